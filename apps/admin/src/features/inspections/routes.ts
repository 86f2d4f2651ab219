import type { RouteRecordRaw } from 'vue-router';

const section = 'inspections';

export const inspectionRoutes: RouteRecordRaw[] = [
  {
    path: 'inspections',
    name: 'inspections',
    component: () => import('./inspection-list-page.vue'),
    meta: { title: 'inspections.title', section },
  },
  {
    path: 'inspections/new',
    name: 'inspection-new',
    component: () => import('./inspection-form-page.vue'),
    meta: { title: 'inspections.new', section, ownFoot: true, permission: 'ledger:record', ledgers: ['INSPECTIONS'] },
  },
  {
    path: 'inspections/:id',
    name: 'inspection',
    component: () => import('./inspection-record-page.vue'),
    props: true,
    meta: { title: 'inspections.record', section },
  },
  {
    path: 'inspections/:id/amend',
    name: 'inspection-amend',
    component: () => import('./inspection-form-page.vue'),
    props: true,
    meta: { title: 'inspections.amend', section, ownFoot: true, permission: 'ledger:amend' },
  },
];
