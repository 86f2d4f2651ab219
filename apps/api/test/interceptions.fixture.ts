import type { Role, Sector, TenantType } from '@fanzha/domain';
import { randomUUID } from 'node:crypto';
import { insertOversight, insertTenant, insertUser, type TestTenant, writePlaces } from './support/factories.js';
import { type GraphqlAnswer, startTestApi, type TestApi } from './support/test-api.js';

/** Everything an `Interception` shows of itself. */
export const INTERCEPTION = `
  id version recordStatus campaignId voidReason recordedAt changedAt recordedBy allowed tenant { id name }
  region { code }
  occurredOn venue count countQualifier amount amountQualifier dissuasions { value qualifier } victimAgeBand narrative
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

/** A signed-in user. */
export interface Actor {
  readonly userId: string;
  readonly tenantId: string;
  readonly displayName: string;
  readonly token: string;
}

type Asking = [as: Actor | null, query: string, variables?: Record<string, unknown>];

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
  const authority = async (region: string, sector: Sector | null) => {
    const tenant = await insertTenant(db, 'AUTHORITY', region, sector ? { sector } : {});
    await insertOversight(db, tenant, region, sector);
    return actorOf(api, tenant, ['COUNTY_OFFICIAL']);
  };
  const answer = (...[as, query, variables = {}]: Asking): Promise<GraphqlAnswer> =>
    api.gql(query, variables, as ? { token: as.token } : {});

  const bankTenant = await insertTenant(db, 'BANK', '340210100', { name: '湖畔储蓄所' });
  return {
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
    movedPolice: await actorOf(api, await insertMovedPolice(api), ['UNIT_ADMIN']),
    school: await unit('SCHOOL', '340210100', { name: '湖畔小学' }),
    official: await authority('340210', null),
    policeOfficial: await authority('340210', 'PUBLIC_SECURITY'),
    farOfficial: await authority('340223', null),
    campaignId: await insertCampaign(api, bankTenant),

    answer,
    /** What a correct operation answers. */
    async data(...asking: Asking): Promise<GraphqlAnswer['data']> {
      const { data, errors } = await answer(...asking);
      if (errors.length > 0 || !data) throw new Error(JSON.stringify(errors));
      return data;
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
      const error = await this.error(...asking);
      if (error.extensions.code !== 'BAD_INPUT') throw new Error(`Refused otherwise: ${JSON.stringify(error)}`);
      return (error.extensions['fields'] as { path: string; code: string }[]).map(
        ({ path, code }) => `${path} ${code}`,
      );
    },
    /** Each of the units confirms that it took part. */
    async confirm(id: string, version: number, ...units: Actor[]): Promise<void> {
      for (const unit of units) await this.data(unit, CONFIRM, { id, version });
    },
    close: api.close,
  };
}

async function actorOf(api: TestApi, tenant: TestTenant, roles: Role[]): Promise<Actor> {
  const { id: userId, token } = await insertUser(api, tenant, roles);
  const displayName = `用户${userId.slice(0, 8)}`;
  await api.db.sql('update user_account set display_name = $1 where id = $2', [displayName, userId]);
  return { userId, tenantId: tenant.id, displayName, token };
}

/** A police station that was moved from 湾沚镇 to 陶辛镇 on 1 November 2026. */
async function insertMovedPolice({ db }: TestApi): Promise<TestTenant> {
  const tenant = await insertTenant(db, 'POLICE', '340210101', { name: '迁址派出所' });
  const where = [tenant.cityCode, tenant.id];
  await db.sql("update tenant_assignment set valid_from = '2026-11-01' where city_code = $1 and tenant_id = $2", where);
  await db.sql(
    `insert into tenant_assignment (city_code, tenant_id, valid_from, valid_to, type, region_code, sector)
     values ($1,$2,'2020-01-01','2026-10-31','POLICE','340210100','PUBLIC_SECURITY')`,
    where,
  );
  await writePlaces(db);
  return tenant;
}

async function insertCampaign({ db }: TestApi, { cityCode, id: tenantId }: TestTenant): Promise<string> {
  const id = randomUUID();
  await db.sql(
    `insert into campaign (city_code, id, tenant_id, name, starts_on, ends_on)
     values ($1,$2,$3,'秋季反诈宣传','2026-09-01','2026-12-31')`,
    [cityCode, id, tenantId],
  );
  return id;
}
