// The facts of a plan as variables of a playbook. Their names allow only ASCII: others are numbered, the title tells; so is
// a fact called like a variable of ours (the scenario, a condition, a number), since no two may have one name.
import type { Fact, Plan } from '#core/plan/plan.ts';

const TYPES: Readonly<Partial<Record<Fact['type'], string>>> = {
  'yes-no': 'bool',
  state: 'bool',
  number: 'float',
  list: 'dictionary',
};

const WRITABLE = /^(?!scenario$|(?:if|fact)_)[a-zA-Z][a-zA-Z0-9_]{0,150}$/;

export function variablesOf({ facts }: Plan) {
  const names = new Map<string, string>();
  const definitions: Record<string, { readonly type: string; readonly description: string }> = {};
  for (const [index, fact] of Object.values(facts).entries()) {
    const name = WRITABLE.test(fact.id) ? `__${fact.id}__` : `__fact_${index + 1}__`;
    names.set(fact.id, name);
    const values = fact.values?.length ? ` (${fact.values.join(', ')})` : '';
    definitions[name] = { type: TYPES[fact.type] ?? 'string', description: `${fact.title}${values}` };
  }
  return { names, definitions };
}
