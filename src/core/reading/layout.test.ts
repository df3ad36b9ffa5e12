// Layouts as they come: what is a heading, what an item, what belongs to the page, which scenario a clause is of.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Block, DocumentTree } from '#core/document/document.ts';
import { promisedOnly, standsEmpty } from './chapters.ts';
import { readDocument } from './read-document.ts';

function documentOf(body: readonly Block[]): DocumentTree {
  return { name: '预案.txt', format: 'text', body, notes: [], apart: [], findings: [] };
}

const lines = (text: string): readonly Block[] =>
  text
    .split('\n')
    .map(
      (line, index) => ({ kind: 'paragraph', text: line, place: { in: 'line', line: index + 1 } }) as const,
    );
const read = (text: string) => readDocument(documentOf(lines(text)));

function table(rows: readonly (readonly string[])[]): Block {
  return {
    kind: 'table',
    rows: rows.map((row, r) =>
      row.map((text, c) => ({
        column: c + 1,
        columns: 1,
        rows: 1,
        blocks: [
          {
            kind: 'paragraph',
            text,
            place: { in: 'cell', table: 1, row: r + 1, column: c + 1, paragraph: 1 },
          } as const,
        ],
      })),
    ),
  };
}

const outline = (text: string) =>
  read(text).clauses.map(({ kind, number, path }) => [kind === 'heading', number, path.at(-1) ?? '']);
const headings = (text: string) =>
  read(text)
    .clauses.filter(clause => clause.kind === 'heading')
    .map(clause => clause.quote);
const scenarios = (text: string) =>
  read(text).scenarios.map(({ name, clauses }) => [name, clauses.length > 0]);
const scenarioOf = (text: string, quote: string) =>
  read(text).clauses.find(clause => clause.quote.includes(quote))?.scenario;

test('sections stand below chapters, articles below sections', () => {
  assert.deepEqual(outline('第一章 总则\n第一节 目的\n第一条 为减少损失,制定本办法。\n第二章 处置'), [
    [true, '第一章', '总则'],
    [true, '第一章、第一节', '目的'],
    [false, '第一章、第一节、第一条', '目的'],
    [true, '第二章', '处置'],
  ]);
});

test('a usual title with its body glued on falls apart, a sentence that begins alike does not', () => {
  assert.deepEqual(headings('1.1编制目的为规范处置,制定本预案。\n1.2适用范围本预案适用于甲公司。'), [
    '1.1编制目的',
    '1.2适用范围',
  ]);
  assert.deepEqual(headings('1、报告班长并组织疏散。\n2、预警发布后应巡查。'), []);
});

test('items run together are told by their count, figures in a sentence are not', () => {
  const numbers = (text: string) => read(text).clauses.map(clause => clause.number);
  assert.deepEqual(numbers('职责:①切断电源,②疏散人员,③清点人数。'), [null, '①', '②', '③']);
  assert.deepEqual(numbers('值班员职责1、接听电话并记录;2、通知班长;'), [null, '1', '2']);
  assert.deepEqual(numbers('值班员应检查1、2号水泵。'), [null]);
});

test('numbers that restart below a heading of their own style are below it', () => {
  assert.deepEqual(
    outline('1、停电\n1、值班员应报告。\n2、电工应检查。\n2、停水\n1、值班员应报告。').map(
      ([, number]) => number,
    ),
    ['1', '1、1', '1、2', '2', '2、1'],
  );
});

test('a number that repeats its own count and goes on with the one above is of the one above', () => {
  const text = '一、停电\n1、预防\n应检查线路。\n2、处置\n应报告班长。\n2、停水\n1、预防\n应检查水管。';
  assert.deepEqual(
    outline(text)
      .filter(([heading]) => heading)
      .map(([, number]) => number),
    ['一', '一、1', '一、2', '2', '2、1'],
  );
});

test('a contents list is kept, binds nobody, and its heading ends with it', () => {
  const { clauses } = read(
    '停电预案\n目 录\n1 总则……1\n2 停电处置……2\n1 总则\n1.1 目的\n为减少损失。\n2 停电处置\n值班员应报告。',
  );
  assert.equal(clauses.filter(clause => clause.path.includes('目录')).length, 3);
  assert.deepEqual(clauses.at(-1)?.path, ['停电预案', '停电处置']);
});

test('a contents list run into one line; what it promises and the text does not keep', () => {
  const { clauses } = read(
    '目录 第一章总则......错误!未定义书签。第二章停电处置......错误!未定义书签。\n第一章 总则\n为减少损失。',
  );
  assert.equal(clauses.length, 5);
  assert.deepEqual(
    promisedOnly(clauses).map(clause => clause.number),
    ['第二章'],
  );
});

