// What is never to be done: a controlled act that is locked. "未经许可" lets it through for whoever may permit, "…前" and other
// conditions say as long as what it is locked.
import type { WrittenPlan } from '#core/plan/plan-schema.ts';
import { bareText } from '../bare-text.ts';
import { endsAsActor } from '../lexicon.ts';
import type { Clause } from '../reading.ts';
import { actWords } from './act-words.ts';
import { meaningsOf } from './conditions.ts';
import type { Drafting } from './drafting.ts';
import { proposedOr } from './proposed-or.ts';
import type { Stage } from './stage.ts';
import { wordsOf } from './words.ts';

export type Never = NonNullable<WrittenPlan['scenarios'][string]['never']>;

const PERMIT = /未(?:经|获|得到|取得)([^,，。]{0,16}?)(?:许可|授权|批准|同意|允许|审批|认可)/;

/** "但消防部门现场指挥同意的除外": said after a ban, it lets through whom that one permits; it is no duty of theirs. */
const EXCEPTED =
  /^但是?,?(?:经|由)?([^,。;]{2,16}?)(?:许可|授权|批准|同意|允许|审批|认可)的?(?:除外|不在此限)$/;

export function excepted(next: Clause | undefined): string | undefined {
  const who =
    next === undefined ? undefined : EXCEPTED.exec(bareText(next.quote).replace(/[。;]+$/, ''))?.[1];
  return who !== undefined && endsAsActor(who) ? who : undefined;
}

/** `next`: the clause after it, which may say who permits it. */
export function prohibitionOf(clause: Clause, stage: Stage, drafting: Drafting, next?: Clause): Never {
  const { parties, ids, acts, gaps } = drafting;
  const act = ids.ofClause('act', clause.id, 'act');
  const ban = ids.ofClause('ban', clause.id, 'ban');
  const inside = clause.actors.map(({ name }) => name).filter(name => !parties.isOutside(name));
  const by = inside[0] === undefined ? proposedOr(clause, act, 'by', drafting) : parties.role(inside[0]);
  const entitled = (said: boolean) => {
    acts[act] = { title: forbidden(clause, said), by, from: clause.id };
  };
  const bare = bareText(`${clause.condition ?? ''},${clause.quote}`);
  const permit = PERMIT.exec(bare);
  const named = permit?.[1] ?? '';
  if (permit !== null) {
    const granter = endsAsActor(named) ? parties.role(named) : undefined;
    if (granter === undefined)
      gaps.add({
        code: 'approver-proposed',
        at: `${ban}.unless`,
        clause: clause.id,
        why: '条文没有写由谁许可',
      });
    entitled(true);
    return {
      [ban]: {
        blocks: act,
        unless: { permission_of: granter ?? commanderOf(clause, ban, drafting) },
        from: clause.id,
      },
    };
  }
  const during = whileOf(clause, stage, by, drafting);
  entitled(during.while !== undefined);
  const permits = excepted(next);
  if (next === undefined || permits === undefined)
    return { [ban]: { blocks: act, ...during, from: clause.id } };
  const unless = { permission_of: parties.role(permits) };
  return { [ban]: { blocks: act, ...during, unless, from: [clause.id, next.id] } };
}

/** "启动成功前不得离开机房" → 离开机房, where the rest stands in keys of its own; a ban in other words stays as it is. */
function forbidden(clause: Clause, conditionSaid: boolean): string {
  const words = wordsOf(clause);
  const left = actWords(words, clause, { who: true, when: conditionSaid });
  const act = left.replace(/^(?:一律|均|都|也|绝对?)?(?:严禁|禁止|不得|不准|不许|切勿|严格禁止)/, '');
  return act.length === left.length || [...act].length < 2 ? words : act;
}

function commanderOf(clause: Clause, ban: string, drafting: Drafting): string {
  return drafting.commander() ?? proposedOr(clause, ban, 'unless', drafting);
}

/** As long as what the act is locked: "启动成功前" until that is so, "火势蔓延时" while it is. */
function whileOf(clause: Clause, stage: Stage, asked: string, drafting: Drafting): { while?: string } {
  const said = clause.condition ?? clause.context ?? null;
  if (said === null) return {};
  const feels = meaningsOf(said, { clause, stage, asked, drafting }).flatMap(meaning => {
    switch (meaning.kind) {
      case 'fact':
        return [meaning.feel];
      case 'before':
        return [`not(${meaning.feel})`];
      case 'during':
        return [stage.state];
      default:
        return [];
    }
  });
  return feels.length === 0 ? {} : { while: feels.join(' and ') };
}
