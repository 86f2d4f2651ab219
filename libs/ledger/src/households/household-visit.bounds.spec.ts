import { BOUNDS } from '@fanzha/domain';
import { describe, expect, it } from '@jest/globals';
import type { HouseholdVisitsInput } from './household.inputs.js';
import { communityErrors, readHouseholdVisit } from './household-visit.bounds.js';
import { readDoors, retirementErrors, yearErrors } from './roster.bounds.js';

const TODAY = '2026-11-21';
const COMMUNITY = '340210100001';
const input = (changes: Partial<HouseholdVisitsInput> = {}): HouseholdVisitsInput => ({
  communityCode: COMMUNITY,
  visitedOn: '2026-11-05',
  doors: ['3-2-401'],
  ...changes,
});
const written = (errors: readonly { path: string; code: string }[]) =>
  errors.map(({ path, code }) => `${path} ${code}`);
const errorsOf = (changes: Partial<HouseholdVisitsInput>) => written(readHouseholdVisit(input(changes), TODAY).errors);

describe('bounds of household visits', () => {
  it('clean what they store', () => {
    const { content, idempotencyKey, errors } = readHouseholdVisit(
      input({
        communityCode: ` ${COMMUNITY} `,
        doors: ['3栋2单元401'],
        notMet: ['３－２－402'],
        note: ' 第一段\r\n第二段 ',
        idempotencyKey: ' k-1 ',
      }),
      TODAY,
    );
    expect(errors).toEqual([]);
    expect(idempotencyKey).toBe('k-1');
    expect(content).toEqual({
      regionCode: COMMUNITY,
      campaignIds: [],
      beganOn: null,
      running: false,
      visitedOn: '2026-11-05',
      labels: { doors: ['3-2-401'], notMet: ['3-2-402'], vacant: [] },
      reported: null,
      reportedQualifier: null,
      reportedUpTo: null,
      reportedAtLeast: null,
      peopleVisited: null,
      peopleVisitedQualifier: null,
      peopleVisitedUpTo: null,
      peopleVisitedAtLeast: null,
      note: '第一段\n第二段',
    });
  });

  it.each<[string, Partial<HouseholdVisitsInput>, string[]]>([
    ['a town', { communityCode: '340210100' }, ['communityCode INVALID_FORMAT']],
    ['no place', { communityCode: null }, ['communityCode REQUIRED']],
    ['a blank place', { communityCode: ' ' }, ['communityCode INVALID_FORMAT']],
    [
      'two places',
      { regionCode: '340210100', doors: null, reported: { value: 3, qualifier: 'EXACT' } },
      ['regionCode CONTRADICTORY'],
    ],
    [
      'a whole city',
      { communityCode: null, regionCode: '3402', doors: null, reported: { value: 3, qualifier: 'EXACT' } },
      ['regionCode INVALID_FORMAT'],
    ],
    [
      'doors of a whole town',
      { communityCode: null, regionCode: '340210100', notMet: ['3-402'] },
      ['doors NOT_ALLOWED_HERE', 'notMet NOT_ALLOWED_HERE'],
    ],
    ['nothing of a whole town', { communityCode: null, regionCode: '340210100', doors: null }, ['reported REQUIRED']],
    ['people without a number', { peopleVisitedQualifier: 'AT_LEAST' }, ['peopleVisited AMOUNT_REQUIRED']],
    [
      'a range of people upside down',
      { peopleVisited: 300, peopleVisitedUpTo: 200 },
      ['peopleVisitedUpTo RANGE_UPSIDE_DOWN'],
    ],
    [
      'a number of people that nobody counted',
      { peopleVisited: 3, peopleVisitedQualifier: 'UNCOUNTED' },
      ['peopleVisited AMOUNT_FORBIDDEN'],
    ],
    ['tomorrow', { visitedOn: '2026-11-22' }, ['visitedOn DATE_IN_FUTURE']],
    ['a day that does not exist', { visitedOn: '2026-02-30' }, ['visitedOn NOT_A_DATE']],
    ['a blank door', { doors: ['3-401', ' '] }, ['doors.1 REQUIRED']],
    ['a long door', { notMet: ['长'.repeat(BOUNDS.door.max + 1)] }, ['notMet.0 TOO_LONG']],
    ['a phone number', { vacant: ['13800138000'] }, ['vacant.0 INVALID_FORMAT']],
    [
      'too many doors',
      { doors: Array.from({ length: BOUNDS.doors.max + 1 }, (_, n) => `${n}`) },
      ['doors TOO_MANY_ITEMS'],
    ],
    ['nothing at all', { doors: null }, ['doors REQUIRED']],
    ['empty lists', { doors: [], notMet: [], vacant: [] }, ['doors REQUIRED']],
    ['doors and a number', { reported: { value: 3, qualifier: 'EXACT' } }, ['reported CONTRADICTORY']],
    ['a number without value', { doors: null, reported: { qualifier: 'APPROX' } }, ['reported.value AMOUNT_REQUIRED']],
    ['a negative number', { doors: null, reported: { value: -1, qualifier: 'EXACT' } }, ['reported.value NEGATIVE']],
    [
      'a number where none was counted',
      { doors: null, reported: { value: 1, qualifier: 'WITHHELD' } },
      ['reported.value AMOUNT_FORBIDDEN'],
    ],
    ['more people than there can be', { peopleVisited: BOUNDS.people.max + 1 }, ['peopleVisited TOO_LARGE']],
    ['a campaign that cannot be', { campaignIds: ['spring'] }, ['campaignIds UNKNOWN_CODE']],
    ['a long note', { note: '长'.repeat(BOUNDS.narrative.max + 1) }, ['note TOO_LONG']],
    ['a blank key', { idempotencyKey: ' ' }, ['idempotencyKey REQUIRED']],
  ])('refuse %s', (_, changes, errors) => {
    expect(errorsOf(changes)).toEqual(errors);
  });

  it('take doors not met alone, vacant ones alone, people alone and work that was not counted', () => {
    expect(errorsOf({ doors: null, notMet: ['3-401'] })).toEqual([]);
    expect(errorsOf({ doors: null, vacant: ['3-401'] })).toEqual([]);
    expect(errorsOf({ doors: null, peopleVisited: 0 })).toEqual([]);
    expect(errorsOf({ doors: null, reported: { qualifier: 'UNCOUNTED' } })).toEqual([]);
    expect(errorsOf({ doors: null, peopleVisitedQualifier: 'UNCOUNTED' })).toEqual([]);
    expect(errorsOf({ peopleVisited: 300, peopleVisitedQualifier: 'AT_LEAST' })).toEqual([]);
    expect(errorsOf({ peopleVisited: 300, peopleVisitedUpTo: 500 })).toEqual([]);
  });

  it('take a number of a whole town or county, and a community by either name', () => {
    const reported = { value: 2_000, qualifier: 'AT_LEAST' } as const;
    for (const regionCode of ['340210100', '340210'])
      expect(errorsOf({ communityCode: null, regionCode, doors: null, reported })).toEqual([]);
    expect(errorsOf({ communityCode: null, regionCode: COMMUNITY })).toEqual([]);
    expect(errorsOf({ regionCode: COMMUNITY })).toEqual([]);
  });
});

