import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHmac, hkdfSync } from 'node:crypto';
import { cookieOf, type OrgFixture, PASSWORD, setCookieOf, makeOrgFixture } from './org.fixture.js';

const VIEWER = `{
    viewer { id username displayName roles permissions tenant { id name region { code } }
    oversight { region { code } sector } } }`;
const REFRESH = 'mutation { refreshSession { accessToken viewer { username } } }';
const WRONG = { code: 'UNAUTHENTICATED', reason: 'WRONG_CREDENTIALS' };

const SECRET = 'only for specs: a secret of sufficient length';

let fixture: OrgFixture;
beforeAll(async () => {
  fixture = await makeOrgFixture();
});
afterAll(() => fixture.close());

const errorOf = async (username: string, password: string) =>
  (await fixture.signIn(username, password)).errors[0]?.extensions;
const actions = async (userId: string) =>
  (
    await fixture.db.sql<{ action: string }>('select action from audit_entry where user_id = $1 order by at, id', [
      userId,
    ])
  ).map((entry) => entry.action);

describe('signIn', () => {
  it('answers an access token for a quarter of an hour and sets the refresh cookie', async () => {
    const answer = await fixture.signIn('School-Admin ');
    expect(answer.errors).toEqual([]);
    const { accessToken, expiresAt, expiresIn, serverTime, mustChangePassword, viewer } = answer.data.signIn;
    expect({ mustChangePassword, username: viewer.username }).toEqual({
      mustChangePassword: false,
      username: 'school-admin',
    });
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(14 * 60_000);
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(15 * 60_000);
    // For clients whose own clock is wrong: a duration, and the time of the server.
    expect(expiresIn).toBe(Math.floor((Date.parse(expiresAt) - Date.parse(serverTime)) / 1000));
    expect(Math.abs(Date.parse(serverTime) - Date.now())).toBeLessThan(10_000);
    expect(accessToken.split('.')).toHaveLength(3);

    const cookie = setCookieOf(answer);
    expect(cookie).toMatch(/^fanzha_refresh=3402\.[\da-f-]{36}\.1\.[\w-]{43};/);
    for (const attribute of ['Path=/graphql', 'HttpOnly', 'SameSite=Strict', 'Expires='])
      expect(cookie).toContain(attribute);
    expect(answer.data).not.toHaveProperty('refresh');

    const [row] = await fixture.db.sql(
      'select user_id, ended_at, refresh_hash, refresh_counter from user_session order by created_at desc limit 1',
    );
    expect(row).toEqual({ user_id: viewer.id, ended_at: null, refresh_hash: null, refresh_counter: 1 });
    expect(await actions(viewer.id)).toContain('session.opened');
  });

  it('refuses a wrong password and an unknown name alike, and logs the known one', async () => {
    const id = await fixture.addUser(fixture.school, 'forgetful', 'VIEWER');
    expect(await errorOf('forgetful', 'nope')).toEqual(await errorOf('nobody-at-all', 'nope'));
    expect(await errorOf('forgetful', 'nope')).toMatchObject(WRONG);
    expect(await actions(id)).toEqual(['sign_in.refused', 'sign_in.refused']);
  });

  it('refuses empty fields by name', async () => {
    expect(await errorOf('', '')).toMatchObject({
      code: 'BAD_INPUT',
      fields: [
        { path: 'username', code: 'REQUIRED' },
        { path: 'password', code: 'REQUIRED' },
      ],
    });
  });

  it('refuses a disabled account as if it did not exist', async () => {
    const id = await fixture.addUser(fixture.school, 'left-us', 'VIEWER');
    await fixture.db.sql('update user_account set disabled_at = now() where id = $1', [id]);
    expect(await errorOf('left-us', PASSWORD)).toMatchObject(WRONG);
  });

  it.each(['lockable', 'no-such-name'])(
    'locks a name for a quarter of an hour after five failures: %s',
    async (username) => {
      if (username === 'lockable') await fixture.addUser(fixture.school, username, 'VIEWER');
      for (let failure = 1; failure <= 5; failure += 1) expect(await errorOf(username, 'nope')).toMatchObject(WRONG);
      const locked = await errorOf(username, PASSWORD);
      expect(locked).toMatchObject({ code: 'LOCKED', reason: 'ACCOUNT_LOCKED', minutes: 15 });
      const wait = Date.parse(String(locked?.['retryAt'])) - Date.now();
      expect(wait).toBeGreaterThan(14 * 60_000);
      expect(wait).toBeLessThanOrEqual(15 * 60_000);
    },
  );

  it('opens again when the lock has run out, and a success ends the row of failures', async () => {
    await fixture.addUser(fixture.school, 'patient', 'VIEWER');
    for (let failure = 1; failure <= 5; failure += 1) await errorOf('patient', 'nope');
    await fixture.db.sql(
      `update sign_in_failure set last_failed_at = now() - interval '16 minutes',
         locked_until = now() - interval '1 minute' where locked_until is not null`,
    );
    for (let failure = 1; failure <= 4; failure += 1) expect(await errorOf('patient', 'nope')).toMatchObject(WRONG);
    expect(await errorOf('patient', PASSWORD)).toBeUndefined();
    for (let failure = 1; failure <= 4; failure += 1) expect(await errorOf('patient', 'nope')).toMatchObject(WRONG);
    expect(await errorOf('patient', PASSWORD)).toBeUndefined();
  });

  it('judges five of many parallel guesses, and refuses the others before a password is hashed', async () => {
    const id = await fixture.addUser(fixture.school, 'guessed', 'VIEWER');
    const guesses = Array.from({ length: 250 }, (_, n) => (n === 249 ? PASSWORD : `guess-${n}`));
    const outcomes = await Promise.all(guesses.map((guess) => errorOf('guessed', guess)));
    expect(outcomes.filter((outcome) => outcome?.code === 'LOCKED')).toHaveLength(245);
    expect(outcomes.filter((outcome) => outcome?.code === 'UNAUTHENTICATED')).toHaveLength(5);
    expect(outcomes.at(-1)).toMatchObject({ code: 'LOCKED' });
    expect(await actions(id)).toEqual(Array.from({ length: 5 }, () => 'sign_in.refused'));
    expect(await errorOf('guessed', PASSWORD)).toMatchObject({ code: 'LOCKED' });
  });

  it('lets the fifth attempt in if it is right', async () => {
    await fixture.addUser(fixture.school, 'slow-fingers', 'VIEWER');
    for (let failure = 1; failure <= 4; failure += 1) await errorOf('slow-fingers', 'nope');
    expect(await errorOf('slow-fingers', PASSWORD)).toBeUndefined();
    expect(await errorOf('slow-fingers', 'nope')).toMatchObject(WRONG);
  });

  it('keeps no typed name in the clear', async () => {
    await errorOf('my-secret-password', 'nope');
    const rows = await fixture.db.sql('select f::text "text" from sign_in_failure f');
    expect(JSON.stringify(rows)).not.toContain('my-secret');
  });
});

