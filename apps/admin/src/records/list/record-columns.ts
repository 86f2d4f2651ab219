import {
  indicator,
  nameIn,
  RECORD_STATUSES,
  termOf,
  type IndicatorCode,
  type Locale,
  type RecordStatus,
} from '@fanzha/domain';
import type { StatedCount } from '../text/count-text.js';
import { csvText, type CsvCell } from './csv.js';
import type { OrderKey } from './list-order.js';
import { COUNTY, TOWN, type ListRegions } from './list-regions.js';

/** An amount as a record states it. */
export type StatedAmount = StatedCount<number | string>;

/** One column of a list and of its file. */
export interface RecordColumn<Row> {
  readonly key: string;
  readonly label: string;
  /** As the list shows it. */
  readonly text: (row: Row) => string;
  /** As a file holds it, where that differs: plain numbers, so that sums can be made. */
  readonly file?: (row: Row) => CsvCell;
  /** What is added up and ordered by: the amount of one indicator, set in fixed slots. Null where none is stated. */
  readonly amount?: { readonly indicator: IndicatorCode; readonly of: (row: Row) => StatedAmount | null };
  /** The record's own day: what the list is ordered by unless another order is chosen. */
  readonly day?: boolean;
  /** Figures stand to the right. */
  readonly number?: boolean;
  /** Below 1,200 px it stands under the name. */
  readonly aside?: boolean;
  /** What it says there, where its text alone says too little. */
  readonly under?: (row: Row) => string;
  /** A few characters that are never broken. */
  readonly short?: boolean;
  /** On a phone it takes the whole line. */
  readonly wide?: boolean;
  /** Between 768 and 1,199 px there is no room for it. */
  readonly spare?: boolean;
  /** Not shown until somebody chooses it. */
  readonly optional?: boolean;
  /** In the list only: the file says it in other columns. */
  readonly listOnly?: boolean;
  /** In files only: the list would not have room for it. */
  readonly fileOnly?: boolean;
}

/** A column of amounts: its file has plain numbers. */
export function amountColumn<Row>(
  code: IndicatorCode,
  of: (row: Row) => StatedAmount | null,
  locale: Locale,
  change: Partial<RecordColumn<Row>> = {},
): RecordColumn<Row> {
  const plain = (row: Row): CsvCell => {
    const amount = of(row);
    return amount === null || amount.value === null ? '' : Number(amount.value);
  };
  return {
    key: code,
    label: nameIn(locale, indicator(code)),
    number: true,
    text: (row) => String(plain(row)),
    file: plain,
    amount: { indicator: code, of },
    ...change,
  };
}

/** Orders that a list can be shown in, as its address has them: for where there are no heads to click. */
export function ordersOf<Row>(
  columns: readonly RecordColumn<Row>[],
  t: (key: string, named?: Record<string, string>) => string,
): { readonly value: string; readonly label: string }[] {
  const quantities = columns.flatMap(({ amount, label }) =>
    amount ? [{ value: `-${amount.indicator}`, label: t('records.list.order.most', { name: label }) }] : [],
  );
  return [
    { value: '', label: t('records.list.order.newest') },
    { value: 'day', label: t('records.list.order.oldest') },
    ...(columns.some(({ key, fileOnly }) => key === 'tenant' && !fileOnly)
      ? [{ value: 'unit', label: t('records.list.order.unit') }]
      : []),
    ...quantities,
  ];
}

/** What a click on a column's head orders by; null where a list cannot be ordered by it. */
export function orderKeyOf<Row>({ key, day, amount }: RecordColumn<Row>): OrderKey | null {
  if (day) return 'day';
  return key === 'tenant' ? 'unit' : (amount?.indicator ?? null);
}

interface Placed {
  readonly region: { readonly code: string };
}

/**
 * The unit where the list is of several, and behind it county and town: a city has both, a county its towns. What the
 * list is narrowed to says nothing new in every row.
 */
export function withRegionColumns<Row extends Placed>(
  columns: readonly RecordColumn<Row>[],
  { level, nameOf }: Pick<ListRegions, 'level' | 'nameOf'>,
  narrowed: { readonly region: string; readonly unit: string },
  t: (key: string) => string,
): RecordColumn<Row>[] {
  const column = (key: string, length: number): RecordColumn<Row>[] =>
    level > 0 && level < length && narrowed.unit === '' && narrowed.region.length < length
      ? [
          {
            key,
            label: t(`records.list.${key}`),
            aside: true,
            text: ({ region }) => (region.code.length < length ? '' : nameOf(region.code.slice(0, length))),
          },
        ]
      : [];
  const further = [...column('county', COUNTY), ...column('town', TOWN)];
  const isOne = level === 0 || narrowed.unit !== '';
  return columns.flatMap((one) =>
    one.key === 'tenant' ? [{ ...one, aside: true, fileOnly: isOne }, ...further] : [one],
  );
}

/**
 * A list as a CSV file for Excel: every column that is meant for it, and at its end whether the record still counts.
 */
export function recordCsv<Row extends { readonly recordStatus: RecordStatus }>(
  rows: readonly Row[],
  columns: readonly RecordColumn<Row>[],
  status: string,
  locale: Locale,
): string {
  const filed = columns.filter(({ listOnly }) => !listOnly);
  return csvText([
    [...filed.map(({ label }) => label), status],
    ...rows.map((row) => [
      ...filed.map(({ text, file }) => (file ?? text)(row)),
      nameIn(locale, termOf(RECORD_STATUSES, row.recordStatus)),
    ]),
  ]);
}
