import { type Scope, scopeParameters } from '@fanzha/platform';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { TestTenant } from './factories.js';

/** A statement with its values, as the application sends it. */
export type Step = readonly [text: string, values?: readonly unknown[]];

/** What the database answers where a policy or a missing grant forbids something. */
export const REFUSED = '42501';

export const OPEN_SCOPE = 'call open_scope($1,$2,$3,$4,$5,$6,$7,$8)';

/** A unit's own scope, with a user of the unit's id. */
export const scopeOfUnit = ({ cityCode, id }: TestTenant, change: Partial<Scope> = {}): Scope => ({
  cityCode,
  tenantId: id,
  userId: id,
  regions: [],
  sector: null,
  mode: 'member',
  ...change,
});

/** Runs work in a transaction, in a scope unless that is null, and takes back whatever it did. */
export async function takenBack<Outcome>(
  app: pg.Client,
  scope: Scope | null,
  work: () => Promise<Outcome>,
): Promise<Outcome> {
  await app.query('begin');
  try {
    if (scope) await app.query(OPEN_SCOPE, scopeParameters(scope));
    return await work();
  } finally {
    await app.query('rollback');
  }
}

/** Rows of the last of some statements in a scope, or why one was refused: a SQLSTATE. Nothing of them stays. */
export async function attemptSteps(app: pg.Client, scope: Scope, ...steps: Step[]): Promise<number | string | null> {
  try {
    return await takenBack(app, scope, async () => {
      let rows: number | null = 0;
      for (const [text, values = []] of steps) rows = (await app.query(text, [...values])).rowCount;
      return rows;
    });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === undefined) throw error;
    return code;
  }
}

/** An insert of these columns, in 芜湖市 unless told otherwise. */
export function insertion(table: string, columns: Readonly<Record<string, unknown>>): Step {
  const all = { city_code: '3402', ...columns };
  const parameters = Object.keys(all).map((_, index) => `$${index + 1}`);
  return [`insert into ${table} (${Object.keys(all).join()}) values (${parameters.join()})`, Object.values(all)];
}

/** The columns that every fact has, of a unit where it belongs. */
export const factOf = (tenant: TestTenant, columns: Readonly<Record<string, unknown>> = {}) => ({
  id: randomUUID(),
  tenant_id: tenant.id,
  home_region: tenant.regionCode,
  region_code: tenant.regionCode,
  sector: tenant.sector,
  recorded_by: tenant.id,
  ...columns,
});
