import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActivitiesStage, type Actor, setStage } from './activities.stage.js';

const PRECAUTION = `id version recordStatus precaution inPlaceSince liftedOn note campaignId voidReason
  recordedBy allowed tenant { id } region { code }`;
const ADOPT = `mutation Adopt($input: BankPrecautionInput!) { adoptBankPrecaution(input: $input) { ${PRECAUTION} } }`;
const LIFT = `mutation Lift($id: ID!, $version: Int!, $on: Date!) {
  liftBankPrecaution(id: $id, version: $version, on: $on) { ${PRECAUTION} } }`;
const VOID = `mutation Void($id: ID!, $version: Int!, $reason: String!) {
  voidBankPrecaution(id: $id, version: $version, reason: $reason) { ${PRECAUTION} } }`;
const READ = `query Read($id: ID!) {
  bankPrecaution(id: $id) { ${PRECAUTION} history { version change changedBy changedFields } } }`;
const LIST = `query List($filter: BankPrecautionFilter, $first: Int, $after: String) {
  bankPrecautions(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { precaution } } } }`;
const NOBODY_HAS = '0199a000-0000-7000-8000-00000000dead';
const TOMORROW = '2099-01-01';

const input = { precaution: 'POPUP_REMINDER', inPlaceSince: '2026-03-02', note: '大厅两台自助机' };

let stage: ActivitiesStage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());
/** Each case begins with a bank that has nothing in place. */
const cleared = async () =>
  void (await stage.sql(
    "update bank_precaution set record_status = 'VOIDED', void_reason = '测试' where record_status = 'ACTIVE'",
  ));

const adopted = async (changes: object = {}) =>
  (await stage.data(stage.bank, ADOPT, { input: { ...input, ...changes } }))['adoptBankPrecaution'];
const refusal = async (as: Actor | null, query: string, variables: object) =>
  (await stage.error(as, query, variables as Record<string, unknown>)).extensions;
const faults = async (query: string, variables: object) => {
  const { code, fields } = await refusal(stage.bank, query, variables);
  expect(code).toBe('BAD_INPUT');
  return (fields as { path: string; code: string }[]).map(({ path, code: fault }) => `${path} ${fault}`);
};
const adoptFaults = (changes: object) => faults(ADOPT, { input: { ...input, ...changes } });
const row = async (id: string) =>
  (await stage.sql('select *, in_place_since::text, lifted_on::text from bank_precaution where id = $1', [id]))[0];

