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

/** What records state; null where there are none: a nought with nothing beside it is the same as a figure left out. */
function wordsOf(figure: Figure | undefined): string | null {
  if (!figure?.words) return null;
  return Number(figure.value ?? NaN) === 0 && !figure.words.includes('（') ? null : figure.words;
}

/** Figures that two snapshots state differently, in the order of the later one; what is gone comes last. */
export function changesBetween(before: readonly Figure[], after: readonly Figure[]): FigureChange[] {
  const earlier = new Map(before.map((figure) => [figure.key, figure]));
  const later = new Set(after.map(({ key }) => key));
  return [
    ...after.map(({ key, name, ...figure }) => ({
      ...{ key, name },
      before: wordsOf(earlier.get(key)),
      after: wordsOf({ key, name, ...figure }),
    })),
    ...before
      .filter(({ key }) => !later.has(key))
      .map((figure) => ({ key: figure.key, name: figure.name, before: wordsOf(figure), after: null })),
  ].filter((change) => change.before !== change.after);
}
