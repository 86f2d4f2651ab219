import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, type IndicatorCode, parsePeriod, type Period, TARGET_INDICATORS, targetUse } from '@fanzha/domain';
import { Database, Maintenance } from '@fanzha/platform';
import { compactBatch, figureFrom, OperationReads } from '@fanzha/rollup';
import { type CampaignsFixture, day, makeCampaignsFixture } from './campaigns.fixture.js';
import { actorOf, type Actor } from './support/actors.js';
import { officialScope } from './support/engine.js';
import { insertTenant } from './support/factories.js';

const TOWNS = ['340210100', '340210101'];
const REGISTER = `mutation($communityCode: ID!, $doors: [String!]!, $on: Date) {
  registerHouseholds(communityCode: $communityCode, doors: $doors, on: $on) { added } }`;
const VISIT = 'mutation($input: HouseholdVisitsInput!) { recordHouseholdVisits(input: $input) { id } }';
const GROUP = 'mutation($input: LeadershipGroupInput!) { establishLeadershipGroup(input: $input) { id } }';
const DOORS = ['1号101', '1号102', '1号103', '1号104', '2号101', '2号102'];
const IN_PLACE = TARGET_INDICATORS.filter((code) => targetUse(code) === 'IN_PLACE');
const COUNTED: readonly IndicatorCode[] = ['SESSIONS', 'PARTICIPANTS', 'LEAFLETS', 'POSTERS'];
const QUALIFIERS = ['EXACT', 'AT_LEAST', 'APPROX', 'UNCOUNTED', 'WITHHELD'];

/** The same numbers every time, so that what fails fails again. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

let f: CampaignsFixture;
let units: Actor[];
let towns: Actor[];
let campaigns: string[];

beforeAll(async () => {
  f = await makeCampaignsFixture();
  const random = numbersFrom(20_261_201);
  units = [];
  for (let at = 0; at < 6; at += 1)
    units.push(await actorOf(f.api, await insertTenant(f.db, 'SCHOOL', TOWNS[at % 2] as string), ['UNIT_ADMIN']));
  towns = [];
  for (const region of TOWNS)
    towns.push(await actorOf(f.api, await insertTenant(f.db, 'DISTRICT', region), ['UNIT_ADMIN']));
  campaigns = [];
  for (const title of ['春风行动', '秋风行动'])
    campaigns.push((await f.issue({ title, startsOn: day(40), endsOn: day(-20), regionCodes: TOWNS }))['id'] as string);
  for (const [at, town] of towns.entries())
    await f.data(town, REGISTER, { communityCode: `${TOWNS[at]}001`, doors: DOORS, on: day(60 - 45 * at) });

  /** None, one of them, or both. */
  const named = () => campaigns.filter(() => random(2) === 0);
  const record = async () => {
    const [ago, lines] = [random(35), 1 + random(3)];
    const began = ago + (random(3) === 0 ? 1 + random(20) : 0);
    const measures = Array.from({ length: lines }, (_, at) => {
      const qualifier = QUALIFIERS[random(QUALIFIERS.length)] as string;
      const value = qualifier === 'UNCOUNTED' || qualifier === 'WITHHELD' ? {} : { value: 1 + random(300) };
      const days = began > ago ? { from: day(began), until: day(ago) } : {};
      return { indicator: COUNTED[at] as string, qualifier, ...value, ...days };
    });
    const unit = units[random(units.length)] as Actor;
    await f.record(unit, { title: '讲座', campaignIds: named(), startOn: day(began), endOn: day(ago), measures });
  };
  const visit = async () => {
    const at = random(2);
    const doors = DOORS.filter(() => random(2) === 0);
    const input = { communityCode: `${TOWNS[at]}001`, visitedOn: day(random(14)), campaignIds: named() };
    await f.data(towns[at] as Actor, VISIT, { input: { ...input, doors: doors.length > 0 ? doors : [DOORS[0]] } });
  };
  for (let nth = 0; nth < 60; nth += 1) {
    await record();
    if (nth % 4 === 0) await visit();
    if (nth % 20 === 0)
      await f.data(units[nth / 20] as Actor, GROUP, {
        input: {
          name: '反诈工作领导小组',
          foundedOn: addDays('2025-01-10', nth),
          members: [{ name: '组长甲', role: 'HEAD' }],
        },
      });
    // What is kept, and what is pending, of the same days.
    if (nth === 30) await f.api.app.get(Maintenance).snapshot('3402', (tx) => compactBatch(tx, { limit: 1_000 }));
  }
});
afterAll(() => f?.close());