describe('adoptBankPrecaution', () => {
  it('refuses whoever is not signed in', async () => {
    expect(await refusal(null, ADOPT, { input })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuses whoever is no bank', async () => {
    for (const actor of [stage.school, stage.countyOfficial]) {
      expect(await refusal(actor, ADOPT, { input })).toMatchObject({ code: 'FORBIDDEN', reason: 'WRONG_TENANT_TYPE' });
    }
    expect(await refusal(stage.schoolViewer, ADOPT, { input })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each<[string, object, string[]]>([
    ['day', { inPlaceSince: TOMORROW }, ['inPlaceSince DATE_IN_FUTURE']],
    ['day before the bank opened', { inPlaceSince: '2019-12-31' }, ['inPlaceSince DATE_TOO_EARLY']],
    ['note', { note: '长'.repeat(501) }, ['note TOO_LONG']],
    ['campaign', { campaignId: NOBODY_HAS }, ['campaignId UNKNOWN_CODE']],
    [
      'note and campaign',
      { note: '\u0000', campaignId: NOBODY_HAS },
      ['note INVALID_CHARACTERS', 'campaignId UNKNOWN_CODE'],
    ],
  ])('refuses a wrong %s', async (_, changes, expected) => {
    expect(await adoptFaults(changes)).toEqual(expected);
  });

  it('refuses a precaution that is in place already', async () => {
    await adopted({ precaution: 'ATM_VOICE_PROMPT' });
    expect(await adoptFaults({ precaution: 'ATM_VOICE_PROMPT', inPlaceSince: '2026-08-01' })).toEqual([
      'precaution ALREADY_TAKEN',
    ]);
    await cleared();
  });

  it('takes one again that was lifted, from the day on which it was', async () => {
    const { id } = await adopted({ precaution: 'LIMIT_COUNT_AMOUNT' });
    await stage.data(stage.bank, LIFT, { id, version: 1, on: '2026-06-01' });
    expect(await adoptFaults({ precaution: 'LIMIT_COUNT_AMOUNT', inPlaceSince: '2026-05-31' })).toEqual([
      'inPlaceSince DATE_TOO_EARLY',
    ]);
    expect(await adopted({ precaution: 'LIMIT_COUNT_AMOUNT', inPlaceSince: '2026-06-01' })).toMatchObject({
      version: 1,
      liftedOn: null,
    });
    await cleared();
  });

  it('stores the precaution and an entry in the log, and moves no figure', async () => {
    const answer = await adopted({ campaignId: stage.campaignId });
    expect(answer).toMatchObject({
      version: 1,
      recordStatus: 'ACTIVE',
      ...input,
      liftedOn: null,
      campaignId: stage.campaignId,
      recordedBy: stage.bank.displayName,
      allowed: ['void', 'lift'],
      tenant: { id: stage.bank.tenantId },
      region: { code: '340210101' },
    });
    expect(await row(answer.id)).toMatchObject({
      city_code: '3402',
      tenant_id: stage.bank.tenantId,
      home_region: '340210101',
      region_code: '340210101',
      sector: 'FINANCE',
      precaution: 'POPUP_REMINDER',
      in_place_since: '2026-03-02',
      lifted_on: null,
      note: input.note,
      record_status: 'ACTIVE',
      version: 1,
      recorded_by: stage.bank.userId,
    });
    expect(
      await stage.sql('select action, user_id, subject_kind, detail from audit_entry where subject_id = $1', [
        answer.id,
      ]),
    ).toEqual([
      {
        action: 'bank_precaution.recorded',
        user_id: stage.bank.userId,
        subject_kind: 'bank_precaution',
        detail: { version: 1 },
      },
    ]);
    expect(await stage.sql('select 1 from rollup_delta where tenant_id = $1', [stage.bank.tenantId])).toEqual([]);
    await cleared();
  });
});

describe('liftBankPrecaution', () => {
  afterAll(cleared);
  let id = '';
  beforeAll(async () => {
    ({ id } = await adopted());
  });
  const lifting = (on = '2026-06-01', version = 1) => ({ id, version, on });

  it('refuses the anonymous, other tenants and overseers', async () => {
    expect(await refusal(null, LIFT, lifting())).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(stage.schoolViewer, LIFT, lifting())).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(stage.school, LIFT, lifting())).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(stage.countyOfficial, LIFT, lifting())).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await row(id)).toMatchObject({ lifted_on: null, version: 1 });
  });

  it('refuses days before it came and in the future', async () => {
    expect(await faults(LIFT, lifting('2026-03-01'))).toEqual(['on END_BEFORE_START']);
    expect(await faults(LIFT, lifting(TOMORROW))).toEqual(['on DATE_IN_FUTURE']);
  });

  it('stores the day, once', async () => {
    const answer = (await stage.data(stage.bank, LIFT, lifting()))['liftBankPrecaution'];
    expect(answer).toMatchObject({ version: 2, liftedOn: '2026-06-01', allowed: ['void'] });
    expect(await row(id)).toMatchObject({ version: 2, lifted_on: '2026-06-01', record_status: 'ACTIVE' });
    expect((await stage.data(stage.bank, READ, { id }))['bankPrecaution'].history).toEqual([
      { version: 1, change: 'AMENDED', changedBy: stage.bank.displayName, changedFields: ['liftedOn'] },
    ]);
    expect(await refusal(stage.bank, LIFT, lifting('2026-07-01', 2))).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_LIFTED',
      liftedOn: '2026-06-01',
    });
  });
});

describe('voidBankPrecaution', () => {
  afterAll(cleared);
  let id = '';
  beforeAll(async () => {
    ({ id } = await adopted());
  });
  const asked = (reason = '从未执行') => ({ id, version: 1, reason });

  it('refuses the anonymous, other tenants and overseers', async () => {
    expect(await refusal(null, VOID, asked())).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(stage.schoolViewer, VOID, asked())).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusal(stage.school, VOID, asked())).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(stage.countyOfficial, VOID, asked())).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
  });

  it('refuses to do it without a reason', async () => {
    expect(await faults(VOID, asked(' '))).toEqual(['reason REQUIRED']);
  });

  it('keeps the record with the reason; the precaution can be adopted again', async () => {
    const answer = (await stage.data(stage.bank, VOID, asked()))['voidBankPrecaution'];
    expect(answer).toMatchObject({ version: 2, recordStatus: 'VOIDED', voidReason: '从未执行', allowed: [] });
    expect(await row(id)).toMatchObject({ record_status: 'VOIDED', void_reason: '从未执行', version: 2 });
    expect(await refusal(stage.bank, LIFT, { id, version: 2, on: '2026-06-01' })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_VOIDED',
    });
    expect(await adopted()).toMatchObject({ version: 1, recordStatus: 'ACTIVE' });
  });
});

