import { equal, ok } from 'node:assert/strict';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, vanishes } from './support/watching.ts';

const TITLE = '警惕冒充客服退款的新话术';

test('an authority publishes a notice; the bell of a school rises without reload, and it reads the notice', async ({
  page: county,
  visit,
}) => {
  const school = await visit();
  await signIn(school, 'school');
  const bell = school.getByRole('banner').getByRole('button', { name: /^通知/ });
  await appears(bell);
  const unread = async () => Number(/(\d+) 条未读/.exec((await bell.getAttribute('aria-label')) ?? '')?.[1] ?? 0);
  const before = await unread();
  const address = school.url();

  await signIn(county, 'county');
  await county.goto('/notices/new');
  await county.getByRole('textbox', { name: '标题', exact: true }).fill(TITLE);
  await county.getByRole('textbox', { name: '正文', exact: true }).fill('不点链接，不转账。');
  await county.getByRole('button', { name: '发布', exact: true }).click();
  const question = county.getByRole('dialog', { name: '发布这条通报？' });
  await question.getByRole('button', { name: '发布', exact: true }).click();
  await appears(county.getByRole('heading', { level: 1, name: TITLE }));

  // Nothing is done at the school meanwhile.
  await appears(school.getByRole('button', { name: `通知，${before + 1} 条未读` }));
  equal(school.url(), address);
  await bell.click();
  const panel = school.getByRole('dialog', { name: '通知' });
  const link = panel.getByRole('link', { name: new RegExp(`下发了“${TITLE}”`) });
  await appears(link);
  await link.click();
  await appears(school.getByRole('heading', { level: 1, name: TITLE }));
  await vanishes(panel);
  await appears(
    before === 0
      ? school.getByRole('banner').getByRole('button', { name: '通知', exact: true })
      : school.getByRole('button', { name: `通知，${before} 条未读` }),
  );

  await school.goto('/notifications');
  const row = school.getByRole('listitem').filter({ hasText: TITLE });
  await appears(row);
  equal(await row.getByText('未读').count(), 0);

  await school.goto('/notifications/settings');
  const overdue = school.getByRole('checkbox', { name: '快到期、逾期 站内' });
  await appears(overdue);
  ok(await overdue.isDisabled());
  await school.getByRole('checkbox', { name: '上级文件 站内' }).uncheck();
  await appears(school.getByText(/已保存/));
  await school.reload();
  await appears(school.getByRole('checkbox', { name: '上级文件 站内' }));
  ok(!(await school.getByRole('checkbox', { name: '上级文件 站内' }).isChecked()));
});
