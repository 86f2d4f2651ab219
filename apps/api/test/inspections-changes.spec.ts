import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActivitiesFixture, type Actor, makeFixture } from './activities.fixture.js';

const INSPECTION = `id version recordStatus occurredOn subject narrative campaignId voidReason recordedBy allowed
  tenant { id } region { code }
  inspections { value qualifier } hazards { description count { value qualifier } deadline rectifiedOn overdue }`;
const RECORD = `mutation Record($input: InspectionInput!) { recordInspection(input: $input) { ${INSPECTION} } }`;
const AMEND = `mutation Amend($id: ID!, $version: Int!, $input: InspectionInput!) {
  amendInspection(id: $id, version: $version, input: $input) { ${INSPECTION} } }`;
const VOID = `mutation Void($id: ID!, $version: Int!, $reason: String!) {
  voidInspection(id: $id, version: $version, reason: $reason) { ${INSPECTION} } }`;
const READ = `query Read($id: ID!) {
  inspection(id: $id) { ${INSPECTION} history { version change changedBy changedFields } } }`;

const shop = { description: '快递点没有反诈提示', deadline: '2026-10-20', rectifiedOn: '2026-10-18' };
const cafe = { description: '网吧未实名登记', count: { value: 3, qualifier: 'AT_LEAST' }, deadline: '2026-10-31' };
const input = {
  occurredOn: '2026-10-12',
  subject: '重点场所检查',
  inspections: { value: 8, qualifier: 'APPROX' },
  hazards: [shop, cafe],
};

let fixture: ActivitiesFixture;
beforeAll(async () => {
  fixture = await makeFixture();
});
afterAll(() => fixture.close());

const recorded = async (changes: object = {}, as = fixture.school) =>
  (await fixture.data(as, RECORD, { input: { ...input, ...changes } }))['recordInspection'];
const refused = async (as: Actor | null, query: string, variables: object) =>
  (await fixture.error(as, query, variables as Record<string, unknown>)).extensions;
const fieldErrors = async (query: string, variables: object, as = fixture.school) => {
  const { code, fields } = await refused(as, query, variables);
  expect(code).toBe('BAD_INPUT');
  return (fields as { path: string; code: string }[]).map(({ path, code: fieldError }) => `${path} ${fieldError}`);
};
const row = async (id: string) =>
  (await fixture.sql('select *, occurred_on::text, inspections::int from inspection where id = $1', [id]))[0];
const hazardRows = (id: string) =>
  fixture.sql(
    `select position, description, count::int, count_qualifier, deadline::text, rectified_on::text, region_code, sector
     from inspection_hazard where inspection_id = $1 order by position`,
    [id],
  );
const figuresOf = async ({ tenantId }: Actor) => {
  const rows = await fixture.sql(
    `select day::text, sum(facts)::int as facts, coalesce(sum(inspections), 0)::int as inspections,
       coalesce(sum(hazards_found), 0)::int as found,
       coalesce(sum(hazards_rectified), 0)::int as rectified
     from rollup_delta where tenant_id = $1 group by day order by day`,
    [tenantId],
  );
  return rows
    .map(({ day, facts, inspections, found, rectified }) => `${day} ${facts} ${inspections} ${found} ${rectified}`)
    .filter((line) => !line.endsWith(' 0 0 0 0'));
};

