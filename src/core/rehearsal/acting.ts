// What made-up people do when their time has come: they answer, arrive, write entries, record facts, stand down. Each act is
// a command of the engine's, by a person who may be refused like anybody.

import type { Plan } from '#core/plan/plan.ts';
import { isSigner } from '#core/response/forms.ts';
import type { Duty, FactValue } from '#core/response/state.ts';
import { candidatesOf } from '#core/roster/resolve.ts';
import type { PersonId } from '#core/roster/roster.ts';
import { hears } from './answering.ts';
import { actOnCase, tickAll } from './case.ts';
import { complete } from './completing.ts';
import { fieldValues, SAID } from './made-up-values.ts';
import { reportCase } from './reporting.ts';
import { signOn } from './signing.ts';
import { type Doing, dutyOf, openDuty, type Simulation, type Task, tell, turnTo } from './simulation.ts';
import { beginNext, handOf, spanOf, takeOn, travelSpan } from './working.ts';

export function act(world: Simulation, doing: Doing): void {
  turnTo(world, doing.case);
  switch (doing.do) {
    case 'report':
      reportCase(world, doing.case, doing.occurred);
      break;
    case 'answer':
      answer(world, doing, doing.person, doing.purpose);
      break;
    case 'arrive':
      arrive(world, doing, doing.person);
      break;
    case 'finish':
      finish(world, doing, doing.person, doing.turn);
      break;
    case 'chase':
      chase(world, doing, doing.person, doing.time);
      break;
    case 'entry':
      addEntry(world, doing, doing.person);
      break;
    case 'fact':
      recordFact(world, doing.case, doing.fact, doing.value);
      break;
    case 'delivery': {
      const { duty, person, outcome } = doing;
      tell(world, doing.case, { type: 'RecordDelivery', duty, person, outcome, at: world.now });
      break;
    }
    case 'sign-on':
      signOn(world, doing.case, doing.post, doing.person);
      break;
    case 'reply':
    case 'end':
      actOnCase(world, doing);
      break;
    case 'stand-down':
    case 'file':
      close(world, doing.case, doing.person, doing.do);
      break;
    default:
      doing satisfies never;
  }
}

function answer(world: Simulation, { case: index, duty: id }: Task, person: PersonId, purpose: string): void {
  const task = { case: index, duty: id };
  if (purpose === 'alarm') {
    takeOverAtAlarm(world, task, person);
    return;
  }
  const told = openDuty(world, task)?.told.find(one => one.person === person);
  if (told && !told.acknowledged) {
    tell(world, index, { type: 'AcknowledgeMessage', duty: id, person, by: person });
    const now = dutyOf(world, task);
    if (now?.kind === 'approve' || now?.kind === 'use' || (now && isSigner(now, person)))
      takeOn(world, person, task);
  }
  const duty = openDuty(world, task);
  if (!duty || ![...duty.holders, ...duty.called].some(one => one.person === person)) return;
  if (!duty.acknowledged) tell(world, index, { type: 'AcknowledgeDuty', duty: id, by: person });
  if (openDuty(world, task)?.acknowledged?.by !== person) return; // somebody else has it
  if (wants(world.plan, duty, 'accepted')) tell(world, index, { type: 'AcceptDuty', duty: id, by: person });
  if (wants(world.plan, duty, 'arrived')) {
    if (duty.arrived) return;
    world.agenda.put(world.now + travelSpan(world, task, person), { do: 'arrive', ...task, person });
  } else if (asksForWork(duty)) takeOn(world, person, task);
  if (duty.kind === 'notify' || duty.kind === 'level') chaseLater(world, task, person, 1);
}

const MOST_CHASES = 4;

/** Whoever has to tell somebody, and sees that he has not heard, rings him up. */
function chaseLater(world: Simulation, task: Task, person: PersonId, time: number): void {
  const wait = spanOf(world, world.people.chase, 'chase', task, person, String(time));
  world.agenda.put(world.now + wait, { do: 'chase', ...task, person, time });
}

function chase(world: Simulation, { case: index, duty: id }: Task, person: PersonId, time: number): void {
  const task = { case: index, duty: id };
  const waiting = (openDuty(world, task)?.told ?? []).filter(
    one => !one.acknowledged && !one.person.startsWith('contact:'),
  );
  for (const { person: to } of waiting) {
    const answered = hears(world, index, to, `${id}|chase${time}`);
    if (answered !== null) world.agenda.put(answered, { do: 'answer', ...task, person: to, purpose: 'know' });
  }
  if (waiting.length > 0 && time < MOST_CHASES) chaseLater(world, task, person, time + 1);
}

function arrive(world: Simulation, task: Task, person: PersonId): void {
  if (!openDuty(world, task)) return;
  tell(world, task.case, { type: 'ArriveForDuty', duty: task.duty, by: person });
  takeOn(world, person, { case: task.case, duty: task.duty });
}

