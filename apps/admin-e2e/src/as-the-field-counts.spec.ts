import { equal } from 'node:assert/strict';
import type { Page } from '@playwright/test';
import { figuresOf, THIS_YEAR } from './support/overview.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears } from './support/watching.ts';

/** Figures of the year that the county reads, by their names. */
const ofCounty = (county: Page, group: string, ...names: string[]) =>
  figuresOf(county, `period=${THIS_YEAR}`, group, names);
const save = (page: Page) => page.getByRole('button', { name: '保存', exact: true }).click();

test('a bank stops transfers at two places: the record tells them apart, the county counts the whole', async ({
  page: bank,
  visit,
}) => {
  const county = await visit();
  await signIn(county, 'county');
  const [before = 0] = await ofCounty(county, '案件与劝阻', '成功劝阻拦截');
  await signIn(bank, 'bank');
  await bank.getByRole('link', { name: /^记劝阻拦截/ }).click();
  await bank.getByRole('group', { name: '在哪里拦下' }).getByRole('radio', { name: '柜面' }).check();
  await bank.getByRole('button', { name: '不止一处' }).click();
  await bank.getByRole('textbox', { name: '第 1 处起数' }).fill('9');
  await bank.getByRole('combobox', { name: '第 2 处' }).selectOption({ label: '自助机' });
  await bank.getByRole('textbox', { name: '第 2 处起数' }).fill('5');
  equal(await bank.getByRole('textbox', { name: '拦下起数' }).inputValue(), '14');
  await save(bank);
  await appears(
    bank.getByRole('heading', { level: 1, name: '柜面＋自助机' }),
    bank.getByRole('definition').filter({ hasText: /^柜面 9、自助机 5$/ }),
  );
  equal((await ofCounty(county, '案件与劝阻', '成功劝阻拦截'))[0], before + 14);
});

test('the loss of a case counts for the county before the case is filed', async ({ page: police, visit }) => {
  const county = await visit();
  await signIn(county, 'county');
  const read = () => ofCounty(county, '案件与劝阻', '接报损失金额', '损失金额');
  const [reported = 0, filed = 0] = await read();
  await signIn(police, 'police');
  await police.getByRole('link', { name: /^记案件/ }).click();
  await police.getByLabel(/^案件编号/).fill('望湖反诈-0518');
  await police.getByRole('combobox', { name: '诈骗类型', exact: true }).selectOption({ label: '刷单返利类' });
  await police.getByRole('textbox', { name: /^损失金额/ }).fill('30万');
  await police.getByLabel(/^支付方式/).fill('网银');
  await police.getByLabel('受害人所属条线').selectOption({ label: '教育' });
  await save(police);
  await appears(
    police.getByRole('heading', { level: 1, name: '望湖反诈-0518' }),
    police.getByRole('definition').filter({ hasText: /^教育$/ }),
  );
  const after = await read();
  equal(after[1], filed);
  equal((after[0] ?? 0) > reported, true, `${after[0]} is no more than ${reported}`);
});

test('a hospital founds a task force that is known by the number of its members', async ({ page: hospital }) => {
  await signIn(hospital, 'hospital');
  await hospital.goto('/leadership-groups/new');
  await hospital.getByRole('radio', { name: '专班' }).check();
  await hospital.getByLabel('名称', { exact: true }).fill('院内反诈宣传专班');
  await hospital.getByRole('radio', { name: '只知道人数' }).check();
  await hospital.getByRole('textbox', { name: '成员人数' }).fill('15余');
  await save(hospital);
  await appears(
    hospital.getByRole('heading', { level: 1, name: '院内反诈宣传专班' }),
    hospital.getByRole('definition').filter({ hasText: /^专班$/ }),
    hospital.getByRole('definition').filter({ hasText: /^≥15 人$/ }),
  );
});

test('a town requires work of its schools: it is shown, and counts nowhere', async ({ page: town, visit }) => {
  const county = await visit();
  await signIn(county, 'county');
  const read = async () => (await ofCounty(county, '宣传活动', '宣传活动数'))[0];
  const before = await read();
  await signIn(town, 'town');
  await town.getByRole('link', { name: /^记宣传活动/ }).click();
  await town.getByRole('button', { name: /^更多 \d+ 类$/ }).click();
  await town.getByRole('radio', { name: '印发方案' }).check();
  await town.getByLabel(/^名称/).fill('要求各校全部开展一次反诈班会');
  await town.getByRole('radio', { name: '工作要求' }).check();
  await appears(town.getByText('对各单位的工作要求，不是计划也不是结果', { exact: false }).first());
  await save(town);
  await appears(
    town.getByRole('heading', { level: 1, name: '要求各校全部开展一次反诈班会' }),
    town.getByText('工作要求，不计入', { exact: true }),
  );
  equal(await read(), before);
  await town.goto('/activities?status=REQUIRED');
  await appears(town.getByRole('table').getByText('工作要求').first());
});

test('a town tells how many households it called on as a whole', async ({ page: town, visit }) => {
  const county = await visit();
  await signIn(county, 'county');
  const read = async () => (await ofCounty(county, '入户覆盖', '上报入户数'))[0] ?? 0;
  const before = await read();
  await signIn(town, 'town');
  await town.goto('/household-visits/new');
  const places = town.getByRole('combobox', { name: '社区（村）' });
  await places.selectOption({ label: '湾沚镇（全部）' });
  await town.getByRole('textbox', { name: '上报入户数' }).fill('2000余');
  await town.getByRole('textbox', { name: /^入户宣传人次/ }).fill('约5000');
  await save(town);
  await appears(town.getByRole('heading', { name: /^已记入：上报 ≥2,000 户/ }));
  equal(await read(), before + 2000);
});
