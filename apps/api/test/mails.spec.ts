import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CONFIRM, makeMailsFixture, MINE, REMOVE, STATE, TIMES } from './mails.fixture.js';
import { CHANGE, LIST } from './notifications.fixture.js';

const ADDRESS = 'zhi.ban@example.cn';
const PRODUCT = '反诈台账';

let f: Awaited<ReturnType<typeof makeMailsFixture>>;
beforeAll(async () => {
  f = await makeMailsFixture();
});
afterEach(() => f.clear());
afterAll(() => f.end());

const mine = async (as = f.clerk) => (await f.data(as, MINE)).notificationSettings;
const waiting = async () =>
  (await f.api.db.sql<{ n: number }>('select count(*)::int n from notification where mail_at is not null'))[0]?.n;

describe('an own address', () => {
  it('is sent a link and nothing else, until the link is opened by its owner', async () => {
    expect((await mine()).mail).toEqual({ available: true, state: 'NONE', address: null, linkUntil: null });
    const stated = (await f.data(f.clerk, STATE, { address: ` ${ADDRESS} ` })).setMailAddress;
    expect(stated).toMatchObject({ state: 'WAITING', address: 'z···@example.cn' });
    expect(Date.parse(stated.linkUntil) - Date.now()).toBeGreaterThan(23 * 3_600_000);
    await f.happen();
    const mails = await f.sent();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({ to: ADDRESS, subject: `${PRODUCT}：请确认邮箱` });
    expect(mails[0]?.html).toContain('https://fanzha.example.cn/notifications/settings?confirm=');

    const token = f.tokenIn(mails[0]?.text ?? '');
    expect((await f.data(f.clerk, CONFIRM, { token })).confirmMailAddress).toMatchObject({
      state: 'CONFIRMED',
      address: 'z···@example.cn',
      linkUntil: null,
    });
    await f.happen();
    const [news] = await f.sent();
    expect(news).toMatchObject({ to: ADDRESS, subject: `${PRODUCT}：“十月月报”被退回` });
    expect(news?.text).toContain(`${f.authority.name}退回 3 格，请修改后再报。`);
    expect(news?.text).toContain('https://fanzha.example.cn/notifications\n');
  });

  it('is confirmed by no other link: of another account, an earlier one, changed, over, used', async () => {
    const first = await f.stated(f.clerk, ADDRESS);
    const other = await f.stated(f.admin, 'other@example.cn');
    const token = await f.stated(f.clerk, ADDRESS);
    const refused = (as: typeof f.clerk, given: string) => f.refused(as, CONFIRM, { token: given });
    const changed = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
    const noLinks = ['', 'x'.repeat(5_000), '\u0000', '值班'];
    for (const given of [first, other, changed, token.slice(0, 36), `${token}=`, ...noLinks])
      expect(await refused(f.clerk, given)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(f.stranger, token)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refused(f.admin, token)).toMatchObject({ code: 'NOT_FOUND' });
    // The end of a link is signed: another one, before now or later, is not believed.
    for (const end of ["now() - interval '1 second'", "now() + interval '1 hour'"]) {
      await f.api.db.sql(`update mail_address set link_until = ${end} where user_id = $1`, [f.clerk.userId]);
      expect(await refused(f.clerk, token)).toMatchObject({ code: 'NOT_FOUND' });
    }
    await f.data(f.admin, CONFIRM, { token: other });
    expect(await refused(f.admin, other)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each([
    ['', 'REQUIRED'],
    ['nobody', 'INVALID_FORMAT'],
    ['a@example.cn\r\nBcc: b@example.cn', 'INVALID_FORMAT'],
    ['a@example.cn\u2028', 'INVALID_FORMAT'],
    ['a@[10.0.0.1]', 'INVALID_FORMAT'],
    ['值班@example.cn', 'INVALID_FORMAT'],
    [`${'a'.repeat(300)}@example.cn`, 'TOO_LONG'],
  ])('may not be %j', async (address, code) => {
    const trimmed = code === 'INVALID_FORMAT' && address.trim() !== address;
    const given = trimmed ? `${address}x` : address;
    expect(await f.fieldErrors(f.clerk, STATE, { address: given })).toEqual([`address ${code}`]);
    expect(await f.sent()).toEqual([]);
  });

  it('is sent three links an hour', async () => {
    for (let times = 0; times < 3; times++) await f.data(f.clerk, STATE, { address: `a${times}@example.cn` });
    expect(await f.refused(f.clerk, STATE, { address: null })).toMatchObject({ code: 'RATE_LIMITED' });
    await f.data(f.clerk, REMOVE);
    expect(await f.refused(f.clerk, STATE, { address: ADDRESS })).toMatchObject({ code: 'RATE_LIMITED' });
    // Links of addresses that were taken back do not leave.
    expect(await f.sent()).toEqual([]);
  });

  it('is sent three links an hour, also when many are asked for at once', async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, () => f.api.gql(STATE, { address: ADDRESS }, { token: f.clerk.token })),
    );
    expect(results.filter(({ errors }) => errors.length === 0)).toHaveLength(3);
  });

  it('is in no table, no log and no answer as it was stated', async () => {
    await f.confirmed(f.clerk, ADDRESS);
    const kept = await f.api.db.sql(`select encode(address, 'escape') as one from mail_address`);
    const log = await f.api.db.sql(`select action, detail from audit_entry where action like 'mail_address.%'`);
    expect(log.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['mail_address.stated', 'mail_address.confirmed']),
    );
    expect(JSON.stringify([kept, log, await mine()])).not.toMatch(/zhi\.ban/);
    // A row that is copied to another account opens to nothing.
    await f.api.db.sql(
      `insert into mail_address (city_code, user_id, address, locale, confirmed_at)
       select city_code, $1, address, locale, now() from mail_address`,
      [f.admin.userId],
    );
    expect((await mine(f.admin)).mail).toMatchObject({ state: 'NONE', address: null });
    await f.happen({ recipients: [{ userId: f.admin.userId }] });
    expect(await f.sent()).toEqual([]);
  });

  it('is taken away with all that waits, and taken away once', async () => {
    await f.confirmed(f.clerk, ADDRESS);
    await f.happen();
    expect((await f.data(f.clerk, REMOVE)).removeMailAddress).toMatchObject({ state: 'NONE' });
    expect(await f.refused(f.clerk, REMOVE)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await f.refused(f.clerk, STATE, { address: null })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await f.sent()).toEqual([]);
    expect(await waiting()).toBe(0);
  });

  it('of an account that was disabled receives nothing', async () => {
    await f.confirmed(f.clerk, ADDRESS);
    await f.happen();
    await f.api.db.sql('update user_account set disabled_at = now() where id = $1', [f.clerk.userId]);
    expect(await f.sent()).toEqual([]);
    await f.api.db.sql('update user_account set disabled_at = null where id = $1', [f.clerk.userId]);
  });
});

