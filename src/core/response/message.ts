// Messages to people, requested as events. The key of a message follows from what it is for, so that the same act
// replayed or repeated never asks for a second one.
import type { Action } from '#core/plan/plan.ts';
import type { PersonId } from '#core/roster/roster.ts';
import { type Instant, toIso } from '#core/time/instant.ts';
import type { MessageContent, MessagePurpose } from './event.ts';
import { keyIn, stateIn, titleOfKey } from './items.ts';
import type { Duty, Holder, Items } from './state.ts';
import { emit, type Work } from './work.ts';

export function requestMessage(
  work: Work,
  duty: Duty,
  purpose: MessagePurpose,
  to: Holder,
  tag?: string,
): void {
  const about = { ...aboutDuty(duty), say: sayOf(work, duty) };
  requestNotice(work, purpose === 'know' ? { ...about, ...firstVia(work, duty) } : about, purpose, to, tag);
}

/** Channels the plan names for telling; with a time for each, the first of them. */
function firstVia(work: Work, duty: Duty): { readonly via?: readonly string[] } {
  const action = duty.step === null ? undefined : work.plan.steps[duty.step]?.action;
  return action?.kind === 'notify' ? viaOf(action, 0) : {};
}

/** What a message speaks of: a duty, or an act, a level, a state under an id of its own. */
export type About = Pick<Duty, 'id' | 'title' | 'scenario' | 'due' | 'times'> & {
  readonly from: PersonId | null;
  readonly say?: MessageContent['say'];
  readonly via?: readonly string[];
};

export function aboutDuty(duty: Duty): About {
  const { id, title, scenario, due, times } = duty;
  return { id, title, scenario, due, times, from: accountable(duty) };
}

function requestNotice(work: Work, about: About, purpose: MessagePurpose, to: Holder, tag?: string): void {
  const times = about.times > 1 ? `r${about.times}` : undefined;
  const key = [work.state.id, about.id, purpose, to.person, tag, times]
    .filter(part => part !== undefined)
    .join('/');
  const content = contentFor(work, about, to.reason);
  emit(work, { type: 'MessageRequested', key, to: to.person, duty: about.id, purpose, content });
}

export function requestNotices(
  work: Work,
  about: About,
  purpose: MessagePurpose,
  to: readonly Holder[],
  tag?: string,
): void {
  for (const holder of to) requestNotice(work, about, purpose, holder, tag);
}

/** What a duty is asked with: to do it, to take command, to say which level it is. */
export function askPurpose(duty: Duty): MessagePurpose {
  if (duty.commands) return 'command';
  return duty.grades ? 'grade' : 'do';
}

export function requestMessages(
  work: Work,
  duty: Duty,
  purpose: MessagePurpose,
  to: readonly Holder[],
  tag?: string,
): void {
  for (const holder of to) requestMessage(work, duty, purpose, holder, tag);
}

function contentFor(work: Work, about: About, why: string): MessageContent {
  return {
    incident: work.state.title,
    drill: work.state.kind === 'drill',
    scenario: work.plan.scenarios[about.scenario]?.title ?? work.plan.title, // gates and after-work are of the whole plan
    duty: about.title,
    due: about.due,
    say: about.say ?? [],
    from: about.from,
    why,
    ...(about.via ? { via: about.via } : {}),
  };
}

export function accountable(duty: Duty): PersonId | null {
  return duty.holders[0]?.person ?? null;
}

/** What a notify duty must say, with the values known now; facts not known yet are left empty, not left out. */
export function sayOf(work: Work, duty: Duty): MessageContent['say'] {
  const action = duty.step === null ? undefined : work.plan.steps[duty.step]?.action;
  if (action?.kind !== 'notify') return [];
  return action.say.map(name => sayItem(work, name, duty.items));
}

/** One must-say item: "symptom" or "outage.since". */
export function sayItem(
  work: Pick<Work, 'plan' | 'state'>,
  name: string,
  items?: Items,
): MessageContent['say'][number] {
  const [fact = name, edge] = name.split('.');
  const title = titleOfKey(work, keyIn(work.plan, fact, items));
  const state = stateIn(work, fact, items);
  const instant = edge === 'since' ? state?.since : edge === 'ended' ? state?.ended : undefined;
  if (edge !== undefined) return saidInstant(title, instant ?? null);
  if (state) return { title, value: state.on ? '✓' : '✗' };
  return { title, value: shownValue(work.state.facts[keyIn(work.plan, fact, items)]?.value) };
}

function saidInstant(title: string, at: Instant | null): MessageContent['say'][number] {
  return at === null ? { title, value: '' } : { title, value: toIso(at), instant: at };
}

export function shownValue(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (value === true) return '✓';
  if (value === false) return '✗';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function viaOf(
  action: Extract<Action, { kind: 'notify' }>,
  channel: number,
): { readonly via?: readonly string[] } {
  const { via, next_channel } = action;
  if (!via || via[0] === 'any') return {};
  return { via: next_channel === undefined ? via : via.slice(channel, channel + 1) };
}
