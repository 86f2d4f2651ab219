import type { RouteRecordRaw } from 'vue-router';

const section = 'interceptions';

export const interceptionRoutes: RouteRecordRaw[] = [
  {
    path: 'interceptions',
    name: 'interceptions',
    component: () => import('./interception-list-page.vue'),
    meta: { title: 'interceptions.title', section },
  },
  {
    path: 'interceptions/new',
    name: 'interception-new',
    component: () => import('./interception-form-page.vue'),
    meta: {
      title: 'interceptions.new',
      section,
      ownFoot: true,
      permission: 'ledger:record',
      ledgers: ['INTERCEPTIONS'],
    },
  },
  {
    path: 'interceptions/:id',
    name: 'interception',
    component: () => import('./interception-record-page.vue'),
    props: true,
    meta: { title: 'interceptions.record', section },
  },
  {
    path: 'interceptions/:id/amend',
    name: 'interception-amend',
    component: () => import('./interception-form-page.vue'),
    props: true,
    meta: { title: 'interceptions.amend', section, ownFoot: true, permission: 'ledger:amend' },
  },
];
