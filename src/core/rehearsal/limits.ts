// How the limits of one run fared: each duty that had one, how long it took and whether that was in time.
import type { Plan, StepId } from '#core/plan/plan.ts';
import type { Duty, DutyId } from '#core/response/state.ts';
import type { Millis } from '#core/time/instant.ts';
import type { Run } from './run.ts';

/** `void`: not needed any more before it was due; `ahead`: not due yet when the rehearsal ended. */
export type LimitOutcome = 'kept' | 'late' | 'never' | 'void' | 'ahead';

export type LimitSeen = {
  readonly key: LimitKey;
  readonly duty: DutyId;
  readonly case: number;
  readonly force: Duty['force'];
  readonly outcome: LimitOutcome;
  readonly within: Millis | null; // from the start of its clock; null where that is no span
  readonly took: Millis | null; // from the start of its clock until it was done
  readonly posts: readonly string[]; // who had to do or to answer it
};

/** The step, or `ask:<fact>` for a question. */
export type LimitKey = string;

export function limitsOf(plan: Plan, run: Run): readonly LimitSeen[] {
  return run.cases.flatMap(({ state }, index) =>
    Object.values(state.duties).flatMap((duty): readonly LimitSeen[] => {
      if (duty.due === null || duty.force === 'may') return [];
      const within = withinOf(plan, duty);
      const began = within === null ? duty.opened : duty.due - within;
      return [
        {
          key: keyOf(duty),
          duty: duty.id,
          case: index,
          force: duty.force,
          outcome: outcomeOf(duty, duty.due, run.ended),
          within,
          took: duty.done === null ? null : duty.done.at - began,
          posts: postsOf(plan, duty),
        },
      ];
    }),
  );
}

export function keyOf(duty: Pick<Duty, 'step' | 'fact' | 'id'>): LimitKey {
  return duty.step ?? (duty.fact === null ? duty.id : `ask:${duty.fact}`);
}

function outcomeOf(duty: Duty, due: number, ended: number): LimitOutcome {
  switch (duty.phase) {
    case 'done':
      return duty.late === null ? 'kept' : 'late';
    case 'open':
      return ended > due ? 'never' : 'ahead';
    case 'waived':
    case 'withdrawn':
      return duty.overdue === null ? 'void' : 'never';
    default:
      return duty.phase satisfies never;
  }
}

function withinOf(plan: Plan, duty: Duty): Millis | null {
  if (duty.step === null) return duty.due === null ? null : duty.due - duty.opened;
  return plan.steps[duty.step]?.limit?.within ?? null;
}

/** Those whose doing or answering ends the duty: receivers of what must be acknowledged, approvers, else the doers. */
export function postsOf(plan: Plan, duty: Pick<Duty, 'step' | 'fact'>): readonly string[] {
  if (duty.step === null) return duty.fact === null ? [] : (plan.facts[duty.fact]?.ask ?? []);
  const step = plan.steps[duty.step];
  if (!step) return [];
  const { action, who } = step;
  const parties =
    action.kind === 'notify' && action.done === 'acknowledged'
      ? action.to
      : action.kind === 'approve'
        ? action.by
        : who.mode === 'any-of'
          ? who.parties
          : [who.party];
  return [
    ...new Set(
      parties.flatMap(party => {
        if (party.kind !== 'role') return [party.kind];
        return plan.roles[party.role]?.members ?? [party.role];
      }),
    ),
  ];
}

/** The title of what a key stands for. */
export function titleOf(plan: Plan, key: LimitKey): string {
  const fact = key.startsWith('ask:') ? plan.facts[key.slice(4)] : undefined;
  return plan.steps[key as StepId]?.title ?? fact?.title ?? key;
}
