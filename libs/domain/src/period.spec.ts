import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween } from './local-date.js';
import {
  decompose,
  lastYearToDate,
  monthsTouched,
  monthsWithin,
  parsePeriod,
  type Period,
  periodLabel,
  previousPeriod,
  previousToDate,
  reachedDay,
  sameLastYear,
  trailingMonths,
} from './period.js';
import { DomainError } from './domain-error.js';

const year = fc.integer({ min: 2000, max: 2100 });
const two = (value: number) => String(value).padStart(2, '0');
const calendarText = fc.oneof(
  year.map(String),
  fc.tuple(year, fc.integer({ min: 1, max: 4 })).map(([y, quarter]) => `${y}-Q${quarter}`),
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, month]) => `${y}-${two(month)}`),
  fc.tuple(year, fc.integer({ min: 1, max: 52 })).map(([y, week]) => `${y}-W${two(week)}`),
);
const rangeText = fc
  .tuple(fc.integer({ min: 0, max: 36_000 }), fc.integer({ min: 0, max: 800 }))
  .map(([offset, length]) => [addDays('2000-01-01', offset), addDays('2000-01-01', offset + length)].join('/'));
const anyPeriod = fc.oneof(calendarText, rangeText).map(parsePeriod);

function domainErrorOf(text: string): DomainError {
  try {
    parsePeriod(text);
  } catch (domainError) {
    if (domainError instanceof DomainError) return domainError;
  }
  throw new Error(`Not refused: ${text}`);
}

const days = ({ start, end }: { start: string; end: string }) => daysBetween(start, end) + 1;

describe('parsePeriod', () => {
  test.each<[string, Period['kind'], string, string]>([
    ['2026', 'YEAR', '2026-01-01', '2026-12-31'],
    ['2026-Q1', 'QUARTER', '2026-01-01', '2026-03-31'],
    ['2026-Q4', 'QUARTER', '2026-10-01', '2026-12-31'],
    ['2026-11', 'MONTH', '2026-11-01', '2026-11-30'],
    ['2024-02', 'MONTH', '2024-02-01', '2024-02-29'],
    ['2026-W45', 'WEEK', '2026-11-02', '2026-11-08'],
    ['2026-W01', 'WEEK', '2025-12-29', '2026-01-04'],
    ['2020-W53', 'WEEK', '2020-12-28', '2021-01-03'],
    ['2027-W01', 'WEEK', '2027-01-04', '2027-01-10'],
    ['2026-09-29/2026-10-16', 'RANGE', '2026-09-29', '2026-10-16'],
    ['2026-11-05/2026-11-05', 'RANGE', '2026-11-05', '2026-11-05'],
    ['2100', 'YEAR', '2100-01-01', '2100-12-31'],
    ['2100-W52', 'WEEK', '2100-12-27', '2101-01-02'],
  ])('%s is a %s from %s to %s', (text, kind, start, end) => {
    expect(parsePeriod(text)).toEqual({ kind, text, start, end });
  });

  test('leaves a range a range, even where it is exactly a month, a quarter or a year', () => {
    for (const text of ['2026-11-01/2026-11-30', '2026-01-01/2026-03-31', '2026-01-01/2026-12-31']) {
      expect(parsePeriod(text)).toMatchObject({ kind: 'RANGE', text });
    }
  });

  test.each([
    '',
    '26',
    '20260',
    '1999',
    '2101',
    '2026-Q0',
    '2026-Q5',
    '2026-q4',
    '2026-13',
    '2026-00',
    '2026-1',
    '2026-W00',
    '2026-W54',
    '2025-W53',
    '2026-W5',
    '2026-11-05',
    '2026-11-05/',
    '/2026-11-05',
    '2026-02-30/2026-03-01',
    '2026-01-01/2026-01-02/2026-01-03',
    '1999-12-31/2000-01-01',
    '2100-12-31/2101-01-01',
    '2026-01/2026-02',
    ' 2026',
    '2026\n',
    '二〇二六',
  ])('refuses %j', (text) => {
    const domainError = domainErrorOf(text);
    expect(domainError.code).toBe('BAD_INPUT');
    expect(domainError.fields).toEqual([{ path: 'period', code: 'NOT_A_PERIOD' }]);
  });

  test('refuses a range that ends before it starts', () => {
    expect(domainErrorOf('2026-10-16/2026-10-15').fields).toEqual([{ path: 'period', code: 'END_BEFORE_START' }]);
  });

  test('allows ten years and not a day more', () => {
    expect(parsePeriod('2016-03-01/2026-02-28').kind).toBe('RANGE');
    expect(domainErrorOf('2016-03-01/2026-03-01').fields).toEqual([
      { path: 'period', code: 'PERIOD_TOO_LONG', params: { years: 10 } },
    ]);
  });

  test('keeps the text and gives whole days', () => {
    fc.assert(
      fc.property(fc.oneof(calendarText, rangeText), (text) => {
        const period = parsePeriod(text);
        expect(period.text).toBe(text);
        expect(days(period)).toBeGreaterThan(0);
        if (period.kind === 'WEEK') {
          expect(days(period)).toBe(7);
          expect(new Date(period.start).getUTCDay()).toBe(1);
        }
      }),
    );
  });

  test('gives every ISO year 52 or 53 weeks without a gap to the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2000, max: 2099 }), (isoYear) => {
        const first = parsePeriod(`${isoYear}-W01`).start;
        const next = parsePeriod(`${isoYear + 1}-W01`).start;
        const weeks = daysBetween(first, next) / 7;
        expect([52, 53]).toContain(weeks);
        if (weeks === 53) expect(parsePeriod(`${isoYear}-W53`).end).toBe(addDays(next, -1));
        else expect(domainErrorOf(`${isoYear}-W53`).fields).toHaveLength(1);
      }),
    );
  });
});

