// Limits and ladders: vague words and the minutes taken for them, rungs out of order, limits over before help is called.
import { formatDuration, type Millis } from '#core/time/instant.ts';
import { type Checking, mend, stepPath } from './checking.ts';
import type { Origin, Rung, Step, UrgencyWord } from './plan.ts';
import type { Path } from './yaml-text.ts';

export function checkClocks(checking: Checking): void {
  const steps = Object.values(checking.plan.steps);
  for (const word of ['immediately', 'promptly', 'asap'] as const) reportWord(word, checking);
  checkLadder(checking.plan.ladder, ['ladder'], checking);
  for (const step of steps) {
    if (step.ladder) checkLadder(step.ladder, stepPath(step, 'ladder'), checking);
    if (step.ladder) checkReach([step], step.ladder, stepPath(step, 'ladder'), checking);
    if (step.force === 'may' && step.limit) reportMayWithLimit(step, checking);
    if (step.limit?.within === 0) reportNoTime(step, checking);
    checkBefore(step, checking);
  }
  const others = steps.filter(step => !step.ladder && step.force === 'must');
  checkReach(others, checking.plan.ladder, ['ladder'], checking);
  for (const fact of Object.values(checking.plan.facts))
    if (fact.ladder) checkLadder(fact.ladder, ['facts', fact.id, 'ladder'], checking);
}

const WORDS: Readonly<Record<UrgencyWord, string>> = {
  immediately: '立即',
  promptly: '及时/尽快',
  asap: '最短时间内',
};

function reportWord(word: UrgencyWord, { plan, find }: Checking): void {
  const steps = Object.values(plan.steps).filter(
    ({ limit }) => limit?.word === word && limit.of.kind === 'opened',
  );
  if (steps.length === 0) return;
  const taken = formatDuration(plan.words[word]);
  const ids = steps.map(({ id }) => id);
  find('info', 'vague-urgency', ['words', word], {
    zh: `“${WORDS[word]}”没有数值，按 ${taken} 计（words.${word}），用于：${ids.join('、')}。`,
    en: `"${WORDS[word]}" (${word}) has no figure; ${taken} is taken (words.${word}) in: ${ids.join(', ')}.`,
  });
}

function checkLadder(ladder: readonly Rung[], path: Path, { find }: Checking): void {
  for (const [index, rung] of ladder.entries()) {
    const before = ladder
      .slice(0, index)
      .find(other => sameOrigin(other.of, rung.of) && other.offset > rung.offset);
    if (before)
      find('error', 'ladder-out-of-order', [...path, index, 'at'], {
        zh: `阶梯的第 ${index + 1} 级（${formatDuration(rung.offset)}）早于前面的 ${formatDuration(before.offset)}，请按时间先后排列。`,
        en: `Rung ${index + 1} (${formatDuration(rung.offset)}) comes before an earlier one (${formatDuration(before.offset)}); put rungs in order of time.`,
      });
    if (rung.tell.length === 0 && !rung.opens?.length)
      find('error', 'rung-without-target', [...path, index], {
        zh: `阶梯的第 ${index + 1} 级没有写通知谁（tell）。`,
        en: `Rung ${index + 1} does not say whom to tell.`,
      });
  }
}

/** Limits that are over before the first rung of their ladder calls anybody else. */
function checkReach(steps: readonly Step[], ladder: readonly Rung[], path: Path, { find }: Checking): void {
  const first = ladder.filter(({ of }) => of.kind === 'opened').toSorted((a, b) => a.offset - b.offset)[0];
  if (!first) return;
  const short = steps.filter(({ limit }) => limit?.of.kind === 'opened' && limit.within <= first.offset);
  if (short.length === 0) return;
  const shortest: Millis = Math.min(...short.map(({ limit }) => limit?.within ?? 0));
  find('warning', 'limit-shorter-than-ladder', path, {
    zh: `${short.map(({ id }) => id).join('、')} 的时限（最短 ${formatDuration(shortest)}）到期时，阶梯第一级（${formatDuration(first.offset)}）还没有叫人；请把第一级提前，或放宽时限。`,
    en: `The limits of ${short.map(({ id }) => id).join(', ')} (shortest ${formatDuration(shortest)}) are over before the first rung (${formatDuration(first.offset)}) calls anybody; let it come earlier or widen the limits.`,
  });
}

/** A limit from an instant of the case is over before the step it waits for need be done. */
function checkBefore(step: Step, { plan, find }: Checking): void {
  const { limit } = step;
  if (!limit || limit.of.kind === 'opened' || limit.of.kind === 'step') return;
  for (const edge of step.after) {
    const before = edge.kind === 'step' && edge.edge === 'done' ? plan.steps[edge.step] : undefined;
    if (!before?.limit || !sameOrigin(before.limit.of, limit.of)) continue;
    if (before.limit.within < limit.within) continue;
    find(
      'warning',
      'limit-shorter-than-path',
      stepPath(step, 'within'),
      {
        zh: `步骤“${step.id}”限 ${formatDuration(limit.within)}，却要等“${before.id}”做完，后者可以用到 ${formatDuration(before.limit.within)}：请放宽前者或收紧后者。`,
        en: `Step "${step.id}" has ${formatDuration(limit.within)}, but waits for "${before.id}", which may take ${formatDuration(before.limit.within)}: widen the one or tighten the other.`,
      },
      mend(
        formatDuration(before.limit.within + limit.within),
        '前一步的时限之后再给这么久',
        'as long again after the step before',
      ),
    );
  }
}

function reportMayWithLimit(step: Step, { find }: Checking): void {
  find(
    'warning',
    'may-with-limit',
    stepPath(step, 'within'),
    {
      zh: `步骤“${step.id}”是可做可不做（may），永远不会逾期，时限不起作用；必须做的请写 must。`,
      en: `Step "${step.id}" is optional (may) and never overdue: its limit does nothing; write must if it must be done.`,
    },
    mend('force: must', '有时限的事多半必须做', 'what has a limit mostly must be done'),
  );
}

function reportNoTime(step: Step, { find }: Checking): void {
  find('error', 'limit-without-time', stepPath(step, 'within'), {
    zh: `步骤“${step.id}”的时限是零，一打开就逾期；请写一个大于零的时长。`,
    en: `The limit of step "${step.id}" is zero: overdue as it opens; write a length of time above zero.`,
  });
}

function sameOrigin(a: Origin, b: Origin): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
