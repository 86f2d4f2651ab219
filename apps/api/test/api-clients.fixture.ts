import { addDays, todayIn } from '@fanzha/domain';
import { NOBODY_HAS, type OrgFixture, type Outcome, makeOrgFixture } from './org.fixture.js';
import { insertOversight, insertTenant, insertUser, type TestTenant } from './support/factories.js';

export { NOBODY_HAS };

export const CREATE = `mutation Create($input: ApiClientInput!) { createApiClient(input: $input) { token
  client { id name scopes expiresOn createdAt revokedAt lastUsedAt requestsPerMinute } } }`;
export const REVOKE = 'mutation Revoke($id: ID!) { revokeApiClient(id: $id) { id revokedAt } }';
export const LIST = `query List($first: Int, $after: String, $includeRevoked: Boolean) {
  apiClients(first: $first, after: $after, includeRevoked: $includeRevoked) {
    totalCount edges { cursor node { id name revokedAt lastUsedAt } } pageInfo { hasNextPage endCursor } } }`;
export const RECORD = `mutation Record($input: ActivityInput!) {
    recordActivity(input: $input) { id version title recordedBy allowed tenant { name } region { name } } }`;

/** Correct input; specs change what they are about. */
export const input = { name: '数据大屏', scopes: ['rollup:read'], expiresOn: addDays(todayIn(), 90) };
export const lecture = {
  type: 'LECTURE',
  title: '防骗知识讲座',
  startOn: '2026-10-12',
  measures: [{ indicator: 'SESSIONS', value: 2 }],
};

/** A client as its keeper holds it. */
export interface HeldClient {
  readonly id: string;
  readonly token: string;
}

/** The units and authorities of the org specs, with somebody in each who may keep clients. */
export interface ClientsFixture extends OrgFixture {
  readonly sibling: TestTenant;
  readonly tokens: Readonly<
    Record<
      | 'schoolAdmin'
      | 'schoolEditor'
      | 'siblingAdmin'
      | 'bankAdmin'
      | 'official'
      | 'education'
      | 'otherCounty'
      | 'operator'
      | 'authorityAdmin',
      string
    >
  >;
  readonly schoolAdminId: string;
  /** The first error of an operation by the bearer of a token, or the data. */
  as(token: string | null, query: string, variables?: Record<string, unknown>): Promise<Outcome>;
  /** A client that the bearer of a user's token creates. */
  client(token: string, scopes: readonly string[]): Promise<HeldClient>;
}

export async function makeClientsFixture(): Promise<ClientsFixture> {
  const fixture = await makeOrgFixture();
  const sibling = await insertTenant(fixture.db, 'SCHOOL', '340210100');
  const otherCounty = await insertTenant(fixture.db, 'AUTHORITY', '340223');
  await insertOversight(fixture.db, otherCounty, '340223');
  const schoolAdmin = await insertUser(fixture, fixture.school, ['UNIT_ADMIN']);
  const tokens = {
    schoolAdmin: schoolAdmin.token,
    schoolEditor: (await insertUser(fixture, fixture.school, ['UNIT_EDITOR'])).token,
    siblingAdmin: (await insertUser(fixture, sibling, ['UNIT_ADMIN'])).token,
    bankAdmin: (await insertUser(fixture, fixture.bank, ['UNIT_ADMIN'])).token,
    official: (await insertUser(fixture, fixture.authority, ['COUNTY_OFFICIAL'])).token,
    authorityAdmin: (await insertUser(fixture, fixture.authority, ['UNIT_ADMIN'])).token,
    education: (await insertUser(fixture, fixture.education, ['COUNTY_OFFICIAL'])).token,
    otherCounty: (await insertUser(fixture, otherCounty, ['COUNTY_OFFICIAL'])).token,
    operator: (await insertUser(fixture, fixture.office, ['OPERATOR'])).token,
  };
  const as = (token: string | null, query: string, variables?: Record<string, unknown>) =>
    fixture.ask(token === null ? null : { token, cookie: '' }, query, variables);
  return {
    ...fixture,
    sibling,
    tokens,
    schoolAdminId: schoolAdmin.id,
    as,
    client: async (token, scopes) => {
      const created = (await as(token, CREATE, { input: { ...input, scopes } })) as {
        createApiClient: { token: string; client: { id: string } };
      };
      return { id: created.createApiClient.client.id, token: created.createApiClient.token };
    },
  };
}
