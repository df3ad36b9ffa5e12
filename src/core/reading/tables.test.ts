// Tables as plans have them: each row read by the heads of its columns, nothing lost, and what only fills in binds nobody.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDocument } from './read-document.ts';
import { isObligation, type Reading } from './reading.ts';
import { duties, line, readTable, readTyped, type Sample, table, tree } from './table-sample.ts';

const kinds = ({ clauses }: Reading) =>
  clauses.map(({ kind, quote }) => `${kind} ${quote.replace(/\s+/g, '|')}`);

test('steps: who from the column behind, by when, remarks are part of the row', () => {
  const rows = [
    ['序号', '处置步骤', '责任人', '时限', '备注'],
    ['1', '切断泵房电源', '机电工', '3分钟内', '带绝缘手套'],
    ['2', '锁闭南口卷帘门', '站务员', '10分钟', '/'],
    ['3', '向集团报告险情', '值班站长', '立即', ''],
  ];
  const wanted = {
    '1|切断泵房电源|机电工|3分钟内|带绝缘手套': { who: '机电工', by: '3 minutes' },
    '2|锁闭南口卷帘门|站务员|10分钟|/': { who: '站务员', by: '10 minutes' },
    '3|向集团报告险情|值班站长|立即': { who: '值班站长', told: '集团', by: '立即' },
  };
  assert.deepEqual(duties(readTable(rows)), wanted);
  for (const sign of ['\t', '|', ' | ', '    ']) {
    const text = rows.map(row => row.filter(cell => cell !== '').join(sign)).join('\n');
    const typed = duties(readTyped(`三、应急处置\n${text}`));
    assert.deepEqual(Object.values(typed), Object.values(wanted), sign);
  }
});

test('wide gaps set under each other: an empty cell is known by its place', () => {
  const found = duties(
    readTyped(
      [
        '三、应急处置',
        '动作            责任人      时限      备注',
        '关闭燃气总阀    厨师长      2分钟     先断明火',
        '打开门窗                    5分钟',
        '通知物业        值班经理              留存通话记录',
      ].join('\n'),
    ),
  );
  assert.deepEqual(
    Object.values(found).map(({ who, by }) => [who, by]),
    [
      ['厨师长', '2 minutes'],
      ['厨师长', '5 minutes'],
      ['值班经理', undefined],
    ],
  );
});

test('whoever stands in the row is named, whoever stands in a merged cell above is carried', () => {
  const { clauses } = readTable([
    ['岗位', '应急职责'],
    [{ text: '消控室值班员', rows: 2 }, '确认报警点位并通知巡逻岗'],
    [undefined, '启动消防广播'],
    ['巡逻岗', '携带灭火器到场核实'],
  ]);
  assert.deepEqual(
    clauses.filter(isObligation).map(({ quote, actors }) => [quote.replace(/\s+/g, '|'), actors]),
    [
      ['消控室值班员|确认报警点位并通知巡逻岗', [{ name: '消控室值班员' }]],
      ['启动消防广播', [{ name: '消控室值班员', implied: true }]],
      ['巡逻岗|携带灭火器到场核实', [{ name: '巡逻岗' }]],
    ],
  );
});

test('several duties in a cell share what the row says', () => {
  const wanted = [
    { who: '后勤科', by: '20 minutes' },
    { who: '后勤科', by: '20 minutes' },
  ];
  const said = (cell: Sample) =>
    Object.values(
      duties(
        readTable([
          ['责任部门', '工作内容', '完成时限'],
          ['后勤科', cell, '20分钟内'],
        ]),
      ),
    );
  assert.deepEqual(said('调集沙袋和水泵；封堵地下车库入口'), wanted);
  assert.deepEqual(said('1.调集沙袋和水泵。2.封堵地下车库入口。'), wanted);
  assert.deepEqual(said(['1、调集沙袋和水泵', '2、封堵地下车库入口']), wanted);
  assert.deepEqual(said('①调集沙袋和水泵\n②封堵地下车库入口'), wanted);
});

