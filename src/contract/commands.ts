// What people may ask of an incident over HTTP. `at` is when it really happened (a late report, a phone that was
// offline) and may not be later than now; `by` is set when somebody records it in another person's name.
import { z } from 'zod';
import { DutyId, Id, IsoInstant } from './text.ts';

const Reason = z.string().trim().min(1).max(1000);
/** May be left empty where the plan asks for no reason. */
const Words = z.string().trim().max(1000).default('');
const Note = z.string().max(4000);
const Fields = z.record(z.string().max(120), z.unknown());

/** How sure a value of a form is; the note explains it, or says why there is none. */
export const FieldMarks = z.record(
  z.string().max(120),
  z.strictObject({
    certainty: z.enum(['exact', 'about', 'unconfirmed']).optional(),
    note: z.string().max(1000).optional(),
  }),
);

export const FactEntry = z.object({
  id: z.string(),
  at: IsoInstant,
  by: z.string(),
  values: z.record(z.string(), z.unknown()),
});

/** Value of a fact: yes-no boolean, number, text, ISO instant, list items, or an object (place, people); null: unknown. */
export const FactValue = z.union([
  z.boolean(),
  z.number(),
  z.string().max(10_000),
  z.null(),
  z.array(FactEntry).max(1000),
  Fields,
]);
/** By fact; "fact/item" where each item of a list has a value of its own. */
export const FactValues = z.record(z.string().min(1).max(600), FactValue);

/** Of an item: its entry's id, which may bear the duty it was entered by. */
const ItemId = DutyId;

const common = { by: Id.optional(), at: IsoInstant.optional() };
const onDuty = { duty: DutyId, ...common };

export const Command = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('RecordFact'),
    fact: Id,
    item: ItemId.optional(),
    value: FactValue,
    ...common,
  }),
  z.strictObject({
    type: z.literal('CorrectFact'),
    fact: Id,
    item: ItemId.optional(),
    edge: z.enum(['since', 'ended', 'observed']),
    to: IsoInstant,
    ...common,
  }),
  z.strictObject({ type: z.literal('AddItem'), list: Id, item: ItemId, values: Fields, ...common }),
  z.strictObject({ type: z.literal('RemoveItem'), list: Id, item: ItemId, reason: Reason, ...common }),
  z.strictObject({ type: z.literal('AcknowledgeDuty'), ...onDuty }),
  z.strictObject({ type: z.literal('AcceptDuty'), ...onDuty }),
  z.strictObject({ type: z.literal('ArriveForDuty'), ...onDuty }),
  z.strictObject({
    type: z.literal('CompleteDuty'),
    answer: z.unknown().optional(),
    facts: FactValues.optional(),
    fields: Fields.optional(),
    marks: FieldMarks.optional(),
    note: Note.optional(),
    ...onDuty,
  }),
  z.strictObject({ type: z.literal('AddEntry'), entry: Id, values: Fields, ...onDuty }),
  z.strictObject({ type: z.literal('DeclineDuty'), reason: Reason, ...onDuty }),
  z.strictObject({ type: z.literal('AssignDuty'), to: Id, reason: Reason, ...onDuty }),
  z.strictObject({ type: z.literal('WaiveDuty'), reason: Reason, ...onDuty }),
  z.strictObject({ type: z.literal('AcknowledgeMessage'), person: Id, ...onDuty }),
  z.strictObject({ type: z.literal('SeeAlarm'), ...onDuty }),
  z.strictObject({ type: z.literal('SetLevel'), level: Id, reason: Words, ...common }),
  z.strictObject({ type: z.literal('ReleaseLevel'), reason: Words, ...common }),
  z.strictObject({
    type: z.literal('SignOn'),
    post: Id,
    name: z.string().trim().max(120).optional(),
    ...common,
  }),
  z.strictObject({
    type: z.literal('SignOff'),
    post: Id,
    person: Id.optional(),
    reason: Words.optional(),
    ...common,
  }),
  z.strictObject({
    type: z.literal('RequestStep'),
    step: Id,
    text: z.string().trim().max(4000),
    ...common,
  }),
  z.strictObject({ type: z.literal('SetDeadline'), due: IsoInstant, reason: Reason, ...onDuty }),
  z.strictObject({ type: z.literal('GoThroughLock'), life: z.boolean(), reason: Reason, ...onDuty }),
  z.strictObject({
    type: z.literal('AskAct'),
    act: Id,
    item: Id.optional(),
    through: z.strictObject({ life: z.boolean(), reason: Reason }).optional(),
    ...common,
  }),
  z.strictObject({ type: z.literal('TakeSceneLead'), person: Id, reason: Reason, ...common }),
  z.strictObject({ type: z.literal('EndAct'), request: DutyId, ...common }),
  z.strictObject({
    type: z.literal('RecordViolation'),
    against: Id,
    person: Id.nullable(),
    text: z.string().trim().max(4000),
    ...common,
  }),
  z.strictObject({ type: z.literal('AddNote'), text: z.string().trim().min(1).max(4000), ...common }),
  z.strictObject({
    type: z.literal('StandDown'),
    reason: Reason,
    waivers: z.record(DutyId, Reason).default({}),
    ...common,
  }),
  z.strictObject({
    type: z.literal('AddScenario'),
    plan: Id.optional(),
    scenario: Id,
    since: IsoInstant.optional(),
    facts: FactValues.optional(),
    reason: Reason,
    ...common,
  }),
  z.strictObject({ type: z.literal('WithdrawScenario'), scenario: Id, reason: Reason, ...common }),
  z.strictObject({
    type: z.literal('EndScenario'),
    scenario: Id,
    reason: Reason,
    waivers: z.record(DutyId, Reason).default({}),
    ...common,
  }),
  z.strictObject({
    type: z.literal('AdoptVersion'),
    plan: Id.optional(),
    version: z.int().min(1),
    gone: z.record(DutyId, z.enum(['keep', 'withdraw'])).default({}),
    reason: Reason,
    ...common,
  }),
  z.strictObject({
    type: z.literal('ReopenIncident'),
    since: IsoInstant.optional(),
    reason: Reason,
    ...common,
  }),
  z.strictObject({ type: z.literal('MergeIncident'), into: Id, reason: Reason, ...common }),
  z.strictObject({ type: z.literal('TickCondition'), condition: Id, ticked: z.boolean(), ...common }),
  z.strictObject({
    type: z.literal('AnswerQuestion'),
    question: Id,
    text: z.string().trim().min(1).max(4000),
    ...common,
  }),
  z.strictObject({ type: z.literal('FileIncident'), ...common }),
  z.strictObject({ type: z.literal('DeclareFalseAlarm'), reason: Reason, ...common }),
]);
export type Command = z.infer<typeof Command>;
