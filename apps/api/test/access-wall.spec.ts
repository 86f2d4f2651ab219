import { type Scope, scopeParameters } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { makeSecondWallFixture, type SecondWallFixture } from './second-wall.fixture.js';
import { insertUser, type TestTenant } from './support/factories.js';
import { OPEN_SCOPE, REFUSED, scopeOfUnit, type Step } from './support/wall-attempts.js';

/**
 * What the role of the application may not do in SQL, even if an attacker gets hold of a statement: take another scope,
 * act in another's name, raise its own rights, and amend a record into one that it may not record. What is tested of
 * one table here is asked of all by the catalogue below.
 */
let fixture: SecondWallFixture;
let school: TestTenant;
let admin: string;
let editor: string;
let official: { id: string; tenant: TestTenant };

beforeAll(async () => {
  fixture = await makeSecondWallFixture();
  school = fixture.police.tenant;
  admin = (await insertUser(fixture.api, school, ['UNIT_ADMIN'], 'wall-admin')).id;
  editor = (await insertUser(fixture.api, school, ['UNIT_EDITOR'], 'wall-editor')).id;
  official = { id: fixture.official.userId, tenant: fixture.official.tenant };
}, 120_000);
afterAll(() => fixture?.close());

/** The scope of a user, of the school unless told otherwise. */
const as = (userId: string, tenant: TestTenant = school, change: Partial<Scope> = {}) =>
  scopeOfUnit(tenant, { userId, ...change });

