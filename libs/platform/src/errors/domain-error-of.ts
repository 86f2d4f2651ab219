import { type ErrorCode, DomainError } from '@fanzha/domain';
import { HttpException } from '@nestjs/common';
import { isConnectionLoss, unreachable } from '../database/connection-loss.js';

const OF_STATUS: Readonly<Record<number, ErrorCode>> = {
  400: 'BAD_INPUT',
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'TOO_COMPLEX',
  422: 'BAD_INPUT',
  423: 'LOCKED',
  429: 'RATE_LIMITED',
};

/**
 * What PostgreSQL may answer to a request that is in order (appendix A of its manual). The code is all that leaves: its
 * texts quote statements and values.
 */
const OF_SQLSTATE: Readonly<Record<string, ErrorCode>> = {
  '22P02': 'NOT_FOUND', // an id that is no UUID names nothing
  '22003': 'BAD_INPUT', // a number out of range
  '22021': 'BAD_INPUT', // U+0000, which no text of PostgreSQL holds
  '22P05': 'BAD_INPUT', // the same inside JSON
  '23505': 'CONFLICT', // somebody else inserted the same
  '40001': 'CONFLICT', // serialization failure: the same request may succeed now
  '40P01': 'CONFLICT', // deadlock
  '55P03': 'CONFLICT', // lock not available
  '57014': 'TOO_COMPLEX', // statement timeout
};

/**
 * The error behind an error, however it was thrown: by us, by Nest or by PostgreSQL. Null when it is an error of ours.
 */
export function domainErrorOf(error: unknown): DomainError | null {
  if (error instanceof DomainError) return error;
  if (error instanceof HttpException) return withCode(OF_STATUS[error.getStatus()]);
  if (isConnectionLoss(error)) return unreachable(error);
  return withCode(OF_SQLSTATE[sqlState(error) ?? '']);
}

function withCode(code: ErrorCode | undefined): DomainError | null {
  return code ? new DomainError(code) : null;
}

/** TypeORM wraps the driver's error; five characters are an SQLSTATE, anything else (ECONNREFUSED) is not. */
function sqlState(error: unknown): string | undefined {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  const state = driverError?.code ?? code;
  return typeof state === 'string' && state.length === 5 ? state : undefined;
}
