// How a run loads people: how many duties each post has at once against who is on duty, how many people are needed at the
// same time, how long calls wait for an answer, and the longest chain of duties that waited for one another.
import type { Plan } from '#core/plan/plan.ts';
import type { Duty } from '#core/response/state.ts';
import type { Roster } from '#core/roster/roster.ts';
import type { Millis } from '#core/time/instant.ts';
import { keyOf, postsOf } from './limits.ts';
import type { Run } from './run.ts';

export type PostLoad = {
  readonly post: string;
  readonly duties: number;
  readonly peak: number; // duties of the post open at once
  readonly waited: Millis; // from the calls to the answers, together
  readonly unanswered: number; // calls that nobody answered
};

export function loadOf(plan: Plan, run: Run): readonly PostLoad[] {
  const byPost = new Map<string, Duty[]>();
  for (const duty of dutiesOf(run))
    for (const post of postsOf(plan, duty)) byPost.set(post, [...(byPost.get(post) ?? []), duty]);
  return [...byPost].map(([post, duties]) => ({
    post,
    duties: duties.length,
    peak: peakOf(duties.map(duty => [duty.opened, duty.closed ?? run.ended])),
    waited: duties.reduce((sum, duty) => sum + (answeredAt(duty) ?? run.ended) - duty.opened, 0),
    unanswered: duties.filter(duty => answeredAt(duty) === null && duty.phase === 'open').length,
  }));
}

/** The greatest number of people who had something open at the same time. */
export function peopleAtOnce(run: Run): number {
  const byPerson = new Map<string, (readonly [number, number])[]>();
  for (const duty of dutiesOf(run)) {
    const span = [duty.opened, duty.closed ?? run.ended] as const;
    const told = duty.told.filter(one => !one.person.startsWith('contact:'));
    for (const { person } of [...duty.holders.slice(0, 1), ...told])
      byPerson.set(person, [...(byPerson.get(person) ?? []), span]);
  }
  return peakOf([...byPerson.values()].flatMap(merged));
}

/** Everybody on duty in a post that the plan names. */
export function peopleOnDuty(plan: Plan, roster: Roster): number {
  const posts = Object.values(roster.posts).filter(post => post.id in plan.roles);
  return new Set(posts.flatMap(post => post.on_duty)).size;
}

export type Chain = { readonly steps: readonly string[]; readonly took: Millis };

/** Each duty after the one whose end opened it; the chain that took the longest. */
export function longestChain(run: Run): Chain {
  const duties = dutiesOf(run).filter(duty => duty.phase === 'done');
  const ended = new Map(duties.map(duty => [duty.closed, duty]));
  let best: Chain = { steps: [], took: 0 };
  for (const last of duties) {
    const chain = [last];
    for (let one: Duty | undefined = last; one; ) {
      const before: Duty | undefined = ended.get(one.opened);
      if (!before || chain.includes(before)) break;
      chain.unshift(before);
      one = before;
    }
    const took = (last.closed ?? last.opened) - (chain[0]?.opened ?? last.opened);
    const longer =
      chain.length > best.steps.length || (chain.length === best.steps.length && took > best.took);
    if (longer) best = { steps: chain.map(keyOf), took };
  }
  return best;
}

function dutiesOf(run: Run): readonly Duty[] {
  return run.cases.flatMap(({ state }) => Object.values(state.duties));
}

function answeredAt(duty: Duty): number | null {
  if (duty.kind !== 'notify' && duty.kind !== 'approve') return duty.acknowledged?.at ?? duty.closed;
  const answers = duty.told.map(one => one.acknowledged?.at ?? null);
  return answers.some(at => at === null) ? duty.closed : Math.max(...answers.map(at => at ?? 0));
}

/** How many of these spans lie over one another at the most; one that ends as another begins does not count. */
function peakOf(spans: readonly (readonly [number, number])[]): number {
  const edges = spans.flatMap(([from, to]) => (to > from ? [[from, 1] as const, [to, -1] as const] : []));
  let [now, peak] = [0, 0];
  for (const [, change] of edges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    now += change;
    peak = Math.max(peak, now);
  }
  return peak;
}

function merged(spans: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  const out: [number, number][] = [];
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}
