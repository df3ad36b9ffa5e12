import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import type { CardPage, CardPages } from '#contract/card-view.ts';
import { fakeCards, sampleCard } from '#desk/fake-cards.ts';
import { handClock } from '#desk/hand-clock.ts';
import type { Card } from '#desk/services.ts';
import { registerCards } from './cards.ts';

const NOW = Date.UTC(2026, 10, 23, 8, 0);
const SECRET = 'S'.repeat(43);
const PATH = `/t/${SECRET}`;

/** Pages that show what they were given. */
const pages: CardPages = {
  card: page => JSON.stringify(page),
  notice: notice => `notice ${notice}`,
  policy: "default-src 'none'",
  files: [{ path: '/t/assets/card-x.js', type: 'text/javascript', body: Buffer.from('1') }],
};

async function bench(card: Card = sampleCard(NOW)) {
  const clock = handClock(NOW);
  const cards = fakeCards(clock);
  cards.put(SECRET, card);
  const lines: string[] = [];
  const app = Fastify({ logger: { level: 'trace', stream: { write: line => void lines.push(line) } } });
  await app.register(scope => registerCards(scope, { cards, clock, pages }));
  return { app, cards, clock, lines };
}

const asForm = (app: FastifyInstance, values: Record<string, string>, url = PATH) =>
  app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(values).toString(),
  });
const asJson = (app: FastifyInstance, body: object, id = 'command-0001', url = `${PATH}/act`) =>
  app.inject({ method: 'POST', url, headers: { 'idempotency-key': id }, payload: body });

test('looking shows the card and acknowledges nothing, however often and by whatever method', async () => {
  const { app, cards } = await bench();
  for (let i = 0; i < 3; i++) {
    const answer = await app.inject({ url: PATH, headers: { 'sec-purpose': 'prefetch' } });
    assert.equal(answer.statusCode, 200);
    const page: CardPage = answer.json();
    assert.equal(page.view.duty.acknowledged, null);
    assert.equal(page.path, PATH);
    assert.deepEqual(page.view.may, ['acknowledge', 'arrive', 'done', 'decline']);
  }
  await app.inject({ method: 'HEAD', url: PATH });
  assert.equal(cards.acts.length, 0);
});

test('a form acknowledges and leads back to the card; sent twice it counts once', async () => {
  const { app, cards } = await bench();
  const page: CardPage = (await app.inject(PATH)).json();
  const form = { act: 'acknowledge', id: page.ids.acknowledge };
  for (let i = 0; i < 2; i++) {
    const answer = await asForm(app, form);
    assert.equal(answer.statusCode, 303);
    assert.equal(answer.headers.location, PATH);
  }
  assert.deepEqual(
    cards.acts.map(one => one.act),
    [{ act: 'acknowledge' }],
  );
  assert.equal((await app.inject(PATH)).json().view.duty.acknowledged, '2026-11-23T08:00:00.000Z');
});

test('a tap as JSON keeps its original time and answers with the card', async () => {
  const { app, cards } = await bench();
  const at = '2026-11-23T07:45:00.000Z';
  const answer = await asJson(app, { act: 'acknowledge', at });
  assert.equal(answer.statusCode, 200);
  assert.equal(answer.json().card.duty.acknowledged, at);
  assert.deepEqual(cards.acts[0], {
    secret: SECRET,
    id: 'command-0001',
    act: { act: 'acknowledge', at: Date.parse(at) },
  });
});

test('a tap from a phone whose clock runs ahead counts as made now', async () => {
  const { app, cards } = await bench();
  await asJson(app, { act: 'acknowledge', at: '2027-01-01T00:00:00Z' });
  assert.equal(cards.acts[0]?.act.at, NOW);
});

test('what was typed becomes values of what was asked', async () => {
  const asks = [
    ['answer', 'answer', 'yes-no'],
    ['fact', 'injured', 'yes-no'],
    ['fact', 'count', 'number'],
    ['fact', 'hurt', 'people'],
    ['field', 'eta', 'time'],
    ['field', 'text', 'text'],
    ['field', 'empty', 'text'],
  ].map(([target, id, type]) => ({ target, id, type, title: '', values: [], unit: null, required: false }));
  const base = sampleCard(NOW);
  const { app, cards } = await bench({ ...base, duty: { ...base.duty, asks: asks as Card['duty']['asks'] } });
  const typed = {
    'answer:answer': 'no',
    'fact:injured': 'yes',
    'fact:count': '１２．５',
    'fact:hurt': '张三、李四\n王五',
    'field:eta': '2026-11-23T18:30',
    'field:text': '  已拖走 ',
    'field:empty': '',
    'fact:not-asked': 'x',
  };
  const expected = {
    act: 'done',
    note: '完',
    answer: false,
    facts: { injured: true, count: 12.5, hurt: { names: ['张三', '李四', '王五'] } },
    fields: { eta: '2026-11-23T10:30:00.000Z', text: '已拖走' },
  };
  assert.equal(
    (await asForm(app, { act: 'done', id: 'command-0001', note: '完', ...typed })).statusCode,
    303,
  );
  assert.deepEqual(cards.acts[0]?.act, expected);
});

