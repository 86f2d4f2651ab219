import { ApiFailure, failureOf, failureWithoutAnswer, type GraphQLProblem } from '../../graphql/api-failure.js';
import { requestHeaders } from '../../graphql/transport.js';
import { useSession } from '../../session/use-session.js';

const CREATED = 201;
const REFUSED = 401;

/** A request that tells how far it has come; `fetch` cannot. */
function post(file: File, key: string, progress: (share: number) => void): Promise<XMLHttpRequest> {
  const body = new FormData();
  body.append('file', file);
  const request = new XMLHttpRequest();
  return new Promise((resolve) => {
    request.open('POST', '/attachments');
    for (const [name, value] of Object.entries(requestHeaders(useSession().accessToken())))
      request.setRequestHeader(name, value);
    request.setRequestHeader('idempotency-key', key);
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onloadend = () => resolve(request);
    request.send(body);
  });
}

/**
 * Uploads a file. It belongs to nothing until it is attached.
 * @param key the same for every attempt at the same file: an answer that was lost uploads it once
 * @param progress is told the share that has been sent, 0 to 1
 * @returns the id of the upload
 * @throws ApiFailure
 */
export async function sendFile(file: File, key: string, progress: (share: number) => void): Promise<string> {
  const session = useSession();
  if (session.needsRefresh()) await session.refresh();
  let request = await post(file, key, progress);
  if (request.status === REFUSED) {
    await session.renewRefused();
    request = await post(file, key, progress);
  }
  const answer = answerIn(request.responseText);
  if (request.status === CREATED && answer?.id) return answer.id;
  if (answer?.errors?.[0]) throw failureOf(answer.errors[0]);
  throw request.status === 0 ? new ApiFailure('NETWORK', '') : failureWithoutAnswer(request.status, '');
}

function answerIn(text: string): { readonly id?: string; readonly errors?: readonly GraphQLProblem[] } | null {
  try {
    return JSON.parse(text) as { id?: string; errors?: GraphQLProblem[] };
  } catch {
    return null;
  }
}
