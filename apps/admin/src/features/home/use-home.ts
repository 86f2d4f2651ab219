import {
  canHold,
  ledgersOf,
  monthOf,
  usualTypes,
  type ActivityType,
  type IndicatorCode,
  type TenantType,
} from '@fanzha/domain';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { compare, type ComparedFigure } from '../../figures/compared.js';
import { comparisonsOf, progressOf } from '../../figures/comparisons.js';
import { relevanceOf } from '../../figures/relevance.js';
import { HomeDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { fixedSector, homeRegion } from '../../session/oversight.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { figuresOf } from './home-ledgers.js';

/** What an official looks at first. */
const OF_REGION: readonly IndicatorCode[] = [
  'SESSIONS',
  'PEOPLE_REACHED',
  'HOUSEHOLDS_COVERED',
  'CASES_FILED',
  'LOSS',
  'INTERCEPTIONS',
  'LOSS_AVOIDED',
  'INSPECTIONS',
];

/** What is there to do, this month against the same days before, and the latest records: of a unit or of a region. */
export function useHome() {
  const { t } = useI18n();
  const session = useSession();
  const { tenant, oversight } = session.person();
  const { isUnit } = session;
  const type: TenantType = tenant.type;
  const today = serverToday();
  const period = monthOf(today);
  const region = isUnit ? null : homeRegion(oversight);
  const sector = region === null ? null : fixedSector(oversight, region);
  const indicators = isUnit
    ? figuresOf(type).filter((code) => canHold(code, [type]))
    : OF_REGION.filter(relevanceOf({ sector }));
  const page = usePageQuery({
    query: HomeDocument,
    variables: {
      isUnit: region === null,
      tenant: tenant.id,
      region: region ?? tenant.region.code,
      sector,
      period,
      indicators: [...indicators],
      interceptions: ledgersOf(type).includes('INTERCEPTIONS'),
    },
  });

  const data = computed(() => page.data.value ?? null);
  const rollup = computed(() => data.value?.tenant?.rollup ?? data.value?.region?.rollup ?? null);
  const figures = computed<ComparedFigure[]>(() => {
    if (!rollup.value) return [];
    const found = compare(rollup.value);
    return indicators.flatMap((code) => found.get(code) ?? []);
  });
  const types = computed<ActivityType[]>(() =>
    usualTypes(
      type,
      (data.value?.activities?.edges ?? [])
        .filter(({ node }) => node.recordStatus === 'ACTIVE')
        .map(({ node }) => node.type),
    ).slice(0, 4),
  );

  return {
    today,
    period,
    page,
    /** What the page is about: a unit, or the region that an official looks after first. */
    of: { tenant: region === null ? tenant.id : null, region, sector },
    name: computed(() => data.value?.region?.name ?? tenant.name),
    type,
    isUnit,
    rollup,
    figures,
    /** The same days of the month before. */
    comparison: computed(() =>
      rollup.value
        ? (comparisonsOf(rollup.value, null, currentLocale(), t).find(({ key }) => key === 'previous') ?? null)
        : null,
    ),
    progress: computed(() => (rollup.value ? progressOf(rollup.value) : null)),
    dues: computed(() => data.value?.dues ?? []),
    latest: computed(() => data.value?.latestRecords ?? []),
    types,
    notices: computed(() => data.value?.notices ?? null),
    toConfirm: computed(() => data.value?.toConfirm ?? null),
    mayRecord: computed(() => isUnit && session.can('ledger:record')),
    maySummarise: computed(() => session.can('ledger:record')),
    // The year is in the line above it.
    month: computed(() =>
      currentLocale() === 'en'
        ? new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(new Date(`${period}-01`))
        : `${Number(period.slice(5))}月`,
    ),
  };
}
