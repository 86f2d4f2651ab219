import { createHmac } from 'node:crypto';
import { Config } from '../../libs/platform/dist/index.js';
import { Caller } from './caller.mjs';
import { addUser, OTHER_PASSWORD } from './other-city.mjs';

const SIGN_IN = `mutation($username: String!, $password: String!) {
    signIn(username: $username, password: $password) { accessToken } }`;
const REFRESH = 'mutation { refreshSession { accessToken } }';
const VIEWER = '{ viewer { id } }';
const DISABLE = 'mutation($userId: ID!) { disableUser(userId: $userId) { disabled } }';
const RESET = 'mutation($userId: ID!) { resetPassword(userId: $userId) { password } }';
/** As many as the address may send beside everything else in a minute: the limit of addresses is another wall. */
const GUESSES = 220;

/**
 * Guesses, forged and old secrets, tokens that are none, and people who act against each other at once, in the other
 * city.
 */
export async function trySessions({ program, people, otherCity, victims }) {
  const { operator, unit } = otherCity;
  const { viewer } = await unit.data('{ viewer { tenant { id } } }');
  const tenantId = viewer.tenant.id;
  const person = (username, roles = ['VIEWER'], of = tenantId) =>
    addUser(program, operator, of, username, roles[0], username);
  await person('hefei-guessed');
  await person('hefei-spelled');
  const [first, second] = [await person('hefei-first', ['UNIT_ADMIN']), await person('hefei-second', ['UNIT_ADMIN'])];
  const nobody = new Caller(program.url, 'a guesser');
  const holes = { guesses: [], refresh: [], tokens: [], atOnce: [], days: [] };

  // Somebody who guesses.
  const wrong = await Promise.all(
    Array.from({ length: GUESSES }, (_, n) =>
      nobody.ask(SIGN_IN, { username: 'hefei-guessed', password: n === GUESSES - 1 ? OTHER_PASSWORD : `Wrong-${n}` }),
    ),
  );
  const judged = wrong.filter(({ error }) => error?.code === 'UNAUTHENTICATED').length;
  if (judged > 5 || wrong.some(({ data }) => data?.signIn) || wrong.some(({ error }) => error?.code === 'INTERNAL'))
    holes.guesses.push({ judged, text: wrong.at(-1).text.slice(0, 200) });
  const spellings = ['hefei-spelled', 'HEFEI-SPELLED', 'ｈｅｆｅｉ-spelled', ' hefei-spelled ', 'Hefei－spelled'];
  for (const username of spellings) await nobody.ask(SIGN_IN, { username, password: 'Wrong-1' });
  const right = await nobody.ask(SIGN_IN, { username: 'hefei-spelled', password: OTHER_PASSWORD });
  if (right.error?.code !== 'LOCKED')
    holes.guesses.push({ what: 'spellings of one name are counted apart', text: right.text.slice(0, 200) });

  await tryRefresh(nobody, holes.refresh);
  await tryTokens(program, first, victims, holes.tokens);

  // Two administrators disable each other.
  const { users } = await unit.data('query($tenantId: ID!) { users(tenantId: $tenantId) { id username roles } }', {
    tenantId,
  });
  const idOf = (username) => users.find((user) => user.username === username).id;
  for (const { id } of users.filter(
    ({ roles, username }) => roles.includes('UNIT_ADMIN') && !['hefei-first', 'hefei-second'].includes(username),
  ))
    await first.data(DISABLE, { userId: id });
  const outcomes = await Promise.all([
    first.ask(DISABLE, { userId: idOf('hefei-second') }),
    second.ask(DISABLE, { userId: idOf('hefei-first') }),
  ]);
  const [{ left }] = await program.sql(
    `select count(*)::int as left from user_account where tenant_id = $1 and 'UNIT_ADMIN' = any(roles)
       and disabled_at is null`,
    [tenantId],
  );
  if (left !== 1 || outcomes.some(({ error }) => error?.code === 'INTERNAL'))
    holes.atOnce.push({ left, texts: outcomes.map(({ text }) => text.slice(0, 200)) });

  // A stranger resets passwords, of people of another city and of a colleague who may do more.
  const hashes = () => program.sql('select id, password_hash from user_account order by id');
  const before = JSON.stringify(await hashes());
  for (const caller of [people.school, operator, people.hospital]) {
    for (const { error, text } of await Promise.all(
      Array.from({ length: 10 }, () => caller.ask(RESET, { userId: victims.User })),
    )) {
      if (!['NOT_FOUND', 'FORBIDDEN'].includes(error?.code))
        holes.atOnce.push({ what: 'a stranger resets a password', who: caller.name, text: text.slice(0, 200) });
    }
  }
  if (JSON.stringify(await hashes()) !== before) holes.atOnce.push({ what: 'a password was changed by a stranger' });

  await tryApprovals(program, operator, holes.atOnce);
  await tryClosing(program, operator, holes.days);
  return [
    [`of ${GUESSES} guesses at once ${judged} are judged, and all spellings of a name are one`, holes.guesses],
    [
      'made-up refresh secrets end nothing, the previous one yields its successor, an older one ends the session',
      holes.refresh,
    ],
    ['tokens with another algorithm, key, audience or content open nothing', holes.tokens],
    ['people who act against each other at once leave one of them; nothing is approved alone or twice', holes.atOnce],
    ['closing days are bounded, and nothing fails behind them', holes.days],
  ];
}

