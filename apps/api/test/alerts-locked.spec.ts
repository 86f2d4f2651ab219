import { SubmissionOpening } from '@fanzha/campaign';
import { addDays, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type AlertsFixture, AMEND, ANSWER, makeAlertsFixture, RECORD, VOID } from './alerts.fixture.js';
import { READ, SUBMIT } from './submissions.fixture.js';

const DEFINE = 'mutation($input: SubmissionFormInput!) { done: defineSubmissionForm(input: $input) { id } }';

// A month that is over, whatever today is.
const DAY = addDays(todayIn(), -45);
const PERIOD = DAY.slice(0, 7);
const FORM = {
  title: '警情月报',
  rhythm: 'MONTH',
  dueDays: 1,
  lockDays: 120,
  regionCodes: ['340210'],
  types: ['POLICE'],
  indicators: ['ALERTS_RECEIVED'],
  narratives: [],
  firstPeriodFrom: `${PERIOD}-01`,
};

let fixture: AlertsFixture;
/** The locked month of the police: three alerts were received in it. */
let submission: string;
let alerts: { readonly id: string; readonly version: number }[];
beforeAll(async () => {
  fixture = await makeAlertsFixture();
  alerts = [];
  for (const hour of ['09', '10', '11'])
    alerts.push(await done(fixture.police, RECORD, { input: received(`${DAY}T${hour}:00:00+08:00`) }));
  await done(fixture.county, DEFINE, { input: FORM });
  await fixture.api.app.get(SubmissionOpening, { strict: false }).openDue();
  const [opened] = await fixture.sql<{ id: string; version: number }>(
    'select id, version from submission where tenant_id = $1 and period = $2',
    [fixture.police.tenantId, PERIOD],
  );
  await done(fixture.police, SUBMIT, { ...opened });
  submission = opened?.id ?? '';
  await fixture.sql('update submission set lock_on = $2, due_on = least(due_on, $2::date) where id = $1', [
    submission,
    addDays(todayIn(), -1),
  ]);
}, 60_000);
afterAll(() => fixture.close());

const received = (receivedAt: string) => fixture.input({ receivedAt });
const done = async (as: { readonly token: string }, query: string, variables: Record<string, unknown>) =>
  (await fixture.data(as, query, variables))['done'];
const answer = (nth: number, input: object) =>
  done(fixture.community, ANSWER, { ...alerts[nth], answerVersion: 0, input });
const cell = async () => (await done(fixture.county, READ, { id: submission }))['cells'][0];

it('no form asks for what the answers of units change', async () => {
  const indicators = ['ALERTS_RECEIVED', 'ALERTS_HANDLED', 'ALERT_HANDLED_RATE'];
  expect(await fixture.fieldErrors(fixture.county, DEFINE, { input: { ...FORM, indicators } })).toEqual([
    'indicators.1 NOT_ALLOWED_HERE',
    'indicators.2 NOT_ALLOWED_HERE',
  ]);
});

it('a unit may answer when the month of the police is locked', async () => {
  expect(await answer(0, { result: 'REFUSED' })).toMatchObject({ state: 'ANSWERED_LATE' });
  expect(await cell()).toMatchObject({ figure: { value: '3' }, movedSince: null });
});

it('also that an alert repeats another, which moves what is locked and is shown as a difference', async () => {
  const repeat = { result: 'REPEATED', repeatOfId: alerts[0]?.id };
  expect(await answer(1, repeat)).toMatchObject({ state: 'ANSWERED_LATE' });
  // Told without who: it was another unit.
  expect(await cell()).toMatchObject({
    figure: { value: '3' },
    movedSince: { figure: { value: '2' }, changes: [] },
  });
});

it('the police themselves are held by their locked month', async () => {
  const locked = { code: 'LOCKED', reason: 'PERIOD_LOCKED' };
  const before = await cell();
  const [, , last] = alerts;
  const another = { input: received(`${DAY}T12:00:00+08:00`) };
  expect(await fixture.refused(fixture.police, RECORD, another)).toMatchObject(locked);
  expect(await fixture.refused(fixture.police, VOID, { ...last })).toMatchObject(locked);
  const otherMonth = { ...last, input: received(`${addDays(todayIn(), -1)}T09:00:00+08:00`) };
  expect(await fixture.refused(fixture.police, AMEND, otherMonth)).toMatchObject(locked);
  expect(await cell()).toEqual(before);
});
