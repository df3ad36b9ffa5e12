// What a plan defines for its steps to name: zone, words, facts, values filled in.
import type { Fact } from './field.ts';
import type { UrgencyWord } from './ids.ts';
import { parseLadder, parseSpan, parseSpanIf } from './parse-clock.ts';
import { parseTimeOfDay } from './parse-day.ts';
import { parseFields } from './parse-field.ts';
import { listNamed } from './parse-forces.ts';
import { parseRoles } from './parse-party.ts';
import { parseSources } from './parse-step.ts';
import type { Plan } from './plan.ts';
import { factTypeOf, given, listOf, mapped, type PlanReading } from './plan-reading.ts';
import type { WrittenPlan } from './plan-schema.ts';
import { USUAL_WORDS } from './usual.ts';
import { writtenSteps } from './written-steps.ts';

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
  const { day: _, ...words } = reading.written.words ?? {};
  const own = Object.entries(words).flatMap(([word, text]) => {
    const span = text === undefined ? undefined : parseSpan(text, ['words', word], reading);
    return span === undefined ? [] : [[word, span] as const];
  });
  return { ...USUAL_WORDS, ...Object.fromEntries(own) };
}

/** Words for a time of the day: 晚上 → "18:00". */
export function parseDayWords(reading: PlanReading): Plan['day_words'] {
  const { day } = reading.written.words ?? {};
  return day && mapped(day, (word, text) => parseTimeOfDay(text, ['words', 'day', word], reading) ?? text);
}

// ---------------------------------------------------------------- what the plan defines

export function parseFacts(lists: readonly string[], reading: PlanReading): Plan['facts'] {
  const declared = mapped(reading.written.facts, (id, fact): Fact => {
    const path = ['facts', id];
    if (id === 'level' && reading.names.levels.size > 0)
      reading.report('name-taken', path, {
        zh: '有分级的预案里，level 是当前等级的名称；请给这个事实换个编号。',
        en: 'In a plan with grades, level is the present level; rename this fact.',
      });
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
      ...given({
        answer_within: parseSpanIf(fact.answer_within, [...path, 'answer_within'], reading),
        when: fact.when,
        ladder: fact.ladder && parseLadder(fact.ladder, [...path, 'ladder'], reading),
        per: listNamed(fact.per, [...path, 'per'], reading),
        from: fact.from === undefined ? undefined : parseSources(fact.from),
      }),
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
  const steps = writtenSteps(reading.written).map(({ step }) => step);
  const fields = steps.find(({ record }) => record?.in === list)?.record?.fields;
  return fields ? parseFields(fields, ['scenarios'], reading) : [];
}

/** The plan's own list, then what elements say of themselves: `filled: { who: … }` in a step is `step.who`. */
export function parseFilled(written: WrittenPlan): Plan['filled'] {
  const own = (written.filled ?? []).map(({ at, why }) => ({ at: listOf(at), why }));
  const elements = [
    ...writtenSteps(written).map(({ id, step }) => [id, step] as const),
    ...Object.entries(written.routines ?? {}),
    ...Object.entries(written.exercises ?? {}),
    ...Object.entries(written.training ?? {}),
  ];
  const there = elements.flatMap(([id, { filled }]) =>
    Object.entries(filled ?? {}).map(([key, why]) => ({ at: [`${id}.${key}`], why })),
  );
  return [...own, ...there];
}
