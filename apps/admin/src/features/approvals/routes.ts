import type { RouteRecordRaw } from 'vue-router';

export const approvalRoutes: RouteRecordRaw[] = [
  {
    path: 'operator/approvals',
    name: 'approvals',
    component: () => import('./approvals-page.vue'),
    meta: { title: 'approvals.title', audience: 'operator', permission: 'oversight:manage' },
  },
];
