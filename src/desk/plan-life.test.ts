// A plan's life at the desk: a draft waits for its signatures before it takes effect, an edit asks for them anew, whoever gets
// the plan is asked to confirm, and a retired plan takes no new incidents.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import type { LifeCommand } from '#core/life/command.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import type { Actor } from './actor.ts';
import { makeEditions } from './editions.ts';
import { handClock } from './hand-clock.ts';
import { makeKnown } from './known.ts';
import { type LifeDesk, makePlanLives } from './plan-life.ts';
import { makePlanDesk } from './plans.ts';
import type { Store } from './ports.ts';
import type { ReadUpload } from './read-upload.ts';
import { makeReadings } from './readings.ts';
import type { Result } from './result.ts';
import type { PlanDesk } from './services.ts';

const DAY = 86_400_000;
const NOON = Date.UTC(2026, 10, 23, 4);
const clock = handClock(NOON);
const YAML = `plan: fire
title: 火警处置
approved_by: [{ name: 店长 }]
issued_to: [guard]
review: { every: 1 month }
roles: { manager: { title: 店长 }, guard: { title: 保安 } }
facts: { smoke: { type: state, title: 冒烟, ask: guard } }
scenarios:
  fire:
    title: 火警
    starts: smoke
    steps: { look: { who: guard, do: 查看 } }
    stand_down: { when: not(smoke), by: manager }
`;

const neverRead: ReadUpload = () => Promise.reject(new Error('nothing is read here'));
const editor: Actor = {
  ...{ org: 'a', user: 'u-editor', person: null, roles: ['plan-editor'], via: 'session', address: null },
};
const approver: Actor = { ...editor, user: 'u-approver', roles: ['approver'] };
const manager: Actor = { ...editor, user: 'u-li', person: 'li', roles: ['responder'] };
const guard: Actor = { ...manager, user: 'u-bao', person: 'bao' };

let store: Store;
let plans: PlanDesk;
let lives: LifeDesk;

beforeEach(async () => {
  store = openMemoryStore();
  const known = makeKnown(store, clock);
  const newId = () => 'id';
  const readings = makeReadings(store);
  const editions = makeEditions({ store, clock, newId, readings, readUpload: neverRead });
  const made = makePlanLives(store, clock, known);
  lives = made;
  plans = makePlanDesk({
    store,
    clock,
    known,
    newId,
    readings,
    editions,
    readUpload: neverRead,
    lives: made,
  });
  await store.roster.addOrganisation({ id: 'a', name: '商店', zone: 'Asia/Shanghai', language: 'zh' });
  for (const [id, name, post, title] of [
    ['li', '李明', 'manager', '店长'],
    ['bao', '鲍强', 'guard', '保安'],
  ] as const) {
    const addresses = [{ channel: 'email', value: `${id}@example.com`, verified: true }] as const;
    await store.roster.savePerson({ id, org: 'a', name, unit: null, language: 'zh', addresses, user: null });
    await store.roster.savePost('a', { id: post, title, unit: null });
    await store.roster.saveHoldings('a', post, [
      { post, person: id, capacity: 'holder', order: 0, on_duty: true },
    ]);
  }
  await plans.saveDraft(editor, 'fire', YAML, null);
});

function value<T>(result: Result<T>): T {
  assert.ok(result.ok, result.ok ? '' : result.refused.code);
  return result.value;
}
const code = <T>(result: Result<T>): string => (result.ok ? 'ok' : result.refused.code);
const act = async (who: Actor, command: LifeCommand) => code(await lives.act(who, 'fire', command));
const force = async (revision: number) => await plans.putIntoForce(approver, 'fire', 1, revision);
const sign = (revision: number): LifeCommand => ({
  ...{ type: 'sign', revision, signature: 'approval:店长', agrees: true, on_paper: false, note: null },
});

