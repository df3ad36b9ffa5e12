// The list of plans, and the place where a new document is brought in.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { listPlans, type PlanRow, PlanVersionState } from '#contract/plans.ts';
import { asked } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { PlanPlaces } from '#web/review/plan-places.tsx';
import { Choice, ListFrame, type ListSearch, pageQuery } from '#web/ui/list.tsx';
import { Page } from '#web/ui/page.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { When } from '#web/ui/time.tsx';
import { ImportPlaybook } from './import-playbook.tsx';
import { Papers } from './life/papers.tsx';
import { Upload } from './upload.tsx';

export function PlansScreen() {
  const { say } = useText();
  const may = useMay();
  const search = useSearch({ from: '/shell/plans' });
  const navigate = useNavigate({ from: '/plans' });
  const state = PlanVersionState.safeParse(search.state).data;
  const page = useQuery({
    ...asked(listPlans, {
      query: {
        ...pageQuery(search),
        ...(state ? { state } : {}),
        ...(search.text ? { text: search.text } : {}),
      },
    }),
    placeholderData: keepPreviousData,
  });
  const onSearch = (next: ListSearch, replace: boolean) => void navigate({ search: next, replace });
  return (
    <Page title={say('nav.plans')} lead={<PlanPlaces />} actions={may('plan.edit') && <ImportPlaybook />}>
      <Papers />
      {may('plan.edit') && <Upload />}
      <ListFrame
        search={search}
        onSearch={onSearch}
        searchLabel={say('plans.search')}
        filters={
          <Choice
            label={say('plans.state')}
            value={state ?? 'all'}
            options={[
              { value: 'all', text: say('value.all') },
              { value: 'in-force', text: say('plan.state.in-force') },
              { value: 'draft', text: say('plan.state.draft') },
            ]}
            onChoose={value => {
              const { state: _state, after: _after, ...rest } = search;
              onSearch(value === 'all' ? rest : { ...rest, state: value }, false);
            }}
          />
        }
        of={page}
        empty={say('plans.empty')}
      >
        {rows => <PlanTable rows={rows} />}
      </ListFrame>
    </Page>
  );
}

function PlanTable(props: { readonly rows: readonly PlanRow[] }) {
  const { say } = useText();
  return (
    <table className="grid grid-cards">
      <thead>
        <tr>
          <th className="grid-main">{say('plans.title')}</th>
          <th>{say('plans.state')}</th>
          <th>{say('plans.scenarios')}</th>
          <th>{say('plans.changed')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map(row => (
          <tr key={row.plan}>
            <td className="grid-main">
              <Link to="/plans/$plan" params={{ plan: row.plan }} className="row-link">
                {row.title}
              </Link>
            </td>
            <td>
              <span className="row-tags">
                {row.in_force !== null && (
                  <Tag tone="ok" icon={icons.done}>
                    {say('plans.inForce', { n: row.in_force })}
                  </Tag>
                )}
                {row.draft !== null && (
                  <Tag tone="warn" icon={icons.draft}>
                    {say('plans.draft', { n: row.draft })}
                  </Tag>
                )}
              </span>
            </td>
            <td className="soft clip" data-label={say('plans.scenarios')}>
              {row.scenarios.length === 0 ? '—' : row.scenarios.map(it => it.title).join(say('review.comma'))}
            </td>
            <td data-label={say('plans.changed')}>
              <When at={row.changed} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
