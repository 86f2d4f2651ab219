import { BOUNDS } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AMEND,
  COMMUNITY,
  FAR_COMMUNITY,
  type HouseholdsFixture,
  LIST,
  NEXT_COMMUNITY,
  READ,
  RECORD,
  makeHouseholdsFixture,
  VOID,
} from './households.fixture.js';

const NOBODY_HAS = '0199a000-0000-7000-8000-00000000dead';

let fixture: HouseholdsFixture;
beforeAll(async () => {
  fixture = await makeHouseholdsFixture();
  await fixture.register(Array.from({ length: 60 }, (_, n) => `1栋${n + 101}`));
});
afterAll(() => fixture.close());

const door = (n: number) => `1-${n + 100}`;
const input = (changes: object = {}) => ({
  communityCode: COMMUNITY,
  visitedOn: '2026-03-05',
  doors: [door(1), door(2)],
  ...changes,
});
const fieldErrors = (changes: object) => fixture.fieldErrors(fixture.police, RECORD, { input: input(changes) });
const rowOf = async (id: string) => (await fixture.sql('select * from household_visit where id = $1', [id]))[0];
/** Doors that a tenant's bitmaps of a month hold, by key. */
const bitmaps = (tenantId: string, month: string) =>
  fixture.sql<{ sector: string; campaign_ids: string[]; doors: number[]; dirty: boolean }>(
    `select sector, campaign_ids, array(select n from generate_series(1, 2048) n
       where get_bit(bits, n - 1) = 1) as doors, dirty
     from household_visit_bitmap where tenant_id = $1 and month = $2 order by campaign_ids`,
    [tenantId, month],
  );

