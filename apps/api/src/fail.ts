import { DomainError } from '@fanzha/domain';
import { ConfigError } from '@fanzha/platform';
import { inspect } from 'node:util';

/**
 * Ends the process with status 1. What the caller can mend is said in a sentence; of anything else the
 * stack and the causes behind it are told, for there is no request and no log that would keep them.
 */
export function fail(error: unknown): never {
  const told = error instanceof ConfigError || error instanceof DomainError;
  process.stderr.write(`${told ? error.message : inspect(error)}\n`);
  process.exit(1);
}
