import { randomUUID } from 'node:crypto';
import type { Role, Sector } from '@fanzha/domain';
import pg from 'pg';
import { insertOversight, insertTenant, insertUser, type TestTenant, writePlaces } from './support/factories.js';
import { type GraphqlAnswer, startTestApi } from './support/test-api.js';

/** 东湖社区 and its neighbour in the same town; a village of another town. */
export const COMMUNITY = '340210100001';
export const NEXT_COMMUNITY = '340210100002';
export const FAR_COMMUNITY = '340210101001';

export const ROSTER = `communityCode registered added covered region { code } doors {
    label building unit room visited visitedByUs toRevisit vacant retiredOn }`;
export const VISITS = `id version recordStatus campaignId voidReason recordedBy allowed tenant { id } region { code }
  communityCode visitedOn visits newlyCovered
  doors notMet vacant reported { value qualifier } peopleVisited note`;

export const REGISTER = `mutation Register($communityCode: ID!, $doors: [String!]!, $on: Date, $confirmed: [String!]) {
  registerHouseholds(communityCode: $communityCode, doors: $doors, on: $on, confirmed: $confirmed) { ${ROSTER} } }`;
export const RETIRE = `mutation Retire($communityCode: ID!, $door: String!, $on: Date!, $reason: String!) {
  retireHouseholdDoor(communityCode: $communityCode, door: $door, on: $on, reason: $reason) { ${ROSTER} } }`;
export const UNDO = `mutation Undo($id: ID!, $doors: Int!) {
  undoHouseholdRegistration(id: $id, doors: $doors) { ${ROSTER} } }`;
export const REGISTRATIONS = `query Registrations($communityCode: ID!) {
  householdRoster(communityCode: $communityCode) {
  registrations { id registeredOn registeredAt doors visited undoneAt registeredBy tenant { id } } } }`;
export const READ_ROSTER = `query Roster($communityCode: ID!, $year: Int) {
  householdRoster(communityCode: $communityCode, year: $year) { ${ROSTER} } }`;
export const RECORD = `mutation
  Record($input: HouseholdVisitsInput!) { recordHouseholdVisits(input: $input) { ${VISITS} } }`;
export const AMEND = `mutation Amend($id: ID!, $version: Int!, $input: HouseholdVisitsInput!) {
  amendHouseholdVisits(id: $id, version: $version, input: $input) { ${VISITS} } }`;
export const VOID = `mutation Void($id: ID!, $version: Int!, $reason: String!) {
  voidHouseholdVisits(id: $id, version: $version, reason: $reason) { ${VISITS} } }`;
export const READ = `query Read($id: ID!) {
  householdVisit(id: $id) { ${VISITS} history { version change reason changedFields } } }`;
export const LIST = `query List($filter: HouseholdVisitsFilter, $first: Int) {
  householdVisits(filter: $filter, first: $first) { totalCount edges { node { ${VISITS} } } } }`;

/** A signed-in user. */
export interface Actor {
  readonly tenant: TestTenant;
  readonly userId: string;
  readonly token: string;
}

type Asking = [as: Actor | null, query: string, variables?: Record<string, unknown>];

export type HouseholdsFixture = Awaited<ReturnType<typeof makeHouseholdsFixture>>;

