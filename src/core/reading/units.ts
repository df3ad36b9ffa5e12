// The units, posts and groups that act or are told, with where they do. Names are kept as written; bringing 客服部 and
// 市场客服部 together is for a person to confirm (synonyms.ts).
import { endsAsPeople, endsAsPost } from './name-ends.ts';
import type { Clause, ReadUnit, UnitKind } from './reading.ts';
import { remembered } from './remembered.ts';

/** Services, authorities, firms and people who do not belong to the organisation. */
const OUTSIDE =
  /^1\d\d|公安|派出所|民警|交警|特警|警方|急救(?![员组箱])|卫生院|政府|管委会|街道|居委|村委|社区|监管|疾控|应急(?:管理)?[局厅部]|[省市县区州旗][^,]{1,12}[局委厅办站大支总]队?$|[教卫公交住环水生气商文民国][^,]{1,6}[局委厅]$|生态环境|气象[局台]|人民银行|银保监|红十字|协会|供应商|供货商|经销商|承包商|服务商|运营商|厂家|厂商|维保(?:单位|公司|人员)?$|供[电水气热](?:公司|部门|局|所|企业|单位)|自来水公司|燃气公司|电力(?:公司|部门|局)?$|保险公司|媒体|记者|法院|检察院|机关|外界|社会|新闻|合作方|承运|路政|城管|交管|消防(?:救援|队|大队|支队|部门|局|救援队|救援站)?$|(?:县|市|区)[^,]{0,6}消防|执法/;
/** The organisation's own, although the words are those of others. */
const INSIDE =
  /[厂校院店司]消防|保卫|客服|客户(?:服务)?(?:部|中心|经理|组|专员)|控制室|监控|义务|微型|志愿|值班|联络|专职|医务|卫生(?:科|室|所|员)|本[校院行店司]|办事机构|领导机构|急救[员组]|^(?:调度|后勤|客服|运维|品控|法务|财务)$/;
const GROUP = /(?:组|队|团队|专班|委员会|指挥部|领导机构|办事机构|班子)$/;
/** Whoever acts under such a name is the organisation itself. */
const ITSELF =
  /^(?:本|我|各)?(?:医院|学校|车站|酒店|公司|银行|商场|工厂|幼儿园|网点|物业|景区|机场|港口|单位|企业)$/;

export function readUnits(clauses: readonly Clause[]): readonly ReadUnit[] {
  const units = new Map<string, Set<string>>();
  const acting = new Set<string>();
  for (const clause of clauses) {
    const enter = (name: string) => {
      const at = units.get(name);
      if (at === undefined) units.set(name, new Set([clause.id]));
      else at.add(clause.id);
    };
    for (const { name } of clause.actors) {
      acting.add(name);
      enter(name);
    }
    for (const name of clause.recipients) enter(name);
  }
  return [...units].map(([name, at]) => ({
    name,
    kind: kindOfUnit(name, acting.has(name)),
    clauses: [...at],
  }));
}

export function kindOfUnit(name: string, acts = false): UnitKind {
  return acts ? kindOfActor(name) : kindOfTold(name);
}

const kindOfActor = remembered(name => kindOf(name, true));
const kindOfTold = remembered(name => kindOf(name, false));

function kindOf(name: string, acts: boolean): UnitKind {
  const bare = name.replace(/[(（][^()（）]*[)）]/g, '');
  if (acts && ITSELF.test(bare)) return 'unit';
  if (
    !INSIDE.test(bare) &&
    (OUTSIDE.test(bare) || endsAsPeople(bare) || (!acts && /(?:医院|医生)$/.test(bare)))
  )
    return 'outside';
  if (GROUP.test(bare)) return 'group';
  return endsAsPost(bare) || /(?:工|人|师|长)$/.test(bare) ? 'post' : 'unit';
}
