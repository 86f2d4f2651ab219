import { InvitationService } from '@fanzha/org';
import { PASSWORD } from '../org.fixture.js';
import type { Scenario } from './scenario.js';

/** The operators who ask for something and who decide about it. */
type Operator = 'operator' | 'secondOperator';

interface Asked {
  readonly request: { readonly id: string } | null;
  readonly user: { readonly id: string } | null;
  readonly oversight: { readonly id: string } | null;
}

const OUTCOME = 'request { id kind region { name } tenant { name } }';

/** Accounts, and what takes two operators. */
export async function runAccounts(scenario: Scenario): Promise<void> {
  const { ids } = scenario;
  const asked = async (as: Operator, operation: string, fields: string): Promise<Asked> =>
    Object.values(await scenario.ask(as, `mutation { ${operation} { ${fields} } }`))[0] as Asked;
  const decided = (operation: string, request: Asked) =>
    scenario.ask('secondOperator', `mutation { ${operation.replace('ID', `id: "${request.request?.id ?? ''}"`)} }`);
  const account = (tenant: string, username: string, role: string) =>
    `createUser(input: {
      tenantId: "${ids[tenant] ?? ''}", username: "${username}", displayName: "岗位", roles: [${role}] })`;

  scenario.during('an account of a unit');
  const { user } = await asked('operator', account('new school', 'scenario-clerk', 'UNIT_ADMIN'), 'user { id }');
  await scenario.ask(
    'operator',
    `{ users(tenantId: "${ids['new school'] ?? ''}") { username lockedUntil ${OUTCOME} } }`,
  );
  for (const change of ['resetPassword', 'disableUser', 'enableUser'])
    await scenario.ask('operator', `mutation { ${change}(userId: "${user?.id ?? ''}") { __typename } }`);

  const colleagues = await scenario.ask('school', `{ users(tenantId: "${ids['school'] ?? ''}") { id username } }`);
  const admin = (colleagues['users'] as { id: string; username: string }[]).find(
    ({ username }) => username === 'school-admin',
  );
  await scenario.ask('school', `mutation { disableUser(userId: "${admin?.id ?? ''}") { disabled } }`);

  scenario.during('an account of an official');
  const created = await asked('operator', account('county', 'scenario-chief', 'COUNTY_OFFICIAL'), OUTCOME);
  await scenario.ask('secondOperator', `{ approvalRequests(includeDecided: true) { id state } }`);
  await decided(`approveRequest(ID) { user { id } }`, created);
  // Decided already: what became of it is read once more.
  await scenario.refuse(
    'secondOperator',
    `mutation { approveRequest(id: "${created.request?.id ?? ''}") { user { id } } }`,
  );
  const refused = await asked('operator', account('county', 'scenario-deputy', 'COUNTY_OFFICIAL'), OUTCOME);
  await decided('declineRequest(ID, reason: "重复") { state }', refused);
  const withdrawn = await asked('operator', account('county', 'scenario-third', 'COUNTY_OFFICIAL'), OUTCOME);
  await scenario.ask('operator', `mutation { withdrawRequest(id: "${withdrawn.request?.id ?? ''}") { state } }`);

  scenario.during('oversight is granted and ends');
  const granting = `grantOversight(tenantId: "${ids['education'] ?? ''}", regionCode: "340223", sector: EDUCATION)`;
  const granted = await asked('operator', granting, OUTCOME);
  const approved = await decided('approveRequest(ID) { oversight { id } }', granted);
  const { oversight } = approved['approveRequest'] as Asked;
  await scenario.ask('operator', `mutation { revokeOversight(id: "${oversight?.id ?? ''}") }`);
  scenario.during('what changed for an authority');
  await scenario.ask('county', '{ accessChanges { id } }');
}

/** The first operator of an empty city. */
export async function acceptInvitation({ fixture, during }: Scenario): Promise<void> {
  const token = await fixture.app.get(InvitationService, { strict: false }).create(fixture.ownerUrl);
  during('an invitation is accepted');
  const { errors } = await fixture.gql(
    `mutation($token: String!) { acceptInvitation(token: $token, username: "first-operator", displayName: "值班人员",
      password: "${PASSWORD}", cityCode: "3401") { expiresIn } }`,
    { token },
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
}

/** Sessions, and programs that act for a unit. */
export async function runSessions(scenario: Scenario): Promise<void> {
  const { fixture } = scenario;
  const answered = async (device: { token?: string; cookie?: string }, operation: string) => {
    const { data, errors } = await fixture.gql(operation, {}, device);
    if (errors.length > 0) throw new Error(`${operation}: ${JSON.stringify(errors)}`);
    return data as Record<string, unknown>;
  };
  scenario.during('somebody signs in, stays and leaves');
  const device = await fixture.device('school-editor');
  await answered({ cookie: device.cookie }, 'mutation { refreshSession { expiresIn } }');
  await answered(device, '{ viewer { username tenant { name } oversight { id } } }');
  await answered(device, 'mutation { signOut }');
  await answered(await fixture.device('school-editor'), 'mutation { signOutEverywhere }');
  await answered(
    await fixture.device('school-editor'),
    `mutation { changePassword(current: "${PASSWORD}", next: "${PASSWORD}-next") { expiresIn } }`,
  );
  scenario.during('a program of a unit');
  const year = new Date().getFullYear() + 1;
  const { createApiClient } = await scenario.ask(
    'school',
    `mutation { createApiClient(input: { name: "数据对接", scopes: ["ledger:read", "rollup:read"],
      expiresOn: "${String(year)}-01-01" }) { token client { id } } }`,
  );
  const { token, client } = createApiClient as { token: string; client: { id: string } };
  await answered({ token }, '{ currentClient { name tenant { name } } }');
  await answered({ token }, '{ activities { totalCount } }');
  await scenario.ask('school', '{ apiClients { totalCount edges { node { name lastUsedAt } } } }');
  await scenario.ask('school', `mutation { revokeApiClient(id: "${client.id}") { revokedAt } }`);
}

/** A person keeps views of a list. */
export async function runSavedViews({ ask, during }: Scenario): Promise<void> {
  during('views of lists are saved');
  const save = 'mutation($input: SavedViewInput!) { saveView(input: $input) { id } }';
  const view = { list: 'activities', name: '本月讲座', content: { filter: { type: 'LECTURE' } } };
  const { id } = (await ask('county', save, { input: view }))['saveView'] as { id: string };
  await ask('county', save, { input: { ...view, id, content: {} } });
  await ask('county', 'mutation($id: ID!) { renameSavedView(id: $id, name: "讲座") { name } }', { id });
  await ask('county', '{ savedViews(list: "activities") { id name content position } }');
  await ask('county', 'mutation($id: ID!) { deleteSavedView(id: $id) }', { id });
}
