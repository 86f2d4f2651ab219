import { describe, expect, test } from '@jest/globals';
import type { IndicatorCode } from '@fanzha/domain';
import { campaignFor, receptionOf, tasksOf } from './wall-campaign.js';
import { wallPlan } from './wall-indicators.js';
import { markNotes, overlapNote } from './wall-notes.js';
import { layOut, wallLines, type WallLine } from './wall-rows.js';
import { readWallUrl, yearOf } from './wall-url.js';

const figure = (indicator: IndicatorCode, value: number | null, marks: object = {}) => ({
  indicator,
  value,
  atLeast: false,
  approx: false,
  uncounted: 0,
  withheld: 0,
  toCheck: 0,
  spanning: null,
  ...marks,
});
const line = (at: number, marks: object = {}): WallLine => ({
  key: `3402990${at + 10}`,
  kind: 'region',
  name: `${at}镇`,
  lines: 1,
  due: 10,
  contributing: 9,
  figures: new Map([
    ['SESSIONS', figure('SESSIONS', at, marks)],
    ['HOUSEHOLDS_COVERED', figure('HOUSEHOLDS_COVERED', 100)],
  ]),
});
const lines = (count: number, marks: object = {}) => Array.from({ length: count }, (_, at) => line(at, marks));
const CODES = ['SESSIONS', 'HOUSEHOLDS_COVERED'] as const;
const t = (key: string, values?: object, count?: number) =>
  `${key}${values ? JSON.stringify(values) : ''}${count === undefined ? '' : `×${count}`}`;

describe('what lies below', () => {
  test.each([
    [8, 'roomy', [8]],
    [12, 'dense', [12]],
    [13, 'double', [7, 6]],
    [25, 'double', [13, 12]],
    [40, 'double', [13, 12]],
  ] as const)('%i lines are %s, in columns of %j', (count, layout, columns) => {
    const laid = layOut(lines(count), CODES);
    expect([laid.layout, laid.columns.map((each) => each.length)]).toEqual([layout, columns]);
  });

  test('is summed where it does not fit, with the marks of all, and never different households', () => {
    const all = lines(30);
    const rest = layOut([...all.slice(0, 29), line(29, { atLeast: true, uncounted: 2 })], CODES).columns[1]!.at(-1)!;
    expect(rest).toMatchObject({ kind: 'rest', lines: 6, due: 60, contributing: 54 });
    expect(rest.figures.get('SESSIONS')).toMatchObject({
      value: 24 + 25 + 26 + 27 + 28 + 29,
      atLeast: true,
      uncounted: 2,
    });
    expect(rest.figures.has('HOUSEHOLDS_COVERED')).toBe(false);
  });

  test('has the coverage of the year, and no 0 where nobody has reported', () => {
    const row = {
      key: '340299101',
      kind: 'region',
      name: '清河镇',
      due: 3,
      contributing: 0,
      figures: new Map([['SESSIONS', figure('SESSIONS', 0)]]),
      before: new Map(),
    } as const;
    const [told] = wallLines(
      [row as never],
      ['SESSIONS', 'HOUSEHOLD_COVERAGE'],
      new Map([['340299101', figure('HOUSEHOLD_COVERAGE', 61.4) as never]]),
    );
    expect([...told!.figures.keys()]).toEqual(['HOUSEHOLD_COVERAGE']);
  });
});

test('a line without cases shows what its units can record', () => {
  expect(wallPlan(null).heroes.map(({ code }) => code)).toEqual([
    'SESSIONS',
    'HOUSEHOLDS_COVERED',
    'CASES_FILED',
    'INTERCEPTIONS',
  ]);
  const education = wallPlan('EDUCATION');
  expect(education.heroes.map(({ code }) => code)).toEqual([
    'SESSIONS',
    'HOUSEHOLDS_COVERED',
    'INTERCEPTIONS',
    'PARTICIPANTS',
  ]);
  expect(education.columns).not.toContain('CASES_FILED');
  expect(education.indicators).not.toContain('LOSS');
});

