/** A figure that the engine and the recount disagree on. */
export interface Discrepancy {
  /** The table that keeps it, without `rollup_`; qualifier counts are compared together with their cells. */
  readonly table: 'cell' | 'tenant_reporting' | 'reporting' | 'covered' | 'covered_day';
  readonly node: string;
  readonly period: string;
  readonly sector: string;
  readonly dimension: string;
  readonly member: string;
  readonly indicator: string;
  /**
   * Of cells: amount, at least, approx, uncounted, withheld, to check; of a day: in its month,
   * quarter, year; else one number.
   */
  readonly counted: readonly number[];
  readonly kept: readonly number[];
}
