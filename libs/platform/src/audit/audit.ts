import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/database.js';
import type { MaintenanceTransaction } from '../database/maintenance.js';
import type { Scope } from '../viewer/scope.js';
import type { AuditEvent } from './audit-event.js';
import { AuditRepository } from './audit.repository.js';

/** Who did what, kept at least twelve months (网络安全法 第二十三条). */
@Injectable()
export class Audit {
  constructor(private readonly entries: AuditRepository) {}

  /** Writes the entry in the transaction of the change itself: neither exists without the other. */
  async record(tx: Transaction, event: AuditEvent): Promise<void> {
    await this.entries.insert(tx, tx.scope, event);
  }

  /** Writes the entries of many changes of the transaction in one statement. */
  async recordMany(tx: Transaction, events: readonly AuditEvent[]): Promise<void> {
    if (events.length > 0) await this.entries.insertMany(tx, tx.scope, events);
  }

  /**
   * Whether somebody of the acting tenant has done this already. What is deleted has left no other trace, so that a
   * deletion that is sent again is told from one of something that was never there.
   */
  async hasDone(tx: Transaction, event: Omit<AuditEvent, 'detail'>): Promise<boolean> {
    return this.entries.hasDone(tx, event);
  }

  /** `record` for a change that is carried out on behalf of somebody by the role of the jobs. */
  async recordFor(actor: Scope, tx: MaintenanceTransaction, event: AuditEvent): Promise<void> {
    await this.entries.insert(tx, actor, event);
  }
}
