import {
  BOUNDS,
  dateErrors,
  type FieldError,
  flatPaths,
  isId,
  listErrors,
  minuteInChina,
  textErrors,
  todayIn,
} from '@fanzha/domain';
import { amountFields, fenAmountErrors, isStated, statedIn } from '../facts/amount-fields.js';
import { cleanLines } from '../facts/fact-bounds.js';
import type { AlertAnswerContent, AlertFact } from './alert.entity.js';
import type { AlertAnswerInput } from './alert.inputs.js';

const STEPS = { max: 20 } as const;

/** An answer as it was understood. Nothing of it may be stored unless there are no errors. */
export interface ReadAnswer {
  readonly content: AlertAnswerContent;
  /** The unit's own interception that is named. */
  readonly interceptionId: string | null;
  readonly errors: readonly FieldError[];
}

/** Reads an answer against every bound that needs no database, and keeps going after an error. */
export function readAnswer(
  input: AlertAnswerInput,
  { receivedAt, receivedOn, id }: Pick<AlertFact, 'receivedAt' | 'receivedOn' | 'id'>,
  now: Date,
): ReadAnswer {
  const lossAvoided = statedIn(input, 'lossAvoided');
  const amount = amountFields('lossAvoided', lossAvoided);
  const isDissuaded = input.result === 'DISSUADED';
  const interceptionId = input.interceptionId?.trim().toLowerCase() || null;
  const repeatOf = input.repeatOfId?.trim().toLowerCase() || null;
  const content: AlertAnswerContent = {
    result: input.result,
    steps: input.steps
      .map(({ way, at }) => ({ way, at: at.toISOString() }))
      .sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0)),
    ...amount,
    laterCaseOn: input.laterCaseOn ?? null,
    repeatOf,
    note: cleanLines(input.note),
  };
  const states = isStated({ amount: amount.lossAvoided, qualifier: amount.lossAvoidedQualifier });
  const only = (path: string, allowed: boolean, stated: boolean): FieldError[] =>
    stated && !allowed ? [{ path, code: 'NOT_WITH_RESULT' }] : [];
  const errors: FieldError[] = [
    ...listErrors('steps', input.steps, STEPS),
    ...input.steps.flatMap(({ at }, index) => stepErrors(`steps.${index}.at`, at, new Date(receivedAt), now)),
    // Nobody is talked out of a transfer without having been reached.
    ...(isDissuaded && input.steps.length === 0 ? [{ path: 'steps', code: 'REQUIRED' } as const] : []),
    ...fenAmountErrors(flatPaths('lossAvoided'), 'LOSS_AVOIDED', lossAvoided, true),
    ...only('lossAvoided', isDissuaded && interceptionId === null, states),
    ...only('interceptionId', isDissuaded, interceptionId !== null),
    ...(interceptionId === null || isId(interceptionId)
      ? []
      : [{ path: 'interceptionId', code: 'NOT_FOUND' } as const]),
    ...dateErrors('laterCaseOn', input.laterCaseOn, { today: todayIn('Asia/Shanghai', now) }),
    ...(content.laterCaseOn !== null && content.laterCaseOn < receivedOn
      ? [{ path: 'laterCaseOn', code: 'END_BEFORE_START', params: { start: receivedOn } } as const]
      : []),
    ...only('laterCaseOn', input.result !== 'REPEATED', content.laterCaseOn !== null),
    ...only('repeatOfId', input.result === 'REPEATED', repeatOf !== null),
    // A repeat counts nothing: it has to be told where it counts instead.
    ...(input.result === 'REPEATED' && repeatOf === null ? [{ path: 'repeatOfId', code: 'REQUIRED' } as const] : []),
    ...(repeatOf === null || (isId(repeatOf) && repeatOf !== id)
      ? []
      : [{ path: 'repeatOfId', code: 'NOT_FOUND' } as const]),
    ...textErrors('note', content.note, BOUNDS.narrative),
  ];
  return { content, interceptionId, errors };
}

function stepErrors(path: string, at: Date, receivedAt: Date, now: Date): FieldError[] {
  if (at > now) return [{ path, code: 'MOMENT_IN_FUTURE', params: { latest: minuteInChina(now) } }];
  return at < receivedAt ? [{ path, code: 'DATE_TOO_EARLY', params: { earliest: minuteInChina(receivedAt) } }] : [];
}
