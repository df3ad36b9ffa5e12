// Makes the board of an incident from its state, the plan version it follows and the roster. Pure: the same in the
// server, in tests and in a rehearsal.
import { feelInWords } from '#core/paper/feel-words.ts';
import type { Fact, Plan } from '#core/plan/plan.ts';
import { factsOfScenario } from '#core/plan/scenario-facts.ts';
import { factOf, itemName, itemOf, keysOf, listItems, titleOfKey } from '#core/response/items.ts';
import type { Duty, IncidentState, Mark } from '#core/response/state.ts';
import { type Instant, toIso } from '#core/time/instant.ts';
import { actsView } from './act-view.ts';
import { askOfField } from './asks.ts';
import type { BoardView, ClosingView, FactView } from './board.ts';
import { type CaseView, caseView, formerView, paramsView } from './case-view.ts';
import { dutyView, entryView, iso, markView, type Names, personRef } from './duty-view.ts';
import { exerciseView } from './exercise-view.ts';
import { factValueOut } from './fact-values.ts';
import { levelsView } from './level-view.ts';
import { questionsView } from './question-view.ts';

export type BoardInput = {
  readonly newer?: Readonly<Record<string, number>>;
  readonly state: IncidentState;
  readonly plan: Plan;
  readonly names: Names;
  readonly next_due: Instant | null;
  readonly closing: {
    readonly may_close: boolean;
    readonly condition: { readonly feel: string; readonly holds: boolean | null };
    readonly ticks: readonly { readonly id: string; readonly title: string; readonly ticked: Mark | null }[];
    readonly open_musts: readonly {
      readonly duty: string;
      readonly title: string;
      readonly waivable: boolean;
    }[];
  };
  readonly now: Instant;
};

export function boardView(input: BoardInput): BoardView {
  const { state, plan, names, next_due, closing, now } = input;
  const duties = Object.values(state.duties).sort(byUrgency);
  return {
    header: { ...headerView(state, plan, names, next_due), ...caseView(state, plan, input.newer ?? {}, now) },
    duties: duties.map(duty => dutyView(duty, plan, state, names)),
    planned: plannedOpenings(state, plan),
    facts: factsShown(plan, state).flatMap(fact =>
      keysOf({ plan, state }, fact.id, undefined).map(key => factView(fact, key, plan, state, names)),
    ),
    logs: Object.entries(state.logs).map(([name, entries]) => ({
      name,
      entries: entries.map(entry => entryView(entry, names)),
    })),
    ...actsView(state, plan, names),
    ...levelsView(state, plan, names),
    closing: closingView(closing, plan, names),
    questions: questionsView(state, plan, names),
    former: formerView(state, plan, names),
    exercise: exerciseView(state, plan),
    params: paramsView(state, plan),
    now: toIso(now),
    seq: state.seq,
  };
}

/** Those the incident's scenarios speak of, and whatever is known besides. */
function factsShown(plan: Plan, state: IncidentState): readonly Fact[] {
  const spokenOf = state.scenarios.flatMap(id => {
    const scenario = plan.scenarios[id];
    return scenario ? [...factsOfScenario(plan, scenario)] : [];
  });
  const shown = new Set([
    ...spokenOf,
    ...[...Object.keys(state.facts), ...Object.keys(state.states)].map(factOf),
  ]);
  return Object.values(plan.facts).filter(fact => shown.has(fact.id));
}

export function closingView(closing: BoardInput['closing'], plan: Plan, names: Names): ClosingView {
  const { feel } = closing.condition;
  return {
    may_close: closing.may_close,
    condition: {
      ...closing.condition,
      words: { zh: feelInWords(feel, plan), en: feelInWords(feel, plan, 'en') },
    },
    ticks: closing.ticks.map(({ id, title, ticked }) => ({ id, title, ticked: markView(ticked, names) })),
    open_musts: closing.open_musts.map(it => ({ ...it })),
  };
}

