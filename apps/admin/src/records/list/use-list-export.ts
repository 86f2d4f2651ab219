import { ref, type Ref } from 'vue';
import { download } from './csv.js';

/** As many as stay within what one operation may cost, whatever the list. */
const EXPORT_PAGE = 80;
/** More than this is work for a report, not for a browser. */
const EXPORT_LIMIT = 5_000;

interface Read<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly next: string | null;
}

/** Rows of a list as a file. */
interface ListExport<Row> {
  /** Records read so far while an export runs; null otherwise. */
  readonly exporting: Ref<number | null>;
  /** Downloads the filtered list. @returns how many records and of how many, or null where it failed */
  all(): Promise<{ count: number; total: number } | null>;
  some(rows: readonly Row[]): void;
}

/** @param options `read` one page behind a cursor, past the cache; null where it could not be read */
export function useListExport<Row>(options: {
  read: (first: number, after: string | null) => Promise<Read<Row> | null>;
  csv: (rows: readonly Row[]) => string;
  fileName: () => string;
}): ListExport<Row> {
  const exporting = ref<number | null>(null);
  const save = (rows: readonly Row[]): void => download(`${options.fileName()}.csv`, options.csv(rows));

  async function all(): Promise<{ count: number; total: number } | null> {
    const kept: Row[] = [];
    let after: string | null = null;
    exporting.value = 0;
    try {
      for (;;) {
        const page: Read<Row> | null = await options.read(EXPORT_PAGE, after);
        if (!page) return null;
        kept.push(...page.rows);
        exporting.value = kept.length;
        after = page.next;
        if (after !== null && kept.length < EXPORT_LIMIT) continue;
        kept.length = Math.min(kept.length, EXPORT_LIMIT);
        save(kept);
        return { count: kept.length, total: page.total };
      }
    } finally {
      exporting.value = null;
    }
  }
  return { exporting, all, some: save };
}
