import { Database, OutboxDispatcher } from '@fanzha/platform';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type AlertsFixture, ago, AMEND, ANSWER, makeAlertsFixture, READ, RECORD, VOID } from './alerts.fixture.js';
import { actorOf, type Actor, insertAuthority } from './support/actors.js';

const REMIND = 'mutation Remind($ids: [ID!]!) { done: remindOfAlerts(ids: $ids) { reminded leftOut } }';
const TEXT = 'query Text($style: ChaseTextStyle!) { done: alertChaseText(style: $style) }';
const REMINDERS = 'query Reminders($id: ID!) { alert(id: $id) { reminders { remindedAt issuerName unitId } } }';
const NOBODY_HAS = '00000000-0000-4000-8000-000000000000';

let f: AlertsFixture;
let school: Actor;
let education: Actor;
let colleague: Actor;
/** Two of the community and one of the bank that are overdue, and one that still has time. */
let late: string[];
let waiting: string;
const LATE = { receivedAt: ago(30), level: 'MEDIUM' };
const record = async (changes: object): Promise<string> =>
  (await f.data(f.police, RECORD, { input: f.input(changes) }))['done'].id;
const remind = async (as: Actor, ids: readonly string[]) => (await f.data(as, REMIND, { ids }))['done'];
beforeAll(async () => {
  f = await makeAlertsFixture();
  education = await actorOf(f.api, await insertAuthority(f.api.db, '340210', 'EDUCATION'), [
    'COUNTY_OFFICIAL',
    'UNIT_EDITOR',
  ]);
  colleague = await actorOf(f.api, { id: f.county.tenantId, cityCode: '3402' } as never, ['COUNTY_OFFICIAL']);
  school = f.sibling;
  late = [
    await record({ ...LATE, receivedAt: ago(31), reference: 'YJ20261101' }),
    await record(LATE),
    await record({ ...LATE, assigneeId: f.bank.tenantId }),
  ];
  waiting = await record({ receivedAt: ago(1) });
});
afterAll(() => f.close());

it('are reminded of in one step: each alert is kept, each unit is told once of all of them', async () => {
  await f.api.app.get(OutboxDispatcher).dispatchAll();
  expect(await remind(f.county, [...late, late[0]?.toUpperCase() ?? ''])).toEqual({ reminded: 3, leftOut: 0 });
  await f.api.app.get(OutboxDispatcher).dispatchAll();
  const told = await f.sql<{ tenant: string; about: string; facts: object }>(
    `select t.name as tenant, n.subject_id as about, n.facts from notification n
       join user_account u on u.id = n.user_id join tenant t on t.id = u.tenant_id
     where n.kind = 'alert.reminded' order by (n.facts ->> 'count')::int`,
  );
  expect(told).toMatchObject([
    { tenant: '陶辛支行', about: late[2], facts: { count: 1 } },
    { tenant: '湖畔社区', about: late[0], facts: { count: 2 } },
  ]);
  expect(Object.keys(told[0]?.facts ?? {}).sort()).toEqual(['count', 'day', 'unit']);
  const noted = await f.sql("select detail from audit_entry where action = 'alert.reminded'");
  expect(noted).toHaveLength(3);
});

it('are reminded of once in half an hour, whoever does it and however many at once', async () => {
  expect(await remind(f.town, late.slice(0, 2))).toEqual({ reminded: 0, leftOut: 2 });
  await f.sql("update alert_reminder set reminded_at = reminded_at - interval '31 minutes' where alert_id = $1", [
    late[0],
  ]);
  const both = await Promise.all([f.county, colleague, f.town].map((as) => remind(as, late.slice(0, 2))));
  expect(both.map(({ reminded }) => reminded).sort()).toEqual([0, 0, 1]);
  expect(await f.sql('select 1 from alert_reminder')).toHaveLength(4);
});

it('show their reminders to who sees them: the unit, the police and who oversees the place', async () => {
  for (const as of [f.county, f.town, f.police, f.community]) {
    const { reminders } = (await f.data(as, REMINDERS, { id: late[0] }))['alert'];
    expect(reminders).toHaveLength(2);
    expect(reminders[1]).toMatchObject({ unitId: f.community.tenantId });
    expect(reminders[0].issuerName).not.toBe('');
    expect(Date.parse(reminders[0].remindedAt)).toBeGreaterThan(Date.parse(reminders[1].remindedAt));
  }
  expect(await f.refused(f.farCounty, REMINDERS, { id: late[0] })).toMatchObject({ code: 'NOT_FOUND' });
});

