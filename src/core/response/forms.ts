// Forms: filled in, signed, handed in. A form that others sign waits for one of them, who is not the one that filled it in
// where there is anybody else; sent back, it is filled in anew. Handed in, those it goes to are told what it says; a later
// correction is a revision, and they learn of that too.
import type { Action, Form, Party } from '#core/plan/plan.ts';
import type { Step } from '#core/plan/step.ts';
import { raiseAlarm } from './alarm.ts';
import { callStep } from './called.ts';
import type { Command, Refusal } from './command.ts';
import { current } from './current-duty.ts';
import type { MessageContent } from './event.ts';
import { fieldsMissing, isEmpty } from './fields-given.ts';
import { completeDuty } from './fulfil.ts';
import { aboutDuty, requestMessages, requestNotices, shownValue } from './message.ts';
import { isOutside, outsidersOf } from './outside.ts';
import { everyone, once } from './people.ts';
import { prefilled } from './prefilled.ts';
import { refusal } from './refuse.ts';
import type { Duty, FieldMarks, Filled, Holder, Mark, Told } from './state.ts';
import { emit, roundOf, type Work } from './work.ts';

type Report = Extract<Action, { kind: 'report' }>;
type Complete = Extract<Command, { type: 'CompleteDuty' }>;

export function completeReport(
  work: Work,
  duty: Duty,
  step: Step,
  action: Report,
  command: Complete,
  mark: Mark,
  note: string | null,
): Refusal | null {
  const form = work.plan.forms[action.form];
  const fields = { ...prefilled(work, form?.fields ?? [], duty.items), ...command.fields };
  if (duty.phase === 'open' && isSigner(duty, command.by) && command.fields === undefined)
    return signOrSendBack(work, duty, step, action, command, mark, note);
  const wrong =
    fieldsMissing(form?.fields ?? [], fields, command.marks) ??
    unexplained(form, fields, command.marks) ??
    lateWithout(duty, form, mark, note) ??
    unsigned(form, command);
  if (wrong) return wrong;
  const filled: Filled = { fields, marks: command.marks ?? {}, note, mark };
  if (duty.phase === 'done') return revise(work, duty, action, filled);
  emit(work, { type: 'FormFilled', duty: duty.id, filled });
  const signers = signersOf(work, duty, step, form, command.by);
  if (form?.sign && (form.sign.by.length === 0 || signers.some(({ person }) => person === command.by)))
    emit(work, { type: 'FormSigned', duty: duty.id, mark });
  else if (form?.sign) {
    askForSignature(work, duty, signers);
    return null;
  }
  handIn(work, duty, step, action, mark);
  return null;
}

/** Filled in, and waits for the signature of somebody else. */
export function isSigner(duty: Duty, person: string): boolean {
  return duty.filled !== undefined && duty.told.some(told => told.person === person && told.reason === SIGNS);
}

export const SIGNS = 'signs';

/** Where others sign, not the one who filled it in, as long as there is anybody else. */
function signersOf(
  work: Work,
  duty: Duty,
  step: Step,
  form: Form | undefined,
  author: string,
): readonly Holder[] {
  const all = peopleOf(work, duty, step, form?.sign?.by ?? []);
  const others = all.filter(({ person }) => person !== author);
  return others.length > 0 ? others : all;
}

function askForSignature(work: Work, duty: Duty, signers: readonly Holder[]): void {
  const asked = signers.map(({ person }) => ({ person, reason: SIGNS }));
  for (const one of asked) addReceiver(work, duty, one);
  const now = current(work, duty);
  requestNotices(
    work,
    { ...aboutDuty(now), say: saidByForm(work, now) },
    'approve',
    asked,
    `sign:${work.state.seq}`,
  );
  if (signers.length === 0) raiseAlarm(work, now, 'nobody-to-sign');
}

function signOrSendBack(
  work: Work,
  duty: Duty,
  step: Step,
  action: Report,
  command: Complete,
  mark: Mark,
  note: string | null,
): Refusal | null {
  if (typeof command.answer !== 'boolean') return refusal('signature-required', { duty: duty.title });
  if (command.answer) {
    emit(work, { type: 'FormSigned', duty: duty.id, mark });
    handIn(work, duty, step, action, mark);
    return null;
  }
  if (note === null) return refusal('reason-required', { duty: duty.title });
  emit(work, { type: 'FormSentBack', duty: duty.id, by: command.by, reason: note });
  requestMessages(work, current(work, duty), 'do', duty.holders, `sent-back:${work.state.seq}`);
  return null;
}

/** Done when it is handed in; what is left unconfirmed is chased. */
function handIn(work: Work, duty: Duty, step: Step, action: Report, mark: Mark): void {
  const { filled } = current(work, duty);
  if (!filled) return;
  completeDuty(work, current(work, duty), mark, filled.fields, filled.note);
  copyTo(work, current(work, duty), action.copy ?? [], filled.fields);
  const form = work.plan.forms[action.form];
  for (const one of receiversOf(work, duty, step, action)) addReceiver(work, duty, one);
  tell(work, current(work, duty), 'know', 'handed-in');
  chase(work, current(work, duty), form, filled);
}

