/** Somebody who sends requests: a person with a token, a program, or nobody. */
export class Caller {
  /** @param url of the API @param name for reports @param token null for nobody */
  constructor(url, name, token = null) {
    Object.assign(this, { url, name, token });
  }

  /**
   * Sends one operation.
   * @returns status, headers, the text of the answer, `data` and the first error's extensions (`error`, null without).
   */
  async ask(query, variables = {}, init = {}) {
    return this.send(JSON.stringify({ query, variables }), init);
  }

  /** Sends a body as it is: what no client library would send, too. */
  async send(body, { method = 'POST', headers = {}, path = '/graphql' } = {}) {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...headers,
      },
      ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    const answer = parsed(text);
    const [error] = answer?.errors ?? [];
    return {
      status: response.status,
      headers: response.headers,
      text,
      data: answer?.data ?? null,
      error: error ? { ...error.extensions, path: error.path } : null,
    };
  }

  /** What a faultless operation answers. @throws Error where it is refused. */
  async data(query, variables) {
    const { data, error, text } = await this.ask(query, variables);
    if (error || !data) throw new Error(`${this.name}: ${query.slice(0, 100)}\n${text.slice(0, 600)}`);
    return data;
  }
}

const SIGN_IN = `mutation($username: String!, $password: String!) {
    signIn(username: $username, password: $password) { accessToken } }`;

/** A person who signs in. */
export async function signedIn(url, username, password) {
  const { signIn } = await new Caller(url, username).data(SIGN_IN, { username, password });
  return new Caller(url, username, signIn.accessToken);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
