import { BOUNDS } from '@fanzha/domain';
import { CompactionService } from '@fanzha/rollup';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { counter, type InterceptionsFixture, RECORD, makeFixture } from './interceptions.fixture.js';
import type { Actor } from './support/actors.js';

const NOBODY_HAS = '0199a000-0000-7000-8000-00000000dead';

let fixture: InterceptionsFixture;
beforeAll(async () => {
  fixture = await makeFixture();
});
afterAll(() => fixture.close());

const recorded = async (changes: object = {}, as: Actor = fixture.bank) =>
  (await fixture.data(as, RECORD, { input: { ...counter, ...changes } }))['recordInterception'];
const fieldErrors = (changes: object, as: Actor = fixture.bank) =>
  fixture.fieldErrors(as, RECORD, { input: { ...counter, ...changes } });
const rowsOf = (table: string, column: string, id: string) =>
  fixture.sql(`select * from ${table} where ${column} = $1`, [id]);
/** What the deltas of a day come to, per tenant. */
const deltas = (day: string) =>
  fixture.sql(
    `select tenant_id, tenant_only, sum(facts)::int as facts, sum(interceptions)::int as interceptions,
       sum(loss_avoided)::int as loss_avoided
     from rollup_delta where day = $1 group by 1, 2 having sum(facts) <> 0 or sum(interceptions) <> 0 order by 2, 1`,
    [day],
  );
const shares = (interceptionId: string) =>
  fixture.sql(
    `select tenant_id, name, type, home_region, region_code, sector, recorder_id from interception_participant
     where interception_id = $1 order by name`,
    [interceptionId],
  );

