// Every document that was brought in, with what became of it: read, refused and why, a plan printed here, or waiting for an
// answer. The original is kept and can be had back.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { downloadDocument } from '#contract/plans.ts';
import { addressOf } from '#contract/route.ts';
import { listUploads, type UploadRow } from '#contract/uploads.ts';
import { asked } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { PlanPlaces } from '#web/review/plan-places.tsx';
import { ProgressBar } from '#web/review/review-head.tsx';
import { ListFrame, pageQuery } from '#web/ui/list.tsx';
import { Page } from '#web/ui/page.tsx';
import { icons, Tag, type Tone } from '#web/ui/tags.tsx';
import { When } from '#web/ui/time.tsx';
import { type Asked, SameTitleDialog, shareText } from './same-title-dialog.tsx';
import { Upload } from './upload.tsx';

export function UploadsScreen() {
  const { say } = useText();
  const may = useMay();
  const search = useSearch({ from: '/shell/uploads' });
  const navigate = useNavigate({ from: '/uploads' });
  const page = useQuery({
    ...asked(listUploads, { query: { ...pageQuery(search), ...(search.text ? { text: search.text } : {}) } }),
    placeholderData: keepPreviousData,
  });
  const [asking, setAsking] = useState<Asked | null>(null);
  return (
    <Page title={say('nav.plans')} lead={<PlanPlaces />}>
      {may('plan.edit') && <Upload />}
      <ListFrame
        search={search}
        onSearch={(next, replace) => void navigate({ search: next, replace })}
        searchLabel={say('uploads.search')}
        of={page}
        empty={say('uploads.empty')}
      >
        {rows => <UploadTable rows={rows} onAnswer={setAsking} />}
      </ListFrame>
      {asking && <SameTitleDialog asked={asking} onClose={() => setAsking(null)} />}
    </Page>
  );
}

const LOOKS: Readonly<
  Record<UploadRow['state'], { readonly tone: Tone; readonly icon: keyof typeof icons }>
> = {
  read: { tone: 'ok', icon: 'done' },
  printed: { tone: 'info', icon: 'note' },
  waiting: { tone: 'warn', icon: 'waiting' },
  refused: { tone: 'danger', icon: 'error' },
};

function UploadTable(props: {
  readonly rows: readonly UploadRow[];
  readonly onAnswer: (asked: Asked) => void;
}) {
  const { say } = useText();
  return (
    <table className="grid grid-cards">
      <thead>
        <tr>
          <th className="grid-main">{say('uploads.file')}</th>
          <th>{say('uploads.state')}</th>
          <th>{say('uploads.became')}</th>
          <th>{say('reviews.uploaded')}</th>
          <th className="grid-end">
            <span className="sr-only">{say('plan.original')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(row => (
          <tr key={row.document} data-upload={row.document}>
            <td className="grid-main">
              <span className="row-name">{row.name}</span>{' '}
              <span className="soft num">{sizeText(row.size)}</span>
            </td>
            <td>
              <Tag tone={LOOKS[row.state].tone} icon={icons[LOOKS[row.state].icon]}>
                {say(`uploads.state.${row.state}`)}
              </Tag>
            </td>
            <td data-label={say('uploads.became')}>
              <Became row={row} onAnswer={props.onAnswer} />
            </td>
            <td data-label={say('reviews.uploaded')}>
              <When at={row.uploaded} /> <span className="soft">{row.by.name}</span>
            </td>
            <td className="grid-end">
              <Button
                size="small"
                href={addressOf(downloadDocument, { params: { document: row.document } })}
                download={row.name}
                aria-label={say('uploads.originalOf', { name: row.name })}
              >
                {say('plan.original')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Became(props: { readonly row: UploadRow; readonly onAnswer: (asked: Asked) => void }) {
  const { say, language } = useText();
  const may = useMay();
  const { row } = props;
  const { document, name, state, why, question, plan, version, edition, settled, clauses } = row;
  switch (state) {
    case 'refused':
      return <span>{why?.[language]}</span>;
    case 'waiting':
      if (!question) return null;
      return (
        <span className="upload-question">
          <span>
            {say('uploads.asks', { title: question.title })} {shareText(question, say)}
          </span>
          {may('plan.edit') && (
            <Button size="small" onClick={() => props.onAnswer({ document, name, question })}>
              {say('uploads.answer')}
            </Button>
          )}
        </span>
      );
    case 'printed':
      return (
        <span className="upload-read">
          <span>{say('uploads.printed')}</span>
          {plan !== null && (
            <Link
              to="/plans/$plan"
              params={{ plan }}
              search={version === null ? {} : { version: String(version) }}
            >
              {say('review.toPlan')}
            </Link>
          )}
        </span>
      );
    case 'read':
      return (
        <span className="upload-read">
          {edition !== null && <ProgressBar done={settled} all={clauses} />}
          <Link to="/documents/$document/review" params={{ document }}>
            {say('plan.review')}
          </Link>
          {plan !== null && (
            <Link to="/plans/$plan" params={{ plan }}>
              {say('review.toPlan')}
            </Link>
          )}
        </span>
      );
    default:
      return state satisfies never;
  }
}

/** "3 KB", "1.2 MB" */
function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
