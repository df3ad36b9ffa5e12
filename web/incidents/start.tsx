// Second and last step of starting an incident: who will be called and what opens, decided by the engine itself; what is
// known already; then one button.
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Alert, Button, Form, Input, Switch } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type Preview, previewIncident, reportIncident } from '#contract/incidents.ts';
import { getVersion, listPlans } from '#contract/plans.ts';
import type { Fact, Plan } from '#core/plan/plan.ts';
import { ask, asked, changed, commandId } from '#web/app/api.ts';
import { useSession } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Choice } from '#web/ui/list.tsx';
import { Loaded, Page } from '#web/ui/page.tsx';
import { PersonField } from '#web/ui/person-field.tsx';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { icons, Tag } from '#web/ui/tags.tsx';
import { Countdown, When } from '#web/ui/time.tsx';
import { TimeField } from '#web/ui/time-field.tsx';
import { useCodeText } from './marks.tsx';
import { ParamFields, paramValues } from './params.tsx';
import { type StartItems, WhichItems } from './which-items.tsx';

type Known = 'yes' | 'no' | 'unknown';

export function StartScreen() {
  const { say } = useText();
  const { plan, scenario } = useParams({ from: '/shell/report/$plan/$scenario' });
  const plans = useQuery(asked(listPlans, { query: { state: 'in-force', limit: 200 } }));
  const row = plans.data?.items.find(it => it.plan === plan);
  const version = row?.in_force ?? null;
  const inForce = useQuery({
    ...asked(getVersion, { params: { plan, version: version ?? 1 } }),
    enabled: version !== null,
    staleTime: 60_000,
  });
  const title = row?.scenarios.find(it => it.id === scenario)?.title ?? scenario;
  return (
    <Page
      title={title}
      lead={
        <span>
          {row && version !== null ? say('start.from', { plan: row.title, version }) : say('start.title')}
        </span>
      }
    >
      <Start plan={plan} scenario={scenario} title={title} compiled={inForce.data?.compiled ?? null} />
    </Page>
  );
}

