import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MINE, STATE } from './mails.fixture.js';
import { makeNotificationsFixture } from './notifications.fixture.js';

let f: Awaited<ReturnType<typeof makeNotificationsFixture>>;
beforeAll(async () => {
  f = await makeNotificationsFixture();
});
afterAll(() => f.api.close());

it('takes no address where no mails are sent, and says so', async () => {
  expect((await f.data(f.clerk, MINE)).notificationSettings.mail).toMatchObject({ available: false, state: 'NONE' });
  expect(await f.refused(f.clerk, STATE, { address: 'a@example.cn' })).toMatchObject({
    code: 'CONFLICT',
    reason: 'MAIL_OFF',
  });
  // As one that was confirmed while mails were sent: nothing is put aside for it.
  await f.api.db.sql(
    `insert into mail_address (city_code, user_id, address, locale, confirmed_at)
     values ('3402', $1, decode(repeat('00', 40), 'hex'), 'zh-CN', now())`,
    [f.clerk.userId],
  );
  await f.happen();
  const kept = await f.api.db.sql('select mail_at from notification where user_id = $1', [f.clerk.userId]);
  expect(kept).toEqual([{ mail_at: null }]);
});
