import { BANKS, OCCUPATIONS, PAYMENT_METHODS, readCodedWords } from '@fanzha/domain';
import { CollisionRepository } from '@fanzha/ledger';
import { AccessTokens, migrate } from '@fanzha/platform';
import { ReconcileService } from '@fanzha/rollup';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MIGRATIONS } from '../migrations/index.js';
import {
  readRelease,
  RELEASED_MIGRATIONS,
  releasedDatabase,
  type ReleasedFigure,
} from './support/released-database.js';
import { startTestApi, type TestApi } from './support/test-api.js';

/** Figures that say something else since release 0.1; each is named in CHANGELOG. */
const CHANGED: ReadonlySet<string> = new Set(['ACCOUNTS_FROZEN', 'HOUSEHOLD_COVERAGE', 'RECTIFICATION_RATE']);

/** Occupation, way of payment and bank, as release 0.1 let anybody write them. */
const WRITTEN_OF_VICTIMS = [
  ['学生', '网银转账', '建行某分理处'],
  ['渔民', '代付', '某支行'],
  ['Retired', 'Third-party payment', '某农商银行'],
] as const;

const release = readRelease();
let api: TestApi;
beforeAll(async () => {
  const db = await releasedDatabase(release);
  await db.sql(
    `do $$ begin ${WRITTEN_OF_VICTIMS.map(
      ([occupation, method, bank], at) => `
      update fraud_case set victim_occupation = '${occupation}', payment_method = '${method}', bank_name = '${bank}'
      where id in (select id from fraud_case order by id limit 1 offset ${at});`,
    ).join('')} end $$`,
  );
  await migrate(db.ownerUrl, MIGRATIONS);
  api = await startTestApi(db);
});
afterAll(() => api?.close());

/** An access token of an account of the release, in the session that it had. */
async function tokenOf(username: string): Promise<string> {
  const [user] = await api.db.sql<Record<string, never>>(
    `select u.id as "userId", u.username, u.display_name as "displayName", u.tenant_id as "tenantId",
       u.city_code as "cityCode", u.roles,
       s.id as "sessionId",
         coalesce((select jsonb_agg(jsonb_build_object('region', o.region_code, 'sector', o.sector)) from oversight o
         where o.city_code = u.city_code and o.tenant_id = u.tenant_id), '[]') as oversight
     from user_account u join user_session s on s.city_code = u.city_code and s.user_id = u.id where u.username = $1`,
    [username],
  );
  if (!user) throw new Error(`Nobody is called ${username}`);
  await api.db.sql("update user_session set expires_at = now() + interval '1 day' where id = $1", [user['sessionId']]);
  return api.app
    .get(AccessTokens)
    .issue({ ...(user as object as Parameters<AccessTokens['issue']>[0]), mustChangePassword: false }).token;
}

const FIGURES = `query Figures($code: ID!, $period: Period!, $sector: Sector, $indicators: [IndicatorCode!]!) {
  region(code: $code) { rollup(period: $period, sector: $sector) {
    figures(indicators: $indicators) { indicator value atLeast approx uncounted withheld } } } }`;

interface Answered {
  indicator: string;
  value: number | null;
  atLeast: boolean;
  approx: boolean;
  uncounted: number;
  withheld: number;
}

