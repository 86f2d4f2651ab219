import {
  ALERT_KINDS,
  ALERT_LEVELS,
  ALERT_SOURCES,
  BOUNDS,
  type FieldError,
  fraudType,
  isFraudTypeCode,
  isId,
  isTermCode,
  latestAnswer,
  minuteInChina,
  textErrors,
  todayIn,
} from '@fanzha/domain';
import {
  cleanCampaigns,
  cleanLines,
  cleanText,
  keyErrors,
  regionErrors,
  type ReadFact,
  unknownCode,
} from '../facts/fact-bounds.js';
import type { AlertContent } from './alert.entity.js';
import type { AlertInput } from './alert.inputs.js';

const REASON = { ...BOUNDS.reason, required: false, min: 0 } as const;
const REFERENCE = { max: 64, legible: true } as const;
const EARLIEST = Date.parse(`${BOUNDS.earliestDate}T00:00:00+08:00`);

/**
 * Reads an input against every bound that needs no database, and keeps going after an error.
 * @param now nothing is received after it.
 */
export function readAlert(input: AlertInput, now: Date): ReadFact<AlertContent> {
  const { receivedAt, level } = input;
  const latest = latestAnswer(receivedAt, level);
  const dueAt = input.dueAt ?? latest;
  const content: AlertContent = {
    receivedAt: receivedAt.toISOString(),
    receivedOn: todayIn('Asia/Shanghai', receivedAt),
    source: input.source,
    level,
    kind: input.kind,
    fraudType: cleanText(input.fraudTypeCode),
    regionCode: cleanText(input.regionCode),
    campaignIds: cleanCampaigns(input.campaignIds),
    assignee: cleanText(input.assigneeId)?.toLowerCase() ?? null,
    dueAt: dueAt.toISOString(),
    assignReason: cleanLines(input.assignReason),
    reference: cleanText(input.reference),
    narrative: cleanLines(input.narrative),
  };
  const errors: FieldError[] = [
    ...keyErrors(input.idempotencyKey),
    ...receivedErrors(receivedAt, now),
    ...(isTermCode(ALERT_SOURCES, input.source) ? [] : [unknownCode('source')]),
    ...(isTermCode(ALERT_LEVELS, level) ? [] : [unknownCode('level')]),
    ...(isTermCode(ALERT_KINDS, input.kind) ? [] : [unknownCode('kind')]),
    ...fraudTypeErrors(content.fraudType),
    ...regionErrors(content),
    ...(content.assignee === null || isId(content.assignee)
      ? []
      : [{ path: 'assigneeId', code: 'NOT_FOUND' } as const]),
    ...dueErrors(dueAt, receivedAt, latest),
    ...textErrors('assignReason', content.assignReason, REASON),
    ...textErrors('reference', input.reference, REFERENCE),
    ...textErrors('narrative', content.narrative, BOUNDS.narrative),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), errors };
}

function receivedErrors(receivedAt: Date, now: Date): FieldError[] {
  const path = 'receivedAt';
  if (receivedAt > now) return [{ path, code: 'DATE_IN_FUTURE', params: { latest: minuteInChina(now) } }];
  return receivedAt.getTime() < EARLIEST
    ? [{ path, code: 'DATE_TOO_EARLY', params: { earliest: BOUNDS.earliestDate } }]
    : [];
}

/** A unit may get less time than its level gives it, and never more. */
function dueErrors(dueAt: Date, receivedAt: Date, latest: Date): FieldError[] {
  const path = 'dueAt';
  if (dueAt <= receivedAt) return [{ path, code: 'END_BEFORE_START', params: { start: minuteInChina(receivedAt) } }];
  return dueAt > latest ? [{ path, code: 'DATE_TOO_LATE', params: { latest: minuteInChina(latest) } }] : [];
}

/** A tag of pension fraud stands beside a type and never for one. */
function fraudTypeErrors(code: string | null): FieldError[] {
  if (code === null) return [];
  if (!isFraudTypeCode(code)) return [unknownCode('fraudTypeCode')];
  return fraudType(code).pension ? [{ path: 'fraudTypeCode', code: 'NOT_ALLOWED_HERE' }] : [];
}
