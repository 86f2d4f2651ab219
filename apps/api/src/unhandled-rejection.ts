import { inspect } from 'node:util';

/**
 * Keeps the process when a promise fails that nobody waits for: one request that went wrong must not end all others.
 * What happened is told, for it is an error of the program.
 */
export function keepRunningOnUnhandledRejection(): void {
  process.on('unhandledRejection', (reason) =>
    process.stderr.write(`a failure that nobody waited for: ${inspect(reason)}\n`),
  );
}
