// The desk of reviews: two who decide at once, commands sent again, lessons and their undoing, what the organisation's
// threshold accepts, drafts, editions of a document, and a model that proposes.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, test } from 'node:test';
import type { DocumentTree } from '#core/document/document.ts';
import { writePlanYaml } from '#core/plan/write-plan.ts';
import { draftPlan } from '#core/reading/draft-plan.ts';
import { readDocument } from '#core/reading/read-document.ts';
import type { ReviewCommand } from '#core/review/command.ts';
import { openMemoryStore } from '#store/memory/memory-store.ts';
import type { Actor } from './actor.ts';
import { makeEditions } from './editions.ts';
import { handClock } from './hand-clock.ts';
import { makeKnown } from './known.ts';
import { makePlanLives } from './plan-life.ts';
import { makePlanDesk } from './plans.ts';
import type { Store } from './ports.ts';
import type { Proposer } from './proposer.ts';
import type { ReadUpload } from './read-upload.ts';
import { makeReadings } from './readings.ts';
import type { Result } from './result.ts';
import { makeReviewDesk } from './reviews.ts';
import type { PlanDesk, ReviewDesk } from './services.ts';

const NOON = Date.UTC(2026, 10, 23, 12);
const TEXT = [
  '枫林书院停电应急预案',
  '1. 发现停电后，宿管员应当立即报告值班校长。',
  '2. 值班校长应当在5分钟内通知电工。',
  '3. 电工应当检查配电箱。',
];

const readLines: ReadUpload = async (bytes, name, dictionary) => {
  const document: DocumentTree = {
    name,
    format: 'text',
    body: new TextDecoder()
      .decode(bytes)
      .split('\n')
      .map((text, i) => ({ kind: 'paragraph', text, place: { in: 'line', line: i + 1 } })),
    notes: [],
    apart: [],
    findings: [],
  };
  const reading = readDocument(document, dictionary);
  return { ok: true, reading, carried: null, draft: plan => writePlanYaml({ ...draftPlan(reading), plan }) };
};

const actor = (user: string): Actor => ({
  ...{ org: 'a', user, person: null, roles: ['administrator'], via: 'session', address: null },
});
const [li, wang] = [actor('li'), actor('wang')];

let store: Store;
let plans: PlanDesk;
let reviews: ReviewDesk;
let proposer: Proposer | null;

function open(): void {
  const clock = handClock(NOON);
  const newId = () => randomUUID();
  const readings = makeReadings(store);
  const editions = makeEditions({ store, clock, newId, readings, readUpload: readLines });
  const known = makeKnown(store, clock);
  plans = makePlanDesk({
    store,
    clock,
    known,
    newId,
    readings,
    editions,
    readUpload: readLines,
    lives: makePlanLives(store, clock, known),
  });
  reviews = makeReviewDesk({ store, clock, newId, readings, editions, plans, proposer });
}

beforeEach(async () => {
  store = openMemoryStore();
  proposer = null;
  await store.roster.addOrganisation({ id: 'a', name: '书院', zone: 'Asia/Shanghai', language: 'zh' });
  open();
});

function value<T>(result: Result<T>): T {
  assert.ok(result.ok, result.ok ? '' : result.refused.code);
  return result.value;
}
const code = <T>(result: Result<T>): string => (result.ok ? 'ok' : result.refused.code);

const file = (lines: readonly string[]) => ({
  ...{ name: '预案.txt', media_type: 'text/plain', bytes: new TextEncoder().encode(lines.join('\n')) },
});

async function uploaded(lines: readonly string[] = TEXT) {
  return value(await plans.upload(li, file(lines), 'separate'));
}

async function clauseId(document: string, words: string): Promise<string> {
  const { review } = value(await reviews.load('a', document));
  const found = [...review.clauses.values()].find(one => one.clause.quote.includes(words));
  assert.ok(found, words);
  return found.clause.id;
}

const decide = (
  document: string,
  seen: number,
  command: ReviewCommand,
  who = li,
  id: string = randomUUID(),
) => reviews.decide(who, document, id, seen, command, []);

