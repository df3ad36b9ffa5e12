// Rehearsals over HTTP: one as an answer, many as a stream with progress; a wrong script is refused with what to write.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { RehearsalRun, RehearsalSum } from '#contract/rehearsals.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { startTestServer, type TestServer } from './fake-desks.ts';

const YAML = readFileSync(new URL('../../plans/call-centre/plan.yaml', import.meta.url), 'utf8');

let server: TestServer;
let cookie: string;
before(async () => {
  const store = openMemoryStore();
  server = await startTestServer(store);
  cookie = await server.cookieFor(['responder']);
  const { plan: compiled } = readPlan(YAML);
  assert.ok(compiled);
  const draft = { org: 'a', plan: 'call-centre', version: 1, title: compiled.title, yaml: YAML, compiled };
  await store.plans.saveDraft({ ...draft, source: null, saved: 0, saved_by: 'u' }, null);
});
after(() => server.app.close());

const PATH = '/api/v1/plans/call-centre/versions/1/rehearsals';
const SETTING = { scenario: 'app_down', at: 'spring-festival', people: 'made-up' };

const get = (kind: 'one' | 'many', query: Readonly<Record<string, string>>) =>
  server.app.inject({ url: `${PATH}/${kind}?${new URLSearchParams(query)}`, headers: { cookie } });

/** The events of a stream. */
const eventsOf = (body: string) =>
  [...body.matchAll(/event: (\S+)\ndata: (.*)\n/g)].map(([, name = '', data = '']) => ({
    name,
    data: JSON.parse(data),
  }));

test('one rehearsal tells who is called when, and what each would see', async () => {
  const answer = await get('one', { ...SETTING, facts: 'in_10=false@8m' });
  assert.equal(answer.statusCode, 200, answer.body);
  const run = RehearsalRun.parse(answer.json());
  assert.equal(run.seed, null);
  const [called] = run.rows.filter(({ what }) => what === 'called');
  assert.ok(called?.call !== null && called?.call !== undefined);
  assert.match(run.calls[called.call]?.text ?? '', /演练|推演|值班|通知/);
  assert.ok(run.rows.some(({ what, title }) => what === 'fact' && /10 分钟/.test(title)));
});

test('the same seed gives the same run, another seed another', async () => {
  const [a, b, c] = await Promise.all(
    ['7', '7', '8'].map(async seed => (await get('one', { ...SETTING, seed })).body),
  );
  assert.equal(a, b);
  assert.notEqual(a, c);
});

test('many rehearsals tell how far they are and how likely each limit is kept', async () => {
  const answer = await get('many', { ...SETTING, runs: '30', seed: '7' });
  const events = eventsOf(answer.body);
  assert.deepEqual(events.filter(({ name }) => name === 'progress').at(-1)?.data, { done: 30, runs: 30 });
  const sum = RehearsalSum.parse(events.at(-1)?.data);
  assert.equal(sum.runs, 30);
  assert.ok(sum.limits.some(({ title }) => title.includes('通知呼叫中心主管')));
  assert.equal(sum.stopped, false);
});

test('who does not answer is left out, and it shows', async () => {
  const silent = await get('one', { ...SETTING, silent: 'supervisor' });
  const run = RehearsalRun.parse(silent.json());
  assert.ok(run.calls.some(({ person, answered }) => person.id === 'supervisor' && answered === null));
  assert.ok(run.calls.every(({ person, answered }) => person.id !== 'supervisor' || answered === null));
});

test('a script that cannot be read is refused with what to write instead', async () => {
  const wrong = await get('one', { ...SETTING, facts: 'nothing=1' });
  assert.equal(wrong.statusCode, 422);
  assert.equal(wrong.json().code, 'rehearsal-script-wrong');
  assert.match(wrong.json().messages.zh, /in_10/);
  const many = eventsOf((await get('many', { ...SETTING, at: 'tomorrow' })).body);
  assert.equal(many.at(-1)?.name, 'problem');
  assert.equal(many.at(-1)?.data.code, 'rehearsal-script-wrong');
});

test('more runs than are allowed are refused', async () => {
  assert.equal((await get('many', { ...SETTING, runs: '1000000' })).statusCode, 422);
});
