import { todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type AlertsFixture, ANSWER, makeAlertsFixture, READ, RECORD, VOID, YESTERDAY } from './alerts.fixture.js';
import { type Actor, actorOf } from './support/actors.js';
import { insertTenant } from './support/factories.js';

let fixture: AlertsFixture;
/** Another police station whose alerts units of the county answer. */
let station: Actor;
beforeAll(async () => {
  fixture = await makeAlertsFixture();
  station = await actorOf(
    fixture.api,
    await insertTenant(fixture.api.db, 'POLICE', '340210100', { name: '湾沚派出所' }),
    ['UNIT_ADMIN'],
  );
}, 60_000);
afterAll(() => fixture.close());

const record = async (as: Actor = fixture.police, changes: object = {}): Promise<{ id: string; version: number }> =>
  (await fixture.data(as, RECORD, { input: fixture.input(changes) }))['done'];
const asked = (id: string, input: object, answerVersion = 0) => ({ id, version: 1, answerVersion, input });
const repeating = (repeatOfId: string) => ({ result: 'REPEATED', repeatOfId });
/** Waits until so many statements of the database wait for a lock. */
const waiting = async (count: number): Promise<void> => {
  for (;;) {
    const rows = await fixture.sql(
      'select 1 from pg_locks where not granted and database = (select oid from pg_database where datname = ' +
        'current_database())',
    );
    if (rows.length >= count) return;
    await new Promise((done) => setTimeout(done, 20));
  }
};

describe('an alert that repeats another', () => {
  it('names one that counts itself: neither a repeat nor one that is voided', async () => {
    const [one, other, voided] = [await record(), await record(), await record()];
    await fixture.data(fixture.community, ANSWER, asked(one.id, repeating(other.id)));
    expect(await fixture.fieldErrors(fixture.community, ANSWER, asked(other.id, repeating(one.id)))).toEqual([
      'repeatOfId IS_REPEAT_ITSELF',
    ]);
    await fixture.data(fixture.police, VOID, { id: voided.id, version: 1 });
    expect(await fixture.fieldErrors(fixture.community, ANSWER, asked(other.id, repeating(voided.id)))).toEqual([
      'repeatOfId NOT_FOUND',
    ]);
    expect((await fixture.data(fixture.community, READ, { id: one.id }))['alert'].answer).toMatchObject({
      repeatOfId: other.id,
      interceptionMade: false,
    });
  });

  it('never repeats the one that is made to repeat it at the same moment, of two recorders', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const [one, other] = [await record(), await record(station)];
      const both = await Promise.all([
        fixture.answer(fixture.community, ANSWER, asked(one.id, repeating(other.id))),
        fixture.answer(fixture.community, ANSWER, asked(other.id, repeating(one.id))),
      ]);
      expect(both.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
      const codes = both.flatMap(({ errors }) => errors.map(({ extensions }) => extensions['code']));
      expect(codes).toEqual(['BAD_INPUT']);
    }
  });
});

describe('an interception', () => {
  it('that two answers name at once bears the one, and is taken to the other', async () => {
    const INTERCEPTION = 'mutation($input: InterceptionInput!) { done: recordInterception(input: $input) { id } }';
    const given = { input: { occurredOn: todayIn(), venue: 'COUNTER', amount: '800.00' } };
    const { id } = (await fixture.data(fixture.bank, INTERCEPTION, given))['done'];
    const alerts = [
      await record(fixture.police, { assigneeId: fixture.bank.tenantId }),
      await record(station, { assigneeId: fixture.bank.tenantId }),
    ];
    const input = { result: 'DISSUADED', steps: [{ way: 'PHONE', at: YESTERDAY }], interceptionId: id };
    const holder = new pg.Client({ connectionString: fixture.api.db.ownerUrl });
    await holder.connect();
    try {
      // Both have looked whether it is taken before either is written.
      await holder.query('begin; lock table alert_assignment in share row exclusive mode');
      const answers = alerts.map((alert) => fixture.answer(fixture.bank, ANSWER, asked(alert.id, input)));
      await waiting(2);
      await holder.query('commit');
      const both = await Promise.all(answers);
      const refused = both.flatMap(({ errors }) => errors.map(({ extensions }) => extensions));
      expect(refused).toMatchObject([
        { code: 'BAD_INPUT', fields: [{ path: 'interceptionId', code: 'ALREADY_TAKEN' }] },
      ]);
    } finally {
      await holder.end();
    }
  });
});
