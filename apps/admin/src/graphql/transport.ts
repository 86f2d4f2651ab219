import { stringifyDocument } from '@urql/core';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { currentLocale } from '../locales/i18n.js';
import { ApiFailure, failureOf, failureWithoutAnswer, type GraphQLProblem } from './api-failure.js';

export const ENDPOINT = '/graphql';

/** Headers of every request; the token is absent before sign-in. */
export function requestHeaders(token?: string | null): Record<string, string> {
  return { 'accept-language': currentLocale(), ...(token ? { authorization: `Bearer ${token}` } : {}) };
}

/**
 * One operation outside the cache and the auth exchange: what the session itself sends, which
 * must not wait for a session.
 * @param answerWithin milliseconds after which an answer counts as lost
 * @throws ApiFailure
 */
export async function send<Data, Variables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  token?: string | null,
  answerWithin?: number,
): Promise<Data> {
  const body = JSON.stringify({ query: stringifyDocument(document), variables });
  const waiting = new AbortController();
  const timer = answerWithin === undefined ? undefined : setTimeout(() => waiting.abort(), answerWithin);
  let answer: { data?: Data | null; errors?: GraphQLProblem[] };
  let status: number | undefined;
  try {
    const response = await fetch(ENDPOINT, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...requestHeaders(token),
      },
      body,
      signal: waiting.signal,
    });
    ({ status } = response);
    answer = await response.json();
  } catch (cause) {
    throw failureWithoutAnswer(status, cause instanceof Error ? cause.message : 'network');
  } finally {
    clearTimeout(timer);
  }
  if (answer.errors?.[0]) throw failureOf(answer.errors[0]);
  if (answer.data == null) throw new ApiFailure('INTERNAL', 'empty answer');
  return answer.data;
}

/** Whether the server sends files at all: told apart from a file that it has no more. */
export const serverAnswers = (): Promise<boolean> =>
  fetch('/mark.svg', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
