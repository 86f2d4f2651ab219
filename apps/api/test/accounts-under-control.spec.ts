import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND_TALLY,
  exact,
  type PoliceFixture,
  raid,
  RECORD_TALLY,
  makePoliceFixture,
  VOID_TALLY,
} from './police.fixture.js';
import type { Actor } from './support/actors.js';

let fixture: PoliceFixture;
beforeAll(async () => {
  fixture = await makePoliceFixture();
});
afterAll(() => fixture.close());
const fieldErrors = (changes: object, as: Actor = fixture.police) =>
  fixture.fieldErrors(as, RECORD_TALLY, { input: raid(changes) });
const rowOf = async (id: string) => (await fixture.sql('select * from tally where id = $1', [id]))[0];
const figuresOf = (id: string) =>
  fixture.sql(
    `select day::text, indicator, amount::int, qualifier, region_code from fact_figure where fact_id = $1
     order by day, indicator, amount`,
    [id],
  );

describe('accounts under control', () => {
  const put = (value: number, occurredOn: string, changes: object = {}, as: Actor = fixture.bank) =>
    fixture.data(as, RECORD_TALLY, {
      input: { ledger: 'BANK_CONTROL', occurredOn, measures: [exact('ACCOUNTS_RESTRICTED', value, changes)] },
    });
  const releasing = (value: number, occurredOn: string, more: object[] = []) => ({
    ledger: 'BANK_CONTROL',
    occurredOn,
    measures: [...more, exact('ACCOUNTS_RESTRICTED', value, { released: true })],
  });
  const inPlace = async (as: Actor, day: string) =>
    (
      await fixture.sql(
        `select coalesce(sum(amount), 0)::int as amount from fact_figure where tenant_id = $1
           and indicator = 'ACCOUNTS_RESTRICTED' and day <= $2`,
        [as.tenantId, day],
      )
    )[0]?.['amount'];

  it('stay until they are released, and no more are released than are there, then or later', async () => {
    await put(10, '2026-04-01');
    await put(5, '2026-04-20');
    const release = await fixture.data(fixture.bank, RECORD_TALLY, {
      input: releasing(8, '2026-05-03', [exact('ACCOUNTS_CHECKED', 100)]),
    });
    expect(release.measures).toEqual([
      { indicator: 'ACCOUNTS_CHECKED', value: 100, qualifier: 'EXACT', released: false, partOf: null },
      { indicator: 'ACCOUNTS_RESTRICTED', value: 8, qualifier: 'EXACT', released: true, partOf: null },
    ]);
    expect([
      await inPlace(fixture.bank, '2026-03-31'),
      await inPlace(fixture.bank, '2026-04-30'),
      await inPlace(fixture.bank, '2026-11-01'),
    ]).toEqual([0, 15, 7]);
    expect(await figuresOf(release.id)).toMatchObject([
      { indicator: 'ACCOUNTS_CHECKED', amount: 100 },
      { day: '2026-05-03', indicator: 'ACCOUNTS_RESTRICTED', amount: -8, region_code: '340210101' },
    ]);

    const refused = async (value: number, day: string) =>
      (
        await fixture.error(fixture.bank, RECORD_TALLY, {
          input: releasing(value, day, [exact('ACCOUNTS_CHECKED', 1)]),
        })
      ).extensions['fields'];
    expect(await refused(8, '2026-06-01')).toEqual([
      expect.objectContaining({
        path: 'measures.1.value',
        code: 'TOO_LARGE',
        message: '第 2 项数量不能大于 7，请检查是否多填了位数',
      }),
    ]);
    // On 10 April ten were in place; but eight of all that was there are released later on.
    expect(await refused(8, '2026-04-10')).toEqual([
      expect.objectContaining({
        path: 'measures.1.value',
        code: 'TOO_LARGE',
        message: '第 2 项数量不能大于 7，请检查是否多填了位数',
      }),
    ]);
    expect(await refused(1, '2026-03-01')).toEqual([
      expect.objectContaining({
        path: 'measures.1.value',
        code: 'TOO_LARGE',
        message: '第 2 项数量不能大于 0，请检查是否多填了位数',
      }),
    ]);
    await fixture.data(fixture.bank, RECORD_TALLY, { input: releasing(7, '2026-06-01') });
  });

  it('are stated both ways in one record, each once', async () => {
    const both = {
      ledger: 'BANK_CONTROL',
      occurredOn: '2026-05-01',
      measures: [exact('ACCOUNTS_RESTRICTED', 1, { released: true }), exact('ACCOUNTS_RESTRICTED', 4)],
    };
    const { id, measures } = await fixture.data(fixture.otherBank, RECORD_TALLY, { input: both });
    expect(measures).toMatchObject([
      { value: 4, released: false },
      { value: 1, released: true },
    ]);
    expect(await figuresOf(id)).toMatchObject([{ amount: -1 }, { amount: 4 }]);
    expect(
      await fieldErrors(
        { ...both, measures: [...both.measures, exact('ACCOUNTS_RESTRICTED', 1, { released: true })] },
        fixture.otherBank,
      ),
    ).toEqual(['measures.2.indicator DUPLICATE']);
  });

  it('that others have released cannot be amended or voided away', async () => {
    const { id } = await put(6, '2026-07-01', {}, fixture.otherBank);
    const release = await fixture.data(fixture.otherBank, RECORD_TALLY, { input: releasing(9, '2026-07-02') });
    const lower = { ledger: 'BANK_CONTROL', occurredOn: '2026-07-01', measures: [exact('ACCOUNTS_RESTRICTED', 5)] };
    expect(await fixture.fieldErrors(fixture.otherBank, AMEND_TALLY, { id, version: 1, input: lower })).toEqual([
      'measures CONTRADICTORY',
    ]);
    expect(
      await fixture.fieldErrors(fixture.otherBank, AMEND_TALLY, {
        id,
        version: 1,
        input: { ...lower, measures: [exact('ACCOUNTS_CHECKED', 1)] },
      }),
    ).toEqual(['measures CONTRADICTORY']);
    expect(
      await fixture.fieldErrors(fixture.otherBank, AMEND_TALLY, {
        id,
        version: 1,
        input: { ...lower, occurredOn: '2026-07-03', measures: [exact('ACCOUNTS_RESTRICTED', 6)] },
      }),
    ).toEqual(['measures CONTRADICTORY']);
    expect(
      (await fixture.error(fixture.otherBank, VOID_TALLY, { id, version: 1, reason: '重复填报' })).extensions,
    ).toMatchObject({ code: 'CONFLICT', reason: 'STILL_IN_USE' });
    expect(await rowOf(id)).toMatchObject({ version: 1, record_status: 'ACTIVE' });
    await fixture.data(fixture.otherBank, VOID_TALLY, { id: release.id, version: 1, reason: '重复填报' });
    expect(await fixture.data(fixture.otherBank, VOID_TALLY, { id, version: 1, reason: '重复填报' })).toMatchObject({
      recordStatus: 'VOIDED',
    });
    expect(await inPlace(fixture.otherBank, '2026-11-01')).toBe(3);
  });

  it('may be released in any number while nobody knows how many there are', async () => {
    const unit = fixture.movedBank;
    await fixture.data(unit, RECORD_TALLY, {
      input: {
        ledger: 'BANK_CONTROL',
        occurredOn: '2026-08-01',
        measures: [{ indicator: 'ACCOUNTS_RESTRICTED', value: 30, qualifier: 'APPROX' }],
      },
    });
    expect(await fixture.data(unit, RECORD_TALLY, { input: releasing(31, '2026-08-02') })).toMatchObject({
      version: 1,
    });
    expect(await fieldErrors(releasing(1, '2026-07-31'), unit)).toEqual(['measures.0.value TOO_LARGE']);
  });

  it('move along with their bank', async () => {
    const { id } = await fixture.data(fixture.movedBank, RECORD_TALLY, {
      input: {
        ledger: 'BANK_CONTROL',
        occurredOn: '2025-06-01',
        measures: [exact('ACCOUNTS_RESTRICTED', 12), exact('LEADS_TRANSFERRED', 2)],
      },
    });
    const figures = [
      { day: '2025-06-01', indicator: 'ACCOUNTS_RESTRICTED', amount: 12, region_code: '340223100' },
      { day: '2025-06-01', indicator: 'LEADS_TRANSFERRED', amount: 2, region_code: '340223100' },
      { day: '2026-01-01', indicator: 'ACCOUNTS_RESTRICTED', amount: -12, region_code: '340223100' },
      { day: '2026-01-01', indicator: 'ACCOUNTS_RESTRICTED', amount: 12, region_code: '340210101' },
    ];
    expect(await figuresOf(id)).toMatchObject(figures);
    expect(
      await fixture.sql(
        `select day::text, region_code, sum(accounts_restricted)::int as amount from rollup_delta
         where tenant_id = $1 and day in ('2025-06-01', '2026-01-01') group by 1, 2 order by 1, 2`,
        [fixture.movedBank.tenantId],
      ),
    ).toEqual([
      { day: '2025-06-01', region_code: '340223100', amount: 12 },
      { day: '2026-01-01', region_code: '340210101', amount: 12 },
      { day: '2026-01-01', region_code: '340223100', amount: -12 },
    ]);
  });

  it('are released once by two at the same moment', async () => {
    await put(10, '2026-10-01', {}, fixture.otherBank);
    const left = await inPlace(fixture.otherBank, '2026-11-01');
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        fixture.answer(fixture.otherBank, RECORD_TALLY, { input: releasing(left, '2026-11-01') }),
      ),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await inPlace(fixture.otherBank, '2026-11-01')).toBe(0);
  });
});
