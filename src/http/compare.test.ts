// Comparisons over HTTP: documents as they were reviewed, page by page; versions of a plan; what cannot be compared says why.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { z } from 'zod';
import type { compareVersions, DocumentComparison, listComparedClauses } from '#contract/compare.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { BASE, NOW, readLines, startTestServer, type TestServer } from './fake-desks.ts';

const store = openMemoryStore();
let server: TestServer;
let cookie: string;
before(async () => {
  server = await startTestServer(store);
  cookie = await server.cookieFor(['plan-editor']);
  await addDocument(
    'd-2',
    '停电处置预案\n3.1 停电时，值班员应当在5分钟内报告班长。\n3.3 电工应当启动备用电源。',
  );
  await store.plans.addDocument({ ...named('d-unread'), bytes: new Uint8Array(), reading: null });
});
after(() => server.app.close());

const named = (id: string) => ({
  id,
  org: 'a',
  name: `${id}.txt`,
  media_type: 'text/plain',
  uploaded: NOW,
  by: 'u',
});

async function addDocument(id: string, text: string): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const read = await readLines(bytes, `${id}.txt`);
  await store.plans.addDocument({ ...named(id), bytes, reading: read.ok ? read.reading : null });
}

const ask = async (url: string, language = 'zh') =>
  await server.app.inject({ url, headers: { cookie, 'accept-language': language } });

