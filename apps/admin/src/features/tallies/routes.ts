import { TALLY_LEDGERS } from '@fanzha/domain';
import type { RouteRecordRaw } from 'vue-router';

const section = 'tallies';
const ledgers = TALLY_LEDGERS.map(({ code }) => code);

export const tallyRoutes: RouteRecordRaw[] = [
  {
    path: 'tallies',
    name: 'tallies',
    component: () => import('./tally-list-page.vue'),
    meta: { title: 'tallies.title', section },
  },
  {
    path: 'tallies/new',
    name: 'tally-new',
    component: () => import('./tally-form-page.vue'),
    meta: { title: 'tallies.new', section, ownFoot: true, permission: 'ledger:record', ledgers },
  },
  {
    path: 'tallies/:id',
    name: 'tally',
    component: () => import('./tally-record-page.vue'),
    props: true,
    meta: { title: 'tallies.record', section },
  },
  {
    path: 'tallies/:id/amend',
    name: 'tally-amend',
    component: () => import('./tally-form-page.vue'),
    props: true,
    meta: { title: 'tallies.amend', section, ownFoot: true, permission: 'ledger:amend' },
  },
];
