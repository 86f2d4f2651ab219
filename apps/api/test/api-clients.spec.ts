import { addDays, addYears, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  type ClientsFixture,
  CREATE,
  input,
  LIST,
  NOBODY_HAS,
  RECORD,
  lecture,
  REVOKE,
  makeClientsFixture,
} from './api-clients.fixture.js';
import { insertTenant, insertUser } from './support/factories.js';

const FIGURES =
  'query Figures($code: ID!) { region(code: $code) { rollup(period: "2026-10") { activities { count } } } }';

let fixture: ClientsFixture;
beforeAll(async () => {
  fixture = await makeClientsFixture();
});
afterAll(() => fixture.close());

const fieldsOf = (outcome: unknown) =>
  (outcome as { fields: { path: string; code: string }[] }).fields.map(({ path, code }) => `${path} ${code}`);
const rowOf = async (id: string) => (await fixture.db.sql('select * from api_client where id = $1', [id]))[0];

describe('createApiClient', () => {
  const create = (token: string | null, change: object = {}) =>
    fixture.as(token, CREATE, { input: { ...input, ...change } });

  it('is for unit administrators and officials', async () => {
    expect(await create(null)).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const token of [fixture.tokens.schoolEditor, fixture.tokens.operator])
      expect(await create(token)).toMatchObject({ code: 'FORBIDDEN' });
    for (const token of [fixture.tokens.schoolAdmin, fixture.tokens.official])
      expect(await create(token)).toMatchObject({ createApiClient: { client: { name: '数据大屏' } } });
  });

  it('refuses what cannot be, naming every error', async () => {
    expect(
      fieldsOf(
        await create(fixture.tokens.schoolAdmin, {
          name: '  ',
          scopes: ['everything', 'rollup:read'],
          expiresOn: todayIn(),
        }),
      ),
    ).toEqual(['name REQUIRED', 'scopes.0 UNKNOWN_CODE', 'expiresOn DATE_TOO_EARLY']);
    expect(
      fieldsOf(await create(fixture.tokens.schoolAdmin, { scopes: [], expiresOn: addDays(addYears(todayIn(), 2), 1) })),
    ).toEqual(['scopes TOO_FEW_ITEMS', 'expiresOn DATE_TOO_LATE']);
    expect(
      fieldsOf(await create(fixture.tokens.schoolAdmin, { name: 'x'.repeat(101), expiresOn: '2026-02-30' })),
    ).toEqual(['expiresOn NOT_A_DATE']);
  });

  it('shows the token once and stores its hash alone', async () => {
    const scopes = ['ledger:read', 'rollup:read', 'ledger:read'];
    const outcome = (await create(fixture.tokens.schoolAdmin, { scopes })) as {
      createApiClient: { token: string; client: { id: string } };
    };
    const { token, client } = outcome.createApiClient;
    expect(client).toEqual({
      id: expect.any(String),
      name: '数据大屏',
      scopes: ['rollup:read', 'ledger:read'],
      expiresOn: input.expiresOn,
      createdAt: expect.any(String),
      revokedAt: null,
      lastUsedAt: null,
      requestsPerMinute: 600,
    });
    expect(token).toMatch(new RegExp(`^fzc_3402_${client.id.replaceAll('-', '')}_[\\w-]{43}$`));
    const secret = token.slice(-43);
    expect(await rowOf(client.id)).toMatchObject({
      city_code: '3402',
      tenant_id: fixture.school.id,
      name: '数据大屏',
      scopes: ['rollup:read', 'ledger:read'],
      oversees: false,
      expires_on: expect.anything(),
      created_by: fixture.schoolAdminId,
      revoked_at: null,
      revoked_by: null,
      last_used_at: null,
      token_hash: createHash('sha256').update(secret).digest(),
    });
    expect(JSON.stringify(await fixture.db.sql('select to_jsonb(c)::text from api_client c'))).not.toContain(secret);
    const [entry] = await fixture.db.sql(
      'select action, tenant_id, user_id, detail from audit_entry where subject_id = $1',
      [client.id],
    );
    expect(entry).toEqual({
      action: 'client.created',
      tenant_id: fixture.school.id,
      user_id: fixture.schoolAdminId,
      detail: { name: '数据大屏', scopes: ['rollup:read', 'ledger:read'], expiresOn: input.expiresOn },
    });
  });
});

