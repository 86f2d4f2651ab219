import type { RouteRecordRaw } from 'vue-router';

const meta = { title: 'app.nav.evaluation', section: 'evaluation', permission: 'ledger:read' } as const;
const official = { ...meta, permission: 'ledger:record', audience: 'official', ownFoot: true } as const;

export const evaluationRoutes: RouteRecordRaw[] = [
  { path: 'evaluation', name: 'evaluation', component: () => import('./scheme-list-page.vue'), meta },
  { path: 'evaluation/new', name: 'evaluation-new', component: () => import('./scheme-form-page.vue'), meta: official },
  {
    path: 'evaluation/:id',
    name: 'evaluation-scheme',
    component: () => import('./scheme-page.vue'),
    props: true,
    meta,
  },
  {
    path: 'evaluation/:id/edit',
    name: 'evaluation-edit',
    component: () => import('./scheme-form-page.vue'),
    props: true,
    meta: official,
  },
];
