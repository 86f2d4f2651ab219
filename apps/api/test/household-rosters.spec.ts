import { BOUNDS, MOST_DOORS_IN_PLACE, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  COMMUNITY,
  FAR_COMMUNITY,
  type HouseholdsFixture,
  NEXT_COMMUNITY,
  REGISTER,
  RETIRE,
  makeHouseholdsFixture,
} from './households.fixture.js';

let fixture: HouseholdsFixture;
beforeAll(async () => {
  fixture = await makeHouseholdsFixture();
});
afterAll(() => fixture.close());

const registeredLines = (communityCode: string) =>
  fixture.sql(
    `select day::text, sum(households_registered)::int as registered from rollup_delta
     where region_code = $1 and sector = '-' group by day having sum(households_registered) <> 0 order by day`,
    [communityCode],
  );
/** What the ledgers say of registered households, by the view that knows nothing of deltas. */
const registeredFacts = (communityCode: string) =>
  fixture.sql(
    `select day::text, sum(amount)::int as registered from fact_figure
     where region_code = $1 and indicator = 'HOUSEHOLDS_REGISTERED' group by day having sum(amount) <> 0 order by day`,
    [communityCode],
  );
const doorsOf = (communityCode: string) =>
  fixture.sql(
    `select number, label, registered_on::text, retired_on::text from household_door where region_code = $1
     order by number`,
    [communityCode],
  );
const shown = (roster: { doors: { label: string }[] }, label: string) =>
  roster.doors.find((door) => door.label === label);

