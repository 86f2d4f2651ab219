import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor } from './support/actors.js';
import { type ListsFixture, makeListsFixture } from './lists.fixture.js';

let fixture: ListsFixture;
beforeAll(async () => {
  fixture = await makeListsFixture(9);
}, 120_000);
afterAll(() => fixture?.close());

const LIST = `query($filter: ActivityFilter, $orderBy: RecordOrderInput, $first: Int, $after: String, $last: Int,
    $before: String, $fromDay: Date) {
  activities(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before,
    fromDay: $fromDay) {
    totalCount totalIsExact pageInfo { endCursor startCursor } edges { node { title } } } }`;
const list = async (given: object, actor: Actor = fixture.county) =>
  (await fixture.data(actor, LIST, given as Record<string, unknown>))['activities'];
const titles = async (filter: object, actor?: Actor): Promise<string[]> =>
  (await list({ filter, first: 100 }, actor)).edges.map(({ node }: { node: { title: string } }) => node.title).sort();

describe('filters of every ledger', () => {
  it('find words in the record or in the name of its unit, all of them together', async () => {
    const ofSchool = await titles({ unitText: '湖畔' });
    expect(ofSchool.length).toBeGreaterThan(1);
    expect(await titles({ text: '湖畔' })).toEqual(ofSchool);
    expect(await titles({ text: '小学 讲座0' })).toEqual(['讲座0']);
    expect(await titles({ text: '湖畔 讲座0' })).toEqual(['讲座0']);
    expect(await titles({ text: '柏树 讲座0' })).toEqual([]);
    expect(await titles({ unitText: '小学 湖畔' })).toEqual(ofSchool);
    // A text of the record is no name of a unit.
    expect(await titles({ unitText: '讲座' })).toEqual([]);
  });

  it('find no unit whose name the viewer does not see', async () => {
    expect(await titles({ text: '市直' })).toEqual([]);
    expect(await titles({ unitText: '市直' })).toEqual([]);
    expect((await titles({ unitText: '市直' }, fixture.remote)).length).toBeGreaterThan(0);
  });

  it('find what was stated in a way, and amounts beyond the usual', async () => {
    expect(await titles({ qualifier: 'UNCOUNTED' })).toEqual(['讲座4']);
    expect(await titles({ qualifier: 'APPROX' })).toEqual(['讲座3']);
    expect(await titles({ qualifier: 'WITHHELD' })).toEqual([]);
    expect(await titles({ toCheck: true })).toEqual([]);
    const { done } = await fixture.data(
      fixture.school,
      'mutation($input: ActivityInput!) { done: recordActivity(input: $input) { id toCheck { indicator } } }',
      {
        input: {
          type: 'LECTURE',
          title: '万人大会',
          startOn: '2026-04-01',
          measures: [{ indicator: 'PARTICIPANTS', value: 9_000_000 }],
        },
      },
    );
    expect(done.toCheck).toEqual([{ indicator: 'PARTICIPANTS' }]);
    expect(await titles({ toCheck: true })).toEqual(['万人大会']);
    expect(await titles({ toCheck: false })).not.toContain('万人大会');
  });
});

describe('what cannot be asked for', () => {
  it.each<[string, object, string]>([
    ['both directions', { first: 2, last: 2 }, 'last CONTRADICTORY'],
    ['a direction and the cursor of the other', { first: 2, before: 'x' }, 'before CONTRADICTORY'],
    ['a page too long', { last: 101 }, 'last TOO_LARGE'],
    ['a cursor that is none', { last: 2, before: 'x' }, 'before INVALID_CURSOR'],
    ['an order by no quantity', { orderBy: { field: 'QUANTITY' } }, 'orderBy.indicator REQUIRED'],
    [
      'a quantity that the ledger does not state',
      { orderBy: { field: 'QUANTITY', indicator: 'LOSS' } },
      'orderBy.indicator NOT_ALLOWED_HERE',
    ],
    [
      'a quantity beside another order',
      { orderBy: { field: 'UNIT', indicator: 'PARTICIPANTS' } },
      'orderBy.indicator NOT_ALLOWED_HERE',
    ],
    ['a day in another order', { orderBy: { field: 'UNIT' }, fromDay: '2026-03-04' }, 'fromDay NOT_ALLOWED_HERE'],
    ['a day of a page read backwards', { last: 2, fromDay: '2026-03-04' }, 'fromDay NOT_ALLOWED_HERE'],
    ['an endless name', { filter: { unitText: '长'.repeat(101) } }, 'filter.unitText TOO_LONG'],
  ])('is %s', async (_, given, error) => {
    expect(await fixture.fieldErrors(fixture.county, LIST, given as Record<string, unknown>)).toEqual([error]);
  });

  it('is a page behind a cursor of another order', async () => {
    const { pageInfo } = await list({ first: 2, orderBy: { field: 'UNIT' } });
    for (const orderBy of [null, { field: 'UNIT', direction: 'DESC' }, { field: 'DAY', direction: 'ASC' }])
      expect(await fixture.fieldErrors(fixture.county, LIST, { first: 2, orderBy, after: pageInfo.endCursor })).toEqual(
        ['after INVALID_CURSOR'],
      );
  });
});

