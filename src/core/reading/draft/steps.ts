// One clause → the step that carries it out, and the steps its gate or confirmation needs. Each part of the step has a file:
// who.ts, actions/, opening.ts, limit.ts, gates.ts.
import type { WrittenStep } from '#core/plan/plan-schema.ts';
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';
import { actWords } from './act-words.ts';
import type { Acting, MakeAction } from './actions/acting.ts';
import { assess } from './actions/assess.ts';
import { call } from './actions/call.ts';
import { approve, decide } from './actions/decide.ts';
import { notify } from './actions/notify.ts';
import { convene, dispatch, rollCall, tellAgain, use, watch } from './actions/on-site.ts';
import { record } from './actions/record.ts';
import { looksBack, report } from './actions/report.ts';
import type { Drafting } from './drafting.ts';
import { evidenceOf } from './evidence.ts';
import { confirmationOf, gateOf, untilOf } from './gates.ts';
import { limitOf } from './limit.ts';
import { type Opening, openingOf } from './opening.ts';
import type { NamedStep, Stage } from './stage.ts';
import { verbOf } from './verb-of.ts';
import { type Doer, doerOf } from './who.ts';
import { wordsOf } from './words.ts';

/** By the kind of the clause; the acts on the spot come first, whatever the clause is called. */
const BY_KIND: Readonly<Partial<Record<Clause['kind'], readonly MakeAction[]>>> = {
  notification: [tellAgain, convene, notify],
  report: [tellAgain, report],
  call: [call],
  recording: [record],
  assessment: [assess],
  decision: [decide],
  approval: [approve],
  periodic: [watch],
  step: [convene, dispatch, watch, use],
  other: [dispatch, watch],
};

/** `gates`: the clause says no more than that the step before it needs this approval. */
export type Steps = { readonly steps: readonly NamedStep[]; readonly gates?: string };

export function stepsOf(clause: Clause, stage: Stage, drafting: Drafting): Steps {
  const words = wordsOf(clause);
  const id = drafting.ids.ofClause(verbOf(clause, actOf(bareText(words), clause)), clause.id);
  const doer = doerOf(clause, id, drafting);
  const acting: Acting = { clause, step: id, words: bareText(words), doer, stage, drafting };
  const gate = gateOf(acting);
  const opening = openingOf(clause, id, doer, stage, drafting);
  const [approval] = gate.before;
  if (approval !== undefined && gate.alone === true)
    return { steps: [[approval[0], { ...approval[1], ...opening.keys }]], gates: approval[0] };
  const action = actionOf(acting);
  const limit = limitOf(clause, id, stage, opening.meanings, drafting);
  const until = untilOf(acting);
  const act = actOfStep(words, acting, opening, [gate.keys, limit, until, opening.keys, action]);
  const step: WrittenStep = {
    do: doer.follows === undefined ? act : `跟进：${words}`,
    who: doer.who,
    ...until,
    ...(action.decide === undefined ? action : asking(action, words, act)),
    ...(clause.modality === 'must' ? {} : { force: clause.modality === 'may' ? 'may' : 'should' }),
    ...opening.keys,
    ...withGate(opening.keys, gate.keys),
    ...limit,
    from: [clause.id, ...listedBy(action, clause, drafting)],
  };
  const steps: readonly NamedStep[] = [
    ...gate.before,
    [id, lasting(plain(step), stage.state)],
    ...(clause.kind === 'confirmation' ? [confirmationOf(acting)] : []),
  ];
  const kind = Object.keys(action)[0] ?? 'task';
  remember(steps, id, kind, acting, doer, step.when);
  return { steps };
}

