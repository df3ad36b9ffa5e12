// What an action of a step is made from, and what one is: the keys of its kind, none for a plain task.
import type { WrittenStep } from '#core/plan/plan-schema.ts';
import type { Clause } from '../../reading.ts';
import type { Drafting } from '../drafting.ts';
import type { Stage } from '../stage.ts';
import type { Doer } from '../who.ts';

export type Acting = {
  readonly clause: Clause;
  readonly step: string; // id
  readonly words: string; // bare
  readonly doer: Doer;
  readonly stage: Stage;
  readonly drafting: Drafting;
};

/** Undefined: this kind does not fit the clause. */
export type MakeAction = (acting: Acting) => Partial<WrittenStep> | undefined;

/** People at large, who have no place in the roster and no one number. */
export const AT_LARGE =
  /客户|顾客|用户|乘客|旅客|家属|家长|群众|患者|病人|居民|业主|住户|学生|幼儿|游客|来访|媒体|记者|伤员|被困|双方|当事人|司机|公众|社会/;
