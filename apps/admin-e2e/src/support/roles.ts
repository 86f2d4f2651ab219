import type { Page } from '@playwright/test';
import { appears } from './watching.ts';

/** Password of every account of the demo city of the stories, as infra/program/demo-program.mjs has it. */
export const PASSWORD = 'Taizhang-2026';

/** Accounts of the demo city, as libs/demo/src/accounts.ts has them, and the heading each of them is met with. */
const START = {
  operator: /^单位$/,
  city: /^芜湖市总览$/,
  county: /^湾沚区总览$/,
  'county-edu': /^湾沚区总览$/,
  'county-nanling': /^南陵县总览$/,
  town: /件事要办|没有要办的事/,
  school: /件事要办|没有要办的事/,
  bank: /件事要办|没有要办的事/,
  police: /件事要办|没有要办的事/,
  hospital: /件事要办|没有要办的事/,
  community: /件事要办|没有要办的事/,
} as const;

export type DemoUser = keyof typeof START;

/** Fills in the sign-in form and sends it, whatever comes of it. */
export async function enterCredentials(page: Page, username: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: '账号' }).fill(username);
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** Signs somebody of the demo city in by the form and waits for the page their work begins with. */
export async function signIn(page: Page, username: DemoUser, password = PASSWORD): Promise<void> {
  await page.goto('/');
  await enterCredentials(page, username, password);
  await appears(page.getByRole('heading', { level: 1, name: START[username] }));
}
