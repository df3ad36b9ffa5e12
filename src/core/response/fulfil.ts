// What completes a duty without anybody saying "done": enough receivers have it, the facts asked for are known, the
// awaited condition holds, enough approvers said yes.
import type { Action } from '#core/plan/plan.ts';
import { caseOf } from './cases.ts';
import { truthOf } from './condition.ts';
import { cameAbout } from './expect.ts';
import { keysOf } from './items.ts';
import { isLocked } from './locks.ts';
import { requestMessages } from './message.ts';
import { needHolds, needName } from './need.ts';
import { markOf } from './origin.ts';
import { needed } from './quorum.ts';
import { scopeOf } from './scope.ts';
import type { Duty, FactState, Mark } from './state.ts';
import { relayedAt } from './telling.ts';
import { emit, openDuties, type Work } from './work.ts';

export function completeFulfilled(work: Work): void {
  for (const duty of openDuties(work.state)) {
    const over = untilOf(work, duty);
    if (over) endByItself(work, duty, over);
    if (over || isLocked(duty)) continue;
    const done = fulfilment(work, duty);
    if (done) completeDuty(work, duty, done.mark, done.answer, null);
  }
}

/** Marks a duty done and says how late it was, measured at the instant it really was done. */
export function completeDuty(
  work: Work,
  duty: Duty,
  mark: Mark,
  answer: unknown,
  note: string | null,
  because?: string,
): void {
  const late_by = latenessOf(duty.due, mark.at);
  emit(work, {
    type: 'DutyDone',
    duty: duty.id,
    mark,
    answer,
    note,
    late_by,
    ...(because === undefined ? {} : { because }),
  });
}

export function latenessOf(due: number | null, at: number): number | null {
  return due !== null && at > due ? at - due : null;
}

/** A question somebody must answer is never answered by this: it is withdrawn instead. */
function endByItself(work: Work, duty: Duty, over: Fulfilment & { readonly because: string }): void {
  if (duty.kind !== 'decide' && duty.kind !== 'approve' && duty.kind !== 'confirm')
    completeDuty(work, duty, over.mark, over.answer, null, over.because);
  else withdrawBecause(work, duty, over.because);
}

function withdrawBecause(work: Work, duty: Duty, reason: string): void {
  emit(work, { type: 'DutyWithdrawn', duty: duty.id, reason });
  requestMessages(work, duty, 'withdrawn', [...duty.holders, ...duty.called], reason);
}

/** `until` others arrive or a state ends: the duty is done by that. */
function untilOf(work: Work, duty: Duty): (Fulfilment & { readonly because: string }) | null {
  const step = duty.step === null ? undefined : work.plan.steps[duty.step];
  const until = step && (caseOf(step, duty)?.until ?? step.until);
  if (!step || !until) return null;
  const scope = scopeOf(work, step, duty);
  const came = until.find(need => needHolds(need, scope).holds === true);
  return came ? { mark: byClock(work, duty), answer: null, because: `until:${needName(came)}` } : null;
}

type Telling = Pick<Extract<Action, { kind: 'notify' }>, 'quorum' | 'done'>;
type Fulfilment = { readonly mark: Mark; readonly answer: unknown };

function fulfilment(work: Work, duty: Duty): Fulfilment | null {
  if (duty.kind === 'ask') return factsKnown(work, duty, duty.fact === null ? [] : [duty.fact]);
  if (duty.announces !== undefined) return toldEnough(work, duty, { quorum: 'all', done: 'acknowledged' });
  const step = duty.step === null ? undefined : work.plan.steps[duty.step];
  const action = step?.action;
  switch (action?.kind) {
    case 'notify':
      return toldEnough(work, duty, action);
    case 'assess':
      return factsKnown(work, duty, action.facts);
    case 'wait': {
      const { holds } = step ? truthOf(action.for, scopeOf(work, step, duty)) : { holds: null };
      return holds === true ? { mark: byClock(work, duty), answer: null } : null;
    }
    case 'approve':
      return approved(work, duty, action);
    case 'convene': {
      const there = duty.told.flatMap(told => told.arrived ?? []).sort((a, b) => a.at - b.at);
      const last = there[needed(action.quorum, duty.told.length) - 1];
      return last ? { mark: last, answer: null } : null;
    }
    case 'expect':
      return cameAbout(work, duty) === true ? { mark: byClock(work, duty), answer: null } : null;
    default:
      return null;
  }
}

/** An empty list is never done: it raised "nobody reachable". */
function toldEnough(
  work: Work,
  duty: Duty,
  action: Telling | Extract<Action, { kind: 'notify' }>,
): Fulfilment | null {
  if ('relay' in action && action.relay) {
    const at = relayedAt(duty, action);
    const by = duty.told.findLast(one => one.acknowledged)?.person ?? duty.holders[0]?.person ?? '';
    return at === null ? null : { mark: { at, recorded: work.at, by }, answer: null };
  }
  const marks = duty.told.map(markOf(action.done));
  const bearing = marks.filter(at => at !== null).sort((a, b) => a - b);
  const last = bearing[needed(action.quorum, duty.told.length) - 1];
  if (last === undefined) return null;
  const by = duty.told.find((_, i) => marks[i] === last);
  return {
    mark: { at: last, recorded: by?.acknowledged?.recorded ?? last, by: by?.person ?? '' },
    answer: null,
  };
}

function factsKnown(work: Work, duty: Duty, facts: readonly string[]): Fulfilment | null {
  const keys = facts.flatMap(fact => keysOf(work, fact, duty.items));
  const known = keys
    .map(key => work.state.facts[key])
    .filter((fact): fact is FactState => fact !== undefined && fact.value !== null);
  const fresh = known.filter(fact => Number.parseInt(duty.round, 10) === 1 || fact.recorded >= duty.opened);
  if (keys.length === 0 || fresh.length < keys.length) return null;
  const last = fresh.reduce((a, b) => (b.recorded >= a.recorded ? b : a));
  return {
    mark: { at: Math.min(last.recorded, work.at), recorded: last.recorded, by: last.by },
    answer: null,
  };
}

function approved(work: Work, duty: Duty, action: Extract<Action, { kind: 'approve' }>): Fulfilment | null {
  const votes = Object.entries(duty.approvals);
  const yes = votes.filter(([, vote]) => vote);
  const no = votes.find(([, vote]) => !vote);
  const mark = (by: string): Mark => ({ at: work.at, recorded: work.at, by });
  if (no) return { mark: mark(no[0]), answer: false };
  const enough = yes[needed(action.quorum, duty.told.length) - 1];
  return enough ? { mark: mark(enough[0]), answer: true } : null;
}

function byClock(work: Work, duty: Duty): Mark {
  return { at: work.at, recorded: work.at, by: duty.holders[0]?.person ?? '' };
}
