import type { Role } from '@fanzha/domain';
import { operatorViewer, UserService } from '@fanzha/org';
import { insertOversight, insertTenant, type TestTenant } from './support/factories.js';
import { type GraphqlAnswer, startTestApi, type TestApi } from './support/test-api.js';

export const PASSWORD = 'Correct-horse-7';
export const NOBODY_HAS = '0199a000-0000-7000-8000-00000000dead';

/** The tokens of a session, as a browser holds them. */
export interface Device {
  readonly token: string;
  readonly cookie: string;
}

export interface OrgFixture extends TestApi {
  /** Operators of 芜湖 and of 合肥. */
  readonly office: TestTenant;
  readonly otherOffice: TestTenant;
  /** 湾沚区: the authority that oversees all of it, and the one that oversees its schools. */
  readonly authority: TestTenant;
  readonly education: TestTenant;
  readonly school: TestTenant;
  readonly bank: TestTenant;
  /** A user with the password PASSWORD; the name is the id to sign in with. */
  addUser(tenant: TestTenant, username: string, ...roles: Role[]): Promise<string>;
  signIn(username: string, password?: string): Promise<GraphqlAnswer>;
  /** Signs in a user who can. */
  device(username: string): Promise<Device>;
  /** The one error of an operation that fails, or the data of one that does not. */
  ask(device: Device | null, query: string, variables?: Record<string, unknown>): Promise<Outcome>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape is the query's
export type Outcome = { code: string; [detail: string]: unknown } | Record<string, any>;

const SIGN_IN = `mutation SignIn($username: String!, $password: String!) {
    signIn(username: $username, password: $password) {
      accessToken expiresAt expiresIn serverTime mustChangePassword viewer { id username } } }`;

/** Two cities, a county with two authorities, a school and a bank. */
export async function makeOrgFixture(): Promise<OrgFixture> {
  const api = await startTestApi();
  const office = await insertTenant(api.db, 'AUTHORITY', '3402', { name: '平台运维' });
  const otherOffice = await insertTenant(api.db, 'AUTHORITY', '3401', { name: '平台运维' });
  const authority = await insertTenant(api.db, 'AUTHORITY', '340210');
  const education = await insertTenant(api.db, 'AUTHORITY', '340210');
  await insertOversight(api.db, authority, '340210');
  await insertOversight(api.db, education, '340210', 'EDUCATION');
  const school = await insertTenant(api.db, 'SCHOOL', '340210100');
  const bank = await insertTenant(api.db, 'BANK', '340210101');

  const addUser = async (tenant: TestTenant, username: string, ...roles: Role[]) => {
    const operator = operatorViewer(tenant.cityCode, tenant.id, tenant.id);
    const user = await api.app
      .get(UserService, { strict: false })
      .createWithPassword(operator, { tenantId: tenant.id, username, displayName: username, roles }, PASSWORD);
    return user.id;
  };
  await addUser(office, 'operator', 'OPERATOR');
  await addUser(otherOffice, 'other-operator', 'OPERATOR');
  await addUser(authority, 'official', 'COUNTY_OFFICIAL');
  await addUser(education, 'education-official', 'COUNTY_OFFICIAL');
  await addUser(school, 'school-admin', 'UNIT_ADMIN');
  await addUser(school, 'school-editor', 'UNIT_EDITOR');
  await addUser(bank, 'bank-admin', 'UNIT_ADMIN');

  const signIn = (username: string, password = PASSWORD) => api.gql(SIGN_IN, { username, password });
  return {
    ...api,
    office,
    otherOffice,
    authority,
    education,
    school,
    bank,
    addUser,
    signIn,
    device: async (username) => {
      const answer = await signIn(username);
      return { token: answer.data.signIn.accessToken, cookie: cookieOf(answer) };
    },
    ask: async (device, query, variables) => {
      const { data, errors } = await api.gql(query, variables, device ?? {});
      return errors[0]?.extensions ?? data;
    },
  };
}

/** The refresh cookie of an answer, as a browser sends it back. */
export function cookieOf(answer: GraphqlAnswer): string {
  return setCookieOf(answer).split(';')[0] ?? '';
}

export function setCookieOf({ headers }: GraphqlAnswer): string {
  return [headers['set-cookie']].flat().join();
}
