import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND_TALLY,
  exact,
  NOBODY_HAS,
  type PoliceFixture,
  raid,
  READ_TALLY,
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

const recorded = (changes: object = {}, as: Actor = fixture.police) =>
  fixture.data(as, RECORD_TALLY, { input: raid(changes) });
const rowOf = async (id: string) => (await fixture.sql('select * from tally where id = $1', [id]))[0];

describe('amendTally', () => {
  it('refuses anybody who is not signed in', async () => {
    const { id } = await recorded();
    expect((await fixture.error(null, AMEND_TALLY, { id, version: 1, input: raid() })).extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('tells another unit nothing, and refuses overseers and foreign ledgers', async () => {
    const { id } = await recorded();
    const foreign = await fixture.error(fixture.sibling, AMEND_TALLY, { id, version: 1, input: raid() });
    expect(foreign.extensions).toEqual(
      (await fixture.error(fixture.sibling, AMEND_TALLY, { id: NOBODY_HAS, version: 1, input: raid() })).extensions,
    );
    expect(foreign.extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      (await fixture.error(fixture.countyEditor, AMEND_TALLY, { id, version: 1, input: raid() })).extensions,
    ).toMatchObject({ code: 'FORBIDDEN', reason: 'READ_ONLY_OVERSIGHT' });
    const ofBank = { ledger: 'BANK_CONTROL', occurredOn: '2026-11-05', measures: [exact('ACCOUNTS_CHECKED', 1)] };
    expect(
      (await fixture.error(fixture.police, AMEND_TALLY, { id, version: 1, input: ofBank })).extensions,
    ).toMatchObject({ code: 'FORBIDDEN', reason: 'WRONG_TENANT_TYPE' });
    expect(await rowOf(id)).toMatchObject({ version: 1 });
  });

  it('refuses a wrong input and keeps the record as it was', async () => {
    const { id } = await recorded();
    expect(
      await fixture.fieldErrors(fixture.police, AMEND_TALLY, { id, version: 1, input: raid({ measures: [] }) }),
    ).toEqual(['measures TOO_FEW_ITEMS']);
    expect(await rowOf(id)).toMatchObject({ version: 1 });
  });

  it('replaces what was stated, keeps the image before it and moves the figures', async () => {
    const { id } = await recorded({ occurredOn: '2026-02-10' });
    const answer = await fixture.data(fixture.police, AMEND_TALLY, {
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
      await fixture.sql(
        `select facts, suspects_caught::int, gangs_dismantled::int from rollup_delta where day = '2026-02-10'
         order by id`,
      ),
    ).toEqual([
      { facts: 1, suspects_caught: 3, gangs_dismantled: null },
      { facts: 0, suspects_caught: 2, gangs_dismantled: 1 },
    ]);
    expect((await fixture.data(fixture.police, READ_TALLY, { id })).history).toEqual([
      {
        version: 1,
        change: 'AMENDED',
        reason: null,
        changedBy: fixture.police.displayName,
        changedFields: ['measures'],
      },
    ]);
    expect(await fixture.sql('select version, image from fact_revision where fact_id = $1', [id])).toEqual([
      {
        version: 1,
        image: expect.objectContaining({
          measures: [
            {
              indicator: 'SUSPECTS_CAUGHT',
              amount: 3,
              qualifier: 'EXACT',
              upTo: null,
              atLeast: null,
              change: 1,
              partOf: null,
            },
          ],
        }),
      },
    ]);
  });
});

describe('voidTally', () => {
  it('refuses anybody who is not signed in', async () => {
    const { id } = await recorded();
    expect((await fixture.error(null, VOID_TALLY, { id, version: 1, reason: '重复填报' })).extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('tells another unit nothing, and refuses overseers what they see', async () => {
    const { id } = await recorded();
    expect(
      (await fixture.error(fixture.sibling, VOID_TALLY, { id, version: 1, reason: '重复填报' })).extensions,
    ).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      (await fixture.error(fixture.countyEditor, VOID_TALLY, { id, version: 1, reason: '重复填报' })).extensions,
    ).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('needs a reason', async () => {
    const { id } = await recorded();
    expect(await fixture.fieldErrors(fixture.police, VOID_TALLY, { id, version: 1, reason: '' })).toEqual([
      'reason REQUIRED',
    ]);
  });

  it('takes the record out of every figure and keeps it, with the reason', async () => {
    const { id } = await recorded({ occurredOn: '2026-02-11' });
    expect(await fixture.data(fixture.police, VOID_TALLY, { id, version: 1, reason: ' 重复填报 ' })).toMatchObject({
      version: 2,
      recordStatus: 'VOIDED',
      voidReason: '重复填报',
      allowed: [],
    });
    expect(await rowOf(id)).toMatchObject({ record_status: 'VOIDED', void_reason: '重复填报' });
    expect(await fixture.sql('select indicator from tally_measure where tally_id = $1', [id])).toHaveLength(1);
    expect(
      await fixture.sql(
        `select sum(facts)::int as facts, sum(suspects_caught)::int as caught from rollup_delta
         where day = '2026-02-11'`,
      ),
    ).toEqual([{ facts: 0, caught: 0 }]);
    expect(
      (await fixture.error(fixture.police, AMEND_TALLY, { id, version: 2, input: raid() })).extensions,
    ).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_VOIDED',
    });
  });
});

describe('two at the same moment', () => {
  it('record once under one idempotency key, also what could be there only once', async () => {
    const bank = { ledger: 'BANK_CONTROL', occurredOn: '2020-03-02' };
    await fixture.data(fixture.bank, RECORD_TALLY, { input: { ...bank, measures: [exact('ACCOUNTS_RESTRICTED', 3)] } });
    const release = {
      ...bank,
      idempotencyKey: 'release-ten',
      occurredOn: '2026-11-20',
      measures: [exact('ACCOUNTS_RESTRICTED', 3, { released: true })],
    };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => fixture.data(fixture.bank, RECORD_TALLY, { input: release })),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(
      await fixture.sql("select count(*)::int as records from tally where idempotency_key = 'release-ten'"),
    ).toEqual([{ records: 1 }]);
  });

  it('let one of ten amendments through, and the figures are those of the winner', async () => {
    const { id } = await recorded({ occurredOn: '2026-02-12' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        fixture.answer(n % 2 ? fixture.police : fixture.colleague, AMEND_TALLY, {
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
    const [stored] = await fixture.sql('select amount::int from tally_measure where tally_id = $1', [id]);
    expect(
      await fixture.sql("select sum(suspects_caught)::int as amount from rollup_delta where day = '2026-02-12'"),
    ).toEqual([stored]);
  });
});
