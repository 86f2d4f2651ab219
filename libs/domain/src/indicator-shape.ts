/** The ledgers that facts are recorded in; an indicator is computed from exactly one of them. */
export type Ledger =
  | 'leadership_group'
  | 'tenant'
  | 'activity'
  | 'household_visit'
  | 'household'
  | 'fraud_case'
  | 'enforcement'
  | 'funds_action'
  | 'interception'
  | 'alert'
  | 'notice'
  | 'victim_followup'
  | 'bank_control'
  | 'inspection'
  | 'submission';

/**
 * How figures of parts become the figure of the whole.
 * - `sum`: amounts of the period are added.
 * - `stock`: in place on the last day of the period; changes are added up to that day.
 * - `distinct`: different things are counted once, so parts must never be added.
 * - `ratio`: recomputed from two other indicators at every level, never averaged.
 */
type Aggregation = 'sum' | 'stock' | 'distinct' | 'ratio';

/**
 * What kind of ratio it is.
 * - `SHARE`: the numerator counts some of what the denominator counts, so that it lies within 0 and 100 %.
 * - `QUOTIENT`: two figures of which neither is part of the other, such as cases solved and cases filed of one period.
 */
export const RATIO_KINDS = ['SHARE', 'QUOTIENT'] as const;
export type RatioKind = (typeof RATIO_KINDS)[number];

/** What a ratio divides. `percent`: the quotient is shown times 100, in %. */
interface RatioOf<Code extends string = string> {
  readonly kind: RatioKind;
  readonly numerator: Code;
  readonly denominator: Code;
  readonly percent: boolean;
}

/**
 * One row of the registry. The code is a parameter because the rows are written first and the union of their codes is
 * read off them afterwards.
 */
export interface IndicatorShape<Code extends string = string> {
  readonly code: Code;
  readonly zh: string;
  readonly en: string;
  /** Chinese counting unit: 户 and 户次, 人 and 人次 are different units and are never mixed. */
  readonly unit: string;
  readonly unitEn: string;
  readonly aggregation: Aggregation;
  readonly ledger: Ledger;
  readonly definition: string;
  readonly definitionEn: string;
  /** Unit 元: stored and added as integer fen. */
  readonly money: boolean;
  /** Counted by the ledger from records; nobody ever types it. */
  readonly derived: boolean;
  /**
   * Of a period gone by, the figure still changes with what is done today (hazards of October that are rectified in
   * November). Two periods have had unequal time, so there is no growth from one to the other.
   */
  readonly byNow?: true;
  /** Present exactly where `aggregation` is `ratio`. */
  readonly ratio?: RatioOf<Code>;
}
