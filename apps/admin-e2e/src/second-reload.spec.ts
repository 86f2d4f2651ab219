import { equal } from 'node:assert/strict';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears } from './support/watching.ts';

test('reloading twice in a row does not sign anybody out', async ({ page, expectErrors }) => {
  expectErrors(/ERR_ABORTED|ERR_FAILED/);

  await signIn(page, 'hospital');
  for (let round = 0; round < 24; round += 1) {
    // Some time around the refresh of the session, each round a little later.
    const refresh = page.waitForRequest((request) => request.postData()?.includes('refreshSession') === true);
    await page.goto('/activities', { waitUntil: 'commit' });
    await refresh;
    await page.waitForTimeout((round % 8) * 5);
    await page.goto('/activities', { waitUntil: 'commit' });
    await appears(page.getByRole('heading', { level: 1, name: '宣传活动' }));
    equal(new URL(page.url()).pathname, '/activities');
  }
});

test('a refresh whose answer is lost is asked for again, and the person stays', async ({ page, expectErrors }) => {
  expectErrors(/ERR_FAILED/);

  await signIn(page, 'hospital');
  let lost = 0;
  await page.route('**/graphql', async (route) => {
    if (lost > 0 || !route.request().postData()?.includes('refreshSession')) {
      await route.fallback();
      return;
    }
    lost += 1;
    await route.abort();
  });
  await page.goto('/activities');
  await appears(page.getByRole('heading', { level: 1, name: '宣传活动' }));
  equal(lost, 1);
});
