import pg from 'pg';

/**
 * Lets the database look at what it holds. It does so by itself within minutes; until then it takes a city that was
 * just filled for empty, and adds a list up in seconds instead of milliseconds.
 */
export async function analyze(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('analyze');
  } finally {
    await client.end();
  }
}
