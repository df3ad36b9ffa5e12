// A pair of clauses: how alike they are, in which respects they differ, where each stands.
import {
  ArrowRightOutlined,
  CheckCircleFilled,
  DiffOutlined,
  FileTextOutlined,
  MinusCircleOutlined,
  PlusCircleOutlined,
} from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ComparedRow, DocumentComparison, Likeness } from '#contract/compare.ts';
import { Modality } from '#contract/review-clause.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Tag, type Tone } from '#web/ui/tags.tsx';
import { PairItem, type Side } from './pair.tsx';

const LOOKS: Readonly<Record<Likeness, { readonly tone: Tone; readonly icon: ReactNode }>> = {
  same: { tone: 'ok', icon: <CheckCircleFilled /> },
  worded: { tone: 'info', icon: <FileTextOutlined /> },
  differs: { tone: 'warn', icon: <DiffOutlined /> },
  'only-before': { tone: 'danger', icon: <MinusCircleOutlined /> },
  'only-after': { tone: 'danger', icon: <PlusCircleOutlined /> },
};

export function ClauseRow(props: { readonly row: ComparedRow; readonly summary: DocumentComparison }) {
  const { say } = useText();
  const { row, summary } = props;
  const { tone, icon } = LOOKS[row.likeness];
  const said = (field: ComparedRow['fields'][number]['field'], value: string) => {
    const force = field === 'modality' ? Modality.safeParse(value).data : undefined;
    return force === undefined ? value : say(`review.force.${force}`);
  };
  return (
    <PairItem
      head={
        <>
          <Tag tone={tone} icon={icon}>
            {say(`compare.likeness.${row.likeness}`)}
          </Tag>
          {row.moved && (
            <Tag tone="quiet" icon={<ArrowRightOutlined />}>
              {say('compare.moved')}
            </Tag>
          )}
          {!row.duty && <span className="soft">{say('compare.statement')}</span>}
        </>
      }
      fields={row.fields.map(({ field, before, after }) => ({
        key: field,
        name: say(`review.field.${field}`),
        before: said(field, before),
        after: said(field, after),
      }))}
      before={sideOf(row.before, summary.before.document)}
      after={sideOf(row.after, summary.after.document)}
    />
  );
}

function sideOf(side: ComparedRow['before'], document: string): Side | null {
  if (side === null) return null;
  return { text: side.quote, place: <Place side={side} document={document} /> };
}

/** The last two headings above it say where it stands; the link leads to it in its document. */
function Place(props: { readonly side: NonNullable<ComparedRow['before']>; readonly document: string }) {
  const { say } = useText();
  const { side, document } = props;
  const above = side.path.slice(-2).join(' › ');
  return (
    <Link
      to="/documents/$document/review"
      params={{ document }}
      search={{ show: 'all', clause: side.clause }}
      className="quiet-link pair-link"
      aria-label={say('compare.toClause', { place: [side.number, above].filter(Boolean).join(' ') })}
    >
      {[side.number, above].filter(Boolean).join(' ') || side.clause}
    </Link>
  );
}
