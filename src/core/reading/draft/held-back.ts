// "待用户满意后，方可离开现场", "交接清楚后方可撤离": nobody may go before something is so. The act of going is locked, and where
// somebody outside has to be content, they are asked.
import { bareText } from '../bare-text.ts';
import type { Clause } from '../reading.ts';
import { meaningsOf } from './conditions.ts';
import type { Drafting } from './drafting.ts';
import { confirmationOf } from './gates.ts';
import type { Never } from './prohibition.ts';
import type { NamedStep, Stage } from './stage.ts';
import { doerOf } from './who.ts';
import { wordsOf } from './words.ts';

const LEAVES =
  /(?:方可|方能|方准|才可|才能|才准)(离开[^,。;]{0,6}|撤离[^,。;]{0,6}|离场|离岗|下班|撤出[^,。;]{0,6}|离去)/;

export function heldBack(
  clause: Clause,
  stage: Stage,
  drafting: Drafting,
): { readonly steps: readonly NamedStep[]; readonly never: Never } | undefined {
  const bare = bareText(clause.quote);
  const leaving = LEAVES.exec(bare)?.[1];
  if (leaving === undefined || clause.until === null) return undefined;
  const act = drafting.ids.ofClause('act', clause.id, 'act');
  const ban = drafting.ids.ofClause('ban', clause.id, 'ban');
  const doer = doerOf(clause, act, drafting);
  drafting.acts[act] = {
    title: leaving,
    by: doer.asked === 'reporter' ? drafting.parties.unassigned() : doer.asked,
    from: clause.id,
  };
  const until = bareText(clause.until)
    .replace(/^待/, '')
    .replace(/(?:之|以)?后$/, '');
  const [last] = stage.last();
  if (/满意|认可|接受/.test(until) && last !== undefined) {
    const acting = { clause, step: last.id, words: bareText(wordsOf(clause)), doer, stage, drafting };
    const confirm = confirmationOf(acting);
    return {
      steps: [confirm],
      never: { [ban]: { blocks: act, unless: `${confirm[0]} = true`, from: clause.id } },
    };
  }
  const [meaning] = meaningsOf(until, { clause, stage, asked: doer.asked, drafting });
  if (meaning?.kind !== 'fact') return undefined;
  return { steps: [], never: { [ban]: { blocks: act, unless: meaning.feel, from: clause.id } } };
}