describe('recordHouseholdVisits', () => {
  it('refuses anybody who is not signed in, and who may only look', async () => {
    expect(await fixture.error(null, RECORD, { input: input() })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.error(fixture.policeViewer, RECORD, { input: input() })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('refuses the community of another tenant, without telling whether there are such doors', async () => {
    expect(await fixture.fieldErrors(fixture.farPolice, RECORD, { input: input() })).toEqual([
      'communityCode OUTSIDE_REGION',
    ]);
    expect(await fixture.fieldErrors(fixture.nextCommittee, RECORD, { input: input({ doors: ['9-999'] }) })).toEqual([
      'communityCode OUTSIDE_REGION',
    ]);
    expect(await fieldErrors({ communityCode: '340210100999' })).toEqual(['communityCode OUTSIDE_REGION']);
  });

  it.each<[string, object, string[]]>([
    ['communityCode', { communityCode: '340210100' }, ['communityCode INVALID_FORMAT']],
    ['visitedOn', { visitedOn: '2099-01-01' }, ['visitedOn DATE_IN_FUTURE']],
    ['visitedOn', { visitedOn: '2019-12-31' }, ['visitedOn DATE_TOO_EARLY']],
    ['doors: an unknown one', { doors: [door(1), door(2), door(3), '9-999'] }, ['doors.3 NOT_FOUND']],
    ['vacant: an unknown one', { vacant: ['9-999'] }, ['vacant.0 NOT_FOUND']],
    ['doors: one twice', { doors: [door(1), '1栋101室'] }, ['doors.1 DUPLICATE']],
    ['doors: one visited and vacant', { doors: [door(1)], vacant: [door(1)] }, ['vacant.0 DUPLICATE']],
    ['doors: a phone number', { doors: ['13800138000'] }, ['doors.0 INVALID_FORMAT']],
    ['doors', { doors: Array.from({ length: BOUNDS.doors.max + 1 }, (_, n) => `9-${n}`) }, ['doors TOO_MANY_ITEMS']],
    ['nothing', { doors: [] }, ['doors REQUIRED']],
    ['reported beside doors', { reported: { value: 30 } }, ['reported CONTRADICTORY']],
    ['reported where there is a roster', { doors: null, reported: { value: 30 } }, ['reported CONTRADICTORY']],
    [
      'reported without a number',
      { communityCode: NEXT_COMMUNITY, doors: null, reported: { qualifier: 'AT_LEAST' } },
      ['reported.value AMOUNT_REQUIRED'],
    ],
    [
      'reported with a number',
      { communityCode: NEXT_COMMUNITY, doors: null, reported: { value: 3, qualifier: 'UNCOUNTED' } },
      ['reported.value AMOUNT_FORBIDDEN'],
    ],
    ['peopleVisited', { peopleVisited: -1 }, ['peopleVisited NEGATIVE']],
    ['campaignIds', { campaignIds: [NOBODY_HAS] }, ['campaignIds UNKNOWN_CODE']],
    ['note', { note: '说\u0000明' }, ['note INVALID_CHARACTERS']],
    ['idempotencyKey', { idempotencyKey: ' ' }, ['idempotencyKey REQUIRED']],
    [
      'several',
      { visitedOn: '2099-01-01', doors: ['9-999'], peopleVisited: -1 },
      ['visitedOn DATE_IN_FUTURE', 'peopleVisited NEGATIVE', 'doors.0 NOT_FOUND'],
    ],
  ])('refuses a wrong %s', async (_, changes, expected) => {
    expect(await fieldErrors(changes)).toEqual(expected);
  });

  it('stores doors by number, the bits of the month, the figures and an entry in the log', async () => {
    const answer = await fixture.record({
      visitedOn: '2026-02-03',
      doors: ['1幢104室', door(3)],
      notMet: [door(5)],
      vacant: [],
      peopleVisited: 7,
      note: '第一段\r\n第二段',
      campaignIds: [fixture.campaignId],
    });
    expect(answer).toMatchObject({
      version: 1,
      recordStatus: 'ACTIVE',
      communityCode: COMMUNITY,
      visitedOn: '2026-02-03',
      visits: 2,
      newlyCovered: 2,
      doors: [door(3), door(4)],
      notMet: [door(5)],
      vacant: [],
      reported: null,
      peopleVisited: 7,
      note: '第一段\n第二段',
      allowed: ['amend', 'void'],
      tenant: { id: fixture.police.tenant.id },
      region: { code: COMMUNITY },
    });
    expect(await rowOf(answer.id)).toMatchObject({
      city_code: '3402',
      tenant_id: fixture.police.tenant.id,
      home_region: '340210100',
      region_code: COMMUNITY,
      sector: 'PUBLIC_SECURITY',
      visited: [3, 4],
      not_met: [5],
      vacant: [],
      reported: null,
      reported_qualifier: null,
      newly_covered: [3, 4],
      recorded_by: fixture.police.userId,
    });
    expect(await bitmaps(fixture.police.tenant.id, '2026-02')).toEqual([
      { sector: 'PUBLIC_SECURITY', campaign_ids: [fixture.campaignId], doors: [3, 4], dirty: true },
    ]);
    expect(
      await fixture.sql(
        `select facts, household_visits::int, people_visited::int, households_reported, region_code, sector
         from rollup_delta where day = '2026-02-03'`,
      ),
    ).toEqual([
      {
        facts: 1,
        household_visits: 2,
        people_visited: 7,
        households_reported: null,
        region_code: COMMUNITY,
        sector: 'PUBLIC_SECURITY',
      },
    ]);
    expect(await fixture.sql('select action, detail from audit_entry where subject_id = $1', [answer.id])).toEqual([
      { action: 'household_visit.recorded', detail: { version: 1 } },
    ]);
  });

  it('reports a number, exact or not, where there is no roster', async () => {
    const answer = await fixture.record({
      communityCode: NEXT_COMMUNITY,
      visitedOn: '2026-02-04',
      doors: null,
      reported: { value: 300, qualifier: 'AT_LEAST' },
    });
    expect(answer).toMatchObject({
      visits: 0,
      newlyCovered: 0,
      doors: [],
      reported: { value: 300, qualifier: 'AT_LEAST' },
    });
    expect(await rowOf(answer.id)).toMatchObject({ roster_id: null, reported: '300', reported_qualifier: 'AT_LEAST' });
    expect(
      await fixture.sql(
        `select household_visits, households_reported::int, qualifier_counts
          from rollup_delta where day = '2026-02-04'`,
      ),
    ).toEqual([
      { household_visits: null, households_reported: 300, qualifier_counts: { HOUSEHOLDS_REPORTED: [1, 0, 0, 0] } },
    ]);
    const uncounted = await fixture.record({
      communityCode: NEXT_COMMUNITY,
      doors: null,
      reported: { qualifier: 'UNCOUNTED' },
    });
    expect(uncounted).toMatchObject({ visits: 0, reported: { value: null, qualifier: 'UNCOUNTED' } });
  });

  it('counts a household once a year, even if several units come, and each visit of it', async () => {
    const police = await fixture.record({ visitedOn: '2026-04-01', doors: [door(11), door(12)] });
    const bank = await fixture.record({ visitedOn: '2026-05-01', doors: [door(12), door(13)] }, fixture.bank);
    const next = await fixture.record({ visitedOn: '2025-12-31', doors: [door(11)] }, fixture.bank);
    expect([police, bank, next].map(({ visits, newlyCovered }) => [visits, newlyCovered])).toEqual([
      [2, 2],
      [2, 1],
      [1, 1],
    ]);
    const [{ both }] = (await fixture.sql(
      "select bit_count(bit_or(bits))::int as both from household_visit_bitmap where month in ('2026-04', '2026-05')",
    )) as [{ both: number }];
    expect(both).toBe(3);
  });

  it('keeps lines, months and campaigns apart', async () => {
    await fixture.record({ visitedOn: '2026-08-31', doors: [door(21)] });
    await fixture.record({ visitedOn: '2026-08-31', doors: [door(22)], campaignIds: [fixture.campaignId] });
    await fixture.record({ visitedOn: '2026-09-01', doors: [door(23)] });
    await fixture.record({ visitedOn: '2026-08-01', doors: [door(21)] }, fixture.bank);
    expect(
      (await bitmaps(fixture.police.tenant.id, '2026-08')).map(({ campaign_ids, doors }) => [campaign_ids, doors]),
    ).toEqual([
      [[], [21]],
      [[fixture.campaignId], [22]],
    ]);
    expect((await bitmaps(fixture.police.tenant.id, '2026-09')).map(({ doors }) => doors)).toEqual([[23]]);
    expect((await bitmaps(fixture.bank.tenant.id, '2026-08')).map(({ sector, doors }) => [sector, doors])).toEqual([
      ['FINANCE', [21]],
    ]);
  });

  it('records once under one key', async () => {
    const first = await fixture.record({ idempotencyKey: 'door-1', visitedOn: '2026-06-01', doors: [door(25)] });
    expect(await fixture.record({ idempotencyKey: 'door-1', visitedOn: '2026-06-01', doors: [door(25)] })).toEqual(
      first,
    );
  });

  it('lets a tenant record the days before it moved, where it belonged then', async () => {
    const before = await fixture.record(
      { visitedOn: '2026-06-30', doors: [door(30)], vacant: [door(31)] },
      fixture.moved,
    );
    expect(before).toMatchObject({ visits: 1, newlyCovered: 1, doors: [door(30)] });
    expect(await fixture.fieldErrors(fixture.moved, RECORD, { input: input({ visitedOn: '2026-07-01' }) })).toEqual([
      'communityCode OUTSIDE_REGION',
    ]);
    expect(await fixture.sql('select number, from_on::text from household_vacancy')).toEqual([
      { number: 31, from_on: '2026-06-30' },
    ]);
    await fixture.void(before.id, 1, fixture.moved);
    expect(await fixture.sql('select number from household_vacancy')).toEqual([]);
    expect((await bitmaps(fixture.moved.tenant.id, '2026-06')).map(({ doors }) => doors)).toEqual([[]]);
  });
});

describe('amendHouseholdVisits', () => {
  it('refuses anybody who is not signed in, other tenants and overseers', async () => {
    const { id } = await fixture.record({ doors: [door(33)] });
    const variables = { id, version: 1, input: input() };
    expect(await fixture.error(null, AMEND, variables)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.error(fixture.bank, AMEND, variables)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.error(fixture.official, AMEND, variables)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await rowOf(id)).toMatchObject({ version: 1 });
  });

  it('refuses a wrong input and an old version', async () => {
    const { id } = await fixture.record({ doors: [door(33)] });
    expect(
      await fixture.fieldErrors(fixture.police, AMEND, { id, version: 1, input: input({ doors: ['9-999'] }) }),
    ).toEqual(['doors.0 NOT_FOUND']);
    await fixture.amend(id, 1, { doors: [door(34)] });
    expect(await fixture.error(fixture.police, AMEND, { id, version: 1, input: input() })).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION_CHANGED',
      current: { version: 2, changedFields: ['doors'] },
    });
  });

  it('takes doors out of the bitmap that no other record holds, and moves them to another month', async () => {
    await fixture.record({ visitedOn: '2026-10-01', doors: [door(41), door(42)] });
    const { id } = await fixture.record({ visitedOn: '2026-10-02', doors: [door(42), door(43), door(44)] });
    await fixture.sql("update household_visit_bitmap set dirty = false where month = '2026-10'");
    const amended = await fixture.amend(id, 1, { visitedOn: '2026-10-02', doors: [door(44)], notMet: [door(43)] });
    expect(amended).toMatchObject({ version: 2, visits: 1, doors: [door(44)], notMet: [door(43)], newlyCovered: 1 });
    expect(await bitmaps(fixture.police.tenant.id, '2026-10')).toEqual([
      expect.objectContaining({ doors: [41, 42, 44], dirty: true }),
    ]);
    await fixture.amend(id, 2, { visitedOn: '2026-11-02', doors: [door(44)] });
    expect((await bitmaps(fixture.police.tenant.id, '2026-10')).map(({ doors }) => doors)).toEqual([[41, 42]]);
    expect((await bitmaps(fixture.police.tenant.id, '2026-11')).map(({ doors }) => doors)).toEqual([[44]]);
    expect((await fixture.data(fixture.police, READ, { id }))['householdVisit'].history).toMatchObject([
      { version: 2, change: 'AMENDED', changedFields: ['visitedOn', 'notMet'] },
      { version: 1, change: 'AMENDED', changedFields: ['doors', 'notMet'] },
    ]);
    expect(
      await fixture.sql(
        `select sum(household_visits)::int as visits, sum(facts)::int as facts from rollup_delta
         where day between '2026-10-02' and '2026-11-02'`,
      ),
    ).toEqual([{ visits: 1, facts: 1 }]);
  });

  it('lets a door stay new where it was, and counts an added one where nobody has been', async () => {
    const own = await fixture.record({ visitedOn: '2024-03-01', doors: [door(1), door(2)] });
    await fixture.record({ visitedOn: '2024-04-01', doors: [door(2), door(3)] }, fixture.bank);
    expect(
      await fixture.amend(own.id, 1, { visitedOn: '2024-03-01', doors: [door(2), door(3), door(4)] }),
    ).toMatchObject({ visits: 3, newlyCovered: 2 });
    expect(await rowOf(own.id)).toMatchObject({ newly_covered: [2, 4] });
    expect(await fixture.amend(own.id, 2, { visitedOn: '2023-03-01', doors: [door(2), door(3)] })).toMatchObject({
      newlyCovered: 2,
    });
  });

  it('may correct a number that was reported before there was a roster', async () => {
    const { id } = await fixture.record(
      { communityCode: FAR_COMMUNITY, doors: null, reported: { value: 30 } },
      fixture.farPolice,
    );
    await fixture.register(['1-101'], '2026-01-01', FAR_COMMUNITY, fixture.farTown);
    const corrected = await fixture.amend(
      id,
      1,
      { communityCode: FAR_COMMUNITY, doors: null, reported: { value: 31 } },
      fixture.farPolice,
    );
    expect(corrected).toMatchObject({ reported: { value: 31, qualifier: 'EXACT' } });
    expect(
      await fixture.fieldErrors(fixture.farPolice, RECORD, {
        input: input({ communityCode: FAR_COMMUNITY, doors: null, reported: { value: 3 } }),
      }),
    ).toEqual(['reported CONTRADICTORY']);
  });
});

describe('voidHouseholdVisits', () => {
  it('refuses anybody who is not signed in, other tenants, overseers and a void without a reason', async () => {
    const { id } = await fixture.record({ doors: [door(45)] });
    const variables = { id, version: 1, reason: '重复填报' };
    expect(await fixture.error(null, VOID, variables)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.error(fixture.bank, VOID, variables)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.error(fixture.official, VOID, variables)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.fieldErrors(fixture.police, VOID, { ...variables, reason: ' ' })).toEqual(['reason REQUIRED']);
  });

  it('takes its doors out of the bitmap and its figures out of the sums', async () => {
    await fixture.record({ visitedOn: '2025-10-01', doors: [door(41), door(42)] });
    const { id } = await fixture.record({ visitedOn: '2025-10-02', doors: [door(42), door(43)] });
    expect(await fixture.void(id, 1)).toMatchObject({
      recordStatus: 'VOIDED',
      version: 2,
      voidReason: '重复填报',
      allowed: [],
    });
    expect((await bitmaps(fixture.police.tenant.id, '2025-10')).map(({ doors }) => doors)).toEqual([[41, 42]]);
    expect(
      await fixture.sql(
        `select sum(household_visits)::int as visits, sum(facts)::int as facts from rollup_delta
         where day = '2025-10-02'`,
      ),
    ).toEqual([{ visits: 0, facts: 0 }]);
    expect(await fixture.error(fixture.police, VOID, { id, version: 2, reason: '再次' })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_VOIDED',
    });
  });
});

