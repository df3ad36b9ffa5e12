// A new draft over one that people have edited: what nobody touched is drafted anew, what somebody changed, added or deleted stays
// as they left it. Where both changed, theirs stays and a finding says what the new edition would have.
import type { Finding } from '#core/finding.ts';
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import type { Draft } from '../draft-plan.ts';

type Thing = Readonly<Record<string, unknown>>;
type Report = (path: string, what: 'changed' | 'deleted') => void;

/** How deep entries with ids of their own lie: scenarios → scenario → steps → step. */
const DEEP: ReadonlySet<string> = new Set(['scenarios', 'steps', 'never', 'gates', 'after', 'close']);

/** Parts whose entries others name: kept as long as something does. */
const NAMED = ['roles', 'units', 'contacts', 'facts', 'acts', 'forms', 'resources'] as const;

/** `base` is the draft as it was made, `edited` what people made of it, `fresh` the draft of the new edition with the same ids. */
export function mergeDraft(base: WrittenPlan, edited: WrittenPlan, fresh: WrittenPlan): Draft {
  const findings: Finding[] = [];
  const report: Report = (path, what) => void findings.push(found(path, what));
  const { filled: _, ...rest } = fresh;
  const merged = mergeThings(base as Thing, edited as Thing, rest as Thing, '', 2, report) as WrittenPlan;
  const filled = mergeFilled(base, edited, fresh);
  const plan = { ...merged, ...(filled.length === 0 ? {} : { filled }) };
  return { plan: withNamed(plan, edited, base), findings };
}

function mergeThings(
  base: Thing,
  edited: Thing,
  fresh: Thing,
  path: string,
  depth: number,
  report: Report,
): Thing {
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(fresh), ...Object.keys(edited)])) {
    if (path === '' && key === 'filled') continue;
    const [was, is, would] = [own(base, key), own(edited, key), own(fresh, key)];
    const at = path === '' ? key : `${path}.${key}`;
    if (depth > 0 && isThing(is) && isThing(would)) {
      const deeper = DEEP.has(key) ? 2 : depth - 1;
      if (deeper > 0) {
        merged[key] = mergeThings(isThing(was) ? was : {}, is, would, at, deeper, report);
        continue;
      }
    }
    const kept = choose(was, is, would, at, report);
    if (kept !== undefined) merged[key] = kept;
  }
  return merged;
}

/** Untouched: as drafted now. Touched: as people have it. */
function choose(was: unknown, is: unknown, would: unknown, at: string, report: Report): unknown {
  if (same(is, was)) return would;
  if (!same(would, was) && !same(would, is)) report(at, is === undefined ? 'deleted' : 'changed');
  return is;
}

/** Explanations of the new draft, and those that people wrote. */
function mergeFilled(
  base: WrittenPlan,
  edited: WrittenPlan,
  fresh: WrittenPlan,
): NonNullable<WrittenPlan['filled']> {
  const drafted = new Set((base.filled ?? []).map(text));
  const now = new Set((fresh.filled ?? []).map(text));
  const theirs = (edited.filled ?? []).filter(one => !drafted.has(text(one)) && !now.has(text(one)));
  return [...(fresh.filled ?? []), ...theirs];
}

/** A post that only an edited step names still has to be there, although the new draft no longer needs it. */
function withNamed(plan: WrittenPlan, edited: WrittenPlan, base: WrittenPlan): WrittenPlan {
  const all: Record<string, unknown> = { ...plan };
  const words = new Set(text(plan).match(/[\p{L}\p{N}_]+/gu));
  for (const part of NAMED) {
    const now = (plan[part] ?? {}) as Thing;
    const lost = Object.entries({ ...base[part], ...edited[part] }).filter(
      ([id]) => !Object.hasOwn(now, id) && words.has(id),
    );
    if (lost.length > 0) all[part] = { ...now, ...Object.fromEntries(lost) };
  }
  return all as WrittenPlan;
}

function found(path: string, what: 'changed' | 'deleted'): Finding {
  const message =
    what === 'changed'
      ? {
          zh: `“${path}”由人改过，新版原文的草稿也不同：保留了改过的；请核对是否还合适。`,
          en: `"${path}" was edited by hand and the new edition drafts it otherwise: the edit was kept. Check that it still fits.`,
        }
      : {
          zh: `“${path}”由人删去，新版原文的草稿里又有：没有放回；需要的话请补写。`,
          en: `"${path}" was deleted by hand and the new edition drafts it otherwise: it was not put back. Write it if it is needed.`,
        };
  return {
    code: what === 'changed' ? 'edit-kept' : 'deletion-kept',
    severity: 'warning',
    message,
    place: { path },
  };
}

function isThing(value: unknown): value is Thing {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(thing: Thing, key: string): unknown {
  return Object.hasOwn(thing, key) ? thing[key] : undefined;
}

function same(a: unknown, b: unknown): boolean {
  return a === b || text(a) === text(b);
}

function text(value: unknown): string {
  return JSON.stringify(value) ?? '';
}
