// Whom a plan names: "leader", "head of driver.unit", item.author, on-scene lead, { told_by: [..] }, { each_of: agents }.
import type { Party, RoleId, Who } from './plan.ts';
import { listOf, type PlanReading, reportUnknown } from './plan-reading.ts';
import type { WrittenParty, WrittenWho } from './plan-schema.ts';
import type { Path } from './yaml-text.ts';

/** A party, or undefined with a finding. Contacts are parties too: outside numbers that a person calls. */
export function parseParty(written: WrittenParty, path: Path, reading: PlanReading): Party | undefined {
  if (typeof written !== 'string') {
    const steps = listOf(written.told_by);
    for (const [index, step] of steps.entries())
      if (!reading.names.steps.has(step))
        reportUnknown(
          reading,
          'unknown-step',
          [...path, 'told_by', index],
          STEP,
          step,
          reading.names.steps.keys(),
        );
    return { kind: 'told-by', steps };
  }
  const text = written.trim();
  const relative = RELATIVE.find(([pattern]) => pattern.test(text));
  if (relative) return relative[1](relative[0].exec(text)?.[1] ?? '', path, reading);
  const role = reading.names.roles.get(text);
  if (role !== undefined) return { kind: 'role', role };
  if (text === 'reporter') return { kind: 'reporter' };
  const contact = reading.names.contacts.get(text);
  if (contact !== undefined) return { kind: 'contact', contact };
  reportUnknown(reading, 'unknown-role', path, ROLE, text, reading.names.roles.keys());
  return undefined;
}

type Relative = (name: string, path: Path, reading: PlanReading) => Party | undefined;

/** Roles that only the case can tell, by how they are written. */
const RELATIVE: readonly (readonly [RegExp, Relative])[] = [
  [/^item\.author$/, () => ({ kind: 'item-author' })],
  [/^item\.([\p{L}\p{N}_]+)$/u, field => ({ kind: 'item-field', field })],
  [/^on-scene lead$/, () => ({ kind: 'scene-lead' })],
  [/^level\.commander$/, () => ({ kind: 'level-commander' })],
  [/^doer of (.+)$/, doerOf],
  [/^present at (.+)$/, presentAt],
  [/^up the line(?: to (.+))?$/, upTheLine],
  [/^head of (.+)$/, headOf],
];

function doerOf(step: string, path: Path, reading: PlanReading): Party | undefined {
  if (reading.names.steps.has(step)) return { kind: 'doer-of', step };
  reportUnknown(reading, 'unknown-step', path, STEP, step, reading.names.steps.keys());
  return undefined;
}

function presentAt(name: string, path: Path, reading: PlanReading): Party | undefined {
  const post = reading.names.presence.get(name);
  if (post !== undefined) return { kind: 'present-at', post };
  const what = { zh: '在位岗位（presence）', en: 'post to be present at' };
  reportUnknown(reading, 'unknown-presence', path, what, name, reading.names.presence.keys());
  return undefined;
}

function upTheLine(name: string, path: Path, reading: PlanReading): Party | undefined {
  if (name === '') return { kind: 'up-the-line' };
  const to = unitNamed(name, path, reading);
  return to === undefined ? undefined : { kind: 'up-the-line', to };
}

/** "head of driver.unit", "head of driver": of the unit of that person; "head of operations": of a unit by name. */
function headOf(name: string, path: Path, reading: PlanReading): Party | undefined {
  const whose = name.replace(/\.unit$/, '');
  const unit = name === whose && !reading.names.roles.has(name) ? reading.names.units.get(name) : undefined;
  if (unit !== undefined) return { kind: 'unit-head', unit };
  const of = parseParty(whose, path, reading);
  return of && { kind: 'head-of', of };
}

export function unitNamed(name: string, path: Path, reading: PlanReading): string | undefined {
  const unit = reading.names.units.get(name.trim());
  if (unit === undefined)
    reportUnknown(reading, 'unknown-unit', path, UNIT, name, reading.names.units.keys());
  return unit;
}

export function parseParties(
  written: WrittenParty | readonly WrittenParty[],
  path: Path,
  reading: PlanReading,
): readonly Party[] {
  return listOf(written).flatMap((one, index) => {
    const party = parseParty(one, Array.isArray(written) ? [...path, index] : path, reading);
    return party ? [party] : [];
  });
}

/** A role by id or title; `reporter` too, which the roster does not know. */
export function parseRole(written: string, path: Path, reading: PlanReading): RoleId | undefined {
  const role = reading.names.roles.get(written.trim());
  if (role === undefined)
    reportUnknown(reading, 'unknown-role', path, ROLE, written, reading.names.roles.keys());
  return role;
}

export function parseRoles(
  written: string | readonly string[] | undefined,
  path: Path,
  reading: PlanReading,
): readonly RoleId[] {
  return listOf(written).flatMap((one, index) => {
    const role = parseRole(one, Array.isArray(written) ? [...path, index] : path, reading);
    return role === undefined ? [] : [role];
  });
}

export function parseWho(written: WrittenWho, path: Path, reading: PlanReading): Who | undefined {
  if (typeof written === 'string') {
    const party = parseParty(written, path, reading);
    return party && { mode: 'one', party };
  }
  if ('each_of' in written) {
    const party = parseParty(written.each_of, [...path, 'each_of'], reading);
    return party && { mode: 'each-of', party };
  }
  if ('lead' in written) {
    const party = parseParty(written.lead, [...path, 'lead'], reading);
    return party && { mode: 'one', party, with: parseParties(written.with, [...path, 'with'], reading) };
  }
  return { mode: 'any-of', parties: parseParties(written.any_of, [...path, 'any_of'], reading) };
}

const UNIT = { zh: '部门', en: 'unit' };
const ROLE = { zh: '岗位', en: 'role' };
export const STEP = { zh: '步骤', en: 'step' };
