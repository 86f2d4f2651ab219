/** A figure as a snapshot has it. */
interface Figure {
  readonly key: string;
  readonly name: string;
  readonly value?: string | null;
  readonly words: string;
}
export interface FigureChange {
  readonly key: string;
  readonly name: string;
  readonly before?: string | null;
  readonly after?: string | null;
}

/** Figures that two snapshots state differently, in the order of the later one; what is gone comes last. */
export function changesBetween(before: readonly Figure[], after: readonly Figure[]): FigureChange[] {
  const earlier = new Map(before.map((figure) => [figure.key, figure]));
  const later = new Set(after.map(({ key }) => key));
  const wordsOf = (figure: Figure | undefined): string | null => figure?.words || null;
  return [
    ...after.map(({ key, name, ...figure }) => ({
      ...{ key, name },
      before: wordsOf(earlier.get(key)),
      after: wordsOf({ key, name, ...figure }),
    })),
    ...before
      .filter(({ key }) => !later.has(key))
      .map(({ key, name, words }) => ({ key, name, before: words || null, after: null })),
  ].filter((change) => change.before !== change.after);
}
