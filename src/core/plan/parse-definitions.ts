// What a plan defines for its steps to name: head, words, units, roles, facts, acts, forms, contacts, values filled in.
import { parseSpan } from './parse-clock.ts';
import { parseFields } from './parse-field.ts';
import { parseRole, parseRoles } from './parse-party.ts';
import { parseSources } from './parse-step.ts';
import type { Contact, Fact, Plan, PlanHead, UrgencyWord } from './plan.ts';
import { factTypeOf, listOf, type PlanReading, reportUnknown } from './plan-reading.ts';
import type { WrittenPlan } from './plan-schema.ts';
import { USUAL_WORDS } from './usual.ts';

// ---------------------------------------------------------------- head

export function headOf(written: WrittenPlan): PlanHead {
  const { code, issuer, edition, effective_from, scope, principles, basis } = written;
  return Object.fromEntries(
    Object.entries({ code, issuer, edition, effective_from, scope, principles, basis }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

export function parseZone(reading: PlanReading): string {
  const zone = reading.written.zone ?? 'Asia/Shanghai';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    reading.report('unknown-zone', ['zone'], {
      zh: `没有“${zone}”这个时区；请写 IANA 名称，如 Asia/Shanghai。`,
      en: `There is no time zone "${zone}"; write an IANA name such as Asia/Shanghai.`,
    });
    return zone;
  }
}

export function parseWords(reading: PlanReading): Readonly<Record<UrgencyWord, number>> {
  const own = Object.entries(reading.written.words ?? {}).flatMap(([word, text]) => {
    const span = text === undefined ? undefined : parseSpan(text, ['words', word], reading);
    return span === undefined ? [] : [[word, span] as const];
  });
  return { ...USUAL_WORDS, ...Object.fromEntries(own) };
}

// ---------------------------------------------------------------- what the plan defines

export function parseUnits(reading: PlanReading): Plan['units'] {
  return mapped(reading.written.units, (id, { title, parent }) => {
    const above = parent === undefined ? undefined : reading.names.units.get(parent);
    if (parent !== undefined && above === undefined)
      reportUnknown(
        reading,
        'unknown-unit',
        ['units', id, 'parent'],
        UNIT,
        parent,
        reading.names.units.keys(),
      );
    return { id, title, ...(above === undefined ? {} : { parent: above }) };
  });
}

export function parseRolesDefined(reading: PlanReading): Plan['roles'] {
  return mapped(reading.written.roles, (id, { title, unit, is, members, outside }) => {
    const own = unit === undefined ? undefined : reading.names.units.get(unit);
    if (unit !== undefined && own === undefined)
      reportUnknown(reading, 'unknown-unit', ['roles', id, 'unit'], UNIT, unit, reading.names.units.keys());
    return {
      id,
      title,
      ...(own === undefined ? {} : { unit: own }),
      ...(is === undefined ? {} : { is }),
      ...(members === undefined ? {} : { members: parseRoles(members, ['roles', id, 'members'], reading) }),
      ...(outside === undefined ? {} : { outside }),
    };
  });
}

export function parseFacts(lists: readonly string[], reading: PlanReading): Plan['facts'] {
  const declared = mapped(reading.written.facts, (id, fact): Fact => {
    const path = ['facts', id];
    const type = factTypeOf(fact.type);
    const stable =
      fact.stable === undefined ? undefined : parseSpan(fact.stable, [...path, 'stable'], reading);
    if (type === 'one-of' && !fact.values)
      reading.report('missing-key', path, {
        zh: `事实“${id}”是选择项，请在 values 里写出可选的值。`,
        en: `The fact "${id}" is a choice; write its values under values.`,
      });
    if (fact.stable !== undefined && type !== 'state')
      reading.report('stable-without-state', [...path, 'stable'], {
        zh: `stable 只用于 state 类型；“${id}”是 ${fact.type}。`,
        en: `stable belongs to states; "${id}" is ${fact.type}.`,
      });
    return {
      id,
      title: fact.title ?? id,
      type,
      ...(fact.unit === undefined ? {} : { unit: fact.unit }),
      ...(fact.values === undefined ? {} : { values: fact.values }),
      ask: parseRoles(fact.ask, [...path, 'ask'], reading),
      ...(stable === undefined ? {} : { stable }),
      ...(fact.fields === undefined
        ? {}
        : { fields: parseFields(fact.fields, [...path, 'fields'], reading) }),
    };
  });
  const kept = lists.map((id): readonly [string, Fact] => [
    id,
    { id, title: id, type: 'list', ask: [], fields: keptFields(id, reading) },
  ]);
  return { ...declared, ...Object.fromEntries(kept) };
}

function keptFields(list: string, reading: PlanReading): NonNullable<Fact['fields']> {
  const steps = Object.values(reading.written.scenarios).flatMap(({ steps }) => Object.values(steps));
  const fields = steps.find(({ record }) => record?.in === list)?.record?.fields;
  return fields ? parseFields(fields, ['scenarios'], reading) : [];
}

export function parseActs(reading: PlanReading): Plan['acts'] {
  return mapped(reading.written.acts, (id, { title, by }) => ({
    id,
    title,
    by: parseRole(by, ['acts', id, 'by'], reading) ?? by,
  }));
}

export function parseForms(reading: PlanReading): Plan['forms'] {
  return mapped(reading.written.forms, (id, { title, from, fields }) => ({
    id,
    title,
    from: parseSources(from),
    fields: parseFields(fields, ['forms', id, 'fields'], reading),
  }));
}

/** Those written, and one for each number written in a call. */
export function parseContacts(reading: PlanReading): Plan['contacts'] {
  const numbers = Object.values(reading.written.scenarios)
    .flatMap(({ steps }) => Object.values(steps))
    .flatMap(({ call }) =>
      typeof call === 'object' && call.contact === undefined && call.number ? [call.number] : [],
    )
    .filter(number => !number.startsWith('item.'));
  const dialled = numbers.map((number): readonly [string, Contact] => [
    number,
    { id: number, title: number, number },
  ]);
  const declared = mapped(reading.written.contacts, (id, contact): Contact => {
    const { title, number, keeper } = contact;
    return {
      id,
      title,
      ...(number === undefined ? {} : { number }),
      ...(keeper === undefined ? {} : { keeper }),
    };
  });
  return { ...Object.fromEntries(dialled), ...declared };
}

/** The plan's own list, then what steps say of themselves: `filled: { who: … }` in a step is `step.who`. */
export function parseFilled(written: WrittenPlan): Plan['filled'] {
  const own = (written.filled ?? []).map(({ at, why }) => ({ at: listOf(at), why }));
  const inSteps = Object.values(written.scenarios)
    .flatMap(({ steps }) => Object.entries(steps))
    .flatMap(([step, { filled }]) =>
      Object.entries(filled ?? {}).map(([key, why]) => ({ at: [`${step}.${key}`], why })),
    );
  return [...own, ...inSteps];
}

function mapped<T, R>(
  things: Readonly<Record<string, T>> | undefined,
  make: (id: string, thing: T) => R,
): Record<string, R> {
  return Object.fromEntries(Object.entries(things ?? {}).map(([id, thing]) => [id, make(id, thing)]));
}

const UNIT = { zh: '部门', en: 'unit' };
