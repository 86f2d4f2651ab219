import type { Role, Sector } from '@fanzha/domain';
import { randomUUID } from 'node:crypto';
import type { TestDatabase } from './database.js';
import { insertOversight, insertTenant, insertUser, type TestTenant, copyAssignments } from './factories.js';
import type { GraphqlAnswer, TestApi } from './test-api.js';

/** A signed-in user. */
export interface Actor {
  readonly userId: string;
  readonly tenantId: string;
  readonly displayName: string;
  readonly token: string;
}

/** What is asked, and who asks. */
export type Asking = [as: { readonly token: string } | null, query: string, variables?: Record<string, unknown>];

/** What `insertTenant` is given besides the database. */
export type TenantGiven = Parameters<typeof insertTenant> extends [unknown, ...infer Given] ? Given : never;

/** A user whose name differs from that of every colleague. */
export async function actorOf(api: TestApi, tenant: TestTenant, roles: Role[]): Promise<Actor> {
  const { id: userId, token } = await insertUser(api, tenant, roles);
  const displayName = `用户${userId.slice(0, 8)}`;
  await api.db.sql('update user_account set display_name = $1 where id = $2', [displayName, userId]);
  return { userId, tenantId: tenant.id, displayName, token };
}

/** An authority that oversees a region, in one line or in all. */
export async function insertAuthority(db: TestDatabase, region: string, sector: Sector | null): Promise<TestTenant> {
  const tenant = await insertTenant(db, 'AUTHORITY', region, sector ? { sector } : {});
  await insertOversight(db, tenant, region, sector);
  return tenant;
}

/** Gives a unit another region for the time before a day. */
export async function insertFormerRegion(
  db: TestDatabase,
  { cityCode, id, type, sector }: TestTenant,
  region: string,
  [lastDay, movedOn]: readonly [lastDay: string, movedOn: string],
): Promise<void> {
  await db.sql('update tenant_assignment set valid_from = $3 where city_code = $1 and tenant_id = $2', [
    cityCode,
    id,
    movedOn,
  ]);
  await db.sql(
    `insert into tenant_assignment (city_code, tenant_id, valid_from, valid_to, type, region_code, sector)
     values ($1,$2,'2020-01-01',$3,$4,$5,$6)`,
    [cityCode, id, lastDay, type, region, sector],
  );
  await copyAssignments(db);
}

/** A campaign of autumn 2026, unless told otherwise. */
export async function insertCampaign(
  db: TestDatabase,
  tenantId: string,
  name: string,
  [startsOn, endsOn] = ['2026-09-01', '2026-12-31'],
): Promise<string> {
  const id = randomUUID();
  await db.sql(
    `insert into campaign (city_code, id, tenant_id, name, starts_on, ends_on)
     values ('3402',$1,$2,$3,$4,$5)`,
    [id, tenantId, name, startsOn, endsOn],
  );
  return id;
}

/** Ways to ask on behalf of actors. */
export function waysToAsk(api: TestApi) {
  const answer = (...[as, query, variables = {}]: Asking): Promise<GraphqlAnswer> =>
    api.gql(query, variables, as ? { token: as.token } : {});
  /** What a correct operation answers. */
  const data = async (...asking: Asking): Promise<GraphqlAnswer['data']> => {
    const { data: answered, errors } = await answer(...asking);
    if (errors.length > 0 || !answered) throw new Error(JSON.stringify(errors));
    return answered;
  };
  /** The one error of a refused operation. */
  const error = async (...asking: Asking): Promise<GraphqlAnswer['errors'][number]> => {
    const { data: answered, errors } = await answer(...asking);
    const [refused, ...others] = errors;
    if (!refused || others.length > 0)
      throw new Error(`Not refused by one error: ${JSON.stringify({ answered, errors })}`);
    return refused;
  };
  /** What the one error of a refused operation says to programs. */
  const refused = async (...asking: Asking) => (await error(...asking)).extensions;
  /** Errors of a refused input, as `path CODE`. */
  const fieldErrors = async (...asking: Asking): Promise<string[]> => {
    const { code, fields } = await refused(...asking);
    if (code !== 'BAD_INPUT') throw new Error(`Not refused for its input: ${code}`);
    return (fields as { path: string; code: string }[]).map((field) => `${field.path} ${field.code}`);
  };
  return { answer, data, error, refused, fieldErrors };
}
