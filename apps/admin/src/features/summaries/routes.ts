import type { RouteRecordRaw } from 'vue-router';

const meta = { title: 'summaries.title', section: 'summaries', permission: 'ledger:read' } as const;

export const summaryRoutes: RouteRecordRaw[] = [
  { path: 'summaries', name: 'summaries', component: () => import('./summary-list-page.vue'), meta },
  {
    path: 'summaries/:id',
    name: 'summary',
    component: () => import('./summary-page.vue'),
    props: true,
    meta: { ...meta, ownFoot: true },
  },
];
