import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { fitsItsWidth } from './support/accessibility.ts';
import { DESKTOP } from './support/devices.ts';
import { isRead } from './support/lists.ts';
import { openOverview, THIS_YEAR } from './support/overview.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

const TABLET = { width: 768, height: 1024 };
const SMALL_DESK = { width: 1024, height: 768 };

/** Left and right of what is written in every cell of the sums: with its marks, without the room around it. */
const sums = (page: Page) =>
  page.locator('table.records tfoot td.num .n').evaluateAll((figures) =>
    figures.map((figure) => {
      const parts = [...figure.children].map((part) => part.getBoundingClientRect()).filter(({ width }) => width > 0);
      return {
        left: Math.min(...parts.map(({ left }) => left)),
        right: Math.max(...parts.map(({ right }) => right)),
      };
    }),
  );

// The list of a city has one column more.
for (const user of ['county', 'city'] as const)
  test(`${user}: sums of a list stand beside each other inside their table, on a tablet as on a desk`, async ({
    page,
  }) => {
    await signIn(page, user);
    for (const viewport of [DESKTOP.viewport, SMALL_DESK, TABLET]) {
      await page.setViewportSize(viewport);
      await page.goto('/activities');
      await isRead(page);
      await appears(page.locator('table.records tfoot .post').first());
      const box = await page.locator('.tw', { has: page.locator('table.records') }).evaluate((table) => ({
        right: table.getBoundingClientRect().right,
        hidden: table.scrollWidth - table.clientWidth,
      }));
      equal(box.hidden, 0);
      const written = await sums(page);
      equal(written.length, 3);
      written.forEach(({ right }, at) => {
        const next = written[at + 1]?.left ?? box.right;
        ok(right + 4 <= next, `at ${viewport.width} px sum ${at + 1} ends at ${right}, what follows begins at ${next}`);
      });
    }
  });

for (const user of ['county', 'city'] as const)
  test(`${user}: kinds of four characters stand on one line at a desk`, async ({ page }) => {
    await signIn(page, user);
    await page.goto('/activities');
    await isRead(page);
    const broken = await page.locator('table.records tbody td.aside').evaluateAll((cells) =>
      cells
        .filter(({ textContent }) => [...(textContent ?? '').trim()].length <= 4)
        .filter((cell) => {
          const words = document.createRange();
          words.selectNodeContents(cell);
          return new Set([...words.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
        })
        .map(({ textContent }) => textContent),
    );
    deepStrictEqual(broken, []);
  });

for (const user of ['county', 'city'] as const)
  test(`${user}: a year compares without scrolling sideways, with all its marks`, async ({ page }) => {
    await signIn(page, user);
    for (const year of [THIS_YEAR, `${Number(THIS_YEAR) - 1}`]) {
      await openOverview(page, `period=${year}`);
      const hidden = await page
        .locator('main .tw')
        .evaluateAll((boxes) =>
          boxes.map(({ scrollWidth, clientWidth }) => Math.max(0, scrollWidth - clientWidth - 1)),
        );
      deepStrictEqual(new Set(hidden), new Set([0]));
    }
  });

test('the overview in English is as wide as its window', async ({ page }) => {
  await signIn(page, 'county');
  await page.getByRole('button', { name: 'English' }).click();
  for (const viewport of [SMALL_DESK, TABLET]) {
    await page.setViewportSize(viewport);
    await page.goto('/overview');
    await appears(page.locator('main table.bars').first());
    // The table of indicators is written when somebody comes near.
    await page.locator('table.ind').scrollIntoViewIfNeeded();
    await becomes(() => page.locator('.is-updating').count(), 0);
    await fitsItsWidth(page);
  }
});
