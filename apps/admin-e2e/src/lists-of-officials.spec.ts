import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { todayIn } from '@fanzha/domain';
import { Clicks } from './support/clicks.ts';
import { column, headOf, isRead, numberIn, seenIn } from './support/lists.ts';
import { recordToday } from './support/api.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

const menu = { name: '主导航' } as const;
const LAST_YEAR = `${Number(todayIn().slice(0, 4)) - 1}`;
const asked = (address: string, name: string) => new URL(address).searchParams.get(name);

test('a city official finds the sessions of the units of a town, and those of a named unit, in a few clicks', async ({
  page,
}) => {
  await signIn(page, 'city');
  const town = new Clicks();
  await town.on(page.getByRole('navigation', menu).getByRole('link', { name: '宣传活动' }));
  await town.choose(page.getByRole('combobox', { name: '区划' }), '红杨镇');
  await becomes(() => asked(page.url(), 'region'), '340210104');
  await isRead(page);
  await appears(page.getByRole('group', { name: '已选条件' }).getByText('红杨镇', { exact: true }));
  const total = page.getByRole('table', { name: '宣传活动' }).locator('tfoot');
  await appears(total);
  ok(numberIn(await seenIn(total.locator('[data-label="活动场次"]'))) > 0);
  town.atMost(4);

  await page.goto('/');
  await appears(page.getByRole('heading', { level: 1, name: '芜湖市总览' }));
  const unit = new Clicks();
  await unit.on(page.getByRole('navigation', menu).getByRole('link', { name: '宣传活动' }));
  await unit.on(page.getByRole('combobox', { name: '单位' }));
  await page.keyboard.type('红枫中心小学');
  await appears(page.getByRole('option', { name: /红枫中心小学/ }));
  await page.keyboard.press('Enter');
  await appears(page.getByRole('group', { name: '已选条件' }).getByText('红枫中心小学', { exact: true }));
  await isRead(page);
  ok((await column(page, '名称')).length > 0);
  unit.atMost(2);

  // Words find the unit, too, and what others write about it.
  await page.goto(`/activities?q=${encodeURIComponent('红枫中心小学')}`);
  await isRead(page);
  ok((await column(page, '单位')).includes('红枫中心小学'));
});

test('the list of a city says county and town; units are picked by name, every choice has a chip', async ({ page }) => {
  await signIn(page, 'city');
  await page.goto('/activities');
  await isRead(page);
  await appears(headOf(page, '区县'), headOf(page, '镇街'));
  await page.getByRole('combobox', { name: '单位' }).fill('红枫中心小');
  await page.getByRole('option', { name: /红枫中心小学/ }).click();
  const chips = page.getByRole('group', { name: '已选条件' });
  await appears(chips.getByText('红枫中心小学', { exact: true }));
  await becomes(() => headOf(page, '单位').count(), 0);
  await page.getByRole('button', { name: /^时间/ }).click();
  await page.getByLabel('从', { exact: true }).fill(`${LAST_YEAR}-09-03`);
  await page.getByLabel('到', { exact: true }).fill(`${LAST_YEAR}-12-19`);
  await page.getByRole('button', { name: '查看', exact: true }).click();
  await appears(chips.getByText(`${LAST_YEAR}年9月3日至12月19日`, { exact: true }));
  equal(asked(page.url(), 'period'), `${LAST_YEAR}-09-03/${LAST_YEAR}-12-19`);
  await chips.getByRole('button', { name: /^去掉：单位/ }).click();
  await appears(headOf(page, '单位'));
  await chips.getByRole('button', { name: '清除筛选' }).click();
  await becomes(() => new URL(page.url()).search, '');
});

