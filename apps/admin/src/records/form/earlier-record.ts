import type { ApiFailure } from '../../graphql/api-failure.js';

/** What was recorded by an earlier attempt to save this draft, whose answer was lost on the way. */
export interface EarlierRecord {
  readonly id: string;
  readonly version: number;
  readonly voided: boolean;
}

/** The earlier record that an error names; null where it names none. */
export function earlierOf({ reason, details }: ApiFailure): EarlierRecord | null {
  const { id, version, recordStatus } = details;
  if (reason !== 'IDEMPOTENCY_KEY_REUSED' || typeof id !== 'string' || typeof version !== 'number') return null;
  return { id, version, voided: recordStatus === 'VOIDED' };
}
