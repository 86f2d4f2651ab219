import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { EMPTY_FIGURE, type FigureSum, type IndicatorCode, isWithin, parsePeriod, type Sector } from '@fanzha/domain';
import { compactBatch, type Contribution, recordDeltas, OperationReads, type RollupNode } from '@fanzha/rollup';
import fc from 'fast-check';
import { freshDatabase, type TestDatabase } from './support/database.js';
import { type Engine, memberScope, officialScope, openEngine } from './support/engine.js';
import { sumOf } from './support/sums.js';

/**
 * The engine against a plain recount. A history is any sequence of records, amendments, voids, groups of writers at
 * once and compactions of any size; after each history every node, period and breakdown must equal what adding up the
 * living facts in memory gives. Each history has a city of its own, so nothing has to be cleaned up.
 */
const INDICATORS = [
  'ACTIVITIES',
  'LEAFLETS',
  'PARTICIPANTS',
  'INTERCEPTIONS',
  'LEADERSHIP_GROUPS',
  'ACCOUNTS_RESTRICTED',
] as const;
/** What has come into place and not gone again by the end of the period counts, whenever it came. */
const IN_PLACE: readonly IndicatorCode[] = ['LEADERSHIP_GROUPS', 'ACCOUNTS_RESTRICTED'];
const BANDS = [null, '18-29', '60+'];
const SECTORS: readonly Sector[] = ['EDUCATION', 'FINANCE', 'PUBLIC_SECURITY'];
const PLACES = ['', '10', '10001', '10001001', '10002', '20001'] as const; // behind the four digits of the city
const DAYS = [
  '2025-11-02',
  '2025-12-31',
  '2026-01-01',
  '2026-02-28',
  '2026-03-15',
  '2026-03-16',
  '2026-10-05',
  '2026-11-30',
];
const TYPES = ['LECTURE', 'LEAFLET_DISTRIBUTION', 'CLASS_MEETING'] as const;
const [SPRING, AUTUMN] = [randomUUID(), randomUUID()].sort() as [string, string];
const CAMPAIGNS: readonly (readonly string[])[] = [[], [SPRING], [AUTUMN], [SPRING, AUTUMN]];

interface Facts {
  tenant: number;
  /** The tenant has moved to another county and sector: its facts of one period may have several homes. */
  moved: boolean;
  place: number;
  day: number;
  type: number;
  campaign: number;
  /** Change of what is in place: came or went. */
  groups: number;
  accounts: FigureSum | null;
  band: number;
  /** Another tenant that took part, and for itself counts it, too. */
  joined: number | null;
  leaflets: FigureSum | null;
  participants: FigureSum | null;
}

const figure = fc.oneof(
  fc.constant(null),
  fc.integer({ min: 0, max: 10_000 }).map((amount): FigureSum => ({ ...EMPTY_FIGURE, amount })),
  fc.integer({ min: 1, max: 10_000 }).map((amount): FigureSum => ({ ...EMPTY_FIGURE, amount, atLeast: 1 })),
  fc.constant<FigureSum>({ ...EMPTY_FIGURE, uncounted: 1 }),
  fc.constant<FigureSum>({ ...EMPTY_FIGURE, withheld: 1 }),
  fc.integer({ min: 1, max: 10_000 }).map((amount): FigureSum => ({ ...EMPTY_FIGURE, amount, approx: 1 })),
  fc
    .record({ amount: fc.integer({ min: 1, max: 10_000 }), approx: fc.nat(1) })
    .map((some): FigureSum => ({ ...EMPTY_FIGURE, ...some, toCheck: 1 })),
);
const facts = fc.record<Facts>({
  tenant: fc.nat(3),
  moved: fc.boolean(),
  place: fc.nat(PLACES.length - 1),
  day: fc.nat(DAYS.length - 1),
  type: fc.nat(TYPES.length - 1),
  campaign: fc.nat(CAMPAIGNS.length - 1),
  groups: fc.integer({ min: -2, max: 2 }),
  accounts: figure,
  band: fc.nat(BANDS.length - 1),
  joined: fc.option(fc.nat(3)),
  leaflets: figure,
  participants: figure,
});
type Step =
  | { do: 'record'; facts: Facts }
  | { do: 'amend'; which: number; facts: Facts }
  | { do: 'void'; which: number }
  | { do: 'compact'; limit: number }
  | { do: 'together'; facts: Facts[] };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('record' as const), facts }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('amend' as const), which: fc.nat(20), facts }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), which: fc.nat(20) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('compact' as const), limit: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('together' as const),
      facts: fc.array(facts, { minLength: 2, maxLength: 4 }),
    }),
  },
);

