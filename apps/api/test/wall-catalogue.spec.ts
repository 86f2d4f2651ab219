import { APP_ROLE, ensureRoles } from '@fanzha/platform';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { freshDatabase, type TestDatabase } from './support/database.js';

/**
 * The kinds of holes that the second wall had, asked of everything that the catalogue knows: a new table is
 * held to them on its first day.
 */
let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase();
  await ensureRoles(db.ownerUrl); // a clone has not what the template's database was told
});
afterAll(() => db?.drop());

interface Policy {
  readonly table: string;
  readonly name: string;
  readonly cmd: string;
  readonly check: string | null;
}

/** Policies for INSERT whose condition is not repeated for UPDATE, and why nothing can be amended past them. */
const HELD_OTHERWISE: Readonly<Record<string, string>> = {
  'api_client.api_client_create': 'only revocation and use are written, and each has a policy of its own',
  'approval_request.approval_request_ask': 'only a decision is written, and approval_request_decide says whose',
  'household_visit_bitmap.household_visit_bitmap_record': 'only bits and dirty are written, so that the roster stays',
  'household_roster.household_roster_keep': 'whose it is and where is not written',
  'household_door.household_door_keep': 'whose it is and where is not written',
  'alert.alert_record': 'an alert is assigned once it is there: for UPDATE it says the same of the unit assigned',
  'alert_assignment.alert_assignment_record': 'only the own answer is written',
  'household_registration.household_registration_keep': 'only that it was undone is written',
  'household_vacancy.household_vacancy_keep': 'whose it is and where is not written',
  'interception_participant.interception_participant_record': 'only the own answer is written',
  'campaign.campaign_make': 'for UPDATE it says the same of what is no draft any more',
  'evaluation_scheme.evaluation_scheme_make': 'for UPDATE it says the same of what is no draft any more',
  'evaluation_appeal.evaluation_appeal_make': 'only a decision is written, and evaluation_appeal_decide says whose',
  'submission.submission_open': 'whose it is, where and by which form is not written',
  'submission_form.submission_form_define': 'only the day on which a version ends is written',
  'summary.summary_make': 'only the number of editions is written',
  'supervision_letter.supervision_letter_send': 'whose it is, to whom and what it says is not written',
  'user_account.user_account_create': 'roles and tenant are not written',
  'household_visit.household_visit_record':
    'for UPDATE it says the same of doors that become vacant and of no voided one',
  'notice.notice_record': 'for UPDATE it says the same of what is not voided',
};

test('what may not be inserted may not come about by an update', async () => {
  const policies = await db.sql<Policy & Record<string, unknown>>(
    `select tablename "table", policyname "name", cmd,
       coalesce(with_check, qual) "check"
     from pg_policies where schemaname = 'public' and $1 = any (roles) order by 1, 2`,
    [APP_ROLE],
  );
  const writable = new Set(
    (
      await db.sql<{ name: string }>(
        `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and has_any_column_privilege($1, c.oid, 'UPDATE') and has_any_column_privilege($1, c.oid, 'INSERT')`,
        [APP_ROLE],
      )
    ).map(({ name }) => name),
  );
  const of = (table: string, ...commands: string[]) =>
    policies.filter((policy) => policy.table === table && [...commands, 'ALL'].includes(policy.cmd));
  const unmatched = [...writable].flatMap((table) =>
    of(table, 'INSERT')
      .filter(({ cmd, check }) => cmd !== 'ALL' && !of(table, 'UPDATE').some((other) => other.check === check))
      .map(({ name }) => `${table}.${name}`),
  );
  expect(unmatched.sort()).toEqual(
    Object.keys(HELD_OTHERWISE)
      .filter((key) => writable.has(key.split('.')[0] ?? ''))
      .sort(),
  );
  expect(writable.size).toBeGreaterThan(10);
});

test('whose a row is, where it counts and what somebody may do is written once', async () => {
  const written = await db.sql<{ column: string }>(
    `select c.relname || '.' || a.attname "column" from pg_class c join pg_attribute a on a.attrelid = c.oid
       and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
       and has_column_privilege($1, c.oid, a.attnum, 'UPDATE')
       and (a.attname in ('password_hash', 'roles', 'scopes', 'oversees', 'token_hash', 'created_by', 'requested_by',
         'refresh_hash', 'user_id')
         or (a.attname in ('tenant_id', 'city_code')
           and not exists (select from pg_policy p where p.polrelid = c.oid and p.polcmd in ('w', '*'))))
     order by 1`,
    [APP_ROLE],
  );
  expect(written.map(({ column }) => column)).toEqual(['user_account.password_hash']);
});

/**
 * Secrets of 256 random bits are stored as SHA-256, which tells nothing of them; names that
 * were typed are nobody's rows.
 */
const READABLE_HASHES = [
  'api_client.token_hash',
  'operator_invitation.token_hash',
  'sign_in_failure.name_hash',
  'user_session.refresh_hash',
];

test('no hash of a password can be read', async () => {
  const readable = await db.sql<{ column: string }>(
    `select c.relname || '.' || a.attname "column" from pg_class c join pg_attribute a on a.attrelid = c.oid
       and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
       and has_column_privilege($1, c.oid, a.attnum, 'SELECT')
       and (a.attname ~ 'password_hash|secret' or a.attname ~ '(token|refresh|name)_hash') order by 1`,
    [APP_ROLE],
  );
  expect(readable.map(({ column }) => column)).toEqual(READABLE_HASHES);
});

