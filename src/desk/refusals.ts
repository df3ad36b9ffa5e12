// How a refusal is said: its status, and its title and detail in both languages with the values filled in.
import type { Bilingual } from '#core/finding.ts';
import { REFUSALS, type Row } from './refusal-table.ts';

export type KnownCode = keyof typeof REFUSALS;

export type Refusal = { readonly status: number; readonly title: Bilingual; readonly detail: Bilingual };

export const isKnownCode = (code: string): code is KnownCode => Object.hasOwn(REFUSALS, code);

/** A code outside the table is a bug that must not hide the refusal: it is said plainly, as 422. */
const UNKNOWN: Row = [
  422,
  '操作被拒绝',
  'Refused',
  '操作被拒绝（{code}）。',
  'The act was refused ({code}).',
];

/** `values.message` in both languages, where a refusal brings its own advice, replaces the table's detail. */
export function describeRefusal(code: string, values: Readonly<Record<string, unknown>> = {}): Refusal {
  const [status, zhTitle, enTitle, zh, en] = isKnownCode(code) ? REFUSALS[code] : UNKNOWN;
  const own = values.message;
  const filled = (template: string, language: 'zh' | 'en') => fill(template, { code, ...values }, language);
  return {
    status,
    title: { zh: zhTitle, en: enTitle },
    detail: isBilingual(own) ? own : { zh: filled(zh, 'zh'), en: filled(en, 'en') },
  };
}

function fill(template: string, values: Readonly<Record<string, unknown>>, language: 'zh' | 'en'): string {
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => shown(values[name], language));
  return text.replace(/ {2,}/g, ' ').replace(/ ([.,;])/g, '$1');
}

function shown(value: unknown, language: 'zh' | 'en'): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(it => shown(it, language)).join(language === 'zh' ? '、' : ', ');
  if (isBilingual(value)) return value[language];
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isBilingual(value: unknown): value is Bilingual {
  if (value === null || typeof value !== 'object') return false;
  return 'zh' in value && typeof value.zh === 'string' && 'en' in value && typeof value.en === 'string';
}
