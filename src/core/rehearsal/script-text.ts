// The script of a rehearsal as people type it, on the command line and in addresses of the console: "in_10=false@8m",
// "next_action=none", "seat_down@10m", "leader". Every trouble is named with what to write instead.
import type { Bilingual } from '#core/finding.ts';
import type { Fact, Plan } from '#core/plan/plan.ts';
import { checkValue } from '#core/response/fact-commands.ts';
import type { FactValue } from '#core/response/state.ts';
import type { PersonId, Roster } from '#core/roster/roster.ts';
import { type Millis, parseDuration } from '#core/time/instant.ts';
import type { ScriptedFact, SecondIncident } from './setting.ts';

export type ScriptTrouble = { readonly code: string; readonly text: string; readonly message: Bilingual };

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: ScriptTrouble };

/** "outage=false@40m": so long after the report; without "@" it is known from the beginning. */
export function readFact(text: string, plan: Plan): Read<ScriptedFact> {
  const found = /^\s*(\w+)\s*=\s*(.*?)\s*(?:@\s*\+?(\S+))?\s*$/.exec(text);
  const fact = found && plan.facts[found[1] ?? ''];
  if (!found || !fact) return trouble('script-fact-unknown', text, NO_FACT(Object.keys(plan.facts)));
  const after = found[3] === undefined ? 0 : readSpan(found[3]);
  if (after === undefined) return trouble('script-span', text, NO_SPAN);
  const value = valueOfText(fact, found[2] ?? '');
  if (value === undefined || checkValue(fact.id, fact, value) !== null)
    return trouble('script-value', text, NO_VALUE(fact));
  return { ok: true, value: { fact: fact.id, value, after } };
}

/** What is answered when it is asked: "next_action=none", "in_10=false". */
export function readAnswer(text: string, plan: Plan): Read<readonly [string, unknown]> {
  const [, id = '', said = ''] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(text) ?? [];
  const fact = plan.facts[id];
  if (fact) {
    const value = valueOfText(fact, said);
    return value === undefined || checkValue(id, fact, value) !== null
      ? trouble('script-value', text, NO_VALUE(fact))
      : { ok: true, value: [id, value] };
  }
  const action = plan.steps[id]?.action;
  if (action?.kind === 'approve' || action?.kind === 'confirm') return yesOrNo(id, said, text);
  if (action?.kind !== 'decide') return trouble('script-step-unknown', text, NO_STEP(decisionsOf(plan)));
  if (action.answer.kind === 'yes-no') return yesOrNo(id, said, text);
  if (action.answer.kind === 'one-of' && !action.answer.values.includes(said))
    return trouble('script-value', text, ONE_OF(action.answer.values));
  return { ok: true, value: [id, said] };
}

/** "seat_down@10m": another scenario of the plan, so long after the first. */
export function readSecond(text: string, plan: Plan): Read<SecondIncident> {
  const [, scenario = '', span = '0s'] = /^\s*(\w+)\s*(?:@\s*\+?(\S+))?\s*$/.exec(text) ?? [];
  if (!(scenario in plan.scenarios))
    return trouble('script-scenario-unknown', text, NO_SCENARIO(Object.keys(plan.scenarios)));
  const after = readSpan(span);
  return after === undefined
    ? trouble('script-span', text, NO_SPAN)
    : { ok: true, value: { scenario, after } };
}

/** A person, or everybody who holds a post; its deputies are others. */
export function readPeople(text: string, roster: Roster): Read<readonly PersonId[]> {
  const name = text.trim();
  const post = roster.posts[name];
  if (post) return { ok: true, value: post.holders };
  if (name in roster.people) return { ok: true, value: [name] };
  return trouble('script-person-unknown', text, NO_PERSON(Object.keys(roster.posts)));
}

/** "8m", "1h30m", "90s", "2d", "PT8M". */
export function readSpan(text: string): Millis | undefined {
  const iso = parseDuration(text);
  if (iso !== undefined) return iso;
  const found = /^(?=\d)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?:in)?)?(?:(\d+)s)?$/.exec(text);
  if (!found) return undefined;
  const [, d = '0', h = '0', m = '0', s = '0'] = found;
  return (((Number(d) * 24 + Number(h)) * 60 + Number(m)) * 60 + Number(s)) * 1000;
}

const YES = /^(true|yes|是|能|有)$/;
const NO = /^(false|no|否|不能|无|没有)$/;

function valueOfText({ type }: Fact, text: string): FactValue | undefined {
  if (type === 'yes-no' || type === 'state') return YES.test(text) ? true : NO.test(text) ? false : undefined;
  if (type === 'number') return text === '' ? undefined : Number(text);
  return type === 'list' || type === 'people' ? undefined : text;
}

function yesOrNo(id: string, said: string, text: string): Read<readonly [string, unknown]> {
  if (YES.test(said)) return { ok: true, value: [id, true] };
  return NO.test(said) ? { ok: true, value: [id, false] } : trouble('script-value', text, YES_NO);
}

function decisionsOf(plan: Plan): readonly string[] {
  const kinds = new Set(['decide', 'approve', 'confirm']);
  return Object.values(plan.steps).flatMap(step => (kinds.has(step.action.kind) ? [step.id] : []));
}

function trouble(code: string, text: string, message: Bilingual): { ok: false; trouble: ScriptTrouble } {
  return { ok: false, trouble: { code, text, message } };
}

const some = (all: readonly string[]) => (all.length === 0 ? '—' : all.slice(0, 12).join(', '));

const NO_FACT = (known: readonly string[]): Bilingual => ({
  zh: `请写成“情况=值@多久以后”，如 in_10=false@8m。预案里的情况：${some(known)}`,
  en: `Write fact=value@how-long-after, such as in_10=false@8m. Facts of the plan: ${some(known)}`,
});
const NO_STEP = (known: readonly string[]): Bilingual => ({
  zh: `请写成“步骤=答复”。要人答复的步骤：${some(known)}`,
  en: `Write step=answer. Steps that somebody answers: ${some(known)}`,
});
const NO_SCENARIO = (known: readonly string[]): Bilingual => ({
  zh: `预案没有这个情形。有：${some(known)}`,
  en: `The plan has no such scenario. It has: ${some(known)}`,
});
const NO_PERSON = (known: readonly string[]): Bilingual => ({
  zh: `名册里没有这个岗位或人员。岗位有：${some(known)}`,
  en: `There is no such post or person in the roster. Posts: ${some(known)}`,
});
const NO_SPAN: Bilingual = {
  zh: '时间请写成 8m、1h30m、90s 或 PT8M',
  en: 'Write a span as 8m, 1h30m, 90s or PT8M',
};
const YES_NO: Bilingual = { zh: '请写 true 或 false', en: 'Write true or false' };
const ONE_OF = (values: readonly string[]): Bilingual => ({
  zh: `请写其中之一：${some(values)}`,
  en: `Write one of: ${some(values)}`,
});
function NO_VALUE(fact: Fact): Bilingual {
  if (fact.type === 'yes-no' || fact.type === 'state') return YES_NO;
  if (fact.type === 'one-of') return ONE_OF(fact.values ?? []);
  if (fact.type === 'number') return { zh: '请写数字', en: 'Write a number' };
  return {
    zh: `“${fact.title}”不能这样给出：推演里由人逐条登记`,
    en: `“${fact.title}” cannot be given like this: people enter it line by line`,
  };
}