test('a circled list in the next row begins with whoever acts there', () => {
  const found = duties(
    readTable([
      ['部门', '职责'],
      ['工程部', '①关闭总阀②排空余气'],
      ['秩序部', '①设置警戒线②疏导车辆'],
    ]),
  );
  assert.deepEqual(
    Object.values(found).map(({ who }) => who),
    ['工程部', '工程部', '秩序部', '秩序部'],
  );
});

test('limits with their unit in the head', () => {
  const found = duties(
    readTable([
      ['环节', '行动', '牵头', '时限（分钟）'],
      ['先期', '拉响警铃', '当班班长', '2'],
      ['清点', '核对人数', '考勤员', '≤15'],
    ]),
  );
  assert.deepEqual(Object.values(found), [
    { who: '当班班长', by: '2 minutes' },
    { who: '考勤员', by: '15 minutes' },
  ]);
});

test('two rows of heads', () => {
  const found = duties(
    readTable([
      [
        { text: '阶段', rows: 2 },
        { text: '处置动作', rows: 2 },
        { text: '责任', columns: 2 },
        undefined,
        { text: '时间要求', rows: 2 },
      ],
      [undefined, undefined, '部门', '配合单位', undefined],
      ['初期', '关闭进水阀', '设备部', '物业公司', '5分钟内'],
    ]),
  );
  assert.deepEqual(Object.values(found), [{ who: '设备部', by: '5 minutes' }]);
});

test('heads repeated on each page, and a table that goes on without them', () => {
  const head = ['步骤', '责任岗位', '具体操作'];
  const one = table([head, ['1', '泵站班长', '停运二号泵'], head, ['2', '巡线工', '检查出水压力']], 1);
  const two = table([['3', '泵站班长', '恢复运行并登记']], 2);
  const reading = readDocument(tree([line('二、处置'), one, two]));
  assert.deepEqual(
    Object.entries(duties(reading)).map(([words, { who }]) => [words, who]),
    [
      ['1|泵站班长|停运二号泵', '泵站班长'],
      ['2|巡线工|检查出水压力', '巡线工'],
      ['3|泵站班长|恢复运行并登记', '泵站班长'],
    ],
  );
});

test('the head is missing: columns are told by what stands in them', () => {
  const rows = [
    ['1', '开启备用发电机', '电工', '5分钟内'],
    ['2', '通知各楼层关闭大功率设备', '前台', '10分钟内'],
    ['3', '张贴停电告示', '客服主管', '20分钟内'],
  ];
  const wanted = [
    { who: '电工', by: '5 minutes' },
    { who: '前台', told: '各楼层', by: '10 minutes' },
    { who: '客服主管', by: '20 minutes' },
  ];
  assert.deepEqual(
    Object.values(duties(readTable(rows))).map(({ told, ...rest }) => rest),
    wanted.map(({ told, ...rest }) => rest),
  );
  const typed = duties(readTyped(`三、应急处置\n${rows.map(row => row.join('\t')).join('\n')}`));
  assert.deepEqual(
    Object.values(typed).map(({ who, by }) => [who, by]),
    wanted.map(({ who, by }) => [who, by]),
  );
});

test('同上, ditto marks and strokes', () => {
  const found = duties(
    readTable([
      ['措施', '责任人', '时限'],
      ['封闭匝道', '中队长', '10分钟'],
      ['摆放锥桶', '同上', '〃'],
      ['清理路面', '养护班', '/'],
      ['恢复通行', '—', '——'],
    ]),
  );
  assert.deepEqual(Object.values(found), [
    { who: '中队长', by: '10 minutes' },
    { who: '中队长', by: '10 minutes' },
    { who: '养护班' },
    { who: '' },
  ]);
});

