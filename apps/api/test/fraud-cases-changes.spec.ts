import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND_FRAUD_CASE,
  brushing,
  NOBODY_HAS,
  type PoliceFixture,
  READ_FRAUD_CASE,
  RECORD_FRAUD_CASE,
  makePoliceFixture,
  VOID_FRAUD_CASE,
} from './police.fixture.js';

let fixture: PoliceFixture;
beforeAll(async () => {
  fixture = await makePoliceFixture();
});
afterAll(() => fixture.close());

const recorded = (changes: object = {}, as = fixture.police) =>
  fixture.data(as, RECORD_FRAUD_CASE, { input: brushing(changes) });
const rowOf = async (id: string) => (await fixture.sql('select * from fraud_case where id = $1', [id]))[0];
const numberOf = async (id: string) =>
  (await fixture.sql('select tenant_id, case_number, taken from fraud_case_number where case_id = $1', [id]))[0];
const figuresOf = (id: string) =>
  fixture.sql(
    `select day::text, indicator, amount::int, qualifier, region_code, sector, fraud_type, age_band from fact_figure
     where fact_id = $1 order by day, indicator`,
    [id],
  );

describe('amendFraudCase', () => {
  it('refuses anybody who is not signed in', async () => {
    const { id } = await recorded();
    expect(
      (await fixture.error(null, AMEND_FRAUD_CASE, { id, version: 1, input: brushing() })).extensions,
    ).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('tells another unit nothing, and refuses overseers what they see', async () => {
    const { id } = await recorded();
    const foreign = await fixture.error(fixture.sibling, AMEND_FRAUD_CASE, { id, version: 1, input: brushing() });
    expect(foreign.extensions).toEqual(
      (await fixture.error(fixture.sibling, AMEND_FRAUD_CASE, { id: NOBODY_HAS, version: 1, input: brushing() }))
        .extensions,
    );
    expect(foreign.extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      (await fixture.error(fixture.countyEditor, AMEND_FRAUD_CASE, { id, version: 1, input: brushing() })).extensions,
    ).toMatchObject({ code: 'FORBIDDEN', reason: 'READ_ONLY_OVERSIGHT' });
    expect(await rowOf(id)).toMatchObject({ version: 1 });
  });

  it('refuses a wrong input and keeps the record as it was', async () => {
    const { id } = await recorded();
    expect(
      await fixture.fieldErrors(fixture.police, AMEND_FRAUD_CASE, {
        id,
        version: 1,
        input: brushing({ solvedOn: '2026-11-05' }),
      }),
    ).toEqual(['filedOn REQUIRED']);
    expect(await rowOf(id)).toMatchObject({ version: 1 });
  });

  it('states a later stage, keeps the image before it and moves the figures', async () => {
    const { id, caseNumber } = await recorded({ reportedOn: '2026-04-01', loss: '1000.00' });
    const answer = await fixture.data(fixture.police, AMEND_FRAUD_CASE, {
      id,
      version: 1,
      input: brushing({ caseNumber, reportedOn: '2026-04-01', loss: '1200.00', filedOn: '2026-04-09' }),
    });
    expect(answer).toMatchObject({ version: 2, stage: 'FILED', filedOn: '2026-04-09', loss: '1200.00' });
    expect((await figuresOf(id)).map(({ day, indicator, amount }) => [day, indicator, amount])).toEqual([
      ['2026-04-01', 'CASES_REPORTED', 1],
      ['2026-04-01', 'LOSS_REPORTED', 120000],
      ['2026-04-09', 'CASES_FILED', 1],
      ['2026-04-09', 'LOSS', 120000],
    ]);
    expect(
      await fixture.sql(
        `select day::text, sum(facts)::int as facts, sum(cases_filed)::int as filed, sum(loss)::int as loss
         from rollup_delta where day between '2026-04-01' and '2026-04-09' group by 1 order by 1`,
      ),
    ).toEqual([
      { day: '2026-04-01', facts: 1, filed: null, loss: null },
      { day: '2026-04-09', facts: 1, filed: 1, loss: 120000 },
    ]);
    expect(
      await fixture.sql('select version, change, changed_by, image from fact_revision where fact_id = $1', [id]),
    ).toEqual([
      {
        version: 1,
        change: 'AMENDED',
        changed_by: fixture.police.userId,
        image: expect.objectContaining({ loss: 100000, filedOn: null, version: 1 }),
      },
    ]);
    expect((await fixture.data(fixture.police, READ_FRAUD_CASE, { id })).history).toEqual([
      {
        version: 1,
        change: 'AMENDED',
        reason: null,
        changedBy: fixture.police.displayName,
        changedFields: ['filedOn', 'loss'],
      },
    ]);
  });

  it('tells in history and log that the number has changed, and what it was to nobody', async () => {
    const { id, caseNumber } = await recorded();
    const next = brushing();
    await fixture.data(fixture.police, AMEND_FRAUD_CASE, { id, version: 1, input: next });
    await fixture.data(fixture.colleague, AMEND_FRAUD_CASE, {
      id,
      version: 2,
      input: { ...next, bankName: '陶辛支行' },
    });
    const { history } = await fixture.data(fixture.countyOfficial, READ_FRAUD_CASE, { id });
    expect(history.map(({ changedFields }: { changedFields: string[] }) => changedFields)).toEqual([
      ['bankName'],
      ['caseNumber'],
    ]);
    expect(
      await fixture.sql(
        "select detail from audit_entry where subject_id = $1 and action = 'fraud_case.amended' order by at",
        [id],
      ),
    ).toEqual([
      { detail: { version: 2, changedFields: ['caseNumber'] } },
      { detail: { version: 3, changedFields: ['bankName'] } },
    ]);
    expect(await numberOf(id)).toMatchObject({ case_number: next.caseNumber });
    expect(next.caseNumber).not.toBe(caseNumber);
  });
});

describe('voidFraudCase', () => {
  it('refuses anybody who is not signed in', async () => {
    const { id } = await recorded();
    expect(
      (await fixture.error(null, VOID_FRAUD_CASE, { id, version: 1, reason: '重复录入' })).extensions,
    ).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('tells another unit nothing, and refuses overseers what they see', async () => {
    const { id } = await recorded();
    expect(
      (await fixture.error(fixture.sibling, VOID_FRAUD_CASE, { id, version: 1, reason: '重复录入' })).extensions,
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      (await fixture.error(fixture.countyEditor, VOID_FRAUD_CASE, { id, version: 1, reason: '重复录入' })).extensions,
    ).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('needs a reason', async () => {
    const { id } = await recorded();
    expect(await fixture.fieldErrors(fixture.police, VOID_FRAUD_CASE, { id, version: 1, reason: ' ' })).toEqual([
      'reason REQUIRED',
    ]);
    expect(await rowOf(id)).toMatchObject({ record_status: 'ACTIVE' });
  });

  it('takes the case out of every figure and keeps it, with the reason', async () => {
    const { id } = await recorded({ reportedOn: '2026-03-05', filedOn: '2026-03-06' });
    const answer = await fixture.data(fixture.police, VOID_FRAUD_CASE, { id, version: 1, reason: ' 重复录入 ' });
    expect(answer).toMatchObject({ version: 2, recordStatus: 'VOIDED', voidReason: '重复录入', allowed: [] });
    expect(await rowOf(id)).toMatchObject({ record_status: 'VOIDED', void_reason: '重复录入', version: 2 });
    expect(await figuresOf(id)).toEqual([]);
    expect(
      await fixture.sql(
        `select sum(facts)::int as facts, sum(cases_reported)::int as reported, sum(cases_filed)::int as filed
         from rollup_delta where day between '2026-03-05' and '2026-03-06'`,
      ),
    ).toEqual([{ facts: 0, reported: 0, filed: 0 }]);
    expect(
      (await fixture.error(fixture.police, AMEND_FRAUD_CASE, { id, version: 2, input: brushing() })).extensions,
    ).toMatchObject({ code: 'CONFLICT', reason: 'ALREADY_VOIDED' });
  });
});

describe('two at the same moment', () => {
  it('record a case once under one idempotency key', async () => {
    const input = brushing({ idempotencyKey: 'case-ten', reportedOn: '2026-02-13' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => fixture.data(fixture.police, RECORD_FRAUD_CASE, { input })),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await fixture.sql("select facts, cases_reported::int from rollup_delta where day = '2026-02-13'")).toEqual([
      { facts: 1, cases_reported: 1 },
    ]);
  });

  it('let one of ten amendments through, the others learn what it changed', async () => {
    const { id, caseNumber } = await recorded({ reportedOn: '2026-02-04' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        fixture.answer(fixture.police, AMEND_FRAUD_CASE, {
          id,
          version: 1,
          input: brushing({ caseNumber, reportedOn: '2026-02-04', loss: `${n + 1}.00` }),
        }),
      ),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    for (const { extensions } of answers.flatMap(({ errors }) => errors)) {
      expect(extensions).toMatchObject({
        code: 'CONFLICT',
        reason: 'VERSION_CHANGED',
        current: { version: 2, changedBy: fixture.police.displayName, changedFields: ['loss'] },
      });
    }
    const renumbered = await fixture.data(fixture.colleague, AMEND_FRAUD_CASE, {
      id,
      version: 2,
      input: brushing({ reportedOn: '2026-02-04' }),
    });
    expect(
      (await fixture.error(fixture.police, VOID_FRAUD_CASE, { id, version: 2, reason: '重复录入' })).extensions,
    ).toMatchObject({
      code: 'CONFLICT',
      current: { version: renumbered.version, changedFields: expect.arrayContaining(['caseNumber']) },
    });
  });
});
