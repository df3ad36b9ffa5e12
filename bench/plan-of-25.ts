// A made-up plan of 25 steps for the bench: notices, tasks, questions and decisions with limits, in five CHAINS.

export const CHAINS = ['a', 'b', 'c', 'd', 'e'] as const;

export function planOf25(): string {
  const steps = CHAINS.flatMap(chain => [
    `tell_${chain}: { who: guard, notify: { to: head_${chain}, say: [smoke.since], done: acknowledged }, within: PT5M of smoke.since, from: "1" }`,
    `size_${chain}: { who: head_${chain}, after: tell_${chain}, assess: [spread_${chain}], within: PT10M of opened, from: "2" }`,
    `act_${chain}: { do: 处置, who: team_${chain}, after: size_${chain}, within: PT30M of opened, from: "3" }`,
    `choose_${chain}: { who: head_${chain}, after: size_${chain}, when: spread_${chain}, decide: { question: 是否增援, answer: [more, enough] }, from: "4" }`,
    `note_${chain}: { do: 记录, who: team_${chain}, force: should, after: act_${chain}, from: "5" }`,
  ]);
  const roles = CHAINS.map(
    chain =>
      `  head_${chain}: { title: 组长${chain}, unit: hall }\n  team_${chain}: { title: 组员${chain}, unit: hall }`,
  );
  const facts = CHAINS.map(
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
