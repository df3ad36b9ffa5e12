// The structure of a plan: scenarios with their steps (who, when, until when, from which clauses), roles, facts, and the
// values that the text does not give.
import { type ReactNode, useEffect, useState } from 'react';
import type { PlanVersion, StepRow } from '#contract/plans.ts';
import { feelInWords } from '#core/paper/feel-words.ts';
import type { Plan, Scenario } from '#core/plan/plan.ts';
import { type Say, useText } from '#web/i18n/i18n.ts';
import { useCodeText, usePartyText } from '#web/incidents/marks.tsx';
import { Nothing } from '#web/ui/page.tsx';
import { bringIntoView } from '#web/ui/scroll.ts';
import { spanText } from '#web/ui/time.tsx';
import type { ClauseRefs } from './clause-refs.ts';

type Links = {
  readonly refs: ClauseRefs;
  readonly step: string | undefined;
  readonly clause: string | undefined;
  readonly onStep: (step: string) => void;
  readonly onClause: (clause: string) => void;
};

export function Structure(props: Links & { readonly version: PlanVersion }) {
  const { say } = useText();
  const { version, clause } = props;
  const { compiled } = version;
  const scenarios = Map.groupBy(version.steps, step => step.scenario);
  return (
    <div className="structure">
      {clause !== undefined && <ClauseBox {...props} />}
      {version.steps.length === 0 && <Nothing text={say('plan.noSteps')} />}
      {[...scenarios].map(([id, steps]) => (
        <ScenarioBox
          key={id}
          id={id}
          scenario={compiled?.scenarios[id]}
          steps={steps}
          links={props}
          plan={compiled}
        />
      ))}
      {compiled && (
        <>
          <Roles plan={compiled} />
          <Facts plan={compiled} />
          <Filled plan={compiled} />
        </>
      )}
    </div>
  );
}

