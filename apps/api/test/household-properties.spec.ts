import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Qualifier, todayIn } from '@fanzha/domain';
import { HouseholdRosterService, type HouseholdVisitFact, HouseholdVisitService } from '@fanzha/ledger';
import { type Viewer } from '@fanzha/platform';
import { CompactionService, ReconcileService } from '@fanzha/rollup';
import fc from 'fast-check';
import { insertCampaign } from './support/actors.js';
import { administratorsOf } from './support/administrators.js';
import { insertTenant } from './support/factories.js';
import { wrongRepeats } from './support/repeats.js';
import { startTestApi, type TestApi } from './support/test-api.js';

/**
 * Random rosters, visits, amendments and voids by three units of different lines, one after the other and at
 * once. Whatever happened: the bitmaps are those of the active visits, vacancies those of their door statuses, and the
 * figures those of the ledgers.
 */
const COMMUNITIES = ['340210100001', '340210100002'] as const;
const DAYS = ['2025-11-30', '2025-12-31', '2026-01-01', '2026-01-15', '2026-02-28', '2026-03-01', '2026-03-31'];
/** Doors come and go later than most visits: one at which somebody was met afterwards cannot be retired. */
const ROSTER_DAYS = ['2026-01-15', '2026-03-01', '2026-04-01', '2026-04-15', '2026-05-01'];
/** Some of the doors lie in the first block of the bitmaps, some in the second. */
const LABELS = ['1-101', '1-102', '1-103', '1-104', '2-101', '2-102', '2-103', '2-104'];

const place = { community: fc.constantFrom(...COMMUNITIES), unit: fc.nat(2) };
const statement = fc.record({
  ...place,
  visitedOn: fc.constantFrom(...DAYS),
  statuses: fc.uniqueArray(
    fc.record({
      label: fc.constantFrom(...LABELS),
      list: fc.constantFrom('doors' as const, 'doors' as const, 'notMet' as const, 'vacant' as const),
    }),
    {
      minLength: 1,
      maxLength: 6,
      selector: ({ label }) => label,
    },
  ),
  /** Which of two campaigns it names. */
  named: fc.subarray([0, 1]),
  people: fc.constantFrom<[number | null, Qualifier]>(
    [12, 'EXACT'],
    [300, 'AT_LEAST'],
    [40, 'APPROX'],
    [null, 'UNCOUNTED'],
  ),
});
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('record' as const), statement }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('amend' as const), which: fc.nat(40), statement }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('void' as const), which: fc.nat(40) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('register' as const),
      ...place,
      labels: fc.subarray(LABELS, { minLength: 1 }),
      on: fc.constantFrom(...ROSTER_DAYS),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('retire' as const),
      ...place,
      label: fc.constantFrom(...LABELS),
      on: fc.constantFrom(...ROSTER_DAYS),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), which: fc.nat(6) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('together' as const),
      statements: fc.array(statement, { minLength: 2, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('compact' as const) }) },
);
type Statement = typeof statement extends fc.Arbitrary<infer T> ? T : never;
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let api: TestApi;
let viewers: Viewer[];
let campaigns: string[];
const facts: HouseholdVisitFact[] = [];

beforeAll(async () => {
  api = await startTestApi();
  const units = [
    await insertTenant(api.db, 'DISTRICT', '340210100'),
    await insertTenant(api.db, 'BANK', '340210'),
    await insertTenant(api.db, 'POLICE', '340210100'),
  ];
  viewers = administratorsOf(units);
  campaigns = [];
  for (const name of ['敲门行动', '百日行动'])
    campaigns.push(await insertCampaign(api.db, units[0]?.id ?? '', name, ['2025-01-01', '2026-12-31']));
  const filling = Array.from({ length: 2_045 }, (_, n) => `9-${n + 1}`);
  for (const communityCode of COMMUNITIES) {
    for (const doors of [LABELS.slice(0, 4), filling, LABELS.slice(4)])
      await rosters().register(viewers[0] as Viewer, { communityCode, doors, on: '2025-12-01' });
  }
});
afterAll(() => api.close());

const visits = () => api.app.get(HouseholdVisitService);
const rosters = () => api.app.get(HouseholdRosterService);

