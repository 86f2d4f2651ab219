import { DomainError } from '@fanzha/domain';
import { Logger } from '@nestjs/common';

/** SQLSTATEs by which a server ends a connection or does not begin one: it stops, starts, recovers, or has no room. */
const SERVER_WENT = new Set(['57P01', '57P02', '57P03', '57P05', '53300', '08000', '08001', '08003', '08004', '08006']);
/** What Node says of a connection that cannot be made or broke. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'ECONNABORTED',
]);

/** A database that went away is back within seconds, as a rule. */
const COME_AGAIN_SECONDS = 3;
const TELL_EVERY_MS = 5_000;

const logger = new Logger('Database');
let told = 0;

/** Whether the connection is what failed, not the statement. `client`: the one it went over, where it is known. */
export function isConnectionLoss(error: unknown, client?: unknown): boolean {
  const { code, driverError } = (error ?? {}) as { code?: unknown; driverError?: { code?: unknown } };
  if (
    [code, driverError?.code].some((each) => typeof each === 'string' && (SERVER_WENT.has(each) || NETWORK.has(each)))
  )
    return true;
  // "Connection terminated" has no code; the driver marks the client instead.
  return (client as { _queryable?: boolean } | undefined)?._queryable === false;
}

/** Nothing of what was asked for has happened. */
export function unreachable(cause: unknown): DomainError {
  tell(cause);
  return DomainError.unavailable(COME_AGAIN_SECONDS, 'DATABASE_UNAVAILABLE');
}

/** The connection broke between the commit and its answer. */
export function outcomeUnknown(cause: unknown): DomainError {
  tell(cause);
  return DomainError.unavailable(COME_AGAIN_SECONDS, 'OUTCOME_UNKNOWN');
}

/** Said once in a while: while the database is away every request fails in the same way. */
function tell(cause: unknown): void {
  if (Date.now() - told < TELL_EVERY_MS) return;
  told = Date.now();
  logger.warn(`The database is out of reach: ${cause instanceof Error ? cause.message : String(cause)}`);
}
