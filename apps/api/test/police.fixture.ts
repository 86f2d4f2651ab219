import type { Role, Sector } from '@fanzha/domain';
import {
  actorOf,
  type Asking,
  insertAuthority,
  insertCampaign,
  insertFormerRegion,
  type TenantGiven,
  waysToAsk,
} from './support/actors.js';
import { insertTenant } from './support/factories.js';
import { type GraphqlAnswer, startTestApi } from './support/test-api.js';

/** Everything a `FraudCase` shows of itself. */
export const FRAUD_CASE = `
  id version recordStatus campaignIds voidReason recordedAt changedAt recordedBy allowed tenant { id } region { code }
  caseNumber stage reportedOn filedOn solvedOn fraudType { code label parent { code } } pensionTagCode
  pensionTag { code } loss lossQualifier
  victimAgeBand victimSex victimOccupation victimOccupationCode victimSector victimHadPublicity
  paymentMethod paymentMethodCode bankName bankCode`;

/** Everything a `Tally` shows of itself. */
const TALLY = `
  id version recordStatus campaignIds voidReason recordedAt changedAt recordedBy allowed tenant { id } region { code }
  ledger occurredOn narrative measures { indicator value qualifier released partOf } case { id caseNumber }`;

export const RECORD_FRAUD_CASE = `mutation RecordFraudCase($input: FraudCaseInput!) { recordFraudCase(input: $input) {
  ${FRAUD_CASE} } }`;
export const AMEND_FRAUD_CASE = `mutation AmendFraudCase($id: ID!, $version: Int!, $input: FraudCaseInput!) {
  amendFraudCase(id: $id, version: $version, input: $input) { ${FRAUD_CASE} } }`;
export const VOID_FRAUD_CASE = `mutation VoidFraudCase($id: ID!, $version: Int!, $reason: String!) {
  voidFraudCase(id: $id, version: $version, reason: $reason) { ${FRAUD_CASE} } }`;
export const READ_FRAUD_CASE = `query ReadFraudCase($id: ID!) {
  fraudCase(id: $id) { ${FRAUD_CASE} history { version change reason changedBy changedFields } } }`;
export const LIST_FRAUD_CASES = `query ListFraudCases($filter: FraudCaseFilter, $first: Int, $after: String) {
  fraudCases(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id caseNumber } } } }`;

export const RECORD_TALLY = `mutation RecordTally($input: TallyInput!) { recordTally(input: $input) { ${TALLY} } }`;
export const AMEND_TALLY = `mutation AmendTally($id: ID!, $version: Int!, $input: TallyInput!) {
  amendTally(id: $id, version: $version, input: $input) { ${TALLY} } }`;
export const VOID_TALLY = `mutation VoidTally($id: ID!, $version: Int!, $reason: String!) {
  voidTally(id: $id, version: $version, reason: $reason) { ${TALLY} } }`;
export const READ_TALLY = `query ReadTally($id: ID!) {
  tally(id: $id) { ${TALLY} history { version change reason changedBy changedFields } } }`;
export const LIST_TALLIES = `query ListTallies($filter: TallyFilter, $first: Int, $after: String) {
  tallies(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id ledger } } } }`;

/** An id that nothing has. */
export const NOBODY_HAS = '0199a000-0000-7000-8000-00000000dead';

let counter = 0;

/** A correct case under a number of its own; specs change what they are about. */
export const brushing = (changes: object = {}) => ({
  caseNumber: `A34021000${String(++counter).padStart(6, '0')}`,
  reportedOn: '2026-11-02',
  fraudTypeCode: 'F0101',
  ...changes,
});

/** A counted amount. */
export const exact = (indicator: string, value: number, further: object = {}) => ({
  indicator,
  value,
  qualifier: 'EXACT',
  ...further,
});

/** A correct record of the enforcement ledger. */
export const raid = (changes: object = {}) => ({
  ledger: 'ENFORCEMENT',
  occurredOn: '2026-11-05',
  measures: [exact('SUSPECTS_CAUGHT', 3)],
  ...changes,
});

/** Units and officials around one police station, and ways to ask on their behalf. */
export type PoliceFixture = Awaited<ReturnType<typeof makePoliceFixture>>;

/** Puts the units on a database of its own. */
export async function makePoliceFixture() {
  const api = await startTestApi();
  const { db } = api;
  const asks = waysToAsk(api);
  const unit = async (...tenant: TenantGiven) => actorOf(api, await insertTenant(db, ...tenant), ['UNIT_EDITOR']);
  /** A unit that moved from 籍山镇 to 陶辛镇 on New Year 2026. */
  const moved = async (type: 'POLICE' | 'BANK') => {
    const tenant = await insertTenant(db, type, '340210101');
    await insertFormerRegion(db, tenant, '340223100', ['2025-12-31', '2026-01-01']);
    return actorOf(api, tenant, ['UNIT_EDITOR']);
  };
  const authority = async (region: string, sector: Sector | null, roles: Role[]) =>
    actorOf(api, await insertAuthority(db, region, sector), roles);
  const station = await insertTenant(db, 'POLICE', '340210100', { name: '湖畔派出所' });
  return {
    ...asks,
    app: api.app,
    db,
    sql: db.sql,
    police: await actorOf(api, station, ['UNIT_EDITOR']),
    colleague: await actorOf(api, station, ['UNIT_ADMIN']),
    onlooker: await actorOf(api, station, ['VIEWER']),
    sibling: await unit('POLICE', '340210100', { name: '柳岸派出所' }),
    countyPolice: await unit('POLICE', '340210', { name: '区局反诈中心' }),
    closedPolice: await unit('POLICE', '340210100', { closedOn: '2026-06-30' }),
    movedPolice: await moved('POLICE'),
    bank: await unit('BANK', '340210101', { name: '陶辛支行' }),
    otherBank: await unit('BANK', '340210101', { name: '柳荫支行' }),
    movedBank: await moved('BANK'),
    school: await unit('SCHOOL', '340210100'),
    countyOfficial: await authority('340210', null, ['COUNTY_OFFICIAL']),
    countyEditor: await authority('340210', null, ['COUNTY_OFFICIAL', 'UNIT_EDITOR']),
    policeOfficial: await authority('340210', 'PUBLIC_SECURITY', ['COUNTY_OFFICIAL']),
    educationOfficial: await authority('340210', 'EDUCATION', ['COUNTY_OFFICIAL']),
    otherCountyOfficial: await authority('340223', null, ['COUNTY_OFFICIAL']),
    campaignId: await insertCampaign(db, station.id, '秋季打击治理'),
    /** What a correct operation answers: its one field. */
    data: async (...asking: Asking): Promise<GraphqlAnswer['data']> => Object.values(await asks.data(...asking))[0],
    api,
    close: api.close,
  };
}
