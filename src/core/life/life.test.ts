// A plan from draft to retirement: who signs and in which order, what an edit makes void, who must confirm receipt, when it is
// due for review.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPlan } from '#core/plan/read-plan.ts';
import type { Roster } from '#core/roster/roster.ts';
import type { LifeAct, LifeRecord } from './act.ts';
import type { Asker, LifeCommand } from './command.ts';
import { decideLife, isRefusal, type LifeGround, missingSignatures } from './decide-life.ts';
import { draftLife, dueSignatures, issueLife, type LifeVersion, missingReceipts } from './life.ts';
import { reviewDue } from './review-due.ts';
import { waitingFor } from './waiting.ts';

const YAML = `
plan: fire
title: 火警处置
reviewed_by: [{ name: 安全科 }]
approved_by: [{ name: 店长 }, { name: 外聘顾问 }]
issued_to: [shop, keeper]
review: { every: 3 years }
units: { shop: { title: 门店 } }
roles: { manager: { title: 店长, unit: shop }, keeper: { title: 仓管员 } }
facts: { smoke: { type: state, title: 冒烟, ask: manager } }
scenarios:
  fire:
    title: 火警
    starts: smoke
    steps: { look: { who: manager, do: 查看 } }
    stand_down: { when: not(smoke), by: manager }
`;
const { plan } = readPlan(YAML);
assert.ok(plan);

const person = (id: string, name: string, unit?: string) => ({
  id,
  name,
  channels: ['email'],
  ...(unit ? { unit } : {}),
});
const post = (id: string, title: string, holders: readonly string[], deputies: readonly string[] = []) => ({
  id,
  title,
  holders,
  deputies,
  on_duty: [],
});
const roster: Roster = {
  version: 1,
  people: {
    an: person('an', '安科长'),
    li: person('li', '李店长', 'shop'),
    fu: person('fu', '付副店长', 'counter'),
    cang: person('cang', '仓小明'),
  },
  units: {
    safety: { id: 'safety', title: '安全科', head: 'an' },
    shop: { id: 'shop', title: '门店', head: 'li' },
    counter: { id: 'counter', title: '柜台', parent: 'shop' },
  },
  posts: { manager: post('manager', '店长', ['li'], ['fu']), keeper: post('keeper', '仓管员', ['cang']) },
};

const DRAFT: LifeVersion = { version: 2, revision: 5, state: 'draft' };
const IN_FORCE: LifeVersion = { version: 1, revision: 1, state: 'in-force' };
const T0 = Date.UTC(2026, 7, 31, 2);

/** Carries commands out one after another; each answers its refusal's code, or null. */
function story(draft: LifeVersion = DRAFT) {
  const records: LifeRecord[] = [];
  const ground = (): LifeGround => ({
    draft: { at: draft, plan },
    in_force: plan && { at: IN_FORCE, plan },
    records,
    roster,
    today: '2026-08-31',
  });
  const act = (command: LifeCommand, who: string | null = null, approves = false): string | null => {
    const asker: Asker = { person: who, approves };
    const decided = decideLife(ground(), command, asker);
    if (isRefusal(decided)) return decided.code;
    for (const one of decided) write(one);
    return null;
  };
  const write = (act: LifeAct): void => {
    const seq = records.length + 1;
    records.push({ seq, at: T0 + seq, by: 'account', act });
  };
  const sign = (
    signature: string,
    more: Partial<Extract<LifeCommand, { type: 'sign' }>> = {},
  ): LifeCommand => ({
    type: 'sign',
    revision: draft.revision,
    signature,
    agrees: true,
    on_paper: false,
    note: null,
    ...more,
  });
  return { records, ground, act, sign };
}

const submit: LifeCommand = { type: 'submit', revision: 5, note: null };

describe('signing a draft', () => {
  it('asks the reviewers first, then the approvers, each by post, unit or name', () => {
    const { act, sign, ground, records } = story();
    assert.equal(missingSignatures(ground())?.code, 'signatures-missing');
    assert.equal(act(submit), null);
    const life = () => draftLife(DRAFT, records);
    assert.deepEqual(
      life().signatures.map(({ id, people }) => [id, people]),
      [
        ['review:安全科', ['an']],
        ['approval:店长', ['li', 'fu']],
        ['approval:外聘顾问', []],
      ],
    );
    assert.equal(life().phase, 'in-review');
    assert.equal(act(sign('approval:店长'), 'li'), 'signature-not-due');
    assert.equal(act(sign('review:安全科'), 'li'), 'not-your-signature');
    assert.equal(act(sign('review:安全科'), 'an'), null);
    assert.equal(act(sign('review:安全科'), 'an'), 'signed-already');
    assert.deepEqual([life().phase, dueSignatures(life()).length], ['in-approval', 2]);
    assert.equal(act(sign('approval:店长'), 'fu'), null);
    assert.equal(act(sign('approval:外聘顾问'), 'li'), 'not-your-signature');
    assert.equal(act(sign('approval:外聘顾问'), null, true), null);
    assert.equal(life().phase, 'approved');
    assert.equal(missingSignatures(ground()), null);
  });

  it('takes a signature on paper only from somebody who approves, and with a note', () => {
    const { act, sign } = story();
    act(submit);
    const onPaper = { on_paper: true, note: '纸质件存档案柜 3' };
    assert.equal(act(sign('review:安全科', onPaper), 'li'), 'not-your-signature');
    assert.equal(act(sign('review:安全科', { on_paper: true }), 'li', true), 'note-required');
    assert.equal(act(sign('review:安全科', onPaper), 'li', true), null);
  });

  it('goes back when somebody turns it down, with the reason', () => {
    const { act, sign, records } = story();
    act(submit);
    assert.equal(act(sign('review:安全科', { agrees: false }), 'an'), 'note-required');
    assert.equal(act(sign('review:安全科', { agrees: false, note: '缺疏散路线' }), 'an'), null);
    const { phase, turned_down } = draftLife(DRAFT, records);
    assert.deepEqual([phase, turned_down?.note], ['drafted', '缺疏散路线']);
    assert.equal(act(sign('approval:店长'), 'li'), 'nothing-submitted');
    assert.equal(act(submit), null);
    assert.equal(draftLife(DRAFT, records).turned_down, null);
  });

  it('is void after an edit, and after it was taken back', () => {
    const { act, sign, records } = story();
    act(submit);
    act(sign('review:安全科'), 'an');
    const edited = draftLife({ ...DRAFT, revision: 6 }, records);
    assert.deepEqual([edited.phase, edited.submitted], ['drafted', null]);
    assert.equal(act({ type: 'take-back' }), null);
    assert.equal(act({ type: 'take-back' }), 'nothing-submitted');
    assert.equal(draftLife(DRAFT, records).phase, 'drafted');
  });

  it('is not handed in twice, nor as another revision', () => {
    const { act } = story();
    assert.equal(act({ ...submit, revision: 4 }), 'stale-revision');
    assert.equal(act(submit), null);
    assert.equal(act(submit), 'submitted-already');
  });
});

