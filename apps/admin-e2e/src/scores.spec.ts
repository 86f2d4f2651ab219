import { equal } from 'node:assert/strict';
import { parsePeriod, previousPeriod, todayIn } from '@fanzha/domain';
import { holdsEverywhere } from './support/accessibility.ts';
import { ask } from './support/api.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes, vanishes } from './support/watching.ts';

const TITLE = '反诈宣传考核';
const SCHOOL = '青荷中心小学';

test('a county scores its schools by their ledgers; a school appeals, and the county computes again', async ({
  page: county,
  visit,
  url,
}) => {
  const { start } = previousPeriod(parsePeriod(todayIn().slice(0, 7)));
  const record = 'mutation ($input: ActivityInput!) { recordActivity(input: $input) { id } }';
  const lectures = (sessions: number) =>
    ask(url, 'school', record, {
      input: {
        type: 'LECTURE',
        title: '考核里的讲座',
        startOn: start,
        measures: [{ indicator: 'SESSIONS', value: sessions }],
      },
    });
  await lectures(2);

  await signIn(county, 'county');
  const menu = county.getByRole('navigation', { name: '主导航' });
  await menu.getByRole('link', { name: '考核评分' }).click();
  await appears(county.getByText('还没有考核方案'));
  await holdsEverywhere(county);
  const school = await visit();
  await signIn(school, 'school');
  // Without a scheme a unit has no page of it.
  await vanishes(school.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '考核评分' }));

  await county.getByRole('link', { name: '新建考核方案' }).first().click();
  await county.getByLabel('名称', { exact: true }).first().fill(TITLE);
  await county.getByRole('button', { name: '上一期' }).click();
  await county
    .getByRole('group', { name: /^哪些类型/ })
    .getByRole('checkbox', { name: '学校' })
    .check();
  const item = county.getByRole('group', { name: '项目 1' });
  await item.getByLabel('名称', { exact: true }).fill('宣传场次');
  await item.getByLabel('满分', { exact: true }).fill('1000');
  await item.getByLabel(/^得满分的数/).fill('很多');
  await county.getByRole('button', { name: '发布', exact: true }).click();
  await appears(county.getByText('请填数字，最多两位小数'));
  await item.getByLabel(/^得满分的数/).fill('1000');
  await holdsEverywhere(county);
  await county.getByRole('button', { name: '发布', exact: true }).click();
  await appears(
    county.getByRole('heading', { level: 1, name: TITLE }),
    county.getByText('已发布', { exact: true }).first(),
  );
  const scores = county.getByRole('table', { name: '各单位得分' });
  const row = scores.getByRole('row').filter({ hasText: SCHOOL });
  await appears(row, county.getByText(/没有开启排名/));
  equal(await county.getByRole('combobox', { name: '排列' }).count(), 0);
  await holdsEverywhere(county);

  await school.reload();
  await school.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '考核评分' }).click();
  await school.getByRole('link', { name: TITLE }).click();
  const own = school.getByRole('region', { name: '本单位得分' });
  await appears(own, school.getByText('分数随台账实时变化，定分以后才固定。'));
  await holdsEverywhere(school);

  await county.getByRole('button', { name: '定分', exact: true }).click();
  await county.getByRole('dialog', { name: '定分？' }).getByRole('button', { name: '定分', exact: true }).click();
  await appears(county.getByText('已定分', { exact: true }).first(), county.getByText('没有申诉'));

  await school.reload();
  const points = async () => Number(await own.locator('.big b').textContent());
  await appears(school.getByRole('button', { name: '申诉' }));
  const before = await points();
  // What was forgotten is put into the ledger first: the score stays as it was set until the county decides.
  await lectures(3);
  await school.reload();
  await becomes(points, before);
  await school.getByRole('button', { name: '申诉' }).click();
  const appeal = school.getByRole('dialog', { name: /^对“宣传场次”申诉/ });
  await appeal.getByRole('textbox', { name: '哪里不对' }).fill('漏记了三场讲座，已补记');
  await appeal.getByRole('button', { name: '申诉' }).click();
  await appears(school.getByText('申诉：待处理'));

  await county.reload();
  const appeals = county.getByRole('region', { name: '申诉' });
  await appears(appeals.getByText('漏记了三场讲座，已补记'));
  await holdsEverywhere(county);
  // While a unit may still appeal, nothing is locked.
  equal(await county.getByRole('button', { name: '锁定' }).count(), 0);
  await appeals.getByRole('button', { name: '处理' }).click();
  const decision = county.getByRole('dialog', { name: '处理申诉' });
  await decision.getByRole('textbox', { name: '原因' }).fill('情况属实');
  await holdsEverywhere(county);
  await decision.getByRole('button', { name: '处理' }).click();
  await appears(appeals.getByText('已重算'));
  await appears(row.getByText('申诉后第 1 次核定'));

  await school.reload();
  await appears(school.getByText('申诉：已重算'), school.getByText('答复：情况属实'));
  await becomes(points, before + 3);
  await holdsEverywhere(school);
});
