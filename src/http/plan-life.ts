// The life of a plan over HTTP: where it stands, as whoever asks may see and do it, and the acts of people.
import type { z } from 'zod';
import {
  callReview,
  finishReview,
  getPlanLife,
  issuePlan,
  listPapers,
  listReviewsDue,
  type PlanLife as PlanLifeView,
  receivePlan,
  retirePlan,
  signDraft,
  submitDraft,
  takeDraftBack,
} from '#contract/plan-life.ts';
import type { LifeAct, LifeRecord, Signature } from '#core/life/act.ts';
import {
  type DraftLife,
  dueSignatures,
  type IssueLife,
  missingReceipts,
  type Signed,
} from '#core/life/life.ts';
import type { ReviewDue } from '#core/life/review-due.ts';
import { type Instant, toIso } from '#core/time/instant.ts';
import { wallTime } from '#core/time/wall-clock.ts';
import type { Actor } from '#desk/actor.ts';
import type { PlanLife } from '#desk/plan-life.ts';
import { ok } from '#desk/result.ts';
import { mayDo } from '#desk/rights.ts';
import type { HttpDeps } from './deps.ts';
import type { Mount } from './mount.ts';
import type { NameBook } from './names.ts';
import { revisionOf } from './request-values.ts';

export function mountPlanLife(mount: Mount, deps: HttpDeps, book: NameBook): void {
  mountLooking(mount, deps, book);
  mountActs(mount, deps);
}

function mountLooking(mount: Mount, { lives, clock }: HttpDeps, book: NameBook): void {
  mount(getPlanLife, async ({ params: { plan }, actor }) => {
    const found = await lives.life(actor.org, plan);
    if (!found.ok) return found;
    const today = wallTime(clock.now(), found.value.zone).day;
    return ok(lifeView(plan, found.value, { actor, today, names: await book.of(actor.org) }));
  });

  mount(listPapers, async ({ actor }) => {
    const rows = actor.person === null ? [] : await lives.papers(actor.org, actor.person);
    return ok({ items: rows.map(row => ({ ...row, since: toIso(row.since) })) });
  });

  mount(listReviewsDue, async ({ query: { before, after, limit }, actor }) => {
    const page = await lives.reviewsDue(actor.org, { before, limit, ...(after ? { after } : {}) });
    return ok({ ...page, items: page.items.map(row => ({ ...row })) });
  });
}

function mountActs(mount: Mount, { lives }: HttpDeps): void {
  mount(submitDraft, async ({ params: { plan }, headers, body, actor }) =>
    lives.act(actor, plan, { type: 'submit', revision: revisionOf(headers['if-match']), note: body.note }),
  );
  mount(takeDraftBack, async ({ params: { plan }, actor }) => lives.act(actor, plan, { type: 'take-back' }));
  mount(signDraft, async ({ params: { plan }, headers, body, actor }) =>
    lives.act(actor, plan, { type: 'sign', revision: revisionOf(headers['if-match']), ...body }),
  );
  mount(issuePlan, async ({ params: { plan }, actor }) => lives.act(actor, plan, { type: 'issue' }));
  mount(receivePlan, async ({ params: { plan }, actor }) => lives.act(actor, plan, { type: 'receive' }));
  mount(callReview, async ({ params: { plan }, body, actor }) =>
    lives.act(actor, plan, { type: 'call-review', ...body }),
  );
  mount(finishReview, async ({ params: { plan }, body, actor }) =>
    lives.act(actor, plan, { type: 'look-again', ...body }),
  );
  mount(retirePlan, async ({ params: { plan }, body, actor }) =>
    lives.act(actor, plan, { type: 'retire', ...body }),
  );
}

// ---------------------------------------------------------------- as it is shown

type Onlooker = {
  readonly actor: Actor;
  readonly today: string; // local day
  readonly names: ReadonlyMap<string, string>;
};

type Life = z.input<typeof PlanLifeView>;

