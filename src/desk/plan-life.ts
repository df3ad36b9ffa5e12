// The life of plans at the desk: handed in, signed, issued, received, looked at again, retired. The core decides on the acts so
// far; what two people write at once is decided again on what the first one wrote.
import type { LifeAct, LifeRecord, Signature } from '#core/life/act.ts';
import type { Asker, LifeCommand, LifeRefusal } from '#core/life/command.ts';
import { decideLife, isRefusal, type LifeGround, missingSignatures } from '#core/life/decide-life.ts';
import { type DraftLife, draftLife, type IssueLife, issueLife } from '#core/life/life.ts';
import { type ReviewDue, reviewDue } from '#core/life/review-due.ts';
import { signaturesOf } from '#core/life/signatures.ts';
import { waitingFor } from '#core/life/waiting.ts';
import type { PlanId } from '#core/plan/plan.ts';
import { wallTime } from '#core/time/wall-clock.ts';
import { type Actor, nameOf } from './actor.ts';
import type { Known } from './known.ts';
import type {
  Clock,
  LifeStanding,
  OrgId,
  Page,
  PaperRow,
  PlanVersion,
  ReviewDueRow,
  Store,
} from './ports.ts';
import { ok, type Result, refuse } from './result.ts';
import { mayDo } from './rights.ts';

export type PlanLife = {
  readonly draft: DraftLife | null;
  readonly in_force: number | null; // version
  readonly issue: IssueLife | null; // of the version in force
  readonly review: ReviewDue | null; // null while nothing is in force
  readonly asked: readonly Signature[]; // what the draft as it stands will need
  readonly issued_to: number; // units and posts that the version in force names
  readonly zone: string;
  readonly records: readonly LifeRecord[];
};

export interface LifeDesk {
  life(org: OrgId, plan: PlanId): Promise<Result<PlanLife>>;
  act(actor: Actor, plan: PlanId, command: LifeCommand): Promise<Result<{ readonly seq: number }>>;
  papers(org: OrgId, person: string): Promise<readonly PaperRow[]>;
  reviewsDue(
    org: OrgId,
    filter: { readonly before: string; readonly after?: string; readonly limit: number },
  ): Promise<Page<ReviewDueRow>>;
}

/** What the plans desk asks and tells. */
export interface PlanLives {
  /** Why a draft may not take effect yet, as far as signatures go. */
  standsInTheWay(org: OrgId, plan: PlanId): Promise<LifeRefusal | null>;
  /** A draft was saved: what was signed of it before is void. */
  edited(actor: Actor, plan: PlanId, version: number): Promise<void>;
  /** A version took effect: it is handed out to whom it names. */
  tookEffect(actor: Actor, plan: PlanId): Promise<void>;
}

const TRIES = 5;

type Loaded = {
  readonly ground: LifeGround;
  readonly versions: Awaited<ReturnType<Store['plans']['versions']>>;
  readonly in_force: PlanVersion | undefined;
  readonly zone: string;
};