describe('registerHouseholds', () => {
  const variables = { communityCode: COMMUNITY, doors: ['3-2-401'] };

  it('refuses anybody who is not signed in, and who may only look', async () => {
    expect(await fixture.error(null, REGISTER, variables)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.error(fixture.policeViewer, REGISTER, variables)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('refuses everyone but towns and communities', async () => {
    for (const as of [fixture.police, fixture.bank, fixture.moved])
      expect(await fixture.error(as, REGISTER, variables)).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'WRONG_TENANT_TYPE',
      });
    expect(await fixture.sql('select 1 from household_roster')).toEqual([]);
  });

  it('refuses communities of others, and knows none that does not exist', async () => {
    for (const as of [fixture.farTown, fixture.nextCommittee])
      expect(await fixture.fieldErrors(as, REGISTER, variables)).toEqual(['communityCode OUTSIDE_REGION']);
    expect(await fixture.error(fixture.town, REGISTER, { ...variables, communityCode: '340210100999' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it.each<[string, object, string[]]>([
    ['communityCode', { communityCode: '340210100' }, ['communityCode INVALID_FORMAT']],
    ['doors', { doors: [] }, ['doors TOO_FEW_ITEMS']],
    ['doors', { doors: Array.from({ length: BOUNDS.doors.max + 1 }, () => '1') }, ['doors TOO_MANY_ITEMS']],
    [
      'doors',
      { doors: ['1-101', ' ', '长'.repeat(51), '某家13800138000'] },
      ['doors.1 REQUIRED', 'doors.2 TOO_LONG', 'doors.3 INVALID_FORMAT'],
    ],
    [
      'doors',
      { doors: ['3月2日', '3-1-101', '46083', 'Mar-2', '2026/3/2', '3月2日'] },
      ['doors.0', 'doors.2', 'doors.3', 'doors.4', 'doors.5'].map((path) => `${path} LOOKS_LIKE_DATE`),
    ],
    ['doors', { doors: ['3月2日', ''] }, ['doors.1 REQUIRED', 'doors.0 LOOKS_LIKE_DATE']],
    ['on', { on: '2099-01-01' }, ['on DATE_IN_FUTURE']],
    ['on', { on: '1999-12-31' }, ['on DATE_TOO_EARLY']],
    [
      'community and doors',
      { communityCode: FAR_COMMUNITY, doors: [''] },
      ['communityCode OUTSIDE_REGION', 'doors.0 REQUIRED'],
    ],
  ])('refuses a wrong %s', async (_, changes, expected) => {
    expect(await fixture.fieldErrors(fixture.town, REGISTER, { ...variables, ...changes })).toEqual(expected);
    expect(await fixture.sql('select 1 from household_roster')).toEqual([]);
  });

  it('numbers new doors, skips known ones and merges ways of writing one', async () => {
    const first = await fixture.register(['3幢2单元401室', '3-2-401', '３栋２单元402', '门卫室'], '2026-01-05');
    expect(first).toMatchObject({
      communityCode: COMMUNITY,
      added: 3,
      registered: 3,
      covered: 0,
      region: { code: COMMUNITY },
    });
    expect(first.doors).toEqual([
      expect.objectContaining({
        label: '3-2-401',
        building: '3',
        unit: '2',
        room: '401',
        visited: false,
        vacant: false,
        retiredOn: null,
      }),
      expect.objectContaining({ label: '3-2-402' }),
      expect.objectContaining({ label: '门卫室', building: '', unit: '', room: '' }),
    ]);
    const second = await fixture.register(['3号楼2单元402', '3-2-403'], '2026-02-05', COMMUNITY, fixture.committee);
    expect(second).toMatchObject({ added: 1, registered: 4 });
    expect(await fixture.register(['3-2-403'])).toMatchObject({ added: 0, registered: 4 });
    expect(
      await fixture.sql('select number, label, tenant_id, registered_by from household_door order by number'),
    ).toEqual([
      ...['3-2-401', '3-2-402', '门卫室'].map((label, n) => ({
        number: n + 1,
        label,
        tenant_id: fixture.town.tenant.id,
        registered_by: fixture.town.userId,
      })),
      { number: 4, label: '3-2-403', tenant_id: fixture.committee.tenant.id, registered_by: fixture.committee.userId },
    ]);
    expect(
      await fixture.sql(
        `select day::text, sector, home_region, facts, households_registered::int from rollup_delta where sector = '-'
         order by day`,
      ),
    ).toEqual([
      { day: '2026-01-05', sector: '-', home_region: COMMUNITY, facts: 0, households_registered: 3 },
      { day: '2026-02-05', sector: '-', home_region: COMMUNITY, facts: 0, households_registered: 1 },
    ]);
    expect(
      await fixture.sql(
        "select action, detail->'added' as added from audit_entry where subject_kind = 'household_roster' order by at",
      ),
    ).toEqual([
      { action: 'household_roster.registered', added: 3 },
      { action: 'household_roster.registered', added: 1 },
    ]);
  });

  it('finds one door in all its spellings', async () => {
    const spellings = ['5-2-401', '5栋2单元4层401', '5-2-401户', '第5幢2单元401', '5/2/401', '５－２－４０１'];
    const before = (await fixture.roster()).registered;
    expect(await fixture.register(spellings, '2026-02-05')).toMatchObject({ added: 1, registered: before + 1 });
    for (const written of [...spellings, '五栋二单元四〇一室'])
      expect(await fixture.register([written], '2026-02-05')).toMatchObject({ added: 0, registered: before + 1 });
    expect(await fixture.sql("select label, label_key from household_door where label_key = '5-2-401'")).toEqual([
      { label: '5-2-401', label_key: '5-2-401' },
    ]);
    expect(await fixture.record({ doors: ['5幢2单元401室'] })).toMatchObject({
      visits: 1,
      newlyCovered: 1,
      doors: ['5-2-401'],
    });
    expect(await fixture.record({ doors: ['5-2-401户'] }, fixture.bank)).toMatchObject({ visits: 1, newlyCovered: 0 });
    expect(await fixture.register(['王庄3组15号', '王庄三组15号', '4层1号', '5栋4层1号'], '2026-02-05')).toMatchObject({
      added: 3,
    });
  });

  it('takes what looks like a date when a person says that it is a door, and asks no more once it is one', async () => {
    const answer = await fixture.register(['6月1日', '6/1', '20260301'], '2026-02-05', COMMUNITY, fixture.town, [
      '6月1日',
      '6/1',
      '20260301',
    ]);
    expect(answer).toMatchObject({ added: 3 });
    expect(await fixture.register(['6月1日', '6/1'], '2026-02-05')).toMatchObject({ added: 0 });
    expect(
      await fixture.fieldErrors(fixture.town, REGISTER, { ...variables, doors: ['7月1日'], confirmed: ['6月1日'] }),
    ).toEqual(['doors.0 LOOKS_LIKE_DATE']);
  });

  it('takes today where no day is named', async () => {
    await fixture.data(fixture.town, REGISTER, { communityCode: COMMUNITY, doors: ['4-101'] });
    expect((await doorsOf(COMMUNITY)).at(-1)).toMatchObject({ label: '4-101', registered_on: todayIn() });
  });

  it('gives each door one number when two register at once', async () => {
    const labels = Array.from({ length: 40 }, (_, n) => `7-${n + 1}`);
    const answers = await Promise.all([
      fixture.register(labels.slice(0, 30), '2026-03-01', NEXT_COMMUNITY),
      fixture.register(labels.slice(10), '2026-03-01', NEXT_COMMUNITY, fixture.nextCommittee),
      fixture.register(labels, '2026-03-01', NEXT_COMMUNITY),
    ]);
    expect(answers.reduce((sum, { added }) => sum + added, 0)).toBe(40);
    const doors = await doorsOf(NEXT_COMMUNITY);
    expect(new Set(doors.map(({ number }) => number))).toEqual(new Set(labels.map((_, n) => n + 1)));
    expect(await registeredLines(NEXT_COMMUNITY)).toEqual([{ day: '2026-03-01', registered: 40 }]);
  });

  it('takes a whole community in one request', async () => {
    const labels = Array.from({ length: BOUNDS.doors.max }, (_, n) => `${Math.floor(n / 100) + 1}栋${n % 100}室`);
    const answer = await fixture.register(labels, '2026-01-01', FAR_COMMUNITY, fixture.farTown);
    expect(answer).toMatchObject({ added: BOUNDS.doors.max, registered: BOUNDS.doors.max });
  });

  it('refuses more doors than a community has', async () => {
    await fixture.sql(
      `insert into household_door (city_code, roster_id, number, label, label_key, registered_on, registered_by,
         tenant_id, region_code)
       select '3402', r.id, n, 'x' || n, 'X' || n, '2026-01-01', r.tenant_id, r.tenant_id, r.region_code
       from household_roster r, generate_series($2::int, $3::int) n where r.region_code = $1`,
      [NEXT_COMMUNITY, 41, MOST_DOORS_IN_PLACE - 1],
    );
    const more = { communityCode: NEXT_COMMUNITY, doors: ['901-101', '901-102'] };
    const refused = await fixture.error(fixture.town, REGISTER, more);
    expect(refused['fields']).toEqual([
      expect.objectContaining({ path: 'doors', code: 'ROSTER_TOO_LARGE', message: expect.stringContaining('20,001') }),
    ]);
    expect(await fixture.register(['901-101'], '2026-01-01', NEXT_COMMUNITY, fixture.town)).toMatchObject({ added: 1 });
    expect(await fixture.register(['901-101'], '2026-01-01', NEXT_COMMUNITY, fixture.town)).toMatchObject({
      added: 0,
      registered: MOST_DOORS_IN_PLACE,
    });
  });
});

describe('retireHouseholdDoors', () => {
  const RETIRE_ALL = `mutation Retire($communityCode: ID!, $doors: [String!]!, $on: Date!, $reason: String!) {
    retireHouseholdDoors(communityCode: $communityCode, doors: $doors, on: $on, reason: $reason) { registered } }`;
  const variables = { communityCode: COMMUNITY, doors: ['18-101', '18-102'], on: '2026-06-01', reason: '整幢拆除' };
  const retired = async () =>
    (await fixture.sql("select label from household_door where building = '18' and retired_on is not null")).length;
  beforeAll(() => fixture.register(['18-101', '18-102', '18-103'], '2026-01-05'));

  it('refuses others, and takes none where one of them is wrong', async () => {
    expect(await fixture.error(null, RETIRE_ALL, variables)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.error(fixture.policeViewer, RETIRE_ALL, variables)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.fieldErrors(fixture.farTown, RETIRE_ALL, variables)).toEqual(['communityCode OUTSIDE_REGION']);
    const errors = (changes: object) => fixture.fieldErrors(fixture.town, RETIRE_ALL, { ...variables, ...changes });
    expect(await errors({ doors: [] })).toEqual(['doors TOO_FEW_ITEMS']);
    expect(await errors({ doors: ['18-101', '18-999'] })).toEqual(['doors.1 NOT_FOUND']);
    await fixture.record({ doors: ['18-102'], visitedOn: '2026-07-01' }, fixture.bank);
    expect(await errors({})).toEqual(['on DATE_TOO_EARLY']);
    expect(await retired()).toBe(0);
  });

  it('takes all of them off, each once', async () => {
    const before = (await fixture.roster()).registered;
    const doors = ['18-101', '18幢102', '18-102'];
    const answer = await fixture.data(fixture.town, RETIRE_ALL, { ...variables, doors, on: '2026-07-02' });
    expect(answer).toMatchObject({ retireHouseholdDoors: { registered: before - 2 } });
    expect(await retired()).toBe(2);
  });
});

describe('retireHouseholdDoor', () => {
  const variables = { communityCode: COMMUNITY, door: '8-101', on: '2026-06-01', reason: '拆除' };
  beforeAll(() => fixture.register(['8-101', '8-102', '8-103', '8-104', '8-105'], '2026-01-05'));

  it('refuses anybody who is not signed in, who may only look, and other tenants', async () => {
    expect(await fixture.error(null, RETIRE, variables)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.error(fixture.policeViewer, RETIRE, variables)).toMatchObject({ code: 'FORBIDDEN' });
    for (const as of [fixture.police, fixture.bank])
      expect(await fixture.error(as, RETIRE, variables)).toMatchObject({
        code: 'FORBIDDEN',
        reason: 'WRONG_TENANT_TYPE',
      });
    expect(await fixture.fieldErrors(fixture.farTown, RETIRE, variables)).toEqual(['communityCode OUTSIDE_REGION']);
    expect(await fixture.error(fixture.town, RETIRE, { ...variables, communityCode: '340210100999' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('refuses a wrong input', async () => {
    const fieldErrors = (changes: object) => fixture.fieldErrors(fixture.town, RETIRE, { ...variables, ...changes });
    expect(await fieldErrors({ door: '8-999' })).toEqual(['door NOT_FOUND']);
    expect(await fieldErrors({ on: '2099-01-01', reason: ' ', door: '' })).toEqual([
      'door REQUIRED',
      'on DATE_IN_FUTURE',
      'reason REQUIRED',
    ]);
    expect(await fieldErrors({ on: '2026-01-04' })).toEqual(['on DATE_TOO_EARLY']);
    await fixture.record({ doors: ['8-105'], visitedOn: '2026-07-01' }, fixture.bank);
    expect(await fieldErrors({ door: '8-105', on: '2026-07-01' })).toEqual(['on DATE_TOO_EARLY']);
  });

  it('takes a door off the roster from that day on, and keeps it', async () => {
    const before = (await fixture.roster()).registered;
    const roster = await fixture.retire('8幢101', '2026-06-01');
    expect(roster).toMatchObject({ registered: before - 1, added: 0 });
    expect(shown(roster, '8-101')).toMatchObject({ retiredOn: '2026-06-01' });
    expect(
      await fixture.sql("select retired_on::text, retired_because from household_door where label = '8-101'"),
    ).toEqual([{ retired_on: '2026-06-01', retired_because: '拆除' }]);
    expect(await fixture.sql("select households_registered::int from rollup_delta where day = '2026-06-01'")).toEqual([
      { households_registered: -1 },
    ]);
    expect(
      await fixture.sql(
        "select detail->>'door' as door from audit_entry where action = 'household_roster.door_retired'",
      ),
    ).toEqual([{ door: '8-101' }]);
    expect(await fixture.fieldErrors(fixture.town, RETIRE, variables)).toEqual(['door NOT_FOUND']);
  });

  it('leaves a door to be named before that day, and not from it on', async () => {
    await fixture.retire('8-102', '2026-06-01');
    expect(await fixture.record({ doors: ['8-102'], visitedOn: '2026-05-31' })).toMatchObject({ visits: 1 });
    const record = `mutation ($input: HouseholdVisitsInput!) { recordHouseholdVisits(input: $input) { id } }`;
    expect(
      await fixture.fieldErrors(fixture.police, record, {
        input: { communityCode: COMMUNITY, visitedOn: '2026-06-01', doors: ['8-102'] },
      }),
    ).toEqual(['doors.0 NOT_FOUND']);
  });

  it('is undone by registering the door for the same time; later it is another door', async () => {
    await fixture.retire('8-103', '2026-06-01');
    expect(await fixture.register(['8-103'], '2026-06-01')).toMatchObject({ added: 1 });
    await fixture.retire('8-103', '2026-06-01');
    expect(await fixture.register(['8-103'], '2026-08-01')).toMatchObject({ added: 1 });
    const doors = (await doorsOf(COMMUNITY)).filter(({ label }) => label === '8-103');
    expect(doors).toEqual([
      expect.objectContaining({ registered_on: '2026-01-05', retired_on: '2026-06-01' }),
      expect.objectContaining({ registered_on: '2026-08-01', retired_on: null }),
    ]);
    const [early, late] = [
      await fixture.record({ doors: ['8-103'], visitedOn: '2026-05-01' }),
      await fixture.record({ doors: ['8-103'], visitedOn: '2026-09-01' }),
    ];
    expect(
      await fixture.sql('select visited from household_visit where id = any ($1::uuid[]) order by visited_on', [
        [early.id, late.id],
      ]),
    ).toEqual(doors.map(({ number }) => ({ visited: [number] })));
    expect(await registeredLines(COMMUNITY)).toEqual(await registeredFacts(COMMUNITY));
  });
});
