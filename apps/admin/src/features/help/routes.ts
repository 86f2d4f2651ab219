import type { RouteRecordRaw } from 'vue-router';

export const helpRoutes: RouteRecordRaw[] = [
  {
    path: 'help/:guide?',
    name: 'help',
    component: () => import('./help-page.vue'),
    props: true,
    meta: { title: 'help.title' },
  },
];