test('entries of a record of changes are no titles, and the record ends where a chapter begins', () => {
  const text = '停电预案\n变更记录\nV1.0 首次发布\n2024年3月 V1.1 换版\n1 处置\n1.1 值班员应断电。';
  assert.deepEqual(outline(text).slice(1), [
    [true, null, '变更记录'],
    [false, null, '变更记录'],
    [false, null, '变更记录'],
    [true, '1', '处置'],
    [false, '1.1', '处置'],
  ]);
});

test('white space before a quantity neither closes a title nor begins an item', () => {
  const text =
    '一、处置\n1. 接到预警后 30 分钟内，班长应核对名单。\n2. 不能在 10 分钟内恢复时，班长应报告经理。';
  assert.deepEqual(
    read(text).clauses.map(({ quote }) => quote.slice(0, 12)),
    ['一、处置', '1. 接到预警后 30 ', '2. 不能在 10 分钟'],
  );
});

test('headings without a body are known', () => {
  const { clauses } = read('一、停电处置\n(一)计划停电\n应提前通知。\n(二)突然停电\n二、停水处置');
  assert.deepEqual(
    clauses.filter((_, index) => standsEmpty(clauses, index)).map(clause => clause.quote),
    ['(二)突然停电', '二、停水处置'],
  );
});

test('headers and page numbers among the lines bind nobody and interrupt nothing above', () => {
  const text =
    '甲公司停电应急预案\n一、处置\n1、值班员应报告。\n- 1 -\n甲公司停电应急预案\n2、电工应检查。\n第2页 共3页\n甲公司停电应急预案\n3、班长应到场。';
  const { clauses } = read(text);
  assert.deepEqual(
    clauses.filter(clause => clause.modality === 'must').map(clause => clause.number),
    ['一、1', '一、2', '一、3'],
  );
});

test('a chart that lost its boxes is a statement', () => {
  const [, chart] = read(
    '组织架构\n总经理副总经理安全总监生产部经理设备部主管安全部专员后勤部主任仓储科长',
  ).clauses;
  assert.equal(chart?.modality, 'statement');
  assert.equal(chart?.kind, 'definition');
});

test('lines broken at one width are joined, lines that are sentences by themselves are not', () => {
  const broken = [
    '值班员接到报警后应当立即通知当班的班长和电',
    '工到场查看并在值班日志上记录报警的时间和地',
    '点以及现场情况,班长应当在十分钟内到达现场',
    '指挥处置并向值班经理报告。',
    '电工应当先切断故障回路的电源再检查配电柜和',
    '末端线路,确认没有短路以后才能恢复供电并且',
    '做好记录。',
    '全部恢复以后由班长向值班经理报告并归档。',
  ].join('\n');
  assert.ok(read(broken).clauses.every(clause => !/^(?:工到|点以|指挥|末端|做好)/.test(clause.quote)));
  // nobody breaks a page like this
  const ragged = Array.from(
    { length: 8 },
    (_, i) => `看见有人晕倒先喊最近的同事再打急救电话别挪动他${'轻声安慰'.repeat(i)}`,
  ).join('\n');
  assert.equal(read(ragged).clauses.length, 8);
});

test('a row is read with its heads: who, by when, on what condition', () => {
  const { clauses } = readDocument(
    documentOf([
      ...lines('三、处置步骤'),
      table([
        ['序号', '处置步骤', '责任部门', '时限'],
        ['1', '切断着火楼层电源', '工程部', '3分钟内'],
        ['2', '组织客人疏散并清点人数', '客房部', ''],
      ]),
    ]),
  );
  const cut = clauses.find(clause => clause.quote.includes('切断'));
  assert.deepEqual(
    [cut?.modality, cut?.actors.map(actor => actor.name), cut?.deadline?.value],
    ['must', ['工程部'], 3],
  );
  const move = clauses.find(clause => clause.quote.includes('疏散'));
  assert.deepEqual(move?.actors, [{ name: '客房部' }]);
  assert.ok(
    clauses
      .filter(clause => /^(?:工程部|3分钟内|责任部门)$/.test(clause.quote))
      .every(clause => clause.modality === 'statement'),
  );
});

test('contacts bind nobody; rows typed with tabs are rows', () => {
  const { clauses } = read(
    '四、通讯录\n姓名\t职务\t电话\n甲\t组长\t100\n五、分工\n部门\t职责\n保安部\t警戒现场,引导消防车\n备注无',
  );
  const duties = clauses.filter(clause => clause.modality === 'must');
  assert.deepEqual(
    duties.map(clause => clause.actors[0]?.name),
    duties.map(() => '保安部'),
  );
  assert.ok(duties.length > 0);
});

test('several plans in one file each begin anew', () => {
  const text = '停电应急预案\n一、处置\n1、值班员应报告。\n电梯困人应急预案\n一、处置\n1、监控员应安抚乘客。';
  assert.deepEqual(scenarios(text), [
    ['停电', true],
    ['电梯困人', true],
  ]);
  assert.equal(scenarioOf(text, '安抚'), '电梯困人');
});

