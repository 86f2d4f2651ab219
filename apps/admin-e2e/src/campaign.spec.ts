import { equal, match } from 'node:assert/strict';
import { holdsEverywhere } from './support/accessibility.ts';
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
  // What is typed is kept on this device, and taken up after a reload.
  await appears(county.getByText(/^已存在本机/));
  await county.reload();
  await appears(county.getByText('接着上次没保存的内容填。'));
  equal(await county.getByLabel('名称', { exact: true }).inputValue(), TITLE);
  await appears(county.getByText('新增填报 0 格').first(), county.getByRole('button', { name: /^下发给 \d+ 家$/ }));
  await county.getByRole('button', { name: /^下发给 \d+ 家$/ }).click();
  // What goes out to units asks first.
  const question = county.getByRole('dialog', { name: '下发这项专项行动？' });
  await appears(question);
  await question.getByRole('button', { name: '下发', exact: true }).click();
  await appears(county.getByRole('heading', { level: 1, name: TITLE }), county.getByText('湾反诈办〔2026〕19号'));
  const matrix = county.getByRole('region', { name: '单位 × 任务' });
  const row = matrix.getByRole('row').filter({ hasText: '青荷中心小学' });
  await appears(row.getByText('未签收'));
  await holdsEverywhere(county);
  // All that have not received it are reminded in one step.
  await county.getByRole('button', { name: '催签收' }).click();
  await county.getByRole('dialog', { name: '催还没签收的单位？' }).getByRole('button', { name: '催签收' }).click();
  await appears(county.getByText(/^已催 \d+ 家/));

  await signIn(school, 'school');
  const due = school.getByRole('region', { name: '待签收的专项行动' }).getByRole('listitem').filter({ hasText: TITLE });
  await due.getByRole('link', { name: '去签收' }).click();
  await appears(school.getByRole('heading', { level: 1, name: TITLE }), school.getByText('我单位的任务'));
  // Nothing that happens to be in the ledger is taken in here: the story counts what it records itself.
  for (const box of await school.getByRole('checkbox').all()) await box.uncheck();
  await school.getByRole('button', { name: '签收', exact: true }).click();
  await appears(school.getByText(/^已签收/).first(), school.getByText(/签收$/).first());
  await holdsEverywhere(school);

  // The task leads to the form whose records it counts.
  await school.getByRole('link', { name: '记宣传活动：开展防骗讲座' }).click();
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
  // The record says where it belongs.
  await appears(school.getByRole('link', { name: TITLE }));

  await county.reload();
  await appears(row.getByText('已达标'));
  equal(await row.getByText('未签收').count(), 0);
  await vanishes(row.getByText('未开始'));
  // The figure opens the one record behind it.
  await row.getByRole('button', { name: /^开展防骗讲座 1/ }).click();
  const source = county.getByRole('dialog', { name: '这个数从哪来' });
  await appears(source.getByText(LECTURE), source.getByText('只看一个专项行动的数字', { exact: false }));
  match(county.url(), /source=/);
});
