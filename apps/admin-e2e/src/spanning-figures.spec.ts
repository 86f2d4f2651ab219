import { equal } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { todayIn } from '@fanzha/domain';
import { figureIn, figuresOf, indicatorsOf, openOverview } from './support/overview.ts';
import { quantityOf } from './support/record-page.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

const SESSIONS = '活动场次';
const TITLE = '秋季反诈巡回宣讲';
const THIS = Number(todayIn().slice(0, 4));
/** The last year of which October is over. */
const YEAR = todayIn() >= `${THIS}-11-01` ? THIS : THIS - 1;

/** Sessions of the county in September, in October and in the whole year. */
async function sessions(page: Page): Promise<number[]> {
  const read: number[] = [];
  for (const period of [`${YEAR}-09`, `${YEAR}-10`, `${YEAR}`])
    read.push(...(await figuresOf(page, `period=${period}`, '宣传活动', [SESSIONS])));
  return read;
}

test('forty sessions across two months stand beside October until told month by month, and none is lost', async ({
  page: county,
  visit,
}) => {
  await signIn(county, 'county');
  const [september = 0, october = 0, year = 0] = await sessions(county);

  const school = await visit();
  await signIn(school, 'school');
  await school.goto('/activities/new?type=LECTURE');
  await school.getByLabel('日期', { exact: true }).fill(`${YEAR}-09-29`);
  await school.getByRole('button', { name: '不止一天' }).click();
  await school.getByLabel('结束日期').fill(`${YEAR}-10-16`);
  await school.getByLabel(/^名称/).fill(TITLE);
  await school.getByRole('textbox', { name: SESSIONS }).fill('40');
  await appears(
    school.getByText(/这次活动跨了月（9月29日–10月16日）/),
    school.locator('.rcpt').getByText(`计入 ${YEAR}年10月；9月不计，另列跨期`),
  );
  await school.getByRole('button', { name: '保存', exact: true }).click();
  await appears(school.getByText(`已记入台账：${TITLE}`), quantityOf(school, SESSIONS, '40 场'));
  await appears(school.locator('.quantities').getByText('跨期', { exact: true }));

  const across = county.locator('#tiles').getByText('跨期 40', { exact: true });
  await openOverview(county, `period=${YEAR}-10`);
  await appears(across);
  await figureIn(county.locator('#tiles'), SESSIONS).click();
  const drawer = county.getByRole('dialog', { name: '这个数从哪来' });
  await drawer.getByRole('button', { name: /期前开始，期内结束/ }).click();
  await appears(
    drawer.getByRole('link', { name: TITLE }),
    drawer.getByText(new RegExp(`^\\s*${YEAR}-09-29 至 10-16 · 宣传活动`)),
  );
  // Neither month has them, and the year has all of them.
  await becomes(() => sessions(county), [september, october, year + 40]);

  await school.getByRole('link', { name: '修改' }).click();
  await school.getByText('按月分开填（推荐）').click();
  const lines = school.getByRole('textbox', { name: SESSIONS });
  equal(await lines.count(), 2);
  await lines.nth(0).fill('6');
  await lines.nth(1).fill('34');
  await appears(school.getByText('合计 40 场'), school.getByText('原填 40 场'));
  await school.getByRole('button', { name: '保存', exact: true }).click();
  await appears(
    school.getByText(`已修改：${TITLE}`),
    quantityOf(school, `${SESSIONS} 9月29日–30日`, '6 场'),
    quantityOf(school, `${SESSIONS} 10月1日–16日`, '34 场'),
  );

  await becomes(() => sessions(county), [september + 6, october + 34, year + 40]);
  await openOverview(county, `period=${YEAR}-10`);
  await appears(figureIn(indicatorsOf(county, '宣传活动'), SESSIONS));
  equal(await across.count(), 0);
});
