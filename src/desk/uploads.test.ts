// Uploads: kept whatever becomes of them; one titled like a plan that is here waits for an answer, and nothing is lost either
// way; a plan printed here comes back as the plan.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, test } from 'node:test';
import { writePlanYaml } from '#core/plan/write-plan.ts';
import { draftPlan } from '#core/reading/draft-plan.ts';
import { readDocument } from '#core/reading/read-document.ts';
import { openMemoryStore } from '../store/memory/memory-store.ts';
import type { Actor } from './actor.ts';
import { makeEditions } from './editions.ts';
import { handClock } from './hand-clock.ts';
import { makeKnown } from './known.ts';
import { makePlanLives } from './plan-life.ts';
import { makePlanDesk } from './plans.ts';
import type { Store } from './ports.ts';
import type { ReadUpload } from './read-upload.ts';
import { makeReadings } from './readings.ts';
import type { Result } from './result.ts';
import { makeReviewDesk } from './reviews.ts';
import type { PlanDesk, ReviewDesk } from './services.ts';

const TEXT = [
  '书院停电应急预案',
  '一、处置',
  '1. 发现停电后，门卫应当立即报告值班校长。',
  '2. 值班校长应当在5分钟内通知电工。',
  '3. 电工应当检查配电箱。',
];
const EDITED = [...TEXT.slice(0, 3), '2. 值班校长应当在10分钟内通知电工。', '3. 电工应当检查配电箱。'];
const OTHER = [
  '书院停电应急预案',
  '一、宿舍',
  '1. 宿管员应当清点人数。',
  '2. 宿管员应当发放应急灯并安抚学生。',
  '3. 熄灯后严禁点蜡烛。',
];

/** Lines of text; one that begins with "!" is not read, one with "yaml:" is a plan printed here. */
const readLines: ReadUpload = async (bytes, name, dictionary) => {
  const text = new TextDecoder().decode(bytes);
  if (text.startsWith('!')) return { ok: false, refused: { code: 'empty-file', detail: { name } } };
  const carried = text.startsWith('yaml:') ? text.slice(5) : null;
  const reading = readDocument(
    {
      ...{ name, format: 'text', notes: [], apart: [], findings: [] },
      body: text
        .split('\n')
        .map((line, i) => ({ kind: 'paragraph', text: line, place: { in: 'line', line: i + 1 } })),
    },
    dictionary,
  );
  return { ok: true, reading, carried, draft: plan => writePlanYaml({ ...draftPlan(reading), plan }) };
};

const li: Actor = {
  ...{ org: 'a', user: 'li', person: null, roles: ['administrator'], via: 'session', address: null },
};

let store: Store;
let plans: PlanDesk;
let reviews: ReviewDesk;

beforeEach(async () => {
  store = openMemoryStore();
  await store.roster.addOrganisation({ id: 'a', name: '书院', zone: 'Asia/Shanghai', language: 'zh' });
  const clock = handClock(Date.UTC(2026, 10, 23, 12));
  const newId = () => randomUUID();
  const readings = makeReadings(store);
  const parts = { store, clock, newId, readings, readUpload: readLines };
  const editions = makeEditions(parts);
  const known = makeKnown(store, clock);
  plans = makePlanDesk({ ...parts, editions, known, lives: makePlanLives(store, clock, known) });
  reviews = makeReviewDesk({ ...parts, editions, plans, proposer: null });
});

const file = (text: string | readonly string[], name = '预案.txt') => ({
  ...{ name, media_type: 'text/plain' },
  bytes: new TextEncoder().encode(typeof text === 'string' ? text : text.join('\n')),
});

function value<T>(result: Result<T>): T {
  assert.ok(result.ok, result.ok ? '' : result.refused.code);
  return result.value;
}

async function asked(text: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const answer = await plans.upload(li, file(text));
  assert.equal(answer.ok ? 'ok' : answer.refused.code, 'same-title');
  return answer.ok ? {} : (answer.refused.detail ?? {});
}

const states = async () =>
  (await store.uploads.list('a', { limit: 50 })).items.map(({ outcome }) => outcome?.kind);
const planCount = async () => (await store.plans.list('a', { limit: 50 })).total;

