import { ReconcileService } from '@fanzha/rollup';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONFIRM, type InterceptionsFixture, makeFixture, RECORD } from './interceptions.fixture.js';

const FIGURE = `query Figure($period: Period!) { region(code: "340210") { rollup(period: $period) {
  figure(indicator: INTERCEPTIONS) { value } breakdown(indicator: INTERCEPTIONS, by: VENUE) { key value } } } }`;

let fixture: InterceptionsFixture;
beforeAll(async () => void (fixture = await makeFixture()));
afterAll(() => fixture.close());

const recorded = async (input: object): Promise<{ id: string; version: number }> =>
  (await fixture.data(fixture.bank, RECORD, { input }))['recordInterception'];
const rollup = async (period: string) => (await fixture.data(fixture.official, FIGURE, { period }))['region'].rollup;

describe('running totals of interceptions', () => {
  it('at one place and at several count for what they add', async () => {
    const since = { runningSince: '2024-05-01' };
    await recorded({ ...since, occurredOn: '2024-05-31', venue: 'COUNTER', count: 10 });
    await recorded({ ...since, occurredOn: '2024-06-30', venue: 'COUNTER', count: 16 });
    expect(await rollup('2024-05')).toMatchObject({ figure: { value: 10 } });
    expect(await rollup('2024')).toEqual({
      figure: { value: 16 },
      breakdown: [{ key: 'COUNTER', value: 16 }],
    });
    const venues = [
      { venue: 'COUNTER', count: 6 },
      { venue: 'ATM', count: 4 },
    ];
    await recorded({ runningSince: '2023-05-01', occurredOn: '2023-05-31', venues });
    expect(await rollup('2023')).toMatchObject({ figure: { value: 10 } });
  });

  it('that nobody counted count for nothing, and a part of one is no more than that', async () => {
    const total = await recorded({
      runningSince: '2022-05-01',
      occurredOn: '2022-06-30',
      venue: 'PHONE',
      count: 8,
    });
    await recorded({
      occurredOn: '2022-05-20',
      venue: 'PHONE',
      count: 3,
      totals: [{ indicator: 'INTERCEPTIONS', recordId: total.id, answer: 'INCLUDED' }],
    });
    expect(await rollup('2022')).toMatchObject({ figure: { value: 8 } });
    await recorded({
      runningSince: '2021-05-01',
      occurredOn: '2021-06-30',
      venue: 'PHONE',
      count: null,
      countQualifier: 'UNCOUNTED',
    });
    expect(await rollup('2021')).toMatchObject({ figure: { value: 0 } });
  });

  it('are of one unit: nobody can say which part of them another one has stopped', async () => {
    const input = {
      runningSince: '2020-05-01',
      occurredOn: '2020-06-30',
      venue: 'COUNTER',
      count: 8,
      joinedByTenantIds: [fixture.police.tenantId],
    };
    const { extensions } = await fixture.error(fixture.bank, RECORD, { input });
    expect(extensions['fields']).toMatchObject([{ path: 'joinedByTenantIds', code: 'NOT_ALLOWED_HERE' }]);
  });

  it('agree with a recount', async () => {
    expect(await fixture.api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ differences: 0 });
  });
});

describe('a share in what was stopped at several places', () => {
  it('is asked about again where the places are others', async () => {
    const venues = [
      { venue: 'COUNTER', count: 3 },
      { venue: 'ATM', count: 2 },
    ];
    const joined = { joinedByTenantIds: [fixture.police.tenantId], occurredOn: '2025-05-31' };
    const { id } = await recorded({ ...joined, venues });
    await fixture.data(fixture.police, CONFIRM, { id, version: 1 });
    const amend = `mutation ($id: ID!, $version: Int!, $input: InterceptionInput!) {
      amendInterception(id: $id, version: $version, input: $input) { version } }`;
    const versionOf = async () =>
      (await fixture.sql<{ version: number }>('select version from interception where id = $1', [id]))[0]?.version;
    const moved = [
      { venue: 'PHONE', count: 3 },
      { venue: 'VISIT', count: 2 },
    ];
    await fixture.data(fixture.bank, amend, { id, version: await versionOf(), input: { ...joined, venues: moved } });
    const [said] = await fixture.sql<{ confirmation: string }>(
      'select confirmation from interception_participant where interception_id = $1 and tenant_id = $2',
      [id, fixture.police.tenantId],
    );
    expect(said?.confirmation).toBe('PENDING');
  });
});
