import type { JudgedRow } from './import-rows.repository.js';

/** A row that became a record. */
export interface Written {
  readonly row: number;
  readonly kind: string;
  readonly recordId: string;
}

/** What became of some rows. */
export interface BatchOutcome {
  readonly written: readonly Written[];
  readonly refused: readonly JudgedRow[];
}
