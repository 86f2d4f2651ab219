import {
  ACTIVITY_STATUSES,
  ACTIVITY_TYPES,
  indicator,
  nameIn,
  RECORD_STATUSES,
  termOf,
  THEMES,
  type IndicatorCode,
  type Locale,
} from '@fanzha/domain';
import type { ActivityRowFragment } from '../../graphql/generated.js';
import { kindText } from '../../records/text/count-text.js';
import { csvText } from '../../records/list/csv.js';
import { audienceNames, channelNames, fraudTypeNames } from './field-text.js';
import { byIndicator, measureName, unitOf } from '../../records/text/measure-text.js';

/**
 * The list as a CSV file for Excel: a column of plain numbers per indicator that occurs, and beside it what kind of
 * number it is wherever one is not exact; so sums can be made and nothing is claimed that was not counted.
 */
export function activityCsv(
  activities: readonly ActivityRowFragment[],
  t: (key: string, named?: Record<string, string>) => string,
  locale: Locale,
): string {
  const codes = [
    ...new Set(activities.flatMap(({ measures }) => measures.map((measure) => measure.indicator))),
  ] as IndicatorCode[];
  const inexact = new Set(
    activities.flatMap(({ measures }) =>
      byIndicator(measures)
        .filter(({ qualifier }) => qualifier !== 'EXACT')
        .map((measure) => measure.indicator),
    ),
  );
  const columns = codes.flatMap((code) => {
    const name = `${measureName(code, locale)}（${unitOf(code, locale)}）`;
    return inexact.has(code)
      ? [name, t('activities.csv.qualifier', { name: nameIn(locale, indicator(code)) })]
      : [name];
  });
  const head = [
    'records.date',
    'activities.endOn',
    'records.tenant',
    'records.region',
    'activities.type',
    'activities.titleField',
    'activities.status',
    'activities.venue',
    'activities.audiences',
    'activities.channels',
    'activities.partners',
    'activities.field.theme',
    'activities.field.fraudTypes',
    'activities.field.basisNumber',
    'activities.field.basisIssuer',
    'activities.field.speakers',
  ].map((key) => t(key));
  const lines = activities.map((activity) => [
    activity.startOn,
    activity.endOn ?? '',
    activity.tenant.name,
    activity.region.name,
    nameIn(locale, termOf(ACTIVITY_TYPES, activity.type)),
    activity.title,
    nameIn(locale, termOf(ACTIVITY_STATUSES, activity.status)),
    activity.venue ?? '',
    audienceNames(activity.audiences, locale),
    channelNames(activity.channels, locale),
    activity.partners.join('、'),
    nameIn(locale, termOf(THEMES, activity.theme)),
    fraudTypeNames(activity.fraudTypes, locale),
    activity.basisNumber ?? '',
    activity.basisIssuer ?? '',
    activity.speakers.join('、'),
    ...codes.flatMap((code) => {
      const measure = byIndicator(activity.measures).find((one) => one.indicator === code);
      const value = measure?.value ?? '';
      const kind = measure ? kindText(measure, (one) => t(`records.qualifier.${one}`)) : '';
      return inexact.has(code) ? [value, kind] : [value];
    }),
    nameIn(locale, termOf(RECORD_STATUSES, activity.recordStatus)),
  ]);
  return csvText([[...head, ...columns, t('records.csv.recordStatus')], ...lines]);
}
