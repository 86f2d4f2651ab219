import type { ExportedRecord, FactEntity, recordExporter, RecordWalk } from '@fanzha/ledger';
import { RegionDirectory, TenantService } from '@fanzha/org';
import type { Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { mapped } from './table.js';

/** Records with the names of their units and regions. */
@Injectable()
export class NamedRecords {
  constructor(
    private readonly regions: RegionDirectory,
    private readonly tenants: TenantService,
  ) {}

  /** The records of a walk, page by page; each unit is asked for once. */
  async *of(
    viewer: Viewer,
    walk: RecordWalk<FactEntity>,
    toRecord: ReturnType<typeof recordExporter>,
  ): AsyncGenerator<Iterable<ExportedRecord>> {
    const names = new Map<string, string | null>();
    for await (const facts of walk.pages()) {
      const unknown = [...new Set(facts.map(({ tenantId }) => tenantId))].filter((id) => !names.has(id));
      if (unknown.length > 0) {
        const found = await this.tenants.byIds(viewer, unknown);
        for (const [at, id] of unknown.entries()) names.set(id, found[at]?.name ?? null);
      }
      yield mapped(facts, (fact) =>
        toRecord(fact, {
          tenant: names.get(fact.tenantId) ?? null,
          region: this.regions.find(fact.regionCode)?.name ?? null,
        }),
      );
    }
  }
}
