import { equal } from 'node:assert/strict';
import { fitsItsWidth, holdsEverywhere } from './support/accessibility.ts';
import { PHONE } from './support/devices.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears } from './support/watching.ts';

test('every page leads to the part of the guide that speaks of it, at a desk and on a phone', async ({
  page,
  visit,
}) => {
  await signIn(page, 'school');
  await page.goto('/inspections');
  await page.getByRole('link', { name: '帮助' }).click();
  const part = page.getByRole('heading', { level: 2, name: '检查排查', exact: true });
  await appears(part);
  equal(decodeURIComponent(new URL(page.url()).hash), '#检查排查');
  equal(
    await part.evaluate((heading) => {
      const { top } = heading.getBoundingClientRect();
      return top >= 0 && top < innerHeight;
    }),
    true,
  );
  await holdsEverywhere(page);
  await page.getByRole('navigation', { name: '目录' }).getByRole('link', { name: '区县和市级指南' }).click();
  await appears(page.getByRole('heading', { level: 2, name: '读数' }));

  const phone = await visit(PHONE);
  await signIn(phone, 'county');
  await phone.getByRole('link', { name: '帮助' }).click();
  await appears(phone.getByRole('heading', { level: 2, name: '看哪里、看多大' }));
  await fitsItsWidth(phone);
});
