import type { Viewer } from '@fanzha/platform';

/** What a cell holds. Whatever is no number is text: a case number has 22 digits and is none. */
export type CellKind = 'text' | 'number' | 'flag';

/** A field of a record that is not stated, or told otherwise than it is stored. */
interface ExportedField<Fact> {
  readonly kind: CellKind;
  readonly of: (fact: Fact, viewer: Pick<Viewer, 'tenantId'>) => unknown;
}

/** A list of a record: each of its elements is a line of a table, with these cells. */
interface ExportedList<Fact> {
  readonly cells: Readonly<Record<string, CellKind>>;
  /** The elements; without it what the record shows under the name. */
  readonly of?: (fact: Fact) => readonly object[];
}

/** What a ledger says of its tables beside what it states. */
export interface Exported<Fact> {
  readonly fields?: Readonly<Record<string, ExportedField<Fact>>>;
  readonly lists?: Readonly<Record<string, ExportedList<Fact>>>;
}