describe('bounds of rosters', () => {
  it('merge ways of writing one door, in their order', () => {
    const { doors, on, errors } = readDoors(
      { communityCode: COMMUNITY, doors: ['3-2-401', '门卫室', '3栋2单元401'] },
      TODAY,
    );
    expect(doors.map(({ label }) => label)).toEqual(['3-2-401', '门卫室']);
    expect({ on, errors }).toEqual({ on: TODAY, errors: [] });
  });

  it('name every error', () => {
    expect(
      written(readDoors({ communityCode: COMMUNITY, doors: ['', '1', '13800138000'], on: '2026-11-22' }, TODAY).errors),
    ).toEqual(['doors.0 REQUIRED', 'doors.2 INVALID_FORMAT', 'on DATE_IN_FUTURE']);
    expect(written(readDoors({ communityCode: COMMUNITY, doors: [] }, TODAY).errors)).toEqual(['doors TOO_FEW_ITEMS']);
    expect(
      written(
        retirementErrors(
          { communityCode: COMMUNITY, doors: ['3-2-401', ''], on: '1999-12-31', reason: '' },
          TODAY,
          (position) => `doors.${position}`,
        ),
      ),
    ).toEqual(['doors.1 REQUIRED', 'on DATE_TOO_EARLY', 'reason REQUIRED']);
  });

  it('know communities by their codes', () => {
    expect(communityErrors('communityCode', COMMUNITY)).toEqual([]);
    for (const code of ['340210100', '3402101000011', '34021010000x', ''])
      expect(written(communityErrors('communityCode', code))).toEqual(['communityCode INVALID_FORMAT']);
  });

  it('know the years there were', () => {
    expect([2000, 2026].flatMap((year) => yearErrors(year, TODAY))).toEqual([]);
    expect([1999, 2027].flatMap((year) => written(yearErrors(year, TODAY)))).toEqual([
      'year TOO_SMALL',
      'year TOO_LARGE',
    ]);
  });
});
