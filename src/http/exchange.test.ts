// Pictures, exports and imports of plans over HTTP.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { writtenIn } from '#core/plan/parse-plan.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { makeExchangeDesk } from '#desk/exchange.ts';
import { ok } from '#desk/result.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import { fakePlans, startTestServer, type TestServer } from './fake-desks.ts';

const libraryYaml = (name: string) =>
  readFileSync(new URL(`../../plans/${name}.yaml`, import.meta.url), 'utf8');
const YAML = libraryYaml('call-centre/plan');

let server: TestServer;
let saved: { readonly plan: string; readonly yaml: string } | undefined;
before(async () => {
  const store = openMemoryStore();
  const plans = {
    ...fakePlans({ reported: [], acts: [], uploads: [] }),
    freeId: async () => 'from-elsewhere',
    saveDraft: async (_actor: unknown, plan: string, yaml: string) => {
      saved = { plan, yaml };
      return ok({ version: 1, revision: 1, findings: [] });
    },
  };
  server = await startTestServer(store, { exchange: makeExchangeDesk(store, plans) });
  const { plan: compiled } = readPlan(YAML);
  assert.ok(compiled);
  const draft = { org: 'a', plan: 'call-centre', version: 1, title: compiled.title, yaml: YAML, compiled };
  await store.plans.saveDraft({ ...draft, source: null, saved: 0, saved_by: 'u' }, null);
});
after(() => server.app.close());

const path = '/api/v1/plans/call-centre/versions/1';

test('a version is a picture, BPMN and CACAO, each a download', async () => {
  const cookie = await server.cookieFor(['responder']);
  for (const [url, type, begins] of [
    [`${path}/picture?scenario=power`, 'image/svg+xml', /^<\?xml[^>]*>\n<svg/],
    [`${path}/export?as=bpmn`, 'application/xml', /<bpmn:definitions/],
    [`${path}/export?as=cacao`, 'application/json', /"spec_version": "cacao-2.0"/],
  ] as const) {
    const answer = await server.app.inject({ url, headers: { cookie } });
    assert.equal(answer.statusCode, 200, answer.body);
    assert.equal(answer.headers['content-type'], type);
    assert.match(answer.body, begins);
    assert.match(String(answer.headers['content-disposition']), /^attachment/);
  }
});

test('a scenario, version or format that is not there is refused', async () => {
  const cookie = await server.cookieFor(['responder']);
  const codeOf = async (url: string) => (await server.app.inject({ url, headers: { cookie } })).json().code;
  assert.equal(await codeOf(`${path}/picture?scenario=fire`), 'unknown-scenario');
  assert.equal(await codeOf('/api/v1/plans/call-centre/versions/9/export?as=bpmn'), 'unknown-version');
  assert.equal(
    (await server.app.inject({ url: `${path}/export?as=visio`, headers: { cookie } })).statusCode,
    422,
  );
});

test('a playbook becomes a draft; one with an unknown step is refused with both languages', async () => {
  const cookie = await server.cookieFor(['plan-editor']);
  const exported = await server.app.inject({ url: `${path}/export?as=cacao`, headers: { cookie } });
  const post = (playbook: string) =>
    server.app.inject({
      method: 'POST',
      url: '/api/v1/plans/import',
      headers: { cookie },
      payload: { playbook },
    });
  const taken = await post(exported.body);
  assert.equal(taken.statusCode, 201, taken.body);
  assert.deepEqual(taken.json(), { plan: 'from-elsewhere', version: 1, carried: true, kept: [] });
  assert.match(saved?.yaml ?? '', /^plan: from-elsewhere$/m);
  const odd = await post(exported.body.replace('"type": "parallel"', '"type": "single"'));
  assert.equal(odd.statusCode, 422);
  assert.equal(odd.json().code, 'cacao-unknown-step');
  assert.match(odd.json().messages.zh, /“single”/);
  assert.match(odd.json().messages.en, /“single”/);
});

test('a playbook says when the plan was first saved and when this version was', async () => {
  const { plan: compiled } = readPlan(YAML);
  assert.ok(compiled);
  for (const [version, saved] of [
    [1, Date.UTC(2026, 0, 2)],
    [2, Date.UTC(2026, 10, 24)],
  ] as const) {
    const draft = { org: 'a', plan: 'twice', version, title: '两版', yaml: YAML, compiled };
    await server.store.plans.saveDraft({ ...draft, source: null, saved, saved_by: 'u' }, null);
  }
  const cookie = await server.cookieFor(['responder']);
  const url = '/api/v1/plans/twice/versions/2/export?as=cacao';
  const { created, modified } = (await server.app.inject({ url, headers: { cookie } })).json();
  assert.deepEqual([created, modified], ['2026-01-02T00:00:00.000Z', '2026-11-24T00:00:00.000Z']);
});

test('the plan of a branch comes back as it was where the plan of its group is', async () => {
  const [group, branch] = [
    libraryYaml('fragments/group-fire'),
    libraryYaml('fragments/branch-fire').replace(', roles.night_guard', ''), // a step of the group needs that role
  ];
  const base = writtenIn(group);
  assert.ok(base);
  for (const [plan, yaml, compiled] of [
    ['group-fire', group, readPlan(group).plan],
    ['branch-fire', branch, readPlan(branch, { base }).plan],
  ] as const) {
    assert.ok(compiled);
    const draft = { org: 'a', plan, version: 1, title: compiled.title, yaml, compiled };
    await server.store.plans.saveDraft({ ...draft, source: null, saved: 0, saved_by: 'u' }, null);
  }
  const cookie = await server.cookieFor(['responder', 'plan-editor']);
  const url = '/api/v1/plans/branch-fire/versions/1/export?as=cacao';
  const { body: playbook } = await server.app.inject({ url, headers: { cookie } });
  const taken = await server.app.inject({
    method: 'POST',
    url: '/api/v1/plans/import',
    headers: { cookie },
    payload: { playbook },
  });
  assert.equal(taken.json().carried, true, taken.body);
  assert.match(saved?.yaml ?? '', /^refines: \{ plan: group-fire/m);
});
