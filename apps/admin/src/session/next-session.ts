import { ApiFailure } from '../graphql/api-failure.js';
import { RefreshSessionDocument, type SessionPartsFragment } from '../graphql/generated.js';
import { send } from '../graphql/transport.js';

/** Waits before a lost answer is asked for again. */
const PAUSES = [600, 1_500];
/** An answer that takes longer is lost. */
const ANSWER_WITHIN = 15_000;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
/** Only a verdict of the server ends a session: no network, a server that starts again, or too many calls do not. */
export const endsSession = (failure: unknown): boolean =>
  failure instanceof ApiFailure && (failure.code === 'UNAUTHENTICATED' || failure.code === 'FORBIDDEN');

/**
 * The next session, asked for again where the answer is lost: the server gives the same one for half a minute.
 * @throws ApiFailure
 */
export async function nextSession(): Promise<SessionPartsFragment> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return (await send(RefreshSessionDocument, {}, null, ANSWER_WITHIN)).refreshSession;
    } catch (failure) {
      const wait = PAUSES[attempt];
      if (wait === undefined || endsSession(failure)) throw failure;
      await pause(wait);
    }
  }
}
