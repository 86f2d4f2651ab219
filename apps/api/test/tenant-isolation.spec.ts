import { APP_ROLE, type Scope } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { insertFraudCasesAndTallies } from './isolation/fraud-cases-and-tallies.js';
import { insertGroupsInspectionsAndControlMeasures } from './isolation/groups-inspections-control-measures.js';
import { insertInterceptionsAndFundsActions } from './isolation/interceptions-and-funds-actions.js';
import { insertHouseholds } from './isolation/households.js';
import { insertFraudFreeSchemes } from './isolation/fraud-free-schemes.js';
import { insertEvaluations } from './isolation/evaluations.js';
import { insertCampaigns } from './isolation/campaigns.js';
import { insertSubmissions } from './isolation/submissions.js';
import { insertSupervision } from './isolation/supervision.js';
import { insertSummaries } from './isolation/summaries.js';
import { insertAttachments } from './isolation/attachments.js';
import { insertNotifications } from './isolation/notifications.js';
import { insertImports } from './isolation/imports.js';
import { insertReadTexts } from './isolation/read-texts.js';
import { attempt as attemptIn, reachedThroughTheWall, tenantTables } from './isolation/wall.js';
import { LISTED_BY_NOBODY, OF_OFFICIALS, OF_REGIONS, OWNED_BY } from './isolation/whose-rows.js';
import { insertNoticesAndRestatements } from './isolation/notices-and-restatements.js';
import { appClient, freshDatabase, type TestDatabase } from './support/database.js';
import { insertOversight, insertTenant, type TestTenant } from './support/factories.js';
import { scopeOfUnit } from './support/wall-attempts.js';

/**
 * The second wall: what row-level security lets through when nothing in front of it decides. The specs speak to the
 * database as the application does, in the scope of a unit, and reach for rows of a neighbour and of another city.
 * Tables are found in the catalogue, so that a new one is tested on the day it is created.
 */
