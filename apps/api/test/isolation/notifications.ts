import { randomUUID } from 'node:crypto';

type Into = (table: string, row: Record<string, unknown>) => Promise<unknown>;

/**
 * An event of a tenant, what its user was told of it, where mails go, and a robot with a message. In these specs a user
 * has its id.
 */
export async function insertNotifications(into: Into, tenant_id: string): Promise<void> {
  const [event_id, webhook_id] = [randomUUID(), randomUUID()];
  const about = { kind: 'submission.returned', subject_kind: 'SUBMISSION', subject_id: 'one' };
  await into('outbox_event', {
    id: event_id,
    by_tenant_id: tenant_id,
    tenant_id,
    ...about,
    recipients: '[]',
    facts: '{}',
  });
  await into('notification', {
    id: randomUUID(),
    user_id: tenant_id,
    tenant_id,
    event_id,
    ...about,
    facts: '{}',
    in_app: true,
    created_at: '2026-11-05',
  });
  await into('notification_settings', { user_id: tenant_id });
  await into('mail_address', { user_id: tenant_id, address: Buffer.alloc(40), locale: 'zh-CN' });
  await into('mail_delivery', { id: randomUUID(), user_id: tenant_id, purpose: 'LINK' });
  await into('due_told', {
    tenant_id,
    subject_kind: 'SUBMISSION',
    subject_id: 'one',
    due_on: '2026-11-10',
    stage: 'UNIT',
  });
  await into('webhook', {
    id: webhook_id,
    tenant_id,
    name: '值班群',
    url: 'https://robot.example/secret',
    format: 'JSON',
    groups: ['DUE'],
    created_by: tenant_id,
  });
  await into('webhook_delivery', {
    id: randomUUID(),
    tenant_id,
    webhook_id,
    event_id,
    kind: 'submission.overdue',
    message: '报表已逾期 2 天',
    facts: '{}',
    state: 'SENT',
  });
}
