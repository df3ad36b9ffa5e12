// What must be so before a step may begin, how long it goes on, and who outside has to be content: "经总指挥批准后", "确认无误后
// 方可", "直到客户满意为止".
import type { WrittenStep } from '#core/plan/plan-schema.ts';
import { bareText } from '../bare-text.ts';
import { endsAsActor } from '../lexicon.ts';
import { actWords } from './act-words.ts';
import type { Acting } from './actions/acting.ts';
import { approvalWords } from './actions/decide.ts';
import { meaningsOf } from './conditions.ts';
import { proposedOr } from './proposed-or.ts';
import { type NamedStep, whoTold } from './stage.ts';

export type Gate = {
  readonly before: readonly NamedStep[];
  readonly keys: Partial<WrittenStep>;
  /** The clause asks for the approval and for nothing else. */
  readonly alone?: boolean;
};

const NONE: Gate = { before: [], keys: {} };

const APPROVED =
  /(?:报经|报请|报|经|由|征得|取得|得到|征求)?([^,。;]{2,16}?)(?:的)?(?:书面)?(?:审核)?(?:批准|同意|审批|核准|许可|授权|签发|认可)/;
const CONTENT = /满意|接受|认可|同意/;

export function gateOf(acting: Acting): Gate {
  const { clause, drafting, stage, doer } = acting;
  if (clause.gate === null || clause.kind === 'approval') return NONE;
  const gate = bareText(clause.gate);
  // "待用户满意后，方可离开现场" is an end, which until.ts has
  if (clause.until !== null && bareText(clause.until) === gate) return NONE;
  const approver = APPROVED.exec(gate)?.[1]?.replace(/^(?:须|应|需|先|要|报|经|由)+/, '');
  if (approver !== undefined) return approval(acting, approver);
  if (clause.condition !== null && bareText(clause.condition) === gate) return NONE; // asked for as the condition
  if (endsAsActor(gate) || gate.length < 3) return NONE;
  const feels = meaningsOf(gate.replace(/^(?:待|等到?|只有|只对|仅限?|限于)/, ''), {
    clause,
    stage,
    asked: doer.asked,
    drafting,
  }).flatMap(meaning => (meaning.kind === 'fact' ? [meaning.feel] : []));
  if (feels.length === 0) return NONE;
  return { before: [], keys: drafting.runs('needs') ? { needs: feels } : { when: feels.join(' and ') } };
}

/** "由公司管理层批准后,…": somebody asks, they say yes, then it may begin. */
function approval(acting: Acting, approver: string): Gate {
  const { clause, drafting, doer, words } = acting;
  const { parties, ids, gaps } = drafting;
  const id = ids.ofClause('approve', clause.id, 'gate');
  const known = endsAsActor(approver) && !parties.isOutside(approver);
  if (!known)
    gaps.add({
      code: 'approver-proposed',
      at: `${id}.approve`,
      clause: clause.id,
      why: `条文写“${clause.gate ?? ''}”，没有写明由哪个岗位`,
    });
  const by = known
    ? parties.role(approver)
    : (drafting.commander() ?? proposedOr(clause, id, 'approve', drafting));
  const rest = words
    .replace(bareText(clause.gate ?? ''), '')
    .replace(/,{2,}/g, ',')
    .replace(/^[,、]+/, '')
    .replace(/^(?:但|须|应|要|先|必须|可以)+/, '');
  const alone = rest.length < 2 && acting.stage.last().length > 0;
  const question = approvalWords(
    alone
      ? (acting.stage.last()[0]?.words ?? words)
      : actWords(rest === '' ? words : rest, clause, { who: true }),
  );
  const asks: WrittenStep =
    doer.asked === by
      ? { do: question, who: by, decide: { question, answer: 'yes/no', reason: 'required' }, from: clause.id }
      : { do: question, who: doer.who, approve: { by, on_no: 'end' }, from: clause.id };
  const told = whoTold(acting.stage, [approver]);
  const locked = alone ? acting.stage.last()[0]?.id : undefined; // waits for this approval, so that cannot wait for it
  const teller = told?.id === locked ? undefined : told;
  const opens =
    teller === undefined ? {} : { after: teller.kind === 'notify' ? `${teller.id}.acknowledged` : teller.id };
  const holds = doer.asked === by ? { when: `${id} = true` } : {};
  return {
    before: [[id, { ...asks, ...opens }]],
    ...(alone ? { alone } : {}),
    keys: drafting.runs('needs') && doer.asked !== by ? { needs: id } : { after: id, ...holds },
  };
}

/** How long it goes on: until the state is over, or something is so. */
export function untilOf(acting: Acting): Partial<WrittenStep> {
  const { clause, drafting, stage, doer } = acting;
  if (clause.until === null || clause.kind === 'confirmation') return {};
  const until = bareText(clause.until)
    .replace(/^(?:直到|直至|一直到|持续到|持续至|至|待)/, '')
    .replace(/(?:为止|止|后|[.。])+$/, '');
  if (until.length < 2 || /方可|满意/.test(until)) return {};
  if (/恢复|解除|消除|结束|排除|平息/.test(until))
    return drafting.runs('until') ? { until: `${stage.state}.ended` } : { while: stage.state };
  const [meaning] = meaningsOf(until, { clause, stage, asked: doer.asked, drafting });
  if (meaning?.kind !== 'fact') return {};
  return drafting.runs('until') ? { until: meaning.feel } : { while: `not(${meaning.feel})` };
}

/** Somebody else than those who solved it puts the question to whoever is outside; a no begins the next round. */
export function confirmationOf({ clause, step, doer, drafting }: Acting): NamedStep {
  const { parties, ids, gaps } = drafting;
  const of = clause.recipients.find(name => parties.isOutside(name)) ?? clause.recipients[0] ?? '客户';
  const id = ids.ofClause('confirm', clause.id, 'confirm');
  const commander = drafting.commander();
  const who = commander === undefined || commander === doer.asked ? 'reporter' : commander;
  gaps.add({
    code: 'actor-proposed',
    at: `${id}.who`,
    clause: clause.id,
    value: who === 'reporter' ? '报告人' : who,
    why: '条文没有写由谁向对方确认；处置人自己不能代答',
  });
  const solvers = [...new Set(doer.names.map(parties.role))].filter(role => role !== who);
  const word = CONTENT.exec(clause.until ?? clause.quote)?.[0] ?? '满意';
  return [
    id,
    {
      do: `请${of}确认是否${word}`,
      who,
      confirm: {
        question: `是否${word}`,
        of,
        ...(solvers.length === 0 ? {} : { not_by: solvers }),
        on_no: { again: step },
      },
      after: step,
      from: clause.id,
    },
  ];
}
