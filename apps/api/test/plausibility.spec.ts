import type { Role, TenantType } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { insertTenant, insertUser, type TestTenant } from './support/factories.js';
import { startTestApi, type TestApi } from './support/test-api.js';

interface Unit {
  readonly tenant: TestTenant;
  readonly token: string;
}
type Input = Record<string, unknown>;

let api: TestApi;
let school: Unit;
let sibling: Unit;
let police: Unit;
let bank: Unit;
let community: Unit;

const unit = async (type: TenantType, region = '340210100', role: Role = 'UNIT_ADMIN'): Promise<Unit> => {
  const tenant = await insertTenant(api.db, type, region);
  return { tenant, token: (await insertUser(api, tenant, [role])).token };
};
beforeAll(async () => {
  api = await startTestApi();
  [school, sibling, police, bank, community] = [
    await unit('SCHOOL'),
    await unit('SCHOOL'),
    await unit('POLICE'),
    await unit('BANK'),
    await unit('COMMUNITY'),
  ];
});
afterAll(() => api.close());

const count = (value: number) => ({ value, qualifier: 'EXACT' });
const measure = (indicator: string, value: number, further: Input = {}) => ({
  indicator,
  value,
  qualifier: 'EXACT',
  ...further,
});
const lecture = (participants: number | null, changes: Input = {}) => ({
  type: 'LECTURE',
  title: '讲座',
  startOn: '2026-11-05',
  measures: participants === null ? [] : [measure('PARTICIPANTS', participants)],
  ...changes,
});

interface Recorded {
  readonly id: string;
  readonly version: number;
  readonly toCheck: { readonly indicator: string; readonly bound: number }[];
}
const FIELDS = 'id version toCheck { indicator bound }';
async function done(as: Unit, operation: string, variables: Input): Promise<Recorded> {
  const { data, errors } = await api.gql(operation, variables, { token: as.token });
  if (errors.length > 0 || !data) throw new Error(JSON.stringify(errors));
  return data['done'];
}
const errorsOf = async (as: Unit, operation: string, variables: Input): Promise<string[]> =>
  (await api.gql(operation, variables, { token: as.token })).errors.flatMap(({ extensions }) =>
    ((extensions['fields'] ?? []) as { path: string; code: string; message: string }[]).map(
      ({ path, code, message }) => `${path} ${code} ${message}`,
    ),
  );

const record = (name: string, input: string) =>
  `mutation R($input: ${input}!) { done: ${name}(input: $input) { ${FIELDS} } }`;
const amend = (name: string, input: string) =>
  `mutation A($id: ID!, $version: Int!, $input: ${input}!) {
    done: ${name}(id: $id, version: $version, input: $input) { ${FIELDS} } }`;
const RECORD = record('recordActivity', 'ActivityInput');
const AMEND = amend('amendActivity', 'ActivityInput');
const held = (as: Unit, participants: number, changes: Input = {}) =>
  done(as, RECORD, { input: lecture(participants, changes) });
const stored = async (table: string, id: string) =>
  (await api.db.sql<{ exceeded: unknown }>(`select exceeded from ${table} where id = $1`, [id]))[0]?.exceeded;
const marked = (bound: number, indicator = 'PARTICIPANTS') => [{ indicator, bound }];

