// What is forbidden now: prohibitions of the running scenarios on an act or a step. A ban whose `while` cannot be told yet
// stays in force; one whose `unless` holds does not.
import type { Feel, Prohibition, ScenarioId } from '#core/plan/plan.ts';
import { truthOf } from './condition.ts';
import type { Items } from './state.ts';
import { scenarioRound, type Work } from './work.ts';

export type Ban = { readonly ban: Prohibition; readonly scenario: ScenarioId };

type Values = Readonly<Record<string, unknown>> | undefined;

export function bansOnAct(work: Pick<Work, 'plan' | 'state'>, act: string, item?: Values): readonly Ban[] {
  return inForce(work, ban => ban.step === undefined && ban.blocks === act, item);
}

export function bansOnStep(
  work: Pick<Work, 'plan' | 'state'>,
  step: string,
  item?: Values,
  items?: Items,
): readonly Ban[] {
  return inForce(work, ban => ban.step === step, item, items);
}

/** By its own name, whatever it forbids: words that are shown too. */
export function banNamed(work: Pick<Work, 'plan' | 'state'>, id: string): Ban | undefined {
  return inForce(work, ban => ban.id === id, undefined)[0];
}

/** Does somebody have the right to let it through, when asked? */
export function permissionOf({ ban }: Ban): string | null {
  return typeof ban.unless === 'object' ? ban.unless.permission_of : null;
}

function inForce(
  work: Pick<Work, 'plan' | 'state'>,
  is: (ban: Prohibition) => boolean,
  item: Values,
  items?: Items,
): readonly Ban[] {
  if (work.state.phase !== 'active') return [];
  return work.state.scenarios.flatMap(scenario => {
    const bans = (work.plan.scenarios[scenario]?.never ?? []).filter(is);
    if (bans.length === 0 || scenarioRound(work, scenario) === 0) return [];
    const scope = { plan: work.plan, state: work.state, scenario, item, items };
    const holds = (feel: Feel) => truthOf(feel, scope).holds;
    return bans
      .filter(ban => ban.while === undefined || holds(ban.while) !== false)
      .filter(ban => ban.where === undefined || holds(ban.where) !== false)
      .filter(ban => typeof ban.unless !== 'string' || holds(ban.unless) !== true)
      .map(ban => ({ ban, scenario }));
  });
}
