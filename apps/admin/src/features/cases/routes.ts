import type { RouteRecordRaw } from 'vue-router';

const section = 'cases';

export const caseRoutes: RouteRecordRaw[] = [
  {
    path: 'cases',
    name: 'cases',
    component: () => import('./CaseListPage.vue'),
    meta: { title: 'cases.title', section },
  },
  {
    path: 'cases/new',
    name: 'case-new',
    component: () => import('./CaseFormPage.vue'),
    meta: { title: 'cases.new', section, ownFoot: true, permission: 'ledger:record', books: ['CASES'] },
  },
  {
    path: 'cases/:id',
    name: 'case',
    component: () => import('./CaseRecordPage.vue'),
    props: true,
    meta: { title: 'cases.record', section },
  },
  {
    path: 'cases/:id/amend',
    name: 'case-amend',
    component: () => import('./CaseFormPage.vue'),
    props: true,
    meta: { title: 'cases.amend', section, ownFoot: true, permission: 'ledger:amend' },
  },
];
