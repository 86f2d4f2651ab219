import { equal } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { PHONE } from './support/devices.ts';
import { quantityOf } from './support/record-page.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, vanishes } from './support/watching.ts';

async function holdsTheDraft(page: Page, title: string): Promise<void> {
  equal(await page.getByRole('radio', { name: '讲座授课' }).isChecked(), true);
  equal(await page.getByLabel(/^名称/).inputValue(), title);
  equal(await page.getByRole('textbox', { name: '参加人次' }).inputValue(), '120');
  equal(
    await page.getByRole('radiogroup', { name: '参加人次：数字性质' }).getByRole('radio', { name: '约' }).isChecked(),
    true,
  );
}

async function type(page: Page, title: string): Promise<void> {
  await page.goto('/activities/new');
  await page.getByRole('radio', { name: '讲座授课' }).check();
  await page.getByLabel(/^名称/).fill(title);
  await page.getByRole('textbox', { name: '参加人次' }).fill('约120人');
  await page.getByRole('textbox', { name: '参加人次' }).blur();
}

test('what was typed is still there after a reload, and the home page leads back to it', async ({ visit }) => {
  const page = await visit(PHONE);

  const title = '门诊大厅反诈小课堂';
  await signIn(page, 'hospital');
  await type(page, title);
  await appears(page.getByText(/^草稿已存在本机 .+，断网、关页都不丢$/));
  await page.reload();
  await appears(page.getByText('接着上次没保存的内容填。'));
  await holdsTheDraft(page, title);

  await page.goto('/home');
  await appears(page.getByRole('region', { name: '没保存的草稿' }));
  await page.getByRole('link', { name: '接着填' }).click();
  await appears(page.getByText('接着上次没保存的内容填。'));
  await holdsTheDraft(page, title);

  await page.getByRole('button', { name: '重新填' }).click();
  await vanishes(page.getByText('接着上次没保存的内容填。'));
  await page.reload();
  await appears(page.getByText('先选类型，这里会列出常用的数量。'));
});

test('a save without network loses nothing, and the retry records once', async ({ visit, expectErrors }) => {
  expectErrors(/ERR_INTERNET_DISCONNECTED/);
  const page = await visit(PHONE);

  const title = '住院部反诈讲座';
  await signIn(page, 'hospital');
  await type(page, title);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await appears(page.getByText('连不上服务器'), page.getByText(/^没有网络，草稿已存在本机 /));
  await holdsTheDraft(page, title);

  await page.context().setOffline(false);
  await page.getByRole('button', { name: '重试' }).click();
  await appears(page.getByRole('heading', { level: 1, name: title }), quantityOf(page, '参加人次', '约120 人次 大约'));
  await page.goto(`/activities?q=${encodeURIComponent(title)}`);
  await appears(page.getByText('共 1 条'), page.getByRole('link', { name: title }));
});
