import { randomUUID } from 'node:crypto';
import { foldIdentifier, type Role, type Sector, sectorOf, type TenantType } from '@fanzha/domain';
import { AccessTokens } from '@fanzha/platform';
import type { TestDatabase } from './database.js';
import type { TestApi } from './test-api.js';

export interface TestTenant {
  readonly id: string;
  readonly cityCode: string;
  readonly type: TenantType;
  readonly name: string;
  readonly sector: Sector;
  readonly regionCode: string;
}

let counter = 0;

/** Inserts a tenant with its assignment, open since 2020 unless told otherwise. */
export async function insertTenant(
  db: TestDatabase,
  type: TenantType,
  regionCode: string,
  {
    name = `测试单位${++counter}`,
    sector = sectorOf(type),
    openedOn = '2020-01-01',
    closedOn = null as string | null,
    id = randomUUID() as string,
  } = {},
): Promise<TestTenant> {
  const tenant: TestTenant = { id, cityCode: regionCode.slice(0, 4), type, name, sector, regionCode };
  await db.sql(
    `insert into tenant (city_code, id, type, name, name_folded, name_claim, sector, region_code, opened_on, closed_on)
      values ($1,$2,$3,$4,$9,$9,$5,$6,$7,$8)`,
    [tenant.cityCode, tenant.id, type, name, sector, regionCode, openedOn, closedOn, foldIdentifier(name)],
  );
  await db.sql(
    `insert into tenant_assignment (city_code, tenant_id, valid_from, valid_to, type, region_code, sector)
     values ($1,$2,$3,$4,$5,$6,$7)`,
    [tenant.cityCode, tenant.id, openedOn, closedOn, type, regionCode, sector],
  );
  await copyAssignments(db);
  return tenant;
}

/** What is written with every assignment; to be called where a spec has inserted some. */
export async function copyAssignments(db: TestDatabase): Promise<void> {
  await db.sql(
    `update tenant t set assignments = a.assignments from (
       select city_code, tenant_id, array_agg(distinct region_code || ' ' || sector) as assignments
       from tenant_assignment group by 1, 2) a
     where a.city_code = t.city_code and a.tenant_id = t.id and t.assignments is distinct from a.assignments`,
  );
}

/** What is written with every participant of an interception; to be called where a spec has inserted some. */
export async function writeNamed(db: TestDatabase): Promise<void> {
  await db.sql(
    `update interception i set named = p.named from (
       select city_code, interception_id, array_agg(tenant_id) as named from interception_participant group by 1, 2) p
     where p.city_code = i.city_code and p.interception_id = i.id`,
  );
}

/** Gives an authority the oversight of a region, optionally restricted to one sector. */
export async function insertOversight(
  db: TestDatabase,
  tenant: TestTenant,
  regionCode: string,
  sector: Sector | null = null,
): Promise<void> {
  await db.sql(
    'insert into oversight (city_code, id, tenant_id, region_code, sector, valid_from) values ($1,$2,$3,$4,$5,$6)',
    [tenant.cityCode, randomUUID(), tenant.id, regionCode, sector, '2020-01-01'],
  );
}

/** Inserts a user with a live session and returns an access token for it: signing in itself has its own specs. */
export async function insertUser(
  api: TestApi,
  tenant: TestTenant,
  roles: readonly Role[],
  username = `user-${++counter}-${randomUUID().slice(0, 6)}`,
) {
  const id = randomUUID();
  const sessionId = randomUUID();
  await api.db.sql(
    `insert into user_account (city_code, id, tenant_id, username, display_name, password_hash, roles,
       must_change_password)
     values ($1,$2,$3,$4,$5,'!',$6,false)`,
    [tenant.cityCode, id, tenant.id, username, `${tenant.name}用户`, roles],
  );
  await api.db.sql('insert into login_name (username, city_code, user_id) values ($1,$2,$3)', [
    username,
    tenant.cityCode,
    id,
  ]);
  await api.db.sql(
    `insert into user_session (city_code, id, tenant_id, user_id, refresh_hash, expires_at)
     values ($1,$2,$3,$4,'\\x00', now() + interval '1 day')`,
    [tenant.cityCode, sessionId, tenant.id, id],
  );
  const oversight = await api.db.sql<{ region: string; sector: Sector | null }>(
    'select region_code as region, sector from oversight where city_code = $1 and tenant_id = $2 and valid_to is null',
    [tenant.cityCode, tenant.id],
  );
  const { token } = api.app.get(AccessTokens).issue({
    userId: id,
    username,
    displayName: `${tenant.name}用户`,
    tenantId: tenant.id,
    cityCode: tenant.cityCode,
    roles,
    oversight,
    sessionId,
    mustChangePassword: false,
  });
  return { id, username, sessionId, token };
}
