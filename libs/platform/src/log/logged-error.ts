/** An error as the log tells it. */
interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  /** SQLSTATE, or a code of Node. */
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly cause?: LoggedError;
}

const LONGEST = 500;
const MOST_CAUSES = 5;
/** PostgreSQL quotes names of its own where a statement does not fit the schema. */
const NAMES_SCHEMA = /^42/;
/** SQLSTATEs, and codes of Node: ECONNREFUSED, ERR_STREAM_PREMATURE_CLOSE. */
const CODE = /^[0-9A-Z_]{2,40}$/;
const NAME = /^\w{1,63}$/;

/**
 * An error by its kind, its position in the program and a message without values. Nothing else of it is taken over:
 * errors of the database carry the row and the parameters of the statement, and those of GraphQL the document.
 */
export function loggedError(error: unknown, depth = 0): LoggedError {
  const { name, message, stack, cause, ...details } = partsOf(error);
  const code = textOf(details.code, CODE);
  const constraint = textOf(details.constraint, NAME);
  const table = textOf(details.table, NAME);
  const told = withoutValues(message, code);
  const frames = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: name,
    message: told,
    stack: [`${name}: ${told}`, ...frames].join('\n'),
    ...(code && { code }),
    ...(constraint && { constraint }),
    ...(table && { table }),
    ...(cause !== undefined && depth < MOST_CAUSES && { cause: loggedError(cause, depth + 1) }),
  };
}

interface Parts {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly cause?: unknown;
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly table?: unknown;
}

function partsOf(error: unknown): Parts {
  if (!(error instanceof Error)) return { name: typeof error, message: String(error) };
  const { name, message, stack, cause } = error;
  // TypeORM keeps what the driver said beside its own error.
  const { driverError, code, constraint, table } = error as Partial<Parts> & { driverError?: Partial<Parts> };
  return {
    name,
    message,
    ...(stack !== undefined && { stack }),
    ...(cause !== undefined && { cause }),
    code: code ?? driverError?.code,
    constraint: constraint ?? driverError?.constraint,
    table: table ?? driverError?.table,
  };
}

/** Messages quote what was typed: texts in quotation marks, and numbers as long as those of phones and cards. */
function withoutValues(message: string, code: string | undefined): string {
  const unquoted = code && NAMES_SCHEMA.test(code) ? message : message.replace(/".*"/s, '"…"');
  return unquoted.replaceAll(/\d{5,}/g, '…').slice(0, LONGEST);
}

function textOf(value: unknown, form: RegExp): string | undefined {
  return typeof value === 'string' && form.test(value) ? value : undefined;
}
