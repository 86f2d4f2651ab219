import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Device, NOBODY_HAS, type OrgFixture, makeOrgFixture } from './org.fixture.js';
import { insertTenant, type TestTenant } from './support/factories.js';

const REQUEST = `id kind state username displayName roles sector region { code } tenant { id }
    requestedByName decidedByName reason alone mine`;
const CREATE = `mutation ($input: UserInput!) {
  createUser(input: $input) { password user { id roles } request { ${REQUEST} } } }`;
const RESET = `mutation ($userId: ID!) {
  resetPassword(userId: $userId) { password user { id } request { ${REQUEST} } } }`;
const ENABLE = `mutation ($userId: ID!) {
  enableUser(userId: $userId) { password user { id disabled } request { ${REQUEST} } } }`;
const DISABLE = `mutation ($userId: ID!) { disableUser(userId: $userId) { id disabled request { ${REQUEST} } } }`;
const GRANT = `mutation ($tenantId: ID!, $regionCode: ID!, $sector: Sector) {
  grantOversight(tenantId: $tenantId, regionCode: $regionCode, sector: $sector) { oversight { id region { code } }
    request { ${REQUEST} } } }`;
const APPROVE = `mutation ($id: ID!) {
  approveRequest(id: $id) { password user { id username disabled } oversight { region { code } }
  request { ${REQUEST} } } }`;
const DECLINE = `mutation ($id: ID!, $reason: String!) { declineRequest(id: $id, reason: $reason) { ${REQUEST} } }`;
const WITHDRAW = `mutation ($id: ID!) { withdrawRequest(id: $id) { ${REQUEST} } }`;
const LIST = `query ($includeDecided: Boolean) { approvalRequests(includeDecided: $includeDecided) { ${REQUEST} } }`;
const CHANGES = `{ accessChanges { ${REQUEST} } }`;

let fixture: OrgFixture;
let one: Device;
let two: Device;
let other: Device;
let admin: Device;
let authority: TestTenant;
beforeAll(async () => {
  fixture = await makeOrgFixture();
  await fixture.addUser(fixture.office, 'operator-two', 'OPERATOR');
  [one, two, other, admin] = (await Promise.all(
    ['operator', 'operator-two', 'other-operator', 'school-admin'].map((name) => fixture.device(name)),
  )) as [Device, Device, Device, Device];
  authority = await insertTenant(fixture.db, 'AUTHORITY', '340223');
});
afterAll(() => fixture.close());

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is the query's
const ask = fixtureAsk as (device: Device | null, query: string, variables?: object) => Promise<any>;
function fixtureAsk(device: Device | null, query: string, variables: Record<string, unknown> = {}) {
  return fixture.ask(device, query, variables);
}
let count = 0;
const official = (roles = ['COUNTY_OFFICIAL']) => ({
  tenantId: authority.id,
  username: `chief-${++count}`,
  displayName: '主管岗',
  roles,
});
const asked = async (as = one) =>
  (await ask(as, CREATE, { input: official() })).createUser.request as { id: string; username: string };
const rows = (text: string, ...values: unknown[]) => fixture.db.sql(text, values);
const stateOf = async (id: string) =>
  (await rows('select state from approval_request where id = $1', id))[0]?.['state'];
const logOf = async (id: string) =>
  (await rows('select action from audit_entry where subject_id = $1 order by at, id', id)).map(
    ({ action }) => action as string,
  );

