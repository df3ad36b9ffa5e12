// Who decides what: branches, judgement, approvals, starting the plan, assessing, leaders, meetings, leave.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, messages } from '../harness/story.ts';
import { done, fact, holder, told } from './told.ts';

describe('deciding', () => {
  it('26 what is to be done depends on what is the case; while nobody knows, it is asked', () => {
    const parts = {
      facts: `
        hurt: { type: yes/no, title: 有人受伤, ask: guard }
        damaged: { type: yes/no, title: 车辆损坏, ask: guard }`,
      steps: `
        act:
          who: crew
          cases:
            - { when: hurt, do: 救人并请示 }
            - { when: damaged, do: 换备用车 }
            - { otherwise: 继续送货 }`,
    };
    const story = told(parts);
    assert.ok(story.ids().includes('ask:hurt/1'));
    story.say('09:01', fact('hurt', false));
    story.say('09:02', fact('damaged', true));
    assert.deepEqual([story.duty('act/1').chosen, story.duty('act/1').title], [1, '换备用车']);
    assert.equal(told(parts, { hurt: true }).duty('act/1').title, '救人并请示');
  });

  it('27 where it is needed: a person says so or not, with a reason for no', () => {
    const parts = { steps: 'more: { do: 请求增援, who: guard, discretion: chief, force: may }' };
    const story = told(parts);
    const [asked] = Object.values(story.state.duties).filter(({ kind }) => kind === 'discretion');
    assert.ok(asked);
    assert.equal(asked.holders[0]?.person, 'chief');
    assert.equal(story.refused('09:01', done(asked.id, 'chief', { answer: false })), 'reason-required');
    story.say('09:01', done(asked.id, 'chief', { answer: true }));
    assert.deepEqual(story.ids(), ['more/1']);
  });

  it('28 nothing before it is approved; both approvals where two are named', () => {
    const story = told({
      steps: `
        leave: { who: clerk, approve: { by: [chief, manager], quorum: all } }
        go: { do: 实施, who: crew, needs: leave }`,
    });
    assert.equal(story.refused('09:01', done('go/1', 'crew')), 'duty-locked');
    story.say('09:02', done('leave/1', 'chief', { answer: true }));
    assert.equal(story.refused('09:03', done('go/1', 'crew')), 'duty-locked');
    story.say('09:04', done('leave/1', 'manager', { answer: true }));
    assert.equal(story.refused('09:05', done('go/1', 'crew')), null);
  });

  it('29 who may start the plan decides it, once and on the record, before any scenario begins', () => {
    const parts = {
      parts: `
        gates:
          start: { who: clerk, approve: { by: manager } }`,
    };
    const story = told(parts);
    assert.deepEqual(story.ids(), ['start/1']);
    story.say('09:05', done('start/1', 'manager', { answer: true, note: '符合条件' }));
    assert.deepEqual(story.ids(), ['look/1']);
    assert.equal(story.duty('start/1').done?.by, 'manager');
    const not = told(parts);
    not.say('09:05', done('start/1', 'manager', { answer: false, note: '不够条件' }));
    not.pass('10:00');
    assert.deepEqual(not.ids(), [], 'it does not begin');
  });

  it('30 what is found out at the scene is facts, and what hangs on them follows', () => {
    const story = told({
      facts: `
        attack: { type: yes/no, title: 人为攻击, ask: guard }
        in_time: { type: yes/no, title: 能否按时恢复, ask: guard }`,
      steps: `
        judge: { who: guard, assess: [attack, in_time] }
        police: { who: chief, call: police, when: attack, after: judge }`,
    });
    story.say('09:05', done('judge/1', 'guard', { facts: { attack: true, in_time: false } }));
    assert.equal(story.state.facts.in_time?.value, false);
    assert.deepEqual(story.ids(), ['police/1']);
  });

  it('31 the leader is asked, decides with a reason, and what he decided is carried out', () => {
    const story = told({
      steps: `
        service: { who: manager, decide: { question: 暂停、变更还是照常, answer: [暂停, 变更, 照常], reason: required, asked_by: chief } }
        stop: { do: 暂停送货, who: crew, when: service = "暂停", after: service }`,
    });
    assert.equal(story.refused('09:02', done('service/1', 'manager', { answer: '暂停' })), 'reason-required');
    story.say('09:03', done('service/1', 'manager', { answer: '暂停', note: '道路中断' }));
    assert.deepEqual(story.ids(), ['stop/1']);
  });

  it('31 a time that the leader sets is what the rest is due by', () => {
    const story = told({
      facts: 'new_time: { type: time, title: 新送达时间, ask: manager }',
      steps: `
        settle_time: { who: manager, assess: new_time }
        deliver: { do: 送达, who: crew, after: settle_time, by: new_time }`,
    });
    const facts = { new_time: '2026-11-24T09:00:00+08:00' };
    story.say('09:10', done('settle_time/1', 'manager', { facts }));
    assert.equal(story.duty('deliver/1').due, at('+1 09:00'));
  });

  it('32 a meeting gathers, and its measures become duties of those they name', () => {
    const story = told({
      facts:
        'measures: { type: list, title: 措施, ask: chief, fields: { what: text, who: people, until: time } }',
      steps: `
        meet: { who: manager, convene: { members: [chief, crew], quorum: all, place: 会议室, gives: measures } }
        carry_out: { do: 落实措施, who: item.who, each: measures, by: item.until }`,
    });
    const values = { what: '换阀', who: 'crew', until: '2026-11-23T12:00:00+08:00' };
    story.say('09:10', { type: 'AddEntry', duty: 'meet/1', entry: 'm1', values, by: 'manager' });
    assert.deepEqual(
      [holder(story, 'carry_out/1/m1'), story.duty('carry_out/1/m1').due],
      ['crew', at('12:00')],
    );
  });

  it('33 not without leave: it is asked for, and who gave it is known', () => {
    const story = told({
      parts: 'acts: { log_out: { title: 退出系统, by: clerk } }',
      scenario: `
        never: { stay: { blocks: log_out, while: trouble, unless: { permission_of: chief } } }
        stand_down: { when: not(trouble), by: manager }`,
    });
    story.say('09:01', { type: 'AskAct', act: 'log_out', by: 'clerk' });
    assert.equal(story.state.acts?.['log_out/1']?.phase, 'asked');
    story.say('09:02', done('permit:log_out/1', 'chief', { answer: true }));
    const { phase, answered } = story.state.acts?.['log_out/1'] ?? {};
    assert.deepEqual([phase, answered?.by], ['granted', 'chief']);
  });

  it('34 a report that was handed in is looked through, and sent back when it will not do', () => {
    const story = told({
      parts: 'forms: { account: { title: 情况报告, fields: { text: text } } }',
      steps: `
        write: { who: chief, report: { form: account, to: manager } }
        look_through: { who: chief, approve: { by: manager, on_no: { back: write } }, after: write }`,
    });
    story.say('09:10', done('write/1', 'chief', { fields: { text: '略' } }));
    story.say('09:20', done('look_through/1', 'manager', { answer: false, note: '原因没有写' }));
    assert.ok(story.ids().some(id => id.startsWith('write/1')));
    assert.ok(messages(story.events).includes('manager approve look_through/1'));
  });
});
