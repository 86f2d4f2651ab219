import type { RouteRecordRaw } from 'vue-router';

const meta = { title: 'app.nav.supervision', section: 'supervision', permission: 'ledger:read' } as const;

export const supervisionRoutes: RouteRecordRaw[] = [
  { path: 'supervision', name: 'supervision', component: () => import('./letter-list-page.vue'), meta },
  {
    path: 'supervision/new',
    name: 'supervision-new',
    component: () => import('./letter-form-page.vue'),
    meta: { ...meta, permission: 'ledger:record', audience: 'official', ownFoot: true },
  },
  {
    path: 'supervision/settings',
    name: 'supervision-settings',
    component: () => import('./supervision-settings-page.vue'),
    meta: { ...meta, permission: 'client:manage', audience: 'official' },
  },
  {
    path: 'supervision/:id',
    name: 'supervision-letter',
    component: () => import('./letter-page.vue'),
    props: true,
    meta: { ...meta, ownFoot: true },
  },
];