describe('deciding', () => {
  test('many at once: none is lost, none doubled', async () => {
    const { document } = await uploaded();
    const { review } = value(await reviews.load('a', document));
    const ids = [...review.clauses.keys()];
    const done = await Promise.all(
      ids.map((id, i) => decide(document, 0, { type: 'accept', clauses: [id] }, i % 2 ? li : wang)),
    );
    assert.deepEqual(
      done.map(code),
      ids.map(() => 'ok'),
    );
    const after = value(await reviews.load('a', document)).review;
    assert.equal(after.seq, ids.length);
    assert.ok([...after.clauses.values()].every(one => one.settled !== null));
    const row = await store.reviews.edition('a', document);
    assert.deepEqual([row?.settled, row?.clauses, row?.seq], [ids.length, ids.length, ids.length]);
  });

  test('two on the same clause at once: the second is told of the first', async () => {
    const { document } = await uploaded();
    const id = await clauseId(document, '配电箱');
    const accept: ReviewCommand = { type: 'accept', clauses: [id] };
    const ignore: ReviewCommand = { type: 'ignore', clauses: [id], reason: '外包' };
    const both = await Promise.all([decide(document, 0, accept), decide(document, 0, ignore, wang)]);
    assert.deepEqual(both.map(code).toSorted(), ['ok', 'settled-meanwhile']);
  });

  test('another process sees what this one decided', async () => {
    const { document } = await uploaded();
    const id = await clauseId(document, '配电箱');
    const here = reviews;
    open();
    await here.load('a', document);
    value(await decide(document, 0, { type: 'accept', clauses: [id] }));
    const seen = value(await here.load('a', document)).review;
    assert.equal(seen.clauses.get(id)?.settled?.by, 'li');
  });

  test('a repeated command is answered with its decision, also after it cannot be done any more', async () => {
    const { document } = await uploaded();
    const id = await clauseId(document, '配电箱');
    const command: ReviewCommand = { type: 'accept', clauses: [id] };
    const key = randomUUID();
    const first = value(await decide(document, 0, command, li, key));
    const again = value(await decide(document, 0, command, li, key));
    assert.deepEqual(again.decision, first.decision);
    assert.equal(code(await decide(document, 0, { type: 'undo', seq: 1 }, li, key)), 'command-id-reused');
  });

  test('documents of others, and those nothing was read of, have no review', async () => {
    assert.equal(code(await reviews.load('b', (await uploaded()).document)), 'unknown-document');
    const bytes = Uint8Array.of(1);
    const raw = {
      id: 'd',
      org: 'a',
      name: 'x.bin',
      media_type: '',
      bytes,
      reading: null,
      uploaded: NOON,
      by: 'li',
    };
    await store.plans.addDocument(raw);
    assert.equal(code(await reviews.load('a', 'd')), 'nothing-was-read');
  });

  test('words that are taught stand in their clause', async () => {
    const { document } = await uploaded();
    const clause = await clauseId(document, '配电箱');
    const command: ReviewCommand = { type: 'correct', clause, fields: { condition: '停电' } };
    const entry = (term: string) => [{ term, meaning: { kind: 'duty', duty: true } }] as const;
    const wrong = await reviews.decide(li, document, randomUUID(), 0, command, entry('巡更'));
    assert.equal(code(wrong), 'term-not-in-clause');
    const right = await reviews.decide(li, document, randomUUID(), 0, command, entry('配电箱'));
    assert.equal(value(right).learnt[0]?.term, '配电箱');
  });
});

