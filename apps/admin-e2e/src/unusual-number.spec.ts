import { equal } from 'node:assert/strict';
import { ask } from './support/api.ts';
import { figureIn, indicatorsOf, openOverview, THIS_YEAR } from './support/overview.ts';
import { takeFurther } from './support/record-page.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes, vanishes } from './support/watching.ts';

const QUESTION = '数值偏大，是否确认？';

test('a number far beyond the usual is asked about, and marked for the county until it is voided', async ({
  page,
  visit,
  url,
}) => {
  const county = await visit();
  await signIn(county, 'county');
  const toCheck = async (): Promise<number> => {
    await openOverview(county, `period=${THIS_YEAR}`);
    // Rows of a group come in turns: a mark that is not there yet is not a mark that is gone.
    await appears(figureIn(indicatorsOf(county, '宣传活动'), '参加人次'));
    const notes = await indicatorsOf(county, '宣传活动')
      .getByRole('button', { name: /^参加人次 \d+ 条数值待核对$/ })
      .allInnerTexts();
    return Number(/\d+/.exec(notes[0] ?? '0')?.[0]);
  };
  const before = await toCheck();

  await signIn(page, 'hospital');
  await page.goto('/activities/new');
  await page.getByRole('radio', { name: '讲座授课' }).check();
  await page.getByLabel(/^名称/).fill('多写了几个零的讲座');
  const participants = page.getByRole('textbox', { name: '参加人次' });
  await participants.fill('500万');
  const save = page.getByRole('button', { name: '保存', exact: true });
  await save.click();
  const question = page.getByRole('alert').filter({ hasText: QUESTION });
  await appears(question.getByText(/^参加人次填了 5,000,000 人次，本单位一次通常不超过 /));
  await becomes(() => question.evaluate((note) => document.activeElement === note), true);
  await question.getByRole('button', { name: '返回修改' }).click();
  await vanishes(question);
  equal(await participants.inputValue(), '5000000');

  await save.click();
  await question.getByRole('button', { name: '确认无误，保存' }).click();
  await appears(
    page.getByRole('heading', { level: 1, name: '多写了几个零的讲座' }),
    page.getByText(/^参加人次超出常见范围（上限 .+）$/),
  );
  const record = new URL(page.url()).pathname;
  await page.goto('/activities');
  await appears(page.getByRole('row').filter({ hasText: '多写了几个零的讲座' }).getByText('待核对'));
  equal(await toCheck(), before + 1);
  // From the mark of the unit's figure it is one click to the record.
  const { tenants } = await ask<{ tenants: { edges: { node: { id: string } }[] } }>(
    url,
    'operator',
    'query { tenants(text: "安和医院", first: 1) { edges { node { id } } } }',
  );
  await county.goto(`/overview/tenant/${tenants.edges[0]?.node.id}?period=${THIS_YEAR}`);
  await indicatorsOf(county, '宣传活动').getByRole('button', { name: '参加人次 1 条数值待核对' }).click();
  await appears(county.getByRole('heading', { level: 1, name: '多写了几个零的讲座' }));

  await page.goto(record);
  await takeFurther(page, '作废');
  const dialog = page.getByRole('dialog', { name: '作废这条记录' });
  await dialog.getByLabel('原因').fill('多写了几个零');
  await dialog.getByRole('button', { name: '作废' }).click();
  await appears(page.getByText('这条记录已作废，不计入任何合计。原因：多写了几个零'));
  equal(await toCheck(), before);
});