describe('a measure beyond what is usual', () => {
  it('is marked with the bound of the type of its unit where there is no history', async () => {
    const first = await held(sibling, 6_001);
    expect(first.toCheck).toEqual(marked(6_000));
    expect(await stored('activity', first.id)).toEqual({ PARTICIPANTS: 6_000 });
    expect((await held(sibling, 6_000)).toCheck).toEqual([]);
  });

  it('is marked with twenty times the own usual amount where there is', async () => {
    for (const participants of [30, 40, 50, 60]) expect((await held(school, participants)).toCheck).toEqual([]);
    expect((await held(school, 801)).toCheck).toEqual(marked(800));
    // One slip does not raise what is usual: the third largest of 30, 40, 50, 60, 801 is 50.
    expect((await held(school, 1_001)).toCheck).toEqual(marked(1_000));
    // What was done three times is usual.
    expect((await held(school, 900)).toCheck).toEqual([]);
    expect((await held(school, 16_000)).toCheck).toEqual([]);
  });

  it('is judged by the own records alone, of two years, and not by targets or what was voided', async () => {
    const other = await unit('SCHOOL');
    await held(other, 5_000, { startOn: '2023-05-01' });
    await held(other, 5_000, { status: 'PLANNED' });
    const { id } = await held(other, 5_000);
    await api.gql(
      'mutation V($id: ID!) { voidActivity(id: $id, version: 1, reason: "重复") { id } }',
      { id },
      { token: other.token },
    );
    await held(other, 10);
    expect((await held(other, 301)).toCheck).toEqual(marked(300));
  });

  it('is marked in every ledger', async () => {
    const cases: [Unit, string, string, Input, { indicator: string; bound: number }[]][] = [
      [
        police,
        'recordHouseholdVisits',
        'HouseholdVisitsInput',
        { communityCode: '340210100001', visitedOn: '2026-11-05', reported: count(15_001), peopleVisited: 25_001 },
        [
          { indicator: 'HOUSEHOLDS_REPORTED', bound: 15_000 },
          { indicator: 'PEOPLE_VISITED', bound: 25_000 },
        ],
      ],
      [
        police,
        'recordFraudCase',
        'FraudCaseInput',
        { caseNumber: 'A1', reportedOn: '2026-11-02', fraudTypeCode: 'F0101', loss: '10000000.01' },
        marked(10_000_000, 'LOSS'),
      ],
      [
        bank,
        'recordInterception',
        'InterceptionInput',
        { occurredOn: '2026-11-05', venue: 'COUNTER', count: 101, amount: '2000001', dissuasions: count(1_001) },
        [
          { indicator: 'INTERCEPTIONS', bound: 100 },
          { indicator: 'LOSS_AVOIDED', bound: 2_000_000 },
          { indicator: 'DISSUASIONS', bound: 1_000 },
        ],
      ],
      [
        police,
        'recordFundsAction',
        'FundsActionInput',
        { occurredOn: '2026-11-05', stage: 'STOP_PAYMENT', amount: '25000000.01', accounts: 1_001 },
        [
          { indicator: 'STOP_PAYMENT', bound: 25_000_000 },
          { indicator: 'ACCOUNTS_STOPPED', bound: 1_000 },
        ],
      ],
      [
        police,
        'recordFundsAction',
        'FundsActionInput',
        { occurredOn: '2026-11-05', stage: 'RETURN', amount: '1', accounts: 1_001 },
        [],
      ],
      [
        bank,
        'recordTally',
        'TallyInput',
        { ledger: 'BANK_CONTROL', occurredOn: '2026-11-05', measures: [measure('ACCOUNTS_CHECKED', 50_001)] },
        marked(50_000, 'ACCOUNTS_CHECKED'),
      ],
      [
        community,
        'recordInspection',
        'InspectionInput',
        {
          occurredOn: '2026-11-05',
          subject: '检查',
          inspections: count(201),
          hazards: [
            { description: '甲', count: count(300) },
            { description: '乙', count: count(201) },
          ],
        },
        [
          { indicator: 'INSPECTIONS', bound: 200 },
          { indicator: 'HAZARDS_FOUND', bound: 500 },
        ],
      ],
      [
        community,
        'establishLeadershipGroup',
        'LeadershipGroupInput',
        { name: '专班', foundedOn: '2026-11-05', members: [{ name: '甲', role: 'HEAD' }] },
        [],
      ],
      [bank, 'adoptControlMeasure', 'ControlMeasureInput', { type: 'POPUP_REMINDER', inPlaceSince: '2026-11-05' }, []],
    ];
    for (const [as, name, type, input, toCheck] of cases) {
      expect({ name, toCheck: (await done(as, record(name, type), { input })).toCheck }).toEqual({ name, toCheck });
    }
  });

  it('is judged anew only where it was changed', async () => {
    const fresh = await unit('SCHOOL');
    const { id } = await held(fresh, 9_000);
    const again = await done(fresh, AMEND, { id, version: 1, input: lecture(9_000, { title: '改了名称' }) });
    expect(again.toCheck).toEqual(marked(6_000));
    await held(fresh, 100);
    // By now 2,000 would be the bound; the mark of what stays is the one it got.
    const added = await done(fresh, AMEND, {
      id,
      version: 2,
      input: lecture(9_000, { measures: [measure('PARTICIPANTS', 9_000), measure('SESSIONS', 101)] }),
    });
    expect(added.toCheck).toEqual(expect.arrayContaining([...marked(6_000), ...marked(100, 'SESSIONS')]));
    expect((await done(fresh, AMEND, { id, version: 3, input: lecture(9_001) })).toCheck).toEqual(marked(2_000));
    expect((await done(fresh, AMEND, { id, version: 4, input: lecture(90) })).toCheck).toEqual([]);
    expect(await stored('activity', id)).toBeNull();
    expect(
      await api.db.sql("select image->'exceeded' as exceeded from fact_revision where fact_id = $1 order by version", [
        id,
      ]),
    ).toEqual(
      [
        { PARTICIPANTS: 6_000 },
        { PARTICIPANTS: 6_000 },
        { PARTICIPANTS: 6_000, SESSIONS: 100 },
        { PARTICIPANTS: 2_000 },
      ].map((exceeded) => ({ exceeded })),
    );
  });
});

