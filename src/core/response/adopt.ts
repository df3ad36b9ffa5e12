// A running case takes over a newer version of one of its plans, as an act in the log. Duties whose step is still there go on
// under it; what becomes of those whose step is gone, whoever commands decides one by one; new steps open with clocks from
// their true origin.
import { firstNotRun } from '#core/plan/not-run-yet.ts';
import type { Plan, StepId } from '#core/plan/plan.ts';
import { aliasOf } from './case-plans.ts';
import { withdraw } from './closing-commands.ts';
import type { Command, Refusal } from './command.ts';
import { commandsCase } from './concerned.ts';
import { leave } from './leave-scenario.ts';
import { refusal } from './refuse.ts';
import type { Duty, IncidentState } from './state.ts';
import { emit, openDuties, type Work } from './work.ts';

export type Adoption = {
  readonly goes: readonly Duty[]; // open, and its step is not in the new version: to be decided
  readonly other: readonly Duty[]; // open, and its step is of another kind now: withdrawn, and opened anew
  readonly comes: readonly StepId[]; // steps of running scenarios that the old version does not have
  readonly changed: readonly StepId[]; // the same step, written differently
  readonly leaves: readonly string[]; // running scenarios that the new version does not have
};

/** What a version would change for this case; plans are those of the whole case. */
export function adoptionOf(state: IncidentState, before: Plan, after: Plan): Adoption {
  const open = openDuties(state).filter(({ step }) => step !== null && before.steps[step] !== undefined);
  const gone = open.filter(({ step }) => step !== null && after.steps[step] === undefined);
  const other = open.filter(duty => {
    const step = duty.step === null ? undefined : after.steps[duty.step];
    return step !== undefined && step.action.kind !== duty.kind;
  });
  const running = state.scenarios.flatMap(scenario => after.scenarios[scenario]?.steps ?? []);
  return {
    goes: gone,
    other,
    comes: running.filter(step => before.steps[step] === undefined),
    changed: running.filter(step => before.steps[step] !== undefined && differs(before, after, step)),
    leaves: state.scenarios.filter(scenario => after.scenarios[scenario] === undefined),
  };
}

function differs(before: Plan, after: Plan, step: StepId): boolean {
  return JSON.stringify(before.steps[step]) !== JSON.stringify(after.steps[step]);
}

export function adoptVersion(
  work: Work,
  command: Extract<Command, { type: 'AdoptVersion' }>,
  commands: boolean,
): Refusal | null {
  const { state, adopting: after } = work;
  const id = command.plan ?? state.plan.id;
  const alias = aliasOf(state, id);
  if (state.phase !== 'active') return refusal('incident-closed', { phase: state.phase });
  if (alias === undefined) return refusal('unknown-plan', { plan: id });
  if (!commandsCase(work, command.by, commands)) return refusal('not-yours', { act: 'adopt' });
  if (!command.reason.trim()) return refusal('reason-required', { act: 'adopt' });
  const from = versionOf(state, alias);
  if (command.version <= from || !after)
    return refusal('not-a-newer-version', { version: String(command.version), present: String(from) });
  const notRun = firstNotRun(after);
  if (notRun !== null) return refusal('not-run-yet', { kind: notRun });
  const found = adoptionOf(state, work.plan, after);
  if (found.leaves.length === state.scenarios.length)
    return refusal('last-scenario', { scenario: found.leaves.join(', ') });
  const undecided = found.goes.filter(duty => command.gone[duty.id] === undefined);
  if (undecided.length > 0)
    return refusal('gone-undecided', { duties: undecided.map(({ title }) => title).join('、') });
  follow(work, command, alias, from, found, after);
  return null;
}

function follow(
  work: Work,
  { by, reason, version, gone, plan }: Extract<Command, { type: 'AdoptVersion' }>,
  alias: string,
  from: number,
  found: Adoption,
  after: Plan,
): void {
  for (const duty of found.goes) if (gone[duty.id] === 'withdraw') withdraw(work, duty, `version:${version}`);
  for (const duty of found.other) withdraw(work, duty, `version:${version}`);
  for (const scenario of found.leaves)
    leave(
      work,
      scenario,
      { how: 'not-in-version', by, reason },
      found.goes.filter(duty => gone[duty.id] === 'keep').map(({ id }) => id),
    );
  emit(work, {
    type: 'VersionAdopted',
    alias,
    plan: { id: plan ?? work.state.plan.id, version },
    from,
    gone: found.goes.map(({ id }) => id),
    by,
    reason,
  });
  work.plan = after;
  planAnew(work);
}

/** What the old version had planned by the clock the new one plans again, if it does. */
function planAnew(work: Work): void {
  for (const [opening, was] of Object.entries(work.state.openings))
    emit(work, { type: 'OpeningSet', opening, due: null, was });
}

function versionOf(state: IncidentState, alias: string): number {
  return state.further?.find(one => one.alias === alias)?.version ?? state.plan.version;
}
