import { ledgersOf, type LedgerCode } from '@fanzha/domain';
import type { IconName } from '@fanzha/ui';
import { computed, type ComputedRef } from 'vue';
import { useRoute, useRouter, type RouteLocationRaw } from 'vue-router';
import { useSession } from '../session/use-session.js';
import { type DueBadge, dueBadge, supervisionBadge } from './due-badge.js';
import { dueCounts, hasEvaluations, supervisionDue } from './due-counts.js';
import { useLedgers, type LedgerRow } from './ledgers.js';

interface NavigationEntry {
  readonly name: string;
  readonly label: string;
  readonly icon: IconName;
  readonly to: RouteLocationRaw;
  readonly current: boolean;
  /** Begins a group of its own: a rule stands above it. */
  readonly apart: boolean;
  /** What is due there, where anything is. */
  readonly due: DueBadge | null;
}

interface Destination {
  readonly name: string;
  readonly label: string;
  readonly icon: IconName;
  readonly to: RouteLocationRaw;
  readonly apart?: boolean;
}

const destination = (name: string, label: string, icon: IconName): Destination => ({
  name,
  label: `app.nav.${label}`,
  icon,
  to: { name },
});

const destinationOf = ({ list, words, icon }: LedgerRow): Destination => ({
  name: list,
  label: `${words}.title`,
  icon,
  to: { name: list },
});

const HOME = destination('home', 'home', 'home');
const OVERVIEW = destination('overview', 'overview', 'chart');
const WALL = destination('wall', 'wall', 'devices');
const ROSTERS = destination('rosters', 'rosters', 'building');
const EVALUATION = destination('evaluation', 'evaluation', 'star');
const IMPORTS = destination('imports', 'imports', 'table');
const READING = destination('reading', 'reading', 'document');
const SUMMARIES: Destination = {
  name: 'summaries',
  label: 'summaries.title',
  icon: 'document',
  to: { name: 'summaries' },
};
const FRAUD_FREE: Destination = {
  name: 'fraud-free',
  label: 'app.nav.fraudFree',
  icon: 'shield',
  to: { name: 'fraud-free' },
};
const CAMPAIGNS: Destination = {
  name: 'campaigns',
  label: 'campaigns.title',
  icon: 'flag',
  to: { name: 'campaigns' },
};
const SUBMISSIONS: Destination = {
  name: 'submissions',
  label: 'submissions.title',
  icon: 'upload',
  to: { name: 'submissions' },
};
const SUPERVISION = destination('supervision', 'supervision', 'eye');
const API_CLIENTS = destination('api-clients', 'apiClients', 'key');
const ACCOUNTS = destination('users', 'accounts', 'user');
const OPERATOR = [
  destination('tenants', 'tenants', 'building'),
  destination('users', 'accounts', 'users'),
  destination('approvals', 'approvals', 'key'),
  IMPORTS,
];
/** On a phone the account is a tab; on a desktop it is the menu at the top right. */
const ME = destination('account', 'me', 'user');
/** On a phone: everything that finds no room below. */
const MORE = destination('menu', 'more', 'menu');
const TABS = 5;

/** The destinations this person can reach: only those that exist for the role and the kind of unit. */
export function useNavigation(): {
  side: ComputedRef<NavigationEntry[]>;
  tabs: ComputedRef<NavigationEntry[]>;
  menu: ComputedRef<NavigationEntry[]>;
} {
  const session = useSession();
  const route = useRoute();
  const router = useRouter();
  const rows = useLedgers();

  // Cases of all lines decide there: who oversees one line alone sees no scheme.
  const overseesAllLines = computed(() => (session.viewer?.oversight ?? []).some(({ sector }) => !sector));

  const maySeeScores = computed(() => (session.isOfficial && session.can('ledger:record')) || hasEvaluations.value);

  const list = computed<readonly Destination[]>(() => {
    if (session.isOperator) return OPERATOR;
    const type = session.viewer?.tenant.type;
    const kept: readonly LedgerCode[] = type ? ledgersOf(type) : [];
    const own = rows.filter(
      ({ forEverybody, ledgers }) =>
        !forEverybody && (session.isOfficial || ledgers.some((ledger) => kept.includes(ledger))),
    );
    const further = [
      ...(session.isOfficial ? [WALL] : []),
      ...(session.isUnit && kept.includes('HOUSEHOLD_VISITS') ? [ROSTERS] : []),
      ...rows.filter(({ forEverybody }) => forEverybody).map(destinationOf),
      ...(session.can('ledger:record') ? [IMPORTS, READING] : []),
      ...(session.can('ledger:read') ? [CAMPAIGNS, SUBMISSIONS, SUMMARIES] : []),
      ...(supervisionDue.value?.shown ? [SUPERVISION] : []),
      ...(maySeeScores.value ? [EVALUATION] : []),
      ...(overseesAllLines.value && session.can('ledger:read') ? [FRAUD_FREE] : []),
      ...(session.can('client:manage') ? [API_CLIENTS] : []),
      ...(session.can('user:manage') ? [ACCOUNTS] : []),
    ].filter(({ name }) => router.hasRoute(name));
    return [
      ...(session.isOfficial ? [HOME, OVERVIEW] : [HOME]),
      ...own.map(destinationOf).filter(({ name }) => router.hasRoute(name)),
      ...further.map((one, at) => ({ ...one, apart: at === 0 })),
    ];
  });
  const section = computed(() => String(route.meta['section'] ?? route.name ?? ''));
  const dues = computed(
    () =>
      new Map([
        ...rows.map(({ list: name, kinds }) => [name, dueBadge(dueCounts.value, kinds)] as const),
        [SUPERVISION.name, supervisionBadge(supervisionDue.value)],
      ]),
  );
  const withCurrent = (destinations: readonly Destination[]): NavigationEntry[] =>
    destinations.map((one) => ({
      ...one,
      apart: one.apart ?? false,
      current: one.name === section.value,
      due: dues.value.get(one.name) ?? null,
    }));

  const tabs = computed(() => {
    const all = list.value;
    if (all.length < TABS) return withCurrent([...all, ME]);
    const shown = withCurrent([...all.slice(0, TABS - 2), MORE, ME]);
    // Whatever stands behind "more" is where one is.
    const elsewhere = all.slice(TABS - 2).some(({ name }) => name === section.value);
    return shown.map((one) => (one.name === MORE.name && elsewhere ? { ...one, current: true } : one));
  });
  return { side: computed(() => withCurrent(list.value)), tabs, menu: computed(() => withCurrent(list.value)) };
}
