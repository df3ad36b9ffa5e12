// From reading to reviewed: a manager goes through what was read of her plan, clause by clause, a colleague does so at the
// same time, a draft is made of it, and the next edition of the document asks only about what it changes.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, it } from 'node:test';
import { listAudit } from '#contract/audit.ts';
import { listDictionary } from '#contract/dictionary.ts';
import { draftFromReview, getEditionChanges, uploadEdition } from '#contract/editions.ts';
import { getVersion, uploadDocument } from '#contract/plans.ts';
import type { ReviewedClause } from '#contract/review-clause.ts';
import { decideReview, listDecisions, type ReviewCommand } from '#contract/review-decisions.ts';
import { getReview, listReviewClauses, listReviews, saveReviewSettings } from '#contract/reviews.ts';
import type { Answer } from '#contract/route.ts';
import type { House, Person } from '../harness/house.ts';
import { openHouse } from '../harness/house.ts';

const PLAN = [
  '云栖馆停电应急处置方案',
  '一、目的',
  '为在停电时保护参观者，制定本方案。',
  '二、处置步骤',
  '1. 发现停电后，巡馆员应当立即报告馆务主任。',
  '2. 馆务主任应当在5分钟内通知物业电工，物业电工应当检查配电箱。',
  '3. 讲解员应当引导参观者从东门离开。',
  '4. 恢复供电后，巡馆员应当登记停电起止时间。',
  '5. 售票处应当每月检查手摇喇叭。',
];

let house: House;
let mei: Person; // plan editor
let wen: Person; // administrator
let kong: Person; // approver
let document: string;
let plan: string;
let revision: number;
let seq = 0;
before(async () => {
  house = await openHouse('09:00');
  mei = await house.signIn('qingchuan', 'mei');
  wen = await house.signIn('qingchuan', 'wen');
  kong = await house.signIn('qingchuan', 'kong');
});
after(() => house.close());

const bytes = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'));
const key = (seen: number | string) => ({ 'idempotency-key': randomUUID(), 'if-match': String(seen) });

async function clauses(query: { show?: 'open' | 'all' } = {}): Promise<readonly ReviewedClause[]> {
  return (await mei.does(listReviewClauses, { params: { document }, query })).items;
}

async function clause(words: string): Promise<ReviewedClause> {
  const found = (await clauses()).find(one => one.quote.includes(words));
  assert.ok(found, `there is a clause with ${words}`);
  return found;
}

async function decides(body: ReviewCommand, who = mei): Promise<Answer<typeof decideReview>> {
  const done = await who.does(decideReview, { params: { document }, headers: key(seq), body });
  seq = done.seq;
  return done;
}

it('shows what was read, with nothing settled, and tells how sure it is', async () => {
  const uploaded = await mei.does(uploadDocument, {
    headers: { 'x-file-name': encodeURIComponent('停电方案.txt') },
    bytes: bytes(PLAN),
  });
  ({ document, plan, revision } = uploaded);
  const review = await mei.does(getReview, { params: { document } });
  assert.deepEqual([review.edition, review.seq, review.progress.settled], [1, 0, 0]);
  assert.deepEqual([review.plan, review.settings.alone_above], [plan, null]);
  assert.deepEqual(review.draft, { version: 1, revision });
  const all = await clauses();
  assert.equal(all.length, review.progress.clauses);
  assert.equal(
    all
      .map(one => one.quote)
      .join('')
      .replace(/\s/g, ''),
    PLAN.join('').replace(/\s/g, ''),
  );
  const reviews = await mei.does(listReviews, { query: {} });
  assert.ok(reviews.items.some(row => row.document === document));
});

it('lets her accept headings and statements in one act, and duties one by one', async () => {
  const together = await decides({ type: 'accept-together' });
  assert.ok(together.progress.settled > 0);
  assert.equal(together.progress.obligations_settled, 0);
  const report = await clause('报告馆务主任');
  const accepted = await decides({ type: 'accept', clauses: [report.id] });
  assert.equal(accepted.clauses[0]?.settled?.by?.name, '梅映雪');
  assert.equal(accepted.progress.settled, together.progress.settled + 1);
});

it('takes her corrections, and the organisation’s dictionary learns the name', async () => {
  const guide = await clause('从东门离开');
  const corrected = await decides({
    type: 'correct',
    clause: guide.id,
    fields: { recipients: ['参观者'], actors: [{ name: '讲解' }] },
    teach: [],
  });
  assert.deepEqual(corrected.clauses[0]?.meaning.actors, [{ name: '讲解' }]);
  const { items } = await mei.does(listDictionary, { query: {} });
  assert.ok(items.some(entry => entry.term === '讲解' && entry.from?.clause === guide.id));
  const undone = await decides({ type: 'undo', seq: corrected.seq });
  assert.equal(undone.clauses[0]?.settled, null);
  const after = await mei.does(listDictionary, { query: {} });
  assert.ok(!after.items.some(entry => entry.term === '讲解'), 'what was undone is not known any more');
});

