// What stands before and around a plan: its papers, who signed it, how it was revised and when it must be looked at again.
import type { Cadence } from './clock.ts';
import type { FactType, Field } from './field.ts';
import type { PlanId, RoleId, Source, UnitId } from './ids.ts';

export type PlanHead = {
  readonly code?: string;
  readonly issuer?: string;
  readonly edition?: string;
  readonly effective_from?: string;
  readonly drafted_by?: readonly Signatory[];
  readonly reviewed_by?: readonly Signatory[];
  readonly approved_by?: readonly Signatory[];
  readonly purpose?: string;
  readonly scope?: string;
  readonly principles?: readonly string[];
  readonly basis?: readonly string[];
  readonly definitions?: readonly { readonly term: string; readonly means: string }[];
  readonly secrecy?: string;
  readonly supersedes?: string;
  readonly issued_to?: readonly (RoleId | UnitId)[]; // who confirm receipt
  readonly revisions?: readonly Revision[];
  readonly review?: Review;
  readonly from?: readonly Source[];
};

/** A post or a name, as printed. A name is personal and never shown outside. */
export type Signatory = { readonly name: string; readonly on?: string };

export type Revision = {
  readonly edition?: string;
  readonly on?: string;
  readonly by?: string;
  readonly what: string;
};

/** How often it is looked at again, by whom, and what makes it due at once. */
export type Review = {
  readonly every?: Cadence;
  readonly by?: RoleId;
  readonly due?: string; // "YYYY-MM-DD"
  readonly when: readonly ReviewTrigger[];
  readonly from: readonly Source[];
};

/** The six of 生产安全事故应急预案管理办法 第三十六条, and what a plan adds. */
export const REVIEW_TRIGGERS = [
  'law-changed', // 依据的法律、法规、规章、标准及上位预案中的有关规定发生重大变化
  'organisation-changed', // 应急指挥机构及其职责发生调整
  'risk-changed', // 安全生产面临的风险发生重大变化
  'resources-changed', // 重要应急资源发生重大变化
  'lessons', // 在应急演练和事故应急救援中发现需要修订预案的重大问题
  'other', // 编制单位认为应当修订的其他情况
] as const;

export type ReviewTrigger = (typeof REVIEW_TRIGGERS)[number];

/** Asked when a case is opened, and the same until it is filed. */
export type Param = {
  readonly id: string;
  readonly title: string;
  readonly type: FactType | 'date';
  readonly unit?: string;
  readonly values?: readonly string[];
  readonly fields?: readonly Field[];
  readonly required: boolean;
};

/** The group's plan that this one refines: overridden by id, the rest as it stands there. */
export type Refines = {
  readonly plan: PlanId;
  readonly edition?: string;
  readonly without: readonly string[];
};
