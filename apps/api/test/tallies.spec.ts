import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Actor,
  AMEND_TALLY,
  brushing,
  exact,
  LIST_TALLIES,
  NOBODY_HAS,
  type PoliceStage,
  raid,
  READ_TALLY,
  RECORD_CASE,
  RECORD_TALLY,
  setPoliceStage,
  VOID_CASE,
  VOID_TALLY,
} from './police.stage.js';

let stage: PoliceStage;
beforeAll(async () => {
  stage = await setPoliceStage();
});
afterAll(() => stage.close());

const recorded = (changes: object = {}, as: Actor = stage.police) =>
  stage.data(as, RECORD_TALLY, { input: raid(changes) });
const faults = (changes: object, as: Actor = stage.police) => stage.faults(as, RECORD_TALLY, { input: raid(changes) });
const rowOf = async (id: string) => (await stage.sql('select * from tally where id = $1', [id]))[0];
const figuresOf = (id: string) =>
  stage.sql(
    `select day::text, indicator, amount::int, qualifier, region_code from fact_figure where fact_id = $1
     order by day, indicator, amount`,
    [id],
  );
const measured = (measures: object[], book = 'ENFORCEMENT') => ({ book, measures });
const followup = (changes: object = {}) => ({
  book: 'VICTIM_FOLLOWUP',
  measures: [exact('VICTIM_FOLLOWUPS', 2)],
  ...changes,
});