it('are reminded of by who oversees their place, and by nobody else', async () => {
  const [id = ''] = late;
  expect(await f.refused(null, REMIND, { ids: [id] })).toMatchObject({ code: 'UNAUTHENTICATED' });
  for (const as of [f.community, f.police])
    expect(await f.refused(as, REMIND, { ids: [id] })).toMatchObject({ reason: 'READ_ONLY_OVERSIGHT' });
  for (const as of [school, f.farCounty, f.farPolice, education])
    expect(await f.refused(as, REMIND, { ids: [id] })).toMatchObject({ code: 'NOT_FOUND' });
  // The town oversees the community and not the bank's alert of another place.
  for (const ids of [[NOBODY_HAS], ['x'], [id, NOBODY_HAS]])
    expect(await f.refused(f.county, REMIND, { ids })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await f.fieldErrors(f.county, REMIND, { ids: [] })).toEqual(['ids TOO_FEW_ITEMS']);
  expect(await f.fieldErrors(f.county, REMIND, { ids: Array.from({ length: 501 }, (_, n) => `${n}`) })).toEqual([
    'ids TOO_MANY_ITEMS',
  ]);
  expect(await f.sql('select 1 from alert_reminder')).toHaveLength(4);
});

it('are refused as a whole where one is not overdue, was answered, voided, or waits for nobody', async () => {
  const [, second = ''] = late;
  expect(await f.refused(f.county, REMIND, { ids: [second, waiting] })).toMatchObject({
    code: 'CONFLICT',
    reason: 'ALERT_STATE',
  });
  const voided = await record(LATE);
  await f.data(f.police, VOID, { id: voided, version: 1 });
  const unassigned = await record({ ...LATE, assigneeId: null });
  for (const id of [voided, unassigned])
    expect(await f.refused(f.county, REMIND, { ids: [id] })).toMatchObject({ reason: 'ALERT_STATE' });
  const input = { result: 'REFUSED', steps: [{ way: 'PHONE', at: ago(1) }], note: '两次未接' };
  await f.data(f.bank, ANSWER, { id: late[2], version: 1, answerVersion: 0, input });
  expect(await f.refused(f.county, REMIND, { ids: [late[2]] })).toMatchObject({ reason: 'ALERT_STATE' });
});

it('are kept by who oversees them alone, as they are, whatever the application says', async () => {
  const [alert] = late;
  const forged = (as: Actor, regions: readonly string[], changes: Readonly<Record<string, string>> = {}) => {
    const row = {
      ...{ alert_id: alert, issuer_id: as.tenantId, recorder_id: f.police.tenantId, tenant_id: f.community.tenantId },
      ...{ region_code: '340210100001', sector: 'PUBLIC_SECURITY', reminded_by: as.userId, issuer_name: '反诈中心' },
      ...changes,
    };
    const { cityCode, tenantId, userId } = { cityCode: '3402', ...as };
    const scope = { cityCode, tenantId, userId, regions, sector: null, mode: 'member' } as const;
    const text = `insert into alert_reminder (city_code, id, ${Object.keys(row).join(', ')})
      values ('3402', gen_random_uuid(), ${Object.keys(row)
        .map((_, at) => `$${at + 1}`)
        .join(', ')})`;
    const database = f.api.app.get(Database);
    return database.transaction(scope, (tx) => tx.run({ name: 'forged', text }, Object.values(row)));
  };
  const [own] = await f.sql<{ name: string }>('select name from tenant where id = $1', [f.county.tenantId]);
  const [place] = await f.sql<{ sector: string }>('select sector from alert where id = $1', [alert]);
  const right = { issuer_name: own?.name ?? '', sector: place?.sector ?? '' };
  for (const [as, regions, changes] of [
    [f.community, [], right],
    [f.farCounty, ['340223'], right],
    [f.county, ['340210'], { ...right, issuer_name: '别的机关' }],
    [f.county, ['340210'], { ...right, alert_id: waiting }],
    [f.county, ['340210'], { ...right, tenant_id: f.sibling.tenantId }],
    [f.county, ['340210'], { ...right, reminded_by: f.town.userId }],
  ] as const)
    await expect(forged(as, regions, changes)).rejects.toThrow('row-level security');
  await expect(forged(f.county, ['340210'], right)).resolves.toEqual([]);
});

