import { Injectable } from '@nestjs/common';
import type { Statement, Transaction } from '../database/database.js';
import { newId } from '../new-id.js';
import type { AuditEvent } from './audit-event.js';

const INSERT: Statement = {
  name: 'audit.insert',
  text: `insert into audit_entry (city_code, id, tenant_id, user_id, action, subject_kind, subject_id, detail)
    values ($1, $2, $3, $4, $5, $6, $7, $8)`,
};

/** The append-only log: the role of the application has neither UPDATE nor DELETE on it. */
@Injectable()
export class AuditRepository {
  async insert(tx: Transaction, { action, subjectKind, subjectId, detail = {} }: AuditEvent): Promise<void> {
    const { cityCode, tenantId, userId } = tx.scope;
    await tx.run(INSERT, [cityCode, newId(), tenantId, userId, action, subjectKind, subjectId, JSON.stringify(detail)]);
  }
}
