import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { ask } from './support/api.ts';
import { hasChineseGlyphs } from './support/accessibility.ts';
import { enterCredentials, PASSWORD, signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears } from './support/watching.ts';

const rootSize = (page: Page) =>
  page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));

test('a wrong password is said plainly, and the right one gets in', async ({ page }) => {
  await page.goto('/');
  await hasChineseGlyphs(page);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await appears(page.getByText('请填账号'), page.getByText('请填密码'));
  await enterCredentials(page, 'town', 'Bushi-Mima-1');
  const note = page.getByRole('alert');
  await appears(
    note.getByText('账号或密码不对'),
    note.getByText('连错 5 次锁定 15 分钟。忘了密码请找本单位管理员重置。'),
  );
  equal(await page.getByRole('textbox', { name: '账号' }).inputValue(), 'town');
  await signIn(page, 'town');
});

test('five wrong passwords lock the account, even for the right one, and its operator sees the lock', async ({
  page,
  visit,
  url,
}) => {
  const { tenants } = await ask<{ tenants: { edges: { node: { id: string } }[] } }>(
    url,
    'operator',
    'query { tenants(text: "白鹭小学", first: 1) { edges { node { id } } } }',
  );
  const tenantId = tenants.edges[0]?.node.id;
  const { createUser } = await ask<{ createUser: { password: string } }>(
    url,
    'operator',
    'mutation ($input: UserInput!) { createUser(input: $input) { password } }',
    { input: { tenantId, username: 'bailu-lock', displayName: '安全填报岗', roles: ['UNIT_EDITOR'] } },
  );
  await page.goto('/');
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await enterCredentials(page, 'bailu-lock', `Bushi-Mima-${attempt}`);
    await appears(page.getByRole('alert').getByText(/账号或密码不对|账号已锁定/));
    await page.reload();
  }
  await enterCredentials(page, 'bailu-lock', createUser.password);
  await appears(page.getByText(/^账号已锁定，\d\d:\d\d 后再试$/), page.getByText(/着急用请找本单位管理员重置密码/));

  const operator = await visit();
  await signIn(operator, 'operator');
  await operator.goto(`/operator/users?tenant=${tenantId}`);
  await appears(
    operator
      .getByRole('row')
      .filter({ hasText: 'bailu-lock' })
      .getByText(/^锁定到 /),
  );
});

test('the language is switched in place and kept; nothing Chinese is left in the frame', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'English' }).click();
  await appears(page.getByRole('heading', { name: 'Sign in' }));
  equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.reload();
  await appears(page.getByRole('heading', { name: 'Sign in' }));
  await page.getByLabel('User name').fill('county');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await appears(page.getByRole('heading', { level: 1, name: /overview/i }));
  deepStrictEqual(
    (await page.getByRole('navigation', { name: 'Main navigation' }).allInnerTexts()).filter((text) =>
      /\p{Script=Han}/u.test(text),
    ),
    [],
  );
  await page.getByRole('button', { name: '中文' }).click();
  await appears(page.getByRole('heading', { level: 1, name: '湾沚区总览' }));
  equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
});

test('the large text enlarges everything and is kept on the device', async ({ page }) => {
  await signIn(page, 'town');
  const usual = await rootSize(page);
  await page.getByRole('button', { name: '换成大字版' }).click();
  ok((await rootSize(page)) > usual);
  await page.reload();
  await appears(page.getByRole('button', { name: '换回标准字' }));
  ok((await rootSize(page)) > usual);
  await page.getByRole('button', { name: '换回标准字' }).click();
  equal(await rootSize(page), usual);
});

test('signing out everywhere ends the session on the other device, too', async ({ page: here, visit }) => {
  const there = await visit();
  await signIn(here, 'police');
  await signIn(there, 'police');
  await here.getByRole('button', { name: /^我的账号/ }).click();
  await here.getByRole('menuitem', { name: '退出所有设备' }).click();
  await appears(here.getByRole('heading', { name: '登录' }));
  await there.getByRole('link', { name: '宣传活动' }).first().click();
  await appears(there.getByText('登录已过期，请重新登录。没保存的内容还在本机。'));
  await there.goto('/home');
  await appears(there.getByRole('heading', { name: '登录' }));
});
