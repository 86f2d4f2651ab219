import type { RecordKind } from '../../graphql/generated.js';
import { currentLocale } from '../../locales/i18n.js';
import { useServerFile } from '../../shell/use-server-file.js';

/** What the lists of ledgers are called in the API, and so their files. */
const LISTS: Readonly<Record<RecordKind, string>> = {
  ACTIVITY: 'activities',
  LEADERSHIP_GROUP: 'leadershipGroups',
  HOUSEHOLD_VISIT: 'householdVisits',
  FRAUD_CASE: 'fraudCases',
  INTERCEPTION: 'interceptions',
  ALERT: 'alerts',
  FUNDS_ACTION: 'fundsActions',
  TALLY: 'tallies',
  INSPECTION: 'inspections',
  CONTROL_MEASURE: 'controlMeasures',
  NOTICE: 'notices',
};

/** Where the server writes the workbook of a list that is narrowed to `filter`: all fields of all its records. */
export function workbookPath(kind: RecordKind, filter: object): string {
  const query = new URLSearchParams({ filter: JSON.stringify(filter) });
  if (currentLocale() === 'zh-CN') query.set('labels', 'zh');
  return `/export/${LISTS[kind]}.xlsx?${query.toString()}`;
}

/** The whole list as a workbook of the server, one at a time. */
export const useListWorkbook = (list: { readonly kind: RecordKind; filter: () => object; name: () => string }) =>
  useServerFile({ path: () => workbookPath(list.kind, list.filter()), name: () => `${list.name()}.xlsx` });
