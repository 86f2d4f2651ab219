import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as alerts from './alerts.fixture.js';
import { makeCampaignsFixture } from './campaigns.fixture.js';
import { rowsIn, takingFrom } from './exports.fixture.js';
import { USUAL_CHASE_PLAN } from '@fanzha/domain';
import { CREATE, input as CLIENT } from './api-clients.fixture.js';
import {
  CHANGE_PLAN,
  CHASE,
  GRANT,
  makeSubmissionFixture,
  REMIND,
  RETURN,
  SUBMIT,
  type SubmissionFixture,
} from './submissions.fixture.js';

/** Files of what is chased have what the lists have, for who may see these, and each is in the log. */
const LOGGED = "select detail from audit_entry where action = 'chase.exported' order by id";

describe('the files of reports and of what was returned', () => {
  let f: SubmissionFixture;
  let asked: { formId: string; period: string };
  const take = async (as: string | null, query: string, format = 'csv') =>
    takingFrom(f.app)(as === null ? null : (await f.as(as)).token, `chase.${format}?${query}`);
  const ofReports = () => `tab=reports&formId=${asked.formId}&period=${asked.period}`;
  beforeAll(async () => {
    f = await makeSubmissionFixture();
    asked = { formId: (await f.define())['id'], period: '2026-10' };
    await f.open();
  });
  afterAll(() => f.end());

  it('have a row for each unit that owes, with what the page shows of it', async () => {
    const late = await f.of(f.school, asked.formId, '2026-10');
    await f.done('official', REMIND, { ids: [late] });
    const excepted = await f.of(f.bank, asked.formId, '2026-10');
    await f.done('official', GRANT, { input: { submissionId: excepted, reason: '断网两天', expiresOn: '2026-12-20' } });
    const { owing } = await f.done('official', CHASE, asked);
    const answer = await take('official', ofReports());
    expect(answer.headers['content-disposition']).toContain('chase-reports.csv');
    const { names, rows } = rowsIn(answer.text);
    expect(names.slice(0, 7)).toEqual(['单位', '区划', '条线', '报表', '期次', '状态', '何时起']);
    const shown = owing as Record<string, unknown>[];
    expect(rows.map((row) => row['单位'])).toEqual(shown.map(({ name }) => name));
    expect(rows.map((row) => row['区划'])).toEqual(shown.map(({ regionName }) => regionName));
    expect(rows.find((row) => row['单位'] === f.school.name)).toMatchObject({
      ...{ 报表: '反诈月报', 期次: '2026-10', 状态: '草稿', 应报日: '2026-11-10', 延期至: '' },
      ...{ 走到哪一步: '告知条线', '已提醒（次）': '1', '另欠前期（期）': '0' },
    });
    expect(rows.find((row) => row['单位'] === f.bank.name)).toMatchObject({
      ...{ 延期至: '2026-12-20', 逾期天数: '0', 走到哪一步: '未到期', '已提醒（次）': '0', 最近提醒: '' },
    });
    const workbook = await take('official', ofReports(), 'xlsx');
    expect(workbook.headers['content-type']).toContain('spreadsheetml');
    expect((await take('official', ofReports(), 'ndjson')).text.trim().split('\n')).toHaveLength(shown.length);
    expect((await f.db.sql<{ detail: object }>(LOGGED)).map(({ detail }) => detail)).toMatchObject([
      { tab: 'reports', formId: asked.formId, period: '2026-10', format: 'csv', rows: shown.length },
      { format: 'xlsx' },
      { format: 'ndjson' },
    ]);
  });

  it('have what was returned to units of the own authority', async () => {
    expect(rowsIn((await take('official', 'tab=returned')).text).rows).toEqual([]);
    await f.leaflets(f.school, '2026-10-10', 30);
    const id = await f.of(f.school, asked.formId, '2026-10');
    await f.act('school-admin', SUBMIT, id);
    await f.act('official', RETURN, id, { cells: [{ cell: 'LEAFLETS', reason: 'UNUSUAL_CHANGE' }] });
    expect(rowsIn((await take('official', 'tab=returned')).text).rows).toMatchObject([
      { 单位: f.school.name, 报表: '反诈月报', 期次: '2026-10', '退回未改（格）': '1', '已提醒（次）': '1' },
    ]);
    // Another authority of the same units has asked for nothing.
    expect(rowsIn((await take('education-official', 'tab=returned')).text).rows).toEqual([]);
  });

  it('are refused as the queries are, and leave no trace then', async () => {
    const before = (await f.db.sql(LOGGED)).length;
    const told = async (as: string | null, query: string) => {
      const { status, text } = await take(as, query);
      return [status, text.includes(f.bank.name)];
    };
    expect(await told(null, ofReports())).toEqual([401, false]);
    expect(await told('school-admin', ofReports())).toEqual([403, false]);
    for (const as of ['sibling-admin', 'education-official']) expect(await told(as, ofReports())).toEqual([404, false]);
    for (const tab of ['returned', 'receipts', 'alerts'])
      expect(await told('school-admin', `tab=${tab}`)).toEqual([403, false]);
    for (const query of [
      ...['', 'tab=x', 'tab=reports', `tab=reports&period=2026-10&formId=x`, 'tab=alerts&period=2026-10'],
      ...[`${ofReports()}&filter={}`, `tab=reports&period=x&formId=${asked.formId}`, 'tab=alerts&tab=returned'],
    ])
      expect((await take('official', query)).status).toBe(400);
    expect((await take('official', ofReports(), 'pdf')).status).toBe(404);
    expect(await f.db.sql(LOGGED)).toHaveLength(before);
  });
});

