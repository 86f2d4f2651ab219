import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND,
  COMMUNITY,
  type HouseholdsFixture,
  NEXT_COMMUNITY,
  makeHouseholdsFixture,
  VOID,
} from './households.fixture.js';

const LABELS = Array.from({ length: 40 }, (_, n) => `1-${n + 101}`);

let fixture: HouseholdsFixture;
beforeAll(async () => {
  fixture = await makeHouseholdsFixture();
  await fixture.register(LABELS);
});
afterAll(() => fixture.close());

const covered = async (year: string) =>
  (
    await fixture.sql<{ n: number }>(
      'select bit_count(bit_or(bits))::int as n from household_visit_bitmap where month ^@ $1',
      [year],
    )
  )[0]?.n;

describe('units at the same doors at the same moment', () => {
  it('find each door new once', async () => {
    const units = [fixture.police, fixture.bank, fixture.committee];
    const answers = await Promise.all(
      Array.from({ length: 9 }, (_, n) =>
        fixture.record({ visitedOn: `2026-0${n + 1}-01`, doors: LABELS.slice(n, n + 30) }, units[n % 3]),
      ),
    );
    expect(answers.reduce((sum, { newlyCovered }) => sum + newlyCovered, 0)).toBe(38);
    expect(await covered('2026')).toBe(38);
  });

  it('lose no bit of one bitmap', async () => {
    await Promise.all(LABELS.map((label) => fixture.record({ visitedOn: '2024-03-01', doors: [label] })));
    expect(await covered('2024')).toBe(40);
    expect(
      await fixture.sql("select count(*)::int as rows from household_visit_bitmap where month = '2024-03'"),
    ).toEqual([{ rows: 1 }]);
  });

  it('lose no bit while a record is voided and another amended', async () => {
    const [first, second] = [
      await fixture.record({ visitedOn: '2023-03-01', doors: LABELS.slice(0, 20) }),
      await fixture.record({ visitedOn: '2023-03-02', doors: LABELS.slice(10, 30) }),
    ];
    await Promise.all([
      fixture.void(first.id, 1),
      fixture.amend(second.id, 1, { visitedOn: '2023-03-02', doors: LABELS.slice(10, 15) }),
      ...LABELS.slice(30).map((label) => fixture.record({ visitedOn: '2023-03-03', doors: [label] })),
    ]);
    expect(await covered('2023')).toBe(15);
  });

  it('find a door vacant once, and inhabited again', async () => {
    const [vacant, met] = [
      { visitedOn: '2022-03-01', vacant: LABELS.slice(0, 5) },
      { visitedOn: '2022-05-01', doors: LABELS.slice(0, 5) },
    ];
    await Promise.all([
      fixture.record(vacant),
      fixture.record(met, fixture.bank),
      fixture.record(vacant, fixture.committee),
      fixture.record(met),
    ]);
    expect(
      await fixture.sql(
        `select count(*)::int as spans, min(from_on)::text as from_on, max(to_on)::text as to_on from household_vacancy
         where from_on < '2023-01-01'`,
      ),
    ).toEqual([{ spans: 5, from_on: '2022-03-01', to_on: '2022-05-01' }]);
  });

  it('amend or void a version once', async () => {
    const { id } = await fixture.record({ visitedOn: '2021-03-01', doors: LABELS.slice(0, 5) });
    const input = { communityCode: COMMUNITY, visitedOn: '2021-04-01', doors: LABELS.slice(5, 8) };
    const answers = await Promise.all([
      ...Array.from({ length: 4 }, () => fixture.answer(fixture.police, AMEND, { id, version: 1, input })),
      ...Array.from({ length: 4 }, () => fixture.answer(fixture.police, VOID, { id, version: 1, reason: '重复填报' })),
    ]);
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(new Set(answers.flatMap(({ errors }) => errors).map(({ extensions }) => extensions.code))).toEqual(
      new Set(['CONFLICT']),
    );
    const [row] = await fixture.sql<{ record_status: string }>(
      'select record_status from household_visit where id = $1',
      [id],
    );
    expect(await covered('2021')).toBe(row?.record_status === 'VOIDED' ? 0 : 3);
  });

  it('register a roster together with a number that is reported without one', async () => {
    const answers = await Promise.all([
      fixture.register(LABELS, '2026-01-01', NEXT_COMMUNITY),
      fixture.answer(
        fixture.bank,
        `mutation ($input: HouseholdVisitsInput!) { recordHouseholdVisits(input: $input) { reported { value } } }`,
        {
          input: { communityCode: NEXT_COMMUNITY, visitedOn: '2026-03-05', reported: { value: 12 } },
        },
      ),
    ]);
    expect(answers[0]).toMatchObject({ added: 40 });
    expect([[], ['BAD_INPUT']]).toContainEqual(answers[1].errors.map(({ extensions }) => extensions.code));
  });
});
