import { CompactionService, ReconcileService } from '@fanzha/rollup';
import type { Scenario } from './scenario.js';

const FIGURE = 'value atLeast approx uncounted withheld toCheck numerator denominator';

/** Figures as pages of the web client and programs ask for them. */
const PAGES: readonly (readonly [step: string, as: keyof Scenario['tokens'], query: string])[] = [
  [
    'figures of a county',
    'county',
    `{ region(code: "340210") { rollup(period: "2026-Q1") {
      figures(indicators: [ACTIVITIES]) { ${FIGURE} } } } }`,
  ],
  [
    'figures of one line of a county',
    'education',
    `{ region(code: "340210") { rollup(period: "2026-Q1", sector: EDUCATION) {
      figures(indicators: [ACTIVITIES]) { ${FIGURE} } } } }`,
  ],
  [
    'figures of a range of days',
    'county',
    `{ region(code: "340210") { rollup(period: "2026-02-03/2026-04-05") {
      figures(indicators: [ACTIVITIES]) { ${FIGURE} } } } }`,
  ],
  [
    'figures of a week',
    'county',
    '{ region(code: "340210") { rollup(period: "2026-W10") { figure(indicator: ACTIVITIES) { value } } } }',
  ],
  [
    'figures of a county without its towns',
    'county',
    `{ region(code: "340210") { directRollup(period: "2026-03") { figure(indicator: ACTIVITIES) { value } } } }`,
  ],
  [
    'figures of a unit',
    'school',
    `query($tenant: ID!) { tenant(id: $tenant) { rollup(period: "2026-03") {
      figures(indicators: [ACTIVITIES]) { ${FIGURE} } } } }`,
  ],
  [
    'units due and contributing',
    'county',
    '{ region(code: "340210") { rollup(period: "2026-03") { tenantsDue tenantsContributing } } }',
  ],
  [
    'units due and contributing in a range of days',
    'county',
    `{ region(code: "340210") { rollup(period: "2026-02-03/2026-04-05") { tenantsDue tenantsContributing } } }`,
  ],
  [
    'different households',
    'county',
    `{ region(code: "340210") { rollup(period: "2026-03") { households { visits covered registered coverage } } } }`,
  ],
  [
    'different households of a range of days',
    'county',
    `{ region(code: "340210") { rollup(period: "2026-02-03/2026-04-05") { households { covered coverage } } } }`,
  ],
  [
    'a breakdown',
    'county',
    `{ region(code: "340210") { rollup(period: "2026-03") {
      breakdown(by: ACTIVITY_TYPE, indicator: ACTIVITIES) { key label value } } } }`,
  ],
  [
    'a breakdown by campaigns',
    'county',
    `{ region(code: "340210") { rollup(period: "2026-03") {
      breakdown(by: CAMPAIGN, indicator: ACTIVITIES) { key label value } } } }`,
  ],
  [
    'a county page with towns, comparisons and a series',
    'county',
    `{ region(code: "340210") { rollup(period: "2026-03") {
        figure(indicator: ACTIVITIES) { value goesOn { records } }
        previous { figure(indicator: ACTIVITIES) { value goesOn { records } } }
        sameLastYear { figure(indicator: ACTIVITIES) { value goesOn { records } } }
        series(indicator: ACTIVITIES, months: 6) { month value }
        tenantsDue tenantsContributing households { covered } }
      children { name rollup(period: "2026-03") { figure(indicator: ACTIVITIES) { value } tenantsContributing } } } }`,
  ],
  [
    'a county compared with the same days',
    'county',
    `{ region(code: "340210") { rollup(period: "2026-02-03/2026-04-05") {
        figure(indicator: ACTIVITIES) { value goesOn { records } } } } }`,
  ],
  [
    'units of a region that have not contributed',
    'county',
    `{ region(code: "340210") { tenants(period: "2026-03", contributing: false) {
      totalCount edges { node { name } } } } }`,
  ],
];

const OPENED = `records exact { records } missing silent
  missingTenants { totalCount edges { node { name } } } silentTenants { totalCount edges { node { name } } }
  tenants(first: 1) { pageInfo { endCursor } edges { node { tenant { name } } } }
  sources(first: 1) { pageInfo { endCursor } edges { node { label } } }`;

const opened = (indicator: string, more = '') =>
  `{ region(code: "340210") { rollup(period: "2026-03") {
    provenance(indicator: ${indicator}${more}) { ${OPENED} } } } }`;

/** Figures are read while everything is pending, and once it is folded. */
export async function readFigures(scenario: Scenario): Promise<void> {
  for (const [step, as, query] of PAGES) {
    scenario.during(step);
    await scenario.ask(as, query, query.includes('$tenant') ? { tenant: scenario.ids['school'] } : {});
  }
  scenario.during('a figure is opened');
  await scenario.ask('county', opened('SESSIONS'));
  scenario.during('a part of a figure is opened');
  await scenario.ask('county', opened('SESSIONS', ', by: ACTIVITY_TYPE, member: "LECTURE"'));
  scenario.during('units with a leadership group are opened');
  await scenario.ask('county', opened('TENANTS_WITH_GROUP'));
  scenario.during('different households are opened');
  await scenario.ask('county', opened('HOUSEHOLDS_COVERED'));
  scenario.during('households on rosters are opened');
  await scenario.ask('county', opened('HOUSEHOLDS_REGISTERED'));
}

/** What jobs do with figures. */
export async function runJobs({ fixture: { app, db }, during, ids }: Scenario): Promise<void> {
  const folded = () => app.get(CompactionService).compactCity('3402', 1_000);
  during('deltas are folded');
  await folded();
  during('figures are counted anew');
  await app.get(ReconcileService).reconcileCity('3402');
  // Records of release 0.1 could state so much.
  during('sums that no cell can hold');
  const state = (amount: string) =>
    db.sql(
      `insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, facts, returned)
       select '3402', $1, '340210100', '340210100', 'PUBLIC_SECURITY', '2026-03-10', 1, $2::bigint
       from generate_series(1, 12)`,
      [ids['police'], amount],
    );
  await state('1000000000000000000');
  await folded();
  await app.get(ReconcileService).reconcileCity('3402');
  await state('-1000000000000000000');
  await folded();
  during('a delta that nothing can fold');
  await db.sql(
    `insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, facts, qualifier_counts,
      returned)
     values ('3402', gen_random_uuid(), '340210101', '340210101', 'FINANCE', '2026-03-12', 0,
       '{"RETURNED": ["many"]}', 1)`,
  );
  await folded();
  await db.sql("delete from rollup_delta where qualifier_counts ->> 'RETURNED' like '%many%'");
}