function lifeView(plan: string, life: PlanLife, onlooker: Onlooker): Life {
  const { in_force, zone, draft, issue, review, issued_to, records } = life;
  return {
    plan,
    in_force,
    zone,
    draft: draft && draftView(draft, life.asked, onlooker),
    issue: issue && issueView(issue, onlooker),
    issued_to,
    review: review && reviewView(review, onlooker),
    acts: records.map(record => actView(record, onlooker)).reverse(),
  };
}

const someone = (id: string, { names }: Onlooker) => ({ id, name: names.get(id) ?? id });

function draftView(
  draft: DraftLife,
  asked: readonly Signature[],
  onlooker: Onlooker,
): NonNullable<Life['draft']> {
  const { actor } = onlooker;
  const due = new Set(dueSignatures(draft).map(({ id }) => id));
  const approves = mayDo('plan.put-into-force', actor.roles);
  const signatures = draft.submitted ? draft.signatures : asked.map(one => ({ ...one, signed: null }));
  const { submitted, turned_down } = draft;
  return {
    ...draft,
    submitted: submitted && {
      at: toIso(submitted.at),
      by: someone(submitted.by, onlooker),
      note: submitted.note,
    },
    signatures: signatures.map(({ people, signed, ...one }) => {
      const own = actor.person !== null && people.includes(actor.person);
      return {
        ...one,
        people: people.map(id => someone(id, onlooker)),
        signed: signed && signedView(signed, onlooker),
        due: due.has(one.id),
        may_sign: due.has(one.id) && (own || (people.length === 0 && approves)),
        may_enter: due.has(one.id) && approves,
      };
    }),
    turned_down: turned_down && {
      ...signedView(turned_down, onlooker),
      name: nameOfSignature(turned_down.signature),
    },
  };
}

function signedView({ at, by, person, agrees, on_paper, note }: Signed, onlooker: Onlooker) {
  return { at: toIso(at), by: someone(on_paper ? by : (person ?? by), onlooker), agrees, on_paper, note };
}

/** "approval:总经理" → 总经理. */
const nameOfSignature = (id: string): string => id.slice(id.indexOf(':') + 1);

function issueView(issue: IssueLife, onlooker: Onlooker): NonNullable<Life['issue']> {
  const { person } = onlooker.actor;
  const missing = missingReceipts(issue);
  const when = (at: Instant | undefined) => (at === undefined ? null : toIso(at));
  return {
    issued: toIso(issue.issued),
    to: issue.to.map(({ title, people }) => ({
      title,
      people: people.map(id => ({ ...someone(id, onlooker), received: when(issue.received[id]) })),
    })),
    missing: missing.length,
    may_receive: person !== null && missing.includes(person),
  };
}

function reviewView({ day, last, calls }: ReviewDue, onlooker: Onlooker): NonNullable<Life['review']> {
  return {
    due: day,
    overdue: day !== null && day < onlooker.today,
    last: last && { ...last, at: toIso(last.at), by: someone(last.by, onlooker) },
    calls: calls.map(call => ({ ...call, at: toIso(call.at), by: someone(call.by, onlooker) })),
  };
}

function actView({ seq, at, by, act }: LifeRecord, onlooker: Onlooker): Life['acts'][number] {
  const version = 'version' in act ? act.version : null;
  const note = 'note' in act ? act.note : 'reason' in act ? act.reason : null;
  return {
    seq,
    at: toIso(at),
    by: someone(by, onlooker),
    type: act.type,
    version,
    note,
    ...detailOf(act, onlooker),
  };
}

function detailOf(
  act: LifeAct,
  onlooker: Onlooker,
): { readonly what: string | null; readonly name: string | null } {
  switch (act.type) {
    case 'signed':
      return { what: act.agrees ? 'agrees' : 'turned-down', name: nameOfSignature(act.signature) };
    case 'taken-back':
      return { what: act.why, name: null };
    case 'issued':
      return { what: null, name: act.to.map(({ title }) => title).join('、') };
    case 'received':
      return { what: null, name: someone(act.person, onlooker).name };
    case 'review-called':
      return { what: act.trigger, name: null };
    case 'looked-at-again':
      return { what: act.outcome, name: null };
    default:
      return { what: null, name: null };
  }
}