/** The desk itself tells people inside; only outside numbers are for the holder to ring. */
function asksForWork(duty: Duty): boolean {
  if (duty.kind === 'wait' || duty.kind === 'approve' || waitsForOthers(duty)) return false;
  return (
    (duty.kind !== 'notify' && duty.kind !== 'level') ||
    duty.told.some(one => one.person.startsWith('contact:'))
  );
}

/** Another plan that starts by itself, or that the other side has to accept. */
function waitsForOthers(duty: Duty): boolean {
  return duty.kind === 'use' && duty.told.length > 0;
}

/** Whoever commands and hears that nobody has it takes it on himself. */
function takeOverAtAlarm(world: Simulation, task: Task, person: PersonId): void {
  const duty = openDuty(world, task);
  if (!duty || duty.alarm === null) return;
  tell(world, task.case, { type: 'SeeAlarm', duty: task.duty, by: person });
  if (duty.acknowledged || duty.holders[0]?.person === person) return;
  tell(world, task.case, { type: 'AssignDuty', duty: task.duty, to: person, reason: SAID, by: person });
}

function finish(world: Simulation, { case: index, duty }: Task, person: PersonId, turn: number): void {
  const hand = handOf(world, person);
  if (hand.turn !== turn || hand.now === null) return;
  const task = { case: index, duty };
  const locked = openDuty(world, task) !== null && complete(world, task, person) === 'duty-locked';
  if (hand.turn !== turn) return; // it was done, and the next thing is in hand already
  hand.now = null;
  if (locked) hand.waiting = [...hand.waiting, task];
  beginNext(world, person);
}

const MOST_ENTRIES = 6;

/** One line in a kept log, and the next one after a while. */
function addEntry(world: Simulation, { case: index, duty: id }: Task, person: PersonId): void {
  const task = { case: index, duty: id };
  const duty = openDuty(world, task);
  const step = duty?.step == null ? undefined : world.plan.steps[duty.step];
  if (!duty || step?.action.kind !== 'record') return;
  const entry = `${id}#${duty.entries.length + 1}`;
  const values = fieldValues(world, step.action.fields, entry);
  tell(world, index, { type: 'AddEntry', duty: id, entry, values, by: person });
  const isEnough = duty.entries.length + 1 >= MOST_ENTRIES;
  if (isEnough && step.while === undefined) complete(world, task, person);
  if (isEnough) return;
  const wait = spanOf(world, world.people.entries, 'entry', task, person, entry);
  world.agenda.put(world.now + wait, { do: 'entry', ...task, person });
}

function recordFact(world: Simulation, index: number, fact: string, value: FactValue): void {
  if (world.cases[index]?.state?.phase !== 'active') return;
  const by = whoKnows(world, index, fact);
  if (by !== null) tell(world, index, { type: 'RecordFact', fact, value, by });
}

/** Whoever has been asked for it, else a post that is asked for such things, else the reporter. */
function whoKnows(world: Simulation, index: number, fact: string): PersonId | null {
  const { plan, silent } = world;
  const state = world.cases[index]?.state;
  if (!state) return null;
  const asked = Object.values(state.duties).filter(duty => {
    const action = duty.step === null ? undefined : plan.steps[duty.step]?.action;
    return (
      duty.phase === 'open' &&
      (duty.fact === fact || (action?.kind === 'assess' && action.facts.includes(fact)))
    );
  });
  const roster = world.rosterAt(world.now);
  const able = [
    ...asked.flatMap(duty => duty.holders),
    ...(plan.facts[fact]?.ask ?? []).flatMap(post => candidatesOf(post, roster)),
  ].find(one => !silent.has(one.person));
  return able?.person ?? state.reporter;
}

function close(world: Simulation, index: number, by: PersonId, how: 'stand-down' | 'file'): void {
  const its = world.cases[index];
  if (!its) return;
  its.closing = false;
  if (how === 'file') tell(world, index, { type: 'FileIncident', by });
  else tickAll(world, index, by);
  if (how === 'stand-down') tell(world, index, { type: 'StandDown', reason: SAID, waivers: {}, by });
}

/** Does the ladder, a clock or another step wait for this mark? */
function wants(plan: Plan, duty: Duty, mark: 'accepted' | 'arrived'): boolean {
  if (duty.step === null) return false;
  const step = plan.steps[duty.step];
  const ladder = step?.ladder ?? (duty.force === 'must' ? plan.ladder : []);
  return ladder.some(rung => rung.unless === mark) || edgesOf(plan).has(`${duty.step}.${mark}`);
}

function edgesOf(plan: Plan): ReadonlySet<string> {
  const known = edges.get(plan);
  if (known) return known;
  const found = new Set<string>();
  JSON.stringify([plan.steps, plan.ladder], (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'step')
      found.add(`${'step' in value ? value.step : ''}.${'edge' in value ? value.edge : ''}`);
    return value;
  });
  edges.set(plan, found);
  return found;
}

/** Kept as long as the plan object is. */
const edges = new WeakMap<Plan, ReadonlySet<string>>();