test('answers by id where the answer has fields', async () => {
  const base = sampleCard(NOW);
  const ask = {
    target: 'answer',
    id: 'time',
    type: 'text',
    title: '',
    values: [],
    unit: null,
    required: true,
  } as const;
  const { app, cards } = await bench({ ...base, duty: { ...base.duty, asks: [ask] } });
  await asJson(app, { act: 'done', inputs: { 'answer:time': '10:00' } });
  assert.deepEqual(cards.acts[0]?.act.answer, { time: '10:00' });
});

test('a refusal is said on the card, in the language of the person, and what it said stands', async () => {
  const { app, cards } = await bench(sampleCard(NOW, 'en'));
  cards.refuseNext({ code: 'incident-closed', detail: {} });
  const answer = await asForm(app, { act: 'done', id: 'command-0001' });
  assert.equal(answer.statusCode, 409);
  assert.match(answer.json().trouble, /closed/);
  cards.refuseNext({ code: 'incident-closed', detail: {} });
  const json = await asJson(app, { act: 'done' });
  assert.equal(json.statusCode, 409);
  assert.equal(json.json().code, 'incident-closed');
  assert.ok(json.json().message.zh && json.json().message.en);
});

const refused: readonly (readonly [string, number, string])[] = [
  ['link-unknown', 404, 'notice link-unknown'],
  ['link-expired', 410, 'notice link-expired'],
  ['link-revoked', 410, 'notice link-revoked'],
];
for (const [code, status, text] of refused)
  test(`${code} is ${status}, for looking and for acting`, async () => {
    const { app, cards } = await bench();
    const other = 'X'.repeat(43);
    cards.refuse(other, code);
    const answers = [
      await app.inject(`/t/${other}`),
      await asForm(app, { act: 'done', id: 'command-0001' }, `/t/${other}`),
    ];
    for (const answer of answers) {
      assert.equal(answer.statusCode, status);
      assert.equal(answer.body, text);
    }
    const json = await asJson(app, { act: 'done' }, 'command-0001', `/t/${other}/act`);
    assert.equal(json.statusCode, status);
    assert.equal(json.json().code, code);
    assert.equal(cards.acts.length, 0);
  });

test('bad taps are refused and nothing is done', async () => {
  const { app, cards } = await bench();
  const bad = [
    await asForm(app, { act: 'explode', id: 'command-0001' }),
    await asForm(app, { act: 'done' }),
    await asForm(app, { id: 'command-0001' }),
    await asJson(app, { act: 'explode' }),
    await asJson(app, { act: 'done', at: 'yesterday' }),
    await asJson(app, { act: 'done', by: 'somebody' }),
    await asJson(app, { act: 'done' }, 'short'),
    await app.inject({
      method: 'POST',
      url: `${PATH}/act`,
      headers: { 'content-type': 'application/json' },
      payload: '{',
    }),
    await app.inject({ method: 'POST', url: PATH, headers: { 'content-type': 'text/xml' }, payload: '<x/>' }),
    await asForm(app, { act: 'done', id: 'command-0001', note: 'x'.repeat(300_000) }),
  ];
  for (const answer of bad) assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, answer.body);
  assert.equal(cards.acts.length, 0);
});

test('nothing keeps, frames or passes on the page', async () => {
  const { app } = await bench();
  for (const url of [PATH, '/t/none', '/t/a/b/c']) {
    const { headers } = await app.inject(url);
    assert.equal(headers['cache-control'], 'no-store', url);
    assert.equal(headers['referrer-policy'], 'no-referrer', url);
    assert.equal(headers['content-security-policy'], "default-src 'none'", url);
    assert.match(String(headers['x-robots-tag']), /noindex/, url);
  }
});

test('the script is kept for ever and is no card', async () => {
  const { app, cards } = await bench();
  const answer = await app.inject('/t/assets/card-x.js');
  assert.equal(answer.statusCode, 200);
  assert.match(String(answer.headers['cache-control']), /immutable/);
  assert.equal(cards.opened(), 0);
});

test('the secret is in no line of the log, not even when something breaks', async () => {
  const { app, cards, lines } = await bench();
  await app.inject(PATH);
  await app.inject(`${PATH}/a/b`);
  await asForm(app, { act: 'acknowledge', id: 'command-0001' });
  await asForm(app, { act: 'explode', id: 'command-0001' });
  cards.open = async () => {
    throw new Error(`cannot open ${SECRET}`);
  };
  const answer = await app.inject(PATH);
  assert.equal(answer.statusCode, 500);
  assert.equal(answer.body, 'notice try-later');
  assert.ok(lines.some(line => line.includes('card-fault')));
  assert.ok(!lines.join('').includes(SECRET));
});