/** What is to be done, without what the keys of the step say: who, when, by when, until when. */
function actOfStep(
  words: string,
  { clause, doer }: Acting,
  { meanings }: Opening,
  [gate = {}, limit = {}, until = {}, opening = {}, action = {}]: readonly Partial<WrittenStep>[],
): string {
  const expressed = meanings.filter(({ kind }) => kind !== 'nothing' && kind !== 'elapsed');
  const together = /会同|牵头|配合|协同|协助/.test(words);
  return actWords(words, clause, {
    who:
      (clause.actors.length === 0 || doer.names.length === clause.actors.length) &&
      (!together || clause.actors.length < 2 || has(doer.who, 'lead')),
    when: expressed.length > 0 && expressed.length === meanings.length,
    gate: Object.keys(gate).length > 0,
    limit: Object.keys(limit).length > 0,
    until: Object.keys(until).length > 0,
    cadence: action.watch !== undefined,
    order: opening.after !== undefined || opening.together !== undefined,
  });
}

const has = (who: WrittenStep['who'], key: string): boolean => typeof who === 'object' && key in who;

/** The question of a decision is what is to be decided. */
function asking(action: Partial<WrittenStep>, words: string, act: string): Partial<WrittenStep> {
  const { decide } = action;
  return decide === undefined || decide.question !== words
    ? action
    : { ...action, decide: { ...decide, question: act } };
}

function actionOf(acting: Acting): Partial<WrittenStep> {
  for (const make of [rollCall, ...(BY_KIND[acting.clause.kind] ?? [])]) {
    const made = make(acting);
    if (made !== undefined) return made;
  }
  const evidence = evidenceOf(acting.clause);
  return evidence.length === 0 ? {} : { task: { evidence } };
}

/** A report carries out the clauses that list what it holds, too. */
function listedBy(action: Partial<WrittenStep>, clause: Clause, drafting: Drafting): readonly string[] {
  return action.report === undefined || clause.fields.length > 0
    ? []
    : drafting.contentClauses(clause, looksBack(clause));
}

function withGate(opened: Partial<WrittenStep>, gate: Partial<WrittenStep>): Partial<WrittenStep> {
  const after = [...new Set([opened.after ?? [], gate.after ?? []].flat())];
  const [first] = after;
  const when = [opened.when, gate.when].filter(one => one !== undefined);
  return {
    ...gate,
    ...(first === undefined ? {} : { after: after.length === 1 ? first : after }),
    ...(when.length === 0 ? {} : { when: [...new Set(when)].join(' and ') }),
  };
}

/** What opens when the state is over is not needed only as long as it lasts. */
function lasting(step: WrittenStep, state: string): WrittenStep {
  const { while: during, until, ...rest } = step;
  const over = [step.opens ?? [], step.after ?? []].flat().some(edge => edge === `${state}.ended`);
  if (!over)
    return during === state && [until ?? []].flat().includes(`${state}.ended`)
      ? { ...rest, until: `${state}.ended` }
      : step;
  const whiles = (during ?? '').split(' and ').filter(one => one !== '' && one !== state);
  const untils = [until ?? []].flat().filter(one => one !== `${state}.ended`);
  return {
    ...rest,
    ...(whiles.length === 0 ? {} : { while: whiles.join(' and ') }),
    ...(untils.length === 0 ? {} : { until: untils }),
  };
}

/** One source is written as a text, several as a list. */
function plain(step: WrittenStep): WrittenStep {
  const from = [step.from ?? []].flat();
  const [first] = from;
  return from.length === 1 && first !== undefined ? { ...step, from: first } : step;
}

function remember(
  steps: readonly NamedStep[],
  id: string,
  kind: string,
  { clause, words, stage }: Acting,
  doer: Doer,
  when: string | undefined,
): void {
  for (const [before, { approve }] of steps)
    if (approve !== undefined && before !== id)
      stage.add({ id: before, clause, kind: 'approve', words: '批准', by: doer.names, told: [], when });
  stage.add({ id, clause, kind, words: actOf(words, clause), by: doer.names, told: clause.recipients, when });
  const confirmed = steps.find(([, { confirm }]) => confirm !== undefined);
  if (confirmed !== undefined && confirmed[0] !== id)
    stage.add({ id: confirmed[0], clause, kind: 'confirm', words: '满意', by: [], told: [], when });
}

/** The act alone: what stands before it as its condition is no part of what was done. */
function actOf(words: string, { condition }: Clause): string {
  const bare = bareText(condition ?? '');
  return bare === '' ? words : words.replace(bare, '');
}
