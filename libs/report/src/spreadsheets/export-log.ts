import { todayIn } from '@fanzha/domain';
import { RegionDirectory, TenantService } from '@fanzha/org';
import { Audit, Database, newId, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Format } from './asked-export.js';
import type { Table } from './table.js';

/** What every export is logged with. */
interface Taken {
  readonly subject: string;
  readonly format: Format;
  readonly asked: Readonly<Record<string, unknown>>;
  readonly rows: number;
}

/** The log of what is taken away, and what a file says of itself. */
@Injectable()
export class ExportLog {
  constructor(
    private readonly database: Database,
    private readonly regions: RegionDirectory,
    private readonly tenants: TenantService,
    private readonly audit: Audit,
  ) {}

  /** Before the first byte: nobody takes something away that is not in the log. */
  async write(viewer: Viewer, { subject, format, asked, rows }: Taken): Promise<Table['about']> {
    const id = newId();
    await this.database.transaction(viewer.scope, (tx) =>
      this.audit.record(tx, {
        action: `${subject}.exported`,
        subjectKind: subject,
        subjectId: id,
        detail: { format, rows, ...asked },
      }),
    );
    const [unit] = await this.tenants.byIds(viewer, [viewer.tenantId]);
    const { oversight, displayName, username } = viewer;
    const overseen = oversight.map(({ region, sector }) =>
      [this.regions.nameOf(region), region, sector].filter(Boolean).join(' '),
    );
    return [
      ['导出编号 export', id],
      ['导出人 by', displayName === username ? username : `${displayName} (${username})`],
      ['单位 unit', unit?.name ?? viewer.tenantId],
      ['时间 at', new Date().toISOString()],
      ['日期 day', todayIn()],
      ['范围 scope', overseen.length > 0 ? overseen.join('；') : (unit?.name ?? viewer.tenantId)],
      ['内容 subject', subject],
      ...Object.entries(asked).map(([name, value]) => [`条件 ${name}`, String(value)] as const),
      ['记录数 rows', String(rows)],
    ];
  }
}