describe('these files and programs', () => {
  let f: SubmissionFixture;
  let query: string;
  const client = async (scopes: readonly string[], as = 'official'): Promise<string> => {
    const made = await f.asked(as, CREATE, { input: { ...CLIENT, scopes } });
    return (made['createApiClient'] as { token: string }).token;
  };
  const sent = async (method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE', headers: object, url = query) =>
    f.app.inject({ method, url: `/export/${url}`, headers: { ...headers } });
  beforeAll(async () => {
    f = await makeSubmissionFixture();
    const { id } = await f.define({ title: '@SUM(1+1)' });
    query = `chase.csv?tab=reports&period=2026-10&formId=${id as string}`;
    await f.open();
  });
  afterAll(() => f.end());

  it('are for those that read records, as far as who made them', async () => {
    const take = takingFrom(f.app);
    const reads = await client(['ledger:read']);
    expect(await take(reads, query)).toMatchObject({ status: 200 });
    for (const scopes of [['rollup:read'], ['ledger:write'], ['rollup:read', 'ledger:write']])
      expect(await take(await client(scopes), query)).toMatchObject({ status: 403 });
    const ofSchool = await client(['ledger:read'], 'school-admin');
    expect(await take(ofSchool, query)).toMatchObject({ status: 403 });
    for (const tab of ['returned', 'receipts', 'alerts'])
      expect(await take(ofSchool, `chase.csv?tab=${tab}`)).toMatchObject({ status: 403 });
    expect((await take(reads, 'chase.csv?tab=alerts')).status).toBe(200);
  });

  it('change nothing and remind of nothing with a scope to write alone', async () => {
    const writes = { token: await client(['ledger:write']), cookie: '' };
    for (const [mutation, variables] of [
      ['mutation { done: remindOfAlerts(ids: ["x"]) { reminded } }', {}],
      [CHANGE_PLAN, { formId: query.slice(-36), version: 0, input: USUAL_CHASE_PLAN }],
      ['{ done: alertChaseText(style: UNITS) }', {}],
      [REMIND, { ids: [await f.of(f.school, query.slice(-36), '2026-10')] }],
      [
        GRANT,
        { input: { submissionId: '00000000-0000-4000-8000-000000000000', reason: '断网', expiresOn: '2026-12-20' } },
      ],
      [CHASE, { formId: query.slice(-36), period: '2026-10' }],
    ] as const)
      expect(await f.ask(writes, mutation, { ...variables })).toMatchObject({ code: 'FORBIDDEN' });
    const both = { token: await client(['ledger:write', 'ledger:read']), cookie: '' };
    const plan = { formId: query.slice(-36), version: 0, input: { ...USUAL_CHASE_PLAN, soonDays: 4 } };
    expect(await f.ask(both, CHANGE_PLAN, plan)).toMatchObject({ done: { version: 1, soonDays: 4 } });
    const [kept] = await f.db.sql('select changed_by is not null as known from chase_plan');
    expect(kept).toEqual({ known: true });
  });

  it('are asked for by GET alone, whole, and kept by nobody on the way', async () => {
    const { token } = await f.as('official');
    const authorization = `Bearer ${token}`;
    expect((await sent('HEAD', { authorization })).statusCode).toBe(405);
    for (const method of ['POST', 'PUT', 'DELETE'] as const)
      expect([404, 405, 415]).toContain((await sent(method, { authorization })).statusCode);
    const whole = await sent('GET', { authorization });
    const part = await sent('GET', { authorization, range: 'bytes=0-3', 'if-none-match': '*' });
    expect([part.statusCode, part.payload]).toEqual([200, whole.payload]);
    expect(whole.headers['cache-control']).toContain('no-store');
    expect(whole.headers['x-content-type-options']).toBe('nosniff');
    // A cookie that a browser sends by itself opens nothing.
    expect((await sent('GET', { cookie: (await f.as('official')).cookie })).statusCode).toBe(401);
    for (const url of [`${query}&tab=returned`, `${query}%00`, 'chase.csv?tab[]=alerts', 'chase.csv?tab=__proto__'])
      expect((await sent('GET', { authorization }, url)).statusCode).toBe(400);
    for (const url of ['chase.csv/?tab=alerts', 'chase.?tab=alerts', 'chase.CSV?tab=alerts', 'chase?tab=alerts'])
      expect((await sent('GET', { authorization }, url)).statusCode).toBe(404);
  });

  it('have nothing that a program would compute, whatever units, forms and campaigns are called', async () => {
    const names = ['=HYPERLINK("http://x.example","点")', '+1+1', '-2+3', "＝cmd|' /C calc'!A0", '@SUM(A1)'];
    for (const [at, name] of names.entries()) {
      const unit = at === 0 ? f.school : f.bank;
      await f.db.sql('update tenant set name = $2 where id = $1', [unit.id, name]);
      const { token } = await f.as('official');
      const { text } = await takingFrom(f.app)(token, query);
      expect(rowsIn(text).rows.map((row) => [row['单位'], row['报表']])).toContainEqual([name, '@SUM(1+1)']);
      for (const [, cell] of text.matchAll(/(?:^|,)"?([^,"\r\n])/gm)) expect('=+-@＝＋－＠').not.toContain(cell);
    }
  });
});

