// A scenario of the draft: the state that starts it, its steps in the order of the text, what is never to be done, what goes on
// after it, and who stands it down.
import type { WrittenScenario, WrittenStep } from '#core/plan/plan-schema.ts';
import { formatDuration } from '#core/time/instant.ts';
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';
import { partyOf } from './actions/notify.ts';
import type { Closing } from './closing.ts';
import type { Drafting } from './drafting.ts';
import { heldBack } from './held-back.ts';
import { partOf } from './part-of-clause.ts';
import { excepted, type Never, prohibitionOf } from './prohibition.ts';
import { newStage, type Stage } from './stage.ts';
import { stepsOf } from './steps.ts';
import { isWindow, windowsIn } from './windows.ts';

export type Staged = {
  readonly name: string;
  readonly trigger: string | null;
  readonly heading: Clause | undefined;
  readonly clauses: readonly Clause[];
  readonly events: readonly string[];
  readonly wanted?: string; // its id
  readonly subject: string;
  readonly others: readonly { readonly name: string; readonly state: string }[];
};

type Built = {
  readonly steps: Record<string, WrittenStep>;
  readonly never: Never;
  readonly goesOn: string[];
};

export function scenarioOf(
  staged: Staged,
  closing: Closing,
  drafting: Drafting,
): readonly [id: string, scenario: WrittenScenario] {
  const { ids, gaps } = drafting;
  const { name, trigger, heading, events } = staged;
  const id = ids.named('scenarios', name, staged.wanted);
  const state = stateOf(staged, drafting);
  const built: Built = { steps: {}, never: {}, goesOn: [] };
  const { subject, others } = staged;
  const about = { name, trigger, state, events, subject, others };
  const during = newStage({ ...about, over: false });
  const over = newStage({ ...about, over: true });
  for (let i = 0; i < staged.clauses.length; i++) {
    const clause = staged.clauses[i];
    if (clause === undefined) continue;
    const windows = windowRun(staged.clauses, i);
    if (windows.length > 1) {
      addWindows(windows, during, built, drafting);
      i += windows.length - 1;
    } else if (partOf(clause) === 'after') addAfter(clause, over, built, drafting);
    else if (clause.modality === 'must_not') {
      const next = staged.clauses[i + 1];
      Object.assign(built.never, prohibitionOf(clause, during, drafting, next));
      if (excepted(next) !== undefined) i += 1;
    } else if (!addRung(clause, during, built, drafting) && !addReceiver(clause, during, built, drafting))
      addSteps(clause, during, built, drafting);
  }
  if (Object.keys(built.steps).length === 0) {
    const step = ids.ofClause('settle', id, 'settle');
    built.steps[step] = { do: `处置：${name}`, who: drafting.commander() ?? drafting.parties.unassigned() };
    gaps.add({ code: 'steps-missing', at: step, why: `条文没有写“${name}”怎么处置` });
  }
  return [
    id,
    {
      title: name,
      ...(heading === undefined ? {} : { from: heading.id }),
      starts: state,
      steps: built.steps,
      ...(Object.keys(built.never).length === 0 ? {} : { never: built.never }),
      stand_down: standDown(id, state, built, closing, drafting),
    },
  ];
}

function addSteps(clause: Clause, stage: Stage, built: Built, drafting: Drafting): void {
  const held = heldBack(clause, stage, drafting);
  if (held !== undefined) {
    for (const [step, written] of held.steps) built.steps[step] = written;
    Object.assign(built.never, held.never);
    return;
  }
  const [previous] = stage.last();
  const { steps, gates } = stepsOf(clause, stage, drafting);
  for (const [step, written] of steps) built.steps[step] = written;
  const locked = previous === undefined || gates === undefined ? undefined : built.steps[previous.id];
  if (locked === undefined || previous === undefined || gates === undefined) return;
  // "但须先征得…同意" locks the step before it
  const key = drafting.runs('needs') ? 'needs' : 'after';
  built.steps[previous.id] = { ...locked, [key]: [...new Set([locked[key] ?? [], gates].flat())] };
}

/** The state that starts a scenario. */
export function stateOf({ name, wanted, heading }: Staged, { ids, facts }: Drafting): string {
  return facts.state(`${ids.named('scenarios', name, wanted)}_state`, name, heading?.id);
}

function standDown(
  id: string,
  state: string,
  { goesOn, steps }: Built,
  closing: Closing,
  drafting: Drafting,
): NonNullable<WrittenScenario['stand_down']> {
  const { commander, gaps } = drafting;
  const by = closing.by ?? commander();
  if (!closing.said)
    gaps.add({
      code: 'stand-down-proposed',
      at: `${id}.stand_down`,
      why: '条文没有写全何时、由谁解除；暂定状态结束后由指挥人员解除',
    });
  const on = goesOn.filter(step => Object.hasOwn(steps, step));
  return {
    when: [`not(${state})`, ...closing.conditions].join(' and '),
    by: by ?? drafting.parties.unassigned(),
    ...(on.length === 0 ? {} : { goes_on: on }),
  };
}

