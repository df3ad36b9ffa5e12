// YAML → Plan: shape, names and times. What the plan means as a whole is judged by check-plan.ts; readPlan does both.
import type { Finding } from '#core/finding.ts';
import { formatDuration } from '#core/time/instant.ts';
import { parseLadder, parseSpan } from './parse-clock.ts';
import { parseFields } from './parse-field.ts';
import { parseRole, parseRoles } from './parse-party.ts';
import { parseScenarios } from './parse-scenario.ts';
import { parseSources } from './parse-step.ts';
import type { Contact, Fact, Plan, PlanHead, Rung, UrgencyWord } from './plan.ts';
import { factTypeOf, listOf, type PlanReading, planReading, reportUnknown } from './plan-reading.ts';
import { type WrittenPlan, writtenPlan } from './plan-schema.ts';
import { schemaFindings } from './schema-findings.ts';
import { type Places, readYamlText } from './yaml-text.ts';

export type ParsedPlan = {
  readonly plan: Plan | null;
  readonly findings: readonly Finding[];
  readonly places: Places;
};

/** Minutes taken for urgency words when the plan does not set its own. */
export const USUAL_WORDS: Readonly<Record<UrgencyWord, number>> = {
  immediately: 2 * 60_000,
  promptly: 15 * 60_000,
  asap: 30 * 60_000,
};

/** The ladder of duties that write none, in plans that write none: deputies, head of unit, parent unit, alarm. */
export const USUAL_LADDER: readonly Rung[] = (['deputies', 'unit-head', 'parent-head', 'alarm'] as const).map(
  (kind, index) => ({
    id: `rung_${index + 1}`,
    offset: (index + 1) * 3 * 60_000,
    of: { kind: 'opened' },
    unless: 'acknowledged',
    tell: [{ kind }],
  }),
);

/** The plan is null when any finding is an error. Findings are in the order of the text. */
export function parsePlan(yaml: string): ParsedPlan {
  const { value, places, findings } = readYamlText(yaml);
  const broken = findings.some(({ severity }) => severity === 'error');
  if (value === undefined || value === null) return { plan: null, findings: inOrder(findings), places };
  const shaped = writtenPlan.safeParse(value, { reportInput: true });
  if (!shaped.success) {
    const all = [...findings, ...schemaFindings(shaped.error.issues, places)];
    return { plan: null, findings: inOrder(all), places };
  }
  const read = resolvePlan(shaped.data, places);
  const all = inOrder([...findings, ...read.findings]);
  return { plan: broken ? null : read.plan, findings: all, places };
}

/** A written plan with its names resolved: what parsePlan does after the YAML. */
export function resolvePlan(
  written: WrittenPlan,
  places: Places,
): { readonly plan: Plan | null; readonly findings: readonly Finding[] } {
  const lists = listsKeptByRecords(written);
  const reading = planReading(written, places, lists);
  const words = parseWords(reading);
  const { scenarios, steps } = parseScenarios(words, reading);
  reportTaken(reading, steps);
  const plan: Plan = {
    plan: written.plan,
    title: written.title,
    kind: written.kind ?? 'special',
    zone: parseZone(reading),
    head: headOf(written),
    words,
    units: parseUnits(reading),
    roles: parseRolesDefined(reading),
    facts: parseFacts(lists, reading),
    acts: parseActs(reading),
    forms: parseForms(reading),
    contacts: parseContacts(reading),
    scenarios,
    steps,
    ladder: written.ladder ? parseLadder(written.ladder, ['ladder'], reading) : USUAL_LADDER,
    filled: parseFilled(written),
    ignored: written.ignored ?? {},
  };
  const broken = reading.findings.some(({ severity }) => severity === 'error');
  return { plan: broken ? null : plan, findings: reading.findings };
}

