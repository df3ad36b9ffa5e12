// The written shape of a plan: what the YAML may hold, before names are resolved. Its JSON Schema is published as
// plans/plan.schema.json. Texts with a grammar of their own ("PT5M of outage.since") are read by parse-*.ts.
import { z } from 'zod';

/** Letters (any script), digits and single underscores, a letter first: what FEEL can name. */
export const ID = /^\p{L}(?:_?[\p{L}\p{N}])*$/u;
const PLAN_ID = /^[\p{L}\p{N}](?:[-_]?[\p{L}\p{N}])*$/u;

const id = z.string().regex(ID);
const text = z.string().min(1).max(10_000);
const oneOrMany = <T extends z.ZodType>(one: T) => z.union([one, z.array(one)]);
const byId = <T extends z.ZodType>(value: T) => z.record(id, value);

const span = text.describe('ISO 8601 duration: "PT5M", "P1D"');
const feel = text.describe('FEEL condition over facts and answers; quote it when it holds , [ ] { } : or #');
const role = text.describe('Id or title of a role');
const reason = z.string().max(10_000);

const source = z
  .union([
    text.describe('Clause id or printed number, quoted: "4.1.1"'),
    z.strictObject({
      clauses: oneOrMany(text),
      reading: z.literal('repaired').optional(),
      note: text.optional(),
    }),
  ])
  .meta({ id: 'PlanSource' });
const from = oneOrMany(source).describe('Clauses of the source document that say so');

const factType = z.enum([
  'yes/no',
  'yes-no',
  'number',
  'one of',
  'one-of',
  'text',
  'time',
  'place',
  'people',
  'list',
  'state',
]);
const fieldType = z.enum([
  'text',
  'number',
  'time',
  'yes/no',
  'yes-no',
  'one of',
  'one-of',
  'place',
  'people',
  'photo',
]);
const field = z
  .union([
    fieldType,
    z.array(text).min(1).describe('One of these values'),
    z.strictObject({
      title: text.optional(),
      type: fieldType.optional(),
      values: z.array(text).min(1).optional(),
      required: z.boolean().optional(),
    }),
  ])
  .meta({ id: 'PlanField' });
const fields = z
  .union([z.array(id), byId(field)])
  .describe('Ids (text fields, or facts by their id), or id → type');

// ---------------------------------------------------------------- kinds of steps

const party = z
  .union([
    text.describe('Role, contact, reporter, item.author, or "head of ROLE.unit"'),
    z.strictObject({ told_by: oneOrMany(text).describe('Those in fact told by these steps, in this round') }),
  ])
  .meta({ id: 'PlanParty' });
const parties = oneOrMany(party);
const quorum = z.union([z.enum(['any', 'all']), z.int().positive()]);

const evidence = z.union([
  z.enum(['note', 'photo', 'file']),
  z.strictObject({
    title: text.optional(),
    kind: z.enum(['note', 'photo', 'file', 'form']).optional(),
    form: text.optional(),
  }),
]);

export const KINDS = {
  task: z.strictObject({ evidence: z.array(evidence).optional() }),
  notify: z.union([
    text,
    z.array(party),
    z.strictObject({ told_by: oneOrMany(text) }),
    z.strictObject({
      to: parties,
      quorum: quorum.optional(),
      done: z.enum(['attempted', 'sent', 'delivered', 'acknowledged']).optional(),
      say: oneOrMany(text).optional(),
    }),
  ]),
  call: z.union([
    text.describe('Contact'),
    z.strictObject({ contact: text.optional(), number: text.optional(), script: oneOrMany(text).optional() }),
  ]),
  record: z.strictObject({ in: text.describe('Named log, or a list fact'), fields: fields.optional() }),
  assess: z.union([text, z.array(text), z.strictObject({ facts: oneOrMany(text) })]),
  decide: z.strictObject({
    question: text,
    answer: z.union([z.enum(['yes/no', 'yes-no']), z.array(text).min(1), byId(field)]),
    reason: z.enum(['required', 'optional']).optional(),
    asked_by: text.optional(),
  }),
  approve: z.union([
    text,
    z.array(text),
    z.strictObject({
      by: oneOrMany(text),
      quorum: quorum.optional(),
      on_no: z.enum(['end', 'back', 'up']).optional(),
    }),
  ]),
  report: z.union([text, z.strictObject({ form: text, to: parties.optional() })]),
  confirm: z.strictObject({
    question: text,
    of: text.describe('Who outside the organisation answers, as people call them'),
    not_by: oneOrMany(role).optional().describe('Solvers: they never record the answer'),
    on_no: z.strictObject({ again: text }).optional(),
  }),
  wait: z.union([feel, z.strictObject({ for: feel })]),
} as const;

// ---------------------------------------------------------------- steps and scenarios

const who = z.union([
  text.describe('Role, reporter, item.author, or "head of ROLE.unit"'),
  z.strictObject({ each_of: text }).describe('One duty for each of them on duty'),
  z.strictObject({ any_of: z.array(text).min(1) }).describe('One duty, whoever takes it first'),
]);

