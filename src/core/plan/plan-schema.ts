// The written shape of a plan: what the YAML may hold, before names are resolved. Its JSON Schema is published as
// plans/plan.schema.json; each part has a file under written/. Texts with a grammar of their own ("PT5M of
// outage.since") are read by parse-*.ts.
import { z } from 'zod';
import { KINDS } from './written/action.ts';
import { by, type cadence, calendars, type consequence, ladder } from './written/clock.ts';
import { close, questions } from './written/close.ts';
import { type evidence, fact, type field, fields, param } from './written/field.ts';
import { grades, levels } from './written/grades.ts';
import { head, refines } from './written/head.ts';
import { contacts, presence, roles, units } from './written/organisation.ts';
import { parties, type party, type who } from './written/party.ts';
import { exercises, resources, routines, training } from './written/routine.ts';
import { act, type onLoss, type override, prohibition, rule, step } from './written/step.ts';
import { byId, clockTime, feel, from, oneOrMany, planId, reason, role, span, text } from './written/text.ts';

const scenario = z
  .strictObject({
    title: text,
    from: from.optional(),
    starts: text.describe('State fact whose beginning starts the scenario'),
    each: text.optional().describe('"LIST where CONDITION": one course for each'),
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

const form = z.strictObject({
  title: text,
  from: from.optional(),
  fields,
  sign: z
    .union([
      z.boolean(),
      parties,
      z.strictObject({ by: parties.optional(), handed_in_at: z.boolean().optional() }),
    ])
    .optional()
    .describe('Who signs; true: whoever fills it in'),
  to: parties.optional(),
  within: text.optional(),
  by: by.optional(),
  late_reason: z.enum(['required', 'optional']).optional(),
  unconfirmed: z
    .strictObject({ note: z.enum(['required', 'optional']).optional(), chase: text.optional() })
    .optional(),
});

const words = z
  .strictObject({
    immediately: span.optional(),
    promptly: span.optional(),
    asap: span.optional(),
    day: z.record(text, clockTime).optional().describe('Words for a time of the day: evening: "18:00"'),
  })
  .describe('How long this organisation takes urgency words for');

export const writtenPlan = z
  .strictObject({
    plan: planId.describe('Id of the plan'),
    title: text,
    kind: z.enum(['comprehensive', 'special', 'on-site', 'card']).optional(),
    applies_to: z.enum(['incident', 'operation', 'event', 'drill']).optional(),
    refines: refines.optional(),
    zone: text.optional().describe('IANA time zone; Asia/Shanghai when absent'),
    ...head,
    words: words.optional(),
    calendars: calendars.optional(),
    params: byId(param).optional().describe('Asked when a case is opened'),
    units: units.optional(),
    roles: roles.optional(),
    contacts: contacts.optional(),
    resources: resources.optional(),
    facts: byId(fact).optional(),
    grades: grades.optional(),
    levels: levels.optional(),
    acts: byId(act).optional(),
    presence: presence.optional(),
    rules: byId(rule).optional(),
    forms: byId(form).optional(),
    ladder: ladder.optional(),
    gates: byId(step).optional().describe('Before any scenario may begin'),
    scenarios: byId(scenario),
    close: close.optional(),
    routines: routines.optional(),
    exercises: exercises.optional(),
    training: training.optional(),
    questions: questions.optional(),
    filled: z.array(z.strictObject({ at: oneOrMany(text), why: text })).optional(),
    ignored: z.record(text, reason).optional().describe('Clause → why no step carries it out'),
  })
  .describe('A plan of Fengsui: docs/plan-language.md');

export { KINDS };
export type WrittenPlan = z.input<typeof writtenPlan>;
export type WrittenStep = z.input<typeof step>;
export type WrittenScenario = z.input<typeof scenario>;
export type WrittenParty = z.input<typeof party>;
export type WrittenSource = z.input<typeof from>;
export type WrittenFields = z.input<typeof fields>;
export type WrittenField = z.input<typeof field>;
export type WrittenEvidence = z.input<typeof evidence>;
export type WrittenLadder = z.input<typeof ladder>;
export type WrittenWho = z.input<typeof who>;
export type WrittenBy = z.input<typeof by>;
export type WrittenCadence = z.input<typeof cadence>;
export type WrittenConsequence = z.input<typeof consequence>;
export type WrittenOnLoss = z.input<typeof onLoss>;
export type WrittenOverride = z.input<typeof override>;
export type WrittenKind = keyof typeof KINDS;
