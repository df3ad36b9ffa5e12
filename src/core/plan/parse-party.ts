// Whom a plan names: "leader", "head of driver.unit", item.author, { told_by: [..] }, { each_of: agents }.
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
  if (text === 'item.author') return { kind: 'item-author' };
  const head = /^head of (.+?)(?:\.unit)?$/.exec(text)?.[1];
  if (head !== undefined) {
    const of = parseParty(head, path, reading);
    return of && { kind: 'head-of', of };
  }
  const role = reading.names.roles.get(text);
  if (role !== undefined) return { kind: 'role', role };
  if (text === 'reporter') return { kind: 'reporter' };
  const contact = reading.names.contacts.get(text);
  if (contact !== undefined) return { kind: 'contact', contact };
  reportUnknown(reading, 'unknown-role', path, ROLE, text, reading.names.roles.keys());
  return undefined;
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
  return { mode: 'any-of', parties: parseParties(written.any_of, [...path, 'any_of'], reading) };
}

const ROLE = { zh: '岗位', en: 'role' };
export const STEP = { zh: '步骤', en: 'step' };
