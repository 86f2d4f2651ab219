import type { CombinedError } from '@urql/core';
import { ERROR_CODES, type ErrorCode } from '@fanzha/domain';

/** Codes of the API (extensions.code), and NETWORK for no answer at all. */
export type FailureCode = ErrorCode | 'NETWORK';

/**
 * One refused input: `path` as in the input object, such as `measures.2.value`. The message is in the user's language.
 */
export interface FieldFailure {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** Why an operation failed, in the one form in which pages deal with it. */
export class ApiFailure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
    readonly reason: string | null = null,
    readonly fields: readonly FieldFailure[] = [],
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'ApiFailure';
  }
}

/** What a GraphQL error carries, whichever client read it. */
export interface GraphQLProblem {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

const isErrorCode = (code: unknown): code is ErrorCode => ERROR_CODES.some((known) => known === code);

function fieldsOf(extensions: Readonly<Record<string, unknown>>): FieldFailure[] {
  const { fields } = extensions;
  if (!Array.isArray(fields)) return [];
  return fields.map((field: Partial<FieldFailure>) => ({
    path: String(field.path ?? ''),
    code: String(field.code ?? ''),
    message: String(field.message ?? ''),
  }));
}

/** The failure told by a GraphQL error. A code this version does not know counts as the server's own error. */
export function failureOf(problem: GraphQLProblem): ApiFailure {
  const { code, reason, fields: _fields, ...details } = problem.extensions ?? {};
  return new ApiFailure(
    isErrorCode(code) ? code : 'INTERNAL',
    problem.message,
    typeof reason === 'string' ? reason : null,
    fieldsOf(problem.extensions ?? {}),
    details,
  );
}

/**
 * The failure of an answer that is not the API's: a proxy says with 502 to 504 that there is no server behind it.
 * @param status of the answer; none where nothing answered
 */
export function failureWithoutAnswer(status: number | undefined, message: string): ApiFailure {
  return status !== undefined && status >= 500 ? new ApiFailure('UNAVAILABLE', '') : new ApiFailure('NETWORK', message);
}

/** Nobody knows whether what was sent has arrived: it may be sent again as it is. */
export const isUnanswered = ({ code }: ApiFailure): boolean => code === 'NETWORK' || code === 'UNAVAILABLE';

/** The failure behind an urql error. */
export function failureOfClient(error: CombinedError): ApiFailure {
  const [problem] = error.graphQLErrors;
  if (problem) return failureOf(problem);
  const { status }: { status?: number } = error.response ?? {};
  return failureWithoutAnswer(status, error.message);
}
