import { BOUNDS } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActivitiesFixture, ACTIVITY, exact, lecture, makeFixture } from './activities.fixture.js';

const RECORD = `mutation Record($input: ActivityInput!) { recordActivity(input: $input) { ${ACTIVITY} } }`;
const AMEND = `mutation Amend($id: ID!, $version: Int!, $input: ActivityInput!) {
  amendActivity(id: $id, version: $version, input: $input) { ${ACTIVITY} } }`;
const VOID = `mutation Void($id: ID!, $version: Int!, $reason: String!) {
  voidActivity(id: $id, version: $version, reason: $reason) { ${ACTIVITY} } }`;
const READ = `query Read($id: ID!) {
  activity(id: $id) {
    ${ACTIVITY} history { version change changedBy reason changedFields earlier } } }`;
const NOBODY_HAS = '0199a000-0000-7000-8000-00000000dead';

let fixture: ActivitiesFixture;
beforeAll(async () => {
  fixture = await makeFixture();
});
afterAll(() => fixture.close());

const recorded = async (changes: object = {}) =>
  (await fixture.data(fixture.school, RECORD, { input: { ...lecture, ...changes } }))['recordActivity'];
const rowsOf = (table: string, column: string, id: string) =>
  fixture.sql(`select * from ${table} where ${column} = $1`, [id]);
const auditOf = async (id: string) =>
  await fixture.sql(
    'select action, user_id, tenant_id, subject_kind, detail from audit_entry where subject_id = $1 order by at, id',
    [id],
  );

