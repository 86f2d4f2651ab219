import { computed } from 'vue';
import type { Quantity } from './quantity.js';

/** The last time that the unit did the same, with what it stated then. */
export interface LastTime {
  readonly id: string;
  readonly day: string;
  readonly quantities: readonly Quantity[];
}

/** How an amount differs from the last time: by a number, or not to be told. */
type Difference =
  | { readonly kind: 'by'; readonly by: number }
  /** One of them is about, at least, or not counted at all: a difference would claim to know more than anybody does. */
  | { readonly kind: 'inexact' }
  /** It was not stated the last time. */
  | { readonly kind: 'none' };

export function differenceFrom(last: Quantity | null, now: Quantity): Difference {
  if (last === null) return { kind: 'none' };
  if (now.qualifier !== 'EXACT' || last.qualifier !== 'EXACT' || now.value === null || last.value === null)
    return { kind: 'inexact' };
  // Fen are two digits; their difference is no more than that.
  return { kind: 'by', by: Math.round((now.value - last.value) * 100) / 100 };
}

/** The same amount of the last time. */
export const lastOf = ({ quantities }: LastTime, { key }: Quantity): Quantity | null =>
  quantities.find((one) => one.key === key) ?? null;

/** What a record states in numbers, and what the last time before it did. Running totals are compared with nothing. */
export function useQuantities<Row extends { readonly id: string; readonly runningSince?: string | null }>(
  record: () => (Row & { readonly lastTime?: Row | null }) | null,
  { day, of }: { day: (row: Row) => string; of: (row: Row) => readonly Quantity[] },
) {
  return {
    quantities: computed(() => {
      const now = record();
      return now ? of(now) : [];
    }),
    lastTime: computed((): LastTime | null => {
      const now = record();
      const last = now?.lastTime;
      return last && !now.runningSince && !last.runningSince
        ? { id: last.id, day: day(last), quantities: of(last) }
        : null;
    }),
  };
}
