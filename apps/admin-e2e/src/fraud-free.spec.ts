import { holdsEverywhere } from './support/accessibility.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, vanishes } from './support/watching.ts';

test('a county says what its towns have to keep to, reads what the ledger says of them, and ends the scheme', async ({
  page: county,
}) => {
  await signIn(county, 'county');
  await county.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '无诈创建' }).click();
  await appears(county.getByText('还没有方案'));
  await holdsEverywhere(county);
  await county.getByRole('button', { name: '新建方案' }).first().click();
  const dialog = county.getByRole('dialog', { name: '新建方案' });
  const TITLE = '无诈乡镇创建';
  await dialog.getByRole('textbox', { name: '名称' }).fill(TITLE);
  await dialog.getByRole('textbox', { name: '案件数不超过' }).fill('几起');
  await dialog.getByRole('button', { name: '新建', exact: true }).click();
  await appears(dialog.getByText('请填一个准确的数，如 30、1万'));
  await dialog.getByRole('textbox', { name: '案件数不超过' }).fill('0');
  await dialog.getByRole('textbox', { name: '比上年同期至少下降' }).fill('10');
  await holdsEverywhere(county);
  await dialog.getByRole('button', { name: '新建', exact: true }).click();

  await appears(county.getByRole('heading', { level: 1, name: TITLE }), county.getByText('进行中'));
  const places = county.getByRole('table', { name: '评定的地方' });
  const statuses = county.getByRole('group', { name: '结果' });
  await appears(places.getByRole('rowheader').first());
  await holdsEverywhere(county);
  await statuses.getByRole('button', { name: /^未达到/ }).click();
  await county.waitForURL(/status=NOT_MET/);
  await appears(statuses.getByRole('button', { name: /^未达到/, pressed: true }));

  await county.getByRole('button', { name: '结束方案' }).click();
  const ending = county.getByRole('dialog', { name: '结束方案' });
  await ending.getByRole('textbox', { name: '结束的原因' }).fill('改用新标准');
  await ending.getByRole('button', { name: '结束方案' }).click();
  await vanishes(ending);
  await appears(county.getByText('已结束', { exact: true }), county.getByText(/结束：改用新标准/));
});

test('who oversees one line alone has no schemes', async ({ page }) => {
  await signIn(page, 'county-edu');
  await vanishes(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '无诈创建' }));
});
