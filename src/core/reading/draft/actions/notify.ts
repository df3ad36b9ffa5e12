// Tell somebody: "通知系统运维专员和中心领导", "通知上述领导", "说明故障的详细地点". People at large are told by a task, since no
// message of ours reaches them.
import { fieldType } from '../field-types.ts';
import { VAGUE } from '../parties.ts';
import { type Acting, AT_LARGE, type MakeAction } from './acting.ts';

export const notify: MakeAction = acting => {
  const { clause, stage, drafting, step } = acting;
  const named = clause.recipients.filter(name => !AT_LARGE.test(name));
  if (named.some(name => /^(?:上述|以上|前述)/.test(name))) {
    const told = stage
      .last()
      .filter(({ kind }) => kind === 'notify')
      .map(({ id }) => id);
    if (told.length > 0) return { notify: { told_by: told.toReversed() } };
  }
  if (named.length === 0) return undefined;
  for (const name of named)
    if (VAGUE.test(name))
      drafting.gaps.add({
        code: 'recipient-vague',
        at: `${step}.notify`,
        clause: clause.id,
        why: `条文只写“${name}”`,
      });
  const to = [...new Set(named.map(name => partyOf(name, acting)))];
  const say = saidFacts(acting);
  const [only] = to;
  if (say.length > 0) return { notify: { to, say } };
  return { notify: to.length === 1 && only !== undefined ? only : to };
};

/** A post or unit as a role; an authority or service outside as a contact, which somebody calls. */
export function partyOf(
  name: string,
  { clause, drafting: { parties } }: Pick<Acting, 'clause' | 'drafting'>,
): string {
  if (!parties.isOutside(name)) return parties.role(name);
  const outside = clause.outside.find(one => name.includes(one.name) || one.name.includes(name));
  return parties.contact(name, outside?.number ?? undefined);
}

/** What the message has to say, as facts that are asked of whoever sends it. */
function saidFacts({ clause, stage, drafting, doer }: Acting): string[] {
  return [
    ...new Set(
      clause.fields.map(field => {
        const type = fieldType(field);
        if (type === 'time' && /发生|开始|故障|事件|事故|^时间$/.test(field)) return `${stage.state}.since`;
        return drafting.facts.of(type, field, doer.asked);
      }),
    ),
  ];
}
