import { i18n } from '../../locales/i18n.js';
import { apiClients } from '../../locales/zh-CN/api-clients.js';

// The first load has no room for them: few people come here.
i18n.global.mergeLocaleMessage('zh-CN', { apiClients });
