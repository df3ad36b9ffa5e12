// Many rehearsals of one setting, added up run by run: how likely each limit is kept, which post holds things up, how
// often nobody could be reached. A tally can be asked for its sum at any time, so that long work shows how far it is.
import type { Plan, ScenarioId } from '#core/plan/plan.ts';
import type { Refusal } from '#core/response/command.ts';
import type { Roster } from '#core/roster/roster.ts';
import type { Millis } from '#core/time/instant.ts';
import { quantile, type Share, shareOf } from './interval.ts';
import { type LimitKey, limitsOf } from './limits.ts';
import { type Chain, loadOf, longestChain, peopleAtOnce, peopleOnDuty } from './load.ts';
import { seedOfRun } from './luck.ts';
import { rehearse } from './rehearse.ts';
import type { Run } from './run.ts';
import type { RosterAt, Setting } from './setting.ts';

/** Which run shows it: `seed` gives that very run again. */
export type Shown = { readonly run: number; readonly seed: number };

export type LimitSum = {
  readonly key: LimitKey;
  readonly force: 'must' | 'should';
  readonly within: Millis | null;
  readonly kept: Share; // of the runs in which it counted
  readonly median: Millis | null; // of what was done
  readonly worst: Millis | null;
  readonly never: number; // runs in which it was not done at all
  readonly posts: readonly string[];
  readonly broken: Shown | null; // the run that broke it worst
};

export type PostSum = {
  readonly post: string;
  readonly breaks: number; // runs in which a must-limit broke that waited for it
  readonly waited: Millis; // a run, on average
  readonly unanswered: number; // a run, on average
  readonly peak: number; // most duties of its at once, in any run
  readonly on_duty: number;
};

export type ManyRuns = {
  readonly runs: number;
  readonly seed: number;
  readonly limits: readonly LimitSum[];
  /** Every must-limit of the run kept. */
  readonly all_kept: Share;
  readonly over: Share; // stood down before the watch ended
  readonly alarms: Share; // nobody could be reached for something
  readonly posts: readonly PostSum[]; // the one that holds up most first
  readonly needed: { readonly people: number; readonly on_duty: number; readonly shown: Shown | null };
  readonly chain: Chain & { readonly shown: Shown | null };
  readonly opened: readonly LimitKey[]; // steps that opened in some run
  readonly first: {
    readonly alarm: Shown | null;
    readonly not_over: Shown | null;
    readonly refused: (Shown & { readonly code: string }) | null;
  };
};

export type Tally = {
  /** Rehearses once more; a refusal ends it all. */
  next(): Refusal | null;
  sum(): ManyRuns;
};

type LimitTally = {
  force: 'must' | 'should';
  within: Millis | null;
  kept: number;
  counted: number;
  never: number;
  took: number[];
  posts: readonly string[];
  worst: number;
  broken: Shown | null;
};

