import {
  dateErrors,
  type FieldError,
  isId,
  latestSupervisionDue,
  listErrors,
  type LocalDate,
  repeatedAt,
  SUPERVISION_BOUNDS,
  textErrors,
  visibleLines,
  visibleText,
} from '@fanzha/domain';
import { cleanText, keyErrors } from '@fanzha/ledger';
import { documentNumberErrors, documentNumberOf } from '../campaigns/campaign.bounds.js';
import type { SupervisionLetterInput, SupervisionOccasionInput } from './supervision.inputs.js';
import type { LetterContent } from './supervision.rows.js';

/** An input as it may be kept, and every error of it that needs no database. */
interface ReadLetter {
  readonly content: LetterContent;
  readonly idempotencyKey: string | null;
  readonly errors: readonly FieldError[];
}

/** Reads an input against every bound that needs no database, and keeps going after an error. */
export function readLetter(input: SupervisionLetterInput, today: LocalDate): ReadLetter {
  const { kind, unitIds, dueOn } = input;
  const occasion = input.occasion ?? null;
  const repeated = repeatedAt(unitIds);
  const content: LetterContent = {
    kind,
    documentNumber: documentNumberOf(input.documentNumber),
    title: visibleText(input.title),
    words: visibleLines(input.words),
    occasion: occasion && { kind: occasion.kind, id: occasion.id, taskId: occasion.taskId ?? null },
    dueOn,
    unitIds: [...unitIds],
  };
  const errors: FieldError[] = [
    ...keyErrors(input.idempotencyKey),
    ...documentNumberErrors(input.documentNumber),
    ...textErrors('title', input.title, SUPERVISION_BOUNDS.title),
    ...textErrors('words', input.words, SUPERVISION_BOUNDS.words),
    ...dueErrors(dueOn, today),
    ...(occasion ? occasionErrors(occasion, unitIds.length) : []),
    ...listErrors('unitIds', unitIds, SUPERVISION_BOUNDS.units),
    ...unitIds.flatMap((id, at): FieldError[] => {
      const path = `unitIds.${at}`;
      if (repeated.has(at)) return [{ path, code: 'DUPLICATE' }];
      return isId(id) ? [] : [{ path, code: 'INVALID_ID' }];
    }),
  ];
  return { content, idempotencyKey: cleanText(input.idempotencyKey), errors };
}

/** Errors of the day by which an answer is due: today at the earliest, a year from today at the latest. */
export function dueErrors(dueOn: LocalDate | null, today: LocalDate): FieldError[] {
  const errors = dateErrors('dueOn', dueOn, { required: true, latest: latestSupervisionDue(today) });
  if (errors.length > 0 || dueOn === null || dueOn >= today) return errors;
  return [{ path: 'dueOn', code: 'DATE_TOO_EARLY', params: { earliest: today } }];
}

/** A submission and an alert are those of one unit: nobody else is written to because of them. */
function occasionErrors({ kind, id, taskId }: SupervisionOccasionInput, units: number): FieldError[] {
  const isTask = kind === 'CAMPAIGN_TASK';
  const ofOne = kind === 'SUBMISSION' || kind === 'ALERT';
  return [
    ...(isId(id) ? [] : [{ path: 'occasion.id', code: 'INVALID_ID' } as const]),
    ...(isTask && taskId == null ? [{ path: 'occasion.taskId', code: 'REQUIRED' } as const] : []),
    ...(isTask && taskId != null && !isId(taskId) ? [{ path: 'occasion.taskId', code: 'INVALID_ID' } as const] : []),
    ...(!isTask && taskId != null ? [{ path: 'occasion.taskId', code: 'NOT_ALLOWED_HERE' } as const] : []),
    ...(ofOne && units > 1 ? [{ path: 'occasion.id', code: 'NOT_ALLOWED_HERE' } as const] : []),
  ];
}
