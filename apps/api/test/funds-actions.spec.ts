import { BOUNDS } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type InterceptionsFixture, makeFixture } from './interceptions.fixture.js';
import type { Actor } from './support/actors.js';

const ACTION = `
  id version recordStatus campaignIds voidReason recordedAt changedAt recordedBy allowed tenant { id } region { code }
  occurredOn stage accounts accountsQualifier amount amountQualifier case { id caseNumber }`;
const RECORD = `mutation Record($input: FundsActionInput!) { recordFundsAction(input: $input) { ${ACTION} } }`;
const AMEND = `mutation Amend($id: ID!, $version: Int!, $input: FundsActionInput!) {
  amendFundsAction(id: $id, version: $version, input: $input) { ${ACTION} } }`;
const VOID = `mutation Void($id: ID!, $version: Int!, $reason: String!) {
  voidFundsAction(id: $id, version: $version, reason: $reason) { ${ACTION} } }`;
const READ = `query Read($id: ID!) {
  fundsAction(id: $id) { ${ACTION} history { version change changedBy reason changedFields } } }`;
const LIST = `query List($filter: FundsActionFilter, $first: Int, $after: String) {
  fundsActions(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id } } } }`;
const FILE_FRAUD_CASE = 'mutation File($input: FraudCaseInput!) { recordFraudCase(input: $input) { id } }';
const VOID_FRAUD_CASE = `mutation Void($id: ID!, $version: Int!, $reason: String!) {
    voidFraudCase(id: $id, version: $version, reason: $reason) { id } }`;
const FIGURES = `query Figures($code: ID!, $period: Period!) { region(code: $code) { rollup(period: $period) {
  stopped: figure(indicator: STOP_PAYMENT) { value } frozen: figure(indicator: FROZEN) { value }
  returned: figure(indicator: RETURNED) { value uncounted }
  accountsStopped: figure(indicator: ACCOUNTS_STOPPED) { value }
  accounts: figure(indicator: ACCOUNTS_FROZEN) { value atLeast uncounted } } } }`;

const NOBODY_HAS = '0199a000-0000-7000-8000-00000000dead';
/** A correct input; specs change what they are about. */
const freeze = { occurredOn: '2026-11-05', stage: 'FREEZE', amount: '800.00' };

let fixture: InterceptionsFixture;
beforeAll(async () => {
  fixture = await makeFixture();
});
afterAll(() => fixture.close());

const recorded = async (changes: object = {}, as: Actor = fixture.police) =>
  (await fixture.data(as, RECORD, { input: { ...freeze, ...changes } }))['recordFundsAction'];
const fieldErrors = (changes: object, as: Actor = fixture.police) =>
  fixture.fieldErrors(as, RECORD, { input: { ...freeze, ...changes } });
const rowsOf = (id: string) => fixture.sql('select * from funds_action where id = $1', [id]);
const caseOf = async (as: Actor, caseNumber: string): Promise<string> =>
  (
    await fixture.data(as, FILE_FRAUD_CASE, { input: { caseNumber, reportedOn: '2026-09-01', fraudTypeCode: 'F0201' } })
  )['recordFraudCase'].id;

