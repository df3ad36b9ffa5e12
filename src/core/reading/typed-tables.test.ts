// Tables typed with bars: several under each other, heads that say who acts, what is looked at, what is kept where.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from './read-document.ts';

function read(text: string) {
  const body = text
    .split('\n')
    .map(
      (line, index) => ({ kind: 'paragraph', text: line, place: { in: 'line', line: index + 1 } }) as const,
    );
  return readDocument({ name: '预案.txt', format: 'text', body, notes: [], apart: [], findings: [] });
}

const duties = (text: string) =>
  read(text)
    .clauses.filter(({ modality }) => modality !== 'statement')
    .map(({ actors, recipients, periodicity }) => [
      actors.map(({ name }) => name).join('、'),
      recipients.join('、') || (periodicity?.text ?? ''),
    ]);

const STOCK =
  '| 物资 | 数量 | 放在哪里 | 谁管 |\n|---|---|---|---|\n| 防汛沙袋 | 每门20只 | 各库门 | 仓管员 |';

test('heads that say who does what', () => {
  assert.deepEqual(
    duties(
      '| 情形 | 发现人做什么 | 站长做什么 |\n|---|---|---|\n| 站台积水 | 告知站长 | 组织抽水 |\n| 站台起火 | 拨打119 | 清点人数 |',
    ).map(([who]) => who),
    ['发现人', '站长', '发现人', '站长'],
  );
  const plain = '| 步骤 | 主要职责 |\n|---|---|\n| 一 | 组织抽水 |\n| 二 | 清点人数 |';
  assert.deepEqual(
    duties(plain).map(([who]) => who),
    ['', ''],
  );
});

test('a row of heads above a rule begins another table, rules between all rows do not', () => {
  const checks =
    '| 班次 | 巡查部位 | 频次 | 责任人 |\n|---|---|---|---|\n| 白班 | 食堂燃气阀门 | 每两小时一次 | 厨工长 |\n| 夜班 | 大门围墙 | 每小时一次 | 保安员 |';
  const { clauses } = read(`${checks}\n${STOCK}`);
  assert.deepEqual(clauses.at(-1)?.resources, [
    {
      text: '防汛沙袋每门20只',
      name: '防汛沙袋',
      quantity: 20,
      unit: '只',
      keeper: '仓管员',
      place: '各库门',
    },
  ]);
  assert.deepEqual(duties(`${checks}\n${STOCK}`), [
    ['厨工长', '每两小时一次'],
    ['保安员', '每小时一次'],
  ]);
  const ruled = '| 岗位 | 职责 |\n|---|---|\n| 保安员 | 关闭大门 |\n|---|---|\n| 仓管员 | 清点货物 |';
  assert.deepEqual(
    duties(ruled).map(([who]) => who),
    ['保安员', '仓管员'],
  );
});

test('a column of reports by grade', () => {
  assert.deepEqual(
    duties(
      '| 级别 | 标准 | 报告 |\n|---|---|---|\n| Ⅰ级 | 4人以上受伤 | 站长20分钟内报镇教育办 |\n| Ⅱ级 | 1至3人受伤 | 站长当天告知家属 |',
    ),
    [
      ['站长', '镇教育办'],
      ['站长', '家属'],
    ],
  );
});
