import type { RouteRecordRaw } from 'vue-router';

const section = 'control-measures';

export const controlMeasureRoutes: RouteRecordRaw[] = [
  {
    path: 'control-measures',
    name: 'control-measures',
    component: () => import('./control-measure-list-page.vue'),
    meta: { title: 'controlMeasures.title', section },
  },
  {
    path: 'control-measures/new',
    name: 'control-measure-new',
    component: () => import('./control-measure-form-page.vue'),
    meta: {
      title: 'controlMeasures.new',
      section,
      ownFoot: true,
      permission: 'ledger:record',
      ledgers: ['CONTROL_MEASURES'],
    },
  },
  {
    path: 'control-measures/:id',
    name: 'control-measure',
    component: () => import('./control-measure-record-page.vue'),
    props: true,
    meta: { title: 'controlMeasures.record', section },
  },
];