test('levels: the condition and the act of each row', () => {
  const found = duties(
    readTable([
      ['预警级别', '启动条件', '响应措施', '响应时间', '责任部门'],
      ['橙色', '水位超过38.2米', '启动全部排涝泵', '30分钟', '调度室'],
      ['红色', '水位超过39米', '转移低洼处人员', '15分钟', '街道办事处'],
    ]),
  );
  assert.deepEqual(Object.values(found), [
    { who: '调度室', by: '30 minutes', when: '水位超过38.2米' },
    { who: '街道办事处', by: '15 minutes', when: '水位超过39米' },
  ]);
});

test('a table of grades only is grading, a row each', () => {
  const reading = readTable([
    ['事件级别', '分级标准'],
    ['Ⅰ级', '中断供水24小时以上，影响5万户以上'],
    ['Ⅱ级', '中断供水12小时以上，影响1万户以上'],
  ]);
  assert.deepEqual(duties(reading), {});
  assert.deepEqual(kinds(reading).slice(-2), [
    'grading Ⅰ级|中断供水24小时以上，影响5万户以上',
    'grading Ⅱ级|中断供水12小时以上，影响1万户以上',
  ]);
});

test('scenarios by row: events name scenarios, other situations are conditions', () => {
  const events = readTable([
    ['事件类型', '处置措施', '责任部门'],
    ['电梯困人', '安抚乘客并联系维保单位', '工程部'],
    ['管道爆裂', '关闭上级阀门', '工程部'],
  ]);
  assert.deepEqual(
    events.scenarios.map(({ name, clauses }) => [name, clauses.length]),
    [
      ['电梯困人', 1],
      ['管道爆裂', 1],
    ],
  );
  const cases = readTable([
    ['情形', '应对措施', '责任人'],
    ['客人拒绝离房', '派两名保安上门劝离', '保安主管'],
    ['客人行动不便', '用轮椅护送至集合点', '楼层服务员'],
  ]);
  assert.deepEqual(
    Object.values(duties(cases)).map(({ who, when }) => [who, when]),
    [
      ['保安主管', '客人拒绝离房'],
      ['楼层服务员', '客人行动不便'],
    ],
  );
});

test('bands between the rows name the event of the rows below', () => {
  const reading = readTable([
    ['步骤', '操作', '岗位'],
    [{ text: '一、氨气泄漏', columns: 3 }],
    ['1', '佩戴空气呼吸器', '制冷工'],
    [{ text: '二、压缩机爆炸', columns: 3 }],
    ['1', '撤离机房并清点人员', '班长'],
  ]);
  assert.deepEqual(
    Object.values(duties(reading)).map(({ who, at }) => [who, at]),
    [
      ['制冷工', '氨气泄漏'],
      ['班长', '压缩机爆炸'],
    ],
  );
});

test('routine checks: what, how often, who, and what proves it', () => {
  const { clauses } = readTable(
    [
      ['检查项目', '检查要求', '周期', '责任岗位', '记录表单'],
      ['消防水泵', '手动启动并查看压力', '每月', '机电班', '消防设施检查表'],
      ['应急照明', '断电测试不少于30分钟', '1次/季度', '同上', '应急照明测试记录'],
    ],
    '五、日常检查',
  );
  assert.deepEqual(
    clauses
      .filter(isObligation)
      .map(({ actors, periodicity, evidence }) => [actors[0]?.name, periodicity?.every, evidence]),
    [
      ['机电班', 'P1M', ['消防设施检查表']],
      ['机电班', 'P3M', ['应急照明测试记录']],
    ],
  );
});

test('reports: who tells whom by when', () => {
  const found = duties(
    readTable([
      ['报告事项', '报告人', '报告对象', '报告时限', '报告内容'],
      ['初报', '当班护士', '护士长、总值班', '10分钟内', '时间、地点、伤情'],
    ]),
  );
  assert.deepEqual(Object.values(found), [{ who: '当班护士', told: '护士长、总值班', by: '10 minutes' }]);
});

