import {
  BOUNDS,
  dateErrors,
  doorErrors,
  type FieldError,
  flatPaths,
  innerPaths,
  isRegionCode,
  listErrors,
  type LocalDate,
  readDoor,
  regionLevel,
  type StatedAmount,
  textErrors,
} from '@fanzha/domain';
import { readTold } from '../facts/totals/told.js';
import { beganBefore, beganErrors } from '../facts/covered-days.js';
import { amountFields, countAmountErrors, statedIn } from '../facts/amount-fields.js';
import {
  campaignErrors,
  cleanCampaigns,
  cleanLines,
  cleanText,
  keyErrors,
  type ReadFact,
} from '../facts/fact-bounds.js';
import type { HouseholdVisitsInput } from './household.inputs.js';
import { DOOR_LISTS, type DoorList, type HouseholdVisitContent } from './household-visit.entity.js';

const NOT_REPORTED = { reported: null, reportedQualifier: null, reportedUpTo: null, reportedAtLeast: null };

const NO_PEOPLE = {
  peopleVisited: null,
  peopleVisitedQualifier: null,
  peopleVisitedUpTo: null,
  peopleVisitedAtLeast: null,
};

/** The people who were spoken to; null where nothing is said of them. */
function peopleIn(input: HouseholdVisitsInput): StatedAmount | null {
  const { peopleVisited: value, peopleVisitedQualifier: qualifier, peopleVisitedUpTo: upTo } = input;
  const isStated = qualifier != null || value != null || upTo != null || input.peopleVisitedAtLeast === true;
  if (!isStated) return null;
  return statedIn({ ...input, peopleVisitedQualifier: qualifier ?? 'EXACT' }, 'peopleVisited');
}

/** Whether a code is that of a community (社区、村), where rosters are kept. */
export function isCommunityCode(code: string): boolean {
  return isRegionCode(code) && regionLevel(code) === 'COMMUNITY';
}

/** Whether a code is that of a town or a county, of which as a whole a number of households may be told. */
export function isWideCode(code: string): boolean {
  return isRegionCode(code) && ['TOWN', 'COUNTY'].includes(regionLevel(code));
}

/** Where visits were: in a community, or in the town or county that a number is of as a whole. */
function placeOf({ communityCode, regionCode }: HouseholdVisitsInput): {
  code: string;
  path: 'communityCode' | 'regionCode';
  errors: FieldError[];
} {
  const [community, region] = [cleanText(communityCode), cleanText(regionCode)];
  if (region === null) {
    const errors: FieldError[] =
      communityCode == null
        ? [{ path: 'communityCode', code: 'REQUIRED' }]
        : communityErrors('communityCode', community ?? '');
    return { code: community ?? '', path: 'communityCode', errors };
  }
  if (community !== null && community !== region)
    return { code: region, path: 'regionCode', errors: [{ path: 'regionCode', code: 'CONTRADICTORY' }] };
  const known = isCommunityCode(region) || isWideCode(region);
  return {
    code: region,
    // Who has sent both sees the error at the field that the form has.
    path: community === null ? 'regionCode' : 'communityCode',
    errors: known ? [] : [{ path: 'regionCode', code: 'INVALID_FORMAT', params: { example: '340210100' } }],
  };
}

/** Errors of the code of a community, as far as no region need be known. */
export function communityErrors(path: string, code: string): FieldError[] {
  return isCommunityCode(code) ? [] : [{ path, code: 'INVALID_FORMAT', params: { example: '340210100001' } }];
}

/**
 * Reads visits against every bound that needs no database.
 * @param today in China; nothing is done before its day.
 */
export function readHouseholdVisit(input: HouseholdVisitsInput, today: LocalDate): ReadFact<HouseholdVisitContent> {
  const reported = input.reported ?? null;
  const people = peopleIn(input);
  const place = placeOf(input);
  const labels = { doors: labelsOf(input.doors), notMet: labelsOf(input.notMet), vacant: labelsOf(input.vacant) };
  const {
    told,
    beganOn,
    errors: toldErrors,
  } = readTold(input, input.visitedOn, beganBefore(input.beganOn, input.visitedOn));
  const content: HouseholdVisitContent = {
    regionCode: place.code,
    campaignIds: cleanCampaigns(input.campaignIds),
    beganOn,
    running: told.running,
    visitedOn: input.visitedOn,
    labels,
    ...(reported ? amountFields('reported', reported) : NOT_REPORTED),
    ...(people ? amountFields('peopleVisited', people) : NO_PEOPLE),
    note: cleanLines(input.note),
  };
  const errors = [
    ...keyErrors(input.idempotencyKey),
    ...place.errors,
    ...dateErrors('visitedOn', content.visitedOn, { required: true, today }),
    ...(told.running ? [] : beganErrors(beganOn, 'visitedOn', content.visitedOn)),
    ...toldErrors,
    // What is ticked happened on one day.
    ...(beganOn !== null && DOOR_LISTS.some((list) => labels[list].length > 0)
      ? [{ path: told.running ? 'runningSince' : 'beganOn', code: 'NOT_ALLOWED_HERE' } as const]
      : []),
    ...DOOR_LISTS.flatMap((list) => doorListErrors(list, input[list])),
    ...reportedErrors(
      content,
      DOOR_LISTS.filter((list) => (input[list]?.length ?? 0) > 0),
      place.errors.length === 0 && isWideCode(place.code),
    ),
    ...(people ? countAmountErrors(flatPaths('peopleVisited'), 'PEOPLE_VISITED', people) : []),
    ...campaignErrors(content),
    ...textErrors('note', content.note, BOUNDS.narrative),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), told, regionPath: place.path, errors };
}

/** Keys of the doors; of a list that is too long none, for it is refused as a whole. */
function labelsOf(written: readonly string[] | null | undefined): string[] {
  const list = written ?? [];
  return list.length > BOUNDS.doors.max ? [] : list.map((label) => readDoor(label).key);
}

function doorListErrors(path: DoorList, written: readonly string[] | null | undefined): FieldError[] {
  const list = written ?? [];
  const tooLong = listErrors(path, list, { max: BOUNDS.doors.max });
  return tooLong.length > 0 ? tooLong : list.flatMap((label, index) => doorErrors(`${path}.${index}`, label));
}

function reportedErrors(content: HouseholdVisitContent, named: readonly DoorList[], wide: boolean): FieldError[] {
  const { reportedQualifier, peopleVisitedQualifier } = content;
  // A door is one of a community.
  if (wide && named.length > 0) return named.map((path) => ({ path, code: 'NOT_ALLOWED_HERE' }));
  if (reportedQualifier === null)
    return named.length > 0 || peopleVisitedQualifier !== null
      ? []
      : [{ path: wide ? 'reported' : 'doors', code: 'REQUIRED' }];
  return [
    ...(named.length > 0 ? [reportedBesideDoors()] : []),
    ...countAmountErrors(
      innerPaths('reported'),
      'HOUSEHOLDS_REPORTED',
      statedIn({ ...content, reportedQualifier }, 'reported'),
    ),
  ];
}

/** Where there are doors to tick, a number that nobody can check or de-duplicate is no statement. */
export const reportedBesideDoors = (): FieldError => ({ path: 'reported', code: 'CONTRADICTORY' });
