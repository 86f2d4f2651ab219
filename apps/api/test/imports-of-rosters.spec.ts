import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { errorsTold, type Importer, importerOf, recounted, tableOf } from './imports.fixture.js';
import { insertTenant, type TestTenant } from './support/factories.js';
import { startTestApi, type TestApi } from './support/test-api.js';

const EAST = '340210100001';
const WEST = '340210100002';
const file = tableOf;

describe('rosters', () => {
  let fixture: TestApi;
  let town: Importer;
  let community: Importer;
  let school: Importer;
  let east: TestTenant;

  beforeAll(async () => {
    fixture = await startTestApi();
    const district = await insertTenant(fixture.db, 'DISTRICT', '340210100', { name: '湾沚镇' });
    east = await insertTenant(fixture.db, 'COMMUNITY', EAST, { name: '东湖社区居委会' });
    const primary = await insertTenant(fixture.db, 'SCHOOL', '340210100');
    town = await importerOf(fixture, district, 'UNIT_EDITOR');
    community = await importerOf(fixture, east, 'UNIT_EDITOR');
    school = await importerOf(fixture, primary, 'UNIT_EDITOR');
  });
  afterAll(() => fixture?.close());

  const staged = async (text: string, by = town): Promise<string> => {
    const { status, body } = await by.send('HOUSEHOLD_DOORS', text, '户册.csv');
    expect([status, body?.errors]).toEqual([201, undefined]);
    return body.id;
  };
  const doors = async (code: string): Promise<string[]> =>
    (
      await fixture.db.sql(
        `select d.label from household_door d join household_roster r on r.id = d.roster_id
           where r.region_code = $1 and d.retired_on is null order by d.label`,
        [code],
      )
    ).map(({ label }) => String(label));
  const told = errorsTold;
  const reconciled = async () => expect(await recounted(fixture)).toEqual({ differences: 0, examples: [] });

  it('say again only what a good row has said', async () => {
    const checked = await town.checked(
      await staged(
        file(
          '社区,门牌号,登记日期,确认是门牌',
          '东湖社区,9-1-901,2090-01-01,',
          '东湖社区,9-1-901,2026-01-05,',
          '东湖社区,3月4日,2026-01-05,',
          '东湖社区,3月4日,2026-01-05,',
          '东湖社区,3月4日,2026-01-05,是',
          '东湖社区,9-1-901,2026-01-05,',
        ),
      ),
    );
    expect(checked.counts).toMatchObject({ total: 6, added: 2, duplicates: 1, invalid: 3 });
    expect(told(checked)).toEqual(['C DATE_IN_FUTURE 2', 'B LOOKS_LIKE_DATE 4,5']);
  });

  it('get doors by community and day; those on them are unchanged, however they are written', async () => {
    const id = await staged(
      file(
        '社区,门牌号,登记日期,确认是门牌',
        '东湖社区,3-2-401,2026-01-05,',
        '东湖社区,3栋2单元402室,2026-01-05,',
        '东湖社区,3-2-401,2026-01-05,',
        '西河社区,１－１－１０１,2026-01-05,',
        '西河社区,3月2日,2026-01-05,',
        '西河社区,5月6日,2026-01-05,是',
        '没有的社区,1-1-1,2026-01-05,',
        '陶辛镇,1-1-1,2026-01-05,',
        '东湖社区,,2026-01-05,',
        '东湖社区,9-9-9,2090-01-01,',
      ),
    );
    const checked = await town.checked(id);
    expect(checked.counts).toMatchObject({ total: 10, added: 4, duplicates: 1, invalid: 5, unchanged: 0 });
    expect(told(checked)).toEqual([
      'B LOOKS_LIKE_DATE 6',
      'A NOT_A_REGION 8',
      'A NOT_A_REGION 9',
      'B REQUIRED 10',
      'C DATE_IN_FUTURE 11',
    ]);
    expect(checked.errors[0].message).toContain('在“确是门牌”列填“是”');
    expect(await doors(EAST)).toEqual([]);
    const done = await town.written(id);
    expect(done).toMatchObject({ state: 'WRITTEN', counts: { written: 4 }, undo: { obstacle: null, standing: 4 } });
    expect(await doors(EAST)).toHaveLength(2);
    expect(await doors(WEST)).toHaveLength(2);
    await reconciled();
    const again = await town.checked(
      await staged(file('社区,门牌', '东湖社区,3-2-402', '东湖社区,3-2-403', `${WEST},1-1-101`)),
    );
    expect(again.counts).toMatchObject({ added: 1, unchanged: 2 });
  });

  it('of the own community need no name of it', async () => {
    const id = await staged(file('门牌', '7-1-101', '7-1-102'), community);
    await community.checked(id);
    expect((await community.written(id)).counts).toMatchObject({ written: 2 });
    const other = await community.checked(await staged(file('社区,门牌', '西河社区,1-1-102'), community));
    expect(told(other)).toEqual(['A NOT_A_REGION 2']);
    const coded = await community.checked(await staged(file('社区,门牌', `${WEST},1-1-102`), community));
    expect(told(coded)).toEqual(['A OUTSIDE_REGION 2']);
  });

  it('are undone as whole registrations, except where somebody was visited', async () => {
    const id = await staged(
      file(
        '社区,门牌,登记日期',
        ...['东湖社区,8-1-101', '东湖社区,8-1-102', '西河社区,8-1-101'].map((row) => `${row},2026-01-06`),
      ),
    );
    await town.checked(id);
    await town.written(id);
    const visit = await community.ask(
      `mutation Visit($input: HouseholdVisitsInput!) { recordHouseholdVisits(input: $input) { id } }`,
      { input: { communityCode: EAST, visitedOn: '2026-02-03', doors: ['8-1-101'] } },
    );
    expect(visit.errors).toEqual([]);
    const done = await town.undone(id);
    expect(done.undo).toMatchObject({ standing: 2, voided: 1, refused: 2 });
    const [first, , third] = done.rows.edges.map(({ node }: { node: object }) => node);
    expect(first).toMatchObject({ undo: 'REFUSED', undoMessage: expect.stringContaining('1') });
    expect(third).toMatchObject({ undo: 'VOIDED', undoMessage: null });
    expect(await doors(WEST)).not.toContain('8-1-101');
    expect(await doors(EAST)).toContain('8-1-101');
    await reconciled();
    const lone = await staged(file('社区,门牌', '西河社区,8-2-101', '西河社区,8-2-102'));
    await town.checked(lone);
    await town.written(lone);
    expect((await town.undone(lone)).undo).toMatchObject({ standing: 0, voided: 2 });
    await reconciled();
  });

  it('are for those who keep them', async () => {
    expect((await school.send('HOUSEHOLD_DOORS', file('门牌', '1-1-1'))).status).toBe(404);
    const id = await staged(file('社区,门牌', '东湖社区,9-1-101'));
    expect(await community.get(id)).toBeUndefined();
    expect((await community.undo(id, { version: 1 })).errors[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
