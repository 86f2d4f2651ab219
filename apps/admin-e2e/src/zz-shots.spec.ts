import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
test('shots', async ({ page: county, visit }) => {
  const OUT = '/tmp/shots';
  const school = await visit();
  const city = await visit();
  await signIn(county, 'county'); await signIn(school, 'school'); await signIn(city, 'city');
  const shoot = async (page: any, name: string) => {
    for (const [w, h] of [[1440, 900], [768, 1024], [390, 844]]) {
      await page.setViewportSize({ width: w, height: h });
      await page.waitForTimeout(700);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      console.log(name, w, 'overflow', over);
      await page.screenshot({ path: `${OUT}/${name}-${w}.png`, fullPage: true });
    }
  };
  await county.goto('/campaigns'); await county.waitForTimeout(1500); await shoot(county, 'list');
  const links = county.getByRole('main').getByRole('link', { name: /平安岁末/ });
  const hrefs = await links.evaluateAll((all: any[]) => all.map((a) => a.getAttribute('href')));
  console.log(hrefs);
  for (const [i, href] of hrefs.entries()) { await county.goto(href); await county.waitForTimeout(3000); await shoot(county, `board${i}`); }
  await county.goto(hrefs[0] + '/edit'); await county.waitForTimeout(3000); await shoot(county, 'form');
  await city.goto('/campaigns'); await city.waitForTimeout(1500);
  await school.goto('/'); await school.waitForTimeout(2500); await shoot(school, 'home');
  await school.goto('/campaigns'); await school.waitForTimeout(1500);
  await school.getByRole('main').getByRole('link', { name: /平安岁末/ }).first().click(); await school.waitForTimeout(2500); await shoot(school, 'receipt');
});