describe('revokeApiClient', () => {
  const revoke = (token: string | null, id: string) => fixture.as(token, REVOKE, { id });

  it('needs a session, the permission and a client of the own tenant', async () => {
    const { id } = await fixture.client(fixture.tokens.schoolAdmin, ['rollup:read']);
    expect(await revoke(null, id)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await revoke(fixture.tokens.schoolEditor, id)).toMatchObject({ code: 'FORBIDDEN' });
    // Officials who oversee the school do not keep its programs.
    for (const other of [fixture.tokens.siblingAdmin, fixture.tokens.official])
      expect(await revoke(other, id)).toMatchObject({ code: 'NOT_FOUND' });
    for (const none of [NOBODY_HAS, 'no-id'])
      expect(await revoke(fixture.tokens.schoolAdmin, none)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await rowOf(id)).toMatchObject({ revoked_at: null });
  });

  it('takes effect with the next operation, whether it needs the database or not', async () => {
    const client = await fixture.client(fixture.tokens.official, ['rollup:read']);
    expect(await fixture.as(client.token, FIGURES, { code: '340210' })).toMatchObject({
      region: { rollup: { activities: { count: expect.any(Number) } } },
    });
    expect(await revoke(fixture.tokens.official, client.id)).toMatchObject({
      revokeApiClient: { id: client.id, revokedAt: expect.any(String) },
    });
    for (const query of [FIGURES, 'query ($code: ID!) { region(code: $code) { name } }']) {
      expect(await fixture.as(client.token, query, { code: '340210' })).toMatchObject({
        code: 'UNAUTHENTICATED',
        reason: 'CLIENT_REVOKED',
      });
    }
    expect(await rowOf(client.id)).toMatchObject({ revoked_at: expect.any(Date), revoked_by: expect.any(String) });
    expect(
      await fixture.db.sql("select detail from audit_entry where subject_id = $1 and action = 'client.revoked'", [
        client.id,
      ]),
    ).toEqual([{ detail: { name: '数据大屏' } }]);
    expect(await revoke(fixture.tokens.official, client.id)).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_REVOKED',
      revokedAt: expect.any(String),
    });
  });
});

