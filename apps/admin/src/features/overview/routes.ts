import type { RouteRecordRaw } from 'vue-router';

const meta = { title: 'app.nav.overview', section: 'overview', audience: 'official' } as const;

export const overviewRoutes: RouteRecordRaw[] = [
  {
    path: 'overview/tenant/:id',
    name: 'tenant-overview',
    component: () => import('./tenant-page.vue'),
    props: true,
    meta,
  },
  {
    path: 'overview/:code(\\d+)?',
    name: 'overview',
    component: () => import('./overview-page.vue'),
    props: true,
    meta,
  },
];
