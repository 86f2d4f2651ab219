import { todayIn } from '@fanzha/domain';
import { PASSWORD } from './roles.ts';

/** What the API answers: data, or why not. */
interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/**
 * One operation of somebody of the demo city, past the browser: to prepare what a story needs. @returns its data
 * @throws Error with the first error
 */
export async function ask<Data>(
  url: string,
  username: string,
  document: string,
  variables: object = {},
): Promise<Data> {
  const { signIn } = await dataOf<{ signIn: { accessToken: string } }>(
    send(
      url,
      `mutation ($username: String!, $password: String!) {
        signIn(username: $username, password: $password) { accessToken } }`,
      { username, password: PASSWORD },
    ),
  );
  return dataOf<Data>(send(url, document, variables, signIn.accessToken));
}

/** Records an activity of today's date for somebody's unit. @returns its id */
export async function recordToday(
  url: string,
  username: string,
  activity: {
    readonly type: string;
    readonly title: string;
    readonly audiences?: readonly string[];
    readonly measures: readonly object[];
  },
): Promise<string> {
  const document = 'mutation ($input: ActivityInput!) { recordActivity(input: $input) { id } }';
  const { recordActivity } = await ask<{ recordActivity: { id: string } }>(url, username, document, {
    input: { ...activity, startOn: todayIn() },
  });
  return recordActivity.id;
}

/** Sends one operation as it is, with the token of a person or a program. @returns the answer, refused or not */
export async function send(url: string, query: string, variables: object, token?: string): Promise<Answer> {
  // Not from the address of anybody whose story is told.
  const headers = {
    'content-type': 'application/json',
    'x-forwarded-for': '10.1.0.1',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
  };
  return (await (
    await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })
  ).json()) as Answer;
}

async function dataOf<Data>(sent: Promise<Answer>): Promise<Data> {
  const { data, errors } = await sent;
  if (errors?.[0] || !data) throw new Error(errors?.[0]?.message ?? 'empty answer');
  return data as Data;
}
