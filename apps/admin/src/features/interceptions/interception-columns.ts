import { CONFIRMATIONS, INTERCEPTION_VENUES, type Locale } from '@fanzha/domain';
import type { ComposerTranslation } from 'vue-i18n';
import type { InterceptionRowFragment } from '../../graphql/generated.js';
import { daysText } from '../../locales/date-text.js';
import { together } from '../../locales/punctuation.js';
import { amountColumn, type RecordColumn } from '../../records/list/record-columns.js';
import { amountOf, isStatedAmount } from '../../records/text/amount-fields.js';
import type { useRecordWords } from '../../records/text/use-record-words.js';

/** Several places with the transfers at each: 柜面 9、自助机 5. */
export const placesText = (
  places: readonly { readonly venue: string; readonly count: number | null }[],
  words: ReturnType<typeof useRecordWords>,
  t: ComposerTranslation,
): string =>
  places
    .map(({ venue, count }) => `${words.term(INTERCEPTION_VENUES, venue)} ${count ?? ''}`.trim())
    .join(t('interceptions.between'));

/** Where it was: the place, or the places. */
const venueText = (row: InterceptionRowFragment, words: ReturnType<typeof useRecordWords>): string =>
  row.venues.length > 0
    ? together(row.venues.map(({ venue }) => words.term(INTERCEPTION_VENUES, venue)))
    : words.term(INTERCEPTION_VENUES, row.venue);

/** What an interception is called in a list: where it was, and what kind of fraud it met. */
export const calledInterception = (row: InterceptionRowFragment, words: ReturnType<typeof useRecordWords>): string =>
  [venueText(row, words), row.fraudType?.label].filter(Boolean).join(' · ');

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
  locale: Locale,
): RecordColumn<InterceptionRowFragment>[] {
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
    {
      key: 'name',
      label: t('interceptions.what'),
      text: (row) => calledInterception(row, words),
      file: (row) => venueText(row, words),
    },
    { key: 'venues', label: nameOf('venues'), text: (row) => placesText(row.venues, words, t), fileOnly: true },
    { key: 'fraudType', label: nameOf('fraudType'), text: (row) => words.fraudType(row.fraudType), fileOnly: true },
    amountColumn('INTERCEPTIONS', (row) => amountOf(row, 'count'), locale, { label: nameOf('count') }),
    {
      key: 'countQualifier',
      label: t('interceptions.csv.countKind'),
      text: (row) => words.kind(amountOf(row, 'count')),
      fileOnly: true,
    },
    amountColumn(
      'LOSS_AVOIDED',
      (row) => {
        const amount = amountOf(row, 'amount');
        return isStatedAmount(amount) ? amount : null;
      },
      locale,
      { label: nameOf('amount') },
    ),
    {
      key: 'amountQualifier',
      label: t('interceptions.csv.amountKind'),
      text: (row) => words.kind(amountOf(row, 'amount')),
      fileOnly: true,
    },
    amountColumn('DISSUASIONS', (row) => row.dissuasions, locale, { label: nameOf('dissuasions') }),
    {
      key: 'dissuasionsQualifier',
      label: t('interceptions.csv.dissuasionsKind'),
      text: (row) => (row.dissuasions ? words.kind(row.dissuasions) : ''),
      fileOnly: true,
    },
    {
      key: 'joinedBy',
      label: t('interceptions.joined'),
      wide: true,
      spare: true,
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
