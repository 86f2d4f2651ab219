import { equal, match, ok } from 'node:assert/strict';
import { todayIn } from '@fanzha/domain';
import { readFigure } from './support/figures.ts';
import { indicatorsOf, figureIn, openOverview } from './support/overview.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

/** All of last year's second half is in the demo city, whatever day it is. */
const LAST_YEAR = `period=${Number(todayIn().slice(0, 4)) - 1}`;

test('covered households lead to the units, to their records and to the page of one', async ({ page }) => {
  await signIn(page, 'county');
  await openOverview(page, LAST_YEAR);
  const figure = figureIn(indicatorsOf(page, '入户覆盖'), '覆盖户数');
  const { value } = await readFigure(figure);
  ok(value > 0);
  await figure.click();
  const drawer = page.getByRole('dialog', { name: '这个数从哪来' });
  await appears(drawer.getByRole('heading', { name: '覆盖户数' }), drawer.getByText(/同一户只算一次/));
  await appears(
    drawer.getByText(/^数字从大到小，共 \d+ 家$/),
    drawer.getByText('各家走访的户有重叠，相加不等于总数。'),
  );
  await appears(drawer.locator('.big').getByText(value.toLocaleString('en-US')).first());
  const unit = drawer.locator('.units').getByRole('link').first();
  const name = ((await unit.textContent()) ?? '').split(' · ').at(-1) ?? '';
  const record = drawer
    .getByRole('listitem')
    .filter({ hasText: /· 入户走访/ })
    .getByRole('link')
    .first();
  await record.click();
  await appears(
    page.getByRole('heading', { level: 1, name: /走访$/ }),
    page.getByText('这条记录由记录它的单位维护，您只能查看。'),
  );
  await page.goBack();
  await unit.click();
  await appears(
    page.getByRole('heading', { level: 1, name: new RegExp(`^${name}`) }),
    figureIn(indicatorsOf(page, '入户覆盖'), '覆盖户数'),
  );
});

test('a ratio is explained by its two parts, each of which opens and leads back', async ({ page }) => {
  await signIn(page, 'county');
  await openOverview(page, LAST_YEAR);
  await figureIn(indicatorsOf(page, '入户覆盖'), '入户覆盖率').click();
  const drawer = page.getByRole('dialog', { name: '这个数从哪来' });
  await appears(
    drawer.getByText('入户覆盖率 = 在册已访户数 ÷ 在册户数 × 100%'),
    drawer.getByText('由下面两个数相除得到，点开看各自的来源。'),
  );
  const parts = await Promise.all(
    ['在册已访户数', '在册户数'].map(async (label) => (await readFigure(figureIn(drawer, label))).value),
  );
  match(
    (await drawer.locator('.big').innerText()).replaceAll(/\s/g, ''),
    new RegExp(`${(((parts[0] ?? 0) / (parts[1] ?? 1)) * 100).toFixed(1)}%`),
  );
  for (const label of ['在册已访户数', '在册户数']) {
    await figureIn(drawer, label).click();
    await appears(
      drawer.getByRole('heading', { level: 3, name: label, exact: true }),
      drawer.getByRole('heading', { name: '口径' }),
    );
    await drawer.getByRole('button', { name: '回到入户覆盖率' }).click();
    await appears(drawer.getByText('入户覆盖率 = 在册已访户数 ÷ 在册户数 × 100%'));
  }
  await figureIn(drawer, '在册户数').click();
  await drawer.getByRole('link', { name: '荷塘社区' }).last().click();
  await appears(page.getByRole('heading', { level: 1, name: '户册' }), page.getByRole('heading', { name: '在册门牌' }));
  await becomes(
    () => page.getByRole('combobox', { name: '社区（村）' }).locator('option:checked').innerText(),
    '荷塘社区',
  );
  equal(await page.getByRole('button', { name: /^注销/ }).count(), 0);
});

test('units that have recorded nothing are named, with a text that asks them to', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await signIn(page, 'county');
  await openOverview(page, LAST_YEAR);
  await figureIn(indicatorsOf(page, '宣传活动'), '宣传活动数').click();
  const drawer = page.getByRole('dialog', { name: '这个数从哪来' });
  const missing = drawer.getByRole('button', { name: /^未报 \d+ 家/ });
  await missing.click();
  await appears(drawer.getByRole('link', { name: '山前小学' }));
  await drawer.getByRole('button', { name: '复制催报文字' }).first().click();
  await appears(page.getByText('已复制，可以粘贴到工作群'));
  const text = await page.evaluate(() => navigator.clipboard.readText());
  const [count] = /\d+/.exec((await missing.textContent()) ?? '') ?? [];
  match(text, new RegExp(`^【湾沚区反诈宣传】.+还有${count}家没有记录：`));
  ok(text.includes('山前小学'), text);
  equal(text.split('\n').at(-1), '请在反诈台账补记，已开展的活动一分钟即可记完。');
});
