import type { FieldError, Term } from '@fanzha/domain';

/** How the cells of a column are read. */
type CellReading =
  | 'TEXT'
  | 'TEXTS'
  | 'DATE'
  | 'MOMENT'
  | 'CODE'
  | 'CODES'
  | 'FRAUD_TYPE'
  | 'FRAUD_TYPES'
  | 'COUNT'
  | 'MONEY'
  | 'INDICATOR_AMOUNT'
  | 'QUALIFIER'
  | 'INTEGER'
  | 'FLAG'
  | 'REGION'
  | 'ID';

/** What a column of a file can stand for. */
export interface ImportField {
  /** As tables of the ledger call it (`exportedColumns`), so that an export can be imported. */
  readonly name: string;
  readonly zh: string;
  /** Its English title, where it is not among `ENGLISH_TITLES`. */
  readonly en?: string;
  /** Other words that headers have for it. */
  readonly words?: readonly string[];
  readonly reads: CellReading;
  /** What may be chosen. */
  readonly terms?: readonly Term[];
  readonly required?: boolean;
  /** The list that may be stated in its place: places of several transfers instead of one place. */
  readonly orList?: string;
  /** Said beside the column in the template. */
  readonly note?: string;
  /** The same in English, where it is not among `ENGLISH_NOTES`. */
  readonly noteEn?: string;
  /** What the example row of the template shows. */
  readonly example?: string;
  /** Known from exports, and in no template. */
  readonly further?: boolean;
  /** The field of the ledger's input, where it is called otherwise. */
  readonly input?: string;
  /** An amount that is an object of the input: `{ value, qualifier, upTo, atLeast }`. */
  readonly asObject?: boolean;
}

/** A list of a record: a line of the table for each of its elements. */
interface ImportList {
  /** The field of the input. */
  readonly input: string;
  /** As tables call it: cells are `measures.value`. */
  readonly name: string;
  /** Makes an element of what was read; null where the line states none. */
  readonly element: (cells: Readonly<Record<string, unknown>>) => unknown;
}

/** What rows of a file become. */
export interface ImportTarget {
  readonly code: string;
  /** What a row becomes: the kind of a ledger's records, or of what is kept beside the ledgers. */
  readonly kind: string;
  readonly zh: string;
  /** For people whose language is English; a ledger has its own name. */
  readonly en?: string;
  readonly fields: readonly ImportField[];
  /** Regions of the whole city may be stated, not only those of the own unit. */
  readonly ofCity?: boolean;
  /** Rows add and never change; what is there stays, and says so. It is no ledger. */
  readonly onlyAdds?: boolean;
  readonly lists?: readonly ImportList[];
  /** What every input states beside the columns. */
  readonly always?: Readonly<Record<string, unknown>>;
  /** Whether rows of records that were exported cannot amend them: see the record itself. */
  readonly unamendable?: boolean;
  /** Completes an input before the ledger reads it. */
  readonly complete?: (input: Record<string, unknown>, homeRegion: string) => void;
}

/** A cell as it was staged: its text, what was wrong with it before it was kept, or nothing. */
export type StagedCell = string | { readonly e: 'FORMULA' | 'PERSONAL_NUMBER' | 'LOST_DIGITS' } | null;

/** An error of a row. `field`: what the column stands for; null where it is about the whole row. */
export interface RowError {
  readonly row: number;
  readonly column: number | null;
  readonly field: string | null;
  readonly code: string;
  readonly params?: FieldError['params'];
  /** What stands in the cell, where that is no number of a person. */
  readonly cell?: string;
  /** What it may have been meant to be. */
  readonly suggestion?: string;
}
