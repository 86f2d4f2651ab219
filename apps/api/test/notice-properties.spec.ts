import {
  addDays,
  addFigures,
  EMPTY_FIGURE,
  isWithin,
  parsePeriod,
  DomainError,
  type Sector,
  todayIn,
} from '@fanzha/domain';
import {
  receiptContributions,
  noticeContributions,
  type NoticeFact,
  NoticeReceipts,
  NoticeService,
} from '@fanzha/campaign';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Database, type Viewer, viewerFrom } from '@fanzha/platform';
import { type Contribution, OperationReads } from '@fanzha/rollup';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { officialScope } from './support/engine.js';
import type { TestTenant } from './support/factories.js';
import { AGREED, makeTimeFixture, type TimeFixture } from './time-travel.fixture.js';

/**
 * Random histories of notices that are published, read and taken back, while units move:
 * contributions, engine and recount agree.
 */
const REGIONS = ['340210', '340210100', '340210101', '340210100001'];
const SECTORS: readonly Sector[] = ['EDUCATION', 'FINANCE', 'COMMUNITY'];
const DAYS = ['2026-01-31', '2026-03-01', '2026-11-01', todayIn()];

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('publish' as const),
      on: fc.constantFrom(...DAYS),
      fraudType: fc.option(fc.constant('F0201')),
      regionCodes: fc.uniqueArray(fc.constantFrom(...REGIONS), { minLength: 1, maxLength: 3 }),
      sectors: fc.uniqueArray(fc.constantFrom(...SECTORS), { maxLength: 2 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('acknowledge' as const), unit: fc.nat(2), which: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), which: fc.nat(40) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('move' as const), unit: fc.nat(2), region: fc.constantFrom(...REGIONS) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('compact' as const), batch: fc.integer({ min: 1, max: 4 }) }) },
);

let fixture: TimeFixture;
let official: Viewer;
let units: TestTenant[];
const notices: NoticeFact[] = [];
const counted: Contribution[] = [];
let read = 0;

beforeAll(async () => {
  fixture = await makeTimeFixture();
  units = [
    await fixture.unit('340210100'),
    await fixture.unit('340210101', 'BANK'),
    await fixture.unit('340210100001', 'COMMUNITY'),
  ];
  official = viewerFrom({
    userId: randomUUID(),
    username: 'official',
    displayName: '主管',
    tenantId: fixture.authority.id,
    cityCode: '3402',
    roles: ['COUNTY_OFFICIAL'],
    oversight: [{ region: '340210', sector: null }],
    sessionId: null,
    mustChangePassword: false,
  });
});
afterAll(() => fixture.end());

async function take(next: typeof step extends fc.Arbitrary<infer T> ? T : never): Promise<void> {
  const service = fixture.app.get(NoticeService, { strict: false });
  const place = 'which' in next && notices.length > 0 ? next.which % notices.length : null;
  const notice = place === null ? null : (notices[place] ?? null);
  if (next.do === 'publish') {
    const { on: publishedOn, fraudType: fraudTypeCode, regionCodes, sectors } = next;
    notices.push(
      await service.record(official, {
        title: '预警',
        body: '不转账',
        publishedOn,
        fraudTypeCode,
        regionCodes,
        sectors,
      }),
    );
  }
  if (next.do === 'void' && place !== null && notice?.recordStatus === 'ACTIVE')
    notices[place] = await service.void(official, notice.id, notice.version, '误发');
  if (next.do === 'acknowledge' && notice) await acknowledge(units[next.unit] as TestTenant, notice);
  if (next.do === 'move')
    await fixture.move(units[next.unit] as TestTenant, addDays(todayIn(), -1), next.region).catch(refused);
  if (next.do === 'compact') await fixture.compact(next.batch);
}

/** What the statement of the notice says must happen, and what it does. */
async function acknowledge(unit: TestTenant, notice: NoticeFact): Promise<void> {
  const [home] = await fixture.db.sql<{ region: string; sector: Sector }>(
    'select region_code region, sector from tenant where id = $1',
    [unit.id],
  );
  if (!home) throw new Error('The unit is gone');
  const sees =
    notice.recordStatus === 'ACTIVE' &&
    notice.regions.some((region) => isWithin(home.region, region)) &&
    (notice.sectors.length === 0 || notice.sectors.includes(home.sector));
  const known = await fixture.db.sql('select from notice_receipt where notice_id = $1 and tenant_id = $2', [
    notice.id,
    unit.id,
  ]);
  const outcome = await fixture.app
    .get(NoticeReceipts, { strict: false })
    .acknowledge(fixture.viewerOf(unit), notice.id)
    .then(() => 'read', refused);
  expect(outcome).toBe(sees ? 'read' : 'refused');
  if (!sees || known.length > 0) return;
  read += 1;
  counted.push(
    ...receiptContributions({
      noticeId: notice.id,
      tenantId: unit.id,
      homeRegion: home.region,
      sector: home.sector,
      receivedOn: todayIn(),
    }),
  );
}

function refused(error: unknown): 'refused' {
  if (error instanceof DomainError) return 'refused';
  throw error;
}

async function expectExact(): Promise<void> {
  const parts = [...counted, ...notices.flatMap((notice) => noticeContributions(notice))];
  const batch = new OperationReads(fixture.app.get(Database), officialScope('3402', ['3402']));
  await Promise.all(
    ['3402', ...REGIONS].flatMap((code) =>
      ['2026', '2026-Q1', '2026-11', '2026-01-31/2026-03-01'].map(async (text) => {
        const period = parsePeriod(text);
        const here = parts.filter(
          (part) => part.day >= period.start && part.day <= period.end && isWithin(part.regionCode, code),
        );
        const figures = await batch.figures(
          { node: { kind: 'REGION', code }, period, sector: null, campaignId: null },
          ['WARNINGS_ISSUED', 'WARNINGS_READ'],
        );
        for (const indicator of ['WARNINGS_ISSUED', 'WARNINGS_READ'] as const) {
          const expected = here.reduce(
            (total, part) => addFigures(total, part.figures[indicator] ?? EMPTY_FIGURE),
            EMPTY_FIGURE,
          );
          expect({ code, text, indicator, ...(figures.get(indicator) ?? EMPTY_FIGURE) }).toEqual({
            code,
            text,
            indicator,
            ...expected,
          });
        }
      }),
    ),
  );
}

test('random histories of notices are exact at every node, before and after folding', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 15 }), async (steps) => {
      for (const next of steps) await take(next);
      await expectExact();
    }),
    { numRuns: Number(process.env['FANZHA_TEST_NOTICE_HISTORIES'] ?? 15), endOnFailure: true },
  );
  expect(await fixture.differences()).toEqual(AGREED);
  await expectExact();
  expect(read).toBeGreaterThan(0);
}, 120_000);
