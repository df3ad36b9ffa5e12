// Cards (应急处置卡): for each post what it does in each scenario, in order, with the limit, and whom it calls.
import type { Party, Plan, Role, Step } from '#core/plan/plan.ts';
import { actionInWords } from './action-words.ts';
import type { DirectoryRow } from './annexes.ts';
import { actionInEnglish, timeInEnglish } from './english/steps.ts';
import { fixed, type PaperLanguage } from './fixed-words.ts';
import type { CardDuty, PaperTable, PostCard, Row } from './paper.ts';
import { timeOf } from './step-sentence.ts';

/** Cards of all posts that have a duty, in the order of the plan; posts outside the organisation have none. */
export function cardsOf(
  plan: Plan,
  directory: readonly DirectoryRow[],
  language: PaperLanguage,
): readonly PostCard[] {
  return Object.values(plan.roles)
    .filter(role => !role.outside)
    .flatMap(role => {
      const scenarios = Object.values(plan.scenarios).flatMap(scenario => {
        const steps = scenario.steps.flatMap(id => plan.steps[id] ?? []).filter(step => acts(role, step));
        return steps.length === 0
          ? []
          : [{ title: scenario.title, duties: steps.map(step => duty(step, plan, language)) }];
      });
      if (scenarios.length === 0) return [];
      const contacts = numbersFor(role, plan, directory);
      return [{ language, post: role.title, plan: plan.title, scenarios, contacts }];
    });
}

function acts(role: Role, step: Step): boolean {
  const parties = step.who.mode === 'any-of' ? step.who.parties : [step.who.party];
  return step.action.kind !== 'wait' && parties.some(party => isRole(party, role));
}

const isRole = (party: Party, role: Role): boolean =>
  party.kind === 'role' ? party.role === role.id : party.kind === 'reporter' && role.is === 'reporter';

function duty(step: Step, plan: Plan, language: PaperLanguage): CardDuty {
  if (language === 'en') return { limit: timeInEnglish(step, plan), text: actionInEnglish(step, plan) };
  return { limit: timeOf(step, plan), text: actionInWords(step, plan) };
}

/** Numbers of those the post tells or calls. */
function numbersFor(role: Role, plan: Plan, directory: readonly DirectoryRow[]): readonly Row[] {
  const told = Object.values(plan.steps)
    .filter(step => acts(role, step))
    .flatMap(({ action }) => (action.kind === 'notify' || action.kind === 'report' ? action.to : []))
    .flatMap(party => (party.kind === 'role' ? [plan.roles[party.role]?.title ?? party.role] : []));
  const people = directory
    .filter(({ post, name }) => told.includes(post) && name !== '')
    .map(({ post, name, addresses }): Row => [`${post} ${name}`, addresses.join(' ')]);
  const outside = Object.values(plan.steps)
    .filter(step => acts(role, step))
    .flatMap(({ action }) => (action.kind === 'call' && action.contact !== undefined ? [action.contact] : []))
    .map((id): Row => [plan.contacts[id]?.title ?? id, plan.contacts[id]?.number ?? '']);
  return [...new Map([...people, ...outside].map(row => [row.join('|'), row])).values()];
}

export const cardTitle = ({ post, language }: PostCard): string => `${fixed('card', language)}${post}`;

/** The card as tables, for writers: duties with the scenario named at its first, then numbers. */
export function cardTables({ scenarios, contacts, language }: PostCard): readonly PaperTable[] {
  const duties = scenarios.flatMap(({ title, duties }) =>
    duties.map(({ limit, text }, index): Row => [index === 0 ? title : '', limit, text]),
  );
  const say = (word: Parameters<typeof fixed>[0]) => fixed(word, language);
  const table = { kind: 'table', caption: '' } as const;
  return [
    { ...table, widths: [2, 2, 5], head: [say('scenario'), say('limit'), say('act')], rows: duties },
    ...(contacts.length === 0
      ? []
      : [{ ...table, widths: [2, 3], head: [say('whom'), say('number')], rows: contacts }]),
  ];
}
