import type { RouteRecordRaw } from 'vue-router';

const meta = { title: 'reading.title', section: 'reading', permission: 'ledger:record' } as const;

export const readingRoutes: RouteRecordRaw[] = [
  { path: 'reading', name: 'reading', component: () => import('./reading-page.vue'), meta },
  {
    path: 'reading/:id',
    name: 'reading-text',
    component: () => import('./reading-text-page.vue'),
    props: true,
    meta: { ...meta, ownFoot: true },
  },
];
