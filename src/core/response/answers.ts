// Answers that are somebody's to give: a decision with its reason, an approval that is not the doer's, the word of an
// outsider that no solver writes down.
import type { Action, Step } from '#core/plan/plan.ts';
import type { Command, Refusal } from './command.ts';
import { markOf } from './concerned.ts';
import { current } from './current-duty.ts';
import { acknowledgeAsReceiver } from './duty-commands.ts';
import { asRecord, fieldsMissing } from './fields-given.ts';
import { completeDuty } from './fulfil.ts';
import { requestMessages } from './message.ts';
import { everyone, holdsRole, once } from './people.ts';
import { refusal } from './refuse.ts';
import type { Duty, Mark, Told } from './state.ts';
import { dutiesOfStep, emit, roundOf, type Work } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function decideAnswer(
  work: Work,
  duty: Duty,
  action: Extract<Action, { kind: 'decide' }>,
  command: Of<'CompleteDuty'>,
  mark: Mark,
  note: string | null,
): Refusal | null {
  const { answer } = command;
  const wanted = action.answer;
  if (wanted.kind === 'yes-no' && typeof answer !== 'boolean')
    return refusal('answer-required', { duty: duty.title });
  if (wanted.kind === 'one-of' && !wanted.values.includes(String(answer)))
    return refusal('answer-required', { duty: duty.title, values: wanted.values.join(', ') });
  if (wanted.kind === 'fields') {
    const missing = fieldsMissing(wanted.fields, asRecord(answer) ?? command.fields, command.marks);
    if (missing) return missing;
  }
  if (action.reason === 'required' && note === null) return refusal('reason-required', { duty: duty.title });
  const value = wanted.kind === 'fields' ? (asRecord(answer) ?? command.fields) : answer;
  if (duty.phase === 'done' && action.again)
    emit(work, { type: 'DecidedAgain', duty: duty.id, mark, answer: value, note });
  else if (duty.phase === 'done')
    emit(work, { type: 'AnswerRevised', duty: duty.id, by: command.by, answer: value, note });
  else completeDuty(work, duty, mark, value, note);
  return null;
}

/** Each approver has one say; the doer of what is to be approved has none. */
export function approve(
  work: Work,
  duty: Duty,
  step: Step | null,
  command: Of<'CompleteDuty'>,
  note: string | null,
): Refusal | null {
  if (typeof command.answer !== 'boolean') return refusal('answer-required', { duty: duty.title });
  if (!duty.told.some(told => told.person === command.by)) return refusal('not-yours', { duty: duty.title });
  const doers = (step?.after ?? []).flatMap(edge =>
    edge.kind === 'step' ? dutiesOfStep(work.state, edge.step, roundOf(duty), duty.items) : [],
  );
  if (doers.some(done => done.done?.by === command.by))
    return refusal('approver-is-doer', { duty: duty.title });
  if (!command.answer && note === null) return refusal('reason-required', { duty: duty.title });
  emit(work, { type: 'ApprovalGiven', duty: duty.id, person: command.by, yes: command.answer, note });
  acknowledgeAsReceiver(work, duty, command.by, markOf(work, command));
  if (!command.answer && step) refused(work, duty, step);
  return null;
}

/** Where a refusal goes: back to a step, whose next round begins; or up, to the heads of those who refused. */
function refused(work: Work, duty: Duty, step: Step): void {
  const { action } = step;
  if (action.kind !== 'approve') return;
  if (action.on_no === 'up' && !duty.raised) raise(work, duty, step);
  const before = step.after.flatMap(edge => (edge.kind === 'step' ? [edge.step] : []));
  const back = action.on_no === 'back' ? (action.back_to ?? before[0]) : undefined;
  if (back !== undefined) doAgain(work, duty, back, step.id, `no:${step.id}`);
}

function raise(work: Work, duty: Duty, step: Step): void {
  const context = { step, item: duty.item, round: roundOf(duty) };
  const action = step.action.kind === 'approve' ? step.action : undefined;
  const above = once(
    (action?.by ?? []).flatMap(of => everyone({ kind: 'head-of', of }, work, context)),
  ).filter(({ person }) => !duty.told.some(told => told.person === person));
  if (above.length === 0) return;
  const told = above.map(
    ({ person, reason }): Told => ({
      ...{
        person,
        reason,
        attempted: work.at,
        sent: null,
        delivered: null,
        acknowledged: null,
        failed: null,
      },
    }),
  );
  emit(work, { type: 'ApprovalRaised', duty: duty.id, told });
  requestMessages(work, current(work, duty), 'approve', above, 'raised');
}

/** What somebody outside says, written down by a person who is not among the solvers. `no` opens the next round. */
export function confirm(
  work: Work,
  duty: Duty,
  step: Step | null,
  action: Extract<Action, { kind: 'confirm' }>,
  command: Of<'CompleteDuty'>,
  mark: Mark,
  note: string | null,
): Refusal | null {
  if (typeof command.answer !== 'boolean') return refusal('answer-required', { duty: duty.title });
  const solver =
    action.not_by.some(role => holdsRole(command.by, role, work)) ||
    solvedBy(work, step, action, duty, command.by);
  if (solver) return refusal('solver-may-not-confirm', { duty: duty.title });
  completeDuty(work, duty, mark, command.answer, note);
  if (!command.answer && step && action.again) doAgain(work, duty, action.again, step.id, `no:${step.id}`);
  return null;
}

function solvedBy(
  work: Work,
  step: Step | null,
  action: Extract<Action, { kind: 'confirm' }>,
  duty: Duty,
  person: string,
): boolean {
  const before = (step?.after ?? []).flatMap(edge => (edge.kind === 'step' ? [edge.step] : []));
  const solving = action.again === undefined ? before : [...before, action.again];
  return solving.some(id =>
    dutiesOfStep(work.state, id, roundOf(duty), duty.items).some(
      one => one.done?.by === person || one.arrived?.by === person,
    ),
  );
}

/** From that step on, up to the one that asks; for the items of the duty alone, where it is for some. */
export function doAgain(work: Work, duty: Duty, from: string, to: string, because: string): void {
  const round = roundOf(duty);
  for (const step of stepsFrom(work, from, to, duty))
    for (const place of placesOf(work, step, duty))
      emit(work, {
        type: 'StepAgain',
        step,
        round: String(round),
        because,
        ...(place === undefined ? {} : { place }),
      });
}

function placesOf(work: Work, step: string, duty: Duty): readonly (string | undefined)[] {
  const those = dutiesOfStep(work.state, step, roundOf(duty), duty.items);
  const places = [...new Set(those.map(({ place }) => place))];
  return places.length === 0 ? [undefined] : places;
}

/** The step to begin again at, and all between it and the asking step that had opened. */
function stepsFrom(work: Work, from: string, to: string, duty: Duty): readonly string[] {
  const found = new Set([from]);
  for (let grew = true; grew; ) {
    grew = false;
    for (const step of Object.values(work.plan.steps)) {
      if (found.has(step.id) || !step.after.some(edge => edge.kind === 'step' && found.has(edge.step)))
        continue;
      if (step.id === to || dutiesOfStep(work.state, step.id, roundOf(duty), duty.items).length > 0) {
        found.add(step.id);
        grew = true;
      }
    }
  }
  found.add(to);
  return [...found];
}
