// The level of a case: raised and lowered by the table or by hand, always on the record. A new level adds duties, never
// doubles them and withdraws none; what a higher level opened is a list for the commander when it is lowered.
import { feelOf } from '#core/feel/feel.ts';
import type { FactId, LevelId } from '#core/plan/plan.ts';
import type { Millis } from '#core/time/instant.ts';
import { callStep, isCalled } from './called.ts';
import { offerCommand } from './command-offer.ts';
import { scaleOf } from './commander.ts';
import { truthOf } from './condition.ts';
import { type Grading, gradeNow } from './grading.ts';
import { itemEntry } from './items.ts';
import { announceLevel, tellOfWhatIsLeft } from './level-notice.ts';
import { askLevel, withdrawLevelQuestions } from './level-question.ts';
import type { Duty, DutyId, LevelState } from './state.ts';
import { dutiesOfStep, emit, openDuties, roundOf, scenarioRound, type Work } from './work.ts';

type Question = { readonly fact: FactId; readonly scenario: string; readonly within?: Millis };

/** Puts into force what the table says now; answers the facts that would tell more. */
export function settleLevel(work: Work): readonly Question[] {
  const [scenario = ''] = work.state.scenarios;
  const round = scenarioRound(work, scenario);
  if (work.state.phase !== 'active' || round === 0) return [];
  const questions = work.state.level?.manual ? [] : grade(work, scenario, round);
  if (work.state.level?.manual && work.state.level.round !== round) renew(work, work.state.level, round);
  if (work.state.level?.round === round) {
    callSteps(work);
    if (work.state.in_command === undefined) offerCommand(work);
  }
  return questions;
}

function grade(work: Work, scenario: string, round: number): readonly Question[] {
  const graded = gradeNow(work.plan, work.state);
  if (!graded) return [];
  const { grading, unknown, basis } = graded;
  if (grading.kind === 'level') {
    withdrawLevelQuestions(work, 'graded');
    if (differs(work, grading, round)) changeLevel(work, { ...grading, round });
  } else if (grading.kind === 'ask') {
    const about = [grading.why, grading.rows.join('+')].filter(part => part !== '').join(':');
    askLevel(work, { about, basis });
  } else if (isOverdue(work, unknown)) askLevel(work, { about: 'unknown', basis });
  const { until } = work.plan.grades?.table.unknown ?? {};
  return unknown.map(fact => ({ fact, scenario, ...(until === undefined ? {} : { within: until }) }));
}

function differs({ state }: Work, grading: Extract<Grading, { kind: 'level' }>, round: number): boolean {
  const { level } = state;
  return (
    level?.level !== grading.level ||
    level.provisional !== grading.provisional ||
    level.rows.join() !== grading.rows.join() ||
    level.round !== round
  );
}

/** A question whose time ran out, or that was given up: somebody has to say which level it is without it. */
function isOverdue(work: Work, facts: readonly FactId[]): boolean {
  return Object.values(work.state.duties).some(
    duty =>
      duty.fact !== null &&
      facts.includes(duty.fact) &&
      (duty.phase === 'waived' || (duty.phase === 'open' && duty.overdue !== null)),
  );
}

type Change = Pick<LevelState, 'level' | 'rows' | 'round'> &
  Partial<Pick<LevelState, 'provisional' | 'manual' | 'by' | 'reason' | 'basis'>>;

export function changeLevel(work: Work, change: Change): void {
  const before = work.state.level;
  const scale = scaleOf(work.plan);
  const was = before === undefined ? -1 : scale.indexOf(before.level); // a newer version may not know it
  const isLowered = before !== undefined && was >= 0 && scale.indexOf(change.level) > was;
  const stays = before?.level === change.level && before.round === change.round;
  const level: LevelState = {
    provisional: false,
    manual: false,
    by: null,
    reason: null,
    ...change,
    since: stays ? before.since : work.at,
    reached: reachedAt(work, change),
    left: [],
  };
  const left = stays ? before.left : isLowered ? openedAbove(work, level) : [];
  emit(work, { type: 'LevelChanged', from: before?.level ?? null, level: { ...level, left } });
  if (stays) return;
  if (isLowered) stopUnopened(work, change.level);
  announceLevel(work, { isLowered });
  if (isLowered) tellOfWhatIsLeft(work, before.level);
  offerCommand(work);
}

/** A level set by hand goes on in a new round. */
function renew(work: Work, before: LevelState, round: number): void {
  const { level, rows, manual, by, reason, provisional } = before;
  changeLevel(work, { level, rows, manual, by, reason, provisional, round });
}

/** Since when it is at each level or a higher one; a jump over a level reaches it too, in the same instant. */
function reachedAt(work: Work, { level, round }: Change): LevelState['reached'] {
  const scale = scaleOf(work.plan);
  const before = work.state.level?.round === round ? work.state.level.reached : {};
  return Object.fromEntries(scale.slice(scale.indexOf(level)).map(id => [id, before[id] ?? work.at]));
}

/** What the present level calls for is called once a round and never doubled. */
function callSteps(work: Work): void {
  const { level } = work.state;
  for (const step of work.plan.levels?.[level?.level ?? '']?.opens ?? [])
    callStep(work, step, `level:${level?.level}`, false);
}

// ---------------------------------------------------------------- lowering

function levelsAbove(work: Work, level: LevelId): readonly LevelId[] {
  const scale = scaleOf(work.plan);
  return scale.slice(0, scale.indexOf(level));
}

/** Duties still open that a higher level called for, or whose condition was that it be higher. */
function openedAbove(work: Work, now: LevelState): readonly DutyId[] {
  const above = new Set(levelsAbove(work, now.level).map(id => `level:${id}`));
  const kept = work.plan.levels?.[now.level]?.opens ?? [];
  return openDuties(work.state)
    .filter(duty => {
      const step = duty.step ?? duty.decides;
      if (step === undefined || kept.includes(step)) return false;
      const because = work.state.called_for?.[`${step}/${roundOf(duty)}`];
      return (because !== undefined && above.has(because)) || losesCondition(work, duty, now);
    })
    .map(({ id }) => id);
}

function losesCondition(work: Work, duty: Duty, level: LevelState): boolean {
  const step = duty.step === null ? undefined : work.plan.steps[duty.step];
  if (!step?.when || !feelOf(work.plan, step.when).names.includes('level')) return false;
  const scope = { plan: work.plan, scenario: step.scenario, item: itemEntry(work, step, duty.item)?.values };
  const before = truthOf(step.when, { ...scope, state: work.state }).holds;
  return before === true && truthOf(step.when, { ...scope, state: { ...work.state, level } }).holds === false;
}

/** What a higher level called for and has not opened yet does not open any more. */
function stopUnopened(work: Work, level: LevelId): void {
  const kept = new Set(work.plan.levels?.[level]?.opens ?? []);
  for (const [key, because] of Object.entries(work.state.called_for ?? {})) {
    const [step = '', label = ''] = key.split('/');
    const round = Number(label);
    const above = levelsAbove(work, level).some(id => because === `level:${id}`);
    if (!above || kept.has(step) || !isCalled(work, step, round)) continue;
    if (dutiesOfStep(work.state, step, round).length === 0)
      emit(work, { type: 'StepUncalled', step, round, because });
  }
}