describe('what the organisation sets', () => {
  const settings = { together_above: 0.9, alone_above: null, unsure_below: 0.7 };

  test('nothing is accepted by itself unless a threshold is set, nothing below it when one is', async () => {
    const none = value(await reviews.load('a', (await uploaded()).document)).review;
    assert.ok([...none.clauses.values()].every(one => one.settled === null));
    const above = 0.85;
    await reviews.saveSettings(li, { ...settings, alone_above: above });
    const { review } = value(await reviews.load('a', (await uploaded()).document));
    const all = [...review.clauses.values()];
    assert.ok(all.some(one => one.settled !== null));
    for (const { clause, settled } of all) {
      assert.equal(settled !== null, clause.confidence >= above, clause.quote);
      if (settled) assert.equal(settled.by, null);
    }
    assert.deepEqual(
      review.decisions.map(one => [one.by, one.act.type]),
      [[null, 'accept']],
    );
  });

  test('what was learnt is known at the next upload, and at the one after it was forgotten is not', async () => {
    const entry = await reviews.teach(li, { term: '宿管员', meaning: { kind: 'no-party' } });
    const acts = async () => {
      const { document } = await uploaded();
      const id = await clauseId(document, '值班校长');
      return value(await reviews.load('a', document))
        .review.clauses.get(id)
        ?.clause.actors.map(it => it.name);
    };
    assert.ok(!(await acts())?.includes('宿管员'));
    value(await reviews.forget(wang, entry.id));
    assert.ok((await acts())?.includes('宿管员'));
  });
});

describe('drafts', () => {
  test('a draft is made of the review, in the minutes of the organisation', async () => {
    const { document, plan, revision } = await uploaded();
    const id = await clauseId(document, '配电箱');
    value(await decide(document, 0, { type: 'ignore', clauses: [id], reason: '由供电公司检查' }));
    const word = value(await reviews.load('a', document)).review.clauses.get(
      await clauseId(document, '立即'),
    );
    const term = word?.clause.deadline?.text ?? '';
    await reviews.teach(li, { term, meaning: { kind: 'minutes', minutes: 3 } });
    const key = randomUUID();
    const made = value(await reviews.draft(li, document, key, revision));
    assert.deepEqual(value(await reviews.draft(li, document, key, revision)), made);
    assert.equal(code(await reviews.draft(li, document, key, made.revision)), 'command-id-reused');
    assert.equal(code(await reviews.draft(li, document, randomUUID(), revision)), 'stale-revision');
    const { version } = value(await plans.version('a', plan, made.version));
    assert.match(version.yaml, /由供电公司检查/);
    assert.match(version.yaml, /immediately: PT3M/);
    assert.equal(version.source, document);
  });
});

describe('a draft made again', () => {
  test('keeps what people have edited in it and follows the review in the rest', async () => {
    const { document, plan, revision } = await uploaded();
    const first = value(await reviews.draft(li, document, randomUUID(), revision));
    const yaml = value(await plans.version('a', plan, first.version)).version.yaml;
    const edited = yaml.replace(/^title: .*$/m, 'title: 我们自己起的名称');
    assert.notEqual(edited, yaml);
    const saved = value(await plans.saveDraft(li, plan, edited, first.revision));
    const id = await clauseId(document, '配电箱');
    const { seq } = value(await reviews.load('a', document)).review;
    value(await decide(document, seq, { type: 'ignore', clauses: [id], reason: '由供电公司检查' }));
    const again = value(await reviews.draft(li, document, randomUUID(), saved.revision));
    const now = value(await plans.version('a', plan, again.version)).version.yaml;
    assert.match(now, /title: 我们自己起的名称/);
    assert.match(now, /由供电公司检查/);
  });

  test('is refused over a draft that cannot be read, which stays as it is', async () => {
    const { document, plan, revision } = await uploaded();
    const broken = value(await plans.saveDraft(li, plan, 'plan: [', revision));
    assert.equal(
      code(await reviews.draft(li, document, randomUUID(), broken.revision)),
      'draft-not-readable',
    );
    assert.equal(value(await plans.version('a', plan, broken.version)).version.yaml, 'plan: [');
  });
});

/** With hardly a word in common. */
const LAST = [
  '门卫应当锁好东门。',
  '厨师必须关闭燃气总阀。',
  '馆员须将古籍移入恒温柜！',
  '校车司机在车场待命。',
  '医务室备足急救药品。',
  '花匠给暖房生炉取暖。',
];

