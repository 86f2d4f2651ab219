import { todayIn } from '@fanzha/domain';
import { PASSWORD } from './roles.ts';

interface Answer { readonly data?: Readonly<Record<string, unknown>>; readonly errors?: readonly { readonly message: string }[] }

/**
 * One operation of somebody of the demo city, past the browser: to prepare what a story needs. @returns its data
 * @throws Error with the first refusal
 */
export async function ask<Data>(url: string, username: string, document: string, variables: object = {}): Promise<Data> {
  const { signIn } = await send<{ signIn: { accessToken: string } }>(url, 'mutation ($username: String!, $password: String!) { signIn(username: $username, password: $password) { accessToken } }', { username, password: PASSWORD });
  return send<Data>(url, document, variables, signIn.accessToken);
}

/** Records an activity of today's date for somebody's unit. @returns its id */
export async function recordToday(url: string, username: string, activity: { readonly type: string; readonly title: string; readonly measures: readonly object[] }): Promise<string> {
  const document = 'mutation ($input: ActivityInput!) { recordActivity(input: $input) { id } }';
  const { recordActivity } = await ask<{ recordActivity: { id: string } }>(url, username, document, { input: { ...activity, startOn: todayIn() } });
  return recordActivity.id;
}

async function send<Data>(url: string, query: string, variables: object, token?: string): Promise<Data> {
  // Not from the address of anybody whose story is told.
  const headers = { 'content-type': 'application/json', 'x-forwarded-for': '10.1.0.1', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const answer = (await (await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) })).json()) as Answer;
  if (answer.errors?.[0] || !answer.data) throw new Error(answer.errors?.[0]?.message ?? 'empty answer');
  return answer.data as Data;
}
