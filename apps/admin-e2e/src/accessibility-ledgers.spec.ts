import type { Page } from '@playwright/test';
import { holdsEverywhere } from './support/accessibility.ts';
import { openOverview, THIS_YEAR } from './support/overview.ts';
import { type DemoUser, signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

/** A ledger: its address, and what stands on its form once that is ready. */
type Ledger = readonly [address: string, onForm: RegExp];

/** The list, the record that stands first in it, and the form. */
async function holdsLedger(page: Page, [address, onForm]: Ledger): Promise<void> {
  await page.goto(address);
  const records = page.getByRole('main').getByRole('table').getByRole('link');
  await appears(page.getByText(/^共 \d+ 条$/), records.first());
  await holdsEverywhere(page);
  await records.first().click();
  await appears(page.getByRole('heading', { name: '修改历史' }));
  await holdsEverywhere(page);
  await page.goto(`${address}/new`);
  await appears(page.getByLabel(onForm).first());
  await ready(page);
  await holdsEverywhere(page);
}

const ready = (page: Page) => becomes(() => page.locator('.skeleton').count(), 0);

const LEDGERS: readonly (readonly [string, DemoUser, ...Ledger[]])[] = [
  ['a community: visits', 'community', ['/household-visits', /^走访日期/]],
  ['a school: leadership groups', 'school', ['/leadership-groups', /^文号/]],
  ['a police station: cases, funds actions', 'police', ['/fraud-cases', /^案件编号/], ['/funds-actions', /^账户数/]],
  [
    'a bank: interceptions, counts, control measures',
    'bank',
    ['/interceptions', /^拦下起数/],
    ['/tallies', /^情况说明/],
    ['/control-measures', /^备注/],
  ],
  ['a town: inspections', 'town', ['/inspections', /^检查事项/]],
  ['an official: notices', 'county', ['/notices', /^正文/]],
];

for (const [title, user, ...ledgers] of LEDGERS) {
  test(title, async ({ page }) => {
    await signIn(page, user);
    for (const ledger of ledgers) await holdsLedger(page, ledger);
  });
}

test('doors: the grid with its statuses, and the roster', async ({ page }) => {
  await signIn(page, 'community');
  await page.goto('/household-visits/new');
  const doors = page.getByRole('main').getByRole('button', { name: /^\S+，/ });
  await appears(doors.first());
  for (const status of ['已走访', '未遇', '空置']) {
    await page.getByRole('radio', { name: status }).check();
    await doors.nth(['已走访', '未遇', '空置'].indexOf(status)).click();
  }
  await holdsEverywhere(page);
  await page.goto('/rosters');
  await appears(page.getByRole('heading', { name: '在册门牌' }));
  await ready(page);
  await holdsEverywhere(page);
});

test('forms with more rows: members of a group, hazards of an inspection', async ({ page }) => {
  await signIn(page, 'school');
  await page.goto('/leadership-groups');
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('link', { name: '调整成员' }).click();
  await appears(page.getByRole('listitem', { name: '第 1 位成员' }));
  await holdsEverywhere(page);
  await page.goto('/inspections/new');
  await page.getByRole('button', { name: '添加一项隐患' }).click();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await appears(page.getByText(/^有 \d+ 处要改/));
  await holdsEverywhere(page);
});

test('notices of a unit, the menu of a phone', async ({ page }) => {
  await signIn(page, 'school');
  await page.goto('/notices');
  await appears(page.getByRole('article').first());
  await holdsEverywhere(page);
  await page.goto('/menu');
  await appears(page.getByRole('navigation', { name: '更多' }));
  await holdsEverywhere(page);
});

test('an official: all rollups of a year with charts of cases, a ratio explained', async ({ page }) => {
  await signIn(page, 'county');
  await openOverview(page, `period=${THIS_YEAR}&trend=CASES_REPORTED`);
  await holdsEverywhere(page);
  await openOverview(page, `period=${THIS_YEAR}&source=HOUSEHOLD_COVERAGE`);
  await appears(page.getByRole('dialog', { name: '这个数从哪来' }).getByRole('heading', { name: '口径' }));
  await holdsEverywhere(page);
});

test('programs of a unit: the list, a new one, its token', async ({ page }) => {
  await signIn(page, 'hospital');
  await page.goto('/api-clients');
  await appears(page.getByText(/^共 \d+ 个$/));
  await page.getByRole('button', { name: '新建接入' }).click();
  const form = page.getByRole('dialog', { name: '新建接入' });
  await form.getByLabel(/^用途/).fill('院办公众号取数');
  await holdsEverywhere(page);
  await form.getByRole('checkbox', { name: /读取汇总数字/ }).check();
  await form.getByRole('button', { name: '新建并显示令牌' }).click();
  const shown = page.getByRole('dialog', { name: /的令牌$/ });
  await appears(shown.locator('.token'));
  await holdsEverywhere(page);
  await shown.getByRole('checkbox').check();
  await shown.getByRole('button', { name: '关闭' }).last().click();
  await appears(page.getByRole('row').filter({ hasText: '院办公众号取数' }).first());
  await holdsEverywhere(page);
});

test('an operator: what a unit was assigned to, moving it, merging and splitting regions', async ({ page }) => {
  await signIn(page, 'operator');
  await page.getByRole('searchbox', { name: '搜单位名称' }).fill('望湖派出所');
  await page.getByRole('link', { name: '望湖派出所的归属' }).click();
  await appears(page.getByRole('heading', { name: '按归属重算以前的数字' }));
  await holdsEverywhere(page);
  await page.getByRole('button', { name: '调整归属' }).click();
  await page.getByRole('checkbox', { name: '换到别的区划' }).check();
  await appears(page.getByRole('combobox', { name: '下级区划' }));
  await holdsEverywhere(page);
  for (const kind of ['merge', 'split']) {
    await page.goto(`/operator/regions?kind=${kind}`);
    await appears(page.getByRole('combobox', { name: '下级区划' }).first());
    await holdsEverywhere(page);
  }
});
