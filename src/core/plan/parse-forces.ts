// Steps that move people and goods or stand by: dispatch, convene, roll_call; watch, request, expect, use.
import type { Action, Count, RollOf } from './action.ts';
import { parseConsequence, parseSpan } from './parse-clock.ts';
import { parseEvidence } from './parse-evidence.ts';
import { parseFields } from './parse-field.ts';
import { parseParties, parseParty } from './parse-party.ts';
import { given, listOf, type PlanReading, reportUnknown } from './plan-reading.ts';
import type { WrittenConsequence, WrittenStep } from './plan-schema.ts';
import type { Path } from './yaml-text.ts';

type Parser = (step: WrittenStep, path: Path, reading: PlanReading) => Action | undefined;

export const GATHERING = {
  dispatch: parseDispatch,
  convene: parseConvene,
  roll_call: parseRollCall,
} as const satisfies Readonly<Record<string, Parser>>;

export const STANDING_BY = {
  watch: parseWatch,
  request: parseRequest,
  expect: parseExpect,
  use: parseUse,
} as const satisfies Readonly<Record<string, Parser>>;

function parseDispatch({ dispatch }: WrittenStep, path: Path, reading: PlanReading): Action | undefined {
  if (dispatch === undefined) return undefined;
  const { what, lender, lead, ends, if_short, give_back } = dispatch;
  const resource = reading.names.resources.get(what);
  return {
    kind: 'dispatch',
    what: (resource && reading.written.resources?.[resource]?.title) ?? what,
    count: parseCount(dispatch, resource, path, reading),
    ends: ends ?? 'arrived',
    ...given({
      resource,
      lender: lender === undefined ? undefined : parseParty(lender, [...path, 'lender'], reading),
      lead: lead === undefined ? undefined : parseParty(lead, [...path, 'lead'], reading),
      if_short: consequenceOf(if_short, [...path, 'if_short'], reading),
      give_back,
    }),
  };
}

/** 10, "2..3 per shift", "10 per day". */
function parseCount(
  { count, unit, of_which, need, have }: NonNullable<WrittenStep['dispatch']>,
  resource: string | undefined,
  path: Path,
  reading: PlanReading,
): Count {
  const [, least, , most, per] =
    /^(\d+(?:\.\d+)?)(\.\.(\d+(?:\.\d+)?))?(?: per (day|shift|time))?$/.exec(String(count ?? '')) ?? [];
  if (count !== undefined && least === undefined)
    reading.report('bad-count', [...path, 'count'], {
      zh: `“${count}”不是数量；请写成 10、"2..3" 或 "10 per day"（每天）、"2..3 per shift"（每班）。`,
      en: `"${count}" is no quantity; write 10, "2..3", "10 per day" or "2..3 per shift".`,
    });
  const own = unit ?? (resource && reading.written.resources?.[resource]?.unit);
  return given({
    least: least === undefined ? undefined : Number(least),
    most: least === undefined ? undefined : Number(most ?? least),
    unit: own,
    per: per as Count['per'],
    need,
    have,
    of_which:
      of_which === undefined
        ? undefined
        : Object.entries(of_which).map(([as, number]) => ({ as, count: number })),
  });
}

function parseConvene({ convene }: WrittenStep, path: Path, reading: PlanReading): Action | undefined {
  if (convene === undefined) return undefined;
  const bare = Array.isArray(convene);
  const { members, quorum, place, gives } = bare
    ? { members: convene, quorum: undefined, place: undefined, gives: undefined }
    : convene;
  return {
    kind: 'convene',
    members: parseParties(members, bare ? path : [...path, 'members'], reading),
    quorum: quorum ?? 'all',
    ...given({ place, gives: listNamed(gives, [...path, 'gives'], reading) }),
  };
}

export function listNamed(name: string | undefined, path: Path, reading: PlanReading): string | undefined {
  if (name === undefined || reading.names.facts.get(name) === 'list') return name;
  const lists = [...reading.names.facts].filter(([, type]) => type === 'list').map(([list]) => list);
  const what = { zh: '列表（list 类型的事实或记录）', en: 'list (a fact of type list, or a record)' };
  reportUnknown(reading, 'unknown-list', path, what, name, lists);
  return undefined;
}

function parseRollCall({ roll_call }: WrittenStep, path: Path, reading: PlanReading): Action | undefined {
  if (roll_call === undefined) return undefined;
  const { of, ticks, missing } = roll_call;
  return {
    kind: 'roll_call',
    of: rollOf(of, [...path, 'of'], reading),
    ticks: ticks ?? ['present', 'missing'],
    ...given({ missing: consequenceOf(missing, [...path, 'missing'], reading) }),
  };
}

/** One text that is no list and no role is taken in words: 事发时在场的人员. */
function rollOf(written: string | readonly string[], path: Path, reading: PlanReading): RollOf {
  const [first = '', ...more] = listOf(written);
  if (more.length === 0 && reading.names.facts.get(first) === 'list') return { kind: 'list', list: first };
  const known = reading.names.roles.has(first) || first === 'reporter' || first.includes(' of ');
  if (more.length === 0 && !known) return { kind: 'text', text: first };
  return { kind: 'parties', parties: parseParties(written, path, reading) };
}

function parseWatch({ watch }: WrittenStep, path: Path, reading: PlanReading): Action | undefined {
  if (watch === undefined) return undefined;
  const every = parseSpan(watch.every, [...path, 'every'], reading);
  const { missed } = watch;
  const after = missed && parseSpan(missed.after, [...path, 'missed', 'after'], reading);
  return {
    kind: 'watch',
    every: every ?? 0,
    from: watch.from === 'last_done' ? 'last-done' : 'grid',
    fields: watch.fields ? parseFields(watch.fields, [...path, 'fields'], reading) : [],
    ...given({
      asks: watch.asks === undefined ? undefined : parseParty(watch.asks, [...path, 'asks'], reading),
      missed:
        missed && after !== undefined
          ? { after, ...parseConsequence(missed, [...path, 'missed'], reading) }
          : undefined,
    }),
  };
}

function parseRequest({ request }: WrittenStep, path: Path, reading: PlanReading): Action | undefined {
  if (request === undefined) return undefined;
  const { what, by, evidence } =
    typeof request === 'string' ? { what: request, by: undefined, evidence: undefined } : request;
  return {
    kind: 'request',
    what,
    by: by === undefined ? [] : parseParties(by, [...path, 'by'], reading),
    evidence: parseEvidence(evidence, [...path, 'evidence'], reading),
  };
}

function parseExpect({ expect }: WrittenStep, path: Path, reading: PlanReading): Action | undefined {
  if (expect === undefined) return undefined;
  const { holds, else: otherwise } = typeof expect === 'string' ? { holds: expect, else: undefined } : expect;
  const consequence = consequenceOf(otherwise, [...path, 'else'], reading);
  return { kind: 'expect', holds, otherwise: consequence ?? { tell: [], opens: [] } };
}

function parseUse({ use }: WrittenStep, path: Path, reading: PlanReading): Action | undefined {
  if (use === undefined) return undefined;
  const long: Exclude<typeof use, string> = typeof use === 'string' ? { plan: use } : use;
  const { plan, scenario, mode, accepted_by: by } = long;
  const accepted_by = by === undefined ? undefined : parseParty(by, [...path, 'accepted_by'], reading);
  return { kind: 'use', plan, mode: mode ?? 'also', ...given({ scenario, accepted_by }) };
}

function consequenceOf(written: WrittenConsequence | undefined, path: Path, reading: PlanReading) {
  return written === undefined ? undefined : parseConsequence(written, path, reading);
}
