import type { RouteRecordRaw } from 'vue-router';

const meta = {
  title: 'app.nav.fraudFree',
  section: 'fraud-free',
  audience: 'official',
  permission: 'ledger:read',
} as const;

export const fraudFreeRoutes: RouteRecordRaw[] = [
  { path: 'fraud-free', name: 'fraud-free', component: () => import('./scheme-list-page.vue'), meta },
  {
    path: 'fraud-free/:id',
    name: 'fraud-free-scheme',
    component: () => import('./scheme-page.vue'),
    props: true,
    meta,
  },
];
