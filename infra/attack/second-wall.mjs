import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { APP_ROLE, roleUrl, scopeParameters } from '../../libs/platform/dist/index.js';

/**
 * Told to everybody, or nothing but the hash of a random token, which a person who accepts an invitation
 * looks for before signing in.
 */
const FOR_ALL = new Set(['region', 'schema_migration', 'operator_invitation']);
const NO_SCOPE = 'call open_scope($1,$2,$3,$4,$5,$6,$7,$8)';

/**
 * Speaks SQL as the application does, as if a statement had got into wrong hands, against the running program.
 * @returns holes: statements that did what they must not.
 */
export async function trySecondWall({ program }) {
  const holes = [];
  const one = async (text, values) => (await program.sql(text, values))[0];
  const account = (username) =>
    one('select city_code, id, tenant_id, roles from user_account where username = $1', [username]);
  const [police, bank, county] = [await account('police'), await account('bank'), await account('county')];
  const editor =
    (await one(
      "select id, tenant_id, city_code from user_account where city_code = '3402' and roles = '{UNIT_EDITOR}' limit 1",
    )) ?? police;
  const client = new pg.Client({ connectionString: roleUrl(program.ownerUrl, APP_ROLE) });
  await client.connect();
  const scopeOf = ({ city_code: cityCode, id: userId, tenant_id: tenantId }, change = {}) =>
    scopeParameters({ cityCode, tenantId, userId, regions: [], sector: null, mode: 'member', ...change });
  const attempt = async (scope, ...steps) => {
    await client.query('begin');
    try {
      if (scope) await client.query(NO_SCOPE, scope);
      let rows = 0;
      for (const [text, values = []] of steps) rows = (await client.query(text, values)).rowCount;
      return rows;
    } catch (error) {
      return error.code;
    } finally {
      await client.query('rollback');
    }
  };
  /** The last of the steps must be refused, or touch no row. */
  const closed = async (title, scope, ...steps) => {
    const outcome = await attempt(scope, ...steps);
    const isClosed = outcome === 0 || (typeof outcome === 'string' && !/^(42P01|42703|42601|22|23)/.test(outcome));
    if (!isClosed) holes.push({ title, outcome });
  };
  /** What has to work, so that errors prove something. */
  const open = async (title, scope, ...steps) => {
    const outcome = await attempt(scope, ...steps);
    if (!(typeof outcome === 'number' && outcome > 0))
      holes.push({ title: `${title}: must work, else the errors prove nothing`, outcome });
  };
  const member = scopeOf(police);
  const foreignFraudCases = [`select 1 from fraud_case where tenant_id <> '${police.tenant_id}'`];
  const SET = "set_config('app.regions', '34', true)";
  const OPEN_WIDE = "open_scope('3402', null, null, '34', null, 'operator', null, null)";
  try {
    await open('own cases', member, [`select 1 from fraud_case where tenant_id = '${police.tenant_id}'`]);
    const tables = await program.sql(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace
         and relkind in ('r', 'v', 'm', 'p') and relrowsecurity order by 1`,
    );
    for (const { name } of tables.filter(({ name: table }) => !FOR_ALL.has(table)))
      await closed(`${name} without a scope`, null, [`select 1 from ${name}`]);
    for (const text of [
      `select ${SET}`,
      `select 1 from fraud_case where (select ${SET}) <> ''`,
      `call ${OPEN_WIDE}`,
      `select ${OPEN_WIDE}`,
      "select query_to_xml('set local app.regions = ''34''', true, false, '')",
      `select query_to_xml('select ${SET.replaceAll("'", "''")}', true, false, '')`,
      `do $$ begin perform ${SET}; end $$`,
      "alter role fanzha_app set app.regions = '34'",
      'set role fanzha_jobs',
      'set session authorization fanzha_jobs',
      'reset role',
      'alter table fraud_case no force row level security',
      'alter table fraud_case disable row level security',
      "update pg_settings set setting = '34' where name = 'app.regions'",
      'create temporary table region (code text)',
      'drop policy if exists x on fraud_case',
      'grant fanzha_jobs to fanzha_app',
      'alter role fanzha_app bypassrls',
      "copy (select 1) to program 'id'",
      "select pg_read_file('/etc/passwd')",
      "select lo_import('/etc/passwd')",
      'select pg_terminate_backend(1)',
      'create extension dblink',
      'truncate audit_entry',
      'create schema x',
      'create function public.open_scope() returns text language sql as $$ select 1::text $$',
      "create function pg_temp.widen() returns text language sql set app.regions = '34' as $$ select 1::text $$",
    ]) {
      await closed(`${text}, then foreign cases`, member, ['savepoint s'], [text], foreignFraudCases);
    }
    for (const text of [
      'select password_hash from user_account',
      'select * from user_account',
      'select u::text from user_account u',
      'select to_jsonb(u) from user_account u',
      'select row_to_json(u) from user_account u',
      "update user_account set display_name = 'x' returning password_hash",
    ]) {
      await closed(text, member, [text]);
    }
    for (const roles of ['{CITY_OFFICIAL}', '{OPERATOR}', '{UNIT_ADMIN,COUNTY_OFFICIAL}']) {
      await closed(`roles ${roles} for oneself`, member, [
        `update user_account set roles = '${roles}' where id = $1`,
        [police.id],
      ]);
      await closed(`an account with ${roles}`, member, [
        `insert into user_account (city_code, id, tenant_id, username, display_name, password_hash, roles)
         values ('3402', $1, $2, 'made-up', 'n', '!', $3)`,
        [randomUUID(), police.tenant_id, roles],
      ]);
    }
    await closed('the password of a foreign account', member, [
      "update user_account set password_hash = 'mine' where id = $1",
      [bank.id],
    ]);
    await closed('a unit for another', member, [
      'update user_account set tenant_id = $1 where id = $2',
      [bank.tenant_id, police.id],
    ]);
    const session = `insert into user_session (city_code, id, tenant_id, user_id, refresh_counter, expires_at)
       values ('3402', $1, $2, $3, 1, now() + interval '1 day')`;
    for (const other of [bank, county]) {
      await closed('a session for another', member, [session, [randomUUID(), other.tenant_id, other.id]]);
      await closed('a session for another, as of the own unit', member, [
        session,
        [randomUUID(), police.tenant_id, other.id],
      ]);
    }
    await open('an own session', member, [session, [randomUUID(), police.tenant_id, police.id]]);
    const entry = `insert into audit_entry (city_code, id, tenant_id, user_id, action, subject_kind, subject_id)
       values ('3402', $1, $2, $3, 'user.created', 'user', 'x')`;
    await open('an own entry of the log', member, [entry, [randomUUID(), police.tenant_id, police.id]]);
    for (const [tenant, user] of [
      [police.tenant_id, bank.id],
      [bank.tenant_id, police.id],
      [police.tenant_id, null],
    ])
      await closed('an entry of the log in another name', member, [entry, [randomUUID(), tenant, user]]);
    for (const text of ['update audit_entry set action = action', 'delete from audit_entry'])
      await closed(text, member, [text]);
    await closed('an API client that oversees', member, [
      `insert into api_client (city_code, id, tenant_id, name, scopes, oversees, token_hash, expires_on, created_by)
      values ('3402', $1, $2, 'n', '{rollup:read}', true, sha256('x'), current_date + 9, $3)`,
      [randomUUID(), police.tenant_id, police.id],
    ]);
    const view = `insert into saved_view (city_code, id, user_id, list, name, content, position)
       values ('3402', $1, $2, 'activities', 'x', '{}', 0)`;
    await open('a view of a list for oneself', member, [view, [randomUUID(), police.id]]);
    await closed('a view of a list for another', member, [view, [randomUUID(), bank.id]]);
    for (const text of ["update saved_view set name = 'mine'", 'delete from saved_view'])
      await closed(`${text} of another`, scopeOf(bank), [text]);
    await open('an own summary', member, ['select 1 from summary_draft']);
    // The county has drafts of its own.
    for (const text of ['select 1 from summary_draft', "update summary_draft set narrative = '{}'"])
      await closed(`${text} of others`, scopeOf(county, { regions: ['340210'] }), [
        `${text} where tenant_id <> '${county.tenant_id}'`,
      ]);
    for (const text of ["update summary_edition set signed_by = 'x'", 'delete from summary_edition'])
      await closed(text, member, [text]);
    for (const text of [
      "update campaign set name = 'mine'",
      "update campaign_edition set reason = 'x'",
      'delete from campaign_receipt',
      'delete from campaign_closing',
    ])
      await closed(text, member, [text]);
    await closed('a campaign of a unit', member, [
      `insert into campaign (city_code, id, tenant_id, name, starts_on, ends_on, status, regions)
         values ('3402', $1, $2, 'x', '2026-01-01', '2026-01-31', 'DRAFT', '{340210}')`,
      [randomUUID(), police.tenant_id],
    ]);
    await closed('a summary of a region that nobody oversees', member, [
      `insert into summary (city_code, id, tenant_id, about, region_code, sector, period, starts_on, ends_on,
         created_by) values ('3402', $1, $2, 'REGION', '340210', '*', '2026-01', '2026-01-01', '2026-01-31', $2)`,
      [randomUUID(), police.tenant_id],
    ]);
    for (const code of ['340210100777', '340102001777', '340210777']) {
      await closed(`region ${code}`, member, [
        "insert into region (code, name, level, parent_code, source) values ($1, '新', $2, $3, 'x')",
        [code, code.length === 12 ? 'COMMUNITY' : 'TOWN', code.slice(0, -3)],
      ]);
    }
    await closed('another name for a region', scopeOf(county, { mode: 'operator' }), ["update region set name = 'x'"]);
    await closed('oversight for oneself', member, [
      "insert into oversight (city_code, id, tenant_id, region_code) values ('3402', $1, $2, '3402')",
      [randomUUID(), police.tenant_id],
    ]);
    for (const change of [
      "region_code = '340223'",
      "sector = 'HEALTH'",
      `tenant_id = '${bank.tenant_id}'`,
      "city_code = '3401'",
      "home_region = '3402'",
    ]) {
      for (const table of [
        'activity',
        'inspection',
        'interception',
        'funds_action',
        'tally',
        'fraud_case',
        'leadership_group',
        'household_visit',
      ]) {
        await closed(`${table}: ${change}`, scopeOf(editor), [
          `update ${table} set ${change} where tenant_id = '${editor.tenant_id}'`,
        ]);
      }
    }
    await closed('a warning for the city', scopeOf(county, { regions: ['340210'] }), [
      "update warning set regions = '{3402}'",
    ]);
    await closed('figures of another', member, [
      `insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, facts, activities)
       values ('3402', '${bank.tenant_id}', '340210', '340210', 'OTHER', current_date, 1, 1)`,
    ]);
    await closed('deltas changed', member, ['update rollup_delta set facts = 0']);
    for (const table of ['rollup_cell', 'rollup_delta'])
      await closed(`${table} taken away`, member, [`delete from ${table}`]);
  } finally {
    await client.end();
  }
  return [['in SQL as the application, nothing of others is read or written, and no scope or right is widened', holes]];
}