describe('what takes two operators', () => {
  it('the account of an official waits, and comes about when another operator approves it', async () => {
    const input = official();
    const { createUser } = await ask(one, CREATE, { input });
    expect(createUser).toMatchObject({ password: null, user: null });
    expect(createUser.request).toMatchObject({
      kind: 'CREATE_USER',
      state: 'PENDING',
      username: input.username,
      roles: ['COUNTY_OFFICIAL'],
      tenant: { id: authority.id },
      requestedByName: 'operator',
      mine: true,
      alone: false,
    });
    expect(await rows('select 1 from user_account where username = $1', input.username)).toEqual([]);
    expect((await ask(two, LIST)).approvalRequests).toContainEqual(
      expect.objectContaining({ id: createUser.request.id, mine: false }),
    );

    const { approveRequest } = await ask(two, APPROVE, { id: createUser.request.id });
    expect(approveRequest).toMatchObject({
      user: { username: input.username, disabled: false },
      request: { state: 'APPROVED', decidedByName: 'operator-two' },
    });
    expect((await fixture.signIn(input.username, approveRequest.password)).data.signIn.mustChangePassword).toBe(true);
    expect(
      await rows('select roles, must_change_password from user_account where username = $1', input.username),
    ).toEqual([{ roles: ['COUNTY_OFFICIAL'], must_change_password: true }]);
    expect(await logOf(createUser.request.id)).toEqual(['approval.requested', 'approval.approved']);
    const [created] = await rows(
      "select user_id, detail from audit_entry where action = 'user.created' and subject_id = $1",
      approveRequest.user.id,
    );
    expect(created?.['detail']).toMatchObject({ approval: createUser.request.id, username: input.username });
  });

  it('so do a reset password, an account opened again, and oversight', async () => {
    const userId = await fixture.addUser(authority, 'south-chief', 'COUNTY_OFFICIAL');
    const [before] = await rows('select password_hash from user_account where id = $1', userId);
    const reset = (await ask(one, RESET, { userId })).resetPassword;
    expect(reset).toMatchObject({ password: null, request: { kind: 'RESET_PASSWORD' } });
    expect(await rows('select password_hash from user_account where id = $1', userId)).toEqual([before]);
    expect(await ask(one, RESET, { userId })).toMatchObject({ code: 'CONFLICT', reason: 'ALREADY_REQUESTED' });
    const { password } = (await ask(two, APPROVE, { id: reset.request.id })).approveRequest;
    expect((await fixture.signIn('south-chief', password)).errors).toEqual([]);

    expect(await ask(one, DISABLE, { userId })).toMatchObject({ disableUser: { disabled: true, request: null } });
    const enable = (await ask(one, ENABLE, { userId })).enableUser;
    expect(enable).toMatchObject({ password: null, user: { disabled: true }, request: { kind: 'ENABLE_USER' } });
    const opened = (await ask(two, APPROVE, { id: enable.request.id })).approveRequest;
    expect(opened.user.disabled).toBe(false);
    expect((await fixture.signIn('south-chief', password)).errors).not.toEqual([]);
    expect((await fixture.signIn('south-chief', opened.password)).errors).toEqual([]);

    const grant = (await ask(one, GRANT, { tenantId: authority.id, regionCode: '340223', sector: 'EDUCATION' }))
      .grantOversight;
    expect(grant).toMatchObject({
      oversight: null,
      request: { kind: 'GRANT_OVERSIGHT', sector: 'EDUCATION', region: { code: '340223' } },
    });
    expect(await rows('select 1 from oversight where tenant_id = $1', authority.id)).toEqual([]);
    expect((await ask(two, APPROVE, { id: grant.request.id })).approveRequest.oversight).toEqual({
      region: { code: '340223' },
    });
    expect(await rows('select region_code, sector from oversight where tenant_id = $1', authority.id)).toEqual([
      { region_code: '340223', sector: 'EDUCATION' },
    ]);
  });

  it('an operator is made, and disabled, by two', async () => {
    const made = (
      await ask(one, CREATE, {
        input: { tenantId: fixture.office.id, username: 'operator-three', displayName: '运维岗', roles: ['OPERATOR'] },
      })
    ).createUser;
    expect(made.user).toBeNull();
    const { user } = (await ask(two, APPROVE, { id: made.request.id })).approveRequest;
    const disabling = (await ask(one, DISABLE, { userId: user.id })).disableUser;
    expect(disabling).toMatchObject({ disabled: false, request: { kind: 'DISABLE_USER', state: 'PENDING' } });
    expect((await ask(two, APPROVE, { id: disabling.request.id })).approveRequest.user).toMatchObject({
      disabled: true,
    });
    expect(await rows('select disabled_at is not null disabled from user_account where id = $1', user.id)).toEqual([
      { disabled: true },
    ]);
  });

  it('what does not decide who looks at whom takes one', async () => {
    const input = {
      tenantId: fixture.school.id,
      username: 'teacher-of-two',
      displayName: '老师',
      roles: ['UNIT_ADMIN'],
    };
    const { createUser } = await ask(one, CREATE, { input });
    expect(createUser).toMatchObject({ password: expect.any(String), request: null });
    expect((await ask(admin, RESET, { userId: createUser.user.id })).resetPassword).toMatchObject({
      password: expect.any(String),
      request: null,
    });
    expect(await ask(admin, ENABLE, { userId: createUser.user.id })).toMatchObject({ code: 'CONFLICT' });
    await ask(admin, DISABLE, { userId: createUser.user.id });
    expect((await ask(admin, ENABLE, { userId: createUser.user.id })).enableUser).toMatchObject({
      password: expect.any(String),
      user: { disabled: false },
    });
    expect(await logOf(createUser.user.id)).toEqual([
      'user.created',
      'password.reset',
      'user.disabled',
      'user.enabled',
    ]);
  });
});

