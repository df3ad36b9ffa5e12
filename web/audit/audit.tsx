// The audit log: who did what, whether it was done or refused, latest first.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type AuditRow, listAudit } from '#contract/audit.ts';
import { asked } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { texts } from '#web/i18n/text.ts';
import { useCodeText } from '#web/incidents/marks.tsx';
import { ListFrame, pageQuery } from '#web/ui/list.tsx';
import { Page } from '#web/ui/page.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { When } from '#web/ui/time.tsx';

export function AuditScreen() {
  const { say } = useText();
  const search = useSearch({ from: '/shell/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const page = useQuery({
    ...asked(listAudit, {
      query: { ...pageQuery(search), ...(search.text ? { action: codeOf(search.text) } : {}) },
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <Page title={say('audit.title')} lead={say('audit.lead')}>
      <ListFrame
        search={search}
        onSearch={(next, replace) => void navigate({ search: next, replace })}
        searchLabel={say('audit.search')}
        of={page}
        empty={say('audit.empty')}
      >
        {rows => <AuditTable rows={rows} />}
      </ListFrame>
    </Page>
  );
}

/** The code of an action called by its words in either language; codes are taken as they are. */
function codeOf(said: string): string {
  const found = Object.entries(texts).find(
    ([key, words]) => key.startsWith('audit.do.') && words.some(text => text === said.trim()),
  );
  return found?.[0].slice('audit.do.'.length) ?? said;
}

function AuditTable(props: { readonly rows: readonly AuditRow[] }) {
  const { say } = useText();
  const codeText = useCodeText();
  return (
    <table className="grid grid-cards">
      <thead>
        <tr>
          <th>{say('audit.at')}</th>
          <th>{say('audit.actor')}</th>
          <th className="grid-main">{say('audit.action')}</th>
          <th>{say('audit.object')}</th>
          <th>{say('audit.outcome')}</th>
          <th>{say('audit.address')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(row => (
          <tr key={row.id}>
            <td>
              <When at={row.at} seconds />
            </td>
            <td data-label={say('audit.actor')}>
              {row.actor?.name ?? <span className="soft">{say('log.system')}</span>}
            </td>
            <td className="grid-main">
              <span title={row.action}>{codeText('audit.do.', row.action)}</span>
              {Object.keys(row.detail).length > 0 && (
                <details className="audit-detail">
                  <summary>{say('audit.details')}</summary>
                  <pre>{JSON.stringify(row.detail, null, 2)}</pre>
                </details>
              )}
            </td>
            <td data-label={say('audit.object')}>
              <code className="soft">{row.object}</code>
            </td>
            <td>
              <Tag
                tone={row.outcome === 'done' ? 'ok' : 'danger'}
                icon={row.outcome === 'done' ? icons.done : icons.error}
              >
                {say(`audit.${row.outcome}`)}
              </Tag>
            </td>
            <td data-label={say('audit.address')} className="soft">
              {row.address ?? '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