let db: TestDatabase;
let engine: Engine;
beforeAll(async () => {
  db = await freshDatabase();
  engine = await openEngine(db.ownerUrl);
});
afterAll(async () => {
  await engine.close();
  await db.drop();
});

class History {
  readonly tenants = Array.from({ length: 4 }, () => randomUUID());
  readonly living: (Contribution[] | null)[] = [];

  constructor(readonly city: string) {}

  /** Regions, and tenants that belong somewhere: nobody moves figures of a place that is not theirs. */
  async found(): Promise<void> {
    await db.sql(
      `insert into region (code, name, level, parent_code, source)
       select left($1, 2), '省', 'PROVINCE', null, 'test' union all select $1, '市', 'CITY', left($1, 2), 'test' union all
       select $1 || county, '县', 'COUNTY', $1, 'test' from (values ('10'), ('20')) as county(county)
       on conflict do nothing`,
      [this.city],
    );
    for (const [tenant, id] of this.tenants.entries()) {
      const first = [this.city, id, this.homeOf(tenant, false), this.sectorOf(tenant, false)];
      const second = [this.city, id, this.homeOf(tenant, true), this.sectorOf(tenant, true)];
      await db.sql(
        `insert into tenant (city_code, id, type, name, sector, region_code, opened_on)
         values ($1, $2::uuid, 'DEPARTMENT', $2::text, $4, $3, '2020-01-01')`,
        second,
      );
      const assign = `insert into tenant_assignment (city_code, tenant_id, region_code, sector, type, valid_from,
          valid_to)`;
      await db.sql(`${assign} values ($1, $2, $3, $4, 'DEPARTMENT', '2020-01-01', '2026-02-28')`, first);
      await db.sql(`${assign} values ($1, $2, $3, $4, 'DEPARTMENT', '2026-03-01', null)`, second);
    }
    // Figures of who took part are moved on the day of the interception alone.
    for (const [recorder, day] of this.tenants.flatMap((tenant) => DAYS.map((each) => [tenant, each] as const))) {
      const id = randomUUID();
      await db.sql(
        `insert into interception (city_code, id, tenant_id, home_region, region_code, sector, recorded_by, occurred_on,
           venue, count)
         values ($1, $2, $3, $4, $4, 'FINANCE', $3, $5, 'PHONE', 1)`,
        [this.city, id, recorder, this.city, day],
      );
      await db.sql(
        `insert into interception_participant (
           city_code, interception_id, recorder_id, tenant_id, home_region, region_code, sector, name, type,
             confirmation, answered_by, answered_at)
         select $1, $2, $3, t, $1, $1, 'FINANCE', '同办单位', 'BANK', 'CONFIRMED', t, now() from unnest($4::uuid[]) t
         where t <> $3`,
        [this.city, id, recorder, this.tenants],
      );
    }
  }

  private recorderOf(parts: Contribution[]): string | undefined {
    return parts.find((part) => !part.tenantOnly)?.tenantId;
  }

  private homeOf(tenant: number, moved: boolean): string {
    if (moved) return `${this.city}20`;
    return tenant % 2 === 0 ? this.city : `${this.city}10`;
  }

  private sectorOf(tenant: number, moved: boolean): Sector {
    return SECTORS[(tenant + Number(moved)) % SECTORS.length] as Sector;
  }

