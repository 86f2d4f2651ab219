/** A chart's data as text: heads, and rows whose first cell names the row. */
export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}
