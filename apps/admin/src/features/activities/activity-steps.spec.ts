import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { defineComponent, h } from 'vue';
import { RouterView, type Router } from 'vue-router';
import { aConnection, anActivity, aWholeActivity, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import ActivityListPage from './activity-list-page.vue';
import ActivityRecordPage from './activity-record-page.vue';

/** Several pages one after the other. */
jest.setTimeout(20_000);

/** The records of the list as they are. */
let listed: string[];
let api: ApiStub;
let page: VueWrapper;
let router: Router;

/** A list of the API: pages of any size behind or before a cursor, which is the id of its row. */
function activities({ first, last, after, before }: Record<string, number & string>) {
  const place = [...'abcdefgh'];
  const beyond = listed.filter((id) =>
    after ? place.indexOf(id) > place.indexOf(after) : before ? place.indexOf(id) < place.indexOf(before) : true,
  );
  const rows = last ? beyond.slice(-last) : beyond.slice(0, first);
  return {
    activities: aConnection(
      rows.map((id) => anActivity({ id, title: `讲座${id}` })),
      listed.length,
    ),
  };
}

beforeEach(async () => {
  listed = ['a', 'b', 'c', 'd'];
  api = stubApi({
    ActivityList: activities as never,
    ActivityRecord: ({ id }: Record<string, unknown>) => ({
      activity: aWholeActivity({ id, title: `讲座${String(id)}` }),
    }),
  } as never);
  ({ wrapper: page, router } = await openPage(
    defineComponent(
      () => () =>
        h(RouterView, null, {
          default: (view: { route: { name: string; params: { id: string } } }) =>
            view.route.name === 'activity' ? h(ActivityRecordPage, { id: view.route.params.id }) : h(ActivityListPage),
        }),
    ),
    api,
    { path: '/activities?type=LECTURE&sort=unit' },
  ));
});
afterEach(() => page.unmount());

const open = async (title: string) => {
  await until(() => page.findAll('a.name').length > 0);
  await page
    .findAll('a.name')
    .find((one) => one.text() === title)!
    .trigger('click');
  await until(() => page.find('h1').text() === title);
  await settle(20);
};
const step = async (key: 'previous' | 'next') => {
  await page.get(`.steps .${key}`).trigger('click');
  await settle(50);
};
const heading = () => page.get('h1').text();

test('a record leads to those before and behind it in the filter and order of the list, and back to it', async () => {
  await open('讲座b');
  expect(page.get('.steps').text()).toBe('第 2 条，共 4 条');
  await step('next');
  expect(heading()).toBe('讲座c');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('下一条');
  await step('next');
  expect(page.get('.steps').text()).toBe('第 4 条，共 4 条');
  expect(page.get('.steps .next').attributes('aria-disabled')).toBe('true');
  await step('next');
  expect(heading()).toBe('讲座d');
  await step('previous');
  expect(heading()).toBe('讲座c');
  for (const asked of api.sent('ActivityList').filter(({ first, last }) => first === 2 || last === 1))
    expect(asked).toMatchObject({ filter: { type: 'LECTURE' }, orderBy: { field: 'UNIT', direction: 'ASC' } });
  expect(page.get('.crumb a').attributes('href')).toBe('/activities?type=LECTURE&sort=unit');
});

test('the way back ends at the row of the record that was read last', async () => {
  await open('讲座b');
  await step('next');
  await page.get('.crumb a').trigger('click');
  await until(() => page.findAll('a.name').length > 0);
  await settle(20);
  expect(document.activeElement?.textContent).toBe('讲座c');
});

test('what others record meanwhile is stepped to, and numbers that no longer fit are not said', async () => {
  await open('讲座b');
  listed = ['b', 'c', 'd'];
  await step('next');
  listed = ['c', 'd'];
  await step('next');
  expect(heading()).toBe('讲座d');
  expect(page.get('.steps').text()).toBe('');
});

test('says nothing of a record that is no longer in the list', async () => {
  await open('讲座b');
  listed = ['a', 'd'];
  await step('next');
  expect(heading()).toBe('讲座c');
  expect(page.find('.steps').exists()).toBe(false);
  // The way back is still known.
  expect(page.get('.crumb a').attributes('href')).toBe('/activities?type=LECTURE&sort=unit');
});

test('says nothing of a record that was opened directly', async () => {
  await router.push('/activities/c');
  await until(() => page.find('h1').text() === '讲座c');
  await settle(20);
  expect(page.find('.steps').exists()).toBe(false);
  expect(page.get('.crumb a').attributes('href')).toBe('/activities');
  expect(api.sent('ActivityList').filter(({ first, last }) => first === 2 || last === 1)).toEqual([]);
});
