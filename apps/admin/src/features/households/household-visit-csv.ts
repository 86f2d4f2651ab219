import { nameIn, RECORD_STATUSES, termOf, type Locale } from '@fanzha/domain';
import type { HouseholdVisitRowFragment } from '../../graphql/generated.js';
import { amountOf } from '../../records/text/amount-fields.js';
import { kindText } from '../../records/text/count-text.js';
import { csvText } from '../../records/list/csv.js';

const peopleIn = (visit: HouseholdVisitRowFragment) =>
  amountOf({ ...visit, peopleVisitedQualifier: visit.peopleVisitedQualifier ?? 'EXACT' }, 'peopleVisited');

/** The list of visits as a file: counts as plain numbers, the kind of a reported number beside it. */
export function householdVisitCsv(
  visits: readonly HouseholdVisitRowFragment[],
  t: (key: string) => string,
  locale: Locale,
): string {
  const head = [
    'visitedOn',
    'beganOn',
    'tenant',
    'community',
    'communityCode',
    'visits',
    'newlyCovered',
    'reported',
    'reportedKind',
    'peopleVisited',
    'peopleVisitedKind',
  ].map((key) => t(`householdVisits.field.${key}`));
  return csvText([
    [...head, t('records.csv.recordStatus')],
    ...visits.map((visit) => [
      visit.visitedOn,
      visit.beganOn ?? '',
      visit.tenant.name,
      visit.region.name,
      visit.communityCode,
      visit.visits,
      visit.newlyCovered,
      visit.reported?.value ?? '',
      visit.reported ? kindText(visit.reported, (kind) => t(`records.qualifier.${kind}`)) : '',
      visit.peopleVisited ?? '',
      visit.peopleVisitedQualifier ? kindText(peopleIn(visit), (kind) => t(`records.qualifier.${kind}`)) : '',
      nameIn(locale, termOf(RECORD_STATUSES, visit.recordStatus)),
    ]),
  ]);
}
