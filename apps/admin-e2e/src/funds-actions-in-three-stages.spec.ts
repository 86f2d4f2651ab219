import { deepStrictEqual, equal } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { indicatorsOf, figureIn, openOverview, THIS_YEAR } from './support/overview.ts';
import { readFigure } from './support/figures.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears } from './support/watching.ts';

const STAGES = [
  ['止付', '紧急止付金额', 312_600],
  ['冻结', '冻结金额', 208_300],
  ['返还', '返还金额', 97_400],
] as const;

/** The three amounts of the county, side by side; and that no text of the page is their sum. */
async function stages(county: Page): Promise<number[]> {
  await openOverview(county, `period=${THIS_YEAR}`);
  const flow = indicatorsOf(county, '案件与劝阻');
  await appears(county.getByText(/止付、冻结、返还是同一笔资金的三个环节，不相加/));
  const amounts = await Promise.all(STAGES.map(async ([, label]) => (await readFigure(figureIn(flow, label))).value));
  await isNotAdded(county, amounts);
  return amounts;
}

async function isNotAdded(page: Page, amounts: readonly number[]): Promise<void> {
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  const text = await page.locator('body').innerText();
  for (const written of [
    (sum / 10_000).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    sum.toLocaleString('en-US', { minimumFractionDigits: 2 }),
  ]) {
    equal(text.includes(written), false, `${page.url()} adds the stages of one flow of money: ${written}`);
  }
}

test('the three stages of one flow of money are recorded apart, stand side by side and are never added', async ({
  page,
  visit,
}) => {
  const county = await visit();
  await signIn(county, 'county');
  const before = await stages(county);

  await signIn(page, 'police');
  for (const [stage, , amount] of STAGES) {
    await page.goto('/funds-actions/new');
    await appears(page.getByText('止付、冻结、返还是同一笔资金的三个环节，分别统计，从不相加。'));
    await page.getByRole('radio', { name: stage }).check();
    await page.getByRole('textbox', { name: '金额', exact: true }).fill(String(amount));
    await page.getByRole('textbox', { name: '账户数' }).fill('2');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await appears(page.getByRole('heading', { level: 1, name: new RegExp(`^${stage} `) }));
    equal(await page.getByRole('listitem').filter({ hasText: '另外记录' }).count(), 2);
  }
  deepStrictEqual(
    await stages(county),
    before.map((amount, at) => amount + (STAGES[at]?.[2] ?? 0)),
  );

  await page.goto('/funds-actions');
  const chain = page
    .locator('section', { has: page.getByRole('heading', { name: /三个环节$/ }) })
    .getByRole('listitem');
  await appears(chain.filter({ hasText: '返还' }).locator('b'));
  deepStrictEqual(
    await chain.evaluateAll((found) => found.map((one) => one.querySelector('.soft')?.textContent)),
    STAGES.map(([stage]) => stage),
  );
  const shown = await chain.locator('.sr').allTextContents();
  equal(shown.length, STAGES.length);
  await isNotAdded(
    page,
    shown.map((text) => Number(text.replaceAll(/[^\d.]/g, ''))),
  );
});
