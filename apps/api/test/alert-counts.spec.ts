import { addDays, todayIn } from '@fanzha/domain';
import { ReconcileService } from '@fanzha/rollup';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MOVE_LOSS } from '../migrations/1770001180000-loss-of-counted-alerts.js';
import { type AlertsFixture, AMEND, makeAlertsFixture, RECORD } from './alerts.fixture.js';
import { exact } from './police.fixture.js';
import { actorOf, type Actor } from './support/actors.js';
import { insertTenant } from './support/factories.js';
import { disagreements } from './support/figures-of-facts.js';

/** Alerts that are known as numbers, beside those that are recorded one by one. */
const CODES = [
  'ALERTS_RECEIVED',
  'ALERTS_HANDLED',
  'ALERTS_ON_TIME',
  'ALERTS_FACE_TO_FACE',
  'ALERTS_LOST',
  'LOSS_AVOIDED',
];
const RATES = ['ALERT_HANDLED_RATE', 'ALERT_ON_TIME_RATE', 'ALERT_FACE_TO_FACE_RATE'];
const SHOWN = 'id version ledger alertLevel ownLine beganOn occurredOn region { code }';
const COUNT = `mutation Count($input: TallyInput!) { done: recordTally(input: $input) { ${SHOWN} } }`;
const RECOUNT = `mutation Recount($id: ID!, $version: Int!, $input: TallyInput!) {
  done: amendTally(id: $id, version: $version, input: $input) { ${SHOWN} } }`;
const UNDO = `mutation Undo($id: ID!, $version: Int!) {
  done: voidTally(id: $id, version: $version, reason: "报错了") { ${SHOWN} } }`;
const FIGURES = `query Figures($code: ID!, $period: Period!, $codes: [IndicatorCode!]!) { region(code: $code) {
  rollup(period: $period) { figures(indicators: $codes) { indicator value } } } }`;
const OWN = `query Own($id: ID!, $period: Period!, $codes: [IndicatorCode!]!) { tenant(id: $id) {
  rollup(period: $period) { figures(indicators: $codes) { indicator value } } } }`;

let fixture: AlertsFixture;
let station: Actor;
beforeAll(async () => {
  fixture = await makeAlertsFixture();
  const { api } = fixture;
  station = await actorOf(api, await insertTenant(api.db, 'POLICE', '340210100', { name: '湖畔派出所' }), [
    'UNIT_EDITOR',
  ]);
}, 60_000);
afterAll(() => fixture.close());

const counted = (received: number, handled = received, further: object[] = []) => [
  exact('ALERTS_RECEIVED', received),
  exact('ALERTS_HANDLED', handled),
  ...further,
];
const input = (changes: object = {}) => ({
  ledger: 'ALERT_COUNT',
  beganOn: '2026-05-01',
  occurredOn: '2026-05-31',
  regionCode: null as string | null,
  measures: counted(20, 15),
  ...changes,
});
const count = async (as: Actor, changes: object = {}) =>
  (await fixture.data(as, COUNT, { input: input(changes) }))['done'];
const errors = (as: Actor, changes: object) => fixture.fieldErrors(as, COUNT, { input: input(changes) });
const undo = (as: Actor, { id, version }: { id: string; version: number }) => fixture.data(as, UNDO, { id, version });
interface Told {
  readonly indicator: string;
  readonly value: number | null;
}
const valuesOf = (figures: Told[], codes = CODES) =>
  codes.map((code) => figures.find(({ indicator }) => indicator === code)?.value ?? 0);
const figures = async (code: string, period = '2026-05', codes = CODES) =>
  valuesOf((await fixture.data(fixture.county, FIGURES, { code, period, codes }))['region'].rollup.figures, codes);
const own = async (as: Actor, period = '2026-05', codes = CODES) =>
  valuesOf((await fixture.data(as, OWN, { id: as.tenantId, period, codes }))['tenant'].rollup.figures, codes);
const single = (changes: object = {}) =>
  fixture.input({ receivedAt: '2026-05-10T09:00:00+08:00', assigneeId: null, ...changes });