describe('recordInterception', () => {
  it('refuses anybody who is not signed in', async () => {
    expect((await fixture.error(null, RECORD, { input: counter })).extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('refuses who may only look', async () => {
    expect((await fixture.error(fixture.bankViewer, RECORD, { input: counter })).extensions).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('refuses authorities, which dissuade nobody, whatever else is wrong', async () => {
    for (const as of [fixture.official, fixture.policeOfficial]) {
      expect(
        (await fixture.error(as, RECORD, { input: { ...counter, count: -1, victimAgeBand: '25' } })).extensions,
      ).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'WRONG_TENANT_TYPE',
      });
    }
    expect(await fixture.sql('select id from interception where tenant_id = $1', [fixture.official.tenantId])).toEqual(
      [],
    );
  });

  it.each<[string, object, string[]]>([
    ['day', { occurredOn: '2099-01-01' }, ['occurredOn DATE_IN_FUTURE']],
    ['day', { occurredOn: '1999-12-31' }, ['occurredOn DATE_TOO_EARLY']],
    ['day before the tenant opened', { occurredOn: '2019-12-31' }, ['occurredOn DATE_TOO_EARLY']],
    ['count', { count: -1 }, ['count NEGATIVE']],
    ['count', { count: 10 ** 8 + 1 }, ['count TOO_LARGE']],
    ['count beside uncounted', { count: 14, countQualifier: 'UNCOUNTED' }, ['count AMOUNT_FORBIDDEN']],
    ['amount beside withheld', { amount: '100.00', amountQualifier: 'WITHHELD' }, ['amount AMOUNT_FORBIDDEN']],
    ['amount left out beside about', { amountQualifier: 'APPROX' }, ['amount AMOUNT_REQUIRED']],
    ['dissuasions', { dissuasions: {} }, ['dissuasions.value AMOUNT_REQUIRED']],
    ['dissuasions', { dissuasions: { value: -3 } }, ['dissuasions.value NEGATIVE']],
    ['fraud type', { fraudTypeCode: 'F98' }, ['fraudTypeCode UNKNOWN_CODE']],
    ['fraud type that is a tag', { fraudTypeCode: 'P03' }, ['fraudTypeCode NOT_ALLOWED_HERE']],
    ['age for a band', { victimAgeBand: '67' }, ['victimAgeBand INVALID_FORMAT']],
    ['region', { regionCode: '340210101' }, ['regionCode OUTSIDE_REGION']],
    ['region', { regionCode: '34021' }, ['regionCode NOT_A_REGION']],
    ['campaign', { campaignIds: [NOBODY_HAS] }, ['campaignIds UNKNOWN_CODE']],
    ['narrative', { narrative: '劝阻\u0000' }, ['narrative INVALID_CHARACTERS']],
    ['narrative', { narrative: '长'.repeat(BOUNDS.narrative.max + 1) }, ['narrative TOO_LONG']],
    ['key', { idempotencyKey: ' ' }, ['idempotencyKey REQUIRED']],
    ['partner', { joinedByTenantIds: ['柳岸派出所'] }, ['joinedByTenantIds.0 NOT_FOUND']],
    ['partner', { joinedByTenantIds: [NOBODY_HAS] }, ['joinedByTenantIds.0 NOT_FOUND']],
    [
      'number of partners',
      { joinedByTenantIds: Array.from({ length: BOUNDS.joinedTenants.max + 1 }, () => randomUUID()) },
      ['joinedByTenantIds TOO_MANY_ITEMS'],
    ],
  ])('refuses a wrong %s', async (_, changes, expected) => {
    expect(await fieldErrors(changes)).toEqual(expected);
  });

  it('refuses amounts that are none', async () => {
    for (const amount of ['-1', '1.234', '许多']) {
      expect((await fixture.error(fixture.bank, RECORD, { input: { ...counter, amount } })).extensions).toMatchObject({
        code: 'BAD_INPUT',
      });
    }
  });

  it('names all errors at once, those that only the database knows among them', async () => {
    expect(
      await fieldErrors({
        count: -1,
        fraudTypeCode: 'X',
        regionCode: '340223',
        joinedByTenantIds: [fixture.official.tenantId],
      }),
    ).toEqual([
      'fraudTypeCode UNKNOWN_CODE',
      'count NEGATIVE',
      'regionCode OUTSIDE_REGION',
      'joinedByTenantIds.0 NOT_FOUND',
    ]);
  });

  it('lets only open units of the county that dissuade have taken part, once, never the recorder', async () => {
    const { bank, police, official, closedBank, newBank, farPolice, foreignPolice } = fixture;
    const ids = [police, official, closedBank, farPolice, foreignPolice].map(({ tenantId }) => tenantId);
    expect(await fieldErrors({ joinedByTenantIds: [...ids, bank.tenantId, police.tenantId.toUpperCase()] })).toEqual([
      'joinedByTenantIds.6 DUPLICATE',
      'joinedByTenantIds.1 NOT_FOUND',
      'joinedByTenantIds.2 NOT_FOUND',
      'joinedByTenantIds.3 NOT_FOUND',
      'joinedByTenantIds.4 NOT_FOUND',
      'joinedByTenantIds.5 NOT_ALLOWED_HERE',
    ]);
    expect(await fieldErrors({ occurredOn: '2026-10-31', joinedByTenantIds: [newBank.tenantId] })).toEqual([
      'joinedByTenantIds.0 NOT_FOUND',
    ]);
    expect((await recorded({ occurredOn: '2026-06-30', joinedByTenantIds: [closedBank.tenantId] })).joinedBy).toEqual([
      { id: closedBank.tenantId, name: '旧址储蓄所', type: 'BANK' },
    ]);
  });

  it('stores the fact, its figures and an entry in the log', async () => {
    const answer = await recorded({
      occurredOn: '2026-09-07',
      count: 3,
      countQualifier: 'AT_LEAST',
      amount: '52000.5',
      fraudTypeCode: 'F0201',
      dissuasions: { value: 4, qualifier: 'APPROX' },
      victimAgeBand: '60岁以上',
      regionCode: '340210100001',
      campaignIds: [fixture.campaignId],
      narrative: ' 第一段\r\n第二段 ',
    });
    expect(answer).toMatchObject({
      version: 1,
      recordStatus: 'ACTIVE',
      occurredOn: '2026-09-07',
      venue: 'COUNTER',
      count: 3,
      countQualifier: 'AT_LEAST',
      amount: '52000.50',
      amountQualifier: 'EXACT',
      dissuasions: { value: 4, qualifier: 'APPROX' },
      victimAgeBand: '60+',
      narrative: '第一段\n第二段',
      campaignIds: [fixture.campaignId],
      voidReason: null,
      joinedBy: [],
      fraudType: { code: 'F0201' },
      tenant: { id: fixture.bank.tenantId },
      region: { code: '340210100001' },
      recordedBy: fixture.bank.displayName,
      allowed: ['amend', 'void'],
    });
    expect(await rowsOf('interception', 'id', answer.id)).toEqual([
      expect.objectContaining({
        city_code: '3402',
        tenant_id: fixture.bank.tenantId,
        home_region: '340210100',
        region_code: '340210100001',
        sector: 'FINANCE',
        count: '3',
        amount: '5200050',
        dissuasions: '4',
        fraud_type: 'F0201',
        victim_age_band: '60+',
        version: 1,
        recorded_by: fixture.bank.userId,
      }),
    ]);
    expect(
      await fixture.sql(
        `select facts, interceptions::int, loss_avoided::int, dissuasions::int, fraud_type, age_band, venue,
           tenant_only, region_code, qualifier_counts
       from rollup_delta where day = '2026-09-07'`,
      ),
    ).toEqual([
      {
        facts: 1,
        interceptions: 3,
        loss_avoided: 5200050,
        dissuasions: 4,
        fraud_type: 'F0201',
        age_band: '60+',
        venue: 'COUNTER',
        tenant_only: false,
        region_code: '340210100001',
        qualifier_counts: { INTERCEPTIONS: [1, 0, 0, 0], DISSUASIONS: [0, 1, 0, 0] },
      },
    ]);
    expect(
      await fixture.sql('select action, user_id, subject_kind, detail from audit_entry where subject_id = $1', [
        answer.id,
      ]),
    ).toEqual([
      {
        action: 'interception.recorded',
        user_id: fixture.bank.userId,
        subject_kind: 'interception',
        detail: { version: 1 },
      },
    ]);
  });

  it('takes one transfer, exactly, where nothing else is said, and no amount for none known', async () => {
    expect(await recorded({ occurredOn: '2026-09-08' })).toMatchObject({
      count: 1,
      countQualifier: 'EXACT',
      amount: null,
      amountQualifier: 'EXACT',
      dissuasions: null,
      victimAgeBand: null,
      fraudType: null,
      region: { code: '340210100' },
    });
    expect(
      await fixture.sql(
        `select interceptions::int, loss_avoided, dissuasions, qualifier_counts
          from rollup_delta where day = '2026-09-08'`,
      ),
    ).toEqual([{ interceptions: 1, loss_avoided: null, dissuasions: null, qualifier_counts: null }]);
  });

  it('keeps what nobody counted as that, and not as zero or one', async () => {
    const answer = await recorded({
      occurredOn: '2026-09-09',
      countQualifier: 'UNCOUNTED',
      amountQualifier: 'WITHHELD',
      dissuasions: { qualifier: 'UNCOUNTED' },
    });
    expect(answer).toMatchObject({
      count: null,
      countQualifier: 'UNCOUNTED',
      amount: null,
      amountQualifier: 'WITHHELD',
      dissuasions: { value: null, qualifier: 'UNCOUNTED' },
    });
    expect(
      await fixture.sql(
        "select interceptions, loss_avoided, dissuasions, qualifier_counts from rollup_delta where day = '2026-09-09'",
      ),
    ).toEqual([
      {
        interceptions: null,
        loss_avoided: null,
        dissuasions: null,
        qualifier_counts: { INTERCEPTIONS: [0, 0, 1, 0], LOSS_AVOIDED: [0, 0, 0, 1], DISSUASIONS: [0, 0, 1, 0] },
      },
    ]);
  });

  it('counts a joint one for each unit that took part, and once upward', async () => {
    const { bank, police, townPolice } = fixture;
    const { id, joinedBy } = await recorded({
      occurredOn: '2026-09-10',
      count: 2,
      amount: '800.00',
      joinedByTenantIds: [townPolice.tenantId.toUpperCase(), police.tenantId],
    });
    expect(joinedBy).toEqual([
      { id: townPolice.tenantId, name: '柳岸派出所', type: 'POLICE' },
      { id: police.tenantId, name: '湖畔派出所', type: 'POLICE' },
    ]);
    const own = { tenant_id: bank.tenantId, tenant_only: false, facts: 1, interceptions: 2, loss_avoided: 80000 };
    expect(await deltas('2026-09-10')).toEqual([own]);
    expect(await shares(id)).toEqual([
      {
        tenant_id: townPolice.tenantId,
        name: '柳岸派出所',
        type: 'POLICE',
        home_region: '340210101',
        region_code: '340210101',
        sector: 'PUBLIC_SECURITY',
        recorder_id: bank.tenantId,
      },
      {
        tenant_id: police.tenantId,
        name: '湖畔派出所',
        type: 'POLICE',
        home_region: '340210100',
        region_code: '340210100',
        sector: 'PUBLIC_SECURITY',
        recorder_id: bank.tenantId,
      },
    ]);
    await fixture.confirm(id, 1, police, townPolice);
    const [first, second] = [police.tenantId, townPolice.tenantId].sort();
    expect(await deltas('2026-09-10')).toEqual([
      own,
      { tenant_id: first, tenant_only: true, facts: 0, interceptions: 2, loss_avoided: 80000 },
      { tenant_id: second, tenant_only: true, facts: 0, interceptions: 2, loss_avoided: 80000 },
    ]);
    expect(
      await fixture.sql(
        `select tenant_only, count(*)::int as rows from fact_figure where fact_id = $1 and indicator = 'INTERCEPTIONS'
         group by 1 order by 1`,
        [id],
      ),
    ).toEqual([
      { tenant_only: false, rows: 1 },
      { tenant_only: true, rows: 2 },
    ]);
  });

  it('is part of the figures of each unit, and of those of the region once, compacted or not', async () => {
    const { bank, police, townPolice, official } = fixture;
    const OF_TENANT = `query Of($id: ID!) { tenant(id: $id) { rollup(period: "2026-05") {
      tenantsContributing transfers: figure(indicator: INTERCEPTIONS) { value atLeast }
        avoided: figure(indicator: LOSS_AVOIDED) { value } } } }`;
    const OF_REGION = `query Of($code: ID!) { region(code: $code) { rollup(period: "2026-05") {
      tenantsContributing transfers: figure(indicator: INTERCEPTIONS) { value atLeast }
      avoided: figure(indicator: LOSS_AVOIDED) { value }
      breakdown(indicator: INTERCEPTIONS, by: SECTOR) { key value } } } }`;
    const joinedByTenantIds = [police.tenantId, townPolice.tenantId];
    const { id } = await recorded({
      occurredOn: '2026-05-06',
      count: 14,
      countQualifier: 'AT_LEAST',
      amount: '1000.00',
      joinedByTenantIds,
    });
    await fixture.confirm(id, 1, police, townPolice);
    const figures = { transfers: { value: 14, atLeast: true }, avoided: { value: 1000 } };
    for (const compacted of [false, true]) {
      if (compacted) await fixture.api.app.get(CompactionService).compactCity('3402', 100);
      for (const as of [bank, police, townPolice]) {
        // A unit that only took part recorded nothing: it counts the interception, and is not contributing.
        expect((await fixture.data(as, OF_TENANT, { id: as.tenantId }))['tenant'].rollup).toEqual({
          tenantsContributing: as === bank ? 1 : 0,
          ...figures,
        });
      }
      expect((await fixture.data(official, OF_REGION, { code: '340210' }))['region'].rollup).toEqual({
        tenantsContributing: 1,
        ...figures,
        breakdown: [{ key: 'FINANCE', value: 14 }],
      });
      expect((await fixture.data(official, OF_REGION, { code: '340210101' }))['region'].rollup).toMatchObject({
        tenantsContributing: 0,
        transfers: { value: 0, atLeast: false },
      });
    }
  });

  it('counts who took part where it belonged on that day', async () => {
    const { movedPolice } = fixture;
    const [before, after] = [
      await recorded({ occurredOn: '2026-10-31', joinedByTenantIds: [movedPolice.tenantId] }),
      await recorded({ occurredOn: '2026-11-01', joinedByTenantIds: [movedPolice.tenantId] }),
    ];
    expect([...(await shares(before.id)), ...(await shares(after.id))].map((share) => share['home_region'])).toEqual([
      '340210100',
      '340210101',
    ]);
  });
});
