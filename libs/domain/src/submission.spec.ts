import { describe, expect, it, test } from '@jest/globals';
import { addDays } from './local-date.js';
import {
  actRefusal,
  endedPeriods,
  mayAskFor,
  nextPeriodStart,
  periodOfForm,
  runningPeriodStart,
  shownState,
  stateAfter,
  SUBMISSION_ACTS,
  type SubmissionAct,
} from './submission.js';
import { chaseStage, USUAL_CHASE_PLAN } from './chase-plan.js';
import { SUBMISSION_STATES, type SubmissionState } from './submission-vocabulary.js';

const stand = (state: SubmissionState, lockOn = '2026-11-10', excepted = false) => ({ state, lockOn, excepted });

describe('the states of a submission', () => {
  const LEADS: Readonly<Record<SubmissionAct, readonly SubmissionState[]>> = {
    submit: ['DRAFT', 'RETURNED'],
    declareZero: ['DRAFT', 'RETURNED'],
    explain: ['DRAFT', 'RETURNED'],
    withdraw: ['SUBMITTED'],
    accept: ['SUBMITTED'],
    approve: ['SUBMITTED', 'ACCEPTED'],
    return: ['SUBMITTED', 'ACCEPTED', 'APPROVED'],
  };
  const pairs = (Object.keys(SUBMISSION_ACTS) as SubmissionAct[]).flatMap((act) =>
    SUBMISSION_STATES.map(({ code }) => [act, code] as const),
  );
  it.each(pairs)('%s from %s', (act, state) => {
    const refused = actRefusal(act, stand(state), '2026-11-05');
    expect(refused).toBe(LEADS[act].includes(state) ? null : 'SUBMISSION_STATE');
  });

  it('end behind the lock day, but for an exception; to review what is there is never too late', () => {
    for (const act of ['submit', 'declareZero', 'explain'] as const) {
      expect(actRefusal(act, stand('DRAFT'), '2026-11-10')).toBeNull();
      expect(actRefusal(act, stand('DRAFT'), '2026-11-11')).toBe('PERIOD_LOCKED');
      expect(actRefusal(act, stand('DRAFT', '2026-11-10', true), '2026-11-11')).toBeNull();
    }
    expect(actRefusal('return', stand('SUBMITTED'), '2026-11-11')).toBe('PERIOD_LOCKED');
    expect(actRefusal('approve', stand('ACCEPTED'), '2026-12-01')).toBeNull();
    expect(shownState(stand('APPROVED'), '2026-11-10')).toBe('APPROVED');
    expect(shownState(stand('APPROVED'), '2026-11-11')).toBe('LOCKED');
    expect(shownState(stand('DRAFT'), '2026-11-11')).toBe('DRAFT');
  });
});

test.each([
  ['MONTH', null, '2026-10', '2026-10-01', '2026-10-31'],
  ['MONTH', 25, '2026-10', '2026-09-26', '2026-10-25'],
  ['MONTH', 25, '2026-01', '2025-12-26', '2026-01-25'],
  ['QUARTER', 20, '2026-Q1', '2025-12-21', '2026-03-20'],
  ['YEAR', 15, '2026', '2025-12-16', '2026-12-15'],
  ['WEEK', 25, '2026-W45', '2026-11-02', '2026-11-08'],
] as const)('%s cut off on %p: %s', (rhythm, cutOffDay, name, start, end) => {
  expect(periodOfForm({ rhythm, cutOffDay }, name)?.period).toMatchObject({ start, end });
});

test('a period of another rhythm is none of the form', () => {
  expect(periodOfForm({ rhythm: 'MONTH', cutOffDay: null }, '2026-Q1')).toBeNull();
});

test.each([
  ['MONTH', null, '2026-12-01', ['2026-11', '2026-10']],
  ['MONTH', 25, '2026-11-26', ['2026-11', '2026-10']],
  ['MONTH', 25, '2026-11-25', ['2026-10', '2026-09']],
  ['WEEK', null, '2027-01-04', ['2026-W53', '2026-W52']],
  ['QUARTER', null, '2026-12-31', ['2026-Q3', '2026-Q2']],
  ['YEAR', null, '2026-12-31', ['2025', '2024']],
] as const)('%s cut off on %p: over by %s', (rhythm, cutOffDay, today, names) => {
  const ended = endedPeriods({ rhythm, cutOffDay }, { since: '2020-01-01', today, most: 2 });
  expect(ended.map(({ name }) => name)).toEqual(names);
});

test('no period that begins before the form', () => {
  const ended = endedPeriods(
    { rhythm: 'MONTH', cutOffDay: null },
    { since: '2026-10-01', today: '2026-12-01', most: 9 },
  );
  expect(ended.map(({ name }) => name)).toEqual(['2026-11', '2026-10']);
});

