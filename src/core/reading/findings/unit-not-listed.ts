// A unit that has duties but is missing from the list of members the plan gives.
import { splitNames } from '../actor-name.ts';
import { bareText } from '../bare-text.ts';
import { isObligation } from '../reading.ts';
import { at, type Found, type Rule } from './rule.ts';

const MEMBERS =
  /(?:成员(?:单位|部门)|组成(?:单位|部门|人员)|参加(?:单位|部门)|责任部门)(?:包括|有|为|由)?:?([^。;]{4,200})|由([^。;]{4,160}?)(?:等部门|等单位|等)?(?:共同)?组成/;

export const unitNotListed: Rule = reading => {
  const listed = membersOf(reading);
  if (listed.length < 3) return [];
  const known = (name: string) => listed.some(member => member.includes(name) || name.includes(member));
  const missing = new Set<string>();
  const departments = new Set(reading.units.filter(({ kind }) => kind === 'unit').map(({ name }) => name));
  return reading.clauses.flatMap(clause => {
    if (!isObligation(clause)) return [];
    const name = clause.actors.find(
      actor =>
        actor.implied !== true &&
        departments.has(actor.name) &&
        isDepartment(actor.name) &&
        !known(actor.name) &&
        !missing.has(actor.name),
    )?.name;
    if (name === undefined) return [];
    missing.add(name);
    return [
      at(clause, {
        code: 'unit-not-listed',
        severity: 'warning',
        message: {
          zh: `“${name}”担负职责，却不在成员单位之列。请补进名单，或核对名称。`,
          en: `"${name}" has duties but is not in the list of members. Add it, or check its name.`,
        },
        proposal: { value: name, reason: { zh: '条文派给它职责', en: 'clauses give it duties' } },
      }),
    ];
  });
};

function membersOf({ clauses }: Found): readonly string[] {
  return clauses.flatMap(({ quote, modality }) => {
    if (modality !== 'statement') return [];
    const found = MEMBERS.exec(bareText(quote));
    const list = found?.[1] ?? found?.[2];
    if (list === undefined) return [];
    const names = splitNames(list.replace(/(?:等部门|等单位|等)$/, ''));
    return names.length >= 3 ? names.filter(name => name.length <= 14) : [];
  });
}

function isDepartment(name: string): boolean {
  return /(?:部|科|处|室|办公室|中心|车间)$/.test(name) && !/^(?:各|相关|有关|本)/.test(name);
}
