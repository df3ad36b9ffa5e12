// Lists of contacts in a document: who is named for which post, and what is no such list.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FlatBlock } from '#core/document/flat-text.ts';
import { contactsIn } from './contact-lists.ts';

const table = (rows: readonly (readonly string[])[], number = 1): readonly FlatBlock[] =>
  rows.flatMap((row, y) =>
    row.flatMap((text, x) =>
      text === ''
        ? []
        : [
            {
              ...{ id: `b${number}-${y}-${x}`, kind: 'cell', text, start: 0, end: 0 },
              place: { in: 'cell', table: number, row: y, column: x, paragraph: 0 },
            } as const,
          ],
    ),
  );

const line = (text: string): FlatBlock => ({
  ...{ id: text, kind: 'paragraph', text, start: 0, end: 0 },
  place: { in: 'line', line: 1 },
});

test('rows of a table with a column of names; a merged cell stands for the rows below', () => {
  const found = contactsIn(
    table([
      ['部门', '职务', '姓  名', '联系电话'],
      ['工程部', '经理', '周敏', '13800000001'],
      ['', '电工', '欧阳海生', '8001'],
      ['保安部', '队长', '', '13800000003'],
    ]),
  );
  assert.deepEqual(found, [
    { titles: ['工程部', '经理'], name: '周敏', phone: '13800000001' },
    { titles: ['工程部', '电工'], name: '欧阳海生', phone: null },
  ]);
});

test('lines of post, name and number', () => {
  const found = contactsIn([
    line('1、总经理：周敏 13800000001'),
    line('值班室 020-12345678'),
    line('应急总指挥：王立（13800000002）'),
    line('值班经理：及时处理。'),
  ]);
  assert.deepEqual(found, [
    { titles: ['总经理'], name: '周敏', phone: '13800000001' },
    { titles: ['应急总指挥'], name: '王立', phone: '13800000002' },
  ]);
});

test('a table of something else names nobody, and neither does a cell that is no name', () => {
  assert.deepEqual(
    contactsIn(
      table([
        ['物资', '数量', '存放地点'],
        ['水泵', '两台', '仓库'],
      ]),
    ),
    [],
  );
  assert.deepEqual(
    contactsIn(
      table([
        ['岗位', '姓名'],
        ['组长', '工程部'],
        ['副组长', '待定'],
      ]),
    ),
    [],
  );
  assert.deepEqual(
    contactsIn(
      table([
        ['姓名', '备注'],
        ['周敏', '休假'],
      ]),
    ),
    [],
    'for which post nobody says',
  );
});

test('the same person of the same post once, of another post again', () => {
  const rows = [
    ['岗位', '姓名'],
    ['组长', '周敏'],
    ['组长', '周敏'],
    ['联络员', '周敏'],
  ];
  assert.deepEqual(
    contactsIn([...table(rows), ...table(rows, 2)]).map(({ titles }) => titles[0]),
    ['组长', '联络员'],
  );
});
