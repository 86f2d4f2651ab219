import type { Role, Sector, TenantType } from '@fanzha/domain';
import {
  type Actor,
  actorOf,
  insertAuthority,
  insertCampaign,
  insertFormerRegion,
  waysToAsk,
} from './support/actors.js';
import { insertTenant } from './support/factories.js';
import { startTestApi } from './support/test-api.js';

/** Everything an `Interception` shows of itself. */
const INTERCEPTION = `
  id version recordStatus campaignIds voidReason recordedAt changedAt recordedBy allowed tenant { id name }
  region { code }
  occurredOn venue venues { venue count }
  count countQualifier amount amountQualifier dissuasions { value qualifier } victimAgeBand narrative
  fraudType { code label } joinedBy { id name type } participations { unit { id } confirmation }`;

export const RECORD = `mutation
  Record($input: InterceptionInput!) { recordInterception(input: $input) { ${INTERCEPTION} } }`;
export const AMEND = `mutation Amend($id: ID!, $version: Int!, $input: InterceptionInput!) {
  amendInterception(id: $id, version: $version, input: $input) { ${INTERCEPTION} } }`;
export const VOID = `mutation Void($id: ID!, $version: Int!, $reason: String!) {
  voidInterception(id: $id, version: $version, reason: $reason) { ${INTERCEPTION} } }`;
export const READ = `query Read($id: ID!) {
  interception(id: $id) { ${INTERCEPTION} history { version change changedBy reason changedFields } } }`;
export const LIST = `query List($filter: InterceptionFilter, $first: Int, $after: String) {
  interceptions(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id joinedBy { name } } } } }`;
export const CONFIRM = `mutation Confirm($id: ID!, $version: Int!) {
  confirmParticipation(id: $id, version: $version) { ${INTERCEPTION} } }`;
export const DECLINE = `mutation Decline($id: ID!, $version: Int!) {
  declineParticipation(id: $id, version: $version) { ${INTERCEPTION} } }`;
export const PARTNERS = 'query Partners($text: String!) { partners(text: $text) { id name type } }';

/** A correct input; specs change what they are about. */
export const counter = { occurredOn: '2026-11-05', venue: 'COUNTER' };

/** Banks, police and officials of a county, and some from elsewhere. */
export type InterceptionsFixture = Awaited<ReturnType<typeof makeFixture>>;

/** Puts the units on a database of its own. */
export async function makeFixture() {
  const api = await startTestApi();
  const { db } = api;
  const unit = async (
    type: TenantType,
    region: string,
    options: Parameters<typeof insertTenant>[3] = {},
    roles: Role[] = ['UNIT_ADMIN'],
  ) => actorOf(api, await insertTenant(db, type, region, options), roles);
  const authority = async (region: string, sector: Sector | null) =>
    actorOf(api, await insertAuthority(db, region, sector), ['COUNTY_OFFICIAL']);
  const asks = waysToAsk(api);
  const bankTenant = await insertTenant(db, 'BANK', '340210100', { name: '湖畔储蓄所' });
  const movedPolice = await insertTenant(db, 'POLICE', '340210101', { name: '迁址派出所' });
  await insertFormerRegion(db, movedPolice, '340210100', ['2026-10-31', '2026-11-01']);
  return {
    ...asks,
    api,
    sql: db.sql,
    bank: await actorOf(api, bankTenant, ['UNIT_EDITOR']),
    bankColleague: await actorOf(api, bankTenant, ['UNIT_ADMIN']),
    bankViewer: await actorOf(api, bankTenant, ['VIEWER']),
    police: await unit('POLICE', '340210100', { name: '湖畔派出所' }),
    townPolice: await unit('POLICE', '340210101', { name: '柳岸派出所' }),
    otherBank: await unit('BANK', '340210101', { name: '柳岸储蓄所' }),
    newBank: await unit('BANK', '340210101', { name: '新开储蓄所', openedOn: '2026-11-01' }),
    closedBank: await unit('BANK', '340210101', { name: '旧址储蓄所', closedOn: '2026-06-30' }),
    farPolice: await unit('POLICE', '340223100', { name: '籍山派出所' }),
    foreignPolice: await unit('POLICE', '340102001', { name: '明光派出所' }),
    /** Moved from 湾沚镇 to 陶辛镇 on 1 November 2026. */
    movedPolice: await actorOf(api, movedPolice, ['UNIT_ADMIN']),
    school: await unit('SCHOOL', '340210100', { name: '湖畔小学' }),
    official: await authority('340210', null),
    policeOfficial: await authority('340210', 'PUBLIC_SECURITY'),
    farOfficial: await authority('340223', null),
    campaignId: await insertCampaign(db, bankTenant.id, '秋季反诈宣传'),

    /** Each of the units confirms that it took part. */
    async confirm(id: string, version: number, ...units: Actor[]): Promise<void> {
      for (const unit of units) await asks.data(unit, CONFIRM, { id, version });
    },
    close: api.close,
  };
}