describe('householdVisit and householdVisits', () => {
  it('show own records to their tenant and overseers, and to nobody else', async () => {
    const { id } = await fixture.record({ doors: [door(50)], visitedOn: '2022-05-01' });
    for (const as of [fixture.police, fixture.official])
      expect((await fixture.data(as, READ, { id }))['householdVisit']).toMatchObject({ id, doors: [door(50)] });
    for (const as of [fixture.bank, fixture.committee, fixture.otherOfficial, fixture.healthOfficial])
      expect(await fixture.error(as, READ, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.error(fixture.police, READ, { id: NOBODY_HAS })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.error(null, READ, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await fixture.data(fixture.official, READ, { id }))['householdVisit'].recordedBy).toBeNull();
  });

  it('are narrowed by community, day, words and the rest', async () => {
    const list = async (filter: object, as = fixture.police) =>
      (await fixture.data(as, LIST, { filter }))['householdVisits'];
    const { id } = await fixture.record({ doors: [door(51)], visitedOn: '2021-05-01', note: '雨天 走访' });
    const found = { totalCount: 1, edges: [{ node: { id } }] };
    expect(await list({ communityCode: COMMUNITY, period: '2021' })).toMatchObject(found);
    expect(await list({ text: '走访 雨天' })).toMatchObject(found);
    expect(await list({ communityCode: NEXT_COMMUNITY, period: '2021' })).toMatchObject({ totalCount: 0 });
    expect(await list({ period: '2021' }, fixture.bank)).toMatchObject({ totalCount: 0 });
    expect(await list({ period: '2021' }, fixture.official)).toMatchObject(found);
    expect(await fixture.fieldErrors(fixture.police, LIST, { filter: { communityCode: '3402' } })).toEqual([
      'filter.communityCode INVALID_FORMAT',
    ]);
    expect(await fixture.error(null, LIST, {})).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
