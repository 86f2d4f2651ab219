import { ReconcileService } from '@fanzha/rollup';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND,
  CONFIRM,
  counter,
  DECLINE,
  type InterceptionsFixture,
  LIST,
  READ,
  RECORD,
  makeFixture,
  VOID,
} from './interceptions.fixture.js';
import type { Actor } from './support/actors.js';
import { wrongRepeats } from './support/repeats.js';

const NOBODY_HAS = '0199a000-0000-7000-8000-00000000dead';
const BILLION = '1000000000.00';

let fixture: InterceptionsFixture;
beforeAll(async () => void (fixture = await makeFixture()));
afterAll(() => fixture.close());

const named = async (changes: object = {}, ...units: Actor[]) => {
  const joinedByTenantIds = units.map(({ tenantId }) => tenantId);
  return (await fixture.data(fixture.bank, RECORD, { input: { ...counter, joinedByTenantIds, ...changes } }))[
    'recordInterception'
  ];
};
const ANSWERS = [
  ['confirmParticipation', CONFIRM],
  ['declineParticipation', DECLINE],
] as const;
const OWN = `query Own($id: ID!) { tenant(id: $id) { rollup(period: "2026") {
  transfers: figure(indicator: INTERCEPTIONS) { value } avoided: figure(indicator: LOSS_AVOIDED) { value } } } }`;
const own = async (as: Actor) => {
  const { transfers, avoided } = (await fixture.data(as, OWN, { id: as.tenantId }))['tenant'].rollup;
  return [transfers.value, avoided.value];
};
const waiting = async (as: Actor) =>
  (await fixture.data(as, LIST, { filter: { toConfirm: true } }))['interceptions'].edges.map(
    ({ node }: { node: { id: string } }) => node.id,
  );
const said = async (id: string) =>
  fixture.sql('select tenant_id, confirmation, answered_by from interception_participant where interception_id = $1', [
    id,
  ]);

