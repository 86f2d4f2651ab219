/** Why an operation was refused, in the coarse classes every client handles. Part of the public contract. */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_INPUT',
  'CONFLICT',
  'LOCKED',
  'RATE_LIMITED',
  'TOO_COMPLEX',
  'UNAVAILABLE',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** The finer reason inside a class, where a person can do something about it. */
export const ERROR_REASONS = [
  'WRONG_CREDENTIALS',
  'ACCOUNT_LOCKED',
  'SESSION_EXPIRED',
  'TOKEN_EXPIRED',
  'TOKEN_INVALID',
  'CLIENT_REVOKED',
  'PASSWORD_CHANGE_REQUIRED',
  'READ_ONLY_OVERSIGHT',
  'OUTSIDE_OVERSIGHT',
  'CELLS_TOO_SMALL',
  'WRONG_TENANT_TYPE',
  'TENANT_CLOSED',
  'VERSION_CHANGED',
  'ALREADY_VOIDED',
  'ALREADY_DISSOLVED',
  'ALREADY_LIFTED',
  'ALREADY_ENDED',
  'ALREADY_REVOKED',
  'ALREADY_UNDONE',
  'ALREADY_RETIRED',
  'DOORS_VISITED',
  'ALREADY_EXISTS',
  'IDEMPOTENCY_KEY_REUSED',
  'STILL_IN_USE',
  'LAST_ADMINISTRATOR',
  'TOO_MANY_OF_TENANT',
  'OWN_REQUEST',
  'OPERATOR_TOO_NEW',
  'ALREADY_DECIDED',
  'ALREADY_REQUESTED',
  'QUERY_TOO_DEEP',
  'QUERY_TOO_COSTLY',
  'TOO_MANY_ALIASES',
  'TOO_MANY_REPEATS',
  'TOO_MANY_TOKENS',
  'DOCUMENT_TOO_LONG',
  'BATCH_TOO_LARGE',
  'ANSWER_TOO_LARGE',
  'SCOPE_TOO_WIDE',
  'SEARCH_TOO_WIDE',
  'LIST_TOO_WIDE',
  'TOO_MANY_AT_ONCE',
  'DATABASE_UNAVAILABLE',
  'OUTCOME_UNKNOWN',
  'TOTAL_OVERLAPS',
  'SUMMARY_UNCHANGED',
  'SUMMARY_ISSUED',
  'MARKS_OPEN',
  'TEXT_SETTLED',
  'IMPORT_SETTLED',
  'IMPORT_NOT_CHECKED',
  'IMPORT_ROWS_INVALID',
  'TOO_MANY_ATTACHMENTS',
  'NO_ROOM_FOR_FILES',
  'SCANNER_UNAVAILABLE',
  'FILES_UNAVAILABLE',
  'CAMPAIGN_SETTLED',
  'CAMPAIGN_UNCHANGED',
  'ALREADY_RECEIVED',
  'NOT_ADDRESSED',
  'SUBMISSION_STATE',
  'ALERT_STATE',
  'SUPERVISION_OFF',
  'SUPERVISION_STATE',
  'PERIOD_LOCKED',
  'OWN_SUBMISSION',
  'CELLS_OPEN',
  'CELLS_MOVED',
  'CELL_NOT_RETURNED',
  'ZERO_UNDECLARED',
  'NOT_ZERO',
  'EVALUATION_STATE',
  'EVALUATION_UNCHANGED',
  'EVALUATION_RUNS',
  'APPEAL_OVER',
  'APPEAL_DECIDED',
  'APPEALS_OPEN',
  'RANKING_OFF',
  'MAIL_OFF',
] as const;
export type ErrorReason = (typeof ERROR_REASONS)[number];

/** What is wrong with one field of an input. */
export const FIELD_CODES = [
  'REQUIRED',
  'TOO_SHORT',
  'TOO_LONG',
  'INVALID_CHARACTERS',
  'BROKEN_CHARACTERS',
  'LINE_BREAK',
  'NO_LETTER',
  'PERSONAL_NUMBER',
  'INVALID_FORMAT',
  'NOT_A_DATE',
  'DATE_IN_FUTURE',
  'MOMENT_IN_FUTURE',
  'DATE_TOO_EARLY',
  'DATE_TOO_LATE',
  'END_BEFORE_START',
  'SPAN_TOO_LONG',
  'SPANS_OVERLAP',
  'SPAN_CROSSES_MOVE',
  'NOT_A_NUMBER',
  'NOT_WHOLE',
  'NEGATIVE',
  'TOO_SMALL',
  'TOO_LARGE',
  'TOO_MANY_DECIMALS',
  'AMOUNT_REQUIRED',
  'AMOUNT_FORBIDDEN',
  'RANGE_UPSIDE_DOWN',
  'RANGE_NOT_AT_LEAST',
  'AT_LEAST_NOT_UNCOUNTED',
  'DUPLICATE',
  'TOO_FEW_ITEMS',
  'TOO_MANY_ITEMS',
  'UNKNOWN_CODE',
  'UNKNOWN_FIELD',
  'INVALID_ID',
  'INVALID_CURSOR',
  'NOT_ALLOWED_HERE',
  'NOT_FOUND',
  'UNIT_CLOSED',
  'ALREADY_TAKEN',
  'NOBODY_ADDRESSED',
  'COUNTED_ALREADY',
  'TOLD_ALREADY',
  'BORNE_BY_INTERCEPTION',
  'IS_REPEAT_ITSELF',
  'NOT_WITH_RESULT',
  'ANSWERED_ALREADY',
  'ALWAYS_ON',
  'PRIVATE_ADDRESS',
  'CONTRADICTORY',
  'DOES_NOT_ADD_UP',
  'LOOKS_LIKE_DATE',
  'ROSTER_TOO_LARGE',
  'FORMULA',
  'LOST_DIGITS',
  'RECORD_CHANGED',
  'KEPT_OTHERWISE',
  'AMBIGUOUS',
  'NOT_YOURS_TO_GIVE',
  'ADDED_ONE_BY_ONE',
  'OLD_FORMAT',
  'HAS_MACROS',
  'ENCRYPTED',
  'UNSAFE_FILE',
  'TOO_MANY_ROWS',
  'NO_ROWS',
  'NOT_A_PERIOD',
  'PERIOD_TOO_LONG',
  'NOT_A_REGION',
  'ABOVE_CITY',
  'OUTSIDE_REGION',
  'WEAK_PASSWORD',
  'PASSWORD_CONTAINS_USERNAME',
  'PASSWORD_UNCHANGED',
  'WRONG_PASSWORD',
  'FILE_TOO_LARGE',
  'FILE_EMPTY',
  'FILE_TYPE_REFUSED',
  'WRONG_FILE_ENDING',
  'IMAGE_UNREADABLE',
  'TOO_MANY_PIXELS',
  'VIRUS_FOUND',
] as const;
export type FieldCode = (typeof FIELD_CODES)[number];

