import { PER_TENANT } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type ClientsFixture, CREATE, input, makeClientsFixture } from './api-clients.fixture.js';

const GROUP = `mutation ($input: LeadershipGroupInput!) { establishLeadershipGroup(input: $input) { id version } }`;
const CHANGE = `mutation ($id: ID!, $version: Int!, $members: [LeadershipMemberInput!]!) {
  changeLeadershipMembers(id: $id, version: $version, members: $members, on: "2026-06-01") { version
    members { name } } }`;
const TOO_MANY = { code: 'CONFLICT', reason: 'TOO_MANY_OF_TENANT' };
const members = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ name: `成员${n}`, role: n === 0 ? 'HEAD' : 'MEMBER' }));

let fixture: ClientsFixture;
beforeAll(async () => void (fixture = await makeClientsFixture()));
afterAll(() => fixture.close());

/** Rows of one table as if they had been there for long: what is tried is the next one. */
const fill = (text: string, count: number) => fixture.db.sql(`${text} from generate_series(1, ${count})`);

const accountsOf = async (tenant: string): Promise<number> =>
  (await fixture.db.sql('select from user_account where tenant_id = $1 and disabled_at is null', [tenant])).length;
/** Disables so many accounts that `fill` made, as if long ago; their ids. */
const disabled = async (tenant: string, count: number): Promise<string[]> => {
  const rows = await fixture.db.sql<{ id: string }>(
    `update user_account set disabled_at = now() where id in (select id from user_account where tenant_id = $1
       and username like 'filler-%' and disabled_at is null limit $2) returning id`,
    [tenant, count],
  );
  return rows.map(({ id }) => id);
};

describe('one tenant', () => {
  it('has a most of API clients', async () => {
    const { id, cityCode } = fixture.school;
    await fill(
      `insert into api_client (city_code, id, tenant_id, name, scopes, token_hash, expires_on, created_by)
       select '${cityCode}', gen_random_uuid(), '${id}', '对接', '{rollup:read}', decode(repeat('00', 32), 'hex'),
         '2100-01-01', '${fixture.schoolAdminId}'`,
      PER_TENANT.clients,
    );
    expect(await fixture.as(fixture.tokens.schoolAdmin, CREATE, { input })).toMatchObject({
      ...TOO_MANY,
      max: PER_TENANT.clients,
    });
    expect(await fixture.as(fixture.tokens.siblingAdmin, CREATE, { input })).toHaveProperty('createApiClient');
    await fixture.db.sql(
      'update api_client set revoked_at = now() where id = (select id from api_client where tenant_id = $1 limit 1)',
      [id],
    );
    expect(await fixture.as(fixture.tokens.schoolAdmin, CREATE, { input })).toHaveProperty('createApiClient');
  });

  it('has a most of accounts', async () => {
    const { id, cityCode } = fixture.bank;
    await fill(
      `insert into user_account (city_code, id, tenant_id, username, display_name, password_hash, roles)
       select '${cityCode}', gen_random_uuid(), '${id}', 'filler-' || gen_random_uuid(), '某岗', '!', '{VIEWER}'`,
      PER_TENANT.accounts,
    );
    const CREATE_USER = 'mutation ($input: UserInput!) { createUser(input: $input) { password } }';
    const account = { tenantId: id, username: 'one-too-many', displayName: '多余的岗', roles: ['VIEWER'] };
    expect(await fixture.as(fixture.tokens.bankAdmin, CREATE_USER, { input: account })).toMatchObject(TOO_MANY);
    expect(await fixture.db.sql("select from login_name where username = 'one-too-many'")).toEqual([]);
  });

  it('has no more of them by enabling those that were disabled', async () => {
    const { id } = fixture.bank;
    const [other] = await disabled(id, 1);
    await fill(
      `insert into user_account (city_code, id, tenant_id, username, display_name, password_hash, roles)
       select '${fixture.bank.cityCode}', gen_random_uuid(), '${id}', 'filler-' || gen_random_uuid(), '某岗', '!',
         '{VIEWER}'`,
      PER_TENANT.accounts - (await accountsOf(id)),
    );
    const ENABLE = 'mutation ($id: ID!) { enableUser(userId: $id) { password } }';
    expect(await fixture.as(fixture.tokens.bankAdmin, ENABLE, { id: other })).toMatchObject(TOO_MANY);
    await disabled(id, (await accountsOf(id)) - PER_TENANT.accounts + 1);
    expect(await fixture.as(fixture.tokens.bankAdmin, ENABLE, { id: other })).toHaveProperty('enableUser');
  });

  it('has no more of anything by asking twenty times at once', async () => {
    const { id } = fixture.bank;
    const reasons = (outcomes: readonly unknown[]) =>
      outcomes.map((each) => (each as { reason?: string }).reason ?? 'made').toSorted();
    await disabled(id, (await accountsOf(id)) - PER_TENANT.accounts + 1);
    const CREATE_USER = 'mutation ($input: UserInput!) { createUser(input: $input) { password } }';
    const many = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        fixture.as(fixture.tokens.bankAdmin, CREATE_USER, {
          input: { tenantId: id, username: `at-once-${n}`, displayName: '一起来的岗', roles: ['VIEWER'] },
        }),
      ),
    );
    expect(reasons(many)).toEqual([...Array(19).fill('TOO_MANY_OF_TENANT'), 'made']);
    expect(await accountsOf(id)).toBe(PER_TENANT.accounts);
    const { id: school, cityCode } = fixture.sibling;
    await fill(
      `insert into api_client (city_code, id, tenant_id, name, scopes, token_hash, expires_on, created_by)
       select '${cityCode}', gen_random_uuid(), '${school}', '对接', '{rollup:read}', decode(repeat('00', 32), 'hex'),
         '2100-01-01', (select id from user_account where tenant_id = '${school}' limit 1)`,
      PER_TENANT.clients - 2,
    );
    const clients = await Promise.all(
      Array.from({ length: 20 }, () => fixture.as(fixture.tokens.siblingAdmin, CREATE, { input })),
    );
    expect(reasons(clients)).toEqual([...Array(19).fill('TOO_MANY_OF_TENANT'), 'made']);
  });

  it('has a most of leadership groups that count', async () => {
    const { id, cityCode, regionCode } = fixture.sibling;
    await fill(
      `insert into leadership_group (city_code, id, tenant_id, home_region, region_code, sector, name, founded_on,
         recorded_by)
       select '${cityCode}', gen_random_uuid(), '${id}', '${regionCode}', '${regionCode}', 'EDUCATION', '领导小组',
         '2026-01-01', '${id}'`,
      PER_TENANT.groups,
    );
    const group = { name: '多余的小组', foundedOn: '2026-03-01', members: members(1) };
    expect(await fixture.as(fixture.tokens.siblingAdmin, GROUP, { input: group })).toMatchObject(TOO_MANY);
  });
});

