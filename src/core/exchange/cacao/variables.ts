// The facts of a plan as variables of a playbook. Their names allow only ASCII: others are numbered, the title tells.
import type { Fact, Plan } from '#core/plan/plan.ts';

const TYPES: Readonly<Partial<Record<Fact['type'], string>>> = {
  'yes-no': 'bool',
  state: 'bool',
  number: 'float',
  list: 'dictionary',
};

export function variablesOf({ facts }: Plan) {
  const names = new Map<string, string>();
  const definitions: Record<string, { readonly type: string; readonly description: string }> = {};
  for (const [index, fact] of Object.values(facts).entries()) {
    const name = /^[a-zA-Z][a-zA-Z0-9_]{0,150}$/.test(fact.id) ? `__${fact.id}__` : `__fact_${index + 1}__`;
    names.set(fact.id, name);
    const values = fact.values?.length ? ` (${fact.values.join(', ')})` : '';
    definitions[name] = { type: TYPES[fact.type] ?? 'string', description: `${fact.title}${values}` };
  }
  return { names, definitions };
}
