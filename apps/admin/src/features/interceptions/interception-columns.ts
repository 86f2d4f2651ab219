import { CONFIRMATIONS, INTERCEPTION_VENUES, indicator } from '@fanzha/domain';
import type { ComposerTranslation } from 'vue-i18n';
import type { InterceptionRowFragment } from '../../graphql/generated.js';
import type { RecordColumn } from '../../records/list/record-columns.js';
import type { useRecordWords } from '../../records/text/use-record-words.js';

const { unit: zh, unitEn: en } = indicator('INTERCEPTIONS');
const { unit: zhPeople, unitEn: enPeople } = indicator('DISSUASIONS');
export const TRANSFERS = { zh, en };
export const DISSUADED = { zh: zhPeople, en: enPeople };

/** What an interception is called in a list: where it was, and what kind of fraud it met. */
export const calledInterception = (row: InterceptionRowFragment, words: ReturnType<typeof useRecordWords>): string =>
  [words.term(INTERCEPTION_VENUES, row.venue), row.fraudType?.label].filter(Boolean).join(' · ');

/** The units that were named; those that have confirmed, as most have, are named without a word about it. */
const joinedText = (
  row: InterceptionRowFragment,
  words: ReturnType<typeof useRecordWords>,
  t: ComposerTranslation,
): string =>
  row.participations
    .map(({ unit, confirmation }) =>
      confirmation === 'CONFIRMED'
        ? unit.name
        : t('interceptions.joinedUnit', { name: unit.name, confirmation: words.term(CONFIRMATIONS, confirmation) }),
    )
    .join(t('interceptions.between'));

/** Columns of the list and of its file. */
export function interceptionColumns(
  nameOf: (field: string) => string,
  words: ReturnType<typeof useRecordWords>,
  t: ComposerTranslation,
): RecordColumn<InterceptionRowFragment>[] {
  return [
    { key: 'occurredOn', label: nameOf('occurredOn'), text: (row) => row.occurredOn },
    { key: 'tenant', label: t('records.tenant'), text: (row) => row.tenant.name },
    {
      key: 'name',
      label: t('interceptions.what'),
      text: (row) => calledInterception(row, words),
      file: (row) => words.term(INTERCEPTION_VENUES, row.venue),
    },
    { key: 'fraudType', label: nameOf('fraudType'), text: (row) => words.fraudType(row.fraudType), fileOnly: true },
    {
      key: 'count',
      label: nameOf('count'),
      number: true,
      text: (row) => words.count(row.count, row.countQualifier, TRANSFERS),
      file: (row) => row.count ?? '',
    },
    {
      key: 'countQualifier',
      label: t('interceptions.csv.countKind'),
      text: (row) => words.qualifier(row.countQualifier),
      fileOnly: true,
    },
    {
      key: 'amount',
      label: nameOf('amount'),
      number: true,
      text: (row) =>
        row.amount === null && row.amountQualifier === 'EXACT' ? '' : words.shortMoney(row.amount, row.amountQualifier),
      file: (row) => (row.amount === null ? '' : Number(row.amount)),
    },
    {
      key: 'amountQualifier',
      label: t('interceptions.csv.amountKind'),
      text: (row) => words.qualifier(row.amountQualifier),
      fileOnly: true,
    },
    {
      key: 'dissuasions',
      label: nameOf('dissuasions'),
      number: true,
      text: (row) => (row.dissuasions ? words.count(row.dissuasions.value, row.dissuasions.qualifier, DISSUADED) : ''),
      file: (row) => row.dissuasions?.value ?? '',
    },
    {
      key: 'joinedBy',
      label: t('interceptions.joined'),
      text: (row) => joinedText(row, words, t),
      file: (row) => row.joinedBy.map(({ name }) => name).join('、'),
    },
    { key: 'region', label: nameOf('region'), text: (row) => row.region.name, fileOnly: true },
    {
      key: 'victimAgeBand',
      label: nameOf('victimAgeBand'),
      text: (row) => words.ageBand(row.victimAgeBand),
      fileOnly: true,
    },
    { key: 'narrative', label: nameOf('narrative'), text: (row) => row.narrative ?? '', fileOnly: true },
  ];
}
