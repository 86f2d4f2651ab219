import { Audit, Outbox, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { KeptImport } from './import.repository.js';

/** Ends of an import that its person is told of. */
const TOLD: Readonly<Record<string, 'import.finished' | 'import.stopped'>> = {
  written: 'import.finished',
  stopped: 'import.stopped',
};

/** What is logged and told of imports: never a word of a row. */
@Injectable()
export class ImportLog {
  constructor(
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  async write(tx: Transaction, done: string, kept: KeptImport, more: object = {}): Promise<void> {
    const { id, version, batchNumber, target } = kept;
    const detail = { version, batchNumber, target, ...more };
    await this.audit.record(tx, { action: `import.${done}`, subjectKind: 'import', subjectId: id, detail });
    const kind = TOLD[done];
    const { tenantId, userId } = tx.scope;
    if (!kind || tenantId === null || userId === null) return;
    const rows = kept.rowCounts.written ?? 0;
    const recipients = [{ userId }];
    const facts = { batch: batchNumber, rows };
    await this.outbox.record(tx, [{ kind, tenantId, subjectKind: 'IMPORT', subjectId: id, recipients, facts }]);
  }
}
