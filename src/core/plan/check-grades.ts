// Grade tables: facts that no row fits, facts that several levels fit, rows that fit nothing, levels nobody commands.
import { type Checking, mend } from './checking.ts';
import { type Example, type GradeSearch, searchGrades } from './grade-search.ts';
import type { Grades } from './grades.ts';
import type { Plan } from './plan.ts';

export function checkGrades(checking: Checking): void {
  const { plan } = checking;
  const { grades } = plan;
  reportCommanders(checking);
  if (!grades) return;
  reportLevels(grades, checking);
  const found = searchGrades(plan);
  if (!found) return;
  if (found.gap) reportGap(found.gap, grades, checking);
  for (const overlap of found.overlaps) reportOverlap(overlap, grades, checking);
  for (const row of found.never)
    checking.find('warning', 'grade-row-never', ['grades', 'rows', row.row], {
      zh: `分级表的“${row.id}”（${row.when}）永远不会成立，请改正条件。`,
      en: `Row "${row.id}" of the grade table (${row.when}) can never hold; correct its condition.`,
    });
}

function reportGap(example: Example, grades: Grades, { plan, find }: Checking): void {
  if (grades.settled.some(one => one.kind === 'gap' && covers(one.example, example))) return;
  if (grades.settled.some(one => one.kind === 'gap')) return; // settled knowingly, by another example of it
  const asks = grades.table.gap === 'ask';
  find(
    asks ? 'warning' : 'info',
    'grades-gap',
    ['grades', 'rows'],
    {
      zh: `分级有空档：例如 ${inWords(example, plan, 'zh')} 时哪一级都不是；${asks ? '届时由人定级并记录' : `按 ${grades.table.gap} 处理`}。请补写一行，或在 settled 里写明。`,
      en: `The grades leave a gap: with ${inWords(example, plan, 'en')} no level fits; ${asks ? 'a person is asked then' : `${grades.table.gap} is taken`}. Add a row, or settle it under settled.`,
    },
    {
      proposal: {
        value: `settled: [{ kind: gap, example: ${JSON.stringify(example)}, take: ask, why: … }]`,
        reason: { zh: '由人裁定并记录', en: 'a person decides, on the record' },
      },
    },
  );
}

function reportOverlap(
  { rows: [a, b], example }: GradeSearch['overlaps'][number],
  grades: Grades,
  { plan, find }: Checking,
): void {
  const settled = grades.settled.some(
    ({ kind, rows }) =>
      kind === 'overlap' &&
      (rows.length === 0 || (rows.some(row => isOf(a, row)) && rows.some(row => isOf(b, row)))),
  );
  if (settled) return;
  const { hit } = grades.table;
  const taken = {
    highest: { zh: '取较高的一级', en: 'the higher is taken' },
    first: { zh: '取先写的一行', en: 'the row written first is taken' },
    unique: {
      zh: '而分级表规定只能有一级（hit: unique）',
      en: 'and the table allows one only (hit: unique)',
    },
  }[hit];
  find(
    hit === 'unique' ? 'error' : 'warning',
    'grades-overlap',
    ['grades', 'rows', b.row],
    {
      zh: `分级有重叠：例如 ${inWords(example, plan, 'zh')} 时既是 ${a.level}（${a.id}）又是 ${b.level}（${b.id}），${taken.zh}。请改正条件，或在 settled 里写明。`,
      en: `The grades overlap: with ${inWords(example, plan, 'en')} it is ${a.level} (${a.id}) and ${b.level} (${b.id}), ${taken.en}. Correct the conditions, or settle it under settled.`,
    },
    {
      proposal: {
        value: `settled: [{ kind: overlap, rows: [${a.id}, ${b.id}], example: ${JSON.stringify(example)}, take: ${a.level}, why: … }]`,
        reason: { zh: '知情裁定', en: 'settled knowingly' },
      },
    },
  );
}

function isOf(row: { readonly id: string; readonly level: string }, named: string): boolean {
  return row.id === named || row.level === named || row.id.startsWith(`${named}.`);
}

function covers(settled: Example, example: Example): boolean {
  return Object.entries(settled).every(([name, value]) => example[name] === value);
}

/** "停气户数 = 1500 户、有人伤亡 = 否". */
function inWords(example: Example, plan: Plan, language: 'zh' | 'en'): string {
  return Object.entries(example)
    .map(([name, value]) => {
      const { title = name, unit = '' } = plan.facts[name] ?? {};
      if (language === 'en') return `${name} = ${value}`;
      const said = value === true ? '是' : value === false ? '否' : `${value}${unit}`;
      return `${title} = ${said}`;
    })
    .join(language === 'zh' ? '、' : ', ');
}

/** A level is commanded by a post; "who commands at the present level" says nothing there. */
function reportCommanders({ plan, find }: Checking): void {
  for (const { id, commander } of Object.values(plan.levels ?? {}))
    if (commander !== undefined && plan.roles[commander]?.is === 'level-commander')
      find('error', 'level-commander-itself', ['levels', id, 'commander'], {
        zh: `等级“${id}”的指挥写成了“${plan.roles[commander]?.title ?? commander}”，它本身就是“当前等级的指挥”；请写明是哪个岗位。`,
        en: `The commander of level "${id}" is "${plan.roles[commander]?.title ?? commander}", which stands for whoever commands at the present level; name a post.`,
      });
}

function reportLevels(grades: Grades, { plan, find }: Checking): void {
  for (const level of grades.scale) {
    if (!grades.table.rows.some(row => row.level === level))
      find(
        'warning',
        'level-without-row',
        ['grades', 'scale'],
        {
          zh: `等级“${level}”在分级表里没有一行会得出它；请补写条件，或从 scale 里去掉。`,
          en: `No row of the grade table gives level "${level}"; add one, or take it out of the scale.`,
        },
        mend(`{ level: ${level}, when: … }`, '补一行', 'a row more'),
      );
    const own = plan.levels?.[level];
    const changes = own && (own.commander ?? own.command ?? own.tell[0] ?? own.opens[0]);
    const named = Object.keys(own?.words ?? {}).length + Object.keys(own?.limits ?? {}).length > 0;
    if (changes === undefined && !named)
      find('info', 'level-changes-nothing', ['levels', level], {
        zh: `等级“${level}”没有写由谁指挥、通知谁或改变哪些时限；到这一级时什么也不会变。`,
        en: `Level "${level}" says nothing of who commands, who is told or which clocks change: nothing differs at it.`,
      });
  }
}
