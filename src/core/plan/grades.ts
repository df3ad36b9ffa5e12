// How bad it is: a scale of levels, and decision tables that say which level the facts make it.
import type { Millis } from '#core/time/instant.ts';
import type { Limit } from './clock.ts';
import type { FactId, Feel, LevelId, RoleId, Source, StepId, UnitId, UrgencyWord } from './ids.ts';
import type { Party } from './party.ts';

export type Grades = {
  readonly scale: readonly LevelId[]; // highest first
  readonly table: GradeTable;
  /** One rule for 以上 and 以下 in the whole plan, so that 5000 belongs to one level. */
  readonly boundary?: Boundary;
  readonly override?: GradeOverride;
  /** Overlaps and gaps of the text that somebody settled knowingly. */
  readonly settled: readonly SettledGrade[];
  readonly from: readonly Source[];
};

export type GradeTable = {
  readonly hit: 'highest' | 'first' | 'unique';
  readonly rows: readonly GradeRow[];
  /** No row fits: a person is asked, and the answer and its reason are recorded. */
  readonly gap: 'ask' | LevelId;
  /** Facts still unknown: the highest level that is still possible, and these are asked, for so long. */
  readonly unknown: {
    readonly rule: 'highest-reachable' | 'wait';
    readonly ask: readonly FactId[];
    readonly until?: Millis;
  };
};

/** `any:` of the text gives a row for each test; the id of the row that fired goes into the log ("I.2"). */
export type GradeRow = {
  readonly id: string;
  readonly row: number; // which written row it comes from, from 0
  readonly level: LevelId;
  readonly when: Feel;
  readonly title?: string;
  readonly from: readonly Source[];
};

/** `above`: is 以上 with the figure itself; `below`: is 以下. */
export type Boundary = {
  readonly above: 'inclusive' | 'exclusive';
  readonly below: 'inclusive' | 'exclusive';
};

/** Who may raise or lower the level by hand; it stands until released. */
export type GradeOverride = {
  readonly up: readonly RoleId[];
  readonly down: readonly RoleId[];
  readonly reason: boolean;
};

export type SettledGrade = {
  readonly kind: 'overlap' | 'gap';
  readonly rows: readonly string[];
  readonly example: Readonly<Record<FactId, string | number | boolean>>;
  readonly take: LevelId | 'ask';
  readonly why: string;
};

/** What is different at a level. */
export type Level = {
  readonly id: LevelId;
  readonly title: string;
  readonly command?: UnitId;
  readonly commander?: RoleId; // takes over only when accepted; until then the former one commands
  readonly tell: readonly Party[];
  readonly opens: readonly StepId[];
  readonly words: Readonly<Partial<Record<UrgencyWord, Millis>>>; // minutes of urgency words at this level
  readonly limits: Readonly<Record<StepId, Limit>>; // clocks that run otherwise
  readonly from: readonly Source[];
};
