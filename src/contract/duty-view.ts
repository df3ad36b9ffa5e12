// One duty as the board shows it: names for ids, ISO 8601 for milliseconds, the plan's words beside the state.
import type { Plan, Rung, Step } from '#core/plan/plan.ts';
import { isWaivable } from '#core/response/close.ts';
import { itemEntry, keyIn, stateIn, titleOfKey } from '#core/response/items.ts';
import { outsideTitle } from '#core/response/outside.ts';
import type { Duty, Entry, Holder, IncidentState, Mark, Told } from '#core/response/state.ts';
import { type Instant, toIso } from '#core/time/instant.ts';
import { asksOf, logOf } from './asks.ts';
import type { Called, DutyView, EntryView, MarkView, RungView, ToldView } from './board.ts';
import { dutyLines } from './duty-lines.ts';
import { factValueOut } from './fact-values.ts';
import { lockWords } from './lock-words.ts';
import { targetRef } from './party.ts';
import type { PersonRef } from './person-ref.ts';

/** Names by person id; ids that the roster lost are shown as they are. */
export type Names = ReadonlyMap<string, string>;

export const iso = (at: Instant | null): string | null => (at === null ? null : toIso(at));

export function personRef(id: string, names: Names): PersonRef {
  return { id, name: names.get(id) ?? id };
}

export function markView(mark: Mark | null, names: Names): MarkView | null {
  return mark && { at: toIso(mark.at), recorded: toIso(mark.recorded), by: personRef(mark.by, names) };
}

export function entryView(entry: Entry, names: Names): EntryView {
  return { id: entry.id, at: toIso(entry.at), by: personRef(entry.by, names), values: { ...entry.values } };
}

export function dutyView(duty: Duty, plan: Plan, state: IncidentState, names: Names): DutyView {
  const step = duty.step === null ? undefined : plan.steps[duty.step];
  const people = (holders: readonly Holder[]) => holders.map(it => called(it, names));
  return {
    ...plain(duty),
    scenario: { id: duty.scenario, title: plan.scenarios[duty.scenario]?.title ?? plan.title },
    holders: people(duty.holders),
    called: people(duty.called),
    declined: duty.declined.map(id => personRef(id, names)),
    unreachable: duty.unreachable.map(id => personRef(id, names)),
    told: duty.told.map(it => toldView(it, plan, names)),
    acknowledged: markView(duty.acknowledged, names),
    accepted: markView(duty.accepted, names),
    arrived: markView(duty.arrived, names),
    done: markView(duty.done, names),
    alarm_seen: markView(duty.alarm_seen, names),
    entries: duty.entries.map(it => entryView(it, names)),
    approvals: Object.entries(duty.approvals).map(([id, yes]) => ({ ...personRef(id, names), yes })),
    rungs: duty.rungs.map(it => rungView(it, step, plan)),
    urgency: step?.limit?.word ?? null,
    from: (step?.from ?? []).map(it => ({
      clause: it.clause,
      repaired: it.reading === 'repaired',
      note: it.note ?? null,
    })),
    asks: duty.phase === 'open' ? asksOf(duty, plan, state) : [],
    ...wordsOf(step, plan, state, duty),
    ...(duty.grades ? { reason_required: true } : {}),
    log: logOf(step),
    waivable: duty.phase === 'open' && isWaivable({ plan }, duty),
    lines: dutyLines({ duty, plan, state, name: id => names.get(id) ?? id }),
    ...locksOf(duty, plan, names),
  };
}

function locksOf(duty: Duty, plan: Plan, names: Names): Pick<DutyView, 'locks' | 'halted' | 'through'> {
  const { through } = duty;
  return {
    locks: (duty.locks ?? []).map(lock => {
      const [zh, en] = lockWords(lock, plan);
      return { zh, en };
    }),
    halted: iso(duty.halted ?? null),
    through: through
      ? {
          by: personRef(through.by, names),
          at: toIso(through.at),
          life: through.life,
          reason: through.reason,
        }
      : null,
  };
}

/** The parts that only change their spelling. */
function plain(duty: Duty) {
  const { short_notice } = duty;
  return {
    id: duty.id,
    step: duty.step,
    fact: duty.fact,
    kind: duty.kind,
    title: duty.title,
    force: duty.force,
    item: duty.item,
    round: duty.round,
    times: duty.times,
    opened: toIso(duty.opened),
    phase: duty.phase,
    closed: iso(duty.closed),
    reason: duty.reason,
    due: iso(duty.due),
    overdue: iso(duty.overdue),
    late_ms: duty.late,
    corrected: duty.corrected,
    short_notice: short_notice && { limit_ms: short_notice.limit, used_ms: short_notice.used },
    answer: duty.answer ?? null,
    note: duty.note,
    alarm: iso(duty.alarm),
    condition_gone: duty.condition_gone,
  };
}

function called(holder: Holder, names: Names): Called {
  return { ...personRef(holder.person, names), reason: holder.reason };
}

function toldView(told: Told, plan: Plan, names: Names): ToldView {
  const outside = outsideTitle(plan, told.person);
  return {
    id: told.person,
    name: outside ?? names.get(told.person) ?? told.person,
    reason: told.reason,
    outside: outside !== undefined,
    attempted: iso(told.attempted),
    sent: iso(told.sent),
    delivered: iso(told.delivered),
    acknowledged: markView(told.acknowledged, names),
    failed: iso(told.failed),
  };
}

// ---------------------------------------------------------------- rungs

function rungView(rung: Duty['rungs'][number], step: Step | undefined, plan: Plan): RungView {
  const written: Rung | undefined = (step?.ladder ?? plan.ladder).find(it => it.id === rung.id);
  return {
    id: rung.id,
    at: toIso(rung.at),
    fired: iso(rung.fired),
    unless: written?.unless ?? null,
    tell: (written?.tell ?? []).map(target => targetRef(target, plan)),
  };
}

// ---------------------------------------------------------------- words of the plan

type Words = Pick<DutyView, 'question' | 'reason_required' | 'say' | 'call'>;

function wordsOf(step: Step | undefined, plan: Plan, state: IncidentState, duty: Duty): Words {
  const action = step?.action;
  const none: Words = { question: null, reason_required: false, say: [], call: null };
  if (!action) return none;
  switch (action.kind) {
    case 'decide':
      return { ...none, question: action.question, reason_required: action.reason === 'required' };
    case 'confirm':
      return { ...none, question: action.question };
    case 'notify':
      return { ...none, say: action.say.map(name => said(name, plan, state, duty)) };
    case 'call': {
      const contact = action.contact === undefined ? undefined : plan.contacts[action.contact];
      const title = contact?.title ?? action.contact ?? step.title;
      const entry = action.item_field === undefined ? undefined : itemEntry({ plan, state }, step, duty.item);
      const own = action.item_field === undefined ? undefined : entry?.values[action.item_field];
      const number = own === undefined || own === null ? (contact?.number ?? null) : String(own);
      return { ...none, call: { title, number, script: [...action.script] } };
    }
    default:
      return none;
  }
}

/** "outage" → its value; "outage.since" → the instant. */
function said(name: string, plan: Plan, state: IncidentState, { items }: Duty): DutyView['say'][number] {
  const [id = name, edge] = name.split('.');
  const key = keyIn(plan, id, items);
  const title = titleOfKey({ plan, state }, key);
  const round = stateIn({ plan, state }, id, items);
  if (edge === 'since' || edge === 'ended')
    return { title, value: null, instant: iso(round?.[edge] ?? null) };
  return { title, value: factValueOut(state.facts[key]?.value ?? null), instant: null };
}
