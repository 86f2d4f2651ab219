import {
  BOUNDS,
  dateErrors,
  doorErrors,
  type FieldError,
  innerPaths,
  isId,
  isRegionCode,
  listErrors,
  type LocalDate,
  readDoor,
  regionLevel,
  textErrors,
} from '@fanzha/domain';
import { readTold } from '../facts/totals/told.js';
import { beganBefore, beganErrors } from '../facts/covered-days.js';
import { amountFields, countAmountErrors, statedIn } from '../facts/amount-fields.js';
import { cleanLines, cleanText, countErrors, keyErrors, type ReadFact, unknownCode } from '../facts/fact-bounds.js';
import type { HouseholdVisitsInput } from './household.inputs.js';
import { DOOR_LISTS, type DoorList, type HouseholdVisitContent } from './household-visit.entity.js';

const NOT_REPORTED = { reported: null, reportedQualifier: null, reportedUpTo: null, reportedAtLeast: null };

/** Whether a code is that of a community (社区、村), where rosters are kept. */
export function isCommunityCode(code: string): boolean {
  return isRegionCode(code) && regionLevel(code) === 'COMMUNITY';
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
  const labels = { doors: labelsOf(input.doors), notMet: labelsOf(input.notMet), vacant: labelsOf(input.vacant) };
  const {
    told,
    beganOn,
    errors: toldErrors,
  } = readTold(input, input.visitedOn, beganBefore(input.beganOn, input.visitedOn));
  const content: HouseholdVisitContent = {
    regionCode: input.communityCode.trim(),
    campaignId: cleanText(input.campaignId),
    beganOn,
    running: told.running,
    visitedOn: input.visitedOn,
    labels,
    ...(reported ? amountFields('reported', reported) : NOT_REPORTED),
    peopleVisited: input.peopleVisited ?? null,
    note: cleanLines(input.note),
  };
  const errors = [
    ...keyErrors(input.idempotencyKey),
    ...communityErrors('communityCode', content.regionCode),
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
      DOOR_LISTS.some((list) => (input[list]?.length ?? 0) > 0),
    ),
    ...(content.peopleVisited === null
      ? []
      : countErrors('peopleVisited', 'PEOPLE_VISITED', content.peopleVisited, 'EXACT')),
    ...(content.campaignId === null || isId(content.campaignId) ? [] : [unknownCode('campaignId')]),
    ...textErrors('note', content.note, BOUNDS.narrative),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), told, errors };
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

function reportedErrors(content: HouseholdVisitContent, named: boolean): FieldError[] {
  const { reportedQualifier, peopleVisited } = content;
  if (reportedQualifier === null) return named || peopleVisited !== null ? [] : [{ path: 'doors', code: 'REQUIRED' }];
  return [
    ...(named ? [reportedBesideDoors()] : []),
    ...countAmountErrors(
      innerPaths('reported'),
      'HOUSEHOLDS_REPORTED',
      statedIn({ ...content, reportedQualifier }, 'reported'),
    ),
  ];
}

/** Where there are doors to tick, a number that nobody can check or de-duplicate is no statement. */
export const reportedBesideDoors = (): FieldError => ({ path: 'reported', code: 'CONTRADICTORY' });
