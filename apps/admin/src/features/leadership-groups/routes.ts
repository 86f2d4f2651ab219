import type { RouteRecordRaw } from 'vue-router';

const section = 'leadership-groups';

export const leadershipGroupRoutes: RouteRecordRaw[] = [
  {
    path: 'leadership-groups',
    name: 'leadership-groups',
    component: () => import('./leadership-group-list-page.vue'),
    meta: { title: 'leadershipGroups.title', section },
  },
  {
    path: 'leadership-groups/new',
    name: 'leadership-group-new',
    component: () => import('./leadership-group-form-page.vue'),
    meta: {
      title: 'leadershipGroups.new',
      section,
      ownFoot: true,
      permission: 'ledger:record',
      ledgers: ['LEADERSHIP_GROUPS'],
    },
  },
  {
    path: 'leadership-groups/:id',
    name: 'leadership-group',
    component: () => import('./leadership-group-record-page.vue'),
    props: true,
    meta: { title: 'leadershipGroups.record', section },
  },
  {
    path: 'leadership-groups/:id/amend',
    name: 'leadership-group-amend',
    component: () => import('./leadership-group-form-page.vue'),
    props: true,
    meta: { title: 'leadershipGroups.amend', section, ownFoot: true, permission: 'ledger:amend' },
  },
  {
    path: 'leadership-groups/:id/members',
    name: 'leadership-members',
    component: () => import('./members-page.vue'),
    props: true,
    meta: { title: 'leadershipGroups.changeMembers', section, ownFoot: true, permission: 'ledger:amend' },
  },
];
