// Scenarios: what starts them, their steps in order, what is never to be done, when they may be stood down.
import { parseRole, STEP } from './parse-party.ts';
import { parseSources, parseStep, type Words } from './parse-step.ts';
import type { Plan, Prohibition, Scenario, Step } from './plan.ts';
import { listOf, type PlanReading, reportUnknown } from './plan-reading.ts';
import type { WrittenScenario } from './plan-schema.ts';
import type { Path } from './yaml-text.ts';

export function parseScenarios(words: Words, reading: PlanReading): Pick<Plan, 'scenarios' | 'steps'> {
  const steps: Record<string, Step> = {};
  const scenarios: Record<string, Scenario> = {};
  for (const [id, written] of Object.entries(reading.written.scenarios)) {
    for (const [stepId, step] of Object.entries(written.steps)) {
      reportName(stepId, id, reading);
      const parsed = parseStep(stepId, id, step, words, reading);
      if (parsed && !Object.hasOwn(steps, stepId)) steps[stepId] = parsed;
    }
    scenarios[id] = parseScenario(id, written, reading);
  }
  return { scenarios, steps };
}

/** Step ids are unique in a plan, and not the names of facts: conditions name both. */
function reportName(step: string, scenario: string, reading: PlanReading): void {
  const path = ['scenarios', scenario, 'steps', step];
  const first = reading.names.steps.get(step);
  if (first !== scenario)
    reading.report('duplicate-step', path, {
      zh: `步骤编号“${step}”在场景“${first}”里已经用过；一份预案里步骤编号不能重复，请改名。`,
      en: `The step id "${step}" is used in scenario "${first}" already; step ids are unique in a plan: rename one.`,
    });
  if (reading.names.facts.has(step))
    reading.report('name-taken', path, {
      zh: `“${step}”已是事实的编号，条件里分不清；请给步骤换个编号。`,
      en: `"${step}" is the id of a fact already and conditions could not tell them apart; rename the step.`,
    });
  if (step in {} || step === 'item')
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
  const by = written.stand_down && parseRole(written.stand_down.by, [...path, 'stand_down', 'by'], reading);
  if (!written.stand_down)
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
    steps,
    never: Object.entries(written.never ?? {}).map(([name, never]) =>
      parseProhibition(name, never, [...path, 'never', name], reading),
    ),
    stand_down: {
      when: written.stand_down?.when ?? `not(${written.starts})`,
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

function parseProhibition(
  id: string,
  { blocks, while: during, unless, from }: NonNullable<WrittenScenario['never']>[string],
  path: Path,
  reading: PlanReading,
): Prohibition {
  if (!reading.names.acts.has(blocks))
    reportUnknown(
      reading,
      'unknown-act',
      [...path, 'blocks'],
      { zh: '受控行为（acts）', en: 'act' },
      blocks,
      reading.names.acts,
    );
  const allowed =
    typeof unless === 'object'
      ? {
          permission_of: parseRole(unless.permission_of, [...path, 'unless', 'permission_of'], reading) ?? '',
        }
      : unless;
  return {
    id,
    blocks,
    ...(during === undefined ? {} : { while: during }),
    ...(allowed === undefined ? {} : { unless: allowed }),
    from: parseSources(from),
  };
}
