// Ids of a draft: English words where the dictionary covers a name, the sounds of its signs elsewhere (供应部 → supply_dept,
// 话务班 → operator_ban). They come from the name or the clause alone, never from a count, so that a draft made anew gives the
// same ones; where a plan was drafted before, its ids are kept.
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import { ENGLISH } from './english-words.ts';
import { soundsOf } from './sounds.ts';

/** Parts of a plan whose entries are known by their title. */
export type Named = 'units' | 'roles' | 'contacts' | 'resources' | 'facts' | 'scenarios' | 'forms' | 'levels';

export type IdBook = {
  /** Id of a named thing: always the same for the same part and title. */
  readonly named: (part: Named, title: string, wanted?: string) => string;
  /** Id of what a clause gives: `report_c009`; `what` says it in a word, `slot` tells several of one clause apart. */
  readonly ofClause: (what: string, clause: string, slot?: string) => string;
};

/** Names that mean something in conditions or in the language. */
const RESERVED =
  'reporter item level constructor to_string value_of and or not if then else for in return some every satisfies between true false null date time duration list count min max sum mean all any function of instance external context string number round abs now today get opened occurred reported graded activated stood_down close grades levels ladder words zone review'.split(
    ' ',
  );

const LONGEST = 40;

/** Tells the state of a scenario from a question in the same words. */
export const STATE = '（进行中）';

export function idBook(former?: WrittenPlan): IdBook {
  const taken = new Set(RESERVED);
  const known = new Map<string, string>();
  const before = former === undefined ? NOTHING : formerIds(former);
  const once = (key: string, base: string): string => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const kept = before.get(key);
    const id = kept !== undefined && !taken.has(kept) ? kept : unused(base, key, taken);
    taken.add(id);
    known.set(key, id);
    return id;
  };
  return {
    named: (part, title, wanted) => once(`${part} ${title}`, wanted ?? snakeName(title, part.slice(0, -1))),
    ofClause: (what, clause, slot = '') =>
      once(
        `step ${clause} ${slot}`,
        [what, clause.replace(/[^\p{L}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '')]
          .filter(part => part !== '')
          .join('_'),
      ),
  };
}

const NOTHING: ReadonlyMap<string, string> = new Map();

/** A second thing that would get the same id is told apart by a sum of its name, which does not depend on the order. */
function unused(base: string, key: string, taken: ReadonlySet<string>): string {
  const safe = /^\p{L}(?:_?[\p{L}\p{N}])*$/u.test(base) ? base : 'thing';
  if (!taken.has(safe)) return safe;
  for (let salt = 0; ; salt++) {
    const id = `${safe}_${sumOf(`${salt} ${key}`).toString(36).slice(0, 4)}`;
    if (!taken.has(id)) return id;
  }
}

function sumOf(text: string): number {
  let sum = 7;
  for (let i = 0; i < text.length; i++) sum = (sum * 31 + text.charCodeAt(i)) % 2_176_782_336; // 36 ** 6
  return sum;
}

/** snake_case of any name; `otherwise` where nothing of it can be said. */
export function snakeName(name: string, otherwise: string): string {
  const words: string[] = [];
  let sounds = '';
  const flush = () => {
    if (sounds !== '') words.push(sounds);
    sounds = '';
  };
  let rest = name.replace(/[(（][^()（）]*[)）]/g, '').replace(/[的了之]/g, '');
  while (rest !== '') {
    const latin = /^[a-z]+|^\d+/i.exec(rest)?.[0];
    const english =
      latin === undefined
        ? ENGLISH.find(([chinese]) => rest.startsWith(chinese) && (chinese.length > 1 || rest === chinese))
        : undefined;
    if (latin !== undefined || english !== undefined) {
      flush();
      const word = latin?.toLowerCase() ?? english?.[1] ?? '';
      if (word !== '' && words.at(-1) !== word) words.push(word);
      rest = rest.slice(latin?.length ?? english?.[0].length ?? 1);
      continue;
    }
    const [sign = ''] = rest;
    sounds += soundsOf(sign).join('');
    if (soundsOf(sign).length === 0) flush();
    rest = rest.slice(sign.length);
  }
  flush();
  const kept: string[] = [];
  for (const word of words) {
    if (kept.length > 0 && [...kept, word].join('_').length > LONGEST) break;
    kept.push(word.slice(0, LONGEST));
  }
  const id = kept.join('_');
  return /^[a-z]/.test(id) ? id : id === '' ? otherwise : `${otherwise}_${id}`;
}

/** A short stable name for a plan, from its title. */
export function planId(title: string): string {
  const bare = title.replace(/(?:应急)?(?:处置)?(?:预案|方案|办法|范例|手册|制度)+$/, '');
  const id = snakeName(bare, 'plan').replaceAll('_', '-');
  return id === 'plan' ? `plan-${sumOf(title).toString(36)}` : id;
}

/** The same keys as the book's, from a plan that was drafted before and perhaps edited since. */
function formerIds(plan: WrittenPlan): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const parts: readonly Named[] = [
    'units',
    'roles',
    'contacts',
    'resources',
    'facts',
    'scenarios',
    'forms',
    'levels',
  ];
  for (const part of parts)
    for (const [id, entry] of Object.entries(plan[part] ?? {}))
      if (entry.title !== undefined) {
        const isState = 'type' in entry && entry.type === 'state';
        const unit =
          'unit' in entry && part === 'facts' && entry.unit !== undefined ? `（${entry.unit}）` : '';
        const key = `${part} ${entry.title.replace(unit, '')}${unit}${isState ? STATE : ''}`;
        if (!ids.has(key)) ids.set(key, id);
      }
  const ofClauses = (entries: object | undefined, slotOf: (entry: object) => string) => {
    for (const [id, entry] of Object.entries(entries ?? {})) {
      const [clause] = [(entry as { from?: unknown }).from ?? []].flat();
      const key = `step ${String(clause)} ${slotOf(entry)}`;
      if (typeof clause === 'string' && !ids.has(key)) ids.set(key, id);
    }
  };
  for (const { steps, never } of Object.values(plan.scenarios)) {
    ofClauses(steps, stepSlot);
    ofClauses(never, () => 'ban');
  }
  ofClauses(plan.acts, () => 'act');
  ofClauses(plan.routines, () => 'routine');
  ofClauses(plan.exercises, () => 'exercise');
  ofClauses(plan.training, () => 'training');
  ofClauses(plan.questions, () => 'question');
  return ids;
}

/** Which step of its clause it is: the approval before it, the question after it, or the act itself. */
function stepSlot(step: object): string {
  if ('confirm' in step) return 'confirm';
  return 'do' in step && String(step.do).startsWith(APPROVAL) ? 'gate' : '';
}

/** How the words of an approval begin that stands before a step. */
export const APPROVAL = '批准：';