test('the foot names every sign, and what is not in the figures', () => {
  const figures = [
    figure('PEOPLE_REACHED', 126_412, { atLeast: true, uncounted: 5 }),
    figure('LEAFLETS', 42_180, { approx: true, withheld: 1 }),
    figure('SESSIONS', 437, { spanning: { records: 2, amount: 40, atLeast: false, approx: false } }),
  ];
  expect(markNotes(figures as never, 'zh-CN', t).map((note) => note.split('{')[0])).toEqual([
    'wall.notes.atLeast',
    'wall.notes.approx',
    'wall.notes.uncounted',
    'wall.notes.withheld',
    'wall.notes.spanning',
  ]);
  expect(markNotes([figure('SESSIONS', 1)] as never, 'zh-CN', t)).toEqual([]);
});

test('the overlap is told where rows add up to more than the total', () => {
  expect(overlapNote(lines(3), 280, 168, t)).toContain('"sum":"300","more":"20","n":"168"');
  expect(overlapNote(lines(3), 280, 0, t)).toMatch(/^wall\.notes\.overlap\{/);
  expect(overlapNote(lines(3), 300, 168, t)).toBe('');
});

describe('the address', () => {
  test('holds period, line, campaign and colours; what is wrong in it is what is usual', () => {
    expect(readWallUrl({ period: '2026-10', sector: 'EDUCATION', theme: 'dark' }, '2026-11-22')).toEqual({
      period: '2026-10',
      sector: 'EDUCATION',
      campaign: null,
      theme: 'dark',
    });
    expect(readWallUrl({ period: 'x', sector: 'x', theme: 'x', campaign: 'x' }, '2026-11-22')).toEqual({
      period: '2026-10',
      sector: null,
      campaign: null,
      theme: null,
    });
    expect(readWallUrl({ period: '2027-01' }, '2026-11-22').period).toBe('2026-10');
    expect(readWallUrl({}, '2026-12-01').period).toBe('2026-11');
    expect(readWallUrl({ period: '2026-12' }, '2026-12-01').period).toBe('2026-12');
  });

  test('leads to the year of the last day that has come', () => {
    expect([yearOf('2026-10', '2026-11-22'), yearOf('2025', '2026-11-22'), yearOf('2026', '2026-11-22')]).toEqual([
      '2026',
      '2025',
      '2026',
    ]);
  });
});

describe('the campaign', () => {
  const campaign = (id: string, authority: string, ...reception: object[]) => ({
    node: {
      id,
      title: id,
      tenant: { id: 't', region: { code: authority } },
      tasks: [{ id: 'k', title: '讲座' }],
      reception,
    },
  });
  const units = (regionCode: string, addressed: number, received = 1, sector = 'EDUCATION') => ({
    regionCode,
    sector,
    addressed,
    received,
  });
  const of = (...edges: object[]) => ({ edges }) as never;

  test('is one that is for units here: the one asked for, the own one, the newest', () => {
    const list = of(
      campaign('elsewhere', '3402', units('340281', 4)),
      campaign('city', '3402', units('340299101', 4)),
      campaign('own', '340299', units('340299102', 2)),
    );
    expect(campaignFor(list, '340299', null, null)?.id).toBe('own');
    expect(campaignFor(list, '340299', null, 'city')?.id).toBe('city');
    expect(campaignFor(list, '340299101', null, null)?.id).toBe('city');
    expect(campaignFor(list, '340299', 'FINANCE', null)).toBeNull();
    expect(campaignFor(undefined, '340299', null, null)).toBeNull();
  });

  test('counts who received it here, and units by state without those it is not for', () => {
    const { node } = campaign('city', '3402', units('340299101', 4, 3), units('340299', 2, 2), units('340281', 9));
    expect(receptionOf(node as never, '340299', null)).toEqual({ addressed: 6, received: 5 });
    const states = [
      { state: 'LATE', count: 1 },
      { state: 'RUNNING', count: 2 },
      { state: 'MET', count: 3 },
      { state: 'NOT_APPLICABLE', count: 40 },
    ];
    expect(tasksOf(node as never, { totals: { tasks: [{ taskId: 'k', states }] } } as never)).toEqual([
      { id: 'k', title: '讲座', units: 6, counts: { MET: 3, RUNNING: 2, NEW: 0, LATE: 1 } },
    ]);
    expect(tasksOf(node as never, { totals: { tasks: [{ taskId: 'other', states }] } } as never)).toBeNull();
  });
});
