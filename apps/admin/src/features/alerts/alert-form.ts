import {
  ALERT_KINDS,
  ALERT_LEVELS,
  ALERT_SOURCES,
  BOUNDS,
  isTermCode,
  type AlertKind,
  type AlertLevel,
  type AlertSource,
  type Locale,
  textErrors,
  visibleLines,
  visibleText,
} from '@fanzha/domain';
import type { AlertInput, AlertWholeFragment, TenantType } from '../../graphql/generated.js';
import { messagesOf } from '../../records/form/form-check.js';
import type { FormErrors } from '../../records/form/record-form.js';
import type { Sending } from '../../records/form/record-form-options.js';
import { fieldOfMoment, momentOfField } from './moments.js';

/** The unit that is to answer; its name is kept in the draft, so that it can be shown without asking. */
export interface AssignedUnit {
  readonly id: string;
  readonly name: string;
  readonly type: TenantType;
}

interface AlertForm {
  receivedAt: string;
  source: AlertSource | '';
  level: AlertLevel | '';
  kind: AlertKind | '';
  fraudTypeCode: string;
  regionCode: string;
  /** None or one. */
  assignee: AssignedUnit[];
  /** What is typed of a unit that is not chosen yet: it is kept, and not passed over in silence. */
  assigneeText: string;
  /** '' for the time of the level. */
  dueAt: string;
  assignReason: string;
  reference: string;
  narrative: string;
}

export const emptyAlert = (now: Date): AlertForm => ({
  receivedAt: fieldOfMoment(now),
  source: '',
  level: '',
  kind: '',
  fraudTypeCode: '',
  regionCode: '',
  assignee: [],
  assigneeText: '',
  dueAt: '',
  assignReason: '',
  reference: '',
  narrative: '',
});

export const alertFormOf = (record: AlertWholeFragment): AlertForm => ({
  receivedAt: fieldOfMoment(record.receivedAt),
  source: record.source,
  level: record.level,
  kind: record.kind,
  fraudTypeCode: record.fraudType?.code ?? '',
  regionCode: record.region.code,
  assignee: record.assignee ? [{ ...record.assignee }] : [],
  assigneeText: '',
  dueAt: fieldOfMoment(record.dueAt),
  assignReason: record.assignReason ?? '',
  reference: record.reference ?? '',
  narrative: record.narrative ?? '',
});

/** Minutes are typed: a moment that was recorded to the second stays what it was while its minute does. */
const keptMoment = (text: string, before: string | undefined): string | null =>
  before !== undefined && fieldOfMoment(before) === text ? before : momentOfField(text);

/** What is sent for the form. @param before the record that is amended */
export function alertInput(
  form: AlertForm,
  { idempotencyKey, campaignIds }: Pick<Sending, 'idempotencyKey' | 'campaignIds'>,
  before: AlertWholeFragment | null | undefined,
): AlertInput {
  return {
    idempotencyKey,
    campaignIds: [...campaignIds],
    receivedAt: keptMoment(form.receivedAt, before?.receivedAt) ?? '',
    source: form.source as AlertSource,
    level: form.level as AlertLevel,
    kind: form.kind as AlertKind,
    fraudTypeCode: form.fraudTypeCode || null,
    regionCode: form.regionCode || null,
    assigneeId: form.assignee[0]?.id ?? null,
    dueAt: keptMoment(form.dueAt, before?.dueAt),
    assignReason: visibleLines(form.assignReason) || null,
    reference: visibleText(form.reference) || null,
    narrative: visibleLines(form.narrative) || null,
  };
}

/** What can be told before sending. @param choose what is said where nothing is chosen */
export function checkAlert(form: AlertForm, locale: Locale, choose: (field: string) => string): FormErrors {
  return {
    ...(momentOfField(form.receivedAt) === null ? { receivedAt: choose('receivedAt') } : {}),
    ...(isTermCode(ALERT_LEVELS, form.level) ? {} : { level: choose('level') }),
    ...(isTermCode(ALERT_SOURCES, form.source) ? {} : { source: choose('source') }),
    ...(isTermCode(ALERT_KINDS, form.kind) ? {} : { kind: choose('kind') }),
    ...messagesOf(
      [
        ...textErrors('assignReason', form.assignReason, { ...BOUNDS.reason, min: 0, required: false }),
        ...textErrors('narrative', form.narrative, BOUNDS.narrative),
      ],
      locale,
    ),
  };
}
