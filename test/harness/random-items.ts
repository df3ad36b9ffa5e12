// Random plans with items, forms and answers, and what is done with them: courses for each item, facts of each, steps that
// come every time, forms that are signed, calls made again, refusals that go back or up, outsiders who are not there.
import fc from 'fast-check';
import type { Action, Fact, Plan, Step } from '#core/plan/plan.ts';
import type { Command } from '#core/response/command.ts';
import type { Duty, IncidentState } from '#core/response/state.ts';
import { MINUTE, role, state } from './small-plan.ts';

type Doing = { readonly what: string; readonly pick: number; readonly who: number };

const THINGS: Fact = { id: 'things', title: 'things', type: 'list', ask: ['leader'] };
const BAD: Fact = { ...state('bad', 3 * MINUTE), per: 'things' };
const HOT: Fact = { ...state('hot'), when: 'some t in things satisfies t.bad' };
const OK: Fact = { id: 'ok', title: 'ok', type: 'yes-no', ask: ['agent'], per: 'things' };

const ACTIONS: readonly Action[] = [
  { kind: 'report', form: 'f', to: [role('ops')], copy: ['book'] },
  { kind: 'call', contact: 'c', script: [], again: 5 * MINUTE, outcomes: ['yes', 'no'] },
  { kind: 'decide', question: '?', answer: { kind: 'yes-no' }, reason: 'optional', again: true },
  { kind: 'approve', by: [role('boss')], quorum: 'all', on_no: 'back' },
  { kind: 'approve', by: [role('ops')], quorum: 'any', on_no: 'up' },
  {
    kind: 'confirm',
    question: '?',
    of: 'customer',
    not_by: ['leader'],
    again: 's0',
    unreachable: { after: 20 * MINUTE, decide: role('boss') },
  },
  { kind: 'record', in: 'things', list: 'things', fields: [], copy: ['book'] },
];

type Change = Partial<Pick<Step, 'each' | 'opens' | 'when'>>;

const CHANGES: readonly Change[] = [
  {},
  { each: { list: 'things' } },
  { each: { list: 'things', where: 'bad' }, when: 'ok' },
  { opens: [{ kind: 'edge', edge: { kind: 'state', fact: 'hot', edge: 'since' }, every: true }] },
  { opens: [{ kind: 'edge', edge: { kind: 'step', step: 's0', edge: 'done' }, every: true }] },
];

/** Some steps become steps of items or answers; some scenarios a course for each. */
export function itemised(made: Plan): fc.Arbitrary<Plan> {
  const ids = Object.keys(made.steps);
  return fc
    .record({
      actions: fc.array(fc.option(fc.constantFrom(...ACTIONS), { nil: null }), {
        minLength: ids.length,
        maxLength: ids.length,
      }),
      changes: fc.array(fc.constantFrom(...CHANGES), { minLength: ids.length, maxLength: ids.length }),
      each: fc.constantFrom('none' as const, 'whole' as const, 'own' as const),
      signed: fc.constantFrom('self' as const, 'boss' as const, null),
    })
    .map(({ actions, changes, each, signed }) => {
      const steps = Object.values(made.steps).map((one, index) => {
        const [action, change = {}] = [actions[index], changes[index]];
        const { cases: _cases, ...plain } = one;
        const came = index === 0 && change.opens !== undefined ? {} : change;
        return [one.id, { ...plain, ...(action ? { action } : {}), ...came } as Step] as const;
      });
      const { s } = made.scenarios;
      const course = {
        ...(s ?? ({} as NonNullable<typeof s>)),
        ...(each === 'none' ? {} : { each: { list: 'things', ...(each === 'own' ? { where: 'bad' } : {}) } }),
        ...(each === 'own' ? { starts: 'bad' } : {}),
      };
      return {
        ...made,
        facts: { ...made.facts, things: THINGS, bad: BAD, hot: HOT, ok: OK },
        forms: { f: formOf(signed) },
        steps: Object.fromEntries(steps),
        scenarios: { s: course },
      };
    });
}

function formOf(signed: 'self' | 'boss' | null): Plan['forms'][string] {
  const sign = signed && { sign: { by: signed === 'self' ? [] : [role('boss')], handed_in_at: true } };
  return {
    id: 'f',
    title: 'form',
    from: [],
    fields: [{ id: 'text', title: 'text', type: 'text', required: true, may_be: ['exact', 'about'] }],
    to: [role('boss')],
    ...sign,
  };
}

export const ITEM_DOINGS = ['item', 'item', 'item-gone', 'bad', 'bad', 'ok', 'form', 'sign', 'try'] as const;

export function itemCommand(
  doing: Doing,
  now: IncidentState,
  duty: Duty | undefined,
  by: string,
): Command | null {
  const item = `t${doing.pick % 3}`;
  const id = duty?.id ?? '';
  switch (doing.what) {
    case 'item':
      return { type: 'AddItem', list: 'things', item, values: { name: item }, by: 'lin' };
    case 'item-gone':
      return { type: 'RemoveItem', list: 'things', item, reason: 'wrong', by: 'lin' };
    case 'bad': {
      const value = now.states[`bad/${item}`]?.on !== true;
      return { type: 'RecordFact', fact: 'bad', item, value, by: 'lin' };
    }
    case 'ok':
      return { type: 'RecordFact', fact: 'ok', item, value: doing.who % 2 === 0, by: 'lin' };
    case 'form': {
      const marks = { text: { certainty: 'about' as const } };
      return { type: 'CompleteDuty', duty: id, fields: { text: 'x' }, marks, answer: true, note: 'n', by };
    }
    case 'sign': {
      const signer = duty?.told[doing.who % Math.max(1, duty.told.length)]?.person ?? 'ma';
      return { type: 'CompleteDuty', duty: id, answer: doing.pick % 3 > 0, note: 'n', by: signer };
    }
    case 'try': {
      const answer = ['no', 'yes', 'keep', 'without', 'again'][doing.pick % 5];
      return { type: 'CompleteDuty', duty: id, answer, note: 'n', by };
    }
    default:
      return null;
  }
}
