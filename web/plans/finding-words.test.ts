import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inWords } from './finding-words.ts';

const known = {
  steps: [{ id: 'report_c036', title: '报告调度室' }],
  compiled: { facts: { in_10: { id: 'in_10', title: '10分钟内恢复？' } } },
};

const said = (zh: string, en = '') =>
  inWords([{ code: 'x', severity: 'info', message: { zh, en }, place: { clause: 'c036' } }], known)[0];

test('steps and facts are named by their titles, spans of time in words', () => {
  const found = said(
    'report_c036 的时限（PT2M）早于第一级（PT1H30M）；in_10 没有人答',
    'report_c036 is due after PT2M',
  );
  assert.equal(
    found?.message.zh,
    '“报告调度室” 的时限（2分钟）早于第一级（1小时30分钟）；“10分钟内恢复？” 没有人答',
  );
  assert.equal(found?.message.en, '“报告调度室” is due after 2 minutes');
  assert.deepEqual(found?.place, { clause: 'c036' });
});

test('what is no id of the plan, a key of the language or part of an expression stays', () => {
  const zh = 'stand_down 里的 in_10=true 写作 words.report_c036，APT2M、“report_c036”照原样';
  assert.equal(said(zh)?.message.zh, zh);
});
