// Scenarios: what starts them, their steps in order, what is never to be done, when they may be stood down.

import { parseRole, STEP } from './parse-party.ts';
import { parseEach, parseOverride, parseSources, parseStep, type Words } from './parse-step.ts';
import type { Plan, Prohibition, Scenario, Step } from './plan.ts';
import { given, listOf, type PlanReading, reportUnknown } from './plan-reading.ts';
import type { WrittenScenario } from './plan-schema.ts';
import { type StandingStep, writtenSteps } from './written-steps.ts';
import type { Path } from './yaml-text.ts';

/** Every step of the plan, and its scenarios. */
export function parseScenarios(words: Words, reading: PlanReading): Pick<Plan, 'scenarios' | 'steps'> {
  const steps: Record<string, Step> = {};
  const scenarios: Record<string, Scenario> = {};
  for (const standing of writtenSteps(reading.written)) {
    reportName(standing, reading);
    const parsed = parseStep(standing.id, standing, standing.step, words, reading);
    if (parsed && !Object.hasOwn(steps, standing.id)) steps[standing.id] = parsed;
  }
  for (const [id, written] of Object.entries(reading.written.scenarios))
    scenarios[id] = parseScenario(id, written, reading);
  return { scenarios, steps };
}

/** Step ids are unique in a plan, and not the names of facts: conditions name both. */
function reportName({ id: step, scenario, path: map }: StandingStep, reading: PlanReading): void {
  const path = [...map, step];
  const first = reading.names.steps.get(step);
  if (first !== scenario)
    reading.report('duplicate-step', path, {
      zh: `步骤编号“${step}”在“${first}”里已经用过；一份预案里步骤编号不能重复，请改名。`,
      en: `The step id "${step}" is used in "${first}" already; step ids are unique in a plan: rename one.`,
    });
  if (reading.names.facts.has(step) || reading.names.params.has(step) || reading.names.presence.has(step))
    reading.report('name-taken', path, {
      zh: `“${step}”已是事实、参数或在位岗位的编号，条件里分不清；请给步骤换个编号。`,
      en: `"${step}" is the id of a fact, parameter or post already and conditions could not tell them apart; rename the step.`,
    });
  const isLevel = step === 'level' && reading.names.levels.size > 0; // the present level, in conditions
  if (step in {} || step === 'item' || isLevel)
    reading.report('name-taken', path, {
      zh: `“${step}”是保留的名称，请换个编号。`,
      en: `"${step}" is a reserved name; choose another id.`,
    });
}

function parseScenario(id: string, written: WrittenScenario, reading: PlanReading): Scenario {
  const path = ['scenarios', id];
  if (reading.names.facts.get(written.starts) !== 'state')
    reportStarts(written.starts, [...path, 'starts'], reading);
  const steps = Object.keys(written.steps);
  if (steps.length === 0)
    reading.report('scenario-without-steps', path, {
      zh: `场景“${written.title}”没有步骤：发生时什么也不会做。请写 steps 或删去场景。`,
      en: `Scenario "${written.title}" has no steps: nothing would happen. Write steps or remove it.`,
    });
  const { close } = reading.written;
  const common = close?.by === undefined ? undefined : { when: close.when, by: close.by };
  const own = written.stand_down ?? common;
  const at = written.stand_down ? [...path, 'stand_down', 'by'] : ['close', 'by'];
  const by = own && parseRole(own.by, at, reading);
  if (!own)
    reading.report(
      'missing-stand-down',
      path,
      {
        zh: `场景“${written.title}”没有写何时、由谁解除：请写 stand_down: { when: not(${written.starts}), by: … }。`,
        en: `Scenario "${written.title}" does not say when and by whom it is stood down: write stand_down: { when: not(${written.starts}), by: … }.`,
      },
      {
        proposal: {
          value: `{ when: not(${written.starts}) }`,
          reason: { zh: '状态结束后解除', en: 'when the state is over' },
        },
      },
    );
  return {
    id,
    title: written.title,
    from: parseSources(written.from),
    starts: written.starts,
    ...given({ each: parseEach(written.each, [...path, 'each'], reading) }),
    steps,
    never: Object.entries(written.never ?? {}).map(([name, never]) =>
      parseProhibition(name, never, [...path, 'never', name], reading),
    ),
    stand_down: {
      when: own?.when ?? `not(${written.starts})`,
      by: by ?? '',
      goes_on: goingOn(written, path, reading),
    },
  };
}

function goingOn(written: WrittenScenario, path: Path, reading: PlanReading): readonly string[] {
  return listOf(written.stand_down?.goes_on).filter((step, index) => {
    if (Object.hasOwn(written.steps, step)) return true;
    const at = [...path, 'stand_down', 'goes_on', index];
    reportUnknown(reading, 'unknown-step', at, STEP, step, Object.keys(written.steps));
    return false;
  });
}

function reportStarts(starts: string, path: Path, reading: PlanReading): void {
  const states = [...reading.names.facts].filter(([, type]) => type === 'state').map(([name]) => name);
  if (reading.names.facts.has(starts) || /\s/.test(starts))
    reading.report('starts-without-state', path, {
      zh: `场景由一个 state 类型的事实开始；“${starts}”不是。可用：${states.join('、') || '（请先在 facts 里定义一个）'}。`,
      en: `A scenario starts with one fact of type state; "${starts}" is none. There are: ${states.join(', ') || '(define one under facts)'}.`,
    });
  else reportUnknown(reading, 'unknown-fact', path, { zh: '状态', en: 'state' }, starts, states);
}

type WrittenProhibition = NonNullable<WrittenScenario['never']>[string];

/** An act, a step that must not begin, or only words that people are shown. */
function parseProhibition(
  id: string,
  written: WrittenProhibition,
  path: Path,
  reading: PlanReading,
): Prohibition {
  const { blocks, do: title, unless, overridden_by } = written;
  const { acts, steps } = reading.names;
  const step = blocks !== undefined && !acts.has(blocks) && steps.has(blocks) ? blocks : undefined;
  if (blocks !== undefined && !acts.has(blocks) && step === undefined)
    reportUnknown(reading, 'unknown-act', [...path, 'blocks'], ACT, blocks, [...acts, ...steps.keys()]);
  if (blocks === undefined && title === undefined)
    reading.report('missing-key', path, {
      zh: `“${id}”没有写禁止什么：请写 blocks（受控行为或步骤），或 do（文字）。`,
      en: `"${id}" does not say what is forbidden: write blocks (an act or a step), or do (words).`,
    });
  const allowed =
    typeof unless === 'object'
      ? {
          permission_of: parseRole(unless.permission_of, [...path, 'unless', 'permission_of'], reading) ?? '',
        }
      : unless;
  return {
    id,
    blocks: step === undefined ? (blocks ?? '') : '',
    ...given({
      step,
      title,
      where: written.where,
      while: written.while,
      unless: allowed,
      overridden_by: parseOverride(overridden_by, [...path, 'overridden_by'], reading),
    }),
    from: parseSources(written.from),
  };
}

const ACT = { zh: '受控行为（acts）或步骤', en: 'act or step' };