test('a plan for one event: its response is of it, its aims and organisation are not', () => {
  const text =
    '甲公司食物中毒应急预案\n一、目的\n为保护员工,制定本预案。\n二、组织\n组长应每月检查食堂。\n三、处置\n1、厨师长应封存食品。';
  assert.deepEqual(scenarios(text), [['食物中毒', true]]);
  assert.equal(scenarioOf(text, '封存'), '食物中毒');
  assert.equal(scenarioOf(text, '每月'), null);
});

test('a plan with chapters on several events is for those', () => {
  assert.deepEqual(
    scenarios('乙公司停电应急预案\n一、机房停电处置\n应启动发电机。\n二、电梯困人处置\n应安抚乘客。').map(
      ([name]) => name,
    ),
    ['机房停电', '电梯困人'],
  );
});

test('grades, reports and units are no scenarios', () => {
  assert.deepEqual(
    scenarios(
      '一、事故分级\n1、一级事故\n死亡1人以上。\n二、事故报告\n应立即报告。\n三、停电应急指挥部\n负责指挥。\n四、火灾预防\n应检查线路。',
    ),
    [],
  );
});

test('a clause elsewhere that says when it happens is of that scenario, a general one of none', () => {
  const text =
    '一、职责\n1、遇有客梯故障时,维修组应到场。\n2、维修组应每日巡查。\n二、客梯故障处置\n值班员应报告。\n三、停水处置\n值班员应通知租户。';
  assert.equal(scenarioOf(text, '维修组应到场'), '客梯故障');
  assert.equal(scenarioOf(text, '巡查'), null);
});

test('a section of a name listed before is of that event, also where it sounds like handling alone', () => {
  const chapters = '\n二、处置\n2.1 停水\n值班员应报告。\n2.2 批量伤员救治\n分诊台应分诊。';
  const named = (text: string) => read(text).scenarios.map(({ name, clauses }) => [name, clauses.length]);
  assert.deepEqual(named(`一、事件种类\n本预案适用于停水、批量伤员救治等突发事件。${chapters}`), [
    ['停水', 2],
    ['批量伤员救治', 2],
  ]);
  const joined = '\n二、处置\n2.1 停水\n班长应报告。\n2.2 大风预警联动\n司机应减速。\n2.3 分工\n班长应指挥。';
  assert.deepEqual(named(`一、范围\n本预案适用于停水、大风等情况。${joined}`), [
    ['停水', 2],
    ['大风', 2],
  ]);
  assert.deepEqual(named(`一、事件种类\n突发事件分为三级。${chapters}`), [['停水', 2]]);
});

test('a chapter that names several events leaves its sections to each of them', () => {
  const named = (text: string) => read(text).scenarios.map(({ name, clauses }) => [name, clauses.length]);
  assert.deepEqual(
    named(
      '一、停氧、停水处置\n1.停氧\n护士长应换气瓶。\n2.停水\n总务科应送水。\n3.物资\n总务科应备桶。',
    ).slice(0, 2),
    [
      ['停氧', 2],
      ['停水', 2],
    ],
  );
  assert.deepEqual(named('一、停水处置\n1.计划停水通知\n总务科应通知。\n2.抢修\n总务科应派人。').length, 1);
});

test('grades in letters, in signs, with white space are one and begin no item', () => {
  const { clauses } = read(
    '一、启动\nⅡ 级响应由站长启动。\nII级响应时，站长应到场。\nⅡ级响应时，司机应待命。',
  );
  assert.deepEqual(
    clauses.slice(1).map(({ number, condition }) => [number, condition]),
    [
      ['一', null],
      ['一', 'II级响应时'],
      ['一', 'Ⅱ级响应时'],
    ],
  );
  assert.equal(read('一、启动\nⅡ 响应由站长启动。').clauses.at(-1)?.number, '一、Ⅱ');
});

test('what is done every shift is no heading, what people undergo is one', () => {
  assert.deepEqual(headings('3.1 滞留旅客安置\n应开放候车室。\n3.2 班长清点人数\n3.3 乘客转运\n应调车。'), [
    '3.1 滞留旅客安置',
    '3.3 乘客转运',
  ]);
  assert.deepEqual(headings('● 每班试一次对讲机\n● 注意事项'), ['● 注意事项']);
});

test('names that are only listed are kept without a body, once', () => {
  assert.deepEqual(
    scenarios('一、适用范围\n本预案适用于水管爆裂、停电等突发事件。\n二、停电处置\n值班员应报告。'),
    [
      ['停电', true],
      ['水管爆裂', false],
    ],
  );
});

