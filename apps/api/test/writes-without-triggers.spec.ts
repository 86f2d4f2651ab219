import { importRegions } from '@fanzha/org';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { COMMUNITY, type HouseholdsStage, REGISTRATIONS, setHouseholdsStage, UNDO } from './households.stage.js';
import { setTimeStage, type TimeStage } from './time-travel.stage.js';

/**
 * No table has a trigger: whoever writes does what must follow. What of it no other spec sees is asked here. That doors
 * which a visit has named keep their numbers stands in households-isolation.spec.ts.
 */
describe('every process hears that regions have changed, in the moment of the commit', () => {
  let stage: TimeStage;
  let listener: pg.Client;
  let told: string[] = [];
  beforeAll(async () => {
    stage = await setTimeStage();
    listener = new pg.Client({ connectionString: stage.ownerUrl });
    listener.on('notification', ({ payload = '' }) => told.push(payload));
    await listener.connect();
    await listener.query('listen fanzha_regions');
  }, 60_000);
  afterAll(async () => {
    await listener?.end();
    await stage?.end();
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

  it('by an import, and not by one with a fault', async () => {
    const file = (...lines: string[]) => ['code,name,level,parent,valid_from,valid_to,successor', ...lines].join('\n');
    const good = ['340223150,许镇镇,TOWN,340223,,,', '340223150001,许镇村,COMMUNITY,340223150,,,'];
    expect(await announcements(() => importRegions(stage.ownerUrl, file(...good), 'test'))).toBe(1);
    expect(await announcements(() => importRegions(stage.ownerUrl, file('340223151,,TOWN,340223,,,'), 'test'))).toBe(0);
  });

  it('by a new community', async () => {
    const create = 'mutation ($code: ID!) { createCommunity(code: $code, name: "新村") { code } }';
    const outcome = await announcements(async () =>
      expect(await stage.ask(stage.operator, create, { code: '340210100777' })).toMatchObject({
        createCommunity: { code: '340210100777' },
      }),
    );
    expect(outcome).toBe(1);
  });

  it('by a reform, and not by one that is refused', async () => {
    for (const code of ['340210171', '340210172'])
      await stage.db.sql(
        "insert into region (code, name, level, parent_code, source) values ($1, $1, 'TOWN', '340210', 'test')",
        [code],
      );
    await stage.refresh();
    const merge = `mutation ($into: ID!) { mergeRegions(
      codes: ["340210171", "340210172"], intoCode: $into, intoName: "大镇", on: "2026-07-01") { code } }`;
    const merging = (into: string, outcome: object) =>
      announcements(async () => expect(await stage.ask(stage.operator, merge, { into })).toMatchObject(outcome));
    expect(await merging('340210100', { code: 'BAD_INPUT' })).toBe(0);
    expect(await merging('340210171', { mergeRegions: { code: '340210171' } })).toBe(1);
  });
});

describe('bitmaps with a door are counted anew from the year on', () => {
  let stage: HouseholdsStage;
  const DOOR = '1-101';
  beforeAll(async () => {
    stage = await setHouseholdsStage();
    await stage.register([DOOR, '1-102'], '2025-01-01', COMMUNITY, stage.committee);
    // Of the door, and of the year before: that bitmap stays as it is, and so does one without the door.
    await stage.record({ visitedOn: '2025-12-05', doors: [DOOR] });
    await stage.record({ visitedOn: '2026-02-03', doors: [DOOR] });
    await stage.record({ visitedOn: '2026-02-04', doors: ['1-102'] }, stage.committee);
  }, 60_000);
  afterAll(() => stage?.close());

  /** Months and visitors whose bitmaps are to be counted anew after it, where nothing was before. */
  async function turnedBy(work: () => Promise<unknown>): Promise<string[]> {
    await stage.sql('update household_presence set dirty = false');
    await work();
    const names = new Map([
      [stage.police.tenant.id, 'police'],
      [stage.committee.tenant.id, 'committee'],
    ]);
    const rows = await stage.sql<{ month: string; tenant_id: string }>(
      'select month, tenant_id from household_presence where dirty order by 1, 2',
    );
    return rows.map((row) => `${row.month} ${names.get(row.tenant_id) ?? ''}`);
  }

  it('in which it is retired, and put in place again', async () => {
    const town = [COMMUNITY, stage.committee] as const;
    expect(await turnedBy(() => stage.retire(DOOR, '2026-03-01', ...town))).toEqual(['2026-02 police']);
    expect(await turnedBy(() => stage.register([DOOR], '2026-03-01', ...town))).toEqual(['2026-02 police']);
  });

  it('in which putting it in place again is undone', async () => {
    await stage.register([DOOR], '2026-03-01', COMMUNITY, stage.committee);
    const { registrations } = (await stage.data(stage.committee, REGISTRATIONS, { communityCode: COMMUNITY }))
      .householdRoster;
    const [{ id, doors }] = registrations as [{ id: string; doors: number }];
    expect(await turnedBy(() => stage.data(stage.committee, UNDO, { id, doors }))).toEqual(['2026-02 police']);
    await stage.register([DOOR], '2026-03-01', COMMUNITY, stage.committee);
  });

  it('in which it is found vacant, and in which that is taken back', async () => {
    let visit = { id: '', version: 0 };
    const find = async () => {
      visit = await stage.record({ visitedOn: '2026-04-01', vacant: [DOOR] }, stage.committee);
    };
    expect(await turnedBy(find)).toEqual(['2026-02 police']);
    expect(await turnedBy(() => stage.void(visit.id, visit.version, stage.committee))).toEqual(['2026-02 police']);
  });
});
