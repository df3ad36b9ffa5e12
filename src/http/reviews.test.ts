// Reviews over HTTP: looking page by page, deciding with keys and revisions, two reviewers, editions, teaching.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type { z } from 'zod';
import type { decideReview } from '#contract/review-decisions.ts';
import type { listReviewClauses, Review } from '#contract/reviews.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { startTestServer, type TestServer } from './fake-desks.ts';

let server: TestServer;
let editor: string;
let other: string;
before(async () => {
  server = await startTestServer(openMemoryStore());
  editor = await server.cookieFor(['administrator']);
  other = await server.cookieFor(['plan-editor']);
});
after(() => server.app.close());

type Clauses = z.output<typeof listReviewClauses.answer>;
type Decided = z.output<typeof decideReview.answer>;

async function get<T>(url: string, cookie = editor): Promise<T> {
  const response = await server.app.inject({ url, headers: { cookie } });
  assert.equal(response.statusCode, 200, response.body);
  return response.json();
}

async function decide(
  body: object,
  seen: number,
  given: { cookie?: string; key?: string; document?: string } = {},
) {
  return await server.app.inject({
    method: 'POST',
    url: `/api/v1/documents/${given.document ?? 'd-1'}/review/decisions`,
    headers: {
      cookie: given.cookie ?? editor,
      'idempotency-key': given.key ?? randomUUID(),
      'if-match': String(seen),
    },
    payload: body,
  });
}

async function decided(body: object, seen: number, document = 'd-1'): Promise<Decided> {
  const response = await decide(body, seen, { document });
  assert.equal(response.statusCode, 200, response.body);
  return response.json();
}

/** An upload to a document's chain, or of bytes of its own. */
async function uploadEdition(text: string, document = 'd-1') {
  return await server.app.inject({
    method: 'POST',
    url: `/api/v1/documents/${document}/editions`,
    headers: {
      cookie: editor,
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent('新版.txt'),
    },
    payload: Buffer.from(text),
  });
}

const review = (document = 'd-1') => get<Review>(`/api/v1/documents/${document}/review`);
const clauses = (query = '', document = 'd-1') =>
  get<Clauses>(`/api/v1/documents/${document}/review/clauses${query}`);

describe('looking', () => {
  test('a review tells progress, editions and settings; its ETag is its seq', async () => {
    const found = await review();
    assert.deepEqual([found.document, found.edition, found.seq, found.before], ['d-1', 1, 0, null]);
    assert.equal(found.progress.clauses, (await clauses()).total);
    assert.equal(found.settings.alone_above, null);
    assert.deepEqual(
      found.editions.map(row => row.document),
      ['d-1'],
    );
    assert.equal(found.proposer, null);
    const response = await server.app.inject({
      url: '/api/v1/documents/d-1/review',
      headers: { cookie: editor },
    });
    assert.equal(response.headers.etag, '"0"');
    assert.ok(
      (await get<{ items: { document: string }[] }>('/api/v1/reviews')).items.some(
        it => it.document === 'd-1',
      ),
    );
  });

  test('clauses come page by page, and by what is wanted of them', async () => {
    const all = await clauses();
    const first = await clauses('?limit=1');
    const rest = await clauses(`?limit=1000&after=${first.next}`);
    assert.deepEqual([...first.items, ...rest.items], all.items);
    const duties = await clauses('?show=obligations');
    assert.ok(duties.items.length > 0 && duties.items.every(it => it.meaning.modality.startsWith('must')));
    assert.deepEqual((await clauses('?show=settled')).items, []);
    const [found, ...more] = (await clauses(`?text=${encodeURIComponent('通知供电局')}`)).items;
    assert.match(found?.quote ?? '', /通知供电局/);
    assert.equal(more.length, 0);
  });

  test('the text comes block by block', async () => {
    const { items } = await get<{ items: { text: string; place: object }[] }>('/api/v1/documents/d-1/blocks');
    assert.deepEqual(items[0]?.place, { in: 'line', line: 1 });
    assert.equal(items[0]?.text, '停电处置预案');
  });
});

