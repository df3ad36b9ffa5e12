// Levels as plans name them: Ⅰ级, 一级, P1, 红色, 特别重大. Each scale runs from the highest to the lowest, and a level has
// one id however it is written.

export type LevelName = {
  readonly id: string;
  readonly title: string;
  readonly rank: number;
  readonly scale: Scale;
};
type Scale = 'roman' | 'priority' | 'colour' | 'word';

const ROMAN = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ'] as const;
const RANK: Readonly<Record<string, number>> = {
  Ⅰ: 1,
  Ⅱ: 2,
  Ⅲ: 3,
  Ⅳ: 4,
  I: 1,
  II: 2,
  III: 3,
  IV: 4,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
};
const IDS = ['I', 'II', 'III', 'IV'] as const;
const COLOURS: readonly string[] = ['红', '橙', '黄', '蓝'];
const COLOUR_IDS = ['red', 'orange', 'yellow', 'blue'] as const;
const WORDS: readonly string[] = ['特别重大', '重大', '较大', '一般'];

const NUMBERED = /([ⅠⅡⅢⅣ]|I{1,3}V?|IV|[一二三四1-4])[级類]/;
const PRIORITY = /\bP([1-4])(?!\d)/;
const COLOUR = /([红橙黄蓝])色/;
const WORD = /(特别?重大|特大|重大|较大|一般)(?:级)?(?:(?:突发)?(?:事故|事件|灾害|险情|响应|火灾)|[:：(])/;

/** The level that a text names first, wherever it stands. */
export function levelIn(text: string): LevelName | undefined {
  const numbered = NUMBERED.exec(text)?.[1];
  if (numbered !== undefined) return ofRank('roman', RANK[numbered] ?? 0);
  const priority = PRIORITY.exec(text)?.[1];
  if (priority !== undefined) return ofRank('priority', Number(priority));
  const colour = COLOUR.exec(text)?.[1];
  if (colour !== undefined && /预警|响应|警报|信号/.test(text))
    return ofRank('colour', COLOURS.indexOf(colour) + 1);
  const word = WORD.exec(text)?.[1];
  if (word === undefined) return undefined;
  const usual = word === '特大' || word === '特重大' ? '特别重大' : word;
  return ofRank('word', WORDS.indexOf(usual) + 1);
}

/** "3.1 Ⅲ级响应：…", "1、一级事故(重、特大事故)。", "P1:", "较大事故：…": the text is about this level. */
export function levelAtStart(text: string): LevelName | undefined {
  const head = text
    .replace(/^[\s(（]*(?:[\d.]{1,8}|[一二三四五六七八九十]{1,3})[)）、.．\s]*/, '')
    .slice(0, 14);
  const level = levelIn(head) ?? levelIn(text.slice(0, 6));
  if (level === undefined) return undefined;
  return /^[^,。;]{0,8}(?:级|P[1-4]|色|重大|较大|一般|特大)/.test(head) ||
    levelIn(text.slice(0, 6)) !== undefined
    ? level
    : undefined;
}

function ofRank(scale: Scale, rank: number): LevelName | undefined {
  if (rank < 1 || rank > 4) return undefined;
  const at = rank - 1;
  switch (scale) {
    case 'roman':
      return { id: IDS[at] ?? 'I', title: `${ROMAN[at]}级`, rank, scale };
    case 'priority':
      return { id: `P${rank}`, title: `P${rank}`, rank, scale };
    case 'colour':
      return { id: COLOUR_IDS[at] ?? 'red', title: `${COLOURS[at]}色`, rank, scale };
    case 'word':
      return { id: IDS[at] ?? 'I', title: WORDS[at] ?? '', rank, scale };
    default:
      return scale satisfies never;
  }
}

/** The levels a plan has, highest first; empty where it grades nothing. */
export type LevelBook = {
  readonly all: readonly LevelName[];
  /** Levels a condition is about: "达到Ⅱ级以上响应条件的" → I and II. */
  readonly meant: (condition: string) => readonly LevelName[];
};

export function levelBook(found: readonly LevelName[]): LevelBook {
  const scale = found[0]?.scale;
  const all = [...new Map(found.filter(one => one.scale === scale).map(one => [one.id, one])).values()].sort(
    (a, b) => a.rank - b.rank,
  );
  const known = all.length >= 2 ? all : [];
  return {
    all: known,
    meant(condition) {
      const level = levelIn(condition);
      if (level === undefined) return [];
      const above = /(?:及其?|或)?以上|或更高/.test(condition);
      const below = /(?:及其?|或)?以下/.test(condition);
      return known.filter(({ rank }) =>
        above ? rank <= level.rank : below ? rank >= level.rank : rank === level.rank,
      );
    },
  };
}
