import { deepStrictEqual } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { type DemoUser, signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

/** What programs call things by. People of a unit read names instead. */
const INTERNAL: readonly (readonly [string, RegExp])[] = [
  ['code of a region', /(?<![\dA-Za-z.,/-])34\d{4}(?:\d{3}|\d{6})?(?![\d.,])/gu],
  ['constant', /\b[A-Z]{2,}(?:_[A-Z]+)+\b|\b[A-Z]{6,}\b/gu],
  ['scope', /\b(?:ledger|rollup|client|user):[a-z]+\b/gu],
];

/** Fails with every internal word in what can be seen of the page. */
async function isPlain(page: Page): Promise<void> {
  await appears(page.getByRole('heading', { level: 1 }));
  await becomes(() => page.locator('.skeleton, .is-updating').count(), 0);
  const text = await page.locator('body').innerText();
  const found = INTERNAL.flatMap(([kind, words]) => (text.match(words) ?? []).map((word) => `${kind}: ${word}`));
  deepStrictEqual({ address: page.url(), found }, { address: page.url(), found: [] });
}

/** Lists, and beside each its first record and its form. */
const LEDGERS = [
  'activities',
  'household-visits',
  'fraud-cases',
  'interceptions',
  'funds-actions',
  'tallies',
  'inspections',
  'control-measures',
  'leadership-groups',
];

for (const user of ['school', 'bank', 'police', 'community', 'hospital'] as const satisfies readonly DemoUser[]) {
  test(`${user}: no page of the unit speaks in codes`, async ({ page }) => {
    await signIn(page, user);
    await isPlain(page);
    const menu = await page
      .getByRole('navigation', { name: '主导航' })
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    for (const address of menu) {
      await page.goto(address);
      await isPlain(page);
      if (!LEDGERS.includes(address.slice(1))) continue;
      const record = page.getByRole('main').getByRole('table').getByRole('link').first();
      if ((await record.count()) > 0) {
        await record.click();
        await page.waitForURL((url) => url.pathname !== address);
        await isPlain(page);
      }
      await page.goto(`${address}/new`);
      await isPlain(page);
    }
  });
}