describe('the file of receipts', () => {
  it('has units without a receipt of the own campaigns, and of no others', async () => {
    const f = await makeCampaignsFixture();
    const take = (as: { readonly token: string }) => takingFrom(f.api.app)(as.token, 'chase.csv?tab=receipts');
    const { title } = await f.issue({ tenantTypes: ['SCHOOL'] });
    const { rows } = rowsIn((await take(f.county)).text);
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row['专项行动']))).toEqual(new Set([title]));
    expect(rows.map((row) => row['单位'])).toContain('柳岸小学');
    expect(rows.map((row) => row['单位'])).not.toContain('湖畔储蓄所');
    for (const as of [f.city, f.otherCounty, f.education]) expect(rowsIn((await take(as)).text).rows).toEqual([]);
    expect((await take(f.school)).status).toBe(403);
    await f.close();
  });
});

describe('the file of alerts', () => {
  it('has those that are overdue in places that one oversees, without what the police keep of them', async () => {
    const f = await alerts.makeAlertsFixture();
    const take = (as: { readonly token: string }) => takingFrom(f.api.app)(as.token, 'chase.csv?tab=alerts');
    const record = (changes: object) =>
      f.data(f.police, alerts.RECORD, { input: f.input({ reference: 'YJ0731', narrative: '老人独居', ...changes }) });
    const { done } = await record({ receivedAt: alerts.ago(30), level: 'MEDIUM' });
    await record({ receivedAt: alerts.ago(1), reference: 'YJ0732' });
    await f.data(f.county, 'mutation($ids: [ID!]!) { remindOfAlerts(ids: $ids) { reminded } }', { ids: [done.id] });
    const answer = await take(f.county);
    expect(rowsIn(answer.text).rows).toMatchObject([
      { 单位: '湖畔社区', 等级: '中', 交办单位: '湾沚公安分局', '逾期（小时）': '6', '已提醒（次）': '1' },
    ]);
    for (const word of ['YJ0731', '老人独居']) expect(answer.text).not.toContain(word);
    expect(rowsIn((await take(f.town)).text).rows).toHaveLength(1);
    expect(rowsIn((await take(f.farCounty)).text).rows).toEqual([]);
    for (const as of [f.police, f.community]) expect((await take(as)).status).toBe(403);
    await f.close();
  });
});
