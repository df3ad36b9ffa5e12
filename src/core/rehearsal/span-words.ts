// Spans and shares as people read them: "6 分 30 秒", "62%".
import type { Bilingual } from '#core/finding.ts';
import type { Millis } from '#core/time/instant.ts';

/** The two largest units that count; seconds only below ten minutes. */
export function spanWords(span: Millis): Bilingual {
  const seconds = Math.round(Math.abs(span) / 1000);
  const rounded = seconds >= 600 ? Math.round(seconds / 60) * 60 : seconds;
  const parts = [
    [Math.floor(rounded / 86_400), ' 天', ' d'],
    [Math.floor(rounded / 3600) % 24, ' 小时', ' h'],
    [Math.floor(rounded / 60) % 60, ' 分', ' min'],
    [rounded % 60, ' 秒', ' s'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).slice(0, 2);
  if (told.length === 0) return { zh: '0 秒', en: '0 s' };
  return {
    zh: told.map(([count, zh]) => `${count}${zh}`).join(' '),
    en: told.map(([count, , en]) => `${count}${en}`).join(' '),
  };
}

/** "62%"; never "100%" or "0%" of what is not all or none. */
export function shareWords(share: number): string {
  const percent = share * 100;
  if (percent > 99 && percent < 100) return `${Math.min(99.9, percent).toFixed(1)}%`;
  if (percent > 0 && percent < 1) return `${Math.max(0.1, percent).toFixed(1)}%`;
  return `${Math.round(percent)}%`;
}
