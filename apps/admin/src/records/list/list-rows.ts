import type { TypedDocumentNode } from '@urql/core';
import type { ListVariables, RecordPage } from './use-list-rows.js';

/** Where the rows of a list come from: of what its page shows, and of what the page of a record steps through. */
export interface ListOfRows<Data, Row, Filter> {
  /** Route of the list: leaving it changes the address too, and the list must not follow it out. */
  readonly route: string;
  readonly query: TypedDocumentNode<Data, ListVariables<Filter>>;
  readonly page: (data: Data) => RecordPage<Row>;
}

export const rowsOfList = <Data, Row, Filter>(rows: ListOfRows<Data, Row, Filter>): typeof rows => rows;

/** The same, of whichever ledger. */
export interface AnyRows {
  readonly route: string;
  readonly query: TypedDocumentNode<unknown, never>;
  readonly page: (data: never) => RecordPage<{ readonly id: string }>;
}
