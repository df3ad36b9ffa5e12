// What stands by until somebody asks: each request is a duty of its own, with its own clock from the asking.
import type { Command, Refusal } from './command.ts';
import { mayCommand } from './concerned.ts';
import { truthOf } from './condition.ts';
import { aboutDuty, requestNotices } from './message.ts';
import { everyone } from './people.ts';
import { refusal } from './refuse.ts';
import type { Duty } from './state.ts';
import { emit, scenarioRound, type Work } from './work.ts';

export function requestStep(
  work: Work,
  command: Extract<Command, { type: 'RequestStep' }>,
  commands: boolean,
): Refusal | null {
  const step = work.plan.steps[command.step];
  const action = step?.action;
  if (!step || action?.kind !== 'request') return refusal('unknown-request', { step: command.step });
  const round = scenarioRound(work, step.scenario);
  if (work.state.phase !== 'active' || round === 0 || !work.state.scenarios.includes(step.scenario))
    return refusal('incident-closed', { phase: work.state.phase });
  const scope = { plan: work.plan, state: work.state, scenario: step.scenario };
  if (step.while && truthOf(step.while, scope).holds !== true)
    return refusal('not-asked-now', { step: step.title });
  const may =
    action.by.length === 0 ||
    mayCommand(work, step, command.by, commands) ||
    action.by.some(party =>
      everyone(party, work, { step, item: null, round }).some(one => one.person === command.by),
    );
  if (!may) return refusal('not-yours', { duty: step.title });
  emit(work, { type: 'StepRequested', step: step.id, round, by: command.by, text: command.text });
  return null;
}

/** The title of what was asked for: 电路图：三号变压器. */
export function requestTitle(work: Pick<Work, 'state'>, step: string, label: string, what: string): string {
  const text = work.state.requests?.[`${step}/${label}`]?.text.trim();
  return text ? `${what}：${text}` : what;
}

/** Who asked learns that it is given. */
export function tellRequester(work: Work, duty: Duty): void {
  const asked = work.state.requests?.[`${duty.step}/${duty.round}`];
  if (asked) requestNotices(work, aboutDuty(duty), 'answered', [{ person: asked.by, reason: 'given' }]);
}
