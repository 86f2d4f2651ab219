import { equal } from 'node:assert/strict';
import { parsePeriod, previousPeriod, todayIn } from '@fanzha/domain';
import { holdsEverywhere } from './support/accessibility.ts';
import { ask } from './support/api.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

const TITLE = '反诈工作月报';

test('a school hands its month in, the county returns one cell, the school corrects it, the county approves', async ({
  page: school,
  visit,
  url,
}) => {
  // Something was done in the month that is due.
  const { start } = previousPeriod(parsePeriod(todayIn().slice(0, 7)));
  const record = 'mutation ($input: ActivityInput!) { recordActivity(input: $input) { id version } }';
  const leaflets = (value: number) => ({
    input: {
      type: 'LECTURE',
      title: '月报里的讲座',
      startOn: start,
      measures: [{ indicator: 'LEAFLETS', value }],
    },
  });
  const { recordActivity } = await ask<{ recordActivity: { id: string; version: number } }>(
    url,
    'school',
    record,
    leaflets(3_000),
  );

  await signIn(school, 'school');
  await school.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '上报' }).click();
  await holdsEverywhere(school);
  await school
    .getByRole('link', { name: new RegExp(TITLE) })
    .first()
    .click();
  await appears(school.getByRole('heading', { level: 1, name: new RegExp(TITLE) }), school.getByText('随台账更新'));
  await holdsEverywhere(school);
  // What is typed is there again after the page was loaded anew, though the field was never left.
  await school.getByRole('textbox', { name: /^存在问题/ }).pressSequentially('家长来得少');
  await becomes(() => school.evaluate(() => JSON.stringify(localStorage).includes('家长来得少')), true);
  await school.reload();
  equal(await school.getByRole('textbox', { name: /^存在问题/ }).inputValue(), '家长来得少');
  // A figure opens the records that it is counted from.
  await school.getByRole('button', { name: /^发放宣传资料 / }).click();
  await appears(school.getByRole('dialog').getByText('月报里的讲座'));
  await school.keyboard.press('Escape');
  // What is written, and not yet left or kept, goes along with one press.
  await school.getByText('说明', { exact: true }).first().click();
  await school.getByRole('textbox', { name: '宣传活动数的说明' }).fill('本月只有讲座');
  await school.getByRole('textbox', { name: /^存在问题/ }).fill('家长参加得少');
  await school.getByRole('button', { name: '报送', exact: true }).click();
  await appears(school.getByRole('button', { name: '撤回' }));

  const county = await visit();
  await signIn(county, 'county');
  await county.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '上报' }).click();
  await county.getByRole('link', { name: '审核', exact: true }).click();
  await county.getByRole('link', { name: '青荷中心小学' }).click();
  await appears(county.getByRole('heading', { level: 2, name: '青荷中心小学' }));
  await appears(county.getByText('本月只有讲座'), county.getByText('家长参加得少'));
  await county.getByRole('button', { name: '标记这一格：发放宣传资料' }).click();
  await county.getByRole('radio', { name: '变化过大请核对' }).check();
  await county.getByRole('textbox', { name: '说明（单位会看到）' }).fill('请核对是否写成了全年数');
  await holdsEverywhere(county);
  await county.getByRole('button', { name: '保存标记' }).click();
  await county.getByRole('button', { name: '退回修改 1 格' }).click();
  await becomes(() => county.getByRole('link', { name: '青荷中心小学' }).count(), 0);

  await school.reload();
  await appears(school.getByText('请核对是否写成了全年数'));
  equal(await school.getByRole('button', { name: '再次报送' }).isDisabled(), true);
  const amend = `mutation ($id: ID!, $version: Int!, $input: ActivityInput!) {
    amendActivity(id: $id, version: $version, input: $input) { id } }`;
  await ask(url, 'school', amend, { ...recordActivity, ...leaflets(300) });
  await school.reload();
  await appears(school.getByText('已改或已说明'));
  await holdsEverywhere(school);
  await school.getByRole('button', { name: '再次报送' }).click();
  await appears(school.getByRole('button', { name: '撤回' }));

  await county.reload();
  await county.getByRole('link', { name: '青荷中心小学' }).click();
  await appears(county.getByText('和上次报送相比改了 1 格'));
  await appears(county.getByRole('row', { name: /发放宣传资料/ }).getByRole('deletion'));
  await county.getByRole('button', { name: '通过', exact: true }).click();
  await becomes(() => county.getByRole('link', { name: '青荷中心小学' }).count(), 0);
  await county.goto('/chase');
  // Another story may have left a form of its own in this city.
  await county.getByRole('combobox', { name: '报表' }).selectOption({ label: TITLE });
  await appears(county.getByRole('heading', { level: 2, name: '谁还没报' }));
  await becomes(
    async () => (await county.getByRole('textbox', { name: '发群里的话' }).inputValue()).includes(TITLE),
    true,
  );
  await holdsEverywhere(county);
  for (const tab of ['退回未改', '专项行动签收', '预警']) {
    await county
      .getByRole('navigation', { name: '按事项看' })
      .getByRole('link', { name: new RegExp(`^${tab}`) })
      .click();
    await appears(county.getByRole('heading', { level: 2, name: tab }));
    await holdsEverywhere(county);
    const file = county.waitForEvent('download');
    await county.getByRole('button', { name: '导出' }).click();
    equal((await file).suggestedFilename(), `催报-${tab}.xlsx`);
  }
  await county.goto('/submission-forms');
  await appears(county.getByRole('heading', { level: 2, name: TITLE }));
  await holdsEverywhere(county);

  const city = await visit();
  await signIn(city, 'city');
  await city.goto('/submissions?state=APPROVED');
  const row = city.getByRole('listitem').filter({ hasText: '青荷中心小学' });
  await appears(row.getByText('已通过'));
});
