import { daysBetween, type LocalDate } from '@fanzha/domain';
import type { RouteLocationRaw } from 'vue-router';
import type { HomeDueFragment, HomeQuery } from '../../graphql/generated.js';
import type { LedgerRow } from '../../shell/ledgers.js';

type DueGroup = HomeQuery['dues'][number];

/** How urgent something is: late is past its day, soon has its day set, open waits without one. */
type Urgency = 'late' | 'soon' | 'open';

/** A record that asks for something, as a row of the list. */
export interface DueRow {
  readonly key: string;
  readonly row: LedgerRow;
  readonly code: DueGroup['code'];
  readonly record: HomeDueFragment;
  readonly urgency: Urgency;
  /** Days past its day, days until it, or days that it waits. */
  readonly days: number;
  /** Several records as one row, this record the most urgent of them; null where the row is the record. */
  readonly many: { readonly count: number; readonly countIsExact: boolean; readonly units: readonly string[] } | null;
  readonly to: RouteLocationRaw;
}

/** What is due of one kind beyond the rows that are shown, and the list that has it. */
interface DueRest {
  readonly key: string;
  readonly row: LedgerRow;
  readonly code: DueGroup['code'];
  readonly count: number;
  readonly countIsExact: boolean;
  readonly to: RouteLocationRaw;
}

const RANK: Readonly<Record<Urgency, number>> = { late: 0, soon: 1, open: 2 };
/** A number that may be right waits for nobody. */
const IN_NO_HURRY = 'AMOUNT_TO_CHECK';

/** How the list of a ledger shows what asks for this alone; null where it does not. */
const listQuery = ({ dues }: LedgerRow, code: DueGroup['code']): Readonly<Record<string, string>> | null =>
  dues?.[code] ?? (code === IN_NO_HURRY ? { check: '1' } : null);

function rowOf(row: LedgerRow, code: DueGroup['code'], record: HomeDueFragment, today: LocalDate): DueRow {
  const { dueOn, since, isOverdue, recordId } = record;
  const days = dueOn === null ? daysBetween(since, today) : Math.abs(daysBetween(dueOn, today));
  const urgency = isOverdue ? 'late' : dueOn === null ? 'open' : 'soon';
  const to = { name: row.stem, params: { id: recordId } };
  return { key: `${code} ${recordId}`, row, code, record, urgency, days, many: null, to };
}

/** More records than these of one kind are one row for who looks after many units. */
const FEW = 3;

/** Many records of one kind as one row, where the list of the ledger shows those alone. */
function together({ code, count, countIsExact, records }: DueGroup, rows: readonly DueRow[]): readonly DueRow[] {
  const [first] = rows;
  const query = first && listQuery(first.row, code);
  if (!first || !query || count <= FEW) return rows;
  const units = [...new Set(records.flatMap(({ tenant }) => tenant?.name ?? []))];
  const many = { count, countIsExact, units: units.slice(0, FEW) };
  return [{ ...first, key: `${code} ${first.row.stem}`, many, to: { name: first.row.list, query } }];
}

/**
 * Records of all ledgers that ask for something: what is late first, then by day, then what waits longest.
 * @param isUnit whether somebody works through them; who looks after many units is told of many by one row
 */
export function dueRows(
  dues: readonly DueGroup[],
  ledgers: readonly LedgerRow[],
  today: LocalDate,
  isUnit: boolean,
): DueRow[] {
  const rows = dues.flatMap((due): readonly DueRow[] => {
    const row = ledgers.find(({ kinds }) => kinds.includes(due.kind));
    if (!row) return [];
    const single = due.records.map((record) => rowOf(row, due.code, record, today));
    return isUnit ? single : together(due, single);
  });
  const dayOf = ({ record }: DueRow) => record.dueOn ?? record.since;
  const hurry = ({ code }: DueRow) => (code === IN_NO_HURRY ? 1 : 0);
  return rows.sort(
    (left, right) =>
      RANK[left.urgency] - RANK[right.urgency] ||
      hurry(left) - hurry(right) ||
      (dayOf(left) < dayOf(right) ? -1 : dayOf(left) > dayOf(right) ? 1 : 0),
  );
}

/** What is due and not among the rows. */
export function dueRests(dues: readonly DueGroup[], rows: readonly DueRow[]): DueRest[] {
  return dues.flatMap(({ kind, code, count, countIsExact, records }) => {
    const shown = rows.find((one) => one.code === code && one.row.kinds.includes(kind));
    if (!shown || shown.many || count <= records.length) return [];
    const { row } = shown;
    const query = listQuery(row, code) ?? {};
    const to = { name: row.list, query };
    return [{ key: `${kind} ${code}`, row, code, count: count - records.length, countIsExact, to }];
  });
}

/** How much there is to do, and how much of it is overdue. */
export function dueTotals(dues: readonly DueGroup[]): { readonly count: number; readonly overdue: number } {
  return {
    count: dues.reduce((sum, { count }) => sum + count, 0),
    overdue: dues.reduce((sum, { overdue }) => sum + overdue, 0),
  };
}