describe('access tokens', () => {
  it('are required', async () => {
    expect(await fixture.ask(null, VIEWER)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each([
    ['garbage', 'Bearer garbage'],
    ['another scheme', 'Basic c2Nob29sOnNjaG9vbA=='],
    ['no algorithm', `Bearer ${unsigned({ alg: 'none', typ: 'JWT' })}`],
  ])('are never taken for anonymous: %s', async (_, authorization) => {
    const { errors } = await fixture.gql(VIEWER, {}, { headers: { authorization } });
    expect(errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'TOKEN_INVALID' });
  });

  it('stop working when they expire', async () => {
    const { AccessTokens } = await import('@fanzha/platform');
    const identity = {
      userId: 'x',
      username: 'x',
      displayName: 'x',
      tenantId: 'x',
      cityCode: '3402',
      roles: [],
      oversight: [],
      sessionId: 'x',
      mustChangePassword: false,
    };
    const { token } = fixture.app.get(AccessTokens, { strict: false }).issue(identity, Date.now() - 16 * 60_000);
    expect(await fixture.ask({ token, cookie: '' }, VIEWER)).toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: 'TOKEN_EXPIRED',
    });
  });

  it('cannot be altered', async () => {
    const { token } = await fixture.device('school-editor');
    const [header, payload, signature] = token.split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, roles: ['OPERATOR'] })).toString('base64url');
    expect(await fixture.ask({ token: `${header}.${forged}.${signature}`, cookie: '' }, VIEWER)).toMatchObject({
      reason: 'TOKEN_INVALID',
    });
  });

  it.each([
    ['with the secret itself', SECRET, 'fanzha:api'],
    ['for another purpose', keyOf('access tokens'), 'fanzha:links'],
    ['with the key of another purpose', keyOf('refresh tokens'), 'fanzha:api'],
  ])('are none when they were signed %s', async (_, key, aud) => {
    const { token } = await fixture.device('school-editor');
    const [header, payload] = token.split('.') as [string, string];
    const claims = Buffer.from(
      JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), aud }),
    ).toString('base64url');
    const signature = createHmac('sha256', key).update(`${header}.${claims}`).digest('base64url');
    expect(await fixture.ask({ token: `${header}.${claims}.${signature}`, cookie: '' }, VIEWER)).toMatchObject({
      reason: 'TOKEN_INVALID',
    });
    const { cookie } = await fixture.device('school-editor');
    expect(await fixture.ask({ token: cookie.slice('fanzha_refresh='.length), cookie: '' }, VIEWER)).toMatchObject({
      reason: 'TOKEN_INVALID',
    });
    expect(await fixture.ask({ token: '', cookie: `fanzha_refresh=${token}` }, REFRESH)).toMatchObject({
      reason: 'SESSION_EXPIRED',
    });
  });

  it('have an end', async () => {
    const { token } = await fixture.device('school-editor');
    const [header, payload] = token.split('.') as [string, string];
    const { exp: _end, ...claims } = JSON.parse(Buffer.from(payload, 'base64url').toString());
    for (const exp of [undefined, null, 'never', 1e300]) {
      const signed = `${header}.${Buffer.from(JSON.stringify({ ...claims, exp })).toString('base64url')}`;
      const signature = createHmac('sha256', keyOf('access tokens')).update(signed).digest('base64url');
      expect(await fixture.ask({ token: `${signed}.${signature}`, cookie: '' }, VIEWER)).toMatchObject({
        reason: 'TOKEN_INVALID',
      });
    }
  });

  it('show who is signed in', async () => {
    expect(await fixture.ask(await fixture.device('education-official'), VIEWER)).toMatchObject({
      viewer: {
        username: 'education-official',
        roles: ['COUNTY_OFFICIAL'],
        permissions: expect.arrayContaining(['rollup:read']),
        tenant: { id: fixture.education.id, region: { code: '340210' } },
        oversight: [{ region: { code: '340210' }, sector: 'EDUCATION' }],
      },
    });
  });
});