describe('recordFundsAction', () => {
  it('refuses anybody who is not signed in', async () => {
    expect((await fixture.error(null, RECORD, { input: freeze })).extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('refuses tenants other than the police, whatever else is wrong', async () => {
    for (const as of [fixture.bank, fixture.school, fixture.policeOfficial]) {
      expect((await fixture.error(as, RECORD, { input: { ...freeze, accounts: -1 } })).extensions).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'WRONG_TENANT_TYPE',
      });
    }
    expect(await fixture.sql('select id from funds_action where tenant_id = $1', [fixture.bank.tenantId])).toEqual([]);
  });

  it.each<[string, object, string[]]>([
    ['day', { occurredOn: '2099-01-01' }, ['occurredOn DATE_IN_FUTURE']],
    ['day before the tenant opened', { occurredOn: '2019-12-31' }, ['occurredOn DATE_TOO_EARLY']],
    ['number of accounts', { accounts: -1 }, ['accounts NEGATIVE']],
    ['number of accounts', { accounts: BOUNDS.people.max + 1 }, ['accounts TOO_LARGE']],
    [
      'number of accounts beside uncounted',
      { accounts: 3, accountsQualifier: 'UNCOUNTED' },
      ['accounts AMOUNT_FORBIDDEN'],
    ],
    ['amount beside withheld', { amountQualifier: 'WITHHELD' }, ['amount AMOUNT_FORBIDDEN']],
    ['region', { regionCode: '340210101' }, ['regionCode OUTSIDE_REGION']],
    ['region', { regionCode: '34021' }, ['regionCode NOT_A_REGION']],
    ['campaign', { campaignIds: [NOBODY_HAS] }, ['campaignIds UNKNOWN_CODE']],
    ['case', { caseId: 'A-1' }, ['caseId NOT_FOUND']],
    ['case', { caseId: NOBODY_HAS }, ['caseId NOT_FOUND']],
    ['key', { idempotencyKey: ' ' }, ['idempotencyKey REQUIRED']],
  ])('refuses a wrong %s', async (_, changes, expected) => {
    expect(await fieldErrors(changes)).toEqual(expected);
  });

  it('refuses amounts that are none, and none at all', async () => {
    for (const amount of ['-1', '1.234', '许多', null]) {
      expect((await fixture.error(fixture.police, RECORD, { input: { ...freeze, amount } })).extensions).toMatchObject({
        code: 'BAD_INPUT',
      });
    }
  });

  it('names all errors at once, those that only the database knows among them', async () => {
    expect(
      await fieldErrors({ accounts: -1, regionCode: '340223', campaignIds: [NOBODY_HAS], caseId: NOBODY_HAS }),
    ).toEqual(['accounts NEGATIVE', 'regionCode OUTSIDE_REGION', 'campaignIds UNKNOWN_CODE', 'caseId NOT_FOUND']);
  });

  it('stores the fact, its figures and an entry in the log', async () => {
    const caseId = await caseOf(fixture.police, '皖湖公刑立〔2026〕1号');
    const answer = await recorded({
      occurredOn: '2026-09-07',
      accounts: 3,
      accountsQualifier: 'AT_LEAST',
      amount: '52000.5',
      amountQualifier: 'APPROX',
      caseId: caseId.toUpperCase(),
      regionCode: '340210100001',
      campaignIds: [fixture.campaignId],
    });
    expect(answer).toMatchObject({
      version: 1,
      recordStatus: 'ACTIVE',
      occurredOn: '2026-09-07',
      stage: 'FREEZE',
      accounts: 3,
      accountsQualifier: 'AT_LEAST',
      amount: '52000.50',
      amountQualifier: 'APPROX',
      case: { id: caseId, caseNumber: '皖湖公刑立〔2026〕1号' },
      region: { code: '340210100001' },
      campaignIds: [fixture.campaignId],
      voidReason: null,
      tenant: { id: fixture.police.tenantId },
      recordedBy: fixture.police.displayName,
      allowed: ['amend', 'void'],
    });
    expect(await rowsOf(answer.id)).toEqual([
      expect.objectContaining({
        tenant_id: fixture.police.tenantId,
        home_region: '340210100',
        region_code: '340210100001',
        sector: 'PUBLIC_SECURITY',
        accounts: '3',
        amount: '5200050',
        case_id: caseId,
        version: 1,
        recorded_by: fixture.police.userId,
      }),
    ]);
    expect(
      await fixture.sql(
        `select facts, stop_payment, frozen::int, returned, accounts_frozen::int, region_code, qualifier_counts
          from rollup_delta
         where day = '2026-09-07'`,
      ),
    ).toEqual([
      {
        facts: 1,
        stop_payment: null,
        frozen: 5200050,
        returned: null,
        accounts_frozen: 3,
        region_code: '340210100001',
        qualifier_counts: { FROZEN: [0, 1, 0, 0], ACCOUNTS_FROZEN: [1, 0, 0, 0] },
      },
    ]);
    expect(
      await fixture.sql('select action, user_id, subject_kind, detail from audit_entry where subject_id = $1', [
        answer.id,
      ]),
    ).toEqual([
      {
        action: 'funds_action.recorded',
        user_id: fixture.police.userId,
        subject_kind: 'funds_action',
        detail: { version: 1 },
      },
    ]);
  });

  it('keeps the stages of one flow apart, in money and in accounts', async () => {
    const day = { occurredOn: '2026-06-15' };
    await recorded({ ...day, stage: 'STOP_PAYMENT', amount: '300.00', accounts: 4 });
    await recorded({ ...day, stage: 'FREEZE', amount: '200.00', accounts: 2 });
    await recorded({ ...day, stage: 'RETURN', amount: '100.00', accounts: 7 });
    expect(
      (await fixture.data(fixture.policeOfficial, FIGURES, { code: '340210', period: '2026-06' }))['region'].rollup,
    ).toEqual({
      stopped: { value: 300 },
      frozen: { value: 200 },
      returned: { value: 100, uncounted: 0 },
      accountsStopped: { value: 4 },
      accounts: { value: 2, atLeast: false, uncounted: 0 },
    });
  });

  it('keeps what nobody counted as that, and not as zero or one', async () => {
    const answer = await recorded({
      occurredOn: '2026-07-15',
      stage: 'RETURN',
      amount: '0',
      amountQualifier: 'UNCOUNTED',
      accountsQualifier: 'WITHHELD',
    });
    expect(answer).toMatchObject({
      accounts: null,
      accountsQualifier: 'WITHHELD',
      amount: null,
      amountQualifier: 'UNCOUNTED',
      case: null,
    });
    const left = await recorded({
      occurredOn: '2026-07-17',
      stage: 'RETURN',
      amount: null,
      amountQualifier: 'UNCOUNTED',
      accounts: null,
      accountsQualifier: 'UNCOUNTED',
    });
    expect(left).toMatchObject({ accounts: null, amount: null });
    await recorded({ occurredOn: '2026-07-16', accountsQualifier: 'UNCOUNTED' });
    expect(
      (await fixture.data(fixture.policeOfficial, FIGURES, { code: '340210', period: '2026-07' }))['region'].rollup,
    ).toEqual({
      stopped: { value: 0 },
      frozen: { value: 800 },
      returned: { value: null, uncounted: 2 },
      accountsStopped: { value: 0 },
      accounts: { value: null, atLeast: false, uncounted: 1 },
    });
  });

  it('takes one account, exactly, where nothing else is said', async () => {
    expect(await recorded()).toMatchObject({
      accounts: 1,
      accountsQualifier: 'EXACT',
      amount: '800.00',
      amountQualifier: 'EXACT',
    });
  });

  it('belongs to cases of the own unit that count, and to no others', async () => {
    const { police, townPolice } = fixture;
    const [others, voided] = [await caseOf(townPolice, '柳-1'), await caseOf(police, '湖-2')];
    await fixture.data(police, VOID_FRAUD_CASE, { id: voided, version: 1, reason: '重复填报' });
    for (const caseId of [others, voided]) expect(await fieldErrors({ caseId })).toEqual(['caseId NOT_FOUND']);
  });
});

describe('who sees a funds action', () => {
  it('is its unit and who oversees it; the number of its case stays with the unit', async () => {
    const { police, townPolice, bank, official, policeOfficial, farOfficial } = fixture;
    const caseId = await caseOf(police, '湖-3');
    const { id } = await recorded({ caseId });
    expect((await fixture.data(police, READ, { id }))['fundsAction']).toMatchObject({
      id,
      case: { caseNumber: '湖-3' },
    });
    for (const as of [official, policeOfficial]) {
      expect((await fixture.data(as, READ, { id }))['fundsAction']).toMatchObject({
        id,
        allowed: [],
        recordedBy: null,
        case: { id: caseId, caseNumber: '***' },
      });
      expect((await fixture.error(as, AMEND, { id, version: 1, input: freeze })).extensions).toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    for (const as of [townPolice, bank, farOfficial])
      expect((await fixture.error(as, READ, { id })).extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect((await fixture.error(null, READ, { id })).extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await fixture.error(police, READ, { id: 'no id' })).extensions).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('lists them, newest day first, narrowed by what was asked for', async () => {
    const { townPolice, official, farOfficial } = fixture;
    const of = async (as: Actor, filter: object = {}, page: object = {}) =>
      (await fixture.data(as, LIST, { filter, ...page }))['fundsActions'];
    const ids = async (as: Actor, filter: object = {}) =>
      (await of(as, filter)).edges.map(({ node }: { node: { id: string } }) => node.id);
    const stop = (await recorded({ occurredOn: '2026-11-02', stage: 'STOP_PAYMENT' }, townPolice)).id;
    const frozen = (await recorded({ occurredOn: '2026-11-03' }, townPolice)).id;
    expect(await ids(townPolice)).toEqual([frozen, stop]);
    expect(await ids(townPolice, { stage: 'STOP_PAYMENT' })).toEqual([stop]);
    expect(await ids(townPolice, { period: '2026-11-03/2026-11-30' })).toEqual([frozen]);
    expect(await ids(townPolice, { text: '冻结' })).toEqual([]);
    expect(await ids(official, { regionCode: '340210101' })).toEqual([frozen, stop]);
    expect(await ids(official, { tenantId: fixture.bank.tenantId })).toEqual([]);
    expect(await ids(farOfficial)).toEqual([]);
    const page = await of(townPolice, {}, { first: 1 });
    expect(page).toMatchObject({ totalCount: 2, pageInfo: { hasNextPage: true }, edges: [{ node: { id: frozen } }] });
    expect((await of(townPolice, {}, { first: 1, after: page.pageInfo.endCursor })).edges).toEqual([
      { node: { id: stop } },
    ]);
    expect((await fixture.error(null, LIST, {})).extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.fieldErrors(townPolice, LIST, { filter: { regionCode: 'x' } })).toEqual([
      'filter.regionCode NOT_A_REGION',
    ]);
    await fixture.data(townPolice, VOID, { id: stop, version: 1, reason: '重复填报' });
    expect(await ids(townPolice)).toEqual([frozen]);
    expect(await ids(townPolice, { includeVoided: true })).toEqual([frozen, stop]);
  });
});
