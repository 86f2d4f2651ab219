import { createHash } from 'node:crypto';
import { Database, type Viewer } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AlertsFixture, ago, ANSWER, makeAlertsFixture, READ, RECORD } from './alerts.fixture.js';
import { administratorsOf } from './support/administrators.js';
import type { Actor } from './support/actors.js';
import type { TestTenant } from './support/factories.js';

/** What a unit has answered before stays, and is read by those who read the answer. */
let fixture: AlertsFixture;
let id: string;
beforeAll(async () => {
  fixture = await makeAlertsFixture();
  const input = fixture.input({ receivedAt: ago(1) });
  id = (await fixture.data(fixture.police, RECORD, { input }))['done'].id;
}, 60_000);
afterAll(() => fixture.close());

const answer = (answerVersion: number, input: object) =>
  fixture.data(fixture.community, ANSWER, { id, version: 1, answerVersion, input });
const given = async (as: Actor) => (await fixture.data(as, READ, { id }))['alert'].answersGiven;

describe('the answers of a unit', () => {
  it('are told with who and when, the latest first', async () => {
    expect(await given(fixture.community)).toEqual([]);
    await answer(0, { result: 'NOT_FOUND', note: '敲门没人' });
    expect(await given(fixture.community)).toMatchObject([{ version: 1, result: 'NOT_FOUND', steps: [] }]);
    const met = { steps: [{ way: 'MEETING', at: ago(0.5) }], lossAvoided: '800.00' };
    const { done } = await answer(1, { result: 'DISSUADED', ...met });
    await answer(2, { result: 'TRANSFERRED' });
    expect(await given(fixture.community)).toEqual([
      { version: 3, result: 'TRANSFERRED', note: null, lossAvoided: null, steps: [], ...by(fixture.community) },
      {
        ...{ version: 2, result: 'DISSUADED', note: null, lossAvoided: '800.00', steps: [{ way: 'MEETING' }] },
        ...by(fixture.community),
      },
      { version: 1, result: 'NOT_FOUND', note: '敲门没人', lossAvoided: null, steps: [], ...by(fixture.community) },
    ]);
    expect(done.answersGiven.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
    const times = (await given(fixture.community)).map(({ answeredAt }: { answeredAt: string }) => answeredAt);
    expect(times).toEqual(times.toSorted().reverse());
  });

  it('are read by the police and by who oversees the place, without who of the unit it was', async () => {
    for (const as of [fixture.police, fixture.county, fixture.town])
      expect(await given(as)).toMatchObject([3, 2, 1].map((version) => ({ version, answeredBy: null })));
    for (const as of [fixture.sibling, fixture.farCounty])
      expect(await fixture.refused(as, READ, { id })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('stay as they were given', async () => {
    for (const text of [
      `update alert_assignment set earlier_answers = '[]'`,
      `update alert_assignment set earlier_answers = earlier_answers - 0, answered_by = app_user()`,
    ])
      await expect(asUnit(fixture.community, text)).rejects.toThrow('row-level security');
    await expect(asUnit(fixture.police, `update alert_assignment set earlier_answers = '[]'`)).resolves.toEqual([]);
    expect(await given(fixture.community)).toHaveLength(3);
  });
});

const asUnit = ({ tenantId }: Actor, text: string) => {
  const [viewer] = administratorsOf([{ id: tenantId, cityCode: '3402' } as TestTenant]);
  const { scope } = viewer as Viewer;
  return fixture.api.app
    .get(Database)
    .transaction(scope, (tx) => tx.run({ name: `kept.${createHash('sha1').update(text).digest('hex')}`, text }, []));
};

const by = ({ displayName }: Actor) => ({ answeredAt: expect.any(String), answeredBy: displayName });
