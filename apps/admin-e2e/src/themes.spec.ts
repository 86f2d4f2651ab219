import { equal, ok } from 'node:assert/strict';
import {
  ACTIVITY_TYPES,
  type ActivityDetail,
  type ActivityType,
  detailsAsked,
  nameIn,
  termOf,
  type TenantType,
  todayIn,
} from '@fanzha/domain';
import type { Page } from '@playwright/test';
import { recordToday } from './support/api.ts';
import { readFigure } from './support/figures.ts';
import { isRead } from './support/lists.ts';
import { figuresOf, openOverview, THIS_YEAR } from './support/overview.ts';
import { type DemoUser, signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

const ACTIVITIES = '宣传活动数';
const INTERNAL = '内部工作数';
const INDIRECT = '间接覆盖人次';

/** Labels of the fields that ask for each detail. */
const FIELDS: Readonly<Record<Exclude<ActivityDetail, 'indirectReach'>, readonly string[]>> = {
  theme: ['主题'],
  fraudTypes: ['讲了哪些诈骗类型'],
  basis: ['依据文号', '发文单位'],
  speakers: ['主讲人'],
};
const UNITS: readonly (readonly [DemoUser, TenantType])[] = [
  ['school', 'SCHOOL'],
  ['bank', 'BANK'],
  ['police', 'POLICE'],
  ['community', 'COMMUNITY'],
  ['town', 'DISTRICT'],
];

/** Opens the form of an activity of a type. */
async function openForm(page: Page, type: ActivityType): Promise<void> {
  await page.goto(`/activities/new?type=${type}`);
  await appears(
    page.getByRole('radio', { name: nameIn('zh-CN', termOf(ACTIVITY_TYPES, type)), exact: true }),
    page.getByRole('textbox', { name: '联合单位' }),
  );
}

/** What the form asks for beside amounts, days and places. */
async function asked(page: Page): Promise<ActivityDetail[]> {
  const found: ActivityDetail[] = [];
  for (const [detail, labels] of Object.entries(FIELDS))
    for (const label of labels)
      if ((await page.getByLabel(new RegExp(`^${label}(可不填)?$`)).count()) > 0) found.push(detail as ActivityDetail);
  if ((await page.getByRole('textbox', { name: INDIRECT }).count()) > 0) found.push('indirectReach');
  return [...new Set(found)];
}

for (const [user, type] of UNITS)
  test(`the form asks ${user} for what units of its kind have to say, and for nothing else`, async ({ page }) => {
    await signIn(page, user);
    for (const activity of ['LECTURE', 'OPEN_LETTER', 'STAFF_TRAINING'] as const) {
      await openForm(page, activity);
      const expected = detailsAsked(type, activity).toSorted();
      await becomes(async () => (await asked(page)).toSorted(), expected);
      equal((await page.getByText('计入“内部工作数”').count()) > 0, activity === 'STAFF_TRAINING');
    }
  });

test('a training of a bank moves 内部工作 of the county, and not 宣传活动', async ({ visit }) => {
  const county = await visit();
  await signIn(county, 'county');
  const figures = () => figuresOf(county, `period=${THIS_YEAR}`, '宣传活动', [ACTIVITIES, INTERNAL]);
  const [publicity = 0, internal = 0] = await figures();
  ok(publicity > 0 && internal > 0);

  const bank = await visit();
  await signIn(bank, 'bank');
  await openForm(bank, 'STAFF_TRAINING');
  await bank.getByLabel(/^名称/).fill('反诈系统操作培训');
  await bank.getByLabel('依据文号').fill('银发(2026)第012号');
  await bank.getByLabel('发文单位').fill('上级分行');
  await bank.getByRole('button', { name: '保存', exact: true }).click();
  await appears(
    bank.getByText('已记入台账：反诈系统操作培训'),
    bank.getByText('上级分行 银发〔2026〕12号'),
    bank.getByText('计入“内部工作数”，不计入“宣传活动数”。'),
  );
  await becomes(figures, [publicity, internal + 1]);
});

test('an official tells sessions apart by audience, opens a bar to its records and to the list of them', async ({
  visit,
  url,
}) => {
  const title = '退休教师防骗讲座';
  await recordToday(url, 'school', {
    type: 'LECTURE',
    title,
    audiences: ['ELDERLY'],
    measures: [{ indicator: 'SESSIONS', value: 1 }],
  });
  const page = await visit();
  await signIn(page, 'county');
  await openOverview(page, `period=${todayIn().slice(0, 7)}`);
  const choice = page.getByRole('combobox', { name: '怎么分' });
  await choice.scrollIntoViewIfNeeded();
  await choice.selectOption({ label: '按宣传对象' });
  const card = page.locator('.asked');
  await appears(card.getByText('各项有重叠，不相加'), card.getByRole('link', { name: '老年人' }));
  equal(await card.getByText('%').count(), 0);

  const bar = card.getByRole('row').filter({ hasText: '老年人' }).getByRole('button');
  const { value } = await readFigure(bar);
  await bar.click();
  const drawer = page.getByRole('dialog', { name: '这个数从哪来' });
  await appears(drawer.getByText(/老年人/), drawer.getByRole('link', { name: title }));
  equal((await readFigure(bar)).value, value);
  await page.keyboard.press('Escape');

  await card.getByRole('link', { name: '老年人' }).click();
  await isRead(page);
  const chips = page.getByRole('group', { name: '已选条件' });
  await appears(chips.getByText('宣传对象'), chips.getByText('老年人', { exact: true }));
  await appears(page.locator('table.records').getByRole('link', { name: title }));
  equal(new URL(page.url()).searchParams.get('audience'), 'ELDERLY');
  await chips.getByRole('button', { name: /宣传对象/ }).click();
  await becomes(() => new URL(page.url()).searchParams.get('audience'), null);
});
