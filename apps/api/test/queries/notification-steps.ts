import { NotificationService, NotificationTeller, WebhookJobs } from '@fanzha/org';
import { Database, Outbox, OutboxDispatcher } from '@fanzha/platform';
import type { Scenario } from './scenario.js';

/** Nobody listens there. */
const ROBOT = 'http://127.0.0.1:9/robot';

/** People are told what happened, read it and choose; a robot is told, fails and is switched off. */
export async function runNotifications({ fixture, tenants, ask, during }: Scenario): Promise<void> {
  during('people and robots are told');
  const webhook = { name: '值班群', url: ROBOT, format: 'JSON', groups: ['DUE'] };
  const created = await ask(
    'school',
    'mutation($input: WebhookInput!) { done: createWebhook(input: $input) { secret webhook { id version } } }',
    { input: webhook },
  );
  const { id, version } = (created['done'] as { webhook: { id: string; version: number } }).webhook;
  const choose =
    'mutation($choices: [NotificationChoiceInput!]) { changeNotificationSettings(choices: $choices) { version } }';
  await ask('school', choose, { choices: [{ group: 'FILE', channel: 'IN_APP', on: false }] });

  const school = tenants['school'];
  if (!school) throw new Error('The scenario has no school');
  const scope = {
    cityCode: '3402',
    tenantId: school.id,
    userId: null,
    regions: [],
    sector: null,
    mode: 'member',
  } as const;
  await fixture.app.get(Database).transaction(scope, (tx) =>
    fixture.app.get(Outbox).record(tx, [
      {
        kind: 'submission.overdue',
        tenantId: school.id,
        subjectKind: 'SUBMISSION',
        subjectId: 'one',
        recipients: [{ tenantId: school.id }, { regions: ['340210'], sectors: [] }],
        facts: { title: '月报', days: 1, count: 1 },
        matter: 'one',
      },
    ]),
  );
  const dispatcher = fixture.app.get(OutboxDispatcher);
  await dispatcher.dispatchAll();
  await dispatcher.forget();
  await fixture.app.get(NotificationTeller, { strict: false }).process();

  const list = `query($unread: Boolean, $after: String) { notifications(unread: $unread, after: $after, first: 1) {
    totalCount edges { cursor node { id title } } } viewer { unreadCount } }`;
  const { notifications } = (await ask('school', list, { unread: false })) as {
    notifications: { edges: { cursor: string; node: { id: string } }[] };
  };
  const [first] = notifications.edges;
  await ask('school', list, { unread: true, after: null });
  // As a subscription reads what has arrived.
  const reader = { scope: { ...scope, userId: school.id } } as never;
  await fixture.app.get(NotificationService, { strict: false }).newsOf(reader, first?.node.id ?? '', 'zh-CN');
  await ask('school', 'mutation($ids: [ID!]) { markNotificationsRead(ids: $ids) }', { ids: [first?.node.id] });
  await ask('school', '{ notificationSettings { choices { group on } } }');

  const jobs = fixture.app.get(WebhookJobs, { strict: false });
  for (let attempt = 0; attempt < 10; attempt++) {
    await fixture.db.sql("update webhook_delivery set next_at = now(), state = 'WAITING'");
    await jobs.sendAll();
  }
  await jobs.process({ name: 'purge' } as never);
  await ask('school', '{ webhooks { name deliveries { state } } }');
  const change = `mutation($id: ID!, $version: Int!, $input: WebhookChangeInput!) {
    changeWebhook(id: $id, version: $version, input: $input) { version } }`;
  const input = { name: '值班群', groups: ['DUE'], enabled: false };
  await ask('school', change, { id, version: version + 1, input });
  await ask('school', 'mutation($id: ID!) { testWebhook(id: $id) { state } }', { id });
  await ask('school', 'mutation($id: ID!) { deleteWebhook(id: $id) }', { id });
}
