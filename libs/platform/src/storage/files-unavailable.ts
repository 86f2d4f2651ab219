import { DomainError } from '@fanzha/domain';
import { Logger } from '@nestjs/common';

const COME_AGAIN_SECONDS = 10;
const logger = new Logger('Attached files');

/** What a client is told where the store of files fails; why, the log alone is told. */
export function filesUnavailable(cause: unknown): DomainError {
  if (cause instanceof DomainError) return cause;
  logger.error({ msg: 'the store of attached files failed', err: cause });
  return DomainError.unavailable(COME_AGAIN_SECONDS, 'FILES_UNAVAILABLE');
}