describe('requests at the same moment', () => {
  afterAll(cleared);

  it('with one idempotency key adopt once, and all are answered with it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => adopted({ precaution: 'COUNTER_REMINDER', idempotencyKey: 'ten' })),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(
      await stage.sql("select count(*)::int as records from bank_precaution where idempotency_key = 'ten'"),
    ).toEqual([{ records: 1 }]);
  });

  it('without a key adopt once, and the others are told that it is in place', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        stage.answer(stage.bank, ADOPT, { input: { ...input, precaution: 'SUSPEND_NON_COUNTER' } }),
      ),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const refused = answers.flatMap(({ errors }) => errors).map(({ extensions }) => extensions);
    expect(refused).toHaveLength(4);
    for (const extensions of refused)
      expect(extensions).toMatchObject({ code: 'BAD_INPUT', fields: [{ path: 'precaution', code: 'ALREADY_TAKEN' }] });
  });

  it('let one of ten lift it, the others see what was changed', async () => {
    const { id } = await adopted({ precaution: 'CLOSE_IMPOSTOR_ACCOUNT' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => stage.answer(stage.bank, LIFT, { id, version: 1, on: `2026-05-1${n}` })),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const conflicts = answers.flatMap(({ errors }) => errors).map(({ extensions }) => extensions);
    expect(conflicts).toHaveLength(9);
    for (const conflict of conflicts)
      expect(conflict).toMatchObject({
        code: 'CONFLICT',
        reason: 'VERSION_CHANGED',
        current: { version: 2, changedFields: ['liftedOn'] },
      });
  });
});

describe('bankPrecaution and bankPrecautions', () => {
  const list = async (actor: Actor, filter: object = {}) => {
    const { edges, totalCount } = (await stage.data(actor, LIST, { filter, first: 100 }))['bankPrecautions'];
    expect(totalCount).toBe(edges.length);
    return edges.map(({ node }: { node: { precaution: string } }) => node.precaution);
  };
  let id = '';

  beforeAll(async () => {
    await cleared();
    ({ id } = await adopted({ precaution: 'POPUP_REMINDER', inPlaceSince: '2026-01-01' }));
    await adopted({ precaution: 'ATM_VOICE_PROMPT', inPlaceSince: '2026-02-01', note: '汉语语音' });
    await stage.data(stage.bank, LIFT, { id, version: 1, on: '2026-03-01' });
  });

  it('refuse whoever is not signed in, and words that cannot be searched for', async () => {
    expect(await refusal(null, LIST, {})).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refusal(null, READ, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await faults(LIST, { filter: { text: '长'.repeat(101) } })).toEqual(['filter.text TOO_LONG']);
  });

  it('show a bank its own, an official those of the region, and tell nobody else that there are any', async () => {
    expect(await list(stage.bank)).toEqual(['ATM_VOICE_PROMPT', 'POPUP_REMINDER']);
    expect(await list(stage.countyOfficial)).toEqual(['ATM_VOICE_PROMPT', 'POPUP_REMINDER']);
    expect(await list(stage.educationOfficial)).toEqual([]);
    expect(await list(stage.school)).toEqual([]);
    expect(await refusal(stage.school, READ, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await stage.data(stage.countyOfficial, READ, { id }))['bankPrecaution']).toMatchObject({
      precaution: 'POPUP_REMINDER',
      allowed: [],
      recordedBy: null,
    });
  });

  it('are narrowed by the day on which precautions are in place, by words and by period', async () => {
    expect(await list(stage.bank, { inPlaceOn: '2026-01-31' })).toEqual(['POPUP_REMINDER']);
    expect(await list(stage.bank, { inPlaceOn: '2026-02-28' })).toEqual(['ATM_VOICE_PROMPT', 'POPUP_REMINDER']);
    expect(await list(stage.bank, { inPlaceOn: '2026-03-01' })).toEqual(['ATM_VOICE_PROMPT']);
    expect(await list(stage.bank, { text: '语音' })).toEqual(['ATM_VOICE_PROMPT']);
    expect(await list(stage.bank, { period: '2026-01' })).toEqual(['POPUP_REMINDER']);
  });
});
