import { SubmissionOpening } from '@fanzha/campaign';
import { addDays, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type AlertsFixture, ANSWER, makeAlertsFixture, RECORD } from './alerts.fixture.js';

const DEFINE = 'mutation($input: SubmissionFormInput!) { done: defineSubmissionForm(input: $input) { id } }';

let fixture: AlertsFixture;
beforeAll(async () => {
  fixture = await makeAlertsFixture();
}, 60_000);
afterAll(() => fixture.close());

it('a unit may answer when a month of the police is locked: no form holds figures of alerts', async () => {
  // A month that is over, whatever today is.
  const day = addDays(todayIn(), -45);
  const period = day.slice(0, 7);
  const receivedAt = `${day}T09:00:00+08:00`;
  const { id, version } = (await fixture.data(fixture.police, RECORD, { input: fixture.input({ receivedAt }) }))[
    'done'
  ];
  const form = {
    title: '警情月报',
    rhythm: 'MONTH',
    dueDays: 1,
    lockDays: 120,
    regionCodes: ['340210'],
    types: ['POLICE'],
    indicators: ['CASES_FILED'],
    narratives: [],
    firstPeriodFrom: `${period}-01`,
  };
  const ofAlerts = { ...form, indicators: ['ALERTS_RECEIVED', 'ALERTS_HANDLED'] };
  expect(await fixture.fieldErrors(fixture.county, DEFINE, { input: ofAlerts })).toEqual([
    'indicators.0 NOT_ALLOWED_HERE',
    'indicators.1 NOT_ALLOWED_HERE',
  ]);
  await fixture.data(fixture.county, DEFINE, { input: form });
  await fixture.api.app.get(SubmissionOpening, { strict: false }).openDue();
  const locked = await fixture.sql(
    'update submission set lock_on = $3, due_on = least(due_on, $3::date) where tenant_id = $1 and period = $2 ' +
      'returning id',
    [fixture.police.tenantId, period, addDays(todayIn(), -1)],
  );
  expect(locked).toHaveLength(1);
  const late = { id, version, answerVersion: 0, input: { result: 'REFUSED' } };
  expect((await fixture.data(fixture.community, ANSWER, late))['done']).toMatchObject({ state: 'ANSWERED_LATE' });
});
