// What belongs to the case as a whole in a rehearsal: questions of the text are answered, conditions of closing ticked, a
// second plan's trouble ends, and a plan that was called is ended by whom it names.
import { aliasIn } from '#core/plan/case-name.ts';
import type { Param } from '#core/plan/head.ts';
import type { Plan, ScenarioId } from '#core/plan/plan.ts';
import { closingOf, conditionsToTick } from '#core/response/close.ts';
import type { IncidentEvent } from '#core/response/event.ts';
import type { FactValue } from '#core/response/state.ts';
import { openDuties } from '#core/response/work.ts';
import type { PersonId } from '#core/roster/roster.ts';
import { type Instant, toIso } from '#core/time/instant.ts';
import { whoHolds } from './closing.ts';
import { logNormal } from './luck.ts';
import { SAID } from './made-up-values.ts';
import { type Doing, type Simulation, tell, throwOf } from './simulation.ts';

/** Each question is answered once it locks something, by whom it is asked of. */
export function heedCase(world: Simulation, index: number, event: IncidentEvent): void {
  if (event.type === 'DutyOpened') heedLocks(world, index, event.duty.locks ?? []);
  if (event.type === 'DutyLocked') heedLocks(world, index, event.locks);
  if (event.type === 'ScenarioAdded') endLater(world, index, event.scenario);
  if (event.type === 'StateEnded' || event.type === 'DutyDone' || event.type === 'DutyWithdrawn')
    considerEnding(world, index);
}

function heedLocks(world: Simulation, index: number, locks: readonly string[]): void {
  const state = world.cases[index]?.state;
  for (const lock of locks) {
    const question = /^question:(.+)$/.exec(lock)?.[1];
    const ask = question === undefined ? undefined : world.plan.questions?.[question]?.ask;
    const person = state && ask !== undefined ? whoHolds(world, state, [ask]) : null;
    if (question === undefined || person === null) continue;
    world.agenda.put(world.now + thinking(world, 'reply', question), {
      do: 'reply',
      case: index,
      question,
      person,
    });
  }
}

/** What a second plan is about lasts as long as other troubles do. */
function endLater(world: Simulation, index: number, scenario: ScenarioId): void {
  const fact = world.plan.scenarios[scenario]?.starts;
  if (fact === undefined) return;
  const { median, spread } = world.people.lasts;
  const span = Math.round(logNormal(throwOf(world, 'lasts', index, scenario), median, spread));
  world.agenda.put(world.now + Math.max(1000, span), { do: 'fact', case: index, fact, value: false });
}

/** A plan that a step waits for is ended as soon as it may be. */
function considerEnding(world: Simulation, index: number): void {
  const state = world.cases[index]?.state;
  if (state?.phase !== 'active' || state.scenarios.length < 2) return;
  const waiting = openDuties(state).some(({ step }) => {
    const action = step === null ? undefined : world.plan.steps[step]?.action;
    return action?.kind === 'use' && action.mode === 'call';
  });
  if (!waiting) return;
  const called = (state.further ?? []).filter(({ mode }) => mode === 'call').map(({ alias }) => alias);
  for (const scenario of state.scenarios.filter(one => called.includes(aliasIn(one)))) {
    const by = world.plan.scenarios[scenario]?.stand_down.by;
    const person = by === undefined ? null : whoHolds(world, state, [by]);
    if (person === null || !closingOf({ plan: world.plan, state }, scenario).may_close) continue;
    const at = world.now + thinking(world, 'ends', scenario);
    world.agenda.put(at, { do: 'end', case: index, scenario, person });
  }
}

export function actOnCase(world: Simulation, doing: Extract<Doing, { do: 'reply' | 'end' }>): void {
  const state = world.cases[doing.case]?.state;
  const { person: by } = doing;
  if (doing.do === 'reply') {
    if (state?.answered?.[doing.question]) return;
    tell(world, doing.case, { type: 'AnswerQuestion', question: doing.question, text: SAID, by });
  } else if (state?.scenarios.includes(doing.scenario))
    tell(world, doing.case, {
      type: 'EndScenario',
      scenario: doing.scenario,
      reason: SAID,
      waivers: {},
      by,
    });
}

export function tickAll(world: Simulation, index: number, by: PersonId): void {
  const state = world.cases[index]?.state;
  if (!state) return;
  for (const { id } of conditionsToTick({ plan: world.plan, state }))
    tell(world, index, { type: 'TickCondition', condition: id, ticked: true, by });
}

/** What the plan asks for at opening, of the right type; the script may say otherwise. */
export function madeUpParams(plan: Plan, at: Instant): Readonly<Record<string, FactValue>> {
  return Object.fromEntries(
    Object.values(plan.params ?? {})
      .filter(({ required }) => required)
      .map(param => [param.id, madeUp(param, at)]),
  );
}

function madeUp({ type, values = [] }: Param, at: Instant): FactValue {
  switch (type) {
    case 'yes-no':
    case 'state':
      return true;
    case 'number':
      return 1;
    case 'one-of':
      return values[0] ?? '';
    case 'date':
      return toIso(at).slice(0, 10);
    case 'time':
      return toIso(at);
    case 'list':
    case 'people':
      return [];
    case 'text':
    case 'place':
      return SAID;
    default:
      return type satisfies never;
  }
}

function thinking(world: Simulation, what: string, about: string): number {
  const { median, spread } = world.people.work.decide ?? { median: 60_000, spread: 0 };
  return Math.max(1000, Math.round(logNormal(throwOf(world, what, about), median, spread)));
}
