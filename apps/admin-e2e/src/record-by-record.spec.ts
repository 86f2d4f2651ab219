import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { ask } from './support/api.ts';
import { PHONE } from './support/devices.ts';
import { column, isRead, seenIn } from './support/lists.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

const steps = { name: '上一条、下一条' } as const;

/** Title of the record whose page is open, once it is the one that its list calls so, with more words behind it. */
async function titleOf(page: Page, listed = ''): Promise<string> {
  const heading = page.getByRole('heading', { level: 1 });
  await becomes(async () => listed.startsWith(await heading.innerText()), true);
  return heading.innerText();
}

test('an official reads a filtered list record by record, over the border of a page, and finds back to it', async ({
  page,
  visit,
}) => {
  await signIn(page, 'county');
  await page.goto('/activities?type=LECTURE&sort=unit');
  await isRead(page);
  const first = await column(page, '名称');
  equal(first.length, 30);
  await page.getByRole('navigation', { name: '翻页' }).getByRole('link', { name: '下一页' }).click();
  await becomes(async () => new URL(page.url()).searchParams.get('at'), '30');
  await isRead(page);
  const second = await column(page, '名称');
  const listAddress = page.url();
  await page.goBack();
  await isRead(page);

  // The last but one of the first page; all the rest by the keyboard.
  await page.locator('table.records a.name').nth(28).click();
  const nav = page.getByRole('navigation', steps);
  await appears(nav.getByText(/^第 29 条，共 [\d,]+ 条$/));
  const read = [await titleOf(page, first[28])];
  await nav.getByRole('button', { name: '下一条' }).focus();
  for (const place of [30, 31, 32]) {
    await page.keyboard.press('Enter');
    await appears(nav.getByText(new RegExp(`^第 ${place} 条`)));
    read.push(await titleOf(page, place === 30 ? first[29] : second[place - 31]));
  }
  // A reload knows the place, too; a link that is passed on does not.
  await page.reload();
  await appears(nav.getByText(/^第 32 条/));
  const other = await visit();
  await signIn(other, 'county');
  await other.goto(page.url());
  await appears(other.getByRole('heading', { level: 1, name: read[3] ?? '' }));
  equal(await other.getByRole('navigation', steps).count(), 0);

  await page.getByRole('navigation', { name: '位置' }).getByRole('link').click();
  await isRead(page);
  equal(page.url(), listAddress);
  await becomes(() => page.evaluate(() => document.activeElement?.textContent?.trim()), read[3]);
});

test('a record that is amended on the way keeps its place in the list', async ({ page }) => {
  await signIn(page, 'school');
  await page.goto('/activities');
  await isRead(page);
  const listAddress = page.url();
  const [, name = ''] = await column(page, '名称');
  await page.locator('table.records a.name').nth(1).click();
  const nav = page.getByRole('navigation', steps);
  await appears(nav.getByText(/^第 2 条，共 [\d,]+ 条$/));
  const title = await titleOf(page, name);

  await page.getByRole('link', { name: '修改', exact: true }).click();
  await page.locator('#narrative').fill('补记：会后发放资料。');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await appears(page.getByRole('heading', { level: 1, name: title }));
  await appears(page.getByText('补记：会后发放资料。').first());
  await appears(nav.getByText(/^第 2 条，共 [\d,]+ 条$/));

  await nav.getByRole('button', { name: '下一条' }).click();
  await appears(nav.getByText(/^第 3 条/));
  // Back does not lead into a form that is done with.
  await page.goBack();
  await appears(nav.getByText(/^第 2 条/));
  await page.goBack();
  await appears(page.getByRole('heading', { level: 1, name: title }));
  await page.getByRole('navigation', { name: '位置' }).getByRole('link').click();
  await isRead(page);
  equal(page.url(), listAddress);
});

test('a record stands beside the last time, and nothing is subtracted that nobody counted', async ({
  page,
  url,
  visit,
}) => {
  const record = (startOn: string, measures: object[]) =>
    ask<{ recordActivity: { id: string } }>(
      url,
      'school',
      'mutation ($input: ActivityInput!) { recordActivity(input: $input) { id } }',
      { input: { type: 'ASSEMBLY_SPEECH', title: `国旗下讲话${startOn}`, startOn, measures } },
    );
  const exact = (indicator: string, value: number) => ({ indicator, value });
  await record('2026-01-05', [exact('SESSIONS', 1), exact('PARTICIPANTS', 680)]);
  await record('2026-01-12', [exact('SESSIONS', 1), exact('PARTICIPANTS', 714)]);
  const { recordActivity } = await record('2026-01-19', [
    exact('SESSIONS', 1),
    { indicator: 'PARTICIPANTS', value: 700, qualifier: 'APPROX' },
  ]);

  await signIn(page, 'school');
  await page.goto(`/activities/${recordActivity.id}`);
  const cells = async (name: string) => {
    const beside = page.getByRole('table', { name: '数量' }).getByRole('row', { name }).locator('td.beside');
    return Promise.all((await beside.all()).map(seenIn));
  };
  await appears(page.getByRole('columnheader', { name: '比上次' }));
  deepStrictEqual(await cells('活动场次'), ['1', '持平']);
  deepStrictEqual(await cells('参加人次'), ['714', '不相比']);
  await page.getByRole('link', { name: /^上次：2026年1月12日/ }).click();
  await appears(page.getByRole('heading', { level: 1, name: '国旗下讲话2026-01-12' }));
  await becomes(async () => (await cells('参加人次')).join(' '), '680 34');

  const phone = await visit(PHONE);
  await signIn(phone, 'school');
  await phone.goto(`/activities/${recordActivity.id}`);
  await appears(phone.getByText('上次 714', { exact: false }));
  ok(await phone.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth));
});
