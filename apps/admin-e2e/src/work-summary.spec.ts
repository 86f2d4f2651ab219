import { equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { signIn } from './support/roles.ts';
import { holdsEverywhere } from './support/accessibility.ts';
import { test } from './support/story.ts';
import { appears, becomes, vanishes } from './support/watching.ts';

const PROBLEM = '个别班级家长会缺席较多，目前宣传覆盖率达到100%。';

test('a school sums its month up, mends what is marked, issues it, and the county reads it', async ({
  page: school,
  visit,
}) => {
  await signIn(school, 'school');
  await school.getByRole('link', { name: /生成[本上]月总结/ }).click();
  const question = school.getByRole('dialog', { name: '生成总结' });
  await question.getByRole('button', { name: /^生成.*总结$/ }).click();
  const heading = school.getByRole('heading', { level: 1, name: /工作总结$/ });
  await appears(heading, school.getByText('数字已定格'));
  const name = (await heading.innerText()).trim();

  await school
    .getByRole('link', { name: /查看这个数从哪来$/ })
    .first()
    .click();
  const source = school.getByRole('dialog', { name: '这个数从哪来' });
  await appears(source.getByRole('heading', { name: '口径' }));
  await school.keyboard.press('Escape');
  await vanishes(source);

  await school.getByRole('button', { name: '签发', exact: true }).click();
  const refused = school.getByRole('dialog', { name: '签发第 1 版？' });
  await refused.getByRole('button', { name: '“存在问题”还没有写' }).click();
  const problems = school.getByRole('textbox', { name: '存在问题（请填写）' });
  await problems.pressSequentially(PROBLEM);
  const next = school.getByRole('textbox', { name: '下一步打算（请填写）' });
  await next.fill('给缺席家长单独补课，成效显著。');
  const marks = school.getByRole('list', { name: '批注' });
  await appears(marks.getByText('目标写成了结果'));
  await holdsEverywhere(school);
  await marks.getByRole('button', { name: /^保留“.*100%”/ }).click();
  await appears(marks.getByText('已保留'));
  await appears(school.getByText(/^已自动保存/));

  await school.reload();
  equal(await problems.inputValue(), PROBLEM);
  await school.getByRole('button', { name: '更新数据' }).click();
  await appears(school.getByRole('heading', { name: /^(数字没有变化，时间已更新|\d+ 个数字变了)$/ }));

  await school.getByRole('button', { name: '签发', exact: true }).click();
  await refused.getByText('签发后不能撤回').waitFor();
  await refused.getByRole('button', { name: '签发', exact: true }).click();
  await appears(school.getByText(/^第 1 版，成文日期/));
  const coming = school.waitForEvent('download');
  await school.getByRole('button', { name: '下载 Word', exact: true }).click();
  const file = await coming;
  equal(file.suggestedFilename().endsWith('.docx'), true);
  equal(
    readFileSync(await file.path())
      .subarray(0, 2)
      .toString('latin1'),
    'PK',
  );

  const county = await visit();
  await signIn(county, 'county');
  await county.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '工作总结' }).click();
  await county.getByRole('link', { name: '青荷中心小学' }).first().click();
  await appears(county.getByRole('heading', { level: 1, name }), county.getByText(PROBLEM));
  await becomes(() => county.getByRole('button', { name: '签发', exact: true }).count(), 0);
  await holdsEverywhere(county);
});