it('are told to a chat by unit or number, as of now, without persons and their places', async () => {
  const text = async (as: Actor, style: string) => String((await f.data(as, TEXT, { style }))['done']);
  const named = await text(f.county, 'UNITS');
  expect(named).toMatch(/1家有2条预警逾期未反馈：\n.+：湖畔社区2条\n/u);
  expect(named).not.toContain('陶辛支行');
  expect(named).not.toContain('YJ2026');
  expect(await text(f.county, 'COUNTS')).toMatch(/：1家2条\n/u);
  expect(await text(f.farCounty, 'UNITS')).toContain('没有逾期未反馈的预警');
  expect(await text(education, 'UNITS')).toContain('没有逾期未反馈的预警');
  expect(await f.refused(f.police, TEXT, { style: 'UNITS' })).toMatchObject({ reason: 'OUTSIDE_OVERSIGHT' });
});

it('that are passed on begin anew: the new unit may be reminded at once', async () => {
  const [, id = ''] = late;
  const { version } = (await f.data(f.police, READ, { id }))['alert'];
  const input = f.input({ ...LATE, assigneeId: f.sibling.tenantId, assignReason: '不在本社区' });
  await f.data(f.police, AMEND, { id, version, input });
  expect(await remind(f.county, [id])).toEqual({ reminded: 1, leftOut: 0 });
  const { reminders } = (await f.data(f.county, REMINDERS, { id }))['alert'];
  expect(reminders.map(({ unitId }: { unitId: string }) => unitId)).toEqual([f.sibling.tenantId, f.community.tenantId]);
});

it('are reminded of, answered and passed on by twenty at once, each told what came first', async () => {
  const made = await Promise.all(Array.from({ length: 4 }, () => record(LATE)));
  const input = { result: 'REFUSED', steps: [{ way: 'PHONE', at: ago(1) }], note: '两次未接' };
  const passed = f.input({ ...LATE, assigneeId: f.bank.tenantId, assignReason: '不在本社区' });
  const outcomes = await Promise.all(
    Array.from({ length: 20 }, (_, n) => {
      const id = made[n % 4];
      if (n % 5 === 0) return f.answer(f.community, ANSWER, { id, version: 1, answerVersion: 0, input });
      if (n % 5 === 1) return f.answer(f.police, AMEND, { id, version: 1, input: passed });
      return f.answer(n % 2 ? f.county : colleague, REMIND, { ids: n % 3 ? made : made.toReversed() });
    }),
  );
  const told = outcomes.flatMap(({ errors }) => errors.map(({ extensions }) => extensions));
  const codes = told.map(({ code, fields }) => (fields as { code: string }[] | undefined)?.[0]?.code ?? code);
  // What was answered is not passed on.
  const known = ['CONFLICT', 'FORBIDDEN', 'NOT_FOUND', 'ANSWERED_ALREADY'];
  expect(codes.filter((code) => !known.includes(String(code)))).toEqual([]);
  // Each alert has at most one reminder of a unit.
  expect(
    await f.sql(
      `select alert_id from alert_reminder where alert_id = any ($1::uuid[]) group by alert_id, tenant_id
       having count(*) > 1`,
      [made],
    ),
  ).toEqual([]);
  // What was answered is reminded of no more; times do not tell the order, for each is that at which its request began.
  const answered = await f.sql<{ id: string }>(
    `select distinct a.alert_id as id from alert_assignment a join alert_reminder m on m.alert_id = a.alert_id
     where a.result is not null and a.alert_id = any ($1::uuid[])`,
    [made],
  );
  await f.sql("update alert_reminder set reminded_at = reminded_at - interval '1 hour'");
  for (const { id } of answered)
    expect(await f.refused(f.county, REMIND, { ids: [id] })).toMatchObject({ reason: 'ALERT_STATE' });
});
