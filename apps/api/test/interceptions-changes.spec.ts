import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AMEND, counter, type InterceptionsFixture, READ, RECORD, makeFixture, VOID } from './interceptions.fixture.js';
import type { Actor } from './support/actors.js';

const NOBODY_HAS = '0199a000-0000-7000-8000-00000000dead';

let fixture: InterceptionsFixture;
beforeAll(async () => {
  fixture = await makeFixture();
});
afterAll(() => fixture.close());

const recorded = async (changes: object = {}, as: Actor = fixture.bank) =>
  (await fixture.data(as, RECORD, { input: { ...counter, ...changes } }))['recordInterception'];
const amended = async (id: string, version: number, changes: object, as: Actor = fixture.bank) =>
  (await fixture.data(as, AMEND, { id, version, input: { ...counter, ...changes } }))['amendInterception'];
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

describe('amendInterception', () => {
  it('refuses anybody who is not signed in', async () => {
    const { id } = await recorded();
    expect((await fixture.error(null, AMEND, { id, version: 1, input: counter })).extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('tells nobody whether a record of another unit is there', async () => {
    const { id } = await recorded();
    const [foreign, missing] = [
      await fixture.error(fixture.otherBank, AMEND, { id, version: 1, input: counter }),
      await fixture.error(fixture.otherBank, AMEND, { id: NOBODY_HAS, version: 1, input: counter }),
    ];
    expect(foreign.extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect(foreign.extensions).toEqual(missing.extensions);
  });

  it('refuses a wrong input and keeps the record as it was', async () => {
    const { police, official } = fixture;
    const { id } = await recorded({ joinedByTenantIds: [police.tenantId] });
    expect(
      await fixture.fieldErrors(fixture.bank, AMEND, {
        id,
        version: 1,
        input: { ...counter, count: -1, joinedByTenantIds: [official.tenantId] },
      }),
    ).toEqual(['count NEGATIVE', 'joinedByTenantIds.0 NOT_FOUND']);
    expect(await rowsOf('interception', 'id', id)).toEqual([expect.objectContaining({ version: 1, count: '1' })]);
    expect(await shares(id)).toEqual([expect.objectContaining({ tenant_id: police.tenantId })]);
  });

  it('replaces who took part, and moves the figures of those that left, stayed and came', async () => {
    const { bank, police, townPolice, newBank } = fixture;
    const day = '2026-11-06';
    const { id } = await recorded({ occurredOn: day, joinedByTenantIds: [police.tenantId, townPolice.tenantId] });
    await fixture.confirm(id, 1, police, townPolice);
    const answer = await amended(id, 1, {
      occurredOn: day,
      count: 5,
      joinedByTenantIds: [townPolice.tenantId, newBank.tenantId],
    });
    expect(answer).toMatchObject({ version: 2, count: 5 });
    expect(answer.joinedBy.map(({ name }: { name: string }) => name)).toEqual(['新开储蓄所', '柳岸派出所']);
    expect((await shares(id)).map((share) => share['name'])).toEqual(['新开储蓄所', '柳岸派出所']);
    // Other figures are another question: even who stayed has to answer it again.
    const own = { tenant_id: bank.tenantId, tenant_only: false, facts: 1, interceptions: 5, loss_avoided: null };
    expect(await deltas(day)).toEqual([own]);
    await fixture.confirm(id, 2, townPolice, newBank);
    const share = { tenant_only: true, facts: 0, interceptions: 5, loss_avoided: null };
    expect(await deltas(day)).toEqual([
      own,
      ...[townPolice.tenantId, newBank.tenantId].sort().map((tenant_id) => ({ tenant_id, ...share })),
    ]);
    expect((await fixture.error(police, READ, { id })).extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect((await fixture.data(newBank, READ, { id }))['interception']).toMatchObject({ id });
    expect((await fixture.data(bank, READ, { id }))['interception'].history).toEqual([
      {
        version: 1,
        change: 'AMENDED',
        changedBy: bank.displayName,
        reason: null,
        changedFields: ['count', 'joinedBy'],
      },
    ]);
    expect(await rowsOf('fact_revision', 'fact_id', id)).toEqual([
      expect.objectContaining({
        fact_kind: 'interception',
        image: expect.objectContaining({
          count: 1,
          joinedBy: [expect.objectContaining({ name: '柳岸派出所' }), expect.objectContaining({ name: '湖畔派出所' })],
        }),
      }),
    ]);
    expect(
      await fixture.sql("select detail from audit_entry where subject_id = $1 and action = 'interception.amended'", [
        id,
      ]),
    ).toEqual([{ detail: { version: 2, changedFields: ['count', 'joinedBy'] } }]);
  });

  it('lets nobody have taken part any more, of one unit whose only record it was', async () => {
    const lonely = fixture.movedPolice;
    const { id } = await recorded({ occurredOn: '2026-11-07', joinedByTenantIds: [lonely.tenantId] });
    expect((await amended(id, 1, { occurredOn: '2026-11-07' })).joinedBy).toEqual([]);
    expect(await shares(id)).toEqual([]);
    expect((await deltas('2026-11-07')).map((row) => row['tenant_id'])).toEqual([fixture.bank.tenantId]);
  });

  it('keeps where a unit that took part belonged while the day stays, and asks anew for another day', async () => {
    const { movedPolice } = fixture;
    const { id } = await recorded({ occurredOn: '2026-10-31', joinedByTenantIds: [movedPolice.tenantId] });
    await fixture.sql(
      "update tenant_assignment set region_code = '340210' where tenant_id = $1 and valid_to is not null",
      [movedPolice.tenantId],
    );
    await amended(id, 1, { occurredOn: '2026-10-31', count: 2, joinedByTenantIds: [movedPolice.tenantId] });
    expect((await shares(id)).map((share) => share['home_region'])).toEqual(['340210100']);
    await amended(id, 2, { occurredOn: '2026-11-02', joinedByTenantIds: [movedPolice.tenantId] });
    expect((await shares(id)).map((share) => share['home_region'])).toEqual(['340210101']);
    await fixture.sql(
      "update tenant_assignment set region_code = '340210100' where tenant_id = $1 and valid_to is not null",
      [movedPolice.tenantId],
    );
  });
});

describe('voidInterception', () => {
  it('refuses anybody who is not signed in', async () => {
    const { id } = await recorded();
    expect((await fixture.error(null, VOID, { id, version: 1, reason: '重复' })).extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('tells nobody whether a record of another unit is there', async () => {
    const { id } = await recorded();
    expect((await fixture.error(fixture.otherBank, VOID, { id, version: 1, reason: '重复' })).extensions).toMatchObject(
      {
        code: 'NOT_FOUND',
      },
    );
  });

  it('needs a reason', async () => {
    const { id } = await recorded();
    expect(await fixture.fieldErrors(fixture.bank, VOID, { id, version: 1, reason: ' ' })).toEqual(['reason REQUIRED']);
  });

  it('takes it out of the figures of all who took part, who still see it', async () => {
    const { bank, police } = fixture;
    const { id } = await recorded({ occurredOn: '2026-11-08', amount: '100.00', joinedByTenantIds: [police.tenantId] });
    await fixture.confirm(id, 1, police);
    const answer = (await fixture.data(bank, VOID, { id, version: 1, reason: ' 重复填报 ' }))['voidInterception'];
    expect(answer).toMatchObject({
      version: 2,
      recordStatus: 'VOIDED',
      voidReason: '重复填报',
      allowed: [],
      joinedBy: [{ id: police.tenantId }],
    });
    expect(await deltas('2026-11-08')).toEqual([]);
    expect((await fixture.data(police, READ, { id }))['interception']).toMatchObject({
      recordStatus: 'VOIDED',
      voidReason: '重复填报',
    });
    expect((await fixture.error(bank, AMEND, { id, version: 2, input: counter })).extensions).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_VOIDED',
    });
  });
});