describe('refreshSession', () => {
  const refresh = (cookie: string) => fixture.gql(REFRESH, {}, { cookie });

  it('needs the cookie', async () => {
    expect(await fixture.ask(null, REFRESH)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await refresh('fanzha_refresh=3402.nonsense')).errors[0]?.extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: 'SESSION_EXPIRED',
    });
  });

  it('gives new tokens, again and again, even beside an expired access token', async () => {
    let { cookie } = await fixture.device('school-editor');
    for (let round = 0; round < 3; round += 1) {
      const answer = await fixture.gql(REFRESH, {}, { cookie, headers: { authorization: 'Bearer expired' } });
      expect(answer.data?.refreshSession.viewer).toEqual({ username: 'school-editor' });
      expect(cookieOf(answer)).not.toBe(cookie);
      cookie = cookieOf(answer);
    }
  });

  it('takes a cookie that comes back for a copy, and ends the session for both', async () => {
    const { cookie: used } = await fixture.device('school-editor');
    const next = await refresh(used);
    await fixture.db.sql("update user_session set grace_until = now() - interval '1 second' where id = $1", [
      used.split('.')[1],
    ]);
    const reused = await refresh(used);
    expect(reused.errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'SESSION_EXPIRED' });
    expect((await refresh(cookieOf(next))).errors[0]?.extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask({ token: next.data.refreshSession.accessToken, cookie: '' }, VIEWER)).toMatchObject({
      code: 'UNAUTHENTICATED',
    });

    const sessionId = used.split('.')[1];
    const [session] = await fixture.db.sql('select ended_because from user_session where id = $1', [sessionId]);
    expect(session).toEqual({ ended_because: 'TOKEN_REUSED' });
    const entries = await fixture.db.sql(
      "select detail from audit_entry where subject_id = $1 and action = 'session.ended'",
      [sessionId],
    );
    expect(entries).toEqual([{ detail: { because: 'TOKEN_REUSED' } }]);
  });

  it('yields the same successor again for a moment: a page reloaded twice, an answer that was lost', async () => {
    const { cookie } = await fixture.device('school-editor');
    const answers = await Promise.all([refresh(cookie), refresh(cookie), refresh(cookie)]);
    expect(new Set(answers.map(cookieOf)).size).toBe(1);
    expect(cookieOf(answers[0])).not.toBe(cookie);
    const next = await refresh(cookieOf(answers[0]));
    expect(next.errors).toEqual([]);
    const [row] = await fixture.db.sql('select ended_at, refresh_counter from user_session where id = $1', [
      cookie.split('.')[1],
    ]);
    expect(row).toEqual({ ended_at: null, refresh_counter: 3 });
    // By now it is older than the one before.
    expect((await refresh(cookie)).errors[0]?.extensions).toMatchObject({ reason: 'SESSION_EXPIRED' });
    expect((await refresh(cookieOf(next))).errors[0]?.extensions).toMatchObject({ reason: 'SESSION_EXPIRED' });
  });

  it('refuses one that was made up, and ends nothing', async () => {
    const { cookie } = await fixture.device('school-editor');
    const [name, sessionId, counter, signature] = cookie.split('.');
    const other = (await fixture.device('school-editor')).cookie.split('.')[3];
    for (const forged of [
      `${name}.${sessionId}.${counter}.${other}`,
      `${name}.${sessionId}.${'x'.repeat(43)}`,
      `${name}.${sessionId}.2.${signature}`,
      `${name}.${sessionId}.0.${signature}`,
      `fanzha_refresh=3401.${sessionId}.${counter}.${signature}`,
    ]) {
      expect((await refresh(forged)).errors[0]?.extensions).toMatchObject({
        code: 'UNAUTHENTICATED',
        reason: 'SESSION_EXPIRED',
      });
    }
    expect((await refresh(cookie)).errors).toEqual([]);
  });

  it('takes the cookie of a session that began under release 0.1, and goes on with new ones', async () => {
    const { cookie } = await fixture.device('school-editor');
    const sessionId = cookie.split('.')[1];
    const secret = 'b'.repeat(43);
    await fixture.db.sql(
      'update user_session set refresh_counter = 0, refresh_hash = sha256($2::bytea) where id = $1',
      [sessionId, secret],
    );
    const old = `fanzha_refresh=3402.${sessionId}.${secret}`;
    expect((await refresh(`fanzha_refresh=3402.${sessionId}.${'c'.repeat(43)}`)).errors[0]?.extensions).toMatchObject({
      reason: 'SESSION_EXPIRED',
    });
    const [first, again] = [await refresh(old), await refresh(old)];
    expect(cookieOf(again)).toBe(cookieOf(first));
    expect((await refresh(cookieOf(first))).errors).toEqual([]);
    expect((await refresh(old)).errors[0]?.extensions).toMatchObject({ reason: 'SESSION_EXPIRED' });
    expect(await fixture.db.sql('select ended_because from user_session where id = $1', [sessionId])).toEqual([
      { ended_because: 'TOKEN_REUSED' },
    ]);
  });

  it.each([
    ['12 hours without use', "refreshed_at = now() - interval '12 hours 1 second'"],
    ['30 days', "expires_at = now() - interval '1 second'"],
  ])('ends after %s', async (_, age) => {
    const { cookie } = await fixture.device('school-editor');
    await fixture.db.sql(`update user_session set ${age} where id = $1`, [cookie.split('.')[1]]);
    expect((await refresh(cookie)).errors[0]?.extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: 'SESSION_EXPIRED',
    });
  });
});

