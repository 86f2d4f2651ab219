import { addDays, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Device, NOBODY_HAS, type OrgFixture, makeOrgFixture } from './org.fixture.js';
import { insertTenant, insertUser } from './support/factories.js';

const READ = `query Tenant($id: ID!) {
    tenant(id: $id) { id version name type sector openedOn closedOn region { code } parent { name } } }`;
const CREATE = `mutation Create($input: TenantInput!) {
    createTenant(input: $input) { id version name type sector openedOn closedOn region { name } parent { id } } }`;
const CLOSE = `mutation Close($id: ID!, $version: Int!, $on: Date!) {
    closeTenant(id: $id, version: $version, on: $on) { id version closedOn } }`;
const LIST = `query Tenants($text: String, $type: TenantType, $regionCode: ID, $first: Int, $after: String) {
  tenants(text: $text, type: $type, regionCode: $regionCode, first: $first, after: $after) {
    totalCount edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;

let fixture: OrgFixture;
let operator: Device;
let editor: Device;
beforeAll(async () => {
  fixture = await makeOrgFixture();
  operator = await fixture.device('operator');
  editor = await fixture.device('school-editor');
});
afterAll(() => fixture.close());

const input = (changes: object = {}) => ({
  name: '湾沚中学',
  type: 'SCHOOL',
  regionCode: '340210100',
  openedOn: '2021-09-01',
  ...changes,
});
const fieldsOf = (outcome: unknown) =>
  (outcome as { fields: { path: string; code: string }[] }).fields.map(({ path, code }) => `${path} ${code}`);
const create = async (changes: object) =>
  ((await fixture.ask(operator, CREATE, { input: input(changes) })) as { createTenant: { id: string } }).createTenant;

describe('tenant', () => {
  it('needs a session', async () => {
    expect(await fixture.ask(null, READ, { id: fixture.school.id })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is seen by its own users, its overseers and operators of its city', async () => {
    for (const name of ['school-editor', 'official', 'education-official', 'operator']) {
      const outcome = await fixture.ask(await fixture.device(name), READ, { id: fixture.school.id });
      expect(outcome).toMatchObject({
        tenant: {
          id: fixture.school.id,
          type: 'SCHOOL',
          sector: 'EDUCATION',
          region: { code: '340210100' },
          closedOn: null,
        },
      });
    }
  });

  it('is not there for anybody else', async () => {
    for (const name of ['bank-admin', 'other-operator']) {
      expect(await fixture.ask(await fixture.device(name), READ, { id: fixture.school.id })).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    expect(await fixture.ask(await fixture.device('education-official'), READ, { id: fixture.bank.id })).toMatchObject({
      code: 'NOT_FOUND',
    });
    for (const id of [NOBODY_HAS, 'no-id', ''])
      expect(await fixture.ask(editor, READ, { id })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('createTenant', () => {
  it('needs a session and the permission', async () => {
    expect(await fixture.ask(null, CREATE, { input: input() })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask(editor, CREATE, { input: input() })).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.ask(await fixture.device('official'), CREATE, { input: input() })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it.each([
    ['no name', { name: ' ' }, ['name REQUIRED']],
    ['a long name', { name: '长'.repeat(101) }, ['name TOO_LONG']],
    ['a region nobody knows', { regionCode: '340299' }, ['regionCode NOT_A_REGION']],
    ['a region of another city', { regionCode: '340102' }, ['regionCode OUTSIDE_REGION']],
    ['a province', { regionCode: '34' }, ['regionCode ABOVE_CITY']],
    ['a day before the records', { openedOn: '1999-12-31' }, ['openedOn DATE_TOO_EARLY', 'regionCode NOT_A_REGION']],
    ['an unknown parent', { parentId: NOBODY_HAS }, ['parentId NOT_FOUND']],
    ['a parent that is no id', { parentId: 'bureau' }, ['parentId NOT_FOUND']],
    ['several fieldErrors at once', { name: '', regionCode: '' }, ['name REQUIRED', 'regionCode NOT_A_REGION']],
  ])('refuses %s', async (_, changes, fieldErrors) => {
    expect(fieldsOf(await fixture.ask(operator, CREATE, { input: input(changes) }))).toEqual(fieldErrors);
  });

  it('opens the tenant with an assignment from its first day on', async () => {
    const created = await create({ name: ' 湾沚一中 ', parentId: fixture.education.id });
    expect(created).toMatchObject({
      version: 1,
      name: '湾沚一中',
      sector: 'EDUCATION',
      openedOn: '2021-09-01',
      closedOn: null,
      region: { name: '湾沚镇' },
      parent: { id: fixture.education.id },
    });
    const [row] = await fixture.db.sql(
      'select city_code, region_code, sector, parent_id, opened_on::text, version from tenant where id = $1',
      [created.id],
    );
    expect(row).toEqual({
      city_code: '3402',
      region_code: '340210100',
      sector: 'EDUCATION',
      parent_id: fixture.education.id,
      opened_on: '2021-09-01',
      version: 1,
    });
    const assignments = await fixture.db.sql(
      'select valid_from::text, valid_to, type, region_code, sector from tenant_assignment where tenant_id = $1',
      [created.id],
    );
    expect(assignments).toEqual([
      { valid_from: '2021-09-01', valid_to: null, type: 'SCHOOL', region_code: '340210100', sector: 'EDUCATION' },
    ]);
    expect(
      await fixture.db.sql('select action, tenant_id from audit_entry where subject_id = $1', [created.id]),
    ).toEqual([{ action: 'tenant.created', tenant_id: fixture.office.id }]);
  });

  it('takes today and the sector that is chosen', async () => {
    expect(
      await create({ name: '城管局', type: 'DEPARTMENT', sector: 'URBAN_MANAGEMENT', openedOn: null }),
    ).toMatchObject({ sector: 'URBAN_MANAGEMENT', openedOn: todayIn() });
  });

  it('refuses a name that is taken in the region, and only there', async () => {
    await create({ name: '中心小学' });
    expect(fieldsOf(await fixture.ask(operator, CREATE, { input: input({ name: '中心小学' }) }))).toEqual([
      'name ALREADY_TAKEN',
    ]);
    expect(await create({ name: '中心小学', regionCode: '340210101' })).toMatchObject({ name: '中心小学' });
  });

  it('shows a unit its parent only where it may see it', async () => {
    const created = await create({ name: '有主管的学校', parentId: fixture.authority.id });
    await fixture.addUser({ ...fixture.school, id: created.id }, 'child-editor', 'UNIT_EDITOR');
    expect(await fixture.ask(await fixture.device('child-editor'), READ, { id: created.id })).toMatchObject({
      tenant: { parent: null },
    });
    expect(await fixture.ask(operator, READ, { id: created.id })).toMatchObject({
      tenant: { parent: { name: fixture.authority.name } },
    });
  });
});

describe('closeTenant', () => {
  it('needs a session, the permission and a tenant of the city', async () => {
    const arguments_ = { id: fixture.school.id, version: 1, on: '2026-11-01' };
    expect(await fixture.ask(null, CLOSE, arguments_)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask(editor, CLOSE, arguments_)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.ask(await fixture.device('other-operator'), CLOSE, arguments_)).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await fixture.ask(operator, CLOSE, { ...arguments_, id: 'no-id' })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each(['2199-12-31', '9999-12-31', daysAhead(367)])('refuses a day that no document can mean: %s', async (on) => {
    const { id } = await create({ name: `撤于${on}` });
    expect(await fixture.ask(operator, CLOSE, { id, version: 1, on })).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'on' }],
    });
    expect(await fixture.db.sql('select closed_on from tenant where id = $1', [id])).toEqual([{ closed_on: null }]);
    const input = { name: `开于${on}`, type: 'SCHOOL', regionCode: '340210100', openedOn: on };
    expect(await fixture.ask(operator, CREATE, { input })).toMatchObject({ code: 'BAD_INPUT' });
  });

  it('may lie ahead, and what is put in place until then is recorded', async () => {
    const school = await insertTenant(fixture.db, 'SCHOOL', '340210100');
    const admin = await insertUser(fixture, school, ['UNIT_ADMIN']);
    await expect(
      fixture.ask(operator, CLOSE, { id: school.id, version: 1, on: daysAhead(300) }),
    ).resolves.toMatchObject({
      closeTenant: { version: 2 },
    });
    const establish = `mutation {
      establishLeadershipGroup(input: { name: "领导小组", foundedOn: "2026-11-01", members: [] }) { id } }`;
    expect(await fixture.ask({ token: admin.token, cookie: '' }, establish)).not.toHaveProperty('code', 'INTERNAL');
    // A unit that release 0.1 let close on the last day there is.
    await fixture.db.sql("update tenant_assignment set valid_to = '2199-12-31' where tenant_id = $1", [school.id]);
    expect(await fixture.ask({ token: admin.token, cookie: '' }, establish)).not.toHaveProperty('code', 'INTERNAL');
  });

  it('refuses a day before the opening', async () => {
    expect(
      fieldsOf(await fixture.ask(operator, CLOSE, { id: fixture.school.id, version: 1, on: '2019-12-31' })),
    ).toEqual(['on END_BEFORE_START']);
  });

  it('ends the tenant and its assignment, and tells who comes second', async () => {
    const { id } = await create({ name: '撤并的学校' });
    expect(await fixture.ask(operator, CLOSE, { id, version: 1, on: '2026-08-31' })).toEqual({
      closeTenant: { id, version: 2, closedOn: '2026-08-31' },
    });
    const [row] = await fixture.db.sql(
      `select t.closed_on::text, a.valid_to::text, t.version from tenant t
       join tenant_assignment a on a.tenant_id = t.id where t.id = $1`,
      [id],
    );
    expect(row).toEqual({ closed_on: '2026-08-31', valid_to: '2026-08-31', version: 2 });
    expect(await fixture.ask(operator, CLOSE, { id, version: 1, on: '2026-09-30' })).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION_CHANGED',
      version: 2,
      closedOn: '2026-08-31',
    });
    expect(await fixture.ask(operator, CLOSE, { id, version: 2, on: '2026-09-30' })).toMatchObject({
      code: 'CONFLICT',
      reason: 'TENANT_CLOSED',
    });
  });

  it('lets one of two operators through', async () => {
    const { id } = await create({ name: '同时撤销' });
    const outcomes = await Promise.all(
      ['2026-08-30', '2026-08-31'].map((on) => fixture.ask(operator, CLOSE, { id, version: 1, on })),
    );
    expect(outcomes.filter((outcome) => 'closeTenant' in outcome)).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome['code'] === 'CONFLICT')).toHaveLength(1);
  });
});

describe('tenants', () => {
  it('are listed for operators, of their own city', async () => {
    expect(await fixture.ask(null, LIST)).toMatchObject({ code: 'UNAUTHENTICATED' });
    for (const name of ['school-admin', 'official'])
      expect(await fixture.ask(await fixture.device(name), LIST)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.ask(await fixture.device('other-operator'), LIST)).toMatchObject({
      tenants: { totalCount: 1, edges: [{ node: { name: '平台运维' } }] },
    });
    const [{ count } = { count: 0 }] = await fixture.db.sql<{ count: number }>(
      "select count(*)::int from tenant where city_code = '3402'",
    );
    expect(await fixture.ask(operator, LIST)).toMatchObject({ tenants: { totalCount: count } });
  });

  it('are found by name, type and region', async () => {
    await create({ name: '繁星100%_幼儿园', regionCode: '340223100' });
    expect(await fixture.ask(operator, LIST, { text: '100%_' })).toMatchObject({ tenants: { totalCount: 1 } });
    expect(await fixture.ask(operator, LIST, { text: '0%幼' })).toMatchObject({
      tenants: { totalCount: 0, edges: [] },
    });
    expect(await fixture.ask(operator, LIST, { regionCode: '340223' })).toMatchObject({ tenants: { totalCount: 1 } });
    expect(await fixture.ask(operator, LIST, { type: 'BANK' })).toMatchObject({
      tenants: { edges: [{ node: { name: fixture.bank.name } }] },
    });
  });

  it('come in pages that neither skip nor repeat, while others are added', async () => {
    const seen: string[] = [];
    const next = async (after: string | null) =>
      ((await fixture.ask(operator, LIST, { type: 'SCHOOL', first: 2, after })) as { tenants: Page }).tenants;
    let page = await next(null);
    for (let added = 0; ; added += 1) {
      seen.push(...page.edges.map(({ node }) => node.name));
      if (!page.pageInfo.hasNextPage) break;
      await create({ name: `翻页时新增${added}`, regionCode: '340210' }); // sorts before everything that is still to come
      page = await next(page.pageInfo.endCursor);
    }
    const names = await fixture.db.sql<{ name: string }>(
      `select name from tenant where city_code = '3402' and type = 'SCHOOL' and name not like '翻页%'
       order by region_code, id`,
    );
    expect(seen).toEqual(names.map(({ name }) => name));
    expect(page.pageInfo.hasPreviousPage).toBe(true);
  });

  it.each([
    ['a page of nothing', { first: 0 }, 'first TOO_SMALL'],
    ['a page of everything', { first: 101 }, 'first TOO_LARGE'],
    ['a long search', { text: '长'.repeat(101) }, 'text TOO_LONG'],
    ['another city', { regionCode: '340102' }, 'regionCode OUTSIDE_REGION'],
    ['an altered cursor', { after: Buffer.from('["3402","x"]').toString('base64url') }, 'after INVALID_CURSOR'],
  ])('refuse %s', async (_, variables, fieldError) => {
    expect(fieldsOf(await fixture.ask(operator, LIST, variables))).toEqual([fieldError]);
  });

  it('refuse a cursor from elsewhere', async () => {
    expect(await fixture.ask(operator, LIST, { after: 'nonsense' })).toMatchObject({
      code: 'BAD_INPUT',
      fields: [{ path: 'after' }],
    });
  });
});

interface Page {
  readonly edges: readonly { readonly node: { readonly name: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean; readonly endCursor: string };
}

function daysAhead(days: number): string {
  return addDays(todayIn(), days);
}