/** What goes on after the response: opens when the state is over and stays open past standing down. */
function addAfter(clause: Clause, stage: Stage, built: Built, drafting: Drafting): void {
  if (clause.modality === 'must_not') {
    Object.assign(built.never, prohibitionOf(clause, stage, drafting));
    return;
  }
  for (const [id, step] of stepsOf(clause, stage, drafting).steps) {
    const waits = step.after !== undefined || step.opens !== undefined || step.together !== undefined;
    const { while: _, ...lasting } = step;
    built.steps[id] = waits ? lasting : { ...lasting, opens: [`${stage.state}.ended`] };
    built.goesOn.push(id);
  }
}

// ---------------------------------------------------------------- windows of the day

function windowRun(clauses: readonly Clause[], at: number): readonly Clause[] {
  const run: Clause[] = [];
  for (let i = at; i < clauses.length; i++) {
    const clause = clauses[i];
    if (clause === undefined || !isWindow(clause)) break;
    run.push(clause);
  }
  return windowsIn(run) === undefined ? [] : run;
}

function addWindows(run: readonly Clause[], stage: Stage, built: Built, drafting: Drafting): void {
  const [first] = run;
  const windows = windowsIn(run);
  if (first === undefined || windows === undefined) return;
  const plain: Clause = { ...first, deadline: null, condition: null };
  const from = run.map(({ id }) => id);
  for (const [id, step] of stepsOf(plain, stage, drafting).steps) {
    const by = drafting.runs('by') ? { by: { of: `${stage.state}.since`, windows: [...windows] } } : {};
    if (!drafting.runs('by'))
      drafting.gaps.add({
        code: 'limit-open',
        at: `${id}.by`,
        clause: first.id,
        value: run.map(({ quote }) => quote.trim()).join(''),
        why: `条文按发生的时段规定提交时间（${windows.map(({ since, until, due }) => `${since}–${until}：${due}`).join('；')}）`,
      });
    built.steps[id] = { ...step, do: windowWords(first), ...by, from };
  }
}

function windowWords({ quote, evidence }: Clause): string {
  const what = evidence[0] ?? /(?:提交|上报|报送)([^,，。;；]{2,12}报告)/.exec(quote)?.[1] ?? '报告';
  return `按发生时段提交${bareText(what)}`;
}

// ---------------------------------------------------------------- rungs

const NO_ANSWER = /无应答|无人(?:接|应|回)|不接|联系不上|打不通|无法联系|未(?:应答|接听|回复|确认)/;

/** "10分钟内无人应答的，报总经理": a rung on the ladder of whoever was told before. */
function addRung(clause: Clause, stage: Stage, built: Built, { parties }: Drafting): boolean {
  if (clause.condition === null || !NO_ANSWER.test(clause.condition)) return false;
  const { deadline } = clause;
  if (deadline?.class !== 'hard' || deadline.value === null || deadline.unit === null) return false;
  const told = clause.recipients.filter(name => !parties.isOutside(name)).map(parties.role);
  const [last] = stage.last().filter(({ kind }) => kind === 'notify');
  const step = last === undefined ? undefined : built.steps[last.id];
  if (
    told.length === 0 ||
    last === undefined ||
    step === undefined ||
    (Array.isArray(step.ladder) === false && step.ladder !== undefined)
  )
    return false;
  const size = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 }[deadline.unit];
  const at = `${formatDuration(Math.round(deadline.value * size))} of opened`;
  const [only] = told;
  const rung = {
    at,
    unless: 'acknowledged' as const,
    tell: told.length === 1 && only !== undefined ? only : told,
  };
  const from = [step.from ?? []].flat();
  built.steps[last.id] = { ...step, ladder: [...(step.ladder ?? []), rung], from: [...from, clause.id] };
  return true;
}

// ---------------------------------------------------------------- receivers

const HANDS_OVER =
  /^(?:并|再|并且)?(?:及时|立即|尽快|同时)?(?:报送|报给|呈送|呈报|送交|送达|送|提交|上交|交给?|报(?!警))(?:至|到|给)?/;

/** "填写《事故报告单》，报送安全环保部": one report, and whom it goes to. */
function addReceiver(clause: Clause, stage: Stage, built: Built, drafting: Drafting): boolean {
  const [last] = stage.last();
  const step = last === undefined ? undefined : built.steps[last.id];
  if (last === undefined || step === undefined || typeof step.report !== 'string') return false;
  const bare = bareText(clause.quote).replace(/[,。;]+$/, '');
  const named = clause.recipients.join('、');
  const alone = named !== '' && bare.replace(HANDS_OVER, '') === named && HANDS_OVER.test(bare);
  const same = clause.number === last.clause.number && clause.actors.every(({ implied }) => implied);
  if (!alone || !same || clause.condition !== null || clause.deadline !== null) return false;
  const to = [...new Set(clause.recipients.map(name => partyOf(name, { clause, drafting })))];
  const [only] = to;
  const from = [step.from ?? []].flat();
  built.steps[last.id] = {
    ...step,
    report: { form: step.report, to: to.length === 1 && only !== undefined ? only : to },
    do: `${step.do}，${bare}`,
    from: [...from, clause.id],
  };
  return true;
}
