import { AccessTokens } from '@fanzha/platform';
import { CompactionService } from '@fanzha/rollup';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ARRIVED, makeNotificationsFixture, READ } from './notifications.fixture.js';
import { actorOf } from './support/actors.js';
import { Stream } from './support/stream.js';

let f: Awaited<ReturnType<typeof makeNotificationsFixture>>;
let base: string;
const open: Stream[] = [];
beforeAll(async () => {
  f = await makeNotificationsFixture();
  base = await f.api.listen();
});
afterEach(async () => {
  for (const stream of open.splice(0)) stream.close();
  await f.api.db.sql('delete from notification');
});
afterAll(() => f.api.close());

const subscribe = async (
  token: string | undefined,
  query = ARRIVED,
  { variables = {}, ...more }: { variables?: object; localAddress?: string } = {},
) => {
  const stream = await Stream.open(base, { query, variables, ...(token && { token }), ...more });
  open.push(stream);
  return stream;
};
const codes = (events: { errors?: { extensions: { code: string; reason?: string } }[] }[]) =>
  events.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.reason ?? extensions.code));
const FIGURES = 'subscription Figures($code: String!) { figuresChanged(regionCode: $code) { regionCode asOf } }';

describe('notificationArrived', () => {
  it('tells each reader of what is theirs, as it arrives', async () => {
    const [clerk, stranger] = [await subscribe(f.clerk.token), await subscribe(f.stranger.token)];
    await f.happen();
    expect(await clerk.wait(1)).toEqual([
      {
        data: {
          notificationArrived: { unreadCount: 1, notification: { id: expect.any(String), title: '“十月月报”被退回' } },
        },
      },
    ]);
    await f.data(f.clerk, READ);
    expect((await clerk.wait(2))[1]).toEqual({ data: { notificationArrived: { unreadCount: 0, notification: null } } });
    expect(stranger.events).toEqual([]);
  });

  it.each([
    ['nobody', () => undefined, 'UNAUTHENTICATED'],
    ['a token that is none', () => 'nonsense', 'TOKEN_INVALID'],
    ['a token of another installation', () => `${f.clerk.token.slice(0, -3)}abc`, 'TOKEN_INVALID'],
    ['a token of no API client', () => 'fzc_3402_nobody_secret', 'TOKEN_INVALID'],
  ])('is closed to %s', async (_who, token, code) => {
    const stream = await subscribe(token());
    expect(stream.isStream).toBe(false);
    expect(codes(await stream.wait(1))).toEqual([code]);
  });

  it('ends with its session, before anything more is told', async () => {
    const leaving = await f.api.db.sql<{ id: string }>('select id from user_session where user_id = $1', [
      f.admin.userId,
    ]);
    const [admin, clerk] = [await subscribe(f.admin.token), await subscribe(f.clerk.token)];
    await f.api.db.sql("update user_session set ended_at = now(), ended_because = 'SIGNED_OUT' where id = $1", [
      leaving[0]?.id,
    ]);
    await f.happen();
    await clerk.wait(1);
    await admin.ended;
    expect(codes(admin.events)).toEqual(['SESSION_EXPIRED']);
    expect(admin.events).toHaveLength(1);
    await f.api.db.sql('update user_session set ended_at = null, ended_because = null where id = $1', [leaving[0]?.id]);
  });

  it('does not begin on a session that is over', async () => {
    const { token } = f.admin;
    const over = (ended: string) =>
      f.api.db.sql(`update user_session set ended_at = ${ended} where user_id = $1`, [f.admin.userId]);
    await over("now(), ended_because = 'SIGNED_OUT'");
    const stream = await subscribe(token);
    expect(stream.isStream).toBe(false);
    expect(codes(await stream.wait(1))).toEqual(['SESSION_EXPIRED']);
    await over('null, ended_because = null');
  });

  it('ends with its token', async () => {
    const [session] = await f.api.db.sql<{ id: string }>('select id from user_session where user_id = $1', [
      f.viewer.userId,
    ]);
    const identity = {
      userId: f.viewer.userId,
      username: 'v',
      displayName: 'v',
      tenantId: f.school.id,
      cityCode: '3402',
    };
    const more = { roles: ['VIEWER' as const], oversight: [], sessionId: session?.id ?? '', mustChangePassword: false };
    const inTwoSeconds = Date.now() - 15 * 60_000 + 2_000;
    const { token } = f.api.app.get(AccessTokens).issue({ ...identity, ...more }, inTwoSeconds);
    const stream = await subscribe(token);
    expect(stream.isStream).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await f.happen({ recipients: [{ tenantId: f.school.id }] });
    await stream.ended;
    expect(codes(stream.events)).toEqual(['TOKEN_EXPIRED']);
  });

  it('is held open six times by a person', async () => {
    const streams = await Promise.all(Array.from({ length: 6 }, () => subscribe(f.clerk.token)));
    const seventh = await subscribe(f.clerk.token);
    expect(codes(await seventh.wait(1))).toEqual(['RATE_LIMITED']);
    streams[0]?.close();
    await streams[0]?.ended;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await subscribe(f.clerk.token)).isStream).toBe(true);
  });

  it('is asked for by a stream, alone and by POST', async () => {
    const refused = await f.refused(f.clerk, ARRIVED);
    expect(refused.code).toBe('BAD_INPUT');
    const several = await subscribe(
      f.clerk.token,
      'subscription { notificationArrived { unreadCount } a: notificationArrived { unreadCount } }',
    );
    expect(several.isStream).toBe(false);
    const deep = await subscribe(f.clerk.token, 'subscription { notificationArrived { nothing } }');
    expect(codes(await deep.wait(1))).toEqual(['BAD_INPUT']);
    const query = await subscribe(f.clerk.token, '{ viewer { id } }');
    expect(query.status).toBe(406);
  });

  it('reaches every one of a hundred readers once', async () => {
    const readers = [];
    for (let count = 0; count < 100; count++) readers.push(await actorOf(f.api, f.school, ['UNIT_EDITOR']));
    const streams = await Promise.all(readers.map(({ token }) => subscribe(token)));
    await f.happen();
    await Promise.all(streams.map((stream) => stream.wait(1)));
    expect(await f.dispatch()).toBe(0);
    expect(streams.filter(({ events }) => events.length !== 1)).toEqual([]);
  });
});

