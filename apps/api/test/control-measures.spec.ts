import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActivitiesFixture, makeFixture } from './activities.fixture.js';
import type { Actor } from './support/actors.js';

const CONTROL_MEASURE = `id version recordStatus type inPlaceSince liftedOn note campaignIds voidReason
  recordedBy allowed tenant { id } region { code }`;
const ADOPT = `mutation Adopt($input: ControlMeasureInput!) { adoptControlMeasure(input: $input) { ${CONTROL_MEASURE} }
  }`;
const LIFT = `mutation Lift($id: ID!, $version: Int!, $on: Date!) {
  liftControlMeasure(id: $id, version: $version, on: $on) { ${CONTROL_MEASURE} } }`;
const VOID = `mutation Void($id: ID!, $version: Int!, $reason: String!) {
  voidControlMeasure(id: $id, version: $version, reason: $reason) { ${CONTROL_MEASURE} } }`;
const READ = `query Read($id: ID!) {
  controlMeasure(id: $id) { ${CONTROL_MEASURE} history { version change changedBy changedFields } } }`;
const LIST = `query List($filter: ControlMeasureFilter, $first: Int, $after: String) {
  controlMeasures(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { type } } } }`;
const NOBODY_HAS = '0199a000-0000-7000-8000-00000000dead';
const TOMORROW = '2099-01-01';

const input = { type: 'POPUP_REMINDER', inPlaceSince: '2026-03-02', note: '大厅两台自助机' };

let fixture: ActivitiesFixture;
beforeAll(async () => {
  fixture = await makeFixture();
});
afterAll(() => fixture.close());
/** Each case begins with a bank that has nothing in place. */
const cleared = async () =>
  void (await fixture.sql(
    "update control_measure set record_status = 'VOIDED', void_reason = '测试' where record_status = 'ACTIVE'",
  ));

const adopted = async (changes: object = {}) =>
  (await fixture.data(fixture.bank, ADOPT, { input: { ...input, ...changes } }))['adoptControlMeasure'];
const adoptErrors = (changes: object) => fixture.fieldErrors(fixture.bank, ADOPT, { input: { ...input, ...changes } });
const row = async (id: string) =>
  (await fixture.sql('select *, in_place_since::text, lifted_on::text from control_measure where id = $1', [id]))[0];