function Start(props: {
  readonly plan: string;
  readonly scenario: string;
  readonly title: string;
  readonly compiled: Plan | null;
}) {
  const { say } = useText();
  const navigate = useNavigate();
  const { drill: asDrill, exercise } = useSearch({ from: '/shell/report/$plan/$scenario' });
  const [drill, setDrill] = useState(asDrill === 'yes');
  const [occurred, setOccurred] = useState<string | undefined>();
  const [title, setTitle] = useState('');
  const [reporter, setReporter] = useState<string | undefined>();
  const { person: me } = useSession();
  const [known, setKnown] = useState<Readonly<Record<string, Known>>>({});
  const [params, setParams] = useState<Readonly<Record<string, string | number | boolean>>>({});
  const [items, setItems] = useState<StartItems>({});
  const command = useRef(commandId()); // one id for this screen: pressing twice starts one incident
  const body = {
    plan: props.plan,
    scenarios: [props.scenario],
    kind: drill ? ('drill' as const) : ('incident' as const),
    ...(drill && exercise ? { exercise } : {}),
    ...(occurred ? { occurred } : {}),
    ...(title.trim() ? { title: title.trim() } : {}),
    ...(reporter ? { reporter } : {}),
    facts: {
      ...Object.fromEntries(
        Object.entries(known).flatMap(([id, value]) => (value === 'unknown' ? [] : [[id, value === 'yes']])),
      ),
      ...params,
      ...items,
    },
  };
  const sent = JSON.stringify(body);
  useEffect(() => {
    if (sent) command.current = commandId(); // another body is another command
  }, [sent]);
  const preview = useQuery({
    queryKey: ['preview-incident', body],
    queryFn: ({ signal }) => ask(previewIncident, { body }, signal),
    placeholderData: keepPreviousData,
  });
  const start = useMutation({
    mutationFn: () => ask(reportIncident, { headers: command.current, body }),
    onSuccess: ({ incident }) => {
      void changed('list-incidents', 'list-my-duties');
      void navigate({ to: '/incidents/$incident', params: { incident }, search: {} });
    },
  });
  const future = occurred !== undefined && Date.parse(occurred) > Date.now() + 60_000;
  return (
    <div className="start">
      <div className="start-main">
        <Loaded of={preview}>
          {data => (
            <>
              <RecentOnes recent={data.recent} />
              <PreviewPanel preview={data} />
            </>
          )}
        </Loaded>
      </div>
      <aside className="start-side panel pad">
        <Button
          type="primary"
          size="large"
          block
          className={drill ? 'go' : 'go go-real'}
          loading={start.isPending}
          disabled={future}
          onClick={() => start.mutate()}
          data-testid="start"
        >
          {say(drill ? 'start.goDrill' : 'start.go')}
        </Button>
        {start.error && <ProblemAlert problem={start.error} />}
        <div className="switch-line">
          <Switch id="start-drill" checked={drill} onChange={setDrill} />
          <label htmlFor="start-drill">{say(drill ? 'start.drillOn' : 'start.drill')}</label>
        </div>
        <OccurredField value={occurred} onChange={setOccurred} future={future} />
        <div className="field-line">
          <label className="field-name" htmlFor="start-name">
            {say('start.name')}
          </label>
          <Input
            id="start-name"
            placeholder={props.title}
            value={title}
            maxLength={200}
            onChange={event => setTitle(event.target.value)}
          />
        </div>
        <div className="field-line">
          <span className="field-name">{say('start.reporter')}</span>
          <PersonField label={say('start.reporter')} placeholder={me?.name} onChange={setReporter} />
        </div>
        <Form layout="vertical" onValuesChange={(_, values) => setParams(paramValues(values))}>
          <ParamFields plan={props.compiled} />
        </Form>
        <WhichItems plan={props.compiled} scenario={props.scenario} onChange={setItems} />
        <FactToggles plan={props.compiled} scenario={props.scenario} known={known} onChange={setKnown} />
      </aside>
    </div>
  );
}

function OccurredField(props: {
  readonly value: string | undefined;
  readonly onChange: (iso: string | undefined) => void;
  readonly future: boolean;
}) {
  const { say } = useText();
  return (
    <div className="field-line">
      <span className="field-name">{say('start.occurred')}</span>
      <Choice
        label={say('start.occurred')}
        value={props.value === undefined ? 'now' : 'earlier'}
        options={[
          { value: 'now', text: say('start.occurredNow') },
          { value: 'earlier', text: say('start.occurredEarlier') },
        ]}
        onChoose={value =>
          props.onChange(
            value === 'now' ? undefined : new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString(),
          )
        }
      />
      {props.value !== undefined && (
        <TimeField
          label={say('start.occurred')}
          value={props.value}
          onChange={props.onChange}
          max={Date.now()}
        />
      )}
      {props.future && <span className="field-error">{say('start.futureTime')}</span>}
    </div>
  );
}

/** Yes-no facts that the steps of this scenario ask about; the state that starts it is on by itself. */
function factsOf(plan: Plan, scenario: string): readonly Fact[] {
  const steps = Object.values(plan.steps).filter(step => step.scenario === scenario);
  const text = JSON.stringify(steps);
  return Object.values(plan.facts).filter(fact => fact.type === 'yes-no' && text.includes(fact.id));
}

