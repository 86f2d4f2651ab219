import {
  ALERT_KINDS,
  ALERT_LEVELS,
  ALERT_SOURCES,
  type AlertLevel,
  BOUNDS,
  type FieldError,
  foldIdentifier,
  fraudType,
  isFraudTypeCode,
  isId,
  isTermCode,
  latestAnswer,
  minuteInChina,
  textErrors,
  todayIn,
} from '@fanzha/domain';
import { cleanCampaigns, cleanLines, cleanText, keyErrors, regionErrors, unknownCode } from '../facts/fact-bounds.js';
import type { AlertContent, ReadAlert } from './alert.entity.js';
import type { AlertInput } from './alert.inputs.js';

const REASON = { ...BOUNDS.reason, required: false, min: 0 } as const;
const UNIT_NAME = { max: 100, legible: true } as const;
const REFERENCE = { max: 64, legible: true } as const;
const EARLIEST = Date.parse(`${BOUNDS.earliestDate}T00:00:00+08:00`);

/**
 * Reads an input against every bound that needs no database, and keeps going after an error.
 * @param now nothing is received after it.
 */
export function readAlert(input: AlertInput, now: Date): ReadAlert {
  const { receivedAt, level } = withMoment(input);
  const assigneeName = cleanText(input.assigneeName);
  const latest = latestAnswer(receivedAt, level);
  const dueAt = input.dueAt ?? latest;
  const content: AlertContent = {
    receivedAt: isoOf(receivedAt),
    receivedOn: Number.isNaN(receivedAt.getTime()) ? '' : todayIn('Asia/Shanghai', receivedAt),
    source: input.source,
    level,
    kind: input.kind,
    fraudType: cleanText(input.fraudTypeCode),
    regionCode: cleanText(input.regionCode),
    campaignIds: cleanCampaigns(input.campaignIds),
    assignee: cleanText(input.assigneeId)?.toLowerCase() ?? null,
    dueAt: isoOf(dueAt),
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
    ...(assigneeName !== null && content.assignee !== null
      ? [{ path: 'assigneeName', code: 'CONTRADICTORY' } as const]
      : []),
    ...(isTermCode(ALERT_LEVELS, level) ? dueErrors(dueAt, receivedAt, latest) : []),
    ...textErrors('assignReason', content.assignReason, REASON),
    ...textErrors('assigneeName', input.assigneeName, UNIT_NAME),
    ...textErrors('reference', input.reference, REFERENCE),
    ...textErrors('narrative', content.narrative, BOUNDS.narrative),
  ];
  const besides = { assigneeName: assigneeName === null ? null : foldIdentifier(assigneeName) };
  return { content, besides, assigneeName, idempotencyKey: cleanText(input.idempotencyKey), errors };
}

/** A row of a table may lack what a form and the schema require; that is an error, and no moment. */
const withMoment = ({ receivedAt, level }: Partial<AlertInput>) => ({
  receivedAt: receivedAt ?? new Date(Number.NaN),
  level: level ?? ('' as AlertLevel),
});

const isoOf = (moment: Date): string => (Number.isNaN(moment.getTime()) ? '' : moment.toISOString());

function receivedErrors(receivedAt: Date, now: Date): FieldError[] {
  const path = 'receivedAt';
  if (Number.isNaN(receivedAt.getTime())) return [{ path, code: 'REQUIRED' }];
  if (receivedAt > now) return [{ path, code: 'MOMENT_IN_FUTURE', params: { latest: minuteInChina(now) } }];
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