describe('mails', () => {
  it('are what was chosen, and once of the same matter', async () => {
    await f.confirmed(f.clerk, ADDRESS);
    const off = [{ group: 'REVIEW_RESULT', channel: 'EMAIL', on: false }];
    await f.data(f.clerk, CHANGE, { choices: off });
    await f.happen();
    expect(await f.sent()).toEqual([]);
    expect((await f.data(f.clerk, LIST)).notifications.totalCount).toBe(1);
    // Mails of what is always told in the application may be switched off.
    await f.data(f.clerk, CHANGE, { choices: [{ group: 'ALERT', channel: 'EMAIL', on: false }] });
    await f.data(f.clerk, CHANGE, { choices: null });
    await f.happen({ matter: 'one' });
    await f.happen({ matter: 'one' });
    expect(await f.sent()).toHaveLength(1);
  });

  it('go out for what is not wanted in the application, too', async () => {
    await f.confirmed(f.clerk, ADDRESS);
    await f.data(f.clerk, CHANGE, { choices: [{ group: 'REVIEW_RESULT', channel: 'IN_APP', on: false }] });
    await f.happen();
    expect(await f.sent()).toHaveLength(1);
  });

  it('hold several things that come together, and what was read meanwhile not at all', async () => {
    await f.confirmed(f.clerk, ADDRESS);
    for (let count = 0; count < 60; count++) await f.happen({ subjectId: `s${count}` }, false);
    await f.dispatch();
    await f.api.db.sql(
      `update notification set read_at = now()
       where id in (select id from notification where user_id = $1 order by created_at limit 5)`,
      [f.clerk.userId],
    );
    const [mail, ...others] = await f.sent();
    expect(others).toEqual([]);
    expect(mail?.subject).toBe(`${PRODUCT}：55 条通知`);
    expect(mail?.text.match(/被退回/g)).toHaveLength(50);
    expect(mail?.text).toContain('还有 5 条');
  });

  it('come ten minutes apart, but for what is urgent', async () => {
    await f.confirmed(f.clerk, ADDRESS);
    await f.happen();
    expect(await f.sent()).toHaveLength(1);
    await f.happen({ subjectId: 'two' });
    await f.happen({ kind: 'alert.assigned', subjectKind: 'ALERT', facts: { day: '2026-12-01 10:00' } });
    const [urgent, ...others] = await f.sent();
    expect(others).toEqual([]);
    expect(urgent?.subject).toContain('交办一条预警');
    expect(await waiting()).toBe(1);
    await f.later();
    await f.api.db.sql('update notification set mail_at = now() where mail_at is not null');
    expect(await f.sent()).toHaveLength(1);
  });

  it('that are urgent come five minutes apart, however many things are', async () => {
    await f.confirmed(f.clerk, ADDRESS);
    const overdue = (subjectId: string) =>
      f.happen({ kind: 'alert.overdue', subjectKind: 'ALERT', subjectId, facts: { hours: 2 } });
    await overdue('first');
    expect(await f.sent()).toHaveLength(1);
    for (let count = 0; count < 30; count++) {
      await overdue(`s${count}`);
      await f.send();
    }
    await f.happen();
    expect(await f.sent()).toEqual([]);
    const rows = await f.api.db.sql<{ kind: string; minutes: number }>(
      `select distinct n.kind, extract(epoch from n.mail_at - coalesce(a.urgent_at, now()))::float / 60 as minutes
       from notification n join mail_address a on a.user_id = n.user_id where n.mail_at is not null order by 1`,
    );
    expect(rows.map(({ kind, minutes }) => [kind, Math.round(minutes)])).toEqual([
      ['alert.overdue', 5],
      ['submission.returned', 10],
    ]);
    // Five minutes later: all that is urgent in one mail, the rest by its own time.
    await f.api.db.sql("update mail_address set urgent_at = now() - interval '5 minutes'");
    await f.api.db.sql('update notification set mail_at = now() where mail_at is not null');
    const [mail, ...others] = await f.sent();
    expect(others).toEqual([]);
    expect(mail?.subject).toBe(`${PRODUCT}：30 条通知`);
    await overdue('last');
    expect(await f.sent()).toEqual([]);
    expect(await waiting()).toBe(2);
    // Without a mail of something urgent before, what is urgent waits for none of the rest.
    await f.api.db.sql('update mail_address set urgent_at = null');
    await f.api.db.sql('update notification set mail_at = now() where mail_at is not null');
    expect(await f.sent()).toHaveLength(1);
    expect(await waiting()).toBe(1);
  });

  it('say titles as texts, whatever those hold', async () => {
    await f.confirmed(f.clerk, ADDRESS);
    const title = '<script>alert(1)</script>\r\nBcc: other@example.cn';
    await f.happen({ facts: { title, count: 1 } });
    const [mail] = await f.sent();
    expect(mail?.to).toBe(ADDRESS);
    expect(mail?.head).not.toMatch(/^bcc:/im);
    expect(mail?.html).not.toContain('<script');
    expect(mail?.html).toContain('&lt;script&gt;');
  });

  it('are in the language in which the address was stated', async () => {
    await f.api.gql(STATE, { address: ADDRESS }, { token: f.clerk.token, headers: { 'accept-language': 'en' } });
    const [link] = await f.sent();
    expect(link?.subject).toContain('Please confirm');
    await f.data(f.clerk, CONFIRM, { token: f.tokenIn(link?.text ?? '') });
    await f.happen();
    expect((await f.sent())[0]?.subject).toContain('was returned');
  });
});

