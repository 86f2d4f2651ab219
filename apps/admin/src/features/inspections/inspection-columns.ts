import { indicator, type Locale } from '@fanzha/domain';
import type { InspectionRowFragment } from '../../graphql/generated.js';
import { daysText } from '../../locales/date-text.js';
import { amountColumn, type RecordColumn } from '../../records/list/record-columns.js';
import type { useRecordWords } from '../../records/text/use-record-words.js';

type Hazard = InspectionRowFragment['hazards'][number];
const unitsOf = (code: 'INSPECTIONS' | 'HAZARDS_FOUND') => ({ zh: indicator(code).unit, en: indicator(code).unitEn });
export const TIMES = unitsOf('INSPECTIONS');
export const PLACES = unitsOf('HAZARDS_FOUND');

export const openHazards = (row: InspectionRowFragment): Hazard[] =>
  row.hazards.filter(({ rectifiedOn }) => rectifiedOn === null);
export const overdueHazards = (row: InspectionRowFragment): Hazard[] => row.hazards.filter(({ overdue }) => overdue);

/** Columns of the list and of its file. Hazards are counted as rows; how many places each is in stands in the file. */
export function inspectionColumns(
  nameOf: (field: string) => string,
  words: ReturnType<typeof useRecordWords>,
  t: (key: string, named?: Record<string, unknown>) => string,
  locale: Locale,
): RecordColumn<InspectionRowFragment>[] {
  const hazardText = (hazard: Hazard): string =>
    [
      hazard.description,
      words.count(hazard.count, PLACES),
      hazard.deadline ? t('inspections.csv.deadline', { day: hazard.deadline }) : '',
      hazard.rectifiedOn ? t('inspections.csv.rectified', { day: hazard.rectifiedOn }) : t('inspections.csv.open'),
    ]
      .filter(Boolean)
      .join(' ');
  return [
    {
      key: 'occurredOn',
      label: nameOf('occurredOn'),
      day: true,
      text: (row) => daysText(row.beganOn ?? row.occurredOn, row.occurredOn, locale),
      file: (row) => row.occurredOn,
    },
    { key: 'beganOn', label: nameOf('beganOn'), fileOnly: true, text: (row) => row.beganOn ?? '' },
    { key: 'tenant', label: t('records.tenant'), text: (row) => row.tenant.name },
    { key: 'subject', label: nameOf('subject'), text: (row) => row.subject },
    amountColumn('INSPECTIONS', (row) => row.inspections, locale, { label: nameOf('inspections') }),
    {
      key: 'inspectionsQualifier',
      label: t('inspections.csv.inspectionsKind'),
      text: (row) => words.kind(row.inspections),
      fileOnly: true,
    },
    {
      key: 'hazards',
      label: t('inspections.hazards'),
      number: true,
      text: (row) => (row.hazards.length === 0 ? '' : t('inspections.items', { n: row.hazards.length })),
      file: (row) => row.hazards.length,
    },
    {
      key: 'open',
      label: t('inspections.open'),
      number: true,
      text: (row) => (openHazards(row).length === 0 ? '' : t('inspections.items', { n: openHazards(row).length })),
      file: (row) => openHazards(row).length,
    },
    {
      key: 'overdue',
      label: t('inspections.overdue'),
      fileOnly: true,
      text: () => '',
      file: (row) => overdueHazards(row).length,
    },
    {
      key: 'details',
      label: t('inspections.csv.details'),
      fileOnly: true,
      text: (row) => row.hazards.map(hazardText).join('；'),
    },
    { key: 'region', label: nameOf('region'), text: (row) => row.region.name, fileOnly: true },
    { key: 'narrative', label: nameOf('narrative'), text: (row) => row.narrative ?? '', fileOnly: true },
  ];
}