describe('recordTally', () => {
  it('refuses whoever is not signed in', async () => {
    expect((await stage.error(null, RECORD_TALLY, { input: raid() })).extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('refuses who may only look', async () => {
    expect((await stage.error(stage.onlooker, RECORD_TALLY, { input: raid() })).extensions).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('lets units keep the books of their type', async () => {
    const books = {
      ENFORCEMENT: [exact('SUSPECTS_CAUGHT', 1)],
      CASE_COUNT: [exact('CASES_FILED', 1)],
      BANK_CONTROL: [exact('ACCOUNTS_CHECKED', 1)],
      VICTIM_FOLLOWUP: [exact('VICTIM_FOLLOWUPS', 1)],
    };
    const kept = async (unit: Actor) => {
      const answers = await Promise.all(
        Object.entries(books).map(async ([book, measures]) => ({
          book,
          ...(await stage.answer(unit, RECORD_TALLY, { input: raid({ book, measures }) })),
        })),
      );
      for (const { errors } of answers.filter((answer) => answer.errors.length > 0))
        expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'WRONG_TENANT_TYPE' });
      return answers.filter(({ errors }) => errors.length === 0).map(({ book }) => book);
    };
    expect(await kept(stage.sibling)).toEqual(['ENFORCEMENT', 'CASE_COUNT', 'VICTIM_FOLLOWUP']);
    expect(await kept(stage.otherBank)).toEqual(['BANK_CONTROL', 'VICTIM_FOLLOWUP']);
    expect(await kept(stage.school)).toEqual(['VICTIM_FOLLOWUP']);
  });

  it.each<[object, string[]]>([
    [{ occurredOn: '2099-01-01' }, ['occurredOn DATE_IN_FUTURE']],
    [{ occurredOn: '2019-12-31' }, ['occurredOn DATE_TOO_EARLY']],
    [{ regionCode: '340210101' }, ['regionCode OUTSIDE_REGION']],
    [{ campaignId: NOBODY_HAS }, ['campaignId UNKNOWN_CODE']],
    [{ narrative: '甲\u0000' }, ['narrative INVALID_CHARACTERS']],
    [{ caseId: NOBODY_HAS }, ['caseId NOT_ALLOWED_HERE']],
    [followup({ caseId: NOBODY_HAS }), ['caseId NOT_FOUND']],
    [followup({ caseId: 'A3402' }), ['caseId NOT_FOUND']],
    [{ measures: [] }, ['measures TOO_FEW_ITEMS']],
    [measured([exact('VICTIM_FOLLOWUPS', 1)]), ['measures.0.indicator NOT_ALLOWED_HERE']],
    [measured([exact('ACTIVITIES', 1)]), ['measures.0.indicator NOT_ALLOWED_HERE']],
    [measured([exact('TIPS', 1), exact('TIPS', 2)]), ['measures.1.indicator DUPLICATE']],
    [measured([exact('TIPS', -1)]), ['measures.0.value NEGATIVE']],
    [measured([exact('TIPS', 1), exact('SUSPECTS_CAUGHT', 1.5)]), ['measures.1.value NOT_WHOLE']],
    [measured([{ indicator: 'TIPS', qualifier: 'APPROX' }]), ['measures.0.value AMOUNT_REQUIRED']],
    [measured([{ indicator: 'TIPS', value: 3, qualifier: 'UNCOUNTED' }]), ['measures.0.value AMOUNT_FORBIDDEN']],
    [measured([exact('LOSS', 1.005)], 'CASE_COUNT'), ['measures.0.value TOO_MANY_DECIMALS']],
    [measured([exact('TIPS', 1, { released: true })]), ['measures.0.released NOT_ALLOWED_HERE']],
    [measured([exact('TIPS', 1, { partOf: 'HOTLINE_CALLS' })]), ['measures.0.partOf NOT_FOUND']],
    [measured([exact('TIPS', 1, { partOf: 'TIPS' })]), ['measures.0.partOf CONTRADICTORY']],
    [
      measured([exact('TIPS', 11, { partOf: 'HOTLINE_CALLS' }), exact('HOTLINE_CALLS', 10)]),
      ['measures.0.value CONTRADICTORY'],
    ],
    [
      measured([
        { ...exact('TIPS', 11, { partOf: 'HOTLINE_CALLS' }), qualifier: 'AT_LEAST' },
        exact('HOTLINE_CALLS', 10),
      ]),
      ['measures.0.value CONTRADICTORY'],
    ],
    [
      measured([
        exact('TIPS', 1, { partOf: 'DISSUASIONS' }),
        exact('DISSUASIONS', 5, { partOf: 'HOTLINE_CALLS' }),
        exact('HOTLINE_CALLS', 10),
      ]),
      ['measures.0.partOf CONTRADICTORY'],
    ],
    [
      measured([exact('LOSS', 1, { partOf: 'CASES_FILED' }), exact('CASES_FILED', 3)], 'CASE_COUNT'),
      ['measures.0.partOf CONTRADICTORY'],
    ],
  ])('refuses %j', async (changes, expected) => {
    expect(await faults(changes)).toEqual(expected);
  });

  it('names all faults at once, those that only the database knows among them', async () => {
    expect(
      await faults(
        followup({
          caseId: NOBODY_HAS,
          regionCode: '340223',
          measures: [exact('TIPS', 1), exact('VICTIM_FOLLOWUPS', -1)],
        }),
      ),
    ).toEqual([
      'measures.0.indicator NOT_ALLOWED_HERE',
      'measures.1.value NEGATIVE',
      'regionCode OUTSIDE_REGION',
      'caseId NOT_FOUND',
    ]);
  });

  it('stores the fact, its measures, its figures and an entry in the log', async () => {
    const answer = await recorded({
      regionCode: '340210100001',
      campaignId: stage.campaignId,
      narrative: '专案组\r\n收网',
      measures: [
        exact('DISSUASIONS', 20, { partOf: 'HOTLINE_CALLS' }),
        { indicator: 'TIPS', qualifier: 'UNCOUNTED', partOf: 'HOTLINE_CALLS' },
        exact('HOTLINE_CALLS', 20),
        { indicator: 'SUSPECTS_CAUGHT', value: 3, qualifier: 'AT_LEAST' },
      ],
    });
    expect(answer).toMatchObject({
      version: 1,
      recordStatus: 'ACTIVE',
      book: 'ENFORCEMENT',
      occurredOn: '2026-11-05',
      narrative: '专案组\n收网',
      case: null,
      region: { code: '340210100001' },
      allowed: ['amend', 'void'],
      recordedBy: stage.police.displayName,
      tenant: { id: stage.police.tenantId },
    });
    expect(answer.measures).toEqual([
      { indicator: 'SUSPECTS_CAUGHT', value: 3, qualifier: 'AT_LEAST', released: false, partOf: null },
      { indicator: 'DISSUASIONS', value: 20, qualifier: 'EXACT', released: false, partOf: 'HOTLINE_CALLS' },
      { indicator: 'HOTLINE_CALLS', value: 20, qualifier: 'EXACT', released: false, partOf: null },
      { indicator: 'TIPS', value: null, qualifier: 'UNCOUNTED', released: false, partOf: 'HOTLINE_CALLS' },
    ]);
    expect(await rowOf(answer.id)).toMatchObject({
      city_code: '3402',
      tenant_id: stage.police.tenantId,
      home_region: '340210100',
      region_code: '340210100001',
      sector: 'PUBLIC_SECURITY',
      book: 'ENFORCEMENT',
      case_id: null,
      version: 1,
      recorded_by: stage.police.userId,
    });
    expect(
      await stage.sql(
        `select indicator, change, amount::int, qualifier, part_of, region_code, sector from tally_measure
         where tally_id = $1 order by 1`,
        [answer.id],
      ),
    ).toEqual([
      {
        indicator: 'DISSUASIONS',
        change: 1,
        amount: 20,
        qualifier: 'EXACT',
        part_of: 'HOTLINE_CALLS',
        region_code: '340210100001',
        sector: 'PUBLIC_SECURITY',
      },
      {
        indicator: 'HOTLINE_CALLS',
        change: 1,
        amount: 20,
        qualifier: 'EXACT',
        part_of: null,
        region_code: '340210100001',
        sector: 'PUBLIC_SECURITY',
      },
      {
        indicator: 'SUSPECTS_CAUGHT',
        change: 1,
        amount: 3,
        qualifier: 'AT_LEAST',
        part_of: null,
        region_code: '340210100001',
        sector: 'PUBLIC_SECURITY',
      },
      {
        indicator: 'TIPS',
        change: 1,
        amount: null,
        qualifier: 'UNCOUNTED',
        part_of: 'HOTLINE_CALLS',
        region_code: '340210100001',
        sector: 'PUBLIC_SECURITY',
      },
    ]);
    expect(
      await stage.sql(
        `select facts, suspects_caught::int, hotline_calls::int, tips::int, dissuasions::int, marks from rollup_delta
         where campaign_id = $1`,
        [stage.campaignId],
      ),
    ).toEqual([
      {
        facts: 1,
        suspects_caught: 3,
        hotline_calls: 20,
        tips: null,
        dissuasions: 20,
        marks: { SUSPECTS_CAUGHT: [1, 0, 0, 0], TIPS: [0, 0, 1, 0] },
      },
    ]);
    expect(
      await stage.sql('select action, user_id, subject_kind, detail from audit_entry where subject_id = $1', [
        answer.id,
      ]),
    ).toEqual([
      { action: 'tally.recorded', user_id: stage.police.userId, subject_kind: 'tally', detail: { version: 1 } },
    ]);
  });

  it('changes no sum by a part that lies within a whole', async () => {
    const value = async () =>
      (
        await stage.data(
          stage.countyOfficial,
          `{ region(code: "340210") { rollup(period: "2026-03") {
      calls: figure(indicator: HOTLINE_CALLS) { value } tips: figure(indicator: TIPS) { value }
        loss: figure(indicator: LOSS) { value } } } }`,
        )
      ).rollup;
    await recorded({
      occurredOn: '2026-03-05',
      measures: [exact('HOTLINE_CALLS', 50), exact('TIPS', 8, { partOf: 'HOTLINE_CALLS' })],
    });
    await recorded({ occurredOn: '2026-03-06', book: 'CASE_COUNT', measures: [exact('LOSS', 1234.5)] });
    expect(await value()).toEqual({ calls: { value: 50 }, tips: { value: 8 }, loss: { value: 1234.5 } });
  });

  it('follows up a case of the own unit, and of no other', async () => {
    const own = await stage.data(stage.police, RECORD_CASE, { input: brushing() });
    const foreign = await stage.data(stage.sibling, RECORD_CASE, { input: brushing() });
    const voided = await stage.data(stage.police, RECORD_CASE, { input: brushing() });
    await stage.data(stage.police, VOID_CASE, { id: voided.id, version: 1, reason: '重复录入' });
    const { id, case: named } = await recorded(followup({ caseId: own.id }));
    expect(named).toEqual({ id: own.id, caseNumber: own.caseNumber });
    expect((await stage.data(stage.countyOfficial, READ_TALLY, { id })).case).toEqual({
      id: own.id,
      caseNumber: '***',
    });
    expect(await rowOf(id)).toMatchObject({ case_id: own.id });
    for (const caseId of [foreign.id, voided.id])
      expect(await faults(followup({ caseId }))).toEqual(['caseId NOT_FOUND']);
    expect(await faults(followup({ caseId: own.id }), stage.bank)).toEqual(['caseId NOT_FOUND']);
  });
});

describe('accounts under control', () => {
  const put = (value: number, occurredOn: string, changes: object = {}, as: Actor = stage.bank) =>
    stage.data(as, RECORD_TALLY, {
      input: { book: 'BANK_CONTROL', occurredOn, measures: [exact('ACCOUNTS_RESTRICTED', value, changes)] },
    });
  const releasing = (value: number, occurredOn: string, more: object[] = []) => ({
    book: 'BANK_CONTROL',
    occurredOn,
    measures: [...more, exact('ACCOUNTS_RESTRICTED', value, { released: true })],
  });
  const inPlace = async (as: Actor, day: string) =>
    (
      await stage.sql(
        `select coalesce(sum(amount), 0)::int as amount from fact_figure where tenant_id = $1
           and indicator = 'ACCOUNTS_RESTRICTED' and day <= $2`,
        [as.tenantId, day],
      )
    )[0]?.['amount'];

  it('stay until they are released, and no more are released than are there, then or later', async () => {
    await put(10, '2026-04-01');
    await put(5, '2026-04-20');
    const release = await stage.data(stage.bank, RECORD_TALLY, {
      input: releasing(8, '2026-05-03', [exact('ACCOUNTS_CHECKED', 100)]),
    });
    expect(release.measures).toEqual([
      { indicator: 'ACCOUNTS_CHECKED', value: 100, qualifier: 'EXACT', released: false, partOf: null },
      { indicator: 'ACCOUNTS_RESTRICTED', value: 8, qualifier: 'EXACT', released: true, partOf: null },
    ]);
    expect([
      await inPlace(stage.bank, '2026-03-31'),
      await inPlace(stage.bank, '2026-04-30'),
      await inPlace(stage.bank, '2026-11-01'),
    ]).toEqual([0, 15, 7]);
    expect(await figuresOf(release.id)).toMatchObject([
      { indicator: 'ACCOUNTS_CHECKED', amount: 100 },
      { day: '2026-05-03', indicator: 'ACCOUNTS_RESTRICTED', amount: -8, region_code: '340210101' },
    ]);

    const refusal = async (value: number, day: string) =>
      (await stage.error(stage.bank, RECORD_TALLY, { input: releasing(value, day, [exact('ACCOUNTS_CHECKED', 1)]) }))
        .extensions['fields'];
    expect(await refusal(8, '2026-06-01')).toEqual([
      expect.objectContaining({
        path: 'measures.1.value',
        code: 'TOO_LARGE',
        message: '第 2 项数量不能大于 7，请检查是否多填了位数',
      }),
    ]);
    // On 10 April ten were in place; but eight of all that was there are released later on.
    expect(await refusal(8, '2026-04-10')).toEqual([
      expect.objectContaining({
        path: 'measures.1.value',
        code: 'TOO_LARGE',
        message: '第 2 项数量不能大于 7，请检查是否多填了位数',
      }),
    ]);
    expect(await refusal(1, '2026-03-01')).toEqual([
      expect.objectContaining({
        path: 'measures.1.value',
        code: 'TOO_LARGE',
        message: '第 2 项数量不能大于 0，请检查是否多填了位数',
      }),
    ]);
    await stage.data(stage.bank, RECORD_TALLY, { input: releasing(7, '2026-06-01') });
  });

  it('are stated both ways in one record, each once', async () => {
    const both = {
      book: 'BANK_CONTROL',
      occurredOn: '2026-05-01',
      measures: [exact('ACCOUNTS_RESTRICTED', 1, { released: true }), exact('ACCOUNTS_RESTRICTED', 4)],
    };
    const { id, measures } = await stage.data(stage.otherBank, RECORD_TALLY, { input: both });
    expect(measures).toMatchObject([
      { value: 4, released: false },
      { value: 1, released: true },
    ]);
    expect(await figuresOf(id)).toMatchObject([{ amount: -1 }, { amount: 4 }]);
    expect(
      await faults(
        { ...both, measures: [...both.measures, exact('ACCOUNTS_RESTRICTED', 1, { released: true })] },
        stage.otherBank,
      ),
    ).toEqual(['measures.2.indicator DUPLICATE']);
  });

  it('that others have released cannot be amended or voided away', async () => {
    const { id } = await put(6, '2026-07-01', {}, stage.otherBank);
    const release = await stage.data(stage.otherBank, RECORD_TALLY, { input: releasing(9, '2026-07-02') });
    const lower = { book: 'BANK_CONTROL', occurredOn: '2026-07-01', measures: [exact('ACCOUNTS_RESTRICTED', 5)] };
    expect(await stage.faults(stage.otherBank, AMEND_TALLY, { id, version: 1, input: lower })).toEqual([
      'measures CONTRADICTORY',
    ]);
    expect(
      await stage.faults(stage.otherBank, AMEND_TALLY, {
        id,
        version: 1,
        input: { ...lower, measures: [exact('ACCOUNTS_CHECKED', 1)] },
      }),
    ).toEqual(['measures CONTRADICTORY']);
    expect(
      await stage.faults(stage.otherBank, AMEND_TALLY, {
        id,
        version: 1,
        input: { ...lower, occurredOn: '2026-07-03', measures: [exact('ACCOUNTS_RESTRICTED', 6)] },
      }),
    ).toEqual(['measures CONTRADICTORY']);
    expect(
      (await stage.error(stage.otherBank, VOID_TALLY, { id, version: 1, reason: '重复填报' })).extensions,
    ).toMatchObject({ code: 'CONFLICT', reason: 'STILL_IN_USE' });
    expect(await rowOf(id)).toMatchObject({ version: 1, record_status: 'ACTIVE' });
    await stage.data(stage.otherBank, VOID_TALLY, { id: release.id, version: 1, reason: '重复填报' });
    expect(await stage.data(stage.otherBank, VOID_TALLY, { id, version: 1, reason: '重复填报' })).toMatchObject({
      recordStatus: 'VOIDED',
    });
    expect(await inPlace(stage.otherBank, '2026-11-01')).toBe(3);
  });

  it('may be released in any number while nobody knows how many there are', async () => {
    const unit = stage.movedBank;
    await stage.data(unit, RECORD_TALLY, {
      input: {
        book: 'BANK_CONTROL',
        occurredOn: '2026-08-01',
        measures: [{ indicator: 'ACCOUNTS_RESTRICTED', value: 30, qualifier: 'APPROX' }],
      },
    });
    expect(await stage.data(unit, RECORD_TALLY, { input: releasing(31, '2026-08-02') })).toMatchObject({ version: 1 });
    expect(await faults(releasing(1, '2026-07-31'), unit)).toEqual(['measures.0.value TOO_LARGE']);
  });

  it('move along with their bank', async () => {
    const { id } = await stage.data(stage.movedBank, RECORD_TALLY, {
      input: {
        book: 'BANK_CONTROL',
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
      await stage.sql(
        `select day::text, region_code, sum(accounts_restricted)::int as amount from rollup_delta
         where tenant_id = $1 and day in ('2025-06-01', '2026-01-01') group by 1, 2 order by 1, 2`,
        [stage.movedBank.tenantId],
      ),
    ).toEqual([
      { day: '2025-06-01', region_code: '340223100', amount: 12 },
      { day: '2026-01-01', region_code: '340210101', amount: 12 },
      { day: '2026-01-01', region_code: '340223100', amount: -12 },
    ]);
  });

  it('are released once by two at the same moment', async () => {
    await put(10, '2026-10-01', {}, stage.otherBank);
    const left = await inPlace(stage.otherBank, '2026-11-01');
    const answers = await Promise.all(
      Array.from({ length: 6 }, () =>
        stage.answer(stage.otherBank, RECORD_TALLY, { input: releasing(left, '2026-11-01') }),
      ),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(await inPlace(stage.otherBank, '2026-11-01')).toBe(0);
  });
});

describe('amendTally', () => {
  it('refuses whoever is not signed in', async () => {
    const { id } = await recorded();
    expect((await stage.error(null, AMEND_TALLY, { id, version: 1, input: raid() })).extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('tells another unit nothing, and refuses overseers and foreign books', async () => {
    const { id } = await recorded();
    const foreign = await stage.error(stage.sibling, AMEND_TALLY, { id, version: 1, input: raid() });
    expect(foreign.extensions).toEqual(
      (await stage.error(stage.sibling, AMEND_TALLY, { id: NOBODY_HAS, version: 1, input: raid() })).extensions,
    );
    expect(foreign.extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      (await stage.error(stage.countyEditor, AMEND_TALLY, { id, version: 1, input: raid() })).extensions,
    ).toMatchObject({ code: 'FORBIDDEN', reason: 'READ_ONLY_OVERSIGHT' });
    const bankBook = { book: 'BANK_CONTROL', occurredOn: '2026-11-05', measures: [exact('ACCOUNTS_CHECKED', 1)] };
    expect(
      (await stage.error(stage.police, AMEND_TALLY, { id, version: 1, input: bankBook })).extensions,
    ).toMatchObject({ code: 'FORBIDDEN', reason: 'WRONG_TENANT_TYPE' });
    expect(await rowOf(id)).toMatchObject({ version: 1 });
  });

  it('refuses a wrong input and keeps the record as it was', async () => {
    const { id } = await recorded();
    expect(await stage.faults(stage.police, AMEND_TALLY, { id, version: 1, input: raid({ measures: [] }) })).toEqual([
      'measures TOO_FEW_ITEMS',
    ]);
    expect(await rowOf(id)).toMatchObject({ version: 1 });
  });

  it('replaces what was stated, keeps the image before it and moves the figures', async () => {
    const { id } = await recorded({ occurredOn: '2026-02-10' });
    const answer = await stage.data(stage.police, AMEND_TALLY, {
      id,
      version: 1,
      input: raid({ occurredOn: '2026-02-10', measures: [exact('SUSPECTS_CAUGHT', 5), exact('GANGS_DISMANTLED', 1)] }),
    });
    expect(answer).toMatchObject({
      version: 2,
      measures: [
        { indicator: 'SUSPECTS_CAUGHT', value: 5 },
        { indicator: 'GANGS_DISMANTLED', value: 1 },
      ],
    });
    expect(
      await stage.sql(
        `select facts, suspects_caught::int, gangs_dismantled::int from rollup_delta where day = '2026-02-10'
         order by id`,
      ),
    ).toEqual([
      { facts: 1, suspects_caught: 3, gangs_dismantled: null },
      { facts: 0, suspects_caught: 2, gangs_dismantled: 1 },
    ]);
    expect((await stage.data(stage.police, READ_TALLY, { id })).history).toEqual([
      { version: 1, change: 'AMENDED', reason: null, changedBy: stage.police.displayName, changedFields: ['measures'] },
    ]);
    expect(await stage.sql('select version, image from fact_revision where fact_id = $1', [id])).toEqual([
      {
        version: 1,
        image: expect.objectContaining({
          measures: [{ indicator: 'SUSPECTS_CAUGHT', amount: 3, qualifier: 'EXACT', change: 1, partOf: null }],
        }),
      },
    ]);
  });
});

describe('voidTally', () => {
  it('refuses whoever is not signed in', async () => {
    const { id } = await recorded();
    expect((await stage.error(null, VOID_TALLY, { id, version: 1, reason: '重复填报' })).extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('tells another unit nothing, and refuses overseers what they see', async () => {
    const { id } = await recorded();
    expect(
      (await stage.error(stage.sibling, VOID_TALLY, { id, version: 1, reason: '重复填报' })).extensions,
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      (await stage.error(stage.countyEditor, VOID_TALLY, { id, version: 1, reason: '重复填报' })).extensions,
    ).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('needs a reason', async () => {
    const { id } = await recorded();
    expect(await stage.faults(stage.police, VOID_TALLY, { id, version: 1, reason: '' })).toEqual(['reason REQUIRED']);
  });

  it('takes the record out of every figure and keeps it, with the reason', async () => {
    const { id } = await recorded({ occurredOn: '2026-02-11' });
    expect(await stage.data(stage.police, VOID_TALLY, { id, version: 1, reason: ' 重复填报 ' })).toMatchObject({
      version: 2,
      recordStatus: 'VOIDED',
      voidReason: '重复填报',
      allowed: [],
    });
    expect(await rowOf(id)).toMatchObject({ record_status: 'VOIDED', void_reason: '重复填报' });
    expect(await stage.sql('select indicator from tally_measure where tally_id = $1', [id])).toHaveLength(1);
    expect(
      await stage.sql(
        `select sum(facts)::int as facts, sum(suspects_caught)::int as caught from rollup_delta
         where day = '2026-02-11'`,
      ),
    ).toEqual([{ facts: 0, caught: 0 }]);
    expect((await stage.error(stage.police, AMEND_TALLY, { id, version: 2, input: raid() })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_VOIDED',
    });
  });
});

describe('tally and tallies', () => {
  it('refuse whoever is not signed in', async () => {
    for (const query of [READ_TALLY, LIST_TALLIES])
      expect((await stage.error(null, query, { id: NOBODY_HAS })).extensions).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
  });

  it('answer NOT_FOUND for what is foreign, missing or no id at all, and show the rest', async () => {
    const { id } = await recorded();
    for (const [as, asked] of [
      [stage.sibling, id],
      [stage.educationOfficial, id],
      [stage.otherCountyOfficial, id],
      [stage.police, NOBODY_HAS],
      [stage.police, 'no id'],
    ] as const) {
      expect((await stage.error(as, READ_TALLY, { id: asked })).extensions).toMatchObject({ code: 'NOT_FOUND' });
    }
    for (const reader of [stage.onlooker, stage.countyOfficial, stage.policeOfficial])
      expect(await stage.data(reader, READ_TALLY, { id })).toMatchObject({ id, allowed: [] });
  });

  it('narrow a list by book, indicator, period and words, and refuse a wrong filter', async () => {
    const given = { occurredOn: '2021-03-01' };
    const raidId = (await recorded({ ...given, narrative: '收网行动' })).id;
    const callsId = (await recorded({ ...given, measures: [exact('HOTLINE_CALLS', 4)] })).id;
    const visitId = (await recorded(followup(given))).id;
    const found = async (filter: object) => {
      const { edges, totalCount } = await stage.data(stage.countyOfficial, LIST_TALLIES, {
        filter: { period: '2021-03', ...filter },
      });
      expect(totalCount).toBe(edges.length);
      return edges.map(({ node }: { node: { id: string } }) => node.id).sort();
    };
    expect(await found({})).toEqual([raidId, callsId, visitId].sort());
    expect(await found({ book: 'VICTIM_FOLLOWUP' })).toEqual([visitId]);
    expect(await found({ indicator: 'HOTLINE_CALLS' })).toEqual([callsId]);
    expect(await found({ text: '收网' })).toEqual([raidId]);
    expect(await stage.faults(stage.police, LIST_TALLIES, { filter: { regionCode: 'x' } })).toEqual([
      'filter.regionCode NOT_A_REGION',
    ]);
  });
});

describe('two at the same moment', () => {
  it('record once under one idempotency key, also what could be there only once', async () => {
    const bank = { book: 'BANK_CONTROL', occurredOn: '2020-03-02' };
    await stage.data(stage.bank, RECORD_TALLY, { input: { ...bank, measures: [exact('ACCOUNTS_RESTRICTED', 3)] } });
    const release = {
      ...bank,
      idempotencyKey: 'release-ten',
      occurredOn: '2026-11-20',
      measures: [exact('ACCOUNTS_RESTRICTED', 3, { released: true })],
    };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => stage.data(stage.bank, RECORD_TALLY, { input: release })),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await stage.sql("select count(*)::int as records from tally where idempotency_key = 'release-ten'")).toEqual(
      [{ records: 1 }],
    );
  });

  it('let one of ten amendments through, and the figures are those of the winner', async () => {
    const { id } = await recorded({ occurredOn: '2026-02-12' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        stage.answer(n % 2 ? stage.police : stage.colleague, AMEND_TALLY, {
          id,
          version: 1,
          input: raid({ occurredOn: '2026-02-12', measures: [exact('SUSPECTS_CAUGHT', 10 + n)] }),
        }),
      ),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    for (const { extensions } of answers.flatMap(({ errors }) => errors)) {
      expect(extensions).toMatchObject({
        code: 'CONFLICT',
        reason: 'VERSION_CHANGED',
        current: { version: 2, changedFields: ['measures'] },
      });
    }
    const [stored] = await stage.sql('select amount::int from tally_measure where tally_id = $1', [id]);
    expect(
      await stage.sql("select sum(suspects_caught)::int as amount from rollup_delta where day = '2026-02-12'"),
    ).toEqual([stored]);
  });
});