describe('a scope', () => {
  const member = () => as(editor);
  const seen = "select 1 from fraud_case where city_code = '3402'";

  beforeAll(async () => {
    await fixture.sql(
      `insert into fraud_case (city_code, id, tenant_id, home_region, region_code, sector, recorded_by, reported_on,
         fraud_type)
       values ('3402', $1, $2, '340210101', '340210101', 'PUBLIC_SECURITY', $2, '2026-11-01', 'LOAN')`,
      [randomUUID(), fixture.moved.tenant.id],
    );
    await expect(fixture.sql(seen)).resolves.toHaveLength(1);
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
    const outcome = await fixture.attempt(member(), [text]);
    if (code !== null) expect(outcome).toBe(code);
    expect(await fixture.attempt(member(), [seen])).toBe(0);
  });

  it('is opened by a statement of its own: the role may still SET, so no SQL is made of input', async () => {
    expect(await fixture.attempt(member(), ["set local app.regions = '34'"], [seen])).toBe(1);
    await fixture.app.query('begin');
    await fixture.app.query(OPEN_SCOPE, scopeParameters(member()));
    await fixture.app.query('commit');
    expect(
      (await fixture.app.query("select coalesce(current_setting('app.tenant', true), '') as left_over")).rows,
    ).toEqual([{ left_over: '' }]);
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
      expect(await fixture.attempt(as(admin), [text])).toBe(REFUSED);
    }
    expect(
      await fixture.attempt(as(admin), [
        'select 1 from user_account where typed_password_hash(city_code, id) is not null',
      ]),
    ).toBe(0);
    expect(
      await fixture.attempt(as(admin), ["update user_account set password_hash = 'x' where password_hash like '%'"]),
    ).toBe(REFUSED);
  });

  it('raises no rights: neither its own nor those of others', async () => {
    expect(
      await fixture.attempt(as(admin), ["update user_account set roles = '{CITY_OFFICIAL}' where id = $1", [admin]]),
    ).toBe(REFUSED);
    expect(
      await fixture.attempt(as(official.id, official.tenant), [
        "update user_account set roles = roles || '{OPERATOR}' where id = $1",
        [official.id],
      ]),
    ).toBe(REFUSED);
    const created = (roles: string[], tenant = school.id): Step => [
      `insert into user_account (city_code, id, tenant_id, username, display_name, password_hash, roles)
       values ('3402', $1, $2, 'made-up', 'n', '!', $3)`,
      [randomUUID(), tenant, roles],
    ];
    expect(await fixture.attempt(as(admin), created(['UNIT_EDITOR']))).toBe(1);
    for (const role of ['COUNTY_OFFICIAL', 'CITY_OFFICIAL', 'OPERATOR'])
      expect(await fixture.attempt(as(admin), created(['UNIT_EDITOR', role]))).toBe(REFUSED);
    expect(await fixture.attempt(as(editor), created(['UNIT_ADMIN']))).toBe(REFUSED);
    expect(await fixture.attempt(as(admin), created(['UNIT_EDITOR'], fixture.bank.tenant.id))).toBe(REFUSED);
  });

  it('sets the password of a colleague as an administrator, of an official never', async () => {
    const set = (id: string): Step => [
      "update user_account set password_hash = 'mine', must_change_password = false where id = $1",
      [id],
    ];
    expect(await fixture.attempt(as(admin), set(editor))).toBe(1);
    expect(await fixture.attempt(as(editor), set(editor))).toBe(1);
    expect(await fixture.attempt(as(editor), set(admin))).toBe(0);
    const clerk = (await insertUser(fixture.api, official.tenant, ['UNIT_ADMIN'])).id;
    expect(await fixture.attempt(as(clerk, official.tenant), set(official.id))).toBe(0);
  });

  it('opens no session for a colleague, continues none, and revives none', async () => {
    const session = (userId: string): Step => [
      `insert into user_session (city_code, id, tenant_id, user_id, refresh_counter, expires_at)
       values ('3402', $1, $2, $3, 1, now() + interval '1 day')`,
      [randomUUID(), school.id, userId],
    ];
    expect(await fixture.attempt(as(editor), session(editor))).toBe(1);
    for (const other of [admin, official.id]) expect(await fixture.attempt(as(editor), session(other))).toBe(REFUSED);
    const rotate = 'update user_session set refresh_counter = 7 where user_id = $1';
    expect(await fixture.attempt(as(editor), [rotate, [editor]])).toBe(1);
    expect(await fixture.attempt(as(editor), [rotate, [admin]])).toBe(0);
    expect(await fixture.attempt(as(admin), [rotate, [editor]])).toBe(REFUSED);
    expect(
      await fixture.attempt(as(admin), ["update user_session set refresh_hash = '\\x01' where user_id = $1", [admin]]),
    ).toBe(REFUSED);
    const end = 'update user_session set ended_at = now() where user_id = $1';
    expect(await fixture.attempt(as(admin), [end, [editor]])).toBe(1);
    expect(await fixture.attempt(as(editor), [end, [admin]])).toBe(0);
    expect(
      await fixture.attempt(
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
    expect(await fixture.attempt(as(editor), entry(editor))).toBe(1);
    for (const userId of [admin, official.id, null])
      expect(await fixture.attempt(as(editor), entry(userId))).toBe(REFUSED);
    expect(await fixture.attempt(as(editor), entry(editor, fixture.bank.tenant.id))).toBe(REFUSED);
  });

  it('creates API clients as itself, with oversight only as an official, and revives none', async () => {
    const clerk = (await insertUser(fixture.api, official.tenant, ['UNIT_ADMIN'])).id;
    const client = (tenant: TestTenant, createdBy: string, oversees: boolean): Step => [
      `insert into api_client (city_code, id, tenant_id, name, scopes, oversees, token_hash, expires_on, created_by)
       values ('3402', $1, $2, 'n', '{rollup:read}', $4, sha256('x'), '2027-01-01', $3)`,
      [randomUUID(), tenant.id, createdBy, oversees],
    ];
    expect(await fixture.attempt(as(official.id, official.tenant), client(official.tenant, official.id, true))).toBe(1);
    expect(await fixture.attempt(as(clerk, official.tenant), client(official.tenant, clerk, false))).toBe(1);
    expect(await fixture.attempt(as(clerk, official.tenant), client(official.tenant, clerk, true))).toBe(REFUSED);
    expect(await fixture.attempt(as(clerk, official.tenant), client(official.tenant, official.id, true))).toBe(REFUSED);
    expect(await fixture.attempt(as(editor), client(school, editor, false))).toBe(REFUSED);
    const own = client(school, admin, false);
    const revoke: Step = [
      'update api_client set revoked_at = now(), revoked_by = $1 where tenant_id = $2',
      [admin, school.id],
    ];
    expect(await fixture.attempt(as(admin), own, revoke)).toBe(1);
    expect(
      await fixture.attempt(as(admin), own, revoke, [
        'update api_client set revoked_at = null, revoked_by = null where tenant_id = $1',
        [school.id],
      ]),
    ).toBe(REFUSED);
    const [text, values = []] = own;
    await fixture.sql(text, [...values]);
    await fixture.sql('update api_client set revoked_at = now() where id = $1', [values[0]]);
    const program = as(admin, fixture.bank.tenant, { mode: 'client', subject: String(values[0]) });
    expect(await fixture.attempt(program, ['update api_client set revoked_at = null, last_used_at = now()'])).toBe(0);
  });

  it('makes no region, unless it is an operator that adds a community to its own city', async () => {
    const region = (code: string, level: string): Step => [
      "insert into region (code, name, level, parent_code, source) values ($1, '新', $2, $3, 'test')",
      [code, level, code.length === 12 ? code.slice(0, 9) : code.slice(0, 6)],
    ];
    const operator = as(official.id, official.tenant, { mode: 'operator' });
    expect(await fixture.attempt(operator, region('340210100777', 'COMMUNITY'))).toBe(1);
    expect(await fixture.attempt(operator, region('340102001777', 'COMMUNITY'))).toBe(REFUSED);
    expect(await fixture.attempt(operator, region('340210777', 'TOWN'))).toBe(REFUSED);
    expect(await fixture.attempt(as(admin), region('340210100777', 'COMMUNITY'))).toBe(REFUSED);
    expect(await fixture.attempt(operator, ["update region set name = 'x'"])).toBe(REFUSED);
  });

  it('uses up an invitation, and makes none of a used one', async () => {
    await fixture.sql(
      "insert into operator_invitation (token_hash, expires_at) values ('\\x01', now() + interval '1 day')",
    );
    expect(
      await fixture.attempt(
        as(editor),
        ['update operator_invitation set used_at = now()'],
        ['update operator_invitation set used_at = null'],
      ),
    ).toBe(0);
  });
});
