import type { RouteRecordRaw } from 'vue-router';

const meta = { title: 'campaigns.title', section: 'campaigns', permission: 'ledger:read' } as const;
const official = { ...meta, permission: 'ledger:record', audience: 'official', ownFoot: true } as const;

export const campaignRoutes: RouteRecordRaw[] = [
  { path: 'campaigns', name: 'campaigns', component: () => import('./campaign-list-page.vue'), meta },
  { path: 'campaigns/new', name: 'campaign-new', component: () => import('./campaign-form-page.vue'), meta: official },
  {
    path: 'campaigns/:id',
    name: 'campaign',
    component: () => import('./campaign-page.vue'),
    props: true,
    meta: { ...meta, ownFoot: true },
  },
  {
    path: 'campaigns/:id/edit',
    name: 'campaign-edit',
    component: () => import('./campaign-form-page.vue'),
    props: true,
    meta: official,
  },
];