describe('apiClients', () => {
  type Page = {
    totalCount: number;
    edges: { cursor: string; node: { id: string } }[];
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
  const list = async (token: string, variables: object = {}) =>
    ((await fixture.as(token, LIST, { ...variables })) as { apiClients: Page }).apiClients;
  const ids = ({ edges }: Page) => edges.map(({ node }) => node.id);

  it('is for unit administrators and officials', async () => {
    expect(await fixture.as(null, LIST)).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const token of [fixture.tokens.schoolEditor, fixture.tokens.operator])
      expect(await fixture.as(token, LIST)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('lists those of the own tenant, newest first, revoked ones only when asked for', async () => {
    const made: string[] = [];
    for (let i = 0; i < 3; i += 1) made.unshift((await fixture.client(fixture.tokens.bankAdmin, ['rollup:read'])).id);
    await fixture.as(fixture.tokens.bankAdmin, REVOKE, { id: made[1] });
    expect(ids(await list(fixture.tokens.bankAdmin))).toEqual([made[0], made[2]]);
    expect(await list(fixture.tokens.bankAdmin, { includeRevoked: true })).toMatchObject({
      totalCount: 3,
      pageInfo: { hasNextPage: false },
    });
    expect(ids(await list(fixture.tokens.bankAdmin, { includeRevoked: true }))).toEqual(made);
    const first = await list(fixture.tokens.bankAdmin, { first: 2, includeRevoked: true });
    expect([ids(first), first.pageInfo.hasNextPage]).toEqual([made.slice(0, 2), true]);
    expect(
      ids(await list(fixture.tokens.bankAdmin, { first: 2, after: first.pageInfo.endCursor, includeRevoked: true })),
    ).toEqual(made.slice(2));
    expect(ids(await list(fixture.tokens.siblingAdmin, { includeRevoked: true }))).toEqual([]);
  });

  it('refuses a page that cannot be', async () => {
    expect(fieldsOf(await fixture.as(fixture.tokens.bankAdmin, LIST, { first: 0 }))).toEqual(['first TOO_SMALL']);
    for (const after of ['nonsense', Buffer.from('["x"]').toString('base64url')]) {
      expect(fieldsOf(await fixture.as(fixture.tokens.bankAdmin, LIST, { after }))).toEqual(['after INVALID_CURSOR']);
    }
  });
});

describe('a token', () => {
  const ask = (token: string) =>
    fixture.as(token, 'query ($code: ID!) { region(code: $code) { name } }', { code: '340210' });

  it('works through the last day it was given for, and not longer', async () => {
    const client = await fixture.client(fixture.tokens.schoolAdmin, ['rollup:read']);
    await fixture.db.sql('update api_client set expires_on = $2 where id = $1', [client.id, todayIn()]);
    expect(await ask(client.token)).toEqual({ region: { name: '湾沚区' } });
    await fixture.db.sql('update api_client set expires_on = $2 where id = $1', [client.id, addDays(todayIn(), -1)]);
    expect(await ask(client.token)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'TOKEN_EXPIRED' });
  });

  it('is all of it: no other secret, id or city', async () => {
    const { token } = await fixture.client(fixture.tokens.schoolAdmin, ['rollup:read']);
    const other = await fixture.client(fixture.tokens.siblingAdmin, ['rollup:read']);
    const wrong = [
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      token.slice(0, -43) + other.token.slice(-43),
      token.replace('fzc_3402', 'fzc_3401'),
      `fzc_3402_${NOBODY_HAS.replaceAll('-', '')}_${token.slice(-43)}`,
      `fzc_3402_${NOBODY_HAS.replaceAll('-', '')}_${'A'.repeat(43)}`,
      'fzc_',
      `${token}x`,
    ];
    for (const text of wrong)
      expect(await ask(text)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'TOKEN_INVALID' });
    expect(await ask(token)).toEqual({ region: { name: '湾沚区' } });
  });

  it('notes its last use, at most once a minute', async () => {
    const client = await fixture.client(fixture.tokens.schoolAdmin, ['rollup:read']);
    await ask(client.token);
    const first = (await rowOf(client.id))?.['last_used_at'] as Date;
    expect(Date.now() - first.getTime()).toBeLessThan(10_000);
    await ask(client.token);
    expect((await rowOf(client.id))?.['last_used_at']).toEqual(first);
    await fixture.db.sql("update api_client set last_used_at = now() - interval '61 seconds' where id = $1", [
      client.id,
    ]);
    await ask(client.token);
    expect(((await rowOf(client.id))?.['last_used_at'] as Date).getTime()).toBeGreaterThanOrEqual(first.getTime());
  });

  it('is refused by a public door as little as any other', async () => {
    const { token } = await fixture.client(fixture.tokens.schoolAdmin, ['rollup:read']);
    expect(
      await fixture.as(token, 'mutation { signIn(username: "nobody", password: "x") { accessToken } }'),
    ).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'WRONG_CREDENTIALS' });
  });

  it('ends with its tenant', async () => {
    const CLOSE = 'mutation Close($id: ID!, $on: Date!) { closeTenant(id: $id, version: 1, on: $on) { closedOn } }';
    for (const [on, works] of [
      [todayIn(), false],
      [addDays(todayIn(), 1), true],
    ] as const) {
      const tenant = await insertTenant(fixture.db, 'SCHOOL', '340210101');
      const client = await fixture.client((await insertUser(fixture, tenant, ['UNIT_ADMIN'])).token, ['ledger:read']);
      expect(await fixture.as(fixture.tokens.operator, CLOSE, { id: tenant.id, on })).toEqual({
        closeTenant: { closedOn: on },
      });
      const refused = { code: 'UNAUTHENTICATED', reason: 'CLIENT_REVOKED' };
      expect(await ask(client.token)).toMatchObject(works ? { region: { name: '湾沚区' } } : refused);
      expect(
        (
          await fixture.db.sql("select 1 from audit_entry where subject_id = $1 and action = 'client.revoked'", [
            client.id,
          ])
        ).length,
      ).toBe(works ? 0 : 1);
      await fixture.db.sql('update tenant set opened_on = $2, closed_on = $3 where id = $1', [
        tenant.id,
        '2020-01-01',
        addDays(todayIn(), -1),
      ]);
      expect(await ask(client.token)).toMatchObject(refused);
    }
  });
});

