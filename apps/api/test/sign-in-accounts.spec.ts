import { InvitationService } from '@fanzha/org';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cookieOf, type Device, NOBODY_HAS, type OrgFixture, PASSWORD, makeOrgFixture } from './org.fixture.js';
import { insertTenant } from './support/factories.js';

const VIEWER = '{ viewer { username } }';
const USERS = `query Users($tenantId: ID!) {
    users(tenantId: $tenantId) { id username displayName roles disabled lockedUntil mustChangePassword } }`;
const CREATE = `mutation Create($input: UserInput!) {
    createUser(input: $input) { password user { id username roles disabled mustChangePassword } } }`;
const RESET =
  'mutation Reset($userId: ID!) { resetPassword(userId: $userId) { password user { mustChangePassword } } }';
const DISABLE = 'mutation Disable($userId: ID!) { disableUser(userId: $userId) { id disabled } }';
const CHANGE = `mutation Change($current: String!, $next: String!) {
    changePassword(current: $current, next: $next) { accessToken mustChangePassword viewer { username } } }`;
const ACCEPT = `mutation Accept($token: String!, $username: String!, $password: String!, $cityCode: ID!) {
  acceptInvitation(token: $token, username: $username, displayName: "值班人员", password: $password, cityCode: $cityCode) {
    accessToken viewer { id username roles tenant { id name type region { code } } } } }`;
const NEXT = 'Battery-staple-8';

let fixture: OrgFixture;
let operator: Device;
let admin: Device;
let editor: Device;
beforeAll(async () => {
  fixture = await makeOrgFixture();
  operator = await fixture.device('operator');
  admin = await fixture.device('school-admin');
  editor = await fixture.device('school-editor');
});
afterAll(() => fixture.close());

const fieldsOf = (outcome: unknown) =>
  (outcome as { fields: { path: string; code: string }[] }).fields.map(({ path, code }) => `${path} ${code}`);
const newUser = (changes: object = {}) => ({
  tenantId: fixture.school.id,
  username: 'new.teacher',
  displayName: '新老师',
  roles: ['UNIT_EDITOR'],
  ...changes,
});
const rowOf = async (username: string) =>
  (await fixture.db.sql('select * from user_account where username = $1', [username]))[0];
const auditOf = async (subjectId: string) =>
  (
    await fixture.db.sql<{ action: string }>('select action from audit_entry where subject_id = $1 order by at, id', [
      subjectId,
    ])
  ).map(({ action }) => action);

