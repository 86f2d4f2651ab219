import type { CellValue } from './table-order.js';

/** A column of a DataTable. */
export interface TableColumn<Row> {
  readonly key: string;
  readonly label: string;
  /** Said once in the head, not in every cell. */
  readonly unit?: string;
  readonly numeric?: boolean;
  /** What the column sorts, adds and draws its bars by. */
  readonly value: (row: Row) => CellValue;
  readonly sortable?: boolean;
  readonly sum?: boolean;
  /** A 4-pixel bar under the figure, scaled to the column's largest value. */
  readonly bar?: boolean;
  /** What a full bar means instead, such as 100 for a rate. */
  readonly barOf?: number;
  /** On a phone's card this stands in the corner beside the name. */
  readonly aside?: boolean;
  /** As wide as its content: the others share what is left. */
  readonly narrow?: boolean;
  /** Its head is only read out, and on a phone's card it has no place. */
  readonly mute?: boolean;
  /** Takes a line of its own on a phone's card. */
  readonly wideOnCard?: boolean;
}
