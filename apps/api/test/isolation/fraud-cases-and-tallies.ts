import { randomUUID } from 'node:crypto';

type Into = (table: string, row: Record<string, unknown>) => Promise<unknown>;

/** A row of one tenant in each table of cases and of dated counts. `fact`: tenant, region and sector. */
export async function insertFraudCasesAndTallies(
  into: Into,
  fact: { tenant_id: string; region_code: string; sector: string },
): Promise<void> {
  const stated = { ...fact, home_region: fact.region_code, recorded_by: fact.tenant_id };
  const [caseId, tallyId] = [randomUUID(), randomUUID()];
  await into('fraud_case', { ...stated, id: caseId, reported_on: '2026-11-05', fraud_type: 'F0101' });
  await into('fraud_case_number', { case_id: caseId, tenant_id: fact.tenant_id, case_number: 'A0001' });
  await into('tally', {
    ...stated,
    id: tallyId,
    ledger: 'VICTIM_FOLLOWUP',
    occurred_on: '2026-11-05',
    case_id: caseId,
  });
  await into('tally_measure', {
    ...fact,
    tally_id: tallyId,
    indicator: 'VICTIM_FOLLOWUPS',
    amount: 2,
    qualifier: 'EXACT',
  });
}
