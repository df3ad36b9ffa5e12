// What stands in the box of a step: when it opens (entry), its limit, whom it reaches, its locks, its ladder (lines), and
// where a "no" leads back to (exit). Each is a mark with its words; nothing is said by an arrow alone that words can say.
import type { Edge, Need, Rung } from '#core/plan/clock.ts';
import type { Party } from '#core/plan/party.ts';
import type { Plan, Step, StepId } from '#core/plan/plan.ts';
import type { Mark } from './flow.ts';
import type { PictureWords } from './picture-words.ts';

const startsOf = (step: Step, plan: Plan): string => plan.scenarios[step.scenario]?.starts ?? '';

export function entryOf(step: Step, plan: Plan, words: PictureWords): readonly Mark[] {
  const { say } = words;
  const starts = startsOf(step, plan);
  const edges = edgesInWords(step, plan, words);
  const opens = step.opens.filter(one => one.kind !== 'edge' || one.every || !isPlain(one.edge, starts));
  const told = opens.map(one => words.opener(one, plan, starts));
  const isInstant = opens.some(({ kind }) => kind === 'instant');
  const [only = ''] = told;
  const first = step.opens.length > 1 ? say.first(told) : only;
  const conditional = step.opens.length === 1 && opens[0]?.kind === 'condition';
  return [
    ...edges.map((text): Mark => ({ icon: 'instant', text })),
    ...mark(isInstant ? 'instant' : 'condition', conditional ? say.when(only.replace(/时$/, '')) : first),
    ...mark('condition', isSaidBefore(step, plan) ? '' : whenText(step.when, plan, words)),
    ...mark('condition', step.discretion ? say.needed(words.party(step.discretion, plan)) : ''),
    ...levelsOf(step.id, plan).map((title): Mark => ({ icon: 'condition', text: say.level(title) })),
    ...(isOnlyCalled(step, plan) ? mark('called', say.called) : []),
  ];
}

const whenText = (when: string | undefined, plan: Plan, { say, feel }: PictureWords): string =>
  when === undefined ? '' : say.when(feel(when, plan));

/** All that it comes after have the same condition: it is said there. */
function isSaidBefore({ when, after, opens }: Step, plan: Plan): boolean {
  if (when === undefined || after.length === 0 || opens.length > 0) return false;
  return after.every(edge => edge.kind === 'step' && plan.steps[edge.step]?.when === when);
}

/** Edges that an arrow does not say by itself: not "done", and not the beginning or the end of the whole. */
function edgesInWords(step: Step, plan: Plan, words: PictureWords): readonly string[] {
  const starts = startsOf(step, plan);
  const edges = step.after.filter(edge => !isPlain(edge, starts));
  const [only] = edges;
  if (only?.kind === 'step' && step.after.length === 1 && !only.first) return [words.ownEdge[only.edge]];
  return edges.map(edge => words.edge(edge, plan, starts));
}

function isPlain(edge: Edge, starts: string): boolean {
  if (edge.kind === 'state') return edge.fact === starts;
  return edge.edge === 'done' && !edge.first;
}

export function linesOf(step: Step, plan: Plan, words: PictureWords): readonly Mark[] {
  const { say } = words;
  const starts = startsOf(step, plan);
  const until = (step.until ?? []).map(need => needText(need, plan, starts, words));
  const needs = (step.needs ?? []).map(need => needText(need, plan, starts, words));
  const during = step.while === undefined ? '' : whileText(step.while, plan, starts, words);
  return [
    ...mark('clock', timeText(step, plan, words)),
    ...mark('to', receiversText(step, plan, words)),
    ...withWhom(step, plan, words),
    ...eachText(step, plan, words),
    ...casesOf(step, plan, words),
    ...mark('lock', needs.length === 0 ? '' : say.needs(needs.join(say.list))),
    ...mark('holds', (step.holds ?? []).map(feel => say.holds(words.feel(feel, plan))).join(say.list)),
    ...mark('while', during),
    ...mark('while', until.length === 0 ? '' : say.until(until.join(say.list))),
    ...mark('ladder', step.ladder?.length ? say.ladder(rungsText(step.ladder, plan, words)) : ''),
  ];
}

const mark = (icon: Mark['icon'], text: string): readonly Mark[] => (text === '' ? [] : [{ icon, text }]);

function timeText(step: Step, plan: Plan, words: PictureWords): string {
  const starts = startsOf(step, plan);
  if (step.limit) return words.limit(step.limit, plan, starts);
  return step.due ? words.due(step.due, plan, starts) : '';
}

function needText(need: Need, plan: Plan, starts: string, words: PictureWords): string {
  if (need.kind === 'condition') return words.feel(need.feel, plan);
  const { edge } = need;
  if (edge.kind === 'step' && edge.edge === 'done') return plan.steps[edge.step]?.title ?? edge.step;
  return words.edge(edge, plan, starts).replace(/后$/, '');
}

