// Starts i18next with both languages; the choice is kept in this browser, else the browser's own language decides.
import i18next from 'i18next';
import { useMemo } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { type Language, resources, type TextKey } from './text.ts';

const KEPT_AT = 'fengsui.language';

function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT_AT);
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

export const startTexts = () =>
  i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: 'zh',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false }, // React escapes
    resources: { zh: { translation: resources('zh') }, en: { translation: resources('en') } },
  });

export function chooseLanguage(language: Language): void {
  localStorage.setItem(KEPT_AT, language);
  void i18next.changeLanguage(language);
}

export type Say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => string;

export type Speech = { readonly say: Say; readonly language: Language; readonly locale: string };

/** The words of the present language. `say` is a new function when the language changes. */
export function useText(): Speech {
  const { i18n } = useTranslation();
  const language: Language = i18n.resolvedLanguage === 'en' ? 'en' : 'zh';
  return useMemo(() => {
    const fixed = i18n.getFixedT(language);
    return {
      say: (key, values) => fixed(key as string, { ...values }),
      language,
      locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    };
  }, [i18n, language]);
}