function FactToggles(props: {
  readonly plan: Plan | null;
  readonly scenario: string;
  readonly known: Readonly<Record<string, Known>>;
  readonly onChange: (known: Readonly<Record<string, Known>>) => void;
}) {
  const { say } = useText();
  const facts = props.plan ? factsOf(props.plan, props.scenario) : [];
  if (facts.length === 0) return null;
  return (
    <div className="field-line">
      <span className="field-name">{say('start.facts')}</span>
      <span className="soft">{say('start.factsLead')}</span>
      {facts.map(fact => (
        <div key={fact.id} className="fact-toggle">
          <span>{fact.title}</span>
          <Choice<Known>
            label={fact.title}
            value={props.known[fact.id] ?? 'unknown'}
            options={[
              { value: 'yes', text: say('value.yes') },
              { value: 'no', text: say('value.no') },
              { value: 'unknown', text: say('value.unknown') },
            ]}
            onChoose={value => props.onChange({ ...props.known, [fact.id]: value })}
          />
        </div>
      ))}
    </div>
  );
}

/** The same trouble ended a short time ago: it may be that incident again. */
function RecentOnes(props: { readonly recent: Preview['recent'] }) {
  const { say } = useText();
  if (props.recent.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      className="problem"
      title={say('recent.title')}
      description={
        <>
          <p>{say('recent.body')}</p>
          <ul>
            {props.recent.map(one => (
              <li key={one.incident}>
                <Link to="/incidents/$incident" params={{ incident: one.incident }} search={{}}>
                  {one.title}
                </Link>{' '}
                <span className="soft">
                  {say('board.stoodDown')} <When at={one.stood_down} />
                </span>
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}

function PreviewPanel(props: { readonly preview: Preview }) {
  const { say } = useText();
  const { duties, later } = props.preview;
  const people = new Set(duties.flatMap(duty => duty.people.map(it => it.person)));
  const nobody = duties.filter(duty => duty.nobody).length;
  return (
    <>
      {nobody > 0 && (
        <Alert
          type="warning"
          showIcon
          className="problem"
          title={say('start.nobodyWarn', { count: nobody })}
        />
      )}
      <div className="panel">
        <h2 className="panel-head">
          {say('start.calls', { count: people.size })}
          <span className="soft">
            {' '}
            · {duties.length === 0 ? say('start.noDuties') : say('start.duties', { count: duties.length })}
          </span>
        </h2>
        <ul className="rows">
          {duties.map(duty => (
            <PreviewDuty key={`${duty.step} ${duty.title}`} duty={duty} />
          ))}
        </ul>
      </div>
      {later.length > 0 && (
        <div className="panel">
          <h2 className="panel-head">{say('start.later')}</h2>
          <ul className="rows">
            {later.map(step => (
              <li key={step.step} className="later-line">
                <span>{step.title}</span>
                <span className="soft">
                  {step.opens ? (
                    <>
                      <When at={step.opens} seconds /> <Countdown at={step.opens} />
                    </>
                  ) : (
                    say('start.laterCondition')
                  )}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function PreviewDuty(props: { readonly duty: Preview['duties'][number] }) {
  const { say } = useText();
  const codeText = useCodeText();
  const { duty } = props;
  return (
    <li className="preview-duty">
      <div className="preview-title">
        <span>{duty.title}</span>
        {duty.nobody && (
          <Tag tone="solid" icon={icons.alarm}>
            {say('start.nobody')}
          </Tag>
        )}
        {duty.force !== 'must' && <Tag tone="quiet">{say(`force.${duty.force}`)}</Tag>}
        <span className="preview-due soft">
          {duty.due ? (
            <>
              {say('start.due')} <When at={duty.due} seconds /> <Countdown at={duty.due} />
            </>
          ) : (
            say('start.noDue')
          )}
        </span>
      </div>
      <ul className="preview-people">
        {duty.people.map(person => (
          <li key={`${person.as}-${person.person}`}>
            <strong>{person.name}</strong>{' '}
            <span className="soft">
              {say(person.as === 'holder' ? 'start.holder' : 'start.receiver')} ·{' '}
              {codeText('why.', person.reason)}
              {person.channels.length > 0 &&
                ` · ${person.channels.map(it => codeText('channel.', it)).join(' / ')}`}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
}