describe('a subscription', () => {
  const backends = () =>
    f.api.db.sql(`select pg_terminate_backend(pid) from pg_stat_activity
    where application_name = 'fanzha live' and datname = current_database()`);

  it('is woken after its process heard nothing for a while, as something may have been missed', async () => {
    const [mine, figures] = [
      await subscribe(f.clerk.token),
      await subscribe(f.official.token, FIGURES, { variables: { code: '340210' } }),
    ];
    await backends();
    await f.happen();
    expect(await mine.wait(1)).toEqual([{ data: { notificationArrived: { unreadCount: 1, notification: null } } }]);
    expect(await figures.wait(1)).toHaveLength(1);
    await f.happen();
    expect((await mine.wait(2))[1]).toMatchObject({ data: { notificationArrived: { unreadCount: 2 } } });
  });
});

describe('figuresChanged', () => {
  it('is for those who oversee the region', async () => {
    for (const [token, code, refused] of [
      [f.official.token, '340223', 'OUTSIDE_OVERSIGHT'],
      [f.clerk.token, '340210', 'OUTSIDE_OVERSIGHT'],
      [f.official.token, '999999', 'NOT_FOUND'],
    ] as const) {
      const stream = await subscribe(token, FIGURES, { variables: { code } });
      expect(codes(await stream.wait(1))).toEqual([refused]);
    }
  });

  it('tells when figures there were folded, and not when others were', async () => {
    const stream = await subscribe(f.official.token, FIGURES, { variables: { code: '340210' } });
    const delta = (region: string, tenant: string) =>
      f.api.db.sql(
        `insert into rollup_delta (city_code, tenant_id, home_region, region_code, sector, day, facts)
         values ('3402', $2, $1, $1, 'EDUCATION', '2026-11-05', 1)`,
        [region, tenant],
      );
    await delta('340223100', f.sibling.id);
    await f.api.app.get(CompactionService).compactCity('3402');
    await delta('340210100', f.school.id);
    await f.api.app.get(CompactionService).compactCity('3402');
    expect(await stream.wait(1)).toEqual([
      { data: { figuresChanged: { regionCode: '340210', asOf: expect.any(String) } } },
    ]);
  });
});
