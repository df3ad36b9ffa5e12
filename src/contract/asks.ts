// What a duty asks for when it is done: facts to find out, fields of a form, the answer of a question. One list for the
// board, made from the step's action.
import type { Action, Fact, Field, Plan, Step } from '#core/plan/plan.ts';
import type { Duty, IncidentState } from '#core/response/state.ts';
import type { Ask } from './board.ts';
import { factValueOut } from './fact-values.ts';

const ask = (target: Ask['target'], id: string, title: string, type: string): Ask => ({
  target,
  id,
  title,
  type,
  values: [],
  unit: null,
  required: true,
  value: null,
});

export function askOfField(field: Field, target: 'answer' | 'field', value: unknown = null): Ask {
  const { id, title, type, values = [], required } = field;
  return { target, id, title, type, values: [...values], unit: null, required, value };
}

export function askOfFact(fact: Fact, state: IncidentState, required: boolean): Ask {
  return {
    ...ask('fact', fact.id, fact.title, fact.type),
    values: [...(fact.values ?? [])],
    unit: fact.unit ?? null,
    required,
    value: factValueOut(state.facts[fact.id]?.value ?? null),
  };
}

/** In the order of the plan. Empty for duties that are done by saying so. */
export function asksOf(duty: Duty, plan: Plan, state: IncidentState): Ask[] {
  if (duty.fact !== null) {
    const fact = plan.facts[duty.fact];
    return fact ? [askOfFact(fact, state, true)] : [];
  }
  const step = duty.step === null ? undefined : plan.steps[duty.step];
  return step ? asksOfAction(step.action, plan, state) : [];
}

function asksOfAction(action: Action, plan: Plan, state: IncidentState): Ask[] {
  switch (action.kind) {
    case 'task':
      return action.evidence.flatMap(evidence =>
        evidence.kind === 'form'
          ? fieldsOfForm(plan, evidence.form)
          : [ask('field', evidence.id, evidence.title, evidence.kind === 'note' ? 'text' : evidence.kind)],
      );
    case 'assess':
      return action.facts.flatMap(id => {
        const fact = plan.facts[id];
        return fact ? [askOfFact(fact, state, true)] : [];
      });
    case 'decide':
      return asksOfDecision(action);
    case 'approve':
      return [ask('answer', 'answer', '', 'yes-no')];
    case 'confirm':
      return [ask('answer', 'answer', action.question, 'yes-no')];
    case 'record':
      return action.fields.map(field => askOfField(field, 'field'));
    case 'report':
      return fieldsOfForm(plan, action.form);
    case 'notify':
    case 'call':
    case 'wait':
      return [];
  }
}

function asksOfDecision(action: Action & { readonly kind: 'decide' }): Ask[] {
  const { answer, question } = action;
  switch (answer.kind) {
    case 'yes-no':
      return [ask('answer', 'answer', question, 'yes-no')];
    case 'one-of':
      return [{ ...ask('answer', 'answer', question, 'one-of'), values: [...answer.values] }];
    case 'fields':
      return answer.fields.map(field => askOfField(field, 'answer'));
  }
}

function fieldsOfForm(plan: Plan, id: string | undefined): Ask[] {
  const form = id === undefined ? undefined : plan.forms[id];
  return (form?.fields ?? []).map(field => askOfField(field, 'field'));
}

/** The fields of one line, when the duty keeps a log. */
export function logOf(step: Step | undefined): { name: string; fields: Ask[] } | null {
  if (step?.action.kind !== 'record') return null;
  return { name: step.action.in, fields: step.action.fields.map(field => askOfField(field, 'field')) };
}
