import { equal } from 'node:assert/strict';
import { ask } from './support/api.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

test('the education office sees the schools of its county and nothing else, whatever the address asks for', async ({
  page,
  visit,
  url,
}) => {
  const due = (text: string | null) => Number(/应报 (\d+) 家/.exec(text ?? '')?.[1]);
  const line = page.getByText(/^应报 \d+ 家，已报 \d+ 家$/);
  await signIn(page, 'county-edu');
  const sectors = page.getByRole('group', { name: '条线' });
  await appears(sectors.getByText('教育', { exact: true }), sectors.getByText('您负责的条线'), line);
  equal(await page.getByRole('combobox', { name: '条线' }).count(), 0);
  const schools = due(await line.textContent());

  const county = await visit();
  await signIn(county, 'county');
  await county.getByRole('combobox', { name: '条线' }).selectOption({ label: '教育' });
  await becomes(async () => due(await county.getByText(/^应报 \d+ 家，已报 \d+ 家$/).textContent()), schools);

  await page.goto('/overview/340210?sector=FINANCE');
  await appears(sectors.getByText('您负责的条线'), line);
  equal(due(await line.textContent()), schools);

  const { tenants } = await ask<{ tenants: { edges: { node: { id: string } }[] } }>(
    url,
    'operator',
    'query { tenants(text: "惠民银行湾沚支行", first: 1) { edges { node { id } } } }',
  );
  await page.goto(`/overview/tenant/${tenants.edges[0]?.node.id}`);
  await appears(page.getByText('没有这个单位，或者不在您的管辖范围内。'));
});
