// Reviews of readings over HTTP: the review and its clauses page by page, deciding, editions, the draft made of it, the
// dictionary and what an organisation sets.
import type { z } from 'zod';
import { forgetEntry, listDictionary, teachDictionary } from '#contract/dictionary.ts';
import { draftFromReview, getEditionChanges, rereadDocument, uploadEdition } from '#contract/editions.ts';
import {
  askProposer,
  type ReviewCommand as CommandBody,
  decideReview,
  listDecisions,
  MOST_CHANGED,
} from '#contract/review-decisions.ts';
import {
  getReview,
  getReviewSettings,
  listBlocks,
  listReviewClauses,
  listReviews,
  type Review as ReviewAnswer,
  saveReviewSettings,
} from '#contract/reviews.ts';
import { changeOf } from '#core/reading/identity.ts';
import { isObligation } from '#core/reading/reading.ts';
import type { ReviewCommand } from '#core/review/command.ts';
import { type Decision, synonymKey } from '#core/review/decision.ts';
import { isUncertain, progressOf, uncoveredPassages } from '#core/review/progress.ts';
import { homesOf, orderedClauses, type Review, type ReviewedClause } from '#core/review/review.ts';
import { reviewedReading } from '#core/review/reviewed-reading.ts';
import type { StoredProposal } from '#desk/ports.ts';
import { ok, type Result } from '#desk/result.ts';
import type { LoadedReview, ReviewDecided } from '#desk/services.ts';
import type { AuditNote } from './audit-trail.ts';
import type { HttpDeps } from './deps.ts';
import type { Mount } from './mount.ts';
import type { NameBook } from './names.ts';
import { pageOf } from './paging.ts';
import { fileName, revisionOf } from './request-values.ts';
import {
  clauseRows,
  clausesOf,
  decisionView,
  dutyView,
  editionView,
  entryView,
  hasFields,
  keyedFindings,
  type Names,
} from './review-view.ts';

export function mountReviews(mount: Mount, deps: HttpDeps, book: NameBook): void {
  mountReading(mount, deps, book);
  mountDeciding(mount, deps, book);
  mountTeaching(mount, deps, book);
}

// ---------------------------------------------------------------- looking

function mountReading(mount: Mount, { reviews, store }: HttpDeps, book: NameBook): void {
  mount(listReviews, async ({ query: { after, limit }, actor }) => {
    const page = await store.reviews.list(actor.org, { limit, ...(after ? { after } : {}) });
    const names = await book.of(actor.org);
    return ok({ ...page, items: page.items.map(row => editionView(row, names)) });
  });

  mount(getReview, async ({ params: { document }, actor, reply }) => {
    const loaded = await reviews.load(actor.org, document);
    if (!loaded.ok) return loaded;
    const { chain: of, plan } = loaded.value.edition;
    const [chain, versions, proposer, names] = await Promise.all([
      reviews.editions(actor.org, of),
      plan === null ? [] : store.plans.versions(actor.org, plan),
      reviews.proposer(actor.org, document),
      book.of(actor.org),
    ]);
    reply.header('etag', `"${loaded.value.review.seq}"`);
    const editions = chain.map(row => editionView(row, names));
    const own = editions.find(row => row.document === document);
    if (!own) throw new Error(`The chain of ${document} does not hold it.`);
    const found = versions.find(version => version.state === 'draft');
    const draft = found ? { version: found.version, revision: found.revision } : null;
    return ok({ ...own, ...reviewView(loaded.value), editions, draft, proposer });
  });

  mount(listReviewClauses, async ({ params: { document }, query, actor }) => {
    const loaded = await reviews.load(actor.org, document);
    if (!loaded.ok) return loaded;
    const [proposals, names] = await Promise.all([
      reviews.proposals(actor.org, document),
      book.of(actor.org),
    ]);
    const shown = shownBy(query.show, loaded.value, proposals);
    const text = query.text?.replace(/\s+/g, '');
    const { since } = query;
    const touched = ({ clause }: ReviewedClause) => loaded.value.review.touched.get(clause.id) ?? 0;
    const all = orderedClauses(loaded.value.review).filter(
      one => shown(one) && (!text || holds(one, text)) && (since === undefined || touched(one) > since),
    );
    const page = pageOf(all, query.after, query.limit);
    const row = clauseRows(loaded.value, proposals, names);
    return ok({ ...page, items: page.items.map(row), seq: loaded.value.review.seq });
  });

  mount(listBlocks, async ({ params: { document }, query, actor }) => {
    const loaded = await reviews.load(actor.org, document);
    if (!loaded.ok) return loaded;
    const page = pageOf(loaded.value.review.reading.blocks, query.after, query.limit);
    const items = page.items.map(({ id, kind, text, number, level, start, end, place }) => ({
      ...{ id, kind, text, start, end },
      number: number ?? null,
      level: level ?? 0,
      place: { ...place },
    }));
    return ok({ ...page, items });
  });

  mount(getEditionChanges, async ({ params, query, actor }) => {
    const found = await reviews.changes(actor.org, params.document);
    if (!found.ok) return found;
    const { duties, removed, ...counts } = found.value;
    const page = pageOf(duties, query.after, query.limit);
    return ok({ ...counts, removed: [...removed], ...page, items: page.items.map(dutyView) });
  });

  mount(listDecisions, async ({ params: { document }, query, actor }) => {
    const loaded = await reviews.load(actor.org, document);
    if (!loaded.ok) return loaded;
    const { review } = loaded.value;
    const { clause } = query;
    const all = review.decisions
      .filter(({ act }) => clause === undefined || clausesOf(act).includes(clause))
      .toReversed();
    const page = pageOf(all, query.after, query.limit);
    const names = await book.of(actor.org);
    return ok({ ...page, items: page.items.map(one => decisionView(one, review, names)) });
  });
}

