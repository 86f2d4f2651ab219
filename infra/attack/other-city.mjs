import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Caller, signedIn } from './caller.mjs';

const REGIONS = `code,name,level,parent,valid_from,valid_to,successor
3401,合肥市,CITY,34,,,
340102,瑶海区,COUNTY,3401,,,
340102001,明光路街道,TOWN,340102,,,
`;
/** Password of everybody in the other city. */
export const OTHER_PASSWORD = 'Other-city-2026';

/** A city beside the demo city, founded the way its operators would: regions, an invitation, units, accounts. */
export async function foundOtherCity(program) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'fanzha-regions-'));
  writeFileSync(path.join(folder, 'regions.csv'), REGIONS);
  const imported = await program.cli('regions', 'import', path.join(folder, 'regions.csv'));
  rmSync(folder, { recursive: true });
  if (imported.status !== 0) throw new Error(imported.output);
  const invited = await program.cli('invite');
  const token = /\/invitation\/(\S+)/.exec(invited.output)?.[1];
  if (!token) throw new Error(invited.output);
  const { acceptInvitation } = await new Caller(program.url, 'newcomer').data(
    `mutation($token: String!, $password: String!) {
      acceptInvitation(cityCode: "3401", displayName: "平台运维岗", username: "hefei-operator", token: $token,
        password: $password) { accessToken } }`,
    { token, password: OTHER_PASSWORD },
  );
  const operator = new Caller(program.url, 'operator of another city', acceptInvitation.accessToken);
  const { createTenant } = await operator.data(
    'mutation { createTenant(input: { name: "明光派出所", type: POLICE, regionCode: "340102001" }) { id } }',
  );
  const unit = await addUser(program, operator, createTenant.id, 'hefei-police', 'UNIT_ADMIN', 'unit of another city');
  return { operator, unit };
}

/** An account with its first password changed, as everybody has to. */
export async function addUser(program, operator, tenantId, username, role, name) {
  const { createUser } = await operator.data(
    `mutation($input: UserInput!) { createUser(input: $input) { password } }`,
    { input: { tenantId, username, displayName: '值班岗', roles: [role] } },
  );
  const first = await signedIn(program.url, username, createUser.password);
  const { changePassword } = await first.data(
    'mutation($current: String!, $next: String!) { changePassword(current: $current, next: $next) { accessToken } }',
    { current: createUser.password, next: OTHER_PASSWORD },
  );
  return new Caller(program.url, name, changePassword.accessToken);
}
