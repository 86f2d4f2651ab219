import { randomUUID } from 'node:crypto';
import { AccessTokens, Config } from '../../libs/platform/dist/index.js';
import { CITY } from './city.mjs';

/** An authority that oversees the whole generated city, with an official of it. */
export async function officialOf(owner, { secret, root }) {
  const [tenantId, userId, sessionId] = [randomUUID(), randomUUID(), randomUUID()];
  await owner.query(
    `insert into tenant (city_code, id, type, name, sector, region_code, opened_on)
     values ($1, $2, 'AUTHORITY', '基准反诈办', 'LOCAL_GOVERNMENT', $1, '2020-01-01')`,
    [CITY, tenantId],
  );
  await owner.query(
    `insert into tenant_assignment (city_code, tenant_id, valid_from, type, region_code, sector)
     values ($1, $2, '2020-01-01', 'AUTHORITY', $1, 'LOCAL_GOVERNMENT')`,
    [CITY, tenantId],
  );
  await owner.query(
    `insert into oversight (city_code, id, tenant_id, region_code, sector, valid_from)
     values ($1, $2, $3, $1, null, '2020-01-01')`,
    [CITY, randomUUID(), tenantId],
  );
  await owner.query(
    `insert into user_account (city_code, id, tenant_id, username, display_name, password_hash, roles,
       must_change_password) values ($1, $2, $3, 'bench', '基准', '!', '{CITY_OFFICIAL}', false)`,
    [CITY, userId, tenantId],
  );
  await owner.query(
    `insert into user_session (city_code, id, tenant_id, user_id, refresh_hash, expires_at)
     values ($1, $2, $3, $4, '\\x00', now() + interval '1 day')`,
    [CITY, sessionId, tenantId, userId],
  );
  const { token } = AccessTokens.of(new Config({ FANZHA_SECRET: secret }, root)).issue({
    ...{ userId, sessionId, tenantId, username: 'bench', displayName: '基准', cityCode: CITY },
    ...{ roles: ['CITY_OFFICIAL'], oversight: [{ region: CITY, sector: null }], mustChangePassword: false },
  });
  return { token, tenantId, cityCode: CITY };
}

/** Sends operations of one person; an error of any of them ends the run. */
export const askAs = (url, token) => async (query, variables) => {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await answer.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};
