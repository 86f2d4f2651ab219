import type { RouteRecordRaw } from 'vue-router';

/** Outside of the shell: a screen for a meeting room has no menu. */
export const wallRoutes: RouteRecordRaw[] = [
  {
    path: '/wall/:code(\\d+)?',
    name: 'wall',
    component: () => import('./wall-page.vue'),
    props: true,
    meta: { title: 'app.nav.wall', section: 'wall', audience: 'official' },
  },
];
