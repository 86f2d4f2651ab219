import type { Role } from '@fanzha/domain';
import { operatorViewer, UserService } from '@fanzha/org';
import { insertOversight, insertTenant, insertUser, type TestTenant } from './support/factories.js';
import { startTestApi, type TestApi } from './support/test-api.js';

export const PASSWORD = 'Guide-to-the-API-1';
const RECORD = 'mutation ($input: ActivityInput!) { recordActivity(input: $input) { id } }';

/**
 * The county of the guide: its authority, a school, a bank outlet and a department, and two activities in October 2026;
 * beside it police of another county.
 */
export async function makeGuideFixture(): Promise<TestApi> {
  const api = await startTestApi();
  const authority = await insertTenant(api.db, 'AUTHORITY', '340210', { name: '区反诈办' });
  await insertOversight(api.db, authority, '340210');
  const school = await insertTenant(api.db, 'SCHOOL', '340210100', { name: '青荷中心小学' });
  const bank = await insertTenant(api.db, 'BANK', '340210101', { name: '惠民银行陶辛支行' });
  // Of another county, so that it is in none of its figures.
  const police = await insertTenant(api.db, 'POLICE', '340223', { name: '南陵县反诈宣传中队' });
  await insertTenant(api.db, 'DEPARTMENT', '340210', { name: '区城市管理局' });

  const enrol = (tenant: TestTenant, username: string, displayName: string, role: Role) =>
    api.app
      .get(UserService, { strict: false })
      .createWithPassword(
        operatorViewer('3402', tenant.id, tenant.id),
        { tenantId: tenant.id, username, displayName, roles: [role] },
        PASSWORD,
      );
  await enrol(authority, 'county', '区反诈办审核岗', 'COUNTY_OFFICIAL');
  await enrol(police, 'police', '中队内勤岗', 'UNIT_ADMIN');
  await enrol(school, 'school', '学校安全填报岗', 'UNIT_ADMIN');

  const record = async (tenant: TestTenant, input: object) => {
    const { token } = await insertUser(api, tenant, ['UNIT_EDITOR']);
    const { errors } = await api.gql(RECORD, { input: { type: 'LECTURE', ...input } }, { token });
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
  };
  const measure = (indicator: string, value: number, qualifier = 'EXACT') => ({ indicator, value, qualifier });
  await record(school, {
    title: '开学第一课：防范刷单诈骗',
    startOn: '2026-10-12',
    measures: [measure('SESSIONS', 2), measure('PARTICIPANTS', 320, 'AT_LEAST')],
  });
  await record(bank, {
    title: '网点防骗宣讲',
    startOn: '2026-10-20',
    measures: [measure('SESSIONS', 1), measure('PARTICIPANTS', 45)],
  });
  return api;
}

/** The token of a program that an account of the guide has let in. */
export async function guideToken(api: TestApi, username: string, scopes: readonly string[]): Promise<string> {
  const session = await guideSession(api, username);
  const expiresOn = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  const created = await api.gql(
    'mutation ($input: ApiClientInput!) { createApiClient(input: $input) { token } }',
    { input: { name: '指南里的程序', scopes, expiresOn } },
    { token: session },
  );
  return (created.data as { createApiClient: { token: string } }).createApiClient.token;
}

/** The access token of a person who has signed in. */
export async function guideSession(api: TestApi, username: string): Promise<string> {
  const { data } = await api.gql(
    'mutation ($u: String!, $p: String!) { signIn(username: $u, password: $p) { accessToken } }',
    { u: username, p: PASSWORD },
  );
  return (data as { signIn: { accessToken: string } }).signIn.accessToken;
}
