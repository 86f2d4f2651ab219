import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { defineComponent, h } from 'vue';
import type { Router } from 'vue-router';
import { ApiError, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aCountyOfficial } from '../../../test/support/ledger-records.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import AskedBreakdownCard from './asked-breakdown-card.vue';
import { askedDimensionsOf } from './indicator-groups.js';
import { partLocation } from './records-location.js';
import { useOverviewUrl } from './use-overview-url.js';

const OF = { code: '340299', period: '2026-10', sector: null, campaign: null };
const Page = defineComponent({
  setup() {
    const url = useOverviewUrl();
    return () =>
      h(AskedBreakdownCard, {
        dimensions: askedDimensionsOf(url.state.value.trend, false),
        of: OF,
        url,
        periodLabel: '2026年10月',
        locationOf: (by, key) =>
          partLocation(url.state.value.trend, by, key, { region: '340299', period: '2026-10', sector: null }),
      });
  },
});

const part = (key: string, label: string, value: number) => ({
  __typename: 'BreakdownItem',
  key,
  label,
  value,
  atLeast: false,
  uncounted: 0,
  withheld: 0,
  spanning: null,
});
const AUDIENCES = [part('STUDENTS', '学生', 30), part('PARENTS', '家长', 25), part('ELDERLY', '老年人', 10)];
const PARTS: Readonly<Record<string, object[]>> = {
  AUDIENCE: AUDIENCES,
  THEME: [part('TELECOM_FRAUD', '电信网络诈骗', 30), part('PENSION_FRAUD', '养老诈骗', 10)],
  OCCUPATION: [],
};
/** Windows in which the card is in sight, or not yet. */
let looked: ((seen: boolean) => void)[];
let api: ApiStub;
let page: VueWrapper;
let router: Router;

beforeEach(() => {
  looked = [];
  window.IntersectionObserver = class {
    constructor(told: (entries: { isIntersecting: boolean }[]) => void) {
      looked.push((isIntersecting) => {
        told([{ isIntersecting }]);
      });
    }
    observe = () => undefined;
    disconnect = () => undefined;
  } as never;
  api = stubApi({
    PartsOfRegion: ({ by }: { by: string }) => ({
      region: { __typename: 'Region', code: '340299', rollup: { __typename: 'Rollup', breakdown: PARTS[by] ?? [] } },
    }),
  });
});
afterEach(() => {
  page.unmount();
  delete (window as { IntersectionObserver?: unknown }).IntersectionObserver;
});

async function open(query: string): Promise<void> {
  ({ wrapper: page, router } = await openPage(Page, api, {
    path: `/overview/340299?period=2026-10${query}`,
    session: aCountyOfficial(),
  }));
  await settle(5);
}
const bySight = async () => {
  for (const look of looked) look(true);
  await until(() => page.findAll('tbody tr').length > 0 || page.find('.empty').exists());
};
const rows = () => page.findAll('tbody tr').map((row) => row.find('th').text());

describe('parts that are asked for one by one', () => {
  test('are asked for when somebody comes to them, and never because the page stands open', async () => {
    await open('');
    for (const look of looked) look(false);
    await settle(50);
    expect(api.sent('PartsOfRegion')).toEqual([]);
    await bySight();
    expect(api.sent('PartsOfRegion')).toEqual([{ ...OF, indicator: 'SESSIONS', by: 'AUDIENCE' }]);
  });

  test('that overlap have neither a total nor shares, and say so', async () => {
    await open('');
    await bySight();
    expect(rows()).toEqual(['学生', '家长', '老年人']);
    expect(page.text()).toContain('各项有重叠，不相加');
    expect(page.text()).not.toContain('65');
    expect(page.text()).not.toContain('%');
  });

  test('that do not overlap have both', async () => {
    await open('&split=THEME');
    await bySight();
    expect(page.find('header').text()).toContain('40 场');
    expect(page.text()).toContain('75.0');
    expect(page.text()).not.toContain('重叠');
  });

  test('are chosen by the select, which writes the address, and lead to figure and records', async () => {
    await open('');
    await bySight();
    await page.find('select').setValue('THEME');
    await until(() => rows().includes('养老诈骗'));
    expect(router.currentRoute.value.query['split']).toBe('THEME');
    expect(page.find('tbody a').attributes('href')).toBe(
      '/activities?region=340299&period=2026-10&indicator=SESSIONS&theme=TELECOM_FRAUD',
    );
    await page.find('tbody button').trigger('click');
    await until(() => router.currentRoute.value.query['member'] === 'TELECOM_FRAUD');
    expect(router.currentRoute.value.query).toMatchObject({ source: 'SESSIONS', by: 'THEME' });
  });

  test('of cases are of victims; an address that names what is no part of it shows the first', async () => {
    await open('&trend=CASES_REPORTED&split=AUDIENCE');
    await bySight();
    expect(page.find<HTMLSelectElement>('select').element.value).toBe('OCCUPATION');
    expect(page.text()).toContain('没有可以细分的接报警情');
  });

  test('that cannot be had say so', async () => {
    api.on({ PartsOfRegion: () => new ApiError({ code: 'INTERNAL' }, '出错了') });
    await open('');
    for (const look of looked) look(true);
    await until(() => page.find('.note, .err, [role="alert"]').exists());
    expect(rows()).toEqual([]);
  });
});
