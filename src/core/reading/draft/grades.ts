// Levels and what makes an incident one: figures ("死亡3人以上"), events ("全院停电"), each alone or together, under the level they
// stand below; who commands at it.
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import { bareText } from '../bare-text.ts';
import { endsAsActor } from '../lexicon.ts';
import type { Clause } from '../reading.ts';
import { namesIn } from '../table-cells.ts';
import type { CleanClause } from './cleaned.ts';
import type { Drafting } from './drafting.ts';
import { saysWho, type TableRow, tableRowsIn } from './grade-table.ts';
import { type LevelName, levelAtStart, levelIn } from './level-names.ts';
import { feelOf, thresholdIn } from './thresholds.ts';
import { cut, wordsOf } from './words.ts';

type Grades = NonNullable<WrittenPlan['grades']>;
type Row = Grades['rows'][number];
type Levels = NonNullable<WrittenPlan['levels']>;

export type Graded = {
  readonly clause: Clause;
  readonly level: LevelName;
  readonly row?: TableRow; // it is a row of a table in this clause
};

/** Clauses that say when it is which level: each belongs to the level named in it, or last before it. */
export function gradedClauses(clauses: readonly CleanClause[]): readonly Graded[] {
  const graded: Graded[] = [];
  let level: LevelName | undefined;
  let chapter = '';
  for (const clause of clauses) {
    const rows = clause.gradeRow === undefined ? tableRowsIn(clause.quote) : [clause.gradeRow];
    for (const row of rows) graded.push({ clause, level: row.level, row });
    if (rows.length > 0) continue;
    const here = clause.path.slice(0, 2).join('/');
    if (here !== chapter) level = undefined;
    chapter = here;
    const title = clause.path.at(-1) ?? '';
    const own = levelAtStart(bareText(clause.quote)) ?? (levelAtStart(bareText(title)) || undefined);
    if (own !== undefined) level = own;
    if (level !== undefined) graded.push({ clause, level });
  }
  return graded;
}

export function gradesOf(
  grading: readonly CleanClause[],
  drafting: Drafting,
): Pick<WrittenPlan, 'grades' | 'levels'> {
  const { levels, gaps, reading } = drafting;
  const scale = levels.all;
  if (scale.length < 2) return {};
  const asked = drafting.commander() ?? 'reporter';
  const graded = gradedClauses(grading);
  const rows = [
    ...graded.flatMap(({ row, clause }) => (row === undefined ? [] : tableRow(row, clause, asked, drafting))),
    ...sentences(graded).flatMap(one => rowsOf(one, asked, drafting)),
  ];
  if (rows.length === 0) return { levels: levelsOf(scale, graded, drafting) };
  const says = BOUNDARY.exec(bareText(reading.text.slice(0, 200_000)));
  if (says === null && grading.some(({ quote }) => /以上|以下/.test(quote)))
    gaps.add({
      code: 'boundary-proposed',
      at: 'grades.boundary',
      value: '以上含本数、以下不含',
      why: '条文没有写“以上”“以下”是否含本数',
    });
  if (!drafting.runs('grades'))
    gaps.add({
      code: 'said-otherwise',
      at: 'grades',
      why: '分级表暂不自动判级：事发时由人对照本表回答“事件等级”；要先生效，可删去 grades 和 levels 两部分',
    });
  return {
    grades: {
      scale: scale.map(({ id }) => id),
      hit: 'highest',
      rows,
      gap: 'ask',
      boundary: { above: '>=', below: says?.[1] === '包括' ? '<=' : '<' },
    },
    levels: levelsOf(scale, graded, drafting),
  };
}

