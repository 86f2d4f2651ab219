import type { IndicatorCode } from '@fanzha/domain';
import type { ComparedFigure, ComparedFigures } from '../../figures/compared.js';
import { GROUPS, groupTitle, type GroupKey } from './indicator-groups.js';
import { tells } from './tiles.js';

/** A group of the table of all indicators, with the rows that say something. */
interface IndicatorRows {
  readonly key: GroupKey;
  /** What the group is called, by the rows that are shown. */
  readonly title: ReturnType<typeof groupTitle>;
  readonly rows: readonly ComparedFigure[];
}

/**
 * The rows of the table of all indicators: of each group first those that say something, now or in what they are
 * compared with, as many as the group shows; `all`: all of them, and those of which nothing is recorded where they
 * could hold anything. Groups without a row are left out.
 */
export function indicatorRows(
  figures: ComparedFigures,
  isRelevant: (code: IndicatorCode) => boolean,
  all: boolean,
): IndicatorRows[] {
  return GROUPS.map(({ key, codes, first }) => {
    const known = codes.flatMap((code) => figures.get(code) ?? []);
    const isTelling = (row: ComparedFigure) => tells(row) && isRelevant(row.code);
    const chosen = new Set(known.filter(isTelling).slice(0, all ? undefined : first));
    const rows = known.filter((row) => chosen.has(row) || (all && isRelevant(row.code)));
    return {
      key,
      title: groupTitle(
        key,
        rows.map(({ code }) => code),
      ),
      rows,
    };
  }).filter(({ rows }) => rows.length > 0);
}

/** How many rows `all` adds. */
export function furtherRows(figures: ComparedFigures, isRelevant: (code: IndicatorCode) => boolean): number {
  const count = (all: boolean) =>
    indicatorRows(figures, isRelevant, all).reduce((sum, { rows }) => sum + rows.length, 0);
  return count(true) - count(false);
}
