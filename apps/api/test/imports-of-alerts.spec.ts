import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AlertsFixture, ALERT, AMEND, makeAlertsFixture } from './alerts.fixture.js';
import { takingFrom } from './exports.fixture.js';
import { type Importer, importer } from './imports.fixture.js';
import { insertTenant } from './support/factories.js';

/** Tables of alerts: one by one with their own numbers, and as numbers alone. */
const LIST = `query List { alerts(first: 50) { edges { node { ${ALERT} } } } }`;
const HEADS = '接收时间,预警等级,预警类别,预警来源,诈骗类型,所在社区,交办单位,预警编号,情况说明';
const ROWS = [
  '2026-05-10 09:30,高,涉诈来电,省级平台,刷单返利类,东湖社区,湖畔社区居委会,沚预〔2026〕1号,疑似刷单',
  '2026年5月11日14时05分,低,涉诈APP,96110,,340210100001,,沚预〔2026〕2号,',
  '2026-05-12,高,涉诈来电,省级平台,,,,,',
  '2026-05-12 10:00,最高,涉诈来电,省级平台,,,没有这个单位,,',
  '2026-05-13 10:00,中,涉诈短信,银行,,,两个同名的,,',
  '2026-05-14 10:00,中,涉诈短信,银行,,,,沚预[2026]2号,又推了一次',
  ',中,涉诈短信,银行,,,,,',
];

let fixture: AlertsFixture;
let police: Importer;
beforeAll(async () => {
  fixture = await makeAlertsFixture();
  const { api } = fixture;
  await api.db.sql(`update tenant set name = '湖畔社区居委会', name_folded = '湖畔社区居委会' where id = $1`, [
    fixture.community.tenantId,
  ]);
  for (const region of ['340210100001', '340210100002'])
    await insertTenant(api.db, 'COMMUNITY', region, { name: '两个同名的' });
  police = importer({ app: api.app, gql: api.gql }, fixture.police.token);
}, 60_000);
afterAll(() => fixture.close());

const alerts = async () =>
  (await fixture.data(fixture.police, LIST))['alerts'].edges.map(({ node }: { node: object }) => node);
const table = (rows: readonly string[]) => [HEADS, ...rows].join('\n');

describe('a table of alerts', () => {
  it('is judged row by row: moments, units by their names, own numbers that are there already', async () => {
    const { status, body } = await police.send('ALERTS', table(ROWS), '预警.csv');
    expect(status).toBe(201);
    const { columns } = await police.get(body.id);
    expect(columns.map(({ field, state }: { field: string; state: string }) => [field, state])).toEqual([
      ['receivedAt', 'KNOWN'],
      ['level', 'KNOWN'],
      ['kind', 'KNOWN'],
      ['source', 'KNOWN'],
      ['fraudType', 'KNOWN'],
      ['regionCode', 'KNOWN'],
      ['assignee', 'KNOWN'],
      ['reference', 'KNOWN'],
      ['narrative', 'KNOWN'],
    ]);
    const { counts, errors } = await police.checked(body.id);
    expect(errors.map(({ letter, code }: { letter: string; code: string }) => `${letter} ${code}`).toSorted()).toEqual([
      'A NOT_A_DATE',
      'A REQUIRED',
      'B UNKNOWN_CODE',
      'G AMBIGUOUS',
      'G NOT_FOUND',
    ]);
    expect(counts).toMatchObject({ added: 2, duplicates: 1, invalid: 4 });
    expect((await police.written(body.id)).counts).toMatchObject({ written: 2 });
    expect(await alerts()).toMatchObject([
      { receivedAt: '2026-05-11T06:05:00.000Z', level: 'LOW', kind: 'APP', source: 'HOTLINE', assignee: null },
      {
        receivedAt: '2026-05-10T01:30:00.000Z',
        dueAt: '2026-05-10T03:30:00.000Z',
        fraudType: { code: 'F01' },
        region: { code: '340210100001' },
        assignee: { name: '湖畔社区居委会' },
        reference: '沚预〔2026〕1号',
        narrative: '疑似刷单',
      },
    ]);
  });

  it('shows an own number that is there already as the record that has it', async () => {
    const { body } = await police.send('ALERTS', table([ROWS[0]?.replace('疑似刷单', '另写的') ?? '']), '又一份.csv');
    const { counts, rows } = await police.checked(body.id);
    expect(counts).toMatchObject({ added: 0, duplicates: 1 });
    const [first] = (await fixture.sql(`select alert_id as id from alert_reference where reference like '%1号'`)) as {
      id: string;
    }[];
    expect(rows.edges[0].node).toMatchObject({ state: 'DUPLICATE', kind: 'ALERT', recordId: first?.id });
    await police.discard(body.id);
  });

  it('goes out and comes back as it is; a cell that was changed amends its alert', async () => {
    const take = takingFrom(fixture.api.app);
    for (const asked of ['csv', 'csv?labels=zh', 'xlsx?labels=zh']) {
      const file = await take(fixture.police.token, `alerts.${asked}`);
      const { body } = await police.send('ALERTS', file.bytes, `again.${asked.slice(0, 4).replace('?', '')}`);
      expect((await police.checked(body.id)).counts).toMatchObject({ unchanged: 2, updated: 0, invalid: 0 });
      await police.discard(body.id);
    }
    const file = await take(fixture.police.token, 'alerts.csv?labels=zh');
    const changed = file.text
      .replace('2026-05-11T06:05:00.000Z', '2026-05-11 14:10')
      .replace('疑似刷单', '疑似冒充客服');
    const { body } = await police.send('ALERTS', changed, 'changed.csv');
    expect((await police.checked(body.id)).counts).toMatchObject({ unchanged: 0, updated: 2, invalid: 0 });
    await police.written(body.id);
    expect(await alerts()).toMatchObject([
      { version: 2, receivedAt: '2026-05-11T06:10:00.000Z' },
      { version: 2, narrative: '疑似冒充客服', assignee: { name: '湖畔社区居委会' } },
    ]);
  });

  it('is for the police, and a name goes with no id', async () => {
    const bank = importer({ app: fixture.api.app, gql: fixture.api.gql }, fixture.bank.token);
    expect((await bank.send('ALERTS', table(ROWS), '预警.csv')).status).toBe(404);
    const [one] = await alerts();
    const input = fixture.input({ receivedAt: one.receivedAt, assigneeName: '湖畔社区居委会' });
    const amend = { id: one.id, version: one.version, input };
    expect(await fixture.fieldErrors(fixture.police, AMEND, amend)).toContain('assigneeName CONTRADICTORY');
  });
});