describe('several records voided together', () => {
  const VOID = `mutation($kind: RecordKind!, $records: [RecordVersionInput!]!, $reason: String!) {
    voidRecords(kind: $kind, records: $records, reason: $reason) {
      id record { id version recordStatus history { reason } } error { code reason message } } }`;

  it('are each voided as by their ledger, and those that are refused stay as they were', async () => {
    const rows = await fixture.sql<{ id: string; version: number; tenant_id: string; record_status: string }>(
      'select id, version, tenant_id, record_status from activity order by id',
    );
    const own = rows.filter(({ tenant_id: tenant }) => tenant === fixture.school.tenantId);
    const active = own.filter(({ record_status: status }) => status === 'ACTIVE');
    const foreign = rows.find(
      ({ tenant_id: tenant, record_status: status }) => tenant === fixture.other.tenantId && status === 'ACTIVE',
    );
    const [first, second, third] = active;
    if (!first || !second || !third || !foreign) throw new Error('too few records');
    const records = [
      { id: first.id, version: 1 },
      { id: second.id, version: 7 },
      { id: foreign.id, version: 1 },
      { id: third.id, version: 1 },
    ];
    const figure = '{ viewer { tenant { rollup(period: "2026") { figure(indicator: ACTIVITIES) { value } } } } }';
    const before = (await fixture.data(fixture.school, figure))['viewer'].tenant.rollup.figure.value;
    const { voidRecords } = await fixture.data(fixture.school, VOID, { kind: 'ACTIVITY', records, reason: '重复录入' });
    expect(
      voidRecords.map(
        ({ record, error }: { record: { recordStatus: string } | null; error: { code: string } | null }) => [
          record?.recordStatus ?? null,
          error?.code ?? null,
        ],
      ),
    ).toEqual([
      ['VOIDED', null],
      [null, 'CONFLICT'],
      [null, 'NOT_FOUND'],
      ['VOIDED', null],
    ]);
    expect(voidRecords[0].record.history[0].reason).toBe('重复录入');
    expect(voidRecords[1].error.reason).toBe('VERSION_CHANGED');
    const after = (await fixture.data(fixture.school, figure))['viewer'].tenant.rollup.figure.value;
    expect(before - after).toBe(2);
    const kept = await fixture.sql('select record_status, version from activity where id = any ($1) order by id', [
      [second.id, foreign.id],
    ]);
    expect(kept).toEqual([
      { record_status: 'ACTIVE', version: 1 },
      { record_status: 'ACTIVE', version: 1 },
    ]);
    // Once more: the first is voided already.
    const again = await fixture.data(fixture.school, VOID, {
      kind: 'ACTIVITY',
      records: records.slice(0, 1),
      reason: '再',
    });
    expect(again['voidRecords'][0].error).toMatchObject({ code: 'CONFLICT', reason: 'ALREADY_VOIDED' });
  });

  it.each<[string, object, string[]]>([
    ['none', { records: [] }, ['records TOO_FEW_ITEMS']],
    [
      'one twice',
      { records: Array(2).fill({ id: '0199a000-0000-7000-8000-00000000dead', version: 1 }) },
      ['records.1.id DUPLICATE'],
    ],
    ['what is no id', { records: [{ id: 'x', version: 1 }] }, ['records.0.id INVALID_ID']],
    [
      'without a reason',
      { reason: ' ', records: [{ id: '0199a000-0000-7000-8000-00000000dead', version: 1 }] },
      ['reason REQUIRED'],
    ],
  ])('are not %s', async (_, given, errors) => {
    const asked = { kind: 'ACTIVITY', reason: '重复', ...given };
    expect(await fixture.fieldErrors(fixture.school, VOID, asked)).toEqual(errors);
  });

  it('are nobody’s who may not void, and nothing to an official', async () => {
    const [row] = await fixture.sql<{ id: string }>("select id from activity where record_status = 'ACTIVE' limit 1");
    const asked = { kind: 'ACTIVITY', reason: '重复', records: [{ id: row?.id, version: 1 }] };
    expect((await fixture.error(null, VOID, asked)).extensions.code).toBe('UNAUTHENTICATED');
    const { voidRecords } = await fixture.data(fixture.county, VOID, asked);
    expect(voidRecords[0].error).toMatchObject({ code: 'FORBIDDEN', reason: 'READ_ONLY_OVERSIGHT' });
  });
});