test('a document without a single break falls apart by its counts', () => {
  const text =
    '某厂应急预案一、目的为保障生产制定本预案。二、职责1.生产部负责调度2.维修队负责抢修三、处置（一）主管爆管1.关闭阀门2.通知用户（二）泵房停电1.启动发电机2.报告调度';
  assert.deepEqual(headings(text), [
    '某厂应急预案',
    '一、目的',
    '二、职责',
    '三、处置',
    '（一）主管爆管',
    '（二）泵房停电',
  ]);
  assert.deepEqual(
    scenarios(text).map(([name]) => name),
    ['主管爆管', '泵房停电'],
  );
  assert.equal(read('按第三条(一)、(二)项和第三、四章办理一、二级事故。').clauses.length, 1);
});

test('cards: what they are about, brackets, lettered steps, keys with what stands for them', () => {
  const text = '应急处置卡\n事故类型:库房漏水\n处置程序:\nA. 接到报警后10分钟内到场\nB. 关闭阀门';
  assert.deepEqual(scenarios(text), [['库房漏水', true]]);
  assert.deepEqual(scenarios('夜班应急卡\n【卡1】客梯困人\n1 安抚乘客,问清楼层\n2 通知维保,记下时间'), [
    ['客梯困人', true],
  ]);
  const { clauses } = read('触发条件\t机房温度超过30度\n处置措施\t1.值班员应通知电工;2.电工应检查空调');
  assert.deepEqual(
    clauses.filter(clause => clause.modality === 'must').map(clause => clause.number),
    ['1', '2'],
  );
});

test('slips of a scan: l for 1, full-width points, spaces within words, a number without its title', () => {
  assert.deepEqual(
    outline(
      '第 一 章　总　则\nl．1 编制目的\n为减少损失。\nl．2 适用范围\n本公司。\n二、\n停水处置\n应报告。',
    ).map(([, number]) => number),
    ['第一章', '1.1', '1.1', '1.2', '1.2', '第一章、二', '第一章、二'],
  );
});

/** Pieces of documents in any order, cut anywhere. */
const wild = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '第一章',
        '第二节',
        '附件1',
        '一、',
        '（三）',
        '3.2',
        '12、',
        '⑵',
        'Ⅱ.',
        'l、',
        '【卡2】',
        '目录',
        '......3',
        '错误!未定义书签',
      ),
      fc.constantFrom(
        '\n',
        '\n\n',
        '\t',
        '　',
        ' ',
        ',',
        '。',
        '：',
        '；',
        '(',
        '）',
        '“',
        '、',
        '|',
        '~',
        '姓名\t电话\n',
        '部门\t职责\n',
      ),
      fc.constantFrom(
        '停电处置',
        '火灾应急预案',
        '值班员',
        '应立即',
        '报告班长',
        '发生泄漏时',
        '不得',
        '10分钟内',
        '是指',
        '包括',
        '适用于',
        '总则',
        '职责',
      ),
      fc.string({ maxLength: 5, unit: 'grapheme' }),
    ),
    { maxLength: 80 },
  )
  .map(parts => parts.join(''));

test('any text: clauses tile it, quotes are its words, ids differ, scenarios name clauses, and twice gives the same', () => {
  fc.assert(
    fc.property(wild, fc.nat(), (text, cut) => {
      const half = text.slice(0, cut % (text.length + 1));
      const reading = read(half);
      let at = 0;
      for (const { start, end, quote } of reading.clauses) {
        assert.equal(reading.text.slice(start, end), quote);
        assert.equal(reading.text.slice(at, start).replace(/[\s|｜+:=-]/g, ''), '');
        assert.ok(start >= at && end > start);
        at = end;
      }
      assert.equal(reading.text.slice(at).replace(/[\s|｜+:=-]/g, ''), '');
      const ids = reading.clauses.map(clause => clause.id);
      assert.equal(new Set(ids).size, ids.length);
      for (const scenario of reading.scenarios)
        for (const id of scenario.clauses) assert.ok(ids.includes(id));
      assert.deepEqual(read(half), reading);
    }),
    { numRuns: 400 },
  );
});

test('tables of any shape are read whole', () => {
  const word = fc.constantFrom(
    '',
    '部门',
    '职责',
    '步骤',
    '时限',
    '姓名',
    '工程部',
    '1',
    '切断电源',
    '立即报告班长。',
    '10分钟内',
    '停电',
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
      rows => {
        const { clauses, text } = readDocument(
          documentOf([...lines('处置'), table(rows), ...lines('一、善后\n应清点。')]),
        );
        let at = 0;
        for (const { start, end } of clauses) {
          assert.ok(start >= at);
          assert.equal(text.slice(at, start).trim(), '');
          at = end;
        }
        assert.equal(text.slice(at).trim(), '');
      },
    ),
    { numRuns: 200 },
  );
});