describe('deciding', () => {
  test('accept, correct, split, merge, ignore, undo: each answers with what changed', async () => {
    const { items, seq } = await clauses('?show=obligations');
    const [report, tell] = items;
    assert.ok(report && tell);
    const accepted = await decided({ type: 'accept', clauses: [report.id] }, seq);
    assert.deepEqual(accepted.changed, [report.id]);
    assert.equal(accepted.clauses[0]?.settled?.how, 'accepted');
    assert.equal(accepted.progress.settled, 1);
    assert.match(accepted.decision.said.zh, /确认/);

    const fields = { recipients: ['供电局'], condition: '停电超过10分钟' };
    const corrected = await decided({ type: 'correct', clause: tell.id, fields }, accepted.seq);
    assert.equal(corrected.clauses[0]?.meaning.condition, '停电超过10分钟');
    assert.equal(corrected.clauses[0]?.read?.condition, tell.meaning.condition);

    const at = report.start + report.quote.indexOf('立即');
    const split = await decided({ type: 'split', clause: report.id, at }, corrected.seq);
    assert.deepEqual(split.changed.toSorted(), [report.id, `${report.id}b`]);
    const merged = await decided({ type: 'merge', clauses: [report.id, `${report.id}b`] }, split.seq);
    assert.deepEqual([merged.changed, merged.removed], [[report.id], [`${report.id}b`]]);
    const ignored = await decided({ type: 'ignore', clauses: [report.id], reason: '已停用' }, merged.seq);
    assert.equal(ignored.clauses[0]?.settled?.reason, '已停用');
    const undone = await decided({ type: 'undo', seq: ignored.seq }, ignored.seq);
    assert.equal(undone.clauses[0]?.settled, null);

    const history = await get<{ items: Decided['decision'][] }>('/api/v1/documents/d-1/review/decisions');
    assert.deepEqual(
      history.items.map(it => it.type),
      ['undo', 'ignore', 'merge', 'split', 'correct', 'accept'],
    );
    assert.deepEqual(
      history.items.map(it => it.undone),
      [false, true, false, false, false, false],
    );
    assert.match(history.items[0]?.by?.name ?? '', /用户/);
  });

  test('names brought together are shown so in every clause, and undone again', async () => {
    const { items, seq } = await clauses('?show=obligations');
    const named = items.filter(it => JSON.stringify(it.meaning).includes('班长'));
    assert.ok(named.length > 0);
    const body = { type: 'same', names: ['班长', '值班长'], as: '值班长', same: true };
    const joined = await decided(body, seq);
    assert.deepEqual(joined.changed.toSorted(), named.map(it => it.id).toSorted());
    for (const it of joined.clauses) {
      assert.match(JSON.stringify([it.meaning.actors, it.meaning.recipients]), /值班长/);
      assert.match(JSON.stringify([it.read?.actors, it.read?.recipients]), /"班长/);
    }
    assert.equal(joined.learnt[0]?.term, '班长');
    const undone = await decided({ type: 'undo', seq: joined.seq }, joined.seq);
    assert.ok(undone.clauses.every(it => !JSON.stringify(it.meaning).includes('值班长')));
  });

  test('the same command again is answered again and done once; another body under its id is refused', async () => {
    const { items, seq } = await clauses('?show=obligations');
    const body = { type: 'accept', clauses: [items[0]?.id] };
    const key = randomUUID();
    const first = await decide(body, seq, { key });
    const again = await decide(body, seq, { key });
    assert.deepEqual([first.statusCode, again.statusCode], [200, 200]);
    assert.equal(again.json().seq, first.json().seq);
    assert.equal((await review()).seq, first.json().seq);
    const reused = await decide({ type: 'reopen', clauses: [items[0]?.id] }, seq + 1, { key });
    assert.equal(reused.json().code, 'command-id-reused');
  });

  test('what somebody else settled meanwhile is refused with his decision and his name', async () => {
    const { items, seq } = await clauses('?show=all');
    const [title, ...rest] = items;
    const last = rest.at(-1);
    assert.ok(title && last);
    await decided({ type: 'ignore', clauses: [title.id], reason: '标题' }, seq);
    const refused = await decide({ type: 'accept', clauses: [title.id] }, seq, { cookie: other });
    assert.equal(refused.statusCode, 409);
    const { code, values, messages } = refused.json();
    assert.deepEqual([code, values.how, values.seq], ['settled-meanwhile', 'ignore', seq + 1]);
    assert.match(messages.zh, /用户/);
    const news = await clauses(`?since=${seq}`);
    assert.deepEqual(
      news.items.map(it => it.id),
      [title.id],
    );
    const elsewhere = await decide({ type: 'reopen', clauses: [last.id] }, seq, { cookie: other });
    assert.notEqual(elsewhere.json().code, 'settled-meanwhile');
  });

  test('who may only read may not decide', async () => {
    const reader = await server.cookieFor(['responder']);
    const refused = await decide({ type: 'accept', clauses: ['c001'] }, 0, { cookie: reader });
    assert.equal(refused.statusCode, 403);
    assert.equal((await get<Review>('/api/v1/documents/d-1/review', reader)).document, 'd-1');
  });

  test('every mistake of a body is named', async () => {
    const wrong = { type: 'correct', clause: 'c001', fields: { modality: 'always', actors: [{ name: '' }] } };
    const response = await decide(wrong, 0);
    assert.deepEqual(
      response.json().errors.map((it: { path: string }) => it.path),
      ['body.fields.modality', 'body.fields.actors.0.name'],
    );
  });
});

describe('editions', () => {
  test('what is unchanged keeps its review, what is edited is offered again', async () => {
    const before = await clauses();
    const seen = before.seq;
    await decide({ type: 'accept', clauses: before.items.map(it => it.id) }, seen);
    const uploaded = await uploadEdition(
      '停电处置预案\n3.1 停电时，值班员应当立即报告班长。\n3.2 班长应当在3分钟内通知供电局。\n3.3 电工应当切断总闸。',
    );
    assert.equal(uploaded.statusCode, 201, uploaded.body);
    const edition = uploaded.json();
    assert.deepEqual([edition.edition, edition.new, edition.edited], [2, 1, 1]);
    const now = await clauses('', edition.document);
    const edited = now.items.find(it => it.change === 'edited');
    assert.match(edited?.quote ?? '', /3分钟/);
    assert.equal(edited?.settled, null);
    assert.match(edited?.earlier?.quote ?? '', /通知供电局/);
    for (const it of now.items.filter(one => one.change === 'unchanged')) {
      assert.equal(it.settled?.from, 'd-1', it.quote);
      assert.equal(before.items.find(one => one.id === it.id)?.quote, it.quote);
    }
    const changes = await get<{ items: { change: string; fields: string[] }[] }>(
      `/api/v1/documents/${edition.document}/changes`,
    );
    assert.deepEqual(
      changes.items.map(it => [it.change, it.fields.includes('deadline')]),
      [
        ['changed', true],
        ['added', false],
      ],
    );
    const superseded = await decide({ type: 'reopen', clauses: ['c001'] }, (await review()).seq);
    assert.equal(superseded.json().code, 'edition-superseded');
    assert.equal((await uploadEdition('别的')).json().code, 'edition-superseded');
    assert.deepEqual(
      (await review(edition.document)).editions.map(row => row.edition),
      [1, 2],
    );
  });

  test('a large document comes in pages, and a thousand clauses are accepted in one act', async () => {
    const lines = Array.from({ length: 10_000 }, (_, i) => `${i + 1}. 值班员应当检查${i}号泵房的阀门。`);
    const chain = await review();
    const latest = chain.editions.at(-1)?.document ?? '';
    const { document } = (await uploadEdition(['停电处置预案', ...lines].join('\n'), latest)).json();
    const page = await clauses('?limit=1000&show=open', document);
    assert.equal(page.items.length, 1000);
    assert.ok(page.total >= 9_000 && page.next !== null);
    const accepted = await decided(
      { type: 'accept', clauses: page.items.map(it => it.id) },
      page.seq,
      document,
    );
    assert.deepEqual([accepted.changed.length, accepted.clauses.length], [1000, 0]);
    assert.equal((await clauses('?limit=1&show=settled', document)).total, accepted.progress.settled);
  });
});

describe('dictionary and settings', () => {
  test('what is taught is shown with who and where from, and can be removed', async () => {
    const sent = { term: '蓝焰突击队', meaning: { kind: 'party', as: 'group' } };
    const taught = await server.app.inject({
      method: 'POST',
      url: '/api/v1/dictionary',
      headers: { cookie: editor },
      payload: sent,
    });
    assert.equal(taught.statusCode, 201, taught.body);
    const { items } = await get<{ items: { id: string; term: string }[] }>('/api/v1/dictionary?text=蓝焰');
    assert.equal(items[0]?.term, '蓝焰突击队');
    const remove = () =>
      server.app.inject({
        method: 'DELETE',
        url: `/api/v1/dictionary/${items[0]?.id}`,
        headers: { cookie: editor },
      });
    assert.equal((await remove()).statusCode, 204);
    assert.equal((await remove()).json().code, 'unknown-entry');
  });

  test('settings are kept, and only an administrator sets them', async () => {
    const settings = { together_above: 0.8, alone_above: 0.97, unsure_below: 0.6 };
    const put = (cookie: string) =>
      server.app.inject({
        method: 'PUT',
        url: '/api/v1/review-settings',
        headers: { cookie },
        payload: settings,
      });
    assert.equal((await put(other)).statusCode, 403);
    assert.equal((await put(editor)).statusCode, 200);
    assert.deepEqual(await get('/api/v1/review-settings'), settings);
  });
});
