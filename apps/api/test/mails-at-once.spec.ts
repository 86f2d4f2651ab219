import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { makeMailsFixture } from './mails.fixture.js';

const ADDRESS = 'zhi.ban@example.cn';

let f: Awaited<ReturnType<typeof makeMailsFixture>>;
beforeAll(async () => {
  f = await makeMailsFixture();
});
afterAll(() => f.end());

it('puts each notification into one mail and sends it once, also where three workers do', async () => {
  await f.confirmed(f.clerk, ADDRESS);
  await f.confirmed(f.admin, 'other@example.cn');
  for (let count = 0; count < 10; count++) await f.happen({ subjectId: `s${count}` }, false);
  await f.dispatch();
  await Promise.all([f.send(), f.send(), f.send()]);
  const mails = f.server.taken();
  expect(mails.map(({ to }) => to).sort()).toEqual(['other@example.cn', ADDRESS]);
  expect(mails.map(({ subject }) => subject)).toEqual(['反诈台账：10 条通知', '反诈台账：10 条通知']);
});
