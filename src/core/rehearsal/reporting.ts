// How a rehearsed incident begins: somebody sees it and reports it, always as a drill; the script and the end of the
// trouble are put on the agenda.
import type { Plan, ScenarioId } from '#core/plan/plan.ts';
import { candidatesOf } from '#core/roster/resolve.ts';
import type { PersonId, Roster } from '#core/roster/roster.ts';
import type { Instant } from '#core/time/instant.ts';
import { madeUpParams } from './case.ts';
import { logNormal } from './luck.ts';
import type { ScriptedFact, Setting } from './setting.ts';
import { beginSigning } from './signing.ts';
import { type Simulation, tell, throwOf, turnTo } from './simulation.ts';

export function reportCase(world: Simulation, index: number, occurred: Instant): void {
  const its = world.cases[index];
  turnTo(world, index);
  const scenario = its && world.plan.scenarios[its.scenario];
  if (!scenario) return;
  const script = scriptOf(world, index);
  const by = reporterOf(world.plan, world.rosterAt(world.now), scenario.id, world.setting);
  const refused = tell(world, index, {
    type: 'ReportIncident',
    incident: `rehearsal-${index + 1}`,
    kind: 'drill',
    plan: { id: world.plan.plan, version: world.setting.version ?? 1 },
    scenarios: [scenario.id],
    title: scenario.title,
    occurred,
    facts: {
      ...madeUpParams(world.plan, occurred),
      ...Object.fromEntries(script.filter(({ after }) => after <= 0).map(one => [one.fact, one.value])),
    },
    by: by ?? '',
  });
  if (refused !== null) return;
  beginSigning(world, index);
  for (const { fact, value, after } of script)
    if (after > 0) world.agenda.put(world.now + after, { do: 'fact', case: index, fact, value });
  if (script.some(one => one.fact === scenario.starts && one.value === false)) return;
  const { median, spread } = world.people.lasts;
  const span = Math.round(logNormal(throwOf(world, 'lasts', index), median, spread));
  const ended = Math.max(world.now + 1000, occurred + span);
  world.agenda.put(ended, { do: 'fact', case: index, fact: scenario.starts, value: false });
}

/** The script is about the first incident. */
function scriptOf(world: Simulation, index: number): readonly ScriptedFact[] {
  return index === 0 ? (world.setting.facts ?? []) : [];
}

/** Whoever is given; else somebody of a post that such things are asked of; else anybody on duty. */
export function reporterOf(
  plan: Plan,
  roster: Roster,
  scenario: ScenarioId,
  { reporter, silent = [] }: Pick<Setting, 'reporter' | 'silent'>,
): PersonId | null {
  if (reporter !== undefined) return reporter;
  const starts = plan.scenarios[scenario]?.starts;
  const asked = starts === undefined ? [] : (plan.facts[starts]?.ask ?? []);
  const all = [
    ...asked.flatMap(post => candidatesOf(post, roster).map(one => one.person)),
    ...Object.values(roster.posts).flatMap(post => post.on_duty),
    ...Object.keys(roster.people),
  ];
  return all.find(person => !silent.includes(person)) ?? all[0] ?? null;
}
