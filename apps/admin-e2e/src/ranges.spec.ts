import { deepStrictEqual, equal, ok } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { todayIn } from '@fanzha/domain';
import type { Page } from '@playwright/test';
import { PHONE } from './support/devices.ts';
import { readFigure, type ShownFigure } from './support/figures.ts';
import { figureIn, indicatorsOf, openOverview } from './support/overview.ts';
import { quantityOf } from './support/record-page.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

const [PEOPLE, LEAFLETS] = ['参加人次', '发放宣传资料'];
const TITLE = '操场上的反诈大讲堂';

/** Participants as the county sees them this year. */
async function participants(county: Page): Promise<ShownFigure> {
  await openOverview(county, `period=${todayIn().slice(0, 4)}`);
  return readFigure(figureIn(indicatorsOf(county, '宣传活动'), PEOPLE));
}

test('a school types 300～500人 and 数百余份 with the keyboard of a phone; the county sees at least 300 more', async ({
  page: county,
  visit,
}) => {
  await signIn(county, 'county');
  const before = await participants(county);

  const school = await visit(PHONE);
  await signIn(school, 'school');
  await school.goto('/activities/new?type=LECTURE');
  await school.getByLabel(/^名称/).fill(TITLE);
  const [people, leaflets] = [PEOPLE, LEAFLETS].map((name) => school.getByRole('textbox', { name })) as [
    ReturnType<Page['getByRole']>,
    ReturnType<Page['getByRole']>,
  ];
  // The wrong way round is said at once, and nothing typed is lost.
  await people.pressSequentially('500～300人');
  await people.press('Tab');
  await appears(school.getByText('范围要从小到大，“500”不小于“300”；写反了的请对调，只有一个数的请只填一个'));
  equal(await people.inputValue(), '500～300人');
  await people.fill('');
  await people.pressSequentially('300～500人');
  await people.press('Tab');
  await appears(school.getByText('300～500 人次：按至少 300 人次计入'));
  equal(await people.inputValue(), '300～500');
  await leaflets.pressSequentially('数百余份');
  await leaflets.press('Tab');
  await appears(school.getByText('有，未计数：记为“做了未统计”1 次，不计入合计'));
  const kindOf = (name: string, kind: string) =>
    school.getByRole('radiogroup', { name: `${name}：数字性质` }).getByRole('radio', { name: kind, exact: true });
  deepStrictEqual([await kindOf(PEOPLE, '余').isChecked(), await kindOf(LEAFLETS, '未统计').isChecked()], [true, true]);
  ok(await school.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'nothing sticks out');
  await school.getByRole('button', { name: '保存', exact: true }).click();
  await appears(
    school.getByText(`已记入台账：${TITLE}`),
    quantityOf(school, PEOPLE, '300～500 人次 范围，按至少 300 计入'),
    quantityOf(school, LEAFLETS, '有，未计数 份 有，没计数'),
  );

  await becomes(() => participants(county), { value: before.value + 300, atLeast: true });
  await figureIn(indicatorsOf(county, '宣传活动'), PEOPLE).click();
  const source = county.getByRole('dialog', { name: '这个数从哪来' });
  await appears(source.getByText(/条填“余”或“以上”/));
  await county.goto(`/activities?q=${encodeURIComponent('操场上的')}`);
  await appears(county.getByText('共 1 条'), county.getByText('300～500', { exact: true }).first());
  const [download] = await Promise.all([
    county.waitForEvent('download'),
    county.getByRole('button', { name: '导出' }).click(),
  ]);
  const file = await readFile(await download.path(), 'utf8');
  ok(file.includes(',300,余（300～500）,'), file);
  ok(file.includes('有，未计数'), file);

  // What was understood can be changed, and what stood there before stays readable.
  await school.getByRole('link', { name: '修改' }).click();
  equal(await people.inputValue(), '300～500');
  await kindOf(PEOPLE, '约').click();
  await appears(school.getByText('这是一个范围，按较小的数计入，不能选“约”；只有一个数的，请只填一个数'));
  await people.fill('420');
  await kindOf(PEOPLE, '准确').check();
  await school.getByRole('button', { name: '保存', exact: true }).click();
  await appears(
    school.getByText(`已修改：${TITLE}`),
    quantityOf(school, PEOPLE, '420 人次 准确'),
    school.getByText('300～500 人次').first(),
  );
  await becomes(async () => (await participants(county)).value, before.value + 420);
});
