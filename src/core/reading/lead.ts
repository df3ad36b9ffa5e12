// A clause taken apart: the condition that leads it, and the rest, which says what is to be done and by whom.
import { actorAt } from './actor-name.ts';
import { leadingCondition } from './condition.ts';
import type { Group } from './pieces.ts';

export type Lead = { readonly condition: string | undefined; readonly main: string };

/** Leading condition pieces, and the rest as one string. */
export function leadOf(group: Group): Lead {
  let count = 0;
  while (count < group.length - 1 && group[count]?.condition) count++;
  const actorFirst =
    group[0] !== undefined && count === 0 && isBareName(group[0].bare) && group[1]?.condition === true;
  const from = actorFirst ? 2 : count;
  const conditions = group.slice(actorFirst ? 1 : 0, from).map(piece => piece.bare);
  const rest = group.slice(from).map(piece => piece.bare);
  const main = (actorFirst ? `${group[0]?.bare},` : '') + rest.join(',');
  const inner = leadingCondition(isBareName(rest[0] ?? '') ? rest.join(',') : (rest[0] ?? ''));
  const inTail =
    inner === null
      ? (rest
          .slice(1)
          .map(leadingCondition)
          .find(found => found !== null) ?? null)
      : inner;
  const all = [...conditions, ...(conditions.length === 0 && inTail !== null ? [inTail] : [])];
  const cut =
    inner !== null && conditions.length === 0 && main.startsWith(inner) ? main.slice(inner.length) : main;
  return { condition: all.length === 0 ? undefined : tidy(all.join(',')), main: cut.replace(/^[,则]/, '') };
}

function isBareName(piece: string): boolean {
  return actorAt(piece, 0)?.end === piece.length;
}

export function isOnlyCondition(group: Group): boolean {
  return group.every(piece => piece.condition);
}

function tidy(condition: string): string {
  return condition.replace(/^(?:并且?|但|而|同时)(?=.{2})/, '');
}

/** Who is named to act, in the rest or as the one the condition happens to; undefined when nobody is. */
export function namedActors(main: string, condition: string | undefined): readonly string[] | undefined {
  for (const piece of main.split(',').slice(0, 3)) {
    const body = piece.replace(/^(?:并且?|但|而后?|同时|然后|其次|最后|之后|随后|再|首先|方)/, '');
    const found = actorAt(body, 0);
    if (found !== undefined) return withPartners(found.names, body.slice(found.end));
    const inside = /(?:需|须|应|可|并)?(?:由|需要?|请)(?![求示])([^,。;]{2,30})/.exec(body)?.[1];
    const named = inside === undefined ? undefined : actorAt(inside, 0);
    if (named !== undefined && named.end < (inside?.length ?? 0)) return named.names;
  }
  return condition === undefined ? undefined : actorOfCondition(condition, main);
}

/** "系统内上级机构接到报告后,立即…": who received or found it acts; who is hurt or merely arrives to be told does not. */
function actorOfCondition(condition: string, main: string): readonly string[] | undefined {
  const body = condition.replace(/^(?:当|如|在)/, '');
  const found = actorAt(body, 0);
  if (found === undefined || /向其|对其|给其/.test(main)) return undefined;
  const after = body.slice(found.end);
  if (/受伤|被困|中毒|死亡|发病|伤亡|受阻|不到位/.test(after)) return undefined;
  const acts =
    /^(?:接到|接报|收到|听到|发现|赶到|赶赴|得知|发生|对|在)/.test(after) ||
    (/^(?:到达|到场|抵达)/.test(after) && /后$/.test(body));
  return acts ? found.names : undefined;
}

/** "销售部会同生产部", "甲协助乙共同": both act. */
function withPartners(names: readonly string[], rest: string): readonly string[] {
  const partner = /^(?:应当?|应该|须|要|必须)?(?:会同|联合|协同|协助(?=[^,]{2,20}共同))([^,]{2,20})/.exec(
    rest,
  )?.[1];
  const found = partner === undefined ? undefined : actorAt(partner, 0);
  return found === undefined ? names : [...names, ...found.names];
}

/** "救护人员到达后向其介绍": whoever arrived. */
export function themOf({ main, condition }: Lead): readonly string[] {
  if (condition === undefined || !/向其|给其/.test(main)) return [];
  return actorAt(condition.replace(/^(?:当|如|在)/, ''), 0)?.names ?? [];
}