test('equipment that is looked at in turn is a duty, and who stands in for whom does not act', () => {
  const found = duties(
    readTable([
      ['名称', '数量', '位置', '检查周期', '检查人', '替补人'],
      ['救生圈', '6只', '栈桥两侧', '每周', '船务员', '水手长'],
    ]),
  );
  assert.deepEqual(Object.values(found), [{ who: '船务员', every: 'P1W' }]);
});

test('a limit behind several acts bounds the last', () => {
  const found = duties(
    readTable([
      ['情形', '第一步', '第二步', '完成时限', '责任人'],
      ['扶梯夹人', '按下急停按钮', '疏导围观顾客', '5分钟', '楼层主管'],
    ]),
  );
  assert.deepEqual(Object.values(found), [
    { who: '楼层主管', at: '扶梯夹人' },
    { who: '楼层主管', by: '5 minutes', at: '扶梯夹人' },
  ]);
});

test('contacts, stocks and forms bind nobody, a row each', () => {
  const contacts = readTable(
    [
      ['姓名', '职务', '联系电话'],
      ['某甲', '负责疏散的副组长', '6612'],
    ],
    '附件一 通讯录',
  );
  const stock = readTable(
    [
      ['物资名称', '数量', '单位', '存放地点', '责任人'],
      ['吸油毡', '40', '箱', '码头仓库', '仓管员'],
    ],
    '附件二 应急物资清单',
  );
  const form = readTable(
    [[{ text: '演练记录表', columns: 4 }], ['演练时间', '', '演练地点', ''], ['参加部门', '', '记录人', '']],
    '附件三',
  );
  for (const reading of [contacts, stock, form]) assert.deepEqual(duties(reading), {});
  assert.equal(kinds(contacts).at(-1), 'definition 某甲|负责疏散的副组长|6612');
  assert.deepEqual(stock.clauses.at(-1)?.resources, [
    { text: '吸油毡40箱', name: '吸油毡', quantity: 40, unit: '箱', keeper: '仓管员', place: '码头仓库' },
  ]);
});

test('a duty with its means', () => {
  const { clauses } = readTable([
    ['任务', '执行小组', '所需物资', '数量'],
    ['围控油污', '围油组', '围油栏', '200米'],
  ]);
  const found = clauses.find(isObligation);
  assert.deepEqual(found?.resources, [{ text: '围油栏200米', name: '围油栏', quantity: 200, unit: '米' }]);
});

test('a card of keys: who, when and what', () => {
  const reading = readTable([
    ['事故名称', '冷库氨泄漏'],
    ['触发条件', '氨浓度报警器报警'],
    ['责任岗位', '制冷班长'],
    ['处置措施', '1.停机断电；2.打开喷淋'],
    ['注意事项', '严禁无防护进入机房'],
  ]);
  assert.deepEqual(
    Object.values(duties(reading)).map(({ who, at }) => [who, at]),
    [
      ['制冷班长', '冷库氨泄漏'],
      ['制冷班长', '冷库氨泄漏'],
      ['制冷班长', '冷库氨泄漏'],
    ],
  );
});

test('a matrix: the heads are who acts', () => {
  const found = duties(
    readTable([
      ['阶段', '总指挥', '抢险组', '后勤组'],
      ['接报后', '召集各组到指挥室', '携带工具集结', '清点备用物资'],
    ]),
  );
  assert.deepEqual(
    Object.values(found).map(({ who }) => who),
    ['总指挥', '抢险组', '后勤组'],
  );
});

test('an unknown head: its cells are part of the row and say nothing', () => {
  const found = duties(
    readTable([
      ['区域', '行动', '负责人', '颜色'],
      ['东区', '引导观众从三号门离场', '东区主管', '绿'],
    ]),
  );
  assert.deepEqual(found, { '东区|引导观众从三号门离场|东区主管|绿': { who: '东区主管', told: '观众' } });
});

