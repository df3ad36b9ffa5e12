// What keeps a duty or an act from being done, in words of both languages: the engine's codes and the plan's own titles.
import { feelInWords } from '#core/paper/feel-words.ts';
import type { Plan } from '#core/plan/plan.ts';

/** "need:look.done", "holds:guard_post.present", "never:no_lift", "question:q1". */
export function lockWords(lock: string, plan: Plan): readonly [zh: string, en: string] {
  const at = lock.indexOf(':');
  const [kind, what] = [lock.slice(0, at), lock.slice(at + 1)];
  switch (kind) {
    case 'need':
      return needWords(what, plan);
    case 'holds':
      return (
        presenceWords(what, plan) ?? [
          `须始终具备：${feelInWords(what, plan)}`,
          `must hold throughout: ${feelInWords(what, plan, 'en')}`,
        ]
      );
    case 'rule': {
      const title = plan.rules?.[what]?.title ?? what;
      return [`不符合「${title}」`, `"${title}" does not hold`];
    }
    case 'never': {
      const title = banTitle(what, plan);
      return [`禁止：${title}`, `forbidden: ${title}`];
    }
    case 'question': {
      const { text = what, ask } = plan.questions?.[what] ?? {};
      const who = ask === undefined ? '' : (plan.roles[ask]?.title ?? ask);
      return [
        `未决问题：${text}${who ? `（请${who}答复）` : ''}`,
        `open question: ${text}${who ? ` (${who} answers)` : ''}`,
      ];
    }
    default:
      return [lock, lock];
  }
}

function needWords(what: string, plan: Plan): readonly [string, string] {
  const found = /^(.+)\.([a-z]+)$/.exec(what);
  const [, name = '', edge = ''] = found ?? [];
  const there = presenceWords(what, plan);
  if (there) return there;
  const step = plan.steps[name]?.title;
  if (step !== undefined) return [`「${step}」先${EDGES[edge] ?? edge}`, `"${step}" first ${edge}`];
  const fact = plan.facts[name]?.title;
  if (fact === undefined || (edge !== 'since' && edge !== 'ended'))
    return [`须具备：${what}`, `must hold: ${what}`];
  return edge === 'since'
    ? [`「${fact}」先出现`, `"${fact}" first begun`]
    : [`「${fact}」先结束`, `"${fact}" first ended`];
}

/** "guard_post.present": somebody must be there. */
function presenceWords(what: string, plan: Plan): readonly [string, string] | undefined {
  const post = plan.presence?.[/^(.+)\.present$/.exec(what)?.[1] ?? '']?.title;
  return post === undefined ? undefined : [`「${post}」须有人在岗`, `somebody must be at "${post}"`];
}

const EDGES: Readonly<Record<string, string>> = {
  opened: '启动',
  attempted: '已联系',
  sent: '已发出',
  acknowledged: '被确认',
  accepted: '被接受',
  reserved: '预留',
  arrived: '到场',
  used: '使用',
  returned: '归还',
  done: '完成',
};

/** The words of a ban where it has some, else of what it blocks. */
export function banTitle(id: string, plan: Plan): string {
  const ban = Object.values(plan.scenarios)
    .flatMap(({ never }) => never)
    .find(one => one.id === id);
  if (!ban) return plan.acts[id]?.title ?? id;
  return ban.title ?? plan.acts[ban.blocks]?.title ?? plan.steps[ban.step ?? '']?.title ?? id;
}

/** Of an act, or of a request for it ("log_out/1"). */
export function actTitle(id: string, plan: Plan): string {
  return (plan.acts[id] ?? plan.acts[id.slice(0, Math.max(id.lastIndexOf('/'), 0))])?.title ?? id;
}