/** Tables without rows of anybody: counted names, and the history of migrations, which the role cannot even read. */
const WITHOUT_WALL = ['sign_in_failure'];

test('whatever the application touches stands behind the wall', async () => {
  const open = await db.sql<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
       and (has_any_column_privilege($1, c.oid, 'SELECT') or has_any_column_privilege($1, c.oid, 'INSERT')
         or has_any_column_privilege($1, c.oid, 'UPDATE')
         or has_table_privilege($1, c.oid, 'DELETE'))
       and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`,
    [APP_ROLE],
  );
  expect(open.map(({ name }) => name)).toEqual(WITHOUT_WALL);
  const views = await db.sql(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
       and not coalesce(reloptions @> '{security_invoker=true}', false)`,
  );
  expect(views).toEqual([]);
});

test('functions of others have a fixed search path, few callers, and none sets what a scope rests on', async () => {
  const loose = await db.sql<{ name: string }>(
    `select p.oid::regprocedure::text as name from pg_proc p where p.pronamespace = 'public'::regnamespace
       and p.prosecdef
       and (not exists (select from unnest(p.proconfig) c where c ~ '^search_path=.*pg_temp$')
         or exists (select from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
           where g.grantee = 0 and g.privilege_type = 'EXECUTE'))`,
  );
  expect(loose).toEqual([]);
  const setters = await db.sql<{ name: string }>(
    `select p.oid::regproc::text as name from pg_proc p where has_function_privilege($1, p.oid, 'EXECUTE')
       and p.prokind <> 'p'
       and (p.proname = 'set_config' or (p.pronamespace = 'public'::regnamespace
         and p.prosrc ~* 'set_config|set\\s+(local|session)'))`,
    [APP_ROLE],
  );
  expect(setters).toEqual([]);
  const [role] = await db.sql(
    `select has_schema_privilege($1, 'public', 'CREATE') "creates",
       has_database_privilege($1, current_database(), 'TEMP') temporary,
      exists (select from pg_auth_members m where m.member = $1::regrole) member,
        has_table_privilege($1, 'pg_catalog.pg_settings', 'UPDATE') settings`,
    [APP_ROLE],
  );
  expect(role).toEqual({ creates: false, temporary: false, member: false, settings: false });
});

/**
 * What rows of figures state: of rosters, of shares in what another unit has recorded; of alerts of another unit, which
 * have policies of their own.
 */
const KEY = 'city_code id tenant_id home_region region_code sector day facts tenant_only aside'.split(' ');
const STATED = [
  [...KEY, 'households_registered'],
  [
    ...KEY,
    ...'began_on fraud_type age_band venue campaign_ids qualifier_counts interceptions loss_avoided dissuasions'.split(
      ' ',
    ),
  ],
];

const ALERTS = 'received handled on_time face_to_face lost'.split(' ').map((name) => `alerts_${name}`);
const OF_ALERTS = [[...KEY, ...ALERTS, 'fraud_type', 'campaign_ids', 'qualifier_counts']];
const POLICIES_OF_ALERTS = ['answered', 'assigned', 'own_alert'].map((name) => `rollup_delta_write_${name}`);

/** Of alerts that a unit has counted for itself. */
// Of before interceptions alone bore it; whoever takes such a count back takes it out of its own line.
const OF_COUNTS = [[...KEY, ...ALERTS, 'loss_avoided', 'began_on', 'campaign_ids', 'qualifier_counts']];
const statedBy = (policy: string) => {
  if (policy === 'rollup_delta_write_own_count') return OF_COUNTS;
  return POLICIES_OF_ALERTS.includes(policy) ? OF_ALERTS : STATED;
};

test('a policy that lists what a row may not state lists all that can be written but what it may', async () => {
  const columns = await db.sql<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'rollup_delta'::regclass and attnum > 0
       and not attisdropped and has_column_privilege($1, attrelid, attnum, 'INSERT') order by attname`,
    [APP_ROLE],
  );
  const policies = await db.sql<{ table: string; name: string; check: string }>(
    `select tablename "table", policyname "name", with_check "check" from pg_policies
     where schemaname = 'public' and coalesce(qual, '') || coalesce(with_check, '') ~ 'num_nonnulls|num_nulls'`,
  );
  const writing = await db.sql<{ name: string }>(
    `select policyname as name from pg_policies
     where tablename = 'rollup_delta' and cmd = 'INSERT' and $1 = any (roles)`,
    [APP_ROLE],
  );
  expect(policies.map(({ table, name }) => `${table} ${name}`).sort()).toEqual(
    writing.map(({ name }) => `rollup_delta ${name}`).sort(),
  );
  for (const { name: policy, check } of policies) {
    // A list that names nothing is stated as little as what is null.
    const plain = check.replaceAll(/NULLIF\((\w+), '\{\}'::uuid\[\]\)/g, '$1');
    const listed = [...plain.matchAll(/num_nonnulls\(([^)]*)\) = 0/g)].map(([, list]) => (list ?? '').split(', '));
    const free = listed.map((list) => columns.map(({ name }) => name).filter((name) => !list.includes(name)));
    const stated = statedBy(policy);
    expect(free).toEqual(stated.map((one) => [...one].sort()));
  }
});

test('a column of figures that a later migration adds is not written until it is granted', async () => {
  expect(await db.sql("select has_table_privilege($1, 'rollup_delta', 'INSERT') as whole", [APP_ROLE])).toEqual([
    { whole: false },
  ]);
});
