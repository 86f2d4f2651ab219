import pg from 'pg';

/** Runs work and lists the statements it sends to the database, besides those that open and close transactions. */
export async function sentStatements<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
    const [sent] = args as [string | { text: string }];
    const text = typeof sent === 'string' ? sent : sent.text;
    if (!/^\s*(begin|start|set local|commit|call open_scope)/i.test(text)) statements.push(text);
    return (original as (...given: unknown[]) => unknown).apply(this, args);
  } as typeof original;
  try {
    return { result: await work(), statements };
  } finally {
    pg.Client.prototype.query = original;
  }
}
