import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { insertUser, type TestTenant } from './support/factories.js';
import { importer, type Importer, makeImportsFixture, recounted } from './imports.fixture.js';
import type { TestApi } from './support/test-api.js';

const HEAD = '活动日期,活动类型,活动名称,参加人数';
const sheet = (name: string, ...people: number[]) =>
  [HEAD, ...people.map((count, at) => `2026-03-0${at + 1},讲座授课,${name}${at + 1},${count}`)].join('\n');

describe('an import that is undone', () => {
  let fixture: TestApi;
  let school: TestTenant;
  let own: Importer;
  let neighbour: Importer;
  let viewer: Importer;

  beforeAll(async () => {
    ({ fixture, school, own, neighbour, viewing: viewer } = await makeImportsFixture());
  });
  afterAll(() => fixture?.close());

  const written = async (text: string): Promise<{ id: string; records: string[] }> => {
    const { body } = await own.send('ACTIVITIES', text);
    await own.checked(body.id);
    const done = await own.written(body.id);
    const records = done.rows.edges.map(({ node }: { node: { recordId: string } }) => node.recordId);
    return { id: body.id, records };
  };
  const activity = async (id: string) =>
    (await own.ask('query A($id: ID!) { activity(id: $id) { version recordStatus voidReason } }', { id })).data
      .activity;
  const amend = (id: string, title: string) =>
    own.ask(
      `mutation Amend($id: ID!, $input: ActivityInput!) { amendActivity(id: $id, version: 1, input: $input) { id } }`,
      { id, input: { type: 'LECTURE', title, startOn: '2026-03-01', status: 'DONE' } },
    );
  const voidOne = (id: string) =>
    own.ask('mutation V($id: ID!) { voidActivity(id: $id, version: 1, reason: "重复") { id } }', { id });
  const reconciled = async () => expect(await recounted(fixture)).toEqual({ differences: 0, examples: [] });

  it('voids its records with one reason, each logged under its batch number, and figures follow', async () => {
    const { id, records } = await written(sheet('撤销', 40, 41, 42));
    expect((await own.get(id)).undo).toMatchObject({
      obstacle: null,
      standing: 3,
      amended: 0,
      voided: 0,
      reason: null,
    });
    const done = await own.undone(id);
    expect(done).toMatchObject({ state: 'UNDONE', undo: { standing: 0, voided: 3, reason: '导错了表' } });
    expect(done.rows.edges.map(({ node }: { node: { undo: string } }) => node.undo)).toEqual([
      'VOIDED',
      'VOIDED',
      'VOIDED',
    ]);
    for (const record of records)
      expect(await activity(record)).toEqual({ version: 2, recordStatus: 'VOIDED', voidReason: '导错了表' });
    const log = await fixture.db.sql(
      `select count(*)::int as n from audit_entry
         where action = 'activity.voided' and detail ->> 'batchNumber' = $1`,
      [done.batchNumber],
    );
    expect(log).toEqual([{ n: 3 }]);
    const said = await fixture.db.sql(
      "select action from audit_entry where subject_id = $1 and action like 'import.und%' order by id",
      [id],
    );
    expect(said.map(({ action }) => action)).toEqual(['import.undo_asked', 'import.undone']);
    await reconciled();
    // The same file is new again: what is voided is no duplicate.
    const { body } = await own.send('ACTIVITIES', sheet('撤销', 40, 41, 42));
    expect((await own.checked(body.id)).counts).toMatchObject({ added: 3, duplicates: 0 });
  });

  it('leaves what was changed or voided since, tells so, and takes the rest when asked again', async () => {
    const { id, records } = await written(sheet('留下', 50, 51, 52));
    const [first = '', second = ''] = records;
    expect((await amend(first, '留下，改过的')).errors).toEqual([]);
    expect((await voidOne(second)).errors).toEqual([]);
    expect((await own.get(id)).undo).toMatchObject({ standing: 1, amended: 1, voidedBefore: 1 });
    const done = await own.undone(id);
    expect(done.undo).toMatchObject({ obstacle: null, standing: 0, amended: 1, voided: 1, voidedBefore: 1 });
    const became = done.rows.edges.map(({ node }: { node: { undo: string } }) => node.undo);
    expect(became).toEqual(['AMENDED', 'VOIDED_BEFORE', 'VOIDED']);
    expect(await activity(first)).toMatchObject({ recordStatus: 'ACTIVE', version: 2 });
    expect(await activity(second)).toMatchObject({ recordStatus: 'VOIDED', voidReason: '重复' });
    const again = await own.undone(id, { withAmended: true, reason: '改过的也不要' });
    expect(again.undo).toMatchObject({ standing: 0, amended: 0, voided: 2, voidedBefore: 1, reason: '改过的也不要' });
    expect(await activity(first)).toMatchObject({ recordStatus: 'VOIDED', voidReason: '改过的也不要' });
    await reconciled();
  });

  it('leaves records that it has only changed', async () => {
    const { id, records } = await written(sheet('更新', 60));
    const { body } = await own.send(
      'ACTIVITIES',
      `id,version,${HEAD}\n${records[0]},1,2026-03-01,讲座授课,更新过的,60`,
    );
    expect((await own.checked(body.id)).counts).toMatchObject({ updated: 1 });
    await own.written(body.id);
    const done = await own.undone(body.id);
    expect(done.undo).toMatchObject({ standing: 0, updated: 1, voided: 0 });
    expect(done.rows.edges[0].node.undo).toBe('UPDATED');
    expect(await activity(records[0] ?? '')).toMatchObject({ recordStatus: 'ACTIVE', version: 2 });
    expect((await own.get(id)).undo).toMatchObject({ standing: 0, amended: 1 });
  });

  it('goes on where a process died, and voids nothing twice', async () => {
    const { id } = await written(sheet('接着', 70, 71, 72, 73));
    await own.undo(id);
    // As a batch leaves it: two rows are done, the state says that more is to come.
    await fixture.db.sql(
      `update import_row set undo = 'VOIDED' where import_id = $1 and row_number in
         (select row_number from import_row where import_id = $1 order by row_number desc limit 2)`,
      [id],
    );
    await own.run();
    expect(await own.get(id)).toMatchObject({ state: 'UNDONE', undo: { voided: 4 } });
    const twice = await fixture.db.sql(
      `select count(*)::int as n from import_row r join activity a on a.id = r.record_id
         where r.import_id = $1 and a.record_status = 'VOIDED' and a.version = 2`,
      [id],
    );
    expect(twice).toEqual([{ n: 2 }]);
  });

  it('can be stopped between two batches, and asked for again', async () => {
    const { id } = await written(sheet('停下', 80, 81));
    await own.undo(id);
    expect((await own.undo(id)).errors[0]?.extensions['reason']).toBe('IMPORT_SETTLED');
    await own.cancel(id);
    await own.run();
    expect(await own.get(id)).toMatchObject({ state: 'UNDONE', cancelAsked: false, undo: { standing: 2, voided: 0 } });
    expect((await own.undone(id)).undo).toMatchObject({ standing: 0, voided: 2 });
  });

  it('asks for a reason and the version that was seen, and is nobody else’s', async () => {
    const { id } = await written(sheet('谁的', 90));
    const { version } = await own.get(id);
    expect((await own.undo(id, { reason: ' ' })).errors[0]?.extensions['fields']).toMatchObject([{ path: 'reason' }]);
    expect((await own.undo(id, { version: version - 1 })).errors[0]?.extensions['reason']).toBe('VERSION_CHANGED');
    expect((await neighbour.undo(id, { version })).errors[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await viewer.undo(id, { version })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const { body } = await own.send('ACTIVITIES', sheet('没写', 91));
    expect((await own.undo(body.id)).errors[0]?.extensions['reason']).toBe('IMPORT_SETTLED');
    expect((await own.get(body.id)).undo).toMatchObject({ obstacle: 'NOTHING_WRITTEN' });
  });

  it('is done although its cells are no longer kept', async () => {
    const { id } = await written(sheet('清除', 95));
    await fixture.db.sql('update import set cleaned = true where id = $1', [id]);
    expect((await own.undone(id)).undo).toMatchObject({ voided: 1 });
  });

  it('stops where the account has lost the right', async () => {
    const { token: leaving, id: userId } = await insertUser(fixture, school, ['UNIT_EDITOR']);
    const { id } = await written(sheet('失权', 96));
    await importer(fixture, leaving).undo(id);
    await fixture.db.sql("update user_account set roles = '{VIEWER}' where id = $1", [userId]);
    await own.run();
    expect(await own.get(id)).toMatchObject({ state: 'STOPPED', stopReason: 'RIGHT_LOST', undo: { standing: 1 } });
  });
});
