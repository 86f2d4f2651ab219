import { canonicalJson } from '@fanzha/rollup';
import { hasRecords, nameOf, type Snapshot, type SnapshotFigure } from '../snapshot/snapshot.js';
import { besideWords, valueWords } from './figure-words.js';
import { plainText } from './summary-document.js';

/** A figure that two snapshots state differently. */
export interface FigureChange {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  /** In words, with what stands beside the value; null where no record stated it. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * Every figure of the period whose value or qualifiers differ between two snapshots, in the order of their keys. Also
 * one that only one of them has.
 */
export function changesBetween(before: Snapshot, after: Snapshot): FigureChange[] {
  const [old, recent] = [byKey(before), byKey(after)];
  return [...new Set([...old.keys(), ...recent.keys()])].toSorted().flatMap((key) => {
    const [was, is] = [old.get(key), recent.get(key)];
    if (stated(was) === stated(is)) return [];
    const { zh, unit } = nameOf((is ?? was) as SnapshotFigure);
    return [{ key, name: zh, unit, before: wordsOf(was), after: wordsOf(is) }];
  });
}

const byKey = ({ figures }: Snapshot): ReadonlyMap<string, SnapshotFigure> =>
  new Map(figures.map((figure) => [figure.key, figure]));

/** What is compared: a figure without records is the same as none. */
const stated = (figure: SnapshotFigure | undefined): string =>
  figure && hasRecords(figure.now) ? canonicalJson({ ...figure.now }) : '';

function wordsOf(figure: SnapshotFigure | undefined): string | null {
  if (!figure || !hasRecords(figure.now)) return null;
  const beside = plainText(
    besideWords(figure).flatMap((inline, at) => (at === 0 ? [inline] : [{ text: '，' }, inline])),
  );
  const value = valueWords(figure, figure.now);
  return value === null ? beside : `${value}${beside === '' ? '' : `（${beside}）`}`;
}
