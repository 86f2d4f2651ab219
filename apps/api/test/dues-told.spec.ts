import { AlertDueJobs } from '@fanzha/ledger';
import { todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as alerts from './alerts.fixture.js';
import * as campaigns from './campaigns.fixture.js';
import * as submissions from './submissions.fixture.js';
import { insertOversight, insertTenant } from './support/factories.js';
import { type Told, toldBy } from './support/told-by.js';

const unlocked = (task: object) => ({ ...task, locked: undefined });
const whoOf = (told: readonly Told[]) => told.map(([to, kind]) => `${to.split(' ')[1]} ${kind}`);

describe('submissions that are due', () => {
  let f: submissions.SubmissionFixture;
  let on: ReturnType<typeof toldBy>['on'];
  let jobs: ReturnType<typeof toldBy>;
  let form: string;
  /** Of October, due on 10 November: the school and the bank of the fixture. */
  beforeAll(async () => {
    f = await submissions.makeSubmissionFixture();
    form = (await f.define())['id'];
    await f.open();
    const town = await f.unit('340210', 'AUTHORITY');
    await insertOversight(f.db, town, (await region(f.school.id)) ?? '');
    await f.addUser(town, 'town-official', 'COUNTY_OFFICIAL');
    jobs = toldBy(f);
    on = jobs.on;
  });
  afterAll(() => f.end());
  const region = async (tenantId: string) =>
    (
      await f.db.sql<{ region: string }>('select left(region_code, 9) as region from submission where tenant_id = $1', [
        tenantId,
      ])
    )[0]?.region;

  it('are told to the unit three days before and on the day, once each, and not by night', async () => {
    expect(await on('2026-11-06')).toEqual([]);
    expect(await on('2026-11-07', '07:59')).toEqual([]);
    expect(await on('2026-11-07', '20:00')).toEqual([]);
    const soon = await on('2026-11-07');
    expect(whoOf(soon)).toEqual(
      expect.arrayContaining(['school-admin submission.unit_due', 'bank-admin submission.unit_due']),
    );
    expect(soon.every(([, kind]) => kind === 'submission.unit_due')).toBe(true);
    const [, , subject, facts] = soon.find(([to]) => to.endsWith('school-admin'))!;
    expect(subject).toBe(`SUBMISSION ${await f.of(f.school, form, '2026-10')}`);
    expect(facts).toEqual({ title: '2026年10月反诈月报', day: '2026-11-10' });
    expect(await on('2026-11-08')).toEqual([]);
    expect(await on('2026-11-07', '19:59')).toEqual([]);

    const today = await on('2026-11-10');
    expect(whoOf(today)).toEqual(
      expect.arrayContaining([
        'official submission.due',
        'school-admin submission.unit_due',
        'bank-admin submission.unit_due',
      ]),
    );
    const missing = today.find(([to]) => to.endsWith(' official'))!;
    expect(missing[2]).toBe(`CHASE ${form}:2026-10`);
    expect(missing[3]).toEqual({ title: '2026年10月反诈月报', day: '2026-11-10', count: 2 });
    expect(whoOf(today).some((who) => who.startsWith('town-official'))).toBe(false);
    expect(await on('2026-11-10', '15:00')).toEqual([]);
  });

  it('are told to the unit when they are overdue, then to the authority, the town and the line', async () => {
    const id = await f.of(f.bank, form, '2026-10');
    await f.act('bank-admin', submissions.ZERO, id, { reason: 'NOT_DONE', note: '当月无活动' });
    await jobs.news();
    const first = await on('2026-11-11');
    expect(new Set(whoOf(first))).toEqual(
      new Set(['school-admin submission.unit_overdue', 'school-editor submission.unit_overdue']),
    );
    expect(first[0]?.[3]).toEqual({ title: '2026年10月反诈月报', day: '2026-11-10', days: 1 });
    const second = await on('2026-11-12');
    expect(whoOf(second)).toEqual(
      expect.arrayContaining(['official submission.overdue', 'town-official submission.overdue']),
    );
    expect(second.every(([, kind]) => kind === 'submission.overdue')).toBe(true);
    const toTown = second.find(([to]) => to.endsWith('town-official'))!;
    expect(toTown[2]).toBe(`SUBMISSION ${await f.of(f.school, form, '2026-10')}`);
    expect(toTown[3]).toEqual({ title: '2026年10月反诈月报', days: 2, count: 1 });
    expect(await on('2026-11-13')).toEqual([]);
    const fourth = await on('2026-11-14');
    expect(whoOf(fourth)).toEqual(['education-official submission.overdue']);
    expect(await on('2026-11-17')).toEqual([]);
    expect(await on('2026-11-30')).toEqual([]);
  });

  it('are told anew where an exception gives another day, and not where they came in', async () => {
    await f.db.sql(
      `insert into submission_exception (city_code, id, form_id, period, issuer_id, tenant_id, region_code, sector,
         reason, expires_on, granted_by)
       select city_code, gen_random_uuid(), form_id, period, issuer_id, tenant_id, region_code, sector, '断网',
         '2026-11-25', gen_random_uuid() from submission where tenant_id = $1 and period = '2026-10'`,
      [f.school.id],
    );
    const told = await on('2026-11-22');
    expect(new Set(whoOf(told))).toEqual(
      new Set(['school-admin submission.unit_due', 'school-editor submission.unit_due']),
    );
    expect(told[0]?.[3]).toMatchObject({ day: '2026-11-25' });
    await f.leaflets(f.school, '2026-10-10', 30);
    await f.act('school-admin', submissions.SUBMIT, await f.of(f.school, form, '2026-10'));
    await jobs.news();
    expect(await on('2026-11-25')).toEqual([]);
    expect(await on('2026-11-26')).toEqual([]);
  });

  it('are told once by two workers at once', async () => {
    // November is due on 10 December.
    const now = new Date('2026-12-08T09:00:00+08:00');
    await Promise.all([jobs.dues.tellDue(now), jobs.dues.tellDue(now), jobs.dues.tellDue(now)]);
    const told = await jobs.news();
    expect(new Set(whoOf(told))).toEqual(
      new Set(['school-admin', 'school-editor', 'bank-admin'].map((who) => `${who} submission.unit_due`)),
    );
    expect(told).toHaveLength(3);
    expect(
      await f.db.sql(`select from outbox_event where kind = 'submission.unit_due' and recorded_at > $1`, [now]),
    ).toEqual([]);
  });

  it('are told to nobody of another city or county', async () => {
    const told = await f.db.sql<{ name: string }>(
      `select distinct t.name from notification n join tenant t on t.id = n.tenant_id
       where n.kind like 'submission.%due' and t.region_code !~ '^340210' and t.type <> 'AUTHORITY'`,
    );
    expect(told).toEqual([]);
  });
});

describe('figures that move after they were approved', () => {
  it('are told to the authority once for each day, and no movement from before the approval', async () => {
    const f = await submissions.makeSubmissionFixture();
    const jobs = toldBy(f);
    const form = (await f.define())['id'];
    await f.leaflets(f.school, '2026-10-09', 30);
    await f.open();
    const id = await f.of(f.school, form, '2026-10');
    await f.leaflets(f.school, '2026-10-10', 20);
    await f.act('school-admin', submissions.SUBMIT, id);
    const today = async () => (await jobs.on(todayIn())).filter(([, kind]) => kind === 'submission.differs');
    await f.leaflets(f.school, '2026-10-11', 10);
    expect(await today()).toEqual([]);
    await f.done('official', submissions.APPROVE, { seen: await f.seen('official', [id]) });
    expect(await today()).toEqual([]);
    await f.leaflets(f.school, '2026-10-12', 5);
    const told = await today();
    expect(new Set(whoOf(told))).toEqual(
      new Set(['official', 'second-official'].map((who) => `${who} submission.differs`)),
    );
    expect(told[0]?.slice(2)).toEqual([
      `SUBMISSION ${id}`,
      { unit: f.school.name, title: '2026年10月反诈月报', count: 2 },
    ]);
    await f.leaflets(f.school, '2026-10-13', 5);
    expect(await today()).toEqual([]);
    await f.end();
  });
});

describe('notices that wait to be acknowledged', () => {
  let f: submissions.SubmissionFixture;
  let jobs: ReturnType<typeof toldBy>;
  beforeAll(async () => {
    f = await submissions.makeSubmissionFixture();
    jobs = toldBy(f);
  });
  afterAll(() => f.end());
  const PUBLISH = 'mutation Publish($input: NoticeInput!) { done: publishNotice(input: $input) { id } }';
  const REACH = 'query Reach($id: ID!) { done: notice(id: $id) { receipts addressed } }';
  /** Units that owe a notice, as its page tells it. */
  const owing = async (id: string): Promise<number> => {
    const { receipts, addressed } = await f.done('official', REACH, { id });
    return addressed - receipts;
  };
  const ACKNOWLEDGE = 'mutation Acknowledge($id: ID!) { done: acknowledgeNotice(id: $id) { id } }';

  it('are told to units that have not, and their number to the authority', async () => {
    const input = {
      ...{ title: '警惕冒充客服退款', body: '不点链接，不转账。', publishedOn: '2026-11-10' },
      ...{ receiveBy: '2026-11-20', regionCodes: ['340210'] },
    };
    const { id } = await f.done('official', PUBLISH, { input });
    await f.done('bank-admin', ACKNOWLEDGE, { id });
    const later = await f.unit('340210', 'SCHOOL');
    await f.db.sql(`update tenant set opened_on = '2026-11-12' where id = $1`, [later.id]);
    await f.addUser(later, 'later-admin', 'UNIT_ADMIN');
    await jobs.news();
    expect(await jobs.on('2026-11-16')).toEqual([]);
    const soon = await jobs.on('2026-11-17');
    expect(whoOf(soon)).toEqual(expect.arrayContaining(['school-admin notice.due', 'school-editor notice.due']));
    expect(whoOf(soon)).not.toContain('bank-admin notice.due');
    expect(whoOf(soon)).not.toContain('sibling-admin notice.due');
    expect(soon[0]?.slice(2)).toEqual([
      `NOTICE ${id}`,
      { unit: f.authority.name, title: '警惕冒充客服退款', day: '2026-11-20' },
    ]);
    expect(await jobs.on('2026-11-18')).toEqual([]);
    expect(new Set((await jobs.on('2026-11-20')).map(([, kind]) => kind))).toEqual(new Set(['notice.due']));
    expect(new Set((await jobs.on('2026-11-21')).map(([, kind]) => kind))).toEqual(new Set(['notice.overdue']));
    const missing = await jobs.on('2026-11-22');
    expect(whoOf(missing)).toEqual(expect.arrayContaining(['official notice.missing']));
    expect(missing[0]?.[3]).toMatchObject({ day: '2026-11-20', count: await owing(id) });
    expect(await jobs.on('2026-11-23')).toEqual([]);
  });

  it('are told to no unit that opened after their day, nor is it counted', async () => {
    const input = {
      ...{ title: '警惕冒充公检法', body: '不转账。', publishedOn: '2026-11-11' },
      ...{ receiveBy: '2026-11-21', regionCodes: ['340210100'] },
    };
    const { id } = await f.done('official', PUBLISH, { input });
    const late = await insertTenant(f.db, 'SCHOOL', '340210100', { name: '新校', openedOn: '2026-11-12' });
    await f.addUser(late, 'late-admin', 'UNIT_ADMIN');
    await jobs.news();
    for (const day of ['2026-11-18', '2026-11-21'])
      expect(whoOf(await jobs.on(day)).filter((who) => who.startsWith('late-admin'))).toEqual([]);
    const missing = (await jobs.on('2026-11-23')).find(([, kind]) => kind === 'notice.missing');
    const { addressed } = await f.done('official', 'query($id: ID!) { done: notice(id: $id) { addressed } }', { id });
    expect(missing?.[3]).toMatchObject({ count: addressed });
  });

  it('are not told to units that opened after they were published', async () => {
    const told = await f.db.sql(
      `select n.kind from notification n join user_account u on u.id = n.user_id
       where u.username = 'later-admin' and n.kind in ('notice.due', 'notice.overdue')`,
    );
    expect(told).toEqual([]);
  });
});

describe('campaigns that wait to be received', () => {
  let f: campaigns.CampaignsFixture;
  let jobs: ReturnType<typeof toldBy>;
  beforeAll(async () => {
    f = await campaigns.makeCampaignsFixture();
    jobs = toldBy(f.api);
  });
  afterAll(() => f.close());

  it('are told to units that have not, and their number to the authority', async () => {
    const { id } = await f.issue({ tenantTypes: ['SCHOOL'], receiveBy: campaigns.day(-2) });
    await jobs.news();
    // On the day of the issue it has been told.
    expect(await jobs.on(campaigns.day(0))).toEqual([]);
    await f.done(f.school, campaigns.RECEIVE, { id, edition: 1 });
    await jobs.news();
    const soon = await jobs.on(campaigns.day(-1));
    expect(soon.map(([, kind, subject, facts]) => [kind, subject, facts['title']])).toEqual([
      ['campaign.due', `CAMPAIGN ${id}`, '金秋护老专项行动'],
    ]);
    expect((await jobs.on(campaigns.day(-2))).map(([, kind]) => kind)).toEqual(['campaign.due']);
    expect((await jobs.on(campaigns.day(-3))).map(([, kind]) => kind)).toEqual(['campaign.unit_overdue']);
    const missing = await jobs.on(campaigns.day(-4));
    // Two officials of one authority.
    expect(missing.map(([, kind, , facts]) => [kind, facts['count'], facts['day']])).toEqual(
      Array.from({ length: 2 }, () => ['campaign.overdue', 1, campaigns.day(-2)]),
    );
    expect(await jobs.on(campaigns.day(-5))).toEqual([]);
  });

  it('that others forward are missing with who has received neither, as the matrix counts', async () => {
    const input = { regionCodes: ['3402'], tenantTypes: ['SCHOOL', 'BANK', 'AUTHORITY'], title: '转发' };
    const first = await f.issue({ ...input, receiveBy: campaigns.day(-2) }, f.city);
    const draft = await f.done(f.county, campaigns.FORWARD, { id: first['id'], input: campaigns.input({ tasks: [] }) });
    const own = await f.done(f.county, campaigns.ISSUE, { id: draft['id'], version: 1 });
    // Another edition with the same tasks: who has received these owes nothing.
    await f.done(f.city, campaigns.AMEND, {
      ...{ id: first['id'], version: first['version'], reason: '改名' },
      input: campaigns.input({ ...input, title: '转发改名', tasks: first['tasks'].map(unlocked) }),
    });
    await f.done(f.school, campaigns.RECEIVE, { id: own['id'], edition: 1 });
    await jobs.news();
    const told = (await jobs.on(campaigns.day(-4))).find(
      ([, kind, subject]) => kind === 'campaign.overdue' && subject === `CAMPAIGN ${first['id']}`,
    );
    const { reception } = await f.done(f.city, campaigns.READ, { id: first['id'] });
    const missing = reception.reduce(
      (sum: number, row: { addressed: number; received: number }) => sum + row.addressed - row.received,
      0,
    );
    expect(missing).toBeGreaterThan(1);
    expect(told?.[3]).toMatchObject({ count: missing });
  });
});

describe('alerts that are due', () => {
  let f: alerts.AlertsFixture;
  let news: () => Promise<Told[]>;
  let jobs: AlertDueJobs;
  beforeAll(async () => {
    f = await alerts.makeAlertsFixture();
    news = toldBy(f.api).news;
    jobs = f.api.app.get(AlertDueJobs, { strict: false });
  });
  afterAll(() => f.close());
  const told = async () => {
    await Promise.all([jobs.tellDue(), jobs.tellDue()]);
    return (await news()).map(([to, kind, subject]) => [to.split(' ')[0], kind, subject]);
  };

  it('are told to the unit when little time is left, and to it and the police when none is', async () => {
    const recorded = await f.data(f.police, alerts.RECORD, {
      input: f.input({ receivedAt: alerts.ago(1), level: 'HIGH' }),
    });
    const id = recorded['done'].id as string;
    await news();
    expect(await told()).toEqual([]);
    const left = (minutes: number) =>
      f.sql(
        `update alert set received_at = now() - make_interval(mins => 120 - $2),
           due_at = now() + make_interval(mins => $2),
           received_on = ((now() - make_interval(mins => 120 - $2)) at time zone 'Asia/Shanghai')::date where id = $1`,
        [id, minutes],
      );
    await left(31);
    expect(await told()).toEqual([]);
    await left(29);
    expect(await told()).toEqual([['湖畔社区', 'alert.due', `ALERT ${id}`]]);
    expect(await told()).toEqual([]);
    await left(0);
    expect(await told()).toEqual([
      ['湖畔社区', 'alert.overdue', `ALERT ${id}`],
      ['湾沚公安分局', 'alert.unanswered', `ALERT ${id}`],
    ]);
    expect(await told()).toEqual([]);
  });

  it('are not told once they are answered or voided', async () => {
    const recorded = (await f.data(f.police, alerts.RECORD, { input: f.input() }))['done'];
    await f.data(f.police, alerts.VOID, { id: recorded.id, version: recorded.version });
    const answered = (await f.data(f.police, alerts.RECORD, { input: f.input() }))['done'];
    const input = { result: 'REFUSED', steps: [{ way: 'PHONE', at: alerts.ago(1) }] };
    await f.data(f.community, alerts.ANSWER, { id: answered.id, version: answered.version, answerVersion: 0, input });
    await f.sql("update alert set due_at = received_at + interval '1 hour'");
    await news();
    const ids = [recorded.id, answered.id];
    expect((await told()).filter(([, , subject]) => ids.some((id) => subject?.endsWith(id)))).toEqual([]);
  });
});
