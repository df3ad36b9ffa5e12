// How it ends: a satisfied customer, aftermath, staying at the scene, opinions, letting go only when it is safe.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { done, fact, standDown, told } from './told.ts';

describe('closing', () => {
  const content = `
    answer: { do: 答复客户, who: crew }
    content: { who: clerk, confirm: { question: 客户是否满意, of: 客户, not_by: crew, on_no: { again: answer } }, after: answer }`;

  it('57 it is done again until the customer says yes, and is not over before', () => {
    const story = told({ steps: content });
    story.say('09:05', done('answer/1', 'crew'));
    story.say('09:10', done('content/1', 'clerk', { answer: false, note: '要换货' }));
    assert.ok(story.ids().some(id => id.startsWith('answer/1~')));
    story.say('09:20', fact('trouble', false));
    assert.equal(story.refused('09:21', standDown), 'closing-conditions-open');
    const [again] = story.ids();
    story.say('09:30', done(again ?? '', 'crew'));
    const [asked] = story.ids();
    story.say('09:35', done(asked ?? '', 'clerk', { answer: true }));
    assert.equal(story.refused('09:36', standDown), null);
  });

  it('58 after it: an inquiry and what follows, then it is filed', () => {
    const story = told({
      steps: 'look: { do: 查看, who: guard, force: should }',
      parts: `
        close:
          when: not(trouble)
          by: manager
          after:
            inquiry: { do: 事故调查, who: chief, within: P3D of stood_down, task: { evidence: [note] } }
            care: { do: 善后, who: clerk }
          filed: { when: inquiry.done and care.done, by: manager }`,
    });
    story.say('09:30', fact('trouble', false));
    story.say('09:31', standDown);
    assert.deepEqual(story.ids(), ['care/1', 'inquiry/1']);
    assert.notEqual(story.refused('09:32', { type: 'FileIncident', by: 'manager' }), null);
    story.say('10:00', done('inquiry/1', 'chief', { note: '已查明', fields: { note: '已查明' } }));
    story.say('10:01', done('care/1', 'clerk'));
    story.say('10:02', { type: 'FileIncident', by: 'manager' });
    assert.equal(story.state.phase, 'filed');
  });

  it('59 whoever is at the scene may not leave before the customer is content', () => {
    const story = told({
      steps: content,
      parts: 'acts: { leave: { title: 离开现场, by: crew } }',
      scenario: `
        never: { stays: { blocks: leave, while: not(content) } }
        stand_down: { when: not(trouble), by: manager }`,
    });
    story.say('09:02', { type: 'AskAct', act: 'leave', by: 'crew' });
    assert.notEqual(story.state.acts?.['leave/1']?.phase, 'granted');
    story.say('09:05', done('answer/1', 'crew'));
    story.say('09:10', done('content/1', 'clerk', { answer: true }));
    story.say('09:11', { type: 'AskAct', act: 'leave', by: 'crew' });
    assert.equal(Object.values(story.state.acts ?? {}).at(-1)?.phase, 'granted');
  });

  it('60 what the customer says is written down, and a scheme he accepts comes of it', () => {
    const story = told({
      steps: `
        ask_him: { who: clerk, record: { in: 客户意见, fields: [opinion] } }
        scheme: { who: chief, report: { form: scheme, to: manager }, after: ask_him }
        accepts: { who: clerk, confirm: { question: 客户是否接受方案, of: 客户, not_by: chief, on_no: { again: scheme } }, after: scheme }`,
      parts: 'forms: { scheme: { title: 技术方案, fields: { text: text } } }',
    });
    story.say('09:05', done('ask_him/1', 'clerk', { fields: { opinion: '颜色不对' } }));
    story.say('09:20', done('scheme/1', 'chief', { fields: { text: '换同款' } }));
    story.say('09:30', done('accepts/1', 'clerk', { answer: true }));
    assert.deepEqual(story.ids(), []);
  });

  it('61 it is let go only when somebody confirms that it is safe', () => {
    const story = told({
      steps: `
        made_fast: { do: 加固, who: crew }
        safe: { who: crew, approve: { by: chief, on_no: { back: made_fast } }, after: made_fast }
        pass: { do: 通知放行, who: clerk, needs: safe }`,
    });
    story.say('09:10', done('made_fast/1', 'crew'));
    assert.equal(story.refused('09:11', done('pass/1', 'clerk')), 'duty-locked');
    assert.equal(story.refused('09:11', done('safe/1', 'crew', { answer: true })), 'not-yours');
    story.say('09:12', done('safe/1', 'chief', { answer: true }));
    assert.equal(story.refused('09:13', done('pass/1', 'clerk')), null);
  });
});
