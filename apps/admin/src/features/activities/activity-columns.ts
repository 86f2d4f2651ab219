import {
  ACTIVITY_TYPES,
  ENTERABLE_ACTIVITY_INDICATORS,
  nameIn,
  termOf,
  THEMES,
  type IndicatorCode,
  type Locale,
} from '@fanzha/domain';
import type { ActivityRowFragment } from '../../graphql/generated.js';
import { daysText } from '../../locales/date-text.js';
import { amountColumn, type RecordColumn } from '../../records/list/record-columns.js';
import { audienceNames, channelNames, fraudTypeNames } from './field-text.js';
import { byIndicator, measureName, measureText } from '../../records/text/measure-text.js';

/**
 * Amounts that most activities state have columns of their own; the others stand together, or in columns if asked for.
 */
const USUAL: readonly IndicatorCode[] = ['SESSIONS', 'PARTICIPANTS', 'LEAFLETS'];

/** Columns of the list. Its file has a column for each amount that occurs. */
export function activityColumns(t: (key: string) => string, locale: Locale): RecordColumn<ActivityRowFragment>[] {
  const amountOf = (code: IndicatorCode) => (row: ActivityRowFragment) =>
    byIndicator(row.measures).find((measure) => measure.indicator === code) ?? null;
  const amount = (code: IndicatorCode): RecordColumn<ActivityRowFragment> =>
    amountColumn(code, amountOf(code), locale, { optional: !USUAL.includes(code) });
  const others = ({ measures }: ActivityRowFragment): string =>
    byIndicator(measures)
      .filter(({ indicator }) => !USUAL.includes(indicator))
      .map((measure) => `${measureName(measure.indicator, locale)} ${measureText(measure, locale)}`)
      .join('\u3000');
  return [
    { key: 'startOn', label: t('records.date'), day: true, text: (row) => daysText(row.startOn, row.endOn, locale) },
    { key: 'title', label: t('activities.titleField'), text: (row) => row.title },
    { key: 'tenant', label: t('records.tenant'), text: (row) => row.tenant.name },
    {
      key: 'type',
      label: t('activities.type'),
      aside: true,
      text: (row) => nameIn(locale, termOf(ACTIVITY_TYPES, row.type)),
    },
    { key: 'venue', label: t('activities.venue'), optional: true, text: (row) => row.venue ?? '' },
    {
      key: 'theme',
      label: t('activities.field.theme'),
      optional: true,
      text: (row) => nameIn(locale, termOf(THEMES, row.theme)),
    },
    {
      key: 'fraudTypes',
      label: t('activities.field.fraudTypes'),
      optional: true,
      text: (row) => fraudTypeNames(row.fraudTypes, locale),
    },
    {
      key: 'audiences',
      label: t('activities.audiences'),
      optional: true,
      text: (row) => audienceNames(row.audiences, locale),
    },
    {
      key: 'channels',
      label: t('activities.channels'),
      optional: true,
      text: (row) => channelNames(row.channels, locale),
    },
    ...USUAL.map(amount),
    { key: 'others', label: t('activities.list.others'), wide: true, spare: true, text: others },
    ...ENTERABLE_ACTIVITY_INDICATORS.filter((code) => !USUAL.includes(code)).map(amount),
  ];
}
