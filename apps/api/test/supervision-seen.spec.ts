import { addDays } from '@fanzha/domain';
import { OutboxDispatcher } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, NOBODY_HAS } from './submissions.fixture.js';
import { insertOversight, insertTenant, type TestTenant } from './support/factories.js';
import { LIST, makeSupervisionFixture, READ, type SupervisionFixture, TODAY, TODO } from './supervision.fixture.js';

let f: SupervisionFixture;
let otherCity: TestTenant;
beforeAll(async () => {
  f = await makeSupervisionFixture();
  otherCity = await insertTenant(f.db, 'AUTHORITY', '3401');
  await insertOversight(f.db, otherCity, '3401');
  await f.addUser(otherCity, 'other-city-official', 'CITY_OFFICIAL');
  const nanling = await insertTenant(f.db, 'AUTHORITY', '340223');
  await insertOversight(f.db, nanling, '340223');
  await f.addUser(nanling, 'nanling-official', 'COUNTY_OFFICIAL');
  for (const official of ['official', 'education-official', 'city-official']) await f.switched(true, official);
});
afterAll(() => f.end());

describe('letters are seen', () => {
  it('by the unit, by who wrote, and by authorities above both; by nobody else', async () => {
    const [county] = await f.send([f.school], { title: '区里的函' });
    const [education] = await f.send([f.school], { title: '教育的函' }, 'education-official');
    const [city] = await f.send([f.school], { title: '市里的函' }, 'city-official');
    const [toBank] = await f.send([f.bank], { title: '给银行的函' });
    const [toCounty] = await f.send([f.authority], { title: '给区里的函' }, 'city-official');
    const seen = async (name: string) => new Set(await f.titles(name));
    const ALL = ['区里的函', '教育的函', '市里的函', '给银行的函', '给区里的函'];
    expect(await seen('school-admin')).toEqual(new Set(ALL.slice(0, 3)));
    expect(await seen('bank-admin')).toEqual(new Set(['给银行的函']));
    // The county oversees the place where the authority for education is; not the one of the city.
    expect(await seen('official')).toEqual(new Set(['区里的函', '教育的函', '给银行的函', '给区里的函']));
    expect(await seen('authority-editor')).toEqual(new Set(['给区里的函']));
    expect(await seen('education-official')).toEqual(new Set(['教育的函']));
    expect(await seen('city-official')).toEqual(new Set(ALL));
    for (const stranger of ['sibling-admin', 'nanling-official', 'other-city-official']) {
      expect(await seen(stranger)).toEqual(new Set());
      for (const letter of [county, education, city, toBank, toCounty])
        expect(await f.refused(stranger, READ, { id: letter?.['id'] })).toBe('NOT_FOUND');
    }
    expect(await f.refused('operator', LIST)).toBe('FORBIDDEN');
    expect(await f.refused(null, LIST)).toBe('UNAUTHENTICATED');
    expect(await f.letterOf('school-admin', city?.['id'])).toMatchObject({
      issuer: { name: expect.any(String) },
      tenant: { id: f.school.id },
    });
    expect(await f.titles('official', { received: true })).toEqual(['给区里的函']);
    expect(new Set(await f.titles('official', { sent: true }))).toEqual(new Set(['区里的函', '给银行的函']));
    expect(await f.titles('official', { sent: false, received: false })).toEqual(['教育的函']);
  });

  it('no longer by an authority that does not oversee the unit any more', async () => {
    const [letter] = await f.send([f.school], { title: '教育的旧函' }, 'education-official');
    await f.db.sql('update oversight set region_code = $2 where tenant_id = $1', [f.education.id, '340223']);
    await f.addUser(f.education, 'education-second', 'COUNTY_OFFICIAL');
    expect(await f.refused('education-second', READ, { id: letter?.['id'] })).toBe('NOT_FOUND');
    await f.switched(false, 'education-second');
    // The unit does not see it either, though its authority has lost sight of it.
    expect(await f.refused('school-admin', READ, { id: letter?.['id'] })).toBe('NOT_FOUND');
    await f.db.sql('update oversight set region_code = $2 where tenant_id = $1', [f.education.id, '340210']);
    await f.switched(true, 'education-official');
    expect(await f.letterOf('education-official', letter?.['id'])).toMatchObject({ allowed: ['withdraw'] });
  });
});