function holds({ clause }: ReviewedClause, text: string): boolean {
  return clause.quote.replace(/\s+/g, '').includes(text) || clause.number === text || clause.id === text;
}

type Show = z.output<typeof listReviewClauses.query>['show'];

function shownBy(
  show: Show,
  { review, edition, settings }: LoadedReview,
  proposals: readonly StoredProposal[],
): (one: ReviewedClause) => boolean {
  const identity = edition.identity as {
    readonly changes: Readonly<Record<string, 'moved' | 'edited' | 'new'>>;
  };
  const home = homesOf(review);
  const findings = new Set(
    keyedFindings(review).flatMap(({ place, answer }) => (answer === null ? [home(place.clause ?? '')] : [])),
  );
  const proposed = new Set(proposals.flatMap(one => (hasFields(one.fields) ? [one.clause] : [])));
  switch (show) {
    case 'all':
      return () => true;
    case 'open':
      return one => one.settled === null;
    case 'settled':
      return one => one.settled !== null;
    case 'uncertain':
      return one => isUncertain(one, settings);
    case 'obligations':
      return one => isObligation(one.clause);
    case 'changed':
      return one => changeOf(identity, one.clause.id) !== 'unchanged';
    case 'findings':
      return one => findings.has(one.clause.id);
    case 'proposals':
      return one => one.settled === null && proposed.has(one.clause.id);
    default:
      return show satisfies never;
  }
}

function reviewView(
  loaded: LoadedReview,
): Omit<ReviewAnswer, 'editions' | 'draft' | 'proposer' | keyof ReturnType<typeof editionView>> {
  const { review, settings } = loaded;
  const { reading } = reviewedReading(review);
  const open = review.reading.synonyms.map(({ names, kind, why }) => {
    const said = review.synonyms.get(synonymKey(names));
    const known = why === 'known'; // confirmed once already
    const same = said?.same ?? (known ? true : null);
    return { names: [...names], kind, why, same, as: said?.as ?? (known ? (names[0] ?? null) : null) };
  });
  const offered = new Set(review.reading.synonyms.map(({ names }) => synonymKey(names)));
  const own = [...review.synonyms].flatMap(([key, { names, kind, same, as }]) =>
    offered.has(key) ? [] : [{ names: [...names], kind, why: 'said', same, as }],
  );
  return {
    title: reading.title,
    length: reading.text.length,
    progress: progressOf(review, settings),
    settings,
    scenarios: reading.scenarios.map(it => ({ ...it, clauses: [...it.clauses] })),
    units: reading.units.map(it => ({ ...it, clauses: [...it.clauses] })),
    synonyms: [...open, ...own],
    findings: keyedFindings(review)
      .filter(finding => finding.place.clause === undefined)
      .map(it => ({ ...it })),
    uncovered: uncoveredPassages(review).map(it => ({ ...it })),
  };
}

// ---------------------------------------------------------------- deciding

function mountDeciding(mount: Mount, { reviews }: HttpDeps, book: NameBook): void {
  mount(decideReview, async ({ params: { document }, headers, body, actor, note }) => {
    note.detail = { decision: body.type };
    const { command, teach } = commandOf(body);
    const seen = revisionOf(headers['if-match']);
    const id = headers['idempotency-key'];
    const decided = await reviews.decide(actor, document, id, seen, command, teach);
    const names = await book.of(actor.org);
    if (!decided.ok) return named(decided, names);
    note.detail = { decision: body.type, seq: decided.value.decision.seq };
    return ok(decidedView(decided.value, await reviews.proposals(actor.org, document), names));
  });

  mount(rereadDocument, async ({ params: { document }, actor, note }) => {
    note.detail = { before: document };
    return newEditionView(await reviews.reread(actor, document), actor.org, note, reviews);
  });

  mount(draftFromReview, async ({ params: { document }, headers, actor, note }) => {
    const edited = headers['if-match'] === 'new' ? null : revisionOf(headers['if-match']);
    const made = await reviews.draft(actor, document, headers['idempotency-key'], edited);
    if (!made.ok) return made;
    note.detail = { plan: made.value.plan, version: made.value.version };
    return ok({ ...made.value, findings: made.value.findings.map(finding => ({ ...finding })) });
  });

  mount(askProposer, async ({ params: { document }, body, actor, note }) => {
    const asked = await reviews.propose(actor, document, body.clauses ?? null);
    if (!asked.ok) return asked;
    note.detail = { asked: asked.value.asked, proposed: asked.value.proposed.length };
    return ok({ ...asked.value, proposed: [...asked.value.proposed] });
  });
}

