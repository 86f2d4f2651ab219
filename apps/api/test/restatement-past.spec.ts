import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { insertOversight, insertTenant, type TestTenant } from './support/factories.js';
import { AGREED, makeTimeFixture, type TimeFixture } from './time-travel.fixture.js';
const STOCK = `query Stock($code: ID!, $period: Period!) { region(code: $code) { rollup(period: $period) {
  figures(indicators: [TENANTS, LEADERSHIP_GROUPS, LEADERSHIP_MEMBERS, TENANTS_WITH_GROUP]) { value } } } }`;

let fixture: TimeFixture;
beforeAll(async () => {
  fixture = await makeTimeFixture();
});
afterAll(() => fixture.end());
const attribution = (unit: TestTenant) =>
  fixture.db.sql(
    `select start_on::text "day", home_region home, region_code region, sector from activity where tenant_id = $1
     order by start_on, region_code`,
    [unit.id],
  );

describe('the past as organised now', () => {
  const [old, next] = ['340210100', '340223100'];
  /** Units, groups, members and units with a group at the end of a period. */
  const stock = async (code: string, period: string) => {
    const outcome = await fixture.ask(fixture.official, STOCK, { code, period });
    return (outcome as { region: { rollup: { figures: { value: number }[] } } }).region.rollup.figures.map(
      ({ value }) => value,
    );
  };
  const seen = async (code: string) => ({
    year: await fixture.figures(code, '2026'),
    march: await fixture.figures(code, '2026-03'),
    april: await fixture.figures(code, '2026-04'),
    stock: await Promise.all(
      ['2025', '2026-03-14/2026-03-14', '2026-03-15/2026-03-15', '2026-04', '2026'].map((period) =>
        stock(code, period),
      ),
    ),
  });

  it('counts facts, units due and what is in place at the present home, from the day asked for', async () => {
    const nobody = { old: await seen(old), next: await seen(next) };
    const unit = await fixture.unit(old);
    await fixture.group(unit, '2026-01-10', 3);
    await fixture.activity(unit, '2026-02-01', `${old}001`);
    await fixture.activity(unit, '2026-04-01', `${old}001`);
    await fixture.activity(unit, '2026-04-02');
    const asReported = await seen(old);
    await fixture.move(unit, '2026-06-01', next, 'HEALTH');

    const before = [
      { from: '2020-01-01', to: '2026-05-31', sector: 'EDUCATION', regionCode: old },
      { from: '2026-06-01', to: null, sector: 'HEALTH', regionCode: next },
    ];
    expect(await fixture.restate(unit, '2026-03-15')).toMatchObject({
      state: 'DONE',
      facts: 2,
      restated: 2,
      assignmentsBefore: before,
    });
    expect(await fixture.assignments(unit)).toEqual([
      { from: '2020-01-01', to: '2026-03-14', region: old, sector: 'EDUCATION' },
      { from: '2026-03-15', to: null, region: next, sector: 'HEALTH' },
    ]);
    expect(await attribution(unit)).toEqual([
      { day: '2026-02-01', home: old, region: `${old}001`, sector: 'EDUCATION' },
      { day: '2026-04-01', home: next, region: next, sector: 'HEALTH' },
      { day: '2026-04-02', home: next, region: next, sector: 'HEALTH' },
    ]);
    const inside = await seen(old);
    expect(inside.april).toEqual(nobody.old.april);
    expect(inside.march.due).toBe(nobody.old.march.due + 1);
    expect(inside.stock).toEqual([...asReported.stock.slice(0, 2), ...nobody.old.stock.slice(2)]);
    expect(await fixture.differences()).toEqual(AGREED);

    expect(await fixture.restate(unit)).toMatchObject({
      facts: 4,
      restated: 2,
      assignmentsBefore: [{ to: '2026-03-14' }, { from: '2026-03-15' }],
    });
    expect(await fixture.assignments(unit)).toEqual([{ from: '2020-01-01', to: null, region: next, sector: 'HEALTH' }]);
    expect(await seen(old)).toEqual(nobody.old);
    const now = await seen(next);
    const added = (figures: { activities: number; due: number; contributing: number }, activities: number) => ({
      activities: figures.activities + activities,
      due: figures.due + 1,
      contributing: figures.contributing + 1,
    });
    expect({ year: now.year, april: now.april }).toEqual({
      year: added(nobody.next.year, 3),
      april: added(nobody.next.april, 2),
    });
    const came = now.stock.map((figures, day) =>
      figures.map((value, place) => value - (nobody.next.stock[day]?.[place] ?? 0)),
    );
    expect(came).toEqual([
      [1, 0, 0, 0],
      [1, 1, 3, 1],
      [1, 1, 3, 1],
      [1, 1, 3, 1],
      [1, 1, 3, 1],
    ]);
    expect(await fixture.restate(unit)).toMatchObject({ facts: 4, restated: 0 });
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('passes over assignments in between, and leaves a closed unit its last day', async () => {
    const unit = await fixture.unit(old);
    await fixture.move(unit, '2026-03-01', '340210101');
    await fixture.move(unit, '2026-06-01', next);
    await fixture.activity(unit, '2026-01-31');
    await fixture.activity(unit, '2026-04-01');
    await fixture.activity(unit, '2026-08-15');
    await fixture.close(unit, '2026-07-31');
    expect(await fixture.restate(unit, '2026-02-01')).toMatchObject({ facts: 2, restated: 1 });
    expect(await fixture.assignments(unit)).toEqual([
      { from: '2020-01-01', to: '2026-01-31', region: old, sector: 'EDUCATION' },
      { from: '2026-02-01', to: '2026-07-31', region: next, sector: 'EDUCATION' },
    ]);
    expect(await attribution(unit)).toMatchObject([{ home: old }, { home: next }, { home: next }]);
    expect(await fixture.restate(unit, '2026-10-01')).toMatchObject({ facts: 0, restated: 0 });
    await fixture.restate(unit);
    expect(await fixture.assignments(unit)).toEqual([
      { from: '2020-01-01', to: '2026-07-31', region: next, sector: 'EDUCATION' },
    ]);
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('leaves visits outside the new home region to those who see the doors, and to the unit to correct', async () => {
    const unit = await fixture.unit('340210101');
    const elsewhere = await fixture.unit('340210101');
    const labels = ['9栋1单元101', '9栋1单元102'];
    const visit = await fixture.visit(unit, '340210101001', '2026-05-05', labels);
    for (const one of [unit, elsewhere]) {
      await fixture.activity(one, '2026-05-06');
      await fixture.move(one, '2026-06-01', old, 'HEALTH');
      await fixture.restate(one);
    }
    const stays = { home_region: '340210101', region_code: '340210101001', sector: 'EDUCATION' };
    const kept = () =>
      fixture.db.sql('select home_region, region_code, sector from household_visit where tenant_id = $1', [unit.id]);
    expect(await kept()).toEqual([stays]);
    expect(await fixture.assignments(unit)).toEqual([{ from: '2020-01-01', to: null, region: old, sector: 'HEALTH' }]);

    const town = await insertTenant(fixture.db, 'AUTHORITY', '340210101');
    await insertOversight(fixture.db, town, '340210101');
    await fixture.addUser(town, 'town-official', 'COUNTY_OFFICIAL');
    const official = await fixture.device('town-official');
    const visits = 'query V { householdVisits { edges { node { id tenant { id } } } } }';
    expect(await fixture.ask(official, visits, {})).toMatchObject({
      householdVisits: { edges: expect.arrayContaining([{ node: { id: visit.id, tenant: { id: unit.id } } }]) },
    });
    const who = 'query T($id: ID!) { tenant(id: $id) { id assignments { from } } }';
    expect(await fixture.ask(official, who, { id: unit.id })).toEqual({ tenant: { id: unit.id, assignments: [] } });
    expect(await fixture.ask(official, who, { id: elsewhere.id })).toMatchObject({ code: 'NOT_FOUND' });

    const amended = await fixture.amendVisit(unit, visit, labels.slice(0, 1));
    expect(amended).toMatchObject({ version: 2, doors: [expect.any(Number)] });
    expect(await kept()).toEqual([stays]);
    expect(await fixture.differences()).toEqual(AGREED);
    await fixture.voidVisit(unit, visit.id, 2);
    expect(await fixture.differences()).toEqual(AGREED);
  });
});