describe('the hard bound', () => {
  it('refuses what is beyond it, naming it, in every field of every ledger', async () => {
    const refused: [Unit, string, string, Input, string[]][] = [
      [school, 'recordActivity', 'ActivityInput', lecture(10 ** 12), ['measures.0.value TOO_LARGE']],
      [
        police,
        'recordHouseholdVisits',
        'HouseholdVisitsInput',
        {
          communityCode: '340210100001',
          visitedOn: '2026-11-05',
          reported: count(50_000_001),
          peopleVisited: 50_000_001,
        },
        ['reported.value TOO_LARGE', 'peopleVisited TOO_LARGE'],
      ],
      [
        police,
        'recordFraudCase',
        'FraudCaseInput',
        { caseNumber: 'A2', reportedOn: '2026-11-02', fraudTypeCode: 'F0101', loss: '10000000000.01' },
        ['loss TOO_LARGE'],
      ],
      [
        police,
        'recordFraudCase',
        'FraudCaseInput',
        { caseNumber: 'A2', reportedOn: '2026-11-02', fraudTypeCode: 'F0101', loss: '1000000000001' },
        ['loss TOO_LARGE'],
      ],
      [
        bank,
        'recordInterception',
        'InterceptionInput',
        {
          occurredOn: '2026-11-05',
          venue: 'COUNTER',
          count: 100_000_001,
          amount: '10000000001',
          dissuasions: count(50_000_001),
        },
        ['count TOO_LARGE', 'amount TOO_LARGE', 'dissuasions.value TOO_LARGE'],
      ],
      [
        police,
        'recordFundsAction',
        'FundsActionInput',
        { occurredOn: '2026-11-05', stage: 'RETURN', amount: '10000000001', accounts: 50_000_001 },
        ['accounts TOO_LARGE', 'amount TOO_LARGE'],
      ],
      [
        police,
        'recordTally',
        'TallyInput',
        {
          ledger: 'CASE_COUNT',
          occurredOn: '2026-11-05',
          measures: [measure('LOSS', 10 ** 10 + 1), measure('CASES_FILED', 100_000_001)],
        },
        ['measures.0.value TOO_LARGE', 'measures.1.value TOO_LARGE'],
      ],
      [
        community,
        'recordInspection',
        'InspectionInput',
        {
          occurredOn: '2026-11-05',
          subject: '检查',
          inspections: count(100_000_001),
          hazards: [{ description: '甲', count: count(100_000_001) }],
        },
        ['inspections.value TOO_LARGE', 'hazards.0.count.value TOO_LARGE'],
      ],
    ];
    for (const [as, name, type, input, expected] of refused) {
      const fieldErrors = await errorsOf(as, record(name, type), { input });
      expect({
        name,
        fieldErrors: fieldErrors.map((fieldError) => fieldError.split(' ').slice(0, 2).join(' ')),
      }).toEqual({
        name,
        fieldErrors: expected,
      });
      for (const fieldError of fieldErrors)
        expect(fieldError).toMatch(/不能大于 (50,000,000|100,000,000|10,000,000,000)/);
    }
  });

  it('lets what is at it pass, marked', async () => {
    expect((await held(await unit('SCHOOL'), 50_000_000)).toCheck).toEqual(marked(6_000));
  });

  it('holds what was stated before it to nothing, and what is changed', async () => {
    const fresh = await unit('SCHOOL');
    const { id } = await held(fresh, 30);
    await api.db.sql('update activity_measure set amount = 1000000000000 where activity_id = $1', [id]);
    const kept = await done(fresh, AMEND, { id, version: 1, input: lecture(10 ** 12, { venue: '礼堂' }) });
    expect(kept.version).toBe(2);
    expect(await api.db.sql('select amount from activity_measure where activity_id = $1', [id])).toEqual([
      { amount: '1000000000000' },
    ]);
    const beside = lecture(null, { measures: [measure('PARTICIPANTS', 10 ** 12), measure('LEAFLETS', 10 ** 12)] });
    expect(
      (await errorsOf(fresh, AMEND, { id, version: 2, input: beside })).map((fieldError) => fieldError.split(' ')[0]),
    ).toEqual(['measures.1.value']);
    expect(await errorsOf(fresh, AMEND, { id, version: 2, input: lecture(10 ** 12 - 1) })).toHaveLength(1);
  });
});