function commandOf(body: z.output<typeof CommandBody>): {
  readonly command: ReviewCommand;
  readonly teach: Parameters<HttpDeps['reviews']['decide']>[5];
} {
  if (body.type === 'correct') {
    const { teach, ...command } = body;
    return { command: command as ReviewCommand, teach };
  }
  if (body.type === 'settle' && body.answer.how === 'taken')
    return { command: { ...body, answer: { how: 'taken', value: '' } }, teach: [] };
  return { command: body as ReviewCommand, teach: [] };
}

/** Who decided meanwhile is told by name. */
function named<T>(refused: Result<T>, names: Names): Result<never> {
  if (refused.ok) throw new Error('not refused');
  const { detail } = refused.refused;
  const by = typeof detail.by === 'string' ? (names.get(detail.by) ?? detail.by) : detail.by;
  return {
    ok: false,
    refused: { ...refused.refused, detail: by === undefined ? detail : { ...detail, by } },
  };
}

function decidedView(decided: ReviewDecided, proposals: readonly StoredProposal[], names: Names) {
  const { before, review, decision, learnt, settings } = decided;
  const about = clausesTouched(decision, review);
  const there = about.flatMap(id => review.clauses.get(id) ?? []);
  const row = clauseRows(decided, proposals, names);
  return {
    seq: decision.seq,
    decision: decisionView(decision, review, names),
    clauses: there.length > MOST_CHANGED ? [] : there.map(row),
    changed: there.map(one => one.clause.id),
    removed: about.filter(id => before.clauses.has(id) && !review.clauses.has(id)),
    progress: progressOf(review, settings),
    learnt: learnt.map(entry => entryView(entry, names)),
  };
}

/** Clauses a decision is about; undoing is about those of what it undoes. */
function clausesTouched({ act }: Decision, { decisions, clauses }: Review): readonly string[] {
  let about = act;
  while (about.type === 'undo') {
    const undone = decisions[about.seq - 1];
    if (!undone) return [];
    about = undone.act;
  }
  if (about.type !== 'same') return clausesOf(about);
  const names = new Set(about.names);
  return [...clauses.values()]
    .filter(({ clause }) =>
      [...clause.actors.map(it => it.name), ...clause.recipients].some(it => names.has(it)),
    )
    .map(one => one.clause.id);
}

// ---------------------------------------------------------------- teaching and setting

function mountTeaching(mount: Mount, { reviews, store }: HttpDeps, book: NameBook): void {
  mount(getReviewSettings, async ({ actor }) => ok(await reviews.settings(actor.org)));

  mount(saveReviewSettings, async ({ body, actor, note }) => {
    note.object = 'review-settings';
    note.detail = { ...body };
    return ok(await reviews.saveSettings(actor, body));
  });

  mount(listDictionary, async ({ query: { text, after, limit }, actor }) => {
    const [entries, names] = await Promise.all([store.reviews.dictionary(actor.org), book.of(actor.org)]);
    const all = entries.filter(entry => !text || entry.term.includes(text)).toReversed();
    const page = pageOf(all, after, limit);
    return ok({ ...page, items: page.items.map(entry => entryView(entry, names)) });
  });

  mount(teachDictionary, async ({ body, actor, note }) => {
    const entry = await reviews.teach(actor, body);
    note.object = entry.id;
    note.detail = { term: entry.term };
    return ok(entryView(entry, await book.of(actor.org)));
  });

  mount(forgetEntry, async ({ params, actor }) => reviews.forget(actor, params.entry));
}

type Uploaded = Awaited<ReturnType<HttpDeps['reviews']['uploadEdition']>>;

async function newEditionView(
  uploaded: Uploaded,
  org: string,
  note: AuditNote,
  reviews: HttpDeps['reviews'],
) {
  if (!uploaded.ok) return uploaded;
  const { review, ...edition } = uploaded.value;
  note.object = edition.document;
  return ok({ ...edition, progress: progressOf(review, await reviews.settings(org)) });
}

export function mountEditionUploads(mount: Mount, { reviews }: HttpDeps): void {
  mount(uploadEdition, async ({ params: { document }, headers, bytes, actor, note }) => {
    const name = fileName(headers['x-file-name']);
    const media_type = headers['x-file-type'] ?? 'application/octet-stream';
    note.detail = { name, size: bytes.byteLength, before: document };
    const uploaded = await reviews.uploadEdition(actor, document, { name, media_type, bytes });
    return newEditionView(uploaded, actor.org, note, reviews);
  });
}
