import { equal } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { PHONE } from './support/devices.ts';
import { figuresOf, THIS_YEAR } from './support/overview.ts';
import { takeFurther } from './support/record-page.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

const doorIn = (page: Page, label: string, state = '') =>
  page.getByRole('button', { name: new RegExp(`^${label}，${state}`) });
const covered = async (county: Page) =>
  (await figuresOf(county, `period=${THIS_YEAR}`, '入户覆盖', ['覆盖户数']))[0] ?? 0;

/**
 * Opens the first building with this many doors that nobody has called at this year.
 * @returns its name, and the doors
 */
async function openDoors(page: Page, count: number): Promise<{ building: string; doors: string[] }> {
  const buildings = page.getByRole('navigation', { name: '楼幢' }).getByRole('button');
  await appears(buildings.first());
  for (const building of await buildings.all()) {
    await building.click();
    await becomes(() => building.getAttribute('aria-current'), 'true');
    const open = await page
      .getByRole('button', { name: /，今年未访$/ })
      .evaluateAll((found) => found.map((door) => door.getAttribute('aria-label')?.split('，')[0] ?? ''));
    if (open.length >= count)
      return { building: (await building.innerText()).split('\n')[0] ?? '', doors: open.slice(0, count) };
  }
  throw new Error(`No building with ${count} doors that nobody has called at`);
}

test('a clerk ticks doors on a phone; a reload keeps them, the county counts the new ones at once', async ({
  visit,
}) => {
  const page = await visit(PHONE);

  const county = await visit();
  await signIn(county, 'county');
  const before = await covered(county);

  await signIn(page, 'community');
  await page.getByRole('link', { name: /^记入户走访/ }).click();
  const { building, doors } = await openDoors(page, 7);
  const [away = '', empty = '', ...met] = doors;
  const mode = page.getByRole('group', { name: '点门牌记为' });
  for (const door of met) await doorIn(page, door).click();
  await mode.getByRole('radio', { name: '未遇' }).check();
  await doorIn(page, away).click();
  await mode.getByRole('radio', { name: '空置' }).check();
  await doorIn(page, empty).click();
  await appears(page.getByText('5 户次，新增覆盖 5 户 · 未遇 1 · 空置 1'), page.getByText(/^已存在本机 /));

  await page.reload();
  await appears(page.getByText('接着上次没保存的内容填。'), page.getByText('5 户次，新增覆盖 5 户 · 未遇 1 · 空置 1'));
  await page
    .getByRole('navigation', { name: '楼幢' })
    .getByRole('button', { name: new RegExp(`^${building}\\s`) })
    .click();
  await appears(
    ...met.map((door) => doorIn(page, door, '本次走访')),
    doorIn(page, away, '本次未遇'),
    doorIn(page, empty, '本次空置'),
  );
  equal(await covered(county), before);

  await page.getByRole('button', { name: '保存 5 户' }).click();
  const receipt = page
    .getByRole('status')
    .filter({ has: page.getByRole('heading', { name: '已记入：走访 5 户次，新增覆盖 5 户' }) });
  await appears(receipt.getByText('1 户未遇，下次会标出来。'));
  equal(await covered(county), before + 5);

  await receipt.getByRole('link', { name: '看这条记录' }).click();
  await appears(
    page.getByRole('heading', { level: 1, name: /^荷塘社区.*走访$/ }),
    page.getByRole('list', { name: '未遇，待补访' }).getByText(away, { exact: true }),
  );
  await takeFurther(page, '作废');
  const dialog = page.getByRole('dialog', { name: '作废这条记录' });
  await dialog.getByLabel('原因').fill('楼幢点错了');
  await dialog.getByRole('button', { name: '作废' }).click();
  await appears(page.getByText('这条记录已作废，不计入任何合计。原因：楼幢点错了'));
  equal(await covered(county), before);
});

test('a community pastes doors, sees how they were understood, registers them and takes the list back', async ({
  page,
}) => {
  await signIn(page, 'community');
  await page.goto('/rosters');
  const count = async () =>
    Number(
      (
        await page
          .getByRole('status')
          .filter({ hasText: /^[\d,]+ 户$/ })
          .innerText()
      ).replaceAll(/\D/g, ''),
    );
  await appears(page.getByRole('heading', { name: '在册门牌' }));
  const before = await count();

  await page
    .getByLabel('粘贴门牌，一行一户')
    .fill('88栋1单元1层101\n88-1-102户\n第88幢1单元102\n1栋1单元1层1号\n3月2日\n46083');
  const read = page.getByRole('region', { name: '将登记的门牌' });
  await appears(
    read.getByRole('row', { name: /88栋1单元1层101 88-1-101/ }),
    page.getByText('将登记 3 户'),
    page.getByText(/1 行重复/),
  );
  await appears(
    page.getByText('第 4 行 1-1-1层1号：可能就是 1-1-101'),
    page.getByText('2 行像日期或表格里的数字，先不登记'),
  );
  await page.getByLabel('第 5 行“3月2日”是门牌').check();
  await page.getByRole('button', { name: '登记 4 户' }).click();
  await becomes(count, before + 4);

  const lately = page.getByRole('list', { name: '最近登记' });
  await lately.getByRole('button', { name: /^撤销 .*登记的 4 户$/ }).click();
  const dialog = page.getByRole('dialog', { name: '撤销这次登记的 4 户？' });
  await dialog.getByRole('button', { name: '撤销 4 户' }).click();
  await appears(lately.getByText('已撤销'));
  await becomes(count, before);
});
