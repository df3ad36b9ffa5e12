// What stays on the record: logs, forms with fields, backups, pictures, signatures, what is unconfirmed, lists to tick.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toIso } from '#core/time/instant.ts';
import { at } from '../harness/story.ts';
import { slotsOf } from './recurring.ts';
import { done, fact, planOf, told } from './told.ts';

const report = (fields: string, more = '') => ({
  parts: `forms: { account: { title: 事件报告, fields: { ${fields} }${more} } }`,
  steps: 'write: { who: guard, report: { form: account, to: manager } }',
});

describe('records', () => {
  it('62 a log has its lines with their times, and beginning and end of the trouble stand by themselves', () => {
    const story = told({
      steps:
        'log: { who: guard, record: { in: 值班日志, fields: [time, what], copy: 站点台账 }, while: trouble }',
    });
    const values = { time: '2026-11-23T09:05:00+08:00', what: '黑屏' };
    story.say('09:06', { type: 'AddEntry', duty: 'log/1', entry: 'e1', values, by: 'guard' });
    story.say('09:30', fact('trouble', false));
    assert.equal(story.state.logs.值班日志?.[0]?.values.what, '黑屏');
    assert.equal(story.state.logs.站点台账?.length, 1);
    const { since, ended } = story.state.states.trouble ?? {};
    assert.deepEqual([since, ended], [at('09:00'), at('09:30')]);
  });

  it('63 a form is handed in only when every field that it asks for is filled in', () => {
    const story = told(
      report(
        'began: { type: time, title: 时间, value: trouble.since }, where: { type: place, title: 地点 }, loss: { type: number, title: 损失, required: false }',
      ),
    );
    assert.equal(story.refused('09:10', done('write/1', 'guard')), 'field-required');
    story.say('09:11', done('write/1', 'guard', { fields: { where: '一楼' } }));
    assert.deepEqual(story.duty('write/1').answer, { began: toIso(at('09:00')), where: '一楼' });
  });

  it('64 files have a second copy, and that it can be read is looked at again and again', () => {
    const plan = planOf({
      parts: `
        resources: { files: { title: 客户档案备份, kind: information, keeper: clerk, place: 异地机房 } }
        routines: { try_it: { do: 核验备份可读, who: clerk, every: month on 5, evidence: [note] } }`,
    });
    assert.equal(plan.resources?.files?.keeper, 'clerk');
    assert.deepEqual(
      slotsOf(plan, 'try_it', '2026-11-01', '2026-12-31').map(day => day.slice(0, 10)),
      ['2026-11-05', '2026-12-05'],
    );
  });

  it('65 pictures, or the reason why there is none', () => {
    const story = told(report('pictures: { type: photo, title: 照片, least: 2, or_reason: true }'));
    assert.equal(
      story.refused('09:10', done('write/1', 'guard', { fields: { pictures: '门口' } })),
      'field-required',
    );
    assert.equal(
      story.refused('09:10', done('write/1', 'guard', { marks: { pictures: { note: '现场禁止拍照' } } })),
      null,
    );
  });

  it('66 whoever writes it signs it, and when it was handed in is known', () => {
    const story = told(report('text: text', ', sign: { handed_in_at: true }'));
    const filled = { fields: { text: '略' } };
    assert.equal(story.refused('09:10', done('write/1', 'guard', filled)), 'signature-required');
    story.say('09:11', done('write/1', 'guard', { ...filled, answer: true }));
    assert.deepEqual(story.duty('write/1').signed, [{ at: at('09:11'), recorded: at('09:11'), by: 'guard' }]);
  });

  it('67 what is not sure is marked so, with a word why, and is followed up', () => {
    const { parts } = report(
      'cause: { type: text, title: 原因, may_be: [exact, unconfirmed] }',
      ', unconfirmed: { note: required, chase: find_out }',
    );
    const story = told({
      parts,
      steps: `
      write: { who: guard, report: { form: account, to: manager } }
      find_out: { do: 核实, who: chief }`,
    });
    const filled = { fields: { cause: '疑似短路' } };
    assert.equal(
      story.refused(
        '09:10',
        done('write/1', 'guard', { ...filled, marks: { cause: { certainty: 'unconfirmed' } } }),
      ),
      'unconfirmed-without-note',
    );
    story.say(
      '09:11',
      done('write/1', 'guard', { ...filled, marks: { cause: { certainty: 'unconfirmed', note: '等检测' } } }),
    );
    assert.deepEqual(story.ids(), ['find_out/1']);
  });

  it('68 what the text lists is what may be chosen, and several may be', () => {
    const story = told({
      facts:
        'leaked: { type: list, title: 泄露内容, ask: guard, fields: { kind: [姓名, 账号, 电话, 住址] } }',
      steps: 'name_them: { who: guard, record: { in: leaked }, while: trouble }',
    });
    for (const [id, kind] of [
      ['a', '姓名'],
      ['b', '账号'],
    ] as const)
      story.say('09:05', { type: 'AddEntry', duty: 'name_them/1', entry: id, values: { kind }, by: 'guard' });
    assert.equal(story.duty('name_them/1').entries.length, 2);
    const wrong = {
      type: 'AddEntry',
      duty: 'name_them/1',
      entry: 'c',
      values: { kind: '其他' },
      by: 'guard',
    } as const;
    assert.equal(story.refused('09:06', wrong), 'value-of-wrong-type');
  });
});