function whileText(feel: string, plan: Plan, starts: string, words: PictureWords): string {
  if (feel === starts) return words.say.untilOver;
  return words.say.during(words.feel(feel, plan));
}

/** Whom it tells, calls, asks or hands in to; the words of the title say it already where they are the same. */
function receiversOf({ action }: Step): readonly Party[] {
  switch (action.kind) {
    case 'notify':
    case 'report':
      return action.to;
    case 'approve':
      return action.by;
    case 'call':
      return action.contact === undefined ? [] : [{ kind: 'contact', contact: action.contact }];
    case 'convene':
      return action.members;
    default:
      return [];
  }
}

/** A title that names them ("通知组长") says it already. */
function receiversText(step: Step, plan: Plan, words: PictureWords): string {
  const text = listText(receiversOf(step), plan, words);
  return step.title.includes(text) ? '' : text;
}

const listText = (parties: readonly Party[], plan: Plan, { party, say }: PictureWords): string =>
  parties.map(one => party(one, plan)).join(say.list);

function withWhom({ who }: Step, plan: Plan, words: PictureWords): readonly Mark[] {
  if (who.mode === 'each-of') return mark('each', words.say.eachPerson);
  if (who.mode === 'any-of')
    return who.parties.slice(1).flatMap(one => mark('with', words.say.or(words.party(one, plan))));
  return who.with?.length ? mark('with', words.say.with(listText(who.with, plan, words))) : [];
}

function eachText({ each }: Step, plan: Plan, { say, feel }: PictureWords): readonly Mark[] {
  if (each === undefined) return [];
  const title = plan.facts[each.list]?.title ?? plan.params?.[each.list]?.title ?? each.list;
  const where =
    each.where === undefined ? '' : (fieldInWords(each.where, each.list, plan) ?? feel(each.where, plan));
  return mark('each', say.each(title, where));
}

/** "item.call_back" → the title of the field. */
function fieldInWords(where: string, list: string, plan: Plan): string | undefined {
  const field = /^item\.(\w+)$/.exec(where)?.[1];
  return plan.facts[list]?.fields?.find(({ id }) => id === field)?.title;
}

function casesOf({ cases = [] }: Step, plan: Plan, { say, feel }: PictureWords): readonly Mark[] {
  return cases.map(one => ({
    icon: 'case' as const,
    text: `${one.when === undefined ? say.otherwise : feel(one.when, plan)} → ${one.title}`,
  }));
}

/** "3分钟 替补 → 6分钟 部门负责人". */
export function rungsText(ladder: readonly Rung[], plan: Plan, words: PictureWords): string {
  return ladder
    .map(({ offset, tell, opens = [] }) => {
      const whom = tell.map(target => words.target(target, plan));
      const steps = opens.map(id => words.say.opens(plan.steps[id]?.title ?? id));
      return words.say.rung(words.span(offset), [...whom, ...steps].join(words.say.list));
    })
    .join(' → ');
}

export function exitOf(step: Step, plan: Plan, { say }: PictureWords): readonly Mark[] {
  const again = backTo(step);
  return again === undefined ? [] : mark('back', say.no(plan.steps[again]?.title ?? again));
}

/** The step whose next round a "no" opens. */
export function backTo({ action }: Step): StepId | undefined {
  if (action.kind === 'confirm') return action.again;
  return action.kind === 'approve' ? action.back_to : undefined;
}

function levelsOf(step: StepId, { levels = {} }: Plan): readonly string[] {
  return Object.values(levels)
    .filter(({ opens }) => opens.includes(step))
    .map(({ title }) => title);
}

/** Steps that something else opens: a rung, a shortage, something missing. Those open only when they are called for. */
export function opensOf(step: Step): readonly StepId[] {
  const { action, on_loss } = step;
  const rungs = (step.ladder ?? []).flatMap(({ opens = [] }) => opens);
  const lost = on_loss?.opens ?? [];
  switch (action.kind) {
    case 'dispatch':
      return [...rungs, ...lost, ...(action.if_short?.opens ?? [])];
    case 'roll_call':
      return [...rungs, ...lost, ...(action.missing?.opens ?? [])];
    case 'watch':
      return [...rungs, ...lost, ...(action.missed?.opens ?? [])];
    case 'expect':
      return [...rungs, ...lost, ...action.otherwise.opens];
    default:
      return [...rungs, ...lost];
  }
}

export function isOnlyCalled(step: Step, plan: Plan): boolean {
  if (step.after.length + step.opens.length > 0) return false;
  const ladders = [plan.ladder, ...Object.values(plan.facts).map(({ ladder = [] }) => ladder)];
  const called = [
    ...Object.values(plan.steps).flatMap(opensOf),
    ...ladders.flat().flatMap(({ opens = [] }) => opens),
  ];
  return called.includes(step.id);
}
