// What must not be done, and who may yet: bans, secrecy, exceptions, what must be in place first, who is eligible.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { at, messages } from '../harness/story.ts';
import { done, fact, planOf, told } from './told.ts';

const ban = (never: string) => `
  never: { ${never} }
  stand_down: { when: not(trouble), by: manager }`;
const phaseOf = (story: ReturnType<typeof told>, request: string) => story.state.acts?.[request]?.phase;

describe('bounds', () => {
  it('85 what is forbidden is refused, shown in words, and what was done all the same is on the record', () => {
    const story = told(
      {
        parts: 'acts: { dig: { title: 机械开挖, by: crew } }',
        facts: 'found: { type: yes/no, title: 管线已探明, ask: crew }',
        scenario: ban('no_dig: { blocks: dig, while: not(found) }, no_quarrel: { do: 不得与顾客争执 }'),
      },
      { found: false },
    );
    story.say('09:01', { type: 'AskAct', act: 'dig', by: 'crew' });
    assert.equal(phaseOf(story, 'dig/1'), 'refused');
    story.say('09:05', {
      type: 'RecordViolation',
      against: 'no_dig',
      person: 'crew',
      text: '已动土',
      by: 'guard',
    });
    story.say('09:06', {
      type: 'RecordViolation',
      against: 'no_quarrel',
      person: null,
      text: '有人争吵',
      by: 'guard',
    });
    assert.deepEqual(
      story.state.violations?.map(({ against }) => against),
      ['no_dig', 'no_quarrel'],
    );
  });

  it('86 nothing is told outside without leave, and the plan says how secret it is', () => {
    const parts = {
      parts: 'secrecy: 内部\nacts: { disclose: { title: 对外提供工作信息, by: clerk } }',
      scenario: ban('silence: { blocks: disclose, unless: { permission_of: manager } }'),
    };
    const story = told(parts);
    assert.equal(planOf(parts).head.secrecy, '内部');
    story.say('09:01', { type: 'AskAct', act: 'disclose', by: 'clerk' });
    assert.equal(phaseOf(story, 'disclose/1'), 'asked');
    story.say('09:02', done('permit:disclose/1', 'manager', { answer: false, note: '尚未核实' }));
    assert.equal(phaseOf(story, 'disclose/1'), 'refused');
  });

  it('87 an exception holds only where its own conditions do', () => {
    const story = told(
      {
        facts: `
        marked_off: { type: yes/no, title: 已设调头区, ask: chief }
        watched: { type: yes/no, title: 专人监护, ask: chief }`,
        parts: 'acts: { turn: { title: 调头, by: crew } }',
        scenario: ban('no_turn: { blocks: turn, unless: marked_off and watched }'),
      },
      { marked_off: true, watched: false },
    );
    story.say('09:01', { type: 'AskAct', act: 'turn', by: 'crew' });
    assert.equal(phaseOf(story, 'turn/1'), 'refused');
    story.say('09:02', fact('watched', true));
    story.say('09:03', { type: 'AskAct', act: 'turn', by: 'crew' });
    assert.equal(phaseOf(story, 'turn/2'), 'granted');
  });

  it('88 work begins when everything that must be in place is, once for the whole of it', () => {
    const story = told({
      parts: `
        applies_to: operation
        gates:
          agreement: { do: 签协议, who: manager, task: { evidence: [file] } }
          survey: { do: 核查管线, who: crew, task: { evidence: [note] } }
          scheme: { who: chief, approve: { by: manager }, after: survey }`,
    });
    assert.deepEqual(story.ids(), ['agreement/1', 'survey/1']);
    story.say('09:05', done('agreement/1', 'manager', { fields: { evidence_1: '协议.pdf' } }));
    story.say('09:06', done('survey/1', 'crew', { fields: { evidence_1: '无管线' } }));
    assert.ok(!story.ids().includes('look/1'));
    story.say('09:07', done('scheme/1', 'manager', { answer: true }));
    assert.deepEqual(story.ids(), ['look/1']);
  });

  it('89 only those who qualify are served', () => {
    const story = told(
      {
        facts:
          'customers: { type: list, title: 客户, ask: clerk, fields: { name: text, in_good_standing: yes/no } }',
        steps: 'top_up: { do: 临时补货, who: crew, each: customers where in_good_standing }',
      },
      {
        customers: [
          ['a', true],
          ['b', false],
        ].map(([id, in_good_standing]) => ({
          id: String(id),
          at: at('09:00'),
          by: 'clerk',
          values: { name: id, in_good_standing },
        })),
      },
    );
    assert.deepEqual(story.ids(), ['top_up/1/a']);
    assert.ok(messages(story.events).includes('crew do top_up/1/a'));
  });
});
