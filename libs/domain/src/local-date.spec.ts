import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, chinaClock, dayAfter, addYears, daysBetween, isLocalDate, monthOf, todayIn } from './local-date.js';

const DAYS_FROM_1900_TO_2199 = 109_572;

// Counts on its own, day by day, to have something to compare with that shares no code with the module.
function walk(days: number): string {
  let [year, month, day] = [1900, 1, 1];
  for (let step = 0; step < days; step += 1) {
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    const length = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
    day += 1;
    if (day > length) [month, day] = [month + 1, 1];
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const dayNumber = fc.integer({ min: 0, max: DAYS_FROM_1900_TO_2199 - 1 });
const date = dayNumber.map((days) => addDays('1900-01-01', days));

describe('isLocalDate', () => {
  test.each(['1900-01-01', '2024-02-29', '2000-02-29', '2026-12-31', '2199-12-31'])('%s exists', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  test.each([
    '2026-02-29',
    '2100-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '1899-12-31',
    '2200-01-01',
    '0026-01-01',
    '2026-1-1',
    '2026/01/01',
    '20260101',
    ' 2026-01-01',
    '2026-01-01\n',
    '2026-01-01T00:00:00Z',
    '２０２６-01-01',
    '',
  ])('%j does not', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });
});

describe('addDays and daysBetween', () => {
  test('agree with counting day by day', () => {
    fc.assert(
      fc.property(dayNumber, (days) => {
        expect(addDays('1900-01-01', days)).toBe(walk(days));
      }),
      { numRuns: 25 },
    );
  });

  test('are each other’s inverse', () => {
    fc.assert(
      fc.property(date, date, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to);
        expect(daysBetween(to, from) + daysBetween(from, to)).toBe(0);
      }),
    );
  });

  test('sort as text in the order of the days', () => {
    fc.assert(
      fc.property(date, date, (left, right) => {
        expect(Math.sign(daysBetween(left, right))).toBe(left < right ? 1 : left > right ? -1 : 0);
      }),
    );
  });

  test('step over the ends of months, leap days and years', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(addDays('2100-02-28', 1)).toBe('2100-03-01');
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365);
    expect(daysBetween('2026-11-05', '2026-11-05')).toBe(0);
  });

  test('refuse what is no date, no whole number of days, or beyond the calendar', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError);
    expect(() => addDays('2026-01-01', 0.5)).toThrow(RangeError);
    expect(() => addDays('2026-01-01', Number.NaN)).toThrow(RangeError);
    expect(() => addDays('2199-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('1900-01-01', -1)).toThrow(RangeError);
    expect(() => addDays('2026-01-01', Number.MAX_SAFE_INTEGER)).toThrow(RangeError);
    expect(() => daysBetween('2026-01-01', 'tomorrow')).toThrow(RangeError);
  });
});

describe('addYears', () => {
  test('keeps the day', () => {
    expect(addYears('2026-11-05', -1)).toBe('2025-11-05');
    expect(addYears('2026-11-05', 10)).toBe('2036-11-05');
  });

  test('turns 29 February into 28 February only where it must', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
    expect(addYears('2024-02-29', 76)).toBe('2100-02-28');
  });

  test('always gives a day of the year asked for', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -300, max: 300 }), (day, years) => {
        const year = Number(day.slice(0, 4)) + years;
        fc.pre(year >= 1900 && year <= 2199);
        const moved = addYears(day, years);
        expect(isLocalDate(moved)).toBe(true);
        expect(Number(moved.slice(0, 4))).toBe(year);
        expect(moved.slice(5, 7)).toBe(day.slice(5, 7));
      }),
    );
  });

  test('refuses what is no date, no whole number of years, or beyond the calendar', () => {
    expect(() => addYears('2026-13-01', 1)).toThrow(RangeError);
    expect(() => addYears('2026-01-01', 1.5)).toThrow(RangeError);
    expect(() => addYears('2026-01-01', 500)).toThrow(RangeError);
    expect(() => addYears('1900-02-28', -1)).toThrow(RangeError);
  });
});

describe('todayIn', () => {
  test('changes at midnight, whatever was asked for before, and in each zone by itself', () => {
    const [before, midnight] = [new Date('2026-10-31T15:59:59.999Z'), new Date('2026-10-31T16:00:00Z')];
    const asked = [before, midnight, before].map((now) => [todayIn('Asia/Shanghai', now), todayIn('UTC', now)]);
    expect(asked).toEqual([
      ['2026-10-31', '2026-10-31'],
      ['2026-11-01', '2026-10-31'],
      ['2026-10-31', '2026-10-31'],
    ]);
  });

  test('is already the next day in China when the world clock still shows yesterday', () => {
    const lateEvening = new Date('2026-10-31T16:00:00Z');
    expect(todayIn(undefined, lateEvening)).toBe('2026-11-01');
    expect(todayIn('UTC', lateEvening)).toBe('2026-10-31');
  });

  test('is one second earlier still the old day', () => {
    expect(todayIn('Asia/Shanghai', new Date('2026-10-31T15:59:59Z'))).toBe('2026-10-31');
  });

  test('gives a date for the present', () => {
    expect(isLocalDate(todayIn())).toBe(true);
  });

  test('refuses a time zone nobody lives in', () => {
    expect(() => todayIn('Mars/Olympus')).toThrow(RangeError);
  });
});

test('clocks in China are eight hours ahead, on the same day in every zone of this machine', () => {
  expect(chinaClock(new Date('2026-10-31T15:59:59.999Z'))).toBe('2026-10-31T23:59:59');
  expect(chinaClock(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01T00:00:00');
  expect(() => chinaClock(new Date(Number.NaN))).toThrow(RangeError);
});

test('monthOf is the month of the day', () => {
  expect(monthOf('2026-11-05')).toBe('2026-11');
});

describe('dayAfter', () => {
  test.each([
    ['2026-02-28', '2026-03-01'],
    ['2024-02-28', '2024-02-29'],
    ['2199-12-31', '2200-01-01'],
  ])('of %s is %s', (day, next) => {
    expect(dayAfter(day)).toBe(next);
  });
});