test('a list is ordered by its heads, read on and back, and found again where it was left', async ({ page }) => {
  await signIn(page, 'county');
  await page.goto(`/activities?period=${LAST_YEAR}`);
  await isRead(page);
  equal(await headOf(page, '日期').getAttribute('aria-sort'), 'descending');

  await headOf(page, '参加人次').getByRole('button').click();
  await becomes(() => asked(page.url(), 'sort'), '-PARTICIPANTS');
  await isRead(page);
  await becomes(() => headOf(page, '参加人次').getAttribute('aria-sort'), 'descending');
  const numbers = (await column(page, '参加人次')).map(numberIn).filter((one) => !Number.isNaN(one));
  deepStrictEqual(
    numbers,
    numbers.toSorted((a, b) => b - a),
  );

  await headOf(page, '单位').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await becomes(() => asked(page.url(), 'sort'), 'unit');
  await isRead(page);
  const first = await column(page, '名称');
  const pages = page.getByRole('navigation', { name: '翻页' });
  await appears(page.getByText(/^第 1–30 条，共 [\d,]+ 条$/));
  await pages.getByRole('link', { name: '下一页' }).click();
  await appears(page.getByText(/^第 31–60 条，共 [\d,]+ 条$/));
  await isRead(page);
  const second = await column(page, '名称');
  const record = page.getByRole('table', { name: '宣传活动' }).getByRole('link').nth(3);
  const title = await record.innerText();
  await record.click();
  await appears(page.getByRole('heading', { level: 1, name: title }));
  await page.goBack();
  await appears(page.getByText(/^第 31–60 条，共 [\d,]+ 条$/));
  await isRead(page);
  deepStrictEqual(await column(page, '名称'), second);

  await pages.getByRole('link', { name: '上一页' }).click();
  await appears(page.getByText(/^第 1–30 条，共 [\d,]+ 条$/));
  await isRead(page);
  deepStrictEqual(await column(page, '名称'), first);
  await pages.getByRole('link', { name: '最后一页' }).click();
  await becomes(() => asked(page.url(), 'end'), '1');
  await isRead(page);
  await becomes(() => pages.getByRole('link', { name: '下一页' }).count(), 0);
  await pages.getByRole('link', { name: '上一页' }).click();
  await isRead(page);
  await appears(pages.getByRole('link', { name: '下一页' }));
});

test('a view of a list is kept under a name for oneself, and asked about before it is deleted', async ({ page }) => {
  await signIn(page, 'county');
  await page.goto(`/activities?sector=EDUCATION&period=${LAST_YEAR}&sort=unit`);
  await page.getByRole('button', { name: '存为视图' }).click();
  await page.getByLabel('视图名称').fill('去年教育');
  await page.getByRole('dialog', { name: '存为视图' }).getByRole('button', { name: '保存' }).click();
  const views = page.getByRole('navigation', { name: '常用视图' });
  await appears(views.getByRole('link', { name: '去年教育' }));

  await page.goto('/activities');
  await views.getByRole('link', { name: '去年教育' }).click();
  await becomes(() => asked(page.url(), 'sort'), 'unit');
  equal(asked(page.url(), 'sector'), 'EDUCATION');
  await views.getByRole('button', { name: '去年教育：更多操作' }).click();
  await page.getByRole('menuitem', { name: '删除视图' }).click();
  await page.getByRole('dialog', { name: '删除视图' }).getByRole('button', { name: '删除' }).click();
  await becomes(() => views.getByRole('link', { name: '去年教育' }).count(), 0);
});

test('who may only read records is offered their file, and nothing that changes them', async ({ page, url }) => {
  await recordToday(url, 'town', { type: 'LECTURE', title: '只给县里看的讲座', measures: [] });
  await signIn(page, 'county');
  await page.goto(`/activities?q=${encodeURIComponent('只给县里看的讲座')}`);
  await page.getByRole('checkbox', { name: '选中：只给县里看的讲座' }).check();
  const bulk = page.getByRole('region', { name: '批量操作' });
  deepStrictEqual(await bulk.getByRole('button').allInnerTexts(), ['导出所选', '不选了']);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    bulk.getByRole('button', { name: '导出所选' }).click(),
  ]);
  ok(download.suggestedFilename().endsWith('.csv'));
});
