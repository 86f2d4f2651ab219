import { type Scope } from '@fanzha/platform';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { attempt as attemptIn } from './isolation/wall.js';
import { appClient, freshDatabase, type TestDatabase } from './support/database.js';
import { insertTenant, type TestTenant, writeNamed } from './support/factories.js';
import { scopeOfUnit } from './support/wall-attempts.js';

/**
 * What row-level security makes of a record that several tenants have a part in, when nothing in front of it decides:
 * the specs speak to the database as the application does.
 */
describe('a joint interception in the database', () => {
  const interception = randomUUID();
  const other = randomUUID();
  let db: TestDatabase;
  let app: pg.Client;
  let bank: TestTenant;
  let police: TestTenant;
  let helper: TestTenant;
  let stranger: TestTenant;
  let school: TestTenant;
  let authority: TestTenant;

  beforeAll(async () => {
    db = await freshDatabase();
    bank = await insertTenant(db, 'BANK', '340210100');
    police = await insertTenant(db, 'POLICE', '340210100', { name: '湖畔派出所' });
    helper = await insertTenant(db, 'BANK', '340210101', { name: '柳岸储蓄所' });
    stranger = await insertTenant(db, 'POLICE', '340210101', { name: '柳岸派出所' });
    school = await insertTenant(db, 'SCHOOL', '340210100', { name: '湖畔小学' });
    authority = await insertTenant(db, 'AUTHORITY', '340210');
    for (const id of [interception, other]) {
      await db.sql(
        `insert into interception (city_code, id, tenant_id, home_region, region_code, sector, occurred_on, venue,
           count, recorded_by)
         values ('3402',$1,$2,'340210100','340210100','FINANCE','2026-11-05','COUNTER',1,$2)`,
        [id, bank.id],
      );
    }
    for (const unit of [police, helper]) await db.sql(PARTICIPANT, participant(interception, bank, unit));
    await writeNamed(db);
    await db.sql("update interception_participant set confirmation = 'CONFIRMED' where tenant_id = $1", [police.id]);
    app = appClient(db.ownerUrl);
    await app.connect();
  });

  afterAll(async () => {
    await app?.end();
    await db?.drop();
  });

  const participant = (of: string, recorder: TestTenant, unit: TestTenant) => [
    of,
    recorder.id,
    unit.id,
    unit.name,
    unit.type,
    unit.regionCode,
    unit.sector,
  ];
  const attempt = (scope: Scope, text: string, values: unknown[] = []) => attemptIn(app, scope, text, values);
  const ids = async (as: TestTenant, text: string, values: unknown[] = []) =>
    (await attempt(scopeOfUnit(as), text, values))?.rows.map((row) => String(row['id'])).sort();

  it('shows who took part that record, all who took part in it and whose it is, and nothing else', async () => {
    const everybody = [bank, police, helper, stranger, school, authority].map(({ id }) => id);
    const taking = (as: TestTenant, of = interception) =>
      ids(as, 'select tenant_id as id from interception_partakers($1)', [of]);
    const met = (as: TestTenant) => ids(as, 'select id from tenants_met($1)', [everybody]);
    for (const as of [police, helper]) {
      expect(await ids(as, 'select id from interception')).toEqual([interception]);
      expect(await ids(as, 'select tenant_id as id from interception_participant')).toEqual([as.id]);
      expect(await taking(as)).toEqual([police.id, helper.id].sort());
      expect(await taking(as, other)).toEqual([]);
      expect(await ids(as, 'select id from tenant')).toEqual([as.id]);
      expect(await met(as)).toEqual([bank.id]);
      expect(await ids(as, 'select tenant_id as id from tenant_assignment')).toEqual([as.id]);
    }
    for (const as of [stranger, school]) {
      expect(await ids(as, 'select id from interception')).toEqual([]);
      expect(await ids(as, 'select tenant_id as id from interception_participant')).toEqual([]);
      expect(await ids(as, 'select id from tenant')).toEqual([as.id]);
      expect(await taking(as)).toEqual([]);
      expect(await met(as)).toEqual([]);
    }
    expect(await ids(bank, 'select id from tenant')).toEqual([bank.id]);
    expect(await taking(bank)).toEqual([police.id, helper.id].sort());
    expect(await met(bank)).toEqual([]);
  });

  it('shows who took part to those who oversee whose it is, in its line, and to nobody beside them', async () => {
    const overseeing = async (regions: string[], sector: Scope['sector']) =>
      (
        await attempt(scopeOfUnit(authority, { regions, sector }), 'select from interception_partakers($1)', [
          interception,
        ])
      )?.rowCount;
    expect(await overseeing(['340210'], null)).toBe(2);
    expect(await overseeing(['340210'], 'FINANCE')).toBe(2);
    expect(await overseeing(['340210'], 'HEALTH')).toBe(0);
    expect(await overseeing(['340223'], null)).toBe(0);
    expect(await overseeing([], null)).toBe(0);
  });

  it('names nobody in a record whom the recorder has not asked, and nobody in that of another unit', async () => {
    const name = (as: TestTenant, named: readonly TestTenant[], of = interception) =>
      attempt(scopeOfUnit(as), 'update interception set named = $1 where id = $2', [named.map(({ id }) => id), of]);
    expect((await name(bank, [police, helper]))?.rowCount).toBe(1);
    expect((await name(bank, []))?.rowCount).toBe(1);
    expect(await name(bank, [police, stranger])).toBeNull();
    expect(await name(bank, [police], other)).toBeNull();
    expect((await name(stranger, [stranger]))?.rowCount).toBe(0);
    const record = `insert into interception (city_code, id, tenant_id, home_region, region_code, sector, occurred_on,
        venue, count, recorded_by, named)
      values ('3402',gen_random_uuid(),$1,'340210100','340210100','FINANCE','2026-11-05','COUNTER',1,$1,$2)`;
    expect(await attempt(scopeOfUnit(bank), record, [bank.id, [stranger.id]])).toBeNull();
    expect((await attempt(scopeOfUnit(bank), record, [bank.id, []]))?.rowCount).toBe(1);
  });

  it('lets who took part change neither the record nor who took part', async () => {
    expect((await attempt(scopeOfUnit(police), 'update interception set count = 9'))?.rowCount).toBe(0);
    expect((await attempt(scopeOfUnit(police), 'delete from interception_participant'))?.rowCount).toBe(0);
    expect(await attempt(scopeOfUnit(police), PARTICIPANT, participant(interception, bank, stranger))).toBeNull();
    expect(await attempt(scopeOfUnit(police), PARTICIPANT, participant(interception, police, stranger))).toBeNull();
  });

  it('lets nobody name who took part in the record of another one', async () => {
    expect(await attempt(scopeOfUnit(stranger), PARTICIPANT, participant(other, stranger, helper))).toBeNull();
    expect(await attempt(scopeOfUnit(stranger), PARTICIPANT, participant(other, bank, helper))).toBeNull();
    expect((await attempt(scopeOfUnit(bank), PARTICIPANT, participant(other, bank, stranger)))?.rowCount).toBe(1);
  });

  it('lets the recorder move figures of those it names, for themselves alone, and of nobody else', async () => {
    const move = (as: TestTenant, whose: TestTenant, tenantOnly = true, facts = 0) =>
      attempt(
        scopeOfUnit(as),
        `insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, tenant_only, facts,
           interceptions)
         values ('3402',$1,$2,$2,$3,'2026-11-05',$4,$5,1)`,
        [whose.id, whose.regionCode, whose.sector, tenantOnly, facts],
      );
    expect((await move(bank, police))?.rowCount).toBe(1);
    expect(await move(bank, police, true, 1)).toBeNull();
    expect(await move(bank, police, false)).toBeNull();
    expect(await move(bank, helper)).toBeNull();
    expect(await move(bank, stranger)).toBeNull();
    expect(await move(police, helper)).toBeNull();
    expect(await move(stranger, police)).toBeNull();
  });

  it('lets a unit that was named answer for itself, and change nothing else', async () => {
    const answer = (as: TestTenant, set: string, where = 'true') =>
      attempt(scopeOfUnit(as), `update interception_participant set ${set} where ${where}`);
    const confirm = (by: TestTenant) => `confirmation = 'CONFIRMED', answered_by = '${by.id}'`;
    expect((await answer(helper, confirm(helper)))?.rowCount).toBe(1);
    expect((await answer(helper, confirm(helper), `tenant_id = '${police.id}'`))?.rowCount).toBe(0);
    expect(await answer(helper, confirm(police))).toBeNull();
    expect(await answer(helper, `confirmation = 'PENDING', answered_by = '${helper.id}'`)).toBeNull();
    for (const column of [
      "name = 'x'",
      `tenant_id = '${school.id}'`,
      `recorder_id = '${helper.id}'`,
      "home_region = '3402'",
      "region_code = '3402'",
    ]) {
      expect(await answer(helper, column)).toBeNull();
    }
    expect((await answer(bank, confirm(bank)))?.rowCount).toBe(0);
    expect((await answer(stranger, confirm(stranger)))?.rowCount).toBe(0);
  });

  it('lets no recorder answer for those it names', async () => {
    const named = [...participant(other, bank, stranger), 'CONFIRMED'];
    const text = PARTICIPANT.replace('sector)', 'sector, confirmation)').replace('$7)', '$7,$8)');
    expect(await attempt(scopeOfUnit(bank), text, named)).toBeNull();
    expect((await attempt(scopeOfUnit(bank), text, [...named.slice(0, -1), 'PENDING']))?.rowCount).toBe(1);
  });

  it('lets a unit that was named move its own share and nothing that counts upward', async () => {
    const move = (as: TestTenant, tenantOnly: boolean, facts = 0) =>
      attempt(
        scopeOfUnit(as),
        `insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, tenant_only, facts,
           interceptions)
         values ('3402',$1,$2,$2,$3,'2026-11-05',$4,$5,1)`,
        [as.id, as.regionCode, as.sector, tenantOnly, facts],
      );
    expect((await move(helper, true))?.rowCount).toBe(1);
    expect(await move(helper, true, 1)).toBeNull();
    expect(await move(stranger, true)).toBeNull();
  });

  it('answers those who dissuade who can have taken part, by a part of the name or by id', async () => {
    const ASKED = 'select id from interception_partners($1, $2::uuid[], $3)';
    const all = [bank, police, helper, stranger, school].map(({ id }) => id);
    expect(await ids(bank, ASKED, ['派出所', null, '2026-11-05'])).toEqual([police.id, stranger.id].sort());
    expect(await ids(bank, ASKED, [null, all, '2026-11-05'])).toEqual(
      [police.id, helper.id, stranger.id, school.id].sort(),
    );
    expect(await ids(bank, ASKED, [null, all, '2019-12-31'])).toEqual([]);
    expect(await ids(bank, ASKED, ['', null, '2026-11-05'])).toEqual([]);
    expect(await ids(bank, ASKED, [null, null, '2026-11-05'])).toEqual([]);
    expect(await ids(authority, ASKED, ['派出所', all, '2026-11-05'])).toEqual([]);
    expect(await ids({ ...bank, id: randomUUID() }, ASKED, ['派出所', all, '2026-11-05'])).toEqual([]);
    expect(await ids({ ...bank, cityCode: '3401' }, ASKED, ['派出所', all, '2026-11-05'])).toEqual([]);
  });
});

const PARTICIPANT = `
  insert into interception_participant (city_code, interception_id, recorder_id, tenant_id, name, type, home_region,
    region_code, sector)
  values ('3402',$1,$2,$3,$4,$5,$6,$6,$7)`;
