// What every IncidentStore keeps: one act is written whole or not at all, an incident is decided on by one at a time,
// a command is answered once, organisations never see each other's rows.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { IncidentStore } from '#desk/ports.ts';
import { StoreFault } from '#desk/store-fault.ts';
import {
  aDuty,
  aMessage,
  aNote,
  anAct,
  anOrg,
  aState,
  MINUTE,
  NOON,
  nextAct,
  type Open,
  type Opened,
} from './examples.ts';

export function incidentContract(name: string, open: Open): void {
  describe(`${name}: incidents`, () => {
    let opened: Opened;
    let incidents: IncidentStore;
    before(async () => {
      opened = await open();
      incidents = opened.store.incidents;
    });
    after(() => opened.close());

    it('loads an incident as it was written, order of keys and odd text included', async () => {
      const org = anOrg();
      const facts = { z: fact('𠮷 "x" \\ \u2028'), a: fact({ b: 1, a: [null, true, 1.5e-7] }) };
      const act = anAct(org, { state: aState({ facts, title: "it's 50% \\ off" }), next_due: NOON + 1 });
      assert.deepEqual(await incidents.create(act), { kind: 'new' });
      const found = await incidents.load(org, act.incident);
      assert.deepEqual(found, { org, state: act.state, next_due: NOON + 1 });
      assert.deepEqual(Object.keys(found?.state.facts ?? {}), ['z', 'a']);
    });

    it('keeps a text with characters no database can hold, those replaced', async () => {
      const org = anOrg();
      const act = anAct(org, { state: aState({ title: 'a\0b\ud800c \\u0000' }), events: [aNote('\0')] });
      await incidents.create(act);
      assert.equal((await incidents.load(org, act.incident))?.state.title, 'a\ufffdb\ufffdc \\u0000');
      assert.equal((await incidents.list(org, { limit: 1 })).items[0]?.title, 'a\ufffdb\ufffdc \\u0000');
      const [first] = await incidents.events(org, act.incident, 0, 1);
      assert.deepEqual(first?.event, aNote('\ufffd'));
    });

    it('does not create an incident twice, and then writes nothing', async () => {
      const org = anOrg();
      const act = anAct(org);
      await incidents.create(act);
      await assert.rejects(
        incidents.create({ ...act, messages: [aMessage('twice')] }),
        fault('already-there'),
      );
      assert.equal((await incidents.events(org, act.incident, 0, 10)).length, 1);
    });

    it('answers a command once: the same again, another body not at all', async () => {
      const org = anOrg();
      const command = { id: 'c1', digest: 'd1', answer: { incident: 'x', seq: 1 } };
      assert.deepEqual(await incidents.findCommand(org, 'c1', 'd1'), { kind: 'new' });
      const act = anAct(org, { command });
      assert.deepEqual(await incidents.create(act), { kind: 'new' });
      const again = anAct(org, { command });
      assert.deepEqual(await incidents.create(again), { kind: 'repeated', answer: command.answer });
      assert.equal(await incidents.load(org, again.incident), undefined);
      const other = anAct(org, { command: { ...command, digest: 'd2' } });
      assert.deepEqual(await incidents.create(other), { kind: 'other-body' });
      assert.deepEqual(await incidents.findCommand(org, 'c1', 'd1'), {
        kind: 'repeated',
        answer: command.answer,
      });
      assert.deepEqual(await incidents.findCommand(org, 'c1', 'd2'), { kind: 'other-body' });
      assert.deepEqual(await incidents.findCommand(anOrg(), 'c1', 'd1'), { kind: 'new' });
    });

    it('answers one of twenty equal commands that come at once, the others with its answer', async () => {
      const org = anOrg();
      const acts = Array.from({ length: 20 }, (_, i) =>
        anAct(org, { command: { id: 'same', digest: 'd', answer: i } }),
      );
      const answers = await Promise.all(acts.map(act => incidents.create(act)));
      assert.equal(answers.filter(answer => answer.kind === 'new').length, 1);
      const winner = answers.findIndex(answer => answer.kind === 'new');
      for (const answer of answers)
        if (answer.kind !== 'new') assert.deepEqual(answer, { kind: 'repeated', answer: winner });
      assert.equal((await incidents.list(org, { limit: 50 })).total, 1);
    });

    it('keeps null as an answer', async () => {
      const org = anOrg();
      await incidents.create(anAct(org, { command: { id: 'n', digest: 'd', answer: null } }));
      assert.deepEqual(await incidents.findCommand(org, 'n', 'd'), { kind: 'repeated', answer: null });
    });

    it('updates what it loaded, in order, and each incident by one at a time', async () => {
      const org = anOrg();
      const act = anAct(org);
      await incidents.create(act);
      const results = await Promise.all(
        Array.from({ length: 12 }, (_, i) =>
          incidents.update(org, act.incident, found =>
            nextAct(org, found.state, { events: [aNote(`n${i}`)] }),
          ),
        ),
      );
      assert.deepEqual(new Set(results), new Set(['written']));
      assert.equal((await incidents.load(org, act.incident))?.state.seq, 13);
      const events = await incidents.events(org, act.incident, 0, 100);
      assert.deepEqual(
        events.map(event => event.seq),
        Array.from({ length: 13 }, (_, i) => i + 1),
      );
      assert.deepEqual(
        (await incidents.events(org, act.incident, 11, 1)).map(event => event.seq),
        [12],
      );
    });

    it('does not update what is missing, unchanged, a repeated command or another organisation’s', async () => {
      const org = anOrg();
      const act = anAct(org);
      await incidents.create(act);
      const refuse = () => assert.fail('must not be asked');
      assert.equal(await incidents.update(org, 'none', refuse), 'missing');
      assert.equal(await incidents.update(anOrg(), act.incident, refuse), 'missing');
      assert.equal(await incidents.update(org, act.incident, () => null), 'unchanged');
      const command = { id: 'u1', digest: 'd', answer: 7 };
      const once = () => incidents.update(org, act.incident, ({ state }) => nextAct(org, state, { command }));
      assert.equal(await once(), 'written');
      assert.deepEqual(await once(), { kind: 'repeated', answer: 7 });
      assert.equal((await incidents.load(org, act.incident))?.state.seq, 2);
    });

    it('writes nothing when deciding throws, and lets the error through', async () => {
      const org = anOrg();
      const act = anAct(org);
      await incidents.create(act);
      const bug = new Error('bug');
      await assert.rejects(
        incidents.update(org, act.incident, () => throwIt(bug)),
        bug,
      );
      assert.equal(await incidents.update(org, act.incident, ({ state }) => nextAct(org, state)), 'written');
    });

    it('refuses an act decided on an older state', async () => {
      const org = anOrg();
      const act = anAct(org);
      await incidents.create(act);
      await incidents.update(org, act.incident, ({ state }) => nextAct(org, state));
      const old = () => nextAct(org, act.state, { messages: [aMessage('old')] });
      await assert.rejects(incidents.update(org, act.incident, old), fault('decided-on-old-state'));
      assert.equal((await incidents.load(org, act.incident))?.state.seq, 2);
    });

    it('lists by report, newest first, page by page, with the total', async () => {
      const org = anOrg();
      for (let i = 0; i < 7; i++)
        await incidents.create(anAct(org, { state: aState({ title: `t${i}`, reported: NOON + (i % 3) }) }));
      const whole = await incidents.list(org, { limit: 100 });
      assert.equal(whole.next, null);
      assert.deepEqual(
        whole.items.map(row => row.reported - NOON),
        [2, 2, 1, 1, 0, 0, 0],
      );
      const ids: string[] = [];
      for (let after: string | null = null; ; ) {
        const page = await incidents.list(org, { limit: 3, ...(after === null ? {} : { after }) });
        assert.equal(page.total, 7);
        ids.push(...page.items.map(row => row.id));
        after = page.next;
        if (after === null) break;
      }
      assert.deepEqual(
        ids,
        whole.items.map(row => row.id),
      );
      await assert.rejects(incidents.list(org, { limit: 3, after: 'x' }), fault('bad-cursor'));
    });

    it('lists what is asked for: phase, plan, part of the title taken literally', async () => {
      const org = anOrg();
      const states = [
        aState({ title: '100% sure' }),
        aState({ title: '1000 sure', phase: 'stood-down' }),
        aState({ title: 'a_b', phase: 'filed', plan: { id: 'other', version: 1 } }),
        aState({ title: 'aXb', phase: 'false-alarm' }),
      ];
      for (const state of states) await incidents.create(anAct(org, { state }));
      const titles = async (filter: object) =>
        (await incidents.list(org, { limit: 9, ...filter })).items.map(row => row.title).sort();
      assert.deepEqual(await titles({ phase: 'open' }), ['100% sure', '1000 sure']);
      assert.deepEqual(await titles({ phase: 'closed' }), ['aXb', 'a_b']);
      assert.deepEqual(await titles({ plan: 'other' }), ['a_b']);
      assert.deepEqual(await titles({ text: '0%' }), ['100% sure']);
      assert.deepEqual(await titles({ text: 'A_B' }), ['a_b']);
      assert.deepEqual(await titles({ text: '\\' }), []);
    });

    it('counts open duties, overdue ones and alarms, and forgets them when the incident is filed', async () => {
      const org = anOrg();
      const state = aState({}, [
        aDuty('a', { overdue: NOON }),
        aDuty('b', { alarm: NOON, holders: [] }),
        aDuty('c', { phase: 'done', overdue: NOON }),
      ]);
      await incidents.create(anAct(org, { state }));
      const [row] = (await incidents.list(org, { limit: 1 })).items;
      assert.deepEqual([row?.open_duties, row?.overdue, row?.alarms], [2, 1, 1]);
      await incidents.update(org, state.id, found => {
        const filed = nextAct(org, { ...found.state, phase: 'filed', filed: NOON });
        return filed;
      });
      const [filed] = (await incidents.list(org, { limit: 1 })).items;
      assert.deepEqual([filed?.open_duties, filed?.overdue, filed?.alarms], [0, 0, 0]);
      assert.deepEqual(await incidents.dutiesOf(org, 'li'), []);
    });

    it('knows the open duties of a person, most urgent first, and drops those that are not open any more', async () => {
      const org = anOrg();
      const state = aState({ title: 'T' }, [
        aDuty('none'),
        aDuty('late', { due: NOON + 9 * MINUTE }),
        aDuty('soon', {
          due: NOON + MINUTE,
          overdue: NOON + MINUTE,
          holders: [],
          called: [{ person: 'li', reason: 'deputy' }],
        }),
        aDuty('approve', {
          kind: 'approve',
          holders: [],
          told: [told('li'), told('wang')],
          approvals: { wang: true },
        }),
        aDuty('other', { holders: [{ person: 'wang', reason: 'holder' }] }),
      ]);
      await incidents.create(anAct(org, { state }));
      const duties = async (person: string) => (await incidents.dutiesOf(org, person)).map(row => row.duty);
      assert.deepEqual(await duties('li'), ['soon', 'late', 'approve', 'none']);
      assert.deepEqual((await incidents.dutiesOf(org, 'li'))[0], {
        incident: state.id,
        incident_title: 'T',
        duty: 'soon',
        title: 'Duty soon',
        due: NOON + MINUTE,
        overdue: true,
      });
      await incidents.update(org, state.id, found =>
        nextAct(org, {
          ...found.state,
          duties: {
            ...state.duties,
            soon: aDuty('soon', { phase: 'withdrawn' }),
            late: aDuty('late', { due: NOON, holders: [{ person: 'wang', reason: 'assigned' }] }),
            none: aDuty('none', { due: NOON }),
          },
        }),
      );
      assert.deepEqual(await duties('li'), ['none', 'approve']);
      assert.deepEqual(await duties('wang'), ['late', 'other']);
    });

    it('streams an organisation’s events in order, from any position on, and no other’s', async () => {
      const [org, other] = [anOrg(), anOrg()];
      const start = await incidents.stream(org, null, 0);
      assert.deepEqual(start.events, []);
      const first = anAct(org, { events: [aNote('1'), aNote('2')] });
      await incidents.create(first);
      await incidents.create(anAct(other));
      await incidents.update(org, first.incident, ({ state }) =>
        nextAct(org, state, { events: [aNote('3')] }),
      );
      const all = await streamUntil(incidents, org, null, 3);
      assert.deepEqual(
        all.map(({ event }) => event),
        [aNote('1'), aNote('2'), aNote('3')],
      );
      assert.deepEqual(
        all.map(({ seq }) => seq),
        [1, 2, 3],
      );
      assert.deepEqual(await incidents.events(org, first.incident, 0, 9), all);
      const rest = await incidents.stream(org, all[0]?.cursor ?? '', 10);
      assert.deepEqual(
        rest.events.map(({ seq }) => seq),
        [2, 3],
      );
      assert.deepEqual((await incidents.stream(org, start.cursor, 10)).events, all);
      const end = await incidents.stream(org, rest.cursor, 10);
      assert.deepEqual(end, { events: [], cursor: rest.cursor });
      await assert.rejects(incidents.stream(org, 'x', 1), fault('bad-cursor'));
    });

    it('keeps organisations apart even when they use the same ids', async () => {
      const [org, other] = [anOrg(), anOrg()];
      const state = aState({}, [aDuty('d')]);
      await incidents.create(anAct(org, { state: { ...state, title: 'ours' }, next_due: NOON }));
      await incidents.create(anAct(other, { state: { ...state, title: 'theirs' } }));
      await incidents.update(other, state.id, found =>
        nextAct(other, { ...found.state, title: 'changed', duties: {} }, { next_due: NOON + 5 }),
      );
      assert.deepEqual((await incidents.load(org, state.id))?.state.title, 'ours');
      assert.equal((await incidents.load(org, state.id))?.next_due, NOON);
      assert.deepEqual(
        (await incidents.list(org, { limit: 9 })).items.map(row => row.title),
        ['ours'],
      );
      assert.equal((await incidents.events(org, state.id, 0, 9)).length, 1);
      assert.equal((await incidents.dutiesOf(org, 'li')).length, 1);
      assert.equal((await incidents.dutiesOf(other, 'li')).length, 0);
      await incidents.update(org, state.id, found => nextAct(org, found.state));
    });

    it('tells listeners what was written, and stops when asked', async () => {
      const org = anOrg();
      const heard = new Set<string>();
      const { promise, resolve } = Promise.withResolvers<void>();
      const stop = await opened.store.listen(signal => {
        if (signal.org !== null && signal.org !== org) return;
        heard.add(signal.kind);
        if (heard.size === 3) resolve();
      });
      await incidents.create(anAct(org, { next_due: NOON, messages: [aMessage('heard')] }));
      await promise;
      await stop();
      heard.clear();
      await incidents.create(anAct(org, { next_due: NOON }));
      assert.equal(heard.size, 0);
    });
  });
}

/** Reads on until there are `count` events; another transaction of the machine may hold the last back for a moment. */
export async function streamUntil(
  incidents: IncidentStore,
  org: string,
  after: string | null,
  count: number,
) {
  for (;;) {
    const { events } = await incidents.stream(org, after, count);
    if (events.length === count) return events;
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}

export const fault = (code: string) => (thrown: unknown) =>
  thrown instanceof StoreFault && thrown.code === code;

const fact = (value: unknown) => ({ value: value as string, observed: NOON, recorded: NOON, by: 'li' });

const told = (person: string) => ({
  person,
  reason: 'approver',
  attempted: null,
  sent: null,
  delivered: null,
  acknowledged: null,
  failed: null,
});

function throwIt(cause: Error): never {
  throw cause;
}