/** "以上包括本数，以下不包括本数". */
const BOUNDARY = /以下["”]?[^。]{0,8}?(不?包[括含]|不含|含)本数/;

/** Clauses of one sentence are read together: "Ⅲ级：单个病区停电，" "预计30分钟内可以恢复". */
function sentences(
  graded: readonly Graded[],
): readonly (Graded & { readonly text: string; readonly from: readonly string[] })[] {
  const joined: (Graded & { text: string; from: string[] })[] = [];
  for (const { clause, level, row } of graded) {
    if (row !== undefined) continue;
    const last = joined.at(-1);
    const text = bareText(wordsOf(clause));
    if (
      last?.level.id === level.id &&
      /[,，、]\s*$/.test(last.clause.quote) &&
      last.clause.number === clause.number
    )
      joined[joined.length - 1] = {
        clause,
        level,
        text: `${last.text},${text}`,
        from: [...last.from, clause.id],
      };
    else joined.push({ clause, level, text, from: [clause.id] });
  }
  return joined;
}

/** Sentences and 或 are alternatives; what a comma or 且 joins holds together. */
function rowsOf(
  { level, text, from }: ReturnType<typeof sentences>[number],
  asked: string,
  drafting: Drafting,
): readonly Row[] {
  const body = levelAtStart(text) === undefined ? text : text.replace(LEVEL_HEAD, '');
  if (body === '' || (levelIn(body) !== undefined && body.length < 16)) return [];
  const source = from.length === 1 ? (from[0] ?? '') : [...from];
  return rowOf(level, alternativesIn(body, { level, asked, column: '' }, drafting), source);
}

type About = { readonly level: LevelName; readonly asked: string; readonly column: string };

/** Each alternative with what has to hold together. */
function alternativesIn(body: string, about: About, drafting: Drafting): readonly (readonly string[])[] {
  return body
    .replace(/以上,(?=\d)/g, '以上')
    .split(/[;。\n]|,?或者|,或(?=[^者])|之一/)
    .flatMap(eitherIn)
    .flatMap(alternative => {
      const tests = alternative
        .split(/,|并且|且|并(?=需|须)/)
        .map(plain)
        .filter(piece => isCriterion(piece) || (about.column !== '' && thresholdIn(piece) !== undefined))
        .slice(0, 8)
        .map(piece => testOf(piece, about, drafting));
      return tests.length === 0 ? [] : [tests];
    });
}

function rowOf(
  level: LevelName,
  alternatives: readonly (readonly string[])[],
  from: string | string[],
): readonly Row[] {
  const [first] = alternatives;
  if (first === undefined) return [];
  if (alternatives.length > 1)
    return [{ level: level.id, any: alternatives.slice(0, 12).map(tests => tests.join(' and ')), from }];
  return [
    first.length === 1
      ? { level: level.id, when: first[0] ?? 'true', from }
      : { level: level.id, all: [...first], from },
  ];
}

const LEVEL_HEAD =
  /^[^:：,，]{0,14}?(?:级|P[1-4]|色|特?别?重大|较大|一般|特大)(?:响应|事[故件]|预警)?(?:\([^()]*\))?(?:[:：,是指为]+|$)?/;

/** Any column that says what makes it the level is enough. */
function tableRow(row: TableRow, clause: Clause, asked: string, drafting: Drafting): readonly Row[] {
  const { level, cells } = row;
  const alternatives = cells
    .filter(([column, cell]) => !saysWho(column) && cell.length >= 2)
    .flatMap(([column, cell]) => alternativesIn(cell, { level, asked, column }, drafting));
  return rowOf(level, alternatives, clause.id);
}

/** "手术室或重症医学科停电" stays together; "蔓延或伤亡扩大" are two, where no figure belongs to both. */
function eitherIn(text: string): readonly string[] {
  const sides = text.split(/或(?=[^者])/);
  return thresholdIn(text) === undefined && sides.every(side => side.length >= 4) ? sides : [text];
}

function plain(piece: string): string {
  return piece
    .replace(/^(?:造成|导致|出现|发生|有|的|并|且|及|或)+/, '')
    .replace(/(?:的|等)?(?:安全|突发|一般|较大|重大|特别重大)*(?:事故|事件|情况|情形|之一|的)$/, '')
    .trim();
}

function isCriterion(piece: string): boolean {
  return (
    piece.length >= 3 &&
    piece.length <= 60 &&
    !/^(?:符合|下列|以下|是指|指|分为|由|根据|具备)/.test(piece) &&
    !/级$|(?:启动|报告|指挥|负责)/.test(piece)
  );
}

function testOf(piece: string, { level, asked, column }: About, drafting: Drafting): string {
  const { facts, inUnit, gaps } = drafting;
  const written = thresholdIn(piece);
  if (written !== undefined) {
    const unnamed = written.noun === '数量' || written.noun === '涉及人数';
    const said = unnamed && column !== '' && !ANYTHING.test(column) ? { ...written, noun: column } : written;
    const found = inUnit(said);
    if (found.unit !== said.unit)
      gaps.add({
        code: 'unit-converted',
        at: `grades.${level.id}`,
        why: `“${found.noun}”各处单位不同，统一换算为${found.unit}`,
      });
    return feelOf(facts.of('number', found.noun, asked, { unit: found.unit }), found);
  }
  const no = /^(?:无|没有|未)(?=[^,]{2})/.exec(piece);
  const about = no === null ? piece : piece.slice(no[0].length);
  return `${facts.of('yes/no', `${cut(about, 60)}？`, asked)} = ${no === null ? 'true' : 'false'}`;
}

/** Heads that name no thing that is counted. */
const ANYTHING = /条件|标准|情形|情况|说明|描述|依据|判定|范围$/;

/** "一级…由总经理任总指挥", "Ⅰ级响应由应急指挥部启动": who commands at the level. */
const COMMANDS = /由([^,。;]{2,16}?)(?:统一|负责|担任|组织)?(?:任?总?指挥|启动|牵头)/;

function levelsOf(scale: readonly LevelName[], graded: readonly Graded[], drafting: Drafting): Levels {
  const levels: Levels = {};
  for (const { id, title } of scale) {
    const own = graded.filter(({ level }) => level.id === id);
    const said = own.flatMap(({ clause }) => COMMANDS.exec(bareText(clause.quote))?.[1] ?? []);
    const listed = own.flatMap(({ row }) => (row?.cells ?? []).flatMap(inCommand));
    const from = [...new Set(own.map(({ clause }) => clause.id))];
    levels[id] = {
      title,
      ...commandOf([...said, ...listed], drafting),
      ...(from.length === 0 ? {} : { from }),
    };
  }
  return levels;
}

/** "响应主体 | 应急领导小组": who is in command at the level of the row. */
function inCommand([column, cell]: TableRow['cells'][number]): readonly string[] {
  return /主体|指挥|启动|机构|责任|负责/.test(column) ? namesIn(cell).filter(name => endsAsActor(name)) : [];
}

/** A post takes command; a group or department has it. */
function commandOf(
  names: readonly string[],
  { parties }: Drafting,
): Pick<Levels[string], 'command' | 'commander'> {
  const [commander] = names.filter(name => parties.isPost(name));
  const [command] = names.filter(
    name => !parties.isPost(name) && !parties.isOutside(name) && endsAsActor(name),
  );
  return {
    ...(command === undefined ? {} : { command: parties.unit(command) }),
    ...(commander === undefined ? {} : { commander: parties.role(commander) }),
  };
}
