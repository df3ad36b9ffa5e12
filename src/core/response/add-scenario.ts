// Another scenario on a live case, of one of its plans or of another plan in force: by hand, or because a step uses it. One
// that is under way already is never doubled.
import { beside } from '#core/plan/beside.ts';
import { aliasFor, nameIn } from '#core/plan/case-name.ts';
import { firstNotRun } from '#core/plan/not-run-yet.ts';
import type { Plan, PlanId, ScenarioId } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import { aliasOf } from './case-plans.ts';
import type { Command, Refusal } from './command.ts';
import { commandsCase } from './concerned.ts';
import { missingParams, recordParams, wrongParam } from './params.ts';
import { refusal } from './refuse.ts';
import type { CasePlan, FactValue } from './state.ts';
import { emit, type Work } from './work.ts';

export type Start = {
  readonly plan: PlanId;
  readonly scenario: ScenarioId; // as its own plan names it
  readonly since: Instant;
  readonly mode: CasePlan['mode'];
  readonly by: string | null;
  readonly duty: string | null;
  readonly reason: string;
  readonly facts?: Readonly<Record<string, FactValue>>; // named as its own plan does
};

export function addScenario(
  work: Work,
  command: Extract<Command, { type: 'AddScenario' }>,
  commands: boolean,
): Refusal | null {
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  if (!commandsCase(work, command.by, commands)) return refusal('not-yours', { act: 'add-scenario' });
  if (!command.reason.trim()) return refusal('reason-required', { act: 'add-scenario' });
  const since = command.since ?? command.at ?? work.now;
  if (since > work.now) return refusal('at-in-future', { at: new Date(since).toISOString() });
  return startScenario(work, {
    plan: command.plan ?? work.state.plan.id,
    scenario: command.scenario,
    since,
    mode: 'by-hand',
    by: command.by,
    duty: null,
    reason: command.reason,
    ...(command.facts ? { facts: command.facts } : {}),
  });
}

/** Refused when it is under way already, or cannot be; then nothing has happened. */
export function startScenario(work: Work, start: Start): Refusal | null {
  const found = planFor(work, start.plan);
  if (!found) return refusal('unknown-plan', { plan: start.plan });
  const { alias, all, added } = found;
  const scenario = nameIn(alias, start.scenario);
  const its = all.scenarios[scenario];
  if (!its) return refusal('unknown-scenario', { scenario: start.scenario });
  if (work.state.scenarios.includes(scenario)) return refusal('scenario-under-way', { scenario: its.title });
  const notRun = added ? firstNotRun(added.plan) : null;
  if (notRun !== null) return refusal('not-run-yet', { kind: notRun });
  const facts = Object.fromEntries(
    Object.entries(start.facts ?? {}).map(([id, value]) => [paramIn(all, alias, id), value]),
  );
  const wrong = wrongParam(all, facts) ?? missingParams(all, work.state, alias, facts);
  if (wrong) return wrong;
  const { by, duty, mode, reason } = start;
  if (added) {
    const { version } = added;
    const plan: CasePlan = { alias, id: start.plan, version, since: work.at, mode, by, duty };
    emit(work, { type: 'PlanAdded', plan, reason });
    work.plan = all;
  }
  recordParams(work, facts, start.since, by);
  emit(work, { type: 'ScenarioAdded', scenario, by, by_duty: duty, reason });
  beginScenario(work, scenario, start.since);
  return null;
}

/** The state that it starts from begins, unless it lasts already: then its clocks run from its true origin. */
function beginScenario(work: Work, scenario: ScenarioId, since: Instant): void {
  const starts = work.plan.scenarios[scenario]?.starts;
  if (starts === undefined || work.state.states[starts]?.on) return;
  const round = (work.state.states[starts]?.round ?? 0) + 1;
  emit(work, { type: 'StateBegan', fact: starts, since, round });
}

type Found = {
  readonly alias: string;
  readonly all: Plan; // of the case, with it
  readonly added: { readonly version: number; readonly plan: Plan } | null;
};

function planFor(work: Work, plan: PlanId): Found | null {
  const alias = aliasOf(work.state, plan);
  if (alias !== undefined) return { alias, all: work.plan, added: null };
  const inForce = work.plans?.[plan];
  if (!inForce) return null;
  const taken = (work.state.further ?? []).map(one => one.alias);
  const fresh = aliasFor(plan, taken);
  return { alias: fresh, all: beside(work.plan, fresh, inForce.plan), added: inForce };
}

function paramIn(all: Plan, alias: string, id: string): string {
  const own = nameIn(alias, id);
  return all.params?.[own] ? own : id;
}