/** What was handed in stays in the log; those who have it learn what changed. */
function revise(work: Work, duty: Duty, action: Report, filled: Filled): null {
  const { fields, marks, note, mark } = filled;
  emit(work, { type: 'AnswerRevised', duty: duty.id, by: mark.by, answer: fields, note, marks });
  copyTo(work, current(work, duty), action.copy ?? [], fields);
  tell(work, current(work, duty), 'correction', `revised:${work.state.seq}`);
  chase(work, current(work, duty), work.plan.forms[action.form], filled);
  return null;
}

function tell(work: Work, duty: Duty, purpose: 'know' | 'correction', tag: string): void {
  const inside = duty.told.filter(({ person, reason }) => reason !== SIGNS && !isOutside(person));
  requestNotices(work, { ...aboutDuty(duty), say: saidByForm(work, duty) }, purpose, inside, tag);
}

function chase(work: Work, duty: Duty, form: Form | undefined, { fields, marks }: Filled): void {
  const open = (form?.fields ?? []).some(
    ({ id }) => !isEmpty(fields[id]) && marks[id]?.certainty === 'unconfirmed',
  );
  if (open && form?.unconfirmed?.chase !== undefined)
    callStep(work, form.unconfirmed.chase, `unconfirmed:${duty.id}`, true, duty.items);
}

/** The same lines in the logs that get a copy. */
export function copyTo(
  work: Work,
  duty: Duty,
  logs: readonly string[],
  values: Readonly<Record<string, unknown>>,
): void {
  for (const log of logs) {
    const entry = {
      id: `${duty.id}#${log}${duty.revised ? `~${duty.revised}` : ''}`,
      at: work.at,
      by: duty.filled?.mark.by ?? duty.done?.by ?? '',
      values,
    };
    emit(work, { type: 'EntryAdded', duty: duty.id, log, list: null, entry, copy: true });
  }
}

// ---------------------------------------------------------------- what is wrong with it

function unexplained(
  form: Form | undefined,
  fields: Readonly<Record<string, unknown>>,
  marks: FieldMarks = {},
): Refusal | null {
  if (form?.unconfirmed?.note !== 'required') return null;
  const open = form.fields.filter(
    ({ id }) => marks[id]?.certainty === 'unconfirmed' && !isEmpty(fields[id]) && !marks[id]?.note?.trim(),
  );
  return open.length === 0
    ? null
    : refusal('unconfirmed-without-note', { fields: open.map(({ title }) => title).join('、') });
}

function lateWithout(duty: Duty, form: Form | undefined, mark: Mark, note: string | null): Refusal | null {
  const late = duty.phase === 'open' && duty.due !== null && mark.at > duty.due;
  return late && form?.late_reason === 'required' && note === null
    ? refusal('late-reason-required', { duty: duty.title })
    : null;
}

function unsigned(form: Form | undefined, { answer }: Complete): Refusal | null {
  return form?.sign && form.sign.by.length === 0 && answer !== true
    ? refusal('signature-required', { duty: form.title })
    : null;
}

// ---------------------------------------------------------------- to whom

function receiversOf(work: Work, duty: Duty, step: Step, { to, form }: Report): readonly Holder[] {
  return peopleOf(work, duty, step, [...to, ...(work.plan.forms[form]?.to ?? [])]);
}

function peopleOf(work: Work, duty: Duty, step: Step, parties: readonly Party[]): readonly Holder[] {
  const context = { step, item: duty.item, round: roundOf(duty) };
  const outside = parties.flatMap(party => outsidersOf(work.plan, party));
  return once([...parties.flatMap(party => everyone(party, work, context)), ...outside]);
}

function addReceiver(work: Work, duty: Duty, { person, reason }: Holder): void {
  if (current(work, duty).told.some(told => told.person === person && told.reason === reason)) return;
  const told: Told = {
    person,
    reason,
    attempted: isOutside(person) ? null : work.at,
    sent: null,
    delivered: null,
    acknowledged: null,
    failed: null,
  };
  emit(work, { type: 'ReceiverAdded', duty: duty.id, told });
}

/** What the form says, in the order of its fields; how sure each is stands beside it. */
export function saidByForm(work: Pick<Work, 'plan'>, duty: Duty): MessageContent['say'] {
  const action = duty.step === null ? undefined : work.plan.steps[duty.step]?.action;
  const fields = action?.kind === 'report' ? (work.plan.forms[action.form]?.fields ?? []) : [];
  const { filled } = duty;
  return fields.flatMap(({ id, title, type }) => {
    const value = filled?.fields[id];
    const mark = filled?.marks[id];
    if (isEmpty(value)) return mark?.note ? [{ title, value: mark.note }] : [];
    const at = type === 'time' ? Date.parse(String(value)) : Number.NaN;
    const sure = mark?.certainty === undefined || mark.certainty === 'exact' ? '' : SIGN_OF[mark.certainty];
    const said = { title: `${title}${sure}`, value: shownValue(value) };
    return [Number.isNaN(at) ? said : { ...said, instant: at }];
  });
}

const SIGN_OF = { about: '（约）', unconfirmed: '（未核实）' } as const;
