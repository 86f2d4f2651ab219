// npm run attack [-- --short] [-- --only values,http]
//
// Drives every operation of the schema as every kind of stranger and tries the known classes of attack on a demo
// city of its own; then floods it. The last line is `N passed, N failed, 0 skipped`. Figures are printed; times are
// judged in the full form only.
import { parseArgs } from 'node:util';
import { DemoProgram } from '../program/demo-program.mjs';
import { Verdicts } from '../program/verdicts.mjs';
import { Caller, signedIn } from './caller.mjs';
import { tryExports } from './exports.mjs';
import { tryFiles } from './files.mjs';
import { tryFigures } from './figures.mjs';
import { tryFloods } from './flood-run.mjs';
import { plantHostileValues } from './hostile-values.mjs';
import { tryHttp } from './http-edge.mjs';
import { tryImports } from './imports.mjs';
import { foundOtherCity } from './other-city.mjs';
import { tryRoles } from './roles.mjs';
import { Schema } from './schema.mjs';
import { trySecondWall } from './second-wall.mjs';
import { trySessions } from './sessions.mjs';
import { trySmallCells } from './small-cells.mjs';
import { tryStreams } from './streams.mjs';
import { walkAsNobody, walkAsStrangers } from './strangers.mjs';
import { findVictims, kindsOfVictims } from './victims.mjs';

const ACCOUNTS = [
  'operator',
  'city',
  'county',
  'county-edu',
  'county-nanling',
  'town',
  'school',
  'bank',
  'police',
  'hospital',
  'community',
  // Of the demo's second city.
  'maanshan-operator',
  'maanshan-city',
  'hanshan-school',
];
/**
 * In the short form one of so many values and combinations is tried. Primes, so that no class of
 * values is left out for good.
 */
const SHORT = { values: 11, cells: 101 };

/** In this order: the last ones leave the city as nobody should find it. */
const CLASSES = {
  strangers: tryStrangers,
  roles: async (fixture) =>
    tryRoles({ ...fixture, kinds: await kindsOfVictims(fixture.people, fixture.schema, fixture.victims) }),
  streams: tryStreams,
  http: tryHttp,
  wall: trySecondWall,
  exports: tryExports,
  files: tryFiles,
  imports: tryImports,
  cells: (fixture) => trySmallCells({ ...fixture, every: fixture.short ? SHORT.cells : 1 }),
  sessions: trySessions,
  figures: tryFigures,
  values: tryValues,
  floods: tryFloods,
};
const {
  values: { short, only },
} = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    only: { type: 'string', default: Object.keys(CLASSES).join() },
  },
});
const chosen = only.split(',');

// Jobs would move rows between looks at them. How many operations a program may send in a
// minute is not what is tried here.
const program = new DemoProgram({ FANZHA_WORKER: 'off', FANZHA_CLIENT_PER_MINUTE: '1000000' });
const verdicts = new Verdicts();

try {
  await program.start();
  const fixture = await makeFixture();
  for (const [name, attack] of Object.entries(CLASSES).filter(([each]) => chosen.includes(each))) {
    const began = performance.now();
    try {
      for (const [title, holes] of await attack(fixture)) {
        verdicts.none(title, holes);
        if (process.env.ATTACK_VERBOSE) for (const hole of holes) console.log(JSON.stringify(hole));
      }
    } catch (error) {
      verdicts.check(`${name} went through`, false, error.stack);
    }
    console.log(`  (${name}: ${((performance.now() - began) / 1000).toFixed(1)} s)`);
  }
} catch (error) {
  verdicts.check('the run went through', false, `${error.stack}\n${program.lastWords()}`);
} finally {
  await program.stop();
}
verdicts.end();

/** Everybody who attacks or is attacked, and what is there to attack. */
async function makeFixture() {
  const people = {};
  for (const name of ACCOUNTS) people[name] = await signedIn(program.url, name, program.password);
  const schema = await Schema.read(people.city);
  const victims = await findVictims(people);
  const [oversight] = await program.sql("select id from oversight where region_code = '340210' and sector is null");
  victims.Oversight = oversight.id;
  const asked = await people.operator.data('mutation($id: ID!) { restateTenant(id: $id) { id } }', {
    id: victims.Tenant,
  });
  victims.Restatement = asked.restateTenant.id;
  victims.ApprovalRequest = await requestedOf(people);
  const community = victims.communityCode;
  return {
    program,
    schema,
    people,
    victims,
    otherCity: await foundOtherCity(program),
    short,
    community,
    town: community.slice(0, 9),
    station: victims.Tenant,
  };
}

