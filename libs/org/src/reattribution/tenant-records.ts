import type { TenantType } from '@fanzha/domain';
import type { MaintenanceTransaction } from '@fanzha/platform';

/** Injection token of the `TenantRecords` that the application provides. */
export const TENANT_RECORDS = Symbol('tenant records');

/** Organisations know no ledgers; the library that keeps them tells whether a tenant has recorded anything. */
export interface TenantRecords {
  /** Whether it has entered anything in any ledger, or a record names it: plans, voided and undone ones included. */
  hasAny(tx: MaintenanceTransaction, tenantId: string): Promise<boolean>;

  /** Whether others name tenants of this type in their records, which say then where those belonged. */
  areNamedByOthers(type: TenantType): boolean;
}
