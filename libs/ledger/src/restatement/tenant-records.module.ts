import type { TenantType } from '@fanzha/domain';
import { TENANT_RECORDS, type TenantRecords } from '@fanzha/org';
import type { MaintenanceTransaction, Statement } from '@fanzha/platform';
import { Global, Injectable, Module } from '@nestjs/common';
import { namedByOthers, recordTables } from './attributed-tables.js';

// Ledgers register while their modules are loaded: the tables are known once the first one asks.
const anyRecord = (): Statement => ({
  name: '',
  text: `select ${recordTables()
    .map((table) => `exists (select from ${table} where city_code = $1 and tenant_id = $2)`)
    .join(' or ')} as "hasAny"`,
});

@Injectable()
class LedgersOfTenants implements TenantRecords {
  async hasAny(tx: MaintenanceTransaction, tenantId: string): Promise<boolean> {
    const [row] = await tx.run<{ hasAny: boolean }>(anyRecord(), [tx.cityCode, tenantId]);
    return row?.hasAny === true;
  }

  areNamedByOthers(type: TenantType): boolean {
    return namedByOthers().includes(type);
  }
}

/** What ledgers tell organisations. Global, because organisations ask for it without knowing the ledgers. */
@Global()
@Module({ providers: [{ provide: TENANT_RECORDS, useClass: LedgersOfTenants }], exports: [TENANT_RECORDS] })
export class TenantRecordsModule {}
