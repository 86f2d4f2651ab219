import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMUNITY, type HouseholdsFixture, makeHouseholdsFixture } from './households.fixture.js';

let fixture: HouseholdsFixture;
beforeAll(async () => {
  fixture = await makeHouseholdsFixture();
});
afterAll(() => fixture.close());

const registeredLines = (communityCode: string) =>
  fixture.sql(
    `select day::text, sum(households_registered)::int as registered from rollup_delta
     where region_code = $1 and sector = '-' group by day having sum(households_registered) <> 0 order by day`,
    [communityCode],
  );
/** What the ledgers say of registered households, by the view that knows nothing of deltas. */
const registeredFacts = (communityCode: string) =>
  fixture.sql(
    `select day::text, sum(amount)::int as registered from fact_figure
     where region_code = $1 and indicator = 'HOUSEHOLDS_REGISTERED' group by day having sum(amount) <> 0 order by day`,
    [communityCode],
  );

describe('vacant doors', () => {
  beforeAll(() => fixture.register(['9-101', '9-102', '9-103', '9-104'], '2026-01-05'));
  const registered = async () => (await fixture.roster()).registered;
  const spans = () =>
    fixture.sql(
      `select d.label, v.from_on::text, v.to_on::text from household_vacancy v
       join household_door d using (roster_id, number) where d.label like '9-%' order by 1, 2`,
    );

  it('are out of the registered households from the visit that found them so until one that met somebody', async () => {
    const before = await registered();
    const found = await fixture.record({ vacant: ['9-101', '9-102'], visitedOn: '2026-03-01' });
    expect(await registered()).toBe(before - 2);
    await fixture.record({ doors: ['9-101'], visitedOn: '2026-05-01' }, fixture.bank);
    expect(await registered()).toBe(before - 1);
    const again = await fixture.record({ notMet: ['9-101'], vacant: [], visitedOn: '2026-04-01' }, fixture.committee);
    expect(await spans()).toEqual([
      { label: '9-101', from_on: '2026-03-01', to_on: '2026-04-01' },
      { label: '9-102', from_on: '2026-03-01', to_on: null },
    ]);
    expect(await registeredLines(COMMUNITY)).toEqual(await registeredFacts(COMMUNITY));

    await fixture.void(again.id, 1, fixture.committee);
    expect(await spans()).toEqual([
      { label: '9-101', from_on: '2026-03-01', to_on: '2026-05-01' },
      { label: '9-102', from_on: '2026-03-01', to_on: null },
    ]);
    await fixture.amend(found.id, 1, { vacant: ['9-102'], visitedOn: '2026-03-08' });
    expect(await spans()).toEqual([{ label: '9-102', from_on: '2026-03-08', to_on: null }]);
    await fixture.void(found.id, 2);
    expect(await spans()).toEqual([]);
    expect(await registered()).toBe(before);
    expect(await registeredLines(COMMUNITY)).toEqual(await registeredFacts(COMMUNITY));
  });

  it('come back when the visit that met somebody on that very day is voided', async () => {
    await fixture.record({ vacant: ['9-103'], visitedOn: '2026-03-02' });
    const met = await fixture.record({ doors: ['9-103'], visitedOn: '2026-03-02' }, fixture.bank);
    expect(await spans()).toEqual([]);
    await fixture.void(met.id, 1, fixture.bank);
    expect(await spans()).toEqual([{ label: '9-103', from_on: '2026-03-02', to_on: null }]);
  });

  it('are stated by the police, the town and the community, and by nobody else', async () => {
    const record = `mutation ($input: HouseholdVisitsInput!) { recordHouseholdVisits(input: $input) { id } }`;
    const input = { communityCode: COMMUNITY, visitedOn: '2026-03-03', vacant: ['9-103'] };
    expect(await fixture.fieldErrors(fixture.bank, record, { input })).toEqual(['vacant NOT_ALLOWED_HERE']);
    // A record of release 0.1 keeps what it says.
    const { id } = await fixture.record({ notMet: ['9-101'], visitedOn: '2026-03-03' }, fixture.bank);
    await fixture.sql('update household_visit set vacant = not_met, not_met = $2 where id = $1', [id, []]);
    expect(
      await fixture.amend(id, 1, { vacant: ['9-101'], note: '无人居住', visitedOn: '2026-03-03' }, fixture.bank),
    ).toMatchObject({ vacant: ['9-101'] });
    await fixture.void(id, 2, fixture.bank);
  });

  it('that are retired are taken away once', async () => {
    const before = await registered();
    await fixture.record({ vacant: ['9-104'], visitedOn: '2026-03-02' });
    await fixture.retire('9-104', '2026-04-01');
    expect(await registered()).toBe(before - 1);
    expect(await registeredLines(COMMUNITY)).toEqual(await registeredFacts(COMMUNITY));
  });
});
