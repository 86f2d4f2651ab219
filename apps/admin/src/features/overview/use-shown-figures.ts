import { parsePeriod, periodLabel, previousPeriod, type IndicatorCode, type Sector } from '@fanzha/domain';
import { usePageLocale } from '@fanzha/ui';
import { computed } from 'vue';
import { useI18n } from 'vue-i18n';
import { compare } from '../../figures/compared.js';
import { comparisonsOf, firstRecordedMonth } from '../../figures/comparisons.js';
import { useRecordToCheck } from '../../figures/use-record-to-check.js';
import type { ComparedFiguresFragment } from '../../graphql/generated.js';
import { clockText } from '../../locales/date-text.js';
import { csvText, download } from '../../records/list/csv.js';
import { breakdownsOf, type ReadBreakdowns } from './breakdowns.js';
import { overviewCsv, type ExportedOverview } from './overview-csv.js';
import { openedSource } from './source-node.js';
import { coursesOf, tilesOf } from './tiles.js';
import type { OverviewUrl } from './use-overview-url.js';

/** The rollup that a page shows; only that of a region is broken down by sector. */
type ShownRollup = ComparedFiguresFragment & ReadBreakdowns;

/** Whose overview it is, and what narrows it. */
interface ShownOf {
  readonly url: OverviewUrl;
  /** Null until the figures are there. */
  rollup(): ShownRollup | null;
  isRelevant(code: IndicatorCode): boolean;
  /** The one sector that the figures are of; null where they are of all. */
  sector(): Sector | null;
  /** How many tiles the page has room for. */
  readonly tiles: number;
}

/** What a page adds to the exported table: its title, the name of its sector, and the lines below it. */
type ExportedBeside = Pick<ExportedOverview, 'title' | 'sector'> & Partial<Pick<ExportedOverview, 'rows' | 'columns'>>;

/** What the overviews of a region and of a unit both show of a rollup: tiles, courses, comparisons and breakdowns. */
export function useShownFigures({ url, rollup, isRelevant, sector, tiles }: ShownOf) {
  const { t } = useI18n();
  const locale = usePageLocale();
  const state = url.state;
  const period = computed(() => parsePeriod(state.value.period));
  const shown = computed(rollup);

  const figures = computed(() => (shown.value ? compare(shown.value) : new Map()));
  const courses = computed(() => (shown.value ? coursesOf(shown.value) : {}));
  /** The first month with a record: what lies before it is no zero. */
  const begun = computed(() => firstRecordedMonth(courses.value));
  const comparisons = computed(() => (shown.value ? comparisonsOf(shown.value, begun.value, locale.value, t) : []));
  const lastYear = computed(() => comparisons.value.find(({ key }) => key === 'lastYear'));
  const running = computed(() => shown.value?.reachedDay != null);
  const breakdowns = computed(() =>
    shown.value
      ? breakdownsOf(
          shown.value,
          state.value.trend,
          { sector: sector(), campaign: state.value.campaign },
          lastYear.value?.absent ? {} : shown.value.sameLastYear,
        )
      : [],
  );

  const label = computed(() => periodLabel(period.value, locale.value));
  /** The campaign that all is narrowed to; null where its name is not known. */
  const campaignName = computed(
    () => shown.value?.byCampaign?.find(({ key }) => key === state.value.campaign)?.label ?? null,
  );

  /** Saves what is shown as a table for a spreadsheet. */
  function exportCsv({ title, sector: ofSector, rows = [], columns = [] }: ExportedBeside): void {
    if (!shown.value) return;
    const table = overviewCsv(
      {
        title,
        period: label.value,
        sector: ofSector,
        campaign: state.value.campaign && (campaignName.value ?? t('figures.campaignOnly')),
        asOf: clockText(shown.value.asOf),
        figures: figures.value,
        comparisons: comparisons.value,
        isRelevant,
        rows,
        columns,
      },
      locale.value,
      t,
    );
    download(`${title} ${label.value}.csv`, csvText(table));
  }

  return {
    /** The period in words. */
    label,
    figures,
    courses,
    begun,
    comparisons,
    lastYear,
    /** Whether the period is not over yet. */
    running,
    tiles: computed(() => tilesOf(figures.value, isRelevant, tiles)),
    breakdowns,
    /** Of a running month the trend ends with the same days a year before; undefined for any other period. */
    lastYearToDate: computed(() =>
      running.value && period.value.kind === 'MONTH'
        ? (figures.value.get(state.value.trend)?.lastYear?.value ?? null)
        : undefined,
    ),
    campaignName,
    exportCsv,
    showPreviousPeriod: (): void => url.set({ period: previousPeriod(period.value).text }),
  };
}

/**
 * What a mark at a figure leads to: with one click to the record, or to the list of them where there are several.
 * @param page whose page it is; null while that is not known
 */
export function useFigureCheck(
  url: OverviewUrl,
  page: () => Parameters<typeof openedSource>[1] | null,
  sector: () => Sector | null,
) {
  const goToRecord = useRecordToCheck();
  return async function check(indicator: IndicatorCode, of: string | null, records: number): Promise<void> {
    const on = page();
    const source = { indicator, of, by: null, member: null, at: null, part: null };
    const asked = on && openedSource({ ...url.state.value, source }, on, sector());
    if (records === 1 && asked && (await goToRecord(asked))) return;
    if (!url.isOpen(indicator, { of })) url.open(indicator, { of });
  };
}
