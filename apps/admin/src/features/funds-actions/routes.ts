import type { RouteRecordRaw } from 'vue-router';

const section = 'funds-actions';

export const fundsActionRoutes: RouteRecordRaw[] = [
  {
    path: 'funds-actions',
    name: 'funds-actions',
    component: () => import('./funds-action-list-page.vue'),
    meta: { title: 'fundsActions.title', section },
  },
  {
    path: 'funds-actions/new',
    name: 'funds-action-new',
    component: () => import('./funds-action-form-page.vue'),
    meta: {
      title: 'fundsActions.new',
      section,
      ownFoot: true,
      permission: 'ledger:record',
      ledgers: ['FUNDS_ACTIONS'],
    },
  },
  {
    path: 'funds-actions/:id',
    name: 'funds-action',
    component: () => import('./funds-action-record-page.vue'),
    props: true,
    meta: { title: 'fundsActions.record', section },
  },
  {
    path: 'funds-actions/:id/amend',
    name: 'funds-action-amend',
    component: () => import('./funds-action-form-page.vue'),
    props: true,
    meta: { title: 'fundsActions.amend', section, ownFoot: true, permission: 'ledger:amend' },
  },
];
