import type { RouteRecordRaw } from 'vue-router';

export const homeRoutes: RouteRecordRaw[] = [
  {
    path: 'home',
    name: 'home',
    component: () => import('./home-page.vue'),
    meta: { title: 'app.nav.home', permission: 'ledger:read' },
  },
];
