// The rehearsal desk: what is asked for becomes a piece of work, which somebody with a thread to spare does (main gives
// one). A piece of work is plain data in and plain data out, and pure: the same gives the same.

import type { PlanId } from '#core/plan/plan.ts';
import { type CourseEnd, takeCourse } from '#core/rehearsal/course.ts';
import { rehearse } from '#core/rehearsal/rehearse.ts';
import type { Clock, OrgId, Store } from './ports.ts';
import {
  type Ground,
  groundOf,
  type RehearsedPeople,
  type Script,
  type Staged,
  stage,
} from './rehearsal-ground.ts';
import { type RunSeen, runSeen, type SumSeen, sumSeen } from './rehearsal-view.ts';
import { ok, type Refused, type Result, refuse } from './result.ts';

export type RehearsalWork = {
  readonly ground: Ground;
  readonly staged: Staged;
  readonly language: 'zh' | 'en';
} & (
  | { readonly kind: 'one'; readonly seed: number | null }
  | {
      readonly kind: 'many';
      readonly runs: number;
      readonly seed: number;
      readonly require: number;
      readonly most: number;
    }
);

export type RehearsalDone =
  | { readonly kind: 'one'; readonly run: RunSeen }
  | { readonly kind: 'many'; readonly sum: SumSeen }
  | { readonly kind: 'refused'; readonly refused: Refused };

export type OnProgress = (done: number) => void;

/** Does it here and now. `clock` minds `most`, the milliseconds that many runs may take: then the sum is of those done. */
export function doRehearsal(work: RehearsalWork, onProgress: OnProgress, clock: () => number): RehearsalDone {
  const { ground, staged, language } = work;
  const { plan, roster, yaml } = ground;
  const { scenario, setting } = staged;
  if (work.kind === 'one') {
    const done = rehearse(plan, roster, scenario, { ...setting, seed: work.seed });
    return done.ok
      ? { kind: 'one', run: runSeen(ground, done.run, language) }
      : { kind: 'refused', refused: done.refusal };
  }
  const { runs, seed, require, most } = work;
  const until = clock() + most;
  const end: CourseEnd = takeCourse({ plan, roster, scenario, setting, runs, seed, require, yaml }, done => {
    onProgress(done);
    return clock() > until;
  });
  return end.ok
    ? { kind: 'many', sum: sumSeen(ground, end.value, { require, runs, language }) }
    : { kind: 'refused', refused: end.refusal };
}

/** Somebody who does a piece of work elsewhere, and lets it be when told to. */
export type DoElsewhere = (
  work: RehearsalWork,
  onProgress: OnProgress,
  stop: AbortSignal,
) => Promise<RehearsalDone | 'busy' | 'stopped'>;

export type RehearsalRequest = {
  readonly plan: PlanId;
  readonly version: number;
  readonly people: RehearsedPeople;
  readonly script: Script;
  readonly language: 'zh' | 'en';
};

export type RehearsalDesk = {
  once(
    org: OrgId,
    request: RehearsalRequest,
    seed: number | null,
    stop: AbortSignal,
  ): Promise<Result<RunSeen>>;
  many(
    org: OrgId,
    request: RehearsalRequest,
    how: { readonly runs: number; readonly seed: number; readonly require: number },
    onProgress: OnProgress,
    stop: AbortSignal,
  ): Promise<Result<SumSeen>>;
};

/** What many runs may take before the sum of those done has to do. */
const MOST = 60_000;

export function makeRehearsalDesk(store: Store, clock: Clock, elsewhere: DoElsewhere): RehearsalDesk {
  async function prepared(org: OrgId, request: RehearsalRequest) {
    const ground = await groundOf(store, org, request.plan, request.version, request.people);
    if (!ground.ok) return ground;
    const staged = stage(ground.value, request.script, clock.now());
    return staged.ok
      ? ok({ ground: ground.value, staged: staged.value, language: request.language })
      : staged;
  }

  return {
    async once(org, request, seed, stop) {
      const base = await prepared(org, request);
      if (!base.ok) return base;
      const done = await elsewhere({ ...base.value, kind: 'one', seed }, () => {}, stop);
      if (typeof done === 'string') return refuse(done === 'busy' ? 'rehearsals-busy' : 'rehearsal-stopped');
      if (done.kind === 'refused') return { ok: false, refused: done.refused };
      if (done.kind === 'many') throw new Error('one rehearsal was asked for, many came back');
      return ok(done.run);
    },

    async many(org, request, { runs, seed, require }, onProgress, stop) {
      const base = await prepared(org, request);
      if (!base.ok) return base;
      const work = { ...base.value, kind: 'many' as const, runs, seed, require, most: MOST };
      const done = await elsewhere(work, onProgress, stop);
      if (typeof done === 'string') return refuse(done === 'busy' ? 'rehearsals-busy' : 'rehearsal-stopped');
      if (done.kind === 'refused') return { ok: false, refused: done.refused };
      if (done.kind === 'one') throw new Error('many rehearsals were asked for, one came back');
      return ok(done.sum);
    },
  };
}
