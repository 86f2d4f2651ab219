import type { RouteRecordRaw } from 'vue-router';

export const accountRoutes: RouteRecordRaw[] = [
  { path: 'account', name: 'account', component: () => import('./account-page.vue'), meta: { title: 'account.title' } },
];
