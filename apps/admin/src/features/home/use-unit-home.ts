import { monthOf, todayIn, type ActivityType, type IndicatorCode, type TenantType } from '@fanzha/domain';
import { computed } from 'vue';
import { UnitHomeDocument, type HomeFigureFragment } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { useSession } from '../../session/use-session.js';
import { loadDraft } from '../activities/activity-draft.js';
import { usualTypes } from '../activities/usual-types.js';

const EVERYWHERE = ['ACTIVITIES', 'SESSIONS', 'PARTICIPANTS', 'LEAFLETS'] as const satisfies readonly IndicatorCode[];
/** What else a unit of this kind looks at first. */
const OWN: Readonly<Record<TenantType, readonly [IndicatorCode, IndicatorCode]>> = {
  SCHOOL: ['CLASSES_COVERED', 'STUDENT_WORKS'],
  BANK: ['OUTLETS_COVERED', 'LED_PLAYS'],
  POLICE: ['PEOPLE_REACHED', 'APP_ASSISTED'],
  HOSPITAL: ['LED_PLAYS', 'POSTERS'],
  DISTRICT: ['PEOPLE_REACHED', 'BANNERS'],
  COMMUNITY: ['PEOPLE_REACHED', 'VOLUNTEERS'],
  DEPARTMENT: ['PEOPLE_REACHED', 'ARTICLES'],
  AUTHORITY: ['PEOPLE_REACHED', 'ARTICLES'],
};

export interface HomeFigurePair { readonly now: HomeFigureFragment; readonly before: HomeFigureFragment | null }

/** What a unit sees first: this month so far, the last records, and an unsaved draft. */
export function useUnitHome() {
  const session = useSession();
  const viewer = session.person();
  const today = todayIn();
  const period = monthOf(today);
  const indicators: IndicatorCode[] = [...EVERYWHERE, ...OWN[viewer.tenant.type]];
  const page = usePageQuery({ query: UnitHomeDocument, variables: { tenant: viewer.tenant.id, period, indicators } });

  const rollup = computed(() => page.data.value?.tenant?.rollup ?? null);
  const figures = computed<HomeFigurePair[]>(() => (rollup.value?.figures ?? []).map((now) => ({
    now, before: rollup.value?.previous.figures.find(({ indicator }) => indicator === now.indicator) ?? null,
  })));
  const recent = computed(() => (page.data.value?.activities.edges ?? []).map(({ node }) => node));
  const types = computed<ActivityType[]>(() => usualTypes(viewer.tenant.type, recent.value.filter(({ recordStatus }) => recordStatus === 'ACTIVE').map(({ type }) => type)).slice(0, 4));

  return {
    today, period, tenant: viewer.tenant, page, rollup, figures, recent, types,
    // The year is in the line above it.
    month: computed(() => (currentLocale() === 'en' ? new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(new Date(`${period}-01`)) : `${Number(period.slice(5))}月`)),
    total: computed(() => page.data.value?.activities.totalCount ?? 0),
    activities: computed(() => figures.value.find(({ now }) => now.indicator === 'ACTIVITIES')?.now.value ?? 0),
    last: computed(() => recent.value.find(({ recordStatus, status }) => recordStatus === 'ACTIVE' && status === 'DONE') ?? null),
    draft: loadDraft(viewer.id, null),
    mayRecord: computed(() => session.can('activity:record')),
  };
}
