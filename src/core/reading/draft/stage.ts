// The scenario that clauses are drafted into: the state that starts it, and the last steps made, which later clauses refer to
// ("接到报告后", "通知后", "之后再"). Looking back has an end, so that a long text costs no more than its length.
import type { WrittenStep } from '#core/plan/plan-schema.ts';
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';

export type NamedStep = readonly [id: string, step: WrittenStep];

export type Made = {
  readonly id: string;
  readonly clause: Clause;
  readonly kind: string; // key of its kind: "notify"
  readonly words: string; // bare
  readonly by: readonly string[]; // names
  readonly told: readonly string[]; // names
  readonly when: string | undefined;
};

export type Stage = {
  readonly name: string;
  readonly trigger: string | null;
  readonly state: string;
  /** Other names of what it is about: emergencies the text names and gives no scenario of their own. */
  readonly events: readonly string[];
  /** What the whole plan is about, for what is common to all scenarios. */
  readonly subject: string;
  /** Scenarios with steps of their own, as what is common to all may mean them. */
  readonly others: readonly { readonly name: string; readonly state: string }[];
  /** What is drafted goes on after the state is over. */
  readonly over: boolean;
  /** Steps made so far, the newest first, and no more than a few. */
  readonly last: () => readonly Made[];
  readonly add: (made: Made) => void;
};

const REMEMBERED = 16;

export function newStage(about: Omit<Stage, 'last' | 'add'>): Stage {
  let last: readonly Made[] = [];
  return {
    ...about,
    last: () => last,
    add: made => {
      last = [made, ...last].slice(0, REMEMBERED);
    },
  };
}

/** The last step that told one of these names; "组长" is told by what told 值班组长. */
export function whoTold(stage: Stage, names: readonly string[]): Made | undefined {
  return stage.last().find(({ told }) => told.some(one => names.some(name => sameName(one, name))));
}

function sameName(a: string, b: string): boolean {
  return a === b || (a.length >= 2 && b.length >= 2 && (a.endsWith(b) || b.endsWith(a)));
}

/** The last step in which most of these words stand: "送电后" → 方可逐区送电. */
export function whatDid(stage: Stage, event: string): Made | undefined {
  const pairs = pairsOf(event.replace(/^[^,]{0,6}?(?:将|把|向|对)/, ''));
  if (pairs.length === 0) return undefined;
  return stage
    .last()
    .find(
      ({ words }) => pairs.filter(pair => words.includes(pair)).length >= Math.max(1, pairs.length * 0.6),
    );
}

function pairsOf(text: string): readonly string[] {
  const signs = [...bareText(text).replace(/[^一-龥a-z0-9]/gi, '')];
  return signs.slice(1).map((sign, index) => `${signs[index]}${sign}`);
}

/** "送货车辆在途中出现故障" says no more than the scenario 送货车辆故障 does. */
export function repeatsTrigger(
  condition: string,
  { name, trigger, events, subject }: Pick<Stage, 'name' | 'trigger' | 'events' | 'subject'>,
): boolean {
  const plain = (text: string) =>
    bareText(text)
      .replace(LEADS, '')
      .replace(/(?:时|后|的|情况下?)+$/, '');
  const bare = plain(condition);
  // what the reader takes for the trigger is only that where it speaks of the same thing: "未成功的" does not
  const isTrigger =
    trigger !== null && bare === plain(trigger) && !/^[如若倘]|一旦|\d/.test(bareText(condition));
  if (isTrigger && pairsOf(name).some(pair => bare.includes(pair))) return true;
  if (
    /^(?:(?:突发)?(?:事件|事故|情况|险情|灾害))?(?:发生|出现)(?:(?:突发)?(?:事件|事故|情况|险情|紧急情况))?$/.test(
      bare,
    )
  )
    return true;
  if (bare.length >= 4 && plain(name).includes(bare)) return true;
  const thing = bare.replace(/^[^,]{0,10}?(?:发现|发生|出现)/, '');
  if (/^(?:突发)?(?:事件|事故|情况)的[^,]{2,4}$/.test(bare)) return true; // "发生突发事件的网点"
  if (ANYTHING.test(bare) || (thing.length >= 2 && subject.includes(thing))) return true;
  if (events.some(event => event.length >= 3 && bare.includes(event))) return true;
  const words = new Set(plain(name).replace(/[的之间、和及/或]/g, ''));
  const found = [...words].filter(sign => bare.includes(sign)).length;
  return words.size >= 3 && found >= words.size * 0.8 && bare.length <= name.length + 14;
}

const ANYTHING =
  /^(?:各类|重大|紧急|任何)*(?:突发性?)?(?:公共)?(?:事件|事故|情况|险情|灾害|紧急情况|异常情况)?$/;
const LEADS = /^(?:如果?|若|倘若|假如|当|遇到|遇有?|发现|发生|出现|一旦|凡|因|对于?|在)+/;