describe('saved views', () => {
  const SAVE = 'mutation($input: SavedViewInput!) { saveView(input: $input) { id name content position } }';
  const RENAME = 'mutation($id: ID!, $name: String!) { renameSavedView(id: $id, name: $name) { name } }';
  const DELETE = 'mutation($id: ID!) { deleteSavedView(id: $id) }';
  const VIEWS = 'query($list: String!) { savedViews(list: $list) { id name content position } }';
  /** An object of so many levels. */
  const nested = (levels: number): object => {
    let content: object = {};
    for (let level = 1; level < levels; level += 1) content = { a: content };
    return content;
  };
  const view = { list: 'activities', name: '本月讲座', content: { filter: { type: 'LECTURE' } } };
  const views = async (actor: Actor = fixture.school, of = 'activities') =>
    (await fixture.data(actor, VIEWS, { list: of }))['savedViews'];

  it('are kept in their order, replaced, renamed and deleted', async () => {
    const saved = (await fixture.data(fixture.school, SAVE, { input: view }))['saveView'];
    await fixture.data(fixture.school, SAVE, { input: { ...view, name: '全部' } });
    expect((await views()).map(({ name }: { name: string }) => name)).toEqual(['本月讲座', '全部']);
    const changed = { ...view, id: saved.id, content: { filter: {} }, position: 5 };
    expect((await fixture.data(fixture.school, SAVE, { input: changed }))['saveView']).toEqual({
      id: saved.id,
      name: '本月讲座',
      content: { filter: {} },
      position: 5,
    });
    await fixture.data(fixture.school, RENAME, { id: saved.id, name: '讲座' });
    expect((await views()).map(({ name }: { name: string }) => name)).toEqual(['全部', '讲座']);
    expect(await views(fixture.school, 'tallies')).toEqual([]);
    expect(await fixture.data(fixture.school, DELETE, { id: saved.id })).toEqual({ deleteSavedView: true });
    expect(await views()).toHaveLength(1);
  });

  it('are nobody else’s: what is missing and what is another one’s look the same', async () => {
    const [own] = await views();
    for (const actor of [fixture.other, fixture.county, fixture.stranger]) {
      expect(await views(actor)).toEqual([]);
      for (const id of [own.id, '0199a000-0000-7000-8000-00000000dead', 'x']) {
        expect((await fixture.error(actor, DELETE, { id })).extensions.code).toBe('NOT_FOUND');
        expect((await fixture.error(actor, RENAME, { id, name: '我的' })).extensions.code).toBe('NOT_FOUND');
      }
      expect((await fixture.error(actor, SAVE, { input: { ...view, id: own.id } })).extensions.code).toBe('NOT_FOUND');
    }
    expect(await views()).toEqual([own]);
    expect((await fixture.error(null, VIEWS, { list: 'activities' })).extensions.code).toBe('UNAUTHENTICATED');
  });

  it.each<[string, object, string]>([
    ['a name that is taken', { name: '全部' }, 'name ALREADY_TAKEN'],
    ['no name', { name: ' ' }, 'name REQUIRED'],
    ['a list that cannot be', { list: 'no list' }, 'list INVALID_FORMAT'],
    ['what is no object', { content: [1] }, 'content INVALID_FORMAT'],
    ['too much', { content: { text: '字'.repeat(1_400) } }, 'content TOO_LONG'],
    ['what no database keeps', { content: { text: 'a\u0000' } }, 'content BROKEN_CHARACTERS'],
    ['the number of a person in a text', { content: { text: ['11010519491231002X'] } }, 'content PERSONAL_NUMBER'],
    ['one in the name of a property', { content: { a: [{ '11010519491231002X': 1 }] } }, 'content PERSONAL_NUMBER'],
    ['one written as a number', { content: { a: { b: 6222021302001230 } } }, 'content PERSONAL_NUMBER'],
    ['one in the name of the list', { list: 'a11010519491231002X' }, 'list INVALID_FORMAT'],
    ['what is nested endlessly', { content: nested(21) }, 'content INVALID_FORMAT'],
    ['a place before the first', { position: -1 }, 'position NEGATIVE'],
    ['a place behind the last', { position: 2_147_483_647 }, 'position TOO_LARGE'],
  ])('refuse %s', async (_, given, error) => {
    expect(await fixture.fieldErrors(fixture.school, SAVE, { input: { ...view, ...given } })).toEqual([error]);
  });

  it('are kept as they are, at the last place and with the largest numbers', async () => {
    const content = { b: Array(500).fill(1e300), a: nested(15) };
    const input = { ...view, list: 'tallies', content, position: 9_999 };
    expect((await fixture.data(fixture.school, SAVE, { input }))['saveView']).toMatchObject({ content });
    await fixture.data(fixture.school, SAVE, { input: { ...input, name: '再', position: null } });
    expect(await views(fixture.school, 'tallies')).toMatchObject([{ content }, { name: '再', position: 9_999 }]);
  });

  it('are twenty of a list at most, also of requests at once', async () => {
    const saving = Array.from({ length: 24 }, (_, n) =>
      fixture.answer(fixture.bank, SAVE, { input: { ...view, name: `视图${n}` } }),
    );
    const answers = await Promise.all(saving);
    const refused = answers.flatMap(({ errors }) => errors);
    expect(refused).toHaveLength(4);
    expect(refused[0]?.extensions['fields']).toMatchObject([
      { path: 'list', code: 'TOO_MANY_ITEMS', params: { max: 20 } },
    ]);
    expect(await views(fixture.bank)).toHaveLength(20);
  });
});