/** Open before closed; then alarms nobody has seen, overdue, the nearest deadline, the earliest opening. */
export function byUrgency(a: Duty, b: Duty): number {
  if (a.phase !== 'open' && b.phase !== 'open') return (b.closed ?? 0) - (a.closed ?? 0) || order(a.id, b.id);
  return (
    Number(b.phase === 'open') - Number(a.phase === 'open') ||
    Number(isUnseen(b)) - Number(isUnseen(a)) ||
    Number(b.overdue !== null) - Number(a.overdue !== null) ||
    compare(a.due, b.due) ||
    a.opened - b.opened ||
    order(a.id, b.id)
  );
}

const isUnseen = (duty: Duty): boolean => duty.alarm !== null && duty.alarm_seen === null;
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Earlier first; none last. */
function compare(a: Instant | null, b: Instant | null): number {
  if (a === b) return 0;
  return (a ?? Number.POSITIVE_INFINITY) < (b ?? Number.POSITIVE_INFINITY) ? -1 : 1;
}

function headerView(
  state: IncidentState,
  plan: Plan,
  names: Names,
  next_due: Instant | null,
): Omit<BoardView['header'], keyof CaseView> {
  return {
    id: state.id,
    title: state.title,
    kind: state.kind,
    phase: state.phase,
    plan: { id: state.plan.id, title: plan.title, version: state.plan.version },
    zone: plan.zone,
    scenarios: state.scenarios.map(id => ({ id, title: plan.scenarios[id]?.title ?? id })),
    reporter: personRef(state.reporter, names),
    occurred: toIso(state.occurred),
    reported: toIso(state.reported),
    activated: toIso(state.activated),
    stood_down: iso(state.stood_down),
    filed: iso(state.filed),
    next_due: iso(next_due),
    counts: counts(Object.values(state.duties)),
  };
}

function counts(duties: readonly Duty[]): BoardView['header']['counts'] {
  const open = duties.filter(duty => duty.phase === 'open');
  return {
    open: open.length,
    overdue: open.filter(duty => duty.overdue !== null).length,
    alarms: open.filter(duty => duty.alarm !== null).length,
    done: duties.filter(duty => duty.phase === 'done').length,
    unacknowledged: open.filter(duty => duty.acknowledged === null).length,
  };
}

/** Keys of `openings` are "step/round"; earliest first. */
function plannedOpenings(state: IncidentState, plan: Plan): BoardView['planned'] {
  return Object.entries(state.openings)
    .sort(([, a], [, b]) => a - b)
    .map(([opening, opens]) => {
      const step = opening.slice(0, Math.max(opening.indexOf('/'), 0)) || opening;
      return { opening, step, title: plan.steps[step]?.title ?? step, opens: toIso(opens) };
    });
}

function factView(fact: Fact, key: string, plan: Plan, state: IncidentState, names: Names): FactView {
  const known = state.facts[key];
  const round = state.states[key];
  const items = fact.type === 'list' ? listItems({ state }, fact.id) : [];
  return {
    id: key,
    title: titleOfKey({ plan, state }, key),
    type: fact.type,
    unit: fact.unit ?? null,
    values: [...(fact.values ?? [])],
    fields: (fact.fields ?? []).map(askOfField),
    known: known !== undefined && known.value !== null,
    value: factValueOut(known?.value ?? null),
    observed: iso(known?.observed ?? null),
    recorded: iso(known?.recorded ?? null),
    by: known ? personRef(known.by, names) : null,
    state: round
      ? {
          on: round.on,
          since: iso(round.since),
          ended: iso(round.ended),
          round: round.round,
          settled: round.settled,
        }
      : null,
    item: itemOf(key) ?? null,
    derived: fact.when !== undefined,
    items: items.map(entry => ({ id: entry.id, name: itemName(entry) })),
    asked: openQuestion(fact, itemOf(key), state, names),
  };
}

function openQuestion(
  fact: Fact,
  item: string | undefined,
  state: IncidentState,
  names: Names,
): FactView['asked'] {
  const duty = Object.values(state.duties).find(
    it => it.fact === fact.id && it.phase === 'open' && (it.item ?? undefined) === item,
  );
  if (!duty) return null;
  const of = duty.holders.map(it => ({ ...personRef(it.person, names), reason: it.reason }));
  return { duty: duty.id, of };
}
