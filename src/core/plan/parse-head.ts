// The head of a plan: papers, signatures, revisions, review; parameters, the plan it refines, calendars.
import type { Calendar } from './clock.ts';
import type { Param, PlanHead, Refines, Review, Signatory } from './head.ts';
import { parseCadence } from './parse-cadence.ts';
import { isDay } from './parse-date.ts';
import { parseTimeOfDay } from './parse-day.ts';
import { parseFields } from './parse-field.ts';
import { parseRole } from './parse-party.ts';
import { parseSources } from './parse-step.ts';
import type { Plan } from './plan.ts';
import { factTypeOf, given, listOf, mapped, type PlanReading, reportUnknown } from './plan-reading.ts';
import type { WrittenPlan } from './plan-schema.ts';
import type { Path } from './yaml-text.ts';

export function parseHead(reading: PlanReading): PlanHead {
  const { written } = reading;
  const { code, issuer, edition, effective_from, purpose, scope, principles, basis } = written;
  const { secrecy, supersedes, definitions, issued_to, revisions, review } = written;
  return given({
    code,
    issuer,
    edition,
    effective_from,
    drafted_by: signatories(written.drafted_by),
    reviewed_by: signatories(written.reviewed_by),
    approved_by: signatories(written.approved_by),
    purpose,
    scope,
    principles,
    basis,
    definitions: definitions && Object.entries(definitions).map(([term, means]) => ({ term, means })),
    secrecy,
    supersedes,
    issued_to: issued_to === undefined ? undefined : parseIssued(issued_to, reading),
    revisions: revisions?.map(({ date, ...one }) => given({ ...one, on: date })),
    review: review && parseReview(review, reading),
  });
}

function signatories(written: WrittenPlan['drafted_by']): readonly Signatory[] | undefined {
  if (written === undefined) return undefined;
  return listOf(written).map(one =>
    typeof one === 'string' ? { name: one } : { name: one.name, ...given({ on: one.date }) },
  );
}

function parseIssued(written: string | readonly string[], reading: PlanReading): readonly string[] {
  const { roles, units } = reading.names;
  return listOf(written).flatMap((name, index) => {
    const known = roles.get(name) ?? units.get(name);
    const what = { zh: '岗位或部门', en: 'role or unit' };
    if (known === undefined)
      reportUnknown(reading, 'unknown-role', ['issued_to', index], what, name, [
        ...roles.keys(),
        ...units.keys(),
      ]);
    return known === undefined ? [] : [known];
  });
}

function parseReview(written: NonNullable<WrittenPlan['review']>, reading: PlanReading): Review {
  const path = ['review'];
  const { every, by, due } = written;
  if (due !== undefined) reportDay(due, [...path, 'due'], reading);
  return {
    when: written.when ?? [],
    from: parseSources(written.from),
    ...given({
      every: every === undefined ? undefined : parseCadence(every, [...path, 'every'], reading),
      by: by === undefined ? undefined : parseRole(by, [...path, 'by'], reading),
      due,
    }),
  };
}

export function reportDay(text: string, path: Path, reading: PlanReading): void {
  if (isDay(text)) return;
  reading.report('bad-date', path, {
    zh: `“${text}”不是日期；请写成 "2026-04-02"。`,
    en: `"${text}" is no date; write it like "2026-04-02".`,
  });
}

export function parseRefines({ written }: PlanReading): Refines | undefined {
  const { refines } = written;
  if (refines === undefined) return undefined;
  if (typeof refines === 'string') return { plan: refines, without: [] };
  const { plan, edition, without } = refines;
  return { plan, without: listOf(without), ...given({ edition }) };
}

// ---------------------------------------------------------------- parameters and calendars

export function parseParams(reading: PlanReading): Plan['params'] {
  const { params } = reading.written;
  return (
    params &&
    mapped(params, (id, written): Param => {
      const { type, title, required, fields, unit, values } = written;
      if (reading.names.facts.has(id))
        reading.report('name-taken', ['params', id], {
          zh: `“${id}”已是事实的编号，条件里分不清；请给参数换个编号。`,
          en: `"${id}" is the id of a fact already; rename the parameter.`,
        });
      return {
        id,
        title: title ?? id,
        type: type === 'date' ? type : factTypeOf(type),
        required: required ?? true,
        ...given({ unit, values, fields: fields && parseFields(fields, ['params', id, 'fields'], reading) }),
      };
    })
  );
}

export function parseCalendars(reading: PlanReading): Plan['calendars'] {
  const { calendars } = reading.written;
  return calendars && mapped(calendars, (id, written) => parseCalendar(id, written, reading));
}

type WrittenCalendar = NonNullable<WrittenPlan['calendars']>[string];

function parseCalendar(id: string, written: WrittenCalendar, reading: PlanReading): Calendar {
  const path = ['calendars', id];
  for (const key of ['closed', 'open'] as const)
    for (const [index, day] of (written[key] ?? []).entries()) reportDay(day, [...path, key, index], reading);
  const span = (it: { readonly since: string; readonly until: string }, at: Path) => ({
    since: parseTimeOfDay(it.since, [...at, 'since'], reading) ?? '',
    until: parseTimeOfDay(it.until, [...at, 'until'], reading) ?? '',
  });
  return {
    id,
    title: written.title,
    base: written.base ?? 'statutory',
    closed: written.closed ?? [],
    open: written.open ?? [],
    hours: (written.hours ?? []).map((one, index) => span(one, [...path, 'hours', index])),
    shifts: Object.entries(written.shifts ?? {}).map(([shift, it]) => ({
      id: shift,
      title: it.title ?? shift,
      ...span(it, [...path, 'shifts', shift]),
    })),
  };
}
