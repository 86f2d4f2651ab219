import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ListsFixture, makeListsFixture } from './lists.fixture.js';
import type { Actor } from './support/actors.js';

let fixture: ListsFixture;
beforeAll(async () => {
  fixture = await makeListsFixture(9);
}, 120_000);
afterAll(() => fixture?.close());

interface Row {
  readonly id: string;
  readonly day: string;
  readonly alike?: string;
  readonly status?: string;
  readonly recordStatus: string;
  readonly tenant: { readonly id: string };
  readonly lastTime: { readonly id: string } | null;
}

/** Ledgers with a last time, by their lists: the day, and what two records have in common. */
const COMPARED: Readonly<Record<string, readonly [day: string, alike: string]>> = {
  activities: ['startOn', 'alike: type status'],
  tallies: ['occurredOn', 'alike: ledger'],
  fundsActions: ['occurredOn', 'alike: stage'],
  interceptions: ['occurredOn', 'alike: venue'],
  inspections: ['occurredOn', ''],
  householdVisits: ['visitedOn', 'alike: communityCode'],
};

/** What an actor sees of a ledger, of one unit. */
async function rowsOf(actor: Actor, list: string, tenant = actor.tenantId): Promise<Row[]> {
  const [day, alike] = COMPARED[list] as (typeof COMPARED)[string];
  const asked = `query($tenant: ID) { ${list}(filter: { tenantId: $tenant, includeVoided: true }, first: 100) {
    edges { node { id day: ${day} ${alike} recordStatus tenant { id } lastTime { id } } } } }`;
  const answer = (await fixture.data(actor, asked, { tenant }))[list];
  return answer.edges.map(({ node }: { node: Row }) => node);
}

/** The rule, said once more: the latest earlier day of the same unit and kind, of several the newest. */
function expected(row: Row, rows: readonly Row[]): string | null {
  const before = rows.filter(
    (one) =>
      one.tenant.id === row.tenant.id &&
      one.alike === row.alike &&
      one.recordStatus === 'ACTIVE' &&
      (one.status ?? 'DONE') === 'DONE' &&
      one.day < row.day,
  );
  before.sort((left, right) => (`${left.day}${left.id}` < `${right.day}${right.id}` ? 1 : -1));
  return before[0]?.id ?? null;
}

describe('the last time', () => {
  it.each(Object.keys(COMPARED))('of %s is the latest earlier record of the same unit and kind', async (list) => {
    const { school, other, police, otherPolice, bank, town, county } = fixture;
    let found = 0;
    for (const unit of [school, other, police, otherPolice, bank, town])
      for (const actor of [unit, county]) {
        const rows = await rowsOf(actor, list, unit.tenantId);
        found += rows.filter(({ lastTime }) => lastTime !== null).length;
        expect(rows.map(({ lastTime }) => lastTime?.id ?? null)).toEqual(rows.map((row) => expected(row, rows)));
      }
    expect(found).toBeGreaterThan(1);
  });

  it('is never a record of a neighbour, nor of another county', async () => {
    const record = async (actor: Actor, subject: string, occurredOn: string) =>
      (
        await fixture.data(
          actor,
          `mutation($input: InspectionInput!) {
            done: recordInspection(input: $input) { id lastTime { id subject tenant { id } } } }`,
          { input: { subject, occurredOn, inspections: { value: 1 } } },
        )
      )['done'];
    const own = await record(fixture.school, '自己的', '2026-05-06');
    await record(fixture.other, '邻校的', '2026-05-07');
    expect((await record(fixture.school, '后来的', '2026-05-08')).lastTime).toEqual({
      id: own.id,
      subject: '自己的',
      tenant: { id: fixture.school.tenantId },
    });
    expect(await rowsOf(fixture.stranger, 'inspections', fixture.school.tenantId)).toEqual([]);
  });

  it('is not told to a unit that took part in one of the records', async () => {
    const { bank, police } = fixture;
    const record = async (occurredOn: string, joinedByTenantIds: string[] = []) =>
      (
        await fixture.data(
          bank,
          'mutation($input: InterceptionInput!) { done: recordInterception(input: $input) { id lastTime { id } } }',
          { input: { venue: 'COUNTER', occurredOn, joinedByTenantIds } },
        )
      )['done'];
    await record('2026-06-01', [police.tenantId]);
    const between = await record('2026-06-02');
    const { id, lastTime } = await record('2026-06-03', [police.tenantId]);
    expect(lastTime).toEqual({ id: between.id });
    const seen = (await rowsOf(police, 'interceptions', bank.tenantId)).find((row) => row.id === id);
    expect(seen).toMatchObject({ id, lastTime: null });
  });

  it('is no field where records have nothing to do with each other', async () => {
    for (const list of ['fraudCases', 'leadershipGroups', 'controlMeasures', 'notices'])
      expect(
        (await fixture.error(fixture.county, `{ ${list} { edges { node { lastTime { id } } } } }`)).message,
      ).toContain('lastTime');
  });
});
