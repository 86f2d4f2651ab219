import { isRegionCode, SECTORS, type Sector } from '@fanzha/domain';
import { useMutation } from '@urql/vue';
import { computed, ref, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter } from 'vue-router';
import { DraftSummaryDocument } from '../../graphql/generated.js';
import { useSubmit } from '../../graphql/use-submit.js';
import { validPeriod } from '../../records/list/common-filters.js';
import { oneOf, type FilterChoice } from '../../records/list/list-filter.js';
import { useListRegions } from '../../records/list/list-regions.js';
import { fixedSector, homeRegion } from '../../session/oversight.js';
import { serverToday } from '../../session/server-clock.js';
import { useSession } from '../../session/use-session.js';
import { toast } from '../../shell/toasts.js';
import { monthToSumUp } from '../../shell/month-to-sum-up.js';

/** Stands for the own unit among the regions that can be chosen. */
export const OWN_UNIT = '';

/** What a new summary is of. The address can say it beforehand: `for` a period, `of` a region, in one `line`. */
export function useNewSummary() {
  const { t } = useI18n();
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const { oversight, tenant } = session.person();
  const asked = {
    period: validPeriod(oneOf(route.query['for'])),
    region: oneOf(route.query['of']),
    sector: oneOf(route.query['line']),
  };
  const first = session.isOfficial ? homeRegion(oversight) : null;

  const period = ref(asked.period || monthToSumUp(serverToday()));
  const region = ref(session.isOfficial && isRegionCode(asked.region) ? asked.region : (first ?? OWN_UNIT));
  const sector = ref<Sector | null>(SECTORS.find(({ code }) => code === asked.sector)?.code ?? null);
  /** The line of somebody who oversees one alone cannot be chosen. */
  const ownLine = computed(() => (region.value === OWN_UNIT ? null : fixedSector(oversight, region.value)));
  const regions = useListRegions(() => ({ unit: '', region: region.value }));
  const choices = computed((): FilterChoice[] => {
    const known = new Set(regions.choices.value.map(({ value }) => value));
    const whole = oversight.filter(({ region: { code } }) => !known.has(code));
    const named = new Map(whole.map(({ region: { code, name } }) => [code, name]));
    return [...[...named].map(([value, label]) => ({ value, label })), ...regions.choices.value];
  });

  const drafting = useMutation(DraftSummaryDocument);
  const sending = useSubmit();
  // Sent again after a lost answer, the same question leads to the same summary.
  let key = crypto.randomUUID();
  watch([period, region, sector], () => {
    key = crypto.randomUUID();
  });

  async function draft(): Promise<void> {
    const ofRegion = region.value !== OWN_UNIT;
    const done = await sending.submit(() =>
      drafting.executeMutation({
        input: {
          period: period.value,
          idempotencyKey: key,
          ...(ofRegion && { regionCode: region.value, sector: ownLine.value ?? sector.value }),
        },
      }),
    );
    const { failure } = sending;
    const there = failure.value?.reason === 'ALREADY_EXISTS' ? failure.value.details['id'] : null;
    if (typeof there === 'string') toast(t('summaries.alreadyThere'), 'info');
    const id = done?.draftSummary.id ?? there;
    if (typeof id === 'string') await router.push({ name: 'summary', params: { id } });
  }

  return {
    period,
    region,
    sector,
    ownLine,
    choices,
    isOfficial: session.isOfficial,
    unit: tenant.name,
    sending,
    draft,
  };
}
