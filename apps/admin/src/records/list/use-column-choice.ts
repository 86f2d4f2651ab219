import { computed, ref, type ComputedRef } from 'vue';
import type { RecordColumn } from './record-columns.js';

/** Which columns of a list are shown. */
export interface ColumnChoice {
  /** Those that can be shown or not, in the order of the list. */
  readonly offered: ComputedRef<readonly { readonly key: string; readonly label: string }[]>;
  readonly shown: ComputedRef<ReadonlySet<string>>;
  readonly isUsual: ComputedRef<boolean>;
  toggle(key: string): void;
  reset(): void;
}

/** The address has them in one word; what cannot be a column is left out. */
const listed = (text: string): string[] => text.split('.').filter(Boolean);

function stored(list: string): string {
  try {
    return localStorage.getItem(`fanzha.columns.${list}`) ?? '';
  } catch {
    return '';
  }
}
function store(list: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(`fanzha.columns.${list}`);
    else localStorage.setItem(`fanzha.columns.${list}`, text);
  } catch {
    // A private window keeps nothing: the address still has it.
  }
}

/**
 * The columns that somebody has chosen: those of the address, else those chosen last on this device, else the usual
 * ones.
 * @param always the column that names the record
 */
export function useColumnChoice<Row>(options: {
  list: string;
  columns: () => readonly RecordColumn<Row>[];
  always: string;
  address: () => string;
  write: (text: string) => void;
}): ColumnChoice {
  const last = ref(stored(options.list));
  const choosable = computed(() =>
    options.columns().filter(({ key, fileOnly }) => !fileOnly && key !== options.always),
  );
  const usual = computed(() => choosable.value.filter(({ optional }) => !optional).map(({ key }) => key));
  const asked = computed(() => {
    const keys = listed(options.address() || last.value);
    return choosable.value.map(({ key }) => key).filter((key) => keys.includes(key));
  });
  const keys = computed(() => (asked.value.length > 0 ? asked.value : usual.value));

  function choose(next: readonly string[]): void {
    const text = next.join('.') === usual.value.join('.') ? '' : next.join('.');
    last.value = text;
    store(options.list, text);
    options.write(text);
  }
  return {
    offered: computed(() => choosable.value.map(({ key, label }) => ({ key, label }))),
    shown: computed(() => new Set([options.always, ...keys.value])),
    isUsual: computed(() => keys.value.join('.') === usual.value.join('.')),
    toggle: (key) => {
      const chosen = new Set(keys.value);
      if (!chosen.delete(key)) chosen.add(key);
      const next = choosable.value.map((one) => one.key).filter((one) => chosen.has(one));
      if (next.length > 0) choose(next);
    },
    reset: () => choose(usual.value),
  };
}
