import { equal, ok } from 'node:assert/strict';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears } from './support/watching.ts';

const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
const [year = '', month = '', day = ''] = today.split('-').map((part) => String(Number(part)));
const SUMMARY = `学校${year}年${month}月反诈宣传工作总结
${month}月${day}日，我校在报告厅开展反诈专题讲座1场，参加师生7321人，发放宣传手册800余份。
${month}月${day}日，我校各班召开防诈骗主题班会24场，参加学生1180人，其中六年级学生180人参加。
${month}月${day}日，我校通过微信公众号推送反诈文章3篇，转发12篇。
下学期计划实现宣传覆盖率100%。`;

test('a school pastes a summary, accepts three entries, finds them, and is told when it pastes it again', async ({
  page: school,
}) => {
  await signIn(school, 'school');
  await school.getByRole('main').getByRole('link', { name: '读一份总结' }).click();
  await school.getByLabel('总结全文').fill(SUMMARY);
  await school.getByRole('button', { name: '读', exact: true }).click();
  await appears(school.getByRole('heading', { level: 1, name: /^读出 \d+ 条/ }));
  const boxes = school.getByRole('checkbox', { name: /第 \d+ 条：/ });
  ok((await boxes.count()) >= 3);
  // Nothing is recorded without a yes.
  equal(await school.getByRole('button', { name: /^记入台账/ }).isDisabled(), true);
  for (const at of [0, 1, 2]) await boxes.nth(at).check();
  await school.getByRole('button', { name: '记入台账（3 条）' }).click();
  await appears(school.getByRole('heading', { level: 1, name: '记入了 3 条' }));
  await school.getByRole('region', { name: '记入的记录' }).getByRole('link').first().click();
  await appears(school.getByText('7,321').first());
  await school.goto('/activities');
  await appears(school.getByText(/报告厅开展反诈专题讲座|专题讲座/).first());
  await school.goto('/home');
  await appears(school.getByRole('region', { name: /本月/ }).getByText(/\d/).first());

  await school.goto('/reading');
  await school.getByLabel('总结全文').fill(SUMMARY);
  await school.getByRole('button', { name: '读', exact: true }).click();
  await appears(school.getByText('以前记过：').first());
  await school
    .getByRole('checkbox', { name: /第 \d+ 条：/ })
    .first()
    .check();
  await school.getByRole('button', { name: '记入台账（1 条）' }).click();
  await appears(school.getByText('请写明原因'));
  await school.getByRole('link', { name: '看那条记录' }).first().click();
  await appears(school.getByText('7,321').first());
});
