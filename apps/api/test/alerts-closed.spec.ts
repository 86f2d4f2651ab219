import { addDays, todayIn } from '@fanzha/domain';
import { AlertDueJobs } from '@fanzha/ledger';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AlertsFixture, ago, AMEND, ASSIGNEES, LIST, makeAlertsFixture, RECORD } from './alerts.fixture.js';
import { rowsIn, takingFrom } from './exports.fixture.js';
import type { Actor } from './support/actors.js';
import { type Told, toldBy } from './support/told-by.js';

/** Alerts that wait for a unit that is closed: nothing is asked of it, and the police assign them anew. */
const CLOSED_ON = addDays(todayIn(), -1);
const NOW = `query Now($id: ID!) {
  done: alert(id: $id) { state assigneeClosedOn toAnswer assignee { name } version } }`;
const DUES = '{ dues { code overdue records { recordId isOverdue } } }';

let fixture: AlertsFixture;
let news: () => Promise<readonly Told[]>;
const alert = { id: '', version: 1 };
const close = ({ tenantId }: Actor, on: string | null) =>
  fixture.sql('update tenant set closed_on = $2 where id = $1', [tenantId, on]);
const duesOf = async (as: Actor): Promise<string[]> => {
  const groups = (await fixture.data(as, DUES))['dues'] as { code: string; records: { recordId: string }[] }[];
  return groups.flatMap(({ code, records }) => (records.some(({ recordId }) => recordId === alert.id) ? [code] : []));
};
const listed = async (as: Actor, filter: object): Promise<boolean> =>
  (await fixture.data(as, LIST, { filter }))['alerts'].edges.some(
    ({ node }: { node: { id: string } }) => node.id === alert.id,
  );
const now = async (as: Actor) => (await fixture.data(as, NOW, { id: alert.id }))['done'];
const input = (changes: object = {}) =>
  fixture.input({
    receivedAt: ago(30),
    regionCode: '340210100002',
    assigneeId: fixture.sibling.tenantId,
    ...changes,
  });

beforeAll(async () => {
  fixture = await makeAlertsFixture();
  news = toldBy(fixture.api).news;
  Object.assign(alert, (await fixture.data(fixture.police, RECORD, { input: input() }))['done']);
}, 60_000);
afterAll(() => fixture.close());

describe('an alert that waits for a unit', () => {
  it('is owed by it while it is open', async () => {
    expect(await duesOf(fixture.sibling)).toEqual(['ALERT_TO_ANSWER']);
    expect(await duesOf(fixture.police)).toEqual(['ALERT_TO_ANSWER']);
    expect(await now(fixture.police)).toMatchObject({ state: 'OVERDUE', assigneeClosedOn: null });
    await close(fixture.sibling, todayIn());
    expect(await now(fixture.sibling)).toMatchObject({ state: 'OVERDUE', assigneeClosedOn: null, toAnswer: true });
  });

  it('waits to be assigned anew once it is closed, for the police and those above', async () => {
    await news();
    await close(fixture.sibling, CLOSED_ON);
    const closed = { state: 'UNASSIGNED', assigneeClosedOn: CLOSED_ON, assignee: { name: '柳岸社区' } };
    for (const as of [fixture.police, fixture.county, fixture.town]) {
      expect(await now(as)).toMatchObject(closed);
      expect(await duesOf(as)).toEqual(['ALERT_TO_ASSIGN']);
      expect(await listed(as, { state: 'OVERDUE' })).toBe(false);
      expect(await listed(as, { state: 'UNASSIGNED' })).toBe(true);
      expect(await listed(as, { toAnswer: true })).toBe(false);
    }
    for (const as of [fixture.farPolice, fixture.farCounty, fixture.bank])
      expect(
        await fixture.refused(as, `query ($id: ID!) { alert(id: $id) { assigneeClosedOn } }`, alert),
      ).toMatchObject({
        code: 'NOT_FOUND',
      });
  });

  it('asks nothing of a closed unit: no to-do, no list, no message', async () => {
    expect(await duesOf(fixture.sibling)).toEqual([]);
    expect(await listed(fixture.sibling, { toAnswer: true })).toBe(false);
    expect(await now(fixture.sibling)).toMatchObject({ toAnswer: false });
    await fixture.api.app.get(AlertDueJobs, { strict: false }).tellDue();
    expect((await news()).map(([to, kind]) => [to.split(' ')[0], kind])).toEqual([
      ['湾沚公安分局', 'alert.unanswered'],
    ]);
  });

  it('is not chased: no reminder, no line of the file, no name in the chat', async () => {
    const REMIND = 'mutation Remind($ids: [ID!]!) { done: remindOfAlerts(ids: $ids) { reminded } }';
    expect(await fixture.refused(fixture.county, REMIND, { ids: [alert.id] })).toMatchObject({ reason: 'ALERT_STATE' });
    expect(await fixture.sql('select from alert_reminder')).toEqual([]);
    for (const style of ['UNITS', 'COUNTS']) {
      const text = 'query ($style: ChaseTextStyle!) { done: alertChaseText(style: $style) }';
      expect((await fixture.data(fixture.county, text, { style }))['done']).toContain('没有逾期未反馈的预警');
    }
    const file = await takingFrom(fixture.api.app)(fixture.county.token, 'chase.csv?tab=alerts');
    expect(rowsIn(file.text).rows).toEqual([]);
  });

  it('goes to no closed unit, and on to one that is open', async () => {
    expect(await fixture.fieldErrors(fixture.police, RECORD, { input: input() })).toEqual(['assigneeId UNIT_CLOSED']);
    const byName = { input: input({ assigneeId: null, assigneeName: '柳岸社区' }) };
    const { fields } = await fixture.refused(fixture.police, RECORD, byName);
    expect(fields).toMatchObject([
      {
        path: 'assigneeName',
        code: 'UNIT_CLOSED',
        params: { closedOn: CLOSED_ON },
        message: expect.stringContaining('留空'),
      },
    ]);
    // The police of another county never saw the unit, and are not told of it.
    const far = { ...byName, input: { ...byName.input, regionCode: null } };
    expect(await fixture.fieldErrors(fixture.farPolice, RECORD, far)).toEqual(['assigneeName NOT_FOUND']);
    const farId = { input: input({ regionCode: null }) };
    expect(await fixture.fieldErrors(fixture.farPolice, RECORD, farId)).toEqual(['assigneeId NOT_FOUND']);
    const found = (await fixture.data(fixture.police, ASSIGNEES, { text: '柳岸' }))['alertAssignees'];
    expect(found).toEqual([]);
    const amend = (changes: object) => ({ id: alert.id, version: alert.version, input: input(changes) });
    // With another place it would be assigned to it again.
    const elsewhere = amend({ receivedAt: ago(30), regionCode: '340210100001' });
    expect(await fixture.fieldErrors(fixture.police, AMEND, elsewhere)).toContain('assigneeId UNIT_CLOSED');
    const anew = amend({ assigneeId: fixture.community.tenantId, assignReason: '原单位已撤销' });
    const { done } = await fixture.data(fixture.police, AMEND, anew);
    expect(done).toMatchObject({ state: 'OVERDUE', assignee: { name: '湖畔社区' } });
    expect(await duesOf(fixture.community)).toEqual(['ALERT_TO_ANSWER']);
    expect((await news()).map(([to, kind]) => [to.split(' ')[0], kind])).toEqual([['湖畔社区', 'alert.reassigned']]);
  });
});
