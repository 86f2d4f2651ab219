import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReconcileService } from '@fanzha/rollup';
import {
  type Actor,
  COMMUNITY,
  type HouseholdsFixture,
  makeHouseholdsFixture,
  READ,
  RECORD,
} from './households.fixture.js';

/** 湾沚镇, of whose communities not all have rosters, and its county. */
const TOWN = '340210100';
const COUNTY = '340210';
/** 陶辛镇 next to it. */
const FAR_TOWN = '340210101';

let fixture: HouseholdsFixture;
beforeAll(async () => {
  fixture = await makeHouseholdsFixture();
  await fixture.register(['1-101']);
});
afterAll(() => fixture.close());

const report = (changes: object = {}) => ({
  communityCode: null,
  regionCode: TOWN,
  reported: { value: 2000, qualifier: 'AT_LEAST' },
  ...changes,
});
const fieldErrors = (changes: object, as: Actor = fixture.town) =>
  fixture.fieldErrors(as, RECORD, { input: { visitedOn: '2026-03-05', ...report(changes) } });
const figuresOf = async (code: string, period: string) => {
  const { region } = await fixture.data(
    fixture.official,
    `query Figures($code: ID!, $period: Period!) { region(code: $code) {
      rollup(period: $period) { households { reported peopleVisited }
        reported: figure(indicator: HOUSEHOLDS_REPORTED) { value atLeast }
        people: figure(indicator: PEOPLE_VISITED) { value atLeast uncounted } }
      directRollup(period: $period) { households { reported } } } }`,
    { code, period },
  );
  return region;
};

describe('a number of households of a whole town or county', () => {
  it('counts for the town and the county, and for no community', async () => {
    const people = { peopleVisited: 5000, peopleVisitedQualifier: 'AT_LEAST' };
    const visit = await fixture.record(report(people), fixture.town);
    expect(visit).toMatchObject({
      communityCode: TOWN,
      region: { code: TOWN },
      reported: { value: 2000, qualifier: 'AT_LEAST' },
      ...people,
      doors: [],
    });
    const [row] = await fixture.sql(
      'select region_code, roster_id, people_visited_qualifier from household_visit where id = $1',
      [visit.id],
    );
    expect(row).toEqual({ region_code: TOWN, roster_id: null, people_visited_qualifier: 'AT_LEAST' });
    expect(await figuresOf(TOWN, '2026-03')).toEqual({
      rollup: {
        households: { reported: 2000, peopleVisited: 5000 },
        reported: { value: 2000, atLeast: true },
        people: { value: 5000, atLeast: true, uncounted: 0 },
      },
      directRollup: { households: { reported: 2000 } },
    });
    expect(await figuresOf(COUNTY, '2026-03')).toMatchObject({
      rollup: { reported: { value: 2000 } },
      directRollup: { households: { reported: 0 } },
    });
    expect(await figuresOf(COMMUNITY, '2026-03')).toMatchObject({ rollup: { households: { reported: 0 } } });
  });

  it('is told by any unit of the town, and of the county by one of the county', async () => {
    for (const as of [fixture.police, fixture.bank]) await fixture.record(report({ visitedOn: '2026-04-05' }), as);
    await fixture.record(report({ visitedOn: '2026-04-06', regionCode: COUNTY }), fixture.bank);
    expect(await figuresOf(COUNTY, '2026-04')).toMatchObject({
      rollup: { reported: { value: 6000 } },
      directRollup: { households: { reported: 2000 } },
    });
  });

  it('is amended, and keeps how it was meant before', async () => {
    const { id } = await fixture.record(report({ visitedOn: '2026-05-05', peopleVisited: 30 }), fixture.town);
    const uncounted = { visitedOn: '2026-05-05', peopleVisitedQualifier: 'UNCOUNTED' };
    await fixture.amend(id, 1, report(uncounted), fixture.town);
    const { householdVisit } = await fixture.data(fixture.town, READ, { id });
    expect(householdVisit).toMatchObject({ peopleVisited: null, peopleVisitedQualifier: 'UNCOUNTED' });
    expect(householdVisit.history[0].changedFields).toEqual(['peopleVisited', 'peopleVisitedQualifier']);
    expect(await figuresOf(TOWN, '2026-05')).toMatchObject({
      rollup: { households: { peopleVisited: null }, people: { value: null, uncounted: 1 } },
    });
  });

  it.each<[string, object, string[]]>([
    ['a town of others', { regionCode: FAR_TOWN }, ['regionCode OUTSIDE_REGION']],
    ['the county above', { regionCode: COUNTY }, ['regionCode OUTSIDE_REGION']],
    ['a community of others', { regionCode: `${FAR_TOWN}001` }, ['regionCode OUTSIDE_REGION']],
    ['a town that is not there', { regionCode: '340210999' }, ['regionCode OUTSIDE_REGION']],
    ['a whole city', { regionCode: '3402' }, ['regionCode INVALID_FORMAT']],
    ['another place beside it', { communityCode: COMMUNITY }, ['regionCode CONTRADICTORY']],
    ['no place', { regionCode: null }, ['communityCode REQUIRED']],
    ['doors', { reported: null, doors: ['1-101'] }, ['doors NOT_ALLOWED_HERE']],
    ['no number', { reported: null }, ['reported REQUIRED']],
    ['people without a number', { peopleVisitedQualifier: 'APPROX' }, ['peopleVisited AMOUNT_REQUIRED']],
  ])('is refused with %s', async (_, changes, expected) => {
    expect(await fieldErrors(changes)).toEqual(expected);
  });

  it('is refused where every community has a roster, and stays where it was told before', async () => {
    const told = report({ regionCode: FAR_TOWN });
    const { id } = await fixture.record(told, fixture.farTown);
    const communities = await fixture.sql<{ code: string }>(
      "select code from region where code ^@ $1 and level = 'COMMUNITY' and valid_to is null",
      [FAR_TOWN],
    );
    for (const { code } of communities) await fixture.register(['1-101'], '2026-01-01', code, fixture.farTown);
    expect(communities.length).toBeGreaterThan(0);
    expect(await fieldErrors({ regionCode: FAR_TOWN }, fixture.farTown)).toEqual(['reported CONTRADICTORY']);
    const corrected = { ...told, reported: { value: 2100, qualifier: 'EXACT' } };
    expect(await fixture.amend(id, 1, corrected, fixture.farTown)).toMatchObject({ reported: { value: 2100 } });
  });

  it('is the same in the recount', async () => {
    const { differences, examples } = await fixture.api.app.get(ReconcileService).reconcileCity('3402');
    expect({ differences, examples }).toEqual({ differences: 0, examples: [] });
  });
});
