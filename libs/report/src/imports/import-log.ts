import { Audit, type Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { KeptImport } from './import.repository.js';

/** What is logged of imports: never a word of a row. */
@Injectable()
export class ImportLog {
  constructor(private readonly audit: Audit) {}

  async write(tx: Transaction, done: string, kept: KeptImport, more: object = {}): Promise<void> {
    const { id, version, batchNumber, target } = kept;
    const detail = { version, batchNumber, target, ...more };
    await this.audit.record(tx, { action: `import.${done}`, subjectKind: 'import', subjectId: id, detail });
  }
}
