import { parsePeriod, periodLabel, type FundsActionStage, type IndicatorCode } from '@fanzha/domain';
import { computed } from 'vue';
import { FundsActionStageFiguresDocument } from '../../graphql/generated.js';
import { usePageQuery } from '../../graphql/use-page-query.js';
import { currentLocale } from '../../locales/i18n.js';
import { useSession } from '../../session/use-session.js';

const INDICATORS: Readonly<Record<FundsActionStage, IndicatorCode>> = {
  STOP_PAYMENT: 'STOP_PAYMENT',
  FREEZE: 'FROZEN',
  RETURN: 'RETURNED',
};

/** The three figures of the own unit in a period: each for itself. */
export function useFundsActionStages(period: () => string) {
  const tenant = useSession().person().tenant.id;
  const page = usePageQuery({
    query: FundsActionStageFiguresDocument,
    variables: () => ({ tenant, period: period() }),
  });
  const figures = computed(() => page.data.value?.tenant?.rollup.figures ?? []);
  return {
    loaded: computed(() => figures.value.length > 0),
    updating: page.updating,
    figureOf: (stage: FundsActionStage) =>
      figures.value.find(({ indicator }) => indicator === INDICATORS[stage]) ?? null,
    label: computed(() => periodLabel(parsePeriod(period()), currentLocale())),
  };
}