describe('approveRequest', () => {
  it('needs a session, an operator and one of the city', async () => {
    const { id } = await asked();
    expect(await ask(null, APPROVE, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await ask(admin, APPROVE, { id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(other, APPROVE, { id })).toMatchObject({ code: 'NOT_FOUND' });
    for (const nobody of [NOBODY_HAS, 'no-id'])
      expect(await ask(two, APPROVE, { id: nobody })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await stateOf(id)).toBe('PENDING');
  });

  it('is not for who asked, nor for an operator who came later', async () => {
    const { id } = await asked();
    expect(await ask(one, APPROVE, { id })).toMatchObject({ code: 'FORBIDDEN', reason: 'OWN_REQUEST' });
    await fixture.addUser(fixture.office, 'operator-late', 'OPERATOR');
    expect(await ask(await fixture.device('operator-late'), APPROVE, { id })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'OPERATOR_TOO_NEW',
    });
    expect(await stateOf(id)).toBe('PENDING');
    await rows("update user_account set disabled_at = now() where username = 'operator-late'");
  });

  it('carries out once, however often it is sent at once', async () => {
    const { id, username } = await asked();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => ask(two, APPROVE, { id })));
    expect(outcomes.filter((outcome) => 'approveRequest' in outcome)).toHaveLength(1);
    for (const outcome of outcomes)
      if (!('approveRequest' in outcome))
        expect(outcome).toMatchObject({ code: 'CONFLICT', reason: 'ALREADY_DECIDED' });
    expect(await rows('select count(*)::int n from user_account where username = $1', username)).toEqual([{ n: 1 }]);
    expect(await logOf(id)).toEqual(['approval.requested', 'approval.approved']);
  });

  it('asks again what was asked at the request, and leaves it as it was where that fails', async () => {
    const { id, username } = await asked();
    await fixture.addUser(fixture.school, username, 'VIEWER');
    expect(await ask(two, APPROVE, { id })).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'username', code: 'ALREADY_TAKEN' }],
    });
    expect(await stateOf(id)).toBe('PENDING');
    expect(await logOf(id)).toEqual(['approval.requested']);
  });

  it('is too late for one that has expired, which may be asked for anew', async () => {
    const { id, username } = await asked();
    await rows("update approval_request set expires_at = now() - interval '1 second' where id = $1", id);
    expect(await ask(two, APPROVE, { id })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_DECIDED',
      state: 'EXPIRED',
    });
    expect((await ask(two, LIST)).approvalRequests).not.toContainEqual(expect.objectContaining({ id }));
    expect((await ask(one, CREATE, { input: { ...official(), username } })).createUser.request).toMatchObject({
      state: 'PENDING',
      username,
    });
    expect(await stateOf(id)).toBe('EXPIRED');
  });

  it('stores nothing secret', async () => {
    const { id } = await asked();
    const { password } = (await ask(two, APPROVE, { id })).approveRequest;
    const stored = JSON.stringify([
      await rows('select a::text t from approval_request a'),
      await rows('select e::text t from audit_entry e'),
    ]);
    expect(stored).not.toContain(password);
    expect(stored).not.toContain('argon2');
  });
});

