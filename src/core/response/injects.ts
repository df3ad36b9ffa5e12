// Injects of a drill: at its instant each is put before whoever runs the exercise, as a duty to tell the players, and the
// facts it brings are set in the drill. The players are told by that person; nothing goes out to them from here.
import type { Plan } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import { checkItem, checkValue, endState, riseAgain, setFact } from './fact-commands.ts';
import { minutesOf } from './level-limit.ts';
import { blankDuty, openAlone } from './open-duty.ts';
import { outsidersOf, outsideTitle } from './outside.ts';
import { isParam } from './params.ts';
import { candidates, everyone, once } from './people.ts';
import type { DrillScript, Duty, FactValue, Holder, IncidentState } from './state.ts';
import { emit, type Work } from './work.ts';

const NOWHERE = { step: null, item: null, round: 0 };

export type ComingInject = { readonly index: number; readonly at: Instant };

/** Those not given yet; none once the response has ended. */
export function comingInjects(state: IncidentState): readonly ComingInject[] {
  const { exercise, injected = {}, phase } = state;
  if (!exercise || phase !== 'active') return [];
  return exercise.injects.flatMap(({ at }, index) => (String(index) in injected ? [] : [{ index, at }]));
}

export function giveInject(work: Work, { index, at }: ComingInject): void {
  const { exercise } = work.state;
  const inject = exercise?.injects[index];
  if (!exercise || !inject) return;
  const { text } = inject;
  const tell = once(
    inject.tell.flatMap(party => [...everyone(party, work, NOWHERE), ...outsidersOf(work.plan, party)]),
  );
  const sets = Object.fromEntries(
    Object.entries(inject.sets).filter(([fact, value]) => canBeSet(work, fact, value)),
  );
  const people = tell.map(({ person }) => person);
  emit(work, { type: 'InjectGiven', inject: index, text, tell: people, sets, due: at }, at);
  const [lead] = leadersOf(work, exercise);
  for (const [fact, value] of Object.entries(sets))
    setSimulated(work, fact, value, at, lead?.person ?? work.state.reporter);
  const duty: Duty = {
    ...blankDuty(work, `inject/${index + 1}`, work.state.scenarios[0] ?? '', undefined),
    title: titleOf(work, text, tell),
    force: 'should',
    round: String(index + 1),
    holders: lead ? [lead] : [],
    due: work.at + minutesOf(work, 'immediately'),
  };
  openAlone(work, duty, `inject:${exercise.id}`);
}

/** Whoever holds the post that runs it; else whoever began the drill. */
function leadersOf(work: Work, { lead }: DrillScript): readonly Holder[] {
  const holders = lead === null ? [] : candidates({ kind: 'role', role: lead }, work, NOWHERE);
  return holders.length > 0 ? holders : [{ person: work.state.reporter, reason: 'reporter' }];
}

function titleOf({ plan, roster }: Work, text: string, tell: readonly Holder[]): string {
  const names = tell.map(({ person }) => outsideTitle(plan, person) ?? roster.people[person]?.name ?? person);
  return names.length === 0 ? `演练情况：${text}` : `演练情况，告知${names.join('、')}：${text}`;
}

/** What people may record by hand; a state that has not begun cannot end. */
function canBeSet(work: Work, key: string, value: FactValue): boolean {
  const fact = work.plan.facts[key];
  if (!fact || fact.when !== undefined || isParam(work.plan, key)) return false;
  if (checkValue(key, fact, value) !== null || checkItem(work, key, fact) !== null) return false;
  return !isState(work.plan, key) || value === true || work.state.states[key]?.on === true;
}

function setSimulated(work: Work, key: string, value: FactValue, at: Instant, by: string): void {
  if (!isState(work.plan, key)) setFact(work, key, value, at, by);
  else if (value === true) riseAgain(work, key, at);
  else endState(work, key, at);
}

const isState = (plan: Plan, fact: string): boolean => plan.facts[fact]?.type === 'state';