  contributions({
    tenant,
    moved,
    place,
    day,
    type,
    campaign,
    groups,
    accounts,
    band,
    joined,
    leaflets,
    participants,
  }: Facts): Contribution[] {
    const home = this.homeOf(tenant, moved);
    const wanted = `${this.city}${PLACES[place]}`;
    const region = isWithin(wanted, home) ? wanted : home;
    const shared = { INTERCEPTIONS: { ...EMPTY_FIGURE, amount: 1 } };
    const participant =
      joined === null || joined === tenant
        ? []
        : [
            {
              day: DAYS[day] as string,
              tenantId: this.tenants[joined] as string,
              homeRegion: this.homeOf(joined, false),
              regionCode: this.homeOf(joined, false),
              sector: this.sectorOf(joined, false),
              campaignIds: CAMPAIGNS[campaign] ?? [],
              activityType: null,
              fraudType: null,
              ageBand: BANDS[band] as string | null,
              venue: null,
              tenantOnly: true,
              facts: 0,
              figures: shared,
            },
          ];
    return [
      ...participant,
      {
        day: DAYS[day] as string,
        tenantId: this.tenants[tenant] as string,
        homeRegion: home,
        regionCode: region,
        sector: this.sectorOf(tenant, moved),
        campaignIds: CAMPAIGNS[campaign] ?? [],
        activityType: TYPES[type] as Contribution['activityType'],
        fraudType: null,
        ageBand: BANDS[band] as string | null,
        venue: null,
        tenantOnly: false,
        facts: 1,
        figures: {
          ACTIVITIES: { ...EMPTY_FIGURE, amount: 1 },
          ...shared,
          ...(groups !== 0 ? { LEADERSHIP_GROUPS: { ...EMPTY_FIGURE, amount: groups } } : {}),
          ...(accounts ? { ACCOUNTS_RESTRICTED: accounts } : {}),
          ...(leaflets ? { LEAFLETS: leaflets } : {}),
          ...(participants ? { PARTICIPANTS: participants } : {}),
        },
      },
    ];
  }

  async change(which: number | null, after: Contribution[]): Promise<void> {
    const before = which === null ? [] : (this.living[which] ?? []);
    const owners = new Set([...before, ...after].map((part) => part.tenantId));
    // A fact never changes hands; the two halves belong to their own tenants, which also write
    // for those that joined them.
    for (const tenantId of owners) {
      const own = (parts: Contribution[]) =>
        parts.filter((part) => (part.tenantOnly ? this.recorderOf(parts) : part.tenantId) === tenantId);
      await engine.database.transaction(memberScope(this.city, tenantId), (tx) =>
        recordDeltas(tx, own(before), own(after)),
      );
    }
    if (which === null) this.living.push(after);
    else this.living[which] = after.length > 0 ? after : null;
  }

  async take(next: Step): Promise<void> {
    const target = 'which' in next && this.living.length > 0 ? next.which % this.living.length : null;
    if (next.do === 'record') await this.change(null, this.contributions(next.facts));
    if (next.do === 'amend' && target !== null && this.living[target])
      await this.change(target, this.contributions(next.facts));
    if (next.do === 'void' && target !== null) await this.change(target, []);
    if (next.do === 'compact') await this.compact(next.limit);
    if (next.do === 'together') {
      await Promise.all([...next.facts.map((each) => this.change(null, this.contributions(each))), this.compact(3)]);
    }
  }

  async compact(limit: number): Promise<void> {
    await engine.maintenance.snapshot(this.city, (tx) => compactBatch(tx, { limit }));
  }

  /** The plain recount. */
  expected(node: RollupNode, period: string, sector: Sector | null, campaignId: string | null) {
    const { start, end } = parsePeriod(period);
    const since = (code: IndicatorCode) => (IN_PLACE.includes(code) ? '2000-01-01' : start);
    const all = this.living
      .flatMap((each) => each ?? [])
      .filter((part) => {
        const under =
          node.kind === 'OWN'
            ? part.regionCode === node.code
            : node.kind === 'REGION' && isWithin(part.regionCode, node.code);
        const here = node.kind === 'TENANT' ? part.tenantId === node.tenantId : under && !part.tenantOnly;
        return (
          here &&
          part.day <= end &&
          (!sector || part.sector === sector) &&
          (!campaignId || part.campaignIds.includes(campaignId))
        );
      });
    const sum = (some: Contribution[], code: IndicatorCode) =>
      sumOf(
        some.filter((part) => part.day >= since(code)),
        code,
      );
    return { all, sum };
  }
}

