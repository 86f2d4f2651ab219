import { i18n } from '../../locales/i18n.js';
import { reviewing } from '../../locales/zh-CN/reviewing.js';

// Words of the pages of authorities come with them; English ones are a download of their own.
i18n.global.mergeLocaleMessage('zh-CN', { reviewing });