export function tallyRuns(
  plan: Plan,
  roster: Roster | RosterAt,
  scenario: ScenarioId,
  setting: Setting,
  seed: number,
): Tally {
  const at = typeof roster === 'function' ? roster(setting.at) : roster;
  const tally = {
    runs: 0,
    allKept: 0,
    withMust: 0,
    over: 0,
    alarms: 0,
    limits: new Map<LimitKey, LimitTally>(),
    posts: new Map<string, { breaks: number; waited: number; unanswered: number; peak: number }>(),
    opened: new Set<LimitKey>(),
    needed: { people: 0, shown: null as Shown | null },
    chain: { steps: [] as readonly string[], took: 0, shown: null as Shown | null },
    alarm: null as Shown | null,
    notOver: null as Shown | null,
    refused: null as (Shown & { readonly code: string }) | null,
  };

  function add(run: Run, shown: Shown): void {
    addLimits(run, shown);
    addLoad(run, shown);
    const events = run.cases.flatMap(one => one.events);
    for (const event of events)
      if (event.type === 'DutyOpened' && event.duty.step !== null) tally.opened.add(event.duty.step);
    if (events.some(event => event.type === 'NobodyReachable')) {
      tally.alarms++;
      tally.alarm ??= shown;
    }
    if (run.cases.every(({ state }) => state.phase !== 'active')) tally.over++;
    else tally.notOver ??= shown;
    const [refused] = run.refused;
    if (refused) tally.refused ??= { ...shown, code: refused.code };
  }

  function addLimits(run: Run, shown: Shown): void {
    const limits = limitsOf(plan, run).filter(one => one.outcome !== 'void' && one.outcome !== 'ahead');
    const blamed = new Set<string>();
    for (const [key, all] of Map.groupBy(limits, one => one.key)) {
      const [first] = all;
      if (!first || first.force === 'may') continue;
      const known = tally.limits.get(key) ?? newLimit(first.force, first.within, first.posts);
      tally.limits.set(key, known);
      const bad = all.filter(one => one.outcome !== 'kept');
      known.counted++;
      if (bad.length === 0) known.kept++;
      if (bad.some(one => one.outcome === 'never')) known.never++;
      known.took.push(...all.flatMap(one => one.took ?? []));
      const worst = Math.max(0, ...bad.map(one => one.took ?? Number.MAX_SAFE_INTEGER));
      if (worst > known.worst) Object.assign(known, { worst, broken: shown });
      if (bad.length > 0 && first.force === 'must') for (const post of first.posts) blamed.add(post);
    }
    const musts = limits.filter(one => one.force === 'must');
    if (musts.length > 0) tally.withMust++;
    if (musts.length > 0 && musts.every(one => one.outcome === 'kept')) tally.allKept++;
    for (const post of blamed) postTally(post).breaks++;
  }

  function addLoad(run: Run, shown: Shown): void {
    for (const { post, waited, unanswered, peak } of loadOf(plan, run)) {
      const known = postTally(post);
      known.waited += waited;
      known.unanswered += unanswered;
      known.peak = Math.max(known.peak, peak);
    }
    const people = peopleAtOnce(run);
    if (people > tally.needed.people) tally.needed = { people, shown };
    const chain = longestChain(run);
    const longer =
      chain.steps.length > tally.chain.steps.length ||
      (chain.steps.length === tally.chain.steps.length && chain.took > tally.chain.took);
    if (longer) tally.chain = { ...chain, shown };
  }

  function postTally(post: string) {
    const known = tally.posts.get(post) ?? { breaks: 0, waited: 0, unanswered: 0, peak: 0 };
    tally.posts.set(post, known);
    return known;
  }

  return {
    next() {
      const shown = { run: tally.runs, seed: seedOfRun(seed, tally.runs) };
      const done = rehearse(plan, roster, scenario, { ...setting, seed: shown.seed });
      if (!done.ok) return done.refusal;
      tally.runs++;
      add(done.run, shown);
      return null;
    },
    sum: () => ({
      runs: tally.runs,
      seed,
      limits: [...tally.limits].map(([key, one]) => limitSum(key, one)).toSorted(byShare),
      all_kept: shareOf(tally.allKept, tally.withMust),
      over: shareOf(tally.over, tally.runs),
      alarms: shareOf(tally.alarms, tally.runs),
      posts: [...tally.posts]
        .map(([post, one]) => ({
          post,
          breaks: one.breaks,
          waited: Math.round(one.waited / Math.max(1, tally.runs)),
          unanswered: one.unanswered / Math.max(1, tally.runs),
          peak: one.peak,
          on_duty: at.posts[post]?.on_duty.length ?? 0,
        }))
        .toSorted((a, b) => b.breaks - a.breaks || b.waited - a.waited),
      needed: { ...tally.needed, on_duty: peopleOnDuty(plan, at) },
      chain: tally.chain,
      opened: [...tally.opened],
      first: { alarm: tally.alarm, not_over: tally.notOver, refused: tally.refused },
    }),
  };
}

function newLimit(force: 'must' | 'should', within: Millis | null, posts: readonly string[]): LimitTally {
  return { force, within, kept: 0, counted: 0, never: 0, took: [], posts, worst: 0, broken: null };
}

function limitSum(key: LimitKey, one: LimitTally): LimitSum {
  const { force, within, never, posts, broken } = one;
  const took = one.took.toSorted((a, b) => a - b);
  return {
    key,
    force,
    within,
    kept: shareOf(one.kept, one.counted),
    median: quantile(took, 0.5),
    worst: took.at(-1) ?? null,
    never,
    posts,
    broken,
  };
}

function byShare(a: LimitSum, b: LimitSum): number {
  return a.kept.share - b.kept.share || a.key.localeCompare(b.key);
}
