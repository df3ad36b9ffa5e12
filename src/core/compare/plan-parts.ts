// Everything of a plan besides its steps, as it is compared: words, organisation, grades, what comes round, forms, facts,
// closing, the head; and whatever has no words of its own, by its title.
import { feelInWords } from '#core/paper/feel-words.ts';
import { levelInWords, levelTitle } from '#core/paper/grade-chapter.ts';
import { partiesInWords, roleTitle, unitTitle, whoInWords } from '#core/paper/party-words.ts';
import { exerciseInWords, routineSentence, trainingInWords } from '#core/paper/support-chapter.ts';
import { cadenceInWords, spanInWords, URGENCY } from '#core/paper/time-words.ts';
import type { Level } from '#core/plan/grades.ts';
import type { Plan, Role, Unit, UrgencyWord } from '#core/plan/plan.ts';
import type { Exercise, Resource, Routine, Training } from '#core/plan/routine.ts';
import type { Item } from './paired-items.ts';
import { type PartOfPlan, partOfPlan } from './part-of-plan.ts';
import type { FieldSpec } from './plan-comparison.ts';

type Named = { readonly id: string; readonly title: string };

const titled = <T extends Named>(
  all: Readonly<Record<string, T>> | undefined,
  say: (value: T) => string = () => '',
) =>
  Object.values(all ?? {}).map(
    (value): Item<T> => ({ id: value.id, title: value.title, value, sentence: say(value) }),
  );

const TITLE = { field: 'title', keys: ['title'] } as const;

// ---------------------------------------------------------------- words, grades

const words = partOfPlan<number | string>({
  part: 'words',
  items: plan => [
    ...(Object.keys(URGENCY) as UrgencyWord[]).map(word =>
      item(`word/${word}`, URGENCY[word], plan.words[word]),
    ),
    ...Object.entries(plan.day_words ?? {}).map(([word, time]) => item(`day/${word}`, word, time)),
  ],
  view: value => ({ value }),
  fields: [
    {
      field: 'limit',
      keys: ['value'],
      say: value => (typeof value === 'number' ? spanInWords(value) : value),
    },
  ],
});

const item = <T>(id: string, title: string, value: T, sentence = ''): Item<T> => ({
  id,
  title,
  value,
  sentence,
});

const levels = partOfPlan<Level>({
  part: 'levels',
  items: plan => titled(plan.levels, level => levelInWords(level, plan).join('')),
  fields: [
    TITLE,
    {
      field: 'who',
      keys: ['command', 'commander'],
      say: ({ command, commander }, plan) =>
        [command && unitTitle(command, plan), commander && roleTitle(commander, plan)]
          .filter(Boolean)
          .join('，'),
    },
    { field: 'to', keys: ['tell'], say: ({ tell }, plan) => partiesInWords(tell, plan) },
    { field: 'limit', keys: ['words', 'limits'] },
  ],
});

type Grade = { readonly level?: string; readonly when?: string; readonly rest?: unknown };

const grades = partOfPlan<Grade>({
  part: 'grades',
  items: plan =>
    plan.grades === undefined
      ? []
      : [
          ...plan.grades.table.rows.map(({ id, level, when, title }) => {
            const sentence = `${levelTitle(level, plan)}：${title ?? feelInWords(when, plan)}`;
            return item<Grade>(`grade/${id}`, sentence, { level, when }, sentence);
          }),
          item<Grade>('grades', '分级规则', {
            rest: { ...plan.grades, table: { ...plan.grades.table, rows: [] } },
          }),
        ],
  fields: [
    { field: 'level', keys: ['level'], say: ({ level = '' }, plan) => levelTitle(level, plan) },
    { field: 'conditions', keys: ['when'], say: ({ when = '' }, plan) => feelInWords(when, plan) },
  ],
});

// ---------------------------------------------------------------- organisation

