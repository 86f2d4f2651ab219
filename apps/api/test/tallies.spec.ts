import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  brushing,
  exact,
  LIST_TALLIES,
  NOBODY_HAS,
  type PoliceFixture,
  raid,
  READ_TALLY,
  RECORD_FRAUD_CASE,
  RECORD_TALLY,
  makePoliceFixture,
  VOID_FRAUD_CASE,
} from './police.fixture.js';
import type { Actor } from './support/actors.js';

let fixture: PoliceFixture;
beforeAll(async () => {
  fixture = await makePoliceFixture();
});
afterAll(() => fixture.close());

const recorded = (changes: object = {}, as: Actor = fixture.police) =>
  fixture.data(as, RECORD_TALLY, { input: raid(changes) });
const fieldErrors = (changes: object, as: Actor = fixture.police) =>
  fixture.fieldErrors(as, RECORD_TALLY, { input: raid(changes) });
const rowOf = async (id: string) => (await fixture.sql('select * from tally where id = $1', [id]))[0];
const measured = (measures: object[], ledger = 'ENFORCEMENT') => ({ ledger, measures });
const followup = (changes: object = {}) => ({
  ledger: 'VICTIM_FOLLOWUP',
  measures: [exact('VICTIM_FOLLOWUPS', 2)],
  ...changes,
});