/** Weeks and ranges read the ledger tables, which are not filled here: see activity-properties.spec.ts. */
const PERIODS = ['2025', '2026', '2026-Q1', '2026-Q4', '2026-02', '2025-12'];

test('every node, period, sector, campaign and breakdown equals a plain recount', async () => {
  let city = 1000;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      const history = new History(String(city++));
      await history.found();
      for (const next of steps) await history.take(next);
      const nodes: RollupNode[] = [
        ...PLACES.map((place): RollupNode => ({ kind: 'REGION', code: history.city + place })),
        { kind: 'OWN', code: history.city },
        { kind: 'OWN', code: `${history.city}10` },
        { kind: 'TENANT', tenantId: history.tenants[0] as string, territory: history.city },
        { kind: 'TENANT', tenantId: history.tenants[1] as string, territory: history.city },
      ];
      const batch = new OperationReads(engine.database, {
        ...officialScope(history.city, [history.city]),
        tenantId: null,
      });
      await Promise.all(
        nodes.flatMap((node) =>
          PERIODS.flatMap((text) =>
            [null, 'EDUCATION' as Sector].flatMap((sector) =>
              [null, SPRING].map(async (campaignId) => {
                const aggregate = node.kind === 'REGION' && node.code.length < 12;
                if (campaignId && !aggregate) return;
                const question = { node, period: parsePeriod(text), sector, campaignId };
                const { all, sum } = history.expected(node, text, sector, campaignId);
                const found = await batch.figures(question, INDICATORS);
                const label = JSON.stringify({ node, text, sector, campaignId });
                for (const code of INDICATORS)
                  expect({ label, code, ...(found.get(code) ?? EMPTY_FIGURE) }).toEqual({
                    label,
                    code,
                    ...sum(all, code),
                  });
                if (!campaignId && aggregate) {
                  for (const [by, keysOf] of [
                    ['ACTIVITY_TYPE', (part: Contribution) => [part.activityType]],
                    ['SECTOR', (part: Contribution) => [part.sector]],
                    ['CAMPAIGN', (part: Contribution) => part.campaignIds],
                    ['AGE_BAND', (part: Contribution) => [part.ageBand]],
                  ] as const) {
                    for (const code of ['LEAFLETS', 'LEADERSHIP_GROUPS'] as const) {
                      const members = await batch.members(question, code, by);
                      const keys = new Set([...members.keys(), ...all.flatMap(keysOf)].filter((key) => key != null));
                      for (const key of keys) {
                        expect({ label, by, code, key, ...(members.get(key as string) ?? EMPTY_FIGURE) }).toEqual({
                          label,
                          by,
                          code,
                          key,
                          ...sum(
                            all.filter((part) => keysOf(part).includes(key)),
                            code,
                          ),
                        });
                      }
                    }
                  }
                }
                if (!campaignId && node.kind !== 'TENANT') {
                  const homes = history.living
                    .flatMap((each) => each ?? [])
                    .filter((part) => part.facts > 0)
                    .filter((part) => {
                      const under =
                        node.kind === 'OWN' ? part.homeRegion === node.code : isWithin(part.homeRegion, node.code);
                      const { start, end } = parsePeriod(text);
                      return under && part.day >= start && part.day <= end && (!sector || part.sector === sector);
                    });
                  const { contributing } = await batch.reporting(question);
                  expect({ label, contributing }).toEqual({
                    label,
                    contributing: new Set(homes.map((part) => part.tenantId)).size,
                  });
                }
              }),
            ),
          ),
        ),
      );
    }),
    { numRuns: Number(process.env['FANZHA_TEST_HISTORIES'] ?? 130), endOnFailure: false },
  );
}, 600_000);
