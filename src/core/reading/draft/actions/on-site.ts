// Acts on the spot with a kind of their own: count people, send people and goods, call a meeting, keep watch, stand by, begin
// another plan. Where the engine does not carry a kind out yet, the step is a task, or an entry to fill in.
import type { WrittenStep } from '#core/plan/plan-schema.ts';
import { bareText } from '../../bare-text.ts';
import { planId } from '../ids.ts';
import { type Acting, AT_LARGE, type MakeAction } from './acting.ts';

const otherwise = ({ clause, step, drafting }: Acting, key: string, why: string): void =>
  drafting.gaps.add({ code: 'said-otherwise', at: `${step}.${key}`, clause: clause.id, why });

/** "清点人数", "点名": each is ticked off, and it cannot be waived. */
export const rollCall: MakeAction = acting => {
  if (!/清点[^,]{0,6}(?:人数|人员|员工|学生|人头|到场)|点名|核对人数/.test(acting.words)) return undefined;
  if (acting.drafting.runs('roll_call'))
    return { roll_call: { of: '现场人员', ticks: ['在场', '受伤', '失联'] }, life_safety: true };
  otherwise(acting, 'record', '清点人数暂用登记表代替逐人点名');
  return {
    record: {
      in: '人员清点记录',
      fields: {
        should: { title: '应到人数', type: 'number' },
        present: { title: '实到人数', type: 'number' },
        injured: { title: '受伤人数', type: 'number' },
        missing: { title: '失联人员', type: 'text', required: false },
      },
    },
    life_safety: true,
  };
};

const SENDS = /派|调集|调派|增派|增援|安排|调配|调动|抽调|投入|出动|备齐/;

/** "派2名保安到场", "安排备用送货车辆": counted as they are sent. */
export const dispatch: MakeAction = acting => {
  const { clause, words, drafting } = acting;
  const [first] = clause.resources.filter(({ name }) => name.length <= 20);
  if (first === undefined || !SENDS.test(words) || !drafting.runs('dispatch')) return undefined;
  const { name, quantity, unit } = first;
  return {
    dispatch: {
      what: name,
      ...(quantity === null || !(quantity > 0) ? {} : { count: quantity }),
      ...(unit === null ? {} : { unit }),
    },
  };
};

/** "召集应急小组成员举行会议". */
export const convene: MakeAction = acting => {
  const { clause, words, drafting } = acting;
  if (!/召集|召开|会商|集结/.test(words)) return undefined;
  const called = clause.recipients.filter(name => !drafting.parties.isOutside(name) && !AT_LARGE.test(name));
  if (called.length === 0) return undefined;
  const members = [...new Set(called.map(drafting.parties.role))];
  if (drafting.runs('convene')) return { convene: members };
  otherwise(acting, 'notify', '召集暂以通知到人代替');
  return { notify: members };
};

/** "每30分钟更新一次", "持续监护": ticks until the state is over. */
export const watch: MakeAction = acting => {
  const { clause, drafting, stage } = acting;
  const every = clause.periodicity?.every;
  const text = clause.periodicity?.text ?? '';
  if (every === undefined || every === null) return undefined;
  const span = /^PT?\d/.test(every) ? every : undefined;
  if (span === undefined && /随时/.test(text)) return onRequest(acting);
  if (span !== undefined && drafting.runs('watch')) return { watch: { every: span }, while: stage.state };
  if (span !== undefined) otherwise(acting, 'while', `“${text}”暂不按次提醒，情形持续期间一直有效`);
  return { while: stage.state };
};

/** "每30分钟向指挥部报告一次进展": due again and again, which telling once is not. */
export const tellAgain: MakeAction = acting => {
  const { periodicity } = acting.clause;
  return /^PT\d/.test(periodicity?.every ?? '') ? watch(acting) : undefined;
};

/** "随时提供技术资料": each request is a round of its own. */
function onRequest({ clause, words, drafting, stage }: Acting): Partial<WrittenStep> {
  const given = /提供|供给|答复|解答/.test(words);
  if (given && drafting.runs('request')) {
    const by = clause.recipients.filter(name => !drafting.parties.isOutside(name)).map(drafting.parties.role);
    const what = /提供([^,。;]{2,30})/.exec(words)?.[1] ?? words.slice(0, 30);
    return { request: by.length === 0 ? what : { what, by }, while: stage.state };
  }
  return { while: stage.state };
}

/** "启动《人员疏散预案》": another plan is put under way beside this one. */
export const use: MakeAction = acting => {
  const { clause, words, drafting, step } = acting;
  const other = clause.references.find(
    ({ to, title }) => to === 'document' && /预案|方案/.test(bareText(title)),
  );
  if (other === undefined || !/启动|转入|执行|按照?|根据/.test(words)) return undefined;
  if (!drafting.runs('use')) return undefined;
  const plan = planId(other.title);
  drafting.gaps.add({
    code: 'other-plan',
    at: `${step}.use`,
    clause: clause.id,
    value: plan,
    why: `条文要启动“${other.title}”，它在本系统里的标识暂按名称推定`,
  });
  return { use: { plan } };
};
