// What must hold as long as the case is open, for the whole of it or for each item. What is broken is on the record with its
// beginning and its end; it stops the acts and the duties it is about, tells those named, and lets go when it holds again.
import type { Rule } from '#core/plan/control.ts';
import type { Plan } from '#core/plan/plan.ts';
import { commanders } from './alarm.ts';
import { truthOf } from './condition.ts';
import { bringAbout } from './consequence.ts';
import { ruleKey } from './evolve-presence.ts';
import { listItems, NO_ITEMS, valuesOf } from './items.ts';
import { requestNotices } from './message.ts';
import type { Duty, IncidentState, Items } from './state.ts';
import { emit, openDuties, scenarioRound, type Work } from './work.ts';

type Place = { readonly rule: Rule; readonly item: string | null };
type Question = { readonly fact: string; readonly scenario: string; readonly items?: Items };

/** Answers the facts that would have to be known. Unknown is neither: what was broken stays so, what was not is asked for. */
export function settleRules(work: Work): readonly Question[] {
  const [scenario = ''] = work.state.scenarios;
  if (work.state.phase !== 'active' || scenarioRound(work, scenario) === 0) return [];
  forgetGoneItems(work);
  return Object.values(work.plan.rules ?? {})
    .flatMap((rule): readonly Place[] =>
      rule.per === undefined
        ? [{ rule, item: null }]
        : listItems(work, rule.per).map(({ id }) => ({ rule, item: id })),
    )
    .flatMap(place => look(work, place, scenario));
}

function look(work: Work, { rule, item }: Place, scenario: string): readonly Question[] {
  const items: Items = rule.per === undefined || item === null ? NO_ITEMS : { [rule.per]: item };
  const scope = { plan: work.plan, state: work.state, scenario, item: valuesFor(work, rule, item), items };
  const { holds, unknown } = truthOf(rule.holds, scope);
  const isBroken = work.state.broken?.[ruleKey({ rule: rule.id, item })] !== undefined;
  if (holds === true && isBroken) emit(work, { type: 'RuleRestored', rule: rule.id, item });
  if (holds === false && !isBroken) breakRule(work, { rule, item }, scenario);
  return unknown.map(fact => ({ fact, scenario, items }));
}

function breakRule(work: Work, { rule, item }: Place, scenario: string): void {
  emit(work, { type: 'RuleBroken', rule: rule.id, item });
  const why = `rule:${rule.id}/${work.state.seq}`;
  const about = {
    id: item === null ? `rule:${rule.id}` : `rule:${rule.id}/${item}`,
    title: rule.title,
    scenario,
    due: null,
    times: 1,
    from: null,
  };
  const items: Items = rule.per === undefined || item === null ? NO_ITEMS : { [rule.per]: item };
  const place = { step: null, fact: null, item, round: '1', holders: [], scenario, items };
  const { on_loss } = rule;
  if (on_loss && on_loss.tell.length > 0) bringAbout(work, about, place, on_loss, why);
  else {
    requestNotices(work, about, 'trouble', commanders(work, place), why);
    if (on_loss) bringAbout(work, about, place, on_loss, why);
  }
  if (on_loss?.do === 'withdraw') withdrawDuties(work, rule, item);
}

function withdrawDuties(work: Work, rule: Rule, item: string | null): void {
  for (const duty of openDuties(work.state))
    if (isOf(work.plan, duty, rule, item))
      emit(work, { type: 'DutyWithdrawn', duty: duty.id, reason: `rule:${rule.id}` });
}

/** Rules broken now that stop this: of the same item; a rule of the whole case stops acts, and no duty. */
export function rulesStopping(
  work: Pick<Work, 'plan' | 'state'>,
  of: { readonly per?: string | undefined; readonly item: string | null },
): readonly Rule[] {
  return Object.values(work.plan.rules ?? {}).filter(rule => {
    if (!rule.on_loss) return false;
    const item = rule.per === undefined ? null : of.item;
    if (rule.per !== undefined && rule.per !== of.per) return false;
    return work.state.broken?.[ruleKey({ rule: rule.id, item })] !== undefined;
  });
}

/** The same for a duty: by the list its step goes through. */
export function rulesStoppingDuty(
  work: { readonly plan: Plan; readonly state: IncidentState },
  duty: Pick<Duty, 'step' | 'item' | 'items'>,
): readonly Rule[] {
  return Object.entries(itemsOfDuty(work.plan, duty)).flatMap(([per, item]) =>
    rulesStopping(work, { per, item }).filter(rule => rule.per !== undefined),
  );
}

/** Duties opened before they bore their items are for one of their step's list. */
function itemsOfDuty(plan: Plan, { step, item, items }: Pick<Duty, 'step' | 'item' | 'items'>): Items {
  const list = step === null ? undefined : plan.steps[step]?.each?.list;
  if (items) return items;
  return list === undefined || item === null ? NO_ITEMS : { [list]: item };
}

function isOf(plan: Plan, duty: Duty, rule: Rule, item: string | null): boolean {
  return rule.per !== undefined && item !== null && itemsOfDuty(plan, duty)[rule.per] === item;
}

function valuesFor(work: Work, { per }: Rule, item: string | null) {
  const entry = per === undefined ? undefined : listItems(work, per).find(one => one.id === item);
  return entry && per !== undefined ? valuesOf(work, per, entry) : undefined;
}

/** An item that is gone breaks nothing any more. */
function forgetGoneItems(work: Work): void {
  for (const key of Object.keys(work.state.broken ?? {})) {
    const at = key.indexOf('/');
    const rule = work.plan.rules?.[at < 0 ? key : key.slice(0, at)];
    const item = at < 0 ? null : key.slice(at + 1);
    if (rule?.per === undefined || item === null) continue;
    if (!listItems(work, rule.per).some(one => one.id === item))
      emit(work, { type: 'RuleRestored', rule: rule.id, item });
  }
}
