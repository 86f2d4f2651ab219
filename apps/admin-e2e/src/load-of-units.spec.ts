import { equal } from 'node:assert/strict';
import { holdsEverywhere } from './support/accessibility.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

const TITLE = '校园反诈季报';

test('a county is warned of what it need not ask, sees what its units are asked, and retires a form', async ({
  page: county,
  visit,
}) => {
  await signIn(county, 'county');
  await county.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '上报' }).click();
  await county.getByRole('link', { name: '报表设置' }).click();
  await county.getByRole('button', { name: '新建报表' }).click();
  const dialog = county.getByRole('dialog');
  await dialog.getByRole('textbox', { name: '名称' }).fill(TITLE);
  await dialog.getByRole('combobox', { name: '周期' }).selectOption('QUARTER');
  await dialog.getByRole('checkbox', { name: '学校' }).check();
  await dialog.getByRole('checkbox', { name: '活动场次' }).check();
  await dialog.getByRole('textbox', { name: /文字栏目/ }).fill('发放宣传资料份数\n工作亮点');
  await appears(dialog.getByText('“发放宣传资料份数”要的是“发放宣传资料”，台账已有这个数。'));
  equal(await dialog.getByText('“工作亮点”').count(), 0);
  await holdsEverywhere(county);
  // It is a hint: the form can be set all the same.
  await dialog.getByRole('button', { name: '保存' }).click();
  await appears(county.getByRole('heading', { level: 2, name: TITLE }));

  await county.getByRole('link', { name: '填报负担' }).click();
  const forms = county.getByRole('table', { name: '按报表' });
  await appears(forms.getByRole('rowheader', { name: /反诈工作月报/ }));
  const units = county.getByRole('table', { name: '各单位' });
  const school = units.getByRole('row').filter({ hasText: '青荷中心小学' });
  await becomes(async () => {
    if ((await school.count()) === 0) await county.getByRole('button', { name: '更多' }).click();
    return (await school.count()) > 0;
  }, true);
  // Nobody has opened its report: nothing was measured, and no number is made up.
  await appears(school.getByText('未测（1 份）'));
  await holdsEverywhere(county);

  const unit = await visit();
  await signIn(unit, 'school');
  await unit.goto('/load');
  await appears(unit.getByRole('rowheader', { name: /青荷中心小学/ }));
  equal(await unit.getByRole('table', { name: '各单位' }).getByRole('rowheader').count(), 1);
  await holdsEverywhere(unit);

  await county.goto('/submission-forms');
  const card = county.getByRole('region', { name: TITLE });
  await card.getByRole('button', { name: /停用/ }).click();
  await appears(county.getByText('停用后不能恢复'));
  await county.getByRole('dialog').getByRole('button', { name: '停用', exact: true }).click();
  await appears(card.getByText(/以后开始的期次不再生成/));
  equal(await card.getByRole('button', { name: '修改' }).count(), 0);
  await holdsEverywhere(county);
});
