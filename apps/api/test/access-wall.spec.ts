import { APP_ROLE, ensureRoles, roleUrl, type Scope, scopeParameters } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { COMMUNITY, FAR_COMMUNITY, type HouseholdsStage, setHouseholdsStage } from './households.stage.js';
import { insertUser, type TestTenant } from './support/factories.js';

/**
 * What the role of the application may not do in SQL, whoever gets hold of a statement: take another scope, act in
 * another's name, raise its own rights, and amend a record into one that it may not record. What is tested of one table
 * here is asked of all by the catalogue below.
 */
let stage: HouseholdsStage;
let app: pg.Client;
let school: TestTenant;
let admin: string;
let editor: string;
let official: { id: string; tenant: TestTenant };

beforeAll(async () => {
  stage = await setHouseholdsStage();
  await ensureRoles(stage.api.ownerUrl); // a clone has not what the template's database was told
  app = new pg.Client({ connectionString: roleUrl(stage.api.ownerUrl, APP_ROLE) });
  await app.connect();
  school = stage.police.tenant;
  admin = (await insertUser(stage.api, school, ['UNIT_ADMIN'], 'wall-admin')).id;
  editor = (await insertUser(stage.api, school, ['UNIT_EDITOR'], 'wall-editor')).id;
  official = { id: stage.official.userId, tenant: stage.official.tenant };
}, 120_000);
afterAll(async () => {
  await app?.end();
  await stage?.close();
});

type Step = readonly [text: string, values?: readonly unknown[]];
const as = (userId: string, { cityCode, id }: TestTenant = school, change: Partial<Scope> = {}): Scope => ({
  cityCode,
  tenantId: id,
  userId,
  regions: [],
  sector: null,
  mode: 'member',
  ...change,
});
const OPEN = 'call open_scope($1,$2,$3,$4,$5,$6,$7,$8)';

/** Rows of the last of some statements in a scope, or why it was refused: a SQLSTATE. Nothing of them stays. */
async function attempt(scope: Scope, ...steps: Step[]): Promise<number | string | null> {
  await app.query('begin');
  try {
    await app.query(OPEN, scopeParameters(scope));
    let rows: number | null = 0;
    for (const [text, values = []] of steps) rows = (await app.query(text, [...values])).rowCount;
    return rows;
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === undefined) throw error;
    return code;
  } finally {
    await app.query('rollback');
  }
}
const REFUSED = '42501';

describe('a scope', () => {
  const member = () => as(editor);
  const seen = "select 1 from fraud_case where city_code = '3402'";

  beforeAll(async () => {
    await stage.sql(
      `insert into fraud_case (city_code, id, tenant_id, home_region, region_code, sector, recorded_by, reported_on,
         fraud_type)
       values ('3402', $1, $2, '340210101', '340210101', 'PUBLIC_SECURITY', $2, '2026-11-01', 'LOAN')`,
      [randomUUID(), stage.moved.tenant.id],
    );
    await expect(stage.sql(seen)).resolves.toHaveLength(1);
  });

  it.each([
    ["select set_config('app.regions', '34', true)", REFUSED],
    [`${seen} and (select set_config('app.regions', '34', true)) <> ''`, REFUSED],
    [`${seen} and (select count(set_config('app.regions', '34', false)) from generate_series(1, 2)) > 0`, REFUSED],
    ["select open_scope('3402', null, null, '34', null, 'operator', null, null)", '42809'],
    ["call open_scope('3402', null, null, '34', null, 'operator', null, null)", REFUSED],
    [
      "select query_to_xml('call open_scope(''3402'',null,null,''34'',null,''operator'',null,null)', true, false, '')",
      '0A000',
    ],
    ["select query_to_xml('set local app.regions = ''34''', true, false, '')", '0A000'],
    ["select query_to_xml('select set_config(''app.regions'', ''34'', true)', true, false, '')", REFUSED],
    [
      "select ts_rewrite('a'::tsquery, 'select set_config(''app.regions'', ''34'', true)::tsquery, ''b''::tsquery')",
      REFUSED,
    ],
    ["update pg_settings set setting = '34' where name = 'app.regions'", REFUSED],
    ["alter role fanzha_app set app.regions = '34'", null],
    ['set role fanzha_jobs', REFUSED],
    ['set session authorization fanzha_jobs', REFUSED],
    ['create function widen() returns text language sql as $$ select 1::text $$', REFUSED],
    ['create temporary table region (code text)', REFUSED],
    ['alter table fraud_case no force row level security', REFUSED],
    ['truncate audit_entry', REFUSED],
  ])('is not widened by %s', async (text, code) => {
    const outcome = await attempt(member(), [text]);
    if (code !== null) expect(outcome).toBe(code);
    expect(await attempt(member(), [seen])).toBe(0);
  });

  it('is opened by a statement of its own: the role may still SET, so no SQL is made of input', async () => {
    expect(await attempt(member(), ["set local app.regions = '34'"], [seen])).toBe(1);
    await app.query('begin');
    await app.query(OPEN, scopeParameters(member()));
    await app.query('commit');
    expect((await app.query("select coalesce(current_setting('app.tenant', true), '') as left_over")).rows).toEqual([
      { left_over: '' },
    ]);
  });
});

