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
const FILE_FRAUD_CASE = 'mutation File($input: FraudCaseInput!) { recordFraudCase(input: $input) { id } }';
const VOID_FRAUD_CASE = `mutation Void($id: ID!, $version: Int!, $reason: String!) {
    voidFraudCase(id: $id, version: $version, reason: $reason) { id } }`;

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
const amended = async (id: string, version: number, changes: object, as: Actor = fixture.police) =>
  (await fixture.data(as, AMEND, { id, version, input: { ...freeze, ...changes } }))['amendFundsAction'];
const rowsOf = (id: string) => fixture.sql('select * from funds_action where id = $1', [id]);
const caseOf = async (as: Actor, caseNumber: string): Promise<string> =>
  (
    await fixture.data(as, FILE_FRAUD_CASE, { input: { caseNumber, reportedOn: '2026-09-01', fraudTypeCode: 'F0201' } })
  )['recordFraudCase'].id;

describe('amendFundsAction', () => {
  it('refuses anybody who is not signed in', async () => {
    const { id } = await recorded();
    expect((await fixture.error(null, AMEND, { id, version: 1, input: freeze })).extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('tells nobody whether a record of another unit is there', async () => {
    const { id } = await recorded();
    const [foreign, missing] = [
      await fixture.error(fixture.townPolice, AMEND, { id, version: 1, input: freeze }),
      await fixture.error(fixture.townPolice, AMEND, { id: NOBODY_HAS, version: 1, input: freeze }),
    ];
    expect(foreign.extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect(foreign.extensions).toEqual(missing.extensions);
  });

  it('refuses a wrong input and keeps the record as it was', async () => {
    const { id } = await recorded();
    expect(
      await fixture.fieldErrors(fixture.police, AMEND, {
        id,
        version: 1,
        input: { ...freeze, accounts: -1, caseId: NOBODY_HAS },
      }),
    ).toEqual(['accounts NEGATIVE', 'caseId NOT_FOUND']);
    expect(await rowsOf(id)).toEqual([expect.objectContaining({ version: 1, accounts: '1' })]);
  });

  it('replaces what was stated, keeps the image before it and moves the figures from stage to stage', async () => {
    const { police } = fixture;
    const { id } = await recorded({ occurredOn: '2026-09-09', stage: 'STOP_PAYMENT', accounts: 2 });
    expect(
      await amended(id, 1, { occurredOn: '2026-09-09', stage: 'RETURN', amount: '500.00', accounts: 2 }),
    ).toMatchObject({ version: 2, stage: 'RETURN', amount: '500.00' });
    expect(
      await fixture.sql(
        `select facts, stop_payment::int, returned::int, accounts_stopped::int from rollup_delta
         where day = '2026-09-09' order by id`,
      ),
    ).toEqual([
      { facts: 1, stop_payment: 80000, returned: null, accounts_stopped: 2 },
      { facts: 0, stop_payment: -80000, returned: 50000, accounts_stopped: -2 },
    ]);
    expect(await fixture.sql('select version, change, image from fact_revision where fact_id = $1', [id])).toEqual([
      { version: 1, change: 'AMENDED', image: expect.objectContaining({ stage: 'STOP_PAYMENT', amount: 80000 }) },
    ]);
    expect((await fixture.data(police, READ, { id }))['fundsAction'].history).toEqual([
      {
        version: 1,
        change: 'AMENDED',
        changedBy: police.displayName,
        reason: null,
        changedFields: ['stage', 'amount'],
      },
    ]);
  });

  it('keeps the case that was named, even if it was voided since', async () => {
    const { police } = fixture;
    const caseId = await caseOf(police, '湖-4');
    const { id } = await recorded({ caseId });
    await fixture.data(police, VOID_FRAUD_CASE, { id: caseId, version: 1, reason: '重复填报' });
    expect(await amended(id, 1, { caseId, accounts: 2 })).toMatchObject({ version: 2, case: { id: caseId } });
    expect(await amended(id, 2, { accounts: 2 })).toMatchObject({ version: 3, case: null });
    expect(await fixture.fieldErrors(police, AMEND, { id, version: 3, input: { ...freeze, caseId } })).toEqual([
      'caseId NOT_FOUND',
    ]);
  });
});

describe('voidFundsAction', () => {
  it('refuses anybody who is not signed in', async () => {
    const { id } = await recorded();
    expect((await fixture.error(null, VOID, { id, version: 1, reason: '重复' })).extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('tells nobody whether a record of another unit is there', async () => {
    const { id } = await recorded();
    expect(
      (await fixture.error(fixture.townPolice, VOID, { id, version: 1, reason: '重复' })).extensions,
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('needs a reason', async () => {
    const { id } = await recorded();
    expect(await fixture.fieldErrors(fixture.police, VOID, { id, version: 1, reason: ' ' })).toEqual([
      'reason REQUIRED',
    ]);
  });

  it('takes it out of every figure and keeps it, with the reason', async () => {
    const { id } = await recorded({ occurredOn: '2026-08-03' });
    expect(
      (await fixture.data(fixture.police, VOID, { id, version: 1, reason: ' 重复填报 ' }))['voidFundsAction'],
    ).toMatchObject({
      version: 2,
      recordStatus: 'VOIDED',
      voidReason: '重复填报',
      allowed: [],
    });
    expect(await rowsOf(id)).toEqual([
      expect.objectContaining({ record_status: 'VOIDED', void_reason: '重复填报', version: 2 }),
    ]);
    expect(
      await fixture.sql(
        `select sum(facts)::int as facts, sum(frozen)::int as frozen, sum(accounts_frozen)::int as accounts
         from rollup_delta where day = '2026-08-03'`,
      ),
    ).toEqual([{ facts: 0, frozen: 0, accounts: 0 }]);
    expect((await fixture.error(fixture.police, AMEND, { id, version: 2, input: freeze })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_VOIDED',
    });
  });
});
