import { equal, ok } from 'node:assert/strict';
import { todayIn } from '@fanzha/domain';
import { readFigure } from './support/figures.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

test('from the county down to one record and back, with period and sector kept in the address', async ({ page }) => {
  const thisYear = Number(todayIn().slice(0, 4));
  const asked = (name: string) => new URL(page.url()).searchParams.get(name);
  const place = page.getByRole('navigation', { name: '行政区划' });

  await signIn(page, 'county');
  await page.getByRole('radio', { name: '年', exact: true }).check();
  await becomes(() => asked('period'), `${thisYear}`);
  // The history of the demo city is longer than a year: all of last year's second half is in it, whatever day it is.
  await page.getByRole('button', { name: '上一期' }).click();
  await becomes(() => asked('period'), `${thisYear - 1}`);
  await page.getByRole('combobox', { name: '条线' }).selectOption({ label: '教育' });
  await becomes(() => asked('sector'), 'EDUCATION');
  const activities = page.getByRole('rowgroup', { name: '宣传活动' }).getByRole('button', { name: /^宣传活动数 / });
  await appears(activities);
  await becomes(() => page.locator('.is-updating').count(), 0);
  const shown = await readFigure(activities);
  ok(shown.value > 0);

  await page.reload();
  await appears(activities);
  equal(asked('period'), `${thisYear - 1}`);
  equal(await page.getByRole('combobox', { name: '选择时间' }).inputValue(), `${thisYear - 1}`);
  equal(await page.getByRole('combobox', { name: '条线' }).inputValue(), 'EDUCATION');
  equal((await readFigure(activities)).value, shown.value);

  await page.getByRole('table', { name: '下级情况' }).getByRole('link', { name: '湾沚镇' }).click();
  await appears(page.getByRole('heading', { level: 1, name: '湾沚镇总览' }));
  await page.getByRole('table', { name: '下级情况' }).getByRole('link', { name: '青荷中心小学' }).click();
  await appears(page.getByRole('heading', { level: 1, name: /^青荷中心小学/ }));
  equal(asked('period'), `${thisYear - 1}`);
  const record = page.getByRole('table', { name: '活动记录' }).getByRole('link').first();
  const title = (await record.textContent()) ?? '';
  await record.click();
  await appears(page.getByRole('heading', { level: 1, name: title }));

  await page.goBack();
  await place.getByRole('link', { name: '湾沚镇' }).click();
  await appears(page.getByRole('heading', { level: 1, name: '湾沚镇总览' }));
  await place.getByRole('link', { name: '湾沚区' }).click();
  await appears(page.getByRole('heading', { level: 1, name: '湾沚区总览' }));
  equal(asked('period'), `${thisYear - 1}`);
  equal(asked('sector'), 'EDUCATION');
});

test('a figure opens down to a record, from its row, a bar and a month of the trend, each with an address', async ({
  page,
}) => {
  const lastYear = Number(todayIn().slice(0, 4)) - 1;
  const asked = (name: string) => new URL(page.url()).searchParams.get(name);
  const source = page.getByRole('dialog', { name: '这个数从哪来' });

  await signIn(page, 'county');
  await page.goto(`/overview/340210?period=${lastYear}`);
  const activities = page.getByRole('rowgroup', { name: '宣传活动' }).getByRole('button', { name: /^宣传活动数 / });
  await activities.click();
  await becomes(() => asked('source'), 'ACTIVITIES');
  await appears(
    source.getByRole('heading', { name: '背后的记录' }),
    source.getByRole('heading', { name: '数字的成色' }),
    source.getByRole('heading', { name: '口径' }),
  );

  await page.getByRole('button', { name: '看表格' }).click();
  await page.getByRole('button', { name: new RegExp(`^活动场次 ${lastYear}-10 `) }).click();
  await becomes(() => asked('at'), `${lastYear}-10`);
  await appears(source.getByText(`湾沚区 · ${lastYear}年10月 · 全部条线`));

  await page
    .getByRole('table', { name: /^按条线 / })
    .getByRole('button', { name: /^教育 / })
    .click();
  await becomes(() => asked('member'), 'EDUCATION');
  equal(asked('at'), null);
  await page.reload();
  await appears(source.getByText(`湾沚区 · ${lastYear}年 · 全部条线 · 教育`));

  const record = source
    .locator('section', { has: page.getByRole('heading', { name: '背后的记录' }) })
    .getByRole('link')
    .first();
  const title = (await record.textContent()) ?? '';
  await record.click();
  await appears(page.getByRole('heading', { level: 1, name: title }));
});
