import { describe, expect, test } from '@jest/globals';
import {
  countStatuses,
  statusesOf,
  stateOf,
  tapped,
  type DoorStatuses,
  type RosterDoor,
  tappedTogether,
} from './door-statuses.js';
import { errorsOf } from '../../records/form/record-form.js';
import {
  doorErrorsIn,
  householdVisitField,
  householdVisitFields,
  householdVisitInput,
  emptyHouseholdVisit,
} from './household-visit-draft.js';

const door = (label: string, change: Partial<RosterDoor> = {}): RosterDoor => ({
  label,
  building: '',
  unit: '',
  room: label,
  visited: false,
  visitedByUs: false,
  toRevisit: false,
  vacant: false,
  retiredOn: null,
  ...change,
});
type Entry = [string, 'visited' | 'notMet' | 'vacant'];
const statuses = (...entries: Entry[]): DoorStatuses => new Map(entries);
const form = (...entries: Entry[]) => ({ ...emptyHouseholdVisit('2026-11-22'), statuses: entries });
const along = { idempotencyKey: 'k', campaignIds: [] };

describe('ticking doors', () => {
  test('goes round: visited, not met, vacant, nothing', () => {
    expect(tapped(undefined, 'round')).toBe('visited');
    expect(tapped('visited', 'round')).toBe('notMet');
    expect(tapped('notMet', 'round')).toBe('vacant');
    expect(tapped('vacant', 'round')).toBeUndefined();
  });

  test('sets one status and takes it away again in a mode of its own', () => {
    expect(tapped(undefined, 'notMet')).toBe('notMet');
    expect(tapped('visited', 'notMet')).toBe('notMet');
    expect(tapped('notMet', 'notMet')).toBeUndefined();
  });

  test('says what the year brought where this visit says nothing', () => {
    expect(stateOf(door('1', { visited: true, visitedByUs: true }), undefined)).toBe('ours');
    expect(stateOf(door('1', { visited: true }), undefined)).toBe('others');
    expect(stateOf(door('1', { toRevisit: true }), undefined)).toBe('revisit');
    expect(stateOf(door('1', { toRevisit: true, visited: true }), undefined)).toBe('others');
    expect(stateOf(door('1', { vacant: true }), undefined)).toBe('empty');
    expect(stateOf(door('1', { vacant: true }), 'visited')).toBe('visited');
  });

  test('counts as new only what nobody had reached, and not what the amended record had', () => {
    const doors = [door('1', { visited: true }), door('2'), door('3', { visited: true })];
    expect(countStatuses(statuses(['1', 'visited'], ['2', 'visited'], ['4', 'notMet']), doors, new Set())).toEqual({
      visited: 2,
      notMet: 1,
      vacant: 0,
      fresh: 1,
    });
    expect(countStatuses(statuses(['2', 'visited']), doors, new Set(['2']))).toMatchObject({ fresh: 0 });
  });
});

