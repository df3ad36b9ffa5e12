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
/** "相关部门", "有关人员": nobody in particular. */
export const VAGUE =
  /^(?:各)?(?:相关|有关|各相关|各有关|其他|责任|各责任|相关责任|有关责任)(?:的)?(?:部门|单位|人员|科室|岗位|领导|负责人|方|方面|机构)/;
