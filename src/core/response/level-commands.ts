// The level by hand: raised, lowered or held with a reason by whom the plan names; it stands until it is released, and then
// the table says again.
import type { RoleId } from '#core/plan/plan.ts';
import type { Command, Refusal } from './command.ts';
import { scaleOf } from './commander.ts';
import { mayCommand } from './concerned.ts';
import { changeLevel } from './level.ts';
import { answerGrade, withdrawLevelQuestions } from './level-question.ts';
import { holdsRole } from './people.ts';
import { refusal } from './refuse.ts';
import type { Duty, Mark } from './state.ts';
import { emit, scenarioRound, type Work } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function setLevel(work: Work, command: Of<'SetLevel'>, commands: boolean): Refusal | null {
  const scale = scaleOf(work.plan);
  if (!scale.includes(command.level)) return refusal('unknown-level', { level: command.level });
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  const { up = [], down = [] } = work.plan.grades?.override ?? {};
  const now = work.state.level ? scale.indexOf(work.state.level.level) : scale.length;
  const to = scale.indexOf(command.level);
  const roles = to === now ? [...up, ...down] : to < now ? up : down;
  if (!may(work, roles, command.by, commands)) return refusal('not-yours', { act: 'level' });
  if (wantsReason(work) && !command.reason.trim()) return refusal('reason-required', { act: 'level' });
  withdrawLevelQuestions(work, 'by-hand');
  const { level, by } = command;
  const reason = command.reason.trim() || null;
  changeLevel(work, { level, rows: ['by-hand'], manual: true, by, reason, round: roundNow(work) });
  return null;
}

/** The table decides again. */
export function releaseLevel(work: Work, command: Of<'ReleaseLevel'>, commands: boolean): Refusal | null {
  if (!work.state.level?.manual) return refusal('level-not-by-hand', {});
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  const { up = [], down = [] } = work.plan.grades?.override ?? {};
  if (!may(work, [...up, ...down], command.by, commands)) return refusal('not-yours', { act: 'level' });
  if (wantsReason(work) && !command.reason.trim()) return refusal('reason-required', { act: 'level' });
  emit(work, { type: 'LevelReleased', by: command.by, reason: command.reason.trim() });
  return null;
}

/** Where the table does not say: the level is what the person asked says, with the reason. */
export function levelAnswered(
  work: Work,
  duty: Duty,
  command: Of<'CompleteDuty'>,
  mark: Mark,
  note: string | null,
): Refusal | null {
  const refused = answerGrade(work, duty, command, mark, note);
  if (refused || !duty.grades) return refused;
  const { about, basis } = duty.grades;
  const level = String(command.answer);
  changeLevel(work, { level, rows: [about], by: mark.by, reason: note, basis, round: roundNow(work) });
  return null;
}

/** Whom the plan names; where it names nobody, whoever commands. */
function may(work: Work, roles: readonly RoleId[], person: string, commands: boolean): boolean {
  if (roles.length > 0) return roles.some(role => holdsRole(person, role, work));
  return work.state.scenarios.some(scenario => mayCommand(work, { scenario }, person, commands));
}

function wantsReason({ plan }: Work): boolean {
  return plan.grades?.override?.reason !== false;
}

function roundNow(work: Work): number {
  return scenarioRound(work, work.state.scenarios[0] ?? '');
}
