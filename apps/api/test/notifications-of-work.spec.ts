import { OutboxDispatcher } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as alerts from './alerts.fixture.js';
import * as campaigns from './campaigns.fixture.js';
import * as submissions from './submissions.fixture.js';
import type { TestApi } from './support/test-api.js';

/** A notification as the database has it: what happened, whom it told, and with which facts. */
interface Told {
  readonly kind: string;
  readonly to: string;
  readonly subject: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * What was told since it was asked last, to whomsoever in both cities: earlier notifications stay, so that the same
 * matter is not told twice.
 */
function newsOf({ app, db }: Pick<TestApi, 'app' | 'db'>, nameOf: (user: { id: string; username: string }) => string) {
  const seen = new Set<string>();
  return async (): Promise<Told[]> => {
    await app.get(OutboxDispatcher).dispatchAll();
    const rows = await db.sql<{
      id: string;
      kind: string;
      user_id: string;
      username: string;
      about: string;
      facts: Told['facts'];
    }>(
      `select n.id, n.kind, n.user_id, u.username, n.subject_kind || ' ' || n.subject_id as about, n.facts
       from notification n join user_account u on u.city_code = n.city_code and u.id = n.user_id`,
    );
    const fresh = rows.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    return fresh
      .map(({ kind, user_id: id, username, about, facts }) => ({
        kind,
        to: nameOf({ id, username }),
        subject: about,
        facts,
      }))
      .sort((one, other) => (`${one.to} ${one.kind}` < `${other.to} ${other.kind}` ? -1 : 1));
  };
}
const toOf = (told: readonly Told[]): string[] => told.map(({ kind, to }) => `${to} ${kind}`);

describe('submissions', () => {
  let f: submissions.SubmissionFixture;
  let form: string;
  let news: () => Promise<Told[]>;
  const of = (tenant: Parameters<typeof f.of>[0], period = '2026-10') => f.of(tenant, form, period);
  let other: Parameters<typeof f.of>[0];
  beforeAll(async () => {
    f = await submissions.makeSubmissionFixture();
    await f.addUser(f.school, 'school-viewer', 'VIEWER');
    other = await f.unit('340210101', 'SCHOOL');
    await f.addUser(other, 'other-editor', 'UNIT_EDITOR');
    form = (await f.define())['id'];
    await f.open();
    news = newsOf(f, ({ username }) => username);
  });
  afterAll(() => f.end());

  it('are told to the officials who review them, once of the same matter', async () => {
    expect(await news()).toEqual([]);
    const id = await of(f.school);
    expect(await f.refusedAct('school-admin', submissions.SUBMIT, id)).toBe('ZERO_UNDECLARED');
    expect(await news()).toEqual([]);
    await f.leaflets(f.school, '2026-10-10', 30);
    await f.act('school-admin', submissions.SUBMIT, id);
    const told = await news();
    expect(toOf(told)).toEqual(['official submission.submitted', 'second-official submission.submitted']);
    expect(told[0]).toMatchObject({
      subject: `SUBMISSION ${id}`,
      facts: { unit: f.school.name, title: '2026年10月反诈月报' },
    });
    await f.act('school-admin', submissions.WITHDRAW, id);
    await f.act('school-admin', submissions.SUBMIT, id);
    expect(await news()).toEqual([]);
    const bank = await of(f.bank);
    await f.act('bank-admin', submissions.ZERO, bank, { reason: 'NOT_DONE', note: '当月无活动' });
    expect(toOf(await news())).toEqual(['official submission.submitted', 'second-official submission.submitted']);
  });

  it('that are returned are told to those who hand in for the unit, and back when they are corrected', async () => {
    const id = await of(f.school);
    const cells = [{ cell: 'LEAFLETS', reason: 'UNUSUAL_CHANGE' }];
    expect(await f.refusedAct('school-admin', submissions.RETURN, id, { cells })).toBe('OWN_SUBMISSION');
    expect(await news()).toEqual([]);
    await f.act('official', submissions.RETURN, id, { cells });
    const returned = await news();
    expect(toOf(returned)).toEqual(['school-admin submission.returned', 'school-editor submission.returned']);
    expect(returned[0]?.facts).toEqual({ unit: f.authority.name, title: '2026年10月反诈月报', count: 1 });

    expect(await f.refusedAct('school-admin', submissions.SUBMIT, id)).toBe('CELLS_OPEN');
    expect(await news()).toEqual([]);
    await f.leaflets(f.school, '2026-10-11', 5);
    await f.act('school-editor', submissions.SUBMIT, id, { alsoMoved: ['ACTIVITIES'] });
    const corrected = await news();
    expect(toOf(corrected)).toEqual(['official submission.corrected', 'second-official submission.corrected']);
    expect(corrected[0]?.facts).toEqual({ unit: f.school.name, title: '2026年10月反诈月报', count: 1 });
  });

  it('that are returned or approved together are told to each unit; to nobody where one is refused', async () => {
    const both = [await of(f.school), await of(f.bank)];
    const cells = [{ cell: 'LEAFLETS', reason: 'UNUSUAL_CHANGE' }];
    const seen = (ids: readonly string[]) => f.seen('official', ids);
    await f.act('official', submissions.ACCEPT, both[0] as string);
    expect(await f.refused('official', submissions.APPROVE, { seen: await seen([...both, await of(other)]) })).toBe(
      'SUBMISSION_STATE',
    );
    expect(await f.refused('education-official', submissions.APPROVE, { seen: await seen(both) })).not.toBe('done');
    expect(await news()).toEqual([]);
    await f.done('official', submissions.APPROVE, { seen: await seen(both) });
    const approved = await news();
    expect(approved.map(({ to, kind, subject }) => [to, kind, subject])).toEqual([
      ['bank-admin', 'submission.approved', `SUBMISSION ${both[1]}`],
      ['school-admin', 'submission.approved', `SUBMISSION ${both[0]}`],
      ['school-editor', 'submission.approved', `SUBMISSION ${both[0]}`],
    ]);
    expect(approved[0]?.facts).toEqual({ unit: f.authority.name, title: '2026年10月反诈月报' });
    await f.done('official', submissions.RETURN_MANY, { seen: await seen(both), cells });
    expect(toOf(await news())).toEqual([
      'bank-admin submission.returned',
      'school-admin submission.returned',
      'school-editor submission.returned',
    ]);
  });

  it('that are missing are told to each unit once, of all that it owes', async () => {
    const late = await of(other);
    const ids = [await of(other, '2026-11'), late, await of(f.school, '2026-11')];
    for (const name of ['school-admin', 'education-official'])
      expect(await f.refused(name, submissions.REMIND, { ids })).not.toBe('done');
    expect(await news()).toEqual([]);
    expect(await f.done('official', submissions.REMIND, { ids })).toEqual({ reminded: 3, leftOut: 0 });
    const told = await news();
    expect(toOf(told)).toEqual([
      'other-editor submission.reminded',
      'school-admin submission.reminded',
      'school-editor submission.reminded',
    ]);
    expect(told[0]).toMatchObject({
      subject: `SUBMISSION ${late}`,
      facts: { unit: f.authority.name, title: '2026年10月反诈月报', day: '2026-11-10', count: 2 },
    });
    expect(told[1]?.facts).toMatchObject({ title: '2026年11月反诈月报', count: 1 });
    expect(await f.done('official', submissions.REMIND, { ids })).toEqual({ reminded: 0, leftOut: 3 });
    expect(await news()).toEqual([]);
    await f.db.sql("update notification set created_at = created_at - interval '31 minutes'");
    await f.db.sql("update submission_reminder set reminded_at = reminded_at - interval '31 minutes'");
    await f.done('official', submissions.REMIND, { ids: [late] });
    expect(toOf(await news())).toEqual(['other-editor submission.reminded']);
    await f.done('official', submissions.REMIND, { ids: [late] });
    expect(await news()).toEqual([]);
  });
});

/** Names of actors by their ids. */
const namesOf =
  (actors: object) =>
  ({ id, username }: { id: string; username: string }): string =>
    Object.entries(actors).find(([, actor]) => (actor as { userId?: string } | null)?.userId === id)?.[0] ?? username;

describe('campaigns', () => {
  let f: campaigns.CampaignsFixture;
  let news: () => Promise<Told[]>;
  beforeAll(async () => {
    f = await campaigns.makeCampaignsFixture();
    news = newsOf(f.api, namesOf(f));
  });
  afterAll(() => f.close());
  const each = (kind: string) => ['bank', 'school', 'schoolEditor'].map((name) => `${name} campaign.${kind}`);

  it('are told to the units that they are for, at each step and at none that is refused', async () => {
    const exceptions = [f.sibling.tenantId];
    const draft = await f.done(f.county, campaigns.DRAFT, { input: campaigns.input({ exceptions }) });
    const id = draft['id'];
    expect(await f.refused(f.otherCounty, campaigns.ISSUE, { id, version: 1 })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await news()).toEqual([]);
    const issued = await f.done(f.county, campaigns.ISSUE, { id, version: draft['version'] });
    const told = await news();
    expect(toOf(told)).toEqual(each('issued'));
    const [authority] = await f.sql<{ name: string }>('select name from tenant where id = $1', [f.county.tenantId]);
    expect(told[0]).toMatchObject({
      subject: `CAMPAIGN ${id}`,
      facts: { unit: authority?.name, title: '金秋护老专项行动', day: campaigns.day(-2) },
    });

    await f.done(f.school, campaigns.RECEIVE, { id, edition: 1 });
    expect(await news()).toEqual([]);
    const changed = { input: campaigns.input({ exceptions, title: '金秋护老' }), reason: '改题', id };
    expect(await f.refused(f.county, campaigns.AMEND, { ...changed, version: 99 })).toMatchObject({ code: 'CONFLICT' });
    expect(await news()).toEqual([]);
    const amended = await f.done(f.county, campaigns.AMEND, { ...changed, version: issued['version'] });
    const second = await news();
    expect(toOf(second)).toEqual(each('amended'));
    expect(second[0]?.facts).toEqual({ unit: authority?.name, title: '金秋护老', count: 2 });

    const withdrawal = { id, version: amended['version'], reason: '改由市里开展' };
    expect(await f.refused(f.city, campaigns.WITHDRAW, withdrawal)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await news()).toEqual([]);
    await f.done(f.county, campaigns.WITHDRAW, withdrawal);
    expect(toOf(await news())).toEqual(each('withdrawn'));
  });

  it('are told to units of their types and lines, and when they are closed', async () => {
    const { id, version } = await f.issue({ tenantTypes: ['BANK'], receiveBy: null });
    const told = await news();
    expect(toOf(told)).toEqual(['bank campaign.issued']);
    expect(told[0]?.facts).toMatchObject({ day: campaigns.day(-20) });
    expect(await f.refused(f.education, campaigns.CLOSE, { id, version })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await news()).toEqual([]);
    await f.done(f.county, campaigns.CLOSE, { id, version });
    expect(toOf(await news())).toEqual(['bank campaign.closed']);
    await f.issue({ sectors: ['EDUCATION'] });
    expect(toOf(await news())).toEqual(['school', 'schoolEditor', 'sibling'].map((name) => `${name} campaign.issued`));
    await f.issue({ regionCodes: ['340223'] }, f.city);
    expect(toOf(await news())).toEqual(['far campaign.issued']);
  });

  it('are told to robots of the same units', async () => {
    const unitsOf = { school: f.school, bank: f.bank, sibling: f.sibling, far: f.far };
    for (const { tenantId, userId } of Object.values(unitsOf))
      await f.sql(
        `insert into webhook (city_code, id, tenant_id, name, url, format, groups, created_by)
         values ('3402', gen_random_uuid(), $1, '值班群', 'https://robot.invalid/x', 'JSON', '{DOCUMENT}', $2)`,
        [tenantId, userId],
      );
    await f.issue({ tenantTypes: ['SCHOOL'], exceptions: [f.sibling.tenantId] });
    expect(toOf(await news())).toEqual(['school campaign.issued', 'schoolEditor campaign.issued']);
    const sent = await f.sql<{ tenant_id: string; message: string }>('select tenant_id, message from webhook_delivery');
    expect(sent.map(({ tenant_id: tenantId }) => tenantId)).toEqual([f.school.tenantId]);
    expect(sent[0]?.message).toContain(`下发了专项行动，签收期限 ${campaigns.day(-2)}。`);
    await f.sql('delete from webhook');
  });

  it('for authorities are told to those of the regions, and to no unit', async () => {
    await f.issue({ tenantTypes: ['AUTHORITY'], regionCodes: ['3402'] }, f.city);
    expect(toOf(await news())).toEqual(
      ['colleague', 'county', 'education', 'otherCounty'].map((name) => `${name} campaign.issued`),
    );
  });
});

describe('alerts', () => {
  let f: alerts.AlertsFixture;
  let news: () => Promise<Told[]>;
  beforeAll(async () => {
    f = await alerts.makeAlertsFixture();
    news = newsOf(f.api, namesOf(f));
  });
  afterAll(() => f.close());
  const done = async (as: { readonly token: string }, query: string, variables: Record<string, unknown>) =>
    (await f.data(as, query, variables))['done'];
  const ANSWERED = { result: 'REFUSED', steps: [{ way: 'PHONE', at: alerts.ago(1) }], note: '两次未接' };

  it('are told to the unit that is to answer, without a number of the police or a place', async () => {
    const input = f.input({ reference: 'YJ20261101' });
    expect(await f.refused(f.community, alerts.RECORD, { input })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await news()).toEqual([]);
    const { id, dueAt, version } = await done(f.police, alerts.RECORD, { input });
    const told = await news();
    const minute = new Date(Date.parse(dueAt) + 8 * alerts.HOUR).toISOString().slice(0, 16).replace('T', ' ');
    expect(told).toEqual([
      {
        kind: 'alert.assigned',
        to: 'community',
        subject: `ALERT ${id}`,
        facts: { unit: '湾沚公安分局', day: minute },
      },
    ]);
    // The unit knows of it already.
    const urgent = await done(f.police, alerts.AMEND, { id, version, input: { ...input, level: 'HIGH' } });
    expect(await news()).toEqual([]);
    await done(f.police, alerts.VOID, { id, version: urgent.version });
    expect(await news()).toEqual([]);
  });

  it('are told when they are passed on, to the new unit alone', async () => {
    const first = await done(f.police, alerts.RECORD, { input: f.input({ assigneeId: null }) });
    expect(await news()).toEqual([]);
    const { id } = first;
    const assigned = await done(f.police, alerts.AMEND, { id, version: first.version, input: f.input() });
    expect(toOf(await news())).toEqual(['community alert.assigned']);
    const passedOn = { id, version: assigned.version, input: f.input({ assigneeId: f.sibling.tenantId }) };
    expect(await f.fieldErrors(f.police, alerts.AMEND, passedOn)).toEqual(['assignReason REQUIRED']);
    expect(await news()).toEqual([]);
    const input = { ...passedOn.input, assignReason: '不在本社区' };
    const moved = await done(f.police, alerts.AMEND, { ...passedOn, input });
    expect(toOf(await news())).toEqual(['sibling alert.reassigned']);

    const answer = { id, version: moved.version, answerVersion: 0, input: ANSWERED };
    expect(await f.refused(f.community, alerts.ANSWER, answer)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await f.refused(f.county, alerts.ANSWER, answer)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await news()).toEqual([]);
    await done(f.sibling, alerts.ANSWER, answer);
    const told = await news();
    expect(told.map(({ to, kind, facts }) => [to, kind, facts])).toEqual([
      ['police', 'alert.answered', { unit: '柳岸社区' }],
    ]);
    const again = { ...answer, answerVersion: 1, input: { ...ANSWERED, note: '三次未接' } };
    await done(f.sibling, alerts.ANSWER, again);
    expect(await news()).toEqual([]);
  });
});
