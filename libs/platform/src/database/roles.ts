import { createHmac } from 'node:crypto';
import pg from 'pg';

/** The two login roles of the running system. Neither is a superuser and neither can bypass row-level security. */
export const APP_ROLE = 'fanzha_app';
export const JOBS_ROLE = 'fanzha_jobs';

/**
 * URL of the same database for another role. Its password is derived from the owner's (HMAC-SHA256), so that every
 * process that knows the owner's URL finds the same one and nothing further has to be kept.
 */
export function roleUrl(ownerUrl: string, role: string): string {
  const url = new URL(ownerUrl);
  const password = createHmac('sha256', decodeURIComponent(url.password))
    .update(`fanzha role ${role}`)
    .digest('base64url');
  url.username = role;
  url.password = password;
  return url.href;
}

/**
 * Creates the login roles or sets their passwords anew, and lets the jobs alone make temporary tables; the owner needs
 * CREATEROLE. Roles belong to the whole server, so one server holds one such system.
 * @throws Error where somebody has given a role more than it may have.
 */
export async function ensureRoles(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Several processes may boot at once on a fresh server.
    await client.query("select pg_advisory_lock(hashtext('fanzha roles'))");
    for (const role of [APP_ROLE, JOBS_ROLE]) {
      const known = await client.query<{ mighty: boolean }>(
        'select rolsuper or rolbypassrls as mighty from pg_roles where rolname = $1',
        [role],
      );
      if (known.rows[0]?.mighty)
        throw new Error(`role ${role} must be neither superuser nor BYPASSRLS: row-level security would not hold`);
      const password = client.escapeLiteral(new URL(roleUrl(ownerUrl, role)).password);
      await client.query(`${known.rowCount ? 'alter' : 'create'} role ${role} login password ${password}`);
    }
    // A temporary table could stand before a table of the schema for whatever runs in the same
    // session; only jobs make some.
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    const database = client.escapeIdentifier(rows[0]?.name ?? '');
    await client.query(
      `revoke temporary on database ${database} from public; grant temporary on database ${database} to ${JOBS_ROLE}`,
    );
  } finally {
    await client.end();
  }
}
