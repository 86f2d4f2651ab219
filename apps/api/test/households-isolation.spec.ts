import { type Scope } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { insertHouseholds } from './isolation/households.js';
import { attempt } from './isolation/wall.js';
import { appClient, freshDatabase, type TestDatabase } from './support/database.js';
import { insertTenant, type TestTenant, copyAssignments } from './support/factories.js';
import { insertion, scopeOfUnit } from './support/wall-attempts.js';

/**
 * What row-level security lets through of households. Doors are shared by all whose territory they lie in, who visited
 * them is not; the two functions that look past the wall say what is known of doors, and never by whom.
 */
describe('households in the database', () => {
  let db: TestDatabase;
  let app: pg.Client;
  let rosterId: string;
  let keeper: TestTenant;
  let colleague: TestTenant;
  let neighbour: TestTenant;
  let stranger: TestTenant;
  let former: TestTenant;
  let town: TestTenant;

  beforeAll(async () => {
    db = await freshDatabase();
    keeper = await insertTenant(db, 'POLICE', '340210100');
    town = await insertTenant(db, 'DISTRICT', '340210100');
    colleague = await insertTenant(db, 'BANK', '340210');
    neighbour = await insertTenant(db, 'POLICE', '340210101');
    stranger = await insertTenant(db, 'POLICE', '340102001');
    former = await insertTenant(db, 'POLICE', '340210101');
    await db.sql("update tenant_assignment set valid_from = '2026-07-01' where tenant_id = $1", [former.id]);
    await db.sql(
      `insert into tenant_assignment (city_code, tenant_id, valid_from, valid_to, type, region_code, sector)
       values ('3402',$1,'2020-01-01','2026-06-30','POLICE','340210100','PUBLIC_SECURITY')`,
      [former.id],
    );
    await copyAssignments(db);
    const into = (table: string, row: Record<string, unknown>) => {
      const [text, values = []] = insertion(table, row);
      return db.sql(text, [...values]);
    };
    ({ rosterId } = await insertHouseholds(db, into, {
      tenant_id: keeper.id,
      region_code: keeper.regionCode,
      sector: keeper.sector,
    }));
    app = appClient(db.ownerUrl);
    await app.connect();
  });

  afterAll(async () => {
    await app?.end();
    await db?.drop();
  });

  const overseer = (tenant: TestTenant, region: string, sector: Scope['sector'] = null) =>
    scopeOfUnit(tenant, { regions: [region], sector });

  /** Rows that a statement gives or changes in a scope; null where it may not be run at all. Nothing of it stays. */
  const rows = async (scope: Scope, text: string, values: unknown[] = []): Promise<number | null> =>
    (await attempt(app, scope, text, values))?.rowCount ?? null;
  const SHARED = ['household_roster', 'household_door', 'household_vacancy', 'household_registration'];
  const PRIVATE = ['household_visit', 'household_visit_bitmap'];
  const visited = (scope: Scope) => rows(scope, "select * from doors_visited($1, '2026-01', '2026-12')", [rosterId]);
  const statuses = (scope: Scope, doors: number[] | null = null) =>
    rows(scope, "select * from door_statuses($1, $2, '2026-01-01', '2026-12-31')", [rosterId, doors]);

  it('are shared as doors, and kept apart as visits, within one territory', async () => {
    for (const table of SHARED)
      expect({ table, rows: await rows(scopeOfUnit(colleague), `select 1 from ${table}`) }).toEqual({ table, rows: 1 });
    for (const table of PRIVATE)
      expect({ table, rows: await rows(scopeOfUnit(colleague), `select 1 from ${table}`) }).toEqual({ table, rows: 0 });
    for (const table of [...SHARED, ...PRIVATE])
      expect({ table, rows: await rows(scopeOfUnit(keeper), `select 1 from ${table}`) }).toEqual({ table, rows: 1 });
  });

  it('are nothing to tenants of another town or city', async () => {
    for (const scope of [
      scopeOfUnit(neighbour),
      scopeOfUnit(stranger),
      overseer(neighbour, '340223'),
      { ...scopeOfUnit(stranger), cityCode: '3402' },
    ]) {
      for (const table of [...SHARED, ...PRIVATE])
        expect({ table, rows: await rows(scope, `select 1 from ${table}`) }).toEqual({ table, rows: 0 });
      expect([await visited(scope), await statuses(scope), await statuses(scope, [1])]).toEqual([0, 0, 0]);
    }
  });

  it('are shown to overseers, visits to those of their sector', async () => {
    for (const table of [...SHARED, ...PRIVATE])
      expect({ table, rows: await rows(overseer(stranger, '3402'), `select 1 from ${table}`) }).toEqual({
        table,
        rows: 0,
      });
    for (const table of [...SHARED, ...PRIVATE])
      expect({ table, rows: await rows(overseer(neighbour, '340210'), `select 1 from ${table}`) }).toEqual({
        table,
        rows: 1,
      });
    for (const table of PRIVATE)
      expect({ table, rows: await rows(overseer(neighbour, '340210', 'HEALTH'), `select 1 from ${table}`) }).toEqual({
        table,
        rows: 0,
      });
    expect([
      await visited(overseer(neighbour, '340210', 'HEALTH')),
      await statuses(overseer(neighbour, '340210')),
    ]).toEqual([1, 1]);
  });

  it('tell of doors without telling of whom', async () => {
    expect([
      await visited(scopeOfUnit(colleague)),
      await statuses(scopeOfUnit(colleague), [1]),
      await statuses(scopeOfUnit(colleague), [2]),
    ]).toEqual([1, 1, 0]);
    for (const name of ['doors_visited', 'door_statuses']) {
      const [shape] = await db.sql<{ result: string }>(
        'select pg_get_function_result(oid) as result from pg_proc where proname = $1',
        [name],
      );
      expect(shape?.result).not.toMatch(/tenant|sector|visit_id|recorded/);
    }
  });

  it('answer without a scope nothing, and nobody but the application', async () => {
    expect(
      await rows(
        { ...scopeOfUnit(keeper), cityCode: '', tenantId: null, userId: null },
        "select * from doors_visited($1, '2026-01', '2026-12')",
        [rosterId],
      ),
    ).toBe(0);
    const open = await db.sql(
      `select proname from pg_proc where proname in ('doors_visited', 'door_statuses')
         and has_function_privilege('public', oid, 'execute')`,
    );
    expect(open).toEqual([]);
  });

  it('let who has moved away correct what it recorded there, and keep the roster no more', async () => {
    expect([
      await statuses(scopeOfUnit(former)),
      await rows(scopeOfUnit(former), 'update household_vacancy set to_on = null'),
    ]).toEqual([1, 1]);
    expect(await rows(scopeOfUnit(former), "update household_door set retired_on = '2026-11-01'")).toBe(0);
    expect(await rows(scopeOfUnit(town), "update household_door set retired_on = '2026-11-01'")).toBe(1);
    for (const change of ["label = 'x'", 'number = 2', `tenant_id = '${former.id}'`, "registered_on = '2020-01-01'"])
      expect(await rows(scopeOfUnit(town), `update household_door set ${change}`)).toBeNull();
  });

  it('let only towns and communities register, retire and take back doors', async () => {
    const [registration] = await db.sql<{ id: string }>('select id from household_registration');
    const door = (tenant: TestTenant) =>
      [
        `insert into household_door (city_code, roster_id, number, label, label_key, registered_on, registered_by,
           tenant_id, region_code)
       values ('3402', $1, 9, '9-101', '9-101', '2026-01-01', $2, $2, '340210100001')`,
        [rosterId, tenant.id],
      ] as const;
    const roster = (tenant: TestTenant) =>
      [
        `insert into household_roster (city_code, id, region_code, tenant_id)
         values ('3402', gen_random_uuid(), '340210100002', $1)`,
        [tenant.id],
      ] as const;
    const group = (tenant: TestTenant, named = tenant) =>
      [
        `insert into household_registration (city_code, id, roster_id, region_code, tenant_id, registered_by,
         registered_on, doors)
       values ('3402', gen_random_uuid(), $1, '340210100001', $2, $2, '2026-01-01', 1)`,
        [rosterId, named.id],
      ] as const;
    const ask = (tenant: TestTenant, [text, values]: readonly [string, readonly unknown[]]) =>
      rows(scopeOfUnit(tenant), text, [...values]);
    await db.sql(
      `insert into region (code, name, level, parent_code, source)
       values ('340210100002', '社区', 'COMMUNITY', '340210100', 'test') on conflict do nothing`,
    );
    for (const [tenant, allowed] of [
      [town, 1],
      [keeper, null],
      [colleague, null],
    ] as const) {
      for (const statement of [door(tenant), roster(tenant), group(tenant)])
        expect({ tenant: tenant.type, rows: await ask(tenant, statement) }).toEqual({
          tenant: tenant.type,
          rows: allowed,
        });
    }
    expect(await ask(town, group(town, keeper))).toBeNull();
    for (const tenant of [keeper, colleague, neighbour]) {
      expect(await rows(scopeOfUnit(tenant), "update household_door set retired_on = '2026-11-01'")).toBe(0);
      expect(await rows(scopeOfUnit(tenant), 'delete from household_door')).toBe(0);
      expect(
        await rows(scopeOfUnit(tenant), 'update household_registration set undone_at = now(), undone_by = $1', [
          tenant.id,
        ]),
      ).toBe(0);
    }
    // A visit has named the door of the registration; the other one has none any more.
    expect(
      await rows(scopeOfUnit(town), 'update household_registration set undone_at = now(), undone_by = $1', [town.id]),
    ).toBeNull();
    const [text, values] = group(town);
    await db.sql(text, [...values]);
    const free = 'where id not in (select registration_id from household_door where registration_id is not null)';
    expect(
      await rows(scopeOfUnit(town), `update household_registration set undone_at = now(), undone_by = $1 ${free}`, [
        town.id,
      ]),
    ).toBe(1);
    expect(
      await rows(scopeOfUnit(town), 'update household_registration set undone_at = now(), undone_by = $1', [keeper.id]),
    ).toBeNull();
    expect(
      await rows(scopeOfUnit(town), 'update household_registration set doors = 2 where id = $1', [registration?.id]),
    ).toBeNull();
    // A door that a visit has named stays, and so does its number: its registration cannot be undone, and no door goes
    // without that.
    expect(
      await rows(scopeOfUnit(town), 'with vacancies as (delete from household_vacancy) delete from household_door'),
    ).toBe(0);
  });

  it('let nobody find a door vacant that no visit says so of', async () => {
    const vacancy = `insert into household_vacancy (city_code, roster_id, number, from_on, tenant_id, region_code)
      values ('3402', $1, 1, '2026-03-01', $2, '340210100001')`;
    for (const tenant of [town, colleague])
      expect(await rows(scopeOfUnit(tenant), vacancy, [rosterId, tenant.id])).toBeNull();
    const visit = (tenant: TestTenant) =>
      rows(
        scopeOfUnit(tenant),
        `insert into household_visit (city_code, id, tenant_id, home_region, region_code, sector, visited_on, roster_id,
           vacant, recorded_by)
       values ('3402', gen_random_uuid(), $2, $3, '340210100001', $4, '2026-03-01', $1, '{1}', $2)`,
        [rosterId, tenant.id, tenant.regionCode, tenant.sector],
      );
    expect([await visit(town), await visit(keeper), await visit(colleague)]).toEqual([1, 1, null]);
    expect(await rows(scopeOfUnit(colleague), "update household_visit set vacant = '{1}'")).toBe(0);
  });

  it('let nobody set bits or record visits in the name of another', async () => {
    expect(
      await rows(scopeOfUnit(colleague), "update household_visit_bitmap set bits = repeat('0', 2048)::bit(2048)"),
    ).toBe(0);
    expect(
      await rows(scopeOfUnit(colleague), 'insert into household_visit_bitmap select * from household_visit_bitmap'),
    ).toBe(0);
    const copy = `insert into household_visit_bitmap (city_code, roster_id, block, month, tenant_id, sector,
        home_region, region_code, bits)
      values ('3402', $1, 0, '2026-10', $2, 'PUBLIC_SECURITY', '340210100', '340210100001',
        repeat('0', 2048)::bit(2048))`;
    expect(await rows(scopeOfUnit(colleague), copy, [rosterId, keeper.id])).toBeNull();
    expect(await rows(scopeOfUnit(colleague), 'delete from household_visit_bitmap')).toBeNull();
    expect(await rows(scopeOfUnit(neighbour), 'delete from household_vacancy')).toBe(0);
    for (const table of ['rollup_covered', 'rollup_covered_day']) {
      expect(await rows(scopeOfUnit(colleague), `select 1 from ${table}`)).toBe(0);
      expect(await rows(scopeOfUnit(colleague), `update ${table} set node = node`)).toBeNull();
    }
  });
});
