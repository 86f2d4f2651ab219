import { type KeptLedger, RecordReaders } from '@fanzha/ledger';
import type { TenantType } from '@fanzha/domain';
import { TenantService } from '@fanzha/org';
import type { Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { ImportTargetCode } from './import.enums.js';
import { targetOf, targetsOf } from './import-targets.js';
import type { ImportTarget } from '../targets/target.js';

export type ImportKeeper = KeptLedger;

/** The ledgers that rows become records of. */
@Injectable()
export class ImportKeepers {
  constructor(
    private readonly readers: RecordReaders,
    private readonly tenants: TenantService,
  ) {}

  /** What units of the viewer's type can import. */
  async targets(viewer: Viewer): Promise<readonly ImportTarget[]> {
    const { type } = await this.tenants.require(viewer, viewer.tenantId);
    return targetsOf(viewer, type as TenantType);
  }

  /** Whether the unit has recorded or changed anything in the ledger since a moment. */
  async hasChanged(viewer: Viewer, target: ImportTargetCode, since: Date | null): Promise<boolean> {
    // What is kept beside the ledgers cannot be there twice: names and doors are unique.
    if (targetOf(target)?.onlyAdds) return false;
    const filter = { tenantId: viewer.tenantId, changedSince: since, includeVoided: true };
    const rows = { total: false, sums: false, around: false } as const;
    return (await this.of(target).list(viewer, { filter, first: 1 }, rows)).edges.length > 0;
  }

  of(target: ImportTargetCode): ImportKeeper {
    return this.readers.require(targetOf(target)?.kind ?? '').ledger;
  }
}
