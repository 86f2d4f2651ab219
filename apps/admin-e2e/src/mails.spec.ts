import { equal, match, ok } from 'node:assert/strict';
import { cityWith } from '../demo-city.mjs';
import { holdsEverywhere } from './support/accessibility.ts';
import { type Mailbox, openMailbox } from './support/mailbox.ts';
import { signIn } from './support/roles.ts';
import { test as story } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

const START_MS = 300_000;
const TITLE = '年底防范冒充熟人借款';

/** A demo city that sends mails, and the mailbox where they arrive. */
const test = story.extend<object, { readonly mailbox: Mailbox }>({
  mailbox: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the parameter which fixtures one needs.
    async ({}, use) => {
      const mailbox = await openMailbox('https://fanzha.example.cn');
      await use(mailbox);
      await mailbox.stop();
    },
    { scope: 'worker' },
  ],
  url: [({ mailbox }, use) => cityWith(mailbox.env, use), { scope: 'worker', timeout: START_MS }],
});

test('a school confirms an address by a link, chooses what is mailed, and is mailed of a notice', async ({
  page: school,
  visit,
  mailbox,
}) => {
  await signIn(school, 'school');
  await school.goto('/notifications/settings');
  await appears(school.getByRole('heading', { name: '邮件发到哪里' }));
  await holdsEverywhere(school);
  const address = school.getByRole('textbox', { name: '邮箱' });
  await address.fill('值班@example.cn');
  await school.getByRole('button', { name: '发送验证邮件' }).click();
  await becomes(() => address.getAttribute('aria-invalid'), 'true');
  await address.fill('zhi.ban@example.cn');
  await school.getByRole('button', { name: '发送验证邮件' }).click();
  await appears(school.getByText(/验证邮件已发到 z···@example.cn/));
  await becomes(() => mailbox.texts.length, 1);
  const link = /https:\/\/fanzha\.example\.cn(\/\S+confirm=\S+)/.exec(mailbox.texts[0] ?? '')?.[1] ?? '';

  // Somebody else opens it: nothing is told of whose it is.
  const bank = await visit();
  await signIn(bank, 'bank');
  await bank.goto(link);
  await appears(bank.getByText(/这个验证链接不能用/));

  await school.goto(link);
  await appears(school.getByText('邮箱已验证，邮件从现在起发送'));
  match(school.url(), /\/notifications\/settings$/);
  await school.getByRole('checkbox', { name: '免打扰' }).check();
  await appears(school.getByText(/已保存/));
  await appears(school.getByRole('checkbox', { name: '周末全天也不发' }));
  await holdsEverywhere(school);
  await school.getByRole('checkbox', { name: '免打扰' }).uncheck();
  await becomes(() => school.getByRole('checkbox', { name: '免打扰' }).isDisabled(), false);
  await school.reload();
  await appears(school.getByText('已验证', { exact: true }));
  ok(!(await school.getByRole('checkbox', { name: '免打扰' }).isChecked()));
  ok(await school.getByRole('checkbox', { name: '上级文件 邮件' }).isChecked());
  ok(!(await school.getByRole('checkbox', { name: '导出、导入完成 邮件' }).isChecked()));

  const county = await visit();
  await signIn(county, 'county');
  await county.goto('/notices/new');
  await county.getByRole('textbox', { name: '标题', exact: true }).fill(TITLE);
  await county.getByRole('textbox', { name: '正文', exact: true }).fill('先打电话核实。');
  await county.getByRole('button', { name: '发布', exact: true }).click();
  await county
    .getByRole('dialog', { name: '发布这条通报？' })
    .getByRole('button', { name: '发布', exact: true })
    .click();
  await becomes(() => mailbox.texts.some((text) => text.includes(TITLE)), true);
  const mail = mailbox.texts.find((text) => text.includes(TITLE)) ?? '';
  match(mail, /https:\/\/fanzha\.example\.cn\/notifications/);
  ok(!mail.includes('先打电话核实'));
  equal(mailbox.texts.filter((text) => text.includes(TITLE)).length, 1);
});
