import { CompactionService, ReconcileService } from '@fanzha/rollup';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMUNITY, type HouseholdsFixture, makeHouseholdsFixture } from './households.fixture.js';

const COVERAGE = `query Coverage($code: ID!, $period: Period!) { region(code: $code) { rollup(period: $period) {
  figure(indicator: HOUSEHOLD_COVERAGE) { value numerator denominator }
  households { covered registeredCovered registered coverage } } } }`;
const OPENED = `{ region(code: "340210") { rollup(period: "2026-Q1") { provenance(indicator: HOUSEHOLD_COVERAGE) {
  records figure { value numerator denominator } exact { records value }
  tenants { totalCount edges { node { value tenant { id } } } }
    sources { edges { node { kind value tenant { id } } } } } } } }`;
const OWN = `{
  viewer {
    tenant {
      rollup(period: "2026-Q1") { households { covered registeredCovered registered }
      provenance(indicator: HOUSEHOLD_COVERAGE) {
  sources { edges { node { value } } } tenants { edges { node { value } } } } } } } }`;
const DOORS = Array.from({ length: 12 }, (_, n) => `1-${101 + n}`);

/** What is kept is right, and every later change of a door is seen before anything is counted anew. */
describe('coverage of a roster', () => {
  let fixture: HouseholdsFixture;
  beforeAll(async () => {
    fixture = await makeHouseholdsFixture();
    await fixture.register(DOORS, '2026-01-01', COMMUNITY, fixture.committee);
  }, 120_000);
  afterAll(() => fixture?.close());

  const fold = async () => {
    const compaction = fixture.api.app.get(CompactionService);
    await compaction.compactCity('3402');
    await compaction.foldCity('3402');
  };
  const coverage = async (code = '340210', period = '2026-Q1') =>
    (await fixture.data(fixture.official, COVERAGE, { code, period })).region.rollup;
  const shares = async (period = '2026-Q1') => {
    const { numerator, denominator } = (await coverage('340210', period)).figure;
    return [numerator, denominator];
  };

  it('counts of the doors in place at the end those visited in the period, never more', async () => {
    await fixture.record({ visitedOn: '2026-02-03', doors: DOORS.slice(0, 10) });
    await fold();
    expect(await shares()).toEqual([10, 12]);
    for (const door of DOORS.slice(0, 4)) await fixture.retire(door, '2026-03-01', COMMUNITY, fixture.committee);
    expect(await shares()).toEqual([6, 8]);
    await fold();
    await fixture.record({ visitedOn: '2026-03-02', vacant: DOORS.slice(4, 8) }, fixture.committee);
    for (let counted = 0; counted < 2; counted += 1) {
      expect(await coverage()).toEqual({
        figure: { value: 50, numerator: 2, denominator: 4 },
        households: { covered: 10, registeredCovered: 2, registered: 4, coverage: 50 },
      });
      // At the end of February nothing had gone; weeks and ranges are counted from the visits.
      expect(await shares('2026-02')).toEqual([10, 12]);
      expect(await shares('2026-02-01/2026-03-01')).toEqual([6, 8]);
      expect(await shares('2026-02-01/2026-02-28')).toEqual([10, 12]);
      expect(await shares('2026-03')).toEqual([0, 4]);
      expect(await shares('2026')).toEqual([2, 4]);
      await fold();
    }
  });

  it('is opened through the visits, each with its doors that count', async () => {
    const { provenance } = (await fixture.data(fixture.official, OPENED)).region.rollup;
    const police = { id: fixture.police.tenant.id };
    expect(provenance).toEqual({
      records: 1,
      figure: { value: 50, numerator: 2, denominator: 4 },
      exact: { records: 1, value: 2 },
      tenants: { totalCount: 1, edges: [{ node: { value: 2, tenant: police } }] },
      sources: { edges: [{ node: { kind: 'HOUSEHOLD_VISIT', value: 2, tenant: police } }] },
    });
    const own = (await fixture.data(fixture.police, OWN)).viewer.tenant.rollup;
    expect(own).toEqual({
      households: { covered: 10, registeredCovered: 2, registered: 4 },
      provenance: { sources: { edges: [{ node: { value: 2 } }] }, tenants: { edges: [{ node: { value: 2 } }] } },
    });
  });

  it('follows a door that is put in place again, and one that is inhabited again', async () => {
    await fold();
    await fixture.register(DOORS.slice(0, 1), '2026-03-01', COMMUNITY, fixture.committee);
    expect(await shares()).toEqual([3, 5]);
    await fold();
    await fixture.record({ visitedOn: '2026-03-20', notMet: DOORS.slice(4, 5) }, fixture.committee);
    expect(await shares()).toEqual([4, 6]);
    await fold();
    expect(await shares()).toEqual([4, 6]);
    expect(await fixture.api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ differences: 0 });
  });

  it('would be found out by the recount', async () => {
    await fixture.sql(
      "update rollup_covered set on_roster = on_roster + 1 where node = '340210' and period = '2026' and sector = '*'",
    );
    expect(await fixture.api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({
      differences: 1,
      examples: [
        {
          table: 'covered',
          indicator: 'ROSTER_HOUSEHOLDS_COVERED',
          node: '340210',
          period: '2026',
          counted: [4],
          kept: [5],
        },
      ],
    });
  });
});
