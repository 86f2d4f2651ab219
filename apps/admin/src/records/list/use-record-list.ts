import { computed, type ComputedRef } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute } from 'vue-router';
import type { RecordKind } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { fixedSector, homeRegion } from '../../session/oversight.js';
import { useSession } from '../../session/use-session.js';
import { useCommonFilters, validRegion, type CommonFilter } from './common-filters.js';
import { askedBy, oneOf, type ListFilter } from './list-filter.js';
import { stateOf } from './list-origin.js';
import { placeText } from './list-place.js';
import type { ListOfRows } from './list-rows.js';
import { useListRegions } from './list-regions.js';
import { recordCsv, withRegionColumns, type RecordColumn } from './record-columns.js';
import { useCampaignChoices, validCampaign } from './use-campaign-choices.js';
import { useColumnChoice } from './use-column-choice.js';
import { useListExport } from './use-list-export.js';
import { useListWorkbook } from './use-list-workbook.js';
import { useListRows } from './use-list-rows.js';
import { useNarrowed } from './use-narrowed.js';
import { useSelection } from './use-selection.js';

/** What every record has that lists show. */
export interface ListedRecord {
  readonly id: string;
  readonly version: number;
  readonly recordStatus: 'ACTIVE' | 'VOIDED';
  readonly allowed: readonly string[];
  readonly tenant: { readonly id: string; readonly name: string };
  readonly region: { readonly code: string; readonly name: string };
  readonly toCheck?: readonly object[];
  /** First day of amounts of several days, and their last. */
  readonly beganOn?: string | null;
  readonly runningSince?: string | null;
  readonly occurredOn?: string;
  readonly visitedOn?: string;
  readonly measures?: readonly object[];
}

interface RecordListOptions<Data, Row extends ListedRecord, Filter> extends ListOfRows<Data, Row, Filter> {
  readonly kind: RecordKind;
  /** What it can be narrowed to beside what all lists share. */
  readonly own?: () => readonly ListFilter<Partial<Filter>>[];
  readonly columns: () => readonly RecordColumn<Row>[];
  /** Key of the column that names the record and leads to it. */
  readonly name: string;
  /** Its records state no amounts: nothing is added up. */
  readonly withoutAmounts?: boolean;
  /** Its days are no period that anybody asks for. */
  readonly withoutPeriod?: boolean;
  /** The rows as a file, where columns do not say it. */
  readonly csv?: (rows: readonly Row[]) => string;
  readonly fileName: () => string;
}

/** What a list of records can be narrowed to, and is. @param rowName the name of a unit, where a row tells it */
function useNarrowing<Filter extends CommonFilter>(
  options: Pick<RecordListOptions<never, never, Filter>, 'kind' | 'own' | 'withoutAmounts' | 'withoutPeriod'>,
  rowName: (unit: string) => string | undefined,
) {
  const session = useSession();
  const route = useRoute();
  const oversight = session.viewer?.oversight ?? [];
  const regions = useListRegions(
    () => ({ unit: oneOf(route.query['tenant']), region: validRegion(oneOf(route.query['region'])) }),
    rowName,
  );
  const campaigns = useCampaignChoices(() => validCampaign(oneOf(route.query['campaign'])));
  const common = useCommonFilters(regions, campaigns, () => ({
    manyUnits: !session.isUnit,
    sector: fixedSector(oversight, homeRegion(oversight) ?? ''),
    amounts: !options.withoutAmounts,
    period: !options.withoutPeriod,
    campaigns: options.kind !== 'NOTICE',
  }));
  const filters = computed(
    // Every ledger's filter has what all share: `Filter` says so, and TypeScript cannot see it of a part.
    () => [...common.value, ...(options.own?.() ?? [])] as unknown as readonly ListFilter<Partial<Filter>>[],
  );
  const narrowed = useNarrowed(filters as ComputedRef<readonly ListFilter[]>);
  return { regions, narrowed, asked: computed(() => askedBy<Filter>(filters.value, narrowed.values.value)) };
}

/** A list of records as the address narrows and orders it, a page at a time, with what can be done with its rows. */
export function useRecordList<Data, Row extends ListedRecord, Filter extends CommonFilter>(
  options: RecordListOptions<Data, Row, Filter>,
) {
  const { t } = useI18n();
  const route = useRoute();
  const rowName = (unit: string): string | undefined =>
    list.rows.value.find(({ tenant }) => tenant.id === unit)?.tenant.name;
  const { regions, narrowed, asked } = useNarrowing<Filter>(options as never, rowName);
  const { values } = narrowed;
  const { read, originOf, ...list } = useListRows<Data, Row, Filter>({
    query: options.query,
    page: options.page,
    filter: () => asked.value,
    address: narrowed,
    withSums: !options.withoutAmounts,
    pause: () => route.name !== options.route,
  });
  const columns = computed(() =>
    withRegionColumns(
      options.columns(),
      regions,
      { region: values.value['region'] ?? '', unit: values.value['tenant'] ?? '' },
      t,
    ),
  );
  const csv = (rows: readonly Row[]): string =>
    options.csv?.(rows) ?? recordCsv(rows, columns.value, t('records.csv.recordStatus'), currentLocale());
  const fileName = (): string =>
    [options.fileName(), (values.value['period'] ?? '').replaceAll('/', '_')].filter(Boolean).join('-');
  return {
    ...list,
    ...narrowed,
    kind: options.kind,
    route: options.route,
    name: options.name,
    withoutAmounts: options.withoutAmounts === true,
    asked,
    regions,
    /** What the page of a row's record is told about the way back and on. */
    stateOf: (row: Row) => {
      const origin = originOf(row);
      if (!origin) return {};
      const kept = narrowed.kept.value as Readonly<Record<string, string>>;
      const at = list.around.value?.at ?? null;
      return stateOf({ route: options.route, kept, place: placeText(route.query), at, ...origin });
    },
    listed: columns,
    columnChoice: useColumnChoice<Row>({
      list: options.route,
      columns: () => columns.value,
      always: options.name,
      address: () => narrowed.columns.value,
      write: narrowed.showColumns,
    }),
    selection: useSelection<Row>(
      () => list.rows.value,
      () => asked.value,
    ),
    file: useListExport<Row>({ csv, fileName, read }),
    workbook: useListWorkbook({ kind: options.kind, filter: () => asked.value, name: fileName }),
  };
}

/** What the frame of a list needs of it, whatever its records are. */
export type RecordList<Row extends ListedRecord = ListedRecord> = ReturnType<
  typeof useRecordList<unknown, Row, CommonFilter>
>;
