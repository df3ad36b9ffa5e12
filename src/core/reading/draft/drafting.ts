// What the parts of a draft share while it is made: the reading, the ids, who is named, what can be known, and the gaps.
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import type { Clause, Reading } from '../reading.ts';
import type { Contents } from './contents.ts';
import type { FactBook } from './facts.ts';
import type { Gaps } from './gaps.ts';
import type { IdBook } from './ids.ts';
import type { LevelBook } from './level-names.ts';
import type { Parties } from './parties.ts';
import type { Runs } from './runs.ts';
import type { DraftTable } from './tables.ts';
import type { UnitBook } from './thresholds.ts';

export type Drafting = {
  readonly reading: Reading;
  readonly runs: Runs;
  readonly ids: IdBook;
  readonly parties: Parties;
  readonly facts: FactBook;
  readonly levels: LevelBook;
  readonly tables: readonly DraftTable[];
  /** Figures in the unit that the same thing has everywhere. */
  readonly inUnit: UnitBook;
  readonly gaps: Gaps;
  /** Who is proposed for a duty that names nobody, and why; undefined: nobody to propose. */
  readonly proposed: (clause: Clause) => { readonly name: string; readonly why: string } | undefined;
  /** What a report or message has to hold, as the text lists it near this clause. */
  readonly contents: Contents['names'];
  /** Clauses that list it. */
  readonly contentClauses: Contents['clauses'];
  /** Role id of whom the text calls commander or head; undefined: nobody. */
  readonly commander: () => string | undefined;
  /** Urgency words in use. */
  readonly words: Set<'immediately' | 'promptly' | 'asap'>;
  readonly acts: NonNullable<WrittenPlan['acts']>;
  readonly forms: NonNullable<WrittenPlan['forms']>;
};
