import {
  ERROR_CODES,
  type ErrorCode,
  FIELD_CODES,
  type FieldError,
  fieldMessage,
  ERROR_REASONS,
  errorMessage,
  type ErrorReason,
} from '@fanzha/domain';

/**
 * The code each reason comes with. A reason that is not here is not in docs/api/errors.md, and the
 * spec of the API guide fails.
 */
const CODE_OF_REASON: Readonly<Record<ErrorReason, ErrorCode>> = {
  WRONG_CREDENTIALS: 'UNAUTHENTICATED',
  ACCOUNT_LOCKED: 'LOCKED',
  SESSION_EXPIRED: 'UNAUTHENTICATED',
  TOKEN_EXPIRED: 'UNAUTHENTICATED',
  TOKEN_INVALID: 'UNAUTHENTICATED',
  CLIENT_REVOKED: 'UNAUTHENTICATED',
  PASSWORD_CHANGE_REQUIRED: 'FORBIDDEN',
  READ_ONLY_OVERSIGHT: 'FORBIDDEN',
  OUTSIDE_OVERSIGHT: 'FORBIDDEN',
  CELLS_TOO_SMALL: 'FORBIDDEN',
  WRONG_TENANT_TYPE: 'FORBIDDEN',
  TENANT_CLOSED: 'CONFLICT',
  VERSION_CHANGED: 'CONFLICT',
  ALREADY_VOIDED: 'CONFLICT',
  ALREADY_DISSOLVED: 'CONFLICT',
  ALREADY_LIFTED: 'CONFLICT',
  ALREADY_ENDED: 'CONFLICT',
  ALREADY_REVOKED: 'CONFLICT',
  ALREADY_UNDONE: 'CONFLICT',
  ALREADY_RETIRED: 'CONFLICT',
  DOORS_VISITED: 'CONFLICT',
  ALREADY_EXISTS: 'CONFLICT',
  IDEMPOTENCY_KEY_REUSED: 'CONFLICT',
  STILL_IN_USE: 'CONFLICT',
  LAST_ADMINISTRATOR: 'CONFLICT',
  TOO_MANY_OF_TENANT: 'CONFLICT',
  OWN_REQUEST: 'FORBIDDEN',
  OPERATOR_TOO_NEW: 'FORBIDDEN',
  ALREADY_DECIDED: 'CONFLICT',
  ALREADY_REQUESTED: 'CONFLICT',
  QUERY_TOO_DEEP: 'TOO_COMPLEX',
  QUERY_TOO_COSTLY: 'TOO_COMPLEX',
  TOO_MANY_ALIASES: 'TOO_COMPLEX',
  TOO_MANY_REPEATS: 'TOO_COMPLEX',
  TOO_MANY_TOKENS: 'TOO_COMPLEX',
  DOCUMENT_TOO_LONG: 'TOO_COMPLEX',
  BATCH_TOO_LARGE: 'TOO_COMPLEX',
  ANSWER_TOO_LARGE: 'TOO_COMPLEX',
  SCOPE_TOO_WIDE: 'TOO_COMPLEX',
  SEARCH_TOO_WIDE: 'TOO_COMPLEX',
  LIST_TOO_WIDE: 'TOO_COMPLEX',
  TOO_MANY_AT_ONCE: 'RATE_LIMITED',
  DATABASE_UNAVAILABLE: 'UNAVAILABLE',
  OUTCOME_UNKNOWN: 'UNAVAILABLE',
  TOTAL_OVERLAPS: 'CONFLICT',
  SUMMARY_UNCHANGED: 'CONFLICT',
  SUMMARY_ISSUED: 'CONFLICT',
  MARKS_OPEN: 'CONFLICT',
  TEXT_SETTLED: 'CONFLICT',
  IMPORT_SETTLED: 'CONFLICT',
  IMPORT_NOT_CHECKED: 'CONFLICT',
  IMPORT_ROWS_INVALID: 'CONFLICT',
  TOO_MANY_ATTACHMENTS: 'CONFLICT',
  NO_ROOM_FOR_FILES: 'CONFLICT',
  SCANNER_UNAVAILABLE: 'UNAVAILABLE',
  FILES_UNAVAILABLE: 'UNAVAILABLE',
  CAMPAIGN_SETTLED: 'CONFLICT',
  CAMPAIGN_UNCHANGED: 'CONFLICT',
  EVALUATION_STATE: 'CONFLICT',
  EVALUATION_UNCHANGED: 'CONFLICT',
  EVALUATION_RUNS: 'CONFLICT',
  APPEAL_OVER: 'CONFLICT',
  APPEAL_DECIDED: 'CONFLICT',
  APPEALS_OPEN: 'CONFLICT',
  RANKING_OFF: 'FORBIDDEN',
  ALREADY_RECEIVED: 'CONFLICT',
  NOT_ADDRESSED: 'FORBIDDEN',
  SUBMISSION_STATE: 'CONFLICT',
  ALERT_STATE: 'CONFLICT',
  SUPERVISION_OFF: 'CONFLICT',
  SUPERVISION_STATE: 'CONFLICT',
  PERIOD_LOCKED: 'LOCKED',
  OWN_SUBMISSION: 'FORBIDDEN',
  CELLS_OPEN: 'CONFLICT',
  CELLS_MOVED: 'CONFLICT',
  CELL_NOT_RETURNED: 'CONFLICT',
  ZERO_UNDECLARED: 'CONFLICT',
  NOT_ZERO: 'CONFLICT',
  MAIL_OFF: 'CONFLICT',
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const ofField = (code: FieldError['code'], locale: 'zh-CN' | 'en'): string =>
  fieldMessage({ path: locale === 'en' ? 'Field' : '此项', code }, locale);

/** The generated tables of docs/api/errors.md by the name of their marker, in the words people are told. */
export function errorTables(): Readonly<Record<'codes' | 'reasons' | 'fields', string>> {
  return {
    codes: table(
      ['code', '中文', 'English'],
      ERROR_CODES.map((code) => [`\`${code}\``, errorMessage({ code }, 'zh-CN'), errorMessage({ code }, 'en')]),
    ),
    reasons: table(
      ['reason', 'code', '中文', 'English'],
      ERROR_REASONS.map((reason) => {
        const code = CODE_OF_REASON[reason];
        if (!code) throw new Error(`Say in error-catalogue.ts which code the reason ${reason} comes with`);
        return [
          `\`${reason}\``,
          `\`${code}\``,
          errorMessage({ code, reason }, 'zh-CN'),
          errorMessage({ code, reason }, 'en'),
        ];
      }),
    ),
    fields: table(
      ['code', '中文', 'English'],
      FIELD_CODES.map((code) => [`\`${code}\``, ofField(code, 'zh-CN'), ofField(code, 'en')]),
    ),
  };
}

/** A page with the tables between its markers `<!-- name -->` and `<!-- end of name -->` put in. */
export function withErrorTables(page: string): string {
  return Object.entries(errorTables()).reduce((text, [name, written]) => {
    const parts = new RegExp(`(<!-- ${name} -->\\n)[^]*(<!-- end of ${name} -->)`);
    if (!parts.test(text)) throw new Error(`The page has no place for the table of ${name}`);
    return text.replace(parts, (_, before: string, after: string) => `${before}\n${written}\n\n${after}`);
  }, page);
}
