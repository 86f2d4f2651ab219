import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Readable } from 'node:stream';
import { insertOversight, insertTenant, insertUser, type TestTenant } from './support/factories.js';
import { importer, type Importer, importerOf, makeImportsFixture } from './imports.fixture.js';
import type { TestApi } from './support/test-api.js';

const HEAD = '活动日期,活动类型,活动名称,参加人数,发放资料';
const line = (day: string, title: string, people = '60', type = '讲座授课', leaflets = '') =>
  [day, type, title, people, leaflets].join(',');
const sheet = (...lines: string[]) => [HEAD, ...lines].join('\n');

describe('imports', () => {
  let fixture: TestApi;
  let school: TestTenant;
  let token: string;
  let own: Importer;
  let neighbour: Importer;
  let official: Importer;
  let operator: Importer;
  let viewing: Importer;

  beforeAll(async () => {
    ({ fixture, school, token, own, neighbour, viewing } = await makeImportsFixture());
    const office = await insertTenant(fixture.db, 'AUTHORITY', '340210');
    await insertOversight(fixture.db, office, '340210');
    official = await importerOf(fixture, office, 'COUNTY_OFFICIAL');
    operator = await importerOf(fixture, office, 'OPERATOR');
  });
  afterAll(() => fixture?.close());

  const count = async (text: string, values: unknown[] = []) =>
    Number((await fixture.db.sql(`select count(*)::int as count from ${text}`, values))[0]?.['count']);
  const staged = async (text: string | Buffer, target = 'ACTIVITIES', of = own) => {
    const { status, body } = await of.send(target, text);
    expect([status, body?.errors]).toEqual([201, undefined]);
    return body.id as string;
  };

  it('stage the rows of a file and tell what the columns stand for; nothing is recorded', async () => {
    const before = await count('activity');
    const id = await staged(
      [
        '湖畔小学2026年活动台账',
        '*活动日期,活动类型,主题,参加人数（人次）,发放资料,负责人电话,联系人,社区',
        '示例：2026-01-01,讲座授课,示例,1,1,,,',
        '2026-03-02,讲座授课,反诈讲座,320,300余,13912345678,张三,',
        '2026年3月9日,主题班会,反诈班会,约60,,13912345678,13912345678,',
      ].join('\n'),
    );
    const kept = await own.get(id);
    expect(kept).toMatchObject({ state: 'UPLOADED', rowCount: 2, headerRow: 2, format: 'CSV', sheet: null });
    expect(kept.batchNumber).toMatch(/^IMP-\d{8}-\d{3}$/);
    expect(kept.columns.map(({ letter, field, state }: Record<string, string>) => [letter, field, state])).toEqual([
      ['A', 'startOn', 'KNOWN'],
      ['B', 'type', 'KNOWN'],
      ['C', 'title', 'KNOWN'],
      ['D', 'measures.PARTICIPANTS', 'KNOWN'],
      ['E', 'measures.LEAFLETS', 'KNOWN'],
      ['F', null, 'PERSONAL'],
      ['G', null, 'PERSONAL'],
      ['H', 'regionCode', 'KNOWN'],
    ]);
    expect(kept.columns[5].samples).toEqual([]);
    const rows = await fixture.db.sql('select cells::text as cells from import_row where import_id = $1', [id]);
    expect(JSON.stringify(rows)).not.toContain('139');
    expect(await count('activity')).toBe(before);
    expect((await own.discard(id)).data.discardImport).toBe(true);
    expect(await own.get(id)).toBeUndefined();
    expect(await count('import_row where import_id = $1', [id])).toBe(0);
    // Its number is in the log, and is given to no other file.
    const next = await own.get(await staged(sheet(line('2026-03-02', '又一讲'))));
    expect(next.batchNumber.slice(0, -3)).toBe(kept.batchNumber.slice(0, -3));
    expect(Number(next.batchNumber.slice(-3))).toBe(Number(kept.batchNumber.slice(-3)) + 1);
  });

  it('are staged while another file of the same unit still arrives', async () => {
    const boundary = 'b';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="慢.csv"\r\n\r\n`;
    const slow = new Readable({ read: () => undefined });
    slow.push(Buffer.from(`${head}${HEAD}\n`));
    const arriving = fixture.app.inject({
      method: 'POST',
      url: '/imports/ACTIVITIES',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, authorization: `Bearer ${token}` },
      payload: slow,
    });
    await staged(sheet(line('2026-03-03', '快的一讲')));
    slow.push(Buffer.from(`${line('2026-03-04', '慢的一讲')}\r\n--${boundary}--\r\n`));
    slow.push(null);
    expect((await arriving).statusCode).toBe(201);
  });

  it('remember what a person chose, and read words as others where told', async () => {
    const text = '日期,类型,什么,人数\n2026-03-01,讲座授课,第一讲,30\n2026-03-02,国旗下演讲,升旗讲话,约40';
    const id = await staged(text);
    expect((await own.get(id)).columns[2]).toMatchObject({ field: null, state: 'UNREAD' });
    const mapped = (await own.map({ id, version: 1, columns: [{ index: 2, field: 'title' }] })).data.setImportMapping;
    expect(mapped).toMatchObject({ version: 2, state: 'UPLOADED' });
    const again = await staged(text);
    expect((await own.get(again)).columns[2]).toMatchObject({ field: 'title', state: 'KNOWN' });
    const checked = await own.checked(again);
    expect(checked).toMatchObject({ state: 'CHECKED', counts: { added: 1, invalid: 1, correctable: 1 } });
    expect(checked.errors).toMatchObject([
      {
        letter: 'B',
        header: '类型',
        cell: '国旗下演讲',
        code: 'UNKNOWN_CODE',
        suggestion: '国旗下讲话',
        count: 1,
        rows: [3],
      },
    ]);
    const replaced = await own.map({
      id: again,
      version: checked.version,
      replacements: [{ index: 1, from: '国旗下演讲', to: '国旗下讲话' }],
    });
    expect(replaced.errors).toEqual([]);
    expect((await own.checked(again)).counts).toMatchObject({ added: 2, invalid: 0 });
    const errors = await own.map({
      id,
      version: 2,
      columns: [
        { index: 9, field: 'title' },
        { index: 0, field: 'x' },
      ],
    });
    expect(errors.errors[0]?.extensions['fields']).toMatchObject([
      { path: 'columns.0.index', code: 'NOT_FOUND' },
      { path: 'columns.1.field', code: 'UNKNOWN_CODE' },
    ]);
    expect((await own.map({ id, version: 1, columns: [] })).errors[0]?.extensions['reason']).toBe('VERSION_CHANGED');
  });

  it('judge each row as the form would, with row and column, equal errors together', async () => {
    const id = await staged(
      sheet(
        line('2025-02-30', '没有这一天'),
        line('2026-03-02', '负数', '-20'),
        line('2026-03-03', '公式', '=SUM(D2:D9)'),
        line('2026-03-04', '', '10'),
        line('2090-01-01', '以后'),
        line('2026-03-05', '两个数', '3万5千'),
        line('2025-02-30', '又没有这一天'),
        line('2026-03-06', '好的', '300～500', '讲座授课', '未统计'),
        line('2026-03-06', '身份证11010519491231002X'),
      ),
    );
    const before = await count('activity');
    const checked = await own.checked(id);
    expect(checked.counts).toMatchObject({ total: 9, added: 1, invalid: 8 });
    const told = checked.errors.map(
      ({ letter, code, count: of, rows }: Record<string, unknown>) => `${letter} ${code} ${of} ${rows as number[]}`,
    );
    expect(told).toEqual([
      'A NOT_A_DATE 2 2,8',
      'D NEGATIVE 1 3',
      'D FORMULA 1 4',
      'C REQUIRED 1 5',
      'A DATE_IN_FUTURE 1 6',
      'D NOT_A_NUMBER 1 7',
      'C PERSONAL_NUMBER 1 10',
    ]);
    expect(checked.errors[2].message).toContain('公式');
    expect(checked.errors[6].cell).toBeNull();
    expect(await count('activity')).toBe(before);
    const { status, bytes } = await own.fetched(checked.annotatedPath);
    expect(status).toBe(200);
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('write the good rows once, under a batch number, each found again', async () => {
    const id = await staged(
      sheet(line('2026-04-01', '四月一'), line('2026-04-02', '四月二', '不知道'), line('2026-04-03', '四月三')),
    );
    expect((await own.start(id)).errors[0]?.extensions['reason']).toBe('IMPORT_NOT_CHECKED');
    await own.checked(id);
    expect((await own.start(id, { mode: 'ALL_OR_NOTHING' })).errors[0]?.extensions).toMatchObject({
      reason: 'IMPORT_ROWS_INVALID',
      rows: 1,
    });
    const before = await count('activity');
    const done = await own.written(id);
    expect(done).toMatchObject({
      state: 'WRITTEN',
      counts: { written: 2, invalid: 1 },
      progress: { done: 2, total: 2 },
    });
    expect(await count('activity')).toBe(before + 2);
    const records = done.rows.edges.flatMap(({ node }: { node: { written: boolean; recordId: string } }) =>
      node.written ? [node.recordId] : [],
    );
    const stored = await fixture.db.sql(
      `select a.title, a.idempotency_key, m.amount::int as amount from activity a
         join activity_measure m on m.activity_id = a.id where a.id = any ($1::uuid[]) order by 1`,
      [records],
    );
    expect(stored).toEqual([
      { title: '四月一', idempotency_key: `import.${id}.2`, amount: 60 },
      { title: '四月三', idempotency_key: `import.${id}.4`, amount: 60 },
    ]);
    expect((await own.check(id)).errors[0]?.extensions['reason']).toBe('IMPORT_SETTLED');
    expect((await own.discard(id)).errors[0]?.extensions['reason']).toBe('IMPORT_SETTLED');
    const log = await fixture.db.sql('select action, detail::text as detail from audit_entry where subject_id = $1', [
      id,
    ]);
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['import.uploaded', 'import.check_asked', 'import.started', 'import.written']),
    );
    expect(JSON.stringify(log)).not.toContain('四月');
    expect(JSON.stringify(log)).toContain(done.batchNumber);
    // By it all records of an import are found in the log.
    expect(
      await count("audit_entry where action = 'activity.recorded' and detail ->> 'batchNumber' = $1", [
        done.batchNumber,
      ]),
    ).toBe(2);
  });

  it('tell duplicates within the file and of records that stand, and write them where asked', async () => {
    const text = sheet(line('2026-05-01', '五月一'), line('2026-05-02', '五月二'), line('2026-05-01', '五月一'));
    const first = await staged(text);
    expect((await own.checked(first)).counts).toMatchObject({ added: 2, duplicates: 1 });
    await own.written(first);
    const again = await staged(text);
    const checked = await own.checked(again);
    expect(checked.counts).toMatchObject({ added: 0, duplicates: 3 });
    expect(checked.rows.edges[0].node).toMatchObject({
      state: 'DUPLICATE',
      kind: 'ACTIVITY',
      recordId: expect.any(String),
    });
    expect((await own.written(again, { withDuplicates: true })).counts).toMatchObject({ written: 3 });
  });

  it('are not written where the ledger has gone on since the dry run: what was new may be there by now', async () => {
    const text = sheet(line('2026-05-11', '五月十一'), line('2026-05-12', '五月十二'));
    const [one, other] = [await staged(text), await staged(text)];
    await own.checked(one);
    expect((await own.checked(other)).counts).toMatchObject({ added: 2 });
    expect(await own.written(one)).toMatchObject({ state: 'WRITTEN', counts: { written: 2 } });
    const refused = await own.start(other);
    expect(refused.errors[0]?.extensions['reason']).toBe('IMPORT_NOT_CHECKED');
    expect((await own.checked(other)).counts).toMatchObject({ added: 0, duplicates: 2 });
    expect(await count('activity where title like $1', ['五月十%'])).toBe(2);
  });

  it('judge a text that is cut within a character like any other', async () => {
    const id = await staged(sheet(line('2026-05-13', '好'), `${'x'.repeat(199)}😀,讲座授课,坏,1`));
    const checked = await own.checked(id);
    expect(checked).toMatchObject({ state: 'CHECKED', counts: { added: 1, invalid: 1 } });
  });

  it('write all or nothing: of an error that is found late nothing remains', async () => {
    const id = await staged(
      sheet(line('2026-06-01', '六月一'), line('2026-06-02', '六月二'), line('2026-06-03', '六月三')),
    );
    await own.checked(id);
    const before = await count('activity');
    // A record under the key of the third row, which says something else: nobody could know before.
    await fixture.db.sql(
      `insert into activity select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(),
         'idempotency_key', $1::text, 'input_hash', repeat('0', 64)))).* from activity a limit 1`,
      [`import.${id}.4`],
    );
    const log = await count('audit_entry');
    const stopped = await own.written(id, { mode: 'ALL_OR_NOTHING' });
    expect(stopped).toMatchObject({ state: 'STOPPED', stopReason: 'ROWS_INVALID', counts: { written: 0, invalid: 1 } });
    expect(stopped.errors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED', rows: [4] }]);
    expect(await count('activity')).toBe(before + 1);
    expect(await count('activity where title like $1', ['六月%'])).toBe(0);
    expect(await count("audit_entry where action = 'activity.recorded'")).toBeLessThanOrEqual(log);
    const good = await staged(sheet(line('2026-06-04', '六月四'), line('2026-06-05', '六月五')));
    await own.checked(good);
    expect(await own.written(good, { mode: 'ALL_OR_NOTHING' })).toMatchObject({
      state: 'WRITTEN',
      counts: { written: 2 },
    });
  });

  it('end between two batches where somebody asks for it', async () => {
    const id = await staged(sheet(line('2026-07-01', '七月一')));
    await own.checked(id);
    expect((await own.cancel(id)).errors[0]?.extensions['reason']).toBe('IMPORT_SETTLED');
    await own.start(id);
    expect((await own.cancel(id)).data.cancelImport).toMatchObject({ cancelAsked: true });
    await own.run();
    expect(await own.get(id)).toMatchObject({ state: 'CANCELLED', counts: { written: 0 }, cancelAsked: false });
  });

  it('stop where the account has lost the right, and say so', async () => {
    const { token, id: userId } = await insertUser(fixture, school, ['UNIT_EDITOR']);
    const leaving = importer(fixture, token);
    const id = await staged(sheet(line('2026-07-02', '七月二')), 'ACTIVITIES', leaving);
    await leaving.checked(id);
    await leaving.start(id);
    await fixture.db.sql("update user_account set roles = '{VIEWER}' where id = $1", [userId]);
    await own.run();
    expect(await own.get(id)).toMatchObject({ state: 'STOPPED', stopReason: 'RIGHT_LOST', counts: { written: 0 } });
  });

  it('are nobody else’s: not a sibling’s, not an official’s, not an operator’s, not a stranger’s', async () => {
    const id = await staged(sheet(line('2026-07-03', '七月三')));
    for (const other of [neighbour, official, operator]) {
      expect(await other.get(id)).toBeUndefined();
      for (const { errors } of [
        await other.map({ id, version: 1 }),
        await other.check(id, 1),
        await other.start(id, { version: 1 }),
        await other.cancel(id),
        await other.discard(id, 1),
      ])
        expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
      expect((await other.fetched(`/imports/${id}/annotated.xlsx`)).status).toBe(404);
      expect((await other.ask('{ imports { totalCount } }', {})).data.imports.totalCount).toBe(0);
    }
    expect((await operator.send('ACTIVITIES', sheet(line('2026-07-03', '七月三')))).status).toBe(404);
    expect((await operator.ask('{ imports { totalCount } }', {})).data.imports.totalCount).toBe(0);
    expect((await viewing.send('ACTIVITIES', sheet(line('2026-07-03', '七月三')))).status).toBe(403);
    expect((await viewing.ask('{ imports { totalCount } }', {})).errors[0]?.extensions.code).toBe('FORBIDDEN');
    const nobody = importer(fixture, null);
    expect((await nobody.send('ACTIVITIES', 'x')).status).toBe(401);
    expect((await nobody.fetched('/imports/templates/ACTIVITIES.xlsx')).status).toBe(401);
    expect((await own.send('FRAUD_CASES', 'x')).status).toBe(404);
    expect((await own.fetched('/imports/templates/FRAUD_CASES.xlsx')).status).toBe(404);
  });
});