describe('an account', () => {
  it('reads no hash of a password, not even its own', async () => {
    for (const text of [
      'select password_hash from user_account',
      'select * from user_account',
      'select u::text from user_account u',
      'select to_jsonb(u) from user_account u',
    ]) {
      expect(await attempt(as(admin), [text])).toBe(REFUSED);
    }
    expect(await attempt(as(admin), ['select 1 from user_account where typed_password_hash() is not null'])).toBe(0);
    expect(await attempt(as(admin), ["update user_account set password_hash = 'x' where password_hash like '%'"])).toBe(
      REFUSED,
    );
  });

  it('raises no rights: neither its own nor those of others', async () => {
    expect(await attempt(as(admin), ["update user_account set roles = '{CITY_OFFICIAL}' where id = $1", [admin]])).toBe(
      REFUSED,
    );
    expect(
      await attempt(as(official.id, official.tenant), [
        "update user_account set roles = roles || '{OPERATOR}' where id = $1",
        [official.id],
      ]),
    ).toBe(REFUSED);
    const created = (roles: string[], tenant = school.id): Step => [
      `insert into user_account (city_code, id, tenant_id, username, display_name, password_hash, roles)
       values ('3402', $1, $2, 'made-up', 'n', '!', $3)`,
      [randomUUID(), tenant, roles],
    ];
    expect(await attempt(as(admin), created(['UNIT_EDITOR']))).toBe(1);
    for (const role of ['COUNTY_OFFICIAL', 'CITY_OFFICIAL', 'OPERATOR'])
      expect(await attempt(as(admin), created(['UNIT_EDITOR', role]))).toBe(REFUSED);
    expect(await attempt(as(editor), created(['UNIT_ADMIN']))).toBe(REFUSED);
    expect(await attempt(as(admin), created(['UNIT_EDITOR'], stage.bank.tenant.id))).toBe(REFUSED);
  });

  it('sets the password of a colleague as an administrator, of an official never', async () => {
    const set = (id: string): Step => [
      "update user_account set password_hash = 'mine', must_change_password = false where id = $1",
      [id],
    ];
    expect(await attempt(as(admin), set(editor))).toBe(1);
    expect(await attempt(as(editor), set(editor))).toBe(1);
    expect(await attempt(as(editor), set(admin))).toBe(0);
    const clerk = (await insertUser(stage.api, official.tenant, ['UNIT_ADMIN'])).id;
    expect(await attempt(as(clerk, official.tenant), set(official.id))).toBe(0);
  });

  it('opens no session for a colleague, continues none, and revives none', async () => {
    const session = (userId: string): Step => [
      `insert into user_session (city_code, id, tenant_id, user_id, refresh_counter, expires_at)
       values ('3402', $1, $2, $3, 1, now() + interval '1 day')`,
      [randomUUID(), school.id, userId],
    ];
    expect(await attempt(as(editor), session(editor))).toBe(1);
    for (const other of [admin, official.id]) expect(await attempt(as(editor), session(other))).toBe(REFUSED);
    const rotate = 'update user_session set refresh_counter = 7 where user_id = $1';
    expect(await attempt(as(editor), [rotate, [editor]])).toBe(1);
    expect(await attempt(as(editor), [rotate, [admin]])).toBe(0);
    expect(await attempt(as(admin), [rotate, [editor]])).toBe(REFUSED);
    expect(
      await attempt(as(admin), ["update user_session set refresh_hash = '\\x01' where user_id = $1", [admin]]),
    ).toBe(REFUSED);
    const end = 'update user_session set ended_at = now() where user_id = $1';
    expect(await attempt(as(admin), [end, [editor]])).toBe(1);
    expect(await attempt(as(editor), [end, [admin]])).toBe(0);
    expect(
      await attempt(
        as(editor),
        [end, [editor]],
        ['update user_session set ended_at = null where user_id = $1', [editor]],
      ),
    ).toBe(0);
  });

  it('writes no entry of the log in the name of a colleague or of nobody', async () => {
    const entry = (userId: string | null, tenant = school.id): Step => [
      `insert into audit_entry (city_code, id, tenant_id, user_id, action, subject_kind, subject_id)
       values ('3402', $1, $2, $3, 'user.created', 'user', 'x')`,
      [randomUUID(), tenant, userId],
    ];
    expect(await attempt(as(editor), entry(editor))).toBe(1);
    for (const userId of [admin, official.id, null]) expect(await attempt(as(editor), entry(userId))).toBe(REFUSED);
    expect(await attempt(as(editor), entry(editor, stage.bank.tenant.id))).toBe(REFUSED);
  });

  it('creates API clients as itself, with oversight only as an official, and revives none', async () => {
    const clerk = (await insertUser(stage.api, official.tenant, ['UNIT_ADMIN'])).id;
    const client = (tenant: TestTenant, createdBy: string, oversees: boolean): Step => [
      `insert into api_client (city_code, id, tenant_id, name, scopes, oversees, token_hash, expires_on, created_by)
       values ('3402', $1, $2, 'n', '{rollup:read}', $4, sha256('x'), '2027-01-01', $3)`,
      [randomUUID(), tenant.id, createdBy, oversees],
    ];
    expect(await attempt(as(official.id, official.tenant), client(official.tenant, official.id, true))).toBe(1);
    expect(await attempt(as(clerk, official.tenant), client(official.tenant, clerk, false))).toBe(1);
    expect(await attempt(as(clerk, official.tenant), client(official.tenant, clerk, true))).toBe(REFUSED);
    expect(await attempt(as(clerk, official.tenant), client(official.tenant, official.id, true))).toBe(REFUSED);
    expect(await attempt(as(editor), client(school, editor, false))).toBe(REFUSED);
    const own = client(school, admin, false);
    const revoke: Step = [
      'update api_client set revoked_at = now(), revoked_by = $1 where tenant_id = $2',
      [admin, school.id],
    ];
    expect(await attempt(as(admin), own, revoke)).toBe(1);
    expect(
      await attempt(as(admin), own, revoke, [
        'update api_client set revoked_at = null, revoked_by = null where tenant_id = $1',
        [school.id],
      ]),
    ).toBe(REFUSED);
    const [text, values = []] = own;
    await stage.sql(text, [...values]);
    await stage.sql('update api_client set revoked_at = now() where id = $1', [values[0]]);
    const program = as(admin, stage.bank.tenant, { mode: 'client', subject: String(values[0]) });
    expect(await attempt(program, ['update api_client set revoked_at = null, last_used_at = now()'])).toBe(0);
  });

  it('makes no region, unless it is an operator that adds a community to its own city', async () => {
    const region = (code: string, level: string): Step => [
      "insert into region (code, name, level, parent_code, source) values ($1, '新', $2, $3, 'test')",
      [code, level, code.length === 12 ? code.slice(0, 9) : code.slice(0, 6)],
    ];
    const operator = as(official.id, official.tenant, { mode: 'operator' });
    expect(await attempt(operator, region('340210100777', 'COMMUNITY'))).toBe(1);
    expect(await attempt(operator, region('340102001777', 'COMMUNITY'))).toBe(REFUSED);
    expect(await attempt(operator, region('340210777', 'TOWN'))).toBe(REFUSED);
    expect(await attempt(as(admin), region('340210100777', 'COMMUNITY'))).toBe(REFUSED);
    expect(await attempt(operator, ["update region set name = 'x'"])).toBe(REFUSED);
  });

  it('uses up an invitation, and makes none of a used one', async () => {
    await stage.sql(
      "insert into operator_invitation (token_hash, expires_at) values ('\\x01', now() + interval '1 day')",
    );
    expect(
      await attempt(
        as(editor),
        ['update operator_invitation set used_at = now()'],
        ['update operator_invitation set used_at = null'],
      ),
    ).toBe(0);
  });
});

