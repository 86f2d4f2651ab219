import type { RouteRecordRaw } from 'vue-router';

const section = 'activities';

export const activityRoutes: RouteRecordRaw[] = [
  {
    path: 'activities',
    name: 'activities',
    component: () => import('./activity-list-page.vue'),
    meta: { title: 'activities.title', section },
  },
  {
    path: 'activities/new',
    name: 'activity-new',
    component: () => import('./activity-form-page.vue'),
    meta: { title: 'activities.form.record', section, ownFoot: true, audience: 'unit', permission: 'ledger:record' },
  },
  {
    path: 'activities/:id',
    name: 'activity',
    component: () => import('./activity-record-page.vue'),
    props: true,
    meta: { title: 'activities.record.title', section },
  },
  {
    path: 'activities/:id/amend',
    name: 'activity-amend',
    component: () => import('./activity-form-page.vue'),
    props: true,
    meta: { title: 'activities.form.amend', section, ownFoot: true, permission: 'ledger:amend' },
  },
];
