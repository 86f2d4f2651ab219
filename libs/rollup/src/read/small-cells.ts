import { dayAfter, isAboutVictims, type IndicatorCode, DomainError, regionLevel } from '@fanzha/domain';
import { seesSmallCells, type Viewer } from '@fanzha/platform';
import type { RollupQuestion } from './node.js';
import type { Figure } from './rollup.model.js';

const COUNTY_OR_MORE: ReadonlySet<unknown> = new Set(['COUNTY', 'CITY', 'PROVINCE']);

/**
 * Whether a question about an indicator may be answered to a viewer. A program for figures alone would find single
 * victims by asking for small parts, and by taking parts from the whole where a small part is withheld. Therefore it
 * gets no parts at all: cases, losses and victims for whole months, of a county or more, undivided.
 * @param split by members of a dimension, or opened to what is behind it
 */
export function isLargeEnough(
  viewer: Viewer,
  { node, period, sector, campaignId }: RollupQuestion,
  code: IndicatorCode,
  split = false,
): boolean {
  if (seesSmallCells(viewer) || !isAboutVictims(code)) return true;
  const isCountyOrMore = node.kind === 'REGION' && COUNTY_OR_MORE.has(regionLevel(node.code));
  const isOfWholeMonths = period.start.endsWith('-01') && dayAfter(period.end).endsWith('-01');
  // An authority of one line asks for its line and sees no other: that is its whole.
  const isUndivided = !split && campaignId === null && sector === viewer.scope.sector;
  return isCountyOrMore && isOfWholeMonths && isUndivided;
}

/**
 * A figure as it may be answered to a viewer: what spans an end of its period is a part of it or of the next, and often
 * of one record.
 */
export const undivided = (viewer: Viewer, figure: Figure): Figure =>
  seesSmallCells(viewer) || !isAboutVictims(figure.indicator) ? figure : { ...figure, spanning: null, goesOn: null };

/** @throws DomainError FORBIDDEN (CELLS_TOO_SMALL) where one of the indicators may not be answered. */
export function checkCells(
  viewer: Viewer,
  question: RollupQuestion,
  codes: readonly IndicatorCode[],
  split = false,
): void {
  if (!codes.every((code) => isLargeEnough(viewer, question, code, split)))
    throw DomainError.forbidden('CELLS_TOO_SMALL');
}

/**
 * Why a viewer is not told how many units have recorded something, or which; null where it is. A case counts there as
 * any record does: whose other figures are all zero would be found by it, in a county's month, too. So this has no
 * cell that is large enough.
 */
export function contributorsRefusal(viewer: Viewer): DomainError | null {
  return seesSmallCells(viewer) ? null : DomainError.forbidden('CELLS_TOO_SMALL');
}
