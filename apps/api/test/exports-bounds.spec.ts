import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '@fanzha/platform';
import { readXlsx } from 'hucre/xlsx';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClientsFixture, makeClientsFixture } from './api-clients.fixture.js';
import { recordsIn, rowsIn, takingFrom } from './exports.fixture.js';
import { insertTenant, insertUser } from './support/factories.js';

/** Who may take a file, what stands in it that programs would take for something else, and how much it may be. */
let fixture: ClientsFixture;
let take: ReturnType<typeof takingFrom>;
let police: string;
let policeId: string;
let reads: string;
const NUMBER = '3402100000000000000001';
const RECORD = 'mutation ($input: ActivityInput!) { recordActivity(input: $input) { id version } }';
const lecture = (title: string, startOn = '2026-10-12') => ({ input: { type: 'LECTURE', title, startOn } });

beforeAll(async () => {
  fixture = await makeClientsFixture();
  take = takingFrom(fixture.app);
  const station = await insertTenant(fixture.db, 'POLICE', '340210100');
  police = (await insertUser(fixture, station, ['UNIT_ADMIN'])).token;
  policeId = station.id;
  const input = { caseNumber: NUMBER, fraudTypeCode: 'F0101', reportedOn: '2026-10-05', loss: '52000.00' };
  await fixture.as(police, 'mutation ($input: FraudCaseInput!) { recordFraudCase(input: $input) { id } }', { input });
  reads = (await fixture.client(fixture.tokens.schoolAdmin, ['ledger:read'])).token;
}, 60_000);
afterAll(() => fixture.close());

