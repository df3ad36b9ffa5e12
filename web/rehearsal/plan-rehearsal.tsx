// Findings of rehearsal beside those of the checker: each scenario played through some times with the people there are.
// Only when it is asked for, since it takes a while.
import { ExperimentOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { PlanVersion } from '#contract/plans.ts';
import { useText } from '#web/i18n/i18n.ts';
import { useManyRuns } from './many-runs.ts';
import { scriptOf } from './rehearsal-search.ts';
import { Findings } from './sum-of-runs.tsx';

const RUNS = 200;

export default function PlanRehearsal(props: { readonly version: PlanVersion }) {
  const { say } = useText();
  const { version } = props;
  const [asked, setAsked] = useState(false);
  const [done, setDone] = useState(0); // one after another: each holds a connection while it runs
  if (version.compiled === null) return null;
  const scenarios = Object.values(version.compiled.scenarios);
  return (
    <section className="plan-rehearsal">
      <h2>{say('rehearsal.planFindings')}</h2>
      {asked ? (
        scenarios
          .slice(0, done + 1)
          .map(({ id, title }, index) => (
            <OfScenario
              key={id}
              version={version}
              scenario={id}
              title={title}
              onDone={() => setDone(index + 1)}
            />
          ))
      ) : (
        <>
          <p className="soft">{say('rehearsal.checkLead', { runs: RUNS })}</p>
          <Button icon={<ExperimentOutlined aria-hidden="true" />} onClick={() => setAsked(true)}>
            {say('rehearsal.check', { runs: RUNS })}
          </Button>
        </>
      )}
    </section>
  );
}

function OfScenario(props: {
  readonly version: PlanVersion;
  readonly scenario: string;
  readonly title: string;
  readonly onDone: () => void;
}) {
  const { say, language } = useText();
  const { version, scenario, title, onDone } = props;
  const query = { ...scriptOf({ scenario }, language), runs: RUNS, seed: 1 };
  const [state] = useManyRuns(version.plan, version.version, query);
  const over = state.kind === 'done' || state.kind === 'failed';
  const told = useRef(false);
  useEffect(() => {
    if (!over || told.current) return;
    told.current = true;
    onDone();
  }, [over, onDone]);
  const search = {
    version: String(version.version),
    scenario,
    many: 'yes',
    runs: String(RUNS),
    seed: '1',
  } as const;
  return (
    <div className="plan-rehearsal-scenario">
      {state.kind === 'done' ? (
        <Findings sum={state.sum} head={<h3>{title}</h3>} />
      ) : (
        <p role="status">
          {title}{' '}
          {state.kind === 'running' && (
            <span className="soft">{say('rehearsal.progress', { done: state.done, runs: state.runs })}</span>
          )}
          {state.kind === 'failed' && <span className="rehearsal-bad">{state.messages[language]}</span>}
        </p>
      )}
      <Link to="/plans/$plan/rehearsal" params={{ plan: version.plan }} search={search}>
        {say('rehearsal.more')}
      </Link>
    </div>
  );
}