describe('what is mailed at first', () => {
  it('is what waits for somebody, and all else once that is chosen', async () => {
    await f.confirmed(f.clerk, ADDRESS);
    const off = (await mine()).choices.filter((choice: { channel: string; on: boolean }) => !choice.on);
    expect(off.map(({ group, channel }: { group: string; channel: string }) => `${group} ${channel}`)).toEqual([
      'TO_REVIEW EMAIL',
      'DIFFERENCE EMAIL',
      'FILE EMAIL',
    ]);
    const imported = { kind: 'import.finished', subjectKind: 'IMPORT', facts: { batch: 'IMP-1', rows: 80 } } as const;
    await f.happen(imported);
    expect(await f.sent()).toEqual([]);
    await f.data(f.clerk, CHANGE, { choices: [{ group: 'FILE', channel: 'EMAIL', on: true }] });
    await f.happen(imported);
    expect(await f.sent()).toHaveLength(1);
  });
});

describe('summaries and quiet hours', () => {
  const at = () =>
    f.api.db.sql<{ at: Date; created: Date }>(
      'select mail_at as at, created_at as created from notification where mail_at is not null',
    );
  const clockOf = (moment: Date | undefined) => new Date((moment?.getTime() ?? 0) + 8 * 3_600_000).toISOString();

  it('hold mails back until half past eight, and then send all in one', async () => {
    await f.confirmed(f.clerk, ADDRESS);
    expect((await f.data(f.clerk, TIMES, { rhythm: 'DAILY' })).changeMailTimes).toEqual({
      rhythm: 'DAILY',
      quiet: null,
      version: 1,
    });
    for (let count = 0; count < 3; count++) await f.happen({ subjectId: `s${count}` });
    expect(await f.sent()).toEqual([]);
    const [first] = await at();
    expect(clockOf(first?.at).slice(11, 19)).toBe('08:30:00');
    expect(first?.at.getTime()).toBeGreaterThan(Date.now());
    // A day later.
    await f.api.db.sql("update notification set mail_at = now(), created_at = created_at - interval '1 day'");
    const [mail, ...others] = await f.sent();
    expect(others).toEqual([]);
    expect(mail?.subject).toBe(`${PRODUCT}：3 条通知`);
  });

  it('send nothing of what a person has chosen off while it waited', async () => {
    await f.confirmed(f.clerk, ADDRESS);
    await f.data(f.clerk, TIMES, { rhythm: 'DAILY' });
    await f.happen();
    await f.data(f.clerk, CHANGE, { choices: [{ group: 'REVIEW_RESULT', channel: 'EMAIL', on: false }] });
    await f.api.db.sql('update notification set mail_at = now() where mail_at is not null');
    expect(await f.sent()).toEqual([]);
    expect(await at()).toEqual([]);
  });

  it('lose nothing: what was quiet comes when it ends, or when they are taken back', async () => {
    await f.confirmed(f.clerk, ADDRESS);
    const hour = (ahead: number) => clockOf(new Date(Date.now() + ahead * 3_600_000)).slice(11, 16);
    const quiet = { from: hour(-1), to: hour(2) };
    expect((await f.data(f.clerk, TIMES, { rhythm: 'SOON', ...quiet })).changeMailTimes.quiet).toEqual({
      ...quiet,
      weekends: false,
    });
    await f.happen();
    await f.happen({ kind: 'alert.assigned', subjectKind: 'ALERT', facts: { day: '2026-12-01 10:00' } });
    expect(await f.sent()).toEqual([]);
    expect((await at()).map(({ at: then }) => clockOf(then).slice(11, 16))).toEqual([quiet.to, quiet.to]);
    await f.data(f.clerk, TIMES, { rhythm: 'SOON' });
    const [mail] = await f.sent();
    expect(mail?.subject).toBe(`${PRODUCT}：2 条通知`);
    expect(await waiting()).toBe(0);
  });

  it.each([
    [{ from: '22:00' }, ['quietTo REQUIRED']],
    [{ to: '07:00' }, ['quietFrom REQUIRED']],
    [{ from: '24:00', to: '7:00' }, ['quietFrom INVALID_FORMAT', 'quietTo INVALID_FORMAT']],
    [{ from: '07:00', to: '07:00' }, ['quietTo CONTRADICTORY']],
  ])('are refused: %j', async (hours, errors) => {
    expect(await f.fieldErrors(f.clerk, TIMES, { rhythm: 'SOON', ...hours })).toEqual(errors);
  });
});

