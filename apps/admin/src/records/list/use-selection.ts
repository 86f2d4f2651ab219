import { computed, shallowRef, watch, type ComputedRef } from 'vue';

/** The most that is selected: as many as one operation voids. */
export const MOST_SELECTED = 100;

interface Selectable {
  readonly id: string;
}
interface Selection<Row extends Selectable> {
  readonly rows: ComputedRef<readonly Row[]>;
  readonly count: ComputedRef<number>;
  readonly isFull: ComputedRef<boolean>;
  /** Whether all rows of the page are selected, none, or some. */
  readonly ofPage: ComputedRef<'all' | 'none' | 'some'>;
  has(row: Selectable): boolean;
  toggle(row: Row): void;
  togglePage(): void;
  clear(): void;
}

/**
 * Rows that were ticked, on whatever page. Another filter lets go of them: nobody acts on what is no longer in sight.
 * @param scope what the list is narrowed to
 */
export function useSelection<Row extends Selectable>(page: () => readonly Row[], scope: () => unknown): Selection<Row> {
  const chosen = shallowRef<ReadonlyMap<string, Row>>(new Map());
  const clear = (): void => {
    chosen.value = new Map();
  };
  watch(() => JSON.stringify(scope()), clear);
  // A page that is read again has the rows as they are now.
  watch(page, (rows) => {
    const anew = rows.filter(({ id }) => chosen.value.has(id));
    if (anew.length > 0) chosen.value = new Map([...chosen.value, ...anew.map((row) => [row.id, row] as const)]);
  });
  const has = ({ id }: Selectable): boolean => chosen.value.has(id);
  const ofPage = computed(() => {
    const ticked = page().filter(has).length;
    if (ticked === 0) return 'none';
    return ticked === page().length ? 'all' : 'some';
  });

  function toggle(row: Row): void {
    const next = new Map(chosen.value);
    if (!next.delete(row.id) && next.size < MOST_SELECTED) next.set(row.id, row);
    chosen.value = next;
  }
  function togglePage(): void {
    const next = new Map(chosen.value);
    if (ofPage.value === 'all') for (const { id } of page()) next.delete(id);
    else for (const row of page()) if (next.size < MOST_SELECTED || next.has(row.id)) next.set(row.id, row);
    chosen.value = next;
  }
  return {
    rows: computed(() => [...chosen.value.values()]),
    count: computed(() => chosen.value.size),
    isFull: computed(() => chosen.value.size >= MOST_SELECTED),
    ofPage,
    has,
    toggle,
    togglePage,
    clear,
  };
}
