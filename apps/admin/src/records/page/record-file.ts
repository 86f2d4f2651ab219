import type { CsvCell } from '../list/csv.js';
import type { HistoryEvent } from './use-history.js';
import { currentLocale } from '../../locales/i18n.js';
import { spanText } from '../text/span-text.js';
import type { Quantity } from './quantity.js';

/** What the parts of the file are called, in the language of the page. */
interface FileWords {
  readonly facts: string;
  readonly quantities: string;
  readonly history: string;
  readonly at: string;
  readonly by: string;
  readonly reason: string;
  readonly before: string;
  readonly after: string;
  counted(of: Quantity): string;
  clock(moment: string): string;
}

/** One record with its history as rows of a table: what it states, its amounts, and every change. */
export function recordRows(
  record: {
    readonly facts: readonly (readonly [name: string, text: string])[];
    readonly quantities: readonly Quantity[];
    readonly events: readonly HistoryEvent[];
  },
  words: FileWords,
): CsvCell[][] {
  const { facts, quantities, events } = record;
  return [
    [words.facts],
    ...facts.filter(([, text]) => text !== '').map(([name, text]): CsvCell[] => [name, text]),
    ...(quantities.length === 0 ? [] : [[], [words.quantities]]),
    ...quantities.map((quantity): CsvCell[] => {
      const { name, value, unit, span } = quantity;
      return [span ? `${name} ${spanText(span, currentLocale())}` : name, value ?? '', unit, words.counted(quantity)];
    }),
    [],
    [words.history, words.at, words.by, words.reason, '', words.before, words.after],
    ...events.flatMap(({ what, at, by, reason, rows }): CsvCell[][] => {
      const head = [what, words.clock(at), by ?? '', reason ?? ''];
      return rows.length === 0 ? [head] : rows.map(({ name, before, after }) => [...head, name, before, after]);
    }),
  ];
}
