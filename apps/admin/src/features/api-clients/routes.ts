import type { RouteRecordRaw } from 'vue-router';

export const apiClientRoutes: RouteRecordRaw[] = [
  {
    path: 'api-clients',
    name: 'api-clients',
    component: () => import('./api-clients-page.vue'),
    meta: { title: 'apiClients.title', section: 'api-clients', permission: 'client:manage' },
  },
];
