// A scenario that runs no more while the case goes on: it was the wrong one, it is over, or another plan took over. What is
// open is withdrawn by that name; what was done keeps its evidence. A head count for life is never withdrawn.
import type { ScenarioId } from '#core/plan/plan.ts';
import { closingOf, isOwnQuestion, isWaivable } from './close.ts';
import { waive, withdraw } from './closing-commands.ts';
import type { Command, Refusal } from './command.ts';
import { commandsCase, mayCommand } from './concerned.ts';
import { holdsRole } from './people.ts';
import { refusal } from './refuse.ts';
import type { Duty, FormerScenario } from './state.ts';
import { emit, openDuties, type Work } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function withdrawScenario(
  work: Work,
  command: Of<'WithdrawScenario'>,
  commands: boolean,
): Refusal | null {
  const { scenario, by, reason } = command;
  const refused = mayLeave(work, scenario, by, commands, reason);
  if (refused) return refused;
  leave(work, scenario, { how: 'withdrawn', by, reason });
  return null;
}

export function endScenario(work: Work, command: Of<'EndScenario'>, commands: boolean): Refusal | null {
  const { scenario, by, reason, waivers } = command;
  const refused = mayLeave(work, scenario, by, commands || mayEnd(work, scenario, by), reason);
  if (refused) return refused;
  const closing = closingOf(work, scenario);
  const conditions = closing.conditions.filter(({ holds }) => holds !== true);
  const unwaived = closing.duties.filter(duty => !duty.waivable || !waivers[duty.duty]?.trim());
  if (conditions.length > 0 || unwaived.length > 0)
    return refusal('closing-conditions-open', {
      conditions: conditions.map(({ feel }) => feel).join('; '),
      duties: unwaived.map(({ title }) => title).join('、'),
    });
  for (const { duty: id } of closing.duties) {
    const duty = work.state.duties[id];
    const wrong = duty ? waive(work, duty, by, waivers[id] ?? '') : null;
    if (wrong) return wrong;
  }
  leave(work, scenario, { how: 'ended', by, reason });
  return null;
}

/** Whom its own plan names for it may end it, though another commands the case. */
function mayEnd(work: Work, scenario: ScenarioId, by: string): boolean {
  return mayCommand(work, { scenario }, by, false) || namesOwn(work, scenario, by);
}

function namesOwn(work: Work, scenario: ScenarioId, by: string): boolean {
  const role = work.plan.scenarios[scenario]?.stand_down.by;
  return role !== undefined && holdsRole(by, role, work);
}

function mayLeave(
  work: Work,
  scenario: ScenarioId,
  by: string,
  commands: boolean,
  reason: string,
): Refusal | null {
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  if (!work.state.scenarios.includes(scenario)) return refusal('unknown-scenario', { scenario });
  if (!commandsCase(work, by, commands)) return refusal('not-yours', { act: 'leave-scenario' });
  if (!reason.trim()) return refusal('reason-required', { act: 'leave-scenario' });
  if (work.state.scenarios.length === 1) return refusal('last-scenario', { scenario });
  return null;
}

/** Withdraws what is open and writes it down. `except`: duties that are about to end by what brought this about. */
export function leave(
  work: Work,
  scenario: ScenarioId,
  why: Pick<FormerScenario, 'how' | 'by' | 'reason'>,
  except: readonly string[] = [],
): void {
  for (const duty of openDuties(work.state))
    if (duty.scenario === scenario && !except.includes(duty.id) && !stays(work, duty, why.how))
      withdraw(work, duty, `scenario:${why.how}`);
  emit(work, { type: 'ScenarioLeft', left: { scenario, at: work.at, ...why } });
}

/** Nobody is left uncounted or without an answer by a change of plan; what an outsider must confirm outlives a hand-over. */
function stays(work: Work, duty: Duty, how: FormerScenario['how']): boolean {
  if (isOwnQuestion(duty)) return true; // acts, the level and the command are the case's, whatever runs in it
  if (duty.step !== null && work.plan.steps[duty.step]?.life_safety === true) return true;
  return how === 'handed-over' && duty.step !== null && !isWaivable(work, duty);
}
