import { deepStrictEqual } from 'node:assert/strict';
import { todayIn } from '@fanzha/domain';
import type { Page } from '@playwright/test';
import { ask } from './support/api.ts';
import { SMALL_PHONE } from './support/devices.ts';
import { signIn } from './support/roles.ts';
import { test } from './support/story.ts';
import { appears, becomes } from './support/watching.ts';

const word = (length: number): string => 'w'.repeat(length);
/** Pages that are wider than the phone, with what is too wide in them. */
async function tooWide(page: Page, addresses: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    await page.goto(address);
    await appears(page.getByRole('heading', { level: 1 }).first());
    // A stream of news is always open, so that the network is never idle: what is drawn says when the page is there.
    await becomes(() => page.locator('.skeleton, .is-updating').count(), 0);
    found.push(
      ...(await page.evaluate((at) => {
        const { scrollWidth, clientWidth } = document.documentElement;
        if (scrollWidth <= clientWidth) return [];
        const isClipped = (one: Element): boolean => {
          for (let up = one.parentElement; up && up !== document.body; up = up.parentElement)
            if (getComputedStyle(up).overflowX !== 'visible') return true;
          return false;
        };
        const widest = [...document.querySelectorAll('body *')]
          .filter((one) => one.getBoundingClientRect().right > clientWidth + 1 && !isClipped(one))
          .slice(0, 3);
        return [
          `${at}: ${scrollWidth} px, ` +
            widest.map((one) => `${one.tagName}.${one.className} ${one.textContent?.slice(0, 40)}`).join(' | '),
        ];
      }, address)),
    );
  }
  return found;
}

test('words without a place to break never make a page wider than the phone', async ({ visit, url }) => {
  const page = await visit(SMALL_PHONE);

  const day = todayIn();
  const { recordActivity } = await ask<{ recordActivity: { id: string } }>(
    url,
    'town',
    'mutation ($input: ActivityInput!) { recordActivity(input: $input) { id } }',
    {
      input: {
        type: 'LECTURE',
        title: word(200),
        venue: word(200),
        partners: [word(100)],
        narrative: word(2_000),
        startOn: day,
        measures: [{ indicator: 'PARTICIPANTS', value: 49_999_999, qualifier: 'AT_LEAST' }],
      },
    },
  );
  await ask(
    url,
    'town',
    `mutation ($id: ID!, $version: Int!, $reason: String!) {
        voidActivity(id: $id, version: $version, reason: $reason) { id } }`,
    {
      id: (
        await ask<{ recordActivity: { id: string } }>(
          url,
          'town',
          'mutation ($input: ActivityInput!) { recordActivity(input: $input) { id } }',
          { input: { type: 'LECTURE', title: `v${word(190)}`, startOn: day, measures: [] } },
        )
      ).recordActivity.id,
      version: 1,
      reason: word(500),
    },
  );
  const { recordInspection } = await ask<{ recordInspection: { id: string } }>(
    url,
    'town',
    'mutation ($input: InspectionInput!) { recordInspection(input: $input) { id } }',
    {
      input: {
        subject: word(200),
        occurredOn: day,
        narrative: word(900),
        hazards: [{ description: word(500), deadline: day }],
      },
    },
  );
  const { establishLeadershipGroup: group } = await ask<{ establishLeadershipGroup: { id: string } }>(
    url,
    'town',
    'mutation ($input: LeadershipGroupInput!) { establishLeadershipGroup(input: $input) { id } }',
    {
      input: {
        name: word(200),
        foundedOn: day,
        members: [{ name: word(50), title: word(100), duty: word(200), role: 'HEAD' }],
      },
    },
  );
  const { publishNotice } = await ask<{ publishNotice: { id: string } }>(
    url,
    'county',
    'mutation ($input: NoticeInput!) { publishNotice(input: $input) { id } }',
    { input: { title: word(200), body: word(3_000), publishedOn: day, regionCodes: ['340210'] } },
  );

  await signIn(page, 'town');
  deepStrictEqual(
    await tooWide(page, [
      '/home',
      '/activities',
      `/activities/${recordActivity.id}`,
      `/activities/${recordActivity.id}/amend`,
      '/activities?voided=1',
      '/inspections',
      `/inspections/${recordInspection.id}`,
      `/inspections/${recordInspection.id}/amend`,
      '/leadership-groups',
      `/leadership-groups/${group.id}`,
      `/leadership-groups/${group.id}/members`,
      '/notices',
      `/notices/${publishNotice.id}`,
      '/account',
      '/menu',
    ]),
    [],
  );

  const county = await visit(SMALL_PHONE);
  await signIn(county, 'county');
  deepStrictEqual(
    await tooWide(county, [
      '/overview',
      '/activities',
      `/activities/${recordActivity.id}`,
      '/inspections',
      `/inspections/${recordInspection.id}`,
      `/leadership-groups/${group.id}`,
      '/notices',
      `/notices/${publishNotice.id}`,
    ]),
    [],
  );

  const { recordFraudCase } = await ask<{ recordFraudCase: { id: string } }>(
    url,
    'police',
    'mutation ($input: FraudCaseInput!) { recordFraudCase(input: $input) { id } }',
    {
      input: {
        caseNumber: `A${word(60)}`,
        reportedOn: day,
        fraudTypeCode: 'F01',
        victimOccupation: word(50),
        paymentMethod: word(50),
        bankName: word(100),
      },
    },
  );
  const { recordInterception } = await ask<{ recordInterception: { id: string } }>(
    url,
    'police',
    'mutation ($input: InterceptionInput!) { recordInterception(input: $input) { id } }',
    { input: { occurredOn: day, venue: 'PHONE', narrative: word(900) } },
  );
  const police = await visit(SMALL_PHONE);
  await signIn(police, 'police');
  deepStrictEqual(
    await tooWide(police, [
      '/home',
      '/fraud-cases',
      `/fraud-cases/${recordFraudCase.id}`,
      `/fraud-cases/${recordFraudCase.id}/amend`,
      '/interceptions',
      `/interceptions/${recordInterception.id}`,
      '/funds-actions',
      '/funds-actions/new',
      '/tallies',
      '/tallies/new',
      '/household-visits',
      '/api-clients',
    ]),
    [],
  );

  const { createTenant } = await ask<{ createTenant: { id: string } }>(
    url,
    'operator',
    'mutation ($input: TenantInput!) { createTenant(input: $input) { id } }',
    { input: { name: word(100), type: 'SCHOOL', sector: 'EDUCATION', regionCode: '340223', openedOn: day } },
  );
  const operator = await visit(SMALL_PHONE);
  await signIn(operator, 'operator');
  deepStrictEqual(
    await tooWide(operator, [
      '/operator/tenants',
      `/operator/tenants/${createTenant.id}`,
      `/operator/users?tenant=${createTenant.id}`,
      '/operator/regions',
      '/account',
    ]),
    [],
  );
});