const errorIn = (text: string) => (JSON.parse(text) as { errors: [{ extensions: object }] }).errors[0].extensions;
const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`excel:${password}`).toString('base64')}` });
const lanes = () => fixture.app.get(Database, { strict: false }).lanes.find(({ name }) => name === 'snapshots');

describe('who takes a file', () => {
  it('is asked for a token, which may be the password of basic authentication', async () => {
    const anonymous = await take(null, 'activities.csv');
    expect(anonymous).toMatchObject({ status: 401, headers: { 'www-authenticate': expect.stringMatching(/^Basic /) } });
    expect(errorIn(anonymous.text)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await take('no token', 'activities.csv')).headers['www-authenticate']).toBeUndefined();
    expect((await take(null, 'activities.csv', basic('secret'))).status).toBe(401);
    expect((await take(null, 'activities.csv', basic(`${reads}x`))).status).toBe(401);
    expect((await take(null, 'activities.csv', basic(reads))).status).toBe(200);
    // A password that a browser sends by itself signs in no mutation.
    const query = { query: '{ currentClient { id } }' };
    const graphql = await fixture.app.inject({
      method: 'POST',
      url: '/graphql',
      payload: query,
      headers: basic(reads),
    });
    expect(graphql.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('needs the permission to read records, and is told nothing of ledgers there are not', async () => {
    const figures = (await fixture.client(fixture.tokens.schoolAdmin, ['rollup:read'])).token;
    expect(await take(figures, 'activities.csv')).toMatchObject({ status: 403 });
    expect(await take(fixture.tokens.operator, 'activities.csv')).toMatchObject({ status: 403 });
    for (const file of ['activity.csv', 'activities', 'activities.pdf', '.csv', 'constructor.csv', '__proto__.csv'])
      expect([file, (await take(reads, file)).status]).toEqual([file, 404]);
    const head = await fixture.app.inject({
      method: 'HEAD',
      url: '/export/activities.csv',
      headers: { authorization: `Bearer ${reads}` },
    });
    expect(head.statusCode).toBe(405);
  });

  it('is told of every parameter that is wrong', async () => {
    const asked = 'activities.csv?regionCode=x&changedSince=gestern&includeVoided=1&limit=3&period=2026&period=2025';
    const { status, text } = await take(reads, asked);
    expect(status).toBe(400);
    expect(errorIn(text)).toMatchObject({
      code: 'BAD_INPUT',
      fields: expect.arrayContaining([
        expect.objectContaining({ path: 'regionCode', code: 'NOT_A_REGION' }),
        expect.objectContaining({ path: 'changedSince', code: 'NOT_A_DATE' }),
        expect.objectContaining({ path: 'includeVoided', code: 'UNKNOWN_CODE' }),
        expect.objectContaining({ path: 'limit', code: 'UNKNOWN_FIELD' }),
        expect.objectContaining({ path: 'period', code: 'DUPLICATE' }),
      ]),
    });
    expect(errorIn((await take(reads, 'activities.csv?period=never')).text)).toMatchObject({
      fields: [{ path: 'period', code: 'NOT_A_PERIOD' }],
    });
  });

  it('knows the parameters that /openapi.json names, for every ledger', async () => {
    const described = await fixture.app.inject({ url: '/openapi.json' });
    const { parameters } = described.json<{
      paths: Record<string, { get: { parameters: { name: string; in: string; schema: { enum: string[] } }[] } }>;
    }>().paths['/export/{ledger}.{format}']?.get ?? { parameters: [] };
    const asked = parameters.filter((each) => each.in === 'query').map(({ name }) => `${name}=`);
    expect(asked).toHaveLength(6);
    for (const ledger of parameters.find(({ name }) => name === 'ledger')?.schema.enum ?? [])
      expect([ledger, (await take(reads, `${ledger}.ndjson?${asked.join('&')}`)).status]).toEqual([ledger, 200]);
  });

  it('finds in it what it may see: no number of a case for whom does not keep it, nothing of a sibling', async () => {
    const [own] = recordsIn((await take(police, 'fraudCases.ndjson')).text);
    expect(own).toMatchObject({ caseNumber: NUMBER, loss: '52000.00', tenantId: policeId });
    const county = await take(fixture.tokens.official, 'fraudCases.csv');
    expect(county.text).not.toContain(NUMBER);
    expect(rowsIn(county.text).rows).toMatchObject([{ caseNumber: '***' }]);
    for (const token of [fixture.tokens.siblingAdmin, fixture.tokens.otherCounty, fixture.tokens.bankAdmin])
      expect(recordsIn((await take(token, 'fraudCases.ndjson')).text)).toEqual([]);
    // A region that is not overseen is one without records, as in the list.
    const foreign = await take(fixture.tokens.otherCounty, 'fraudCases.ndjson?regionCode=340210');
    expect(foreign).toMatchObject({ status: 200, text: '' });
  });
});

describe('what a file holds', () => {
  it('runs nothing in the program that opens it, and keeps every digit', async () => {
    const titles = ['=1+1讲座', '+86讲座', '-2讲座', '@SUM(A1)讲座', '＝1讲座', "'引号讲座", '逗号,"引号"讲座'];
    for (const title of titles) await fixture.as(fixture.tokens.schoolAdmin, RECORD, lecture(title));
    const { text, headers } = await take(reads, 'activities.csv');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(headers['content-disposition']).toBe('attachment; filename="activities.csv"');
    expect(text.startsWith('\uFEFFid,')).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
    expect(text).not.toMatch(/(^|,)"?[=+@＝]/m);
    expect(
      rowsIn(text)
        .rows.map(({ title }) => title)
        .sort(),
    ).toEqual([...titles].sort());
    const { text: cases } = await take(police, 'fraudCases.csv');
    expect(cases).toContain(`,'${NUMBER},`);
  });

  it('is a workbook of texts, whose last sheet says who has taken it', async () => {
    const { bytes, headers } = await take(police, 'fraudCases.xlsx?period=2026-10');
    expect(headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    const { sheets } = await readXlsx(bytes, { readStyles: true });
    const [names = [], row = []] = sheets[0]?.rows ?? [];
    expect(row[names.indexOf('caseNumber')]).toBe(NUMBER);
    expect(row[names.indexOf('loss')]).toBe(52_000);
    expect(row[names.indexOf('reportedOn')]).toBe('2026-10-05');
    expect(sheets[0]?.freezePane).toMatchObject({ rows: 1 });
    const about = Object.fromEntries((sheets[1]?.rows ?? []).map(([name, value]) => [name, value]));
    expect(about).toMatchObject({
      '导出编号 export': expect.stringMatching(/^[\da-f-]{36}$/),
      '导出人 by': expect.any(String),
      '内容 subject': 'fraud_case',
      '条件 period': '2026-10',
      '记录数 rows': '1',
    });
    const [entry] = await fixture.db.sql(
      "select subject_id from audit_entry where action = 'fraud_case.exported'" + ' order by at desc limit 1',
    );
    expect(entry?.['subject_id']).toBe(about['导出编号 export']);
    const activities = await readXlsx((await take(reads, 'activities.xlsx')).bytes);
    const titles = activities.sheets[0]?.rows.map(
      (each) => each[activities.sheets[0]?.rows[0]?.indexOf('title') ?? -1],
    );
    expect(titles).toContain('=1+1讲座');
    expect(JSON.stringify([...(activities.sheets[0]?.cells?.values() ?? [])])).not.toContain('"formula"');
  });

  it('leaves out what was voided and what has not changed since a moment', async () => {
    const told = (await fixture.as(fixture.tokens.siblingAdmin, RECORD, lecture('早些的讲座'))) as {
      recordActivity: { id: string };
    };
    const { id } = told.recordActivity;
    await sleep(5);
    const since = new Date().toISOString();
    const ids = async (filter: string) =>
      recordsIn((await take(fixture.tokens.siblingAdmin, `activities.ndjson?${filter}`)).text).map(
        (each) => each['id'],
      );
    expect(await ids(`changedSince=${since}`)).toEqual([]);
    expect(await ids('changedSince=2026-01-01')).toEqual([id]);
    expect(await ids('period=2026-09')).toEqual([]);
    await fixture.as(
      fixture.tokens.siblingAdmin,
      'mutation ($id: ID!) { voidActivity(id: $id, version: 1, reason: "重复填报") { id } }',
      { id },
    );
    expect(await ids(`changedSince=${since}`)).toEqual([]);
    expect(await ids(`changedSince=${since}&includeVoided=true`)).toEqual([id]);
    expect(await ids(`changedSince=${since.replace('Z', '+00:00')}&includeVoided=true`)).toEqual([id]);
  });

  it('is in the log before it is sent: who took what, and how many records', async () => {
    await take(fixture.tokens.siblingAdmin, 'activities.csv?period=2026-10&includeVoided=true');
    const [entry] = await fixture.db.sql(
      `select user_id, subject_kind, detail from audit_entry
        where action = 'activity.exported' order by at desc limit 1`,
    );
    expect(entry).toMatchObject({
      user_id: expect.any(String),
      subject_kind: 'activity',
      detail: { format: 'csv', rows: 1, period: '2026-10', includeVoided: true },
    });
  });
});

