import type { RouteRecordRaw } from 'vue-router';

const section = 'leadership-groups';

export const leadershipRoutes: RouteRecordRaw[] = [
  {
    path: 'leadership-groups',
    name: 'leadership-groups',
    component: () => import('./GroupListPage.vue'),
    meta: { title: 'leadership.title', section },
  },
  {
    path: 'leadership-groups/new',
    name: 'leadership-group-new',
    component: () => import('./GroupFormPage.vue'),
    meta: {
      title: 'leadership.new',
      section,
      ownFoot: true,
      permission: 'ledger:record',
      books: ['LEADERSHIP_GROUPS'],
    },
  },
  {
    path: 'leadership-groups/:id',
    name: 'leadership-group',
    component: () => import('./GroupRecordPage.vue'),
    props: true,
    meta: { title: 'leadership.record', section },
  },
  {
    path: 'leadership-groups/:id/amend',
    name: 'leadership-group-amend',
    component: () => import('./GroupFormPage.vue'),
    props: true,
    meta: { title: 'leadership.amend', section, ownFoot: true, permission: 'ledger:amend' },
  },
  {
    path: 'leadership-groups/:id/members',
    name: 'leadership-members',
    component: () => import('./MembersPage.vue'),
    props: true,
    meta: { title: 'leadership.changeMembers', section, ownFoot: true, permission: 'ledger:amend' },
  },
];
