// Uploads over HTTP: the list with what became of each in both languages; what waits is answered once; many posts filled at once.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { z } from 'zod';
import type { listUploads } from '#contract/uploads.ts';
import type { fillPosts } from '#contract/vacancies.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { NOW, startTestServer, type TestServer } from './fake-desks.ts';

const store = openMemoryStore();
let server: TestServer;
let editor: string;
before(async () => {
  server = await startTestServer(store);
  editor = await server.cookieFor(['plan-editor']);
  const file = { org: 'a', media_type: 'text/plain', bytes: Uint8Array.of(1, 2), reading: null, by: 'u' };
  await store.plans.addDocument({
    ...{ ...file, id: 'u-refused', name: '空.txt', uploaded: NOW + 1 },
    outcome: { kind: 'refused', code: 'empty-file', detail: { name: '空.txt' } },
  });
  await store.plans.addDocument({ ...file, id: 'u-old', name: '旧.doc', uploaded: NOW + 2 });
  await store.plans.addDocument({
    ...{ ...file, id: 'u-printed', name: '打印.docx', uploaded: NOW + 3 },
    outcome: { kind: 'taken-back', plan: 'outage', version: 2 },
  });
  const question = { plan: 'outage', title: '停电处置预案', before: 'd-1', share: 0.9 };
  await store.plans.addDocument({
    ...{ ...file, id: 'u-waiting', name: '新版.docx', uploaded: NOW + 4 },
    outcome: { kind: 'waiting', ...question, proposed: 'edition' },
  });
});
after(() => server.app.close());

type Uploads = z.output<typeof listUploads.answer>;

async function list(query = ''): Promise<Uploads> {
  const answer = await server.app.inject({ url: `/api/v1/documents${query}`, headers: { cookie: editor } });
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

describe('the list of uploads', () => {
  it('says of each what became of it, latest first', async () => {
    const { items } = await list();
    assert.deepEqual(
      items.slice(0, 4).map(({ document, state, plan, version }) => [document, state, plan, version]),
      [
        ['u-waiting', 'waiting', 'outage', null],
        ['u-printed', 'printed', 'outage', 2],
        ['u-old', 'refused', null, null],
        ['u-refused', 'refused', null, null],
      ],
    );
    assert.deepEqual(items[0]?.question?.proposed, 'edition');
    const refused = items[3]?.why;
    assert.equal(refused?.code, 'empty-file');
    assert.match(refused?.zh ?? '', /没有内容|是空的/);
    assert.match(refused?.en ?? '', /empty|nothing/i);
    assert.match(items[2]?.why?.zh ?? '', /原因没有保存/);
  });

  it('is searched by file name, and page by page', async () => {
    assert.deepEqual(
      (await list(`?text=${encodeURIComponent('打印')}`)).items.map(it => it.document),
      ['u-printed'],
    );
    const first = await list('?limit=2');
    const rest = await list(`?limit=50&after=${first.next}`);
    assert.deepEqual([...first.items, ...rest.items], (await list()).items);
  });

  it('what waits or was printed here has no review, and says where to go', async () => {
    for (const [document, code] of [
      ['u-waiting', 'upload-waits'],
      ['u-printed', 'printed-here'],
    ] as const) {
      const url = `/api/v1/documents/${document}/review`;
      const answer = await server.app.inject({ url, headers: { cookie: editor } });
      assert.deepEqual([answer.statusCode, answer.json().code], [409, code]);
    }
  });
});

describe('filling posts', () => {
  const fill = async (posts: readonly object[]) =>
    await server.app.inject({
      ...{ method: 'POST', url: '/api/v1/posts/fill', payload: { posts } },
      headers: { cookie: await server.cookieFor(['administrator']) },
    });

  it('makes posts that are not there, and keeps whoever holds one already', async () => {
    const [person] = (await store.roster.roster('a')).people;
    assert.ok(person);
    const answer = await fill([{ post: 'crew', title: '抢险班长', person: person.id }]);
    assert.equal(answer.statusCode, 200, answer.body);
    const { items } = answer.json() as z.output<typeof fillPosts.answer>;
    assert.deepEqual(
      items.map(({ title, holdings }) => [title, holdings.map(it => [it.name, it.capacity])]),
      [['抢险班长', [[person.name, 'holder']]]],
    );
    const again = await fill([{ post: 'crew', title: '别的名称', person: person.id }]);
    const [post] = (again.json() as z.output<typeof fillPosts.answer>).items;
    assert.deepEqual([post?.title, post?.holdings.length], ['抢险班长', 1]);
  });

  it('writes nothing when anybody or any unit is unknown', async () => {
    const [person] = (await store.roster.roster('a')).people;
    const stranger = await fill([
      { post: 'one', title: '甲', person: person?.id },
      { post: 'two', title: '乙', person: 'nobody' },
    ]);
    assert.deepEqual([stranger.statusCode, stranger.json().code], [422, 'unknown-person']);
    const nowhere = await fill([{ post: 'one', title: '甲', unit: 'no-unit', person: person?.id }]);
    assert.equal(nowhere.json().code, 'unknown-unit');
    assert.ok(!(await store.roster.roster('a')).posts.some(({ id }) => id === 'one'));
  });
});
