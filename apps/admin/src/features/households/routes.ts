import type { RouteRecordRaw } from 'vue-router';

const section = 'visits';

export const householdRoutes: RouteRecordRaw[] = [
  {
    path: 'visits',
    name: 'visits',
    component: () => import('./visit-list-page.vue'),
    meta: { title: 'households.title', section },
  },
  {
    path: 'visits/new',
    name: 'visit-new',
    component: () => import('./visit-form-page.vue'),
    meta: {
      title: 'households.visit.record',
      section,
      ownFoot: true,
      audience: 'unit',
      permission: 'ledger:record',
      ledgers: ['HOUSEHOLD_VISITS'],
    },
  },
  {
    path: 'visits/:id',
    name: 'visit',
    component: () => import('./visit-record-page.vue'),
    props: true,
    meta: { title: 'households.show.record', section },
  },
  {
    path: 'visits/:id/amend',
    name: 'visit-amend',
    component: () => import('./visit-form-page.vue'),
    props: true,
    meta: { title: 'households.visit.amend', section, ownFoot: true, permission: 'ledger:amend' },
  },
  // Whoever oversees a community reads its roster, too: a figure of registered households leads here.
  {
    path: 'rosters',
    name: 'rosters',
    component: () => import('./roster-page.vue'),
    meta: { title: 'households.roster.title', section: 'rosters' },
  },
  {
    path: 'rosters/:community',
    redirect: ({ params }) => ({ name: 'rosters', query: { community: String(params['community']) } }),
  },
];
