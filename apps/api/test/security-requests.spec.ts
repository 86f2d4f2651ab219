import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Config, createHttpApplication } from '@fanzha/platform';
import { Controller, Get, Module, Req } from '@nestjs/common';
import { type OrgFixture, makeOrgFixture } from './org.fixture.js';

const ROLLUP = `query Figures($campaignId: ID) {
    region(code: "340210") { rollup(period: "2027-03", campaignId: $campaignId) { activities { count } } } }`;

let fixture: OrgFixture;
beforeAll(async () => {
  fixture = await makeOrgFixture();
});
afterAll(() => fixture.close());

describe('requests that cost the sender little', () => {
  it('fragments that spread each other twice are read once each', async () => {
    const fragments = Array.from(
      { length: 40 },
      (_, level) =>
        `fragment F${level} on Query { ${level === 39 ? 'fraudTypes { code }' : `...F${level + 1} ...F${level + 1}`} }`,
    );
    const began = performance.now();
    const { errors } = await fixture.gql(`{ ...F0 } ${fragments.join(' ')}`);
    expect(errors[0]?.extensions.code).toBe('TOO_COMPLEX');
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('a long list of wrong items is not answered item by item', async () => {
    const input = {
      type: 'LECTURE',
      title: '讲座',
      startOn: '2026-11-01',
      measures: Array.from({ length: 50_000 }, () => 1),
    };
    const { errors } = await fixture.gql(
      'mutation Record($input: ActivityInput!) { recordActivity(input: $input) { id } }',
      { input },
    );
    expect(errors[0]?.extensions['fields']).toMatchObject([{ path: 'measures', code: 'TOO_MANY_ITEMS' }]);
    const fewer = { ...input, measures: input.measures.slice(0, 5_000) };
    const refused = await fixture.gql(
      'mutation Record($input: ActivityInput!) { recordActivity(input: $input) { id } }',
      { input: fewer },
    );
    expect(refused.errors[0]?.extensions['fields']).toHaveLength(100);
  });

  it('U+0000 is the mistake of the sender', async () => {
    expect(
      await fixture.ask(null, 'mutation In($u: String!) { signIn(username: $u, password: "x") { accessToken } }', {
        u: 'a\u0000b',
      }),
    ).toMatchObject({ code: 'BAD_INPUT' });
  });
});

it('a campaign that does not exist does not spoil the figures of the next request', async () => {
  const official = await fixture.device('official');
  expect(await fixture.ask(official, ROLLUP, { campaignId: '*' })).toMatchObject({
    code: 'BAD_INPUT',
    fields: [{ path: 'campaignId', code: 'UNKNOWN_CODE' }],
  });
  expect(await fixture.ask(official, ROLLUP)).toEqual({ region: { rollup: { activities: { count: 0 } } } });
});

it('filters whose combinations have long names do not take each other for the same', async () => {
  const device = await fixture.device('school-admin');
  const filter = {
    tenantId: fixture.school.id,
    regionCode: '340210',
    period: '2026',
    type: 'LECTURE',
    sector: 'EDUCATION',
    campaignId: randomUUID(),
  };
  for (const more of [
    {},
    { text: '甲' },
    { indicator: 'SESSIONS' },
    { includeVoided: true },
    { indicator: 'SESSIONS', text: '甲' },
  ]) {
    const outcome = await fixture.ask(
      device,
      'query List($filter: ActivityFilter) { activities(filter: $filter) { totalCount } }',
      { filter: { ...filter, ...more } },
    );
    expect(outcome).toEqual({ activities: { totalCount: 0 } });
  }
});

it('a one-time password opens no figures, neither below viewer nor below signIn', async () => {
  await fixture.addUser(fixture.authority, 'new-official', 'COUNTY_OFFICIAL');
  await fixture.db.sql("update user_account set must_change_password = true where username = 'new-official'");
  const device = await fixture.device('new-official');
  const below = async (field: string) =>
    fixture.ask(device, `{ viewer { permissions tenant { region { ${field} } } } }`);
  expect(await below('rollup(period: "2026") { activities { count } }')).toMatchObject({ code: 'FORBIDDEN' });
  expect(await below('tenants { totalCount }')).toMatchObject({ code: 'FORBIDDEN' });
});

describe('configuration', () => {
  it('needs a password to derive those of the running roles from', () => {
    expect(() => new Config({ DATABASE_URL: 'postgres://owner@127.0.0.1/fanzha' }, '/tmp')).toThrow(
      /DATABASE_URL must hold the password/,
    );
  });

  it('takes from X-Forwarded-For what the nearest proxy wrote, not what the client made up', async () => {
    @Controller()
    class Address {
      @Get('address') address(@Req() request: { ip: string }): string {
        return request.ip;
      }
    }
    @Module({ controllers: [Address] })
    class Root {}
    const app = await createHttpApplication(Root, { trustProxy: true, logger: false });
    // Without GraphQL the endpoint is never reached; the address is decided before it.
    await app.init();
    const { body } = await app.inject({ url: '/address', headers: { 'x-forwarded-for': '10.9.9.9, 203.0.113.7' } });
    expect(body).toBe('203.0.113.7');
    await app.close();
  });
});
