// How fast the pure core is: decisions about an incident of a plan of 25 steps, an incident of 10,000 events rebuilt, the
// largest plan of the library checked, conditions evaluated. Time of the processor, so that a busy machine counts as little as it can.
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileFeel } from '#core/feel/feel.ts';
import type { Plan } from '#core/plan/plan.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { madeUpRoster } from '#core/rehearsal/made-up-roster.ts';
import type { Command } from '#core/response/command.ts';
import { decide } from '#core/response/decide.ts';
import type { IncidentEvent } from '#core/response/event.ts';
import { replay } from '#core/response/evolve.ts';
import type { IncidentState } from '#core/response/state.ts';
import type { Roster } from '#core/roster/roster.ts';
import { above, below, type Figure, informs, median } from './figure.ts';
import { CHAINS, planOf25 } from './plan-of-25.ts';

const ROUNDS = 5;
const MILLIS = 600;
const MINUTE = 60_000;
const BEGAN = Date.parse('2026-11-23T09:00:00+08:00');
const DECISIONS = 200_000; // a second
const EVENTS = 10_000;

export const figure: Figure = {
  name: 'engine',
  about: 'decisions of a plan of 25 steps, replay, checking, conditions',
  async measure(say) {
    const { plan, findings } = readPlan(planOf25());
    if (!plan) throw new Error(`the plan of the bench has errors: ${JSON.stringify(findings[0])}`);
    const ground = { plan, roster: madeUpRoster(plan) };
    const course = courseOf25();
    const once = decideAll(ground, course).length;
    const long = decideAll(ground, courseOf25(Math.ceil(EVENTS / once))).slice(0, EVENTS);
    say(
      `a course of ${course.length} commands and ${once} events; ${long.length} events of the fire breaking out again`,
    );
    const library = largestPlan();
    say(`checks ${library.name}, ${Math.round(library.yaml.length / 1000)} kB`);
    return [
      above(
        'engine: decisions',
        rate(() => decideAll(ground, course)) * course.length,
        '/s',
        DECISIONS,
        SAID,
      ),
      below(`engine: replay of ${EVENTS} events`, 1000 / rate(() => replay(long)), 'ms', 100),
      below('engine: check of the largest plan', 1000 / rate(() => readPlan(library.yaml)), 'ms', 100),
      informs('engine: conditions', conditionsPerSecond(), '/s'),
    ];
  },
};

const SAID = 'acknowledged, accepted, answered, done, time passing: the whole course of an incident';

type Ground = { readonly plan: Plan; readonly roster: Roster };
type Told = { readonly now: number; readonly command: Command };

/** The whole course: reported, every chain told, sized up, acted on, decided and noted, the fire out; and again so often. */
function courseOf25(rounds = 1): readonly Told[] {
  const told: Told[] = [];
  let now = BEGAN;
  const tell = (command: Command) => {
    now += MINUTE / 4;
    told.push({ now, command });
  };
  tell({ ...REPORT, occurred: BEGAN });
  for (let round = 1; round <= rounds; round++) {
    if (round > 1) tell({ type: 'RecordFact', fact: 'smoke', value: true, by: 'guard' });
    for (const chain of CHAINS) tellChain(chain, round, tell);
    tell({ type: 'RecordFact', fact: 'smoke', value: false, by: 'guard' });
  }
  return told;
}

function tellChain(chain: string, round: number, tell: (command: Command) => void): void {
  const [head, team] = [`head_${chain}`, `team_${chain}`];
  const done = (step: string, by: string, more: object = {}) => {
    const duty = `${step}_${chain}/${round}`;
    tell({ type: 'AcknowledgeDuty', duty, by });
    tell({ type: 'AcceptDuty', duty, by });
    tell({ type: 'PassTime' });
    tell({ type: 'CompleteDuty', duty, by, ...more });
  };
  tell({ type: 'AcknowledgeMessage', duty: `tell_${chain}/${round}`, person: head, by: head });
  done('size', head, { facts: { [`spread_${chain}`]: true } });
  done('act', team);
  done('choose', head, { answer: 'more' });
  done('note', team);
}

const REPORT = {
  type: 'ReportIncident',
  incident: 'i',
  kind: 'incident',
  plan: { id: 'bench-25', version: 1 },
  scenarios: ['fire'],
  title: '冒烟',
  facts: { smoke: true },
  by: 'guard',
} as const;

function decideAll({ plan, roster }: Ground, course: readonly Told[]): readonly IncidentEvent[] {
  let state: IncidentState | null = null;
  const events: IncidentEvent[] = [];
  for (const { now, command } of course) {
    const decided = decide(state, command, { plan, roster, now, commands: true });
    if (!decided.ok) throw new Error(`${command.type}: ${JSON.stringify(decided.refusal)}`);
    state = decided.state;
    events.push(...decided.events);
  }
  return events;
}

function largestPlan(): { readonly name: string; readonly yaml: string } {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const plans = globSync('plans/**/*.yaml', { cwd: root }).map(name => ({
    name,
    yaml: readFileSync(`${root}/${name}`, 'utf8'),
  }));
  const [largest] = plans.sort((a, b) => b.yaml.length - a.yaml.length);
  if (!largest) throw new Error('there is no plan library');
  return largest;
}

function conditionsPerSecond(): number {
  const { value } = compileFeel(
    'outage and (in_10 = false or tries > 2)',
    new Set(['outage', 'in_10', 'tries']),
  );
  if (!value) throw new Error('the condition cannot be read');
  const context = { outage: true, in_10: null, tries: 3 };
  const rounds = rate(() => {
    for (let i = 0; i < 100; i++) value.evaluate(context);
  });
  return rounds * 100;
}

/** Rounds per second of the processor, the median of some. */
function rate(round: () => unknown): number {
  for (const began = performance.now(); performance.now() - began < MILLIS; ) round();
  return median(
    Array.from({ length: ROUNDS }, () => {
      const before = process.cpuUsage();
      const spent = () => {
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1_000_000;
      };
      let rounds = 0;
      for (; spent() < MILLIS / 1000; rounds++) round();
      return rounds / spent();
    }),
  );
}