/** One error of one field. */
export interface FieldError {
  /** Where in the input, dotted with indices from 0: `title`, `measures.2.value`. */
  readonly path: string;
  readonly code: FieldCode;
  /** The figures a message names: the bound and what was found, such as `{ max: 200, actual: 230 }`. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** With UNKNOWN_CODE of a short list: the codes there are. */
  readonly allowed?: readonly string[];
}

/** What an error carries beside its code. */
export interface DomainErrorContext {
  readonly reason?: ErrorReason;
  readonly fields?: readonly FieldError[];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Errors that one refusal names: more of them help nobody, and an answer has its bounds. */
const MOST_FIELD_ERRORS = 100;

/**
 * An expected failure. It is thrown anywhere below the API and translated once at its door; its `message` is for logs,
 * people read `errorMessage`.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: ErrorCode;
  readonly reason?: ErrorReason;
  readonly fields: readonly FieldError[];
  /** Facts for the client: the other's change on CONFLICT, the unlock time on LOCKED. Never anything secret. */
  readonly details?: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, { reason, fields = [], details }: DomainErrorContext = {}) {
    super(summary(code, reason, fields));
    this.code = code;
    this.fields = fields;
    this.reason = reason;
    this.details = details;
  }

  /** The input is wrong; every error names its field. */
  static badInput(fields: readonly FieldError[]): DomainError {
    return new DomainError('BAD_INPUT', { fields: fields.slice(0, MOST_FIELD_ERRORS) });
  }

  /** Not there, or not visible to this user: the two look the same, so that nobody can probe for foreign records. */
  static notFound(): DomainError {
    return new DomainError('NOT_FOUND');
  }

  /** Visible, but not allowed. */
  static forbidden(reason?: ErrorReason): DomainError {
    return new DomainError('FORBIDDEN', { reason });
  }

  /** Nobody is signed in, or the sign-in failed. */
  static unauthenticated(reason?: ErrorReason): DomainError {
    return new DomainError('UNAUTHENTICATED', { reason });
  }

  /** Somebody else was faster, or the record is no longer in a state that allows this. */
  static conflict(details?: Readonly<Record<string, unknown>>, reason?: ErrorReason): DomainError {
    return new DomainError('CONFLICT', { reason, details });
  }

  /** The account or the period is locked. */
  static locked(details?: Readonly<Record<string, unknown>>, reason?: ErrorReason): DomainError {
    return new DomainError('LOCKED', { reason, details });
  }

  /** Too many requests; the same request may succeed after the given seconds. */
  static rateLimited(retryAfterSeconds: number, reason?: ErrorReason): DomainError {
    return new DomainError('RATE_LIMITED', { reason, details: { retryAfterSeconds } });
  }

  /** What the request needs is out of reach for a moment. `OUTCOME_UNKNOWN`: it may have been done all the same. */
  static unavailable(retryAfterSeconds: number, reason: ErrorReason): DomainError {
    return new DomainError('UNAVAILABLE', { reason, details: { retryAfterSeconds } });
  }

  /** The query costs more than one request may cost. */
  static tooComplex(details?: Readonly<Record<string, unknown>>, reason?: ErrorReason): DomainError {
    return new DomainError('TOO_COMPLEX', { reason, details });
  }
}

/**
 * Ends the checks of an input: returns if there was no error.
 * @throws DomainError BAD_INPUT carrying all of the errors, so that a person corrects them in one go.
 */
export function requireNoErrors(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw DomainError.badInput(errors);
}

// Codes and paths only: what a person typed does not belong in a log.
function summary(code: ErrorCode, reason: ErrorReason | undefined, fields: readonly FieldError[]): string {
  const errors = fields.map((error) => `${error.path}: ${error.code}`).join(', ');
  return [code, reason, errors].filter(Boolean).join(' ');
}
