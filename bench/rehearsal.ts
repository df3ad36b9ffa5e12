// How long a thousand rehearsals of a scenario of 25 steps take on one core, and one. The plan is made up: notices,
// tasks, questions and decisions with limits, in five chains.
import { readPlan } from '#core/plan/read-plan.ts';
import { madeUpRoster } from '#core/rehearsal/made-up-roster.ts';
import { tallyRuns } from '#core/rehearsal/many-runs.ts';
import { rehearse } from '#core/rehearsal/rehearse.ts';
import { below, type Figure, informs } from './figure.ts';

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

function planOf25(): string {
  const chains = ['a', 'b', 'c', 'd', 'e'];
  const steps = chains.flatMap(chain => [
    `tell_${chain}: { who: guard, notify: { to: head_${chain}, say: [smoke.since], done: acknowledged }, within: PT5M of smoke.since, from: "1" }`,
    `size_${chain}: { who: head_${chain}, after: tell_${chain}, assess: [spread_${chain}], within: PT10M of opened, from: "2" }`,
    `act_${chain}: { do: 处置, who: team_${chain}, after: size_${chain}, within: PT30M of opened, from: "3" }`,
    `choose_${chain}: { who: head_${chain}, after: size_${chain}, when: spread_${chain}, decide: { question: 是否增援, answer: [more, enough] }, from: "4" }`,
    `note_${chain}: { do: 记录, who: team_${chain}, force: should, after: act_${chain}, from: "5" }`,
  ]);
  const roles = chains.map(
    chain =>
      `  head_${chain}: { title: 组长${chain}, unit: hall }\n  team_${chain}: { title: 组员${chain}, unit: hall }`,
  );
  const facts = chains.map(
    chain => `  spread_${chain}: { type: yes/no, title: 是否蔓延${chain}, ask: head_${chain} }`,
  );
  return `
plan: bench-25
title: 二十五步
kind: special
zone: Asia/Shanghai
units: { hall: { title: 大厅 } }
roles:
  guard: { title: 保安, unit: hall }
${roles.join('\n')}
facts:
  smoke: { type: state, title: 冒烟, ask: guard }
${facts.join('\n')}
ladder:
  - { at: PT3M of opened, unless: acknowledged, tell: deputies }
  - { at: PT6M of opened, unless: acknowledged, tell: unit_head }
  - { at: PT12M of opened, unless: acknowledged, tell: alarm }
scenarios:
  fire:
    title: 火警
    starts: smoke
    steps:
${steps.map(one => `      ${one}`).join('\n')}
    stand_down: { when: not(smoke), by: guard }
`;
}
