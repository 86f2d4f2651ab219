import { describe, expect, it } from '@jest/globals';
import { isTimeOfDay, mailTime, type MailTimes } from './mail-time.js';

/** 2026-12-01 is a Tuesday. */
const moment = (text: string) => new Date(`${text}:00+08:00`);
const timeOf = (happened: string, times: Partial<MailTimes>, now = happened, urgent = false) =>
  mailTime(moment(happened), { rhythm: 'SOON', quiet: null, ...times }, { urgent, earliest: moment(now) });
const NIGHT = { from: '22:00', to: '07:00', weekends: false };
const NOON = { from: '12:00', to: '14:00', weekends: false };

describe('the time of a mail', () => {
  it('is at once without further ado', () => {
    expect(timeOf('2026-12-01T03:00', {})).toEqual(moment('2026-12-01T03:00'));
  });

  it.each([
    ['2026-12-01T08:29', 'DAILY', '2026-12-01T08:30'],
    ['2026-12-01T08:30', 'DAILY', '2026-12-02T08:30'],
    ['2026-12-31T23:59', 'DAILY', '2027-01-01T08:30'],
    ['2026-12-01T09:00', 'WEEKLY', '2026-12-07T08:30'],
    ['2026-12-07T07:00', 'WEEKLY', '2026-12-07T08:30'],
    ['2026-12-07T08:30', 'WEEKLY', '2026-12-14T08:30'],
  ] as const)('of %s, %s, is that of the next summary', (happened, rhythm, then) => {
    expect(timeOf(happened, { rhythm })).toEqual(moment(then));
  });

  it('does not wait for a summary where it is urgent', () => {
    expect(timeOf('2026-12-01T09:00', { rhythm: 'WEEKLY' }, '2026-12-01T09:01', true)).toEqual(
      moment('2026-12-01T09:01'),
    );
  });

  it.each([
    ['2026-12-01T21:59', '2026-12-01T21:59'],
    ['2026-12-01T22:00', '2026-12-02T07:00'],
    ['2026-12-02T00:30', '2026-12-02T07:00'],
    ['2026-12-02T06:59', '2026-12-02T07:00'],
    ['2026-12-02T07:00', '2026-12-02T07:00'],
  ])('of %s in a quiet night is %s', (happened, then) => {
    expect(timeOf(happened, { quiet: NIGHT })).toEqual(moment(then));
    expect(timeOf(happened, { quiet: NIGHT }, happened, true)).toEqual(moment(then));
  });

  it('is behind a quiet noon, and knows no quiet hours that begin when they end', () => {
    expect(timeOf('2026-12-01T12:30', { quiet: NOON })).toEqual(moment('2026-12-01T14:00'));
    expect(timeOf('2026-12-01T15:00', { quiet: NOON })).toEqual(moment('2026-12-01T15:00'));
    expect(timeOf('2026-12-01T12:30', { quiet: { ...NOON, to: '12:00' } })).toEqual(moment('2026-12-01T12:30'));
  });

  it('lets a summary wait, too', () => {
    const quiet = { from: '07:00', to: '09:30', weekends: false };
    expect(timeOf('2026-12-01T20:00', { rhythm: 'DAILY', quiet })).toEqual(moment('2026-12-02T09:30'));
  });
});

it.each([
  ['2026-12-04T21:59', '2026-12-04T21:59'],
  ['2026-12-04T22:00', '2026-12-07T07:00'],
  ['2026-12-05T12:00', '2026-12-07T07:00'],
  ['2026-12-06T23:59', '2026-12-07T07:00'],
])('a quiet weekend ends with the night before Monday: %s, %s', (happened, then) => {
  expect(timeOf(happened, { quiet: { ...NIGHT, weekends: true } })).toEqual(moment(then));
});

it('knows times of day', () => {
  for (const text of ['00:00', '07:30', '23:59']) expect(isTimeOfDay(text)).toBe(true);
  for (const text of ['24:00', '7:30', '07:60', '', '07:30:00', '0７:30']) expect(isTimeOfDay(text)).toBe(false);
});
