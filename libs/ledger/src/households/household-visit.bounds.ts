import {
  BOUNDS,
  dateFaults,
  doorFaults,
  type FieldFault,
  isId,
  isRegionCode,
  listFaults,
  type LocalDate,
  readDoor,
  regionLevel,
  textFaults,
} from '@fanzha/domain';
import { cleanLines, cleanText, countFaults, keyFaults, type ReadFact, unknownCode } from '../facts/fact-bounds.js';
import type { HouseholdVisitsInput } from './household.inputs.js';
import { DOOR_LISTS, type DoorList, type HouseholdVisitContent } from './household-visit.entity.js';

/** Whether a code is that of a community (社区、村), where rosters are kept. */
export function isCommunityCode(code: string): boolean {
  return isRegionCode(code) && regionLevel(code) === 'COMMUNITY';
}

/** Faults of the code of a community, as far as no region need be known. */
export function communityFaults(path: string, code: string): FieldFault[] {
  return isCommunityCode(code) ? [] : [{ path, code: 'INVALID_FORMAT', params: { example: '340210100001' } }];
}

/**
 * Reads visits against every bound that needs no database.
 * @param today in China; nothing is done before its day.
 */
export function readHouseholdVisit(input: HouseholdVisitsInput, today: LocalDate): ReadFact<HouseholdVisitContent> {
  const reported = input.reported ?? null;
  const labels = { doors: labelsOf(input.doors), notMet: labelsOf(input.notMet), vacant: labelsOf(input.vacant) };
  const content: HouseholdVisitContent = {
    regionCode: input.communityCode.trim(),
    campaignId: cleanText(input.campaignId),
    visitedOn: input.visitedOn,
    labels,
    reported: reported?.value ?? null,
    reportedQualifier: reported?.qualifier ?? null,
    peopleVisited: input.peopleVisited ?? null,
    note: cleanLines(input.note),
  };
  const faults = [
    ...keyFaults(input.idempotencyKey),
    ...communityFaults('communityCode', content.regionCode),
    ...dateFaults('visitedOn', content.visitedOn, { required: true, today }),
    ...DOOR_LISTS.flatMap((list) => doorListFaults(list, input[list])),
    ...reportedFaults(
      content,
      DOOR_LISTS.some((list) => (input[list]?.length ?? 0) > 0),
    ),
    ...(content.peopleVisited === null
      ? []
      : countFaults('peopleVisited', 'PEOPLE_VISITED', content.peopleVisited, 'EXACT')),
    ...(content.campaignId === null || isId(content.campaignId) ? [] : [unknownCode('campaignId')]),
    ...textFaults('note', content.note, BOUNDS.narrative),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), faults };
}

/** Keys of the doors; of a list that is too long none, for it is refused as a whole. */
function labelsOf(written: readonly string[] | null | undefined): string[] {
  const list = written ?? [];
  return list.length > BOUNDS.doors.max ? [] : list.map((label) => readDoor(label).key);
}

function doorListFaults(path: DoorList, written: readonly string[] | null | undefined): FieldFault[] {
  const list = written ?? [];
  const tooLong = listFaults(path, list, { max: BOUNDS.doors.max });
  return tooLong.length > 0 ? tooLong : list.flatMap((label, index) => doorFaults(`${path}.${index}`, label));
}

function reportedFaults(
  { reported, reportedQualifier, peopleVisited }: HouseholdVisitContent,
  named: boolean,
): FieldFault[] {
  if (reportedQualifier === null) return named || peopleVisited !== null ? [] : [{ path: 'doors', code: 'REQUIRED' }];
  return [
    ...(named ? [reportedBesideDoors()] : []),
    ...countFaults('reported.value', 'HOUSEHOLDS_REPORTED', reported, reportedQualifier),
  ];
}

/** Where there are doors to tick, a number that nobody can check or de-duplicate is no statement. */
export const reportedBesideDoors = (): FieldFault => ({ path: 'reported', code: 'CONTRADICTORY' });
