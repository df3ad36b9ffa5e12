// What a rehearsal stands on: a version of a plan and the people there are, read once and let alone; and its setting, as
// people type it. Nothing here writes, sends or touches an incident.
import type { Plan, PlanId, ScenarioId } from '#core/plan/plan.ts';
import { madeUpRoster } from '#core/rehearsal/made-up-roster.ts';
import { readMoment } from '#core/rehearsal/moment.ts';
import {
  type Read,
  readAnswer,
  readFact,
  readPeople,
  readSecond,
  type ScriptTrouble,
} from '#core/rehearsal/script-text.ts';
import type { Setting } from '#core/rehearsal/setting.ts';
import { type PlanInForce, plansUsed } from '#core/response/case-plans.ts';
import type { Roster } from '#core/roster/roster.ts';
import type { Instant } from '#core/time/instant.ts';
import type { OrgId, Store } from './ports.ts';
import { ok, type Result, refuse } from './result.ts';
import { rosterOf } from './roster-picture.ts';

/** `made-up`: one holder and one deputy for each post of the plan. */
export type RehearsedPeople = 'organisation' | 'made-up';

export type Ground = {
  readonly plan: Plan;
  readonly version: number;
  readonly yaml: string | null;
  readonly roster: Roster;
  /** Versions in force of the plans that its steps use. */
  readonly plans?: Readonly<Record<PlanId, PlanInForce>>;
};

/** As typed, one text each. */
export type Script = {
  readonly scenario: ScenarioId | null; // null: the only one there is
  readonly at: string | null; // null: now
  readonly facts: readonly string[];
  readonly answers: readonly string[];
  readonly silent: readonly string[];
  readonly manned: readonly string[];
  readonly also: readonly string[];
};

export async function groundOf(
  store: Pick<Store, 'plans' | 'roster'>,
  org: OrgId,
  plan: PlanId,
  version: number | null,
  people: RehearsedPeople,
): Promise<Result<Ground>> {
  const found = await versionOf(store, org, plan, version);
  if (!found) return refuse('unknown-version', { plan, version: version ?? '' });
  if (!found.compiled) return refuse('plan-has-errors', { plan, version: found.version });
  const roster =
    people === 'made-up' ? madeUpRoster(found.compiled) : rosterOf(await store.roster.roster(org));
  const plans = await usedPlans(store, org, found.compiled);
  return ok({ plan: found.compiled, version: found.version, yaml: found.yaml, roster, plans });
}

/** In force now, and those that they use in turn. */
async function usedPlans(
  { plans }: Pick<Store, 'plans'>,
  org: OrgId,
  plan: Plan,
): Promise<Readonly<Record<PlanId, PlanInForce>>> {
  const all: Record<PlanId, PlanInForce> = {};
  const waiting = [...plansUsed(plan)];
  const seen = new Set<PlanId>();
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const found = await plans.inForce(org, id);
    if (!found?.compiled) continue;
    all[id] = { version: found.version, plan: found.compiled };
    waiting.push(...plansUsed(found.compiled));
  }
  return all;
}

/** The one asked for; else the one in force; else the latest draft. */
async function versionOf({ plans }: Pick<Store, 'plans'>, org: OrgId, plan: PlanId, version: number | null) {
  if (version !== null) return await plans.version(org, plan, version);
  const inForce = await plans.inForce(org, plan);
  if (inForce) return inForce;
  const listed = await plans.versions(org, plan);
  const latest = Math.max(0, ...listed.map(one => one.version));
  return latest === 0 ? undefined : await plans.version(org, plan, latest);
}

export type Staged = { readonly scenario: ScenarioId; readonly setting: Setting };

/** The first trouble is told, with what to write instead. */
export function stage(
  { plan, version, roster, plans }: Ground,
  script: Script,
  now: Instant,
): Result<Staged> {
  const scenarios = Object.keys(plan.scenarios);
  const scenario = script.scenario ?? (scenarios.length === 1 ? scenarios[0] : undefined);
  if (scenario === undefined || !(scenario in plan.scenarios))
    return refuse('unknown-scenario', { scenario: script.scenario ?? scenarios.join(', ') });
  const at = script.at === null ? now : readMoment(script.at, plan.zone, now);
  if (at === undefined) return wrong('at', NO_MOMENT(script.at ?? ''));
  const facts = all(script.facts, text => readFact(text, plan));
  if (!facts.ok) return wrong('facts', facts.trouble);
  const answers = all(script.answers, text => readAnswer(text, plan));
  if (!answers.ok) return wrong('answers', answers.trouble);
  const silent = all(script.silent, text => readPeople(text, roster));
  if (!silent.ok) return wrong('silent', silent.trouble);
  const also = all(script.also, text => readSecond(text, plan));
  if (!also.ok) return wrong('also', also.trouble);
  const setting: Setting = {
    at,
    version,
    facts: facts.value,
    answers: Object.fromEntries(answers.value),
    silent: silent.value.flat(),
    manned: script.manned,
    also: also.value,
    ...(plans ? { plans } : {}),
  };
  return ok({ scenario, setting });
}

function all<T>(texts: readonly string[], read: (text: string) => Read<T>): Read<readonly T[]> {
  const values: T[] = [];
  for (const text of texts) {
    const one = read(text);
    if (!one.ok) return one;
    values.push(one.value);
  }
  return { ok: true, value: values };
}

function wrong(field: string, { code, text, message }: ScriptTrouble) {
  const named = { zh: `${field}“${text}”：${message.zh}`, en: `${field} “${text}”: ${message.en}` };
  return refuse('rehearsal-script-wrong', { field, why: code, message: named });
}

const NO_MOMENT = (text: string): ScriptTrouble => ({
  code: 'script-moment',
  text,
  message: {
    zh: '时间请写成 2027-02-07 03:00、03:00、带时区的 ISO 8601，或 spring-festival（下一个正月初二凌晨三点）',
    en: 'Write a time as 2027-02-07 03:00, 03:00, ISO 8601 with a zone, or spring-festival (3 a.m. on the next second day of the year)',
  },
});
