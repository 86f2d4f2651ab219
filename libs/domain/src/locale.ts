/** Languages the product speaks, Chinese first. */
export const LOCALES = ['zh-CN', 'en'] as const;

export type Locale = (typeof LOCALES)[number];

/** The language used where a person has chosen none. */
export const DEFAULT_LOCALE: Locale = 'zh-CN';

/** Anything named in both languages: vocabulary terms, indicators, fraud types. */
export interface Named {
  readonly zh: string;
  readonly en: string;
}

/** Whether `text` is one of the languages the product speaks. */
export function isLocale(text: string): text is Locale {
  return LOCALES.some((locale) => locale === text);
}

/** The name of a term, indicator or fraud type in the given language. */
export function nameIn(locale: Locale, named: Named): string {
  return locale === 'en' ? named.en : named.zh;
}