function inputOf({ community, visitedOn, statuses, named, people }: Statement) {
  const labels = (wanted: string) => statuses.filter(({ list }) => list === wanted).map(({ label }) => label);
  return {
    communityCode: community,
    visitedOn,
    doors: labels('doors'),
    notMet: labels('notMet'),
    vacant: labels('vacant'),
    campaignIds: named.map((at) => campaigns[at] as string),
    peopleVisited: people[0],
    peopleVisitedQualifier: people[1],
  };
}

/** Null where a door was not there on the day, or a registration has to stay; any other failure is one. */
async function unlessRefused<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (['BAD_INPUT', 'CONFLICT'].includes((error as { code?: string }).code ?? '')) return null;
    throw error;
  }
}

async function take(next: Step): Promise<void> {
  const record = async (given: Statement) => {
    const recorded = await unlessRefused(visits().record(viewers[given.unit] as Viewer, inputOf(given)));
    if (recorded) facts.push(recorded);
  };
  if (next.do === 'record') await record(next.statement);
  if (next.do === 'together') await Promise.all(next.statements.map(record));
  if (next.do === 'compact') await api.app.get(CompactionService).compactCity('3402', 3);
  if (next.do === 'register')
    await rosters().register(viewers[0] as Viewer, { communityCode: next.community, doors: next.labels, on: next.on });
  if (next.do === 'retire') {
    await unlessRefused(
      rosters().retire(viewers[0] as Viewer, {
        communityCode: next.community,
        doors: [next.label],
        on: next.on,
        reason: '拆除',
      }),
    );
  }
  if (next.do === 'undo') {
    const [registration] = await api.db.sql<{ id: string; doors: number }>(
      `select id, doors from household_registration where undone_at is null and doors < 100
       order by registered_at desc offset $1 limit 1`,
      [next.which],
    );
    if (registration) await unlessRefused(rosters().undo(viewers[0] as Viewer, registration));
  }
  if (next.do !== 'amend' && next.do !== 'void') return;
  const target = facts.length === 0 ? -1 : next.which % facts.length;
  const before = facts[target];
  const owner = viewers.find(({ tenantId }) => tenantId === before?.tenantId);
  if (!before || !owner || before.recordStatus === 'VOIDED') return;
  const after =
    next.do === 'void'
      ? await visits().void(owner, before.id, before.version, '重复填报')
      : await unlessRefused(visits().amend(owner, before.id, before.version, inputOf(next.statement)));
  if (after) facts[target] = after;
}

const KEY = 'roster_id, block, month, tenant_id, sector, campaign_ids, home_region, region_code';
const STATUSES = `
  select v.roster_id, n as number, v.visited_on as day, status = 'VACANT' as vacant
  from household_visit v, lateral (
    select unnest(v.visited) as n, 'VISITED' as status union all select unnest(v.not_met), 'NOT_MET'
      union all select unnest(v.vacant), 'VACANT') m
  where v.record_status = 'ACTIVE'`;

