import type { Role, Sector } from '@fanzha/domain';
import { insertAuthority, insertCampaign, insertFormerRegion, type TenantGiven, waysToAsk } from './support/actors.js';
import { insertTenant, insertUser, type TestTenant } from './support/factories.js';
import { startTestApi } from './support/test-api.js';

/** 东湖社区 and its neighbour in the same town; a village of another town. */
export const COMMUNITY = '340210100001';
export const NEXT_COMMUNITY = '340210100002';
export const FAR_COMMUNITY = '340210101001';

const ROSTER = `communityCode registered added covered region { code } doors {
    label building unit room visited visitedByUs toRevisit vacant retiredOn }`;
const VISITS = `id version recordStatus campaignIds voidReason recordedBy allowed tenant { id } region { code }
  communityCode visitedOn visits newlyCovered
  doors notMet vacant reported { value qualifier } peopleVisited peopleVisitedQualifier note`;

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

export type HouseholdsFixture = Awaited<ReturnType<typeof makeHouseholdsFixture>>;

/** Units of every kind around 东湖社区, on a database of its own. */
export async function makeHouseholdsFixture() {
  const api = await startTestApi();
  const { db } = api;

  const actor = async (tenant: TestTenant, roles: Role[] = ['UNIT_EDITOR']): Promise<Actor> => {
    const { id: userId, token } = await insertUser(api, tenant, roles);
    return { tenant, userId, token };
  };
  const unit = async (...tenant: TenantGiven) => actor(await insertTenant(db, ...tenant));
  const authority = async (region: string, sector: Sector | null) =>
    actor(await insertAuthority(db, region, sector), ['COUNTY_OFFICIAL']);
  const police = await insertTenant(db, 'POLICE', '340210100');
  const moved = await insertTenant(db, 'POLICE', '340210101');
  await insertFormerRegion(db, moved, '340210100', ['2026-06-30', '2026-07-01']);
  const campaignId = await insertCampaign(db, police.id, '敲门行动', ['2026-01-01', '2026-12-31']);
  const { answer, data, refused: error, fieldErrors } = waysToAsk(api);

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
    /** What the one error of a refused operation says to programs. */
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
    close: () => api.close(),
  };
}
