import type { IndicatorCode, LocalDate, TenantType } from '@fanzha/domain';
import type { UnitKind } from './unit-kind.js';

/** What a number of a summary is. Only RESULT, RUNNING_TOTAL and PART are results of work. */
export type NumberClass =
  | 'RESULT'
  | 'PART'
  | 'RUNNING_TOTAL'
  | 'RATE'
  | 'STATISTIC'
  | 'TARGET'
  | 'PLAN'
  | 'REQUIRED'
  | 'PARAMETER'
  | 'DATE'
  | 'DOCUMENT'
  | 'CASE'
  | 'CASE_DETAIL'
  | 'CONTEXT'
  | 'LIST_NUMBER'
  | 'IDIOM';

export const RESULT_CLASSES: ReadonlySet<NumberClass> = new Set<NumberClass>(['RESULT', 'RUNNING_TOTAL', 'PART']);

/** Qualifiers as the ledger has them. */
export type ReadingQualifier = 'EXACT' | 'AT_LEAST' | 'APPROX' | 'UNCOUNTED' | 'WITHHELD';

/** The days that a number is said to cover, as far as the text tells them. */
interface ReadSpan {
  readonly from: string | null;
  readonly until: string | null;
}

/** One number of a text, and what the reader takes it for. */
export interface Reading {
  /** Place in the given text, in UTF-16 units; `quote` is what stands there. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly class: NumberClass;
  /** Name of what is counted; left out where it is no result or none is known. */
  readonly measure?: string;
  /** Null for a result without an indicator. */
  readonly indicator?: IndicatorCode | null;
  /** Money in yuan; null where no number is told. */
  readonly value?: number | null;
  /** What its unit counts, where that leaves no doubt. */
  readonly counts?: UnitKind;
  readonly upTo?: number;
  readonly qualifier?: ReadingQualifier;
  /** 各60余件 of two things: 2. The value is that of each. */
  readonly times?: number;
  readonly span?: ReadSpan;
  /** Index of the record in `records` that it belongs to. */
  readonly record?: number;
  /** The rule that decided the class, and that of the measure. */
  readonly rule: string;
  /** From 0 to 1: how often readings by this rule are right. */
  readonly confidence: number;
}

/** What the reader is told beside the text. */
export interface ReaderOptions {
  /** The day of the report: what 本月 and a missing year are counted from. */
  readonly reportDate?: LocalDate;
  readonly unitType?: WriterType;
}

/** Who wrote a text: a type of unit, or one that the ledger has no type for. */
export type WriterType = TenantType | 'OTHER';