async function get<T>(url: string): Promise<T> {
  const answer = await ask(url);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

type Rows = z.output<typeof listComparedClauses.answer>;
type Versions = z.output<typeof compareVersions.answer>;

describe('two documents compared over HTTP', () => {
  const path = '/api/v1/documents/d-1/comparison/d-2';

  it('are counted, with the names that only one of them has', async () => {
    const { before: was, after: is, counts, kinds, units } = await get<DocumentComparison>(path);
    assert.deepEqual([was.document, was.name, is.document, is.edition], ['d-1', '停电 预案.txt', 'd-2', 1]);
    assert.deepEqual(counts, { same: 0, worded: 0, differs: 1, 'only-before': 1, 'only-after': 1 });
    assert.deepEqual([kinds.limits, kinds.who, kinds['only-after']], [1, 0, 1]);
    assert.deepEqual(units.only_after, ['电工']);
  });

  it('are shown clause by clause, differences first of all', async () => {
    const { items, total, next } = await get<Rows>(`${path}/clauses`);
    assert.deepEqual([total, next], [3, null]);
    const limit = items.find(({ likeness }) => likeness === 'differs');
    assert.deepEqual(
      limit?.fields.map(({ field, before: was, after: is }) => [field, was, is]),
      [['deadline', '停电时 立即', '停电时 5分钟内']],
    );
    assert.ok(items.every(({ duty }) => duty));
    assert.ok((await get<Rows>(`${path}/clauses?show=all`)).total > total);
  });

  it('are shown by kind, by text, page by page', async () => {
    assert.equal((await get<Rows>(`${path}/clauses?kind=limits`)).total, 1);
    assert.equal((await get<Rows>(`${path}/clauses?kind=who`)).total, 0);
    assert.equal((await get<Rows>(`${path}/clauses?text=${encodeURIComponent('备用电源')}`)).total, 1);
    const first = await get<Rows>(`${path}/clauses?limit=1`);
    const second = await get<Rows>(`${path}/clauses?limit=1&after=${first.next}`);
    assert.notDeepEqual(first.items, second.items);
    assert.equal((await ask(`${path}/clauses?after=x`)).json().code, 'bad-cursor');
  });

  it('are compared as they were reviewed', async () => {
    await addDocument('d-3', '停电处置预案\n3.1 停电时，值班员应当立即报告班长。\n3.2 班长应当通知供电局。');
    const whole = '/api/v1/documents/d-3/comparison/d-1';
    assert.equal((await get<DocumentComparison>(whole)).counts.same, 2);
    const review = await get<{ items: readonly { id: string; quote: string }[] }>(
      '/api/v1/documents/d-3/review/clauses',
    );
    const clause = review.items.find(({ quote }) => quote.includes('供电局'))?.id ?? assert.fail();
    const { seq } = await get<{ seq: number }>('/api/v1/documents/d-3/review');
    const answer = await server.app.inject({
      method: 'POST',
      url: '/api/v1/documents/d-3/review/decisions',
      headers: { cookie, origin: BASE, 'idempotency-key': randomUUID(), 'if-match': String(seq) },
      payload: { type: 'correct', clause, fields: { actors: [{ name: '电工' }] } },
    });
    assert.equal(answer.statusCode, 200, answer.body);
    const { counts, kinds } = await get<DocumentComparison>(whole);
    assert.deepEqual([counts.same, counts.differs, kinds.who], [1, 1, 1]);
  });

  it('are refused when one is not there, or nothing was read of it', async () => {
    for (const url of ['/api/v1/documents/none/comparison/d-1', '/api/v1/documents/d-1/comparison/none']) {
      const answer = await ask(url);
      assert.deepEqual([answer.statusCode, answer.json().code], [404, 'unknown-document']);
      assert.match(answer.json().messages.zh, /none/);
      assert.match(answer.json().messages.en, /none/);
    }
    const unread = await ask('/api/v1/documents/d-1/comparison/d-unread/clauses');
    assert.deepEqual([unread.statusCode, unread.json().code], [409, 'nothing-was-read']);
  });
});

const PLAN = `
plan: boiler
title: 停水处置
kind: on-site
zone: Asia/Shanghai
words: { immediately: PT1M }
roles: { stoker: { title: 司炉工, is: reporter }, leader: { title: 值班长 } }
facts: { dry: { type: state, title: 停水, ask: stoker } }
scenarios:
  no_water:
    title: 停水
    starts: dry
    steps:
      tell: { who: stoker, notify: { to: leader }, within: PT10M of dry.since }
    stand_down: { when: not(dry), by: leader }
`;

describe('two versions of a plan compared over HTTP', () => {
  before(async () => {
    const edited = PLAN.replace('PT10M', 'PT30M').replace(
      'tell: {',
      'close: { who: leader, do: 关闭进水阀 }\n      tell: {',
    );
    for (const [version, yaml, compiled] of [
      [1, PLAN, readPlan(PLAN).plan],
      [2, edited, readPlan(edited).plan],
      [3, 'plan: boiler', null],
    ] as const) {
      const saved = await store.plans.saveDraft(
        {
          ...{ org: 'a', plan: 'boiler', version, title: '停水处置', yaml, compiled },
          ...{ source: null, saved: NOW, saved_by: 'u' },
        },
        null,
      );
      if (saved === 'stale') throw new Error('stale');
      if (version < 3) await store.plans.putIntoForce('a', 'boiler', version, saved.revision, 'u', NOW);
    }
  });

  it('tell what was added and changed, in words', async () => {
    const compared = await get<Versions>('/api/v1/plans/boiler/versions/1/comparison/2');
    assert.deepEqual(compared.changes, { added: 1, removed: 0, changed: 1 });
    assert.deepEqual(compared.parts, [{ part: 'steps', count: 2 }]);
    assert.deepEqual([compared.before.version, compared.after.version], [1, 2]);
    const limit = compared.items.find(({ change }) => change === 'changed');
    assert.deepEqual(limit?.fields, [
      { field: 'limit', at: null, before: '在事发后10分钟内', after: '在事发后30分钟内' },
    ]);
    const some = await get<Versions>('/api/v1/plans/boiler/versions/1/comparison/2?change=added');
    assert.deepEqual([some.total, some.items[0]?.title], [1, '关闭进水阀']);
  });

  it('are refused when one is not there, or has errors', async () => {
    const unknown = await ask('/api/v1/plans/boiler/versions/1/comparison/9');
    assert.deepEqual([unknown.statusCode, unknown.json().code], [404, 'unknown-version']);
    const broken = await ask('/api/v1/plans/boiler/versions/1/comparison/3');
    assert.deepEqual([broken.statusCode, broken.json().code], [422, 'version-not-comparable']);
    assert.match(broken.json().messages.zh, /第 3 版还有错误/);
    assert.match(broken.json().messages.en, /Version 3/);
  });
});
