import { equal } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { PASSWORD } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

/** Presses Tab until this is focused; a person who needs more than this many presses has lost the way. */
async function tabTo(
  page: Page,
  name: RegExp | string,
  role: 'button' | 'checkbox' | 'link' | 'radio' | 'textbox',
): Promise<void> {
  const target = page.getByRole(role, { name, exact: true });
  for (let presses = 0; presses < 40; presses += 1) {
    if (await target.evaluateAll((found) => found.includes(document.activeElement as HTMLElement))) return;
    await page.keyboard.press('Tab');
  }
  equal(await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200)), `${role} ${name}`);
}

test('somebody without a mouse signs in, records an activity, looks where a figure comes from and signs out', async ({
  page,
}) => {
  const title = '业务大厅厅堂讲座';
  await page.goto('/');
  await tabTo(page, '账号', 'textbox');
  await page.keyboard.type('bank');
  await tabTo(page, '密码', 'textbox');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await appears(page.getByRole('heading', { name: '最近记录' }));

  await tabTo(page, /^记宣传活动/, 'link');
  await page.keyboard.press('Enter');
  // With its last records the bank gets its own usual types: not before that do they stay where they are.
  await appears(
    page.getByRole('heading', { level: 1, name: '记宣传活动' }),
    page.getByRole('heading', { name: '上次同类' }),
  );
  await tabTo(page, /^更多 \d+ 类$/, 'button');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Space');
  await appears(page.getByRole('textbox', { name: /^名称/ }));
  await tabTo(page, /^名称/, 'textbox');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(title);
  await page.keyboard.press('Control+Enter');
  await appears(page.getByRole('heading', { level: 1, name: title }));

  await page.goto('/home');
  const figure = page.getByRole('button', { name: /^活动场次 .*查看这个数从哪来$/ });
  await appears(figure);
  // Past the menu in one step.
  await tabTo(page, '跳到正文', 'link');
  await page.keyboard.press('Enter');
  equal(await page.getByRole('main').evaluate((main) => main === document.activeElement), true);
  await tabTo(page, /^活动场次 .*查看这个数从哪来$/, 'button');
  await page.keyboard.press('Enter');
  await appears(page.getByRole('dialog', { name: '这个数从哪来' }).getByRole('heading', { name: '口径' }));
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  equal(await figure.evaluate((element) => element === document.activeElement), true);

  await page.reload();
  await appears(figure);
  await tabTo(page, /^我的账号/, 'button');
  await page.keyboard.press('Enter');
  await becomes(
    () => page.getByRole('menuitem', { name: '修改密码' }).evaluate((item) => item.matches(':focus')),
    true,
  );
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await appears(page.getByRole('heading', { name: '登录' }));
});
