import { describe, expect, it } from '@jest/globals';
import {
  type DatedStatus,
  type DoorStatus,
  statusChanges,
  type VisitedDoors,
  vacantSpans,
  withinLife,
} from './vacancies.js';

const statuses = (...list: [string, DoorStatus][]): DatedStatus[] => list.map(([day, status]) => ({ day, status }));

describe('vacant times of a door', () => {
  it('last from the visit that found it so until the next that met somebody', () => {
    expect(vacantSpans(statuses(['2026-03-01', 'VACANT'], ['2026-05-02', 'VISITED']))).toEqual([
      { from: '2026-03-01', to: '2026-05-02' },
    ]);
  });

  it('end with a door that is to be visited again: somebody lives there', () => {
    expect(vacantSpans(statuses(['2026-03-01', 'VACANT'], ['2026-05-02', 'NOT_MET']))).toEqual([
      { from: '2026-03-01', to: '2026-05-02' },
    ]);
  });

  it('go on while nobody says otherwise, however often the door is found vacant', () => {
    expect(vacantSpans(statuses(['2026-03-01', 'VACANT'], ['2026-04-01', 'VACANT']))).toEqual([
      { from: '2026-03-01', to: null },
    ]);
  });

  it('come and go, in whatever order they were recorded', () => {
    expect(
      vacantSpans(
        statuses(
          ['2026-06-01', 'VACANT'],
          ['2026-05-02', 'VISITED'],
          ['2026-03-01', 'VACANT'],
          ['2026-01-01', 'VISITED'],
        ),
      ),
    ).toEqual([
      { from: '2026-03-01', to: '2026-05-02' },
      { from: '2026-06-01', to: null },
    ]);
  });

  it('are none on a day on which somebody else met the household', () => {
    expect(vacantSpans(statuses(['2026-03-01', 'VACANT'], ['2026-03-01', 'VISITED']))).toEqual([]);
    expect(
      vacantSpans(statuses(['2026-03-01', 'VISITED'], ['2026-03-01', 'VACANT'], ['2026-03-02', 'VACANT'])),
    ).toEqual([{ from: '2026-03-02', to: null }]);
  });

  it('are none without a status', () => {
    expect(vacantSpans([])).toEqual([]);
    expect(vacantSpans(statuses(['2026-03-01', 'VISITED']))).toEqual([]);
  });
});

describe('a vacant time on the roster', () => {
  const life = { registeredOn: '2026-02-01', retiredOn: '2026-08-01' };

  it.each([
    [
      { from: '2026-03-01', to: '2026-05-01' },
      { from: '2026-03-01', to: '2026-05-01' },
    ],
    [
      { from: '2026-01-01', to: '2026-05-01' },
      { from: '2026-02-01', to: '2026-05-01' },
    ],
    [
      { from: '2026-03-01', to: null },
      { from: '2026-03-01', to: '2026-08-01' },
    ],
    [
      { from: '2026-03-01', to: '2026-09-01' },
      { from: '2026-03-01', to: '2026-08-01' },
    ],
    [{ from: '2026-01-01', to: '2026-02-01' }, null],
    [{ from: '2026-08-01', to: null }, null],
  ])('%j is %j', (span, expected) => {
    expect(withinLife(span, life)).toEqual(expected);
  });

  it('of a door that is in place goes on', () => {
    expect(withinLife({ from: '2026-03-01', to: null }, { registeredOn: '2026-02-01', retiredOn: null })).toEqual({
      from: '2026-03-01',
      to: null,
    });
  });
});

describe('a change of statuses', () => {
  const visit = (changes: Partial<VisitedDoors> = {}): VisitedDoors => ({
    recordStatus: 'ACTIVE',
    rosterId: 'r1',
    visitedOn: '2026-03-01',
    doors: [1, 2],
    notMet: [3],
    vacant: [4],
    ...changes,
  });

  it('by a new record touches its doors; only those found vacant may become it', () => {
    expect(statusChanges(null, visit())).toEqual([{ rosterId: 'r1', doors: [1, 2, 3, 4], mayBecomeVacant: [4] }]);
  });

  it('by voiding touches them all again: what they ended may go on', () => {
    expect(statusChanges(visit(), visit({ recordStatus: 'VOIDED' }))).toEqual([
      { rosterId: 'r1', doors: [1, 2, 3, 4], mayBecomeVacant: [1, 2, 3, 4] },
    ]);
  });

  it('is none where the statuses stay', () => {
    expect(statusChanges(visit(), visit({ doors: [2, 1] }))).toEqual([]);
    expect(statusChanges(null, visit({ rosterId: null, doors: [], notMet: [], vacant: [] }))).toEqual([]);
  });

  it('by an amendment touches the doors of which something else is said now', () => {
    expect(statusChanges(visit(), visit({ doors: [1, 3], notMet: [], vacant: [4, 5] }))).toEqual([
      { rosterId: 'r1', doors: [2, 3, 5], mayBecomeVacant: [2, 3, 5] },
    ]);
    expect(
      statusChanges(visit({ doors: [1], notMet: [], vacant: [] }), visit({ doors: [1], notMet: [2], vacant: [] })),
    ).toEqual([{ rosterId: 'r1', doors: [2], mayBecomeVacant: [] }]);
  });

  it('to another day or roster touches everything', () => {
    expect(statusChanges(visit(), visit({ visitedOn: '2026-03-02' }))[0]?.doors).toEqual([1, 2, 3, 4]);
    expect(statusChanges(visit(), visit({ rosterId: 'r2' }))).toEqual([
      { rosterId: 'r1', doors: [1, 2, 3, 4], mayBecomeVacant: [1, 2, 3, 4] },
      { rosterId: 'r2', doors: [1, 2, 3, 4], mayBecomeVacant: [4] },
    ]);
  });
});