const cookieIn = ({ headers }) => /fanzha_refresh=([^;]*)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';

async function tryRefresh(nobody, holes) {
  const refresh = (secret) => nobody.ask(REFRESH, {}, { headers: { cookie: `fanzha_refresh=${secret}` } });
  const opened = await nobody.ask(SIGN_IN, { username: 'hefei-first', password: OTHER_PASSWORD });
  const first = cookieIn(opened);
  const [city, session, counter, signature] = first.split('.');
  const flipped = signature.slice(0, -2) + (signature.at(-2) === 'A' ? 'B' : 'A') + signature.at(-1);
  const madeUp = [
    `${city}.${session}.${counter}.${flipped}`,
    `${city}.${session}.${Number(counter) + 1}.${signature}`,
    `${city}.${session}.999999999.${signature}`,
    `3402.${session}.${counter}.${signature}`,
    `${city}.${session}.${'A'.repeat(43)}`,
    `${city}.${session}.0.${signature}`,
    `${city}.${session}`,
    `${city}.${session}.${counter}.`,
    'x'.repeat(4_000),
    `${city}.${session}.${counter}.${signature}${signature}`,
    "3401'; --",
  ];
  for (const secret of madeUp) {
    const { error, text } = await refresh(secret);
    if (error?.code !== 'UNAUTHENTICATED') holes.push({ secret: secret.slice(0, 100), text: text.slice(0, 200) });
  }
  const [one, again, ...parallel] = await Promise.all(Array.from({ length: 6 }, () => refresh(first)));
  const successors = new Set([one, again, ...parallel].map(cookieIn));
  if (successors.size !== 1 || [...successors][0] === '' || [...successors][0] === first)
    holes.push({
      what: 'one secret has several successors, or none',
      successors: [...successors],
      text: one.text.slice(0, 200),
    });
  const second = cookieIn(one);
  const third = cookieIn(await refresh(second));
  if (!third) holes.push({ what: 'the successor does not work' });
  const old = await refresh(first);
  if (old.error?.code !== 'UNAUTHENTICATED')
    holes.push({ what: 'an older secret works', text: old.text.slice(0, 200) });
  const ended = await refresh(third);
  if (ended.error?.code !== 'UNAUTHENTICATED')
    holes.push({ what: 'an older secret does not end the session', text: ended.text.slice(0, 200) });
}

async function tryTokens(program, person, victims, holes) {
  const [header, payload, signature] = person.token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url'));
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = (head, body, key, algorithm = 'sha256') =>
    `${part(head)}.${part(body)}.${createHmac(algorithm, key)
      .update(`${part(head)}.${part(body)}`)
      .digest('base64url')}`;
  const head = { alg: 'HS256', typ: 'JWT' };
  const config = new Config({ FANZHA_DATA_DIR: program.dataDir }, program.dataDir);
  const key = (purpose) => config.key(purpose);
  const raised = { ...claims, roles: ['OPERATOR'] };
  const tokens = {
    'no algorithm': `${part({ alg: 'none', typ: 'JWT' })}.${payload}.`,
    'no algorithm, with a signature': `${part({ alg: 'None' })}.${payload}.${signature}`,
    'other content': `${header}.${part(raised)}.${signature}`,
    'no signature': `${header}.${payload}`,
    'an empty key': signed(head, raised, ''),
    'a guessed key': signed(head, raised, 'secret'),
    'the key of refresh tokens': signed(head, claims, key('refresh tokens')),
    'the key of cursors': signed(head, claims, key('cursors')),
    'the secret itself': signed(head, claims, Buffer.from('fanzha access tokens')),
    'another audience': signed(head, { ...claims, aud: 'fanzha:refresh' }, key('access tokens')),
    'no audience': signed(head, { ...claims, aud: undefined }, key('access tokens')),
    'another issuer': signed(head, { ...claims, iss: 'somebody' }, key('access tokens')),
    'an end long ago': signed(head, { ...claims, exp: 1 }, key('access tokens')),
    'no end': signed(head, { ...claims, exp: undefined }, key('access tokens')),
    'another hash': signed({ alg: 'HS512', typ: 'JWT' }, claims, key('access tokens'), 'sha512'),
    'a key that it names itself': signed(
      { ...head, jwk: { kty: 'oct', k: 'AAAA' }, kid: '../../dev/null' },
      claims,
      '',
    ),
    'the id of a client': `fzc_3402_${victims.ApiClient}_x`,
    nothing: '',
    'two tokens': `${person.token}, ${person.token}`,
    signs: '\u00ff.\u00ff.\u00ff',
  };
  for (const [what, token] of Object.entries(tokens)) {
    const { error, text } = await new Caller(person.url, what).ask(
      VIEWER,
      {},
      { headers: { authorization: `Bearer ${token}` } },
    );
    if (error?.code !== 'UNAUTHENTICATED') holes.push({ what, text: text.slice(0, 200) });
  }
  const genuine = await new Caller(person.url, 'genuine', signed(head, claims, key('access tokens'))).ask(VIEWER);
  if (!genuine.data?.viewer)
    holes.push({
      what: 'a genuine token, written here, is refused: the others prove nothing',
      text: genuine.text.slice(0, 200),
    });
}

