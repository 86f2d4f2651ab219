import { isIndicatorCode, type IndicatorCode } from '@fanzha/domain';
import type { RecordOrderInput } from '../../graphql/generated.js';

/** What a list is ordered by: its days, the names of its units, or what its records add to a figure. */
export type OrderKey = 'day' | 'unit' | IndicatorCode;
interface ListOrder {
  readonly key: OrderKey;
  readonly descending: boolean;
}

/** The newest first: the order of a list that nobody has ordered. */
export const NEWEST_FIRST: ListOrder = { key: 'day', descending: true };

const isKey = (text: string): text is OrderKey => text === 'day' || text === 'unit' || isIndicatorCode(text);

/** The order of an address: `unit`, `-unit`, `-PARTICIPANTS`; the newest first where it has none that can be meant. */
export function orderIn(text: string): ListOrder {
  const descending = text.startsWith('-');
  const key = descending ? text.slice(1) : text;
  return isKey(key) ? { key, descending } : NEWEST_FIRST;
}

/** The order as the address has it; '' for the usual one. */
export const orderText = ({ key, descending }: ListOrder): string =>
  key === NEWEST_FIRST.key && descending ? '' : `${descending ? '-' : ''}${key}`;

/** What the API is asked for; null for the usual order. */
export function askedOrder({ key, descending }: ListOrder): RecordOrderInput | null {
  if (key === 'day' && descending) return null;
  const direction = descending ? 'DESC' : 'ASC';
  if (key === 'day' || key === 'unit') return { field: key === 'day' ? 'DAY' : 'UNIT', direction };
  return { field: 'QUANTITY', indicator: key, direction };
}

/**
 * The order after a click on a head: names from the beginning, all else the largest first; then the other way round.
 */
export function nextOrder(order: ListOrder, key: OrderKey): ListOrder {
  if (order.key !== key) return { key, descending: key !== 'unit' };
  return { key, descending: !order.descending };
}