describe('plausibleBounds', () => {
  const QUERY = 'query B($ledger: Ledger!) { plausibleBounds(ledger: $ledger) { indicator bound } }';
  const bounds = async (as: Unit, ledger: string) => {
    const { data, errors } = await api.gql(QUERY, { ledger }, { token: as.token });
    if (errors.length > 0 || !data) throw new Error(JSON.stringify(errors));
    return new Map(
      (data['plausibleBounds'] as { indicator: string; bound: number }[]).map(({ indicator, bound }) => [
        indicator,
        bound,
      ]),
    );
  };

  it('are those of the own unit, by which its records are marked', async () => {
    const [own, theirs] = [await bounds(school, 'ACTIVITIES'), await bounds(await unit('SCHOOL'), 'ACTIVITIES')];
    expect([own.get('PARTICIPANTS'), theirs.get('PARTICIPANTS')]).toEqual([18_000, 6_000]);
    expect(own.get('SESSIONS')).toBe(100);
    expect((await held(school, 18_001)).toCheck).toEqual(marked(18_000));
  });

  it('are there for every ledger that states amounts, and none for others', async () => {
    expect([...(await bounds(police, 'FRAUD_CASES')).keys()].sort()).toEqual(['LOSS', 'LOSS_REPORTED']);
    expect([...(await bounds(bank, 'BANK_CONTROL')).keys()]).toEqual([
      'ACCOUNTS_CHECKED',
      'ACCOUNTS_RESTRICTED',
      'LEADS_TRANSFERRED',
    ]);
    for (const ledger of [
      'HOUSEHOLD_VISITS',
      'INTERCEPTIONS',
      'FUNDS_ACTIONS',
      'ENFORCEMENT',
      'CASE_COUNT',
      'INSPECTIONS',
      'VICTIM_FOLLOWUP',
    ]) {
      expect((await bounds(police, ledger)).size).toBeGreaterThan(0);
    }
    for (const ledger of ['LEADERSHIP_GROUPS', 'CONTROL_MEASURES', 'NOTICES'])
      expect((await bounds(police, ledger)).size).toBe(0);
  });

  it('are for people who may record', async () => {
    const viewer = await insertUser(api, school.tenant, ['VIEWER']);
    expect((await api.gql(QUERY, { ledger: 'ACTIVITIES' }, {})).errors[0]?.extensions).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
    expect(
      (await api.gql(QUERY, { ledger: 'ACTIVITIES' }, { token: viewer.token })).errors[0]?.extensions,
    ).toMatchObject({ code: 'FORBIDDEN' });
    expect((await api.gql(QUERY, { ledger: 'TENANTS' }, { token: school.token })).errors[0]?.extensions).toMatchObject({
      code: 'BAD_INPUT',
    });
  });
});
