// How long a thousand rehearsals of a scenario of 25 steps take on one core, and one. The plan is made up: notices,
// tasks, questions and decisions with limits, in five chains.
import { readPlan } from '#core/plan/read-plan.ts';
import { madeUpRoster } from '#core/rehearsal/made-up-roster.ts';
import { tallyRuns } from '#core/rehearsal/many-runs.ts';
import { rehearse } from '#core/rehearsal/rehearse.ts';
import { below, type Figure, informs } from './figure.ts';
import { planOf25 } from './plan-of-25.ts';

const RUNS = 1000;
const LIMIT = 2; // seconds
const AT = Date.parse('2026-11-23T09:00:00+08:00');

export const figure: Figure = {
  name: 'rehearsal',
  about: `${RUNS} rehearsals of a scenario of 25 steps`,
  async measure(say) {
    const { plan, findings } = readPlan(planOf25());
    if (!plan) throw new Error(`the plan of the bench has errors: ${JSON.stringify(findings[0])}`);
    const roster = madeUpRoster(plan);
    const warm = tallyRuns(plan, roster, 'fire', { at: AT }, 1);
    for (let i = 0; i < 100; i++) warm.next();
    say(`${Object.keys(plan.steps).length} steps, ${RUNS} runs`);
    const tally = tallyRuns(plan, roster, 'fire', { at: AT }, 7);
    const before = process.cpuUsage();
    for (let i = 0; i < RUNS; i++) {
      const refused = tally.next();
      if (refused) throw new Error(refused.code);
    }
    const { user, system } = process.cpuUsage(before);
    const { limits, over } = tally.sum();
    const one = rehearse(plan, roster, 'fire', { at: AT, seed: 7 });
    const events = one.ok ? (one.run.cases[0]?.events.length ?? 0) : 0;
    return [
      below(
        `rehearsal: ${RUNS} runs`,
        (user + system) / 1_000_000,
        's',
        LIMIT,
        `time of the processor; ${events} events in a run, ${limits.length} limits, stood down ${over.share}`,
      ),
      informs('rehearsal: one run', (user + system) / 1000 / RUNS, 'ms'),
    ];
  },
};
