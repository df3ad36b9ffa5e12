// Who learns what, and how: posts, outside parties, customers, emergency calls, chains, any channel, recovery, the public.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readPlan } from '#core/plan/read-plan.ts';
import { at, messages, only } from '../harness/story.ts';
import { done, fact, holder, planOf, saidOf, told, written } from './told.ts';

const list = (id: string, title: string, fields: string) =>
  `${id}: { type: list, title: ${title}, ask: clerk, fields: { ${fields} } }`;
const item = (id: string, values: Readonly<Record<string, unknown>>) => ({
  ...{ id, at: at('09:00'), by: 'clerk', values },
});

describe('telling', () => {
  it('12 whoever holds the post is told what must be said, and says that he has it', () => {
    const story = told(
      {
        facts: 'where: { type: place, title: 详细地点, ask: clerk }',
        steps: 'tell: { who: clerk, notify: { to: chief, say: [where] } }',
      },
      { where: 'K12 北侧' },
    );
    const [sent] = only(story.events, 'MessageRequested').filter(({ to }) => to === 'chief');
    assert.deepEqual(
      sent?.content.say.map(({ title, value }) => `${title} ${value}`),
      ['详细地点 K12 北侧'],
    );
    assert.equal(story.duty('tell/1').phase, 'open');
    story.say('09:01', { type: 'AcknowledgeMessage', duty: 'tell/1', person: 'chief', by: 'chief' });
    assert.equal(story.duty('tell/1').phase, 'done');
  });

  it('13 a party outside is rung up by a person, and the call is on the record', () => {
    const story = told({
      steps:
        'ring: { who: chief, call: { contact: police, script: [地点, 人数], outcomes: [接通, 未接通] } }',
    });
    assert.equal(holder(story, 'ring/1'), 'chief');
    story.say('09:03', done('ring/1', 'chief', { answer: '接通', note: '王警官接' }));
    assert.deepEqual([story.duty('ring/1').phase, story.duty('ring/1').note], ['done', '王警官接']);
  });

  it('14 each customer on the list is rung up; not reached is tried again', () => {
    const story = told(
      {
        facts: list('customers', '客户', 'name: text, phone: text'),
        steps:
          'ring: { who: clerk, each: customers, call: { number: item.phone, again: PT10M, outcomes: [已告知, 未接通] } }',
      },
      { customers: [item('a', { name: '甲', phone: '1' }), item('b', { name: '乙', phone: '2' })] },
    );
    assert.deepEqual(story.ids(), ['ring/1/a', 'ring/1/b']);
    story.say('09:03', done('ring/1/a', 'clerk', { answer: '已告知' }));
    story.say('09:04', done('ring/1/b', 'clerk', { answer: '未接通' }));
    assert.deepEqual(story.ids(), ['ring/1/b']);
    assert.equal(story.duty('ring/1/b').call_again, at('09:14'));
  });

  it('15 an emergency call has its number and what to say', () => {
    const plan = planOf({
      steps: 'ring: { who: guard, call: { contact: medics, script: [地点, 伤情, 标志物] } }',
    });
    const { action } = plan.steps.ring ?? {};
    assert.deepEqual(action?.kind === 'call' ? action.script : [], ['地点', '伤情', '标志物']);
    assert.equal(plan.contacts.medics?.number, '120');
    const story = told({ steps: 'ring: { who: guard, call: { number: "119" } }' });
    story.say('09:02', done('ring/1', 'guard', { at: at('09:01'), note: '已讲明地点' }));
    assert.deepEqual([story.duty('ring/1').done?.at, story.duty('ring/1').note], [at('09:01'), '已讲明地点']);
  });

  it('16 a contact without number is found out, and going over the list comes round', () => {
    const parts = `
      routines: { go_over: { do: 核对电话表, who: clerk, every: quarter } }`;
    assert.ok(planOf({ parts }).routines?.go_over);
    const steps = 'ring: { who: clerk, call: owner }';
    assert.ok(saidOf({ steps }).includes('unknown-contact'));
    const listed = written({ steps }).replace('contacts:', 'contacts:\n  owner: { title: 业主 }');
    assert.ok(readPlan(listed).findings.some(({ code }) => code === 'contact-without-number'));
  });

  it('17 one after the other: the next is told when the one before has it, each with its time', () => {
    const story = told({
      steps: 'up: { who: guard, notify: { to: [chief, manager], order: one_by_one } }',
    });
    assert.ok(!messages(story.events).includes('manager know up/1'));
    const next = story.say('09:02', {
      type: 'AcknowledgeMessage',
      duty: 'up/1',
      person: 'chief',
      by: 'chief',
    });
    assert.deepEqual(messages(next), ['manager know up/1']);
    const passed = told({
      steps: 'up: { who: guard, notify: { relay: [{ to: chief }, { from: chief, to: manager }] } }',
    });
    assert.equal(passed.duty('up/1').told.find(({ person }) => person === 'chief')?.stage, 0);
  });

  it('18 the next channel is tried after so long; one that reaches is enough', () => {
    const story = told({
      steps: 'tell: { who: guard, notify: { to: chief, via: [in-app, email], next_channel: PT30S } }',
    });
    assert.equal(only(story.pass('09:00:30'), 'NextChannel').length, 1);
    story.say('09:01', { type: 'AcknowledgeMessage', duty: 'tell/1', person: 'chief', by: 'chief' });
    assert.equal(story.duty('tell/1').phase, 'done');
  });

  it('19 when it is over those learn it who were in fact told before', () => {
    const story = told(
      {
        facts: 'large: { type: yes/no, title: 严重, ask: guard }',
        steps: `
        tell: { who: guard, notify: chief }
        tell_more: { who: guard, notify: manager, when: large }
        over: { who: guard, notify: { to: { told_by: [tell, tell_more] } }, after: trouble.ended }`,
      },
      { large: false },
    );
    const ended = story.say('09:30', fact('trouble', false));
    const known = messages(ended).filter(line => line.endsWith('know over/1'));
    assert.deepEqual(known, ['chief know over/1'], 'and not the manager, who never knew');
  });

  it('20 whoever is at the scene keeps in touch; silence is noticed', () => {
    const story = told({
      steps:
        'in_touch: { who: chief, watch: { every: PT15M, asks: guard, missed: { after: PT5M, tell: manager } }, until: trouble.ended }',
    });
    assert.ok(messages(story.pass('09:20')).includes('manager trouble in_touch/1'));
  });

  it('21 those who left their number are called back after it is over', () => {
    const story = told({
      facts: list('callers', '来电客户', 'name: text, phone: text, call_back: yes/no'),
      steps: `
        note: { who: clerk, record: { in: callers }, while: trouble }
        back: { who: clerk, each: callers where call_back, call: { number: item.phone }, after: trouble.ended }`,
    });
    const entry = (id: string, call_back: boolean) =>
      ({
        type: 'AddEntry',
        duty: 'note/1',
        entry: id,
        values: { name: id, phone: '1', call_back },
        by: 'clerk',
      }) as const;
    story.say('09:05', entry('a', true));
    story.say('09:06', entry('b', false));
    story.say('09:30', fact('trouble', false));
    assert.deepEqual(story.ids(), ['back/1/a']);
  });

  it('22 an announcement in the hall, and another when it is over', () => {
    const story = told({
      steps: `
        calm: { who: clerk, broadcast: 请稍候 }
        again: { who: clerk, broadcast: 已经恢复, after: trouble.ended }`,
    });
    story.say('09:01', done('calm/1', 'clerk'));
    story.say('09:10', fact('trouble', false));
    assert.deepEqual(story.ids(), ['again/1']);
  });

  it('23 what goes out is approved first, with its text and time', () => {
    const story = told({
      steps: `
        draft: { who: clerk, record: { in: 对外口径, fields: [text] } }
        leave: { who: clerk, approve: { by: manager, on_no: { back: draft } }, after: draft }
        publish: { do: 对外发布, who: clerk, needs: leave, task: { evidence: [note] } }`,
    });
    assert.equal(story.refused('09:02', done('publish/1', 'clerk', { note: '已发' })), 'duty-locked');
    story.say('09:03', done('draft/1', 'clerk', { fields: { text: '已在处理' } }));
    story.say('09:04', done('leave/1', 'manager', { answer: true }));
    assert.equal(story.refused('09:05', done('publish/1', 'clerk', { note: '已发' })), null);
  });

  it('24 what is said of it is watched, and what is found is on the record', () => {
    const story = told({
      steps: 'listen: { who: clerk, watch: { every: PT1H, fields: { found: text } }, until: trouble.ended }',
    });
    story.say('10:02', done('listen/1', 'clerk', { fields: { found: '无' } }));
    assert.equal(story.duty('listen/1').entries.length, 1);
  });

  it('25 reporters are received by whoever is named; nobody else speaks', () => {
    const story = told({
      facts: 'press: { type: yes/no, title: 媒体到场, ask: guard }',
      parts: 'acts: { speak: { title: 接受采访, by: guard } }',
      steps: 'receive: { do: 接待媒体, who: manager, opens: press = true }',
      scenario: `
        never: { no_word: { blocks: speak, unless: { permission_of: manager } } }
        stand_down: { when: not(trouble), by: manager }`,
    });
    story.say('09:10', fact('press', true));
    assert.equal(holder(story, 'receive/1'), 'manager');
    const asked = story.say('09:11', { type: 'AskAct', act: 'speak', by: 'guard' });
    assert.deepEqual(messages(asked), ['manager do permit:speak/1']);
  });
});
