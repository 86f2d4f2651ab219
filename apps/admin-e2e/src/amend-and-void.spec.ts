import { todayIn } from '@fanzha/domain';
import { ask, recordToday } from './support/api.ts';
import { quantityOf, takeFurther } from './support/record-page.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, vanishes } from './support/watching.ts';

const recordLecture = (url: string, title: string) =>
  recordToday(url, 'community', { type: 'LECTURE', title, measures: [{ indicator: 'PARTICIPANTS', value: 120 }] });

test('an amendment shows who changed what from what; a voided record leaves the list but not the ledger', async ({
  page,
  url,
}) => {
  const title = '社区活动室反诈讲座';
  const id = await recordLecture(url, title);
  await signIn(page, 'community');
  await page.goto(`/activities/${id}`);
  await page.getByRole('link', { name: '修改' }).click();
  await page.getByRole('textbox', { name: '参加人次' }).fill('150多');
  await page.getByRole('button', { name: '保存', exact: true }).click();

  const history = page.locator('section', { has: page.getByRole('heading', { name: '修改历史' }) });
  await appears(page.getByText(`已修改：${title}`), history.getByText('社区网格填报岗').first());
  await appears(
    history.getByRole('deletion').filter({ hasText: /^120 人次$/ }),
    history.getByRole('insertion').filter({ hasText: /^≥150 人次$/ }),
  );

  await takeFurther(page, '作废');
  const dialog = page.getByRole('dialog', { name: '作废这条记录' });
  await dialog.getByRole('button', { name: '作废' }).click();
  await appears(dialog.locator('.err'));
  await dialog.getByLabel('原因').fill('和另一条重复');
  await dialog.getByRole('button', { name: '作废' }).click();
  await appears(
    page.getByText('这条记录已作废，不计入任何合计。原因：和另一条重复'),
    history.getByText('和另一条重复'),
  );

  await page.goto(`/activities?q=${encodeURIComponent(title)}`);
  await appears(page.getByRole('heading', { name: '没有符合的记录' }));
  await page.getByRole('button', { name: '筛选', exact: true }).click();
  await page.getByRole('checkbox', { name: '含已作废' }).check();
  await appears(page.getByRole('link', { name: title }));
});

test('of two tabs that amend one record, the second is told what the first one changed and keeps its work', async ({
  page: first,
  url,
}) => {
  const id = await recordLecture(url, '楼栋长反诈讲座');
  await signIn(first, 'community');
  const second = await first.context().newPage();
  for (const tab of [first, second]) {
    await tab.goto(`/activities/${id}/amend`);
    await appears(tab.getByRole('textbox', { name: '参加人次' }));
  }
  await first.getByLabel(/^地点/).fill('社区会议室');
  await first.getByRole('button', { name: '保存', exact: true }).click();
  await appears(first.getByRole('heading', { name: '修改历史' }));

  await second.getByRole('textbox', { name: '参加人次' }).fill('180');
  await second.getByRole('button', { name: '保存', exact: true }).click();
  const note = second.getByRole('alert').filter({ hasText: '您填写时，别人改过这条记录' });
  await appears(note.getByRole('row').filter({ hasText: '地点' }).getByRole('cell', { name: '社区会议室' }));
  await second.getByRole('button', { name: '保留我的改动' }).click();
  await vanishes(note);
  await second.getByRole('button', { name: '保存', exact: true }).click();
  await appears(
    second.getByRole('heading', { name: '修改历史' }),
    second.getByRole('definition').filter({ hasText: /· 社区会议室$/ }),
    quantityOf(second, '参加人次', '180 人次 准确'),
  );
});

test('the history of every ledger has before and after of whatever was changed, and says why', async ({
  page,
  url,
}) => {
  const id = await recordLecture(url, '改了地点和说明的讲座');
  await signIn(page, 'community');
  await page.goto(`/activities/${id}/amend`);
  await page.getByLabel(/^地点/).fill('文化广场');
  const narrative = page.getByRole('textbox', { name: /^情况说明/ });
  if (!(await narrative.isVisible())) await page.getByRole('button', { name: /^更多 \d+ 项$/ }).click();
  await narrative.fill('讲了两个真实案例。');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const changes = page.getByRole('table', { name: '改了哪些' });
  await appears(
    page.getByText('修改 2 项'),
    changes.getByRole('row', { name: '地点 空 文化广场' }),
    changes.getByRole('row', { name: '情况说明 空 讲了两个真实案例。' }),
  );

  const { recordInspection } = await ask<{ recordInspection: { id: string } }>(
    url,
    'community',
    'mutation ($input: InspectionInput!) { recordInspection(input: $input) { id } }',
    { input: { occurredOn: todayIn(), subject: '改了次数的检查', inspections: { value: 1 }, hazards: [] } },
  );
  await page.goto(`/inspections/${recordInspection.id}/amend`);
  await page.getByRole('textbox', { name: '检查次数' }).fill('3');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await appears(changes.getByRole('row', { name: '检查次数 1 次 3 次 +2' }), quantityOf(page, '检查次数', '3 次 准确'));
});
