import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { errorsTold, importer, type Importer, tableOf } from './imports.fixture.js';
import { type OrgFixture, makeOrgFixture } from './org.fixture.js';
import { insertTenant, insertUser, type TestTenant } from './support/factories.js';

const UNITS = '单位名称,单位类型,所在区划,条线,上级单位,启用日期';
const ACCOUNTS = '用户名,姓名,角色,单位名称';
const file = tableOf;

let fixture: OrgFixture;
let operator: Importer;
let second: Importer;
let admin: Importer;
let school: TestTenant;
let alone: string;
beforeAll(async () => {
  fixture = await makeOrgFixture();
  school = await insertTenant(fixture.db, 'SCHOOL', '340210100', { name: '镇中心小学' });
  const acting = await insertUser(fixture, fixture.office, ['OPERATOR']);
  alone = acting.id;
  operator = importer(fixture, acting.token);
  second = importer(fixture, (await insertUser(fixture, fixture.office, ['OPERATOR'])).token);
  admin = importer(fixture, (await insertUser(fixture, school, ['UNIT_ADMIN'])).token);
});
afterAll(() => fixture?.close());

const rows = (text: string, ...values: unknown[]) => fixture.db.sql(text, values);
const staged = async (target: string, text: string, by = operator): Promise<string> => {
  const { status, body } = await by.send(target, text, '表.csv');
  expect([status, body?.errors]).toEqual([201, undefined]);
  return body.id;
};
const signedIn = async (username: string, password: string) => {
  const answer = await fixture.signIn(username, password);
  return answer.data?.signIn?.mustChangePassword ?? null;
};
const told = errorsTold;
const sheetOf = async (bytes: Buffer): Promise<string[][]> => {
  const { sheets } = await readXlsx(new Uint8Array(bytes));
  return (sheets[0]?.rows ?? []).map((row) => row.map((cell) => String(cell ?? '')));
};

describe('units', () => {
  it('are opened by an operator: regions by name, superior units of the file, rows that change nothing', async () => {
    const id = await staged(
      'UNITS',
      file(
        UNITS,
        '东湖社区居委会,社区（村）,东湖社区,,,',
        '东湖小学,学校,湾沚区湾沚镇,教育,镇中心小学,2026-01-01',
        '东湖小学分校,学校,340210100,,东湖小学,',
        '镇中心小学,学校,湾沚镇,,,',
        '镇中心小学,银行,湾沚镇,,,',
        '东湖小学,学校,湾沚镇,,,',
        '镇中心小学,学校,陶辛镇,,,',
        '没有这个镇的小学,学校,长安镇,,,',
        '外市小学,学校,340102001,,,',
        ',学校,湾沚镇,,,',
        '无上级小学,学校,湾沚镇,,没有的单位,',
      ),
    );
    const checked = await operator.checked(id);
    expect(checked.counts).toMatchObject({ total: 11, added: 3, unchanged: 1, duplicates: 2, invalid: 5 });
    expect(told(checked)).toEqual([
      'B KEPT_OTHERWISE 6',
      'C NOT_A_REGION 9',
      'C OUTSIDE_REGION 10',
      'A REQUIRED 11',
      'E NOT_FOUND 12',
    ]);
    expect(checked.errors[0].message).toContain('学校');
    expect(await rows("select 1 from tenant where name like '东湖%'")).toEqual([]);
    const done = await operator.written(id);
    expect(done).toMatchObject({ state: 'WRITTEN', counts: { written: 3 }, undo: { obstacle: 'NOT_RECORDS' } });
    const opened = await rows(
      `select t.name, t.type, t.sector, t.region_code as region, p.name as parent, t.opened_on::text as on
         from tenant t left join tenant p on p.id = t.parent_id where t.name like '东湖%' order by t.name`,
    );
    expect(opened).toMatchObject([
      {
        name: '东湖小学',
        type: 'SCHOOL',
        sector: 'EDUCATION',
        region: '340210100',
        parent: '镇中心小学',
        on: '2026-01-01',
      },
      { name: '东湖小学分校', parent: '东湖小学' },
      { name: '东湖社区居委会', type: 'COMMUNITY', region: '340210100001', parent: null },
    ]);
    const log = await rows(
      "select 1 from audit_entry where action = 'tenant.created' and detail ->> 'batchNumber' = $1",
      done.batchNumber,
    );
    expect(log).toHaveLength(3);
    // The same file again: what was opened says the same.
    const again = await operator.checked(
      await staged('UNITS', file(UNITS, '东湖小学,学校,湾沚镇,教育,镇中心小学,2026-01-01')),
    );
    expect(again.counts).toMatchObject({ unchanged: 1, added: 0 });
  });

  it('of one name in another region of the county are opened only where somebody asks for it', async () => {
    const id = await staged('UNITS', file(UNITS, '镇中心小学,学校,陶辛镇,,,'));
    const checked = await operator.checked(id);
    expect(checked.rows.edges[0].node).toMatchObject({ state: 'DUPLICATE', recordId: school.id });
    expect((await operator.written(id, { withDuplicates: true })).counts).toMatchObject({ written: 1 });
    expect(await rows("select 1 from tenant where name = '镇中心小学'")).toHaveLength(2);
  });

  it('all or none: one that is taken meanwhile leaves nothing of the others', async () => {
    const id = await staged('UNITS', file(UNITS, '甲小学,学校,湾沚镇,,,', '乙小学,学校,湾沚镇,,,'));
    await operator.checked(id);
    await insertTenant(fixture.db, 'SCHOOL', '340210100', { name: '乙小学' });
    const stopped = await operator.written(id, { mode: 'ALL_OR_NOTHING' });
    expect(stopped).toMatchObject({ state: 'STOPPED', stopReason: 'ROWS_INVALID', counts: { written: 0, invalid: 1 } });
    expect(await rows("select 1 from tenant where name = '甲小学'")).toEqual([]);
  });
});