describe('a database of release 0.1', () => {
  it('answers every figure that keeps its meaning as before', async () => {
    const token = await tokenOf('fixture-city');
    const codes = [...new Set(Object.values(release.figures).flatMap((figures) => Object.keys(figures)))].filter(
      (code) => !CHANGED.has(code),
    );
    expect(codes.length).toBeGreaterThan(30);
    for (const [question, expected] of Object.entries(release.figures)) {
      const [code, period, sector] = question.split(' ');
      const { data, errors } = await api.gql(
        FIGURES,
        { code, period, sector: sector === '*' ? null : sector, indicators: codes },
        { token },
      );
      expect(errors).toEqual([]);
      const answered = (data.region.rollup.figures as Answered[])
        .map((f): [string, ReleasedFigure] => [
          f.indicator,
          [f.value ?? 0, f.atLeast, f.approx, f.uncounted, f.withheld],
        ])
        .filter(([, figure]) => figure.some(Boolean));
      const kept = Object.entries(expected).filter(([indicator]) => !CHANGED.has(indicator));
      expect({ question, figures: Object.fromEntries(answered) }).toEqual({
        question,
        figures: Object.fromEntries(kept),
      });
    }
  });

  it('tells stopped from frozen accounts, and which found hazards are rectified, as its ledgers do', async () => {
    const [expected] = await api.db.sql(
      `select (select sum(accounts)::int from funds_action where record_status = 'ACTIVE'
         and stage = 'STOP_PAYMENT') as "ACCOUNTS_STOPPED",
         (select sum(accounts)::int from funds_action where record_status = 'ACTIVE'
           and stage = 'FREEZE') as "ACCOUNTS_FROZEN",
         (select sum(h.count)::int from inspection_hazard h join inspection f on f.city_code = h.city_code
           and f.id = h.inspection_id
            where f.record_status = 'ACTIVE' and h.rectified_on is not null) as "HAZARDS_FOUND_RECTIFIED"`,
    );
    const indicators = ['ACCOUNTS_STOPPED', 'ACCOUNTS_FROZEN', 'HAZARDS_FOUND_RECTIFIED'];
    const { data } = await api.gql(
      FIGURES,
      { code: '3402', period: '2020-01-01/2026-12-31', sector: null, indicators },
      { token: await tokenOf('fixture-city') },
    );
    expect(
      Object.fromEntries((data.region.rollup.figures as Answered[]).map(({ indicator, value }) => [indicator, value])),
    ).toEqual(expected);
    expect(expected?.['ACCOUNTS_STOPPED']).toBeGreaterThan(0);
  });

  it('holds figures that agree with its ledgers', async () => {
    const results = await api.app.get(ReconcileService, { strict: false }).reconcileAll();
    const differences = [...results.values()].flatMap(({ examples }) => examples);
    expect(differences).toEqual([]);
    expect(results.get('3402')?.facts).toBeGreaterThan(30);
  });

  it('counts the loss of every case on its report', async () => {
    const [expected] = await api.db.sql<{ loss: number }>(
      "select sum(loss)::float8 / 100 as loss from fraud_case where record_status = 'ACTIVE'",
    );
    const variables = { code: '3402', period: '2020-01-01/2026-12-31', sector: null, indicators: ['LOSS_REPORTED'] };
    const { data } = await api.gql(FIGURES, variables, { token: await tokenOf('fixture-city') });
    expect((data.region.rollup.figures as Answered[])[0]?.value).toBe(expected?.loss);
    expect(expected?.loss).toBeGreaterThan(0);
  });

  it('codes what was written of victims, and keeps the words', async () => {
    const rows = await api.db.sql<Record<string, string | null>>(
      `select victim_occupation, victim_occupation_code, payment_method, payment_method_code, bank_name, bank_code
       from fraud_case`,
    );
    for (const row of rows) {
      expect([row['victim_occupation_code'], row['payment_method_code'], row['bank_code']]).toEqual([
        readCodedWords(OCCUPATIONS, row['victim_occupation'])?.code ?? null,
        readCodedWords(PAYMENT_METHODS, row['payment_method'])?.code ?? null,
        readCodedWords(BANKS, row['bank_name'])?.code ?? null,
      ]);
    }
    const written = (column: string) => new Set(rows.map((row) => row[column]).filter((words) => words !== null));
    expect(written('victim_occupation')).toEqual(new Set(WRITTEN_OF_VICTIMS.map(([occupation]) => occupation)));
    expect(written('bank_code')).toEqual(new Set(['CCB', 'OTHER', 'RURAL_COMMERCIAL']));
  });

  it('keeps every record, and its history', async () => {
    for (const table of [
      'activity',
      'fraud_case',
      'household_visit',
      'interception',
      'fact_revision',
      'audit_entry',
      'household_door',
    ]) {
      const [found] = await api.db.sql<{ rows: number }>(`select count(*)::int as rows from ${table}`);
      expect({ table, rows: found?.rows }).toEqual({ table, rows: release.rows[table]?.length });
    }
  });
});

/** Fields that came with later releases: nobody can have changed them in release 0.1. */
const CAME_LATER = [
  'running',
  'beganOn',
  'theme',
  'fraudTypes',
  'basisNumber',
  'basisIssuer',
  'speakers',
  'peopleVisitedQualifier',
  'kind',
  'venues',
  'memberCount',
  'victimSector',
];

describe('histories of release 0.1', () => {
  it('tell of no change that came with a later release', async () => {
    const token = await tokenOf('fixture-city');
    for (const [list, kind] of [
      ['activities', 'activity'],
      ['householdVisits', 'household_visit'],
      ['leadershipGroups', 'leadership_group'],
      ['fraudCases', 'fraud_case'],
      ['interceptions', 'interception'],
      ['tallies', 'tally'],
      ['inspections', 'inspection'],
    ] as const) {
      const { data, errors } = await api.gql(
        `{ ${list}(filter: { includeVoided: true }, first: 100) { edges { node { history { changedFields } } } } }`,
        {},
        { token },
      );
      expect(errors).toEqual([]);
      const changed = (data[list].edges as { node: { history: { changedFields: string[] }[] } }[]).flatMap(({ node }) =>
        node.history.flatMap(({ changedFields }) => changedFields),
      );
      expect({ kind, later: changed.filter((field) => CAME_LATER.includes(field)) }).toEqual({ kind, later: [] });
    }
  });
});

