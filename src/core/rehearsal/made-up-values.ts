// What made-up people say when they are asked: what the script says, else a value of the right type. Numbers lie on either
// side of what the plan's conditions compare them with, so that both ways are rehearsed.
import { feelOf } from '#core/feel/feel.ts';
import { conditionsOf } from '#core/plan/conditions-of.ts';
import type { AnswerType, Fact, Field, Plan } from '#core/plan/plan.ts';
import { type Asked, askedBy } from '#core/response/asks.ts';
import { scaleOf } from '#core/response/commander.ts';
import type { Duty, FactValue, FieldMarks } from '#core/response/state.ts';
import { toIso } from '#core/time/instant.ts';
import type { Simulation } from './simulation.ts';
import { throwOf } from './simulation.ts';

/** The words of a rehearsal: plainly no real report. */
export const SAID = '演练';

export function factAnswer(world: Simulation, fact: Fact, round: string): FactValue {
  const scripted = world.setting.answers?.[fact.id];
  if (scripted !== undefined) return scripted as FactValue;
  const latest = (world.setting.facts ?? []).filter(one => one.fact === fact.id).at(-1);
  if (latest !== undefined) return latest.value;
  const roll = throwOf(world, 'fact', fact.id, round);
  if (fact.type === 'list' || fact.type === 'people') return [];
  if (fact.type === 'number') return picked(numbersFor(world.plan, fact.id), roll);
  return plainValue(fact.type, fact.values ?? [], roll, world) as FactValue;
}

/** The answer of a decide, approve or confirm duty. */
export function answerTo(world: Simulation, duty: Duty, type: AnswerType | 'yes'): unknown {
  const scripted = duty.step === null ? undefined : world.setting.answers?.[duty.step];
  if (scripted !== undefined) return scripted;
  const roll = throwOf(world, 'answer', duty.id, duty.times);
  if (type === 'yes') return roll < world.people.yes;
  if (type.kind === 'fields') return fieldValues(world, type.fields, duty.id);
  return type.kind === 'one-of' ? picked(type.values, roll) : roll < world.people.yes;
}

/** Which level it is, where the table leaves it to a person: by the script under `level`, else the highest of all or by luck. */
export function levelAnswer(world: Simulation, duty: Duty): unknown {
  return world.setting.answers?.level ?? picked(scaleOf(world.plan), throwOf(world, 'level', duty.id));
}

/** Everything a duty asks to be filled in. */
export function fieldsFor(world: Simulation, duty: Duty): Readonly<Record<string, unknown>> {
  const state = world.cases.find(one => one.state?.duties[duty.id] !== undefined)?.state ?? undefined;
  const asked = askedBy(duty, world.plan, state).filter(one => one.target === 'field');
  return Object.fromEntries(
    asked.map(one => {
      const value = one.value ?? fieldValue(world, one, duty.id);
      const enough = one.least !== undefined && one.least > 1;
      return [one.id, enough ? Array.from({ length: one.least ?? 1 }, () => value) : value];
    }),
  );
}

/** What takes no exact value is marked as the plan allows. */
export function marksFor(world: Simulation, duty: Duty): FieldMarks {
  const asked = askedBy(duty, world.plan).filter(one => one.may_be && !one.may_be.includes('exact'));
  return Object.fromEntries(
    asked.map(({ id, may_be }) => [
      id,
      { certainty: may_be?.includes('about') ? 'about' : 'unconfirmed', note: SAID },
    ]),
  );
}

export function fieldValues(
  world: Simulation,
  fields: readonly Field[],
  name: string,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    fields.map(({ id, type, values = [] }) => [id, fieldValue(world, { id, type, values }, name)]),
  );
}

function fieldValue(
  world: Simulation,
  { id, type, values }: Pick<Asked, 'id' | 'type' | 'values'>,
  name: string,
): unknown {
  return plainValue(type, values, throwOf(world, 'field', name, id), world);
}

function plainValue(type: string, values: readonly string[], roll: number, world: Simulation): unknown {
  switch (type) {
    case 'yes-no':
    case 'state':
      return roll <= 0.5;
    case 'number':
      return Math.floor(roll * 10);
    case 'one-of':
      return picked(values, roll) ?? SAID;
    case 'time':
      return toIso(world.now);
    default:
      return SAID;
  }
}

/** The first without a seed: the plan's own order. */
function picked<T>(values: readonly T[], roll: number): T | null {
  return (roll === 0.5 ? values[0] : values[Math.floor(roll * values.length)]) ?? null;
}

function numbersFor(plan: Plan, fact: string): readonly number[] {
  let known = numbers.get(plan);
  if (!known) {
    known = new Map();
    numbers.set(plan, known);
  }
  const found = known.get(fact) ?? comparedWith(plan, fact);
  known.set(fact, found);
  return found;
}

/** Kept as long as the plan object is. */
const numbers = new WeakMap<Plan, Map<string, readonly number[]>>();

function comparedWith(plan: Plan, fact: string): readonly number[] {
  const literals = conditionsOf(plan)
    .filter(({ feel }) => feelOf(plan, feel).names.includes(fact))
    .flatMap(({ feel }) => [...feel.matchAll(/(?<![\w.])\d+(?:\.\d+)?/g)].map(Number));
  const near = literals.flatMap(one => [one - 1, one, one + 1]).filter(one => one >= 0);
  return near.length > 0 ? [...new Set(near)].sort((a, b) => a - b) : [0, 1, 2, 5];
}
