// What a duty asks of whoever does it: facts to find out, fields to fill in, the answer to give. In the plan's order;
// empty for duties that are done by saying so.

import type { Action, Field, Plan } from '#core/plan/plan.ts';
import { outcomesOf } from './calls.ts';
import { scaleOf } from './commander.ts';
import { DISPATCH_EDGES } from './dispatch-edges.ts';
import { keysOf, titleOfKey } from './items.ts';
import { prefilledValue } from './prefilled.ts';
import type { Duty, IncidentState } from './state.ts';
import { SILENCE_ANSWERS, silenceAnswers } from './unreachable.ts';

export type Asked = {
  readonly target: 'answer' | 'fact' | 'field';
  readonly id: string; // "answer" when the answer is one value
  readonly title: string;
  readonly type: string;
  readonly values: readonly string[];
  readonly unit: string | null;
  readonly required: boolean;
  readonly may_be?: readonly string[]; // how sure it may be, where there is a choice
  readonly least?: number; // so many at least
  readonly or_reason?: true; // or a note why there is none
  readonly value?: unknown; // filled in beforehand
};

export function askedBy(
  duty: Pick<
    Duty,
    'step' | 'fact' | 'permit' | 'decides' | 'roll' | 'items' | 'grades' | 'filled' | 'phase' | 'about'
  >,
  plan: Plan,
  state?: IncidentState,
): readonly Asked[] {
  if (duty.decides !== undefined)
    return [{ ...blank('answer', 'answer', plan.steps[duty.decides]?.title ?? ''), type: 'yes-no' }];
  if (duty.grades) return [{ ...blank('answer', 'answer', '等级'), type: 'one-of', values: scaleOf(plan) }];
  if (duty.about !== undefined)
    return [{ ...blank('answer', 'answer', ''), type: 'silence', values: silenceOf(duty, plan, state) }];
  if (duty.permit)
    return [{ ...blank('answer', 'answer', plan.acts[duty.permit.act]?.title ?? ''), type: 'yes-no' }];
  if (duty.fact !== null) return factAsked(duty.fact, plan, duty, state);
  const action = duty.step === null ? undefined : plan.steps[duty.step]?.action;
  if (action?.kind === 'use' && action.mode === 'instead') return [handOverAsked(plan, duty)];
  return action ? ofAction(action, plan, duty, state) : [];
}

/** The other side says whether it takes over. */
function handOverAsked(plan: Plan, { step }: Pick<Duty, 'step'>): Asked {
  return { ...blank('answer', 'answer', plan.steps[step ?? '']?.title ?? ''), type: 'yes-no' };
}

function ofAction(
  action: Action,
  plan: Plan,
  duty: Pick<Duty, 'roll' | 'items' | 'filled' | 'phase'>,
  state: IncidentState | undefined,
): readonly Asked[] {
  const field = (one: Field) => ofField('field', one, plan, duty, state);
  const form = (id: string | undefined) =>
    (id === undefined ? [] : (plan.forms[id]?.fields ?? [])).map(field);
  switch (action.kind) {
    case 'assess':
      return action.facts.flatMap(id => factAsked(id, plan, duty, state));
    case 'task':
      return action.evidence.flatMap(one =>
        one.kind === 'form'
          ? form(one.form)
          : [{ ...blank('field', one.id, one.title), type: one.kind === 'note' ? 'text' : one.kind }],
      );
    case 'record':
      return action.fields.map(field);
    case 'report':
      return ofReport(action.form, plan, duty, form(action.form));
    case 'decide':
      if (action.answer.kind === 'fields')
        return action.answer.fields.map(one => ofField('answer', one, plan, duty, state));
      return [
        {
          ...blank('answer', 'answer', action.question),
          type: action.answer.kind,
          values: action.answer.kind === 'one-of' ? action.answer.values : [],
        },
      ];
    case 'approve':
      return [{ ...blank('answer', 'answer', ''), type: 'yes-no' }];
    case 'confirm':
      return [{ ...blank('answer', 'answer', action.question), type: 'yes-no' }];
    case 'call':
      return ofCall(action);
    case 'notify':
    case 'wait':
      return [];
    case 'request':
      return action.evidence.map(one => ({ ...blank('field', one.id, one.title), type: 'text' }));
    case 'watch':
      return action.fields.map(field);
    case 'dispatch':
      return [...DISPATCH_EDGES.slice(0, DISPATCH_EDGES.indexOf(action.ends) + 1), 'available'].map(edge => ({
        ...blank('field', edge, DISPATCH_WORDS[edge] ?? edge),
        type: 'number',
        unit: action.count.unit ?? null,
        required: false,
      }));
    case 'roll_call':
      return rollAsked(action, duty);
    case 'convene':
    case 'expect':
      return [];
    case 'use':
      return [];
    default:
      return action satisfies never;
  }
}

