import { markRaw } from 'vue';
import { createI18n } from 'vue-i18n';
import { zhCN } from './zh-CN/index.js';

type AppLocale = 'zh-CN' | 'en';

const KEY = 'fanzha.locale';

// Words never change: a language is looked up as it is, not through a proxy at every step of every key.
export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  // English has one word for exactly one. What is no number here (10,000+) is many.
  pluralRules: { en: (count) => (count === 1 ? 0 : 1) },
  messages: { 'zh-CN': markRaw(zhCN) } as Record<string, typeof zhCN>,
});

/** The language in use, as it is sent to the API. */
export const currentLocale = (): AppLocale => (i18n.global.locale.value === 'en' ? 'en' : 'zh-CN');

/** Switches the language. English is a second download, fetched when first asked for. */
export async function useLocale(locale: AppLocale): Promise<void> {
  if (locale === 'en' && !i18n.global.availableLocales.includes('en')) {
    const { en } = await import('./en/index.js');
    i18n.global.setLocaleMessage('en', markRaw(en) as never);
  }
  i18n.global.locale.value = locale;
  document.documentElement.lang = locale;
  localStorage.setItem(KEY, locale);
}

/** Chinese, unless this device chose English earlier. */
export async function startLocale(): Promise<void> {
  if (localStorage.getItem(KEY) === 'en') await useLocale('en');
}
