import type { RouteRecordRaw } from 'vue-router';

export const operatorRoutes: RouteRecordRaw[] = [
  { path: 'operator/tenants', name: 'tenants', component: () => import('./TenantsPage.vue'), meta: { title: 'operator.tenants.title', audience: 'operator' } },
  { path: 'operator/users', name: 'users', component: () => import('./UsersPage.vue'), meta: { title: 'operator.users.title', permission: 'user:manage' } },
];
