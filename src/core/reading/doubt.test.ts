import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDocument } from './read-document.ts';

function clauses(text: string) {
  const body = text
    .split('\n')
    .map(
      (line, index) => ({ kind: 'paragraph', text: line, place: { in: 'line', line: index + 1 } }) as const,
    );
  return readDocument({ name: '预案.txt', format: 'text', body, notes: [], apart: [], findings: [] }).clauses;
}

const last = (text: string) => clauses(text).at(-1);

test('what is said in full is surer than what is carried over, bare or nobody’s', () => {
  const full = last('一、处置\n值班员应切断电源。');
  const bare = last('一、处置\n切断电源。');
  assert.ok((full?.confidence ?? 0) >= 0.85);
  assert.deepEqual(full?.doubts, []);
  assert.deepEqual(bare?.doubts, ['no-actor', 'bare-duty']);
  assert.ok((bare?.confidence ?? 1) < (full?.confidence ?? 0));
});

test('a passage the rules do not understand comes out low', () => {
  for (const text of ['一、处置\n天干物燥小心。', '一、处置\n值班员应\ufffd\ufffd班长。']) {
    const clause = last(text);
    assert.ok((clause?.confidence ?? 1) < 0.7, `${text} ${clause?.confidence}`);
    assert.ok(
      clause?.doubts.some(doubt => doubt === 'not-understood' || doubt === 'garbled'),
      text,
    );
  }
});

test('doubts are named', () => {
  assert.ok(last('一、处置\n值班员应在30分钟内恢复供电。')?.doubts.includes('no-origin'));
  assert.ok(last('一、处置\n值班员应立即断电。')?.doubts.includes('vague-urgency'));
  assert.ok(last('一、处置\n值班员应通知有关部门。')?.doubts.includes('vague-recipient'));
  assert.ok(last('一、处置\n必要时值班员应疏散人员。')?.doubts.includes('left-to-discretion'));
  assert.ok(last('一、处置\n1、值班员应断电。\n4、班长应报告。')?.doubts.includes('number-out-of-order'));
  assert.ok(!last('一、处置\n1、值班员应断电。\n2、班长应报告。')?.doubts.includes('number-out-of-order'));
});

test('a row that says that it is a duty, and whose, is not doubted for its few words; one cut in two is', () => {
  const rows =
    '岗位\t处置措施\t时限\n泵工\t余水放净\t接报后5分钟\n门卫\t清道，值守并报告班长；每小时报厂长\t当班';
  const [, , one, first] = clauses(`停水处置表\n${rows}`);
  assert.deepEqual(one?.doubts, []);
  assert.ok((one?.confidence ?? 0) >= 0.8);
  assert.ok(first?.doubts.includes('bare-duty'));
});

test('confidence lies between nothing and certainty whatever the text', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          '一、',
          '值班员',
          '应',
          '立即',
          '报告',
          '(',
          '"',
          '→',
          '1、',
          '\n',
          ',',
          '。',
          '30分钟内',
          '如',
          '□',
        ),
        { maxLength: 40 },
      ),
      parts => {
        for (const { confidence } of clauses(parts.join(''))) assert.ok(confidence > 0 && confidence < 1);
      },
    ),
  );
});
