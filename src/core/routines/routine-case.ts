// A routine, an exercise or training as a case of its own on the same engine: the plan with a scenario for it, which begins
// when it falls due, has its steps, and is over when they are done.
import type { Edge } from '#core/plan/clock.ts';
import type { Fact, Field, Plan, RoleId, Scenario, Step } from '#core/plan/plan.ts';
import type { Exercise, Routine, Training } from '#core/plan/routine.ts';
import { type Recurring, recurringOf } from './recurring.ts';

/** The state whose beginning starts it, and the instant it must be done by. */
export const ROUTINE_ON = 'routine_on';
export const ROUTINE_DUE = 'routine_due';
/** The step whose answer says whom it posts: roles and people. */
export const POSTING_STEP = 'routine_posting';

/** The plan that the case follows; undefined when the plan has no such thing. */
export function routinePlan(plan: Plan, scenario: string): Plan | undefined {
  const known = cases.get(plan)?.get(scenario);
  if (known) return known;
  const what = recurringOf(plan).find(one => one.scenario === scenario);
  if (!what) return undefined;
  const made = planFor(plan, what);
  const all = cases.get(plan) ?? new Map<string, Plan>();
  all.set(scenario, made);
  cases.set(plan, all);
  return made;
}

/** Kept as long as the plan object is. */
const cases = new WeakMap<Plan, Map<string, Plan>>();

function planFor(plan: Plan, what: Recurring): Plan {
  const steps = stepsOf(plan, what).map(step => withDue({ ...step, scenario: what.scenario }));
  const scenario: Scenario = {
    id: what.scenario,
    title: what.title,
    from: what.of.from,
    starts: ROUTINE_ON,
    steps: steps.map(({ id }) => id),
    never: [],
    stand_down: { when: countsWhen(what), by: commanderOf(what), goes_on: [] },
  };
  return {
    ...plain(plan),
    facts: { ...plan.facts, [ROUTINE_ON]: on(what.title), [ROUTINE_DUE]: due(what.title) },
    scenarios: { [what.scenario]: scenario },
    steps: { ...plan.steps, ...Object.fromEntries(steps.map(step => [step.id, step])) },
  };
}

/** Without what concerns a response alone. */
function plain(plan: Plan): Plan {
  const { gates: _gates, close: _close, grades: _grades, levels: _levels, ...rest } = plan;
  const { rules: _rules, params: _params, questions: _questions, applies_to: _to, ...made } = rest;
  return made;
}

/** When it counts as done; else when all its steps are. */
function countsWhen({ kind, of }: Recurring): string {
  const edge = kind === 'routine' ? (of as Routine).counts_when : undefined;
  return edge?.kind === 'step' ? `${edge.step}.${edge.edge}` : 'true';
}

const on = (title: string): Fact => ({ id: ROUTINE_ON, title, type: 'state', ask: [] });
const due = (title: string): Fact => ({ id: ROUTINE_DUE, title, type: 'time', ask: [] });

/** Done by the end of its window, where the step has no limit of its own. */
function withDue({ part: _part, ...step }: Step): Step {
  if (step.limit || step.due) return step;
  return { ...step, due: { kind: 'before', span: 0, event: ROUTINE_DUE } };
}

function commanderOf({ who }: Recurring): RoleId {
  const party = who === null ? undefined : who.mode === 'any-of' ? who.parties[0] : who.party;
  return party?.kind === 'role' ? party.role : '';
}

function stepsOf(plan: Plan, what: Recurring): readonly Step[] {
  if (what.kind === 'exercise') return ofExercise(what, what.of as Exercise);
  if (what.kind === 'training') return [doIt(what, papersOf(what.of as Training))];
  return ofRoutine(plan, what, what.of as Routine);
}

/** What remains of training; where it is tested, how each did. */
function papersOf({ evidence, tested }: Training): Training['evidence'] {
  return tested ? [...evidence, { id: 'tested', title: '考核结果', kind: 'note' }] : evidence;
}

function ofRoutine(plan: Plan, what: Recurring, routine: Routine): readonly Step[] {
  const written = routine.steps.flatMap(id => plan.steps[id] ?? []);
  const fields = routine.fills.map(
    (role): Field => ({ id: role, title: plan.roles[role]?.title ?? role, type: 'people', required: true }),
  );
  const told = routine.not_done
    ? [
        {
          id: 'not-done',
          offset: 0,
          of: { kind: 'fact' as const, fact: ROUTINE_DUE },
          unless: 'done' as const,
          tell: routine.not_done.tell,
          opens: routine.not_done.opens,
        },
      ]
    : [];
  const title = routine.check === undefined ? what.title : `${what.title}（${routine.check}）`;
  const posting: Step = {
    ...base(what, 'posting', title),
    force: routine.force,
    action: { kind: 'record', in: title, fields },
    after: written.map(({ id }): Edge => ({ kind: 'step', step: id, edge: 'done' })),
  };
  const own = written.length > 0 ? written : fields.length > 0 ? [] : [doIt(what, routine.evidence, title)];
  const steps = [
    ...own.map(step => ({ ...step, force: routine.force })),
    ...(fields.length > 0 ? [posting] : []),
  ];
  const [first, ...others] = steps;
  return first && told.length > 0
    ? [{ ...first, ladder: [...(first.ladder ?? plan.ladder), ...told] }, ...others]
    : steps;
}

/** Prepared, approved by each of those named, held and written up. */
function ofExercise(what: Recurring, exercise: Exercise): readonly Step[] {
  const prepare = base(what, 'prepare', `准备：${what.title}`);
  const approvals = exercise.approved_by.map(
    (role, index): Step => ({
      ...base(what, `approve_${index + 1}`, `审批：${what.title}`),
      action: {
        kind: 'approve',
        by: [{ kind: 'role', role }],
        quorum: 'all',
        on_no: 'back',
        back_to: prepare.id,
      },
      after: [{ kind: 'step', step: prepare.id, edge: 'done' }],
    }),
  );
  const before = approvals.length > 0 ? approvals : [prepare];
  const evidence = exercise.records.map((title, index) => ({
    id: `record_${index + 1}`,
    title,
    kind: 'note' as const,
  }));
  const run: Step = {
    ...base(what, 'run', `组织：${what.title}`),
    action: { kind: 'task', evidence },
    after: before.map(({ id }) => ({ kind: 'step', step: id, edge: 'done' })),
  };
  return [prepare, ...approvals, run];
}

function doIt(what: Recurring, evidence: Routine['evidence'], title = what.title): Step {
  return { ...base(what, 'do_it', title), action: { kind: 'task', evidence } };
}

function base(what: Recurring, id: string, title: string): Step {
  return {
    id: `${what.kind}_${id}`,
    scenario: what.scenario,
    title,
    from: what.of.from,
    force: 'must',
    who: what.who ?? { mode: 'one', party: { kind: 'reporter' } },
    action: { kind: 'task', evidence: [] },
    after: [],
    if_unknown: 'ask',
    opens: [],
  };
}
