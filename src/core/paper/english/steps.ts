// A step of a plan as an English sentence: when it opens, who must do it, by when, what, how it ends. What the plan itself says stands
// as it is written, after a colon or between quotation marks.
import type { Consequence } from '#core/plan/clock.ts';
import type { Action, Evidence, Field, Plan, Step } from '#core/plan/plan.ts';
import { feelInWords } from '../feel-words.ts';
import { stepTitle } from '../party-words.ts';
import { startsOf } from '../step-sentence.ts';
import {
  contactInEnglish,
  listed,
  partiesInEnglish,
  partyInEnglish,
  quorumInEnglish,
  targetsInEnglish,
  whoInEnglish,
} from './people.ts';
import { cadenceInEnglish, dueInEnglish, limitInEnglish, needInEnglish, openerInEnglish } from './times.ts';

const MODAL = { must: 'must', should: 'should', may: 'may' } as const;

/** "If “fire is out of control”, the guard must immediately: call 119." */
export function stepInEnglish(step: Step, plan: Plan): string {
  const opening = openingOf(step, plan);
  const who = step.action.kind === 'wait' ? '' : `${whoInEnglish(step.who, plan)} ${MODAL[step.force]}`;
  const time = timeInEnglish(step, plan);
  const act = step.cases === undefined ? actionInEnglish(step, plan) : 'do what the case asks for';
  const said = [opening, [who, time].filter(text => text !== '').join(' ')]
    .filter(text => text !== '')
    .join(', ');
  return `${capital([`${said}${said === '' ? '' : ': '}${act}`, ...tailOf(step, plan)].join('; '))}.`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function timeInEnglish(step: Step, plan: Plan): string {
  const starts = startsOf(step, plan);
  if (step.limit) return limitInEnglish(step.limit, plan, starts);
  return step.due ? dueInEnglish(step.due, plan, starts) : '';
}

function openingOf(step: Step, plan: Plan): string {
  const starts = startsOf(step, plan);
  const after = step.after.map(edge => needInEnglish({ kind: 'edge', edge }, plan, starts));
  const opens = step.opens.map(opener => openerInEnglish(opener, plan, starts));
  const needs = (step.needs ?? []).map(need => needInEnglish(need, plan, starts));
  return [
    after.length === 0 ? '' : `after ${listed(after)}`,
    opens.length === 0 ? '' : `once ${listed(opens, 'or')}`,
    step.when === undefined ? '' : `if ${feelInWords(step.when, plan, 'en')}`,
    step.discretion === undefined ? '' : `where ${partyInEnglish(step.discretion, plan)} finds it necessary`,
    step.each === undefined
      ? ''
      : `for each entry of “${plan.facts[step.each.list]?.title ?? step.each.list}”`,
    needs.length === 0 ? '' : `only when ${listed(needs)}`,
  ]
    .filter(text => text !== '')
    .join(', ');
}

function tailOf(step: Step, plan: Plan): readonly string[] {
  const starts = startsOf(step, plan);
  const until = (step.until ?? []).map(need => needInEnglish(need, plan, starts));
  const cases = (step.cases ?? []).map(({ when, title }) =>
    when === undefined ? `otherwise: ${title}` : `if ${feelInWords(when, plan, 'en')}: ${title}`,
  );
  const holds = (step.holds ?? []).map(feel => feelInWords(feel, plan, 'en'));
  return [
    ...cases,
    ...(step.while === undefined ? [] : [`as long as ${feelInWords(step.while, plan, 'en')}`]),
    ...(until.length === 0 ? [] : [`until ${listed(until, 'or')}`]),
    ...(holds.length === 0 ? [] : [`throughout, ${listed(holds)} must hold`]),
  ];
}

/** What is done, kind by kind. */
export function actionInEnglish(step: Step, plan: Plan): string {
  const { action } = step;
  const fact = (id: string) => plan.facts[id.split('.')[0] ?? id]?.title ?? id;
  switch (action.kind) {
    case 'task':
      return step.title + kept(action.evidence);
    case 'notify': {
      const whom = action.relay?.flatMap(stage => stage.to) ?? action.to;
      const said = action.say.length === 0 ? '' : `, saying ${listed(action.say.map(fact))}`;
      return `tell ${partiesInEnglish(whom, plan)}${quorumInEnglish(action.quorum)}${said}`;
    }
    case 'call': {
      const whom =
        action.contact === undefined ? 'the number of the entry' : contactInEnglish(action.contact, plan);
      return `call ${whom}${action.script.length === 0 ? '' : `, saying ${listed(action.script)}`}`;
    }
    case 'record':
      return `record ${titles(action.fields)} in ${action.list === undefined ? action.in : fact(action.list)}`;
    case 'assess':
      return `find out ${listed(action.facts.map(fact))}`;
    case 'decide':
      return `decide “${action.question}”${action.answer.kind === 'one-of' ? ` (${listed(action.answer.values, 'or')})` : ''}${action.reason === 'required' ? ', with the reason' : ''}`;
    case 'approve':
      return `have “${step.title}” approved by ${partiesInEnglish(action.by, plan)}${quorumInEnglish(action.quorum)}`;
    case 'report':
      return `hand in “${plan.forms[action.form]?.title ?? action.form}”${action.to.length === 0 ? '' : ` to ${partiesInEnglish(action.to, plan)}`}`;
    case 'confirm':
      return `ask ${action.of}: “${action.question}”${action.again === undefined ? '' : `; if not, again: ${stepTitle(action.again, plan)}`}`;
    case 'wait':
      return `go on when ${feelInWords(action.for, plan, 'en')}`;
    default:
      return otherInEnglish(action, step, plan);
  }
}

type Other = Extract<
  Action,
  { readonly kind: 'dispatch' | 'convene' | 'roll_call' | 'watch' | 'request' | 'expect' | 'use' }
>;

function otherInEnglish(action: Other, step: Step, plan: Plan): string {
  switch (action.kind) {
    case 'dispatch': {
      const { least, most, unit } = action.count;
      const figure = [...new Set([least, most].filter(one => one !== undefined))].join('–');
      return `send ${[figure, unit ?? '', action.what].filter(text => text !== '').join(' ')}${otherwise('if there is not enough', action.if_short, plan)}`;
    }
    case 'convene':
      return `gather ${partiesInEnglish(action.members, plan)}${quorumInEnglish(action.quorum)}${action.place === undefined ? '' : ` at ${action.place}`}`;
    case 'roll_call':
      return `tick off each of ${action.of.kind === 'parties' ? partiesInEnglish(action.of.parties, plan) : action.of.kind === 'list' ? (plan.facts[action.of.list]?.title ?? action.of.list) : action.of.text}${otherwise('if somebody is missing', action.missing, plan)}`;
    case 'watch':
      return `${cadenceInEnglish({ kind: 'interval', every: action.every })}: ${step.title}${action.fields.length === 0 ? '' : `, recording ${titles(action.fields)}`}`;
    case 'request':
      return `supply ${action.what} whenever ${action.by.length === 0 ? 'it is asked for' : `${partiesInEnglish(action.by, plan)} ask for it`}`;
    case 'expect':
      return `see that ${feelInWords(action.holds, plan, 'en')}${otherwise('if not', action.otherwise, plan)}`;
    case 'use':
      return `put the plan “${action.plan}” under way`;
  }
}

function otherwise(word: string, consequence: Consequence | undefined, plan: Plan): string {
  const told = consequence?.tell ?? [];
  return told.length === 0 ? '' : `; ${word}, tell ${targetsInEnglish(told, plan)}`;
}

const kept = (evidence: readonly Evidence[]): string =>
  evidence.length === 0 ? '' : `, keeping ${listed(evidence.map(({ title }) => title))}`;

const titles = (fields: readonly Field[]): string => listed(fields.map(({ title }) => title));
