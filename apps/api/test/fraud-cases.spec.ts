import { BOUNDS } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND_FRAUD_CASE,
  brushing,
  LIST_FRAUD_CASES,
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
const fieldErrors = (changes: object) =>
  fixture.fieldErrors(fixture.police, RECORD_FRAUD_CASE, { input: brushing(changes) });
const rowOf = async (id: string) => (await fixture.sql('select * from fraud_case where id = $1', [id]))[0];
const numberOf = async (id: string) =>
  (await fixture.sql('select tenant_id, case_number, taken from fraud_case_number where case_id = $1', [id]))[0];
const figuresOf = (id: string) =>
  fixture.sql(
    `select day::text, indicator, amount::int, qualifier, region_code, sector, fraud_type, age_band from fact_figure
     where fact_id = $1 order by day, indicator`,
    [id],
  );

describe('recordFraudCase', () => {
  it('refuses anybody who is not signed in', async () => {
    const { extensions } = await fixture.error(null, RECORD_FRAUD_CASE, { input: brushing() });
    expect(extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuses who may only look', async () => {
    const { extensions } = await fixture.error(fixture.onlooker, RECORD_FRAUD_CASE, { input: brushing() });
    expect(extensions).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('refuses units that are no police, whatever else is wrong', async () => {
    for (const unit of [fixture.school, fixture.bank, fixture.countyEditor]) {
      const error = await fixture.error(unit, RECORD_FRAUD_CASE, { input: brushing({ caseNumber: '' }) });
      expect(error.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'WRONG_TENANT_TYPE' });
    }
  });

  it.each<[object, string[]]>([
    [{ caseNumber: ' ' }, ['caseNumber REQUIRED']],
    [{ caseNumber: '9'.repeat(BOUNDS.caseNumber.max + 1) }, ['caseNumber TOO_LONG']],
    [{ caseNumber: 'A\u00001' }, ['caseNumber INVALID_CHARACTERS']],
    [{ reportedOn: '2099-01-01' }, ['reportedOn DATE_IN_FUTURE']],
    [{ reportedOn: '1999-12-31' }, ['reportedOn DATE_TOO_EARLY']],
    [{ reportedOn: '2019-12-31' }, ['reportedOn DATE_TOO_EARLY']],
    [{ filedOn: '2026-11-01' }, ['filedOn DATE_TOO_EARLY']],
    [{ filedOn: '2099-01-01' }, ['filedOn DATE_IN_FUTURE']],
    [{ filedOn: '2026-11-04', solvedOn: '2026-11-03' }, ['solvedOn DATE_TOO_EARLY']],
    [{ filedOn: '2026-11-04', solvedOn: '2099-01-01' }, ['solvedOn DATE_IN_FUTURE']],
    [{ solvedOn: '2026-11-05' }, ['filedOn REQUIRED']],
    [{ solvedOn: '2026-11-01' }, ['filedOn REQUIRED', 'solvedOn DATE_TOO_EARLY']],
    [{ fraudTypeCode: 'F0199' }, ['fraudTypeCode UNKNOWN_CODE']],
    [{ fraudTypeCode: 'P03' }, ['fraudTypeCode UNKNOWN_CODE']],
    [{ pensionTagCode: 'F01' }, ['pensionTagCode UNKNOWN_CODE']],
    [{ lossQualifier: 'AT_LEAST' }, ['loss AMOUNT_REQUIRED']],
    [{ loss: '100.00', lossQualifier: 'WITHHELD' }, ['loss AMOUNT_FORBIDDEN']],
    [{ loss: '-1.00' }, ['loss NEGATIVE']],
    [{ loss: '0.001' }, ['loss TOO_MANY_DECIMALS']],
    [{ regionCode: '340210101' }, ['regionCode OUTSIDE_REGION']],
    [{ regionCode: '3402101' }, ['regionCode NOT_A_REGION']],
    [{ victimAgeBand: '35' }, ['victimAgeBand INVALID_FORMAT']],
    [{ victimAgeBand: '老年人' }, ['victimAgeBand INVALID_FORMAT']],
    [{ victimAgeBand: '6'.repeat(BOUNDS.victimAgeBand.max + 1) }, ['victimAgeBand TOO_LONG']],
    [{ victimSex: 'X' }, ['victimSex UNKNOWN_CODE']],
    [{ victimOccupation: '长'.repeat(BOUNDS.victimOccupation.max + 1) }, ['victimOccupation TOO_LONG']],
    [{ paymentMethod: '长'.repeat(BOUNDS.paymentMethod.max + 1) }, ['paymentMethod TOO_LONG']],
    [{ bankName: '长'.repeat(BOUNDS.bankName.max + 1) }, ['bankName TOO_LONG']],
    [{ campaignIds: [NOBODY_HAS] }, ['campaignIds UNKNOWN_CODE']],
    [{ idempotencyKey: ' ' }, ['idempotencyKey REQUIRED']],
  ])('refuses %j', async (changes, expected) => {
    expect(await fieldErrors(changes)).toEqual(expected);
  });

  it('names all errors at once, those that only the database knows among them', async () => {
    const { caseNumber } = await recorded();
    expect(await fieldErrors({ caseNumber, fraudTypeCode: '', victimAgeBand: 'old', regionCode: '340223' })).toEqual([
      'fraudTypeCode UNKNOWN_CODE',
      'victimAgeBand INVALID_FORMAT',
      'regionCode OUTSIDE_REGION',
      'caseNumber ALREADY_TAKEN',
    ]);
  });

  it('holds later stages against the day its unit closed', async () => {
    const input = brushing({ reportedOn: '2026-06-01', filedOn: '2026-07-01', solvedOn: '2026-07-02' });
    expect(await fixture.fieldErrors(fixture.closedPolice, RECORD_FRAUD_CASE, { input })).toEqual([
      'filedOn DATE_TOO_LATE',
      'solvedOn DATE_TOO_LATE',
    ]);
  });

  it('stores the fact, its number apart from it, its figures and an entry in the log', async () => {
    const input = brushing({
      reportedOn: '2026-10-02',
      filedOn: '2026-10-05',
      solvedOn: '2026-10-20',
      fraudTypeCode: 'F0202',
      pensionTagCode: 'P02',
      loss: '800000.50',
      lossQualifier: 'AT_LEAST',
      regionCode: '340210100001',
      victimAgeBand: '６０岁以上',
      victimSex: 'FEMALE',
      victimOccupation: ' 退休教师 ',
      victimHadPublicity: true,
      paymentMethod: '手机银行',
      bankName: '陶辛支行',
      campaignIds: [fixture.campaignId],
    });
    const answer = await fixture.data(fixture.police, RECORD_FRAUD_CASE, { input });
    expect(answer).toMatchObject({
      version: 1,
      recordStatus: 'ACTIVE',
      caseNumber: input.caseNumber,
      stage: 'SOLVED',
      reportedOn: '2026-10-02',
      filedOn: '2026-10-05',
      solvedOn: '2026-10-20',
      fraudType: { code: 'F0202', label: '婚恋诱导投资（杀猪盘）', parent: { code: 'F02' } },
      pensionTagCode: 'P02',
      pensionTag: { code: 'P02' },
      loss: '800000.50',
      lossQualifier: 'AT_LEAST',
      region: { code: '340210100001' },
      victimAgeBand: '60+',
      victimSex: 'FEMALE',
      victimOccupation: '退休教师',
      victimHadPublicity: true,
      paymentMethod: '手机银行',
      bankName: '陶辛支行',
      campaignIds: [fixture.campaignId],
      allowed: ['amend', 'void'],
      recordedBy: fixture.police.displayName,
      tenant: { id: fixture.police.tenantId },
    });
    expect(await rowOf(answer.id)).toMatchObject({
      city_code: '3402',
      tenant_id: fixture.police.tenantId,
      home_region: '340210100',
      region_code: '340210100001',
      sector: 'PUBLIC_SECURITY',
      fraud_type: 'F0202',
      pension_tag: 'P02',
      loss: '80000050',
      loss_qualifier: 'AT_LEAST',
      victim_age_band: '60+',
      record_status: 'ACTIVE',
      version: 1,
      number_version: 1,
      recorded_by: fixture.police.userId,
    });
    expect(await numberOf(answer.id)).toEqual({
      tenant_id: fixture.police.tenantId,
      case_number: input.caseNumber,
      taken: true,
    });
    const where = { region_code: '340210100001', sector: 'PUBLIC_SECURITY', fraud_type: 'F0202', age_band: '60+' };
    expect(await figuresOf(answer.id)).toEqual([
      { day: '2026-10-02', indicator: 'CASES_REPORTED', amount: 1, qualifier: 'EXACT', ...where },
      { day: '2026-10-02', indicator: 'LOSS_REPORTED', amount: 80000050, qualifier: 'AT_LEAST', ...where },
      { day: '2026-10-05', indicator: 'CASES_FILED', amount: 1, qualifier: 'EXACT', ...where },
      { day: '2026-10-05', indicator: 'LOSS', amount: 80000050, qualifier: 'AT_LEAST', ...where },
      { day: '2026-10-20', indicator: 'CASES_SOLVED', amount: 1, qualifier: 'EXACT', ...where },
    ]);
    const deltas = await fixture.sql(
      `select day::text, facts, cases_reported::int, cases_filed::int, loss::int, cases_solved::int, fraud_type,
         age_band, qualifier_counts from rollup_delta where $1 = any (campaign_ids) order by day`,
      [fixture.campaignId],
    );
    const nothing = {
      facts: 1,
      cases_reported: null,
      cases_filed: null,
      loss: null,
      cases_solved: null,
      fraud_type: 'F0202',
      age_band: '60+',
      qualifier_counts: null,
    };
    expect(deltas).toEqual([
      { ...nothing, day: '2026-10-02', cases_reported: 1, qualifier_counts: { LOSS_REPORTED: [1, 0, 0, 0] } },
      { ...nothing, day: '2026-10-05', cases_filed: 1, loss: 80000050, qualifier_counts: { LOSS: [1, 0, 0, 0] } },
      { ...nothing, day: '2026-10-20', cases_solved: 1 },
    ]);
    expect(
      await fixture.sql('select action, user_id, subject_kind, detail from audit_entry where subject_id = $1', [
        answer.id,
      ]),
    ).toEqual([
      {
        action: 'fraud_case.recorded',
        user_id: fixture.police.userId,
        subject_kind: 'fraud_case',
        detail: { version: 1 },
      },
    ]);
  });

  it('counts a day on which two stages fall as one', async () => {
    const { id } = await recorded({ reportedOn: '2026-09-03', filedOn: '2026-09-03' });
    expect(await fixture.sql('select day::text from fact_day where fact_id = $1', [id])).toEqual([
      { day: '2026-09-03' },
    ]);
    expect(
      await fixture.sql(
        "select facts, cases_reported::int, cases_filed::int from rollup_delta where day = '2026-09-03'",
      ),
    ).toEqual([{ facts: 1, cases_reported: 1, cases_filed: 1 }]);
  });

  it('attributes every stage to where its unit belonged on the day of the report', async () => {
    const input = brushing({ reportedOn: '2025-12-30', filedOn: '2026-01-02', solvedOn: '2026-02-03' });
    const { id, region } = await fixture.data(fixture.movedPolice, RECORD_FRAUD_CASE, { input });
    expect(region.code).toBe('340223100');
    expect(new Set((await figuresOf(id)).map(({ region_code: code }) => code))).toEqual(new Set(['340223100']));
  });

  it('is in the figures of its county the next moment, each stage in its month', async () => {
    const read = async (period: string) =>
      fixture.data(
        fixture.countyOfficial,
        `query Figures($period: Period!) { region(code: "340210") { rollup(period: $period) {
        reported: figure(indicator: CASES_REPORTED) { value } filed: figure(indicator: CASES_FILED) { value }
          solved: figure(indicator: CASES_SOLVED) { value } } } }`,
        { period },
      );
    await recorded({ reportedOn: '2026-05-30', filedOn: '2026-06-01' });
    expect((await read('2026-05')).rollup).toEqual({
      reported: { value: 1 },
      filed: { value: 0 },
      solved: { value: 0 },
    });
    expect((await read('2026-06')).rollup).toEqual({
      reported: { value: 0 },
      filed: { value: 1 },
      solved: { value: 0 },
    });
  });
});

describe('a case number', () => {
  it('is there once among the cases of a unit, and says nothing about those of another', async () => {
    const { caseNumber } = await recorded();
    expect(await fieldErrors({ caseNumber: ` ${caseNumber} ` })).toEqual(['caseNumber ALREADY_TAKEN']);
    const fullWidth = caseNumber.replace(/\d/gu, (digit: string) =>
      String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0),
    );
    expect(await fieldErrors({ caseNumber: fullWidth })).toEqual(['caseNumber ALREADY_TAKEN']);
    expect(await fixture.data(fixture.sibling, RECORD_FRAUD_CASE, { input: brushing({ caseNumber }) })).toMatchObject({
      caseNumber,
    });
  });

  it('is given back by a case that is voided, which keeps it to look up', async () => {
    const { id, caseNumber } = await recorded();
    expect(await fixture.data(fixture.police, VOID_FRAUD_CASE, { id, version: 1, reason: '重复录入' })).toMatchObject({
      caseNumber,
    });
    expect(await numberOf(id)).toMatchObject({ case_number: caseNumber, taken: false });
    const anew = await recorded({ caseNumber });
    expect(await fieldErrors({ caseNumber })).toEqual(['caseNumber ALREADY_TAKEN']);
    expect(await numberOf(anew.id)).toMatchObject({ taken: true });
  });

  it('cannot become that of another case, and may stay its own', async () => {
    const [first, second] = [await recorded(), await recorded()];
    const taken = { id: second.id, version: 1, input: brushing({ caseNumber: first.caseNumber }) };
    expect(await fixture.fieldErrors(fixture.police, AMEND_FRAUD_CASE, taken)).toEqual(['caseNumber ALREADY_TAKEN']);
    const own = {
      id: second.id,
      version: 1,
      input: brushing({ caseNumber: second.caseNumber, filedOn: '2026-11-03' }),
    };
    expect(await fixture.data(fixture.police, AMEND_FRAUD_CASE, own)).toMatchObject({
      version: 2,
      caseNumber: second.caseNumber,
    });
  });

  it('goes to one of ten cases recorded at the same moment', async () => {
    const { caseNumber } = brushing();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        fixture.answer(fixture.police, RECORD_FRAUD_CASE, { input: brushing({ caseNumber }) }),
      ),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors).map(({ extensions }) => extensions['fields'])).toEqual(
      Array(9).fill([expect.objectContaining({ path: 'caseNumber', code: 'ALREADY_TAKEN' })]),
    );
  });
});