describe('a mail that is not taken', () => {
  it('is tried again later, and says nothing of its address while the server puts it off', async () => {
    await f.confirmed(f.clerk, ADDRESS);
    f.server.answers.mail = 451;
    await f.happen();
    expect(await f.send()).toBe(1);
    expect(await f.send()).toBe(0);
    const state = () => f.api.db.sql("select state, attempts, failure from mail_delivery where purpose = 'NEWS'");
    expect(await state()).toEqual([{ state: 'WAITING', attempts: 1, failure: 'TRY_LATER' }]);
    f.server.answers.mail = 250;
    await f.soon();
    expect(await f.sent()).toHaveLength(1);
    expect(await state()).toEqual([{ state: 'SENT', attempts: 2, failure: null }]);
  });

  it('stops the address after three refusals, which its owner is told, and a new link opens it again', async () => {
    await f.confirmed(f.clerk, ADDRESS);
    f.server.answers.receiver = 550;
    for (let count = 0; count < 3; count++) {
      await f.happen({ subjectId: `s${count}` });
      await f.later();
      await f.api.db.sql('update notification set mail_at = now() where mail_at is not null');
      await f.send();
    }
    await f.dispatch();
    expect((await mine()).mail.state).toBe('STOPPED');
    const { notifications } = await f.data(f.clerk, LIST);
    expect(notifications.edges[0].node).toMatchObject({ kind: 'mail.stopped', group: 'ACCOUNT' });
    f.server.answers.receiver = 250;
    await f.happen({ subjectId: 'later' });
    expect(await f.sent()).toEqual([]);
    expect(await waiting()).toBe(0);

    await f.data(f.clerk, STATE, { address: null });
    await f.data(f.clerk, CONFIRM, { token: f.tokenIn((await f.sent())[0]?.text ?? '') });
    expect((await mine()).mail.state).toBe('CONFIRMED');
    await f.later();
    await f.happen({ subjectId: 'again' });
    expect(await f.sent()).toHaveLength(1);
  });

  it('goes on where a worker died in the middle of sending, as the same mail', async () => {
    await f.confirmed(f.clerk, ADDRESS);
    await f.happen();
    const [before] = await f.sent();
    // Taken by the server, and the worker died before it could note that.
    await f.api.db.sql(
      "update mail_delivery set state = 'WAITING', next_at = now() + interval '2 minutes' where purpose = 'NEWS'",
    );
    expect(await f.sent()).toEqual([]);
    await f.soon();
    const [after] = await f.sent();
    expect(after?.id).toBe(before?.id);
  });
});
