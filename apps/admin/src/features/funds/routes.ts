import type { RouteRecordRaw } from 'vue-router';

const section = 'funds-actions';

export const fundsRoutes: RouteRecordRaw[] = [
  {
    path: 'funds-actions',
    name: 'funds-actions',
    component: () => import('./FundsListPage.vue'),
    meta: { title: 'funds.title', section },
  },
  {
    path: 'funds-actions/new',
    name: 'funds-action-new',
    component: () => import('./FundsFormPage.vue'),
    meta: { title: 'funds.new', section, ownFoot: true, permission: 'ledger:record', books: ['FUNDS_ACTIONS'] },
  },
  {
    path: 'funds-actions/:id',
    name: 'funds-action',
    component: () => import('./FundsRecordPage.vue'),
    props: true,
    meta: { title: 'funds.record', section },
  },
  {
    path: 'funds-actions/:id/amend',
    name: 'funds-action-amend',
    component: () => import('./FundsFormPage.vue'),
    props: true,
    meta: { title: 'funds.amend', section, ownFoot: true, permission: 'ledger:amend' },
  },
];