describe('signOut', () => {
  it('needs a session', async () => {
    expect(await fixture.ask(null, 'mutation { signOut }')).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('ends this session at once and clears the cookie', async () => {
    const device = await fixture.device('school-editor');
    const other = await fixture.device('school-editor');
    const answer = await fixture.gql('mutation { signOut }', {}, device);
    expect(answer.data).toEqual({ signOut: true });
    expect(setCookieOf(answer)).toMatch(/^fanzha_refresh=;.*(Max-Age=0|Expires=Thu, 01 Jan 1970)/);
    expect(await fixture.ask(device, VIEWER)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'SESSION_EXPIRED' });
    expect(await fixture.ask(device, REFRESH)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask(other, VIEWER)).toMatchObject({ viewer: { username: 'school-editor' } });
  });
});

describe('signOutEverywhere', () => {
  it('needs a session', async () => {
    expect(await fixture.ask(null, 'mutation { signOutEverywhere }')).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('ends all sessions of the user and nobody else', async () => {
    const id = await fixture.addUser(fixture.school, 'everywhere', 'VIEWER');
    const devices = [await fixture.device('everywhere'), await fixture.device('everywhere')] as const;
    const colleague = await fixture.device('school-editor');
    expect(await fixture.ask(devices[0], 'mutation { signOutEverywhere }')).toEqual({ signOutEverywhere: true });
    for (const device of devices) expect(await fixture.ask(device, VIEWER)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask(colleague, VIEWER)).toMatchObject({ viewer: { username: 'school-editor' } });
    expect(await fixture.db.sql('select distinct ended_because from user_session where user_id = $1', [id])).toEqual([
      { ended_because: 'SIGNED_OUT_EVERYWHERE' },
    ]);
  });
});

function keyOf(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', SECRET, '', `fanzha ${purpose}`, 32));
}

/** A token whose header promises no signature, and which has none. */
function unsigned(header: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part({ sub: 'x', exp: 4_000_000_000 })}.`;
}
