// When a step opens: what its condition means, the clause before where the text says 然后 or 同时, the order of numbered items
// where the text says 依次, and how long it is needed.
import type { WrittenStep } from '#core/plan/plan-schema.ts';
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';
import { type Meaning, meaningsOf } from './conditions.ts';
import type { Drafting } from './drafting.ts';
import type { Made, Stage } from './stage.ts';
import type { Doer } from './who.ts';
import { cut, wordsOf } from './words.ts';

export type Opening = { readonly keys: Partial<WrittenStep>; readonly meanings: readonly Meaning[] };

export function openingOf(clause: Clause, at: string, doer: Doer, stage: Stage, drafting: Drafting): Opening {
  const bare = bareText(clause.quote);
  const [previous] = stage.last();
  const asking = { clause, stage, asked: doer.asked, drafting };
  const said = clause.condition ?? clause.context ?? null;
  const together = previous !== undefined && isTogether(clause, bare, previous) ? previous : undefined;
  const inherits = together !== undefined && clause.condition === null; // it opens with that one, so under the same condition
  const meanings = said === null || inherits ? [] : meaningsOf(said, asking);
  const keys: Record<string, unknown> = {};
  const after = new Set(meanings.flatMap(one => (one.kind === 'after' ? [one.edge] : [])));
  const follows = together === undefined ? followed(clause, bare, stage) : undefined;
  if (follows !== undefined && ![...after].some(edge => edge.split('.')[0] === follows.id))
    after.add(follows.id);
  if (after.size > 0) keys.after = only([...after]);
  if (together !== undefined && after.size === 0) keys.together = together.id;
  Object.assign(keys, openedBy(meanings, clause, at, doer, stage, drafting));
  const otherwise = otherwiseOf(bare, clause, previous);
  if (otherwise !== undefined && keys.when === undefined) keys.when = otherwise;
  return { keys: keys as Partial<WrittenStep>, meanings };
}

/** The keys that conditions give: when, opens, while, discretion. */
function openedBy(
  meanings: readonly Meaning[],
  clause: Clause,
  at: string,
  doer: Doer,
  stage: Stage,
  drafting: Drafting,
): Record<string, unknown> {
  const { gaps, runs, facts } = drafting;
  const keys: Record<string, unknown> = {};
  const when: string[] = [];
  const opens: string[] = [];
  const during: string[] = [];
  for (const meaning of meanings)
    switch (meaning.kind) {
      case 'nothing':
      case 'after':
        break;
      case 'ended':
        opens.push(`${stage.state}.ended`);
        break;
      case 'during':
        during.push(stage.state);
        break;
      case 'elapsed':
        opens.push(`${meaning.span} of ${meaning.of}`);
        during.push(meaning.while);
        if (clause.deadline?.origin == null)
          gaps.add({
            code: 'origin-proposed',
            at: `${at}.opens`,
            clause: clause.id,
            value: `“${stage.name}”开始时`,
            why: '到时未恢复即启动；条文没有写从何时起算，暂从本情形开始时起算',
          });
        break;
      case 'before':
        during.push(`not(${meaning.feel})`);
        break;
      case 'fact':
        when.push(meaning.feel);
        break;
      case 'discretion':
        if (runs('discretion')) keys.discretion = doer.asked;
        else {
          const fact = facts.of('yes/no', `是否需要：${wantedOf(clause, meaning.word)}？`, doer.asked);
          when.push(`${fact} = true`);
        }
        gaps.add({
          code: 'discretion-asked',
          at: `${at}.${runs('discretion') ? 'discretion' : 'when'}`,
          clause: clause.id,
          why: `条文写“${meaning.word}”`,
        });
        break;
      default:
        meaning satisfies never;
    }
  if (when.length > 0) keys.when = [...new Set(when)].join(' and ');
  if (opens.length > 0) keys.opens = [...new Set(opens)];
  // what opens when the state is over is not needed during it
  const ends = opens.some(one => one === `${stage.state}.ended`);
  const whiles = [...new Set(during)].filter(one => !(ends && one === stage.state));
  if (whiles.length > 0) keys.while = whiles.join(' and ');
  return keys;
}

function only<T>(list: readonly T[]): T | readonly T[] {
  const [first] = list;
  return list.length === 1 && first !== undefined ? first : list;
}

/** "同时…", in the same item or the one after. */
function isTogether({ deadline, number }: Clause, bare: string, previous: Made): boolean {
  const says =
    /^[^一-龥]*(?:并|且)?同时(?!也是|满足|具备|符合)|^[^,]{0,12}(?:应|要|须)?同时/.test(
      bare.replace(NUMBER, ''),
    ) || deadline?.text === '同时';
  return says && (number === previous.clause.number || /^[^一-龥]*同时/.test(bare.replace(NUMBER, '')));
}

const NUMBER = /^[(（]?[\d.一二三四五六七八九十]{1,8}[)）、.．]+/;
const THEN =
  /^(?:并)?(?:而后|然后|随后|之后|此后|其后|再(?!次)|接着|最后|其次|第二步|第三步|完后|待[^,]{1,12}后)/;
const IN_ORDER =
  /依次|按(?:照)?(?:以下|下列|如下)?[^,]{0,6}(?:顺序|步骤|次序|先后)|逐项|分步|^步骤$|(?:处置|操作|处理)步骤$/;

/** The step this one follows: 然后 after the clause before, numbered items after each other where the text says 依次. */
function followed(clause: Clause, bare: string, stage: Stage): Made | undefined {
  const [previous] = stage.last();
  if (previous === undefined) return undefined;
  const words = bare.replace(NUMBER, '');
  if (THEN.test(words) || /^[^,]{1,10}再(?=[^次,]{2})/.test(words)) return previous;
  // "先…" in the clause before, and this one goes on with it
  if (/(?:应|须|要)?先(?!进|锋|行车)/.test(previous.words.slice(0, 24)) && /^(?:方可|再|后)/.test(words))
    return previous;
  if (clause.number === null || clause.number === previous.clause.number) return undefined;
  const title = bareText(clause.path.at(-1) ?? '');
  const sameList = previous.clause.path.join('/') === clause.path.join('/');
  return sameList && IN_ORDER.test(title) ? previous : undefined;
}

/** "否则…": when what the clause before asked for is not so. */
function otherwiseOf(bare: string, clause: Clause, previous: Made | undefined): string | undefined {
  if (previous?.when === undefined || clause.condition !== null) return undefined;
  return /^(?:否则|反之|其他情况|其余)/.test(bare) ? `not(${previous.when})` : undefined;
}

/** "必要时审查其证件" → 审查其证件. */
function wantedOf(clause: Clause, word: string): string {
  const wanted = bareText(wordsOf(clause))
    .replace(bareText(word), '')
    .replace(/^[,，]+/, '');
  return cut(wanted === '' ? word : wanted, 60);
}