describe('previousPeriod', () => {
  test.each([
    ['2026', '2025'],
    ['2026-Q1', '2025-Q4'],
    ['2026-Q3', '2026-Q2'],
    ['2026-01', '2025-12'],
    ['2026-11', '2026-10'],
    ['2026-W45', '2026-W44'],
    ['2026-W02', '2026-W01'],
    ['2026-W01', '2025-W52'],
    ['2021-W01', '2020-W53'],
    ['2026-09-29/2026-10-16', '2026-09-11/2026-09-28'],
    ['2026-11-01/2026-11-30', '2026-10-02/2026-10-31'],
  ])('of %s is %s', (text, previous) => {
    expect(previousPeriod(parsePeriod(text))).toEqual(parsePeriod(previous));
  });

  test('reaches back before the first year anybody may ask for', () => {
    expect(previousPeriod(parsePeriod('2000'))).toEqual({
      kind: 'YEAR',
      text: '1999',
      start: '1999-01-01',
      end: '1999-12-31',
    });
  });

  test('ends the day before, and is of the same kind', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const previous = previousPeriod(period);
        expect(addDays(previous.end, 1)).toBe(period.start);
        expect(previous.kind).toBe(period.kind);
        if (period.kind === 'RANGE') expect(days(previous)).toBe(days(period));
      }),
    );
  });
});

describe('sameLastYear', () => {
  test.each([
    ['2026', '2025'],
    ['2026-Q4', '2025-Q4'],
    ['2024-02', '2023-02'],
    ['2026-W45', '2025-W45'],
    ['2026-W53', '2025-W52'],
    ['2026-09-29/2026-10-16', '2025-09-29/2025-10-16'],
    ['2024-02-29/2024-03-31', '2023-02-28/2023-03-31'],
    ['2024-02-29/2024-02-29', '2023-02-28/2023-02-28'],
  ])('of %s is %s', (text, lastYear) => {
    expect(sameLastYear(parsePeriod(text))).toEqual(parsePeriod(lastYear));
  });

  test('carries the year before in its text, and the same kind', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const lastYear = sameLastYear(period);
        expect(Number(lastYear.text.slice(0, 4))).toBe(Number(period.text.slice(0, 4)) - 1);
        expect(lastYear.kind).toBe(period.kind);
      }),
    );
  });
});

test.each([
  ['2026', 12],
  ['2026-W01', 2],
  ['2026-10-05/2026-10-06', 1],
  ['2024-01-31/2026-01-01', 25],
])('%s has days of %d months', (text, months) => {
  expect(monthsTouched(parsePeriod(text))).toBe(months);
});

