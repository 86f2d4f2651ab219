// npm run attack [-- --short]
//
// Drives every operation of the schema as every kind of stranger and tries the known classes of attack on a demo city of its own.
// The last line is `N passed, N failed, 0 skipped`.
import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { DemoProgram } from '../program/demo-program.mjs';
import { Verdicts } from '../program/verdicts.mjs';
import { Caller, signedIn } from './caller.mjs';
import { foundOtherCity } from './other-city.mjs';
import { Schema } from './schema.mjs';
import { walkAsNobody, walkAsStrangers } from './strangers.mjs';
import { findVictims } from './victims.mjs';

const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } });
const PASSWORD = `Attack-${randomBytes(6).toString('hex')}-1`;
// Jobs would move rows between looks at them.
const program = new DemoProgram(PASSWORD, { FANZHA_WORKER: 'off' });
const verdicts = new Verdicts();

try {
  await program.start();
  const people = {};
  for (const name of ['operator', 'city', 'county', 'county-edu', 'county-nanling', 'town', 'school', 'bank', 'police', 'hospital', 'community']) {
    people[name] = await signedIn(program.url, name, PASSWORD);
  }
  const schema = await Schema.read(people.city);
  const victims = await findVictims(people);
  const [oversight] = await program.sql("select id from oversight where region_code = '340210' and sector is null");
  victims.Oversight = oversight.id;
  const asked = await people.operator.data('mutation($id: ID!) { restateTenant(id: $id) { id } }', { id: victims.Tenant });
  victims.Restatement = asked.restateTenant.id;
  const otherCity = await foundOtherCity(program);

  verdicts.none('every operation is closed to nobody', await walkAsNobody(schema, program.url));
  const tenantIds = (await program.sql("select distinct tenant_id as id from user_account where username in ('police', 'bank', 'community', 'county')")).map(({ id }) => id);
  // What lies within its own county and is told to everybody there is the hospital's business, too: rosters, units to name.
  const ofRegions = (name) => ['householdRoster', 'partners', 'registerHouseholds', 'retireHouseholdDoor', 'region'].includes(name);
  const strangers = [
    { caller: people.school, skip: ofRegions },
    { caller: people.hospital, skip: ofRegions },
    { caller: people['county-edu'], skip: ofRegions },
    { caller: people['county-nanling'], skip: (name) => name === 'region' },
    { caller: otherCity.unit, skip: (name) => name === 'region' },
    { caller: otherCity.operator, skip: (name) => name === 'region' },
    ...(await programsOf(people.hospital)).map((caller) => ({ caller, skip: ofRegions })),
  ];
  const { holes, unknown, calls } = await walkAsStrangers({ program, schema, victims, tenantIds, strangers });
  verdicts.none('the walk knows what to put into every argument', unknown);
  verdicts.none(`nothing of others is shown to, changed by or told apart by strangers (${calls} calls)`, holes);
  if (process.env.ATTACK_VERBOSE) for (const hole of holes) console.log(JSON.stringify(hole));
} catch (error) {
  verdicts.check('the run went through', false, `${error.stack}\n${program.lastWords()}`);
} finally {
  await program.stop();
}
verdicts.end();

/** A program of a unit for each scope, and one with all. */
async function programsOf(person) {
  const expiresOn = `${new Date().getUTCFullYear() + 1}-01-01`;
  const made = [];
  for (const scopes of [['rollup:read'], ['ledger:read'], ['ledger:write'], ['rollup:read', 'ledger:read', 'ledger:write']]) {
    const { createApiClient } = await person.data(
      'mutation($input: ApiClientInput!) { createApiClient(input: $input) { token } }',
      { input: { name: `对接${scopes.join('、')}`, scopes, expiresOn } },
    );
    made.push(new Caller(person.url, `a program with ${scopes.join(' ')}`, createApiClient.token));
  }
  return made;
}
