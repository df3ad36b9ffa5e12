// One mechanism of written plans, said in our language and run: a small plan on common ground, checked as it would be
// before it takes effect, and its story. Each post is held by a person of the same name, with one deputy.
import assert from 'node:assert/strict';
import { firstNotRun } from '#core/plan/not-run-yet.ts';
import type { Plan } from '#core/plan/plan.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { madeUpRoster } from '#core/rehearsal/made-up-roster.ts';
import type { FactValue } from '#core/response/state.ts';
import { Story } from '../harness/story.ts';

/** What a mechanism adds to the common ground, as YAML. */
export type Written = {
  readonly facts?: string;
  readonly roles?: string;
  readonly steps?: string;
  readonly scenario?: string; // further keys of the scenario
  readonly parts?: string; // further keys of the plan
  readonly id?: string;
};

export function written({
  facts = '',
  roles = '',
  steps = 'look: { do: 查看, who: guard }',
  ...rest
}: Written) {
  return `plan: ${rest.id ?? 'site'}
title: 某处预案
zone: Asia/Shanghai
units:
  site: { title: 站点, head: manager }
roles:
  guard: { title: 值守员, unit: site }
  clerk: { title: 受理员, unit: site }
  crew: { title: 抢修员, unit: site }
  chief: { title: 带班长, unit: site }
  manager: { title: 站长, unit: site }
${indented(roles, 2)}
contacts:
  police: { title: 派出所, number: "110" }
  medics: { title: 急救中心, number: "120" }
facts:
  trouble: { type: state, title: 出事, ask: guard }
${indented(facts, 2)}
${indented(rest.parts ?? '', 0)}
scenarios:
  s:
    title: 出事
    starts: trouble
    steps:
${indented(steps, 6)}
${indented(rest.scenario ?? 'stand_down: { when: not(trouble), by: manager }', 4)}
`;
}

/** Nothing wrong with it, and nothing of it left undone. */
export function planOf(parts: Written): Plan {
  const yaml = written(parts);
  const { plan, findings } = readPlan(yaml);
  const wrong = findings.filter(({ severity, code }) => severity === 'error' || code === 'not-run-yet');
  assert.deepEqual(
    wrong.map(({ code, message, place }) => [code, message.en, place.line]),
    [],
    yaml,
  );
  assert.ok(plan);
  assert.equal(firstNotRun(plan), null);
  return plan;
}

/** The codes of what the checker has to say about it. */
export function saidOf(parts: Written): readonly string[] {
  return readPlan(written(parts)).findings.map(({ code }) => code);
}

/** Reported at nine, the minute it occurred, by the clerk. */
export function told(parts: Written, facts: Readonly<Record<string, FactValue>> = {}): Story {
  const plan = planOf(parts);
  const story = new Story(plan, madeUpRoster(plan));
  story.report('09:00', '09:00', 'clerk', facts);
  return story;
}

/** Whoever has the duty says that it is done. */
export const done = (duty: string, by: string, more: Readonly<Record<string, unknown>> = {}) =>
  ({ type: 'CompleteDuty', duty, by, ...more }) as const;

export const fact = (name: string, value: FactValue, by = 'guard') =>
  ({ type: 'RecordFact', fact: name, value, by }) as const;

export const standDown = { type: 'StandDown', reason: '事情已了', waivers: {}, by: 'manager' } as const;

export const holder = (story: Story, duty: string) => story.duty(duty).holders[0]?.person;

function indented(text: string, by: number): string {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const own = Math.min(...lines.map(line => line.length - line.trimStart().length));
  return lines.map(line => ' '.repeat(by) + line.slice(own)).join('\n');
}