it.each([
  ['zh-CN', ['*单位名称', '*单位类型', '*所在区划', '条线', '上级单位', '启用日期'], '示例：湖畔小学', '学校'],
  ['en', ['*Unit', '*Type of unit', '*Region', 'Sector', 'Superior unit', 'Opened on'], 'Example: 湖畔小学', 'School'],
])('a template in %s is read again by its own words, and its example never', async (language, head, example, type) => {
  const { status, bytes } = await operator.fetched('/imports/templates/UNITS.xlsx', language);
  expect(status).toBe(200);
  const [names = [], shown = []] = await sheetOf(bytes);
  expect([names, shown.slice(0, 2)]).toEqual([head, [example, type]]);
  const empty = await operator.send('UNITS', bytes, 'template.xlsx');
  expect([empty.status, empty.body.errors[0].extensions.fields[0].code]).toEqual([400, 'NO_ROWS']);
  const id = await staged('UNITS', file(head.join(','), `${language}小学,${type},湾沚镇,,,`));
  expect((await operator.checked(id)).counts).toMatchObject({ added: 1 });
  await operator.discard(id);
});

describe('accounts', () => {
  it('are added without a password that anybody knows; the account sheet gives each a first one, once', async () => {
    const id = await staged(
      'ACCOUNTS',
      file(
        ACCOUNTS,
        'east.admin,东湖管理员,单位管理员,东湖小学',
        'East.Editor,东湖填报员,填报员、查看人员,东湖小学',
        'east.editor,又一个,填报员,东湖小学',
        'x,太短,填报员,东湖小学',
        'nowhere,没单位,填报员,没有的小学',
        'many,同名单位,填报员,镇中心小学',
        'chief,主管,县级主管人员,东湖小学',
        'nounit,没写单位,填报员,',
      ),
    );
    const checked = await operator.checked(id);
    expect(checked.counts).toMatchObject({ total: 8, added: 2, duplicates: 1, invalid: 5 });
    expect(told(checked)).toEqual([
      'A TOO_SHORT 5',
      'D NOT_FOUND 6',
      'D AMBIGUOUS 7',
      'C CONTRADICTORY 8',
      'D REQUIRED 9',
    ]);
    const done = await operator.written(id);
    expect(done).toMatchObject({ state: 'WRITTEN', counts: { written: 2 }, undo: { obstacle: 'NOT_RECORDS' } });
    expect(done.accounts).toMatchObject({ mayGive: true, added: 2, ready: 2, waiting: 0 });
    const path = done.accounts.sheets[0].path;
    for (const other of [second, admin, importer(fixture, null)])
      expect([401, 404]).toContain((await other.post(path)).status);
    expect((await second.get(id)).accounts.mayGive).toBe(false);
    const sheet = await operator.post(path);
    expect([sheet.status, sheet.headers['cache-control']]).toEqual([200, 'no-store']);
    const lines = await sheetOf(sheet.bytes);
    expect(lines.map((line) => line.slice(0, 4))).toEqual([
      ['单位', '账号', '姓名', '身份'],
      ['东湖小学', 'east.admin', '东湖管理员', '单位管理员'],
      ['东湖小学', 'east.editor', '东湖填报员', '填报员、查看人员'],
    ]);
    const [first, other] = [lines[1]?.[4] ?? '', lines[2]?.[4] ?? ''];
    expect(first).toMatch(/^\w{12}$/);
    // Nowhere is it kept: not in rows, not in the log.
    const kept = await rows(
      `select (select string_agg(r::text, ' ') from import_row r)
         || (select string_agg(a::text, ' ') from audit_entry a)
         || (select string_agg(i::text, ' ') from import i) as all`,
    );
    expect(String(kept[0]?.['all'])).not.toContain(first);
    expect(await signedIn('east.admin', first)).toBe(true);
    // One is in use now: the next sheet leaves it alone and ends the other one's first password.
    const again = await sheetOf((await operator.post(path)).bytes);
    expect(again.map(([, name]) => name)).toEqual(['账号', 'east.editor']);
    expect(await signedIn('east.admin', first)).toBe(true);
    expect(await signedIn('east.editor', other)).toBeNull();
    expect(await signedIn('east.editor', again[1]?.[4] ?? '')).toBe(true);
    const refused = await operator.post(path);
    expect([refused.status, JSON.parse(refused.bytes.toString()).errors[0].extensions.reason]).toEqual([
      409,
      'IMPORT_SETTLED',
    ]);
    expect((await operator.get(id)).accounts).toMatchObject({ ready: 0, sheets: [{ accounts: 0 }] });
  });

  it('are recognised by their names: the same again changes nothing, another unit or role is told', async () => {
    const id = await staged(
      'ACCOUNTS',
      file(
        ACCOUNTS,
        'EAST.ADMIN,东湖管理员,单位管理员,东湖小学',
        'east.editor,东湖填报员,填报员,东湖小学',
        'other-operator,别市的,填报员,东湖小学',
        'east.admin2,有身份证11010519491231002X,填报员,东湖小学',
      ),
    );
    const checked = await operator.checked(id);
    expect(checked.counts).toMatchObject({ unchanged: 1, invalid: 3, added: 0 });
    expect(told(checked)).toEqual(['C KEPT_OTHERWISE 3', 'A ALREADY_TAKEN 4', 'B PERSONAL_NUMBER 5']);
  });

  it('of officials wait for another operator, as one that is added alone would', async () => {
    await insertTenant(fixture.db, 'AUTHORITY', '340223', { name: '南陵县反诈中心' });
    const id = await staged('ACCOUNTS', file(ACCOUNTS, 'south.chief,主管岗,县级主管人员,南陵县反诈中心'));
    const checked = await operator.checked(id);
    expect(checked.rows.edges[0].node).toMatchObject({ state: 'NEW', waits: true });
    const done = await operator.written(id);
    expect(done.accounts).toEqual({ mayGive: true, added: 0, ready: 0, byHand: 0, waiting: 1, sheets: [] });
    expect(await rows("select 1 from user_account where username = 'south.chief'")).toEqual([]);
    const [request] = await rows("select id, state from approval_request where content ->> 'username' = 'south.chief'");
    expect(request).toMatchObject({ state: 'PENDING' });
    const approve = `mutation ($id: ID!) { approveRequest(id: $id) { password user { username } } }`;
    expect((await operator.ask(approve, { id: request?.['id'] })).errors[0]?.extensions['reason']).toBe('OWN_REQUEST');
    // The same once more, while it waits.
    const twice = await operator.checked(
      await staged('ACCOUNTS', file(ACCOUNTS, 'south.chief,主管岗,县级主管人员,南陵县反诈中心')),
    );
    expect(twice.errors).toMatchObject([{ code: 'ALREADY_REQUESTED', rows: [2] }]);
  });

  it('of officials are added at once where an operator is alone; no sheet gives their passwords', async () => {
    await rows(
      `update user_account set disabled_at = now()
         where 'OPERATOR' = any (roles) and username like 'user-%' and id <> $1`,
      alone,
    );
    await rows("update user_account set disabled_at = now() where username = 'operator'");
    const id = await staged('ACCOUNTS', file(ACCOUNTS, 'south.deputy,副岗,县级主管人员,南陵县反诈中心'));
    await operator.checked(id);
    const done = await operator.written(id);
    expect(done.accounts).toMatchObject({ added: 1, ready: 0, byHand: 1, waiting: 0, sheets: [{ accounts: 0 }] });
    expect((await operator.post(done.accounts.sheets[0].path)).status).toBe(409);
    expect(await rows("select alone from approval_request where content ->> 'username' = 'south.deputy'")).toEqual([
      { alone: true },
    ]);
    await rows("update user_account set disabled_at = null where 'OPERATOR' = any (roles)");
  });

  it('of operators are not imported: one whose password nobody knows would count as the other operator', async () => {
    const some = file(
      ACCOUNTS,
      'ops.second,运维二,平台运维人员,南陵县反诈中心',
      'ops.mixed,运维三,平台运维人员、填报员,南陵县反诈中心',
    );
    const checked = await operator.checked(await staged('ACCOUNTS', some));
    expect(checked.counts).toMatchObject({ added: 0, invalid: 2 });
    expect(told(checked)).toEqual(['C ADDED_ONE_BY_ONE 2', 'C ADDED_ONE_BY_ONE 3']);
    expect(await rows("select 1 from user_account where username like 'ops.%'")).toEqual([]);
  });

  it('of its own unit are added by an administrator, who names no unit and makes no officials', async () => {
    const id = await staged(
      'ACCOUNTS',
      file(
        '用户名,姓名,角色,单位',
        'centre.one,填报一,填报员,',
        'centre.two,填报二,平台运维人员,',
        'centre.three,外人,填报员,东湖小学',
      ),
      admin,
    );
    const checked = await admin.checked(id);
    expect(checked.counts).toMatchObject({ added: 1, invalid: 2 });
    expect(told(checked)).toEqual(['C NOT_YOURS_TO_GIVE 3', 'D NOT_FOUND 4']);
    const done = await admin.written(id);
    const [, line] = await sheetOf((await admin.post(done.accounts.sheets[0].path)).bytes);
    expect(await signedIn('centre.one', line?.[4] ?? '')).toBe(true);
    expect(await rows("select 1 from user_account where username in ('centre.two','centre.three')")).toEqual([]);
  });

  it('are seen by those alone who keep accounts: nobody else of the unit, no other unit', async () => {
    const id = await staged('ACCOUNTS', file(ACCOUNTS, 'centre.four,填报四,填报员,'), admin);
    const editor = importer(fixture, (await insertUser(fixture, school, ['UNIT_EDITOR'])).token);
    for (const other of [editor, operator]) {
      expect(await other.get(id)).toBeUndefined();
      for (const { errors } of [
        await other.map({ id, version: 1 }),
        await other.check(id, 1),
        await other.start(id, { version: 1 }),
        await other.cancel(id),
        await other.discard(id, 1),
        await other.undo(id, { version: 1 }),
      ])
        expect(['NOT_FOUND', 'FORBIDDEN']).toContain(errors[0]?.extensions.code);
      expect((await other.fetched(`/imports/${id}/annotated.xlsx`)).status).toBe(404);
      expect([403, 404]).toContain((await other.post(`/imports/${id}/accounts.xlsx`)).status);
    }
    const list = (await editor.ask('{ imports { totalCount } importTargets { target } }', {})).data;
    expect(list.imports.totalCount).toBe(0);
    expect(list.importTargets.map(({ target }: { target: string }) => target)).not.toContain('ACCOUNTS');
    const requiredOf = async (by: Importer): Promise<string[]> =>
      (await by.ask('{ importTargets { target fields { name required } } }', {})).data.importTargets
        .find(({ target }: { target: string }) => target === 'ACCOUNTS')
        .fields.flatMap(({ name, required }: { name: string; required: boolean }) => (required ? [name] : []));
    expect(await requiredOf(operator)).toEqual(['username', 'displayName', 'roles', 'unit']);
    expect(await requiredOf(admin)).toEqual(['username', 'displayName', 'roles']);
    const offered = (await operator.ask('{ importTargets { target onlyAdds } }', {})).data.importTargets;
    expect(offered).toEqual([
      { target: 'UNITS', onlyAdds: true },
      { target: 'ACCOUNTS', onlyAdds: true },
    ]);
    expect((await admin.send('UNITS', file(UNITS, '丙小学,学校,湾沚镇,,,'))).status).toBe(404);
  });
});
