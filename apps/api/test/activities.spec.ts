import { BOUNDS, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ActivitiesFixture, ACTIVITY, exact, lecture, makeFixture } from './activities.fixture.js';

const RECORD = `mutation Record($input: ActivityInput!) { recordActivity(input: $input) { ${ACTIVITY} } }`;
const AMEND = `mutation Amend($id: ID!, $input: ActivityInput!) {
  amendActivity(id: $id, version: 1, input: $input) { id } }`;
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
const fieldErrors = async (changes: object) => {
  const error = await fixture.error(fixture.school, RECORD, { input: { ...lecture, ...changes } });
  expect(error.extensions).toMatchObject({ code: 'BAD_INPUT' });
  return (error.extensions['fields'] as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`);
};
const rowsOf = (table: string, column: string, id: string) =>
  fixture.sql(`select * from ${table} where ${column} = $1`, [id]);
const auditOf = async (id: string) =>
  await fixture.sql(
    'select action, user_id, tenant_id, subject_kind, detail from audit_entry where subject_id = $1 order by at, id',
    [id],
  );

describe('recordActivity', () => {
  it('refuses anybody who is not signed in', async () => {
    expect(await fixture.error(null, RECORD, { input: lecture })).toMatchObject({
      extensions: { code: 'UNAUTHENTICATED' },
    });
  });

  it('refuses who may only look', async () => {
    expect(await fixture.error(fixture.schoolViewer, RECORD, { input: lecture })).toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('refuses the region of another tenant', async () => {
    expect(await fieldErrors({ regionCode: '340210101' })).toEqual(['regionCode OUTSIDE_REGION']);
    expect(await fieldErrors({ regionCode: '340210' })).toEqual(['regionCode OUTSIDE_REGION']);
  });

  it.each<[string, object, string[]]>([
    ['title', { title: ' ' }, ['title REQUIRED']],
    ['title', { title: '长'.repeat(BOUNDS.title.max + 1) }, ['title TOO_LONG']],
    ['title', { title: '讲\u0000座' }, ['title INVALID_CHARACTERS']],
    ['venue', { venue: '长'.repeat(BOUNDS.venue.max + 1) }, ['venue TOO_LONG']],
    ['narrative', { narrative: '长'.repeat(BOUNDS.narrative.max + 1) }, ['narrative TOO_LONG']],
    [
      'partners',
      { partners: Array.from({ length: BOUNDS.partners.max + 1 }, (_, n) => `单位${n}`) },
      ['partners TOO_MANY_ITEMS'],
    ],
    ['partners', { partners: ['长'.repeat(BOUNDS.partner.max + 1)] }, ['partners.0 TOO_LONG']],
    ['audiences', { audiences: ['STUDENTS', 'MARTIANS'] }, ['audiences.1 UNKNOWN_CODE']],
    ['channels', { channels: ['TELEPATHY'] }, ['channels.0 UNKNOWN_CODE']],
    ['startOn', { startOn: '1999-12-31' }, ['startOn DATE_TOO_EARLY']],
    ['startOn', { startOn: '2099-01-01' }, ['startOn DATE_IN_FUTURE']],
    ['startOn', { startOn: '2099-01-01', status: 'PLANNED' }, ['startOn DATE_TOO_LATE']],
    ['startOn before the tenant opened', { startOn: '2019-12-31' }, ['startOn DATE_TOO_EARLY']],
    ['endOn', { endOn: '2026-11-04' }, ['endOn END_BEFORE_START']],
    ['endOn', { endOn: '2099-01-01' }, ['endOn DATE_IN_FUTURE']],
    ['campaignIds', { campaignIds: [NOBODY_HAS] }, ['campaignIds UNKNOWN_CODE']],
    ['campaignIds', { campaignIds: ['spring'] }, ['campaignIds UNKNOWN_CODE']],
    ['regionCode', { regionCode: '340210100999' }, ['regionCode OUTSIDE_REGION']],
    ['idempotencyKey', { idempotencyKey: 'k'.repeat(BOUNDS.idempotencyKey.max + 1) }, ['idempotencyKey TOO_LONG']],
    ['measures', { measures: [exact('CASES_FILED', 1)] }, ['measures.0.indicator NOT_ALLOWED_HERE']],
    ['measures', { measures: [exact('SESSIONS', 1), exact('SESSIONS', 2)] }, ['measures.1.indicator DUPLICATE']],
    ['measures', { measures: [exact('SESSIONS', 1.5)] }, ['measures.0.value NOT_WHOLE']],
    [
      'measures',
      { measures: [{ indicator: 'SESSIONS', value: 1, qualifier: 'WITHHELD' }] },
      ['measures.0.value AMOUNT_FORBIDDEN'],
    ],
  ])('refuses a wrong %s: %j', async (_, changes, expected) => {
    expect(await fieldErrors(changes)).toEqual(expected);
  });

  it('names all errors at once, those that only the database knows among them', async () => {
    expect(
      await fieldErrors({
        title: '',
        campaignIds: [NOBODY_HAS],
        regionCode: '340223',
        measures: [exact('SESSIONS', -1)],
      }),
    ).toEqual(['title REQUIRED', 'measures.0.value NEGATIVE', 'regionCode OUTSIDE_REGION', 'campaignIds UNKNOWN_CODE']);
  });

  it('refuses days on which the tenant was closed', async () => {
    const error = await fixture.error(fixture.closedSchool, RECORD, { input: lecture });
    expect(error.extensions['fields']).toEqual([expect.objectContaining({ path: 'startOn', code: 'DATE_TOO_LATE' })]);
  });

  it('stores the fact, its measures, its figures and an entry in the log', async () => {
    const answer = await recorded({
      regionCode: '340210100001',
      endOn: '2026-11-06',
      venue: '操场',
      audiences: ['STUDENTS'],
      channels: ['CLASSROOM'],
      partners: ['湖畔派出所'],
      narrative: '第一段\n第二段',
      campaignIds: [fixture.campaignId],
    });
    expect(answer).toMatchObject({
      version: 1,
      recordStatus: 'ACTIVE',
      status: 'DONE',
      type: 'LECTURE',
      title: lecture.title,
      startOn: '2026-11-05',
      endOn: '2026-11-06',
      venue: '操场',
      audiences: ['STUDENTS'],
      channels: ['CLASSROOM'],
      partners: ['湖畔派出所'],
      narrative: '第一段\n第二段',
      campaignIds: [fixture.campaignId],
      voidReason: null,
      tenant: { id: fixture.school.tenantId },
      region: { code: '340210100001' },
      recordedBy: fixture.school.displayName,
      allowed: ['amend', 'void'],
      measures: [
        { indicator: 'SESSIONS', value: 2, qualifier: 'EXACT' },
        { indicator: 'PARTICIPANTS', value: 3000, qualifier: 'AT_LEAST' },
        { indicator: 'LEAFLETS', value: null, qualifier: 'UNCOUNTED' },
      ],
    });
    expect(await rowsOf('activity', 'id', answer.id)).toEqual([
      expect.objectContaining({
        city_code: '3402',
        tenant_id: fixture.school.tenantId,
        home_region: '340210100',
        region_code: '340210100001',
        sector: 'EDUCATION',
        type: 'LECTURE',
        status: 'DONE',
        record_status: 'ACTIVE',
        version: 1,
        recorded_by: fixture.school.userId,
        idempotency_key: null,
      }),
    ]);
    expect(
      await fixture.sql(
        `select indicator, amount::int, qualifier, region_code, sector from activity_measure where activity_id = $1
         order by indicator`,
        [answer.id],
      ),
    ).toEqual([
      { indicator: 'LEAFLETS', amount: null, qualifier: 'UNCOUNTED', region_code: '340210100001', sector: 'EDUCATION' },
      {
        indicator: 'PARTICIPANTS',
        amount: 3000,
        qualifier: 'AT_LEAST',
        region_code: '340210100001',
        sector: 'EDUCATION',
      },
      { indicator: 'SESSIONS', amount: 2, qualifier: 'EXACT', region_code: '340210100001', sector: 'EDUCATION' },
    ]);
    expect(
      await fixture.sql(
        `select facts, activities::int, sessions::int, participants::int, leaflets::int, region_code, day::text
         from rollup_delta where $1 = any (campaign_ids) order by day`,
        [fixture.campaignId],
      ),
    ).toEqual([
      // The activity itself on its first day; what was counted, on the last day that it covers.
      {
        facts: 1,
        activities: 1,
        sessions: null,
        participants: null,
        leaflets: null,
        region_code: '340210100001',
        day: '2026-11-05',
      },
      {
        facts: 1,
        activities: null,
        sessions: 2,
        participants: 3000,
        leaflets: null,
        region_code: '340210100001',
        day: '2026-11-06',
      },
    ]);
    expect(await auditOf(answer.id)).toEqual([
      {
        action: 'activity.recorded',
        user_id: fixture.school.userId,
        tenant_id: fixture.school.tenantId,
        subject_kind: 'activity',
        detail: { version: 1 },
      },
    ]);
    expect(await rowsOf('fact_revision', 'fact_id', answer.id)).toEqual([]);
  });

  it('takes an activity for done and a measure for exact where nothing else is said, time and again', async () => {
    const { type, title, startOn } = lecture;
    for (let time = 0; time < 3; time++) {
      const input = { type, title, startOn, measures: [{ indicator: 'SESSIONS', value: 1 }] };
      const answer = (await fixture.data(fixture.school, RECORD, { input }))['recordActivity'];
      expect(answer).toMatchObject({ status: 'DONE', measures: [exact('SESSIONS', 1)] });
      expect(
        (await fixture.data(fixture.school, RECORD, { input: { type, title, startOn } }))['recordActivity'],
      ).toMatchObject({ measures: [] });
    }
  });

  it('attributes the fact to where its tenant belonged on that day', async () => {
    const past = (await fixture.data(fixture.movedSchool, RECORD, { input: { ...lecture, startOn: '2025-12-31' } }))[
      'recordActivity'
    ];
    const now = (await fixture.data(fixture.movedSchool, RECORD, { input: { ...lecture, startOn: '2026-01-01' } }))[
      'recordActivity'
    ];
    expect([past.region.code, now.region.code]).toEqual(['340223100', '340210101']);
  });

  it('lets plans lie ahead and adds no figures for them', async () => {
    const soon = todayIn()
      .replace(/^\d+/, (year) => String(Number(year) + 1))
      .replace('-02-29', '-02-28');
    const answer = await recorded({ status: 'PLANNED', startOn: soon });
    expect(answer).toMatchObject({ status: 'PLANNED', startOn: soon });
    expect(await fixture.sql('select facts, activities, sessions from rollup_delta where day = $1', [soon])).toEqual([
      { facts: 1, activities: null, sessions: null },
    ]);
  });

  it('keeps what is required of others with its targets, and counts it nowhere', async () => {
    const required = { status: 'REQUIRED', title: '要求各班全部开展', startOn: '2026-07-08' };
    const answer = await recorded({ ...required, measures: [exact('SESSIONS', 12)] });
    expect(answer).toMatchObject({ ...required, measures: [exact('SESSIONS', 12)], allowed: ['amend', 'void'] });
    expect(await fixture.sql("select 1 from rollup_delta where day = '2026-07-08'")).toEqual([]);
    for (const view of ['fact_day', 'fact_figure', 'stated_line'])
      expect({ view, rows: await fixture.sql(`select 1 from ${view} where fact_id = $1`, [answer.id]) }).toEqual({
        view,
        rows: [],
      });
    const asked = await fixture.data(
      fixture.school,
      `query Required($unit: ID!) { activities(filter: { status: REQUIRED }) { edges { node { id } } }
        done: activities(filter: { period: "2026-07" }) { totalCount } dues { code }
        tenant(id: $unit) { rollup(period: "2026-07") { tenantsContributing activities { count sessions } } } }`,
      { unit: fixture.school.tenantId },
    );
    expect(asked).toEqual({
      activities: { edges: [{ node: { id: answer.id } }] },
      done: { totalCount: 0 },
      dues: [],
      tenant: { rollup: { tenantsContributing: 0, activities: { count: 0, sessions: 0 } } },
    });
    // Once others have done it, it is their work; what becomes one's own is amended, and counts.
    await fixture.data(fixture.school, AMEND, {
      id: answer.id,
      input: { ...lecture, ...required, status: 'DONE', measures: [exact('SESSIONS', 3)] },
    });
    expect(
      await fixture.sql("select facts, activities::int, sessions::int from rollup_delta where day = '2026-07-08'"),
    ).toEqual([{ facts: 1, activities: 1, sessions: 3 }]);
  });

  it('lets a record of today in China through, whatever day the server thinks it is', async () => {
    expect(await recorded({ startOn: todayIn() })).toMatchObject({ startOn: todayIn() });
  });
});

describe('activity', () => {
  it('refuses anybody who is not signed in', async () => {
    expect((await fixture.error(null, READ, { id: NOBODY_HAS })).extensions).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('answers null and NOT_FOUND for what is foreign, missing or no id at all', async () => {
    const { id } = await recorded();
    const answers = [
      await fixture.answer(fixture.sibling, READ, { id }),
      await fixture.answer(fixture.school, READ, { id: NOBODY_HAS }),
      await fixture.answer(fixture.school, READ, { id: 'no id' }),
    ];
    for (const { data, errors } of answers) {
      expect(data).toEqual({ activity: null });
      expect(errors).toEqual([expect.objectContaining({ extensions: answers[1]?.errors[0]?.extensions })]);
    }
    expect(answers[0]?.errors[0]?.extensions).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('shows a record to its tenant and its overseers, to those of a sector only in it', async () => {
    const { id } = await recorded();
    const { id: atBank } = (await fixture.data(fixture.bank, RECORD, { input: lecture }))['recordActivity'];
    expect(await fixture.data(fixture.schoolViewer, READ, { id })).toMatchObject({ activity: { id, allowed: [] } });
    for (const overseer of [fixture.countyOfficial, fixture.educationOfficial])
      expect(await fixture.data(overseer, READ, { id })).toMatchObject({ activity: { id } });
    expect(await fixture.data(fixture.countyOfficial, READ, { id: atBank })).toMatchObject({
      activity: { id: atBank },
    });
    for (const outsider of [fixture.educationOfficial, fixture.otherCountyOfficial, fixture.school]) {
      expect((await fixture.error(outsider, READ, { id: atBank })).extensions).toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});
