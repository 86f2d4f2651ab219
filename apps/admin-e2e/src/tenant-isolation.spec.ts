import { equal } from 'node:assert/strict';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears } from './support/watching.ts';

test('a bank that is handed the address of a school’s record finds nothing there, not even its name', async ({
  page: bank,
  visit,
}) => {
  const school = await visit();
  await signIn(school, 'school');
  const record = school.getByRole('region', { name: '最近记录' }).getByRole('link').first();
  const title = (await record.textContent()) ?? '';
  await record.click();
  await appears(school.getByRole('heading', { level: 1, name: title }));

  await signIn(bank, 'bank');
  for (const address of [school.url(), `${school.url()}/amend`]) {
    await bank.goto(address);
    await appears(
      bank.getByRole('alert').getByText('没有找到'),
      bank.getByText('可能已被移走，或不在您的管辖范围内。'),
    );
    equal(await bank.getByText(title).count(), 0);
  }
  await bank.goto(`/activities?q=${encodeURIComponent(title)}`);
  await appears(bank.getByRole('heading', { name: '没有符合的记录' }));
  await bank.goto('/overview/340210');
  await appears(bank.getByRole('heading', { level: 1, name: /件事要办|没有要办的事/ }));
});
