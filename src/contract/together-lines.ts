// What a duty has to do with others: the plan it starts or waits for, the act that it shares, the arrival it belongs with.

import { edgeInstant } from '#core/response/origin.ts';
import { sameSteps } from '#core/response/same-act.ts';
import type { Duty } from '#core/response/state.ts';
import { scenarioRound } from '#core/response/work.ts';
import type { DutyLine, LineScope } from './duty-line.ts';

export function togetherLines(scope: LineScope): readonly DutyLine[] {
  return [...usedPlanLines(scope), ...sameLines(scope), ...meetsLines(scope)];
}

/** Another plan: under way, not in force, or waiting for the other side. */
function usedPlanLines({ duty, plan, name }: LineScope): readonly DutyLine[] {
  const action = duty.step === null ? undefined : plan.steps[duty.step]?.action;
  if (action?.kind !== 'use' || duty.phase !== 'open') return [];
  const title = plan.beside?.[action.plan] ?? action.plan;
  if (action.mode === 'instead') {
    const who = duty.told.map(told => name(told.person));
    return [
      line(
        true,
        `等待${who.join('、')}接受移交；接受前由原预案继续`,
        `waiting for ${who.join(', ')} to accept; until then the present plan goes on`,
      ),
    ];
  }
  if (plan.beside?.[action.plan] === undefined)
    return [
      line(
        true,
        `预案「${title}」尚未启动：没有生效的版本、缺启动参数，或须指明情形。可由指挥人手动启动，或写明如何处理后完成本任务`,
        `plan "${title}" has not begun: no version in force, parameters missing, or a scenario to be chosen. Whoever commands can add it, or this is done with a note`,
      ),
    ];
  return action.mode === 'call' ? [line(false, `等待「${title}」结束`, `waiting for "${title}" to end`)] : [];
}

function sameLines({ duty, plan, state }: LineScope): readonly DutyLine[] {
  const step = duty.step === null ? undefined : plan.steps[duty.step];
  const others = step ? sameSteps({ plan, state }, step) : [];
  return others.map(({ title }) =>
    line(false, `与「${title}」是同一件事，办一次即可`, `the same act as "${title}": doing one does both`),
  );
}

/** Two arrivals that belong together, and how far apart they were. */
function meetsLines({ duty, plan, state }: LineScope): readonly DutyLine[] {
  const step = duty.step === null ? undefined : plan.steps[duty.step];
  if (!step?.meets) return [];
  const round = scenarioRound({ plan, state }, step.scenario);
  const theirs = edgeInstant(step.meets, { state, round });
  const ours = arrivalOf(duty);
  const title =
    step.meets.kind === 'step' ? (plan.steps[step.meets.step]?.title ?? step.meets.step) : step.meets.fact;
  if (theirs === null && ours === null)
    return [line(false, `应与「${title}」会合`, `to meet with "${title}"`)];
  if (theirs === null || ours === null)
    return [
      line(
        true,
        ours === null ? `「${title}」已到，等待会合` : `已到，「${title}」还没有到`,
        ours === null ? `"${title}" is there and waits` : `there; "${title}" is not yet`,
      ),
    ];
  const minutes = Math.round(Math.abs(ours - theirs) / 60_000);
  return [
    line(false, `与「${title}」会合，相差 ${minutes} 分钟`, `met with "${title}", ${minutes} minutes apart`),
  ];
}

function arrivalOf(duty: Duty): number | null {
  return duty.arrived?.at ?? duty.reached?.arrived ?? duty.done?.at ?? null;
}

function line(warn: boolean, zh: string, en: string): DutyLine {
  return { warn, zh, en };
}
