/** Where a statement is held. */
type StatementPlace = 'fields' | 'words' | 'nowhere';

/** One statement of a summary: an activity, a figure, a group, a document …, as often as it is made. */
export interface Statement {
  /** Unique in the file. */
  readonly key: string;
  readonly summary: string;
  /** The list of the extraction in which it stands. */
  readonly section: string;
  readonly place: StatementPlace;
  /** Why it is not in fields. */
  readonly why: string | null;
}

/** How many statements of a summary are held in fields, in words alone, nowhere. */
interface PlacesOf {
  readonly summary: string;
  readonly fields: number;
  readonly words: number;
  readonly nowhere: number;
}

/** The places of each summary's statements, in the order of the file. */
export function placesBySummary(summaries: readonly string[], statements: readonly Statement[]): PlacesOf[] {
  return summaries.map((summary) => {
    const own = statements.filter((statement) => statement.summary === summary);
    const count = (place: StatementPlace) => own.filter((statement) => statement.place === place).length;
    return { summary, fields: count('fields'), words: count('words'), nowhere: count('nowhere') };
  });
}

/** A table of places, one line for each summary and one for all. */
export function placesTable(places: readonly PlacesOf[]): string[] {
  const all = places.reduce(
    (sum, { fields, words, nowhere }) => ({
      summary: 'all',
      fields: sum.fields + fields,
      words: sum.words + words,
      nowhere: sum.nowhere + nowhere,
    }),
    { summary: 'all', fields: 0, words: 0, nowhere: 0 },
  );
  const cell = (text: string | number) => String(text).padStart(11);
  const width = Math.max(...places.map(({ summary }) => summary.length), 10);
  const line = (name: string, cells: readonly (string | number)[]) => name.padEnd(width) + cells.map(cell).join('');
  return [
    line('summary', ['in fields', 'in words', 'nowhere']),
    ...[...places, all].map(({ summary, fields, words, nowhere }) => line(summary, [fields, words, nowhere])),
  ];
}

/** Reasons with the number of times each was given, the most frequent first. */
export function counted(reasons: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const reason of reasons) times.set(reason, (times.get(reason) ?? 0) + 1);
  return [...times].sort(([, one], [, other]) => other - one).map(([reason, number]) => `${number} × ${reason}`);
}
