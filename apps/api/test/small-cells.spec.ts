import { addDays, type IndicatorCode, INDICATORS, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { type ClientsFixture, makeClientsFixture } from './api-clients.fixture.js';
import { insertOversight, insertTenant, insertUser } from './support/factories.js';

/**
 * A program for figures alone is told of cases, losses and victims what is too large to be one person: whole months, a
 * county or more, undivided. Everything else about them is refused, whichever way it is asked for.
 */
let fixture: ClientsFixture;
let figuresOnly: string;
let withRecords: string;
let withRecordsToo: string;
let person: string;
let lineOnly: string;
let police: string;
let policeId: string;
let policeAdmin: string;
const campaign = randomUUID();
beforeAll(async () => {
  fixture = await makeClientsFixture();
  person = fixture.tokens.official;
  figuresOnly = (await fixture.client(person, ['rollup:read', 'ledger:write'])).token;
  withRecords = (await fixture.client(person, ['rollup:read', 'ledger:read'])).token;
  withRecordsToo = (await fixture.client(person, ['rollup:read', 'ledger:read', 'ledger:write'])).token;
  const line = await insertTenant(fixture.db, 'AUTHORITY', '340210');
  await insertOversight(fixture.db, line, '340210', 'PUBLIC_SECURITY');
  lineOnly = (await fixture.client((await insertUser(fixture, line, ['COUNTY_OFFICIAL'])).token, ['rollup:read']))
    .token;
  const station = await insertTenant(fixture.db, 'POLICE', '340210100');
  policeId = station.id;
  const admin = await insertUser(fixture, station, ['UNIT_ADMIN']);
  policeAdmin = admin.token;
  police = (await fixture.client(admin.token, ['rollup:read'])).token;
  const record = 'mutation ($input: FraudCaseInput!) { recordFraudCase(input: $input) { id } }';
  const input = {
    caseNumber: 'A3402100000000001',
    fraudTypeCode: 'F0101',
    reportedOn: '2026-10-05',
    filedOn: '2026-10-06',
    loss: '52000.00',
    victimAgeBand: '60+',
  };
  expect(await fixture.as(admin.token, record, { input })).toMatchObject({
    recordFraudCase: { id: expect.any(String) },
  });
  const tally = 'mutation ($input: TallyInput!) { recordTally(input: $input) { id } }';
  const measures = [{ indicator: 'VICTIM_FOLLOWUPS', value: 3, qualifier: 'EXACT' }];
  const followUps = { ledger: 'VICTIM_FOLLOWUP', beganOn: '2026-09-20', occurredOn: '2026-10-10', measures };
  expect(await fixture.as(admin.token, tally, { input: followUps })).toMatchObject({
    recordTally: { id: expect.any(String) },
  });
}, 60_000);
afterAll(() => fixture.close());

const REFUSED = { code: 'FORBIDDEN', reason: 'CELLS_TOO_SMALL' };
const region = (code: string, period: string, fields: string, more = '') =>
  `{ region(code: "${code}") { rollup(period: "${period}"${more}) { ${fields} } } }`;
const LOSS = 'figure(indicator: LOSS) { value }';

describe('a program for figures alone', () => {
  it('is told of victims neither what began before a period nor what goes on beyond it', async () => {
    const parts = 'figure(indicator: VICTIM_FOLLOWUPS) { value spanning { records } goesOn { records } }';
    const hidden = { value: 0, spanning: null, goesOn: null };
    for (const [period, shown] of [
      ['2026-09', { value: 0, spanning: null, goesOn: { records: 1 } }],
      ['2026-10', { value: 0, spanning: { records: 1 }, goesOn: null }],
    ] as const) {
      const query = region('340210', period, parts);
      expect(await fixture.as(figuresOnly, query)).toEqual({ region: { rollup: { figure: hidden } } });
      expect(await fixture.as(person, query)).toEqual({ region: { rollup: { figure: shown } } });
    }
  });

  it.each([
    ['a month of the county', '340210', '2026-10'],
    ['a quarter', '340210', '2026-Q4'],
    ['a year', '340210', '2026'],
    ['months in a row', '340210', '2026-09-01/2026-10-31'],
  ])('is told the loss of %s', async (_, code, period) => {
    expect(await fixture.as(figuresOnly, region(code, period, LOSS))).toMatchObject({
      region: { rollup: { figure: { value: 52_000 } } },
    });
    expect(await fixture.as(figuresOnly, region(code, period, 'fraudCases { filed loss }'))).toMatchObject({
      region: { rollup: { fraudCases: { filed: 1, loss: '52000.00' } } },
    });
    expect(
      await fixture.as(
        figuresOnly,
        region(
          code,
          period,
          `sameLastYear { figure(indicator: LOSS_PER_CASE) { value } }
            series(indicator: CASES_FILED, months: 2) { value }`,
        ),
      ),
    ).toHaveProperty('region');
    if (!period.includes('/'))
      expect(await fixture.as(figuresOnly, region(code, period, 'previous { fraudCases { loss } }'))).toHaveProperty(
        'region',
      );
  });

  const asked: [what: string, query: () => string][] = [
    ['a town', () => region('340210100', '2026-10', LOSS)],
    ['a community', () => region('340210100001', '2026-10', LOSS)],
    ['a day', () => region('340210', '2026-10-06/2026-10-06', LOSS)],
    ['a week', () => region('340210', '2026-W41', LOSS)],
    ['the month but for a day', () => region('340210', '2026-10-02/2026-10-31', LOSS)],
    ['the month and a day', () => region('340210', '2026-10-01/2026-11-01', LOSS)],
    ['one line', () => region('340210', '2026-10', LOSS, ', sector: PUBLIC_SECURITY')],
    ['a campaign', () => region('340210', '2026-10', LOSS, `, campaignId: "${campaign}"`)],
    ["what is the county's own", () => `{ region(code: "340210") { directRollup(period: "2026-10") { ${LOSS} } } }`],
    [
      'the towns below',
      () => `{ region(code: "340210") { children { rollup(period: "2026-10") { fraudCases { loss } } } } }`,
    ],
    ['one station', () => `{ tenant(id: "${policeId}") { rollup(period: "2026-10") { ${LOSS} } } }`],
    ['the group of cases of a town', () => region('340210100', '2026-10', 'fraudCases { filed }')],
    ['a ratio of a town', () => region('340210100', '2026-10', 'figure(indicator: LOSS_PER_CASE) { value }')],
    [
      'a list with one of them',
      () => region('340210100', '2026-10', 'figures(indicators: [SESSIONS, CASES_FILED]) { value }'),
    ],
    ['the week before', () => region('340210', '2026-W41', 'previous { fraudCases { filed } }')],
    ['the months of a town', () => region('340210100', '2026-10', 'series(indicator: LOSS) { value }')],
    ...['AGE_BAND', 'FRAUD_TYPE', 'SECTOR'].map((by): [string, () => string] => [
      `the county by ${by}`,
      () => region('340210', '2026-10', `breakdown(indicator: LOSS, by: ${by}) { key value }`),
    ]),
    ['what is behind the county', () => region('340210', '2026-10', 'provenance(indicator: CASES_FILED) { records }')],
    [
      'one part of it',
      () => region('340210', '2026-10', 'provenance(indicator: LOSS, by: AGE_BAND, member: "60+") { records }'),
    ],
  ];
  it.each(asked)('is not told of %s', async (_, query) => {
    expect(await fixture.as(figuresOnly, query())).toMatchObject(REFUSED);
    for (const token of [withRecords, person])
      expect(await fixture.as(token, query())).not.toHaveProperty('reason', 'CELLS_TOO_SMALL');
  });

  it('is not told by a campaign that is not issued how many units would meet a target on victims', async () => {
    const PREVIEW = `query ($input: CampaignInput!) {
      campaignPreview(input: $input) { addressed cells tasks { states { state count } } } }`;
    const task = {
      title: '回访',
      indicator: 'VICTIM_FOLLOWUPS',
      target: 3,
      dueOn: addDays(todayIn(), 5),
      eventOn: '2026-10-10',
    };
    const input = {
      title: '回访行动',
      startsOn: '2026-10-01',
      endsOn: addDays(todayIn(), 10),
      regionCodes: ['340210100'],
      tasks: [task],
    };
    expect(await fixture.as(person, PREVIEW, { input })).toHaveProperty('campaignPreview');
    expect(await fixture.as(withRecordsToo, PREVIEW, { input })).toHaveProperty('campaignPreview');
    expect(await fixture.as(figuresOnly, PREVIEW, { input })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('gets a list without them where none is asked for, and everything else as before', async () => {
    const all = (await fixture.as(figuresOnly, region('340210100', '2026-W41', 'figures { indicator }'))) as {
      region: { rollup: { figures: { indicator: IndicatorCode }[] } };
    };
    const codes = all.region.rollup.figures.map(({ indicator }) => indicator);
    expect(codes).toContain('SESSIONS');
    for (const code of ['LOSS', 'CASES_FILED', 'INTERCEPTIONS', 'STOP_PAYMENT', 'LOSS_PER_CASE'])
      expect(codes).not.toContain(code);
    expect(
      await fixture.as(
        figuresOnly,
        region(
          '340210100',
          '2026-W41',
          'activities { count } breakdown(indicator: SESSIONS, by: ACTIVITY_TYPE) { key }',
        ),
      ),
    ).toHaveProperty('region');
    expect(
      await fixture.as(
        person,
        region('340210100', '2026-10', 'breakdown(indicator: LOSS, by: AGE_BAND) { key value }'),
      ),
    ).toEqual({
      region: { rollup: { breakdown: [{ key: '60+', value: 52_000 }] } },
    });
  });

  it('of one line sees its line as its whole, and of a station nothing', async () => {
    expect(await fixture.as(lineOnly, region('340210', '2026-10', LOSS))).toMatchObject({
      region: { rollup: { figure: { value: 52_000 } } },
    });
    expect(await fixture.as(lineOnly, region('340210100', '2026-10', LOSS))).toMatchObject(REFUSED);
    expect(
      await fixture.as(police, `{ tenant(id: "${policeId}") { rollup(period: "2026") { fraudCases { loss } } } }`),
    ).toMatchObject(REFUSED);
    expect(
      await fixture.as(police, `{ tenant(id: "${policeId}") { rollup(period: "2026") { activities { count } } } }`),
    ).toHaveProperty('tenant');
  });
});

describe('a program for figures alone and who has recorded something', () => {
  const ACTIVITIES = 'provenance(indicator: ACTIVITIES)';
  const units = (period: string, more: string) =>
    `{ region(code: "340210") { tenants(period: "${period}"${more}) { totalCount edges { node { id } } } } }`;
  const asked: [what: string, query: () => string][] = [
    ['2026-10-06/2026-10-06', '2026-10', '2026'].flatMap((period): [string, () => string][] => [
      ...['340210', '340210100', '340210100001'].flatMap((code): [string, () => string][] => [
        [`how many units of ${code} in ${period}`, () => region(code, period, 'tenantsContributing')],
        [
          `how many of a line of ${code}`,
          () => region(code, period, 'tenantsContributing', ', sector: PUBLIC_SECURITY'),
        ],
        [`how many are silent in ${code} in ${period}`, () => region(code, period, `${ACTIVITIES} { silent }`)],
        [`how many are missing in ${code} in ${period}`, () => region(code, period, `${ACTIVITIES} { missing }`)],
      ]),
      ['which are silent', () => region('340210', period, `${ACTIVITIES} { silentTenants { totalCount } }`)],
      ['which are missing', () => region('340210', period, `${ACTIVITIES} { missingTenants { totalCount } }`)],
      [`which have recorded in ${period}`, () => units(period, ', contributing: true')],
      ['which police stations have not', () => units(period, ', contributing: false, type: POLICE')],
      ['the same a year before', () => region('340210', period, 'sameLastYear { tenantsContributing }')],
      [
        'whether one has',
        () => `{ tenant(id: "${policeId}") { rollup(period: "${period}") { tenantsContributing } } }`,
      ],
    ]),
    [
      ['the first days before', () => region('340210', '2026-11', 'previous(toDate: true) { tenantsContributing }')],
      [
        'the towns below',
        () => '{ region(code: "340210") { children { rollup(period: "2026-10") { tenantsContributing } } } }',
      ],
      [
        "what is the county's own",
        () => '{ region(code: "340210") { directRollup(period: "2026-10") { tenantsContributing } } }',
      ],
    ] satisfies [string, () => string][],
  ].flat();
  it.each(asked)('is not told %s', async (_, query) => {
    expect(await fixture.as(figuresOnly, query())).toMatchObject(REFUSED);
    for (const token of [withRecords, person]) expect(await fixture.as(token, query())).not.toHaveProperty('code');
  });

  it('cannot subtract those with other figures from them, but is told who is due', async () => {
    const CASE_DAY = region(
      '340210100',
      '2026-10-06/2026-10-06',
      `tenantsDue tenantsContributing ${ACTIVITIES} { records silentTenants { edges { node { id } } } }`,
    );
    expect(await fixture.as(withRecords, CASE_DAY)).toMatchObject({
      region: {
        rollup: {
          tenantsContributing: 1,
          provenance: { records: 0, silentTenants: { edges: [{ node: { id: policeId } }] } },
        },
      },
    });
    expect(await fixture.as(figuresOnly, CASE_DAY)).toMatchObject(REFUSED);
    expect(
      await fixture.as(figuresOnly, region('340210100', '2026-10', `tenantsDue ${ACTIVITIES} { records }`)),
    ).toEqual({ region: { rollup: { tenantsDue: 3, provenance: { records: 0 } } } });
    expect(await fixture.as(figuresOnly, units('2026-10', ''))).toHaveProperty('region');
    expect(
      await fixture.as(police, `{ tenant(id: "${policeId}") { rollup(period: "2026-10") { tenantsContributing } } }`),
    ).toMatchObject(REFUSED);
  });

  it('does not learn from a unit that comes into sight that it has named one in an interception', async () => {
    const station = `{ tenant(id: "${policeId}") { id } }`;
    const alone = (await fixture.client(fixture.tokens.bankAdmin, ['rollup:read', 'ledger:write'])).token;
    expect(await fixture.as(fixture.tokens.bankAdmin, station)).toMatchObject({ code: 'NOT_FOUND' });
    const RECORD = 'mutation ($input: InterceptionInput!) { recordInterception(input: $input) { id } }';
    const input = { occurredOn: '2026-10-08', venue: 'VISIT', joinedByTenantIds: [fixture.bank.id] };
    expect(await fixture.as(policeAdmin, RECORD, { input })).toHaveProperty('recordInterception');
    expect(await fixture.as(fixture.tokens.bankAdmin, station)).toHaveProperty('tenant');
    expect(await fixture.as(alone, station)).toMatchObject({ code: 'NOT_FOUND' });
  });
});

it('refuses each finer combination of indicator, region, days, line and part, and answers all others', async () => {
  const codes = INDICATORS.filter(({ ledger }) => ledger !== 'submission').map(({ code, ledger }) => ({
    code,
    about: ['fraud_case', 'interception', 'funds_action', 'victim_followup', 'alert'].includes(ledger),
  }));
  const combination = fc.record({
    indicator: fc.constantFrom(...codes),
    code: fc.constantFrom('340210', '340210100', '340210100001'),
    period: fc.constantFrom(
      '2026-10',
      '2026-Q3',
      '2026',
      '2026-W40',
      '2026-10-06/2026-10-06',
      '2026-09-01/2026-10-31',
      '2026-09-02/2026-10-31',
      '2024-02-01/2024-02-29',
      '2024-02-01/2024-02-28',
    ),
    line: fc.constantFrom('', ', sector: PUBLIC_SECURITY', ', sector: EDUCATION'),
    root: fc.constantFrom('rollup', 'directRollup'),
    series: fc.boolean(),
  });
  const WHOLE = new Set(['2026-10', '2026-Q3', '2026', '2026-09-01/2026-10-31', '2024-02-01/2024-02-29']);
  await fc.assert(
    fc.asyncProperty(combination, async ({ indicator: { code: of, about }, code, period, line, root, series }) => {
      const field = series ? `series(indicator: ${of}, months: 1) { value }` : `figure(indicator: ${of}) { value }`;
      const outcome = await fixture.as(
        figuresOnly,
        `{ region(code: "${code}") { ${root}(period: "${period}"${line}) { ${field} } } }`,
      );
      const isLarge = code === '340210' && root === 'rollup' && line === '' && (series || WHOLE.has(period));
      if (about && !isLarge) expect(outcome).toMatchObject(REFUSED);
      else expect(outcome).toHaveProperty('region');
    }),
    { numRuns: 150 },
  );
});
