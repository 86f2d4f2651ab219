import { addDays, addYears, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import {
  type ClientsStage,
  CREATE,
  input,
  LIST,
  NOBODY_HAS,
  RECORD,
  lecture,
  REVOKE,
  setClientsStage,
} from './api-clients.stage.js';
import { insertTenant, insertUser } from './support/factories.js';

const FIGURES =
  'query Figures($code: ID!) { region(code: $code) { rollup(period: "2026-10") { activities { count } } } }';

let stage: ClientsStage;
beforeAll(async () => {
  stage = await setClientsStage();
});
afterAll(() => stage.close());

const fieldsOf = (outcome: unknown) =>
  (outcome as { fields: { path: string; code: string }[] }).fields.map(({ path, code }) => `${path} ${code}`);
const rowOf = async (id: string) => (await stage.db.sql('select * from api_client where id = $1', [id]))[0];

describe('createApiClient', () => {
  const create = (token: string | null, change: object = {}) =>
    stage.as(token, CREATE, { input: { ...input, ...change } });

  it('is for unit administrators and officials', async () => {
    expect(await create(null)).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const token of [stage.tokens.schoolEditor, stage.tokens.operator])
      expect(await create(token)).toMatchObject({ code: 'FORBIDDEN' });
    for (const token of [stage.tokens.schoolAdmin, stage.tokens.official])
      expect(await create(token)).toMatchObject({ createApiClient: { client: { name: '数据大屏' } } });
  });

  it('refuses what cannot be, naming every fault', async () => {
    expect(
      fieldsOf(
        await create(stage.tokens.schoolAdmin, {
          name: '  ',
          scopes: ['everything', 'rollup:read'],
          expiresOn: todayIn(),
        }),
      ),
    ).toEqual(['name REQUIRED', 'scopes.0 UNKNOWN_CODE', 'expiresOn DATE_TOO_EARLY']);
    expect(
      fieldsOf(await create(stage.tokens.schoolAdmin, { scopes: [], expiresOn: addDays(addYears(todayIn(), 2), 1) })),
    ).toEqual(['scopes TOO_FEW_ITEMS', 'expiresOn DATE_TOO_LATE']);
    expect(
      fieldsOf(await create(stage.tokens.schoolAdmin, { name: 'x'.repeat(101), expiresOn: '2026-02-30' })),
    ).toEqual(['expiresOn NOT_A_DATE']);
  });

  it('shows the token once and stores its hash alone', async () => {
    const scopes = ['ledger:read', 'rollup:read', 'ledger:read'];
    const outcome = (await create(stage.tokens.schoolAdmin, { scopes })) as {
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
      tenant_id: stage.school.id,
      name: '数据大屏',
      scopes: ['rollup:read', 'ledger:read'],
      oversees: false,
      expires_on: expect.anything(),
      created_by: stage.schoolAdminId,
      revoked_at: null,
      revoked_by: null,
      last_used_at: null,
      token_hash: createHash('sha256').update(secret).digest(),
    });
    expect(JSON.stringify(await stage.db.sql('select to_jsonb(c)::text from api_client c'))).not.toContain(secret);
    const [entry] = await stage.db.sql(
      'select action, tenant_id, user_id, detail from audit_entry where subject_id = $1',
      [client.id],
    );
    expect(entry).toEqual({
      action: 'client.created',
      tenant_id: stage.school.id,
      user_id: stage.schoolAdminId,
      detail: { name: '数据大屏', scopes: ['rollup:read', 'ledger:read'], expiresOn: input.expiresOn },
    });
  });
});

