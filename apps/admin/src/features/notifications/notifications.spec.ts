import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { ApiError, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { openPage, until } from '../../../test/support/mount-page.js';
import NotificationBell from '../../shell/notification-bell.vue';
import NotificationsPage from './notifications-page.vue';

let api: ApiStub;
let page: VueWrapper;
/** How many are unread as the server knows it. */
let unread: number;
let nodes: Record<string, unknown>[];

const aNotification = (id: string, change: Record<string, unknown> = {}) => ({
  __typename: 'Notification',
  id,
  kind: 'notice.published',
  group: 'DOCUMENT',
  title: `第 ${id} 条`,
  body: '请查看并签收。',
  subjectKind: 'NOTHING_WITH_A_PAGE',
  subjectId: 's1',
  createdAt: '2026-11-02T02:00:00Z',
  readAt: null,
  ...change,
});
const connection = (of: Record<string, unknown>[], hasNextPage = false) => ({
  notifications: {
    __typename: 'NotificationConnection',
    totalCount: hasNextPage ? of.length + 1 : of.length,
    pageInfo: { __typename: 'PageInfo', hasNextPage, endCursor: 'c1' },
    edges: of.map((node) => ({ __typename: 'NotificationEdge', node })),
  },
});
const titles = () => page.findAll('.nt').map((each) => each.text());

beforeEach(() => {
  window.scrollTo = jest.fn() as never;
  unread = 2;
  nodes = [aNotification('1'), aNotification('2', { readAt: '2026-11-02T03:00:00Z' })];
  api = stubApi({
    NotificationCount: () => ({ viewer: { __typename: 'Viewer', id: 'u1', unreadCount: unread } }),
    NotificationList: () => connection(nodes),
    MarkNotificationsRead: ({ ids }: { ids: string[] | null }) => {
      unread = ids ? unread - ids.length : 0;
      return { markNotificationsRead: unread };
    },
  });
});
afterEach(() => page?.unmount());

describe('the bell', () => {
  const open = async () => {
    ({ wrapper: page } = await openPage(NotificationBell, api));
    await until(() => api.sent('NotificationCount').length > 0);
  };

  test('tells how many are unread, to eyes and to screen readers, and no more than 99', async () => {
    await open();
    await until(() => page.find('.n').exists());
    expect(page.find('button .n').text()).toBe('2');
    expect(page.find('button').attributes('aria-label')).toBe('通知，2 条未读');
    expect(page.find('[aria-live]').text()).toBe('通知，2 条未读');
    page.unmount();
    unread = 100;
    await open();
    await until(() => page.find('button .n').text() === '99+');
  });

  test('shows no number where nothing is unread', async () => {
    unread = 0;
    await open();
    await until(() => page.find('button').attributes('aria-label') === '通知');
    expect(page.find('.n').exists()).toBe(false);
  });

  test('opens the latest, and what is opened is read and closes it', async () => {
    await open();
    expect(api.sent('NotificationList')).toEqual([]);
    await page.find('button').trigger('click');
    await until(() => titles().length === 2);
    expect(page.find('button').attributes('aria-expanded')).toBe('true');
    await page.findAll('.nt')[0]!.trigger('click');
    await until(() => !page.find('[role=dialog]').exists());
    expect(api.sent('MarkNotificationsRead')).toEqual([{ ids: ['1'] }]);
    await until(() => page.find('button .n').text() === '1');
  });

  test('is closed by Escape', async () => {
    await open();
    await page.find('button').trigger('click');
    await until(() => page.find('[role=dialog]').exists());
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    await until(() => !page.find('[role=dialog]').exists());
  });
});

describe('the page of notifications', () => {
  const open = async () => {
    ({ wrapper: page } = await openPage(NotificationsPage, api));
    await until(() => api.sent('NotificationList').length > 0);
  };

  test('lists them, and asks only for unread ones where that is wanted', async () => {
    await open();
    await until(() => titles().length === 2);
    expect(titles()).toEqual(['第 1 条', '第 2 条']);
    expect(page.find('[role=status]').text()).toBe('共 2 条');
    expect(page.findAll('li.un')).toHaveLength(1);
    nodes = nodes.slice(0, 1);
    await page.find('input[type=checkbox]').setValue(true);
    await until(() => titles().length === 1);
    expect(api.sent('NotificationList').at(-1)).toMatchObject({ unread: true });
  });

  test('marks one that is opened, and not one that was read before', async () => {
    await open();
    await until(() => titles().length === 2);
    await page.findAll('.nt')[1]!.trigger('click');
    await page.findAll('.nt')[0]!.trigger('click');
    await until(() => api.sent('MarkNotificationsRead').length > 0);
    expect(api.sent('MarkNotificationsRead')).toEqual([{ ids: ['1'] }]);
  });

  test('goes on behind the last row', async () => {
    api.on({
      NotificationList: ({ after }: { after: string | null }) =>
        after ? connection([aNotification('3')]) : connection(nodes, true),
    });
    await open();
    await until(() => page.find('.more button').exists());
    await page.find('.more button').trigger('click');
    await until(() => titles().length === 3);
    expect(titles().at(-1)).toBe('第 3 条');
    expect(page.find('.more').exists()).toBe(false);
  });

  test('says that there are none, and says what failed', async () => {
    nodes = [];
    await open();
    await until(() => page.text().includes('保留 180 天'));
    page.unmount();
    api.on({ NotificationList: () => new ApiError({ code: 'UNAVAILABLE' }, '服务器暂时不可用') });
    await open();
    await until(() => page.find('.inside').exists());
    expect(titles()).toEqual([]);
    api.on({ NotificationList: () => connection([aNotification('4')]) });
    await page.find('.inside button').trigger('click');
    await until(() => titles().length === 1);
  });
});