const DISPATCH_WORDS: Readonly<Record<string, string>> = {
  reserved: '预留数量',
  sent: '派出数量',
  arrived: '到达数量',
  used: '使用数量',
  returned: '归还数量',
  available: '现有数量（不足时填写）',
};

/** A tick for each person or entry; where they are known in words only, how many of each. */
function rollAsked(
  action: Extract<Action, { kind: 'roll_call' }>,
  { roll }: Pick<Duty, 'roll'>,
): readonly Asked[] {
  if (action.of.kind === 'text')
    return action.ticks.map(tick => ({ ...blank('field', tick, tick), type: 'number' }));
  return (roll ?? []).map(({ id, title }) => ({
    ...blank('field', id, title),
    type: 'one-of',
    values: action.ticks,
    required: false,
  }));
}

function ofCall(action: Extract<Action, { kind: 'call' }>): readonly Asked[] {
  const wanted = outcomesOf(action);
  if (wanted === null) return [];
  return wanted === 'yes-no'
    ? [{ ...blank('answer', 'answer', ''), type: 'reached' }]
    : [{ ...blank('answer', 'answer', ''), type: 'one-of', values: wanted }];
}

function silenceOf(
  duty: Pick<Duty, 'about'>,
  plan: Plan,
  state: IncidentState | undefined,
): readonly string[] {
  const step = state?.duties[duty.about ?? '']?.step;
  const action = step == null ? undefined : plan.steps[step]?.action;
  return action?.kind === 'confirm' ? silenceAnswers(action) : SILENCE_ANSWERS;
}

/** The form; the signature of whoever fills it in; or, filled in, that of somebody else. */
function ofReport(
  id: string,
  plan: Plan,
  { filled, phase }: Pick<Duty, 'filled' | 'phase'>,
  fields: readonly Asked[],
): readonly Asked[] {
  const form = plan.forms[id];
  if (!form?.sign) return fields;
  if (form.sign.by.length === 0) return [...fields, { ...blank('answer', 'answer', ''), type: 'signature' }];
  if (phase === 'open' && filled) return [{ ...blank('answer', 'answer', ''), type: 'sign-or-send-back' }];
  return fields;
}

function ofField(
  target: Asked['target'],
  field: Field,
  plan: Plan,
  { items, filled }: Pick<Duty, 'items' | 'filled'>,
  state: IncidentState | undefined,
): Asked {
  const { id, title, type, values = [], required, unit = null, may_be, least, or_reason } = field;
  const value = filled?.fields[id] ?? (state && prefilledValue({ plan, state }, field, items));
  return {
    ...{ target, id, title, type, values, unit, required },
    ...(may_be && may_be.length > 1 ? { may_be } : {}),
    ...(least === undefined ? {} : { least }),
    ...(or_reason ? { or_reason } : {}),
    ...(value === undefined ? {} : { value }),
  };
}

/** Where each item has a value of its own: of the duty's item, or of every item there is ("store_leak/s1"). */
function factAsked(
  id: string,
  plan: Plan,
  { items }: Pick<Duty, 'items'>,
  state: IncidentState | undefined,
): readonly Asked[] {
  const fact = plan.facts[id];
  if (!fact) return [];
  const keys = state ? keysOf({ plan, state }, id, items) : [id];
  return keys.map(key => ({
    ...blank('fact', key, state ? titleOfKey({ plan, state }, key) : fact.title),
    type: fact.type,
    values: fact.values ?? [],
    unit: fact.unit ?? null,
  }));
}

function blank(target: Asked['target'], id: string, title: string): Asked {
  return { target, id, title, type: 'text', values: [], unit: null, required: true };
}
