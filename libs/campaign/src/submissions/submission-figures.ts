import { growth, indicator, parsePeriod, type Period, periodOfForm, previousPeriod } from '@fanzha/domain';
import type { Transaction } from '@fanzha/platform';
import {
  canonicalJson,
  contentHash,
  figureFrom,
  type OperationReads,
  readInTransaction,
  type RollupQuestion,
  type StatedFigure,
  statedFigure,
} from '@fanzha/rollup';
import type { FrozenCell, FrozenSubmission, SubmissionRow } from './submission.rows.js';

/** The days that figures of a submission are of. */
function periodOf({ period, startsOn, endsOn }: Pick<SubmissionRow, 'period' | 'startsOn' | 'endsOn'>): Period {
  const named = parsePeriod(period);
  return named.start === startsOn && named.end === endsOn ? named : parsePeriod(`${startsOn}/${endsOn}`);
}

/** The period before, cut off on the same day of the month; null before the first that can be asked for. */
function periodBefore(row: SubmissionRow): Period | null {
  const named = parsePeriod(row.period);
  const cutOffDay = named.end === row.endsOn ? null : Number(row.endsOn.slice(8));
  const before = previousPeriod(named);
  if (before.start < '2000-02-01') return null;
  return periodOfForm({ rhythm: row.rhythm, cutOffDay }, before.text)?.period ?? null;
}

/** Whose figures a submission hands in. */
function questionOf(row: SubmissionRow, period: Period): RollupQuestion {
  const { tenantId, regionCode, figuresRegion, figuresSector } = row;
  if (figuresRegion !== null)
    return { node: { kind: 'REGION', code: figuresRegion }, period, sector: figuresSector, campaignId: null };
  return { node: { kind: 'TENANT', tenantId, territory: regionCode }, period, sector: null, campaignId: null };
}

/** Beyond an end of a period nothing is compared. */
const WITH_WHAT_GOES_ON = true;

/** The cells of a submission as the ledgers have them now: all is put down before anything is awaited. */
export async function liveCells(reads: OperationReads, row: SubmissionRow): Promise<FrozenCell[]> {
  const before = periodBefore(row);
  const [now, earlier] = await Promise.all([
    reads.figures(questionOf(row, periodOf(row)), row.indicators, WITH_WHAT_GOES_ON),
    before && reads.figures(questionOf(row, before), row.indicators, WITH_WHAT_GOES_ON),
  ]);
  return row.indicators.map((code) => ({
    indicator: code,
    figure: statedFigure(figureFrom(code, now)),
    previous: earlier && statedFigure(figureFrom(code, earlier)),
  }));
}

/** Figures as they were at one moment, and what that moment has seen of the database. */
interface CellsOfMoment {
  readonly cells: readonly FrozenCell[];
  readonly asOf: Date;
  readonly seen: string;
}

/** What is handed in, with the moment that it is of. */
export interface Frozen extends CellsOfMoment {
  readonly snapshot: FrozenSubmission;
  readonly snapshotHash: string;
}

/** Reads what a submission would hand in, within the transaction that hands it in. */
export async function readCells(tx: Transaction, row: SubmissionRow): Promise<CellsOfMoment> {
  const asOf = new Date();
  const { figures: cells, seen } = await readInTransaction(tx, (reads) => liveCells(reads, row));
  return { cells, asOf, seen };
}

/** Freezes what was read. @param row with `zero` as it is handed in: the cells decide about it first */
export function freeze(row: SubmissionRow, { cells, asOf, seen }: CellsOfMoment): Frozen {
  const { tenantId, formId, period, startsOn, endsOn, zero, texts } = row;
  const snapshot: FrozenSubmission = { format: 1, tenantId, formId, period, startsOn, endsOn, zero, cells, texts };
  return { snapshot, snapshotHash: contentHash(snapshot), cells, asOf, seen };
}

/** Whether two figures say the same of a period: what goes on behind it is no part of it. */
export const sameFigure = (one: StatedFigure, other: StatedFigure): boolean =>
  canonicalJson({ ...one, goesOn: false }) === canonicalJson({ ...other, goesOn: false });

/**
 * Whether nothing at all is stated of what is done in a period; what is in place is no work of it. Where a form asks
 * for nothing else, that alone can be nothing.
 */
export function saysNothing(cells: readonly FrozenCell[]): boolean {
  const done = cells.filter(({ indicator: code }) => indicator(code).aggregation !== 'stock');
  return (done.length > 0 ? done : cells).every(
    ({ figure: { value, uncounted, withheld, spanning } }) =>
      (value === null || Number(value) === 0) && uncounted + withheld === 0 && spanning === null,
  );
}

/** Growth of a cell as a fraction; null where there is nothing to compare. */
export function growthOf({ figure, previous }: FrozenCell): number | null {
  if (!previous || figure.spanning || previous.spanning || figure.goesOn || previous.goesOn) return null;
  const number = ({ value }: StatedFigure) => (value === null ? null : Number(value));
  return growth(number(figure), number(previous));
}

/** Cells that differ between two submissions of the same period: figures and texts. */
export function movedCells(before: FrozenSubmission | null, now: FrozenSubmission): string[] {
  if (!before) return [];
  const earlier = new Map(before.cells.map((cell) => [cell.indicator, cell.figure]));
  const figures = now.cells.filter(({ indicator: code, figure }) => {
    const then = earlier.get(code);
    return !then || !sameFigure(then, figure);
  });
  const keys = new Set([...Object.keys(before.texts), ...Object.keys(now.texts)]);
  return [
    ...figures.map(({ indicator: code }) => code),
    ...[...keys].filter((key) => (before.texts[key] ?? '') !== (now.texts[key] ?? '')),
  ];
}