export function makePlanLives(store: Store, clock: Clock, known: Known): LifeDesk & PlanLives {
  async function load(org: OrgId, plan: PlanId): Promise<Loaded | null> {
    const [versions, records, organisation] = await Promise.all([
      store.plans.versions(org, plan),
      store.lives.records(org, plan),
      known.organisation(org),
    ]);
    if (versions.length === 0 || !organisation) return null;
    const find = async (state: PlanVersion['state']) => {
      const row = versions.find(one => one.state === state);
      return row && (await store.plans.version(org, plan, row.version));
    };
    const [draft, in_force] = await Promise.all([find('draft'), find('in-force')]);
    const zone = in_force?.compiled?.zone ?? draft?.compiled?.zone ?? organisation.organisation.zone;
    const ground: LifeGround = {
      draft: draft ? { at: draft, plan: draft.compiled } : null,
      in_force: in_force?.compiled ? { at: in_force, plan: in_force.compiled } : null,
      records,
      roster: organisation.roster,
      today: wallTime(clock.now(), zone).day,
    };
    return { ground, versions, in_force, zone };
  }

  function dueOf({ in_force, zone }: Loaded, records: readonly LifeRecord[]): ReviewDue | null {
    if (!in_force?.compiled) return null;
    const { in_force_from, compiled } = in_force;
    return reviewDue({ in_force_from: in_force_from ?? 0, zone, review: compiled.head.review }, records);
  }

  function standingOf(loaded: Loaded, records: readonly LifeRecord[], retire: number | null): LifeStanding {
    const due = retire === null ? dueOf(loaded, records) : null;
    const versions = loaded.versions.filter(({ version }) => version !== retire);
    return {
      waiting: waitingFor(versions, records),
      review_due: due?.day ?? null,
      review_called: (due?.calls.length ?? 0) > 0,
    };
  }

  /** Decides and writes; when somebody was faster, once more on what is there now. */
  async function write(
    actor: Actor,
    plan: PlanId,
    decide: (loaded: Loaded) => readonly LifeAct[] | LifeRefusal,
  ): Promise<Result<{ readonly seq: number }>> {
    for (let tried = 0; tried < TRIES; tried++) {
      const loaded = await load(actor.org, plan);
      if (!loaded) return refuse('unknown-plan', { plan });
      const acts = decide(loaded);
      if (isRefusal(acts)) return refuse(acts.code, { plan, ...acts.detail });
      const before = loaded.ground.records;
      const after = before.length;
      const at = clock.now();
      const records = acts.map((act, i) => ({ seq: after + i + 1, at, by: nameOf(actor), act }));
      const retire = acts.find(act => act.type === 'retired')?.version ?? null;
      const standing = standingOf(loaded, [...before, ...records], retire);
      const done = await store.lives.append(actor.org, plan, { after, records, standing, retire });
      if (done === 'done') {
        if (retire !== null) known.forget(actor.org);
        return ok({ seq: after + records.length });
      }
    }
    return refuse('stale-revision', { plan });
  }

  return {
    async life(org, plan) {
      const loaded = await load(org, plan);
      if (!loaded) return refuse('unknown-plan', { plan });
      const { ground, zone } = loaded;
      const { records } = ground;
      const in_force = ground.in_force?.at.version ?? null;
      return ok({
        draft: ground.draft ? draftLife(ground.draft.at, records) : null,
        in_force,
        issue: in_force === null ? null : issueLife(in_force, records),
        review: dueOf(loaded, records),
        asked: ground.draft?.plan ? signaturesOf(ground.draft.plan, ground.roster) : [],
        issued_to: ground.in_force?.plan.head.issued_to?.length ?? 0,
        zone,
        records,
      });
    },

    async act(actor, plan, command) {
      const asker: Asker = { person: actor.person, approves: mayDo('plan.put-into-force', actor.roles) };
      return await write(actor, plan, ({ ground }) => decideLife(ground, command, asker));
    },

    async papers(org, person) {
      return await store.lives.papers(org, person);
    },

    async reviewsDue(org, filter) {
      return await store.lives.reviewsDue(org, filter);
    },

    async standsInTheWay(org, plan) {
      const loaded = await load(org, plan);
      return loaded && missingSignatures(loaded.ground);
    },

    async edited(actor, plan, version) {
      if (!(await store.lives.records(actor.org, plan)).some(({ act }) => act.type === 'submitted')) return;
      await write(actor, plan, ({ ground: { records, draft } }) => {
        const last = records.findLast(({ act }) => act.type === 'submitted' || act.type === 'taken-back');
        const open = last?.act.type === 'submitted' && last.act.version === version;
        const moved = open && last.act.type === 'submitted' && last.act.revision !== draft?.at.revision;
        return moved ? [{ type: 'taken-back', version, why: 'edited' }] : [];
      });
    },

    async tookEffect(actor, plan) {
      await write(actor, plan, ({ ground }) => {
        const issued = decideLife(ground, { type: 'issue' }, { person: actor.person, approves: true });
        return isRefusal(issued) ? [] : issued;
      });
    },
  };
}
