import { TALLY_LEDGERS, type LedgerCode } from '@fanzha/domain';
import type { App } from 'vue';
import { ledgerRow, LEDGERS, type LedgerRow } from './shell/ledgers.js';

/** Drafts of visits are about a community, whose doors a form records, or about the visit that is amended. */
const COMMUNITY = /^\d{12}$/;

/** Every ledger, in the order of menus. A new one needs a row here and its words in `locales` beside its folder. */
export const ledgers: readonly LedgerRow[] = [
  ledgerRow({
    stem: 'activity',
    list: 'activities',
    words: 'activities',
    icon: 'megaphone',
    help: '记一次活动',
    ledgers: ['ACTIVITIES'],
    kinds: ['ACTIVITY'],
    dues: { PLAN_TO_REPORT: { status: 'PLANNED' } },
    home: { rank: 1, ledger: 'ACTIVITIES' },
    audience: 'unit',
    pages: {
      list: () => import('./features/activities/activity-list-page.vue'),
      record: () => import('./features/activities/activity-record-page.vue'),
      form: () => import('./features/activities/activity-form-page.vue'),
    },
  }),
  ledgerRow({
    stem: 'household-visit',
    list: 'household-visits',
    words: 'householdVisits',
    icon: 'door',
    help: '记入户走访',
    ledgers: ['HOUSEHOLD_VISITS'],
    kinds: ['HOUSEHOLD_VISIT'],
    home: { rank: 2, ledger: 'HOUSEHOLD_VISITS' },
    audience: 'unit',
    pages: {
      list: () => import('./features/households/household-visit-list-page.vue'),
      record: () => import('./features/households/household-visit-record-page.vue'),
      form: () => import('./features/households/household-visit-form-page.vue'),
    },
    furtherRoutes: [
      // Officials of a community read its roster, too: a figure of registered households leads here.
      {
        path: 'rosters',
        name: 'rosters',
        component: () => import('./features/households/roster-page.vue'),
        meta: { title: 'households.roster.title', section: 'rosters' },
      },
      {
        path: 'rosters/:community',
        redirect: ({ params }) => ({ name: 'rosters', query: { community: String(params['community']) } }),
      },
    ],
    drafts: [
      {
        form: 'household-visit',
        title: 'householdVisits.title',
        location: (about) =>
          COMMUNITY.test(about)
            ? { to: { name: 'household-visit-new', query: { community: about } }, amending: false }
            : { to: { name: 'household-visit-amend', params: { id: about } }, amending: true },
      },
    ],
  }),
  ledgerRow({
    stem: 'fraud-case',
    list: 'fraud-cases',
    words: 'fraudCases',
    icon: 'document',
    help: '案件资金处置公安',
    ledgers: ['FRAUD_CASES'],
    kinds: ['FRAUD_CASE'],
    home: { rank: 3, ledger: 'FRAUD_CASES' },
    pages: {
      list: () => import('./features/fraud-cases/fraud-case-list-page.vue'),
      record: () => import('./features/fraud-cases/fraud-case-record-page.vue'),
      form: () => import('./features/fraud-cases/fraud-case-form-page.vue'),
    },
  }),
  ledgerRow({
    stem: 'interception',
    list: 'interceptions',
    words: 'interceptions',
    icon: 'stop',
    help: '劝阻拦截',
    ledgers: ['INTERCEPTIONS'],
    kinds: ['INTERCEPTION'],
    dues: { PARTICIPATION_TO_CONFIRM: { toConfirm: '1' } },
    home: { rank: 4, ledger: 'INTERCEPTIONS' },
    pages: {
      list: () => import('./features/interceptions/interception-list-page.vue'),
      record: () => import('./features/interceptions/interception-record-page.vue'),
      form: () => import('./features/interceptions/interception-form-page.vue'),
    },
  }),
  ledgerRow({
    stem: 'alert',
    list: 'alerts',
    words: 'alerts',
    icon: 'bell',
    help: '预警劝阻',
    ledgers: ['ALERTS'],
    kinds: ['ALERT'],
    dues: { ALERT_TO_ANSWER: { toAnswer: '1' }, ALERT_TO_ASSIGN: { state: 'UNASSIGNED' } },
    home: { rank: 9, ledger: 'ALERTS' },
    forEverybody: true,
    unimportable: true,
    pages: {
      list: () => import('./features/alerts/alert-list-page.vue'),
      record: () => import('./features/alerts/alert-record-page.vue'),
      form: () => import('./features/alerts/alert-form-page.vue'),
    },
    furtherDrafts: [
      {
        form: 'alert-answer',
        title: 'alerts.answer.draft',
        location: (about) => ({ to: { name: 'alert', params: { id: about } }, amending: false }),
      },
    ],
  }),
  ledgerRow({
    stem: 'funds-action',
    list: 'funds-actions',
    words: 'fundsActions',
    icon: 'coins',
    help: '案件资金处置公安',
    ledgers: ['FUNDS_ACTIONS'],
    kinds: ['FUNDS_ACTION'],
    home: { rank: 6, ledger: 'FUNDS_ACTIONS' },
    pages: {
      list: () => import('./features/funds-actions/funds-action-list-page.vue'),
      record: () => import('./features/funds-actions/funds-action-record-page.vue'),
      form: () => import('./features/funds-actions/funds-action-form-page.vue'),
    },
  }),
  ledgerRow({
    stem: 'tally',
    list: 'tallies',
    words: 'tallies',
    icon: 'sum',
    help: '工作数据',
    ledgers: TALLY_LEDGERS.map(({ code }): LedgerCode => code) as [LedgerCode, ...LedgerCode[]],
    kinds: ['TALLY'],
    home: { rank: 7, ledger: 'VICTIM_FOLLOWUP' },
    pages: {
      list: () => import('./features/tallies/tally-list-page.vue'),
      record: () => import('./features/tallies/tally-record-page.vue'),
      form: () => import('./features/tallies/tally-form-page.vue'),
    },
  }),
  ledgerRow({
    stem: 'inspection',
    list: 'inspections',
    words: 'inspections',
    icon: 'checklist',
    help: '检查排查',
    ledgers: ['INSPECTIONS'],
    kinds: ['INSPECTION'],
    dues: { HAZARD_TO_RECTIFY: { unrectified: '1' } },
    home: { rank: 5, ledger: 'INSPECTIONS' },
    pages: {
      list: () => import('./features/inspections/inspection-list-page.vue'),
      record: () => import('./features/inspections/inspection-record-page.vue'),
      form: () => import('./features/inspections/inspection-form-page.vue'),
    },
  }),
  ledgerRow({
    stem: 'control-measure',
    list: 'control-measures',
    words: 'controlMeasures',
    icon: 'shield',
    help: '管控措施银行',
    ledgers: ['CONTROL_MEASURES'],
    kinds: ['CONTROL_MEASURE'],
    unamendable: true,
    pages: {
      list: () => import('./features/control-measures/control-measure-list-page.vue'),
      record: () => import('./features/control-measures/control-measure-record-page.vue'),
      form: () => import('./features/control-measures/control-measure-form-page.vue'),
    },
  }),
  ledgerRow({
    stem: 'leadership-group',
    list: 'leadership-groups',
    words: 'leadershipGroups',
    icon: 'users',
    help: '领导小组',
    ledgers: ['LEADERSHIP_GROUPS'],
    kinds: ['LEADERSHIP_GROUP'],
    home: { rank: 8, ledger: 'LEADERSHIP_GROUPS' },
    pages: {
      list: () => import('./features/leadership-groups/leadership-group-list-page.vue'),
      record: () => import('./features/leadership-groups/leadership-group-record-page.vue'),
      form: () => import('./features/leadership-groups/leadership-group-form-page.vue'),
    },
    furtherRoutes: [
      {
        path: 'leadership-groups/:id/members',
        name: 'leadership-members',
        component: () => import('./features/leadership-groups/members-page.vue'),
        props: true,
        meta: {
          title: 'leadershipGroups.changeMembers',
          section: 'leadership-groups',
          ownFoot: true,
          permission: 'ledger:amend',
        },
      },
    ],
    furtherDrafts: [
      {
        form: 'leadership-members',
        title: 'leadershipGroups.changeMembers',
        location: (about) => ({ to: { name: 'leadership-members', params: { id: about } }, amending: true }),
      },
    ],
  }),
  ledgerRow({
    stem: 'notice',
    list: 'notices',
    words: 'notices',
    icon: 'letter',
    help: '通报',
    ledgers: ['NOTICES'],
    kinds: ['NOTICE', 'NOTICE_RECEIPT'],
    dues: { NOTICE_TO_ACKNOWLEDGE: { open: '1' }, RECEIPTS_MISSING: null },
    forEverybody: true,
    unamendable: true,
    unimportable: true,
    pages: {
      list: () => import('./features/notices/notice-list-page.vue'),
      record: () => import('./features/notices/notice-record-page.vue'),
      form: () => import('./features/notices/notice-form-page.vue'),
    },
  }),
];

/** Hands the ledgers out to everybody who leads to them. */
export const ledgersPlugin = { install: (app: App) => app.provide(LEDGERS, ledgers) };
