import { Logger } from '@nestjs/common';

const logger = new Logger('Process');

/**
 * Keeps the process when a promise fails that nobody waits for: one request that went wrong must not end all others.
 * What happened is told, for it is an error of the program.
 */
export function keepRunningOnUnhandledRejection(): void {
  process.on('unhandledRejection', (reason) => logger.error({ msg: 'a failure that nobody waited for', err: reason }));
}
