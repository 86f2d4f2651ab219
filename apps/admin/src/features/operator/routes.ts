import type { RouteRecordRaw } from 'vue-router';

export const operatorRoutes: RouteRecordRaw[] = [
  {
    path: 'operator/tenants',
    name: 'tenants',
    component: () => import('./tenants-page.vue'),
    meta: { title: 'operator.tenants.title', audience: 'operator' },
  },
  {
    path: 'operator/tenants/:id',
    name: 'tenant-history',
    component: () => import('./tenant-history-page.vue'),
    props: true,
    meta: { title: 'operator.history.nav', audience: 'operator', section: 'tenants' },
  },
  {
    path: 'operator/regions',
    name: 'regions',
    component: () => import('./region-change-page.vue'),
    meta: {
      title: 'operator.regionChange.title',
      audience: 'operator',
      section: 'tenants',
      permission: 'region:manage',
    },
  },
  {
    path: 'operator/users',
    name: 'users',
    component: () => import('./users-page.vue'),
    meta: { title: 'operator.users.title', permission: 'user:manage' },
  },
];
