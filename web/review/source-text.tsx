// The document as blocks of text, where the original cannot be drawn: pages, headings, tables, notes; clauses marked.
import { memo, type ReactNode, useMemo } from 'react';
import { useText } from '#web/i18n/i18n.ts';
import { Chunks } from './chunks.tsx';
import { firstEndingAfter } from './clause-list.ts';
import { type Marks, markClass } from './marks.ts';
import type { SourceBlock } from './review-data.ts';
import { partsOf, type Unit, unitsOf } from './source-parts.ts';

export function SourceText(props: { readonly blocks: readonly SourceBlock[]; readonly marks: Marks }) {
  const { blocks, marks } = props;
  const units = useMemo(() => unitsOf(blocks), [blocks]);
  const at = marks.clauses.find(({ id }) => id === marks.chosen)?.start;
  const starts = useMemo(() => units.map(({ start }) => ({ start, end: start + 1 })), [units]);
  const keep = at === undefined ? -1 : Math.max(0, firstEndingAfter(starts, at) - 1);
  return (
    <Chunks
      as="div"
      items={units}
      keyOf={unit => `${unit.kind}${unit.start}`}
      keep={keep}
      estimate={48}
      className="src-text"
    >
      {unit => <UnitView key={`${unit.kind}${unit.start}`} unit={unit} marks={marks} />}
    </Chunks>
  );
}

function UnitView(props: { readonly unit: Unit; readonly marks: Marks }): ReactNode {
  const { say } = useText();
  const { unit, marks } = props;
  switch (unit.kind) {
    case 'page':
      return <div className="src-page">{say('review.page', { n: unit.page })}</div>;
    case 'table':
      return (
        <div className="table-block">
          <table className="src-table">
            <tbody>
              {unit.rows.map(row => (
                <tr key={row[0]?.id}>
                  {cellsOf(row).map(cell => (
                    <td key={cell[0]?.id}>
                      {cell.map(block => (
                        <BlockView key={block.id} block={block} marks={marks} />
                      ))}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'block':
      return <BlockView block={unit.block} marks={marks} />;
    default:
      return unit satisfies never;
  }
}

/** Paragraphs of one cell together. */
const cellsOf = (row: readonly SourceBlock[]): readonly SourceBlock[][] => [
  ...Map.groupBy(row, ({ place }) => place.column).values(),
];

function BlockView(props: { readonly block: SourceBlock; readonly marks: Marks }) {
  const { block, marks } = props;
  const parts = partsOf(block, marks.clauses).map(({ start, end, clause }) => ({
    text: block.text.slice(start - block.start, end - block.start),
    clause,
    className: markClass(marks, clause),
  }));
  // A text or PDF has no levels of its own: what was read as a heading looks like one.
  const heading = marks.byId.get(parts[0]?.clause ?? '')?.meaning.kind === 'heading' && parts.length === 1;
  const level = block.level > 0 ? Math.min(block.level, 4) : heading ? 4 : 0;
  const look = level > 0 ? `block block-h${level}` : 'block';
  return (
    <div className={block.kind === 'note' ? `${look} src-note` : look}>
      <Parts parts={parts} seen={JSON.stringify(parts)} />
    </div>
  );
}

type Shown = { readonly text: string; readonly clause: string | null; readonly className: string };

const Parts = memo(
  (props: { readonly parts: readonly Shown[]; readonly seen: string }) =>
    props.parts.map((part, n) => (
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name
        key={n}
        className={part.text.trim() === '' ? undefined : part.className}
        data-clause={part.clause ?? undefined}
      >
        {part.text}
      </span>
    )),
  (a, b) => a.seen === b.seen,
);
