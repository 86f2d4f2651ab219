import {
  ACTIVITY_STATUSES, ACTIVITY_TYPES, indicator, nameIn, RECORD_STATUSES, termOf, type IndicatorCode, type Locale,
} from '@fanzha/domain';
import type { ActivityRowFragment } from '../../graphql/generated.js';
import { audienceNames, channelNames } from './field-text.js';
import { measureName, unitOf } from './measure-text.js';

/** Excel on Windows takes a file without it for the local code page and shows Chinese as rubbish. */
const BOM = '\uFEFF';

/** A cell that begins like a formula would be run by the spreadsheet that opens it; an apostrophe keeps it a text. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const row = (cells: readonly (string | number)[]): string => cells.map(cell).join(',');

/**
 * The list as a CSV file for Excel: a column of plain numbers per indicator that occurs, and beside it what kind of number it is
 * wherever one is not exact; so sums can be made and nothing is claimed that was not counted.
 */
export function activityCsv(activities: readonly ActivityRowFragment[], t: (key: string, named?: Record<string, string>) => string, locale: Locale): string {
  const codes = [...new Set(activities.flatMap(({ measures }) => measures.map((measure) => measure.indicator)))] as IndicatorCode[];
  const inexact = new Set(activities.flatMap(({ measures }) => measures.filter(({ qualifier }) => qualifier !== 'EXACT').map((measure) => measure.indicator)));
  const columns = codes.flatMap((code) => {
    const name = `${measureName(code, locale)}（${unitOf(code, locale)}）`;
    return inexact.has(code) ? [name, t('activities.csv.qualifier', { name: nameIn(locale, indicator(code)) })] : [name];
  });
  const head = ['date', 'endOn', 'tenant', 'region', 'type', 'titleField', 'status', 'place', 'audiences', 'channels', 'partners'].map((key) => t(`activities.${key}`));
  const lines = activities.map((activity) => [
    activity.startOn, activity.endOn ?? '', activity.tenant.name, activity.region.name, nameIn(locale, termOf(ACTIVITY_TYPES, activity.type)), activity.title,
    nameIn(locale, termOf(ACTIVITY_STATUSES, activity.status)), activity.place ?? '', audienceNames(activity.audiences, locale), channelNames(activity.channels, locale),
    activity.partners.join('、'),
    ...codes.flatMap((code) => {
      const measure = activity.measures.find((one) => one.indicator === code);
      const value = measure?.value ?? '';
      return inexact.has(code) ? [value, measure ? t(`activities.qualifier.${measure.qualifier}`) : ''] : [value];
    }),
    nameIn(locale, termOf(RECORD_STATUSES, activity.recordStatus)),
  ]);
  return BOM + [[...head, ...columns, t('activities.csv.recordStatus')], ...lines].map(row).join('\r\n');
}

/** Hands a text to the browser as a file. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
