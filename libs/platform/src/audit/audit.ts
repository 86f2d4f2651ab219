import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/database.js';
import { AuditRepository } from './audit.repository.js';

/** One thing somebody did. Actor, tenant and city are those of the transaction's scope. */
export interface AuditEvent {
  /** `<subject>.<past participle>`, such as `tenant.closed`. */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  /** What a reader of the log needs beside it. Never a password, a token or anybody's personal data. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Who did what, kept at least twelve months (网络安全法 第二十三条). */
@Injectable()
export class Audit {
  constructor(private readonly entries: AuditRepository) {}

  /** Writes the entry in the transaction of the change itself: neither exists without the other. */
  async record(tx: Transaction, event: AuditEvent): Promise<void> {
    await this.entries.insert(tx, event);
  }
}
