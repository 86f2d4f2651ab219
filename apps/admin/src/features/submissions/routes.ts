import type { RouteRecordRaw } from 'vue-router';

const meta = { title: 'submissions.title', section: 'submissions', permission: 'ledger:read' } as const;

export const submissionRoutes: RouteRecordRaw[] = [
  { path: 'submissions', name: 'submissions', component: () => import('./submission-list-page.vue'), meta },
  {
    path: 'submission-forms',
    name: 'submission-forms',
    component: () => import('./forms/forms-page.vue'),
    meta: { ...meta, title: 'submissions.forms.title' },
  },
  {
    path: 'load',
    name: 'load',
    component: () => import('./load/load-page.vue'),
    meta: { ...meta, title: 'submissions.load.title' },
  },
  {
    path: 'submissions/:id',
    name: 'submission',
    component: () => import('./submission-page.vue'),
    props: true,
    meta: { ...meta, ownFoot: true },
  },
  {
    path: 'review/:id?',
    name: 'review',
    component: () => import('./review/review-page.vue'),
    props: true,
    meta: { ...meta, title: 'submissions.review.title' },
  },
  {
    path: 'chase',
    name: 'chase',
    component: () => import('./chase/chase-page.vue'),
    meta: { ...meta, title: 'submissions.chase.title' },
  },
];