describe('a draft', () => {
  test('takes effect when those have signed whom it names, and no sooner', async () => {
    const early = await force(1);
    assert.deepEqual(early.ok ? {} : [early.refused.code, early.refused.detail.names], [
      'signatures-missing',
      '店长',
    ]);
    assert.equal(await act(editor, { type: 'submit', revision: 1, note: '请批准' }), 'ok');
    assert.deepEqual(
      (await lives.papers('a', 'li')).map(row => [row.title, row.version, row.for]),
      [['火警处置', 1, 'approval']],
    );
    assert.equal(await act(guard, sign(1)), 'not-your-signature');
    assert.equal(await act(manager, sign(1)), 'ok');
    assert.deepEqual(await lives.papers('a', 'li'), []);
    assert.equal(value(await lives.life('a', 'fire')).draft?.phase, 'approved');
    assert.equal(code(await force(1)), 'ok');
  });

  test('that was edited is to be signed again', async () => {
    await act(editor, { type: 'submit', revision: 1, note: null });
    await act(manager, sign(1));
    value(await plans.saveDraft(editor, 'fire', `${YAML}# edited\n`, 1));
    const { draft, records } = value(await lives.life('a', 'fire'));
    assert.equal(draft?.phase, 'drafted');
    assert.deepEqual(records.at(-1)?.act, { type: 'taken-back', version: 1, why: 'edited' });
    assert.equal(code(await force(2)), 'signatures-missing');
    assert.equal(await act(manager, sign(1)), 'nothing-submitted');
    value(await plans.saveDraft(editor, 'fire', YAML, 2));
    assert.equal(value(await lives.life('a', 'fire')).records.length, records.length, 'said once');
  });

  test('that does not exist, of a plan that does not exist, has no life', async () => {
    assert.equal(code(await lives.life('a', 'flood')), 'unknown-plan');
    assert.equal(code(await lives.life('b', 'fire')), 'unknown-plan');
    assert.equal(code(await lives.act(editor, 'flood', { type: 'issue' })), 'unknown-plan');
  });
});

describe('a version in force', () => {
  beforeEach(async () => {
    await act(editor, { type: 'submit', revision: 1, note: null });
    await act(manager, sign(1));
    value(await force(1));
  });

  test('is issued to whom it names, who confirm that they have it', async () => {
    const { issue } = value(await lives.life('a', 'fire'));
    assert.deepEqual(issue?.to, [{ to: 'guard', title: '保安', people: ['bao'] }]);
    assert.deepEqual(
      (await lives.papers('a', 'bao')).map(row => row.for),
      ['receipt'],
    );
    assert.equal(await act(manager, { type: 'receive' }), 'not-issued-to-you');
    assert.equal(await act(guard, { type: 'receive' }), 'ok');
    assert.deepEqual(await lives.papers('a', 'bao'), []);
  });

  test('is due for review by its own rule, and at once when the law changes', async () => {
    const due = async (before: string) => (await lives.reviewsDue('a', { before, limit: 10 })).items;
    assert.deepEqual(await due('2026-12-23'), []);
    assert.deepEqual(await due('2026-12-24'), [
      { plan: 'fire', title: '火警处置', due: '2026-12-23', called: false },
    ]);
    assert.equal(await act(editor, { type: 'call-review', trigger: 'law-changed', note: '新条例' }), 'ok');
    assert.equal((await due('2026-12-01'))[0]?.called, true);
    await clock.forward(DAY);
    const outcome: LifeCommand = { type: 'look-again', outcome: 'stands', note: '无影响', next: null };
    assert.equal(await act(approver, outcome), 'ok');
    assert.deepEqual(await due('2026-12-24'), []);
    assert.deepEqual((await due('2026-12-25'))[0]?.due, '2026-12-24');
  });

  test('that is retired is no longer in force, waits for nobody and is not due', async () => {
    assert.equal(await act(approver, { type: 'retire', reason: '' }), 'note-required');
    assert.equal(await act(approver, { type: 'retire', reason: '停业' }), 'ok');
    assert.equal(await store.plans.inForce('a', 'fire'), undefined);
    assert.deepEqual(await lives.papers('a', 'bao'), []);
    assert.equal((await lives.reviewsDue('a', { before: '2099-01-01', limit: 10 })).total, 0);
    assert.equal(await act(approver, { type: 'retire', reason: '停业' }), 'nothing-in-force');
    assert.equal(await act(guard, { type: 'receive' }), 'nothing-in-force');
  });
});
