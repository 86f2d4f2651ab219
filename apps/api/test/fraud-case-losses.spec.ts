import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND_FRAUD_CASE,
  brushing,
  makePoliceFixture,
  type PoliceFixture,
  RECORD_FRAUD_CASE,
} from './police.fixture.js';

let fixture: PoliceFixture;
beforeAll(async () => {
  fixture = await makePoliceFixture();
});
afterAll(() => fixture.close());

const recorded = (changes: object = {}) =>
  fixture.data(fixture.police, RECORD_FRAUD_CASE, { input: brushing(changes) });
const lossesOf = (id: string) =>
  fixture.sql(
    `select day::text, indicator, amount::int, qualifier from fact_figure
     where fact_id = $1 and indicator in ('LOSS', 'LOSS_REPORTED') order by day, indicator`,
    [id],
  );

describe('the loss of a case', () => {
  it('is none where an exact one is left out, and an uncounted one where that is said', async () => {
    const without = await recorded({ filedOn: '2026-11-03' });
    const uncounted = await recorded({ filedOn: '2026-11-03', lossQualifier: 'UNCOUNTED' });
    expect([without.loss, uncounted.loss]).toEqual([null, null]);
    expect(await lossesOf(without.id)).toEqual([]);
    expect(await lossesOf(uncounted.id)).toMatchObject([
      { indicator: 'LOSS_REPORTED', amount: null, qualifier: 'UNCOUNTED' },
      { indicator: 'LOSS', amount: null, qualifier: 'UNCOUNTED' },
    ]);
  });

  it('counts on the report at once, and on the filing once it is filed', async () => {
    const read = async (period: string) => {
      const { region } = await fixture
        .answer(
          fixture.countyOfficial,
          `query Losses($period: Period!) { region(code: "340210") { rollup(period: $period) {
          fraudCases { loss lossReported } average: figure(indicator: LOSS_PER_CASE) { value } } } }`,
          { period },
        )
        .then(({ data }) => data);
      return [region.rollup.fraudCases.lossReported, region.rollup.fraudCases.loss, region.rollup.average.value];
    };
    const input = brushing({ reportedOn: '2025-05-30', loss: '3000.00' });
    const { id } = await fixture.data(fixture.police, RECORD_FRAUD_CASE, { input });
    expect(await read('2025-05')).toEqual(['3000.00', '0.00', null]);
    await fixture.data(fixture.police, AMEND_FRAUD_CASE, {
      id,
      version: 1,
      input: { ...input, filedOn: '2025-06-02' },
    });
    expect(await lossesOf(id)).toEqual([
      { day: '2025-05-30', indicator: 'LOSS_REPORTED', amount: 300000, qualifier: 'EXACT' },
      { day: '2025-06-02', indicator: 'LOSS', amount: 300000, qualifier: 'EXACT' },
    ]);
    expect(await read('2025-05')).toEqual(['3000.00', '0.00', null]);
    // An average divides what was lost in the cases filed by the cases filed.
    expect(await read('2025-06')).toEqual(['0.00', '3000.00', 3000]);
    expect(await read('2025-Q2')).toEqual(['3000.00', '3000.00', 3000]);
  });

  it('is found by how it is meant while the case is not filed', async () => {
    const { id } = await recorded({ reportedOn: '2025-07-01', loss: '9000.00', lossQualifier: 'APPROX' });
    const { fraudCases } = (
      await fixture.answer(
        fixture.police,
        `{ fraudCases(filter: { qualifier: APPROX, period: "2025-07" }) {
          edges { node { id } } sums { indicator value } } }`,
        {},
      )
    ).data;
    expect(fraudCases.edges).toEqual([{ node: { id } }]);
    expect(fraudCases.sums).toContainEqual({ indicator: 'LOSS_REPORTED', value: 9000 });
  });
});