describe('declineRequest and withdrawRequest', () => {
  it('need a session, an operator and one of the city', async () => {
    const { id } = await asked();
    for (const [mutation, variables] of [
      [DECLINE, { id, reason: '不需要' }],
      [WITHDRAW, { id }],
    ] as const) {
      expect(await ask(null, mutation, variables)).toMatchObject({ code: 'UNAUTHENTICATED' });
      expect(await ask(admin, mutation, variables)).toMatchObject({ code: 'FORBIDDEN' });
      expect(await ask(other, mutation, variables)).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await ask(two, DECLINE, { id, reason: ' ' })).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'reason' }],
    });
    expect(await ask(one, DECLINE, { id, reason: '算了' })).toMatchObject({ code: 'FORBIDDEN', reason: 'OWN_REQUEST' });
    expect(await ask(two, WITHDRAW, { id })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await stateOf(id)).toBe('PENDING');
  });

  it('end a request for good, and say why', async () => {
    const declined = await asked();
    expect((await ask(two, DECLINE, { id: declined.id, reason: ' 没有公函 ' })).declineRequest).toMatchObject({
      state: 'DECLINED',
      reason: '没有公函',
      decidedByName: 'operator-two',
    });
    const withdrawn = await asked();
    expect((await ask(one, WITHDRAW, { id: withdrawn.id })).withdrawRequest).toMatchObject({
      state: 'WITHDRAWN',
      mine: true,
    });
    for (const { id, username } of [declined, withdrawn]) {
      expect(await ask(two, APPROVE, { id })).toMatchObject({ reason: 'ALREADY_DECIDED' });
      expect(await rows('select 1 from user_account where username = $1', username)).toEqual([]);
    }
    expect(await logOf(declined.id)).toEqual(['approval.requested', 'approval.declined']);
    expect(await logOf(withdrawn.id)).toEqual(['approval.requested', 'approval.withdrawn']);
    expect(
      (await ask(one, LIST, { includeDecided: true })).approvalRequests.map(({ id }: { id: string }) => id),
    ).toEqual(expect.arrayContaining([declined.id, withdrawn.id]));
  });
});

describe('a city with one operator', () => {
  it('goes on without approval, and the authority is told', async () => {
    const bureau = await insertTenant(fixture.db, 'AUTHORITY', '3401');
    const { createUser } = await ask(other, CREATE, {
      input: { tenantId: bureau.id, username: 'hefei-chief', displayName: '市局', roles: ['CITY_OFFICIAL'] },
    });
    expect(createUser).toMatchObject({ password: expect.any(String), request: null });
    expect((await ask(other, GRANT, { tenantId: bureau.id, regionCode: '3401' })).grantOversight).toMatchObject({
      oversight: { region: { code: '3401' } },
      request: null,
    });
    await fixture.addUser(bureau, 'hefei-clerk', 'UNIT_ADMIN');
    const { accessChanges } = await ask(await fixture.device('hefei-clerk'), CHANGES);
    expect(accessChanges).toMatchObject([
      { kind: 'GRANT_OVERSIGHT', alone: true, region: { code: '3401' }, requestedByName: 'other-operator' },
      { kind: 'CREATE_USER', alone: true, username: 'hefei-chief', displayName: '市局', state: 'APPROVED' },
    ]);
    expect(
      await rows("select count(*)::int n from audit_entry where action = 'approval.not_needed' and city_code = '3401'"),
    ).toEqual([{ n: 2 }]);
  });

  it('takes two from the moment it has two', async () => {
    const office = fixture.otherOffice;
    const first = await ask(other, CREATE, {
      input: { tenantId: office.id, username: 'hefei-two', displayName: '运维二', roles: ['OPERATOR'] },
    });
    expect(first.createUser.request).toBeNull();
    const second = await ask(other, CREATE, {
      input: { tenantId: office.id, username: 'hefei-three', displayName: '运维三', roles: ['OPERATOR'] },
    });
    expect(second.createUser.request).toMatchObject({ state: 'PENDING' });
  });
});

describe('accessChanges and approvalRequests', () => {
  it('need a session and the permission', async () => {
    expect(await ask(null, CHANGES)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await ask(await fixture.device('school-editor'), CHANGES)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await ask(null, LIST)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await ask(admin, LIST)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('show the own unit and the own city alone', async () => {
    await ask(two, APPROVE, { id: (await asked()).id });
    expect((await ask(await fixture.device('official'), CHANGES)).accessChanges).toEqual([]);
    expect(
      (await ask(other, LIST, { includeDecided: true })).approvalRequests.every(
        ({ tenant }: { tenant: { id: string } }) => tenant.id !== authority.id,
      ),
    ).toBe(true);
    const waiting = (
      await ask(one, RESET, { userId: await fixture.addUser(authority, 'seen-waiting', 'COUNTY_OFFICIAL') })
    ).resetPassword.request;
    const { users } = await ask(two, `query ($id: ID!) { users(tenantId: $id) { username request { id } } }`, {
      id: authority.id,
    });
    expect(users).toContainEqual({ username: 'seen-waiting', request: { id: waiting.id } });
  });
});