describe('editions', () => {
  test('of two uploads on the same edition one becomes the next', async () => {
    const { document, plan } = await uploaded();
    const next = [...TEXT, '4. 保安员应当关闭南门。'];
    const both = await Promise.all([1, 2].map(() => reviews.uploadEdition(li, document, file(next))));
    assert.deepEqual(both.map(code).toSorted(), ['edition-superseded', 'ok']);
    const chain = await reviews.editions('a', document);
    assert.deepEqual(
      chain.map(row => [row.edition, row.plan]),
      [
        [1, plan],
        [2, plan],
      ],
    );
    assert.equal(code(await decide(document, 0, { type: 'accept-together' })), 'edition-superseded');
  });

  test('an id that was given once is never given again, over many editions', async () => {
    let { document } = await uploaded();
    const given = new Map<string, string>();
    for (let n = 0; n < 6; n++) {
      const { review } = value(await reviews.load('a', document));
      for (const { clause } of review.clauses.values()) {
        const words = clause.quote.replace(/^\d+\.\s*/, '');
        assert.equal(given.get(clause.id) ?? words, words, clause.id);
        given.set(clause.id, words);
      }
      const last = `9. ${LAST[n]}`;
      const edition = value(await reviews.uploadEdition(li, document, file([...TEXT, last])));
      document = edition.document;
    }
  });
});

describe('proposals', () => {
  const text = [
    '枫林书院停电应急预案',
    '一、处置',
    '1. 相关人员应根据情况尽快采取措施。',
    '2. 有关部门酌情处理。',
  ];
  let asked: string[][];
  const answering = (answers: (ids: readonly string[]) => unknown): Proposer => ({
    model: 'm',
    budget: 3,
    async propose(questions) {
      asked.push(questions.map(one => one.clause));
      return { ok: true, answers: answers(questions.map(one => one.clause)) };
    },
  });
  const unsure = { together_above: 0.9, alone_above: null, unsure_below: 1 };

  beforeEach(async () => {
    asked = [];
    await reviews.saveSettings(li, unsure);
  });

  test('none without an endpoint', async () => {
    const { document } = await uploaded(text);
    assert.equal(code(await reviews.propose(li, document, null)), 'proposer-off');
    assert.equal(await reviews.proposer('a', document), null);
  });

  test('stands beside the clause and settles nothing; each is asked about once, within the budget', async () => {
    proposer = answering(ids => ({ clauses: ids.map(clause => ({ clause, modality: 'may' })) }));
    open();
    const { document } = await uploaded(text);
    const before = value(await reviews.load('a', document)).review;
    const first = value(await reviews.propose(li, document, null));
    assert.deepEqual([first.asked, first.left], [3, 0]);
    assert.equal(code(await reviews.propose(li, document, null)), 'proposer-budget-spent');
    assert.equal(asked.flat().length, 3);
    const after = value(await reviews.load('a', document)).review;
    assert.deepEqual(after.clauses, before.clauses);
    assert.deepEqual(
      (await reviews.proposals('a', document)).map(one => one.clause),
      asked.flat().toSorted(),
    );
  });

  test('a clause that is settled is not asked about', async () => {
    proposer = answering(() => ({ clauses: [] }));
    open();
    const { document } = await uploaded(text);
    const ids = [...value(await reviews.load('a', document)).review.clauses.keys()];
    value(await decide(document, 0, { type: 'accept', clauses: ids }));
    assert.equal(value(await reviews.propose(li, document, null)).asked, 0);
    assert.deepEqual(asked, []);
  });

  test('an answer that is none is refused and changes nothing; so is a fault', async () => {
    proposer = answering(() => 'sure');
    open();
    const { document } = await uploaded(text);
    assert.equal(code(await reviews.propose(li, document, null)), 'proposer-failed');
    proposer = {
      ...answering(() => null),
      propose: async () => ({ ok: false, code: 'timeout', detail: '' }),
    };
    open();
    assert.equal(code(await reviews.propose(li, document, null)), 'proposer-failed');
    assert.deepEqual(await reviews.proposals('a', document), []);
  });
});