/** What waits for the approval of another operator: the account of an official of the county. */
async function requestedOf({ operator, county }) {
  const CREATE = 'mutation($input: UserInput!) { createUser(input: $input) { request { id } } }';
  const tenantOf = async (person) => (await person.data('{ viewer { tenant { id } } }')).viewer.tenant.id;
  // Alone, an operator may make the second one.
  await operator.data(CREATE, {
    input: {
      tenantId: await tenantOf(operator),
      username: 'operator-two',
      displayName: '平台运维岗',
      roles: ['OPERATOR'],
    },
  });
  const input = {
    tenantId: await tenantOf(county),
    username: 'county-asked-for',
    displayName: '主管岗',
    roles: ['COUNTY_OFFICIAL'],
  };
  return (await operator.data(CREATE, { input })).createUser.request.id;
}

async function tryStrangers({ schema, people, victims, otherCity }) {
  const closed = await walkAsNobody(schema, program.url);
  const tenantIds = (
    await program.sql(
      "select distinct tenant_id as id from user_account where username in ('police', 'bank', 'community', 'county')",
    )
  ).map(({ id }) => id);
  // What lies within its own county and is told to everybody there is the hospital's business, too: rosters and their
  // registrations, units to name.
  const ofRegions = (name) =>
    [
      'householdRoster',
      'partners',
      'recordInterception',
      'registerHouseholds',
      'retireHouseholdDoor',
      'undoHouseholdRegistration',
      'region',
    ].includes(name);
  const strangers = [
    { caller: people.school, skip: ofRegions },
    { caller: people.hospital, skip: ofRegions },
    { caller: people['county-edu'], skip: ofRegions },
    { caller: people['county-nanling'], skip: (name) => name === 'region' },
    { caller: otherCity.unit, skip: (name) => name === 'region' },
    { caller: otherCity.operator, skip: (name) => name === 'region' },
    { caller: people['maanshan-operator'], skip: (name) => name === 'region' },
    { caller: people['maanshan-city'], skip: (name) => name === 'region' },
    { caller: people['hanshan-school'], skip: (name) => name === 'region' },
    ...(await programsOf(people.hospital)).map((caller) => ({ caller, skip: ofRegions })),
  ];
  const kinds = await kindsOfVictims(people, schema, victims);
  const { holes, unknown, calls } = await walkAsStrangers({ program, schema, victims, kinds, tenantIds, strangers });
  return [
    ['every operation is closed to nobody', closed],
    ['the walk knows what to put into every argument', unknown],
    [`nothing of others is shown to, changed by or told apart by strangers (${calls} calls)`, holes],
  ];
}

async function tryValues(fixture) {
  const { crashed, stored, deaf, calls } = await plantHostileValues({ ...fixture, every: short ? SHORT.values : 1 });
  return [
    [`no hostile value crashes an operation (${calls} values)`, crashed],
    ['none of them is stored where nobody can see or mend it', stored],
    ['the next ordinary request works', deaf],
    ['figures and ledgers agree afterwards', await differences()],
  ];
}

/** What folding and recounting say against the figures. */
async function differences() {
  const said = [await program.cli('compact'), await program.cli('reconcile')];
  return said.filter(({ status }) => status !== 0).map(({ output }) => output.slice(-300));
}

/** A program of a unit for each scope, and one with all. */
async function programsOf(person) {
  const expiresOn = `${new Date().getUTCFullYear() + 1}-01-01`;
  const made = [];
  for (const scopes of [
    ['rollup:read'],
    ['ledger:read'],
    ['ledger:write'],
    ['rollup:read', 'ledger:read', 'ledger:write'],
  ]) {
    const { createApiClient } = await person.data(
      'mutation($input: ApiClientInput!) { createApiClient(input: $input) { token } }',
      { input: { name: `对接${scopes.join('、')}`, scopes, expiresOn } },
    );
    made.push(new Caller(person.url, `a program with ${scopes.join(' ')}`, createApiClient.token));
  }
  return made;
}
