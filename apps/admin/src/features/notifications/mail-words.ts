import { i18n } from '../../locales/i18n.js';
import { mails } from '../../locales/zh-CN/mails.js';

// The Chinese words of all other pages are in the first load; English ones are a download of their own.
i18n.global.mergeLocaleMessage('zh-CN', { mails });