describe('amendInspection', () => {
  const amended = (id: string, changes: object = {}) => ({ id, version: 1, input: { ...input, ...changes } });

  it('refuses the anonymous, who may only look, other tenants and overseers', async () => {
    const { id } = await recorded();
    expect(await refused(null, AMEND, amended(id))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refused(fixture.schoolViewer, AMEND, amended(id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused(fixture.sibling, AMEND, amended(id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(fixture.countyOfficial, AMEND, amended(id))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await row(id)).toMatchObject({ version: 1 });
  });

  it('refuses bad input, all errors at once', async () => {
    const { id } = await recorded();
    expect(
      await fieldErrors(AMEND, amended(id, { subject: '', hazards: [{ ...cafe, rectifiedOn: '2026-10-11' }] })),
    ).toEqual(['subject REQUIRED', 'hazards.0.rectifiedOn END_BEFORE_START']);
  });

  it('puts a hazard down as rectified, on the day of its own', async () => {
    const { id } = await recorded({}, fixture.bank);
    const answer = (
      await fixture.data(fixture.bank, AMEND, amended(id, { hazards: [shop, { ...cafe, rectifiedOn: '2026-11-03' }] }))
    )['amendInspection'];
    expect(answer).toMatchObject({
      version: 2,
      hazards: [{ rectifiedOn: '2026-10-18' }, { rectifiedOn: '2026-11-03', overdue: false }],
    });
    expect(await row(id)).toMatchObject({ version: 2 });
    expect((await hazardRows(id)).map(({ rectified_on }) => rectified_on)).toEqual(['2026-10-18', '2026-11-03']);
    expect(await figuresOf(fixture.bank)).toEqual(['2026-10-12 1 8 4 0', '2026-10-18 0 0 0 1', '2026-11-03 0 0 0 3']);
    expect((await fixture.data(fixture.bank, READ, { id }))['inspection'].history).toEqual([
      { version: 1, change: 'AMENDED', changedBy: fixture.bank.displayName, changedFields: ['hazards'] },
    ]);
    const [revision] = await fixture.sql('select image from fact_revision where fact_id = $1', [id]);
    expect(revision?.['image'].hazards[1]).toMatchObject({ count: 3, rectifiedOn: null });
  });
});

describe('voidInspection', () => {
  const asked = (id: string, reason = '重复填报') => ({ id, version: 1, reason });

  it('refuses the anonymous, who may only look, other tenants and overseers', async () => {
    const { id } = await recorded();
    expect(await refused(null, VOID, asked(id))).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await refused(fixture.schoolViewer, VOID, asked(id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refused(fixture.sibling, VOID, asked(id))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(fixture.countyOfficial, VOID, asked(id))).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await row(id)).toMatchObject({ record_status: 'ACTIVE' });
  });

  it('refuses to do it without a reason', async () => {
    const { id } = await recorded();
    expect(await fieldErrors(VOID, asked(id, ' '))).toEqual(['reason REQUIRED']);
  });

  it('keeps the record with the reason and takes its figures back', async () => {
    const { id } = await recorded({}, fixture.movedSchool);
    const answer = (await fixture.data(fixture.movedSchool, VOID, asked(id)))['voidInspection'];
    expect(answer).toMatchObject({ version: 2, recordStatus: 'VOIDED', voidReason: '重复填报', allowed: [] });
    expect(await row(id)).toMatchObject({ record_status: 'VOIDED', void_reason: '重复填报', version: 2 });
    expect(await hazardRows(id)).toHaveLength(2);
    expect(await figuresOf(fixture.movedSchool)).toEqual([]);
    expect(await refused(fixture.movedSchool, AMEND, { id, version: 2, input })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_VOIDED',
    });
  });
});

describe('requests at the same moment', () => {
  it('with one idempotency key record once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        recorded({ idempotencyKey: 'ten', subject: n % 2 ? ' 第一次' : '第一次' }, fixture.farSchool),
      ),
    );
    expect(new Set(answers.map(({ id, subject }) => `${id} ${subject}`)).size).toBe(1);
    expect(await figuresOf(fixture.farSchool)).toEqual(['2026-10-12 1 8 4 0', '2026-10-18 0 0 0 1']);
    expect(await hazardRows(answers[0]?.id)).toHaveLength(2);
  });

  it('let exactly one of ten amendments through, the others see what it changed', async () => {
    const { id } = await recorded();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        fixture.answer(n % 2 ? fixture.school : fixture.schoolColleague, AMEND, {
          id,
          version: 1,
          input: { ...input, subject: `第${n}次`, hazards: [] },
        }),
      ),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const conflicts = answers.flatMap(({ errors }) => errors).map(({ extensions }) => extensions);
    expect(conflicts).toHaveLength(9);
    for (const conflict of conflicts)
      expect(conflict).toMatchObject({
        code: 'CONFLICT',
        reason: 'VERSION_CHANGED',
        current: { version: 2, changedFields: ['subject', 'hazards'] },
      });
    expect(await hazardRows(id)).toEqual([]);
    expect(await fixture.sql('select version from fact_revision where fact_id = $1', [id])).toEqual([{ version: 1 }]);
  });
});
