import { equal, match, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { recordToday } from './support/api.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears } from './support/watching.ts';

test('the list is exported for a spreadsheet: plain numbers, and beside them what kind of number they are', async ({
  page,
  url,
}) => {
  const title = '住院部电梯口反诈海报, 第 2 批';
  await recordToday(url, 'hospital', {
    type: 'POSTING_DISPLAY',
    title,
    measures: [{ indicator: 'POSTERS', value: 12_000, qualifier: 'AT_LEAST' }],
  });
  await signIn(page, 'hospital');
  await page.goto(`/activities?q=${encodeURIComponent('电梯口')}`);
  await appears(page.getByText('共 1 条'));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出' }).click(),
  ]);
  await appears(page.getByText('已导出 1 条'));
  match(download.suggestedFilename(), /^宣传活动.*\.csv$/);
  const text = await readFile(await download.path(), 'utf8');
  equal(text.codePointAt(0), 0xfeff);
  const [head = '', line = '', ...rest] = text.split('\r\n');
  equal(rest.length, 0);
  ok(head.includes('张贴海报（张）,张贴海报的数字性质'), head);
  ok(line.includes(`安和医院`) && line.includes(`"${title}"`) && line.includes(',12000,余,'), line);
});
