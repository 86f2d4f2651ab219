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

/** The append-only log: the role of the application has neither UPDATE nor DELETE on it. */
@Injectable()
export class AuditRepository {
  async insert(tx: Transaction | MaintenanceTransaction, actor: Scope, event: AuditEvent): Promise<void> {
    const { action, subjectKind, subjectId, detail = {} } = event;
    const { cityCode, tenantId, userId, client } = actor;
    const told = client ? { ...detail, client } : detail;
    await tx.run(INSERT, [cityCode, newId(), tenantId, userId, action, subjectKind, subjectId, JSON.stringify(told)]);
  }
}
