// Posts that somebody is signed on to now, or nobody. Signing on again renews it; what is not renewed in time lapses at that
// very instant, and what must hold because of it is lost.
import type { Plan } from '#core/plan/plan.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Command, Refusal } from './command.ts';
import { mayCommand } from './concerned.ts';
import { requestNotices } from './message.ts';
import { holdsRole } from './people.ts';
import { refusal } from './refuse.ts';
import { signedOn } from './signed-on.ts';
import type { IncidentState, SignedOn } from './state.ts';
import { emit, type Work } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function signOn(work: Work, command: Of<'SignOn'>, commands: boolean): Refusal | null {
  const post = work.plan.presence?.[command.post];
  if (!post) return refusal('unknown-post', { post: command.post });
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  const may = post.by.length === 0 || post.by.some(role => holdsRole(command.by, role, work));
  if (!may && !(post.outside && mayCommandAny(work, command.by, commands)))
    return refusal('not-yours', { post: post.title });
  const at = command.at ?? work.now;
  const before = signedOn(work.state, post.id).find(one => one.person === command.by);
  if (before && at <= before.renewed) return null;
  const name = post.outside ? command.name?.trim() || (before?.name ?? null) : null;
  const entry = { person: command.by, name, since: before?.since ?? at, renewed: at };
  emit(work, { type: 'SignedOn', post: post.id, entry, again: before !== undefined });
  return null;
}

/** His own, or, by whoever commands, somebody's who is not there any more. */
export function signOff(work: Work, command: Of<'SignOff'>, commands: boolean): Refusal | null {
  const post = work.plan.presence?.[command.post];
  if (!post) return refusal('unknown-post', { post: command.post });
  const { by, person = by } = command;
  if (!signedOn(work.state, post.id).some(one => one.person === person))
    return refusal('not-signed-on', { post: post.title });
  const reason = command.reason?.trim() || null;
  if (person !== by && !mayCommandAny(work, by, commands)) return refusal('not-yours', { post: post.title });
  if (person !== by && reason === null) return refusal('reason-required', { post: post.title });
  emit(work, { type: 'SignedOff', post: post.id, person, by, reason });
  return null;
}

function mayCommandAny(work: Work, person: string, commands: boolean): boolean {
  return work.state.scenarios.some(scenario => mayCommand(work, { scenario }, person, commands));
}

type Lapse = { readonly post: string; readonly entry: SignedOn; readonly at: Instant };

/** When each of those signed on lapses, if nobody renews it. */
export function comingLapses(plan: Plan, state: IncidentState): readonly Lapse[] {
  if (state.phase !== 'active') return [];
  return Object.values(plan.presence ?? {}).flatMap(({ id, renew }) =>
    renew === undefined
      ? []
      : signedOn(state, id).map(entry => ({ post: id, entry, at: entry.renewed + renew })),
  );
}

export function fireLapse(work: Work, { post, entry, at }: Lapse): void {
  const { person } = entry;
  emit(work, { type: 'SignedOff', post, person, by: null, reason: null }, at);
  const [scenario = ''] = work.state.scenarios;
  const title = work.plan.presence?.[post]?.title ?? post;
  const about = { id: `presence:${post}`, title, scenario, due: null, times: 1, from: null };
  requestNotices(work, about, 'trouble', [{ person, reason: 'lapsed' }], `lapsed/${at}`);
}
