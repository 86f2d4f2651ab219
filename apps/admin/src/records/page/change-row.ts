import { spanOf, type IndicatorCode } from '@fanzha/domain';
import { amountOf } from '../text/amount-fields.js';
import { inNumbers, type StatedCount } from '../text/count-text.js';
import type { StatedMeasure } from '../text/measure-text.js';
import { digitsOf } from './quantity.js';
import type { Statement } from './revision-changes.js';

/** One line of a change: what stood there before and what stands there after, in words. */
export interface ChangeRow {
  readonly key: string;
  readonly name: string;
  /** Empty where nothing was stated. */
  readonly before: string;
  readonly after: string;
  /** After less before, with its sign; empty where one of them is no exact number. */
  readonly difference: string;
  /** Of a list: `before` is what was taken out of it, `after` what was added to it. */
  readonly isList?: boolean;
}

/** What is known by its id only, with the name that the record shows now. */
export interface KnownNames {
  readonly regions: ReadonlyMap<string, string>;
  readonly caseNumber: string | null;
}

/** A line of amounts, as a version states it. */
export interface ChangedLine extends StatedMeasure {
  readonly released?: boolean;
  readonly partOf?: IndicatorCode | null;
  readonly from?: string | null;
  readonly until?: string | null;
}

/** What a version states as a list; empty where it states none. */
export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
/** What a version states as a text or a number; '' where it states neither. */
export const asText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
/** The entries of a list without those of another one, each as often as it stands there. */
export const minus = (all: readonly string[], taken: readonly string[]): string[] => {
  const left = [...taken];
  return all.filter((one) => {
    const at = left.indexOf(one);
    if (at < 0) return true;
    left.splice(at, 1);
    return false;
  });
};

/** A number as a version states it. */
export const amountIn = (statement: Statement, field: string): StatedCount =>
  inNumbers(amountOf(statement as Readonly<Record<string, string | number | null>>, field));

/** After less before, with its sign; '' where one of them is no exact number. */
export function differenceOf(before: StatedCount | null, after: StatedCount | null): string {
  if (before?.value == null || after?.value == null) return '';
  // Of ≥420 and 300～500 nobody knows which is more.
  if (before.qualifier !== 'EXACT' || after.qualifier !== 'EXACT') return '';
  const difference = after.value - before.value;
  return difference === 0 ? '' : `${difference > 0 ? '+' : '−'}${digitsOf(Math.abs(difference))}`;
}

/** Amounts of a version; those of all its days have none of their own to be told. */
export function linesIn(version: Statement): ChangedLine[] {
  const [startOn, endOn] = [asText(version['startOn']), asText(version['endOn'])];
  const days = spanOf(startOn, endOn || null);
  return (asList(version['measures']) as readonly ChangedLine[]).map((line) =>
    line.until === days.until && (line.from ?? null) === days.from ? { ...line, from: null, until: null } : line,
  );
}