describe.each(ANSWERS)('%s', (_name, OPERATION) => {
  it('refuses anybody who is not signed in, and who may only look', async () => {
    const { id } = await named({}, fixture.police);
    expect((await fixture.error(null, OPERATION, { id, version: 1 })).extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect((await fixture.error(fixture.bankViewer, OPERATION, { id, version: 1 })).extensions).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('tells nobody who was not named whether the record is there, its recorder and overseers neither', async () => {
    const { id } = await named({}, fixture.police);
    const missing = (await fixture.error(fixture.otherBank, OPERATION, { id: NOBODY_HAS, version: 1 })).extensions;
    for (const as of [fixture.otherBank, fixture.farPolice, fixture.foreignPolice, fixture.bank]) {
      expect((await fixture.error(as, OPERATION, { id, version: 1 })).extensions).toEqual(missing);
    }
    expect(missing).toMatchObject({ code: 'NOT_FOUND' });
    expect(await said(id)).toEqual([
      { tenant_id: fixture.police.tenantId, confirmation: 'PENDING', answered_by: null },
    ]);
  });

  it('answers to what the unit has seen, and to nothing that was taken back', async () => {
    const { id } = await named({}, fixture.police);
    expect((await fixture.error(fixture.police, OPERATION, { id, version: 2 })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION_CHANGED',
      current: { version: 1 },
    });
    await fixture.data(fixture.bank, VOID, { id, version: 1, reason: '重复' });
    expect((await fixture.error(fixture.police, OPERATION, { id, version: 2 })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_VOIDED',
    });
  });
});

describe('a unit that another one names', () => {
  it('has no share until it confirms, and none any more once it declines', async () => {
    const unit = fixture.otherBank;
    const { id } = await named({ amount: BILLION }, unit);
    expect(await own(unit)).toEqual([0, 0]);
    expect(await waiting(unit)).toContain(id);
    expect((await fixture.data(unit, CONFIRM, { id, version: 1 }))['confirmParticipation']).toMatchObject({
      version: 1,
      participations: [{ unit: { id: unit.tenantId }, confirmation: 'CONFIRMED' }],
    });
    expect(await own(unit)).toEqual([1, Number(BILLION)]);
    expect(await waiting(unit)).toEqual([]);
    expect(await said(id)).toEqual([{ tenant_id: unit.tenantId, confirmation: 'CONFIRMED', answered_by: unit.userId }]);

    await fixture.data(unit, CONFIRM, { id, version: 1 });
    expect(await own(unit)).toEqual([1, Number(BILLION)]);
    await fixture.data(unit, DECLINE, { id, version: 1 });
    expect(await own(unit)).toEqual([0, 0]);
    expect(
      await fixture.sql('select action from audit_entry where subject_id = $1 and tenant_id = $2 order by at, id', [
        id,
        unit.tenantId,
      ]),
    ).toEqual([{ action: 'interception.participation_confirmed' }, { action: 'interception.participation_declined' }]);
  });

  it('is asked again where other figures are stated, and keeps its answer where only words change', async () => {
    const unit = fixture.townPolice;
    const joinedByTenantIds = [unit.tenantId];
    const { id } = await named({ amount: '100.00' }, unit);
    await fixture.data(unit, CONFIRM, { id, version: 1 });
    const amend = (version: number, changes: object) =>
      fixture.data(fixture.bank, AMEND, {
        id,
        version,
        input: { ...counter, joinedByTenantIds, amount: '100.00', ...changes },
      });
    await amend(1, { narrative: '柜员发现异常' });
    expect(await own(unit)).toEqual([1, 100]);
    await amend(2, { amount: BILLION });
    expect(await own(unit)).toEqual([0, 0]);
    expect(await waiting(unit)).toContain(id);
    await fixture.data(unit, DECLINE, { id, version: 3 });
    await amend(3, { amount: '200.00' });
    expect(await waiting(unit)).toEqual([]);
    expect(await own(unit)).toEqual([0, 0]);
  });

  it('confirms or is asked anew, never both, while the recorder changes the amount', async () => {
    const unit = fixture.newBank;
    for (let round = 0; round < 8; round++) {
      const { id } = await named({ amount: '1.00' }, unit);
      const input = { ...counter, joinedByTenantIds: [unit.tenantId], amount: BILLION };
      await Promise.all([
        fixture.answer(unit, CONFIRM, { id, version: 1 }),
        fixture.answer(fixture.bank, AMEND, { id, version: 1, input }),
      ]);
      const record = (await fixture.data(unit, READ, { id }))['interception'];
      expect(record).toMatchObject({ version: 2, amount: BILLION, participations: [{ confirmation: 'PENDING' }] });
      await fixture.data(fixture.bank, VOID, { id, version: 2, reason: '记错' });
    }
    expect(await own(unit)).toEqual([0, 0]);
  });

  it('leaves figures that agree with the ledgers', async () => {
    expect((await fixture.api.app.get(ReconcileService, { strict: false }).reconcileCity('3402')).examples).toEqual([]);
    expect(await wrongRepeats(fixture.api.db)).toEqual({});
  });
});

describe('a unit that dissuades', () => {
  it('records interceptions and dissuasions, a school like a bank', async () => {
    const { school } = fixture;
    const input = {
      ...counter,
      venue: 'VISIT',
      count: 21,
      amount: '150000',
      amountQualifier: 'APPROX',
      dissuasions: { value: 21 },
    };
    expect((await fixture.data(school, RECORD, { input }))['recordInterception']).toMatchObject({ count: 21 });
    const TALLY = 'mutation Tally($input: TallyInput!) { recordTally(input: $input) { id ledger } }';
    const measures = [{ indicator: 'DISSUASIONS', value: 3 }];
    expect(
      (await fixture.data(school, TALLY, { input: { ledger: 'DISSUASION', occurredOn: '2026-11-05', measures } }))[
        'recordTally'
      ].ledger,
    ).toBe('DISSUASION');
    expect(
      (
        await fixture.error(fixture.police, TALLY, {
          input: { ledger: 'DISSUASION', occurredOn: '2026-11-05', measures },
        })
      ).extensions,
    ).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'WRONG_TENANT_TYPE',
    });
  });
});
