import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActivitiesFixture, exact, lecture, makeFixture } from './activities.fixture.js';

const RECORD = `mutation Record($input: ActivityInput!) {
    recordActivity(input: $input) { id version title recordStatus measures { indicator value } } }`;
const AMEND = `mutation Amend($id: ID!, $version: Int!, $input: ActivityInput!) {
    amendActivity(id: $id, version: $version, input: $input) { id version title } }`;
const VOID = `mutation Void($id: ID!, $version: Int!, $reason: String!) {
    voidActivity(id: $id, version: $version, reason: $reason) { id version } }`;

let fixture: ActivitiesFixture;
beforeAll(async () => {
  fixture = await makeFixture();
});
afterAll(() => fixture.close());

const record = async (changes: object, as = fixture.school) =>
  (await fixture.data(as, RECORD, { input: { ...lecture, ...changes } }))['recordActivity'];
const amend = (version: number, id: string, changes: object, as = fixture.school) =>
  fixture.answer(as, AMEND, { id, version, input: { ...lecture, ...changes } });

describe('an idempotency key', () => {
  it('records once, and answers with the first record', async () => {
    const first = await record({ idempotencyKey: 'phone-1', startOn: '2026-03-02' });
    expect(await record({ idempotencyKey: ' phone-1 ', startOn: '2026-03-02' })).toEqual(first);
    expect(await fixture.sql("select facts, sessions::int from rollup_delta where day = '2026-03-02'")).toEqual([
      { facts: 1, sessions: 2 },
    ]);
    expect(await fixture.sql('select action from audit_entry where subject_id = $1', [first.id])).toHaveLength(1);
  });

  it('records once out of ten requests at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        record({ idempotencyKey: 'ten', startOn: '2026-03-03', title: n % 2 ? ' 第一次' : '第一次' }),
      ),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(new Set(answers.map(({ title }) => title)).size).toBe(1);
    expect(await fixture.sql("select count(*)::int as records from activity where idempotency_key = 'ten'")).toEqual([
      { records: 1 },
    ]);
    expect(await fixture.sql("select facts, activities::int from rollup_delta where day = '2026-03-03'")).toEqual([
      { facts: 1, activities: 1 },
    ]);
    expect(await fixture.sql('select action from audit_entry where subject_id = $1', [answers[0]?.id])).toHaveLength(1);
  });

  it('is free again after a request that was refused', async () => {
    expect(
      (await fixture.error(fixture.school, RECORD, { input: { ...lecture, title: '', idempotencyKey: 'refused' } }))
        .extensions,
    ).toMatchObject({ code: 'BAD_INPUT' });
    expect(await record({ idempotencyKey: 'refused' })).toMatchObject({ version: 1 });
  });

  it('belongs to its tenant', async () => {
    const [own, others] = [
      await record({ idempotencyKey: 'mine' }),
      await record({ idempotencyKey: 'mine' }, fixture.sibling),
    ];
    expect(own.id).not.toBe(others.id);
  });
});

describe('a version that is no longer the current one', () => {
  it("is refused with the other's change", async () => {
    const { id } = await record({});
    await amend(1, id, { title: '同事改的', venue: '礼堂' }, fixture.schoolColleague);
    const conflict = {
      code: 'CONFLICT',
      reason: 'VERSION_CHANGED',
      current: {
        version: 2,
        changedAt: expect.any(String),
        changedBy: fixture.schoolColleague.displayName,
        changedFields: ['title', 'venue'],
      },
    };
    expect((await amend(1, id, { title: '我改的' })).errors[0]?.extensions).toMatchObject(conflict);
    expect(
      (await fixture.error(fixture.school, VOID, { id, version: 1, reason: '重复填报' })).extensions,
    ).toMatchObject(conflict);
    expect(await fixture.sql('select version, title from activity where id = $1', [id])).toEqual([
      { version: 2, title: '同事改的' },
    ]);
  });

  it('tells all that has happened since the version that was seen', async () => {
    const { id } = await record({});
    await amend(1, id, { title: '第二版' }, fixture.schoolColleague);
    await amend(2, id, { title: '第二版', measures: [exact('SESSIONS', 9)] });
    const { errors } = await amend(1, id, {}, fixture.schoolColleague);
    expect(errors?.[0]?.extensions).toMatchObject({
      current: { version: 3, changedBy: fixture.school.displayName, changedFields: ['title', 'measures'] },
    });
  });

  it('is a conflict too where there never was such a version', async () => {
    const { id } = await record({});
    expect((await amend(7, id, {})).errors[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      current: { version: 1, changedFields: [] },
    });
  });

  it('lets exactly one of ten amendments through, and the figures are those of the winner', async () => {
    const { id } = await record({ startOn: '2026-03-04' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        amend(
          1,
          id,
          { startOn: '2026-03-04', measures: [exact('SESSIONS', 10 + n)] },
          n % 2 ? fixture.school : fixture.schoolColleague,
        ),
      ),
    );
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    expect(answers.flatMap(({ errors }) => errors).map(({ extensions }) => extensions.code)).toEqual(
      Array(9).fill('CONFLICT'),
    );
    const [{ amount }] = (await fixture.sql('select amount::int from activity_measure where activity_id = $1', [
      id,
    ])) as [{ amount: number }];
    expect(
      await fixture.sql(
        `select sum(facts)::int as facts, sum(activities)::int as activities, sum(sessions)::int as sessions
         from rollup_delta where day = '2026-03-04'`,
      ),
    ).toEqual([{ facts: 1, activities: 1, sessions: amount }]);
    expect(await fixture.sql('select version from fact_revision where fact_id = $1', [id])).toEqual([{ version: 1 }]);
  });
});
