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
import {
  reapplyForm,
  reapplyStatuses,
  householdVisitErrorsOf,
  householdVisitInput,
  emptyHouseholdVisit,
  wholeNumber,
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
const statuses = (...entries: [string, 'visited' | 'notMet' | 'vacant'][]): DoorStatuses => new Map(entries);

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
    const input = householdVisitInput(
      { ...emptyHouseholdVisit('2026-11-22'), people: ' 1,200 ', reported: { text: '5', qualifier: 'EXACT' } },
      statuses(['1', 'visited'], ['2', 'vacant'], ['3', 'notMet']),
      'c',
      'k',
      null,
    );
    expect(input).toMatchObject({ doors: ['1'], notMet: ['3'], vacant: ['2'], reported: null, peopleVisited: 1200 });
    expect(
      householdVisitInput(
        { ...emptyHouseholdVisit('2026-11-22'), by: 'number', reported: { text: '300余', qualifier: 'EXACT' } },
        statuses(['1', 'visited']),
        'c',
        'k',
        null,
      ),
    ).toMatchObject({ doors: [], reported: { value: 300, qualifier: 'AT_LEAST' } });
  });

  test('know which door an error is about', () => {
    const input = householdVisitInput(
      emptyHouseholdVisit('2026-11-22'),
      statuses(['1', 'visited'], ['2', 'notMet']),
      'c',
      null,
      null,
    );
    expect(
      householdVisitErrorsOf(
        [
          { path: 'notMet.0', code: 'NOT_FOUND', message: '没有' },
          { path: 'input.visitedOn', code: 'X', message: '日期' },
        ],
        input,
      ),
    ).toEqual({ errors: { visitedOn: '日期' }, doors: [{ label: '2', message: '没有' }] });
  });

  test('read whole numbers only', () => {
    expect([
      wholeNumber('12'),
      wholeNumber('1.5'),
      wholeNumber('十二'),
      wholeNumber('300余'),
      wholeNumber('-3'),
    ]).toEqual([12, null, 12, null, null]);
  });
});

describe('two people at one record', () => {
  test('keep their own doors: what I left alone takes theirs', () => {
    const base = statuses(['1', 'visited'], ['2', 'visited'], ['3', 'visited']);
    const mine = statuses(['1', 'visited'], ['2', 'notMet'], ['4', 'visited']);
    const theirs = statuses(['1', 'vacant'], ['2', 'visited'], ['3', 'visited'], ['5', 'visited']);
    expect(reapplyStatuses(base, mine, theirs)).toEqual(
      statuses(['1', 'vacant'], ['2', 'notMet'], ['5', 'visited'], ['4', 'visited']),
    );
  });

  test('keep their own fields', () => {
    const base = emptyHouseholdVisit('2026-11-20');
    expect(
      reapplyForm(base, { ...base, note: '我的' }, { ...base, visitedOn: '2026-11-19', note: '对方' }),
    ).toMatchObject({ visitedOn: '2026-11-19', note: '我的' });
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
