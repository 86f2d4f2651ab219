import { ALERT_KINDS, ALERT_LEVELS, ALERT_RESULTS, ALERT_SOURCES, ALERT_STATES } from '@fanzha/domain';
import type { AlertRowFragment } from '../../graphql/generated.js';
import type { RecordColumn } from '../../records/list/record-columns.js';
import type { useRecordWords } from '../../records/text/use-record-words.js';
import { momentText } from './moments.js';

type Words = ReturnType<typeof useRecordWords>;

/** What an alert is called: what told of it, and what kind of fraud it is. */
export const calledAlert = (row: Pick<AlertRowFragment, 'kind' | 'fraudType'>, words: Words): string =>
  [words.term(ALERT_KINDS, row.kind), row.fraudType?.label].filter(Boolean).join(' · ');

/** The unit that is to answer, and that it is closed where it is. */
export const assigneeText = (
  { assignee, assigneeClosedOn }: Pick<AlertRowFragment, 'assignee' | 'assigneeClosedOn'>,
  t: (key: string, words: Readonly<Record<string, string>>) => string,
): string =>
  assignee && assigneeClosedOn
    ? t('alerts.closedUnit', { unit: assignee.name, day: assigneeClosedOn })
    : (assignee?.name ?? '');

/** Columns of the list and of its file. */
export function alertColumns(
  nameOf: (field: string) => string,
  words: Words,
  t: (key: string, words?: Readonly<Record<string, string>>) => string,
): RecordColumn<AlertRowFragment>[] {
  return [
    {
      key: 'receivedOn',
      label: nameOf('receivedAt'),
      day: true,
      text: (row) => momentText(row.receivedAt),
      file: (row) => momentText(row.receivedAt),
    },
    { key: 'level', label: nameOf('level'), text: (row) => words.term(ALERT_LEVELS, row.level) },
    { key: 'tenant', label: t('records.tenant'), text: (row) => row.tenant.name, spare: true },
    { key: 'name', label: t('alerts.what'), text: (row) => calledAlert(row, words) },
    { key: 'region', label: nameOf('regionCode'), text: (row) => row.region.name, aside: true },
    { key: 'assignee', label: nameOf('assigneeId'), text: (row) => assigneeText(row, t) },
    {
      key: 'dueAt',
      label: nameOf('dueAt'),
      text: (row) => momentText(row.dueAt),
      aside: true,
      under: (row) => `${nameOf('dueAt')} ${momentText(row.dueAt)}`,
    },
    { key: 'state', label: t('alerts.state'), fileOnly: true, text: (row) => words.term(ALERT_STATES, row.state) },
    {
      key: 'result',
      label: nameOf('result'),
      short: true,
      text: (row) => words.term(ALERT_RESULTS, row.answer?.result ?? null),
    },
    {
      key: 'answeredAt',
      label: t('alerts.answeredAt'),
      fileOnly: true,
      text: (row) => (row.answer ? momentText(row.answer.answeredAt) : ''),
    },
    { key: 'source', label: nameOf('source'), fileOnly: true, text: (row) => words.term(ALERT_SOURCES, row.source) },
    { key: 'fraudType', label: nameOf('fraudType'), fileOnly: true, text: (row) => words.fraudType(row.fraudType) },
    { key: 'narrative', label: nameOf('narrative'), fileOnly: true, text: (row) => row.narrative ?? '' },
  ];
}