describe('a document titled like a plan that is here', () => {
  test('waits, and is proposed as a new edition when the text resembles it', async () => {
    const first = value(await plans.upload(li, file(TEXT)));
    const question = await asked(EDITED);
    assert.deepEqual(
      [question.plan, question.before, question.proposed, question.title],
      [first.plan, first.document, 'edition', '书院停电应急预案'],
    );
    assert.equal(await planCount(), 1, 'no second plan by itself');
    assert.deepEqual((await states()).toSorted(), ['read', 'waiting']);
  });

  test('is proposed as a plan of its own when only the title is the same', async () => {
    value(await plans.upload(li, file(TEXT)));
    assert.equal((await asked(OTHER)).proposed, 'separate');
  });

  test('taken as an edition it keeps the review of what is unchanged, and the plan', async () => {
    const first = value(await plans.upload(li, file(TEXT)));
    const { review } = value(await reviews.load('a', first.document));
    const clauses = [...review.clauses.keys()];
    value(await reviews.decide(li, first.document, randomUUID(), 0, { type: 'accept', clauses }, []));
    const { document } = await asked(EDITED);
    const taken = value(await plans.takeUpload(li, String(document), 'edition'));
    assert.deepEqual([taken.plan, taken.edition], [first.plan, 2]);
    const loaded = value(await reviews.load('a', String(document)));
    assert.equal(loaded.edition.before, first.document);
    const open = [...loaded.review.clauses.values()].filter(({ settled }) => settled === null);
    assert.deepEqual(
      open.map(({ clause }) => clause.quote),
      ['2. 值班校长应当在10分钟内通知电工。'],
    );
    assert.equal(await planCount(), 1);
    assert.deepEqual(await states(), ['read', 'read']);
  });

  test('taken as a plan of its own it has its own plan and review, and the other stays as it was', async () => {
    const first = value(await plans.upload(li, file(TEXT)));
    const { document } = await asked(OTHER);
    const taken = value(await plans.takeUpload(li, String(document), 'separate'));
    assert.notEqual(taken.plan, first.plan);
    assert.equal(taken.edition, 1);
    assert.equal(await planCount(), 2);
    const loaded = value(await reviews.load('a', String(document)));
    assert.deepEqual([loaded.edition.chain, loaded.edition.plan], [document, taken.plan]);
    assert.equal((await reviews.editions('a', first.document)).length, 1);
  });

  test('has no review and is not answered twice while it waits', async () => {
    value(await plans.upload(li, file(TEXT)));
    const document = String((await asked(EDITED)).document);
    const before = await reviews.load('a', document);
    assert.equal(before.ok ? 'ok' : before.refused.code, 'upload-waits');
    value(await plans.document('a', document)); // it may be looked at
    const both = await Promise.all([
      plans.takeUpload(li, document, 'edition'),
      plans.takeUpload(li, document, 'separate'),
    ]);
    assert.deepEqual(both.map(one => one.ok).toSorted(), [false, true]);
    const third = await plans.takeUpload(li, document, 'edition');
    assert.equal(third.ok ? 'ok' : third.refused.code, 'upload-settled');
    assert.ok((await reviews.load('a', document)).ok);
  });

  test('is not asked about when that was said beforehand', async () => {
    const first = value(await plans.upload(li, file(TEXT)));
    const second = value(await plans.upload(li, file(TEXT), 'separate'));
    assert.notEqual(first.plan, second.plan);
  });

  test('follows whatever edition came while it waited', async () => {
    const first = value(await plans.upload(li, file(TEXT)));
    const document = String((await asked(EDITED)).document);
    const second = value(await reviews.uploadEdition(li, first.document, file(TEXT)));
    const taken = value(await plans.takeUpload(li, document, 'edition'));
    assert.equal(taken.edition, 3);
    assert.equal(value(await reviews.load('a', document)).edition.before, second.document);
  });
});

describe('what else becomes of an upload', () => {
  test('a file that cannot be read is kept with the reason', async () => {
    const answer = await plans.upload(li, file('!', '空.txt'));
    assert.equal(answer.ok ? 'ok' : answer.refused.code, 'empty-file');
    const [row] = (await store.uploads.list('a', { limit: 9 })).items;
    assert.deepEqual(row?.outcome, { kind: 'refused', code: 'empty-file', detail: { name: '空.txt' } });
    assert.deepEqual([row?.was_read, row?.edition, row?.size], [false, null, 1]);
  });

  test('a plan printed here leads to the plan, is under no review, and printed again changes nothing', async () => {
    const { plan } = value(await plans.upload(li, file(TEXT)));
    const { version } = value(await plans.version('a', plan, 1));
    const printed = file(`yaml:${version.yaml}`, '打印.docx');
    const back = value(await plans.upload(li, printed));
    assert.deepEqual([back.plan, back.version, back.edition], [plan, 1, null]);
    assert.ok(back.findings.some(({ code }) => code === 'plan-read-back'));
    const review = await reviews.load('a', back.document);
    assert.deepEqual(review.ok ? [] : [review.refused.code, review.refused.detail?.plan], [
      'printed-here',
      plan,
    ]);
    assert.equal((await store.reviews.list('a', { limit: 9 })).total, 1);
    assert.equal((await store.plans.versions('a', plan)).length, 1);
    assert.equal(await planCount(), 1);
  });
});

test('who was appointed a moment ago counts when a plan is checked', async () => {
  const { plan } = value(await plans.upload(li, file(TEXT)));
  const vacant = async () => {
    const { findings } = value(await plans.version('a', plan, 1));
    return findings
      .filter(({ code }) => code.startsWith('role'))
      .map(({ message }) => message.zh)
      .join();
  };
  assert.match(await vacant(), /门卫/);
  const person = {
    id: 'p',
    org: 'a',
    name: '周敏',
    unit: null,
    language: 'zh',
    addresses: [],
    user: null,
  } as const;
  await store.roster.savePerson(person);
  const { version } = value(await plans.version('a', plan, 1));
  for (const { id, title } of Object.values(version.compiled?.roles ?? {})) {
    await store.roster.savePost('a', { id, title, unit: null });
    await store.roster.saveHoldings('a', id, [
      { post: id, person: 'p', capacity: 'holder', order: 0, on_duty: true },
    ]);
  }
  assert.doesNotMatch(await vacant(), /无人担任|没有人担任/);
});
