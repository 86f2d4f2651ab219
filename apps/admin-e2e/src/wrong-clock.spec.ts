import { equal, ok } from 'node:assert/strict';
import { todayIn } from '@fanzha/domain';
import type { Page } from '@playwright/test';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

const DAY = 24 * 3_600_000;

/** Sets the clock of the person's machine wrong, before any page is opened; `moveClock` moves it while one is open. */
async function setClock(page: Page, days: number): Promise<(days: number) => Promise<void>> {
  await page.context().addInitScript((first) => {
    let shift = first;
    const Right = Date;
    class Wrong extends Right {
      constructor(...given: unknown[]) {
        if (given.length === 0) super(Right.now() + shift);
        else super(...(given as [number]));
      }

      static override now(): number {
        return Right.now() + shift;
      }
    }
    Object.assign(globalThis, {
      Date: Wrong,
      moveClock: (by: number) => {
        shift = by;
      },
    });
  }, days * DAY);
  return (by) =>
    page.evaluate((shift) => {
      (globalThis as unknown as { moveClock: (by: number) => void }).moveClock(shift);
      window.dispatchEvent(new Event('focus'));
    }, by * DAY);
}

/** Counts how often the session is refreshed. */
function countRefreshes(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes('refreshSession')) count += 1;
  });
  return () => count;
}

for (const [days, way] of [
  [-40, '40 days behind'],
  [400, '400 days ahead'],
  [0.02, 'half an hour ahead'],
] as const) {
  test(`a clock that is ${way} neither storms the server nor misdates a record`, async ({ page }) => {
    const title = `时钟不准的电脑上记的讲座 ${days}`;
    await setClock(page, days);
    const refreshes = countRefreshes(page);
    await signIn(page, 'school');
    await page.goto('/activities/new');
    await page.getByRole('radio', { name: '讲座授课' }).check();
    await becomes(() => page.getByLabel(/^日期/).first().inputValue(), todayIn());
    await page.getByLabel(/^名称/).fill(title);
    await page.waitForTimeout(3_000);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await appears(page.getByRole('heading', { level: 1, name: title }));
    // One for each page that was loaded.
    ok(refreshes() <= 2, `${refreshes()} refreshes`);
  });
}

test('a clock that is corrected while a page is open costs one refresh at most', async ({ page }) => {
  const moveClock = await setClock(page, -26);
  await signIn(page, 'school');
  await page.goto('/activities');
  const refreshes = countRefreshes(page);
  for (const days of [0, 26, -400, 0.5, 0]) {
    await moveClock(days);
    await page.waitForTimeout(400);
  }
  equal(refreshes() <= 1, true);
  await page.goto('/activities/new');
  const day = page.getByLabel(/^日期/).first();
  await becomes(() => day.inputValue(), todayIn());
});
