// Items of a list coming and going while an incident runs: another seat has failed, a casualty was counted twice. A new one
// opens its duties; one that is taken off withdraws them by name, and what was done keeps standing.
import type { Command, Refusal } from './command.ts';
import { listItems } from './items.ts';
import { refusal } from './refuse.ts';
import type { Entry } from './state.ts';
import { emit, type Work } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function addItem(work: Work, list: string, entry: Entry): void {
  emit(work, { type: 'ItemAdded', list, entry });
}

/** The same item said twice is one. */
export function addItemByPerson(work: Work, command: Of<'AddItem'>): Refusal | null {
  const { list, item, values, by, at = work.now } = command;
  const fact = work.plan.facts[list];
  if (fact?.type !== 'list') return refusal('unknown-fact', { fact: list });
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  const gone = work.state.gone?.[list]?.includes(item);
  if (gone) return refusal('unknown-item', { act: fact.title });
  if (listItems(work, list).some(({ id }) => id === item)) return null;
  const missing = (fact.fields ?? []).filter(({ id, required }) => required && isEmpty(values[id]));
  if (missing.length > 0)
    return refusal('field-required', { fields: missing.map(({ title }) => title).join('、') });
  addItem(work, list, { id: item, at, by, values });
  return null;
}

export function removeItem(work: Work, command: Of<'RemoveItem'>): Refusal | null {
  const { list, item, by, reason } = command;
  const fact = work.plan.facts[list];
  if (fact?.type !== 'list') return refusal('unknown-fact', { fact: list });
  if (work.state.phase !== 'active') return refusal('incident-closed', { phase: work.state.phase });
  if (!listItems(work, list).some(({ id }) => id === item))
    return refusal('unknown-item', { act: fact.title });
  if (!reason.trim()) return refusal('reason-required', { fact: fact.title });
  emit(work, { type: 'ItemRemoved', list, item, by, reason });
  return null;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
}
