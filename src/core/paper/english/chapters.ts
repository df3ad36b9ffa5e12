// The chapters of a plan in English, in the same order of GB/T 29639-2020 as in Chinese, and what of the plan stands in each.
import type { Plan, Prohibition, Scenario } from '#core/plan/plan.ts';
import type { Chapter } from '../chapters.ts';
import { feelInWords } from '../feel-words.ts';
import { roleTitle, stepTitle, unitTitle } from '../party-words.ts';
import { list, type Section } from '../section.ts';
import { resourceTable } from '../support-chapter.ts';
import { listed, partiesInEnglish, targetsInEnglish, whoInEnglish } from './people.ts';
import { capital, stepInEnglish } from './steps.ts';
import { cadenceInEnglish, spanInEnglish, URGENCY_IN_ENGLISH } from './times.ts';

const prose = (text: string | undefined): readonly Section[] =>
  text === undefined || text.trim() === '' ? [] : [{ title: '', numbered: false, clauses: [text] }];

const SCOPE: Chapter = { title: 'Scope', body: plan => prose(plan.head.scope) };
const ACTIVATION: Chapter = { title: 'Activation', body: activation };
const STAND_DOWN: Chapter = { title: 'Standing down', body: standDown };
const AFTERWARDS: Chapter = { title: 'Afterwards', body: afterwards };
const SUPPORT: Chapter = { title: 'Readiness', body: support };
const EXERCISES: Chapter = { title: 'Training and exercises', body: exercises };
const organisationAs = (title: string): Chapter => ({ title, body: organisation });
const ACTIONS: Chapter = { title: 'Action', body: response };

export const ENGLISH_CHAPTERS: Readonly<Record<Plan['kind'], readonly Chapter[]>> = {
  comprehensive: [
    {
      title: 'General',
      parts: [
        { title: 'Purpose', body: plan => prose(plan.head.purpose) },
        SCOPE,
        { title: 'Basis', body: plan => list(plan.head.basis) },
        {
          title: 'Terms',
          body: plan => list(plan.head.definitions?.map(({ term, means }) => `${term}: ${means}`)),
        },
        { title: 'Principles', body: plan => list(plan.head.principles) },
        { title: 'Grading', body: grading },
      ],
    },
    organisationAs('Organisation and duties'),
    { title: 'Response', parts: [ACTIVATION, ACTIONS, STAND_DOWN] },
    AFTERWARDS,
    SUPPORT,
    EXERCISES,
  ],
  special: [
    SCOPE,
    organisationAs('Organisation and duties'),
    { title: 'Activation', body: plan => [...grading(plan), ...activation(plan)] },
    ACTIONS,
    STAND_DOWN,
    AFTERWARDS,
    SUPPORT,
    EXERCISES,
  ],
  'on-site': [
    { title: 'Risk', body: plan => [...prose(plan.head.scope), ...activation(plan)] },
    organisationAs('Duties'),
    { title: 'Action', body: plan => [...response(plan), ...afterwards(plan)] },
    { title: 'Cautions', body: plan => [...list(banned(plan)), ...standDown(plan), ...routines(plan)] },
  ],
  card: [],
};

function organisation(plan: Plan): readonly Section[] {
  const roles = Object.values(plan.roles).filter(role => role.is === undefined);
  const units = Object.values(plan.units);
  const all = units.length === 0 ? [] : [`Units and groups: ${units.map(({ title }) => title).join(', ')}.`];
  const posts = roles
    .filter(({ unit, title }) => unit === undefined || unitTitle(unit, plan) !== title)
    .map(({ title, outside, members }) => {
      const made = members === undefined ? '' : ` (${listed(members.map(id => roleTitle(id, plan)))})`;
      return `${title}${outside ? ' (outside)' : ''}${made}`;
    });
  const led = units.flatMap(({ title, head, deputies = [], members = [], parent }) => {
    const parts = [
      head === undefined ? '' : `headed by ${roleTitle(head, plan)}`,
      deputies.length === 0 ? '' : `deputies ${listed(deputies.map(id => roleTitle(id, plan)))}`,
      members.length === 0 ? '' : `members ${listed(members.map(id => roleTitle(id, plan)))}`,
      parent === undefined ? '' : `part of ${unitTitle(parent, plan)}`,
    ].filter(text => text !== '');
    return parts.length === 0 ? [] : [`${title}: ${parts.join('; ')}.`];
  });
  const duties = [...units, ...roles].flatMap(({ title, duties = [] }) =>
    duties.length === 0 ? [] : [`Duties of ${title}: ${duties.map(duty => duty.title).join('; ')}.`],
  );
  return list([...all, ...(posts.length === 0 ? [] : [`Posts: ${posts.join(', ')}.`]), ...led, ...duties]);
}

function grading(plan: Plan): readonly Section[] {
  const { grades } = plan;
  if (grades === undefined) return [];
  const titleOf = (id: string) => plan.levels?.[id]?.title ?? id;
  const rows = grades.table.rows.map(
    row => `${titleOf(row.level)}: ${row.title ?? feelInWords(row.when, plan, 'en')}.`,
  );
  const levels = Object.values(plan.levels ?? {}).flatMap(({ title, command, commander, tell }) => {
    const parts = [
      command === undefined ? '' : `${unitTitle(command, plan)} is in command`,
      commander === undefined ? '' : `${roleTitle(commander, plan)} commands`,
      tell.length === 0 ? '' : `${partiesInEnglish(tell, plan)} are told`,
    ].filter(text => text !== '');
    return parts.length === 0 ? [] : [`At ${title}: ${parts.join(', ')}.`];
  });
  return list([...rows, HIT[grades.table.hit], ...levels]);
}