it('what there is to do is counted for the unit and for the authority', async () => {
  const unit = await f.unit('340210101');
  await f.addUser(unit, 'todo-admin', 'UNIT_ADMIN');
  const before = await f.done('official', TODO);
  expect(await f.done('todo-admin', TODO)).toMatchObject({ shown: false, nextDueOn: null });
  const [one] = await f.send([unit], { dueOn: addDays(TODAY, 3) });
  const [other] = await f.send([unit], { dueOn: addDays(TODAY, 5) });
  await f.actOn('todo-admin', 'receive', other?.['id']);
  await f.dueOn(other?.['id'], addDays(TODAY, -1));
  const todo = { toReceive: 1, toAnswer: 1, overdue: 1, nextDueOn: addDays(TODAY, -1), toReview: 0, shown: true };
  expect(await f.done('todo-admin', TODO)).toMatchObject(todo);
  expect(await f.done('official', TODO)).toMatchObject({
    awaited: before['awaited'] + 2,
    awaitedOverdue: before['awaitedOverdue'] + 1,
  });
  expect(await f.done('todo-admin', LIST, { filter: { overdue: true } })).toMatchObject({ totalCount: 1 });
  await f.actOn('todo-admin', 'answer', other?.['id']);
  expect(await f.done('official', TODO)).toMatchObject({
    toReview: before['toReview'] + 1,
    awaited: before['awaited'] + 1,
  });
  await f.actOn('official', 'close', other?.['id']);
  await f.actOn('official', 'withdraw', one?.['id']);
  expect(await f.done('todo-admin', TODO)).toMatchObject({ toReceive: 0, toAnswer: 0, overdue: 0, shown: true });
});

describe('the occasion', () => {
  const occasion = (kind: string, id: string, taskId?: string) => ({ occasion: { kind, id, taskId } });

  it('may be an overdue submission of the unit, and of no other', async () => {
    const form = await f.define();
    await f.open();
    const [overdue, open] = [await f.of(f.school, form['id'], '2026-10'), await f.of(f.school, form['id'], '2026-11')];
    const [letter] = await f.send([f.school], occasion('SUBMISSION', overdue));
    const shown = { kind: 'SUBMISSION', id: overdue, taskId: null, label: '反诈月报 2026-10', day: '2026-11-10' };
    for (const name of ['official', 'school-admin'])
      expect((await f.letterOf(name, letter?.['id']))['occasion']).toEqual(shown);
    const refused = ['occasion.id NOT_ALLOWED_HERE'];
    expect(await f.refusedSend([f.school], occasion('SUBMISSION', open))).toEqual(refused);
    expect(await f.refusedSend([f.bank], occasion('SUBMISSION', overdue))).toEqual(refused);
    expect(await f.refusedSend([f.school, f.bank], occasion('SUBMISSION', overdue))).toEqual(refused);
    expect(await f.refusedSend([f.school], occasion('SUBMISSION', NOBODY_HAS))).toEqual(['occasion.id NOT_FOUND']);
  });

  it('may be a case, which the unit is told nothing of unless it sees it', async () => {
    const police = await f.unit('340210', 'POLICE');
    await f.addUser(police, 'police-admin', 'UNIT_ADMIN');
    const record = async (name: string) =>
      (
        await f.done(name, `mutation($input: FraudCaseInput!) { done: recordFraudCase(input: $input) { id } }`, {
          input: { caseNumber: 'A-1', reportedOn: '2026-11-03', fraudTypeCode: 'F01' },
        })
      )['id'] as string;
    const id = await record('police-admin');
    const letters = await f.send([f.school, police], { kind: 'CASE_REVIEW', ...occasion('FRAUD_CASE', id) });
    const [toSchool, toPolice] = letters.map((letter) => letter['id'] as string);
    const hidden = { kind: 'FRAUD_CASE', id: null, taskId: null, label: null, day: null };
    expect((await f.letterOf('school-admin', toSchool as string))['occasion']).toEqual(hidden);
    for (const [name, letter] of [
      ['official', toSchool],
      ['police-admin', toPolice],
    ])
      expect((await f.letterOf(name as string, letter as string))['occasion']).toMatchObject({ id, day: '2026-11-03' });
    const farPolice = await f.unit('340223', 'POLICE');
    await f.addUser(farPolice, 'far-police', 'UNIT_ADMIN');
    const far = await record('far-police');
    expect(await f.refusedSend([f.school], occasion('FRAUD_CASE', far))).toEqual(['occasion.id NOT_FOUND']);
  });

  it('may be an overdue alert that the unit is to answer', async () => {
    const police = await f.unit('340210', 'POLICE');
    await f.addUser(police, 'alert-police', 'UNIT_ADMIN');
    const community = await f.unit('340210100001', 'COMMUNITY');
    await f.addUser(community, 'community-admin', 'UNIT_ADMIN');
    const record = async (hours: number) =>
      (
        await f.done('alert-police', `mutation($input: AlertInput!) { done: recordAlert(input: $input) { id } }`, {
          input: {
            receivedAt: new Date(Date.now() - hours * 3_600_000).toISOString(),
            ...{ source: 'PROVINCE', level: 'HIGH', kind: 'CALL', regionCode: '340210100001' },
            assigneeId: community.id,
          },
        })
      )['id'] as string;
    const [overdue, inTime] = [await record(20), await record(0.01)];
    const [letter] = await f.send([community], occasion('ALERT', overdue));
    for (const name of ['official', 'community-admin'])
      expect((await f.letterOf(name, letter?.['id']))['occasion']).toMatchObject({ id: overdue, label: '涉诈来电' });
    const refused = ['occasion.id NOT_ALLOWED_HERE'];
    expect(await f.refusedSend([community], occasion('ALERT', inTime))).toEqual(refused);
    expect(await f.refusedSend([f.school], occasion('ALERT', overdue))).toEqual(refused);
    expect(await f.refusedSend([community], occasion('ALERT', NOBODY_HAS))).toEqual(['occasion.id NOT_FOUND']);
  });

  it('may be a task of a campaign that every unit is late with, by its records', async () => {
    const draft = await f.done(
      'official',
      `mutation($input: CampaignInput!) { done: draftCampaign(input: $input) { id version } }`,
      {
        input: {
          title: '开学季反诈',
          startsOn: addDays(TODAY, -20),
          endsOn: addDays(TODAY, 20),
          regionCodes: ['340210'],
          tasks: [
            { title: '发宣传单', indicator: 'LEAFLETS', target: 10, dueOn: addDays(TODAY, -2) },
            { title: '开讲座', indicator: 'SESSIONS', target: 1, dueOn: addDays(TODAY, 10) },
          ],
        },
      },
    );
    const { id, tasks } = await f.done(
      'official',
      `mutation($id: ID!, $version: Int!) {
        done: issueCampaign(id: $id, version: $version) { id tasks { id title } } }`,
      draft,
    );
    const [late, running] = tasks.map((task: Answer) => task.id as string);
    const letters = await f.send([f.school, f.bank], occasion('CAMPAIGN_TASK', id, late));
    expect((await f.letterOf('school-admin', letters[0]?.['id']))['occasion']).toEqual({
      kind: 'CAMPAIGN_TASK',
      ...{ id, taskId: late, label: '开学季反诈 · 发宣传单', day: addDays(TODAY, -2) },
    });
    expect(await f.refusedSend([f.school], occasion('CAMPAIGN_TASK', id, running))).toEqual([
      'occasion.id NOT_ALLOWED_HERE',
    ]);
    for (const [campaign, task] of [
      [NOBODY_HAS, late],
      [id, NOBODY_HAS],
    ])
      expect(await f.refusedSend([f.school], occasion('CAMPAIGN_TASK', campaign, task))).toEqual([
        'occasion.id NOT_FOUND',
      ]);
  });
});

