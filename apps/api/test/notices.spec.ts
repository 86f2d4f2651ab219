import { addDays, todayIn } from '@fanzha/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Device, NOBODY_HAS } from './org.fixture.js';
import { AGREED, makeTimeFixture, type TimeFixture } from './time-travel.fixture.js';

const NOTICE = `id version recordStatus title body publishedOn receiveBy fraudType { code } regionCodes sectors receipts
  addressed acknowledgedOn toAcknowledge
  voidReason allowed tenant { id } region { code }`;
const PUBLISH = `mutation Publish($input: NoticeInput!) { publishNotice(input: $input) { ${NOTICE} } }`;
const VOID = `mutation Void($id: ID!, $version: Int!, $reason: String!) {
  voidNotice(id: $id, version: $version, reason: $reason) { ${NOTICE} history { change reason } } }`;
const VOID_MANY = `mutation Void($id: ID!, $version: Int!, $reason: String!) {
  voidRecords(kind: NOTICE, records: [{ id: $id, version: $version }], reason: $reason) { error { reason } } }`;
const ALLOWED = 'query Notice($id: ID!) { notice(id: $id) { allowed recordStatus } }';
const ACKNOWLEDGE = `mutation Acknowledge($id: ID!) { acknowledgeNotice(id: $id) { ${NOTICE} } }`;
const READ = `query Notice($id: ID!) { notice(id: $id) { ${NOTICE} } }`;
const FIGURES = `query Figures($code: ID!, $sector: Sector) {
  region(code: $code) { rollup(period: "2026", sector: $sector) {
  issued: figure(indicator: WARNINGS_ISSUED) { value } read: figure(indicator: WARNINGS_READ) { value }
    tenantsContributing } } }`;

let fixture: TimeFixture;
let official: Device;
let lineOfficial: Device;
let editor: Device;
let bankAdmin: Device;
beforeAll(async () => {
  fixture = await makeTimeFixture();
  official = await fixture.device('official');
  lineOfficial = await fixture.device('education-official');
  editor = await fixture.device('school-editor');
  bankAdmin = await fixture.device('bank-admin');
});
afterAll(() => fixture.end());

const input = (changes: object = {}) => ({
  title: '警惕冒充客服退款',
  body: '近期多发。\n不点链接，不转账。',
  publishedOn: '2026-11-10',
  fraudTypeCode: null as string | null,
  regionCodes: ['340210'],
  ...changes,
});
const fieldsOf = (outcome: unknown) =>
  (outcome as { fields: { path: string; code: string }[] }).fields.map(({ path, code }) => `${path} ${code}`);
