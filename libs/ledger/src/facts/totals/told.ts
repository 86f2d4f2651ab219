import {
  BOUNDS,
  dateErrors,
  type FieldError,
  isId,
  isLocalDate,
  type LocalDate,
  textErrors,
  visibleLines,
} from '@fanzha/domain';
import type { FactEntity } from '../fact.entity.js';
import type { ToldInput, TotalAnswerInput } from './total-answer.inputs.js';

/** What a record says about totals, as it was understood. */
export interface ToldOfTotals {
  readonly running: boolean;
  readonly answers: readonly TotalAnswerInput[];
  readonly decreaseReason: string | null;
}

/** Of a record that says nothing about totals. */
export const NOTHING_SAID: ToldOfTotals = { running: false, answers: [], decreaseReason: null };

/**
 * Reads what an input says about totals.
 * @param until the last day of its amounts
 * @param beganOn the first day that it states otherwise
 * @returns the first day of the amounts: that of the running total, or the one stated
 */
export function readTold(
  input: ToldInput,
  until: LocalDate,
  beganOn: LocalDate | null,
): { told: ToldOfTotals; beganOn: LocalDate | null; errors: FieldError[] } {
  const { runningSince: since = null } = input;
  const decreaseReason = visibleLines(input.decreaseReason) || null;
  const answers = input.totals ?? [];
  const errors: FieldError[] = [
    ...dateErrors('runningSince', since),
    ...(since !== null && beganOn !== null ? [{ path: 'beganOn', code: 'NOT_ALLOWED_HERE' } as const] : []),
    ...(since !== null && isLocalDate(since) && isLocalDate(until) && since >= until
      ? [{ path: 'runningSince', code: 'DATE_TOO_LATE', params: { latest: until } } as const]
      : []),
    ...answers.flatMap(({ recordId }, at): FieldError[] =>
      recordId == null || isId(recordId) ? [] : [{ path: `totals.${at}.recordId`, code: 'INVALID_ID' }],
    ),
    ...(answers.length > BOUNDS.measures.max
      ? [{ path: 'totals', code: 'TOO_MANY_ITEMS', params: { max: BOUNDS.measures.max } } as const]
      : []),
    ...(decreaseReason === null ? [] : textErrors('decreaseReason', decreaseReason, BOUNDS.reason)),
  ];
  return { told: { running: since !== null, answers, decreaseReason }, beganOn: since ?? beganOn, errors };
}

/** What a record says about totals as it stands. */
export const toldOf = (fact: FactEntity): ToldOfTotals => ({
  ...NOTHING_SAID,
  running: (fact as FactEntity & { readonly running?: boolean }).running ?? false,
});