describe('adoptControlMeasure', () => {
  it('refuses anybody who is not signed in', async () => {
    expect(await fixture.refused(null, ADOPT, { input })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('refuses anybody who is no bank', async () => {
    for (const actor of [fixture.school, fixture.countyOfficial]) {
      expect(await fixture.refused(actor, ADOPT, { input })).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'WRONG_TENANT_TYPE',
      });
    }
    expect(await fixture.refused(fixture.schoolViewer, ADOPT, { input })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each<[string, object, string[]]>([
    ['day', { inPlaceSince: TOMORROW }, ['inPlaceSince DATE_IN_FUTURE']],
    ['day before the bank opened', { inPlaceSince: '2019-12-31' }, ['inPlaceSince DATE_TOO_EARLY']],
    ['note', { note: '长'.repeat(501) }, ['note TOO_LONG']],
    ['campaign', { campaignIds: [NOBODY_HAS] }, ['campaignIds UNKNOWN_CODE']],
    [
      'note and campaign',
      { note: '\u0000', campaignIds: [NOBODY_HAS] },
      ['note INVALID_CHARACTERS', 'campaignIds UNKNOWN_CODE'],
    ],
  ])('refuses a wrong %s', async (_, changes, expected) => {
    expect(await adoptErrors(changes)).toEqual(expected);
  });

  it('refuses a control measure that is in place already', async () => {
    await adopted({ type: 'ATM_VOICE_PROMPT' });
    expect(await adoptErrors({ type: 'ATM_VOICE_PROMPT', inPlaceSince: '2026-08-01' })).toEqual(['type ALREADY_TAKEN']);
    await cleared();
  });

  it('takes one again that was lifted, from the day on which it was', async () => {
    const { id } = await adopted({ type: 'LIMIT_COUNT_AMOUNT' });
    await fixture.data(fixture.bank, LIFT, { id, version: 1, on: '2026-06-01' });
    expect(await adoptErrors({ type: 'LIMIT_COUNT_AMOUNT', inPlaceSince: '2026-05-31' })).toEqual([
      'inPlaceSince DATE_TOO_EARLY',
    ]);
    expect(await adopted({ type: 'LIMIT_COUNT_AMOUNT', inPlaceSince: '2026-06-01' })).toMatchObject({
      version: 1,
      liftedOn: null,
    });
    await cleared();
  });

  it('stores the control measure and an entry in the log, and moves no figure', async () => {
    const answer = await adopted({ campaignIds: [fixture.campaignId] });
    expect(answer).toMatchObject({
      version: 1,
      recordStatus: 'ACTIVE',
      ...input,
      liftedOn: null,
      campaignIds: [fixture.campaignId],
      recordedBy: fixture.bank.displayName,
      allowed: ['void', 'lift'],
      tenant: { id: fixture.bank.tenantId },
      region: { code: '340210101' },
    });
    expect(await row(answer.id)).toMatchObject({
      city_code: '3402',
      tenant_id: fixture.bank.tenantId,
      home_region: '340210101',
      region_code: '340210101',
      sector: 'FINANCE',
      type: 'POPUP_REMINDER',
      in_place_since: '2026-03-02',
      lifted_on: null,
      note: input.note,
      record_status: 'ACTIVE',
      version: 1,
      recorded_by: fixture.bank.userId,
    });
    expect(
      await fixture.sql('select action, user_id, subject_kind, detail from audit_entry where subject_id = $1', [
        answer.id,
      ]),
    ).toEqual([
      {
        action: 'control_measure.recorded',
        user_id: fixture.bank.userId,
        subject_kind: 'control_measure',
        detail: { version: 1 },
      },
    ]);
    expect(await fixture.sql('select 1 from rollup_delta where tenant_id = $1', [fixture.bank.tenantId])).toEqual([]);
    await cleared();
  });
});

describe('liftControlMeasure', () => {
  afterAll(cleared);
  let id = '';
  beforeAll(async () => {
    ({ id } = await adopted());
  });
  const lifting = (on = '2026-06-01', version = 1) => ({ id, version, on });

  it('refuses the anonymous, other tenants and overseers', async () => {
    expect(await fixture.refused(null, LIFT, lifting())).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.refused(fixture.schoolViewer, LIFT, lifting())).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.refused(fixture.school, LIFT, lifting())).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.refused(fixture.countyOfficial, LIFT, lifting())).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await row(id)).toMatchObject({ lifted_on: null, version: 1 });
  });

  it('refuses days before it came and in the future', async () => {
    expect(await fixture.fieldErrors(fixture.bank, LIFT, lifting('2026-03-01'))).toEqual(['on END_BEFORE_START']);
    expect(await fixture.fieldErrors(fixture.bank, LIFT, lifting(TOMORROW))).toEqual(['on DATE_IN_FUTURE']);
  });

  it('stores the day, once', async () => {
    const answer = (await fixture.data(fixture.bank, LIFT, lifting()))['liftControlMeasure'];
    expect(answer).toMatchObject({ version: 2, liftedOn: '2026-06-01', allowed: ['void'] });
    expect(await row(id)).toMatchObject({ version: 2, lifted_on: '2026-06-01', record_status: 'ACTIVE' });
    expect((await fixture.data(fixture.bank, READ, { id }))['controlMeasure'].history).toEqual([
      { version: 1, change: 'AMENDED', changedBy: fixture.bank.displayName, changedFields: ['liftedOn'] },
    ]);
    expect(await fixture.refused(fixture.bank, LIFT, lifting('2026-07-01', 2))).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_LIFTED',
      liftedOn: '2026-06-01',
    });
  });
});

