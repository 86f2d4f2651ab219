import { holdsEverywhere } from './support/accessibility.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes, vanishes } from './support/watching.ts';

test('a county says what its towns have to keep to, reads what the ledger says of them, and ends the scheme', async ({
  page: county,
}) => {
  await signIn(county, 'county');
  await county.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '无诈创建' }).click();
  await appears(county.getByRole('table', { name: '无诈创建' }).getByRole('link', { name: /无诈乡镇创建/ }));
  await holdsEverywhere(county);
  await county.getByRole('button', { name: '新建方案' }).first().click();
  const dialog = county.getByRole('dialog', { name: '新建方案' });
  const TITLE = '平安乡镇创建';
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

test('a county judges its schools and opens the cases of one; a school is told its own status and why', async ({
  page: county,
  visit,
}) => {
  await signIn(county, 'county');
  await county.goto('/fraud-free');
  await county.getByRole('link', { name: /无诈校园创建$/ }).click();
  const schools = county.getByRole('table', { name: '评定的地方' });
  await appears(schools.getByRole('columnheader', { name: '学校' }), schools.getByRole('rowheader').first());
  await holdsEverywhere(county);
  await county
    .getByRole('group', { name: '结果' })
    .getByRole('button', { name: /^未达到/ })
    .click();
  await county.waitForURL(/status=NOT_MET/);
  // Until the answer is there, the rows are still those of every status.
  const rows = schools.locator('tbody tr');
  await becomes(async () => (await rows.count()) - (await rows.filter({ hasText: '未达到' }).count()), 0);
  const first = schools.getByRole('rowheader').first().getByRole('link');
  const name = (await first.textContent()) ?? '';
  await first.click();
  await appears(county.getByRole('heading', { level: 1, name: '案件' }), county.getByText(`受害人所在单位${name}`));

  const school = await visit();
  await signIn(school, 'school');
  const card = school.getByRole('region', { name: '无诈校园' });
  await appears(card.getByText(/无诈校园创建$/), card.getByText('不能确定'));
  await appears(card.getByRole('list', { name: '为什么不能确定' }).getByText('有可能是师生的案件没有写到学校'));
  await holdsEverywhere(school);
});

test('police narrow their cases to one school, found by its name', async ({ page: police }) => {
  await signIn(police, 'police');
  await police.goto('/fraud-cases');
  await police.getByRole('button', { name: '筛选', exact: true }).click();
  await police.getByLabel('受害人所在单位').fill('青荷中心小学');
  await police
    .getByRole('listbox')
    .getByRole('option', { name: /^青荷中心小学/ })
    .click();
  await police.waitForURL(/victimUnit=/);
  await appears(police.getByText('受害人所在单位青荷中心小学', { exact: true }));
});
