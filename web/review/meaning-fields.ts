// The fields of a clause's meaning: which differ between two, and each in words for a person. Pure.
import type { Correction, Meaning } from '#contract/review-clause.ts';
import type { Say } from '#web/i18n/i18n.ts';

export const FIELDS = [
  'modality',
  'kind',
  'actors',
  'recipients',
  'deadline',
  'periodicity',
  'condition',
  'gate',
  'until',
  'exception',
  'escalation',
  'scenario',
  'resources',
  'evidence',
  'fields',
  'discretion',
  'outside',
] as const satisfies readonly (keyof Meaning)[];
export type FieldName = (typeof FIELDS)[number];

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Only what `next` says otherwise than `before`. */
export function correctionOf(before: Meaning, next: Meaning): Correction {
  return Object.fromEntries(
    FIELDS.filter(key => !same(before[key], next[key])).map(key => [key, next[key]]),
  ) as Correction;
}

export const isEmpty = (correction: Correction): boolean => Object.keys(correction).length === 0;

/** A name that does not stand in the clause comes from around it. */
export function actorOf(name: string, quote: string): Meaning['actors'][number] {
  return bare(quote).includes(bare(name)) ? { name } : { name, implied: true };
}

const bare = (text: string): string => text.replace(/\s+/g, '');

/** "10 分钟", "2 小时": a limit's figure with its unit. */
export function amountText(value: number, unit: 'minutes' | 'hours' | 'days', say: Say): string {
  return say(`review.unit.${unit}`, { n: value });
}

type Limit = NonNullable<Meaning['deadline']>;

/** "10分钟内 · 10 分钟 · 从发现起算" */
export function limitText(limit: Limit, say: Say): string {
  const parts = [
    ...(limit.value !== null && limit.unit !== null ? [amountText(limit.value, limit.unit, say)] : []),
    ...(limit.origin === null ? [] : [say('review.from', { origin: limit.origin })]),
  ];
  return [limit.text, ...parts].join(' · ');
}

/** A field's value on one line; a dash where there is none. */
export function fieldText(field: FieldName, meaning: Correction, say: Say): string {
  const list = (items: readonly string[]) => (items.length === 0 ? '—' : items.join(say('review.comma')));
  switch (field) {
    case 'modality':
      return meaning.modality ? say(`review.force.${meaning.modality}`) : '—';
    case 'kind':
      return meaning.kind ? say(`review.kind.${meaning.kind}`) : '—';
    case 'actors':
      return list((meaning.actors ?? []).map(actor => actor.name));
    case 'recipients':
    case 'evidence':
    case 'fields':
    case 'discretion':
      return list(meaning[field] ?? []);
    case 'deadline':
      return meaning.deadline ? limitText(meaning.deadline, say) : '—';
    case 'periodicity':
      return meaning.periodicity?.text ?? '—';
    case 'resources':
      return list((meaning.resources ?? []).map(it => it.text));
    case 'outside':
      return list((meaning.outside ?? []).map(it => (it.number ? `${it.name} ${it.number}` : it.name)));
    case 'condition':
    case 'gate':
    case 'until':
    case 'exception':
    case 'escalation':
    case 'scenario':
      return meaning[field] ?? '—';
    default:
      return field satisfies never;
  }
}
