import { deepStrictEqual, equal } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { PHONE } from './support/devices.ts';
import { readFigure, type ShownFigure } from './support/figures.ts';
import { quantityOf } from './support/record-page.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears } from './support/watching.ts';

const LEAFLETS = '发放宣传资料';
const TITLE = '校门口发放反诈折页';

/** Reads the page's own figure of leaflets; nothing stands there on the first days of a month. */
async function leaflets(page: Page): Promise<ShownFigure> {
  await appears(page.getByText(/^应报 \d+ 家，已报 \d+ 家$/));
  const group = page.getByRole('rowgroup', { name: '宣传活动' });
  // The table of indicators is written when somebody comes near.
  await page.locator('table.ind').scrollIntoViewIfNeeded();
  await appears(group.getByRole('row').nth(1));
  const figure = group.getByRole('button', { name: new RegExp(`^${LEAFLETS} `) });
  return (await figure.count()) > 0 ? readFigure(figure) : { value: 0, atLeast: false };
}

/** The page itself, loaded anew, and the line of a region below it. */
async function leafletsAfterReload(page: Page, below: string): Promise<{ own: ShownFigure; below: ShownFigure }> {
  await page.reload();
  const own = await leaflets(page);
  const table = page.getByRole('table', { name: '下级情况' });
  return { own, below: await readFigure(table.getByRole('button', { name: new RegExp(`^${below} ${LEAFLETS} `) })) };
}

test('a school records 3000余 leaflets on a phone; town, county and city have them at the next load', async ({
  visit,
}) => {
  const school = await visit(PHONE);

  const [county, city] = [await visit(), await visit()];
  await signIn(county, 'county');
  await signIn(city, 'city');
  const before = { county: await leaflets(county), city: await leaflets(city) };

  await signIn(school, 'school');
  await school.getByRole('link', { name: /^记宣传活动/ }).click();
  await school.getByRole('button', { name: /^更多 \d+ 类$/ }).click();
  await school.getByRole('radio', { name: '发放宣传资料' }).check();
  await school.getByLabel(/^名称/).fill(TITLE);
  const amount = school.getByRole('textbox', { name: LEAFLETS });
  await amount.fill('3000余');
  await amount.blur();
  equal(await amount.inputValue(), '3000');
  equal(
    await school
      .getByRole('radiogroup', { name: `${LEAFLETS}：数字性质` })
      .getByRole('radio', { name: '余' })
      .isChecked(),
    true,
  );
  await appears(school.getByText('显示为 ≥3,000 份'));
  await school.getByRole('button', { name: '保存', exact: true }).click();
  await appears(school.getByText(`已记入台账：${TITLE}`), school.getByRole('heading', { level: 1, name: TITLE }));

  const inCounty = await leafletsAfterReload(county, '湾沚镇');
  deepStrictEqual(inCounty.own, { value: before.county.value + 3000, atLeast: true });
  equal(inCounty.below.atLeast, true);
  const inCity = await leafletsAfterReload(city, '湾沚区');
  deepStrictEqual(inCity.own, { value: before.city.value + 3000, atLeast: true });
  deepStrictEqual(inCity.below, inCounty.own);

  await county
    .getByRole('rowgroup', { name: '宣传活动' })
    .getByRole('button', { name: new RegExp(`^${LEAFLETS} `) })
    .click();
  const source = county.getByRole('dialog', { name: '这个数从哪来' });
  await appears(source.getByRole('heading', { name: LEAFLETS }), source.getByText(/其中 \d+ 条填“余”或“以上”/));
  await source.getByRole('link', { name: TITLE }).click();
  await appears(
    county.getByRole('heading', { level: 1, name: TITLE }),
    quantityOf(county, LEAFLETS, '≥3,000 份 至少（余）'),
    county.getByText('这条记录由记录它的单位维护，您只能查看。'),
  );
  equal(await county.getByRole('link', { name: '修改' }).count(), 0);
});
