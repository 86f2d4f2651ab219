import type { Statement, Transaction } from '@fanzha/platform';

const LOCK_TENANT: Statement = {
  name: 'facts.lock_tenant',
  text: `select pg_advisory_xact_lock(hashtext($1), hashtext($2)) is not null as locked`,
};

/**
 * Lets one transaction at a time change the facts of a kind that belong to a tenant; waits
 * until the other one has ended.
 */
export async function lockTenant(tx: Transaction, kind: string, tenantId: string | null): Promise<void> {
  await tx.run(LOCK_TENANT, [kind, tenantId]);
}
