// Which level it is where the table does not say: a gap, an overlap, facts that nobody could tell in time. A person is
// asked, with the ladder of the plan, and the answer stands with its reason for as long as the facts are those.
import type { Party } from '#core/plan/plan.ts';
import type { Command, Refusal } from './command.ts';
import { commandersNow, scaleOf } from './commander.ts';
import { completeDuty } from './fulfil.ts';
import { requestMessages } from './message.ts';
import { openAsked } from './open-duty.ts';
import { candidates, everyone, once } from './people.ts';
import { refusal } from './refuse.ts';
import type { Duty, Mark } from './state.ts';
import { emit, openDuties, scenarioRound, type Work } from './work.ts';

const NOWHERE = { step: null, item: null, round: 0 };

export function askLevel(work: Work, asked: NonNullable<Duty['grades']>): void {
  if (isAnswered(work, asked)) return;
  const open = openDuties(work.state).filter(duty => duty.grades);
  if (open.some(duty => duty.grades?.about === asked.about && duty.grades.basis === asked.basis)) return;
  withdrawLevelQuestions(work, 'asked-anew');
  const { up = [], down = [] } = work.plan.grades?.override ?? {};
  const asked_of = [...new Set([...up, ...down])].map((role): Party => ({ kind: 'role', role }));
  const named = once(asked_of.flatMap(party => candidates(party, work, NOWHERE)));
  const holders = named.length > 0 ? named : commandersNow(work, party => everyone(party, work, NOWHERE));
  const count = Object.keys(work.state.duties).filter(id => id.startsWith('grade/')).length + 1;
  openAsked(
    work,
    { id: `grade/${count}`, kind: 'grade', title: work.state.title, holders, asked_of, grades: asked },
    `grade:${asked.about}`,
  );
}

/** Somebody has said, on the same facts and in this round. */
function isAnswered({ plan, state }: Work, asked: NonNullable<Duty['grades']>): boolean {
  const { level } = state;
  const round = scenarioRound({ plan, state }, state.scenarios[0] ?? '');
  return level?.rows[0] === asked.about && level.basis === asked.basis && level.round === round;
}

export function withdrawLevelQuestions(work: Work, why: string): void {
  for (const duty of openDuties(work.state)) {
    if (!duty.grades) continue;
    emit(work, { type: 'DutyWithdrawn', duty: duty.id, reason: `level:${why}` });
    requestMessages(work, duty, 'withdrawn', [...duty.holders, ...duty.called], `level:${why}`);
  }
}

/** The answer of whoever is asked; answers what it is to become of the level. */
export function answerGrade(
  work: Work,
  duty: Duty,
  command: Extract<Command, { type: 'CompleteDuty' }>,
  mark: Mark,
  note: string | null,
): Refusal | null {
  const scale = scaleOf(work.plan);
  const level = typeof command.answer === 'string' ? command.answer : '';
  if (!scale.includes(level))
    return refusal('answer-required', { duty: duty.title, values: scale.join(', ') });
  if (note === null) return refusal('reason-required', { duty: duty.title });
  completeDuty(work, duty, mark, level, note);
  return null;
}