it('splits, merges and ignores with a reason; every sign of the text stays where it was', async () => {
  const guide = await clause('从东门离开');
  const at = guide.start + guide.quote.indexOf('从东门');
  const split = await decides({ type: 'split', clause: guide.id, at });
  assert.equal(split.changed.length, 2);
  await decides({ type: 'merge', clauses: split.changed });
  await decides({ type: 'ignore', clauses: [(await clause('手摇喇叭')).id], reason: '喇叭已报废' });
  const text = (await clauses()).map(one => one.quote).join('');
  assert.equal(text.replace(/\s/g, ''), PLAN.join('').replace(/\s/g, ''));
});

it('does not let two reviewers overwrite one another', async () => {
  const log = await clause('停电起止时间');
  await kong.does(decideReview, {
    params: { document },
    headers: key(seq),
    body: {
      type: 'correct',
      clause: log.id,
      fields: { kind: 'recording', condition: '供电恢复' },
      teach: [],
    },
  });
  const refused = await mei.refused(decideReview, {
    params: { document },
    headers: key(seq),
    body: { type: 'accept', clauses: [log.id] },
  });
  assert.equal(refused.code, 'settled-meanwhile');
  assert.equal(refused.values?.by, '孔令仪');
  assert.equal((await clause('停电起止时间')).meaning.condition, '供电恢复');
  seq = (await mei.does(getReview, { params: { document } })).seq;
});

it('makes a draft of the review, which names its clauses and what was left out, and why', async () => {
  const open = await clauses({ show: 'open' });
  if (open.length > 0) await decides({ type: 'accept', clauses: open.map(one => one.id) });
  const stale = await mei.refused(draftFromReview, { params: { document }, headers: key(revision + 5) });
  assert.equal(stale.code, 'stale-revision');
  const headers = key(revision);
  const draft = await mei.does(draftFromReview, { params: { document }, headers });
  assert.deepEqual([draft.plan, draft.open], [plan, 0]);
  assert.deepEqual(
    await mei.does(draftFromReview, { params: { document }, headers }),
    draft,
    'answered once',
  );
  const version = await mei.does(getVersion, { params: { plan, version: draft.version } });
  const ignored = await clause('手摇喇叭');
  assert.match(version.yaml, /喇叭已报废/);
  assert.ok(
    !version.findings.some(finding => finding.code === 'unknown-clause'),
    'ids of the review are known',
  );
  assert.ok(!version.steps.some(step => step.clauses.includes(ignored.id)));
  assert.ok(version.steps.some(step => step.title.includes('报告馆务主任')));
  const { items } = await mei.does(listDecisions, { params: { document }, query: {} });
  assert.equal(items[0]?.type, 'draft');
});

it('reads a new edition, keeps what is unchanged, and asks again only about what was edited', async () => {
  await wen.does(saveReviewSettings, {
    body: { together_above: 0.9, alone_above: null, unsure_below: 0.7 },
  });
  const before = await clauses();
  const lines = PLAN.map(line => line.replace('5分钟内', '3分钟内'));
  const next = lines
    .toSpliced(6, 0, '3. 保安员应当关闭北侧卷帘门。')
    .map((line, i) => (i > 6 ? bump(line) : line));
  const edition = await mei.does(uploadEdition, {
    params: { document },
    headers: { 'x-file-name': encodeURIComponent('停电方案（二版）.txt') },
    bytes: bytes(next),
  });
  assert.deepEqual([edition.edition, edition.plan, edition.removed], [2, plan, 0]);
  const former = document;
  document = edition.document;
  const now = await clauses();
  const limit = now.find(one => one.quote.includes('3分钟内'));
  assert.deepEqual([limit?.change, limit?.settled, limit?.earlier?.how], ['edited', null, 'accepted']);
  const added = now.find(one => one.quote.includes('卷帘门'));
  assert.deepEqual([added?.change, added?.settled], ['new', null]);
  for (const one of now.filter(it => it.change === 'unchanged')) {
    const old = before.find(it => it.id === one.id);
    assert.equal(strip(old?.quote), strip(one.quote), 'the id is of the same sentence');
    assert.equal(one.settled?.from, former, one.quote);
  }
  assert.equal((await clause('手摇喇叭')).settled?.reason, '喇叭已报废');
  assert.equal((await clause('停电起止时间')).meaning.condition, '供电恢复');

  const changes = await mei.does(getEditionChanges, { params: { document }, query: {} });
  const told = changes.items.map(it => [it.change, it.fields.join(), it.after?.deadline ?? null]);
  assert.ok(
    told.some(
      ([change, fields, deadline]) =>
        change === 'changed' && fields === 'deadline' && /3分钟/.test(deadline ?? ''),
    ),
    JSON.stringify(told),
  );
  assert.ok(changes.items.some(it => it.change === 'added' && it.after?.quote.includes('卷帘门')));
  assert.equal(changes.items.filter(it => it.change === 'removed').length, 0);
});

const strip = (quote = '') => quote.replace(/^\d+\.\s*/, '');
const bump = (line: string) => line.replace(/^\d+/, number => String(Number(number) + 1));

it('leaves a line in the audit log for every decision', async () => {
  const { items } = await wen.does(listAudit, { query: { action: 'review.decide', limit: 100 } });
  assert.ok(items.some(entry => entry.detail.decision === 'correct' && entry.outcome === 'done'));
  assert.ok(items.some(entry => entry.detail.code === 'settled-meanwhile' && entry.outcome === 'refused'));
});
