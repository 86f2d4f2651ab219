import { amountOf } from '../../records/text/amount-fields.js';
import type { Locale } from '@fanzha/domain';
import { grouped } from '@fanzha/ui';
import type { HouseholdVisitRowFragment } from '../../graphql/generated.js';
import { daysText } from '../../locales/date-text.js';
import { amountColumn, type RecordColumn } from '../../records/list/record-columns.js';

type Row = HouseholdVisitRowFragment;

/** Columns of the list. Doors that were ticked and a number that was reported are two figures, never one column. */
export function householdVisitColumns(t: (key: string) => string, locale: Locale): RecordColumn<Row>[] {
  return [
    {
      key: 'visitedOn',
      label: t('householdVisits.field.visitedOn'),
      day: true,
      text: (row) => daysText(row.beganOn ?? row.visitedOn, row.visitedOn, locale),
    },
    { key: 'community', label: t('households.community'), text: (row) => row.region.name },
    { key: 'tenant', label: t('records.tenant'), text: (row) => row.tenant.name },
    amountColumn<Row>(
      'HOUSEHOLD_VISITS',
      (row) => (row.reported ? null : { value: row.visits, qualifier: 'EXACT' }),
      locale,
      { label: t('householdVisits.field.visits') },
    ),
    {
      key: 'newlyCovered',
      label: t('householdVisits.field.newlyCovered'),
      number: true,
      text: (row) => (row.reported ? '' : `+${grouped(row.newlyCovered)}`),
    },
    amountColumn<Row>('HOUSEHOLDS_REPORTED', (row) => row.reported, locale, {
      label: t('householdVisits.field.reported'),
    }),
    amountColumn<Row>(
      'PEOPLE_VISITED',
      (row) =>
        row.peopleVisitedQualifier === null
          ? null
          : amountOf({ ...row, peopleVisitedQualifier: row.peopleVisitedQualifier }, 'peopleVisited'),
      locale,
      { label: t('householdVisits.field.peopleVisited') },
    ),
  ];
}