describe('issuing a version in force', () => {
  it('goes to the people of its units and posts, who confirm once', () => {
    const { act, records } = story();
    assert.equal(act({ type: 'receive' }, 'li'), 'not-issued-to-you');
    assert.equal(act({ type: 'issue' }), null);
    const issued = () => issueLife(1, records);
    assert.deepEqual(
      issued()?.to.map(({ title, people }) => [title, people]),
      [
        ['门店', ['li', 'fu']],
        ['仓管员', ['cang']],
      ],
    );
    assert.equal(act({ type: 'receive' }, 'an'), 'not-issued-to-you');
    assert.equal(act({ type: 'receive' }, 'li'), null);
    assert.equal(act({ type: 'receive' }, 'li'), 'received-already');
    const found = issued();
    assert.ok(found);
    assert.deepEqual(missingReceipts(found), ['fu', 'cang']);
    assert.equal(act({ type: 'issue' }), null);
    const again = issued();
    assert.ok(again);
    assert.deepEqual(missingReceipts(again), ['fu', 'cang']);
    assert.equal(issueLife(2, records), null);
  });

  it('waits for those who have not confirmed, and for signatures that are due, each once', () => {
    const { act, records } = story();
    act({ type: 'issue' });
    act({ type: 'receive' }, 'li');
    act(submit);
    assert.deepEqual(
      waitingFor([DRAFT, IN_FORCE], records).map(({ person: who, for: what, version }) => [
        who,
        what,
        version,
      ]),
      [
        ['an', 'review', 2],
        ['fu', 'receipt', 1],
        ['cang', 'receipt', 1],
      ],
    );
    assert.deepEqual(waitingFor([{ ...IN_FORCE, state: 'retired' }], records), []);
  });
});

describe('looking at a plan again', () => {
  const base = { in_force_from: T0, zone: 'Asia/Shanghai', review: plan.head.review };

  it('is due by the interval of the plan, counted from when it took effect or was last looked at', () => {
    const { act, records } = story();
    assert.equal(reviewDue(base, records).day, '2029-08-31');
    assert.equal(
      act({ type: 'look-again', outcome: 'stands', note: '查过', next: '2026-08-31' }),
      'review-day-past',
    );
    assert.equal(act({ type: 'look-again', outcome: 'stands', note: '', next: null }), 'note-required');
    assert.equal(act({ type: 'look-again', outcome: 'stands', note: '查过', next: '2027-02-01' }), null);
    assert.deepEqual(
      [reviewDue(base, records).day, reviewDue(base, records).last?.note],
      ['2027-02-01', '查过'],
    );
  });

  it('falls on the last day of a shorter month, and on no day when the plan says none', () => {
    const half = { when: [], from: [], every: { kind: 'calendar', period: 'half-year', count: 1 } } as const;
    assert.equal(reviewDue({ ...base, review: half }, []).day, '2027-02-28');
    assert.equal(reviewDue({ ...base, review: { ...half, due: '2026-12-01' } }, []).day, '2026-12-01');
    const { review: _, ...none } = base;
    assert.equal(reviewDue({ ...none, review: undefined }, []).day, null);
    const word = { ...half, every: { kind: 'unsaid', word: '定期' } } as const;
    assert.equal(reviewDue({ ...base, review: word }, []).day, null);
  });

  it('is called for by a statutory reason until somebody has looked', () => {
    const { act, records } = story();
    assert.equal(act({ type: 'call-review', trigger: 'law-changed', note: ' ' }), 'note-required');
    assert.equal(act({ type: 'call-review', trigger: 'law-changed', note: '新条例施行' }), null);
    assert.deepEqual(
      reviewDue(base, records).calls.map(({ trigger }) => trigger),
      ['law-changed'],
    );
    act({ type: 'look-again', outcome: 'to-be-revised', note: '要改第 3 章', next: null });
    assert.deepEqual(reviewDue(base, records).calls, []);
    assert.deepEqual(reviewDue({ ...base, in_force_from: T0 + 100 }, records).last, null);
  });
});
