import { fitsItsWidth, holdsEverywhere, isAccessible } from './support/accessibility.ts';
import { recordToday } from './support/api.ts';
import { DESKTOP, SMALL_PHONE } from './support/devices.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

test('sign-in', async ({ page }) => {
  await page.goto('/');
  await appears(page.getByRole('heading', { name: '登录' }));
  await holdsEverywhere(page);
});

test('a unit: home, list, form, record', async ({ page }) => {
  await signIn(page, 'school');
  await appears(page.getByRole('heading', { name: '最近记录' }), page.getByRole('heading', { name: '待办' }));
  await holdsEverywhere(page);
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '宣传活动' }).click();
  await appears(page.getByText(/^共 \d+ 条$/));
  await holdsEverywhere(page);
  await page.getByRole('table').getByRole('link').first().click();
  await appears(page.getByRole('heading', { name: '修改历史' }));
  await holdsEverywhere(page);
  await page.goto('/activities/new?type=LECTURE');
  await appears(page.getByRole('textbox', { name: '参加人次' }));
  await holdsEverywhere(page);
});

test('an official: county overview with the source of a figure open, tenant page', async ({ page, url }) => {
  // So that there is a figure on the first days of a year, too.
  await recordToday(url, 'town', {
    type: 'LEAFLET_DISTRIBUTION',
    title: '集市发放折页',
    measures: [{ indicator: 'LEAFLETS', value: 260 }],
  });
  await signIn(page, 'county');
  await page.getByRole('radio', { name: '年', exact: true }).check();
  const figure = page.getByRole('rowgroup', { name: '宣传活动' }).getByRole('button', { name: /^发放宣传资料 / });
  await appears(figure, page.getByRole('table', { name: '下级情况' }));
  await holdsEverywhere(page);
  await figure.click();
  const source = page.getByRole('dialog', { name: '这个数从哪来' });
  await appears(source.getByRole('heading', { name: '口径' }));
  await holdsEverywhere(page);
  await source.getByRole('list').first().getByRole('link').first().click();
  await appears(page.getByRole('table', { name: '活动记录' }));
  await holdsEverywhere(page);
});

test('large type: nothing is pushed out of sight on the smallest phone, and axe has nothing against it', async ({
  page,
  visit,
}) => {
  for (const [user, addresses] of [
    ['school', ['/home', '/activities', '/activities/new?type=LECTURE']],
    ['county', ['/overview']],
  ] as const) {
    const person = user === 'school' ? page : await visit();
    await signIn(person, user);
    await person.getByRole('button', { name: '换成大字版' }).click();
    for (const address of addresses) {
      await person.goto(address);
      await appears(person.getByRole('heading', { level: 1 }));
      await becomes(() => person.locator('.skeleton, .is-updating').count(), 0);
      if (address === '/home') await isAccessible(person);
      await person.setViewportSize(SMALL_PHONE.viewport);
      await fitsItsWidth(person);
      await person.setViewportSize(DESKTOP.viewport);
    }
  }
});

test('an operator: tenants, new tenant, accounts', async ({ page }) => {
  await signIn(page, 'operator');
  await appears(page.getByText(/^共 \d+ 家$/));
  await holdsEverywhere(page);
  await page.getByRole('button', { name: '新建单位' }).click();
  await appears(page.getByRole('dialog', { name: '新建单位' }).getByRole('combobox', { name: '下级区划' }));
  await holdsEverywhere(page);
  await page.getByRole('button', { name: '取消' }).click();
  await page.getByRole('searchbox', { name: '搜单位名称' }).fill('湾沚区反诈工作办公室');
  await page
    .getByRole('row')
    .filter({ hasText: '湾沚区反诈工作办公室' })
    .getByRole('link', { name: '账号与权限' })
    .click();
  await appears(page.getByRole('heading', { name: '负责范围' }));
  await holdsEverywhere(page);
});
