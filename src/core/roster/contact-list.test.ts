import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Cell, Table } from '#core/document/document.ts';
import { type ContactList, readContacts } from './contact-list.ts';
import { readPhones } from './phone-numbers.ts';

/** Cells of a row between bars; "text<2" spans two columns, "text^3" three rows; an empty one is none. */
function table(...rows: readonly string[]): Table {
  return {
    kind: 'table',
    rows: rows.map((row, index) => {
      let column = 1;
      return row.split('|').flatMap((written): Cell[] => {
        const [, text = '', wide, high] = /^\s*([^<^]*?)\s*(?:<(\d))?(?:\^(\d))?\s*$/.exec(written) ?? [];
        const [at, columns] = [column, Number(wide ?? 1)];
        column += columns;
        if (text === '') return [];
        const place = { in: 'sheet', sheet: '名单', row: index + 1, column: at } as const;
        return [
          { column: at, columns, rows: Number(high ?? 1), blocks: [{ kind: 'paragraph', text, place }] },
        ];
      });
    }),
  };
}

const read = (...rows: readonly string[]): ContactList => readContacts({ body: [table(...rows)] });

/** unit/post/name: phones (note) */
const shown = ({ contacts }: ContactList): readonly string[] =>
  contacts.map(
    ({ unit, post, name, phones, email, shift, note }) =>
      `${unit ?? ''}/${post ?? ''}/${name ?? ''}: ${[...phones, ...(email ? [email] : [])].join(',')}${shift ? ` @${shift}` : ''}${note ? ` (${note})` : ''}`,
  );
const said = ({ findings }: ContactList): readonly string[] =>
  findings.map(({ code, place }) => `${code} ${place.path ?? ''}`);

test('the head is found below a title, and every row read by it', () => {
  const list = read(
    '防汛通讯录<5',
    '序号|姓名|职务|部门|手机|备注',
    '1|王 五|经理|安全部|13800000001|组长',
    '2|赵六|保安|物业部|010-88000001转12|夜班',
  );
  assert.deepEqual(shown(list), [
    '安全部/经理/王五: 13800000001 (组长)',
    '物业部/保安/赵六: 010-88000001-12 (夜班)',
  ]);
  assert.deepEqual(said(list), []);
});

test('heads of two rows, spans and blocks side by side', () => {
  const two = read(
    '姓名^2|部门^2|联系方式<2|',
    '||办公电话|手机',
    '甲|安全部|8001|13800000001',
    '乙|物业部|8002|13800000002',
  );
  assert.deepEqual(shown(two), ['安全部//甲: 8001,13800000001', '物业部//乙: 8002,13800000002']);
  const beside = read('姓名|电话|姓名|电话', '甲|13800000001|乙|13800000002', '丙|13800000003');
  assert.deepEqual(shown(beside), ['//甲: 13800000001', '//乙: 13800000002', '//丙: 13800000003']);
  const spans = read('部门|姓名|电话', '安全部^2|甲|13800000001', '|乙|13800000002', '物业部|丙|13800000003');
  assert.deepEqual(shown(spans), [
    '安全部//甲: 13800000001',
    '安全部//乙: 13800000002',
    '物业部//丙: 13800000003',
  ]);
});

test('groups between the rows are units; bodies need no name', () => {
  const list = read(
    '姓名|职务|电话',
    '一、指挥部<3',
    '甲|总指挥|13800000001',
    '二、抢险组：<3',
    '乙|组长|13800000002',
  );
  assert.deepEqual(shown(list), ['指挥部/总指挥/甲: 13800000001', '抢险组/组长/乙: 13800000002']);
  const bodies = read('单位名称|联系电话', '消防救援站|119', '自来水公司|24小时 0571-88000001');
  assert.deepEqual(shown(bodies), ['消防救援站//: 119', '自来水公司//: 0571-88000001 (24小时)']);
  assert.deepEqual(said(bodies), []);
});

test('shifts, dates kept as numbers and mail addresses', () => {
  const list = read('日期|班次|值班人员|电话|邮箱', '45413|白班|甲|13800000001|a@example.com');
  assert.deepEqual(shown(list), ['//甲: 13800000001,a@example.com @45413 白班']);
  assert.deepEqual(said(read('日期|值班人员|电话', '45413|甲|13800000001')), ['serial-date-mended 名单!A2']);
  assert.deepEqual(shown(read('日期|值班人员|电话', '45413|甲|13800000001')), [
    '//甲: 13800000001 @2024-05-01',
  ]);
});

test('what is missing, wrong or mended is said at its row', () => {
  const list = read(
    '姓名|部门|手机',
    '|安全部|13800000001',
    '乙|物业部|',
    '丙|物业部|1380000000',
    '丁|物业部|１３８０００００００４',
    '戊|物业部|13800000005',
    '戊|物业部|13800000005',
    '己|物业部|13800000005',
  );
  assert.deepEqual(said(list), [
    'contact-without-name 名单!B2',
    'contact-without-phone 名单!A3',
    'phone-wrong-digits 名单!A4',
    'full-width-mended 名单!A5',
    'contact-twice 名单!A7',
    'phone-of-two 名单!A8',
  ]);
  assert.equal(list.contacts.length, 7, 'every row is kept');
  assert.deepEqual(list.contacts[2]?.phones, ['1380000000'], 'a wrong number stays as written');
});

test('other tables are no contact lists', () => {
  assert.deepEqual(shown(read('物资|数量|存放地点', '沙袋|200|仓库')), []);
  assert.deepEqual(shown(read('等级|条件|措施', '一级|雨量超过 50 毫米|通知值班人员到岗')), []);
});

test('telephone numbers in the ways people write them', () => {
  const numbers = (cell: string) => readPhones(cell).numbers.join(' ');
  assert.equal(numbers('138 0000 0001'), '13800000001');
  assert.equal(numbers('+86-13800000001'), '13800000001');
  assert.equal(numbers('13800000001/13900000002'), '13800000001 13900000002');
  assert.equal(numbers('13800000001 13900000002'), '13800000001 13900000002');
  assert.equal(numbers('13800000001、8001'), '13800000001 8001');
  assert.equal(numbers('（0571）88000001'), '0571-88000001');
  assert.equal(numbers('0571—88000001—801'), '0571-88000001-801');
  assert.equal(numbers('400-800-0001'), '4008000001');
  assert.equal(numbers('88000001转12'), '88000001-12');
  assert.equal(numbers('01088000001'), '010-88000001');
  assert.equal(numbers('无'), '');
  assert.deepEqual(readPhones('138000000012').wrong, ['138000000012']);
  assert.deepEqual(readPhones('0571-880001').wrong, ['0571-880001']);
  assert.deepEqual(readPhones('13800000001').wrong, []);
});

test('never throws, whatever stands in the cells', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '姓名',
      '电话',
      '部门',
      '联系方式<2',
      '一组^3',
      '13800000001',
      '１３８',
      '45413',
      '',
      '甲',
    ),
    fc.string({ maxLength: 8 }),
  );
  const row = fc.array(cell, { maxLength: 6 }).map(cells => cells.join('|'));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), rows => {
      const { contacts, findings } = read(...rows);
      assert.ok(contacts.length <= rows.length * 6 && findings.every(({ message }) => message.zh !== ''));
    }),
  );
});