/** What the program takes where the plan says nothing, and where there is nothing to do at all. */
function reportTaken(reading: PlanReading, steps: Plan['steps']): void {
  const { written } = reading;
  if (Object.keys(written.scenarios).length === 0)
    reading.report('plan-without-scenarios', ['scenarios'], {
      zh: '预案没有场景：什么情况下做什么？请在 scenarios 里至少写一个。',
      en: 'The plan has no scenarios: what happens when? Write at least one under scenarios.',
    });
  if (!written.ladder && Object.values(steps).some(({ ladder }) => !ladder))
    reading.report(
      'ladder-filled',
      ['ladder'],
      {
        zh: '没有写无人应答时怎么办（ladder），按 3 分钟找替补、6 分钟找部门负责人、9 分钟找上级部门、12 分钟报警执行；请确认或写明。',
        en: 'No ladder says what happens when nobody answers; taken: deputies after 3 minutes, head of unit 6, parent unit 9, alarm 12. Confirm or write your own.',
      },
      { severity: 'info' },
    );
  for (const word of ['immediately', 'promptly', 'asap'] as const) {
    if (written.words?.[word] !== undefined) continue;
    if (!Object.values(steps).some(({ limit }) => limit?.word === word && limit.of.kind === 'opened'))
      continue;
    const taken = formatDuration(USUAL_WORDS[word]);
    reading.report(
      'word-filled',
      ['words'],
      {
        zh: `没有写“${word}”（立即、及时等）按多少分钟计，取 ${taken}；请在 words.${word} 确认。`,
        en: `How long "${word}" is taken for is not written; ${taken} is used. Confirm it under words.${word}.`,
      },
      { severity: 'info', proposal: { value: taken, reason: { zh: '常用值', en: 'the usual value' } } },
    );
  }
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (a, b) => (a.place.line ?? 0) - (b.place.line ?? 0) || (a.place.column ?? 0) - (b.place.column ?? 0),
  );
}

/** Logs that an `each` goes through become lists of the plan, with the fields of their record step. */
function listsKeptByRecords(written: WrittenPlan): readonly string[] {
  const steps = Object.values(written.scenarios).flatMap(({ steps }) => Object.values(steps));
  const wanted = new Set(steps.map(({ each }) => each?.trim().split(/\s/)[0]));
  const logs = steps.flatMap(({ record }) => (record && wanted.has(record.in) ? [record.in] : []));
  return [...new Set(logs)].filter(log => !Object.hasOwn(written.facts ?? {}, log));
}

// ---------------------------------------------------------------- head

function headOf(written: WrittenPlan): PlanHead {
  const { code, issuer, edition, effective_from, scope, principles, basis } = written;
  return Object.fromEntries(
    Object.entries({ code, issuer, edition, effective_from, scope, principles, basis }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

function parseZone(reading: PlanReading): string {
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

function parseWords(reading: PlanReading): Readonly<Record<UrgencyWord, number>> {
  const own = Object.entries(reading.written.words ?? {}).flatMap(([word, text]) => {
    const span = text === undefined ? undefined : parseSpan(text, ['words', word], reading);
    return span === undefined ? [] : [[word, span] as const];
  });
  return { ...USUAL_WORDS, ...Object.fromEntries(own) };
}

// ---------------------------------------------------------------- what the plan defines

function parseUnits(reading: PlanReading): Plan['units'] {
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

function parseRolesDefined(reading: PlanReading): Plan['roles'] {
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

function parseFacts(lists: readonly string[], reading: PlanReading): Plan['facts'] {
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

function parseActs(reading: PlanReading): Plan['acts'] {
  return mapped(reading.written.acts, (id, { title, by }) => ({
    id,
    title,
    by: parseRole(by, ['acts', id, 'by'], reading) ?? by,
  }));
}

function parseForms(reading: PlanReading): Plan['forms'] {
  return mapped(reading.written.forms, (id, { title, from, fields }) => ({
    id,
    title,
    from: parseSources(from),
    fields: parseFields(fields, ['forms', id, 'fields'], reading),
  }));
}

/** Those written, and one for each number written in a call. */
function parseContacts(reading: PlanReading): Plan['contacts'] {
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
function parseFilled(written: WrittenPlan): Plan['filled'] {
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