const rungTarget = text.describe('deputies, unit_head, parent_head, alarm, or a role');
const rung = z
  .strictObject({
    id: id.optional(),
    at: text.describe('"PT2M of opened"'),
    unless: z.enum(['acknowledged', 'accepted', 'arrived', 'done']).optional(),
    tell: oneOrMany(rungTarget),
  })
  .meta({ id: 'PlanRung' });
const ladder = z.array(rung).describe('Whom to call when nobody answers, in order');

const optionalKinds = {
  task: KINDS.task.optional(),
  notify: KINDS.notify.optional(),
  call: KINDS.call.optional(),
  record: KINDS.record.optional(),
  assess: KINDS.assess.optional(),
  decide: KINDS.decide.optional(),
  approve: KINDS.approve.optional(),
  report: KINDS.report.optional(),
  confirm: KINDS.confirm.optional(),
  wait: KINDS.wait.optional(),
};

const step = z
  .strictObject({
    do: text.optional().describe('What to do, in words'),
    who: who.optional().describe('Who is accountable'),
    ...optionalKinds,
    force: z.enum(['must', 'should', 'may']).optional(),
    after: oneOrMany(text).optional().describe('STEP (done), STEP.acknowledged, STATE.ended; all of them'),
    when: feel.optional(),
    if_unknown: z.enum(['ask', 'open', 'wait']).optional(),
    opens: oneOrMany(text)
      .optional()
      .describe('Any of: "PT60M of outage.since", outage.ended, or a condition'),
    while: feel.optional(),
    each: text.optional().describe('"LIST" or "LIST where CONDITION": one duty per item'),
    within: text.optional().describe('"PT5M of outage.since"'),
    urgency: z.enum(['immediately', 'promptly', 'asap', '立即', '及时', '尽快', '最短时间内']).optional(),
    ladder: ladder.optional(),
    life_safety: z.boolean().optional(),
    from: from.optional(),
    filled: byId(reason)
      .optional()
      .describe('Key of this step → why this value was taken, which the text does not give'),
  })
  .meta({ id: 'PlanStep' });

const prohibition = z.strictObject({
  blocks: text.describe('Act'),
  while: feel.optional(),
  unless: z.union([feel, z.strictObject({ permission_of: role })]).optional(),
  from: from.optional(),
});

const scenario = z
  .strictObject({
    title: text,
    from: from.optional(),
    starts: text.describe('State fact whose beginning starts the scenario'),
    steps: byId(step),
    never: byId(prohibition).optional(),
    stand_down: z
      .strictObject({
        when: feel,
        by: role,
        goes_on: oneOrMany(text).optional().describe('Steps whose duties may stay open after it'),
      })
      .optional(),
  })
  .meta({ id: 'PlanScenario' });

// ---------------------------------------------------------------- the plan

const fact = z.strictObject({
  title: text.optional(),
  type: factType,
  unit: text.optional(),
  values: z.array(text).min(1).optional(),
  ask: oneOrMany(role).optional(),
  stable: span.optional(),
  fields: fields.optional(),
});

const head = {
  code: text.optional(),
  issuer: text.optional(),
  edition: text.optional(),
  effective_from: text.optional(),
  scope: text.optional(),
  principles: z.array(text).optional(),
  basis: z.array(text).optional(),
};

export const writtenPlan = z
  .strictObject({
    plan: z.string().regex(PLAN_ID).describe('Id of the plan'),
    title: text,
    kind: z.enum(['comprehensive', 'special', 'on-site', 'card']).optional(),
    zone: text.optional().describe('IANA time zone; Asia/Shanghai when absent'),
    ...head,
    words: z
      .strictObject({ immediately: span.optional(), promptly: span.optional(), asap: span.optional() })
      .optional()
      .describe('How long this organisation takes urgency words for'),
    units: byId(z.strictObject({ title: text, parent: text.optional() })).optional(),
    roles: byId(
      z.strictObject({
        title: text,
        unit: text.optional(),
        is: z.literal('reporter').optional(),
        members: z.array(text).min(1).optional(),
        outside: z.boolean().optional(),
      }),
    ).optional(),
    contacts: byId(
      z.strictObject({ title: text, number: text.optional(), keeper: text.optional() }),
    ).optional(),
    facts: byId(fact).optional(),
    acts: byId(z.strictObject({ title: text, by: role })).optional(),
    forms: byId(z.strictObject({ title: text, from: from.optional(), fields })).optional(),
    ladder: ladder.optional(),
    scenarios: byId(scenario),
    filled: z.array(z.strictObject({ at: oneOrMany(text), why: text })).optional(),
    ignored: z.record(text, text).optional().describe('Clause → why no step carries it out'),
  })
  .describe('A plan of Fengsui: docs/plan-language.md');

export type WrittenPlan = z.input<typeof writtenPlan>;
export type WrittenStep = z.input<typeof step>;
export type WrittenScenario = z.input<typeof scenario>;
export type WrittenParty = z.input<typeof party>;
export type WrittenSource = z.input<typeof from>;
export type WrittenFields = z.input<typeof fields>;
export type WrittenField = z.input<typeof field>;
export type WrittenLadder = z.input<typeof ladder>;
export type WrittenWho = z.input<typeof who>;
export type WrittenKind = keyof typeof KINDS;
