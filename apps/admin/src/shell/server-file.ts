import { ApiFailure, failureOf, failureWithoutAnswer, type GraphQLProblem } from '../graphql/api-failure.js';
import { requestHeaders } from '../graphql/transport.js';
import { useSession } from '../session/use-session.js';

const REFUSED = 401;
/** A proxy, or the server itself, reads no more of a body that is too long. */
const TOO_LONG = 413;

/** The name that the server gives a file; null where it gives none. */
export function fileNameOf(disposition: string | null): string | null {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? null;
}

/** Files want the same token as the API: a plain link or form cannot bring it. */
async function asked(path: string, init: RequestInit = {}): Promise<Response> {
  const session = useSession();
  const ask = () =>
    fetch(path, { ...init, credentials: 'same-origin', headers: requestHeaders(session.accessToken()) });
  if (session.needsRefresh()) await session.refresh();
  const answer = await ask();
  if (answer.status !== REFUSED) return answer;
  await session.renewRefused();
  return ask();
}

/** A file of the server. @throws Error where there is no such file */
export async function fetchedFile(path: string): Promise<Response> {
  const answer = await asked(path);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer;
}

/** A browser may begin to read a file after the click: its address is given up later. */
const LATER = 60_000;
export const addressOf = (blob: Blob): string => {
  const url = URL.createObjectURL(blob);
  setTimeout(() => URL.revokeObjectURL(url), LATER);
  return url;
};

/**
 * Fetches a file of the server and hands it to the browser.
 * @param name what it is called on the device; by default as the server names it
 * @throws Error where there is no such file
 */
export async function downloadFile(path: string, name?: string): Promise<void> {
  const answer = await fetchedFile(path);
  const download = name ?? fileNameOf(answer.headers.get('content-disposition')) ?? path.split('/').at(-1) ?? '';
  Object.assign(document.createElement('a'), { href: addressOf(await answer.blob()), download }).click();
}

/**
 * Lets the server make a file, which changes something there, and hands it to the browser.
 * @param name what it is called on the device
 * @throws ApiFailure
 */
export async function downloadMade(path: string, name: string): Promise<void> {
  let status: number | undefined;
  let refused: { readonly errors?: readonly GraphQLProblem[] };
  try {
    const answer = await asked(path, { method: 'POST' });
    ({ status } = answer);
    if (answer.ok) {
      Object.assign(document.createElement('a'), { href: addressOf(await answer.blob()), download: name }).click();
      return;
    }
    refused = (await answer.json()) as typeof refused;
  } catch (cause) {
    throw failureWithoutAnswer(status, cause instanceof Error ? cause.message : 'network');
  }
  throw refused.errors?.[0] ? failureOf(refused.errors[0]) : failureWithoutAnswer(status, '');
}

/**
 * Sends a file of the device in the field `file` of a form.
 * @param tooLong what to say where the server reads no more of it
 * @returns what the server answers
 * @throws ApiFailure
 */
export async function sendFile<Answer>(path: string, file: File, tooLong: string): Promise<Answer> {
  const body = new FormData();
  body.append('file', file);
  let status: number | undefined;
  let answer: Answer & { readonly errors?: readonly GraphQLProblem[] };
  try {
    const response = await asked(path, { method: 'POST', body });
    ({ status } = response);
    answer = (await response.json()) as typeof answer;
  } catch (cause) {
    if (status === TOO_LONG) throw new ApiFailure('BAD_INPUT', tooLong);
    throw failureWithoutAnswer(status, cause instanceof Error ? cause.message : 'network');
  }
  if (status === TOO_LONG) throw new ApiFailure('BAD_INPUT', tooLong);
  if (answer.errors?.[0]) throw failureOf(answer.errors[0]);
  return answer;
}
