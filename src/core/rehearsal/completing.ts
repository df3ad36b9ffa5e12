// A made-up person does a duty: says so, with what the duty asks for.

import { outcomesOf } from '#core/response/calls.ts';
import type { Command } from '#core/response/command.ts';
import { isSigner } from '#core/response/forms.ts';
import { keysOf } from '#core/response/items.ts';
import { holdsRole } from '#core/response/people.ts';
import type { Duty, FactValue } from '#core/response/state.ts';
import type { PersonId } from '#core/roster/roster.ts';
import { answerTo, factAnswer, fieldsFor, levelAnswer, marksFor, SAID } from './made-up-values.ts';
import { openDuty, type Simulation, type Task, tell } from './simulation.ts';

type Completion = Extract<Command, { type: 'CompleteDuty' }>;

/** Answers the code of the refusal, or null. */
export function complete(world: Simulation, task: Task, person: PersonId): string | null {
  const duty = openDuty(world, task);
  if (!duty) return null;
  if (duty.kind === 'notify' || duty.kind === 'level') return ringOutsiders(world, task, duty, person);
  const given = givenFor(world, task, duty, person);
  if (given === null) return null; // the script will tell
  const command = (by: PersonId): Completion => ({ type: 'CompleteDuty', duty: duty.id, by, ...given });
  const refused = tell(world, task.case, command(person));
  if (refused !== 'solver-may-not-confirm') return refused;
  const other = others(world, task, person).find(one => tell(world, task.case, command(one)) === null);
  return other === undefined ? refused : null;
}

/** Outside numbers are not called: the holder says that he has told them. */
function ringOutsiders(world: Simulation, task: Task, duty: Duty, by: PersonId): null {
  for (const { person, acknowledged } of duty.told)
    if (person.startsWith('contact:') && !acknowledged)
      tell(world, task.case, { type: 'AcknowledgeMessage', duty: duty.id, person, by });
  return null;
}

function givenFor(world: Simulation, task: Task, duty: Duty, person: PersonId): Partial<Completion> | null {
  const action = duty.step === null ? undefined : world.plan.steps[duty.step]?.action;
  if (duty.about !== undefined) return { answer: 'keep', note: SAID };
  if (duty.grades) return { answer: levelAnswer(world, duty), note: SAID };
  if (duty.kind === 'ask') return factsFor(world, task, duty, duty.fact === null ? [] : [duty.fact]);
  switch (action?.kind) {
    case 'assess':
      return factsFor(world, task, duty, action.facts);
    case 'decide':
      return { answer: answerTo(world, duty, action.answer), note: SAID };
    case 'call': {
      const wanted = outcomesOf(action);
      return { answer: wanted === null || wanted === 'yes-no' ? true : wanted[0], note: SAID };
    }
    case 'use':
      if (action.mode === 'instead') return { answer: answerTo(world, duty, 'yes'), note: SAID };
      return world.plan.beside?.[action.plan] === undefined ? { note: SAID } : null; // it runs by itself
    case 'approve':
    case 'confirm':
      return { answer: answerTo(world, duty, 'yes'), note: SAID };
    case 'task':
    case 'record':
      return { fields: fieldsFor(world, duty), marks: marksFor(world, duty), note: SAID };
    case 'report':
      return isSigner(duty, person)
        ? { answer: answerTo(world, duty, 'yes'), note: SAID }
        : { fields: fieldsFor(world, duty), marks: marksFor(world, duty), answer: true, note: SAID };
    default:
      return { answer: true, note: SAID };
  }
}

/** Null while one of them is still to come by the script. */
function factsFor(
  world: Simulation,
  task: Task,
  duty: Duty,
  ids: readonly string[],
): Partial<Completion> | null {
  const reported = world.cases[task.case]?.state?.reported ?? world.now;
  const coming = (world.setting.facts ?? []).some(
    one => task.case === 0 && ids.includes(one.fact) && reported + one.after > world.now,
  );
  if (coming) return null;
  const facts: Record<string, FactValue> = {};
  for (const id of ids) {
    const fact = world.plan.facts[id];
    const state = world.cases[task.case]?.state;
    const keys = state ? keysOf({ plan: world.plan, state }, id, duty.items) : [id];
    if (fact) for (const key of keys) facts[key] = factAnswer(world, fact, duty.round);
  }
  return { facts, note: SAID };
}

/** Somebody else may have to write down what an outsider says: those in command first. */
function others(world: Simulation, task: Task, person: PersonId): readonly PersonId[] {
  const its = world.cases[task.case];
  const by = its && world.plan.scenarios[its.scenario]?.stand_down.by;
  const roster = world.rosterAt(world.now);
  if (!its?.state || by === undefined) return [];
  const work = { plan: world.plan, roster, state: its.state };
  const able = Object.keys(roster.people).filter(one => one !== person && !world.silent.has(one));
  return able.toSorted((a, b) => Number(holdsRole(b, by, work)) - Number(holdsRole(a, by, work))).slice(0, 5);
}
