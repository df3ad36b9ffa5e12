// A plan on paper: every step once and in words, chapters in the order of the standard, nothing made up for what it lacks.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Plan } from '#core/plan/plan.ts';
import { readPlan } from '#core/plan/read-plan.ts';
import { feelInWords } from './feel-words.ts';
import { makePaper, NOTHING_SAID, type PaperOptions } from './make-paper.ts';
import { chineseNumber } from './numbering.ts';
import { NUMBERING_STYLES, type Paper, type PaperBlock } from './paper.ts';
import { stepSentence } from './step-sentence.ts';
import { spanInWords } from './time-words.ts';

const OPTIONS: PaperOptions = {
  numbering: 'decimal',
  edition: '第 2 版',
  date: '2026年11月23日',
  directory: [{ post: '值班组长', name: '周敏', addresses: ['138****0001'] }],
  approval: [{ role: '批准', name: '', date: '' }],
  cards: 'page',
};

const sample = (name: string): Plan => {
  const yaml = readFileSync(new URL(`../../../plans/${name}/plan.yaml`, import.meta.url), 'utf8');
  return readPlan(yaml).plan ?? assert.fail(`${name} cannot be read`);
};

const texts = ({ blocks }: Paper): readonly string[] =>
  blocks.flatMap(block => (block.kind === 'heading' || block.kind === 'paragraph' ? [block.text] : []));

const headings = ({ blocks }: Paper, level: number): readonly string[] =>
  blocks.flatMap(block =>
    block.kind === 'heading' && block.level === level ? [`${block.number} ${block.text}`] : [],
  );

const cards = ({ blocks }: Paper) => blocks.flatMap(block => (block.kind === 'card' ? [block.card] : []));

describe('a plan on paper', () => {
  it('says every step once, in every way of numbering', () => {
    for (const name of ['call-centre', 'home-textile'])
      for (const numbering of NUMBERING_STYLES) {
        const plan = sample(name);
        const said = texts(makePaper(plan, { ...OPTIONS, numbering }));
        for (const step of Object.values(plan.steps)) {
          const sentence = stepSentence(step, plan);
          const alike = Object.values(plan.steps).filter(one => stepSentence(one, plan) === sentence).length;
          assert.equal(said.filter(text => text === sentence).length, alike, sentence);
        }
      }
  });

  it('has the chapters of GB/T 29639 for its kind, in that order', () => {
    const plan = sample('call-centre');
    const chapters = (kind: Plan['kind']): readonly string[] =>
      headings(makePaper({ ...plan, kind }, OPTIONS), 1).filter(text => !text.startsWith('附件'));
    assert.deepEqual(chapters('special').slice(0, 4), [
      '1 适用范围',
      '2 应急组织机构及职责',
      '3 响应启动',
      '4 处置措施',
    ]);
    assert.deepEqual(chapters('comprehensive').slice(0, 5), [
      '1 总则',
      '2 应急组织机构及职责',
      '3 应急响应',
      '4 后期处置',
      '5 应急保障',
    ]);
    assert.deepEqual(chapters('on-site'), ['1 事故风险描述', '2 应急工作职责', '3 应急处置', '4 注意事项']);
    assert.deepEqual(chapters('card'), []);
  });

  it('says of a chapter the plan has nothing for that it has nothing, and makes nothing up', () => {
    const plan = sample('call-centre');
    const { scope: _, ...head } = plan.head;
    const paper = makePaper({ ...plan, head }, OPTIONS);
    const at = paper.blocks.findIndex(block => block.kind === 'heading' && block.text === '适用范围');
    assert.deepEqual(textOf(paper.blocks[at + 1]), NOTHING_SAID);
    const filled = makePaper(plan, OPTIONS);
    assert.notEqual(textOf(filled.blocks[at + 1]), NOTHING_SAID);
  });

  it('has a card for each post that acts and none for posts outside', () => {
    const plan = sample('call-centre');
    const posts = cards(makePaper(plan, OPTIONS)).map(card => card.post);
    assert.ok(posts.includes('值班组长') && posts.includes('系统运维专员'));
    const outside = {
      ...plan.roles,
      leader: { ...plan.roles.leader, id: 'leader', title: '值班组长', outside: true },
    };
    const fewer = cards(makePaper({ ...plan, roles: outside }, OPTIONS)).map(card => card.post);
    assert.ok(!fewer.includes('值班组长'));
    assert.deepEqual(cards(makePaper(plan, { ...OPTIONS, cards: 'none' })), []);
  });

  it('puts on a card the limit, and the number of whoever the post tells', () => {
    const card = cards(makePaper(sample('call-centre'), OPTIONS)).find(one => one.post === '呼叫业务员');
    assert.deepEqual(card?.scenarios[0]?.duties[0], {
      limit: '立即',
      text: '通知值班组长',
    });
    assert.deepEqual(card?.contacts, [['值班组长 周敏', '138****0001']]);
  });

  it('numbers chapters and clauses in the ways of the house', () => {
    const numbers = (numbering: PaperOptions['numbering']): readonly string[] =>
      makePaper(sample('call-centre'), { ...OPTIONS, numbering }).blocks.flatMap(block =>
        block.kind === 'heading' || block.kind === 'paragraph' ? [block.number] : [],
      );
    assert.deepEqual(numbers('decimal').slice(0, 5), ['1', '', '2', '2.1', '2.2']);
    assert.deepEqual(numbers('chinese').slice(0, 5), ['一、', '', '二、', '1.', '2.']);
    assert.deepEqual(numbers('articles').slice(0, 5), ['第一章', '', '第二章', '第一条', '第二条']);
  });
});

