import { randomUUID } from 'node:crypto';

type Into = (table: string, row: Record<string, unknown>) => Promise<unknown>;

/**
 * A row of one tenant in each table of leadership groups, inspections and control measures. `fact`: tenant, region and
 * sector.
 */
export async function insertGroupsInspectionsAndControlMeasures(
  into: Into,
  fact: { tenant_id: string; region_code: string; sector: string },
): Promise<void> {
  const stated = { ...fact, home_region: fact.region_code, recorded_by: fact.tenant_id };
  const [groupId, inspectionId] = [randomUUID(), randomUUID()];
  await into('leadership_group', { ...stated, id: groupId, name: '反诈工作领导小组', founded_on: '2026-11-05' });
  await into('leadership_member', {
    ...fact,
    group_id: groupId,
    position: 0,
    name: '组长甲',
    role: 'HEAD',
    joined_on: '2026-11-05',
  });
  await into('leadership_contact', { group_id: groupId, tenant_id: fact.tenant_id, position: 0, phone: '110' });
  await into('inspection', {
    ...stated,
    id: inspectionId,
    occurred_on: '2026-11-05',
    subject: '网吧检查',
    inspections: 1,
  });
  await into('inspection_hazard', {
    ...fact,
    inspection_id: inspectionId,
    position: 0,
    description: '没有提示牌',
    count: 1,
  });
  await into('control_measure', {
    ...stated,
    id: randomUUID(),
    type: 'POPUP_REMINDER',
    in_place_since: '2026-11-05',
  });
}
