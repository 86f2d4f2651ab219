import { equal } from 'node:assert/strict';
import { addDays, todayIn } from '@fanzha/domain';
import type { Page } from '@playwright/test';
import { figuresOf, THIS_YEAR } from './support/overview.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes, vanishes } from './support/watching.ts';

const withGroup = async (county: Page) =>
  (await figuresOf(county, `period=${THIS_YEAR}`, '领导小组', ['已成立领导小组单位数']))[0] ?? 0;

test('a school founds its group anew, then changes its members; the county counts it at the next load', async ({
  page,
  visit,
}) => {
  const [today, founded] = [todayIn(), addDays(todayIn(), -7)];
  const county = await visit();
  await signIn(county, 'county');
  const before = await withGroup(county);

  await signIn(page, 'school');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '领导小组' }).click();
  await page.getByRole('table', { name: '领导小组' }).getByRole('link').first().click();
  await page.getByRole('button', { name: '撤销小组' }).click();
  const dissolving = page.getByRole('dialog', { name: '撤销小组' });
  await dissolving.getByRole('button', { name: '撤销小组' }).click();
  await appears(page.getByText(`这个小组已于 ${today} 撤销，之前各期仍计入。`));
  await becomes(() => withGroup(county), before - 1);

  await page.goto('/leadership-groups');
  await page.getByRole('link', { name: '登记领导小组' }).first().click();
  const name = '青荷中心小学预防电信网络诈骗工作领导小组';
  await page.getByLabel('名称', { exact: true }).fill(name);
  await page.getByLabel('成立日期').fill(founded);
  const number = page.getByRole('textbox', { name: '文号' });
  await number.fill('青小安[2026]11号');
  await number.blur();
  equal(await number.inputValue(), '青小安〔2026〕11号');
  await appears(page.getByText('括号已按公文格式改好'));
  await page.getByRole('button', { name: '成员', exact: true }).click();
  const member = (at: number) => page.getByRole('listitem', { name: `第 ${at} 位成员` });
  for (const [at, who] of ['甲某', '乙某', '丙某'].entries())
    await member(at + 1)
      .getByLabel('姓名')
      .fill(who);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await appears(
    page.getByRole('heading', { level: 1, name }),
    page.getByText('青小安〔2026〕11号'),
    page.getByRole('rowheader', { name: '丙某' }),
  );
  equal(await withGroup(county), before);

  await page.getByRole('link', { name: '调整成员' }).click();
  await page.getByLabel('从哪天起').fill(today);
  await page.getByRole('button', { name: '去掉 乙某' }).click();
  await page.getByRole('button', { name: '副组长', exact: true }).click();
  await member(3).getByLabel('姓名').fill('丁某');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const former = page.locator('section', { has: page.getByRole('heading', { name: '已离任' }) });
  await appears(
    former.getByRole('row', { name: /乙某/ }).getByText(`${founded} – ${today}`),
    page.getByRole('row', { name: /丁某/ }).getByRole('cell', { name: today, exact: true }),
  );
  await vanishes(former.getByText('丙某'));
});
