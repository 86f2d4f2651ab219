import { i18n } from '../../locales/i18n.js';
import { webhooks } from '../../locales/zh-CN/webhooks.js';

// The first load has no room for them: few people come here.
i18n.global.mergeLocaleMessage('zh-CN', { webhooks });