/** Units of every kind around 东湖社区, on a database of its own. */
export async function makeHouseholdsFixture() {
  const api = await startTestApi();
  const { db } = api;

  const actor = async (tenant: TestTenant, roles: Role[] = ['UNIT_EDITOR']): Promise<Actor> => {
    const { id: userId, token } = await insertUser(api, tenant, roles);
    return { tenant, userId, token };
  };
  const unit = async (...tenant: Rest<Parameters<typeof insertTenant>>) => actor(await insertTenant(db, ...tenant));
  const authority = async (region: string, sector: Sector | null) => {
    const tenant = await insertTenant(db, 'AUTHORITY', region, sector ? { sector } : {});
    await insertOversight(db, tenant, region, sector);
    return actor(tenant, ['COUNTY_OFFICIAL']);
  };
  const answer = (...[as, query, variables = {}]: Asking): Promise<GraphqlAnswer> =>
    api.gql(query, variables, as ? { token: as.token } : {});

  const police = await insertTenant(db, 'POLICE', '340210100');
  const moved = await insertTenant(db, 'POLICE', '340210101');
  const where = [moved.cityCode, moved.id];
  await db.sql("update tenant_assignment set valid_from = '2026-07-01' where city_code = $1 and tenant_id = $2", where);
  await db.sql(
    `insert into tenant_assignment (city_code, tenant_id, valid_from, valid_to, type, region_code, sector)
     values ($1,$2,'2020-01-01','2026-06-30','POLICE','340210100','PUBLIC_SECURITY')`,
    where,
  );
  await writePlaces(db);
  const campaignId = randomUUID();
  await db.sql(
    `insert into campaign (city_code, id, tenant_id, name, starts_on, ends_on)
     values ('3402',$1,$2,'敲门行动','2026-01-01','2026-12-31')`,
    [campaignId, police.id],
  );

  /** What a correct operation answers. */
  const data = async (...asking: Asking): Promise<GraphqlAnswer['data']> => {
    const { data: answered, errors } = await answer(...asking);
    if (errors.length > 0 || !answered) throw new Error(JSON.stringify(errors));
    return answered;
  };
  /** The one error of a refused operation. */
  const error = async (...asking: Asking): Promise<GraphqlAnswer['errors'][number]['extensions']> => {
    const { data: answered, errors } = await answer(...asking);
    const [refused, ...others] = errors;
    if (!refused || others.length > 0)
      throw new Error(`Not refused by one error: ${JSON.stringify({ answered, errors })}`);
    return refused.extensions;
  };
  /** Errors of a refused input, as `path CODE`. */
  const fieldErrors = async (...asking: Asking): Promise<string[]> => {
    const refused = await error(...asking);
    if (refused.code !== 'BAD_INPUT') throw new Error(`Not refused for its input: ${JSON.stringify(refused)}`);
    return (refused['fields'] as { path: string; code: string }[]).map(({ path, code }) => `${path} ${code}`);
  };
  const actors = {
    police: await actor(police),
    policeViewer: await actor(police, ['VIEWER']),
    bank: await unit('BANK', '340210'),
    /** The town 湾沚镇, which keeps the rosters of its communities, and the next town. */
    town: await unit('DISTRICT', '340210100'),
    farTown: await unit('DISTRICT', '340210101'),
    committee: await unit('COMMUNITY', COMMUNITY),
    nextCommittee: await unit('COMMUNITY', NEXT_COMMUNITY),
    farPolice: await unit('POLICE', '340210101'),
    /** Belonged to 湾沚镇 until the middle of 2026 and to 陶辛镇 since. */
    moved: await actor(moved),
    official: await authority('340210', null),
    otherOfficial: await authority('340223', null),
    healthOfficial: await authority('340210', 'HEALTH'),
  };

  return {
    ...actors,
    api,
    sql: db.sql,
    campaignId,
    answer,
    data,
    error,
    fieldErrors,
    register: async (
      doors: string[],
      on = '2026-01-01',
      communityCode = COMMUNITY,
      as: Actor = actors.town,
      confirmed: string[] = [],
    ) => (await data(as, REGISTER, { communityCode, doors, on, confirmed }))['registerHouseholds'],
    retire: async (door: string, on: string, communityCode = COMMUNITY, as: Actor = actors.town) =>
      (await data(as, RETIRE, { communityCode, door, on, reason: '拆除' }))['retireHouseholdDoor'],
    roster: async (communityCode = COMMUNITY, year: number | null = null, as: Actor = actors.police) =>
      (await data(as, READ_ROSTER, { communityCode, year }))['householdRoster'],
    record: async (input: object, as: Actor = actors.police) =>
      (await data(as, RECORD, { input: { communityCode: COMMUNITY, visitedOn: '2026-03-05', ...input } }))[
        'recordHouseholdVisits'
      ],
    amend: async (id: string, version: number, input: object, as: Actor = actors.police) =>
      (await data(as, AMEND, { id, version, input: { communityCode: COMMUNITY, visitedOn: '2026-03-05', ...input } }))[
        'amendHouseholdVisits'
      ],
    void: async (id: string, version: number, as: Actor = actors.police) =>
      (await data(as, VOID, { id, version, reason: '重复填报' }))['voidHouseholdVisits'],
    /** The statements that something sends to the database, besides those that open and close transactions. */
    async statementsOf(work: () => Promise<unknown>): Promise<string[]> {
      const statements: string[] = [];
      const original = pg.Client.prototype.query;
      pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) {
        const [sent] = args as [string | { text: string }];
        const text = typeof sent === 'string' ? sent : sent.text;
        if (!/^\s*(begin|start|commit|call open_scope)/i.test(text)) statements.push(text);
        return (original as (...given: unknown[]) => unknown).apply(this, args);
      } as typeof original;
      try {
        await work();
        return statements;
      } finally {
        pg.Client.prototype.query = original;
      }
    },
    close: () => api.close(),
  };
}

type Rest<List extends unknown[]> = List extends [unknown, ...infer Others] ? Others : never;
