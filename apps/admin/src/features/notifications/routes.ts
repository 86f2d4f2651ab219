import type { RouteRecordRaw } from 'vue-router';

export const notificationRoutes: RouteRecordRaw[] = [
  {
    path: 'notifications',
    name: 'notifications',
    component: () => import('./notifications-page.vue'),
    meta: { title: 'notifications.title', section: 'notifications' },
  },
  {
    path: 'notifications/settings',
    name: 'notification-settings',
    component: () => import('./notification-settings-page.vue'),
    meta: { title: 'notifications.settings.title', section: 'notifications' },
  },
  {
    path: 'notifications/webhooks',
    name: 'webhooks',
    component: () => import('./webhooks-page.vue'),
    meta: { title: 'webhooks.title', section: 'notifications', permission: 'client:manage' },
  },
];