describe('recordTally', () => {
  it('refuses anybody who is not signed in', async () => {
    expect((await fixture.error(null, RECORD_TALLY, { input: raid() })).extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('refuses who may only look', async () => {
    expect((await fixture.error(fixture.onlooker, RECORD_TALLY, { input: raid() })).extensions).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('lets units keep the ledgers of their type', async () => {
    const ledgers = {
      ENFORCEMENT: [exact('SUSPECTS_CAUGHT', 1)],
      CASE_COUNT: [exact('CASES_FILED', 1)],
      BANK_CONTROL: [exact('ACCOUNTS_CHECKED', 1)],
      VICTIM_FOLLOWUP: [exact('VICTIM_FOLLOWUPS', 1)],
    };
    const kept = async (unit: Actor) => {
      const answers = await Promise.all(
        Object.entries(ledgers).map(async ([ledger, measures]) => ({
          ledger,
          ...(await fixture.answer(unit, RECORD_TALLY, { input: raid({ ledger, measures }) })),
        })),
      );
      for (const { errors } of answers.filter((answer) => answer.errors.length > 0))
        expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'WRONG_TENANT_TYPE' });
      return answers.filter(({ errors }) => errors.length === 0).map(({ ledger }) => ledger);
    };
    expect(await kept(fixture.sibling)).toEqual(['ENFORCEMENT', 'CASE_COUNT', 'VICTIM_FOLLOWUP']);
    expect(await kept(fixture.otherBank)).toEqual(['BANK_CONTROL', 'VICTIM_FOLLOWUP']);
    expect(await kept(fixture.school)).toEqual(['VICTIM_FOLLOWUP']);
  });

  it.each<[object, string[]]>([
    [{ occurredOn: '2099-01-01' }, ['occurredOn DATE_IN_FUTURE']],
    [{ occurredOn: '2019-12-31' }, ['occurredOn DATE_TOO_EARLY']],
    [{ regionCode: '340210101' }, ['regionCode OUTSIDE_REGION']],
    [{ campaignIds: [NOBODY_HAS] }, ['campaignIds UNKNOWN_CODE']],
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
    expect(await fieldErrors(changes)).toEqual(expected);
  });

  it('names all errors at once, those that only the database knows among them', async () => {
    expect(
      await fieldErrors(
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
      campaignIds: [fixture.campaignId],
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
      ledger: 'ENFORCEMENT',
      occurredOn: '2026-11-05',
      narrative: '专案组\n收网',
      case: null,
      region: { code: '340210100001' },
      allowed: ['amend', 'void'],
      recordedBy: fixture.police.displayName,
      tenant: { id: fixture.police.tenantId },
    });
    expect(answer.measures).toEqual([
      { indicator: 'SUSPECTS_CAUGHT', value: 3, qualifier: 'AT_LEAST', released: false, partOf: null },
      { indicator: 'DISSUASIONS', value: 20, qualifier: 'EXACT', released: false, partOf: 'HOTLINE_CALLS' },
      { indicator: 'HOTLINE_CALLS', value: 20, qualifier: 'EXACT', released: false, partOf: null },
      { indicator: 'TIPS', value: null, qualifier: 'UNCOUNTED', released: false, partOf: 'HOTLINE_CALLS' },
    ]);
    expect(await rowOf(answer.id)).toMatchObject({
      city_code: '3402',
      tenant_id: fixture.police.tenantId,
      home_region: '340210100',
      region_code: '340210100001',
      sector: 'PUBLIC_SECURITY',
      ledger: 'ENFORCEMENT',
      case_id: null,
      version: 1,
      recorded_by: fixture.police.userId,
    });
    expect(
      await fixture.sql(
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
      await fixture.sql(
        `select facts, suspects_caught::int, hotline_calls::int, tips::int, dissuasions::int, qualifier_counts
          from rollup_delta
         where $1 = any (campaign_ids)`,
        [fixture.campaignId],
      ),
    ).toEqual([
      {
        facts: 1,
        suspects_caught: 3,
        hotline_calls: 20,
        tips: null,
        dissuasions: 20,
        qualifier_counts: { SUSPECTS_CAUGHT: [1, 0, 0, 0], TIPS: [0, 0, 1, 0] },
      },
    ]);
    expect(
      await fixture.sql('select action, user_id, subject_kind, detail from audit_entry where subject_id = $1', [
        answer.id,
      ]),
    ).toEqual([
      { action: 'tally.recorded', user_id: fixture.police.userId, subject_kind: 'tally', detail: { version: 1 } },
    ]);
  });

  it('changes no sum by a part that lies within a whole', async () => {
    const value = async () =>
      (
        await fixture.data(
          fixture.countyOfficial,
          `{ region(code: "340210") { rollup(period: "2026-03") {
      calls: figure(indicator: HOTLINE_CALLS) { value } tips: figure(indicator: TIPS) { value }
        loss: figure(indicator: LOSS) { value } } } }`,
        )
      ).rollup;
    await recorded({
      occurredOn: '2026-03-05',
      measures: [exact('HOTLINE_CALLS', 50), exact('TIPS', 8, { partOf: 'HOTLINE_CALLS' })],
    });
    await recorded({ occurredOn: '2026-03-06', ledger: 'CASE_COUNT', measures: [exact('LOSS', 1234.5)] });
    expect(await value()).toEqual({ calls: { value: 50 }, tips: { value: 8 }, loss: { value: 1234.5 } });
  });

  it('follows up a case of the own unit, and of no other', async () => {
    const own = await fixture.data(fixture.police, RECORD_FRAUD_CASE, { input: brushing() });
    const foreign = await fixture.data(fixture.sibling, RECORD_FRAUD_CASE, { input: brushing() });
    const voided = await fixture.data(fixture.police, RECORD_FRAUD_CASE, { input: brushing() });
    await fixture.data(fixture.police, VOID_FRAUD_CASE, { id: voided.id, version: 1, reason: '重复录入' });
    const { id, case: named } = await recorded(followup({ caseId: own.id }));
    expect(named).toEqual({ id: own.id, caseNumber: own.caseNumber });
    expect((await fixture.data(fixture.countyOfficial, READ_TALLY, { id })).case).toEqual({
      id: own.id,
      caseNumber: '***',
    });
    expect(await rowOf(id)).toMatchObject({ case_id: own.id });
    for (const caseId of [foreign.id, voided.id])
      expect(await fieldErrors(followup({ caseId }))).toEqual(['caseId NOT_FOUND']);
    expect(await fieldErrors(followup({ caseId: own.id }), fixture.bank)).toEqual(['caseId NOT_FOUND']);
  });
});

describe('tally and tallies', () => {
  it('refuse anybody who is not signed in', async () => {
    for (const query of [READ_TALLY, LIST_TALLIES])
      expect((await fixture.error(null, query, { id: NOBODY_HAS })).extensions).toMatchObject({
        code: 'UNAUTHENTICATED',
      });
  });

  it('answer NOT_FOUND for what is foreign, missing or no id at all, and show the rest', async () => {
    const { id } = await recorded();
    for (const [as, asked] of [
      [fixture.sibling, id],
      [fixture.educationOfficial, id],
      [fixture.otherCountyOfficial, id],
      [fixture.police, NOBODY_HAS],
      [fixture.police, 'no id'],
    ] as const) {
      expect((await fixture.error(as, READ_TALLY, { id: asked })).extensions).toMatchObject({ code: 'NOT_FOUND' });
    }
    for (const reader of [fixture.onlooker, fixture.countyOfficial, fixture.policeOfficial])
      expect(await fixture.data(reader, READ_TALLY, { id })).toMatchObject({ id, allowed: [] });
  });

  it('narrow a list by ledger, indicator, period and words, and refuse a wrong filter', async () => {
    const given = { occurredOn: '2021-03-01' };
    const raidId = (await recorded({ ...given, narrative: '收网行动' })).id;
    const callsId = (await recorded({ ...given, measures: [exact('HOTLINE_CALLS', 4)] })).id;
    const visitId = (await recorded(followup(given))).id;
    const found = async (filter: object) => {
      const { edges, totalCount } = await fixture.data(fixture.countyOfficial, LIST_TALLIES, {
        filter: { period: '2021-03', ...filter },
      });
      expect(totalCount).toBe(edges.length);
      return edges.map(({ node }: { node: { id: string } }) => node.id).sort();
    };
    expect(await found({})).toEqual([raidId, callsId, visitId].sort());
    expect(await found({ ledger: 'VICTIM_FOLLOWUP' })).toEqual([visitId]);
    expect(await found({ indicator: 'HOTLINE_CALLS' })).toEqual([callsId]);
    expect(await found({ text: '收网' })).toEqual([raidId]);
    expect(await fixture.fieldErrors(fixture.police, LIST_TALLIES, { filter: { regionCode: 'x' } })).toEqual([
      'filter.regionCode NOT_A_REGION',
    ]);
  });
});