describe('decompose and monthsWithin', () => {
  test('years, quarters and months are whole months', () => {
    expect(decompose(parsePeriod('2026-Q4'))).toEqual({ wholeMonths: ['2026-10', '2026-11', '2026-12'], edges: [] });
    expect(decompose(parsePeriod('2026-02'))).toEqual({ wholeMonths: ['2026-02'], edges: [] });
    expect(monthsWithin(parsePeriod('2026'))).toHaveLength(12);
  });

  test('a range has its months and two edges', () => {
    expect(decompose(parsePeriod('2025-11-30/2026-02-01'))).toEqual({
      wholeMonths: ['2025-12', '2026-01'],
      edges: [
        { start: '2025-11-30', end: '2025-11-30' },
        { start: '2026-02-01', end: '2026-02-01' },
      ],
    });
  });

  test('a range that begins or ends with a month has one edge', () => {
    expect(decompose(parsePeriod('2026-10-01/2026-11-15'))).toEqual({
      wholeMonths: ['2026-10'],
      edges: [{ start: '2026-11-01', end: '2026-11-15' }],
    });
    expect(decompose(parsePeriod('2026-10-31/2026-11-30'))).toEqual({
      wholeMonths: ['2026-11'],
      edges: [{ start: '2026-10-31', end: '2026-10-31' }],
    });
  });

  test('weeks, and ranges without a whole month, are one edge even across two months', () => {
    expect(decompose(parsePeriod('2026-W01'))).toEqual({
      wholeMonths: [],
      edges: [{ start: '2025-12-29', end: '2026-01-04' }],
    });
    expect(decompose(parsePeriod('2026-09-02/2026-10-30'))).toEqual({
      wholeMonths: [],
      edges: [{ start: '2026-09-02', end: '2026-10-30' }],
    });
  });

  test('months and edges together are the period, every day exactly once', () => {
    fc.assert(
      fc.property(anyPeriod, (period) => {
        const { wholeMonths, edges } = decompose(period);
        expect(edges.length).toBeLessThanOrEqual(2);
        const pieces = [...wholeMonths.map(parsePeriod), ...edges].sort((a, b) => (a.start < b.start ? -1 : 1));
        expect(pieces[0]?.start).toBe(period.start);
        expect(pieces.at(-1)?.end).toBe(period.end);
        pieces.slice(1).forEach((piece, index) => {
          expect(piece.start).toBe(addDays(pieces[index]?.end ?? '', 1));
        });
        expect(pieces.reduce((sum, piece) => sum + days(piece), 0)).toBe(days(period));
      }),
    );
  });

  test('no edge hides a whole month', () => {
    fc.assert(
      fc.property(rangeText, (text) => {
        for (const { start, end } of decompose(parsePeriod(text)).edges) {
          expect(monthsWithin({ kind: 'RANGE', text: `${start}/${end}`, start, end })).toEqual([]);
        }
      }),
    );
  });
});

