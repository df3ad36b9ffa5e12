// One rehearsal: the engine that runs real responses, under a clock that jumps from one thing to the next, with made-up
// people. The same plan, people, setting and seed give the same run, event by event. Nothing leaves the program.
import type { Plan, ScenarioId } from '#core/plan/plan.ts';
import { nextDue } from '#core/response/clock.ts';
import type { Refusal } from '#core/response/command.ts';
import type { IncidentEvent } from '#core/response/event.ts';
import type { IncidentState } from '#core/response/state.ts';
import type { Roster } from '#core/roster/roster.ts';
import type { Instant } from '#core/time/instant.ts';
import { act } from './acting.ts';
import { makeAgenda } from './agenda.ts';
import { call } from './answering.ts';
import { heedCase } from './case.ts';
import { considerClosing } from './closing.ts';
import { hoursIn } from './hours.ts';
import { logNormal, luckOf } from './luck.ts';
import { USUAL_PEOPLE } from './people-model.ts';
import type { Run, RunCase } from './run.ts';
import { HORIZON, type RosterAt, type Setting } from './setting.ts';
import { type Case, type Doing, type Simulation, tell, throwOf } from './simulation.ts';
import { beginNext, letGo } from './working.ts';

export type Rehearsed =
  | { readonly ok: true; readonly run: Run }
  | { readonly ok: false; readonly refusal: Refusal };

const MOST_TURNS = 20_000;

export function rehearse(
  plan: Plan,
  roster: Roster | RosterAt,
  scenario: ScenarioId,
  setting: Setting,
): Rehearsed {
  const world = begin(plan, typeof roster === 'function' ? roster : () => roster, scenario, setting);
  const cut = goOn(world, setting.at + (setting.horizon ?? HORIZON));
  const [first] = world.cases;
  if (!first?.state)
    return { ok: false, refusal: { code: 'unknown-scenario', detail: { scenario, why: whyNot(world) } } };
  const cases = world.cases.flatMap((one): readonly RunCase[] =>
    one.state === null ? [] : [{ scenario: one.scenario, state: one.state, events: one.events }],
  );
  const { calls, refused, now, luck } = world;
  return { ok: true, run: { seed: luck.seed, began: setting.at, ended: now, cases, calls, refused, cut } };
}

function begin(plan: Plan, rosterAt: RosterAt, scenario: ScenarioId, setting: Setting): Simulation {
  const agenda = makeAgenda<Doing>();
  const world: Simulation = {
    plan,
    rosterAt,
    setting,
    people: setting.people ?? USUAL_PEOPLE,
    silent: new Set(setting.silent),
    luck: luckOf(setting.seed ?? null),
    hours: hoursIn(plan.zone, setting.isDayOff),
    agenda,
    cases: [scenario, ...(setting.also ?? []).map(one => one.scenario)].map(
      (one): Case => ({ scenario: one, plan, state: null, events: [], closing: false }),
    ),
    hands: new Map(),
    calls: [],
    refused: [],
    heed,
    now: setting.at,
  };
  const offsets = [0, ...(setting.also ?? []).map(one => one.after)];
  for (const [index, after] of offsets.entries()) {
    const { median, spread } = world.people.report;
    const known = Math.round(logNormal(throwOf(world, 'report', index), median, spread));
    const occurred = setting.at + after;
    agenda.put(occurred + known, { do: 'report', case: index, occurred });
  }
  return world;
}

/** From one thing to the next, the clock's and the people's, until nothing more happens. */
function goOn(world: Simulation, until: Instant): Run['cut'] {
  const clocks = world.cases.map(() => ({ of: null as IncidentState | null, due: null as Instant | null }));
  for (let turns = 0; turns < MOST_TURNS; turns++) {
    let late: number | null = null; // the case whose clock is the earliest
    let due: Instant | null = null;
    for (const [index, { state }] of world.cases.entries()) {
      const clock = clocks[index];
      if (!clock || state === null) continue;
      if (clock.of !== state)
        Object.assign(clock, { of: state, due: nextDue(world.cases[index]?.plan ?? world.plan, state) });
      if (clock.due !== null && (due === null || clock.due < due)) [late, due] = [index, clock.due];
    }
    const next = world.agenda.next();
    if (due === null && next === null) return null;
    const isClock = due !== null && (next === null || due <= next);
    const at = isClock ? due : next;
    if (at === null || at > until) return isOver(world) ? null : 'horizon';
    world.now = Math.max(world.now, at);
    if (isClock && late !== null) tell(world, late, { type: 'PassTime' });
    else {
      const doing = world.agenda.take()?.item;
      if (doing) act(world, doing);
    }
  }
  return 'too-long';
}

function isOver({ cases }: Simulation): boolean {
  return cases.every(({ state }) => state === null || state.phase === 'filed');
}

const ENDS: ReadonlySet<string> = new Set(['DutyDone', 'DutyWithdrawn', 'DutyWaived']);
const CLOSES: ReadonlySet<string> = new Set([
  ...ENDS,
  'StateEnded',
  'RoundClosed',
  'FactRecorded',
  'EntryAdded',
  'IncidentStoodDown',
  'ScenarioLeft',
]);

function heed(world: Simulation, index: number, events: readonly IncidentEvent[]): void {
  for (const event of events) {
    if (event.type === 'MessageRequested') call(world, index, event);
    heedCase(world, index, event);
    if (ENDS.has(event.type) && 'duty' in event && typeof event.duty === 'string')
      letGo(world, { case: index, duty: event.duty });
  }
  for (const [person, hand] of world.hands)
    if (hand.now === null && hand.waiting.length > 0) beginNext(world, person); // a lock may be gone
  if (events.some(event => CLOSES.has(event.type))) considerClosing(world, index);
}

function whyNot(world: Simulation): string {
  return world.refused[0]?.code ?? '';
}
