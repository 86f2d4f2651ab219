import { equal } from 'node:assert/strict';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, vanishes } from './support/watching.ts';

const TITLE = '校园防骗周专项行动';
const LECTURE = '防骗周主题讲座';

/** A day as the fields of the page have it. */
const day = (from: number): string => new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);

test('a county opens a campaign; a school receives it and records, and the progress moves', async ({
  page: county,
  visit,
}) => {
  const school = await visit();
  await signIn(county, 'county');
  await county.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '专项行动' }).click();
  await appears(county.getByRole('heading', { level: 1, name: '专项行动' }));
  await county.getByRole('link', { name: '新建专项行动' }).click();
  await county.getByLabel('名称', { exact: true }).fill(TITLE);
  await county.getByLabel(/^文号/).fill('湾反诈办[2026]第19号');
  await county.getByLabel('开始', { exact: true }).fill(day(-5));
  await county.getByLabel('结束', { exact: true }).fill(day(20));
  const lines = county.getByRole('group', { name: /^条线/ });
  await lines.getByRole('checkbox', { name: '教育' }).check();
  await county.getByLabel('任务 1').fill('开展防骗讲座');
  await county.getByLabel(/^目标/).fill('1');
  await county.getByLabel('截止', { exact: true }).fill(day(15));
  await appears(county.getByText('新增填报 0 格').first(), county.getByRole('button', { name: /^下发给 \d+ 家$/ }));
  await county.getByRole('button', { name: /^下发给 \d+ 家$/ }).click();
  await appears(county.getByRole('heading', { level: 1, name: TITLE }), county.getByText('湾反诈办〔2026〕19号'));
  const matrix = county.getByRole('region', { name: '单位 × 任务' });
  const row = matrix.getByRole('row').filter({ hasText: '青荷中心小学' });
  await appears(row.getByText('未签收'));

  await signIn(school, 'school');
  const due = school.getByRole('region', { name: '待签收的专项行动' }).getByRole('listitem').filter({ hasText: TITLE });
  await due.getByRole('link', { name: '去签收' }).click();
  await appears(school.getByRole('heading', { level: 1, name: TITLE }), school.getByText('我单位的任务'));
  // Nothing that happens to be in the ledger is taken in here: the story counts what it records itself.
  for (const box of await school.getByRole('checkbox').all()) await box.uncheck();
  await school.getByRole('button', { name: '签收', exact: true }).click();
  await appears(school.getByText(/^已签收/).first());

  await school.goto('/activities/new');
  await school.getByRole('radio', { name: '讲座授课' }).check();
  await school.getByLabel(/^名称/).fill(LECTURE);
  const sessions = school.getByRole('textbox', { name: '活动场次' });
  await sessions.fill('1');
  await sessions.blur();
  await school
    .getByRole('group', { name: /^专项行动/ })
    .getByRole('checkbox', { name: `${TITLE}（建议）` })
    .check();
  await school.getByRole('button', { name: '保存', exact: true }).click();
  await appears(school.getByRole('heading', { level: 1, name: LECTURE }));

  await county.reload();
  await appears(row.getByText('已达标'));
  equal(await row.getByText('未签收').count(), 0);
  await vanishes(row.getByText('未开始'));
});
