import { equal } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { quantityOf } from './support/record-page.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

const RESUMED = '接着上次没保存的内容填。';

async function fill(page: Page, title: string, participants: string): Promise<void> {
  await page.getByRole('radio', { name: '讲座授课' }).check();
  await page.getByLabel(/^名称/).fill(title);
  await page.getByRole('textbox', { name: '参加人次' }).fill(participants);
  await appears(page.getByText(/^草稿已存在本机|^已存在本机/));
}

async function save(page: Page, title: string, shown: string): Promise<void> {
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await appears(page.getByRole('heading', { level: 1, name: title }), quantityOf(page, '参加人次', shown));
}

const count = async (page: Page, text: string): Promise<void> => {
  await page.goto(`/activities?q=${encodeURIComponent(text)}`);
};

test('two tabs of one form have a draft each, and both records are in the ledger', async ({ page }) => {
  await signIn(page, 'bank');
  await page.goto('/activities/new');
  await fill(page, '双窗甲：厅堂宣传', '30');

  const second = await page.context().newPage();
  await second.goto('/activities/new');
  await appears(second.getByText('先选类型，这里会列出常用的数量。'));
  equal(await second.getByText(RESUMED).count(), 0);
  await fill(second, '双窗乙：厅堂宣传', '300');
  await save(second, '双窗乙：厅堂宣传', '300 人次');
  await save(page, '双窗甲：厅堂宣传', '30 人次');
  await count(page, '双窗');
  await appears(page.getByText('共 2 条'));
});

test('a draft that is taken over in another tab is let go of in the first, and each saves its own', async ({
  page,
}) => {
  await signIn(page, 'bank');
  await page.goto('/activities/new');
  await fill(page, '接手甲：进企业宣讲', '45');

  const second = await page.context().newPage();
  await second.goto('/home');
  const draft = second.getByRole('region', { name: '没保存的草稿' });
  await appears(draft.getByText('接手甲：进企业宣讲'), draft.getByText(/正在另一个窗口填写/));
  await draft.getByRole('link', { name: '接过来填' }).click();
  await appears(second.getByText(RESUMED));
  await appears(page.getByText(/^这份草稿已在另一个窗口接着填。这里的内容没有丢/));

  await second.getByLabel(/^名称/).fill('接手乙：进企业宣讲');
  await second.getByRole('textbox', { name: '参加人次' }).fill('46');
  await save(second, '接手乙：进企业宣讲', '46 人次');
  await save(page, '接手甲：进企业宣讲', '45 人次');
  await count(page, '接手');
  await appears(page.getByText('共 2 条'));
});

test('drafts of several ledgers wait on the home page, and a reload goes on with the one of its tab', async ({
  page,
}) => {
  await signIn(page, 'bank');
  await page.goto('/activities/new');
  await fill(page, '草稿一：网点讲堂', '20');
  await page.goto('/interceptions/new');
  const amount = page.getByRole('textbox', { name: /^避免损失金额/ });
  await amount.fill('5～8万');
  await amount.blur();
  await appears(page.getByText(/^50,000～80,000 元：按至少/));
  await page.waitForTimeout(600);
  await page.reload();
  await appears(page.getByText(RESUMED));

  await page.goto('/home');
  const drafts = page.getByRole('region', { name: '没保存的草稿' });
  await becomes(() => drafts.getByRole('listitem').count(), 2);
  await appears(drafts.getByText('草稿一：网点讲堂'), drafts.getByText('劝阻拦截', { exact: true }));
  for (const left of [1, 0]) {
    await drafts.getByRole('button', { name: '不要了' }).first().click();
    await drafts.getByRole('button', { name: '确定不要' }).click();
    await becomes(() => drafts.getByRole('listitem').count(), left);
  }
  await page.goto('/activities/new');
  await appears(page.getByText('先选类型，这里会列出常用的数量。'));
});
