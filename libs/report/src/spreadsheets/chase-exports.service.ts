import type { Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { AskedChase } from './asked-chase.js';
import type { Format } from './asked-export.js';
import { ChaseRecords } from './chase-records.js';
import { ExportLog } from './export-log.js';
import type { ReadyExport } from './exports.service.js';
import { once } from './table.js';

/** Lists of the chase as files, each of which is logged. */
@Injectable()
export class ChaseExports {
  constructor(
    private readonly chases: ChaseRecords,
    private readonly log: ExportLog,
  ) {}

  /**
   * A list of the chase as it stands now.
   * @throws DomainError NOT_FOUND; FORBIDDEN (READ_ONLY_OVERSIGHT, OUTSIDE_OVERSIGHT); TOO_COMPLEX (LIST_TOO_WIDE)
   */
  async of(viewer: Viewer, format: Format, asked: AskedChase): Promise<ReadyExport> {
    const { columns, titles, records } = await this.chases.of(viewer, asked);
    const told = asked.tab === 'reports' ? { ...asked, period: asked.period.text } : asked;
    const about = await this.log.write(viewer, { subject: 'chase', format, asked: told, rows: records.length });
    const table = { name: `chase-${asked.tab}`, columns: { record: columns, lists: [] }, titles, about };
    return { table: { ...table, pages: once(records) }, end: async () => undefined };
  }
}
