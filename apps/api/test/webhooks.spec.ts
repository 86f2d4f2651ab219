import { OutboxDispatcher } from '@fanzha/platform';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { LIST, makeNotificationsFixture } from './notifications.fixture.js';

const WEBHOOK = 'id name address format groups enabled failures version';
const CREATE = `mutation Create($input: WebhookInput!) {
  createWebhook(input: $input) { secret webhook { ${WEBHOOK} } } }`;
const CHANGE = `mutation Change($id: ID!, $version: Int!, $input: WebhookChangeInput!) {
  changeWebhook(id: $id, version: $version, input: $input) { ${WEBHOOK} } }`;
const TEST = 'mutation Test($id: ID!) { testWebhook(id: $id) { state status failure isTest message } }';
const DELETE = 'mutation Delete($id: ID!) { deleteWebhook(id: $id) }';
const MINE = `{ webhooks { ${WEBHOOK} deliveries { kind message state attempts status failure } } }`;

interface Received {
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

let f: Awaited<ReturnType<typeof makeNotificationsFixture>>;
let robot: http.Server;
let base: string;
let received: Received[] = [];
/** What the robot answers. */
let answer: { status: number; body: string } = { status: 200, body: '{}' };
/** The job, found by its name: it is no part of what the project hands out. */
let jobs: { sendAll(): Promise<number> };

beforeAll(async () => {
  process.env['FANZHA_WEBHOOK_NETWORKS'] = '127.0.0.0/8';
  robot = http.createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => robot.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(robot.address() as AddressInfo).port}`;
  f = await makeNotificationsFixture();
  jobs = await jobsOf();
});
afterEach(async () => {
  received = [];
  answer = { status: 200, body: '{}' };
  await f.api.db.sql('delete from webhook');
  await f.api.db.sql('delete from notification');
});
afterAll(async () => {
  delete process.env['FANZHA_WEBHOOK_NETWORKS'];
  await f.api.close();
  robot.closeAllConnections();
  robot.close();
});

async function jobsOf(): Promise<{ sendAll(): Promise<number> }> {
  const { WebhookJobs } = await import('@fanzha/org');
  return f.api.app.get(WebhookJobs, { strict: false });
}

const input = (changes: object = {}) => ({
  name: '值班群',
  url: `${base}/robot/secret-4f2c`,
  format: 'JSON',
  groups: ['REVIEW_RESULT', 'DUE', 'DOCUMENT'],
  ...changes,
});
const create = async (changes: object = {}, as = f.admin) =>
  (await f.data(as, CREATE, { input: input(changes) })).createWebhook as {
    secret: string;
    webhook: { id: string; version: number };
  };
const overdue = (changes: object = {}) =>
  f.happen({ kind: 'submission.overdue', facts: { title: '某某的月报', days: 2, count: 11 }, ...changes });
const again = () => f.api.db.sql("update webhook_delivery set next_at = now() where state = 'WAITING'");

describe('a webhook', () => {
  it('is sent units and numbers, signed, once', async () => {
    const { secret } = await create();
    await overdue();
    expect(await jobs.sendAll()).toBe(1);
    expect(await jobs.sendAll()).toBe(0);
    expect(received).toHaveLength(1);
    const { headers, body } = received[0]!;
    expect(JSON.parse(body)).toMatchObject({
      kind: 'submission.overdue',
      text: '报表已逾期 2 天，还差 11 家。',
      facts: { days: 2, count: 11 },
    });
    expect(body).not.toContain('某某');
    const expected = createHmac('sha256', secret).update(`${headers['x-fanzha-timestamp']}.${body}`).digest('hex');
    expect(headers['x-fanzha-signature']).toBe(`v1=${expected}`);
    expect(headers['x-fanzha-delivery']).toBe(JSON.parse(body).id);
    expect((await f.data(f.admin, MINE)).webhooks[0].deliveries).toEqual([
      {
        kind: 'submission.overdue',
        message: '报表已逾期 2 天，还差 11 家。',
        state: 'SENT',
        attempts: 1,
        status: 200,
        failure: null,
      },
    ]);
  });

  it.each([
    ['DINGTALK', { msgtype: 'text', text: { content: '报表已逾期 2 天，还差 11 家。' } }],
    ['WECOM', { msgtype: 'text', text: { content: '报表已逾期 2 天，还差 11 家。' } }],
    ['FEISHU', { msg_type: 'text', content: { text: '报表已逾期 2 天，还差 11 家。' } }],
  ])('speaks as %s does, which says in the body what it refuses', async (format, body) => {
    await create({ format });
    answer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' };
    await overdue();
    await jobs.sendAll();
    expect(JSON.parse(received[0]!.body)).toEqual(body);
    answer = { status: 200, body: '{"errcode":310000,"errmsg":"keywords not in content"}' };
    await overdue();
    await jobs.sendAll();
    const [latest] = (await f.data(f.admin, MINE)).webhooks[0].deliveries;
    expect(latest).toMatchObject({ state: 'WAITING', failure: 'REFUSED_BY_ROBOT' });
  });

  it('is not sent what it did not choose, what has no words for robots, and the same matter twice', async () => {
    await create({ groups: ['DUE'] });
    await f.happen();
    await f.happen({ kind: 'submission.corrected' });
    await overdue({ matter: 'form-1' });
    await overdue({ matter: 'form-1' });
    await jobs.sendAll();
    expect(received).toHaveLength(1);
  });

  it('is tried again later, and switched off after ten failures in a row, which its owner is told', async () => {
    const { webhook } = await create();
    answer = { status: 500, body: 'no' };
    await overdue();
    await jobs.sendAll();
    expect(await jobs.sendAll()).toBe(0);
    const [waiting] = await f.api.db.sql<{ wait: number }>(
      'select extract(epoch from next_at - now())::int as wait from webhook_delivery',
    );
    expect(waiting?.wait).toBeGreaterThan(50);
    for (let attempt = 0; attempt < 5; attempt++) {
      await again();
      await jobs.sendAll();
    }
    expect(received).toHaveLength(6);
    expect((await f.data(f.admin, MINE)).webhooks[0].deliveries[0]).toMatchObject({
      state: 'FAILED',
      attempts: 6,
      status: 500,
      failure: 'BAD_STATUS',
    });
    await overdue();
    for (let attempt = 0; attempt < 4; attempt++) {
      await again();
      await jobs.sendAll();
    }
    const [off] = (await f.data(f.admin, MINE)).webhooks;
    expect(off).toMatchObject({ enabled: false, failures: 10 });
    expect(off.deliveries[0]).toMatchObject({ state: 'FAILED', failure: 'SWITCHED_OFF' });
    await f.api.app.get(OutboxDispatcher).dispatch('3402');
    const { notifications } = await f.data(f.admin, LIST);
    expect(notifications.edges[0].node).toMatchObject({ kind: 'webhook.disabled', subjectId: webhook.id });
    await overdue();
    expect(await jobs.sendAll()).toBe(0);

    const change = { name: '值班群', groups: ['DUE'], enabled: true };
    expect(await f.data(f.admin, CHANGE, { id: webhook.id, version: off.version, input: change })).toMatchObject({
      changeWebhook: { enabled: true, failures: 0 },
    });
  });

  it('goes on where a worker died in the middle of sending', async () => {
    await create();
    await overdue();
    // Claimed and never settled.
    await f.api.db.sql("update webhook_delivery set attempts = 1, next_at = now() + interval '1 minute'");
    expect(await jobs.sendAll()).toBe(0);
    await again();
    expect(await jobs.sendAll()).toBe(1);
    expect(received).toHaveLength(1);
  });
});

describe('testWebhook', () => {
  it('says what becomes of a message, six times a minute', async () => {
    const { webhook } = await create();
    expect(await f.data(f.admin, TEST, { id: webhook.id })).toMatchObject({
      testWebhook: { state: 'SENT', status: 200, failure: null, isTest: true },
    });
    answer = { status: 404, body: '' };
    expect(await f.data(f.admin, TEST, { id: webhook.id })).toMatchObject({
      testWebhook: { state: 'FAILED', status: 404, failure: 'BAD_STATUS' },
    });
    for (let times = 0; times < 4; times++) await f.data(f.admin, TEST, { id: webhook.id });
    expect(await f.refused(f.admin, TEST, { id: webhook.id })).toMatchObject({ code: 'RATE_LIMITED' });
  });
});

describe('testWebhook, called many times at once', () => {
  it('sends six messages', async () => {
    const { webhook } = await create();
    const results = await Promise.all(
      Array.from({ length: 12 }, () => f.api.gql(TEST, { id: webhook.id }, { token: f.admin.token })),
    );
    expect(results.filter(({ errors }) => errors.length === 0)).toHaveLength(6);
    expect(received).toHaveLength(6);
  });
});

describe('an event for the units of a region', () => {
  const to = () => overdue({ tenantId: f.authority.id, recipients: [{ regions: ['340210'], sectors: [] }] });
  const during = (opened: string, closed: string | null) =>
    f.api.db.sql('update tenant set opened_on = $2, closed_on = $3 where id = $1', [f.school.id, opened, closed]);
  afterEach(() => during('2020-01-01', null));

  it('is sent to robots of those that are at work, and not of closed ones or those yet to open', async () => {
    await create();
    await during('2020-01-01', '2024-12-31');
    await to();
    expect(await jobs.sendAll()).toBe(0);
    await during('2099-01-01', null);
    await to();
    expect(await jobs.sendAll()).toBe(0);
    await during('2020-01-01', null);
    await to();
    expect(await jobs.sendAll()).toBe(1);
  });
});

describe('createWebhook', () => {
  it.each([
    ['http://169.254.169.254/latest/meta-data', ['url PRIVATE_ADDRESS']],
    ['http://10.0.0.1/', ['url PRIVATE_ADDRESS']],
    ['http://[::1]/', ['url PRIVATE_ADDRESS']],
    ['http://nowhere.invalid/', ['url PRIVATE_ADDRESS']],
    ['ftp://example.com/', ['url INVALID_FORMAT']],
    ['', ['url REQUIRED']],
  ])('refuses %s', async (url, errors) => {
    expect(await f.fieldErrors(f.admin, CREATE, { input: input({ url }) })).toEqual(errors);
  });

  it('takes five of a unit, each with a name and a group', async () => {
    for (let count = 0; count < 5; count++) await create();
    expect(await f.fieldErrors(f.admin, CREATE, { input: input() })).toEqual(['url TOO_MANY_ITEMS']);
    expect(await f.fieldErrors(f.admin, CREATE, { input: input({ name: ' ', groups: [] }) })).toEqual([
      'name REQUIRED',
      'groups TOO_FEW_ITEMS',
    ]);
  });

  it('shows neither the address nor the secret again, and the log has none', async () => {
    const { secret } = await create();
    const text = JSON.stringify(await f.data(f.admin, MINE));
    expect(text).toContain('/····4f2c');
    expect(text).not.toContain('secret-4f2c');
    expect(text).not.toContain(secret);
    const log = await f.api.db.sql("select detail from audit_entry where action = 'webhook.added'");
    expect(log.length).toBeGreaterThan(0);
    expect(JSON.stringify(log)).not.toContain('secret-4f2c');
  });
});

describe('webhooks of a unit', () => {
  it('are for its administrators, and those of another unit are not there', async () => {
    const { webhook } = await create();
    for (const as of [f.clerk, f.viewer]) expect(await f.refused(as, MINE)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await f.refused(null, MINE)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await f.data(f.stranger, MINE)).toEqual({ webhooks: [] });
    const change = { name: '别人的', groups: ['DUE'], enabled: false };
    for (const [query, more] of [
      [TEST, {}],
      [DELETE, {}],
      [CHANGE, { version: 1, input: change }],
    ] as const)
      expect(await f.refused(f.stranger, query, { id: webhook.id, ...more })).toMatchObject({ code: 'NOT_FOUND' });
    expect(received).toEqual([]);
    expect(await f.refused(f.admin, CHANGE, { id: webhook.id, version: 7, input: change })).toMatchObject({
      code: 'CONFLICT',
    });
    expect(await f.data(f.admin, DELETE, { id: webhook.id })).toEqual({ deleteWebhook: true });
  });
});
