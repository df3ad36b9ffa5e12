// Whether and when a person answers a message: on each channel the desk would have used, and whichever is first.
import type { IncidentEvent } from '#core/response/event.ts';
import { isCall } from '#core/response/is-call.ts';
import type { PersonId, Roster } from '#core/roster/roster.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Hours } from './hours.ts';
import { logNormal } from './luck.ts';
import { type Simulation, throwOf } from './simulation.ts';

type Requested = Extract<IncidentEvent, { type: 'MessageRequested' }>;

/** Writes the call down and, if it is answered, puts the answer on the agenda. */
export function call(world: Simulation, index: number, request: Requested): void {
  const { to: person, duty, purpose, key, content, at } = request;
  const wanted = isCall(purpose) || purpose === 'overdue';
  const channels = channelsFor(world, request).map(channel => ({
    channel,
    answered: wanted ? answeredAt(world, index, person, key, channel) : null,
  }));
  const answers = channels.flatMap(({ answered }) => answered ?? []);
  const answered = answers.length > 0 ? Math.min(...answers) : null;
  world.calls.push({ at, case: index, key, person, duty, purpose, content, channels, answered, wanted });
  if (answered !== null) world.agenda.put(answered, { do: 'answer', case: index, person, duty, purpose });
  if (channels.length === 0)
    world.agenda.put(world.now, { do: 'delivery', case: index, person, duty, outcome: 'failed' });
  else reportDelivery(world, index, request);
}

/** As the desk does: a call on every channel, news on the first one. */
function channelsFor(world: Simulation, { to, purpose }: Requested): readonly string[] {
  const channels = world.rosterAt(world.now).people[to]?.channels ?? [];
  return isCall(purpose) ? channels : channels.slice(0, 1);
}

/** Rung up by a colleague: when the call is answered, or null. */
export function hears(world: Simulation, index: number, to: PersonId, name: string): Instant | null {
  return answeredAt(world, index, to, name, 'voice');
}

function answeredAt(
  world: Simulation,
  index: number,
  to: PersonId,
  key: string,
  channel: string,
): Instant | null {
  if (world.silent.has(to)) return null;
  const { people, now } = world;
  const model = people.channels[channel] ?? people.channels.other;
  if (!model) return null;
  const hours = hoursFor(world, to);
  const post = postOf(to, world.rosterAt(now));
  const own = post === null ? undefined : people.posts[post];
  const missed = people.missed[hours] + (own?.missed ?? 0);
  if (throwOf(world, 'hears', index, to, key) < missed) return null;
  if (throwOf(world, 'answers', index, to, key, channel) < model.missed) return null;
  const slower = people.slower[hours] * (own?.slower ?? 1);
  const roll = throwOf(world, 'delay', index, to, key, channel);
  return now + Math.max(1000, Math.round(logNormal(roll, model.median * slower, model.spread)));
}

/** By day at work; at night and on days off only those whose post is manned round the clock, or who reported it. */
export function hoursFor(world: Simulation, person: PersonId): Hours {
  const hours = world.hours(world.now);
  if (hours === 'working') return hours;
  if (world.cases.some(one => one.state?.reporter === person)) return 'working';
  const { posts } = world.rosterAt(world.now);
  const manned = (world.setting.manned ?? []).some(post => posts[post]?.on_duty.includes(person));
  return manned ? 'working' : hours;
}

/** Only a duty to tell somebody that ends with the sending wants to know that it was sent. */
function reportDelivery(world: Simulation, index: number, { duty, to }: Requested): void {
  const found = world.cases[index]?.state?.duties[duty];
  const action = found?.step == null ? undefined : world.plan.steps[found.step]?.action;
  if (action?.kind !== 'notify' || (action.done !== 'sent' && action.done !== 'delivered')) return;
  if (!found?.told.some(told => told.person === to)) return;
  const at = world.now + 2_000;
  world.agenda.put(at, { do: 'delivery', case: index, person: to, duty, outcome: action.done });
}

/** The first post the person holds, or deputises for. */
export function postOf(person: PersonId, { posts }: Roster): string | null {
  const all = Object.values(posts);
  const held = all.find(post => post.holders.includes(person));
  return (held ?? all.find(post => post.deputies.includes(person)))?.id ?? null;
}
