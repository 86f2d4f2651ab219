import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { startTestApi, type TestApi } from './support/test-api.js';

/** https://graphql.github.io/graphql-over-http: every audit of the reference implementation, over a real socket. */
describe('GraphQL over HTTP', () => {
  let api: TestApi;
  let url: string;

  beforeAll(async () => {
    api = await startTestApi();
    url = `${await api.listen()}/graphql`;
  });
  afterAll(() => api.close());

  // Audits ask for their URL when they run, so that they can be listed before the server listens.
  const audits = serverAudits({ url: () => url });

  it('is audited in full', () => expect(audits.length).toBeGreaterThanOrEqual(61));

  it.each(audits.map((audit) => [audit.id, audit] as const))('%s', async (_, audit) => {
    const result = await audit.fn();
    // "warn" and "notice" are recommendations: they are kept too.
    expect({ name: audit.name, status: result.status, reason: result.status === 'ok' ? '' : result.reason }).toEqual({
      name: audit.name,
      status: 'ok',
      reason: '',
    });
  });
});
