import { Database, Outbox, OutboxDispatcher } from '@fanzha/platform';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CHANGE, LIST, makeNotificationsFixture, READ, SETTINGS } from './notifications.fixture.js';
import { insertTenant } from './support/factories.js';

let f: Awaited<ReturnType<typeof makeNotificationsFixture>>;
beforeAll(async () => {
  f = await makeNotificationsFixture();
});
afterAll(() => f.api.close());

const titles = async (as: { token: string }, variables: object = {}) => {
  const { notifications } = await f.data(as, LIST, variables as Record<string, unknown>);
  return notifications.edges.map(({ node }: { node: { title: string } }) => node.title);
};
afterEach(async () => {
  await f.api.db.sql('delete from notification');
});

interface Page {
  notifications: { edges: { node: { title: string } }[]; pageInfo: { endCursor: string | null } };
}

describe('an event', () => {
  it('is told to those who may do something about it, in their language, and to nobody else', async () => {
    await f.happen();
    for (const each of [f.clerk, f.admin]) {
      const { notifications, viewer } = await f.data(each, LIST);
      expect(viewer.unreadCount).toBe(1);
      expect(notifications).toMatchObject({
        totalCount: 1,
        edges: [
          {
            node: {
              kind: 'submission.returned',
              group: 'REVIEW_RESULT',
              title: '“十月月报”被退回',
              body: `${f.authority.name}退回 3 格，请修改后再报。`,
              subjectKind: 'SUBMISSION',
              subjectId: 'a-submission',
              readAt: null,
            },
          },
        ],
      });
    }
    for (const each of [f.viewer, f.official, f.stranger]) expect(await titles(each)).toEqual([]);
    const { data } = await f.api.gql(LIST, {}, { token: f.clerk.token, headers: { 'accept-language': 'en' } });
    expect(data.notifications.edges[0].node.title).toBe('“十月月报” was returned');
  });

  it('is not told when its transaction is rolled back', async () => {
    const failed = f.api.app.get(Database).transaction(f.scopeOf(f.official), async (tx) => {
      await f.api.app.get(Outbox).record(tx, [f.event()]);
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await f.dispatch()).toBe(0);
    expect(await titles(f.clerk)).toEqual([]);
  });

  it('keeps only facts that its message names', async () => {
    await f.happen({ facts: { unit: '甲', title: '月报', count: 1, person: '某某' } });
    const [row] = await f.api.db.sql<{ facts: object }>('select facts from notification limit 1');
    expect(row?.facts).toEqual({ unit: '甲', title: '月报', count: 1 });
  });

  it('is told once of the same matter in 30 minutes', async () => {
    for (let times = 0; times < 3; times++) await f.happen({ matter: 'form-1' });
    await f.happen({ matter: 'form-2' });
    expect(await titles(f.clerk)).toHaveLength(2);
    await f.api.db.sql("update notification set created_at = created_at - interval '31 minutes'");
    await f.happen({ matter: 'form-1' });
    expect(await titles(f.clerk)).toHaveLength(3);
  });

  it('reaches the units of a region and line, without the one that tells it', async () => {
    const to = (regions: string[], sectors: ('EDUCATION' | 'FINANCE')[] = []) =>
      f.happen({ tenantId: f.authority.id, recipients: [{ regions, sectors }] });
    await to(['340210']);
    expect(await titles(f.viewer)).toHaveLength(1);
    expect(await titles(f.official)).toEqual([]);
    expect(await titles(f.stranger)).toEqual([]);
    await to(['3402'], ['FINANCE']);
    expect(await titles(f.viewer)).toHaveLength(1);
    await to(['3402'], ['EDUCATION']);
    expect(await titles(f.viewer)).toHaveLength(2);
    expect(await titles(f.stranger)).toHaveLength(1);
  });

  it('is not told to accounts that were disabled', async () => {
    await f.api.db.sql('update user_account set disabled_at = now() where id = $1', [f.admin.userId]);
    await f.happen();
    await f.api.db.sql('update user_account set disabled_at = null where id = $1', [f.admin.userId]);
    expect(await titles(f.admin)).toEqual([]);
    expect(await titles(f.clerk)).toHaveLength(1);
  });
});

describe('an event that cannot be told', () => {
  /** Nobody can be found who is told of it. */
  const spoil = (title: string) =>
    f.api.db.sql(`update outbox_event set recipients = '[{"tenantId": "no id"}]' where facts ->> 'title' = $1`, [
      title,
    ]);
  const kept = (title: string) =>
    f.api.db.sql<{ attempts: number; aside: boolean; done: boolean; later: boolean }>(
      `select attempts, set_aside_at is not null as aside, dispatched_at is not null as done, next_at > now() as later
       from outbox_event where facts ->> 'title' = $1`,
      [title],
    );
  const facts = (title: string) => ({ unit: '甲', title, count: 1 });
  afterEach(async () => {
    await f.api.db.sql('delete from outbox_event');
  });

  it('holds up no other, is tried again later, and is set aside after six attempts', async () => {
    await f.happen({ facts: facts('坏的') }, false);
    await spoil('坏的');
    await f.happen({ facts: facts('好的') }, false);
    expect(await f.dispatch()).toBe(1);
    expect(await titles(f.clerk)).toEqual(['“好的”被退回']);
    expect(await kept('坏的')).toEqual([{ attempts: 1, aside: false, done: false, later: true }]);
    expect(await f.dispatch()).toBe(0);
    expect(await kept('坏的')).toMatchObject([{ attempts: 1 }]);
    for (let attempt = 2; attempt <= 6; attempt++) {
      await f.api.db.sql('update outbox_event set next_at = now()');
      expect(await f.dispatch()).toBe(0);
      expect(await kept('坏的')).toMatchObject([{ attempts: attempt, aside: attempt === 6, done: false }]);
    }
    await f.api.db.sql('update outbox_event set next_at = now()');
    await f.dispatch();
    expect(await kept('坏的')).toMatchObject([{ attempts: 6, aside: true, done: false }]);
  });

  it('as its kind is of a newer version, waits for it and keeps no other waiting', async () => {
    await f.happen({ facts: facts('新的') }, false);
    await f.api.db.sql("update outbox_event set kind = 'submission.of_tomorrow'");
    await f.happen({ facts: facts('好的') });
    expect(await titles(f.clerk)).toEqual(['“好的”被退回']);
    expect(await kept('新的')).toEqual([{ attempts: 0, aside: false, done: false, later: null }]);
  });

  it('because of its city keeps no other city from its news', async () => {
    await f.happen({ facts: facts('好的') }, false);
    const { db } = f.api;
    const other = await insertTenant(db, 'SCHOOL', '3401');
    await db.sql(
      `insert into outbox_event (city_code, id, by_tenant_id, tenant_id, kind, subject_kind, subject_id, recipients,
         facts)
       values ('3401', gen_random_uuid(), $1, $1, 'submission.returned', 'SUBMISSION', 's', '[]', '{}')`,
      [other.id],
    );
    await db.sql("alter table outbox_event add constraint spoilt check (city_code <> '3401' or dispatched_at is null)");
    try {
      expect(await f.api.app.get(OutboxDispatcher).dispatchAll()).toBe(1);
    } finally {
      await db.sql('alter table outbox_event drop constraint spoilt');
    }
  });
});

describe('markNotificationsRead', () => {
  it('marks own ones, some or all, and passes over those of others', async () => {
    await f.happen();
    await f.happen();
    const ids = await f.api.db.sql<{ id: string; user_id: string }>('select id, user_id from notification');
    const own = ids.filter((row) => row.user_id === f.clerk.userId).map((row) => row.id);
    const others = ids.filter((row) => row.user_id !== f.clerk.userId).map((row) => row.id);
    expect(await f.data(f.clerk, READ, { ids: [own[0], ...others] })).toEqual({ markNotificationsRead: 1 });
    expect((await f.data(f.admin, LIST)).viewer.unreadCount).toBe(2);
    expect(await titles(f.clerk, { unread: true })).toHaveLength(1);
    expect(await f.data(f.clerk, READ)).toEqual({ markNotificationsRead: 0 });
    expect(await f.fieldErrors(f.clerk, READ, { ids: ['x'] })).toEqual(['ids.0 INVALID_ID']);
    expect(await f.refused(null, READ)).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('notifications', () => {
  it('come in pages, the newest first', async () => {
    for (const title of ['一', '二', '三']) await f.happen({ facts: { title, unit: '甲', count: 1 } });
    const { notifications } = await f.data(f.clerk, LIST, { first: 2 });
    expect(notifications.edges.map(({ node }: { node: { title: string } }) => node.title)).toEqual([
      '“三”被退回',
      '“二”被退回',
    ]);
    expect(await titles(f.clerk, { first: 2, after: notifications.pageInfo.endCursor })).toEqual(['“一”被退回']);
    expect(await f.fieldErrors(f.clerk, LIST, { first: 101 })).toEqual(['first TOO_LARGE']);
    expect(await f.fieldErrors(f.clerk, LIST, { after: 'nothing' })).toEqual(['after INVALID_CURSOR']);
  });

  it('come in pages though many were told in one moment, and whatever a cursor is made of', async () => {
    const facts = (title: string) => ({ facts: { title, unit: '甲', count: 1 } });
    const events = ['子', '丑', '寅'].map((title) => f.event(facts(title)));
    await f.api.app.get(Database).transaction(f.scopeOf(f.official), (tx) => f.api.app.get(Outbox).record(tx, events));
    await f.dispatch();
    const found = new Set<string>();
    let after: string | null = null;
    do {
      const { notifications }: Page = await f.data(f.clerk, LIST, { first: 1, after });
      for (const { node } of notifications.edges) found.add(node.title);
      after = notifications.pageInfo.endCursor;
    } while (after);
    expect([...found]).toEqual(expect.arrayContaining(['“子”被退回', '“丑”被退回', '“寅”被退回']));
    const { notifications } = await f.data(f.clerk, LIST, { first: 1 });
    const [list, ...key] = JSON.parse(Buffer.from(notifications.pageInfo.endCursor, 'base64url').toString());
    for (const part of [
      '2026',
      '+275760-09-13T00:00:00.000Z',
      '0000-01-01T00:00:00.000Z',
      '2026-02-30T00:00:00.000Z',
      5,
    ]) {
      const made = Buffer.from(JSON.stringify([list, part, ...key.slice(1)])).toString('base64url');
      expect(await f.fieldErrors(f.clerk, LIST, { after: made })).toEqual(['after INVALID_CURSOR']);
    }
  });
});

describe('notificationSettings', () => {
  const chosen = async (group: string, channel: string) => {
    const { notificationSettings } = await f.data(f.clerk, `{ notificationSettings { ${SETTINGS} } }`);
    return notificationSettings.choices.find(
      (one: { group: string; channel: string }) => one.group === group && one.channel === channel,
    );
  };
  const choose = (group: string, on: boolean) => ({ choices: [{ group, channel: 'IN_APP', on }] });

  it('switch a group off in the application, and the log says so', async () => {
    await f.data(f.clerk, CHANGE, choose('REVIEW_RESULT', false));
    expect(await chosen('REVIEW_RESULT', 'IN_APP')).toMatchObject({ on: false, fixed: false });
    await f.happen();
    expect(await titles(f.clerk)).toEqual([]);
    expect(await titles(f.admin)).toHaveLength(1);
    const log = await f.api.db.sql<{ detail: object }>(
      "select detail from audit_entry where action = 'notification_settings.changed'",
    );
    expect(log).toMatchObject([{ detail: { before: {}, after: { REVIEW_RESULT: { IN_APP: false } } } }]);
    await f.data(f.clerk, CHANGE, { choices: null });
    expect(await chosen('REVIEW_RESULT', 'IN_APP')).toMatchObject({ on: true });
  });

  it('cannot switch off what is overdue, also where a row says so', async () => {
    expect(await f.fieldErrors(f.clerk, CHANGE, choose('DUE', false))).toEqual(['choices.0.on ALWAYS_ON']);
    await f.api.db.sql(
      `insert into notification_settings (city_code, user_id, choices) values ('3402', $1, $2)
       on conflict (city_code, user_id) do update set choices = excluded.choices`,
      [f.clerk.userId, { DUE: { IN_APP: false } }],
    );
    expect(await chosen('DUE', 'IN_APP')).toMatchObject({ on: true, fixed: true });
    await f.happen({ kind: 'submission.overdue', facts: { title: '月报', days: 2, count: 1 } });
    expect(await titles(f.clerk)).toEqual(['“月报”已逾期 2 天']);
  });

  it('are for people who are signed in', async () => {
    expect(await f.refused(null, CHANGE, choose('FILE', false))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
