import { type Amount, amountOf, isId } from '@fanzha/domain';
import { type Connection, invalidCursor, keyOfCursor, listName, pageOf, pageSize } from '@fanzha/platform';
import { questionKey } from '../read/node.js';
import type { SourcePageArgs } from './provenance.args.js';
import type { Behind } from './provenance.repository.js';
import type { SourceQuestion } from './provenance-statement.js';

const WHOLE = /^-?\d{1,40}$/;

/** One page of a list behind an opened figure. */
export class SourcePage {
  readonly limit: number;
  private readonly list: string;
  private readonly after: string | null;

  /**
   * @param name of the list; with the question it is the list that a cursor belongs to
   * @throws DomainError BAD_INPUT for a wrong number of rows.
   */
  constructor(name: string, source: SourceQuestion, { first, after }: SourcePageArgs, tenantId: string | null = null) {
    this.limit = pageSize(first);
    this.list = nameOfList(name, source, tenantId);
    this.after = after ?? null;
  }

  /**
   * The amount and the id that the page before ended with; null on the first page.
   * @throws DomainError BAD_INPUT for a cursor of another list.
   */
  behindAmount(): Behind | null {
    if (!this.after) return null;
    const [amount, id] = keyOfCursor(this.after, 2, this.list);
    if (WHOLE.test(String(amount)) && typeof id === 'string' && isId(id))
      return { amount: amountOf(String(amount)), id };
    throw invalidCursor();
  }

  /**
   * The id that the page before ended with; null on the first page.
   * @throws DomainError BAD_INPUT for a cursor of another list.
   */
  behindId(): string | null {
    if (!this.after) return null;
    const [id] = keyOfCursor(this.after, 1, this.list);
    if (typeof id === 'string' && isId(id)) return id;
    throw invalidCursor();
  }

  /**
   * The page from one row more than it has. A row without a node is left out: a unit that the viewer does not see is no
   * reason to show none.
   */
  connection<Row, Node>(
    rows: readonly Row[],
    totalCount: number,
    key: (row: Row) => (string | number)[],
    node: (row: Row) => Node | null,
  ): Connection<Node> {
    const page = pageOf(rows, { list: this.list, first: this.limit, after: this.after, totalCount, key, node });
    return {
      ...page,
      edges: page.edges.flatMap(({ cursor, node: shown }) => (shown === null ? [] : [{ cursor, node: shown }])),
    };
  }

  /** Nothing at all, whatever page is asked for. */
  none<Node>(): Connection<Node> {
    return pageOf<Node, Node>([], {
      list: '',
      first: this.limit,
      after: null,
      totalCount: 0,
      key: () => [],
      node: (node) => node,
    });
  }
}

/** Names a list of one opened figure. */
export const nameOfList = (
  name: string,
  { question, indicator: of, by, member, part }: SourceQuestion,
  tenantId: string | null = null,
): string => listName(name, { question: questionKey(question), of, by, member, part, tenantId });

/** An amount in a cursor, which is JSON: as text where a number would not be exact. */
export const amountInCursor = (amount: Amount): number | string =>
  typeof amount === 'bigint' ? String(amount) : amount;