describe('the visits that are sent', () => {
  test('hold doors by what was found, and no number beside them', () => {
    const found = form(['1', 'visited'], ['2', 'vacant'], ['3', 'notMet']);
    expect(
      householdVisitInput({ ...found, people: ' 1,200 ', reported: { text: '5', qualifier: 'EXACT' } }, 'c', along),
    ).toMatchObject({ doors: ['1'], notMet: ['3'], vacant: ['2'], reported: null, peopleVisited: 1200 });
    expect(
      householdVisitInput(
        { ...form(['1', 'visited']), by: 'number', reported: { text: '300余', qualifier: 'EXACT' } },
        'c',
        along,
      ),
    ).toMatchObject({ doors: [], reported: { value: 300, qualifier: 'AT_LEAST' } });
  });

  test('know which door an error is about', () => {
    const sent = householdVisitInput(form(['1', 'visited'], ['2', 'notMet']), 'c', along);
    const errors = errorsOf(
      [
        { path: 'notMet.0', code: 'NOT_FOUND', message: '没有' },
        { path: 'input.visitedOn', code: 'X', message: '日期' },
      ],
      (path) => householdVisitField(path, sent),
    );
    expect(errors['visitedOn']).toBe('日期');
    expect(doorErrorsIn(errors)).toEqual([{ label: '2', message: '没有' }]);
  });

  test('hold people with how they are meant, and the place that they are of', () => {
    const people = (text: string, peopleQualifier: 'EXACT' | 'UNCOUNTED' = 'EXACT') =>
      householdVisitInput({ ...form(), people: text, peopleQualifier }, '340210100', along);
    expect(people('300余')).toMatchObject({
      regionCode: '340210100',
      peopleVisited: 300,
      peopleVisitedQualifier: 'AT_LEAST',
    });
    expect(people('', 'UNCOUNTED')).toMatchObject({ peopleVisited: null, peopleVisitedQualifier: 'UNCOUNTED' });
    expect(people('')).toMatchObject({ peopleVisited: null, peopleVisitedQualifier: null });
    expect(householdVisitInput(form(), '340210100001', along)).toMatchObject({ communityCode: '340210100001' });
  });
});

describe('two people at one record', () => {
  test('keep their own doors: what I left alone takes theirs', () => {
    const base = form(['1', 'visited'], ['2', 'visited'], ['3', 'visited']);
    const mine = form(['1', 'visited'], ['2', 'notMet'], ['4', 'visited']);
    const theirs = form(['1', 'vacant'], ['2', 'visited'], ['3', 'visited'], ['5', 'visited']);
    expect(householdVisitFields.reapply(base, mine, theirs).statuses).toEqual([
      ['1', 'vacant'],
      ['2', 'notMet'],
      ['5', 'visited'],
      ['4', 'visited'],
    ]);
  });

  test('keep their own fields', () => {
    const base = form();
    const theirs = { ...base, visitedOn: '2026-11-19', note: '对方' };
    expect(householdVisitFields.reapply(base, { ...base, note: '我的' }, theirs)).toMatchObject({
      visitedOn: '2026-11-19',
      note: '我的',
    });
  });

  test('differ by what was found, in whatever order it was ticked, and by the number instead of it', () => {
    const base = form(['1', 'visited'], ['2', 'visited']);
    expect(householdVisitFields.differences(base, form(['2', 'visited'], ['1', 'visited']))).toEqual([]);
    expect(householdVisitFields.differences(base, form(['1', 'visited'], ['2', 'notMet']))).toEqual([
      'doors',
      'notMet',
    ]);
    expect(
      householdVisitFields.differences(base, { ...base, by: 'number', reported: { text: '5', qualifier: 'EXACT' } }),
    ).toEqual(['doors', 'reported']);
  });

  test('begin with the statuses of the record', () => {
    expect(statusesOf({ doors: ['1'], notMet: ['2'], vacant: ['3'] })).toEqual(
      statuses(['1', 'visited'], ['2', 'notMet'], ['3', 'vacant']),
    );
  });
});

describe('doors that are ticked together', () => {
  const doors = [
    { label: 'a', vacant: false },
    { label: 'b', vacant: true },
    { label: 'c', vacant: false },
  ];
  test('get the status of the mode, but for vacant ones and those already spoken of', () => {
    expect(tappedTogether(doors, new Map(), 'visited')).toEqual({ labels: ['a', 'c'], status: 'visited' });
    expect(tappedTogether(doors, new Map([['a', 'notMet']]), 'round')).toEqual({ labels: ['c'], status: 'visited' });
    expect(tappedTogether(doors, new Map(), 'vacant')).toEqual({ labels: ['a', 'b', 'c'], status: 'vacant' });
  });
  test('lose it again once all of them have it', () => {
    const ticked = new Map([
      ['a', 'visited'],
      ['c', 'visited'],
    ] as const);
    expect(tappedTogether(doors, ticked, 'visited')).toEqual({ labels: ['a', 'c'], status: undefined });
  });
});
