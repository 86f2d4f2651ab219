import type pg from 'pg';

/** What the driver tells a query that sends its own messages. */
interface Connection {
  parse(message: { name: string; text: string; types: number[] }): void;
  sync(): void;
}

/**
 * Has the server parse a statement, as it does to prepare one, without running it: the statement PREPARE knows fewer
 * kinds. @returns what is wrong with it; null where nothing is.
 */
export function parse(client: pg.Client, text: string): Promise<string | null> {
  return new Promise((resolve) => {
    let wrong: string | null = null;
    const nothing = () => undefined;
    client.query({
      submit: (connection: Connection) => {
        connection.parse({ name: '', text, types: [] });
        connection.sync();
      },
      handleError: ({ message }: Error) => {
        wrong = message;
        (client as unknown as { readonly connection: Connection }).connection.sync();
      },
      handleReadyForQuery: () => resolve(wrong),
      handleRowDescription: nothing,
      handleDataRow: nothing,
      handleCommandComplete: nothing,
      handleEmptyQuery: nothing,
      handlePortalSuspended: nothing,
    } as unknown as pg.Submittable);
  });
}