const HIT = {
  highest: 'Where several levels fit, the highest counts.',
  first: 'Where several levels fit, the one named first counts.',
  unique: 'Levels do not overlap.',
} as const;

function activation(plan: Plan): readonly Section[] {
  return list(
    Object.values(plan.scenarios).map(({ title, starts }) => {
      const fact = plan.facts[starts];
      const by = listed((fact?.ask ?? []).map(id => roleTitle(id, plan)));
      return `“${title}” starts when this is reported${by === '' ? '' : ` by ${by}`}: ${fact?.title ?? starts}.`;
    }),
  );
}

const sentences = (ids: readonly string[], plan: Plan): readonly string[] =>
  ids.flatMap(id => plan.steps[id] ?? []).map(step => stepInEnglish(step, plan));

function response(plan: Plan): readonly Section[] {
  return [
    ...list(sentences(plan.gates ?? [], plan), 'Before it begins'),
    ...Object.values(plan.scenarios).flatMap(scenario => {
      const after = new Set(scenario.stand_down.goes_on);
      const steps = sentences(
        scenario.steps.filter(id => !after.has(id)),
        plan,
      );
      return list([...steps, ...bansOf(scenario, plan)], scenario.title);
    }),
  ];
}

const banned = (plan: Plan): readonly string[] =>
  Object.values(plan.scenarios).flatMap(scenario => bansOf(scenario, plan));

const bansOf = (scenario: Scenario, plan: Plan): readonly string[] =>
  scenario.never.map(ban => banInEnglish(ban, plan));

/** "As long as “power cut”: the guard must not, without leave of the leader: leave the site." */
function banInEnglish(ban: Prohibition, plan: Plan): string {
  const act = plan.acts[ban.blocks];
  const what = ban.title ?? (ban.step === undefined ? (act?.title ?? ban.blocks) : stepTitle(ban.step, plan));
  const during = ban.while === undefined ? '' : `as long as ${feelInWords(ban.while, plan, 'en')}, `;
  const unless =
    ban.unless === undefined
      ? ''
      : typeof ban.unless === 'string'
        ? ` unless ${feelInWords(ban.unless, plan, 'en')}`
        : ` without leave of ${roleTitle(ban.unless.permission_of, plan)}`;
  return `${capital(`${during}${act ? `${roleTitle(act.by, plan)} must not` : 'never'}${unless}: ${what}`)}.`;
}

function standDown(plan: Plan): readonly Section[] {
  const scenarios = Object.values(plan.scenarios).map(
    ({ title, stand_down }) =>
      `“${title}”: stood down by ${roleTitle(stand_down.by, plan)} when ${feelInWords(stand_down.when, plan, 'en')}.`,
  );
  const conditions = plan.close?.conditions.map(({ title }) => `To be stood down it takes: ${title}.`) ?? [];
  const told = plan.close?.tell ?? [];
  return list([
    ...scenarios,
    ...conditions,
    ...(told.length === 0 ? [] : [`Then ${partiesInEnglish(told, plan)} must be told.`]),
  ]);
}

function afterwards(plan: Plan): readonly Section[] {
  const own = Object.values(plan.scenarios).flatMap(scenario =>
    list(sentences(scenario.stand_down.goes_on, plan), scenario.title),
  );
  return [...own, ...list(sentences(plan.close?.after ?? [], plan), 'After standing down')];
}

function support(plan: Plan): readonly Section[] {
  const ladder = plan.ladder.map(
    ({ offset, unless, tell }) =>
      `A duty that is not ${unless} after ${spanInEnglish(offset)}: ${targetsInEnglish(tell, plan)} must be told.`,
  );
  const words = (['immediately', 'promptly', 'asap'] as const).map(
    word => `“${capital(URGENCY_IN_ENGLISH[word])}” is taken for ${spanInEnglish(plan.words[word])}.`,
  );
  return [
    ...resourceTable(plan, 'en'),
    ...routines(plan),
    ...list(ladder, 'When nobody answers'),
    ...list(words, 'Words'),
  ];
}

function routines(plan: Plan): readonly Section[] {
  const all = Object.values(plan.routines ?? {}).flatMap(({ who, force, how_often, title, steps }) => [
    `${capital(whoInEnglish(who, plan))} ${{ must: 'must', should: 'should', may: 'may' }[force]} ${cadenceInEnglish(how_often)}: ${title}.`,
    ...sentences(steps, plan),
  ]);
  return list(all, 'Routine work');
}

function exercises(plan: Plan): readonly Section[] {
  const held = [...Object.values(plan.exercises ?? {}), ...Object.values(plan.training ?? {})];
  return list(
    held.map(({ title, who, how_often }) => {
      const by = who === undefined ? '' : `${roleTitle(who, plan)} must hold `;
      return `${capital(`${by}${how_often ? `${cadenceInEnglish(how_often)}: ` : ''}${title}`)}.`;
    }),
  );
}