const roleTitles = (ids: readonly string[] | undefined, plan: Plan): string =>
  (ids ?? []).map(id => roleTitle(id, plan)).join('、');

const DUTIES: FieldSpec<Role | Unit> = {
  field: 'duties',
  keys: ['duties'],
  say: ({ duties }) => (duties ?? []).map(({ title }) => title).join('；'),
};

const roles = partOfPlan<Role>({
  part: 'roles',
  items: plan => titled(plan.roles),
  fields: [
    TITLE,
    {
      field: 'place',
      keys: ['unit'],
      say: ({ unit }, plan) => (unit === undefined ? '' : unitTitle(unit, plan)),
    },
    {
      field: 'members',
      keys: ['members', 'first_present'],
      say: (role, plan) => roleTitles(role.members ?? role.first_present, plan),
    },
    DUTIES,
  ],
});

const units = partOfPlan<Unit>({
  part: 'units',
  items: plan => titled(plan.units),
  fields: [
    TITLE,
    {
      field: 'place',
      keys: ['parent'],
      say: ({ parent }, plan) => (parent === undefined ? '' : unitTitle(parent, plan)),
    },
    {
      field: 'who',
      keys: ['head', 'deputies'],
      say: ({ head, deputies }, plan) =>
        roleTitles([...(head === undefined ? [] : [head]), ...(deputies ?? [])], plan),
    },
    { field: 'members', keys: ['members'], say: ({ members }, plan) => roleTitles(members, plan) },
    DUTIES,
  ],
});

const contacts = partOfPlan({
  part: 'contacts',
  items: plan => titled(plan.contacts),
  fields: [TITLE, { field: 'number', keys: ['number'] }, { field: 'who', keys: ['keeper'] }],
});

// ---------------------------------------------------------------- what comes round, what is kept

const routines = partOfPlan<Routine>({
  part: 'routines',
  items: plan => titled(plan.routines, routine => routineSentence(routine, plan)),
  fields: [
    TITLE,
    { field: 'force', keys: ['force'] },
    { field: 'who', keys: ['who'], say: ({ who }, plan) => whoInWords(who, plan) },
    { field: 'often', keys: ['how_often'], say: ({ how_often }) => cadenceInWords(how_often) },
    { field: 'limit', keys: ['by'] },
  ],
});

const resources = partOfPlan<Resource>({
  part: 'resources',
  items: plan => titled(plan.resources),
  fields: [
    TITLE,
    {
      field: 'quantity',
      keys: ['quantity', 'unit'],
      say: ({ quantity, unit = '' }) => (quantity === undefined ? '' : `${quantity}${unit}`),
    },
    { field: 'place', keys: ['place'] },
    {
      field: 'who',
      keys: ['keeper', 'of'],
      say: ({ keeper, of }, plan) =>
        keeper !== undefined ? roleTitle(keeper, plan) : of === undefined ? '' : unitTitle(of, plan),
    },
  ],
});

const exercises = partOfPlan<Exercise>({
  part: 'exercises',
  items: plan => titled(plan.exercises, exercise => exerciseInWords(exercise, plan)),
  fields: [
    TITLE,
    { field: 'who', keys: ['who'], say: ({ who }, plan) => (who === undefined ? '' : roleTitle(who, plan)) },
    {
      field: 'often',
      keys: ['how_often'],
      say: ({ how_often }) => (how_often ? cadenceInWords(how_often) : ''),
    },
  ],
});

const training = partOfPlan<Training>({
  part: 'exercises',
  items: plan => titled(plan.training, one => trainingInWords(one, plan)),
  fields: [
    TITLE,
    { field: 'to', keys: ['for'], say: (one, plan) => partiesInWords(one.for, plan) },
    {
      field: 'often',
      keys: ['how_often'],
      say: ({ how_often }) => (how_often ? cadenceInWords(how_often) : ''),
    },
  ],
});

// ---------------------------------------------------------------- forms, facts