describe('isolation of tenants in the database', () => {
  let db: TestDatabase;
  let app: pg.Client;
  let tables: string[];
  let own: TestTenant;
  let neighbour: TestTenant;
  let stranger: TestTenant;

  beforeAll(async () => {
    db = await freshDatabase();
    own = await insertTenant(db, 'SCHOOL', '340210100');
    neighbour = await insertTenant(db, 'SCHOOL', '340210101');
    stranger = await insertTenant(db, 'SCHOOL', '340102001');
    for (const tenant of [own, neighbour, stranger]) await insertRowsOf(db, tenant);
    tables = await tenantTables(db);
    app = appClient(db.ownerUrl);
    await app.connect();
  });

  afterAll(async () => {
    await app?.end();
    await db?.drop();
  });

  const attempt = <Row extends pg.QueryResultRow>(scope: Scope | null, text: string, values: unknown[] = []) =>
    attemptIn<Row>(app, scope, text, values);

  const rowsOf = (tenant: TestTenant, table: string) =>
    OF_REGIONS.includes(table)
      ? `city_code = '${tenant.cityCode}' and node = '${tenant.regionCode}'`
      : `city_code = '${tenant.cityCode}' and ${OWNED_BY[table] ?? 'tenant_id'}::text = '${tenant.id}'`;

  it('finds every table with a city, and puts rows of each tenant, or of its region, into each', async () => {
    expect(tables).toEqual(
      expect.arrayContaining(['tenant', 'user_account', 'activity', 'rollup_cell', 'audit_entry']),
    );
    for (const table of tables) {
      for (const tenant of [own, neighbour, stranger]) {
        const [found] = await db.sql<{ rows: number }>(
          `select count(*)::int "rows" from ${table} where ${rowsOf(tenant, table)}`,
        );
        expect({ table, rows: found?.rows }).toEqual({ table, rows: expect.any(Number) });
        expect(found?.rows).toBeGreaterThan(0);
      }
    }
  });

  it('has row-level security enabled, forced and used on each of them', async () => {
    const walls = await db.sql(
      `select c.relname "table", c.relrowsecurity enabled, c.relforcerowsecurity forced,
         exists (select from pg_policy p where p.polrelid = c.oid) used
       from pg_class c where c.relname = any($1) and c.relnamespace = 'public'::regnamespace`,
      [tables],
    );
    expect(walls).toHaveLength(tables.length);
    for (const wall of walls) expect(wall).toEqual({ table: wall['table'], enabled: true, forced: true, used: true });
  });

  it('lets the application neither own a table nor bypass the wall', async () => {
    const [role] = await db.sql('select rolsuper, rolbypassrls from pg_roles where rolname = $1', [APP_ROLE]);
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false });
    const owned = await db.sql("select relname from pg_class where relowner = $1::regrole and relkind = 'r'", [
      APP_ROLE,
    ]);
    expect(owned).toEqual([]);
  });

  it('shows nothing without a scope, and nothing in an empty one', async () => {
    const empty: Scope = { cityCode: '', tenantId: null, userId: null, regions: [], sector: null, mode: 'member' };
    for (const table of tables) {
      for (const scope of [null, empty]) {
        const seen = await attempt(scope, `select 1 from ${table}`);
        expect({ table, seen: seen?.rowCount ?? 0 }).toEqual({ table, seen: 0 });
      }
    }
  });

  it('shows a tenant its own rows, except those that nobody lists, and what is of its region', async () => {
    const others = [...LISTED_BY_NOBODY, ...OF_OFFICIALS, ...OF_REGIONS] as readonly string[];
    for (const table of tables.filter((name) => !others.includes(name))) {
      const seen = await attempt(scopeOfUnit(own), `select 1 from ${table} where ${rowsOf(own, table)}`);
      expect({ table, seen: seen?.rowCount }).toEqual({ table, seen: expect.any(Number) });
      expect(seen?.rowCount).toBeGreaterThan(0);
    }
  });

  describe.each([
    ['a neighbour in the same city', () => neighbour],
    ['a tenant of another city', () => stranger],
  ])('of %s', (_, other) => {
    /** Campaigns address every unit of a city, and no other city. */
    const isOpenInCity = (table: string) => table === 'campaign' && other() === neighbour;

    it('no row can be read, updated, deleted or added in its name', async () => {
      const reached = await reachedThroughTheWall(db, app, scopeOfUnit(own), tables, (table) => rowsOf(other(), table));
      expect(reached.filter(({ table, act }) => !(act === 'read' && isOpenInCity(table)))).toEqual([]);
    });
  });

  it('shows the bearer of a token that one client, and lets nothing change but its last use', async () => {
    const [client] = await db.sql<{ id: string }>(`select id from api_client where ${rowsOf(own, 'api_client')}`);
    const bearer = (tenant: TestTenant) =>
      scopeOfUnit(tenant, { tenantId: null, userId: null, mode: 'client', subject: client?.id ?? '' });
    const visible = async (scope: Scope, table: string) =>
      (await attempt(scope, `select 1 from ${table}`))?.rowCount ?? 0;
    for (const table of ['tenant', 'user_account', 'user_session', 'oversight', 'activity', 'audit_entry']) {
      expect({ table, seen: await visible(bearer(own), table) }).toEqual({ table, seen: 0 });
    }
    expect(await visible(bearer(own), 'api_client')).toBe(1);
    expect(await visible(bearer(stranger), 'api_client')).toBe(0);
    expect((await attempt(bearer(own), 'update api_client set last_used_at = now()'))?.rowCount).toBe(1);
    for (const change of [
      "scopes = '{ledger:write}'",
      "token_hash = ''",
      "expires_on = '2200-01-01'",
      `tenant_id = '${neighbour.id}'`,
    ]) {
      expect(await attempt(bearer(own), `update api_client set ${change}`)).toBeNull();
    }
  });

  it('shows numbers of a region to its overseers, those of all sectors to overseers of all', async () => {
    const seen = async (regions: string[], sector: Scope['sector']) =>
      (
        await attempt(
          scopeOfUnit(own, { regions, sector }),
          `select 1 from rollup_reporting where ${rowsOf(neighbour, 'rollup_reporting')}`,
        )
      )?.rowCount;
    expect(await seen([], null)).toBe(0);
    expect(await seen(['340210'], null)).toBe(2);
    expect(await seen(['340210'], 'EDUCATION')).toBe(1);
    expect(await seen(['340210'], 'HEALTH')).toBe(0);
    expect(await seen(['340210100', '340223'], null)).toBe(0);
  });

  it('shows what tells of a region as a whole to those who oversee all of it alone', async () => {
    const authority = await insertTenant(db, 'AUTHORITY', '340210');
    const seen = async (table: string, regions: string[], sector: Scope['sector'] = null) =>
      (await attempt(scopeOfUnit(authority, { regions, sector }), `select 1 from ${table} where ${rowsOf(own, table)}`))
        ?.rowCount;
    for (const table of OF_OFFICIALS) {
      expect({ table, seen: await seen(table, ['340210']) }).toEqual({ table, seen: 1 });
      expect({ table, seen: await seen(table, ['340210'], 'PUBLIC_SECURITY') }).toEqual({ table, seen: 0 });
      for (const regions of [[neighbour.regionCode], [`${own.regionCode}001`], []])
        expect({ table, regions, seen: await seen(table, regions) }).toEqual({ table, regions, seen: 0 });
    }
    // The campaign of the closing is for one line.
    expect(await seen('campaign_closing', ['340210'], own.sector)).toBe(1);
  });

  it('shows the number of a case to no overseer, though the case and the counts of its unit', async () => {
    const authority = await insertTenant(db, 'AUTHORITY', '340210');
    const overseer = scopeOfUnit(authority, { regions: ['340210'] });
    const seen = async (table: string) =>
      (await attempt(overseer, `select 1 from ${table} where ${rowsOf(neighbour, table)}`))?.rowCount;
    for (const table of ['fraud_case', 'tally', 'tally_measure'])
      expect({ table, seen: await seen(table) }).toEqual({ table, seen: 1 });
    expect(await seen('fraud_case_number')).toBe(0);
  });

  it('shows a text or a table that was read to no overseer, nor what became of it', async () => {
    const authority = await insertTenant(db, 'AUTHORITY', '340210');
    const overseer = scopeOfUnit(authority, { regions: ['340210'] });
    for (const table of ['read_text', 'read_text_record', 'import', 'import_row', 'import_mapping']) {
      const seen = await attempt(overseer, `select 1 from ${table} where ${rowsOf(neighbour, table)}`);
      expect({ table, seen: seen?.rowCount }).toEqual({ table, seen: 0 });
    }
  });

  it('shows a file to those who see its record, and of a document of a region to its overseers alone', async () => {
    const authority = await insertTenant(db, 'AUTHORITY', '340210');
    const names = async (scope: Scope) =>
      (
        await attempt<{ name: string }>(
          scope,
          `select name from attachment where ${rowsOf(neighbour, 'attachment')} order by name`,
        )
      )?.rows.map(({ name }) => name);
    const overseer = (region: string, sector: Scope['sector']) => scopeOfUnit(authority, { regions: [region], sector });
    expect(await names(overseer('340210', null))).toEqual(['issued.pdf', 'record.jpg']);
    expect(await names(overseer('340210', 'EDUCATION'))).toEqual(['issued.pdf', 'record.jpg']);
    expect(await names(overseer('340210', 'HEALTH'))).toEqual([]);
    expect(await names(overseer('340223', null))).toEqual([]);
    expect(await names(scopeOfUnit(neighbour))).toEqual(['record.jpg', 'upload.jpg']);
    expect(await names(scopeOfUnit(neighbour, { regions: ['340210101'] }))).toEqual([
      'draft.pdf',
      'issued.pdf',
      'record.jpg',
      'upload.jpg',
    ]);
  });

  it('lets nobody attach a file where the unit was not, or move one there', async () => {
    const place = (region: string) =>
      `update attachment set region_code = '${region}' where ${rowsOf(own, 'attachment')} and name = 'record.jpg'`;
    expect((await attempt(scopeOfUnit(own), place('340210100')))?.rowCount).toBe(1);
    expect(await attempt(scopeOfUnit(own), place('340223100'))).toBeNull();
    expect(await attempt(scopeOfUnit(own), `delete from attachment where ${rowsOf(own, 'attachment')}`)).toBeNull();
    for (const column of ['content', 'size', 'name', 'tenant_id'])
      expect(await attempt(scopeOfUnit(own), `update attachment set ${column} = ${column}`)).toBeNull();
  });

  it('shows phones of a leadership group to no overseer, though the group and its members', async () => {
    const authority = await insertTenant(db, 'AUTHORITY', '340210');
    const overseer = scopeOfUnit(authority, { regions: ['340210'] });
    const seen = async (table: string) =>
      (await attempt(overseer, `select 1 from ${table} where ${rowsOf(neighbour, table)}`))?.rowCount;
    expect(await seen('leadership_group')).toBe(1);
    expect(await seen('leadership_member')).toBe(1);
    expect(await seen('leadership_contact')).toBe(0);
  });

  it('shows an overseer the facts of its region and sector, and lets it change none', async () => {
    const authority = await insertTenant(db, 'AUTHORITY', '340210');
    await insertOversight(db, authority, '340210', 'EDUCATION');
    const overseer = (region: string, sector: Scope['sector']) => scopeOfUnit(authority, { regions: [region], sector });
    const seen = async (scope: Scope) =>
      (await attempt(scope, `select 1 from activity where ${rowsOf(neighbour, 'activity')}`))?.rowCount;
    expect(await seen(overseer('340210', null))).toBe(1);
    expect(await seen(overseer('340210', 'EDUCATION'))).toBe(1);
    expect(await seen(overseer('340210', 'HEALTH'))).toBe(0);
    expect(await seen(overseer('340223', null))).toBe(0);

    const changed = await attempt(
      overseer('340210', null),
      `update activity set title = 'x' where ${rowsOf(neighbour, 'activity')}`,
    );
    expect(changed?.rowCount).toBe(0);
  });
});

