import pg from 'pg';

/** Every user name of the installation, read as the owner: the application's role cannot list them. */
export async function allUsernames(ownerUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<{ username: string }>('select username from login_name order by username')).rows.map(
      (row) => row.username,
    );
  } finally {
    await client.end();
  }
}
