import { isId, isLocalDate } from '@fanzha/domain';
import { type Connection, invalidCursor, keyOfCursor, pageOf, pageSize } from './connection.js';

type KeyValue = string | number;

/** Whether a part of a cursor is something that this column can hold. */
type KeyPart<Value extends KeyValue> = (value: KeyValue) => value is Value;

/** As PostgreSQL writes a moment, behind its day. */
const TIME_OF_DAY = /^ \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::?\d\d)?$/;

/** What the columns that a list is ordered by can hold. */
export const KEY_PARTS = {
  id: (value: KeyValue): value is string => typeof value === 'string' && isId(value),
  day: (value: KeyValue): value is string => typeof value === 'string' && isLocalDate(value),
  moment: (value: KeyValue): value is string =>
    typeof value === 'string' && isLocalDate(value.slice(0, 10)) && TIME_OF_DAY.test(value.slice(10)),
  text: (value: KeyValue): value is string => typeof value === 'string',
  whole: (value: KeyValue): value is number => typeof value === 'number' && Number.isSafeInteger(value),
} as const;

/** The columns that a list is ordered by, in their order. */
type SortKey = Readonly<Record<string, KeyPart<KeyValue>>>;

/** The sort key of a row. */
type Position<Key extends SortKey> = {
  readonly [Column in keyof Key]: Key[Column] extends KeyPart<infer Value> ? Value : never;
};

interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
}

interface KeyedList<Key> {
  /** As `listName` names it. */
  readonly list: string;
  /** How it is ordered. The last column is unique among rows that are alike in the others. */
  readonly key: Key;
  /** Rows of a page where nobody says how many. */
  readonly usual?: number;
}

const USUAL_ROWS = 20;

/** A page of a list that is read forwards, from right behind the row that the page before ended with. */
export class KeyedPage<Key extends SortKey> {
  /** How many rows the page has. */
  readonly first: number;
  /** How many rows are to be read: one more than it has, which tells whether there is a next page. */
  readonly limit: number;
  /** The sort key of the last row of the page before; null on the first page. */
  readonly after: Position<Key> | null;
  private readonly cursor: string | null;

  /** @throws DomainError BAD_INPUT on `first`, and on `after` for a cursor of another list. */
  constructor(
    { first, after }: PageArgs,
    private readonly of: KeyedList<Key>,
  ) {
    this.first = pageSize(first ?? of.usual ?? USUAL_ROWS);
    this.limit = this.first + 1;
    this.cursor = after || null;
    this.after = this.cursor === null ? null : positionIn(this.cursor, of);
  }

  /** The page, of rows that have their sort key under the names of its columns. */
  rows<Row extends Position<Key>>(rows: readonly Row[], totalCount: number): Connection<Row> {
    return this.shown(rows, totalCount, { key: (row) => row, node: (row) => row });
  }

  /** The page, of rows that are shown as something else or have their sort key elsewhere. */
  shown<Row, Node>(
    rows: readonly Row[],
    totalCount: number,
    { key, node }: { readonly key: (row: Row) => Position<Key>; readonly node: (row: Row) => Node },
  ): Connection<Node> {
    const columns = Object.keys(this.of.key);
    return pageOf(rows, {
      list: this.of.list,
      first: this.first,
      after: this.cursor,
      totalCount,
      key: (row) => {
        const position = key(row);
        return columns.map((column) => position[column] as KeyValue);
      },
      node,
    });
  }
}

function positionIn<Key extends SortKey>(cursor: string, { list, key }: KeyedList<Key>): Position<Key> {
  const columns = Object.entries(key);
  const parts = keyOfCursor(cursor, columns.length, list);
  const position = columns.map(([column, holds], at) => {
    const part = parts[at];
    if (part === undefined || !holds(part)) throw invalidCursor();
    return [column, part] as const;
  });
  return Object.fromEntries(position) as Position<Key>;
}
