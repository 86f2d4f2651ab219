import { deepStrictEqual, ok } from 'node:assert/strict';
import { addDays, todayIn } from '@fanzha/domain';
import type { Page } from '@playwright/test';
import { figuresOf, THIS_YEAR } from './support/overview.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears } from './support/watching.ts';

const SUBJECT = '镇区寄递网点安全检查';
const read = (county: Page) =>
  figuresOf(county, `period=${THIS_YEAR}`, '检查与防控', ['检查排查', '发现隐患', '完成整改', '整改率']);

test('a town finds hazards at an inspection and rectifies them; the rate of the county falls and rises', async ({
  page,
  visit,
}) => {
  const county = await visit();
  await signIn(county, 'county');
  const [inspections = 0, found = 0, rectified = 0] = await read(county);

  await signIn(page, 'town');
  await page.getByRole('link', { name: /^记检查排查/ }).click();
  await page.getByLabel('检查事项').fill(SUBJECT);
  await page.getByRole('textbox', { name: '检查次数' }).fill('1');
  await page.getByRole('button', { name: '添加一项隐患' }).click();
  const hazard = page.getByRole('group', { name: '隐患 1' });
  await hazard.getByLabel('隐患说明').fill('收寄时没有核对身份');
  await hazard.getByRole('textbox', { name: '处数' }).fill('40');
  await hazard.getByLabel(/^整改期限/).fill(addDays(todayIn(), 10));
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await appears(
    page.getByRole('heading', { level: 1, name: SUBJECT }),
    page.getByText('共 1 项，未整改 1 项'),
    page.getByText('待整改', { exact: true }),
  );
  const open = await read(county);
  deepStrictEqual(open.slice(0, 3), [inspections + 1, found + 40, rectified]);

  await page.getByRole('button', { name: '隐患 1 整改完成' }).click();
  await page.getByRole('dialog', { name: '整改完成' }).getByRole('button', { name: '整改完成' }).click();
  await appears(page.getByText(`${todayIn()} 整改完成`, { exact: true }), page.getByText('共 1 项，未整改 0 项'));
  const closed = await read(county);
  deepStrictEqual(closed.slice(0, 3), [inspections + 1, found + 40, rectified + 40]);
  ok((closed[3] ?? 0) > (open[3] ?? 0), `the rate stays at ${open[3]} %`);
});
