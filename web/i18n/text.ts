// The console's words in both languages, one table: a key cannot exist in one language only. Chinese is the first
// language. A third entry is the English singular of a text with {{count}}.
import { caseTexts } from './case.ts';
import { compareTexts } from './compare.ts';
import type { Texts } from './entry.ts';
import { incidentTexts } from './incidents.ts';
import { levelTexts } from './levels.ts';
import { lifeTexts } from './life.ts';
import { logTexts } from './log.ts';
import { pictureTexts } from './picture.ts';
import { planTexts } from './plans.ts';
import { rehearsalTexts } from './rehearsal.ts';
import { reviewTexts } from './reviews.ts';
import { rosterTexts } from './roster.ts';
import { routineTexts } from './routines.ts';
import { shellTexts } from './shell.ts';

export const texts = {
  ...shellTexts,
  ...incidentTexts,
  ...caseTexts,
  ...levelTexts,
  ...logTexts,
  ...planTexts,
  ...pictureTexts,
  ...rehearsalTexts,
  ...lifeTexts,
  ...compareTexts,
  ...reviewTexts,
  ...rosterTexts,
  ...routineTexts,
};

export type TextKey = keyof typeof texts;
export type Language = 'zh' | 'en';

/** The flat resources of one language, as i18next wants them (English plurals by suffix). */
export function resources(language: Language): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(texts as Texts).flatMap(([key, [zh, en, one]]) => {
      if (language === 'zh') return [[key, zh]];
      return one === undefined
        ? [[key, en]]
        : [
            [`${key}_other`, en],
            [`${key}_one`, one],
          ];
    }),
  );
}
