import type { RouteRecordRaw } from 'vue-router';

const section = 'fraud-cases';

export const fraudCaseRoutes: RouteRecordRaw[] = [
  {
    path: 'fraud-cases',
    name: 'fraud-cases',
    component: () => import('./fraud-case-list-page.vue'),
    meta: { title: 'fraudCases.title', section },
  },
  {
    path: 'fraud-cases/new',
    name: 'fraud-case-new',
    component: () => import('./fraud-case-form-page.vue'),
    meta: { title: 'fraudCases.new', section, ownFoot: true, permission: 'ledger:record', ledgers: ['FRAUD_CASES'] },
  },
  {
    path: 'fraud-cases/:id',
    name: 'fraud-case',
    component: () => import('./fraud-case-record-page.vue'),
    props: true,
    meta: { title: 'fraudCases.record', section },
  },
  {
    path: 'fraud-cases/:id/amend',
    name: 'fraud-case-amend',
    component: () => import('./fraud-case-form-page.vue'),
    props: true,
    meta: { title: 'fraudCases.amend', section, ownFoot: true, permission: 'ledger:amend' },
  },
];
