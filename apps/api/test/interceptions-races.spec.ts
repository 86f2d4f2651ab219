import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { counter, type InterceptionsFixture, makeFixture } from './interceptions.fixture.js';
import type { Actor } from './support/actors.js';

/** Interceptions and funds actions under requests that come twice or at the same moment. */
const LEDGERS = [
  {
    ledger: 'interceptions',
    table: 'interception',
    input: counter,
    column: 'interceptions',
    record: 'mutation Record($input: InterceptionInput!) { fact: recordInterception(input: $input) { id version } }',
    amend: `mutation Amend($id: ID!, $version: Int!, $input: InterceptionInput!) {
        fact: amendInterception(id: $id, version: $version, input: $input) { id version } }`,
    void: `mutation Void($id: ID!, $version: Int!, $reason: String!) {
      fact: voidInterception(id: $id, version: $version, reason: $reason) { id version } }`,
    counting: (count: number) => ({ count }),
    counted: 'count',
  },
  {
    ledger: 'funds actions',
    table: 'funds_action',
    input: { occurredOn: '2026-11-05', stage: 'FREEZE', amount: '800.00' },
    column: 'accounts_frozen',
    record: 'mutation Record($input: FundsActionInput!) { fact: recordFundsAction(input: $input) { id version } }',
    amend: `mutation Amend($id: ID!, $version: Int!, $input: FundsActionInput!) {
        fact: amendFundsAction(id: $id, version: $version, input: $input) { id version } }`,
    void: `mutation Void($id: ID!, $version: Int!, $reason: String!) {
      fact: voidFundsAction(id: $id, version: $version, reason: $reason) { id version } }`,
    counting: (accounts: number) => ({ accounts }),
    counted: 'accounts',
  },
] as const;

let fixture: InterceptionsFixture;
beforeAll(async () => {
  fixture = await makeFixture();
});
afterAll(() => fixture.close());

describe.each(LEDGERS)('$ledger', ({ table, input, column, record, amend, void: take, counting, counted }) => {
  const recorded = async (changes: object, as: Actor = fixture.police) =>
    (await fixture.data(as, record, { input: { ...input, ...changes } }))['fact'] as { id: string; version: number };
  const figure = (day: string) =>
    fixture.sql(
      `select sum(facts)::int as facts, sum(${column})::int as figure from rollup_delta
       where day = $1 and not tenant_only and tenant_id = $2 and ${column} is not null`,
      [day, fixture.police.tenantId],
    );

  it('are recorded once under one idempotency key', async () => {
    const first = await recorded({ occurredOn: '2026-03-02', idempotencyKey: 'phone-1', ...counting(2) });
    expect(await recorded({ occurredOn: '2026-03-02', idempotencyKey: ' phone-1 ', ...counting(2) })).toEqual(first);
    expect((await recorded({ occurredOn: '2026-03-02', idempotencyKey: 'phone-1' }, fixture.townPolice)).id).not.toBe(
      first.id,
    );
    expect(await figure('2026-03-02')).toEqual([{ facts: 1, figure: 2 }]);
  });

  it('are recorded once out of ten requests with one key at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => recorded({ occurredOn: '2026-03-03', idempotencyKey: 'ten', ...counting(3) })),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const [stored] = await fixture.sql(
      `select ${counted}::int as stated from ${table} where idempotency_key = 'ten' and tenant_id = $1`,
      [fixture.police.tenantId],
    );
    expect(await figure('2026-03-03')).toEqual([{ facts: 1, figure: stored?.['stated'] }]);
  });

  it('let exactly one of ten amendments of the same version through', async () => {
    const { id } = await recorded({ occurredOn: '2026-03-04' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        fixture.answer(fixture.police, amend, {
          id,
          version: 1,
          input: { ...input, occurredOn: '2026-03-04', ...counting(10 + n) },
        }),
      ),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors).map(({ extensions }) => extensions.code)).toEqual(
      Array(9).fill('CONFLICT'),
    );
    const [stored] = await fixture.sql(`select ${counted}::int as stated from ${table} where id = $1`, [id]);
    expect(await figure('2026-03-04')).toEqual([{ facts: 1, figure: stored?.['stated'] }]);
  });

  it('tell who comes too late what has changed', async () => {
    const { id } = await recorded({});
    await fixture.data(fixture.police, amend, { id, version: 1, input: { ...input, ...counting(5) } });
    expect(
      (await fixture.error(fixture.police, take, { id, version: 1, reason: '重复填报' })).extensions,
    ).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION_CHANGED',
      current: { version: 2, changedBy: fixture.police.displayName, changedFields: [counted] },
    });
  });
});

it('lets the units of the one amendment that came through be the ones that took part', async () => {
  const { bank, police, townPolice, otherBank, newBank } = fixture;
  const units = [police, townPolice, otherBank, newBank];
  const day = '2026-11-09';
  const RECORD = 'mutation Record($input: InterceptionInput!) { recordInterception(input: $input) { id } }';
  const AMEND = `mutation Amend($id: ID!, $version: Int!, $input: InterceptionInput!) {
      amendInterception(id: $id, version: $version, input: $input) { joinedBy { id } } }`;
  const input = { ...counter, occurredOn: day };
  const { id } = (await fixture.data(bank, RECORD, { input: { ...input, joinedByTenantIds: [police.tenantId] } }))[
    'recordInterception'
  ];
  const answers = await Promise.all(
    units.map(({ tenantId }) =>
      fixture.answer(bank, AMEND, { id, version: 1, input: { ...input, joinedByTenantIds: [tenantId] } }),
    ),
  );
  const [winner, ...others] = answers.filter(({ errors }) => errors.length === 0);
  expect(others).toEqual([]);
  const { joinedBy } = winner?.data['amendInterception'] as { joinedBy: { id: string }[] };
  expect(
    await fixture.sql('select tenant_id as id from interception_participant where interception_id = $1', [id]),
  ).toEqual(joinedBy);
  const named = units.filter(({ tenantId }) => tenantId === joinedBy[0]?.id);
  await fixture.confirm(id, 2, ...named);
  expect(
    await fixture.sql(
      `select tenant_id as id from rollup_delta where day = $1 and tenant_only group by 1
       having sum(interceptions) <> 0`,
      [day],
    ),
  ).toEqual(joinedBy);
});
