import type { Role, Sector } from '@fanzha/domain';
import {
  actorOf,
  insertAuthority,
  insertCampaign,
  insertFormerRegion,
  type TenantGiven,
  waysToAsk,
} from './support/actors.js';
import { insertTenant } from './support/factories.js';
import { startTestApi } from './support/test-api.js';

/** Everything an `Activity` shows of itself. */
export const ACTIVITY = `
  id version recordStatus type title status startOn endOn venue audiences channels partners campaignIds narrative
  voidReason recordedAt changedAt recordedBy allowed
  tenant { id name } region { code name } measures { indicator value qualifier }`;

/** A counted amount. */
export const exact = (indicator: string, value: number) => ({ indicator, value, qualifier: 'EXACT' });

/** A correct input; specs change what they are about. */
export const lecture = {
  type: 'LECTURE',
  title: '防骗知识讲座',
  status: 'DONE',
  startOn: '2026-11-05',
  measures: [
    { indicator: 'LEAFLETS', qualifier: 'UNCOUNTED' },
    exact('SESSIONS', 2),
    { indicator: 'PARTICIPANTS', value: 3000, qualifier: 'AT_LEAST' },
  ],
};

/** The units and officials around one school, and ways to ask on their behalf. */
export type ActivitiesFixture = Awaited<ReturnType<typeof makeFixture>>;

/** Puts the units on a database of its own. */
export async function makeFixture() {
  const api = await startTestApi();
  const { db } = api;

  const unit = async (...tenant: TenantGiven) => actorOf(api, await insertTenant(db, ...tenant), ['UNIT_EDITOR']);
  const authority = async (region: string, sector: Sector | null, roles: Role[]) =>
    actorOf(api, await insertAuthority(db, region, sector), roles);
  const school = await insertTenant(db, 'SCHOOL', '340210100', { name: '湖畔小学' });
  const movedSchool = await insertTenant(db, 'SCHOOL', '340210101');
  await insertFormerRegion(db, movedSchool, '340223100', ['2025-12-31', '2026-01-01']);
  return {
    ...waysToAsk(api),
    app: api.app,
    sql: db.sql,
    school: await actorOf(api, school, ['UNIT_EDITOR']),
    schoolColleague: await actorOf(api, school, ['UNIT_ADMIN']),
    schoolViewer: await actorOf(api, school, ['VIEWER']),
    sibling: await unit('SCHOOL', '340210100', { name: '柳岸小学' }),
    bank: await unit('BANK', '340210101'),
    farSchool: await unit('SCHOOL', '340223100'),
    closedSchool: await unit('SCHOOL', '340210100', { closedOn: '2026-06-30' }),
    /** Moved from 籍山镇 to 陶辛镇 on New Year 2026. */
    movedSchool: await actorOf(api, movedSchool, ['UNIT_EDITOR']),
    countyOfficial: await authority('340210', null, ['COUNTY_OFFICIAL']),
    countyEditor: await authority('340210', null, ['COUNTY_OFFICIAL', 'UNIT_EDITOR']),
    otherCountyOfficial: await authority('340223', null, ['COUNTY_OFFICIAL']),
    educationOfficial: await authority('340210', 'EDUCATION', ['COUNTY_OFFICIAL']),
    campaignId: await insertCampaign(db, school.id, '秋季反诈宣传'),

    close: api.close,
  };
}
