import {
  type Amount,
  decimalOf,
  type FieldCode,
  type FieldError,
  fenFromYuan,
  hundredthsOf,
  isLocalDate,
  type LocalDate,
  parsePeriod,
  type Period,
  DomainError,
  yuanFromFen,
} from '@fanzha/domain';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';

/** The error of a single value; code that knows the field (see errors/input-errors) replaces the empty path. */
function fieldError(code: FieldCode, params?: FieldError['params']): DomainError {
  return DomainError.badInput([{ path: '', code, ...(params && { params }) }]);
}

/**
 * A scalar whose values arrive as `read` accepts them, in variables and in documents alike. A value that does not fit
 * is described to developers by `form` and to people by the field code of the DomainError that `read` throws.
 */
function scalar<Internal, External>(
  name: string,
  form: string,
  read: (value: unknown) => Internal,
  serialize: (value: unknown) => External,
  specifiedByURL?: string,
): GraphQLScalarType<Internal, External> {
  const explained = (value: unknown, given: string): Internal => {
    try {
      return read(value);
    } catch (cause) {
      throw new GraphQLError(`${name} is written as ${form}, not as ${given}.`, { originalError: cause as Error });
    }
  };
  return new GraphQLScalarType<Internal, External>({
    name,
    description: form,
    specifiedByURL,
    serialize,
    parseValue: (value) => explained(value, JSON.stringify(value) ?? String(value)),
    parseLiteral: (node) => explained(literal(node), 'value' in node ? String(node.value) : node.kind),
  });
}

function literal(node: ValueNode): unknown {
  return node.kind === Kind.INT || node.kind === Kind.FLOAT
    ? Number(node.value)
    : node.kind === Kind.STRING
      ? node.value
      : undefined;
}

function text(value: unknown, code: FieldCode): string {
  if (typeof value !== 'string') throw fieldError(code);
  return value;
}

/** `LocalDate`: a text `YYYY-MM-DD` inside and outside. */
export const LocalDateScalar = scalar<LocalDate, string>(
  'Date',
  'a day that exists, YYYY-MM-DD',
  (value) => {
    const day = text(value, 'NOT_A_DATE');
    if (!isLocalDate(day)) throw fieldError('NOT_A_DATE');
    return day;
  },
  (value) => {
    if (typeof value === 'string' && isLocalDate(value)) return value;
    throw new TypeError('A Date field was given something other than a LocalDate');
  },
);

/** A text longer than any of a record: sent as a variable, for no document is as long. */
export const LongTextScalar = scalar<string, string>(
  'LongText',
  'a text of at most 200,000 characters, sent as a variable',
  (value) => text(value, 'INVALID_FORMAT'),
  (value) => String(value),
);

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

/** A moment: a `Date` inside, RFC 3339 in UTC outside. */
export const DateTimeScalar = scalar<Date, string>(
  'DateTime',
  'a moment in RFC 3339 with its offset, such as 2026-11-05T08:30:00Z',
  (value) => {
    const written = text(value, 'INVALID_FORMAT');
    const moment = new Date(written);
    // Date.parse takes 30 February for 2 March; the day of an RFC 3339 text must exist.
    if (!RFC_3339.test(written) || !isLocalDate(written.slice(0, 10)) || Number.isNaN(moment.getTime())) {
      throw fieldError('INVALID_FORMAT', { example: '2026-11-05T08:30:00Z' });
    }
    return moment;
  },
  (value) => {
    const moment = value instanceof Date ? value : typeof value === 'string' ? new Date(value) : new Date(Number.NaN);
    return moment.toISOString(); // throws RangeError for anything that is no moment
  },
  'https://www.rfc-editor.org/rfc/rfc3339',
);

/** A `Period` (domain) inside; its text outside. */
export const PeriodScalar = scalar<Period, string>(
  'Period',
  '2026, 2026-Q4, 2026-11, 2026-W45 or 2026-09-29/2026-10-16 (both days included)',
  (value) => parsePeriod(text(value, 'NOT_A_PERIOD')),
  (value) => (typeof value === 'string' ? value : (value as Period).text),
);

/** Yuan: whole fen inside, a text with two decimals outside. */
export const MoneyScalar = scalar<Amount, string>(
  'Money',
  'yuan as a text with at most two decimals, such as "800000.00"',
  (value) => fenFromYuan(text(value, 'NOT_A_NUMBER')),
  (value) => yuanFromFen(value as number | bigint | string),
);

/** A decimal: whole hundredths inside, a text with two places outside. */
export const DecimalScalar = scalar<number, string>(
  'Decimal',
  'a decimal as a text with at most two places, such as "12.50"',
  (value) => hundredthsOf(text(value, 'NOT_A_NUMBER')),
  (value) => decimalOf(value as number),
);

/** Writes a number into JSON with these very digits (ECMAScript's JSON.rawJSON, which TypeScript does not know yet). */
const digits = (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON;

/**
 * A whole number that GraphQL's own Int (32 bits) is too small for. What is sent in is at most 2^53 − 1; a sum may be
 * larger, and is then a JSON number with all its digits rather than an error of the whole answer.
 */
export const SafeIntScalar = scalar<Amount, unknown>(
  'SafeInt',
  'a whole number between −(2^53−1) and 2^53−1; sums beyond that are answered with all their digits',
  (value) => {
    if (typeof value !== 'number') throw fieldError('NOT_A_NUMBER');
    if (!Number.isInteger(value)) throw fieldError('NOT_WHOLE');
    if (!Number.isSafeInteger(value)) throw fieldError('TOO_LARGE', { max: Number.MAX_SAFE_INTEGER });
    return value;
  },
  (value) => {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
    if (typeof value === 'bigint') return digits(String(value));
    throw new TypeError('A SafeInt field was given something other than a whole number');
  },
);

/** Values by name whose form depends on what they are of. What comes in is checked by the service that keeps it. */
export const JsonScalar = new GraphQLScalarType<object, unknown>({
  name: 'Json',
  description: 'a JSON object',
  serialize: (value) => value,
  parseValue: jsonObject,
  parseLiteral: (node, variables) => jsonObject(valueFromASTUntyped(node, variables)),
});

function jsonObject(value: unknown): object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw fieldError('INVALID_FORMAT');
  return value;
}
