// Who heads what and who is in it, as the chapter on organisation says: "总指挥由副院长担任", "总经理任总指挥", "成员单位:…",
// "由生产部、技术部人员组成", "组长:支行负责人".
import { bareText } from '../bare-text.ts';
import { endsAsActor } from '../lexicon.ts';
import type { Clause } from '../reading.ts';
import { kindOfUnit } from '../units.ts';
import type { Drafting } from './drafting.ts';

const HEADS = '总指挥|副总指挥|指挥长|副指挥长|组长|副组长|小组长|队长|副队长|主任|副主任|负责人';
const HELD_BY = new RegExp(
  `(?:^|,|。|;)([^,。;:]{0,12}?(?:${HEADS}))(?:由|:|为)([^,。;:]{2,24}?)(?:担任|兼任)?(?=$|[,。;])`,
  'g',
);
const HOLDS = new RegExp(`(?:由)?([^,。;:由]{2,16}?)(?:担任|兼任|任)([^,。;:]{0,10}?(?:${HEADS}))`, 'g');
const MEMBERS =
  /(?:成员(?:单位)?(?:包括|为|由|有|:)+|由)([^。;:]{3,120}?)(?:(?:等)?(?:部门|单位)?(?:人员)?(?:组成|构成|担任)|$)/;
const GROUP = /([^,。;:]{2,20}?(?:指挥部|领导小组|小组|工作组|委员会|专班|组|队))(?:$|由|,|:|负责|下设|\()/;

export function organise(clauses: readonly Clause[], drafting: Drafting): void {
  for (const clause of clauses) {
    const text = bareText(clause.quote).replace(/^[(（]?[\d.一二三四五六七八九十第条章]{1,8}[)）、.．]?/, '');
    const unit = unitOf(clause, text, drafting);
    const heads: [post: string, holder: string][] = [];
    for (const [, post = '', holder = ''] of text.matchAll(HELD_BY)) heads.push([post, holder]);
    for (const [, holder = '', post = ''] of text.matchAll(HOLDS)) heads.push([post, holder]);
    for (const [post, holder] of heads) head(post, holdersIn(holder), unit, drafting);
    const members = MEMBERS.exec(text)?.[1];
    if (members !== undefined && unit !== undefined) join(members, unit, clause, drafting);
  }
}

/** "抢修组 | 总务科科长 | 总务科、设备科": what the columns of a row say. */
export function organiseRows(clauses: readonly Clause[], drafting: Drafting): void {
  const { parties } = drafting;
  for (const { id, group } of clauses) {
    if (group === undefined) continue;
    const unit = parties.unit(group.name);
    for (const [post, same] of Map.groupBy(group.heads, one => one.post.replace(/(?:单位|部门)$/, '')))
      head(
        `${group.name}${post}`,
        same.flatMap(({ holder }) => holdersIn(holder)),
        unit,
        drafting,
      );
    if (group.members.length > 0) parties.join(unit, group.members.map(parties.role), id);
  }
}

/** The group the clause is about: named in it, else the nearest heading that is one. */
function unitOf(clause: Clause, text: string, drafting: Drafting): string | undefined {
  const named = GROUP.exec(text)?.[1]?.replace(/^.*(?:成立|设立|组建)/, '');
  const found =
    named !== undefined && kindOfUnit(named) === 'group'
      ? named
      : clause.path
          .toReversed()
          .map(title => bareText(title).replace(/(?:的)?(?:组成|职责|成员|构成).*$/, ''))
          .find(title => kindOfUnit(title) === 'group' && title.length <= 20);
  return found === undefined || found.length < 2 ? undefined : drafting.parties.unit(found);
}

/** "生产副总经理、安全总监", "由张三（总经理）": the posts that hold it; names of people belong into the roster. */
function holdersIn(text: string): readonly string[] {
  return text
    .replace(/^由/, '')
    .split(/、|和(?=[^,]{2})|及/)
    .map(one => /\(([^()]{2,14})\)$/.exec(one)?.[1] ?? one.replace(/\([^()]*\)$/, ''))
    .map(one => one.trim())
    .filter(one => one.length >= 2 && endsAsActor(one));
}

/** A post that only says who leads something is whoever holds it: 组长 is 总经理, and one person to be found for both. */
function head(
  post: string,
  holders: readonly string[],
  unit: string | undefined,
  { parties }: Drafting,
): void {
  const [first] = holders;
  if (first === undefined || post.length > 20 || holders.includes(post)) return;
  const deputy = /副/.test(post);
  if (NAMED_POST.test(post) && holders.length === 1) {
    const role = parties.role(post);
    parties.retitle(role, `${post}（${first}）`);
    if (parties.isPost(first)) parties.sameAs(first, () => role);
    if (unit !== undefined) parties.lead(unit, role, deputy ? 'deputy' : 'head');
    return;
  }
  const roles = [...new Set(holders.map(parties.role))];
  if (unit !== undefined) for (const role of roles) parties.lead(unit, role, deputy ? 'deputy' : 'head');
  parties.sameAs(post, () => (roles.length === 1 ? parties.role(first) : parties.group(holders)));
}

/** A post of its own, whoever holds it. */
const NAMED_POST = /总指挥|指挥长/;

function join(members: string, unit: string, clause: Clause, { parties }: Drafting): void {
  const names = members
    .split(/、|,|和|及|以及/)
    .map(name =>
      name
        .replace(/(?:等)?(?:相关|有关)?(?:部门)?(?:人员|负责人|领导)?$/, found =>
          /负责人|领导/.test(found) ? found : '',
        )
        .trim(),
    )
    .filter(name => name.length >= 2 && name.length <= 14 && endsAsActor(name));
  if (names.length === 0) return;
  parties.join(unit, names.map(parties.role), clause.id);
}