describe('an amendment', () => {
  const insert = (table: string, columns: Record<string, unknown>): Step => {
    const all: Record<string, unknown> = { city_code: '3402', ...columns };
    return [
      `insert into ${table} (${Object.keys(all).join()}) values (${Object.keys(all)
        .map((_, n) => `$${n + 1}`)
        .join()})`,
      Object.values(all),
    ];
  };
  const fact = (tenant: TestTenant, columns: Record<string, unknown>) => ({
    id: randomUUID(),
    tenant_id: tenant.id,
    home_region: tenant.regionCode,
    region_code: tenant.regionCode,
    sector: tenant.sector,
    recorded_by: tenant.id,
    ...columns,
  });

  it('addresses a warning to nobody new; voiding one is always possible', async () => {
    const { tenant } = official;
    const overseer = as(official.id, tenant, { regions: ['340210'] });
    const warn = insert(
      'warning',
      fact(tenant, { title: '预警', body: '不转账', published_on: '2026-11-16', regions: ['340210'] }),
    );
    const to = (regions: string): Step => [`update warning set regions = '${regions}'`];
    expect(await attempt(overseer, warn, to('{340210100}'))).toBe(1);
    for (const wider of ['{3402}', '{340210,340223}', '{34}'])
      expect(await attempt(overseer, warn, to(wider))).toBe(REFUSED);
    const health = stage.healthOfficial.tenant;
    const line = as(stage.healthOfficial.userId, health, { regions: ['340210'], sector: 'HEALTH' });
    const toLine = insert(
      'warning',
      fact(health, {
        title: '预警',
        body: '不转账',
        published_on: '2026-11-16',
        regions: ['340210'],
        sectors: ['HEALTH'],
      }),
    );
    for (const sectors of ['{}', '{FINANCE}', '{HEALTH,FINANCE}'])
      expect(await attempt(line, toLine, [`update warning set sectors = '${sectors}'`])).toBe(REFUSED);
    const voided = "update warning set record_status = 'VOIDED', void_reason = '发错'";
    expect(await attempt(line, toLine, [voided])).toBe(1);
    expect(
      await attempt(
        overseer,
        warn,
        [`${voided}, regions = '{3402}'`],
        ["update warning set record_status = 'ACTIVE', void_reason = null"],
      ),
    ).toBe(REFUSED);
  });

  it('puts a visit on no roster of another community', async () => {
    await stage.register(['1-1'], '2026-01-01', COMMUNITY, stage.town);
    await stage.register(['9-1'], '2026-01-01', FAR_COMMUNITY, stage.farTown);
    const rosterOf = async (code: string) =>
      (await stage.sql<{ id: string }>('select id from household_roster where region_code = $1', [code]))[0]?.id ?? '';
    const visit = insert(
      'household_visit',
      fact(school, {
        visited_on: '2026-11-16',
        region_code: COMMUNITY,
        roster_id: await rosterOf(COMMUNITY),
        visited: [1],
      }),
    );
    expect(await attempt(as(editor), visit, ['update household_visit set visited = $1', [[1, 2]]])).toBe(1);
    expect(
      await attempt(as(editor), visit, ['update household_visit set roster_id = $1', [await rosterOf(FAR_COMMUNITY)]]),
    ).toBe(REFUSED);
    expect(await attempt(as(editor), visit, ['update household_visit set roster_id = $1', [randomUUID()]])).toBe(
      REFUSED,
    );
  });

  it('or a further column brings no figure past the policies that name what a row may state', async () => {
    await stage.sql('alter table rollup_delta add column later_indicator bigint');
    const columns = await stage.sql<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = 'rollup_delta'::regclass and attnum > 0
         and not attisdropped and atttypid in ('bigint'::regtype, 'numeric'::regtype) and attname <> 'id'`,
    );
    expect(columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['later_indicator', 'cases_reported', 'households_registered']),
    );
    const roster = {
      tenant_id: stage.town.tenant.id,
      home_region: COMMUNITY,
      region_code: COMMUNITY,
      sector: '-',
      day: '2026-11-05',
    };
    for (const { name } of columns) {
      expect({
        name,
        outcome: await attempt(
          as(stage.town.userId, stage.town.tenant),
          insert('rollup_delta', { ...roster, [name]: 1 }),
        ),
      }).toEqual({ name, outcome: name === 'households_registered' ? 1 : REFUSED });
    }
    const joint = insert(
      'interception',
      fact(school, { id: randomUUID(), occurred_on: '2026-11-05', place: 'COUNTER', count: 1 }),
    );
    const id = (joint[1] ?? [])[1];
    const bank = stage.bank.tenant;
    const taking = insert('interception_participant', {
      interception_id: id,
      tenant_id: bank.id,
      recorder_id: school.id,
      name: bank.name,
      type: bank.type,
      home_region: bank.regionCode,
      region_code: bank.regionCode,
      sector: bank.sector,
    });
    const share = {
      tenant_id: bank.id,
      home_region: bank.regionCode,
      region_code: bank.regionCode,
      sector: bank.sector,
      day: '2026-11-05',
      tenant_only: true,
    };
    const actAs = ({ id: unit }: TestTenant): Step => [
      `set local app.tenant = '${unit}'; set local app."user" = '${unit}'`,
    ];
    const confirmed: Step[] = [
      actAs(bank),
      [
        "update interception_participant set confirmation = 'CONFIRMED', answered_by = $1 where interception_id = $2",
        [bank.id, id],
      ],
      actAs(school),
    ];
    const shared = ['interceptions', 'loss_avoided', 'dissuasions'];
    for (const { name } of columns) {
      expect({
        name,
        outcome: await attempt(
          as(editor),
          joint,
          taking,
          ...confirmed,
          insert('rollup_delta', { ...share, [name]: 1 }),
        ),
      }).toEqual({ name, outcome: shared.includes(name) ? 1 : REFUSED });
    }
    await stage.sql('alter table rollup_delta drop column later_indicator');
  });
});
