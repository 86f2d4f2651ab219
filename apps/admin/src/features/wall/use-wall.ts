import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import { useRoute } from 'vue-router';
import type { Sector } from '@fanzha/domain';
import { countsOverlap } from '../../figures/adding-up.js';
import type { ApiFailure } from '../../graphql/api-failure.js';
import { WallDocument, type WallQuery } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { fixedSector, homeRegion } from '../../session/oversight.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { useFiguresChanged } from './use-figures-changed.js';
import { campaignFor } from './wall-campaign.js';
import { OF_YEAR, wallPlan, type WallPlan } from './wall-indicators.js';
import { readWallUrl, yearOf, type WallState } from './wall-url.js';

interface Wall {
  readonly state: ComputedRef<WallState>;
  /** Null where nobody has given this person a region. */
  readonly code: ComputedRef<string | null>;
  readonly sector: ComputedRef<Sector | null>;
  readonly year: ComputedRef<string>;
  readonly plan: ComputedRef<WallPlan>;
  /** The last answer of the region and period that are shown. */
  readonly answer: Ref<WallQuery | null>;
  readonly unknown: ComputedRef<boolean>;
  readonly failure: ComputedRef<ApiFailure | null>;
  readonly waiting: Ref<boolean>;
  /** Changes are not told just now. */
  readonly deaf: Ref<boolean>;
  retry(): void;
}

/** Everything on a wall: one operation, asked again when the figures have changed. */
export function useWall(asked: () => string | undefined): Wall {
  const session = useSession();
  const route = useRoute();
  const state = computed(() => readWallUrl(route.query, serverToday()));
  const oversight = computed(() => session.viewer?.oversight ?? []);
  const code = computed(() => asked() || homeRegion(oversight.value));
  const sector = computed(() => (code.value ? fixedSector(oversight.value, code.value) : null) ?? state.value.sector);
  const year = computed(() => yearOf(state.value.period, serverToday()));
  const plan = computed(() => wallPlan(sector.value));
  /** Known once the campaigns are; from then on every answer has its tasks. */
  const campaign = shallowRef<string | null>(null);
  const withCampaigns = computed(() => session.can('ledger:read') && session.can('rollup:read'));

  const { data, failure, waiting, retry } = usePageQuery({
    query: WallDocument,
    pause: () => code.value === null || !session.signedIn,
    variables: computed(() => ({
      code: code.value ?? '',
      period: state.value.period,
      year: year.value,
      sector: sector.value,
      today: serverToday(),
      indicators: [...plan.value.indicators],
      columns: [...plan.value.columns],
      ofYear: [...OF_YEAR],
      campaign: campaign.value ?? '',
      withOverlap: countsOverlap(state.value.period),
      withCampaigns: withCampaigns.value,
      withTasks: withCampaigns.value && campaign.value !== null,
    })),
  });

  const answer = shallowRef<WallQuery | null>(null);
  watch([code, () => state.value.period, sector], () => {
    answer.value = null;
    campaign.value = null;
  });
  watch(data, (now) => {
    // An answer that was lost takes nothing from the wall; how old its figures are stands on it.
    if (!now) return;
    answer.value = now;
    campaign.value =
      (code.value && campaignFor(now.campaigns, code.value, sector.value, state.value.campaign)?.id) || null;
  });
  const { deaf } = useFiguresChanged(() => code.value, retry);
  const unknown = computed(() => answer.value !== null && answer.value.region === null);
  return { state, code, sector, year, plan, answer, unknown, failure, waiting, deaf, retry };
}
