// What the comparing screen keeps in its address: which two documents or versions, and what of them is shown. Pure.
import { DIFFERENCE_KINDS, type DifferenceKind } from '#core/compare/difference-kinds.ts';
import { PLAN_PARTS, type PlanPart } from '#core/compare/plan-comparison.ts';
import type { ListSearch } from '#web/ui/list.tsx';

export type CompareSearch = {
  /** The two documents. */
  readonly a?: string;
  readonly b?: string;
  /** Or a plan and two of its versions. */
  readonly plan?: string;
  readonly from?: string;
  readonly to?: string;
  readonly show?: 'all'; // else differences only
  readonly kind?: DifferenceKind;
  readonly part?: PlanPart;
  readonly text?: string;
  readonly after?: readonly string[];
};

const TEXTS = ['a', 'b', 'plan', 'from', 'to'] as const;

/** Anything that is no search is left out. */
export function compareSearch(raw: Record<string, unknown>): CompareSearch {
  const texts = TEXTS.flatMap(key => {
    const value = raw[key];
    return typeof value === 'string' && value !== '' ? [[key, value.slice(0, 200)] as const] : [];
  });
  const kind = DIFFERENCE_KINDS.find(one => one === raw.kind);
  const part = PLAN_PARTS.find(one => one === raw.part);
  const after = [raw.after].flat().filter(one => typeof one === 'string');
  return {
    ...Object.fromEntries(texts),
    ...(raw.show === 'all' ? { show: 'all' } : {}),
    ...(kind ? { kind } : {}),
    ...(part ? { part } : {}),
    ...(typeof raw.text === 'string' && raw.text ? { text: raw.text.slice(0, 80) } : {}),
    ...(after.length > 0 ? { after } : {}),
  };
}

/** The part of it that a list keeps. */
export function listPart({ text, kind, part, after }: CompareSearch): ListSearch {
  const state = kind ?? part;
  return { ...(text ? { text } : {}), ...(state ? { state } : {}), ...(after ? { after } : {}) };
}

/** With what a list has chosen; `state` is the kind of documents, the part of plans. */
export function withListPart(search: CompareSearch, next: ListSearch): CompareSearch {
  const { kind: _kind, part: _part, text: _text, after: _after, ...rest } = search;
  return compareSearch({
    ...rest,
    ...(search.plan === undefined ? { kind: next.state } : { part: next.state }),
    text: next.text,
    after: next.after,
  });
}