const publish = async (changes: object = {}, as = official) => {
  const outcome = await fixture.ask(as, PUBLISH, { input: input(changes) });
  if (!('publishNotice' in outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.publishNotice as { id: string; version: number; sectors: string[]; addressed: number };
};
const figures = async (code: string, sector: string | null = null) => {
  const { issued, read, tenantsContributing } = (
    (await fixture.ask(fixture.official, FIGURES, { code, sector })) as {
      region: { rollup: { issued: { value: number }; read: { value: number }; tenantsContributing: number } };
    }
  ).region.rollup;
  return { issued: issued.value, read: read.value, contributing: tenantsContributing };
};

describe('publishNotice', () => {
  it('is for officials of authorities', async () => {
    expect(await fixture.ask(null, PUBLISH, { input: input() })).toMatchObject({ code: 'UNAUTHENTICATED' });
    await fixture.addUser(fixture.authority, 'authority-editor', 'UNIT_EDITOR');
    await fixture.addUser(fixture.authority, 'authority-viewer', 'VIEWER');
    for (const name of ['school-editor', 'authority-editor', 'authority-viewer', 'operator']) {
      expect(await fixture.ask(await fixture.device(name), PUBLISH, { input: input() })).toMatchObject({
        code: 'FORBIDDEN',
      });
    }
    expect(await fixture.db.sql('select from notice')).toEqual([]);
  });

  it.each([
    ['nothing to say', { title: ' ', body: '' }, ['title REQUIRED', 'body REQUIRED']],
    ['a long title', { title: '长'.repeat(201) }, ['title TOO_LONG']],
    ['a day to come', { publishedOn: addDays(todayIn(), 1) }, ['publishedOn DATE_IN_FUTURE']],
    ['the last of all days', { publishedOn: '2199-12-31' }, ['publishedOn DATE_IN_FUTURE']],
    ['a day before its authority was there', { publishedOn: '2019-12-31' }, ['publishedOn DATE_TOO_EARLY']],
    ['a day to acknowledge by before it', { receiveBy: '2026-11-09' }, ['receiveBy END_BEFORE_START']],
    ['a day to acknowledge by years ahead', { receiveBy: '2027-11-11' }, ['receiveBy DATE_TOO_LATE']],
    ['an unknown type of fraud', { fraudTypeCode: 'X99' }, ['fraudTypeCode UNKNOWN_CODE']],
    ['nobody', { regionCodes: [] }, ['regionCodes TOO_FEW_ITEMS']],
    [
      'regions out of its oversight',
      { regionCodes: ['340210100', '340223', '3402', '340102'] },
      ['regionCodes.1 OUTSIDE_REGION', 'regionCodes.2 OUTSIDE_REGION', 'regionCodes.3 OUTSIDE_REGION'],
    ],
    [
      'regions that are none',
      { regionCodes: ['340210999', 'x', '340210', '340210'] },
      ['regionCodes.0 NOT_A_REGION', 'regionCodes.1 NOT_A_REGION', 'regionCodes.3 DUPLICATE'],
    ],
    ['a line twice', { sectors: ['HEALTH', 'HEALTH'] }, ['sectors.1 DUPLICATE']],
    [
      'several fieldErrors at once',
      { title: '', publishedOn: '1999-01-01', regionCodes: ['340223'] },
      ['title REQUIRED', 'publishedOn DATE_TOO_EARLY', 'regionCodes.0 OUTSIDE_REGION'],
    ],
  ])('refuses %s', async (_, changes, fieldErrors) => {
    expect(fieldsOf(await fixture.ask(official, PUBLISH, { input: input(changes) }))).toEqual(fieldErrors);
  });

  it('keeps a line authority to its line', async () => {
    expect(
      fieldsOf(await fixture.ask(lineOfficial, PUBLISH, { input: input({ sectors: ['EDUCATION', 'FINANCE'] }) })),
    ).toEqual(['sectors.1 NOT_ALLOWED_HERE']);
    expect(await publish({ title: '给学校' }, lineOfficial)).toMatchObject({ sectors: ['EDUCATION'] });
  });

  it('stores the notice, counts it at the authority and notes it', async () => {
    const before = await figures('340210');
    const published = await publish({
      title: ' 刷单返利 ',
      regionCodes: ['340210100', '340210101'],
      sectors: ['FINANCE'],
      receiveBy: '2026-11-20',
      idempotencyKey: 'w-1',
    });
    expect(published).toMatchObject({
      version: 1,
      recordStatus: 'ACTIVE',
      title: '刷单返利',
      body: '近期多发。\n不点链接，不转账。',
      publishedOn: '2026-11-10',
      receiveBy: '2026-11-20',
      regionCodes: ['340210100', '340210101'],
      sectors: ['FINANCE'],
      receipts: 0,
      addressed: 1,
      acknowledgedOn: null,
      toAcknowledge: false,
      allowed: ['void'],
      tenant: { id: fixture.authority.id },
      region: { code: '340210' },
    });
    const [row] = await fixture.db.sql(
      `select tenant_id, home_region, region_code, sector, title, published_on::text, regions, sectors from notice
       where id = $1`,
      [published.id],
    );
    expect(row).toEqual({
      tenant_id: fixture.authority.id,
      home_region: '340210',
      region_code: '340210',
      sector: 'LOCAL_GOVERNMENT',
      title: '刷单返利',
      published_on: '2026-11-10',
      regions: ['340210100', '340210101'],
      sectors: ['FINANCE'],
    });
    expect(
      await fixture.db.sql('select action, tenant_id from audit_entry where subject_id = $1', [published.id]),
    ).toEqual([{ action: 'notice.recorded', tenant_id: fixture.authority.id }]);
    const again = {
      title: '刷单返利',
      regionCodes: ['340210101', '340210100'],
      sectors: ['FINANCE'],
      receiveBy: '2026-11-20',
      idempotencyKey: 'w-1',
    };
    expect(await publish(again)).toMatchObject({ id: published.id, title: '刷单返利' });
    expect(await figures('340210')).toEqual({ ...before, issued: before.issued + 1 });
    expect(await fixture.differences()).toEqual(AGREED);
  });
});

describe('notice', () => {
  it('is seen by its authority, its overseers and whom it is addressed to', async () => {
    const { id } = await publish({ regionCodes: ['340210101'] });
    expect(await fixture.ask(null, READ, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask(fixture.operator, READ, { id })).toMatchObject({ code: 'FORBIDDEN' });
    for (const device of [official, fixture.official, bankAdmin])
      expect(await fixture.ask(device, READ, { id })).toMatchObject({ notice: { id, addressed: 1, receipts: 0 } });
    for (const device of [editor, lineOfficial])
      expect(await fixture.ask(device, READ, { id })).toMatchObject({ code: 'NOT_FOUND' });
    for (const wrong of [NOBODY_HAS, 'no-id'])
      expect(await fixture.ask(official, READ, { id: wrong })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.ask(bankAdmin, READ, { id })).toMatchObject({ notice: { toAcknowledge: true, allowed: [] } });
    expect(await fixture.ask(fixture.official, READ, { id })).toMatchObject({
      notice: { toAcknowledge: false, allowed: [] },
    });
  });
});

describe('acknowledgeNotice', () => {
  it('is for units that the notice is addressed to', async () => {
    const { id } = await publish({ regionCodes: ['340210100'] });
    expect(await fixture.ask(null, ACKNOWLEDGE, { id })).toMatchObject({ code: 'UNAUTHENTICATED' });
    await fixture.addUser(fixture.school, 'school-viewer', 'VIEWER');
    expect(await fixture.ask(await fixture.device('school-viewer'), ACKNOWLEDGE, { id })).toMatchObject({
      code: 'FORBIDDEN',
    });
    for (const device of [official, fixture.official])
      expect(await fixture.ask(device, ACKNOWLEDGE, { id })).toMatchObject({ code: 'FORBIDDEN' }); // they see it
    for (const wrong of [NOBODY_HAS, 'no-id'])
      expect(await fixture.ask(editor, ACKNOWLEDGE, { id: wrong })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.ask(bankAdmin, ACKNOWLEDGE, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.db.sql('select from notice_receipt')).toEqual([]);
  });

  it('counts the unit once, where it is and on the day', async () => {
    const before = {
      town: await figures('340210100'),
      line: await figures('340210', 'EDUCATION'),
      other: await figures('340210101'),
    };
    const { id, addressed } = await publish({ sectors: ['EDUCATION'] });
    const outcomes = await Promise.all([1, 2, 3].map(() => fixture.ask(editor, ACKNOWLEDGE, { id })));
    outcomes.push(await fixture.ask(editor, ACKNOWLEDGE, { id }));
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({
        acknowledgeNotice: { id, acknowledgedOn: todayIn(), toAcknowledge: false, receipts: 1, addressed },
      });
    expect(
      await fixture.db.sql(
        `select tenant_id, home_region, region_code, sector, received_on::text from notice_receipt
         where notice_id = $1`,
        [id],
      ),
    ).toEqual([
      {
        tenant_id: fixture.school.id,
        home_region: '340210100',
        region_code: '340210100',
        sector: 'EDUCATION',
        received_on: todayIn(),
      },
    ]);
    expect(
      await fixture.db.sql(
        "select tenant_id from audit_entry where subject_id = $1 and action = 'notice.acknowledged'",
        [id],
      ),
    ).toEqual([{ tenant_id: fixture.school.id }]);
    // It has read, but not yet reported anything.
    expect(await figures('340210100')).toEqual({ ...before.town, read: before.town.read + 1 });
    expect(await figures('340210', 'EDUCATION')).toMatchObject({ read: before.line.read + 1 });
    expect(await figures('340210101')).toEqual(before.other);
    expect(await fixture.differences()).toEqual(AGREED);
  });

  it('is owed by units that were there when it was published, and by none that opened later', async () => {
    const { id, addressed } = await publish({ receiveBy: '2026-11-12' });
    const later = await fixture.unit('340210100');
    await fixture.db.sql(`update tenant set opened_on = '2026-11-11' where id = $1`, [later.id]);
    await fixture.addUser(later, 'later-admin', 'UNIT_ADMIN');
    const device = await fixture.device('later-admin');
    const DUE = '{ dues { code items { record { ... on Notice { id } } } } }';
    const owed = (await fixture.ask(device, DUE, {})) as { dues?: object[] };
    expect(JSON.stringify(owed)).not.toContain(id);
    expect(await fixture.ask(official, READ, { id })).toMatchObject({ notice: { addressed } });
    // It may read it all the same, and say so.
    expect(await fixture.ask(device, READ, { id })).toMatchObject({ notice: { toAcknowledge: false } });
    expect(await fixture.ask(device, ACKNOWLEDGE, { id })).toMatchObject({
      acknowledgeNotice: { receipts: 1, addressed: addressed + 1 },
    });
    const known = await publish({ publishedOn: '2026-11-11' });
    expect(await fixture.ask(device, READ, { id: known.id })).toMatchObject({ notice: { toAcknowledge: true } });
  });

  it('refuses what was taken back and units that are closed', async () => {
    const closed = await fixture.unit('340210100');
    await fixture.addUser(closed, 'closed-admin', 'UNIT_ADMIN');
    const device = await fixture.device('closed-admin');
    await fixture.close(closed, '2026-10-31');
    const { id, version } = await publish();
    expect(await fixture.ask(device, ACKNOWLEDGE, { id })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'TENANT_CLOSED',
    });
    await fixture.ask(official, VOID, { id, version, reason: '误发' });
    expect(await fixture.ask(editor, ACKNOWLEDGE, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await fixture.ask(official, ACKNOWLEDGE, { id })).toMatchObject({
      code: 'CONFLICT',
      reason: 'ALREADY_VOIDED',
    });
  });
});

describe('voidNotice', () => {
  it('is for the authority that published it', async () => {
    const { id, version } = await publish();
    const arguments_ = { id, version, reason: '误发' };
    expect(await fixture.ask(null, VOID, arguments_)).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await fixture.ask(fixture.official, VOID, arguments_)).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'READ_ONLY_OVERSIGHT',
    });
    expect(await fixture.ask(editor, VOID, arguments_)).toMatchObject({ code: 'FORBIDDEN' });
    // Of the authority itself nobody takes back what its officials have published.
    const clerk = await fixture.device('authority-editor');
    for (const query of [VOID, VOID_MANY])
      expect(JSON.stringify(await fixture.ask(clerk, query, arguments_))).toContain('OUTSIDE_OVERSIGHT');
    expect(await fixture.ask(clerk, ALLOWED, { id })).toMatchObject({
      notice: { allowed: [], recordStatus: 'ACTIVE' },
    });
    expect(await fixture.ask(lineOfficial, VOID, { ...arguments_, id: NOBODY_HAS })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(fieldsOf(await fixture.ask(official, VOID, { ...arguments_, reason: ' ' }))).toEqual(['reason REQUIRED']);
    expect(await fixture.ask(official, VOID, { ...arguments_, version: 2 })).toMatchObject({
      code: 'CONFLICT',
      reason: 'VERSION_CHANGED',
    });
  });

  it('takes it out of the figures, and what was read stays counted', async () => {
    const before = await figures('340210');
    const { id, version } = await publish();
    await fixture.ask(editor, ACKNOWLEDGE, { id });
    expect(await fixture.ask(official, VOID, { id, version, reason: '误发' })).toMatchObject({
      voidNotice: {
        version: 2,
        recordStatus: 'VOIDED',
        voidReason: '误发',
        receipts: 1,
        allowed: [],
        history: [{ change: 'VOIDED', reason: '误发' }],
      },
    });
    expect(await fixture.db.sql('select record_status, void_reason from notice where id = $1', [id])).toEqual([
      { record_status: 'VOIDED', void_reason: '误发' },
    ]);
    expect(await fixture.ask(editor, READ, { id })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await figures('340210')).toEqual({ ...before, read: before.read + 1 });
    expect(await fixture.differences()).toEqual(AGREED);
  });
});