describe('a large file', () => {
  const MANY = 20_000;
  beforeAll(async () => {
    await fixture.db.sql(
      `insert into activity (city_code, id, tenant_id, home_region, region_code, sector, record_status, version,
        recorded_by, type, title, status, start_on, running, theme, search_text)
      select city_code, gen_random_uuid(), tenant_id, home_region, region_code, sector, 'ACTIVE', version,
        recorded_by, type, '讲座' || n, status, date '2024-01-01' + n % 700, running, theme, search_text
      from (select * from activity where title = '早些的讲座') a, generate_series(1, ${MANY}) n`,
    );
  }, 60_000);

  it('is read page by page, each record once, in memory that does not grow with it', async () => {
    const asked = 'period=2024-01-01/2025-12-31';
    const { text } = await take(fixture.tokens.siblingAdmin, `activities.ndjson?${asked}`);
    const records = recordsIn(text);
    expect(records).toHaveLength(MANY);
    expect(new Set(records.map(({ id }) => id)).size).toBe(MANY);
    const days = records.map(({ startOn }) => startOn as string);
    expect(days).toEqual([...days].sort().reverse());
    const book = await readXlsx((await take(fixture.tokens.siblingAdmin, `activities.xlsx?${asked}`)).bytes);
    expect(book.sheets[0]?.rows.slice(1).map(([id]) => id)).toEqual(records.map(({ id }) => id));
  });

  it('gives its connection back where the client goes away', async () => {
    const url = await fixture.listen();
    for (const format of ['csv', 'xlsx', 'ndjson']) {
      await new Promise<void>((resolve, reject) => {
        const asked = request(`${url}/export/activities.${format}`, {
          headers: { authorization: `Bearer ${fixture.tokens.siblingAdmin}` },
        });
        asked
          .on('error', () => resolve())
          .on('response', (response) => {
            expect(response.statusCode).toBe(200);
            response.once('data', () => {
              expect(lanes()?.turns.running).toBe(1);
              response.destroy();
              resolve();
            });
          });
        asked.on('timeout', reject).end();
      });
      for (let wait = 0; wait < 100 && lanes()?.turns.running !== 0; wait += 1) await sleep(20);
      expect(lanes()?.turns).toEqual({ running: 0, waiting: 0 });
      expect(lanes()?.use).toMatchObject({ waiting: 0 });
    }
  });

  it('is one of two at a time for a unit; more wait, and many are sent away', async () => {
    const database = fixture.app.get(Database, { strict: false });
    const scope = { cityCode: '3402', tenantId: fixture.sibling.id, userId: null, regions: [], sector: null } as const;
    const held = [
      await database.snapshot({ ...scope, mode: 'member' }),
      await database.snapshot({ ...scope, mode: 'member' }),
    ];
    const waiting = Array.from({ length: 4 }, () => take(fixture.tokens.siblingAdmin, 'inspections.csv'));
    while (lanes()?.turns.waiting !== 4) await sleep(5);
    const refused = await take(fixture.tokens.siblingAdmin, 'inspections.csv');
    expect(refused).toMatchObject({ status: 429, headers: { 'retry-after': '5' } });
    expect(errorIn(refused.text)).toMatchObject({ code: 'RATE_LIMITED', reason: 'TOO_MANY_AT_ONCE' });
    // Other units do not wait for it.
    expect((await take(reads, 'inspections.csv')).status).toBe(200);
    for (const snapshot of held) await snapshot.end();
    for (const { status } of await Promise.all(waiting)) expect(status).toBe(200);
  });
});
