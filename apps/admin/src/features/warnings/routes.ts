import type { RouteRecordRaw } from 'vue-router';

const section = 'warnings';

export const warningRoutes: RouteRecordRaw[] = [
  {
    path: 'warnings',
    name: 'warnings',
    component: () => import('./warning-list-page.vue'),
    meta: { title: 'warnings.title', section },
  },
  {
    path: 'warnings/new',
    name: 'warning-new',
    component: () => import('./warning-form-page.vue'),
    meta: { title: 'warnings.new', section, ownFoot: true, permission: 'ledger:record', ledgers: ['WARNINGS'] },
  },
  {
    path: 'warnings/:id',
    name: 'warning',
    component: () => import('./warning-record-page.vue'),
    props: true,
    meta: { title: 'warnings.record', section },
  },
];
