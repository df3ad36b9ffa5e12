// What two versions of a plan differ in, as rows for people; and how a kind of thing that plans are made of is compared.
import type { Plan } from '#core/plan/plan.ts';
import type { Item } from './paired-items.ts';

export const PLAN_PARTS = [
  'steps',
  'scenarios',
  'bans',
  'ladder',
  'words',
  'levels',
  'grades',
  'roles',
  'units',
  'contacts',
  'routines',
  'resources',
  'forms',
  'facts',
  'closing',
  'exercises',
  'head',
  'other',
] as const;
export type PlanPart = (typeof PLAN_PARTS)[number];

export const PLAN_FIELDS = [
  'title',
  'who',
  'to',
  'limit',
  'when',
  'order',
  'force',
  'what',
  'ends',
  'ladder',
  'cases',
  'scenario',
  'often',
  'level',
  'members',
  'duties',
  'number',
  'quantity',
  'place',
  'asked',
  'fields',
  'conditions',
  'edition',
  'signed',
  'text',
  'detail', // no word for it: `at` says where it stands
] as const;
export type PlanField = (typeof PLAN_FIELDS)[number];

export type FieldDifference = {
  readonly field: PlanField;
  readonly at: string | null; // path, where the words do not tell the two apart
  readonly before: string; // "": says nothing
  readonly after: string;
};

export type PlanChange = 'added' | 'removed' | 'changed';

export type PlanRow = {
  readonly part: PlanPart;
  readonly change: PlanChange;
  readonly title: string;
  readonly scenario: string | null; // title, of steps and bans
  /** The whole of it as a sentence of a written plan; null: not there, or no sentence. */
  readonly before: string | null;
  readonly after: string | null;
  readonly fields: readonly FieldDifference[]; // of `changed`: at least one
};

export type PlanComparison = {
  readonly rows: readonly PlanRow[];
  /** What is there in both and says the same. */
  readonly same: number;
};

/** One kind of thing a plan is made of: what there is of it, and in which words its fields are said. */
export type PartSpec<T> = {
  readonly part: PlanPart;
  readonly items: (plan: Plan) => readonly Item<T>[];
  readonly scenario?: (value: T, plan: Plan) => string | null;
  /** What of it is compared; by default all. `both`: ids of steps that are there before and after. */
  readonly view?: (value: T, both: ReadonlySet<string>, plan: Plan) => unknown;
  readonly fields: readonly FieldSpec<T>[];
};

export type FieldSpec<T> = {
  readonly field: PlanField;
  readonly keys: readonly string[]; // paths; what an earlier field of the list has taken is not this one's
  readonly say?: (value: T, plan: Plan) => string;
  /** The words are a list joined by this: what both begin and end with is left out. */
  readonly joined?: string;
};
