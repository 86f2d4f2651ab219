import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Actor,
  COMMUNITY,
  FAR_COMMUNITY,
  type HouseholdsFixture,
  makeHouseholdsFixture,
} from './households.fixture.js';

const LISTS = `records silent figure { value }
  tenants { totalCount edges { cursor node { records value tenant { id } } } }
  sources { totalCount edges { cursor node { kind communityCode label value tenant { id } } } }
  silentTenants { totalCount }`;
const OWN = `{
  viewer { tenant { rollup(period: "2026") { provenance(indicator: HOUSEHOLDS_REGISTERED) { ${LISTS} } } } } }`;
const COUNTY = `{
  region(code: "340210") { rollup(period: "2026") { provenance(indicator: HOUSEHOLDS_REGISTERED) { ${LISTS} } } } }`;

/**
 * Registered households come from rosters that units keep together: who put which door on them is nobody's business
 * below.
 */
describe('where registered households come from', () => {
  let fixture: HouseholdsFixture;
  beforeAll(async () => {
    fixture = await makeHouseholdsFixture();
    await fixture.register(['1-101', '1-102', '1-103'], '2026-01-01', COMMUNITY, fixture.town);
    await fixture.register(['2-101', '2-102'], '2026-01-01', COMMUNITY, fixture.committee);
    await fixture.register(['9-1'], '2026-01-01', FAR_COMMUNITY, fixture.farTown);
  }, 120_000);
  afterAll(() => fixture?.close());

  const roster = (communityCode: string, value: number) => ({
    node: expect.objectContaining({ kind: 'HOUSEHOLD_ROSTER', communityCode, value, tenant: null }),
  });
  const told = (provenance: { tenants: { edges: { cursor: string }[] }; sources: { edges: { cursor: string }[] } }) =>
    [...provenance.tenants.edges, ...provenance.sources.edges]
      .map(({ cursor }) => Buffer.from(cursor, 'base64url').toString())
      .join();
  const own = async (as: Actor) => (await fixture.data(as, OWN)).viewer.tenant.rollup.provenance;
  const county = async (as: Actor) => (await fixture.data(as, COUNTY)).region.rollup.provenance;

  it('is told to units by roster, without who keeps it', async () => {
    for (const as of [fixture.town, fixture.committee]) {
      const provenance = await own(as);
      expect(provenance).toMatchObject({
        records: 1,
        silent: 0,
        figure: { value: 5 },
        tenants: { totalCount: 0, edges: [] },
        silentTenants: { totalCount: 0 },
      });
      expect(provenance.sources).toEqual({ totalCount: 1, edges: [expect.objectContaining(roster(COMMUNITY, 5))] });
    }
    const wide = await own(fixture.bank);
    expect(wide).toMatchObject({
      records: 2,
      figure: { value: 6 },
      tenants: { totalCount: 0 },
      sources: { totalCount: 2 },
    });
    for (const keeper of [fixture.town, fixture.committee, fixture.farTown])
      expect(told(wide)).not.toContain(keeper.tenant.id);
  });

  it('is told to the official of a line as to a unit', async () => {
    const provenance = await county(fixture.healthOfficial);
    expect(provenance).toMatchObject({ records: 2, tenants: { totalCount: 0, edges: [] }, sources: { totalCount: 2 } });
    expect(told(provenance)).not.toContain(fixture.town.tenant.id);
  });

  it('is told to who oversees all lines with the units', async () => {
    const { tenants, sources } = await county(fixture.official);
    expect(tenants.edges.map(({ node }: { node: object }) => node)).toEqual([
      { records: 1, value: 3, tenant: { id: fixture.town.tenant.id } },
      { records: 1, value: 2, tenant: { id: fixture.committee.tenant.id } },
      { records: 1, value: 1, tenant: { id: fixture.farTown.tenant.id } },
    ]);
    expect(sources.edges).toEqual([
      expect.objectContaining(roster(COMMUNITY, 5)),
      expect.objectContaining(roster(FAR_COMMUNITY, 1)),
    ]);
  });

  it('leaves out a unit that the overseer does not see, and shows the others', async () => {
    await fixture.sql("update household_door set tenant_id = $1 where label = '9-1'", [
      fixture.otherOfficial.tenant.id,
    ]);
    const { tenants } = await county(fixture.official);
    expect(tenants.totalCount).toBe(3);
    expect(tenants.edges).toHaveLength(2);
    await fixture.sql("update household_door set tenant_id = $1 where label = '9-1'", [fixture.farTown.tenant.id]);
  });

  it('gives no roster to anybody who asks for those of one unit', async () => {
    const query = `query Of($id: ID!) {
      viewer {
        tenant {
          rollup(period: "2026") {
            provenance(indicator: HOUSEHOLDS_REGISTERED) { sources(tenantId: $id) { totalCount } } } } } }`;
    const { viewer } = await fixture.data(fixture.bank, query, { id: fixture.town.tenant.id });
    expect(viewer.tenant.rollup.provenance.sources.totalCount).toBe(0);
  });
});

describe('the lists behind a figure', () => {
  let fixture: HouseholdsFixture;
  beforeAll(async () => {
    fixture = await makeHouseholdsFixture();
  }, 120_000);
  afterAll(() => fixture?.close());

  const cursor = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url');
  const list = (name: string, argument: string) =>
    `query List($value: String!, $id: ID!) {
      viewer {
        tenant {
          rollup(period: "2026") { provenance(indicator: HOUSEHOLD_VISITS) { ${name}(${argument}) { totalCount } } } } }
          }`.replace(argument.includes('$id') ? '$value: String!, ' : ', $id: ID!', '');
  const ID = '0199a000-0000-7000-8000-00000000dead';

  it.each([[1, 'x'], ['x', ID], [1e300, ID], [1.5, ID], [null, ID], [ID]])(
    'refuse a cursor that they did not make: %j %j',
    async (...key) => {
      for (const name of ['tenants', 'sources'])
        expect(await fixture.fieldErrors(fixture.town, list(name, 'after: $value'), { value: cursor(...key) })).toEqual(
          ['after INVALID_CURSOR'],
        );
    },
  );

  it.each([['nope'], [1], [ID, ID]])('of tenants as well: %j %j', async (...key) => {
    for (const name of ['missingTenants', 'silentTenants'])
      expect(await fixture.fieldErrors(fixture.town, list(name, 'after: $value'), { value: cursor(...key) })).toEqual([
        'after INVALID_CURSOR',
      ]);
  });

  it('refuse a unit that is none', async () => {
    expect(await fixture.fieldErrors(fixture.town, list('sources', 'tenantId: $id'), { id: 'nonsense' })).toEqual([
      'tenantId INVALID_ID',
    ]);
    expect(
      (await fixture.data(fixture.town, list('sources', 'tenantId: $id'), { id: ID })).viewer.tenant.rollup.provenance
        .sources,
    ).toEqual({ totalCount: 0 });
  });
});
