import { CollisionRepository, RestatementService } from '@fanzha/ledger';
import type { Scenario } from './scenario.js';

const COMMUNITY = '340210100001';

/** The roster of a community: doors are put on it, seen, retired, and a registration is taken back. */
export async function runRosters(scenario: Scenario): Promise<void> {
  const registering = `mutation($doors: [String!]!, $on: Date) {
    registerHouseholds(communityCode: "${COMMUNITY}", doors: $doors, on: $on) { registered added } }`;
  scenario.during('doors are registered');
  await scenario.ask('town', registering, { doors: ['1-101', '1-102', '1-103', '1-104'], on: '2026-01-01' });
  await scenario.ask('town', registering, { doors: ['2-101'], on: '2026-02-01' });
  scenario.during('a roster is read');
  const roster = await scenario.ask(
    'town',
    `{ householdRoster(communityCode: "${COMMUNITY}", year: 2026) { registered covered doors { label visited vacant }
      registrations { id doors visited registeredBy tenant { name } } } }`,
  );
  const { registrations } = roster['householdRoster'] as { registrations: { id: string; doors: number }[] };
  scenario.during('a registration is undone');
  const { id, doors } = registrations.find((each) => each.doors === 1) as { id: string; doors: number };
  await scenario.ask(
    'town',
    'mutation($id: ID!, $doors: Int!) { undoHouseholdRegistration(id: $id, doors: $doors) { registered } }',
    { id, doors },
  );
  scenario.during('a door is retired');
  await scenario.ask(
    'town',
    `mutation { retireHouseholdDoor(communityCode: "${COMMUNITY}", door: "1-104", on: "2026-03-01", reason: "拆除") {
      registered } }`,
  );
}

/** Regions and units are read and opened. */
export async function runUnits(scenario: Scenario): Promise<void> {
  const { fixture, ids } = scenario;
  scenario.during('regions are read');
  await fixture.refresh();
  scenario.during('units of a region');
  await scenario.ask(
    'county',
    `{ region(code: "340210") {
      tenants { totalCount edges { node { name assignments { from region { name } } oversight { id } } } }
      school: tenants(type: SCHOOL, text: "小学", directly: true) { totalCount } } }`,
  );
  scenario.during('a unit is opened');
  const opening = await scenario.ask(
    'operator',
    `mutation { createTenant(input: {
      name: "新港小学", type: SCHOOL, regionCode: "340210100", openedOn: "2025-01-01" }) { id } }`,
  );
  ids['new school'] = (opening['createTenant'] as { id: string }).id;
  await scenario.ask('operator', '{ tenantsNamed(name: "新港小学", regionCode: "340210") { id } }');
}

/** Units move and close, regions change, the past is restated. */
export async function runMoves(scenario: Scenario): Promise<void> {
  const { fixture, ids } = scenario;
  const restatements = fixture.app.get(RestatementService, { strict: false });
  scenario.during('a unit moves');
  await fixture.move(fixture.school, '2026-06-01', '340210101');
  await scenario.ask(
    'operator',
    `mutation($id: ID!, $parent: ID) { moveTenant(id: $id, version: 1, on: "2026-06-01", regionCode: "340210101",
      sector: PUBLIC_SECURITY, parentId: $parent) { parent { name } } }`,
    { id: ids['police'], parent: ids['county'] },
  );
  scenario.during('the past of a unit is restated');
  await fixture.restate(fixture.school, '2026-01-01');
  await restatements.atOnce(fixture.bank.id, '2026-01-01');
  await restatements.runUnfinished();
  scenario.during('a unit that was put in the wrong place is corrected');
  await scenario.ask(
    'operator',
    `mutation($id: ID!) { moveTenant(id: $id, version: 1, on: "2025-01-01", regionCode: "340210101",
      sector: EDUCATION) { region { code } } }`,
    { id: ids['new school'] },
  );
  scenario.during('a unit is closed');
  await scenario.ask(
    'operator',
    'mutation($id: ID!) { closeTenant(id: $id, version: 2, on: "2026-06-30") { closedOn } }',
    { id: ids['new school'] },
  );
  scenario.during('a community is opened');
  await scenario.ask('operator', 'mutation { createCommunity(code: "340210100777", name: "新村") { code } }');
  scenario.during('regions are merged');
  for (const town of ['340210171', '340210172'])
    await fixture.db.sql(
      "insert into region (code, name, level, parent_code, source) values ($1, $1, 'TOWN', '340210', 'test')",
      [town],
    );
  await fixture.refresh();
  await scenario.ask(
    'operator',
    `mutation { mergeRegions(codes: ["340210171", "340210172"], intoCode: "340210171", intoName: "大镇",
      on: "2026-07-01") { code } }`,
  );
  scenario.during('what is there twice is listed');
  await fixture.app.get(CollisionRepository, { strict: false }).all();
}
