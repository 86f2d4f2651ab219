import { setTimeout as sleep } from 'node:timers/promises';

const SIGN_IN = `mutation($username: String!, $password: String!) {
    signIn(username: $username, password: $password) { accessToken } }`;
/** Errors that say "later": nothing was judged, the same request may be sent again. */
const LATER = new Set(['RATE_LIMITED', 'UNAVAILABLE']);
const PAUSE_MS = 100;

/** A person at a client that repeats a request with the same key until it is answered, as the web client does. */
export class Clerk {
  /** @param url of the API @param journal where surprises are noted */
  constructor(url, username, password, journal) {
    Object.assign(this, { url, username, password, journal, token: null });
  }

  /**
   * Sends an operation until it is answered.
   * @returns {Promise<{ data?: object, error?: object, repeated: boolean }>} the answer, and whether an earlier
   * try may have been carried out
   */
  async ask(query, variables = {}) {
    let repeated = false;
    for (;;) {
      const answer = await this.once(query, variables);
      if (answer === null) {
        repeated = true;
        await sleep(PAUSE_MS);
        continue;
      }
      const error = answer.errors?.[0]?.extensions ?? null;
      if (error?.code === 'UNAUTHENTICATED') await this.signIn();
      else if (error && LATER.has(error.code)) {
        repeated = true;
        await sleep(PAUSE_MS);
      } else if (error?.code === 'INTERNAL') {
        this.journal.internal.push({ query: query.slice(0, 80), error: answer.errors[0] });
        repeated = true;
        await sleep(PAUSE_MS);
      } else return error ? { error: answer.errors[0].extensions, repeated } : { data: answer.data, repeated };
    }
  }

  async signIn() {
    for (;;) {
      const answer = await this.once(SIGN_IN, { username: this.username, password: this.password });
      this.token = answer?.data?.signIn?.accessToken ?? null;
      if (this.token) return;
      await sleep(PAUSE_MS);
    }
  }

  /** One try; null where no answer came, or one that says that nobody is there. */
  async once(query, variables) {
    try {
      const response = await fetch(`${this.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(this.token && { authorization: `Bearer ${this.token}` }),
        },
        body: JSON.stringify({ query, variables }),
        signal: AbortSignal.timeout(20_000),
      });
      const text = await response.text();
      if (response.status === 503 && response.headers.get('retry-after') === null) this.journal.withoutRetryAfter++;
      if (response.status >= 500) return null;
      return JSON.parse(text);
    } catch {
      return null;
    }
  }
}
