// First step of starting an incident: what has happened? Every scenario of every plan in force, as cards.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { listPlans, type PlanRow } from '#contract/plans.ts';
import { asked } from '#web/app/api.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Loaded, Nothing, Page } from '#web/ui/page.tsx';

export function ReportScreen() {
  const { say } = useText();
  const { text = '' } = useSearch({ from: '/shell/report' });
  const navigate = useNavigate({ from: '/report' });
  const [typed, setTyped] = useState(text);
  const plans = useQuery({
    ...asked(listPlans, { query: { state: 'in-force', limit: 200 } }),
    placeholderData: keepPreviousData,
  });
  const search = (next: string) => {
    setTyped(next);
    void navigate({ search: next ? { text: next } : {}, replace: true });
  };
  return (
    <Page title={say('report.title')} lead={say('report.lead')}>
      <Input
        className="report-search"
        size="large"
        type="search"
        allowClear
        value={typed}
        placeholder={say('report.search')}
        aria-label={say('report.search')}
        onChange={event => search(event.target.value)}
      />
      <Loaded of={plans}>
        {page => (
          <>
            <Scenarios plans={page.items} text={typed.trim().toLowerCase()} />
            {page.next !== null && <p className="soft">{say('report.more')}</p>}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Scenarios(props: { readonly plans: readonly PlanRow[]; readonly text: string }) {
  const { say } = useText();
  const inForce = props.plans.filter(plan => plan.in_force !== null && plan.scenarios.length > 0);
  const shown = inForce
    .map(plan => ({
      plan,
      scenarios: plan.title.toLowerCase().includes(props.text)
        ? plan.scenarios
        : plan.scenarios.filter(it => it.title.toLowerCase().includes(props.text)),
    }))
    .filter(it => it.scenarios.length > 0);
  if (inForce.length === 0)
    return (
      <div className="panel">
        <Nothing text={say('report.empty')} action={<Link to="/plans">{say('report.toPlans')}</Link>} />
      </div>
    );
  if (shown.length === 0)
    return (
      <div className="panel">
        <Nothing text={say('list.none')} />
      </div>
    );
  return shown.map(({ plan, scenarios }) => (
    <section key={plan.plan} className="scenario-group" aria-label={plan.title}>
      <h2>
        {plan.title} <span className="soft">{say('incidents.version', { n: plan.in_force ?? 0 })}</span>
      </h2>
      <div className="scenario-cards">
        {scenarios.map(scenario => (
          <Link
            key={scenario.id}
            to="/report/$plan/$scenario"
            params={{ plan: plan.plan, scenario: scenario.id }}
            className="scenario-card"
            data-testid="scenario"
          >
            <span>{scenario.title}</span>
            <span aria-hidden="true" className="scenario-arrow">
              →
            </span>
          </Link>
        ))}
      </div>
    </section>
  ));
}
