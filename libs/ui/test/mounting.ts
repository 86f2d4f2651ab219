import { createI18n } from 'vue-i18n';
import { uiEn } from '../src/messages-en.js';
import { uiZhCN } from '../src/messages-zh-cn.js';

/** What a component needs around it in a spec: the texts of this library in both languages. */
export function withTexts(locale: 'zh-CN' | 'en' = 'zh-CN') {
  const i18n = createI18n({
    legacy: false,
    locale,
    fallbackLocale: 'zh-CN',
    messages: { 'zh-CN': { ui: uiZhCN }, en: { ui: uiEn } },
  });
  return { global: { plugins: [i18n] } };
}
