import type { RouteRecordRaw } from 'vue-router';

const meta = {
  title: 'imports.title',
  section: 'imports',
  permission: ['ledger:record', 'tenant:manage', 'user:manage'],
} as const;

export const importRoutes: RouteRecordRaw[] = [
  { path: 'imports', name: 'imports', component: () => import('./imports-page.vue'), meta },
  {
    path: 'imports/:id',
    name: 'import',
    component: () => import('./import-page.vue'),
    props: true,
    meta: { ...meta, ownFoot: true },
  },
];
