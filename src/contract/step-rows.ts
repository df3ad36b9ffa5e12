// The steps of a compiled plan as rows for people, in the order written.
import type { Party, Plan, Step } from '#core/plan/plan.ts';
import { partyRef, whoRefs } from './party.ts';
import type { StepRow } from './plans.ts';

export function stepRows(plan: Plan): StepRow[] {
  return Object.values(plan.scenarios)
    .flatMap(scenario => scenario.steps)
    .flatMap(id => {
      const step = plan.steps[id];
      return step ? [stepRow(step, plan)] : [];
    });
}

function stepRow(step: Step, plan: Plan): StepRow {
  return {
    id: step.id,
    scenario: step.scenario,
    title: step.title,
    kind: step.action.kind,
    force: step.force,
    who: whoRefs(step.who, plan),
    to: receivers(step).map(party => partyRef(party, plan)),
    when: step.when ?? null,
    limit: step.limit ? { within: step.limit.within, word: step.limit.word ?? null } : null,
    clauses: step.from.map(it => it.clause),
  };
}

/** Whom it tells, asks or calls. */
function receivers({ action }: Step): readonly Party[] {
  switch (action.kind) {
    case 'notify':
    case 'report':
      return action.to;
    case 'approve':
      return action.by;
    case 'call':
      return action.contact === undefined ? [] : [{ kind: 'contact', contact: action.contact }];
    default:
      return [];
  }
}