describe('trailingMonths', () => {
  test('ends with the month of the last day and steps over years', () => {
    expect(trailingMonths(parsePeriod('2026-02'), 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(trailingMonths(parsePeriod('2026-Q4'), 1)).toEqual(['2026-12']);
    expect(trailingMonths(parsePeriod('2026-W01'), 2)).toEqual(['2025-12', '2026-01']);
    expect(trailingMonths(parsePeriod('2026-09-29/2026-10-16'), 13)).toHaveLength(13);
  });

  test.each([0, -1, 1.5, Number.NaN])('refuses %p months', (count) => {
    expect(() => trailingMonths(parsePeriod('2026'), count)).toThrow(RangeError);
  });
});

describe('periodLabel', () => {
  test.each([
    ['2026', '2026年', '2026'],
    ['2026-Q4', '2026年第4季度', 'Q4 2026'],
    ['2026-10', '2026年10月', 'October 2026'],
    ['2026-01', '2026年1月', 'January 2026'],
    ['2026-W45', '2026年第45周（11月2日至8日）', 'Week 45 of 2026 (2 – 8 Nov)'],
    ['2026-W01', '2026年第1周（12月29日至1月4日）', 'Week 1 of 2026 (29 Dec – 4 Jan)'],
    ['2026-09-29/2026-10-16', '2026年9月29日至10月16日', '29 Sep – 16 Oct 2026'],
    ['2025-12-01/2026-01-03', '2025年12月1日至2026年1月3日', '1 Dec 2025 – 3 Jan 2026'],
    ['2026-11-05/2026-11-05', '2026年11月5日', '5 Nov 2026'],
  ])('%s is %s, %s', (text, chinese, english) => {
    expect(periodLabel(parsePeriod(text), 'zh-CN')).toBe(chinese);
    expect(periodLabel(parsePeriod(text), 'en')).toBe(english);
  });
});

describe('a running period is compared with the same days', () => {
  test.each([
    // period, today, the period before, a year before
    ['2026-11', '2026-11-28', '2026-10-01/2026-10-28', '2025-11-01/2025-11-28'],
    ['2026-11', '2026-11-01', '2026-10-01/2026-10-01', '2025-11-01/2025-11-01'],
    ['2026-03', '2026-03-31', '2026-02', '2025-03'],
    ['2026-03', '2026-03-30', '2026-02', '2025-03-01/2025-03-30'],
    ['2024-02', '2024-02-29', '2024-01-01/2024-01-29', '2023-02'],
    ['2024-03', '2024-03-29', '2024-02', '2023-03-01/2023-03-29'],
    ['2026-11', '2026-11-30', '2026-10-01/2026-10-30', '2025-11'],
    ['2026-Q4', '2026-11-28', '2026-07-01/2026-08-28', '2025-10-01/2025-11-28'],
    ['2026-Q2', '2026-05-31', '2026-01-01/2026-02-28', '2025-04-01/2025-05-31'],
    ['2026-Q2', '2026-06-30', '2026-01-01/2026-03-30', '2025-Q2'],
    ['2026', '2026-11-28', '2025-01-01/2025-11-28', '2025-01-01/2025-11-28'],
    ['2024', '2024-02-29', '2023-01-01/2023-02-28', '2023-01-01/2023-02-28'],
    ['2026', '2026-12-31', '2025', '2025'],
    ['2026-W48', '2026-11-28', '2026-11-16/2026-11-21', '2025-11-24/2025-11-29'],
    ['2026-W48', '2026-11-29', '2026-W47', '2025-W48'],
    ['2026-W53', '2026-12-30', '2026-12-21/2026-12-23', '2025-12-22/2025-12-24'],
    ['2027-W01', '2027-01-05', '2026-12-28/2026-12-29', '2025-12-29/2025-12-30'],
    // Over, not begun, or a range: as a whole.
    ['2026-10', '2026-11-28', '2026-09', '2025-10'],
    ['2026-12', '2026-11-28', '2026-11', '2025-12'],
    ['2026-11-01/2026-11-30', '2026-11-28', '2026-10-02/2026-10-31', '2025-11-01/2025-11-30'],
  ])('%s on %s: %s and %s', (text, today, before, lastYear) => {
    const period = parsePeriod(text);
    expect(previousToDate(period, today).text).toBe(before);
    expect(lastYearToDate(period, today).text).toBe(lastYear);
    const runs = !text.includes('/') && period.start <= today && today <= period.end;
    expect(reachedDay(period, today)).toBe(runs ? today : null);
  });

  test('from the beginning on, as many days as have passed, fewer only where a month is shorter', () => {
    fc.assert(
      fc.property(calendarText.map(parsePeriod), fc.nat(365), (period, offset) => {
        const today = addDays(period.start, offset % (daysBetween(period.start, period.end) + 1));
        for (const [cut, whole] of [
          [previousToDate(period, today), previousPeriod(period)],
          [lastYearToDate(period, today), sameLastYear(period)],
        ] as const) {
          expect(cut.start).toBe(whole.start);
          expect(cut.end <= whole.end).toBe(true);
          const [passed, counted] = [daysBetween(period.start, today) + 1, daysBetween(cut.start, cut.end) + 1];
          if (period.kind === 'WEEK') expect(counted).toBe(passed);
          else if (period.kind === 'MONTH')
            expect(counted).toBe(Math.min(passed, daysBetween(whole.start, whole.end) + 1));
          else {
            // The same day of the month at the same offset, or the last one of a shorter month.
            const sameDay = cut.end.slice(8) === today.slice(8);
            expect(sameDay || (cut.end.slice(8) < today.slice(8) && addDays(cut.end, 1).endsWith('-01'))).toBe(true);
            expect(monthsTouched(cut)).toBe(monthsTouched({ ...period, end: today }));
          }
          expect(cut.kind === 'RANGE' || cut.text === whole.text).toBe(true);
          expect(decompose(cut).edges.length).toBeLessThanOrEqual(cut.kind === 'WEEK' ? 2 : 1);
        }
      }),
    );
  });

  test('the day moves the comparison on and never back', () => {
    fc.assert(
      fc.property(calendarText.map(parsePeriod), fc.nat(365), (period, offset) => {
        const today = addDays(period.start, offset % (daysBetween(period.start, period.end) + 1));
        if (today === period.end) return;
        expect(previousToDate(period, addDays(today, 1)).end >= previousToDate(period, today).end).toBe(true);
        expect(lastYearToDate(period, addDays(today, 1)).end >= lastYearToDate(period, today).end).toBe(true);
      }),
    );
  });
});