describe('revokeApiClient', () => {
  const revoke = (token: string | null, id: string) => stage.as(token, REVOKE, { id });

  it('needs a session, the permission and a client of the own tenant', async () => {
    const { id } = await stage.client(stage.tokens.schoolAdmin, ['rollup:read']);
    expect(await revoke(null, id)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await revoke(stage.tokens.schoolEditor, id)).toMatchObject({ code: 'FORBIDDEN' });
    // Whoever oversees the school does not keep its programs.
    for (const other of [stage.tokens.siblingAdmin, stage.tokens.official])
      expect(await revoke(other, id)).toMatchObject({ code: 'NOT_FOUND' });
    for (const none of [NOBODY_HAS, 'no-id'])
      expect(await revoke(stage.tokens.schoolAdmin, none)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await rowOf(id)).toMatchObject({ revoked_at: null });
  });

  it('takes effect with the next operation, whether it needs the database or not', async () => {
    const client = await stage.client(stage.tokens.official, ['rollup:read']);
    expect(await stage.as(client.token, FIGURES, { code: '340210' })).toMatchObject({
      region: { rollup: { activities: { count: expect.any(Number) } } },
    });
    expect(await revoke(stage.tokens.official, client.id)).toMatchObject({
      revokeApiClient: { id: client.id, revokedAt: expect.any(String) },
    });
    for (const query of [FIGURES, 'query ($code: ID!) { region(code: $code) { name } }']) {
      expect(await stage.as(client.token, query, { code: '340210' })).toMatchObject({
        code: 'UNAUTHENTICATED',
        reason: 'CLIENT_REVOKED',
      });
    }
    expect(await rowOf(client.id)).toMatchObject({ revoked_at: expect.any(Date), revoked_by: expect.any(String) });
    expect(
      await stage.db.sql("select detail from audit_entry where subject_id = $1 and action = 'client.revoked'", [
        client.id,
      ]),
    ).toEqual([{ detail: { name: '数据大屏' } }]);
    expect(await revoke(stage.tokens.official, client.id)).toMatchObject({
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
    ((await stage.as(token, LIST, { ...variables })) as { apiClients: Page }).apiClients;
  const ids = ({ edges }: Page) => edges.map(({ node }) => node.id);

  it('is for unit administrators and officials', async () => {
    expect(await stage.as(null, LIST)).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const token of [stage.tokens.schoolEditor, stage.tokens.operator])
      expect(await stage.as(token, LIST)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('lists those of the own tenant, newest first, revoked ones only when asked for', async () => {
    const made: string[] = [];
    for (let i = 0; i < 3; i += 1) made.unshift((await stage.client(stage.tokens.bankAdmin, ['rollup:read'])).id);
    await stage.as(stage.tokens.bankAdmin, REVOKE, { id: made[1] });
    expect(ids(await list(stage.tokens.bankAdmin))).toEqual([made[0], made[2]]);
    expect(await list(stage.tokens.bankAdmin, { includeRevoked: true })).toMatchObject({
      totalCount: 3,
      pageInfo: { hasNextPage: false },
    });
    expect(ids(await list(stage.tokens.bankAdmin, { includeRevoked: true }))).toEqual(made);
    const first = await list(stage.tokens.bankAdmin, { first: 2, includeRevoked: true });
    expect([ids(first), first.pageInfo.hasNextPage]).toEqual([made.slice(0, 2), true]);
    expect(
      ids(await list(stage.tokens.bankAdmin, { first: 2, after: first.pageInfo.endCursor, includeRevoked: true })),
    ).toEqual(made.slice(2));
    expect(ids(await list(stage.tokens.siblingAdmin, { includeRevoked: true }))).toEqual([]);
  });

  it('refuses a page that cannot be', async () => {
    expect(fieldsOf(await stage.as(stage.tokens.bankAdmin, LIST, { first: 0 }))).toEqual(['first TOO_SMALL']);
    for (const after of ['nonsense', Buffer.from('["x"]').toString('base64url')]) {
      expect(fieldsOf(await stage.as(stage.tokens.bankAdmin, LIST, { after }))).toEqual(['after INVALID_CURSOR']);
    }
  });
});

describe('a token', () => {
  const ask = (token: string) =>
    stage.as(token, 'query ($code: ID!) { region(code: $code) { name } }', { code: '340210' });

  it('works through the last day it was given for, and not longer', async () => {
    const client = await stage.client(stage.tokens.schoolAdmin, ['rollup:read']);
    await stage.db.sql('update api_client set expires_on = $2 where id = $1', [client.id, todayIn()]);
    expect(await ask(client.token)).toEqual({ region: { name: '湾沚区' } });
    await stage.db.sql('update api_client set expires_on = $2 where id = $1', [client.id, addDays(todayIn(), -1)]);
    expect(await ask(client.token)).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'TOKEN_EXPIRED' });
  });

  it('is all of it: no other secret, id or city', async () => {
    const { token } = await stage.client(stage.tokens.schoolAdmin, ['rollup:read']);
    const other = await stage.client(stage.tokens.siblingAdmin, ['rollup:read']);
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
    const client = await stage.client(stage.tokens.schoolAdmin, ['rollup:read']);
    await ask(client.token);
    const first = (await rowOf(client.id))?.['last_used_at'] as Date;
    expect(Date.now() - first.getTime()).toBeLessThan(10_000);
    await ask(client.token);
    expect((await rowOf(client.id))?.['last_used_at']).toEqual(first);
    await stage.db.sql("update api_client set last_used_at = now() - interval '61 seconds' where id = $1", [client.id]);
    await ask(client.token);
    expect(((await rowOf(client.id))?.['last_used_at'] as Date).getTime()).toBeGreaterThanOrEqual(first.getTime());
  });

  it('is refused by a public door as little as any other', async () => {
    const { token } = await stage.client(stage.tokens.schoolAdmin, ['rollup:read']);
    expect(
      await stage.as(token, 'mutation { signIn(username: "nobody", password: "x") { accessToken } }'),
    ).toMatchObject({ code: 'UNAUTHENTICATED', reason: 'WRONG_CREDENTIALS' });
  });

  it('ends with its tenant', async () => {
    const CLOSE = 'mutation Close($id: ID!, $on: Date!) { closeTenant(id: $id, version: 1, on: $on) { closedOn } }';
    for (const [on, works] of [
      [todayIn(), false],
      [addDays(todayIn(), 1), true],
    ] as const) {
      const tenant = await insertTenant(stage.db, 'SCHOOL', '340210101');
      const client = await stage.client((await insertUser(stage, tenant, ['UNIT_ADMIN'])).token, ['ledger:read']);
      expect(await stage.as(stage.tokens.operator, CLOSE, { id: tenant.id, on })).toEqual({
        closeTenant: { closedOn: on },
      });
      const refusal = { code: 'UNAUTHENTICATED', reason: 'CLIENT_REVOKED' };
      expect(await ask(client.token)).toMatchObject(works ? { region: { name: '湾沚区' } } : refusal);
      expect(
        (
          await stage.db.sql("select 1 from audit_entry where subject_id = $1 and action = 'client.revoked'", [
            client.id,
          ])
        ).length,
      ).toBe(works ? 0 : 1);
      await stage.db.sql('update tenant set opened_on = $2, closed_on = $3 where id = $1', [
        tenant.id,
        '2020-01-01',
        addDays(todayIn(), -1),
      ]);
      expect(await ask(client.token)).toMatchObject(refusal);
    }
  });
});

describe('a user that is disabled', () => {
  const DISABLE = 'mutation Disable($id: ID!) { disableUser(userId: $id) { disabled } }';

  it('takes the clients it has created along, and no others', async () => {
    const { id, token } = await insertUser(stage, stage.school, ['UNIT_ADMIN']);
    const [own, others] = [
      await stage.client(token, ['rollup:read']),
      await stage.client(stage.tokens.schoolAdmin, ['rollup:read']),
    ];
    expect(await stage.as(stage.tokens.schoolAdmin, DISABLE, { id })).toEqual({ disableUser: { disabled: true } });
    expect(await stage.as(own.token, '{ region(code: "340210") { name } }')).toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: 'CLIENT_REVOKED',
    });
    expect(await stage.as(others.token, '{ region(code: "340210") { name } }')).toEqual({ region: { name: '湾沚区' } });
    expect(
      await stage.db.sql('select revoked_at is not null as revoked, revoked_by from api_client where id = $1', [
        own.id,
      ]),
    ).toEqual([{ revoked: true, revoked_by: stage.schoolAdminId }]);
    const logged = await stage.db.sql(
      `select subject_id, detail from audit_entry where action = 'client.revoked'
         and detail->>'because' = 'USER_DISABLED'`,
    );
    expect(logged).toEqual([{ subject_id: own.id, detail: { because: 'USER_DISABLED' } }]);
  });

  it('does so, too, when an operator disables it', async () => {
    const { id, token } = await insertUser(stage, stage.school, ['UNIT_ADMIN']);
    const client = await stage.client(token, ['rollup:read']);
    expect(await stage.as(stage.tokens.operator, DISABLE, { id })).toEqual({ disableUser: { disabled: true } });
    expect(await stage.as(client.token, '{ region(code: "340210") { name } }')).toMatchObject({
      code: 'UNAUTHENTICATED',
      reason: 'CLIENT_REVOKED',
    });
  });
});

describe('the log', () => {
  it('names the client beside the user who created it, under whose name its records stand', async () => {
    const client = await stage.client(stage.tokens.schoolAdmin, ['ledger:write']);
    const outcome = (await stage.as(client.token, RECORD, { input: lecture })) as { recordActivity: { id: string } };
    const { id } = outcome.recordActivity;
    expect(await stage.db.sql('select tenant_id, recorded_by from activity where id = $1', [id])).toEqual([
      { tenant_id: stage.school.id, recorded_by: stage.schoolAdminId },
    ]);
    expect(await stage.db.sql('select user_id, detail from audit_entry where subject_id = $1', [id])).toEqual([
      { user_id: stage.schoolAdminId, detail: { version: 1, client: { id: client.id, name: '数据大屏' } } },
    ]);
  });
});

describe('the limit of a client', () => {
  let limited: ClientsStage;
  beforeAll(async () => {
    process.env['FANZHA_CLIENT_PER_MINUTE'] = '4';
    limited = await setClientsStage();
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
    // Who does not hold the secret uses up nobody's minute.
    for (let i = 0; i < 5; i += 1) await send(`${other.token.slice(0, -4)}AAAA`, { query: NAME });
    expect((await send(other.token, { query: NAME })).statusCode).toBe(200);
    expect(await limited.as(limited.tokens.schoolAdmin, CREATE, { input })).toMatchObject({
      createApiClient: { client: { requestsPerMinute: 4 } },
    });
  });
});
