import { addDays, addYears, type LocalDate } from '@fanzha/domain';
import type { ApiClientRowFragment } from '../../graphql/generated.js';

type ClientState = 'revoked' | 'expired' | 'expiring' | 'active';

/** Days ahead at which an end is worth a word: time enough to give the program another token. */
const NOTICE_DAYS = 30;
/** The API gives no token a longer life. */
const LONGEST_YEARS = 2;

/** Whether a client still works on a day; its last day counts. */
export function clientState(
  { expiresOn, revokedAt }: Pick<ApiClientRowFragment, 'expiresOn' | 'revokedAt'>,
  today: LocalDate,
): ClientState {
  if (revokedAt) return 'revoked';
  if (expiresOn < today) return 'expired';
  return expiresOn <= addDays(today, NOTICE_DAYS) ? 'expiring' : 'active';
}

/** First and last day that a new client may work until. */
export const expiryLimits = (today: LocalDate): { earliest: LocalDate; latest: LocalDate } => ({
  earliest: addDays(today, 1),
  latest: addYears(today, LONGEST_YEARS),
});