test('a table for the layout only is read as paragraphs', () => {
  const reading = readTable(
    [[['1 目的', '为减少停电损失，制定本预案。', '2 处置', '值班员应立即报告电工。']]],
    '停电预案',
  );
  assert.deepEqual(kinds(reading), [
    'heading 停电预案',
    'heading 1|目的',
    'purpose 为减少停电损失，制定本预案。',
    'heading 2|处置',
    'report 值班员应立即报告电工。',
  ]);
});

test('clauses tile any table, merged and nested cells too', () => {
  const words = fc.constantFrom(
    '',
    '部门',
    '职责',
    '步骤',
    '时限（分钟）',
    '姓名',
    '工程部',
    '1',
    '同上',
    '/',
    '切断电源；报告班长。',
    '立即报告班长。',
    '10分钟内',
    '停电',
    '1.开泵\n2.关阀',
    '数量',
    '报告对象',
    '每月',
    'Ⅰ级',
    '周期',
  );
  const sample: fc.Arbitrary<Sample> = fc.oneof(
    words,
    fc.array(words, { maxLength: 3 }),
    fc.record({ text: words, rows: fc.nat(3), columns: fc.nat(3) }),
    fc.constant(undefined),
  );
  const rows = fc.array(fc.array(sample, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(rows, rows, fc.boolean(), (outer, inner, nested) => {
      const first = table(outer, 1);
      const second = table(inner, 2);
      if (nested && first.kind === 'table') {
        const cell = first.rows[0]?.[0];
        if (cell !== undefined) Object.assign(cell, { blocks: [...cell.blocks, second] });
      }
      const body = nested ? [first] : [first, second];
      const { clauses, text } = readDocument(
        tree([line('处置'), ...body, line('一、善后'), line('应清点。')]),
      );
      let at = 0;
      for (const { start, end } of clauses) {
        assert.ok(start >= at);
        assert.equal(text.slice(at, start).trim(), '');
        at = end;
      }
      assert.equal(text.slice(at).trim(), '');
    }),
    { numRuns: 300 },
  );
});

test('rows typed in any way are kept to the last sign', () => {
  const words = fc.constantFrom(
    '步骤',
    '责任人',
    '时限',
    '职责',
    '备注',
    '1',
    '电工',
    '切断电源；报告班长',
    '10分钟',
    '/',
    '拨打119',
    '',
    '工程部、保安部',
  );
  const sign = fc.constantFrom('\t', '|', ' | ', '   ', '\t\t', '│');
  const typed = fc
    .tuple(
      sign,
      fc.boolean(),
      fc.array(fc.array(words, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 7 }),
    )
    .map(([gap, framed, rows]) =>
      rows.map(row => (framed ? `|${row.join(gap)}|` : row.join(gap))).join(framed ? '\n|---|---|\n' : '\n'),
    );
  fc.assert(
    fc.property(typed, body => {
      const { clauses, text } = readTyped(`三、处置\n${body}\n四、善后\n应清点。`);
      let at = 0;
      for (const { start, end } of clauses) {
        assert.ok(start >= at);
        assert.equal(text.slice(at, start).trim(), '');
        at = end;
      }
      assert.equal(text.slice(at).trim(), '');
    }),
    { numRuns: 300 },
  );
});

test('the event in the brackets of a heading or of an article names the scenario', () => {
  const reading = readTyped(
    [
      '某厂应急预案',
      '三、处置',
      '【停电、停水】处置',
      '1.电工立即切换备用电源。',
      '第二章 现场处置',
      '第五条（火灾处置）保安应立即疏散人员。',
      '第六条【电梯困人】',
      '值班员应安抚乘客。',
    ].join('\n'),
  );
  assert.deepEqual(
    Object.values(duties(reading)).map(({ at }) => at),
    ['停电、停水', '火灾', '电梯困人'],
  );
});