it('people are told of letters, of answers, and of what became of them', async () => {
  const told = async () => {
    await f.app.get(OutboxDispatcher).dispatchAll();
    const rows = await f.db.sql<{ kind: string; username: string; facts: Answer }>(
      `with gone as (delete from notification where subject_kind = 'SUPERVISION' returning *)
       select n.kind, u.username, n.facts from gone n
         join user_account u on u.city_code = n.city_code and u.id = n.user_id order by 2`,
    );
    return rows.map(({ kind, username, facts }) => [username, kind, facts['title']]);
  };
  await told();
  const [letter] = await f.send([f.school], { title: '请整改' });
  const id = letter?.['id'] as string;
  const toUnit = (kind: string) =>
    ['school-admin', 'school-editor'].map((name) => [name, `supervision.${kind}`, '请整改']);
  const toAuthority = (kind: string) =>
    ['official', 'second-official'].map((name) => [name, `supervision.${kind}`, '请整改']);
  expect(await told()).toEqual(toUnit('issued'));
  await f.actOn('school-admin', 'receive', id);
  expect(await told()).toEqual([]);
  await f.actOn('school-admin', 'answer', id);
  expect(await told()).toEqual(toAuthority('answered'));
  await f.actOn('official', 'return', id);
  expect(await told()).toEqual(toUnit('returned'));
  await f.actOn('school-admin', 'answer', id);
  expect(await told()).toEqual(toAuthority('answered'));
  expect(await f.refusedOn('school-admin', 'answer', id)).toBe('SUPERVISION_STATE');
  await f.actOn('official', 'close', id);
  expect(await told()).toEqual(toUnit('closed'));
  const [second] = await f.send([f.bank], { title: '请整改' });
  await told();
  await f.actOn('official', 'withdraw', second?.['id']);
  expect(await told()).toEqual([['bank-admin', 'supervision.withdrawn', '请整改']]);
});