const readsOf = () => new OperationReads(f.api.app.get(Database), officialScope('3402', ['340210']));
const nodes = () =>
  [...units, ...towns, f.school, f.far].map(({ tenantId }, at) => ({
    kind: 'TENANT' as const,
    tenantId,
    territory: at < 8 ? (TOWNS[at % 2] as string) : '340210100',
  }));

/** Every figure of every unit, added up at once and asked one by one. */
async function both(period: Period, campaignId: string | null, codes: readonly IndicatorCode[]) {
  const reads = readsOf();
  const shown = (sums: Awaited<ReturnType<OperationReads['figures']>>) => codes.map((code) => figureFrom(code, sums));
  const atOnce = await readsOf().figuresOfTenants(nodes(), { period, campaignId }, codes);
  const oneByOne = await Promise.all(
    nodes().map((node) => reads.figures({ node, period, sector: null, campaignId }, codes)),
  );
  return { atOnce: atOnce.map(shown), oneByOne: oneByOne.map(shown) };
}

const month = () => parsePeriod(day(10).slice(0, 7));
const periods = () => [
  parsePeriod(`${day(40)}/${day(-20)}`),
  parsePeriod(`${day(20)}/${day(3)}`),
  parsePeriod(`${day(5)}/${day(5)}`),
  month(),
];

describe('figures of all units at once', () => {
  it('are those of each unit, of a campaign', async () => {
    let [counted, spanning, ratios] = [0, 0, 0];
    for (const period of periods())
      for (const campaignId of campaigns) {
        const { atOnce, oneByOne } = await both(period, campaignId, TARGET_INDICATORS);
        expect([period.text, atOnce]).toEqual([period.text, oneByOne]);
        const all = atOnce.flat();
        counted += all.filter(({ value }) => value !== null && value > 0).length;
        spanning += all.filter((figure) => figure.spanning !== null).length;
        ratios += all.filter(({ indicator, value }) => indicator === 'HOUSEHOLD_COVERAGE' && (value ?? 0) > 0).length;
      }
    // Otherwise nothing was compared.
    expect(counted).toBeGreaterThan(100);
    expect(spanning).toBeGreaterThan(5);
    expect(ratios).toBeGreaterThan(2);
  });

  it('are those of each unit, of what is in place', async () => {
    for (const period of [parsePeriod(`${day(0)}/${day(0)}`), parsePeriod('2025-01-20/2025-01-20')]) {
      const { atOnce, oneByOne } = await both(period, null, IN_PLACE);
      expect([period.text, atOnce]).toEqual([period.text, oneByOne]);
      expect(atOnce.flat().filter(({ value }) => value === 1).length).toBeGreaterThan(0);
    }
  });

  it('are those of each unit, of whatever campaign', async () => {
    const { atOnce, oneByOne } = await both(parsePeriod(`${day(20)}/${day(3)}`), null, TARGET_INDICATORS);
    expect(atOnce).toEqual(oneByOne);
  });

  it('are nobody else’s: what the viewer may not see adds nothing', async () => {
    const reads = new OperationReads(f.api.app.get(Database), officialScope('3402', ['340223']));
    const asked = { period: parsePeriod(`${day(40)}/${day(-20)}`), campaignId: campaigns[0] as string };
    for (const sums of await reads.figuresOfTenants(nodes(), asked, ['SESSIONS', 'LEAFLETS', 'HOUSEHOLDS_COVERED']))
      for (const code of ['SESSIONS', 'LEAFLETS', 'HOUSEHOLDS_COVERED'] as const)
        expect(figureFrom(code, sums).value).toBe(0);
  });
});