const forms = partOfPlan({
  part: 'forms',
  items: plan => titled(plan.forms),
  fields: [
    TITLE,
    {
      field: 'fields',
      keys: ['fields'],
      say: ({ fields }) =>
        fields.map(({ title, required }) => `${title}${required ? '（必填）' : ''}`).join('、'),
    },
    { field: 'to', keys: ['to'], say: ({ to = [] }, plan) => partiesInWords(to, plan) },
    { field: 'limit', keys: ['limit', 'due'] },
  ],
});

const facts = partOfPlan({
  part: 'facts',
  items: plan => titled(plan.facts),
  fields: [
    TITLE,
    { field: 'asked', keys: ['ask'], say: ({ ask }, plan) => roleTitles(ask, plan) },
    {
      field: 'conditions',
      keys: ['when'],
      say: ({ when }, plan) => (when === undefined ? '' : feelInWords(when, plan)),
    },
    { field: 'limit', keys: ['answer_within', 'stable'] },
  ],
});

// ---------------------------------------------------------------- closing, the head, the rest

type Whole = Pick<Plan, 'title' | 'kind' | 'zone' | 'head'> & { readonly other: unknown };

const head = partOfPlan<Whole>({
  part: 'head',
  items: ({ title, kind, zone, applies_to, refines, head: own }) => [
    item('plan', title, { title, kind, zone, head: own, other: { applies_to, refines } }),
  ],
  fields: [
    TITLE,
    { field: 'edition', keys: ['head.edition'] },
    { field: 'signed', keys: ['head.drafted_by', 'head.reviewed_by', 'head.approved_by'], say: signatures },
    { field: 'text', keys: ['head.purpose'] },
    { field: 'text', keys: ['head.scope'] },
    { field: 'text', keys: ['head.principles', 'head.basis', 'head.definitions'] },
  ],
});

function signatures({ head: { drafted_by = [], reviewed_by = [], approved_by = [] } }: Whole): string {
  return [...drafted_by, ...reviewed_by, ...approved_by]
    .map(({ name, on }) => (on === undefined ? name : `${name}（${on}）`))
    .join('、');
}

const closing = partOfPlan({
  part: 'closing',
  items: ({ close }) => (close === undefined ? [] : [item('close', '响应终止', close)]),
  fields: [
    {
      field: 'ends',
      keys: ['when', 'conditions'],
      say: ({ when, conditions }, plan) =>
        [
          ...(when === undefined ? [] : [feelInWords(when, plan)]),
          ...conditions.map(({ title }) => title),
        ].join('；'),
    },
    { field: 'who', keys: ['by'], say: ({ by }, plan) => (by === undefined ? '' : roleTitle(by, plan)) },
    { field: 'to', keys: ['tell'], say: ({ tell }, plan) => partiesInWords(tell, plan) },
  ],
});

/** What is compared by its title and, where it differs, by paths. */
const OTHERS: readonly ((plan: Plan) => readonly Item<unknown>[])[] = [
  plan => titled(plan.acts),
  plan => titled(plan.presence),
  plan => titled(plan.rules),
  plan => titled(plan.params),
  plan => titled(plan.calendars),
  plan => Object.values(plan.questions ?? {}).map(one => item(one.id, one.text, one)),
  plan => (plan.gates ?? []).map(id => item(`gate/${id}`, plan.steps[id]?.title ?? id, null)),
  plan => plan.filled.map(one => item(`filled/${one.at.join('、')}`, one.at.join('、'), one)),
  plan => Object.entries(plan.ignored).map(([id, why]) => item(`ignored/${id}`, id, { why })),
];

const others = OTHERS.map(items => partOfPlan<unknown>({ part: 'other', items, fields: [] }));

export const PARTS: readonly PartOfPlan[] = [
  words,
  levels,
  grades,
  roles,
  units,
  contacts,
  routines,
  resources,
  forms,
  facts,
  closing,
  exercises,
  training,
  head,
  ...others,
];
