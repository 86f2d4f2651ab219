import {
  INTERCEPTION_VENUES,
  ledgersOf,
  monthOf,
  nameIn,
  termOf,
  usualTypes,
  type ActivityType,
  type LedgerCode,
  type IndicatorCode,
} from '@fanzha/domain';
import { computed } from 'vue';
import { UnitHomeDocument, type HomeFigureFragment } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { useLedgers } from '../../shell/ledgers.js';
import { dayText } from '../../locales/date-text.js';
import { figureGroups, homeLedgers } from './home-ledgers.js';

export interface HomeFigurePair {
  readonly now: HomeFigureFragment;
  readonly before: HomeFigureFragment | null;
}

/** What a unit sees first: what to record, this month so far in all its ledgers, and the last records. */
export function useUnitHome() {
  const session = useSession();
  const rows = useLedgers();
  const viewer = session.person();
  const { type } = viewer.tenant;
  const today = serverToday();
  const period = monthOf(today);
  const kept = ledgersOf(type);
  const groups = figureGroups(type);
  const indicators: IndicatorCode[] = groups.flatMap((group) => [...group.indicators]);
  const page = usePageQuery({
    query: UnitHomeDocument,
    variables: {
      tenant: viewer.tenant.id,
      period,
      indicators,
      householdVisits: kept.includes('HOUSEHOLD_VISITS'),
      interceptions: kept.includes('INTERCEPTIONS'),
      fraudCases: kept.includes('FRAUD_CASES'),
    },
  });

  const rollup = computed(() => page.data.value?.tenant?.rollup ?? null);
  const figures = computed(() =>
    groups.map(({ name, indicators: codes }) => ({
      name,
      pairs: codes.flatMap((code): HomeFigurePair[] => {
        const now = rollup.value?.figures.find(({ indicator }) => indicator === code);
        return now
          ? [{ now, before: rollup.value?.previous.figures.find(({ indicator }) => indicator === code) ?? null }]
          : [];
      }),
    })),
  );
  const recent = computed(() => (page.data.value?.activities.edges ?? []).map(({ node }) => node));
  const types = computed<ActivityType[]>(() =>
    usualTypes(
      type,
      recent.value.filter(({ recordStatus }) => recordStatus === 'ACTIVE').map((node) => node.type),
    ).slice(0, 4),
  );
  const last = computed(
    () => recent.value.find(({ recordStatus, status }) => recordStatus === 'ACTIVE' && status === 'DONE') ?? null,
  );

  const day = (text: string) => dayText(text, today, currentLocale());
  /** The last record of a ledger in words, '' where there is none or the ledger is not asked for. */
  function lastOf(ledger: LedgerCode, typeName: (type: ActivityType) => string): string {
    const data = page.data.value;
    if (ledger === 'ACTIVITIES') return last.value ? `${day(last.value.startOn)} ${typeName(last.value.type)}` : '';
    if (ledger === 'HOUSEHOLD_VISITS') {
      const visit = data?.householdVisits?.edges[0]?.node;
      return visit ? `${day(visit.visitedOn)} ${visit.region.name}` : '';
    }
    if (ledger === 'INTERCEPTIONS') {
      const one = data?.interceptions?.edges[0]?.node;
      return one ? `${day(one.occurredOn)} ${nameIn(currentLocale(), termOf(INTERCEPTION_VENUES, one.venue))}` : '';
    }
    if (ledger === 'FRAUD_CASES') {
      const one = data?.fraudCases?.edges[0]?.node;
      return one ? `${day(one.reportedOn)} ${one.fraudType.label}` : '';
    }
    return '';
  }

  return {
    today,
    period,
    tenant: viewer.tenant,
    page,
    rollup,
    figures,
    recent,
    types,
    lastOf,
    ledgers: homeLedgers(rows, type),
    // The year is in the line above it.
    month: computed(() =>
      currentLocale() === 'en'
        ? new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(new Date(`${period}-01`))
        : `${Number(period.slice(5))}月`,
    ),
    total: computed(() => page.data.value?.activities.totalCount ?? 0),
    activities: computed(() => rollup.value?.figures.find(({ indicator }) => indicator === 'ACTIVITIES')?.value ?? 0),
    mayRecord: computed(() => session.can('ledger:record')),
  };
}
