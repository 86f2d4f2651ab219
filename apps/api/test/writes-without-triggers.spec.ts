import { importRegions } from '@fanzha/org';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { COMMUNITY, type HouseholdsFixture, REGISTRATIONS, makeHouseholdsFixture, UNDO } from './households.fixture.js';
import { makeTimeFixture, type TimeFixture } from './time-travel.fixture.js';

/**
 * No table has a trigger: the code that writes does what must follow. This spec asks for what no other spec sees.
 * households-isolation.spec.ts asks that doors which a visit has named keep their numbers.
 */
describe('every process hears that regions have changed, in the moment of the commit', () => {
  let fixture: TimeFixture;
  let listener: pg.Client;
  let told: string[] = [];
  beforeAll(async () => {
    fixture = await makeTimeFixture();
    listener = new pg.Client({ connectionString: fixture.ownerUrl });
    listener.on('notification', ({ payload = '' }) => told.push(payload));
    await listener.connect();
    await listener.query('listen fanzha_regions');
  }, 60_000);
  afterAll(async () => {
    await listener?.end();
    await fixture?.end();
  });

  /** How often it was announced meanwhile: announcements come in the order of the commits, and this one is the last. */
  async function announcements(work: () => Promise<unknown>): Promise<number> {
    told = [];
    await work();
    await listener.query("select pg_notify('fanzha_regions', 'end')");
    for (let wait = 0; wait < 100 && !told.includes('end'); wait += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(told.at(-1)).toBe('end');
    return told.length - 1;
  }

  it('by an import, and not by one with an error', async () => {
    const file = (...lines: string[]) => ['code,name,level,parent,valid_from,valid_to,successor', ...lines].join('\n');
    const good = ['340223150,许镇镇,TOWN,340223,,,', '340223150001,许镇村,COMMUNITY,340223150,,,'];
    expect(await announcements(() => importRegions(fixture.ownerUrl, file(...good), 'test'))).toBe(1);
    expect(await announcements(() => importRegions(fixture.ownerUrl, file('340223151,,TOWN,340223,,,'), 'test'))).toBe(
      0,
    );
  });

  it('by a new community', async () => {
    const create = 'mutation ($code: ID!) { createCommunity(code: $code, name: "新村") { code } }';
    const outcome = await announcements(async () =>
      expect(await fixture.ask(fixture.operator, create, { code: '340210100777' })).toMatchObject({
        createCommunity: { code: '340210100777' },
      }),
    );
    expect(outcome).toBe(1);
  });

  it('by a region change, and not by one that is refused', async () => {
    for (const code of ['340210171', '340210172'])
      await fixture.db.sql(
        "insert into region (code, name, level, parent_code, source) values ($1, $1, 'TOWN', '340210', 'test')",
        [code],
      );
    await fixture.refresh();
    const merge = `mutation ($into: ID!) { mergeRegions(
      codes: ["340210171", "340210172"], intoCode: $into, intoName: "大镇", on: "2026-07-01") { code } }`;
    const merging = (into: string, outcome: object) =>
      announcements(async () => expect(await fixture.ask(fixture.operator, merge, { into })).toMatchObject(outcome));
    expect(await merging('340210100', { code: 'BAD_INPUT' })).toBe(0);
    expect(await merging('340210171', { mergeRegions: { code: '340210171' } })).toBe(1);
  });
});

describe('bitmaps with a door are counted anew from the year on', () => {
  let fixture: HouseholdsFixture;
  const DOOR = '1-101';
  beforeAll(async () => {
    fixture = await makeHouseholdsFixture();
    await fixture.register([DOOR, '1-102'], '2025-01-01', COMMUNITY, fixture.committee);
    // Of the door, and of the year before: that bitmap stays as it is, and so does one without the door.
    await fixture.record({ visitedOn: '2025-12-05', doors: [DOOR] });
    await fixture.record({ visitedOn: '2026-02-03', doors: [DOOR] });
    await fixture.record({ visitedOn: '2026-02-04', doors: ['1-102'] }, fixture.committee);
  }, 60_000);
  afterAll(() => fixture?.close());

  /** Months and visitors whose bitmaps are to be counted anew after it, where nothing was before. */
  async function turnedBy(work: () => Promise<unknown>): Promise<string[]> {
    await fixture.sql('update household_visit_bitmap set dirty = false');
    await work();
    const names = new Map([
      [fixture.police.tenant.id, 'police'],
      [fixture.committee.tenant.id, 'committee'],
    ]);
    const rows = await fixture.sql<{ month: string; tenant_id: string }>(
      'select month, tenant_id from household_visit_bitmap where dirty order by 1, 2',
    );
    return rows.map((row) => `${row.month} ${names.get(row.tenant_id) ?? ''}`);
  }

  it('in which it is retired, and put in place again', async () => {
    const town = [COMMUNITY, fixture.committee] as const;
    expect(await turnedBy(() => fixture.retire(DOOR, '2026-03-01', ...town))).toEqual(['2026-02 police']);
    expect(await turnedBy(() => fixture.register([DOOR], '2026-03-01', ...town))).toEqual(['2026-02 police']);
  });

  it('in which putting it in place again is undone', async () => {
    await fixture.register([DOOR], '2026-03-01', COMMUNITY, fixture.committee);
    const { registrations } = (await fixture.data(fixture.committee, REGISTRATIONS, { communityCode: COMMUNITY }))
      .householdRoster;
    const [{ id, doors }] = registrations as [{ id: string; doors: number }];
    expect(await turnedBy(() => fixture.data(fixture.committee, UNDO, { id, doors }))).toEqual(['2026-02 police']);
    await fixture.register([DOOR], '2026-03-01', COMMUNITY, fixture.committee);
  });

  it('in which it is found vacant, and in which that is taken back', async () => {
    let visit = { id: '', version: 0 };
    const find = async () => {
      visit = await fixture.record({ visitedOn: '2026-04-01', vacant: [DOOR] }, fixture.committee);
    };
    expect(await turnedBy(find)).toEqual(['2026-02 police']);
    expect(await turnedBy(() => fixture.void(visit.id, visit.version, fixture.committee))).toEqual(['2026-02 police']);
  });
});