/** Statements that find what disagrees; each says the same thing as the application in another way. */
const DISAGREEMENTS: Readonly<Record<string, string>> = {
  'bitmaps and active visits': `
    with stated as (
      select roster_id, (n - 1) / 2048 as block, to_char(visited_on, 'YYYY-MM') as month, tenant_id, sector,
        campaign_ids, home_region, region_code, array_agg(distinct n::int order by n::int) as doors
      from household_visit, unnest(visited) as n where record_status = 'ACTIVE' group by 1, 2, 3, 4, 5, 6, 7, 8),
    kept as (
      select roster_id, block::int, month, tenant_id, sector, campaign_ids, home_region, region_code,
        array(select block * 2048 + g + 1 from generate_series(0, 2047) g where get_bit(bits, g) = 1
          order by 1) as doors
      from household_visit_bitmap where bit_count(bits) > 0)
    select * from stated s full join kept k using (${KEY}) where s.doors is distinct from k.doors`,
  'distinct doors by bitmap and by visit': `
    with by_bit as (
      select roster_id, left(month, 4) as year, sum(bit_count(bits)) as doors
      from (select roster_id, block, month, bit_or(bits) over (partition by roster_id, block, left(month, 4)) as bits,
        row_number() over (partition by roster_id, block, left(month, 4)) as place from household_visit_bitmap) p
          where place = 1 group by 1, 2),
    by_visit as (
      select roster_id, to_char(visited_on, 'YYYY') as year, count(distinct n) as doors
        from household_visit, unnest(visited) n where record_status = 'ACTIVE' group by 1, 2)
    select * from by_bit b full join by_visit v using (roster_id, year)
    where coalesce(b.doors, 0) <> coalesce(v.doors, 0)`,
  'vacancies and statuses': `
    with days as (select roster_id, number, day, bool_and(vacant) as vacant from (${STATUSES}) m group by 1, 2, 3),
    begun as (
      select roster_id, number, day
        from (select *, lag(vacant, 1, false) over (partition by roster_id, number order by day) as was from days) d
        where vacant and not was),
    stated as (
      select b.roster_id, b.number::int, b.day as from_on,
        (select min(d.day) from days d where d.roster_id = b.roster_id and d.number = b.number and d.day > b.day
          and not d.vacant) as to_on
      from begun b)
    select * from stated s full join household_vacancy v using (roster_id, number, from_on)
    where s.to_on is distinct from v.to_on or s.from_on is null or v.number is null`,
  'deltas of registered households and rosters': `
    with figures as (
      select tenant_id, region_code, day, sum(amount) as amount from fact_figure
        where indicator = 'HOUSEHOLDS_REGISTERED' group by 1, 2, 3),
    deltas as (
      select tenant_id, region_code, day, sum(amount) as amount from (
        select tenant_id, region_code, day, amount from remembered union all
        select tenant_id, region_code, day, coalesce(households_registered, 0) from rollup_delta where sector = '-') d
          group by 1, 2, 3)
    select * from figures f full join deltas d using (tenant_id, region_code, day)
    where coalesce(f.amount, 0) <> coalesce(d.amount, 0)`,
  'doors that are new twice in a year': `
    select roster_id, to_char(visited_on, 'YYYY') as year, n from household_visit, unnest(newly_covered) n
    where record_status = 'ACTIVE'
    group by 1, 2, 3 having count(*) > 1`,
  'doors that are new without having been visited': 'select id from household_visit where not newly_covered <@ visited',
  'doors that are there twice': `
    select a.label from household_door a join household_door b on a.roster_id = b.roster_id and a.label = b.label
      and a.number < b.number
    where daterange(a.registered_on, a.retired_on) && daterange(b.registered_on, b.retired_on)`,
};

test('random histories keep bitmaps, vacancies and figures in step with what is stated', async () => {
  // Compaction takes deltas away once they are in the cells; what they said is remembered here.
  await api.db.sql(`
    create table remembered (tenant_id uuid, region_code text, day date, amount bigint);
    create function remember_delta() returns trigger language plpgsql as $$
      begin
        if old.sector = '-' then insert into remembered
        values (old.tenant_id, old.region_code, old.day, coalesce(old.households_registered, 0)); end if;
        return old;
      end $$;
    create trigger remember_delta before delete on rollup_delta for each row execute function remember_delta();
    grant insert on remembered to fanzha_jobs;`);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
      for (const next of steps) await take(next);
      for (const [what, sql] of Object.entries(DISAGREEMENTS))
        expect({ what, found: await api.db.sql(sql) }).toEqual({ what, found: [] });
    }),
    { numRuns: Number(process.env['FANZHA_TEST_LEDGER_HISTORIES'] ?? 40), endOnFailure: true },
  );
  expect(facts.length).toBeGreaterThan(20);
  for (const communityCode of COMMUNITIES) {
    const [stated] = await api.db.sql<{ n: number }>(
      `select sum(amount)::int as n from fact_figure where indicator = 'HOUSEHOLDS_REGISTERED' and region_code = $1
         and day <= $2`,
      [communityCode, todayIn()],
    );
    expect(await rosters().find(viewers[0] as Viewer, communityCode, null)).toMatchObject({ registered: stated?.n });
  }
  expect(await api.app.get(ReconcileService).reconcileCity('3402')).toMatchObject({ differences: 0 });
  expect(await wrongRepeats(api.db)).toEqual({});
}, 300_000);

test('the spec would notice a bit that no visit has set', async () => {
  await api.db.sql(
    `update household_visit_bitmap set bits = set_bit(bits, 7, 1 - get_bit(bits, 7))
     where ctid = (select min(ctid) from household_visit_bitmap)`,
  );
  expect(await api.db.sql(DISAGREEMENTS['bitmaps and active visits'] as string)).toHaveLength(1);
});