describe('amendActivity', () => {
  it('refuses anybody who is not signed in', async () => {
    const { id } = await recorded();
    expect(await fixture.error(null, AMEND, { id, version: 1, input: lecture })).toMatchObject({
      extensions: { code: 'UNAUTHENTICATED' },
    });
  });

  it('tells nobody whether a record of another school is there', async () => {
    const { id } = await recorded();
    const [foreign, missing] = [
      await fixture.error(fixture.sibling, AMEND, { id, version: 1, input: lecture }),
      await fixture.error(fixture.sibling, AMEND, { id: NOBODY_HAS, version: 1, input: lecture }),
    ];
    expect(foreign.extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect({ ...foreign, path: null }).toEqual({ ...missing, path: null });
    expect(
      (await fixture.error(fixture.sibling, AMEND, { id: 'no id', version: 1, input: lecture })).extensions,
    ).toEqual(foreign.extensions);
    expect(await rowsOf('activity', 'id', id)).toEqual([expect.objectContaining({ version: 1 })]);
  });

  it('refuses overseers what they can see, even those who keep a ledger of their own', async () => {
    const { id } = await recorded();
    for (const overseer of [fixture.countyOfficial, fixture.countyEditor]) {
      expect(await fixture.data(overseer, READ, { id })).toMatchObject({
        activity: { id, allowed: [], recordedBy: null },
      });
      expect((await fixture.error(overseer, AMEND, { id, version: 1, input: lecture })).extensions).toMatchObject({
        code: 'FORBIDDEN',
      });
      expect((await fixture.error(overseer, VOID, { id, version: 1, reason: '重复填报' })).extensions).toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    expect(
      (await fixture.error(fixture.countyEditor, AMEND, { id, version: 1, input: lecture })).extensions['reason'],
    ).toBe('READ_ONLY_OVERSIGHT');
  });

  it('refuses a wrong input and keeps the record as it was', async () => {
    const { id } = await recorded();
    const error = await fixture.error(fixture.school, AMEND, { id, version: 1, input: { ...lecture, title: '' } });
    expect(error.extensions['fields']).toEqual([expect.objectContaining({ path: 'title', code: 'REQUIRED' })]);
    const unknown = await fixture.error(fixture.school, AMEND, {
      id,
      version: 1,
      input: { ...lecture, audiences: ['X'] },
    });
    expect(unknown.extensions['fields']).toEqual([
      expect.objectContaining({
        path: 'audiences.0',
        code: 'UNKNOWN_CODE',
        allowed: expect.arrayContaining(['STUDENTS']),
      }),
    ]);
    expect(await rowsOf('activity', 'id', id)).toEqual([expect.objectContaining({ version: 1, title: lecture.title })]);
  });

  it('replaces what was stated, keeps the image before it and moves the figures', async () => {
    const { id } = await recorded({ startOn: '2026-09-07' });
    const input = {
      ...lecture,
      title: '改过的讲座',
      startOn: '2026-09-07',
      measures: [exact('SESSIONS', 5), exact('POSTERS', 7)],
    };
    const answer = (await fixture.data(fixture.school, AMEND, { id, version: 1, input }))['amendActivity'];
    expect(answer).toMatchObject({ id, version: 2, title: '改过的讲座' });
    expect(answer.measures).toEqual([
      { indicator: 'SESSIONS', value: 5, qualifier: 'EXACT' },
      { indicator: 'POSTERS', value: 7, qualifier: 'EXACT' },
    ]);
    expect(new Date(answer.changedAt).getTime()).toBeGreaterThan(new Date(answer.recordedAt).getTime());

    expect(
      await fixture.sql(
        'select indicator, amount::int from activity_measure where activity_id = $1 order by indicator',
        [id],
      ),
    ).toEqual([
      { indicator: 'POSTERS', amount: 7 },
      { indicator: 'SESSIONS', amount: 5 },
    ]);
    expect(await rowsOf('fact_revision', 'fact_id', id)).toEqual([
      expect.objectContaining({
        fact_kind: 'activity',
        version: 1,
        change: 'AMENDED',
        reason: null,
        changed_by: fixture.school.userId,
        tenant_id: fixture.school.tenantId,
        region_code: '340210100',
        sector: 'EDUCATION',
        image: expect.objectContaining({
          title: lecture.title,
          version: 1,
          measures: expect.arrayContaining([
            expect.objectContaining({ indicator: 'PARTICIPANTS', amount: 3000, qualifier: 'AT_LEAST' }),
          ]),
        }),
      }),
    ]);
    expect(
      await fixture.sql(
        `select facts, activities::int, sessions::int, participants::int, posters::int, qualifier_counts
          from rollup_delta
         where day = '2026-09-07' order by id`,
      ),
    ).toEqual([
      {
        facts: 1,
        activities: 1,
        sessions: 2,
        participants: 3000,
        posters: null,
        qualifier_counts: { PARTICIPANTS: [1, 0, 0, 0], LEAFLETS: [0, 0, 1, 0] },
      },
      {
        facts: 0,
        activities: null,
        sessions: 3,
        participants: -3000,
        posters: 7,
        qualifier_counts: { PARTICIPANTS: [-1, 0, 0, 0], LEAFLETS: [0, 0, -1, 0] },
      },
    ]);
    expect(await auditOf(id)).toEqual([
      expect.objectContaining({ action: 'activity.recorded' }),
      expect.objectContaining({
        action: 'activity.amended',
        detail: { version: 2, changedFields: ['title', 'measures'] },
      }),
    ]);
  });

  it('shows earlier versions, newest first, and names people to their own tenant only', async () => {
    const { id } = await recorded({ title: '第一版' });
    await fixture.data(fixture.school, AMEND, { id, version: 1, input: { ...lecture, title: '第二版' } });
    await fixture.data(fixture.schoolColleague, AMEND, { id, version: 2, input: { ...lecture, title: '第三版' } });
    const own = (await fixture.data(fixture.school, READ, { id }))['activity'];
    expect(
      own.history.map((revision: Record<string, unknown>) => [
        revision['version'],
        (revision['earlier'] as { title: string }).title,
        revision['changedBy'],
      ]),
    ).toEqual([
      [2, '第二版', fixture.schoolColleague.displayName],
      [1, '第一版', fixture.school.displayName],
    ]);
    expect(own.history[0]).toMatchObject({
      change: 'AMENDED',
      reason: null,
      changedFields: ['title'],
      earlier: {
        startOn: lecture.startOn,
        measures: expect.arrayContaining([
          expect.objectContaining({
            indicator: 'LEAFLETS',
            value: null,
            qualifier: 'UNCOUNTED',
            from: null,
            until: lecture.startOn,
          }),
        ]),
      },
    });
    const seen = (await fixture.data(fixture.countyOfficial, READ, { id }))['activity'];
    expect(
      seen.history.map((revision: Record<string, unknown>) => [revision['version'], revision['changedBy']]),
    ).toEqual([
      [2, null],
      [1, null],
    ]);
  });

  it('keeps the attribution while the first day stays, and attributes a new day anew', async () => {
    const { id } = (await fixture.data(fixture.movedSchool, RECORD, { input: { ...lecture, startOn: '2025-12-31' } }))[
      'recordActivity'
    ];
    const same = (
      await fixture.data(fixture.movedSchool, AMEND, {
        id,
        version: 1,
        input: { ...lecture, startOn: '2025-12-31', title: '同一天' },
      })
    )['amendActivity'];
    const moved = (
      await fixture.data(fixture.movedSchool, AMEND, { id, version: 2, input: { ...lecture, startOn: '2026-01-02' } })
    )['amendActivity'];
    expect([same.region.code, moved.region.code]).toEqual(['340223100', '340210101']);
    expect(
      await fixture.sql(
        `select region_code, sum(activities)::int as activities from rollup_delta
         where tenant_id = $1 and day in ($2, $3) group by 1 order by 1`,
        [fixture.movedSchool.tenantId, '2025-12-31', '2026-01-02'],
      ),
    ).toEqual([
      { region_code: '340210101', activities: 1 },
      { region_code: '340223100', activities: expect.any(Number) },
    ]);
  });
});

describe('voidActivity', () => {
  it('refuses anybody who is not signed in', async () => {
    const { id } = await recorded();
    expect((await fixture.error(null, VOID, { id, version: 1, reason: '重复填报' })).extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('tells nobody whether a record of another school is there', async () => {
    const { id } = await recorded();
    const [foreign, missing] = [
      await fixture.error(fixture.sibling, VOID, { id, version: 1, reason: '重复填报' }),
      await fixture.error(fixture.sibling, VOID, { id: NOBODY_HAS, version: 1, reason: '重复填报' }),
    ];
    expect(foreign.extensions).toMatchObject({ code: 'NOT_FOUND' });
    expect(foreign.extensions).toEqual(missing.extensions);
    expect(await rowsOf('activity', 'id', id)).toEqual([expect.objectContaining({ record_status: 'ACTIVE' })]);
  });

  it.each([
    ['none', ' ', 'REQUIRED'],
    ['a long one', '长'.repeat(BOUNDS.reason.max + 1), 'TOO_LONG'],
    ['control characters', '重复\u0007', 'INVALID_CHARACTERS'],
  ])('needs a reason, not %s', async (_, reason, code) => {
    const { id } = await recorded();
    expect((await fixture.error(fixture.school, VOID, { id, version: 1, reason })).extensions).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'reason', code }],
    });
  });

  it('takes the record out of every figure and keeps it, with the reason', async () => {
    const { id } = await recorded({ startOn: '2026-08-03' });
    const answer = (await fixture.data(fixture.school, VOID, { id, version: 1, reason: ' 重复填报 ' }))['voidActivity'];
    expect(answer).toMatchObject({ id, version: 2, recordStatus: 'VOIDED', voidReason: '重复填报', allowed: [] });
    expect(await rowsOf('activity', 'id', id)).toEqual([
      expect.objectContaining({ record_status: 'VOIDED', void_reason: '重复填报', version: 2 }),
    ]);
    expect(await rowsOf('activity_measure', 'activity_id', id)).toHaveLength(3);
    expect(await rowsOf('fact_revision', 'fact_id', id)).toEqual([
      expect.objectContaining({
        version: 1,
        change: 'VOIDED',
        reason: '重复填报',
        image: expect.objectContaining({ recordStatus: 'ACTIVE' }),
      }),
    ]);
    expect(
      await fixture.sql(
        `select sum(facts)::int as facts, sum(activities)::int as activities, sum(sessions)::int as sessions
         from rollup_delta where day = '2026-08-03'`,
      ),
    ).toEqual([{ facts: 0, activities: 0, sessions: 0 }]);
    expect((await auditOf(id)).map(({ action }) => action)).toEqual(['activity.recorded', 'activity.voided']);
  });

  it('is the end: a voided record is neither amended nor voided again', async () => {
    const { id } = await recorded();
    await fixture.data(fixture.school, VOID, { id, version: 1, reason: '重复填报' });
    const conflict = {
      code: 'CONFLICT',
      reason: 'ALREADY_VOIDED',
      current: {
        version: 2,
        changedBy: fixture.school.displayName,
        changedFields: ['recordStatus', 'voidReason'],
        changedAt: expect.any(String),
      },
    };
    expect((await fixture.error(fixture.school, AMEND, { id, version: 1, input: lecture })).extensions).toMatchObject(
      conflict,
    );
    expect(
      (await fixture.error(fixture.school, VOID, { id, version: 1, reason: '重复填报' })).extensions,
    ).toMatchObject(conflict);
    expect(await rowsOf('fact_revision', 'fact_id', id)).toHaveLength(1);
  });
});
