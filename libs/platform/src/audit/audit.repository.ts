import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/database.js';
import type { Statement } from '../database/statement.js';
import type { MaintenanceTransaction } from '../database/maintenance.js';
import type { Scope } from '../viewer/scope.js';
import { newId } from '../database/new-id.js';
import type { AuditEvent } from './audit-event.js';

const INSERT: Statement = {
  name: 'audit.insert',
  text: `insert into audit_entry (city_code, id, tenant_id, user_id, action, subject_kind, subject_id, detail)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
};

const INSERT_MANY: Statement = {
  name: 'audit.insert_many',
  text: `insert into audit_entry (city_code, id, tenant_id, user_id, action, subject_kind, subject_id, detail)
    select $1, e.id, $2, $3, e.action, e."subjectKind", e."subjectId", e.detail
    from jsonb_to_recordset($4::jsonb) as e (id uuid, action text, "subjectKind" text, "subjectId" uuid, detail jsonb)
    returning 1 as written`,
};

const HAS_DONE: Statement = {
  name: 'audit.has_done',
  text: `select exists (select from audit_entry e where e.city_code = $1 and e.subject_kind = $2 and e.subject_id = $3
      and e.tenant_id = $4 and e.action = $5) as done`,
};

/** The append-only log: the role of the application has neither UPDATE nor DELETE on it. */
@Injectable()
export class AuditRepository {
  async insert(tx: Transaction | MaintenanceTransaction, actor: Scope, event: AuditEvent): Promise<void> {
    const { action, subjectKind, subjectId, detail = {} } = event;
    const { cityCode, tenantId, userId } = actor;
    const told = JSON.stringify({ ...detail, ...byWhichMeans(actor) });
    await tx.run(INSERT, [cityCode, newId(), tenantId, userId, action, subjectKind, subjectId, told]);
  }

  async insertMany(tx: Transaction, actor: Scope, events: readonly AuditEvent[]): Promise<void> {
    const { cityCode, tenantId, userId } = actor;
    const means = byWhichMeans(actor);
    const entries = events.map(({ detail, ...event }) => ({ ...event, id: newId(), detail: { ...detail, ...means } }));
    await tx.run(INSERT_MANY, [cityCode, tenantId, userId, JSON.stringify(entries)]);
  }

  async hasDone(tx: Transaction, { action, subjectKind, subjectId }: Omit<AuditEvent, 'detail'>): Promise<boolean> {
    const { cityCode, tenantId } = tx.scope;
    const rows = await tx.run<{ done: boolean }>(HAS_DONE, [cityCode, subjectKind, subjectId, tenantId, action]);
    return rows[0]?.done ?? false;
  }
}

/** The program or the import that acted in somebody's name. */
const byWhichMeans = ({ client, batchNumber }: Scope) => ({
  ...(client && { client }),
  ...(batchNumber && { batchNumber }),
});
