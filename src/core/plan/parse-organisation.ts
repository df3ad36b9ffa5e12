// Who there is by the plan: units, roles, contacts; acts that people are controlled in, posts to be present at, rules.
import type { Act, Presence, Rule } from './control.ts';
import type { Contact, Role, StandingDuty, Unit } from './organisation.ts';
import { parseSpanIf } from './parse-clock.ts';
import { listNamed } from './parse-forces.ts';
import { parseParties, parseRole, parseRoles, unitNamed } from './parse-party.ts';
import { parseLocks, parseOnLoss, parseSources } from './parse-step.ts';
import type { Plan } from './plan.ts';
import { given, mapped, type PlanReading, reportUnknown } from './plan-reading.ts';
import type { WrittenPlan } from './plan-schema.ts';
import { writtenSteps } from './written-steps.ts';
import type { Path } from './yaml-text.ts';

export function parseUnits(reading: PlanReading): Plan['units'] {
  return mapped(reading.written.units, (id, written): Unit => {
    const path = ['units', id];
    const { title, parent, kind, head, deputies, members, duties, from } = written;
    const roles = (names: typeof members, key: string) =>
      names === undefined ? undefined : parseRoles(names, [...path, key], reading);
    return {
      id,
      title,
      ...given({
        parent: parent === undefined ? undefined : unitNamed(parent, [...path, 'parent'], reading),
        kind,
        head: head === undefined ? undefined : parseRole(head, [...path, 'head'], reading),
        deputies: roles(deputies, 'deputies'),
        members: roles(members, 'members'),
        duties: dutiesOf(duties),
        from: from === undefined ? undefined : parseSources(from),
      }),
    };
  });
}

type WrittenRole = NonNullable<WrittenPlan['roles']>[string];

const RELATIVE = {
  reporter: 'reporter',
  scene_lead: 'scene-lead',
  level_commander: 'level-commander',
} as const;

export function parseRolesDefined(reading: PlanReading): Plan['roles'] {
  return mapped(reading.written.roles, (id, written): Role => {
    const path = ['roles', id];
    const { title, unit, is, members, first_present, outside, duties, from } = written;
    const roles = (names: WrittenRole['members'], key: string) =>
      names === undefined ? undefined : parseRoles(names, [...path, key], reading);
    return {
      id,
      title,
      ...given({
        unit: unit === undefined ? undefined : unitNamed(unit, [...path, 'unit'], reading),
        is: is && RELATIVE[is],
        members: roles(members, 'members'),
        first_present: roles(first_present, 'first_present'),
        posted_by: routineNamed(written.posted_by, [...path, 'posted_by'], reading),
        outside,
        duties: dutiesOf(duties),
        from: from === undefined ? undefined : parseSources(from),
      }),
    };
  });
}

function dutiesOf(written: WrittenRole['duties']): readonly StandingDuty[] | undefined {
  return written?.map(one =>
    typeof one === 'string' ? { title: one, from: [] } : { title: one.do, from: parseSources(one.from) },
  );
}

function routineNamed(name: string | undefined, path: Path, reading: PlanReading): string | undefined {
  if (name === undefined) return undefined;
  const known = reading.names.routines.get(name);
  const what = { zh: '例行工作（routines）', en: 'routine' };
  if (known === undefined)
    reportUnknown(reading, 'unknown-routine', path, what, name, reading.names.routines.keys());
  return known;
}

/** Those written, and one for each number written in a call. */
export function parseContacts(reading: PlanReading): Plan['contacts'] {
  const numbers = writtenSteps(reading.written)
    .flatMap(({ step: { call } }) =>
      typeof call === 'object' && call.contact === undefined && call.number ? [call.number] : [],
    )
    .filter(number => !number.startsWith('item.'));
  const dialled = numbers.map((number): readonly [string, Contact] => [
    number,
    { id: number, title: number, number },
  ]);
  const declared = mapped(reading.written.contacts, (id, contact): Contact => {
    const { title, number, keeper, from } = contact;
    const sources = from === undefined ? undefined : parseSources(from);
    return { id, title, ...given({ number, keeper, from: sources }) };
  });
  return { ...Object.fromEntries(dialled), ...declared };
}

// ---------------------------------------------------------------- what is controlled

export function parseActs(reading: PlanReading): Plan['acts'] {
  return mapped(reading.written.acts, (id, written): Act => {
    const path = ['acts', id];
    const { title, by, granted_by, per, from } = written;
    const { until: _, overridden_by: __, ...locks } = parseLocks(written, path, reading);
    return {
      id,
      title,
      by: parseRole(by, [...path, 'by'], reading) ?? by,
      ...locks,
      ...given({
        granted_by:
          granted_by === undefined ? undefined : parseParties(granted_by, [...path, 'granted_by'], reading),
        per: listNamed(per, [...path, 'per'], reading),
        from: from === undefined ? undefined : parseSources(from),
      }),
    };
  });
}

export function parsePresence(reading: PlanReading): Plan['presence'] {
  const { presence } = reading.written;
  return (
    presence &&
    mapped(presence, (id, { title, by, outside, renew, from }): Presence => {
      if (reading.names.facts.has(id))
        reading.report('name-taken', ['presence', id], {
          zh: `“${id}”已是事实的编号，条件里分不清；请换个编号。`,
          en: `"${id}" is the id of a fact already; rename the post.`,
        });
      const span = parseSpanIf(renew, ['presence', id, 'renew'], reading);
      return {
        id,
        title,
        by: parseRoles(by, ['presence', id, 'by'], reading),
        outside: outside ?? false,
        from: parseSources(from),
        ...given({ renew: span }),
      };
    })
  );
}

export function parseRules(reading: PlanReading): Plan['rules'] {
  const { rules } = reading.written;
  return (
    rules &&
    mapped(
      rules,
      (id, { title, holds, per, on_loss, from }): Rule => ({
        id,
        title: title ?? id,
        holds,
        from: parseSources(from),
        ...given({
          per: listNamed(per, ['rules', id, 'per'], reading),
          on_loss: parseOnLoss(on_loss, ['rules', id, 'on_loss'], reading),
        }),
      }),
    )
  );
}
