// The units, posts and groups that act or are told, with where they do. Names are kept as written; bringing 客服部 and
// 市场客服部 together is for a person to confirm.
import type { Clause, ReadUnit, UnitKind } from './reading.ts';

const OUTSIDE =
  /^1\d\d|公安|消防|医院|急救|政府|监管|协会|供应商|客户|顾客|用户|媒体|电力|供电|居民|业主|车站$|旅客|群众|机关|外界/;
const POST = /(?:员|长|主管|经理|主任|总监|指挥|领导|人|师|司机|专家|保安|护士|医生|领班|员工|职工|工)$/;
const GROUP = /(?:组|队|团队|委员会|指挥部|领导机构)$/;

export function readUnits(clauses: readonly Clause[]): readonly ReadUnit[] {
  const units = new Map<string, Set<string>>();
  for (const clause of clauses) {
    for (const name of [...clause.actors.map(actor => actor.name), ...clause.recipients]) {
      const at = units.get(name) ?? new Set<string>();
      units.set(name, at.add(clause.id));
    }
  }
  return [...units].map(([name, at]) => ({ name, kind: kindOfUnit(name), clauses: [...at] }));
}

export function kindOfUnit(name: string): UnitKind {
  if (OUTSIDE.test(name) && !/部$|保卫|客服/.test(name)) return 'outside';
  if (GROUP.test(name)) return 'group';
  return POST.test(name) ? 'post' : 'unit';
}