/** A row of the tenant, or of its region, in every table that has a city. */
async function insertRowsOf(db: TestDatabase, { cityCode, id, regionCode }: TestTenant): Promise<void> {
  const into = (table: string, row: Record<string, unknown>) => {
    const columns = Object.keys({ city_code: cityCode, ...row });
    const values = Object.values({ city_code: cityCode, ...row });
    return db.sql(
      `insert into ${table} (${columns.join()}) values (${columns.map((_, index) => `$${index + 1}`).join()})`,
      values,
    );
  };
  const name = `user-${id}`;
  const day = '2026-11-05';
  const fact = { tenant_id: id, region_code: regionCode, sector: 'EDUCATION' };
  const activity = randomUUID();
  const cell = { node: id, period: '2026-11', sector: '*', dimension: '*', member: '*', region_code: regionCode };

  await into('oversight', { id: randomUUID(), tenant_id: id, region_code: regionCode, valid_from: day });
  await into('user_account', {
    id,
    tenant_id: id,
    username: name,
    display_name: '某人',
    password_hash: 'x',
    roles: ['VIEWER'],
  });
  await into('login_name', { username: name, user_id: id });
  await into('user_session', {
    id: randomUUID(),
    tenant_id: id,
    user_id: id,
    refresh_hash: Buffer.alloc(32),
    expires_at: '2100-01-01',
  });
  await insertNotifications(into, id);
  await into('saved_view', {
    id: randomUUID(),
    user_id: id,
    list: 'activities',
    name: '本月',
    content: {},
    position: 0,
  });
  const client = {
    name: '数据对接',
    scopes: ['rollup:read'],
    token_hash: Buffer.alloc(32),
    expires_on: '2100-01-01',
    created_by: id,
  };
  await into('api_client', { ...client, id: randomUUID(), tenant_id: id });
  await into('audit_entry', { id: randomUUID(), tenant_id: id, action: 'test', subject_kind: 'test', subject_id: id });
  await into('campaign', { id: randomUUID(), tenant_id: id, name: '全民反诈在行动', starts_on: day, ends_on: day });
  await into('activity', {
    ...fact,
    id: activity,
    home_region: regionCode,
    type: 'LECTURE',
    title: '讲座',
    status: 'DONE',
    start_on: day,
    recorded_by: id,
  });
  await into('activity_measure', {
    ...fact,
    activity_id: activity,
    indicator: 'PARTICIPANTS',
    amount: 120,
    qualifier: 'EXACT',
  });
  await insertFraudCasesAndTallies(into, fact);
  await insertGroupsInspectionsAndControlMeasures(into, fact);
  await insertInterceptionsAndFundsActions(into, fact);
  await insertReadTexts(into, id);
  await insertAttachments(into, fact, activity);
  await insertImports(into, id);
  await insertNoticesAndRestatements(into, fact);
  await insertHouseholds(db, into, fact);
  await insertSummaries(into, fact);
  await insertFraudFreeSchemes(into, fact);
  await insertCampaigns(into, fact);
  await insertEvaluations(into, fact);
  await insertSubmissions(into, fact);
  await insertSupervision(into, fact, (await insertTenant(db, 'AUTHORITY', cityCode)).id);
  await into('fact_revision', {
    ...fact,
    fact_kind: 'activity',
    fact_id: activity,
    version: 1,
    change: 'AMENDED',
    image: {},
    changed_by: id,
  });
  const line = { fact_kind: 'ACTIVITY', fact_id: activity, indicator: 'SESSIONS', until_on: day, series: randomUUID() };
  await into('stated_total', {
    ...fact,
    ...line,
    id: randomUUID(),
    home_region: regionCode,
    attributed_on: day,
    running: true,
    qualifier: 'UNCOUNTED',
    to_check: false,
    rest_qualifier: 'UNCOUNTED',
    exceeded: false,
  });
  await into('stated_part', { ...fact, ...line, qualifier: 'UNCOUNTED', included: true });
  await into('rollup_delta', { ...fact, home_region: regionCode, day });
  await into('rollup_cell', cell);
  await into('rollup_qualifier_count', { ...cell, indicator: 'PARTICIPANTS' });
  const { period: month, ...place } = cell;
  await into('rollup_spanning', { ...place, month, before: 'MONTH', indicator: 'PARTICIPANTS' });
  await into('rollup_tenant_reporting', {
    tenant_id: id,
    period: '2026-11',
    home_region: regionCode,
    sector: 'EDUCATION',
    facts: 1,
  });
  for (const sector of ['*', 'EDUCATION'])
    await into('rollup_reporting', { node: regionCode, period: '2026-11', sector, contributing: 1 });
}