test.each([
  [null, 25, '2026-12-01', ['2027-01 2026-12-26 2027-01-25', '2026-12 2026-12-01 2026-12-25']],
  [25, null, '2026-11-26', ['2027-01 2027-01-01 2027-01-31', '2026-12 2026-11-26 2026-12-31']],
  [25, 20, '2026-11-26', ['2027-01 2026-12-21 2027-01-20', '2026-12 2026-11-26 2026-12-20']],
  [20, 25, '2026-11-21', ['2027-01 2026-12-26 2027-01-25', '2026-12 2026-11-21 2026-12-25']],
  [25, 25, '2026-11-26', ['2027-01 2026-12-26 2027-01-25', '2026-12 2026-11-26 2026-12-25']],
] as const)(
  'cut off on %p, then on %p from %s: no day is left out or asked for twice',
  (before, after, since, periods) => {
    const [last] = endedPeriods({ rhythm: 'MONTH', cutOffDay: before }, { since: '2026-01-01', today: since, most: 1 });
    expect(last).toMatchObject({ name: '2026-11', period: { end: addDays(since, -1) } });
    const change = { since, today: '2027-02-01', most: 14, goesOn: true };
    const ended = endedPeriods({ rhythm: 'MONTH', cutOffDay: after }, change);
    expect(ended.map(({ name, period: { start, end } }) => `${name} ${start} ${end}`)).toEqual(periods);
  },
);

test.each([
  ['MONTH', null, '2026-11-05', '2026-12-01'],
  ['MONTH', 25, '2026-11-25', '2026-11-26'],
  ['MONTH', 25, '2026-11-26', '2026-12-26'],
  ['WEEK', null, '2026-11-08', '2026-11-09'],
  ['YEAR', null, '2026-11-08', '2027-01-01'],
] as const)('%s cut off on %p: a change of %s holds from %s', (rhythm, cutOffDay, today, from) => {
  expect(nextPeriodStart({ rhythm, cutOffDay }, today)).toBe(from);
});

test('only what a unit records itself is asked of it, and nothing that goes on changing', () => {
  expect(mayAskFor('LEAFLETS', 'SCHOOL')).toBe(true);
  expect(mayAskFor('CASES_FILED', 'SCHOOL')).toBe(false);
  expect(mayAskFor('CASES_FILED', 'POLICE')).toBe(true);
  expect(mayAskFor('HOUSEHOLDS_COVERED', 'HOSPITAL')).toBe(false);
  expect(mayAskFor('ACCOUNTS_CHECKED', 'BANK')).toBe(true);
  expect(mayAskFor('RECTIFICATION_RATE', 'SCHOOL')).toBe(false);
  expect(mayAskFor('HOUSEHOLD_COVERAGE', 'COMMUNITY')).toBe(false);
  expect(mayAskFor('HOUSEHOLDS_COVERED', 'COMMUNITY')).toBe(true);
  expect(mayAskFor('ROSTER_HOUSEHOLDS_COVERED', 'COMMUNITY')).toBe(false);
  expect(mayAskFor('TENANTS', 'AUTHORITY')).toBe(true);
  expect(mayAskFor('ON_TIME_RATE', 'AUTHORITY')).toBe(false);
  expect(mayAskFor('ALERTS_RECEIVED', 'POLICE')).toBe(true);
  // Whoever answers alerts may count them.
  expect(mayAskFor('ALERTS_RECEIVED', 'SCHOOL')).toBe(true);
});

test.each([
  [-3, 'NOT_YET_DUE'],
  [0, 'NOT_YET_DUE'],
  [1, 'UNIT'],
  [2, 'TOWN'],
  [3, 'TOWN'],
  [4, 'LINE'],
  [90, 'LINE'],
])('%p days overdue: %s', (days, stage) => expect(chaseStage(days)).toBe(stage));

test.each([
  [1, 'UNIT', { townDays: 5 }],
  [5, 'TOWN', { townDays: 5, lineDays: 9 }],
  [9, 'LINE', { townDays: 5, lineDays: 9 }],
  [9, 'LINE', { townDays: null }],
  [60, 'UNIT', { townDays: null, lineDays: null }],
  [60, 'UNIT', { enabled: false }],
  [0, 'NOT_YET_DUE', { enabled: false }],
])('%p days overdue: %s by the plan %p', (days, stage, changes) =>
  expect(chaseStage(days, { ...USUAL_CHASE_PLAN, ...changes })).toBe(stage),
);

test('what is taken back is a draft, or what was returned before', () => {
  expect(stateAfter('withdraw', { state: 'SUBMITTED', round: 0 })).toBe('DRAFT');
  expect(stateAfter('withdraw', { state: 'SUBMITTED', round: 2 })).toBe('RETURNED');
  expect(stateAfter('explain', { state: 'RETURNED', round: 1 })).toBe('RETURNED');
});

test.each([
  ['MONTH', null, '2026-11-05', '2026-11-01'],
  ['MONTH', 25, '2026-11-25', '2026-10-26'],
  ['MONTH', 25, '2026-11-26', '2026-11-26'],
  ['WEEK', null, '2026-11-08', '2026-11-02'],
  ['QUARTER', null, '2026-11-08', '2026-10-01'],
] as const)('%s cut off on %p: on %s the period runs that began on %s', (rhythm, cutOffDay, today, from) => {
  expect(runningPeriodStart({ rhythm, cutOffDay }, today)).toBe(from);
});