/** Labels of one door that release 0.1 took for two. */
const DOORS_TWICE = ['3-2-401户', '3栋2单元4层401'];

describe('people of release 0.1', () => {
  const ask = async (token: string, query: string, variables: Record<string, unknown>) => {
    const { data, errors } = await api.gql(query, variables, { token });
    return errors[0]?.extensions ?? data;
  };
  const tokenIn = async (unit: string) => {
    const [user] = await api.db.sql<{ username: string }>(
      `select u.username from user_account u join tenant t on t.city_code = u.city_code and t.id = u.tenant_id
       where t.name = $1 limit 1`,
      [unit],
    );
    return tokenOf(user?.username ?? '');
  };
  const RECORD = 'mutation ($input: ActivityInput!) { recordActivity(input: $input) { id title } }';
  const AMEND = `mutation ($id: ID!, $version: Int!, $input: ActivityInput!) {
    amendActivity(id: $id, version: $version, input: $input) {
    version measures { indicator value } } }`;
  const activity = async (title: string) => {
    const [row] = await api.db.sql<{ id: string; version: number }>(
      'select id, version from activity where title = $1',
      [title],
    );
    return row ?? { id: '', version: 0 };
  };

  it('sign in with the passwords that they had', async () => {
    const SIGN_IN = 'mutation { signIn(username: "operator", password: "Correct-horse-7") { viewer { username } } }';
    expect((await api.gql(SIGN_IN)).data.signIn.viewer.username).toBe('operator');
  });

  it('are answered under their keys as before, whatever they send', async () => {
    const input = { type: 'LECTURE', title: '别的内容', startOn: '2026-10-01', idempotencyKey: 'k-1', measures: [] };
    const { id } = await activity('开学第一课');
    expect(await ask(await tokenIn('示范中学'), RECORD, { input })).toMatchObject({
      recordActivity: { id, title: '开学第一课' },
    });
  });

  it('keep amounts beyond the bounds of today, and state no new ones', async () => {
    const token = await tokenIn('示范中学');
    const { id, version } = await activity('推广１２月');
    const input = { type: 'LECTURE', title: '推广12月', startOn: '2026-11-03' };
    const measures = (value: number) => [{ indicator: 'PARTICIPANTS', value, qualifier: 'APPROX' }];
    expect(
      await ask(token, AMEND, { id, version, input: { ...input, measures: measures(2_000_000_000) } }),
    ).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'measures.0.value', code: 'TOO_LARGE' }],
    });
    expect(
      await ask(token, AMEND, { id, version, input: { ...input, measures: measures(1_000_000_000) } }),
    ).toMatchObject({
      amendActivity: { measures: [{ indicator: 'PARTICIPANTS', value: 1_000_000_000 }] },
    });
  });

  it('keep names and numbers that are alike, which are listed, and get no further ones', async () => {
    const alike = await api.app.get(CollisionRepository, { strict: false }).all();
    expect(alike.filter(({ kind }) => kind === 'tenant').length).toBeGreaterThanOrEqual(2);
    expect(alike.filter(({ kind }) => kind === 'fraud_case').length).toBeGreaterThanOrEqual(2);
    expect(
      alike
        .filter(({ kind }) => kind === 'household_door')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(DOORS_TWICE);
    const CREATE = 'mutation ($input: TenantInput!) { createTenant(input: $input) { id } }';
    const input = { name: 'ａ单位', type: 'DEPARTMENT', regionCode: '340210' };
    expect(await ask(await tokenOf('operator'), CREATE, { input })).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'name', code: 'ALREADY_TAKEN' }],
    });
    const CASE = 'mutation ($input: FraudCaseInput!) { recordFraudCase(input: $input) { id } }';
    const known = { caseNumber: 'Ａ3402000000000000000001', fraudTypeCode: 'F01', reportedOn: '2026-09-03' };
    expect(await ask(await tokenIn('示范派出所'), CASE, { input: known })).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'caseNumber', code: 'ALREADY_TAKEN' }],
    });
  });
});

it('covers every migration of the release', () => {
  expect(MIGRATIONS.slice(0, RELEASED_MIGRATIONS).map(({ name }) => name)).toContain('ApiClients1770000700000');
  expect(MIGRATIONS[RELEASED_MIGRATIONS - 1]?.name).toBe('ApiClients1770000700000');
});
