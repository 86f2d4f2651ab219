import { equal, ok } from 'node:assert/strict';
import { addDays, todayIn } from '@fanzha/domain';
import type { Page } from '@playwright/test';
import { isAccessible } from './support/accessibility.ts';
import { ask } from './support/api.ts';
import { PHONE } from './support/devices.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes, vanishes } from './support/watching.ts';

const SUBJECT = '校门口广告牌检查';
const NOTICE = '冒充快递客服退款预警';
const LECTURE = '谨防游戏账号交易骗局讲座';

const dialogOf = (page: Page) => page.getByRole('dialog', { name: '全站搜索' });
/** Types into the search and waits until it has answered. */
async function find(page: Page, text: string): Promise<string[]> {
  await page.keyboard.press('Control+k');
  const dialog = dialogOf(page);
  await dialog.getByRole('combobox').fill(text);
  await vanishes(dialog.getByText('正在找……'));
  return dialog.getByRole('option').allInnerTexts();
}

test('a unit sees an overdue hazard and an unsigned notice on its home page and opens each in one click', async ({
  page: school,
  visit,
  url,
}) => {
  await ask(url, 'school', 'mutation ($input: InspectionInput!) { recordInspection(input: $input) { id } }', {
    input: {
      occurredOn: addDays(todayIn(), -20),
      subject: SUBJECT,
      hazards: [{ description: '没有反诈提示', deadline: addDays(todayIn(), -6) }],
    },
  });
  await ask(url, 'county', 'mutation ($input: NoticeInput!) { publishNotice(input: $input) { id } }', {
    input: {
      title: NOTICE,
      body: '快递公司不会要求共享屏幕。',
      publishedOn: todayIn(),
      regionCodes: ['340210'],
      sectors: ['EDUCATION'],
    },
  });
  await signIn(school, 'school');
  await appears(school.getByRole('heading', { level: 1, name: /^有 \d+ 件事要办，\d+ 件已逾期$/ }));
  const dues = school.getByRole('region', { name: '待办' });
  const hazard = dues.getByRole('row').filter({ hasText: SUBJECT });
  await appears(hazard.getByText('逾期 6 天'), hazard.getByText(`补隐患的整改结果：${SUBJECT}`));
  const menu = school.getByRole('navigation', { name: '主导航' });
  await appears(menu.getByRole('link', { name: /^检查排查\s*\d+\s*件待办，有逾期$/ }));
  await isAccessible(school);
  await hazard.getByRole('link', { name: /^填整改/ }).click();
  await appears(school.getByRole('heading', { level: 1, name: SUBJECT }));

  await school.goBack();
  await dues
    .getByRole('row')
    .filter({ hasText: NOTICE })
    .getByRole('link', { name: /^去签收/ })
    .click();
  await appears(school.getByRole('heading', { level: 1, name: NOTICE }));

  // Whom it is no business of has nothing of it.
  const bank = await visit();
  await signIn(bank, 'bank');
  await appears(bank.getByRole('region', { name: '待办' }));
  equal(await bank.getByText(SUBJECT).count(), 0);
  equal(await bank.getByText(NOTICE).count(), 0);

  // The county sees it on its own home page, with whose it is.
  const county = await visit();
  await signIn(county, 'county');
  await county.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '首页' }).click();
  await appears(county.getByRole('region', { name: '湾沚区本月' }), county.getByRole('region', { name: '最近记录' }));
  const due = county.getByRole('region', { name: '待办' }).getByRole('row').filter({ hasText: '隐患还没整改' });
  await appears(due.getByText(/^最久逾期 \d+ 天$/));
  await isAccessible(county);
  await due.getByRole('link', { name: /^看名单/ }).click();
  await appears(
    county.getByRole('heading', { level: 1, name: '检查排查' }),
    county.getByRole('link', { name: SUBJECT }),
  );
});

test('ctrl-K finds a record, a unit, a region and an indicator; another unit finds nothing of it', async ({
  page: county,
  visit,
  url,
}) => {
  await ask(url, 'school', 'mutation ($input: ActivityInput!) { recordActivity(input: $input) { id } }', {
    input: { type: 'LECTURE', title: LECTURE, startOn: todayIn(), measures: [] },
  });
  await signIn(county, 'county');
  const found = await find(county, '游戏账号');
  ok(found.some((text) => text.includes(LECTURE) && text.includes('青荷中心小学')));
  await isAccessible(county);
  await county.keyboard.press('Enter');
  await appears(county.getByRole('heading', { level: 1, name: LECTURE }));

  await find(county, '青荷中心');
  await dialogOf(county).getByRole('group', { name: '单位' }).getByRole('option').first().click();
  await becomes(() => new URL(county.url()).pathname.startsWith('/overview/tenant/'), true);

  await find(county, '红杨镇');
  await dialogOf(county)
    .getByRole('group', { name: '行政区划' })
    .getByRole('option', { name: /^红杨镇/ })
    .click();
  await appears(county.getByRole('heading', { level: 1, name: /^红杨镇/ }));

  await find(county, '活动场次');
  await dialogOf(county).getByRole('option', { name: '活动场次', exact: true }).click();
  await appears(county.getByRole('heading', { name: '这个数从哪来' }));

  const bank = await visit();
  await signIn(bank, 'bank');
  equal((await find(bank, '游戏账号')).length, 0);
  await appears(dialogOf(bank).getByText(/^没有找到“游戏账号”/));
  await bank.keyboard.press('Escape');
  await vanishes(dialogOf(bank));
  await find(bank, '青荷中心');
  await appears(dialogOf(bank).getByText(/^没有找到“青荷中心”/));
});

test('on a phone the search is a button, and a slash in a field stays a slash', async ({ visit }) => {
  const school = await visit(PHONE);
  await signIn(school, 'school');
  await school.getByRole('button', { name: /^搜单位、记录、指标/ }).click();
  await dialogOf(school).getByRole('combobox').fill('检查');
  await dialogOf(school).getByRole('option', { name: '检查排查', exact: true }).click();
  await appears(school.getByRole('heading', { level: 1, name: '检查排查' }));
  await school.goto('/inspections/new');
  const subject = school.getByLabel('检查事项');
  await subject.fill('一/二');
  await subject.press('/');
  equal(await subject.inputValue(), '一/二/');
  equal(await dialogOf(school).count(), 0);
});