describe('a user that is disabled', () => {
  const DISABLE = 'mutation Disable($id: ID!) { disableUser(userId: $id) { disabled } }';

  it('takes the clients it has created along, and no others', async () => {
    const { id, token } = await insertUser(fixture, fixture.school, ['UNIT_ADMIN']);
    const [own, others] = [
      await fixture.client(token, ['rollup:read']),
      await fixture.client(fixture.tokens.schoolAdmin, ['rollup:read']),
    ];
    expect(await fixture.as(fixture.tokens.schoolAdmin, DISABLE, { id })).toEqual({ disableUser: { disabled: true } });
    expect(await fixture.as(own.token, '{ region(code: "340210") { name } }')).toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: 'CLIENT_REVOKED',
    });
    expect(await fixture.as(others.token, '{ region(code: "340210") { name } }')).toEqual({
      region: { name: '湾沚区' },
    });
    expect(
      await fixture.db.sql('select revoked_at is not null as revoked, revoked_by from api_client where id = $1', [
        own.id,
      ]),
    ).toEqual([{ revoked: true, revoked_by: fixture.schoolAdminId }]);
    const logged = await fixture.db.sql(
      `select subject_id, detail from audit_entry where action = 'client.revoked'
         and detail->>'because' = 'USER_DISABLED'`,
    );
    expect(logged).toEqual([{ subject_id: own.id, detail: { because: 'USER_DISABLED' } }]);
  });

  it('does so, too, when an operator disables it', async () => {
    const { id, token } = await insertUser(fixture, fixture.school, ['UNIT_ADMIN']);
    const client = await fixture.client(token, ['rollup:read']);
    expect(await fixture.as(fixture.tokens.operator, DISABLE, { id })).toEqual({ disableUser: { disabled: true } });
    expect(await fixture.as(client.token, '{ region(code: "340210") { name } }')).toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: 'CLIENT_REVOKED',
    });
  });
});

describe('the log', () => {
  it('names the client beside the user who created it, under whose name its records stand', async () => {
    const client = await fixture.client(fixture.tokens.schoolAdmin, ['ledger:write']);
    const outcome = (await fixture.as(client.token, RECORD, { input: lecture })) as { recordActivity: { id: string } };
    const { id } = outcome.recordActivity;
    expect(await fixture.db.sql('select tenant_id, recorded_by from activity where id = $1', [id])).toEqual([
      { tenant_id: fixture.school.id, recorded_by: fixture.schoolAdminId },
    ]);
    expect(await fixture.db.sql('select user_id, detail from audit_entry where subject_id = $1', [id])).toEqual([
      { user_id: fixture.schoolAdminId, detail: { version: 1, client: { id: client.id, name: '数据大屏' } } },
    ]);
  });
});

describe('the limit of a client', () => {
  let limited: ClientsFixture;
  beforeAll(async () => {
    process.env['FANZHA_CLIENT_PER_MINUTE'] = '4';
    limited = await makeClientsFixture();
    delete process.env['FANZHA_CLIENT_PER_MINUTE'];
  });
  afterAll(() => limited.close());

  it('counts operations of each client by itself, also those of a batch, and says when to come back', async () => {
    const [client, other] = [
      await limited.client(limited.tokens.schoolAdmin, ['rollup:read']),
      await limited.client(limited.tokens.schoolAdmin, ['rollup:read']),
    ];
    const NAME = '{ a: region(code: "340210") { name } b: region(code: "340223") { name } }';
    const send = (token: string, payload: object, headers = {}) =>
      limited.app.inject({
        method: 'POST',
        url: '/graphql',
        payload,
        headers: { authorization: `Bearer ${token}`, ...headers },
      });
    expect((await send(client.token, { query: NAME })).json()).toEqual({
      data: { a: { name: '湾沚区' }, b: { name: '南陵县' } },
    });
    expect((await send(client.token, [{ query: NAME }, { query: NAME }])).statusCode).toBe(200);
    expect((await send(client.token, { query: NAME })).statusCode).toBe(200);
    const refused = await send(client.token, { query: NAME }, { 'accept-language': 'en' });
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(refused.json().errors[0].extensions).toEqual({
      code: 'RATE_LIMITED',
      retryAfterSeconds: Number(refused.headers['retry-after']),
    });
    expect((await send(other.token, { query: NAME })).statusCode).toBe(200);
    // Somebody without the secret uses up nobody's minute.
    for (let i = 0; i < 5; i += 1) await send(`${other.token.slice(0, -4)}AAAA`, { query: NAME });
    expect((await send(other.token, { query: NAME })).statusCode).toBe(200);
    expect(await limited.as(limited.tokens.schoolAdmin, CREATE, { input })).toMatchObject({
      createApiClient: { client: { requestsPerMinute: 4 } },
    });
  });
});
