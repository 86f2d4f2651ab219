import { type ErrorCode, type FieldError, fieldMessage, type Locale, DomainError, errorMessage } from '@fanzha/domain';
import { Logger } from '@nestjs/common';
import type { GraphQLError } from 'graphql';
import { domainErrorOf } from './domain-error-of.js';

/** One entry of `errors` as clients see it. Part of the public contract. */
export interface ErrorForm {
  /** For people, in their language. */
  readonly message: string;
  readonly locations?: GraphQLError['locations'];
  readonly path?: GraphQLError['path'];
  readonly extensions: {
    readonly code: ErrorCode;
    readonly reason?: string;
    readonly fields?: readonly FieldForm[];
    readonly [detail: string]: unknown;
  };
}

/** One error of one field as clients see it: `params` are the numbers of the message, `allowed` the codes there are. */
interface FieldForm extends FieldError {
  readonly message: string;
}

/** What the mapping needs to know of the request. */
export interface ErrorScene {
  readonly locale: Locale;
  /** Told to the client with an INTERNAL error and written beside it in the log. */
  readonly requestId: string;
}

const logger = new Logger('Errors');
/** One failed batch of a loader reaches every field that waited for it; it is one line in the log. */
const logged = new WeakSet<object>();

/** An error as clients see it; `message` only where a developer needs to read more than a person. */
export function domainErrorForm(
  domainError: DomainError,
  locale: Locale,
  message = errorMessage(domainError, locale),
): ErrorForm {
  const { code, reason, fields, details } = domainError;
  return {
    message,
    extensions: {
      ...details,
      code,
      ...(reason && { reason }),
      ...(fields.length > 0 && { fields: fields.map((fieldError) => fieldForm(fieldError, locale)) }),
    },
  };
}

function fieldForm(fieldError: FieldError, locale: Locale): FieldForm {
  const { path, code, params, allowed } = fieldError;
  return {
    path,
    code,
    message: fieldMessage(fieldError, locale),
    ...(params && { params }),
    ...(allowed && { allowed }),
  };
}

/**
 * Any error as clients see it. What nobody expected is logged with its stack and leaves as
 * INTERNAL with the request's id.
 */
export function errorForm(error: unknown, { locale, requestId }: ErrorScene): ErrorForm {
  const domainError = domainErrorOf(error);
  if (domainError) return domainErrorForm(domainError, locale);
  logOnce(error, requestId);
  return domainErrorForm(new DomainError('INTERNAL', { details: { requestId } }), locale);
}

/**
 * An error out of the execution of an operation, compiled or not: the position it happened at, and `errorForm` of its
 * cause.
 */
export function executionErrorForm(error: GraphQLError, scene: ErrorScene): ErrorForm {
  const { locations, path } = error;
  return { ...errorForm(causeOf(error), scene), ...(locations && { locations }), ...(path && { path }) };
}

/** The error a resolver threw, out of the GraphQL errors around it. */
function causeOf(error: GraphQLError): unknown {
  let cause: unknown = error;
  while ((cause as GraphQLError).originalError) cause = (cause as GraphQLError).originalError;
  return cause;
}

function logOnce(error: unknown, requestId: string): void {
  if (typeof error === 'object' && error !== null) {
    if (logged.has(error)) return;
    logged.add(error);
  }
  logger.error({ msg: 'a request failed', requestId, err: error });
}
