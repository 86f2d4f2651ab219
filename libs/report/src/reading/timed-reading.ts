import { createContext, Script } from 'node:vm';
import { DomainError, type LocalDate, type TenantType } from '@fanzha/domain';
import { readSummary, type SummaryReading } from '../prose-reader/index.js';

/** Ten times what the longest text takes; what takes longer was written to do so. */
const LIMIT_MS = 10_000;
const CALL = new Script('read()');

/**
 * What the reader makes of a text. It is rules and regular expressions, and nothing else runs meanwhile: a text that
 * takes too long is given up.
 * @throws DomainError TOO_COMPLEX where it takes longer than ten seconds
 */
export function readInTime(given: string, reportDate: LocalDate | null, unitType: TenantType): SummaryReading {
  const options = { unitType, ...(reportDate !== null && { reportDate }) };
  const context = createContext({ read: () => readSummary(given, options) });
  try {
    return CALL.runInContext(context, { timeout: LIMIT_MS }) as SummaryReading;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw DomainError.tooComplex();
    throw error;
  }
}