describe('a table with alerts of a unit that has closed since', () => {
  it('says at the cell since when, and what to do; without the unit the alert waits to be assigned', async () => {
    await insertTenant(fixture.api.db, 'COMMUNITY', '340210100001', { name: '旧桥社区', closedOn: '2026-05-31' });
    const row = (unit: string) => `2026-05-15 10:00,中,涉诈短信,银行,,,${unit},沚预〔2026〕30号,`;
    const { body } = await police.send('ALERTS', table([row('旧桥社区')]), '已撤.csv');
    const { counts, errors } = await police.checked(body.id);
    expect(counts).toMatchObject({ added: 0, invalid: 1 });
    expect(errors).toMatchObject([{ letter: 'G', code: 'UNIT_CLOSED' }]);
    expect(errors[0].message).toBe(
      '“交办单位”填的单位已于 2026-05-31 撤销，不能再交办：请留空，预警先记下来等待交办，或改填接手的单位',
    );
    await police.discard(body.id);
    const again = await police.send('ALERTS', table([row('')]), '留空.csv');
    expect((await police.checked(again.body.id)).counts).toMatchObject({ added: 1, invalid: 0 });
    await police.written(again.body.id);
    expect(await alerts()).toContainEqual(
      expect.objectContaining({ reference: '沚预〔2026〕30号', assignee: null, state: 'UNASSIGNED' }),
    );
  });
});

describe('a table of counted alerts', () => {
  const rows = (of: readonly string[]) =>
    ['起始日期,日期,预警接收,预警处置,预警按时处置,避免损失金额,预警等级', ...of].join('\n');

  it('is imported by the police and by units that answer, and never counts twice', async () => {
    const unit = importer({ app: fixture.api.app, gql: fixture.api.gql }, fixture.bank.token);
    const file = rows([
      '2026-06-01,2026-06-30,20,15,12,3万,',
      '2026-07-01,2026-07-31,8,6,5,,高',
      '2026-08-01,2026-08-31,5,6,,,',
    ]);
    for (const [who, count] of [
      [police, 2],
      [unit, 2],
    ] as const) {
      const { body } = await who.send('ALERT_COUNT', file, '汇总.csv');
      expect((await who.checked(body.id)).counts).toMatchObject({ added: count, invalid: 1 });
      expect((await who.written(body.id)).counts).toMatchObject({ written: count });
    }
    const { body } = await police.send(
      'ALERT_COUNT',
      rows(['2026-05-01,2026-05-31,20,15,12,,', '2026-06-15,2026-06-16,1,1,1,,']),
      '五月.csv',
    );
    const { errors } = await police.checked(body.id);
    expect(errors.map(({ code, count }: { code: string; count: number }) => [code, count])).toEqual([
      ['COUNTED_ALREADY', 1],
      ['COUNTED_ALREADY', 1],
    ]);
    const kept = await fixture.sql(`select own_line, alert_level from tally order by own_line, occurred_on`);
    expect(kept).toEqual([
      { own_line: false, alert_level: null },
      { own_line: false, alert_level: 'HIGH' },
      { own_line: true, alert_level: null },
      { own_line: true, alert_level: 'HIGH' },
    ]);
    const again = await takingFrom(fixture.api.app)(fixture.police.token, 'tallies.csv?labels=zh');
    const back = await police.send('ALERT_COUNT', again.bytes, '导出.csv');
    expect((await police.checked(back.body.id)).counts).toMatchObject({ unchanged: 2, updated: 0, invalid: 0 });
  });
});
