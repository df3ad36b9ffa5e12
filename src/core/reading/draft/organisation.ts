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
    for (const [post, holder] of heads) head(post, holder, unit, drafting);
    const members = MEMBERS.exec(text)?.[1];
    if (members !== undefined && unit !== undefined) join(members, unit, clause, drafting);
  }
}

/** "抢修组 | 总务科科长 | 总务科、设备科": what the columns of a row say. */
export function organiseRows(clauses: readonly Clause[], { parties }: Drafting): void {
  for (const { id, group } of clauses) {
    if (group === undefined) continue;
    const unit = parties.unit(group.name);
    for (const { post, holder } of group.heads) {
      const role = parties.role(`${group.name}${post.replace(/(?:单位|部门)$/, '')}`);
      parties.retitle(role, `${group.name}${post}（${holder}）`);
      parties.lead(unit, role, /副/.test(post) ? 'deputy' : 'head');
    }
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

/** The post stands in the plan; who fills it is said in its title. */
function head(post: string, holder: string, unit: string | undefined, { parties }: Drafting): void {
  if (!endsAsActor(holder) || post.length > 12 || holder === post) return;
  const role = parties.role(post);
  parties.retitle(role, `${post}（${holder.replace(/^由/, '')}）`);
  if (unit === undefined) return;
  parties.lead(unit, role, /副/.test(post) ? 'deputy' : 'head');
}

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
