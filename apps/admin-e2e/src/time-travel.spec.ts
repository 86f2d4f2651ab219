import { deepStrictEqual, ok } from 'node:assert/strict';
import { todayIn } from '@fanzha/domain';
import type { Page } from '@playwright/test';
import { openOverview, valueIn } from './support/overview.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, vanishes } from './support/watching.ts';

const UNIT = '金穗初级中学';
const [FROM, TO] = ['六郎镇', '花桥镇'];
const LAST_YEAR = Number(todayIn().slice(0, 4)) - 1;
/** All of it is in the history of the demo city, whatever day it is. */
const AUTUMN = `period=${LAST_YEAR}-Q4`;

/** Sessions of both towns, as the county reads them. */
async function read(county: Page): Promise<number[]> {
  await openOverview(county, AUTUMN);
  return Promise.all(
    [FROM, TO].map((town) => valueIn(county.getByRole('table', { name: '下级情况' }), `${town} 活动场次`)),
  );
}

async function ofUnit(county: Page): Promise<number> {
  await county.getByRole('table', { name: '下级情况' }).getByRole('link', { name: FROM, exact: true }).click();
  await appears(county.getByRole('heading', { level: 1, name: `${FROM}总览` }));
  return valueIn(county.getByRole('table', { name: '下级情况' }), `${UNIT} 活动场次`);
}

test('a school moves to another town: its past stays where it was reported until the operator has it restated', async ({
  page,
  visit,
}) => {
  const county = await visit();
  await signIn(county, 'county');
  const [from = 0, to = 0] = await read(county);
  const sessions = await ofUnit(county);
  ok(sessions > 0);

  await signIn(page, 'operator');
  await page.getByRole('searchbox', { name: '搜单位名称' }).fill(UNIT);
  await page.getByRole('link', { name: `${UNIT}的归属` }).click();
  await appears(page.getByText('启用以来一直算在这里。'));
  await page.getByRole('button', { name: '调整归属' }).click();
  const form = page.getByRole('dialog', { name: `调整${UNIT}的归属` });
  await form.getByLabel(/^生效日/).fill(`${LAST_YEAR}-10-01`);
  await form.getByRole('checkbox', { name: '换到别的区划' }).check();
  const parts = form.getByRole('group', { name: '新的区划' }).getByRole('combobox', { name: '下级区划' });
  await parts.selectOption({ label: '湾沚区' });
  await parts.nth(1).selectOption({ label: TO });
  await form.getByRole('button', { name: '调整归属' }).click();
  await appears(page.getByText(`已调整：${UNIT}`));
  await vanishes(form);
  await appears(
    page.getByRole('listitem').filter({ hasText: TO }).getByText('现在', { exact: true }),
    page.getByRole('listitem').filter({ hasText: FROM }),
  );
  deepStrictEqual(await read(county), [from, to]);

  await page.getByRole('button', { name: '开始重算' }).click();
  await page.getByRole('dialog', { name: '按归属重算以前的数字' }).getByRole('button', { name: '开始重算' }).click();
  // A job of the queue does it.
  await page.getByText(/看过 \d+ 条，[1-9]\d* 条改了归属。$/).waitFor({ timeout: 30_000 });
  deepStrictEqual(await read(county), [from - sessions, to + sessions]);
});