const NOTHING = [0, 0, 0, 0, 0, 0];

describe('a number of alerts', () => {
  it('of the police counts in its place, with its shares', async () => {
    const parts = [exact('ALERTS_ON_TIME', 12), exact('ALERTS_FACE_TO_FACE', 5), exact('ALERTS_LOST', 1)];
    const measures = counted(20, 15, parts);
    const made = await count(fixture.police, { regionCode: '340210100001', measures });
    expect(made).toMatchObject({ ledger: 'ALERT_COUNT', alertLevel: null, ownLine: false });
    const told = [20, 15, 12, 5, 1, 0];
    for (const code of ['340210', '340210100', '340210100001']) expect(await figures(code)).toEqual(told);
    expect(await figures('340210101')).toEqual(NOTHING);
    expect(await own(fixture.police)).toEqual(told);
    expect(await own(fixture.community)).toEqual(NOTHING);
    expect(await figures('340210', '2026-05', RATES)).toEqual([75, 60, 25]);
    // Of half a month nobody knows.
    expect(await figures('340210', '2026-05-16/2026-05-31')).toEqual(NOTHING);
    await undo(fixture.police, made);
    expect(await figures('340210')).toEqual(NOTHING);
  });

  it('of a unit that answers is a line of that unit alone', async () => {
    const made = await count(fixture.bank, { measures: counted(8, 6) });
    expect(made).toMatchObject({ ownLine: true });
    expect(await own(fixture.bank)).toEqual([8, 6, 0, 0, 0, 0]);
    for (const code of ['340210', '340210101']) expect(await figures(code)).toEqual(NOTHING);
    const amended = { id: made.id, version: made.version, input: input({ measures: counted(9, 6) }) };
    const { done } = await fixture.data(fixture.bank, RECOUNT, amended);
    expect(await own(fixture.bank)).toEqual([9, 6, 0, 0, 0, 0]);
    await undo(fixture.bank, done);
    expect(await own(fixture.bank)).toEqual(NOTHING);
  });

  it('is kept by the police and by units that answer, and by nobody else', async () => {
    expect(await fixture.refused(fixture.county, COUNT, { input: input() })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'WRONG_TENANT_TYPE',
    });
    expect(await fixture.refused(null, COUNT, { input: input() })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it.each<[string, object, string[]]>([
    ['today', { beganOn: null, occurredOn: todayIn() }, ['occurredOn DATE_TOO_LATE']],
    ['a running total', { beganOn: null, runningSince: '2026-05-01' }, ['runningSince NOT_ALLOWED_HERE']],
    ['more answers than alerts', { measures: counted(5, 6) }, ['measures.1.value CONTRADICTORY']],
    ['answers of no alerts', { measures: [exact('ALERTS_HANDLED', 1)] }, ['measures.0.value CONTRADICTORY']],
    [
      'more in time than answers',
      { measures: counted(9, 3, [exact('ALERTS_ON_TIME', 4)]) },
      ['measures.2.value CONTRADICTORY'],
    ],
    [
      'a level of other counts',
      { ledger: 'ENFORCEMENT', alertLevel: 'HIGH', measures: [exact('TIPS', 1)] },
      ['alertLevel NOT_ALLOWED_HERE'],
    ],
    ['a region of others', { regionCode: '340223100' }, ['regionCode OUTSIDE_REGION']],
  ])('is not of %s', async (_, changes, expected) => {
    expect(await errors(fixture.police, changes)).toEqual(expected);
  });
});

describe('what was saved', () => {
  const LOSS = [exact('LOSS_AVOIDED', 30_000)];

  it('counts once, as an interception, and is part of no number of alerts', async () => {
    const measures = counted(20, 15, LOSS);
    for (const as of [fixture.police, fixture.bank]) {
      const [refused] = (await fixture.refused(as, COUNT, { input: input({ measures }) }))['fields'] as object[];
      expect(refused).toMatchObject({
        path: 'measures.2.indicator',
        code: 'BORNE_BY_INTERCEPTION',
        message: expect.stringContaining('劝阻拦截'),
      });
    }
    const ofPolice = await count(fixture.police);
    const ofBank = await count(fixture.bank);
    const saved = { occurredOn: '2026-05-31', beganOn: '2026-05-01', venue: 'COUNTER', count: 3, amount: '500.00' };
    const { done } = await fixture.data(
      fixture.bank,
      `mutation Save($input: InterceptionInput!) { done: recordInterception(input: $input) { id version } }`,
      { input: { ...saved, countQualifier: 'EXACT', amountQualifier: 'EXACT' } },
    );
    expect(await figures('340210')).toEqual([20, 15, 0, 0, 0, 500]);
    expect(await own(fixture.bank)).toEqual([20, 15, 0, 0, 0, 500]);
    expect(await own(fixture.police)).toEqual([20, 15, 0, 0, 0, 0]);
    const undone = `mutation Void($id: ID!, $version: Int!) {
      voidInterception(id: $id, version: $version, reason: "记错") { id } }`;
    await fixture.data(fixture.bank, undone, done);
    for (const [as, made] of [
      [fixture.police, ofPolice],
      [fixture.bank, ofBank],
    ] as const)
      await undo(as, made);
  });

  it('of numbers from before stays with the unit that states it, until it is taken back', async () => {
    const made = [
      [fixture.police, await count(fixture.police), 3_000_000],
      [fixture.bank, await count(fixture.bank), 50_000],
    ] as const;
    // As it was kept before: counted upward by whoever stated it.
    for (const [, { id }, amount] of made)
      await fixture.sql(`
        insert into tally_measure (city_code, tally_id, indicator, change, amount, qualifier, tenant_id, region_code,
            sector)
          select city_code, id, 'LOSS_AVOIDED', 1, ${amount}, 'EXACT', tenant_id, region_code, sector from tally
          where id = '${id}';
        insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, began_on, campaign_ids,
            facts, loss_avoided)
          select city_code, tenant_id, home_region, region_code, sector, occurred_on, began_on, campaign_ids, 0,
            ${amount} from tally where id = '${id}'`);
    expect(await figures('340210')).toEqual([20, 15, 0, 0, 0, 30_500]);
    await fixture.sql(MOVE_LOSS);
    expect(await figures('340210')).toEqual([20, 15, 0, 0, 0, 0]);
    expect(await own(fixture.police)).toEqual([20, 15, 0, 0, 0, 30_000]);
    expect(await own(fixture.bank)).toEqual([20, 15, 0, 0, 0, 500]);
    expect(await disagreements({ sql: fixture.sql }, ['LOSS_AVOIDED'])).toEqual([]);
    const again = { measures: counted(20, 15, LOSS) };
    const amend = { id: made[0][1].id, version: made[0][1].version, input: input(again) };
    expect(await fixture.fieldErrors(fixture.police, RECOUNT, amend)).toEqual([
      'measures.2.indicator BORNE_BY_INTERCEPTION',
    ]);
    for (const [as, record] of made) await undo(as, record);
    expect(await own(fixture.police)).toEqual(NOTHING);
    expect(await own(fixture.bank)).toEqual(NOTHING);
    expect(await figures('340210')).toEqual(NOTHING);
  });
});

describe('alerts of one place and day', () => {
  it('are recorded one by one or counted, whoever of the police does so', async () => {
    const { done: one } = await fixture.data(fixture.police, RECORD, { input: single() });
    for (const [as, place] of [
      [fixture.police, '340210100001'],
      [fixture.police, null],
      [station, null],
    ] as const)
      expect(await errors(as, { regionCode: place })).toEqual(['occurredOn COUNTED_ALREADY']);
    const beside = await count(fixture.police, { regionCode: '340210100002' });
    const before = await count(fixture.police, { regionCode: '340210100001', occurredOn: '2026-05-09' });
    const otherLevel = await count(fixture.police, {
      regionCode: '340210100001',
      beganOn: '2026-05-10',
      alertLevel: 'LOW',
    });
    const ofMedium = { regionCode: '340210100001', beganOn: null, alertLevel: 'MEDIUM' };
    expect(await errors(fixture.police, { ...ofMedium, occurredOn: '2026-05-10' })).toEqual([
      'occurredOn COUNTED_ALREADY',
    ]);
    const dayAfter = await count(fixture.police, { ...ofMedium, occurredOn: '2026-05-11' });
    expect(await figures('340210100001')).toEqual([61, 45, 0, 0, 0, 0]);
    expect(
      await fixture.fieldErrors(station, RECORD, { input: single({ receivedAt: '2026-05-03T09:00:00+08:00' }) }),
    ).toEqual(['receivedAt COUNTED_ALREADY']);
    const amend = { id: one.id, version: one.version, input: single({ receivedAt: '2026-05-04T09:00:00+08:00' }) };
    expect(await fixture.fieldErrors(fixture.police, AMEND, amend)).toEqual(['receivedAt COUNTED_ALREADY']);
    const stays = { ...amend, input: single({ narrative: '疑似刷单' }) };
    await fixture.data(fixture.police, AMEND, stays);
    for (const each of [beside, before, otherLevel, dayAfter]) await undo(fixture.police, each);
    await fixture.data(fixture.police, RECORD, { input: single({ receivedAt: '2026-05-03T09:00:00+08:00' }) });
  });

  it('of a unit that answers are assigned to it or counted by it; what comes in later is more', async () => {
    const input = single({ receivedAt: '2026-06-10T09:00:00+08:00', assigneeId: fixture.community.tenantId });
    await fixture.data(fixture.police, RECORD, { input });
    const june = { beganOn: '2026-06-01', occurredOn: '2026-06-30' };
    expect(await errors(fixture.community, june)).toEqual(['occurredOn COUNTED_ALREADY']);
    const made = await count(fixture.community, { ...june, beganOn: '2026-06-11' });
    expect(await errors(fixture.community, { beganOn: null, occurredOn: '2026-06-20', alertLevel: 'HIGH' })).toEqual([
      'occurredOn COUNTED_ALREADY',
    ]);
    // Nobody is kept from passing an alert on because its unit has counted others.
    const later = { ...input, receivedAt: '2026-06-12T09:00:00+08:00' };
    await fixture.data(fixture.police, RECORD, { input: later });
    expect(await own(fixture.community, '2026-06')).toEqual([22, 15, 0, 0, 0, 0]);
    expect(await figures('340210', '2026-06')).toEqual([2, 0, 0, 0, 0, 0]);
    await undo(fixture.community, made);
  });

  it('are told to nobody: a unit of another county learns nothing of them', async () => {
    const made = await count(fixture.farPolice, { beganOn: '2026-05-10', occurredOn: '2026-05-10' });
    await undo(fixture.farPolice, made);
    const [refused] = (await fixture.refused(station, COUNT, { input: input() }))['fields'] as object[];
    expect(refused).toEqual({
      path: 'occurredOn',
      code: 'COUNTED_ALREADY',
      message: expect.stringContaining('2026-05-'),
      params: { day: expect.stringMatching(/^2026-05-/) },
    });
  });

  it('are not recorded both ways by two who save at the same moment', async () => {
    for (let round = 0; round < 6; round += 1) {
      const day = addDays('2026-07-01', round);
      const answers = await Promise.all([
        fixture.answer(fixture.police, RECORD, { input: single({ receivedAt: `${day}T09:00:00+08:00` }) }),
        fixture.answer(station, COUNT, { input: input({ beganOn: null, occurredOn: day }) }),
      ]);
      expect(answers.map(({ errors: all }) => all.length).toSorted()).toEqual([0, 1]);
    }
  });
});

it('adds up, by facts and by cells', async () => {
  expect(await disagreements({ sql: fixture.sql }, ['ALERTS_RECEIVED', 'ALERTS_HANDLED', 'LOSS_AVOIDED'])).toEqual([]);
  const results = await fixture.api.app.get(ReconcileService, { strict: false }).reconcileAll();
  expect([...results.values()].flatMap(({ examples }) => examples)).toEqual([]);
});
