import { randomUUID } from 'node:crypto';
import type { Role, Sector } from '@fanzha/domain';
import pg from 'pg';
import { insertOversight, insertTenant, insertUser, type TestTenant, writePlaces } from './support/factories.js';
import { type GraphqlAnswer, startTestApi, type TestApi } from './support/test-api.js';

/** Everything an `Activity` shows of itself. */
export const ACTIVITY = `
  id version recordStatus type title status startOn endOn venue audiences channels partners campaignId narrative
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

/** A signed-in user. */
export interface Actor {
  readonly userId: string;
  readonly tenantId: string;
  readonly displayName: string;
  readonly token: string;
}

type Asking = [as: Actor | null, query: string, variables?: Record<string, unknown>];

/** The units and officials around one school, and ways to ask on their behalf. */
export type ActivitiesFixture = Awaited<ReturnType<typeof makeFixture>>;

/** Puts the units on a database of its own. */
export async function makeFixture() {
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

  const school = await insertTenant(db, 'SCHOOL', '340210100', { name: '湖畔小学' });
  return {
    sql: db.sql,
    school: await actorOf(api, school, ['UNIT_EDITOR']),
    schoolColleague: await actorOf(api, school, ['UNIT_ADMIN']),
    schoolViewer: await actorOf(api, school, ['VIEWER']),
    sibling: await unit('SCHOOL', '340210100', { name: '柳岸小学' }),
    bank: await unit('BANK', '340210101'),
    farSchool: await unit('SCHOOL', '340223100'),
    closedSchool: await unit('SCHOOL', '340210100', { closedOn: '2026-06-30' }),
    movedSchool: await actorOf(api, await insertMovedSchool(api), ['UNIT_EDITOR']),
    countyOfficial: await authority('340210', null, ['COUNTY_OFFICIAL']),
    countyEditor: await authority('340210', null, ['COUNTY_OFFICIAL', 'UNIT_EDITOR']),
    otherCountyOfficial: await authority('340223', null, ['COUNTY_OFFICIAL']),
    educationOfficial: await authority('340210', 'EDUCATION', ['COUNTY_OFFICIAL']),
    campaignId: await insertCampaign(api, school),

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
    /**
     * Runs something and lists the statements it sent to the database, besides those that open and close transactions.
     */
    async counting<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
      const statements: string[] = [];
      const original = pg.Client.prototype.query;
      pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
        const [sent] = args as [string | { text: string }];
        const text = typeof sent === 'string' ? sent : sent.text;
        if (!/^\s*(begin|start|commit|call open_scope)/i.test(text)) statements.push(text);
        return (original as (...given: unknown[]) => unknown).apply(this, args);
      } as typeof original;
      try {
        return { result: await work(), statements };
      } finally {
        pg.Client.prototype.query = original;
      }
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

/** A school that moved from 籍山镇 to 陶辛镇 on New Year 2026. */
async function insertMovedSchool({ db }: TestApi): Promise<TestTenant> {
  const tenant = await insertTenant(db, 'SCHOOL', '340210101');
  const where = [tenant.cityCode, tenant.id];
  await db.sql("update tenant_assignment set valid_from = '2026-01-01' where city_code = $1 and tenant_id = $2", where);
  await db.sql(
    `insert into tenant_assignment (city_code, tenant_id, valid_from, valid_to, type, region_code, sector)
     values ($1,$2,'2020-01-01','2025-12-31','SCHOOL','340223100','EDUCATION')`,
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
