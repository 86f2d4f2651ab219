import { randomUUID } from 'node:crypto';

type Into = (table: string, row: Record<string, unknown>) => Promise<unknown>;

/** A row of one tenant in each table of interceptions, alerts and funds actions. `fact`: tenant, region and sector. */
export async function insertInterceptionsAndFundsActions(
  into: Into,
  fact: { tenant_id: string; region_code: string; sector: string },
): Promise<void> {
  const stated = { ...fact, home_region: fact.region_code, recorded_by: fact.tenant_id, occurred_on: '2026-11-05' };
  const [partner, interception] = [randomUUID(), randomUUID()];
  await into('tenant', {
    id: partner,
    type: 'BANK',
    name: `储蓄所${partner}`,
    sector: 'FINANCE',
    region_code: fact.region_code,
    opened_on: '2020-01-01',
  });
  await into('interception', { ...stated, id: interception, venue: 'COUNTER', count: 1 });
  // The recorder says who took part: the row belongs to the recorder, and is shown to the one that it names.
  await into('interception_participant', {
    interception_id: interception,
    recorder_id: fact.tenant_id,
    tenant_id: partner,
    name: '储蓄所',
    type: 'BANK',
    home_region: fact.region_code,
    region_code: fact.region_code,
    sector: 'FINANCE',
  });
  const alert = randomUUID();
  const received = {
    ...fact,
    home_region: fact.region_code,
    recorded_by: fact.tenant_id,
    received_at: '2026-11-05T02:00:00Z',
    received_on: '2026-11-05',
    source: 'PROVINCE',
    level: 'LOW',
    kind: 'CALL',
    due_at: '2026-11-08T02:00:00Z',
  };
  await into('alert', { ...received, id: alert });
  const assigned = {
    alert_id: alert,
    recorder_id: fact.tenant_id,
    tenant_id: partner,
    name: '储蓄所',
    type: 'BANK',
    home_region: fact.region_code,
    region_code: fact.region_code,
    sector: 'FINANCE',
    alert_region: fact.region_code,
    alert_sector: fact.sector,
  };
  await into('alert_assignment', assigned);
  await into('alert_reminder', {
    ...fact,
    id: randomUUID(),
    alert_id: alert,
    issuer_id: fact.tenant_id,
    issuer_name: '反诈中心',
    recorder_id: fact.tenant_id,
    reminded_by: fact.tenant_id,
  });
  await into('alert_reference', {
    alert_id: alert,
    tenant_id: fact.tenant_id,
    reference: '预1',
    reference_folded: '预1',
  });
  await into('funds_action', { ...stated, id: randomUUID(), stage: 'FREEZE', accounts: 1, amount: 80_000 });
}