describe('fraudCase and fraudCases', () => {
  it('refuse anybody who is not signed in', async () => {
    for (const query of [READ_FRAUD_CASE, LIST_FRAUD_CASES])
      expect((await fixture.error(null, query, { id: NOBODY_HAS })).extensions).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
  });

  it('answer NOT_FOUND for what is foreign, missing or no id at all', async () => {
    const { id } = await recorded();
    for (const [as, asked] of [
      [fixture.sibling, id],
      [fixture.bank, id],
      [fixture.educationOfficial, id],
      [fixture.otherCountyOfficial, id],
      [fixture.police, NOBODY_HAS],
      [fixture.police, 'no id'],
    ] as const) {
      expect((await fixture.error(as, READ_FRAUD_CASE, { id: asked })).extensions).toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('show the case to its unit and its overseers', async () => {
    const { id, caseNumber } = await recorded({ victimAgeBand: '18–29', loss: '5.00' });
    expect(await fixture.data(fixture.onlooker, READ_FRAUD_CASE, { id })).toMatchObject({
      caseNumber,
      victimAgeBand: '18-29',
      allowed: [],
    });
    for (const overseer of [fixture.countyOfficial, fixture.policeOfficial]) {
      expect(await fixture.data(overseer, READ_FRAUD_CASE, { id })).toMatchObject({
        caseNumber: '***',
        victimAgeBand: '18-29',
        loss: '5.00',
        allowed: [],
        recordedBy: null,
      });
    }
  });

  it('refuse a wrong filter', async () => {
    expect(
      await fixture.fieldErrors(fixture.police, LIST_FRAUD_CASES, {
        filter: { text: '长'.repeat(BOUNDS.searchText.max + 1), regionCode: 'x' },
      }),
    ).toEqual(['filter.text TOO_LONG', 'filter.regionCode NOT_A_REGION']);
  });

  it('narrow a list by period, type with the types below it, stage, place and words', async () => {
    const given = { reportedOn: '2021-07-05' };
    const [child, parent, filed, solved, tagged] = [
      await recorded({ ...given, fraudTypeCode: 'F0401', victimOccupation: '渔民' }),
      await recorded({ ...given, fraudTypeCode: 'F04', regionCode: '340210100002' }),
      await recorded({ ...given, fraudTypeCode: 'F05', filedOn: '2021-07-06' }),
      await recorded({ ...given, fraudTypeCode: 'F05', filedOn: '2021-07-06', solvedOn: '2021-07-07' }),
      await recorded({ ...given, fraudTypeCode: 'F99', pensionTagCode: 'P04' }),
    ];
    const found = async (filter: object, as = fixture.police) => {
      const { edges, totalCount } = await fixture.data(as, LIST_FRAUD_CASES, {
        filter: { period: '2021-07', ...filter },
      });
      expect(totalCount).toBe(edges.length);
      return edges.map(({ node }: { node: { id: string } }) => node.id).sort();
    };
    const ids = (...cases: { id: string }[]) => cases.map(({ id }) => id).sort();
    expect(await found({})).toEqual(ids(child, parent, filed, solved, tagged));
    expect(await found({ fraudTypeCode: 'F04' })).toEqual(ids(child, parent));
    expect(await found({ fraudTypeCode: 'F0401' })).toEqual(ids(child));
    expect(await found({ fraudTypeCode: 'P00' })).toEqual(ids(tagged));
    expect(await found({ stage: 'REPORTED' })).toEqual(ids(child, parent, tagged));
    expect(await found({ stage: 'FILED' })).toEqual(ids(filed));
    expect(await found({ stage: 'SOLVED' })).toEqual(ids(solved));
    expect(await found({ regionCode: '340210100002' }, fixture.countyOfficial)).toEqual(ids(parent));
    expect(await found({ text: '渔民' })).toEqual(ids(child));
    expect(await found({ text: child.caseNumber.toLowerCase() })).toEqual(ids(child));
    const page = { filter: { period: '2021-07' }, first: 3 };
    const first = await fixture.data(fixture.police, LIST_FRAUD_CASES, page);
    const after = first.pageInfo.endCursor;
    const second = await fixture.data(fixture.police, LIST_FRAUD_CASES, { ...page, after });
    expect([...first.edges, ...second.edges].map(({ node }) => node.id).sort()).toEqual(
      ids(child, parent, filed, solved, tagged),
    );
    expect([first.totalCount, first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([5, true, false]);
  });
});