describe('changePassword', () => {
  it('needs a session', async () => {
    expect(await fixture.ask(null, CHANGE, { current: PASSWORD, next: NEXT })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it.each([
    [PASSWORD, 'short1A', 'next TOO_SHORT'],
    [PASSWORD, 'onlylowercase', 'next WEAK_PASSWORD'],
    [PASSWORD, 'School-editor1', 'next PASSWORD_CONTAINS_USERNAME'],
    [PASSWORD, PASSWORD, 'next PASSWORD_UNCHANGED'],
    ['not-mine', NEXT, 'current WRONG_PASSWORD'],
  ])('refuses %s → %s', async (current, next, fieldError) => {
    const outcome = await fixture.ask(editor, CHANGE, { current, next });
    expect(outcome).toMatchObject({ code: 'BAD_INPUT' });
    expect(fieldsOf(outcome)).toEqual([fieldError]);
  });

  it('locks the account when somebody guesses the current password of an open session', async () => {
    await fixture.addUser(fixture.school, 'left-open', 'VIEWER');
    const device = await fixture.device('left-open');
    for (let failure = 1; failure <= 5; failure += 1)
      await fixture.ask(device, CHANGE, { current: `guess-${failure}`, next: NEXT });
    expect(await fixture.ask(device, CHANGE, { current: PASSWORD, next: NEXT })).toMatchObject({ code: 'LOCKED' });
  });

  it('replaces the password, ends the other sessions and goes on with new tokens', async () => {
    const id = await fixture.addUser(fixture.school, 'careful', 'VIEWER');
    const [here, elsewhere] = [await fixture.device('careful'), await fixture.device('careful')];
    const answer = await fixture.gql(CHANGE, { current: PASSWORD, next: NEXT }, here);
    expect(answer.data.changePassword).toMatchObject({ mustChangePassword: false, viewer: { username: 'careful' } });
    expect(cookieOf(answer)).not.toBe(here.cookie);
    expect(await fixture.ask({ token: answer.data.changePassword.accessToken, cookie: '' }, VIEWER)).toEqual({
      viewer: { username: 'careful' },
    });
    expect(await fixture.ask(elsewhere, VIEWER)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await fixture.signIn('careful')).errors[0]?.extensions).toMatchObject({ reason: 'WRONG_CREDENTIALS' });
    expect((await fixture.signIn('careful', NEXT)).errors).toEqual([]);
    expect((await rowOf('careful'))?.['password_hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await auditOf(id)).toEqual(['user.created', 'password.changed', 'sign_in.refused']);
  });
});

describe('createUser', () => {
  it('needs a session and the permission', async () => {
    expect(await fixture.ask(null, CREATE, { input: newUser() })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask(editor, CREATE, { input: newUser() })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('does not see another tenant', async () => {
    expect(await fixture.ask(admin, CREATE, { input: newUser({ tenantId: fixture.bank.id }) })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await fixture.ask(operator, CREATE, { input: newUser({ tenantId: fixture.otherOffice.id }) })).toMatchObject(
      {
        code: 'NOT_FOUND',
      },
    );
    expect(await fixture.ask(operator, CREATE, { input: newUser({ tenantId: 'no-id' }) })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it.each([
    ['a name that is taken, in whichever city', { username: 'Other-Operator' }, ['username ALREADY_TAKEN']],
    ['odd names', { username: '新 老师', displayName: ' ' }, ['username INVALID_FORMAT', 'displayName REQUIRED']],
    ['no role', { roles: [] }, ['roles TOO_FEW_ITEMS']],
    ['a role twice', { roles: ['VIEWER', 'VIEWER'] }, ['roles.1 DUPLICATE']],
  ])('refuses %s', async (_, changes, fieldErrors) => {
    expect(fieldsOf(await fixture.ask(admin, CREATE, { input: newUser(changes) }))).toEqual(fieldErrors);
  });

  it('lets unit administrators give roles of units only, and nobody officials to a unit', async () => {
    for (const role of ['COUNTY_OFFICIAL', 'CITY_OFFICIAL', 'OPERATOR']) {
      expect(await fixture.ask(admin, CREATE, { input: newUser({ roles: [role] }) })).toMatchObject({
        code: 'FORBIDDEN',
      });
      expect(fieldsOf(await fixture.ask(operator, CREATE, { input: newUser({ roles: [role] }) }))).toEqual([
        'roles.0 CONTRADICTORY',
      ]);
    }
    expect(await rowOf('new.teacher')).toBeUndefined();
  });

  it('answers a one-time password that opens nothing but its own change', async () => {
    const { createUser } = (await fixture.ask(admin, CREATE, { input: newUser() })) as Record<
      string,
      { password: string; user: { id: string } }
    >;
    expect(createUser).toMatchObject({
      user: { username: 'new.teacher', roles: ['UNIT_EDITOR'], disabled: false, mustChangePassword: true },
    });
    expect(await rowOf('new.teacher')).toMatchObject({
      tenant_id: fixture.school.id,
      city_code: '3402',
      must_change_password: true,
      roles: ['UNIT_EDITOR'],
    });
    expect(await auditOf(createUser?.user.id ?? '')).toEqual(['user.created']);

    const first = await fixture.signIn('new.teacher', createUser?.password);
    expect(first.data.signIn.mustChangePassword).toBe(true);
    const device = { token: first.data.signIn.accessToken, cookie: cookieOf(first) };
    expect(await fixture.ask(device, '{ region(code: "3402") { name } }')).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'PASSWORD_CHANGE_REQUIRED',
    });
    expect(await fixture.ask(device, VIEWER)).toEqual({ viewer: { username: 'new.teacher' } });
    const refreshed = await fixture.gql(
      'mutation { refreshSession { accessToken mustChangePassword } }',
      {},
      { cookie: device.cookie },
    );
    expect(refreshed.data.refreshSession.mustChangePassword).toBe(true);

    const changed = await fixture.gql(
      CHANGE,
      { current: createUser?.password, next: NEXT },
      { token: refreshed.data.refreshSession.accessToken },
    );
    const token = changed.data.changePassword.accessToken;
    expect(await fixture.ask({ token, cookie: '' }, '{ region(code: "3402") { name } }')).toEqual({
      region: { name: '芜湖市' },
    });
  });
});

describe('users', () => {
  it('needs a session and the permission', async () => {
    expect(await fixture.ask(null, USERS, { tenantId: fixture.school.id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask(editor, USERS, { tenantId: fixture.school.id })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('shows another tenant to its own administrators and operators of its city', async () => {
    expect(await fixture.ask(admin, USERS, { tenantId: fixture.bank.id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await fixture.ask(await fixture.device('other-operator'), USERS, { tenantId: fixture.bank.id }),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
    const expected = { users: [{ username: 'bank-admin', roles: ['UNIT_ADMIN'], disabled: false, lockedUntil: null }] };
    expect(await fixture.ask(operator, USERS, { tenantId: fixture.bank.id })).toMatchObject(expected);
    expect(await fixture.ask(await fixture.device('bank-admin'), USERS, { tenantId: fixture.bank.id })).toMatchObject(
      expected,
    );
  });

  it('says until when an account is locked', async () => {
    await fixture.addUser(fixture.school, 'locked-out', 'VIEWER');
    for (let failure = 1; failure <= 5; failure += 1) await fixture.signIn('locked-out', 'nope');
    const { users } = (await fixture.ask(admin, USERS, { tenantId: fixture.school.id })) as {
      users: { username: string; lockedUntil: string | null }[];
    };
    expect(users.find(({ username }) => username === 'locked-out')?.lockedUntil).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
  });
});

describe('resetPassword', () => {
  it('needs a session, the permission and a user of the own tenant', async () => {
    const userId = await fixture.addUser(fixture.bank, 'teller', 'VIEWER');
    expect(await fixture.ask(null, RESET, { userId })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask(editor, RESET, { userId })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.ask(admin, RESET, { userId })).toMatchObject({ code: 'NOT_FOUND' });
    for (const nobody of [NOBODY_HAS, 'no-id'])
      expect(await fixture.ask(operator, RESET, { userId: nobody })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is not a way to the rights of an official of the same tenant', async () => {
    await fixture.addUser(fixture.authority, 'authority-admin', 'UNIT_ADMIN');
    const userId = await fixture.addUser(fixture.authority, 'chief', 'COUNTY_OFFICIAL');
    expect(await fixture.ask(await fixture.device('authority-admin'), RESET, { userId })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('replaces the password, ends the sessions and lifts a lock', async () => {
    const userId = await fixture.addUser(fixture.school, 'absent-minded', 'VIEWER');
    const device = await fixture.device('absent-minded');
    for (let failure = 1; failure <= 5; failure += 1) await fixture.signIn('absent-minded', 'nope');
    const { resetPassword } = (await fixture.ask(admin, RESET, { userId })) as Record<string, { password: string }>;
    expect(resetPassword).toMatchObject({ user: { mustChangePassword: true } });
    expect(await fixture.ask(device, VIEWER)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await fixture.signIn('absent-minded', resetPassword?.password)).data.signIn.mustChangePassword).toBe(true);
    expect(await auditOf(userId)).toContain('password.reset');
  });
});

describe('disableUser', () => {
  it('needs a session, the permission and a user of the own tenant', async () => {
    const userId = await fixture.addUser(fixture.bank, 'cashier', 'VIEWER');
    expect(await fixture.ask(null, DISABLE, { userId })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask(editor, DISABLE, { userId })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.ask(admin, DISABLE, { userId })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('ends the sessions and closes the door', async () => {
    const userId = await fixture.addUser(fixture.school, 'retired', 'VIEWER');
    const device = await fixture.device('retired');
    expect(await fixture.ask(admin, DISABLE, { userId })).toEqual({ disableUser: { id: userId, disabled: true } });
    expect(await fixture.ask(device, VIEWER)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask(device, 'mutation { refreshSession { accessToken } }')).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect((await fixture.signIn('retired')).errors[0]?.extensions).toMatchObject({ reason: 'WRONG_CREDENTIALS' });
    expect((await rowOf('retired'))?.['disabled_at']).toBeInstanceOf(Date);
    expect(await auditOf(userId)).toContain('user.disabled');
  });

  it('leaves no tenant and no city without administrator', async () => {
    const [adminId, operatorId] = [(await rowOf('bank-admin'))?.['id'], (await rowOf('other-operator'))?.['id']];
    const bankAdmin = await fixture.device('bank-admin');
    expect(await fixture.ask(bankAdmin, DISABLE, { userId: adminId })).toMatchObject({
      code: 'CONFLICT',
      reason: 'LAST_ADMINISTRATOR',
    });
    expect(await fixture.ask(await fixture.device('other-operator'), DISABLE, { userId: operatorId })).toMatchObject({
      code: 'CONFLICT',
      reason: 'LAST_ADMINISTRATOR',
    });
    await fixture.addUser(fixture.bank, 'second-admin', 'UNIT_ADMIN');
    expect(await fixture.ask(bankAdmin, DISABLE, { userId: adminId })).toMatchObject({
      disableUser: { disabled: true },
    });
  });
});

describe('two administrators', () => {
  it.each([1, 2, 3])('who disable each other at once leave one of them, round %d', async (round) => {
    const unit = await insertTenant(fixture.db, 'SCHOOL', '340210100');
    const names = [`one-${round}`, `two-${round}`];
    const ids = await Promise.all(names.map((name) => fixture.addUser(unit, name, 'UNIT_ADMIN')));
    const devices = await Promise.all(names.map((name) => fixture.device(name)));
    const outcomes = await Promise.all([
      fixture.ask(devices[0]!, DISABLE, { userId: ids[1] }),
      fixture.ask(devices[1]!, DISABLE, { userId: ids[0] }),
    ]);
    expect(outcomes.filter((outcome) => 'disableUser' in outcome)).toHaveLength(1);
    expect(
      await fixture.db.sql('select count(*)::int n from user_account where tenant_id = $1 and disabled_at is null', [
        unit.id,
      ]),
    ).toEqual([{ n: 1 }]);
  });
});

describe('acceptInvitation', () => {
  const invite = () => fixture.app.get(InvitationService, { strict: false }).create(fixture.ownerUrl);
  const newcomer = { username: 'first-operator', password: NEXT, cityCode: '3401' };

  it.each([
    ['an unknown token', { token: 'nonsense' }, ['token NOT_FOUND']],
    ['a weak password', { password: 'password' }, ['password WEAK_PASSWORD']],
    ['a county for a city', { cityCode: '340210' }, ['cityCode NOT_A_REGION']],
    ['a name that is taken', { username: 'operator' }, ['username ALREADY_TAKEN']],
  ])('refuses %s', async (_, changes, fieldErrors) => {
    const outcome = await fixture.ask(null, ACCEPT, { ...newcomer, token: await invite(), ...changes });
    expect(fieldsOf(outcome)).toEqual(fieldErrors);
  });

  it('refuses an expired one', async () => {
    const token = await invite();
    await fixture.db.sql("update operator_invitation set expires_at = now() - interval '1 second'");
    expect(fieldsOf(await fixture.ask(null, ACCEPT, { ...newcomer, token }))).toEqual(['token NOT_FOUND']);
  });

  it('stores nothing the token could be read from', async () => {
    const token = await invite();
    expect(JSON.stringify(await fixture.db.sql('select i::text "text" from operator_invitation i'))).not.toContain(
      token,
    );
  });

  it('makes an operator of the city, once, and signs in', async () => {
    const token = await invite();
    const { acceptInvitation } = (await fixture.ask(null, ACCEPT, { ...newcomer, token })) as Record<
      string,
      { accessToken: string; viewer: object }
    >;
    expect(acceptInvitation?.viewer).toMatchObject({
      username: 'first-operator',
      roles: ['OPERATOR'],
      tenant: { id: fixture.otherOffice.id, name: '平台运维' },
    });
    expect(
      await fixture.ask({ token: acceptInvitation?.accessToken ?? '', cookie: '' }, '{ tenants { totalCount } }'),
    ).toEqual({ tenants: { totalCount: 1 } });
    expect(fieldsOf(await fixture.ask(null, ACCEPT, { ...newcomer, username: 'second', token }))).toEqual([
      'token NOT_FOUND',
    ]);
    expect(await rowOf('second')).toBeUndefined();
  });

  it('founds the office of a city that has none', async () => {
    await fixture.db.sql(
      "insert into region (code, name, level, parent_code, source) values ('3403', '蚌埠市', 'CITY', '34', 'test')",
    );
    await fixture.db.sql("select pg_notify('fanzha_regions', '')");
    await expectSoon(async () =>
      expect(await fixture.ask(operator, '{ region(code: "3403") { name } }')).toEqual({ region: { name: '蚌埠市' } }),
    );
    const outcome = await fixture.ask(null, ACCEPT, {
      ...newcomer,
      username: 'pioneer',
      cityCode: '3403',
      token: await invite(),
    });
    expect(outcome).toMatchObject({
      acceptInvitation: { viewer: { tenant: { name: '平台运维', type: 'AUTHORITY', region: { code: '3403' } } } },
    });
  });
});

/** Waits up to two seconds for what another connection announces. */
async function expectSoon(expectation: () => Promise<void>): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const failed = await expectation().then(
      () => false,
      () => true,
    );
    if (!failed) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await expectation();
}