it('one account has a most of sessions: the ones left unused longest end', async () => {
  const [{ id } = { id: '' }] = await fixture.db.sql<{ id: string }>(
    "select id from user_account where username = 'school-editor'",
  );
  const { cityCode, id: tenant } = fixture.school;
  await fill(
    `insert into user_session (city_code, id, tenant_id, user_id, refresh_counter, expires_at, refreshed_at)
     select '${cityCode}', gen_random_uuid(), '${tenant}', '${id}', 1, now() + interval '1 day',
       now() - interval '1 hour'`,
    PER_TENANT.sessionsOfAccount + 5,
  );
  await fixture.device('school-editor');
  const open = await fixture.db.sql('select from user_session where user_id = $1 and ended_at is null', [id]);
  expect(open).toHaveLength(PER_TENANT.sessionsOfAccount);
});

it('a group of two hundred in which one changes writes that one, whatever other groups there are', async () => {
  const names = members(200);
  const established = (await fixture.as(fixture.tokens.schoolAdmin, GROUP, {
    input: { name: '大组', foundedOn: '2026-01-01', members: names },
  })) as {
    establishLeadershipGroup: { id: string };
  };
  const { id } = established.establishLeadershipGroup;
  const written: unknown[] = [];
  const original = pg.Client.prototype.query;
  pg.Client.prototype.query = function noted(this: pg.Client, ...args: unknown[]) {
    const [text, values] = args as [string | { text: string; values?: unknown[] }, unknown[] | undefined];
    const sent = typeof text === 'string' ? { text, values } : text;
    if (/insert into "?leadership_member/i.test(sent.text))
      written.push(...(sent.values ?? []).filter((value) => String(value).startsWith('成员')));
    return (original as (...given: unknown[]) => unknown).apply(this, args);
  } as typeof original;
  try {
    const changed = names.map((member, n) => (n === 7 ? { ...member, role: 'DEPUTY' } : member));
    expect(await fixture.as(fixture.tokens.schoolAdmin, CHANGE, { id, version: 1, members: changed })).toMatchObject({
      changeLeadershipMembers: { version: 2 },
    });
  } finally {
    pg.Client.prototype.query = original;
  }
  expect(written.length).toBeLessThanOrEqual(3);
  expect(
    await fixture.db.sql('select count(*)::int as n from leadership_member where group_id = $1 and left_on is null', [
      id,
    ]),
  ).toEqual([{ n: 200 }]);
});
