// A scenario that is named and says nothing to do.
import { isObligation } from '../reading.ts';
import type { Rule } from './rule.ts';

export const scenarioWithoutBody: Rule = ({ scenarios, clauses }) => {
  const bodied = new Set(clauses.filter(isObligation).map(clause => clause.scenario));
  return scenarios
    .filter(scenario => !bodied.has(scenario.name))
    .map(({ name, clauses: [heading] }) => ({
      code: 'scenario-without-body',
      severity: 'warning' as const,
      message: {
        zh: `场景“${name}”只有名称，没有处置内容。请补写，或说明不适用。`,
        en: `Scenario "${name}" is named but says nothing to do. Write it, or say that it does not apply.`,
      },
      place: heading === undefined ? {} : { clause: heading },
    }));
};