describe('voidControlMeasure', () => {
  afterAll(cleared);
  let id = '';
  beforeAll(async () => {
    ({ id } = await adopted());
  });
  const asked = (reason = '从未执行') => ({ id, version: 1, reason });

  it('refuses the anonymous, other tenants and overseers', async () => {
    expect(await fixture.refused(null, VOID, asked())).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.refused(fixture.schoolViewer, VOID, asked())).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.refused(fixture.school, VOID, asked())).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.refused(fixture.countyOfficial, VOID, asked())).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
  });

  it('refuses to do it without a reason', async () => {
    expect(await fixture.fieldErrors(fixture.bank, VOID, asked(' '))).toEqual(['reason REQUIRED']);
  });

  it('keeps the record with the reason; the control measure can be adopted again', async () => {
    const answer = (await fixture.data(fixture.bank, VOID, asked()))['voidControlMeasure'];
    expect(answer).toMatchObject({ version: 2, recordStatus: 'VOIDED', voidReason: '从未执行', allowed: [] });
    expect(await row(id)).toMatchObject({ record_status: 'VOIDED', void_reason: '从未执行', version: 2 });
    expect(await fixture.refused(fixture.bank, LIFT, { id, version: 2, on: '2026-06-01' })).toMatchObject({
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
      Array.from({ length: 10 }, () => adopted({ type: 'COUNTER_REMINDER', idempotencyKey: 'ten' })),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(
      await fixture.sql("select count(*)::int as records from control_measure where idempotency_key = 'ten'"),
    ).toEqual([{ records: 1 }]);
  });

  it('without a key adopt once, and the others are told that it is in place', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        fixture.answer(fixture.bank, ADOPT, { input: { ...input, type: 'SUSPEND_NON_COUNTER' } }),
      ),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const refused = answers.flatMap(({ errors }) => errors).map(({ extensions }) => extensions);
    expect(refused).toHaveLength(4);
    for (const extensions of refused)
      expect(extensions).toMatchObject({ code: 'BAD_INPUT', fields: [{ path: 'type', code: 'ALREADY_TAKEN' }] });
  });

  it('let one of ten lift it, the others see what was changed', async () => {
    const { id } = await adopted({ type: 'CLOSE_IMPOSTOR_ACCOUNT' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => fixture.answer(fixture.bank, LIFT, { id, version: 1, on: `2026-05-1${n}` })),
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

describe('controlMeasure and controlMeasures', () => {
  const list = async (actor: Actor, filter: object = {}) => {
    const { edges, totalCount } = (await fixture.data(actor, LIST, { filter, first: 100 }))['controlMeasures'];
    expect(totalCount).toBe(edges.length);
    return edges.map(({ node }: { node: { type: string } }) => node.type);
  };
  let id = '';

  beforeAll(async () => {
    await cleared();
    ({ id } = await adopted({ type: 'POPUP_REMINDER', inPlaceSince: '2026-01-01' }));
    await adopted({ type: 'ATM_VOICE_PROMPT', inPlaceSince: '2026-02-01', note: '汉语语音' });
    await fixture.data(fixture.bank, LIFT, { id, version: 1, on: '2026-03-01' });
  });

  it('refuse anybody who is not signed in, and words that cannot be searched for', async () => {
    expect(await fixture.refused(null, LIST, {})).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.refused(null, READ, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.fieldErrors(fixture.bank, LIST, { filter: { text: '长'.repeat(101) } })).toEqual([
      'filter.text TOO_LONG',
    ]);
  });

  it('show a bank its own, an official those of the region, and tell nobody else that there are any', async () => {
    expect(await list(fixture.bank)).toEqual(['ATM_VOICE_PROMPT', 'POPUP_REMINDER']);
    expect(await list(fixture.countyOfficial)).toEqual(['ATM_VOICE_PROMPT', 'POPUP_REMINDER']);
    expect(await list(fixture.educationOfficial)).toEqual([]);
    expect(await list(fixture.school)).toEqual([]);
    expect(await fixture.refused(fixture.school, READ, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect((await fixture.data(fixture.countyOfficial, READ, { id }))['controlMeasure']).toMatchObject({
      type: 'POPUP_REMINDER',
      allowed: [],
      recordedBy: null,
    });
  });

  it('are narrowed by the day on which control measures are in place, by words and by period', async () => {
    expect(await list(fixture.bank, { inPlaceOn: '2026-01-31' })).toEqual(['POPUP_REMINDER']);
    expect(await list(fixture.bank, { inPlaceOn: '2026-02-28' })).toEqual(['ATM_VOICE_PROMPT', 'POPUP_REMINDER']);
    expect(await list(fixture.bank, { inPlaceOn: '2026-03-01' })).toEqual(['ATM_VOICE_PROMPT']);
    expect(await list(fixture.bank, { text: '语音' })).toEqual(['ATM_VOICE_PROMPT']);
    expect(await list(fixture.bank, { period: '2026-01' })).toEqual(['POPUP_REMINDER']);
  });
});
