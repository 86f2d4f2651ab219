import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMUNITY, type HouseholdsStage, setHouseholdsStage } from './households.stage.js';

let stage: HouseholdsStage;
beforeAll(async () => {
  stage = await setHouseholdsStage();
});
afterAll(() => stage.close());

const registeredLines = (communityCode: string) =>
  stage.sql(
    `select day::text, sum(households_registered)::int as registered from rollup_delta
     where region_code = $1 and sector = '-' group by day having sum(households_registered) <> 0 order by day`,
    [communityCode],
  );
/** What the ledgers say of registered households, by the view that knows nothing of deltas. */
const registeredFacts = (communityCode: string) =>
  stage.sql(
    `select day::text, sum(amount)::int as registered from fact_figure
     where region_code = $1 and indicator = 'HOUSEHOLDS_REGISTERED' group by day having sum(amount) <> 0 order by day`,
    [communityCode],
  );

describe('vacant doors', () => {
  beforeAll(() => stage.register(['9-101', '9-102', '9-103', '9-104'], '2026-01-05'));
  const registered = async () => (await stage.roster()).registered;
  const spans = () =>
    stage.sql(
      `select d.label, v.from_on::text, v.to_on::text from household_vacancy v
       join household_door d using (roster_id, number) where d.label like '9-%' order by 1, 2`,
    );

  it('are out of the registered households from the visit that found them so until one that met somebody', async () => {
    const before = await registered();
    const found = await stage.record({ vacant: ['9-101', '9-102'], visitedOn: '2026-03-01' });
    expect(await registered()).toBe(before - 2);
    await stage.record({ doors: ['9-101'], visitedOn: '2026-05-01' }, stage.bank);
    expect(await registered()).toBe(before - 1);
    const again = await stage.record({ notMet: ['9-101'], vacant: [], visitedOn: '2026-04-01' }, stage.committee);
    expect(await spans()).toEqual([
      { label: '9-101', from_on: '2026-03-01', to_on: '2026-04-01' },
      { label: '9-102', from_on: '2026-03-01', to_on: null },
    ]);
    expect(await registeredLines(COMMUNITY)).toEqual(await registeredFacts(COMMUNITY));

    await stage.void(again.id, 1, stage.committee);
    expect(await spans()).toEqual([
      { label: '9-101', from_on: '2026-03-01', to_on: '2026-05-01' },
      { label: '9-102', from_on: '2026-03-01', to_on: null },
    ]);
    await stage.amend(found.id, 1, { vacant: ['9-102'], visitedOn: '2026-03-08' });
    expect(await spans()).toEqual([{ label: '9-102', from_on: '2026-03-08', to_on: null }]);
    await stage.void(found.id, 2);
    expect(await spans()).toEqual([]);
    expect(await registered()).toBe(before);
    expect(await registeredLines(COMMUNITY)).toEqual(await registeredFacts(COMMUNITY));
  });

  it('come back when the visit that met somebody on that very day is voided', async () => {
    await stage.record({ vacant: ['9-103'], visitedOn: '2026-03-02' });
    const met = await stage.record({ doors: ['9-103'], visitedOn: '2026-03-02' }, stage.bank);
    expect(await spans()).toEqual([]);
    await stage.void(met.id, 1, stage.bank);
    expect(await spans()).toEqual([{ label: '9-103', from_on: '2026-03-02', to_on: null }]);
  });

  it('are stated by the police, the town and the community, and by nobody else', async () => {
    const record = `mutation ($input: HouseholdVisitsInput!) { recordHouseholdVisits(input: $input) { id } }`;
    const input = { communityCode: COMMUNITY, visitedOn: '2026-03-03', vacant: ['9-103'] };
    expect(await stage.faults(stage.bank, record, { input })).toEqual(['vacant NOT_ALLOWED_HERE']);
    // A record of release 0.1 keeps what it says.
    const { id } = await stage.record({ notMet: ['9-101'], visitedOn: '2026-03-03' }, stage.bank);
    await stage.sql('update household_visit set vacant = not_met, not_met = $2 where id = $1', [id, []]);
    expect(
      await stage.amend(id, 1, { vacant: ['9-101'], note: '无人居住', visitedOn: '2026-03-03' }, stage.bank),
    ).toMatchObject({ vacant: ['9-101'] });
    await stage.void(id, 2, stage.bank);
  });

  it('that are retired are taken away once', async () => {
    const before = await registered();
    await stage.record({ vacant: ['9-104'], visitedOn: '2026-03-02' });
    await stage.retire('9-104', '2026-04-01');
    expect(await registered()).toBe(before - 1);
    expect(await registeredLines(COMMUNITY)).toEqual(await registeredFacts(COMMUNITY));
  });
});
