import { randomUUID } from 'node:crypto';
import type { Role, Sector } from '@fanzha/domain';
import { insertOversight, insertTenant, insertUser, type TestTenant, writePlaces } from './support/factories.js';
import { type GraphqlAnswer, startTestApi, type TestApi } from './support/test-api.js';

/** Everything a `FraudCase` shows of itself. */
export const FRAUD_CASE = `
  id version recordStatus campaignId voidReason recordedAt changedAt recordedBy allowed tenant { id } region { code }
  caseNumber stage reportedOn filedOn solvedOn fraudType { code label parent { code } } pensionTagCode
  pensionTag { code } loss lossQualifier
  victimAgeBand victimSex victimOccupation victimHadPublicity paymentMethod bankName`;

/** Everything a `Tally` shows of itself. */
export const TALLY = `
  id version recordStatus campaignId voidReason recordedAt changedAt recordedBy allowed tenant { id } region { code }
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

/** A signed-in user. */
export interface Actor {
  readonly userId: string;
  readonly tenantId: string;
  readonly displayName: string;
  readonly token: string;
}

type Asking = [as: Actor | null, query: string, variables?: Record<string, unknown>];

/** Units and officials around one police station, and ways to ask on their behalf. */
export type PoliceFixture = Awaited<ReturnType<typeof makePoliceFixture>>;

/** Puts the units on a database of its own. */
export async function makePoliceFixture() {
  const api = await startTestApi();
  const { db } = api;
  const unit = async (...tenant: Rest<Parameters<typeof insertTenant>>) =>
    actorOf(api, await insertTenant(db, ...tenant), ['UNIT_EDITOR']);
  const authority = async (region: string, sector: Sector | null, roles: Role[]) => {
    const tenant = await insertTenant(db, 'AUTHORITY', region, sector ? { sector } : {});
    await insertOversight(db, tenant, region, sector);
    return actorOf(api, tenant, roles);
  };
  const answer = (...[as, query, variables = {}]: Asking): Promise<GraphqlAnswer> =>
    api.gql(query, variables, as ? { token: as.token } : {});
  const station = await insertTenant(db, 'POLICE', '340210100', { name: '湖畔派出所' });
  return {
    app: api.app,
    db,
    sql: db.sql,
    police: await actorOf(api, station, ['UNIT_EDITOR']),
    colleague: await actorOf(api, station, ['UNIT_ADMIN']),
    onlooker: await actorOf(api, station, ['VIEWER']),
    sibling: await unit('POLICE', '340210100', { name: '柳岸派出所' }),
    countyPolice: await unit('POLICE', '340210', { name: '区局反诈中心' }),
    closedPolice: await unit('POLICE', '340210100', { closedOn: '2026-06-30' }),
    movedPolice: await actorOf(api, await insertMovedUnit(api, 'POLICE'), ['UNIT_EDITOR']),
    bank: await unit('BANK', '340210101', { name: '陶辛支行' }),
    otherBank: await unit('BANK', '340210101', { name: '柳荫支行' }),
    movedBank: await actorOf(api, await insertMovedUnit(api, 'BANK'), ['UNIT_EDITOR']),
    school: await unit('SCHOOL', '340210100'),
    countyOfficial: await authority('340210', null, ['COUNTY_OFFICIAL']),
    countyEditor: await authority('340210', null, ['COUNTY_OFFICIAL', 'UNIT_EDITOR']),
    policeOfficial: await authority('340210', 'PUBLIC_SECURITY', ['COUNTY_OFFICIAL']),
    educationOfficial: await authority('340210', 'EDUCATION', ['COUNTY_OFFICIAL']),
    otherCountyOfficial: await authority('340223', null, ['COUNTY_OFFICIAL']),
    campaignId: await insertCampaign(api, station),

    answer,
    /** What a correct operation answers: its one field. */
    async data(...asking: Asking): Promise<GraphqlAnswer['data']> {
      const { data, errors } = await answer(...asking);
      if (errors.length > 0 || !data) throw new Error(JSON.stringify(errors));
      return Object.values(data)[0];
    },
    /** The one error of a refused operation. */
    async error(...asking: Asking): Promise<GraphqlAnswer['errors'][number]> {
      const { data, errors } = await answer(...asking);
      const [error, ...others] = errors;
      if (!error || others.length > 0) throw new Error(`Not refused by one error: ${JSON.stringify({ data, errors })}`);
      return error;
    },
    /** The errors of a refused input, as `path CODE`. */
    async fieldErrors(...asking: Asking): Promise<string[]> {
      const { errors, data } = await answer(...asking);
      if (errors[0]?.extensions.code !== 'BAD_INPUT')
        throw new Error(`Not refused as bad input: ${JSON.stringify({ data, errors })}`);
      return (errors[0].extensions['fields'] as { path: string; code: string }[]).map(
        ({ path, code }) => `${path} ${code}`,
      );
    },
    close: api.close,
  };
}

type Rest<List extends unknown[]> = List extends [unknown, ...infer Others] ? Others : never;

/** A user whose name differs from that of every colleague. */
async function actorOf(api: TestApi, tenant: TestTenant, roles: Role[]): Promise<Actor> {
  const { id: userId, token } = await insertUser(api, tenant, roles);
  const displayName = `用户${userId.slice(0, 8)}`;
  await api.db.sql('update user_account set display_name = $1 where id = $2', [displayName, userId]);
  return { userId, tenantId: tenant.id, displayName, token };
}

/** A unit that moved from 籍山镇 to 陶辛镇 on New Year 2026. */
async function insertMovedUnit({ db }: TestApi, type: 'POLICE' | 'BANK'): Promise<TestTenant> {
  const tenant = await insertTenant(db, type, '340210101');
  const where = [tenant.cityCode, tenant.id];
  await db.sql("update tenant_assignment set valid_from = '2026-01-01' where city_code = $1 and tenant_id = $2", where);
  await db.sql(
    `insert into tenant_assignment (city_code, tenant_id, valid_from, valid_to, type, region_code, sector)
     values ($1,$2,'2020-01-01','2025-12-31',$3,'340223100',$4)`,
    [...where, type, tenant.sector],
  );
  await writePlaces(db);
  return tenant;
}

async function insertCampaign({ db }: TestApi, { cityCode, id: tenantId }: TestTenant): Promise<string> {
  const id = randomUUID();
  await db.sql(
    `insert into campaign (city_code, id, tenant_id, name, starts_on, ends_on)
     values ($1,$2,$3,'秋季打击治理','2026-09-01','2026-12-31')`,
    [cityCode, id, tenantId],
  );
  return id;
}