/** Approvals: none by who asked, none by who came later, and one execution however often at once. */
async function tryApprovals(program, operator, holes) {
  const { viewer } = await operator.data('{ viewer { tenant { id } } }');
  const create = (by, input) =>
    by.data('mutation($input: UserInput!) { createUser(input: $input) { password user { id } request { id } } }', {
      input: { displayName: '值班岗', ...input },
    });
  const APPROVE = 'mutation($id: ID!) { approveRequest(id: $id) { password user { id } } }';
  const second = await addUser(
    program,
    operator,
    viewer.tenant.id,
    'hefei-operator-two',
    'OPERATOR',
    'second operator',
  );
  const authority = await operator.data(
    'mutation { createTenant(input: { name: "瑶海区反诈办", type: AUTHORITY, regionCode: "340102" }) { id } }',
  );
  const official = { tenantId: authority.createTenant.id, username: 'hefei-official', roles: ['COUNTY_OFFICIAL'] };
  const asked = (await create(operator, official)).createUser;
  if (asked.user || !asked.request) return void holes.push({ what: 'an official was made by one operator of two' });
  const late = (
    await create(operator, { tenantId: viewer.tenant.id, username: 'hefei-operator-late', roles: ['OPERATOR'] })
  ).createUser;
  const made = await second.data(APPROVE, { id: late.request.id });
  const newest = await changed(program, 'hefei-operator-late', made.approveRequest.password);
  for (const [who, by] of [
    ['who asked', operator],
    ['who came later', newest],
  ]) {
    const { error, text } = await by.ask(APPROVE, { id: asked.request.id });
    if (error?.code !== 'FORBIDDEN') holes.push({ what: `approved by ${who}`, text: text.slice(0, 200) });
  }
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => second.ask(APPROVE, { id: asked.request.id })));
  const [{ count }] = await program.sql(
    "select count(*)::int as count from user_account where username = 'hefei-official'",
  );
  const passwords = outcomes.filter(({ data }) => data?.approveRequest).length;
  if (count !== 1 || passwords !== 1 || outcomes.some(({ error }) => error && error.code !== 'CONFLICT'))
    holes.push({ what: 'approved at once', count, passwords, texts: outcomes.map(({ text }) => text.slice(0, 120)) });
}

async function changed(program, username, password) {
  const opened = await new Caller(program.url, username).data(SIGN_IN, { username, password });
  const { changePassword } = await new Caller(program.url, username, opened.signIn.accessToken).data(
    'mutation($current: String!, $next: String!) { changePassword(current: $current, next: $next) { accessToken } }',
    { current: password, next: OTHER_PASSWORD },
  );
  return new Caller(program.url, username, changePassword.accessToken);
}

async function tryClosing(program, operator, holes) {
  const { createTenant } = await operator.data(
    'mutation { createTenant(input: { name: "明光路小学", type: SCHOOL, regionCode: "340102001" }) { id version } }',
  );
  const school = await addUser(
    program,
    operator,
    createTenant.id,
    'hefei-school',
    'UNIT_ADMIN',
    'a school of the other city',
  );
  const CLOSE =
    'mutation($id: ID!, $on: Date!, $version: Int!) { closeTenant(id: $id, on: $on, version: $version) { id } }';
  const nextCentury = `${new Date().getUTCFullYear() + 2}-01-01`;
  for (const on of ['2199-12-31', '9999-12-31', '0001-01-01', '1900-01-01', nextCentury]) {
    const { error, text } = await operator.ask(CLOSE, { id: createTenant.id, on, version: createTenant.version });
    if (error?.code !== 'BAD_INPUT') holes.push({ on, text: text.slice(0, 200) });
  }
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
  for (const foundedOn of [today, '2199-01-01', '0001-01-01']) {
    const { error, text } = await school.ask(
      'mutation($input: LeadershipGroupInput!) { establishLeadershipGroup(input: $input) { id } }',
      {
        input: { name: '反诈领导小组', foundedOn, members: [{ name: '组长甲', role: 'HEAD' }] },
      },
    );
    if (foundedOn === today ? error : error?.code !== 'BAD_INPUT') holes.push({ foundedOn, text: text.slice(0, 200) });
  }
}
