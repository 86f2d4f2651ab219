/**
 * Its schema would join those of other specs in Nest's lists: a realm of its own.
 *
 * @jest-environment node
 */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ItemEndpoint, letIn, startItemEndpoint } from '../../test/item-endpoint.js';
import { LIVE_LIMITS } from './live-streams.js';

let endpoint: ItemEndpoint;
beforeAll(async () => {
  endpoint = await startItemEndpoint();
});
afterAll(() => endpoint.app.close());

function subscribe(): http.ClientRequest {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const request = http.request(endpoint.url, { method: 'POST', headers, agent: false }).on('error', () => undefined);
  request.end(JSON.stringify({ query: 'subscription { arrived }' }));
  return request;
}
const answered = (request: http.ClientRequest) =>
  new Promise<string | undefined>((resolve) =>
    request.once('response', (response) => resolve(response.resume().headers['content-type'])),
  );

it('gives back the places of clients that left while they were let in', async () => {
  let open: () => void = () => undefined;
  letIn(new Promise((resolve) => (open = resolve)));
  const leaving = Array.from({ length: LIVE_LIMITS.perUser }, subscribe);
  await sleep(300);
  for (const request of leaving) request.destroy();
  await sleep(300);
  open();
  await sleep(100);
  const coming = Array.from({ length: LIVE_LIMITS.perUser }, subscribe);
  expect(new Set(await Promise.all(coming.map(answered)))).toEqual(new Set(['text/event-stream; charset=utf-8']));
  const more = subscribe();
  expect(await answered(more)).not.toContain('text/event-stream');
  for (const request of [...coming, more]) request.destroy();
});
