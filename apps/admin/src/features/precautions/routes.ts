import type { RouteRecordRaw } from 'vue-router';

const section = 'precautions';

export const precautionRoutes: RouteRecordRaw[] = [
  {
    path: 'precautions',
    name: 'precautions',
    component: () => import('./PrecautionListPage.vue'),
    meta: { title: 'precautions.title', section },
  },
  {
    path: 'precautions/new',
    name: 'precaution-new',
    component: () => import('./PrecautionFormPage.vue'),
    meta: {
      title: 'precautions.new',
      section,
      ownFoot: true,
      permission: 'ledger:record',
      books: ['BANK_PRECAUTIONS'],
    },
  },
  {
    path: 'precautions/:id',
    name: 'precaution',
    component: () => import('./PrecautionRecordPage.vue'),
    props: true,
    meta: { title: 'precautions.record', section },
  },
];
