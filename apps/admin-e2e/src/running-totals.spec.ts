import { equal } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { todayIn } from '@fanzha/domain';
import { quantityOf } from './support/record-page.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes, vanishes } from './support/watching.ts';

const FOLLOW_UPS = '受害人回访';
const THIS = Number(todayIn().slice(0, 4));
/** The last year of which October is over. */
const YEAR = todayIn() >= `${THIS}-11-01` ? THIS : THIS - 1;

/** Opens a form for follow-ups of a day; what else it needs is filled in by the story. */
async function begin(page: Page, day: string, number: string): Promise<void> {
  await page.goto('/tallies/new?ledger=VICTIM_FOLLOWUP');
  await page.getByLabel('日期', { exact: true }).fill(`${YEAR}-${day}`);
  await page.getByRole('textbox', { name: FOLLOW_UPS }).fill(number);
}
const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true }).click();

test('a running total counts for what it adds to the last one, and a record of its days is asked about', async ({
  page,
}) => {
  await signIn(page, 'hospital');
  for (const [day, number] of [
    ['09-30', '39'],
    ['10-31', '51'],
  ] as const) {
    await begin(page, day, number);
    await page.getByRole('button', { name: /^这是累计数/ }).click();
    equal(await page.getByLabel('从哪天起累计').inputValue(), `${YEAR}-01-01`);
    await save(page);
    await appears(quantityOf(page, FOLLOW_UPS, number));
  }
  const totals = page.locator('section').filter({ has: page.getByRole('heading', { name: '累计与其中' }) });
  await appears(totals.getByText(/^1月1日起累计 51 .+，本次计 12 .+（9月30日累计 39 .+，已单独填报 0 .+）$/));
  const october = page.url();

  await begin(page, '10-08', '3');
  await save(page);
  const question = page.getByRole('alert').filter({ hasText: '同样的日子里已填过' });
  await appears(question.getByRole('link', { name: '1月1日–10月31日' }));
  await becomes(() => question.evaluate((note) => document.activeElement === note), true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await becomes(() => page.evaluate(() => document.activeElement?.textContent.trim()), '已包含在累计里（不重复计算）');
  await page.keyboard.press('Enter');
  await vanishes(question);
  await appears(quantityOf(page, FOLLOW_UPS, '3'));

  // The part leads to its total, which counts for three less.
  await page.getByRole('link', { name: '已包含在1月1日–10月31日的累计里' }).click();
  await appears(totals.getByText(/本次计 9 .+已单独填报 3 /), totals.getByRole('link', { name: '10月8日' }));
  equal(page.url(), october);
});
