import { ask, recordToday } from './support/api.ts';
import { isRead } from './support/lists.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears } from './support/watching.ts';

test('records entered twice are voided together, with one reason; what was changed meanwhile is told', async ({
  page,
  url,
}) => {
  const titles = ['重复录入的讲座甲', '重复录入的讲座乙', '重复录入的讲座丙'] as const;
  const ids: string[] = [];
  for (const title of titles)
    ids.push(
      await recordToday(url, 'hospital', { type: 'LECTURE', title, measures: [{ indicator: 'SESSIONS', value: 1 }] }),
    );
  await signIn(page, 'hospital');
  await page.goto(`/activities?q=${encodeURIComponent('重复录入的讲座')}`);
  await appears(page.getByText('共 3 条'));
  await page.getByRole('checkbox', { name: '选中本页' }).check();
  const bulk = page.getByRole('region', { name: '批量操作' });
  await appears(bulk.getByText('已选 3 条'));

  // Somebody else has voided one of them, after the page was read.
  await ask(url, 'hospital', 'mutation ($id: ID!) { voidActivity(id: $id, version: 1, reason: "先作废了") { id } }', {
    id: ids[1],
  });
  await bulk.getByRole('button', { name: '作废所选' }).click();
  const dialog = page.getByRole('dialog', { name: '作废 3 条记录' });
  await dialog.getByRole('button', { name: '作废 3 条' }).click();
  await appears(dialog.locator('.err'));
  await dialog.getByLabel('原因').fill('同一场录了三次');
  await dialog.getByRole('button', { name: '作废 3 条' }).click();
  await appears(
    dialog.getByText('已作废 2 条。'),
    dialog.getByText('有 1 条没有作废，保持原样：'),
    dialog.getByRole('listitem').filter({ hasText: titles[1] }),
  );
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  await isRead(page);
  await appears(page.getByRole('heading', { name: '没有符合的记录' }));

  await page.goto(`/activities/${ids[0]}`);
  await appears(page.getByText('这条记录已作废，不计入任何合计。原因：同一场录了三次'));
  await page.goto(`/activities/${ids[1]}`);
  await appears(page.getByText('这条记录已作废，不计入任何合计。原因：先作废了'));
});