function ClauseBox(props: Links & { readonly version: PlanVersion }) {
  const { say } = useText();
  const { version, refs } = props;
  const [clause = ''] = refs.idsOf(props.clause ?? '');
  const of = refs.stepsOf(clause);
  const steps = version.steps.filter(step => of.includes(step.id));
  const ignored = version.compiled?.ignored[clause] ?? version.compiled?.ignored[refs.nameOf(clause)];
  return (
    <div className="note-box" role="status">
      <strong>{say('plan.clause', { id: refs.nameOf(clause) })}</strong>
      {steps.length > 0 ? (
        <>
          <p>{say('plan.clauseSteps')}</p>
          <ul className="plain-list">
            {steps.map(step => (
              <li key={step.id}>
                <button type="button" className="link" onClick={() => props.onStep(step.id)}>
                  {step.title}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <p>{ignored ? say('plan.clauseIgnored', { why: ignored }) : say('plan.clauseNone')}</p>
      )}
    </div>
  );
}

function ScenarioBox(props: {
  readonly id: string;
  readonly scenario: Scenario | undefined;
  readonly steps: readonly StepRow[];
  readonly links: Links;
  readonly plan: Plan | null;
}) {
  const { say } = useText();
  const { scenario, steps, links, plan } = props;
  return (
    <section className="scenario">
      <h2>
        {scenario?.title ?? props.id}{' '}
        <span className="soft">{say('plan.steps', { count: steps.length })}</span>
      </h2>
      <ol className="steps">
        {steps.map(step => (
          <Step key={step.id} step={step} links={links} plan={plan} />
        ))}
      </ol>
      {scenario && (
        <p className="soft">
          {say('plan.standDown')} <Condition feel={scenario.stand_down.when} plan={plan} />
        </p>
      )}
    </section>
  );
}

function Step(props: { readonly step: StepRow; readonly links: Links; readonly plan: Plan | null }) {
  const { say, language } = useText();
  const codeText = useCodeText();
  const partyText = usePartyText();
  const { step, links } = props;
  const chosen = links.step === step.id;
  const lit =
    chosen ||
    (links.clause !== undefined &&
      links.refs.idsOf(links.clause).some(id => links.refs.ofStep(step.id).includes(id)));
  const [node, setNode] = useState<HTMLLIElement | null>(null);
  useEffect(() => {
    if (lit && node) bringIntoView(node);
  }, [lit, node]);
  return (
    <li ref={setNode} className={lit ? 'step step-lit' : 'step'} data-step={step.id}>
      <button type="button" className="step-name" aria-pressed={chosen} onClick={() => links.onStep(step.id)}>
        {step.title}
      </button>
      <div className="step-facts">
        <span className="step-kind">{codeText('step.', step.kind)}</span>
        <strong>{partyText(step.who)}</strong>
        {step.to.length > 0 && <span>{say('plan.tells', { names: partyText(step.to) })}</span>}
        {step.limit && (
          <span className="step-limit">
            {say('plan.within', { span: spanText(step.limit.within, say) })}
            {isUrgency(step.limit.word) && inBrackets(say(`duty.urgency.${step.limit.word}`), language)}
          </span>
        )}
        {step.force !== 'must' && <span className="soft">{say(`force.${step.force}`)}</span>}
        {step.when && (
          <span className="soft">
            {say('plan.when')} <Condition feel={step.when} plan={props.plan} />
          </span>
        )}
        <span className="step-clauses">
          {step.clauses.map(id => (
            <button key={id} type="button" className="link" onClick={() => links.onClause(id)}>
              {links.refs.nameOf(links.refs.idsOf(id)[0] ?? id)}
            </button>
          ))}
        </span>
      </div>
    </li>
  );
}

/** A condition in words; as it is written where the mouse rests on it, and while the plan has errors. */
function Condition(props: { readonly feel: string; readonly plan: Plan | null }) {
  const { language } = useText();
  const { feel, plan } = props;
  if (plan === null) return <code>{feel}</code>;
  return (
    <span className="condition" title={feel}>
      {feelInWords(feel, plan, language)}
    </span>
  );
}

const inBrackets = (words: string, language: 'zh' | 'en'): string =>
  language === 'zh' ? `（${words}）` : ` (${words})`;

const isUrgency = (word: string | null): word is 'immediately' | 'promptly' | 'asap' =>
  word === 'immediately' || word === 'promptly' || word === 'asap';

function Fold(props: { readonly title: string; readonly count: number; readonly children: ReactNode }) {
  return (
    <details className="fold" open>
      <summary>
        {props.title} <span className="soft">{props.count}</span>
      </summary>
      {props.children}
    </details>
  );
}

const rolesText = (plan: Plan, ids: readonly string[], say: Say): string =>
  ids.map(id => plan.roles[id]?.title ?? id).join(say('review.comma'));

function Roles(props: { readonly plan: Plan }) {
  const { say } = useText();
  const roles = Object.values(props.plan.roles);
  return (
    <Fold title={say('plan.roles')} count={roles.length}>
      <ul className="tiles">
        {roles.map(role => (
          <li key={role.id}>
            <strong title={role.id}>{role.title}</strong>
            {role.is === 'reporter' && <span className="soft"> {say('why.reporter')}</span>}
            {role.outside && <span className="soft"> {say('plan.outside')}</span>}
            {role.members && (
              <div className="soft">
                {say('plan.members', { names: rolesText(props.plan, role.members, say) })}
              </div>
            )}
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function Facts(props: { readonly plan: Plan }) {
  const { say } = useText();
  const facts = Object.values(props.plan.facts);
  return (
    <Fold title={say('plan.facts')} count={facts.length}>
      <ul className="tiles">
        {facts.map(fact => (
          <li key={fact.id}>
            <strong title={fact.id}>{fact.title}</strong>
            <div className="soft">
              {say(`fact.${fact.type}`)}
              {fact.unit && ` · ${fact.unit}`}
              {fact.values && ` · ${fact.values.join(' / ')}`}
              {fact.ask.length > 0 &&
                ` · ${say('plan.askedOf', { names: rolesText(props.plan, fact.ask, say) })}`}
            </div>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

function Filled(props: { readonly plan: Plan }) {
  const { say } = useText();
  const { filled } = props.plan;
  if (filled.length === 0) return null;
  return (
    <Fold title={say('plan.filled')} count={filled.length}>
      <ul className="plain-list">
        {filled.map(it => (
          <li key={it.at.join(' ')}>
            <code>{it.at.join(say('review.comma'))}</code> {it.why}
          </li>
        ))}
      </ul>
    </Fold>
  );
}