const textOf = (block: PaperBlock | undefined): string =>
  block?.kind === 'paragraph' ? block.text : assert.fail('no paragraph');

describe('words for conditions', () => {
  const plan = sample('home-textile');
  const examples: readonly (readonly [string, string])[] = [
    ['casualties = true', '有人伤亡'],
    ['casualties = false', '没有人伤亡'],
    ['not(casualties)', '没有人伤亡'],
    ['drivable = false', '车辆不能继续行驶'],
    ['breakdown', '送货车辆在途中故障'],
    ['not(breakdown)', '送货车辆在途中故障结束'],
    ['cause = "fault" and casualties = false', '“故障原因”为“fault”且没有人伤亡'],
    ['cause = "fault" or drivable = false', '“故障原因”为“fault”或者车辆不能继续行驶'],
    ['(cause = "fault") and (casualties = false)', '“故障原因”为“fault”且没有人伤亡'],
    ['not(casualties = true)', '并非有人伤亡'],
    [
      '(breakdown or casualties = true) and drivable = false',
      '（送货车辆在途中故障或者有人伤亡）且车辆不能继续行驶',
    ],
    ['not(breakdown and casualties = true)', '并非（送货车辆在途中故障且有人伤亡）'],
    // Anything there is no wording for stands as it is written, in brackets.
    ['count(customer) > 3', '（count(customer) > 3）'],
    ['nobody_knows = 1', '（nobody_knows = 1）'],
  ];
  for (const [feel, words] of examples) it(feel, () => assert.equal(feelInWords(feel, plan), words));
});

describe('words for spans and numbers', () => {
  it('says them as plans do', () => {
    const minute = 60_000;
    assert.equal(spanInWords(5 * minute), '5分钟');
    assert.equal(spanInWords(90 * minute), '1小时30分钟');
    assert.equal(spanInWords(24 * 60 * minute), '24小时');
    assert.equal(spanInWords(3 * 24 * 60 * minute), '3天');
    assert.equal(spanInWords(0), '0秒');
    assert.deepEqual([1, 10, 11, 20, 35, 100, 103, 110].map(chineseNumber), [
      '一',
      '十',
      '十一',
      '二十',
      '三十五',
      '一百',
      '一百零三',
      '一百一十',
    ]);
  });
});

describe('a plan on English paper', () => {
  const english = (name: string): Paper => makePaper(sample(name), { ...OPTIONS, language: 'en' });

  it('has the same chapters, and as many clauses of steps, with what the plan says as it is written', () => {
    for (const name of ['call-centre', 'home-textile']) {
      const [zh, en] = [makePaper(sample(name), OPTIONS), english(name)];
      assert.equal(headings(en, 1).length, headings(zh, 1).length);
      assert.equal(headings(en, 2).length, headings(zh, 2).length);
      const said = texts(en).join('\n');
      for (const { title, action } of Object.values(sample(name).steps))
        if (action.kind === 'task') assert.ok(said.includes(title), title);
      assert.equal(cards(en).length, cards(zh).length);
    }
  });

  it('says in English who must do what by when', () => {
    const said = texts(english('home-textile'));
    assert.ok(
      said.includes(
        '送货员 must immediately: tell the head of the unit of 送货员, saying 故障地点, 故障原因 and 是否有人伤亡.',
      ),
    );
    assert.ok(
      said.some(text => /^销售部负责人 must within 30 minutes after it began: tell 办公室主管/.test(text)),
    );
    assert.ok(
      said.some(text =>
        /^After “.+” is done, if “是否有人伤亡”: yes, 采购部负责人 must promptly: tell /.test(text),
      ),
    );
  });

  it('leaves no Chinese word of its own between what the plan says', () => {
    const own = (text: string) => /应在|的，|方可|之前|直至|为止/.exec(text.replace(/“[^”]*”/g, ''))?.[0];
    for (const text of texts(english('call-centre'))) assert.equal(own(text), undefined, text);
    const [card] = english('call-centre').blocks.filter(block => block.kind === 'card');
    assert.equal(card?.kind === 'card' && card.card.language, 'en');
  });
});

describe('who is on paper', () => {
  const row = (id: string, post: string, name: string) => ({ id, post, name, addresses: ['138****0001'] });
  const people = (directory: PaperOptions['directory']) => {
    const paper = makePaper(sample('call-centre'), { ...OPTIONS, directory, cards: 'none' });
    const at = paper.blocks.findIndex(block => block.kind === 'heading' && block.text === '应急人员联系方式');
    const table = paper.blocks[at + 1];
    return at >= 0 && table?.kind === 'table' ? table.rows : undefined;
  };

  it('is whoever holds a post of the plan, by post; other people of the house are not', () => {
    const rows = people([row('cook', '厨师', '赵六'), row('leader', '值班长', '周敏')]) ?? [];
    assert.ok(rows.some(([post, name]) => post === '值班组长' && name === '周敏'));
    assert.ok(rows.every(([, name]) => name !== '赵六'));
    assert.ok(rows.some(([, name]) => name === '')); // posts nobody holds are seen
    assert.equal(people([]), undefined);
  });
});

describe('cards', () => {
  it('are kept together on a page of several, or have a page each', () => {
    const kinds = (layout: PaperOptions['cards']) =>
      makePaper(sample('call-centre'), { ...OPTIONS, cards: layout }).blocks.flatMap(block =>
        block.kind === 'card' ? [block.page] : [],
      );
    assert.deepEqual(new Set(kinds('several')), new Set([false]));
    assert.deepEqual(new Set(kinds('page')), new Set([true]));
    assert.deepEqual(kinds('none'), []);
  });
});
