// Gates and locks: can somebody open them, does something happen when what must hold is lost?
import { type Checking, mend, stepPath } from './checking.ts';
import type { Need } from './clock.ts';
import type { Plan, Step, StepId } from './plan.ts';
import type { Path } from './yaml-text.ts';

export function checkLocks(checking: Checking): void {
  const { plan } = checking;
  for (const step of Object.values(plan.steps)) {
    for (const [index, need] of (step.needs ?? []).entries())
      checkNeed(step.title, need, stepPath(step, 'needs', index), step.scenario, checking);
    checkLoss(step.holds, step.on_loss, stepPath(step, 'holds'), checking);
    checkUntil(step, checking);
    checkCases(step, checking);
  }
  for (const act of Object.values(plan.acts)) {
    for (const [index, need] of (act.needs ?? []).entries())
      checkNeed(act.title, need, ['acts', act.id, 'needs', index], undefined, checking);
    checkLoss(act.holds, act.on_loss, ['acts', act.id, 'holds'], checking);
  }
  for (const scenario of Object.values(plan.scenarios)) checkBans(scenario, checking);
  for (const post of Object.values(plan.presence ?? {}))
    if (post.by.length === 0 && !post.outside)
      checking.find('error', 'gate-nobody-opens', ['presence', post.id], {
        zh: `没有人可以在“${post.title}”（${post.id}）签到，等它的门永远打不开：请写 by，外单位的写 outside: true。`,
        en: `Nobody may sign on at "${post.title}" (${post.id}) and what waits for it never opens: write by, or outside: true.`,
      });
}

/** A gate opened by a step that nobody does, or that may be left undone, stays shut. */
function checkNeed(
  title: string,
  need: Need,
  path: Path,
  scenario: string | undefined,
  { plan, find }: Checking,
): void {
  if (need.kind !== 'edge' || need.edge.kind !== 'step') return;
  const gate = plan.steps[need.edge.step];
  if (!gate) return;
  if (gate.action.kind === 'approve' && gate.action.by.length === 0)
    find('error', 'gate-nobody-opens', path, {
      zh: `“${title}”要等“${gate.title}”（${gate.id}）批准，而没有人能批准它：请写 by。`,
      en: `"${title}" is locked until "${gate.title}" (${gate.id}) is approved, and nobody may approve it: write by.`,
    });
  if (gate.force === 'may')
    find(
      'warning',
      'gate-may-stay-shut',
      path,
      {
        zh: `“${title}”要等“${gate.title}”（${gate.id}）才能开始，而它可做可不做（may）：没人做时门一直锁着。请改为 must。`,
        en: `"${title}" is locked until "${gate.title}" (${gate.id}), which is optional (may): if nobody does it the gate stays shut. Make it must.`,
      },
      mend('force: must', '门必须有人开', 'somebody must open the gate'),
    );
  const elsewhere = scenario !== undefined && gate.part === undefined && gate.scenario !== scenario;
  if (elsewhere)
    find('warning', 'gate-in-other-scenario', path, {
      zh: `“${title}”要等的“${gate.title}”（${gate.id}）在另一个场景里：那个场景没有启动时，门永远打不开。`,
      en: `"${title}" is locked until "${gate.title}" (${gate.id}) of another scenario: while that one has not begun nobody can open the gate.`,
    });
}

function checkLoss(
  holds: readonly string[] | undefined,
  loss: unknown,
  path: Path,
  { find }: Checking,
): void {
  if (!holds?.length || loss !== undefined) return;
  find(
    'warning',
    'loss-without-consequence',
    path,
    {
      zh: '写了 holds（必须一直成立），没有写失去时怎么办：请写 on_loss: stop（停止）或 withdraw（撤销）。',
      en: 'holds says what must hold throughout, but not what happens when it is lost: write on_loss: stop or withdraw.',
    },
    { proposal: { value: 'on_loss: stop', reason: { zh: '失去条件即停止', en: 'stop when it is lost' } } },
  );
}

/** A watch ends by `until`, `while`, or never. */
function checkUntil(step: Step, { plan, find }: Checking): void {
  const { kind } = step.action;
  const starts = plan.scenarios[step.scenario]?.starts ?? '…';
  if ((kind !== 'watch' && kind !== 'request') || step.until || step.while !== undefined) return;
  find(
    'warning',
    'never-ends',
    stepPath(step, kind),
    {
      zh: `步骤“${step.title}”（${step.id}）没有写到什么时候为止：请写 until 或 while，否则要一直做到响应终止。`,
      en: `Step "${step.title}" (${step.id}) does not say when it ends: write until or while; else it goes on to stand-down.`,
    },
    mend(`until: ${starts}.ended`, '到状态结束为止', 'until the state is over'),
  );
}

function checkCases(step: Step, { find }: Checking): void {
  const { cases } = step;
  if (!cases) return;
  const otherwise = cases.findIndex(({ when }) => when === undefined);
  if (otherwise < 0)
    find(
      'warning',
      'cases-without-otherwise',
      stepPath(step, 'cases'),
      {
        zh: `步骤“${step.id}”分几种情形，没有写其他情形（otherwise）：都不符合时没有事可做。`,
        en: `Step "${step.id}" has cases and no otherwise: when none fits there is nothing to do.`,
      },
      mend('{ otherwise: … }', '其他情形也要有事可做', 'something to do in every other case'),
    );
  else if (otherwise < cases.length - 1)
    find('error', 'case-after-otherwise', stepPath(step, 'cases', otherwise), {
      zh: `步骤“${step.id}”的 otherwise 之后还有情形，永远轮不到；请把 otherwise 放在最后。`,
      en: `Cases of step "${step.id}" stand behind otherwise and are never reached; put otherwise last.`,
    });
}

/** A step that is forbidden as long as its own scenario lasts, with no way through. */
function checkBans({ id, never, starts, steps }: Plan['scenarios'][string], { plan, find }: Checking): void {
  const own = new Set<StepId>(steps);
  for (const ban of never) {
    const always = ban.while === undefined || ban.while.trim() === starts;
    const open = ban.unless !== undefined || ban.overridden_by !== undefined || ban.where !== undefined;
    const step = ban.step === undefined ? undefined : plan.steps[ban.step];
    if (!step || !always || open || !own.has(step.id) || step.force === 'may') continue;
    find('error', 'contradiction', ['scenarios', id, 'never', ban.id], {
      zh: `“${step.title}”（${step.id}）既要做又被禁止（${ban.id}），期间没有例外：请写 unless 或 while，或去掉其中一条。`,
      en: `"${step.title}" (${step.id}) is to be done and forbidden (${ban.id}) all the while, without exception: write unless or while, or remove one.`,
    });
  }
}
