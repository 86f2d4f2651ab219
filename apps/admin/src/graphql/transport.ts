import { stringifyDocument } from '@urql/core';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { currentLocale } from '../locales/i18n.js';
import { ApiFailure, failureOf, type GraphQLProblem } from './api-failure.js';

export const ENDPOINT = '/graphql';

/** Headers of every request; the token is absent before sign-in. */
export function requestHeaders(token?: string | null): Record<string, string> {
  return { 'accept-language': currentLocale(), ...(token ? { authorization: `Bearer ${token}` } : {}) };
}

/**
 * One operation outside the cache and the auth exchange: what the session itself sends, which must not wait for a session.
 * @throws ApiFailure
 */
export async function send<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables, token?: string | null): Promise<Data> {
  const body = JSON.stringify({ query: stringifyDocument(document), variables });
  let answer: { data?: Data | null; errors?: GraphQLProblem[] };
  try {
    const response = await fetch(ENDPOINT, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json', ...requestHeaders(token) },
      body,
    });
    answer = await response.json();
  } catch (cause) {
    throw new ApiFailure('NETWORK', cause instanceof Error ? cause.message : 'network');
  }
  if (answer.errors?.[0]) throw failureOf(answer.errors[0]);
  if (answer.data == null) throw new ApiFailure('INTERNAL', 'empty answer');
  return answer.data;
}
