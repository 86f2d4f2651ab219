import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { ApiError, aSession, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aGroup, aMember, groupPage } from '../../../test/support/ledger-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import LeadershipGroupFormPage from './leadership-group-form-page.vue';
import LeadershipGroupListPage from './leadership-group-list-page.vue';
import LeadershipGroupRecordPage from './leadership-group-record-page.vue';
import { memberErrors, moved, type MemberLine } from './member-lines.js';
import MembersPage from './members-page.vue';

let api: ApiStub;
let page: VueWrapper;
const line = (name: string, role: MemberLine['role'], change: Partial<MemberLine> = {}): MemberLine => ({
  key: name,
  name,
  role,
  title: '',
  duty: '',
  phone: '',
  ...change,
});
const anAdmin = () => {
  const session = aSession();
  return { ...session, viewer: { ...session.viewer, roles: ['UNIT_ADMIN' as const] } };
};
const names = () => page.findAll<HTMLInputElement>('.member .name input').map((field) => field.element.value);
const save = async () => {
  await page.find('form').trigger('submit');
  await settle(20);
};

beforeEach(() => {
  localStorage.clear();
  window.scrollTo = jest.fn() as never;
  api = stubApi({
    LeadershipGroupRecord: () => ({ leadershipGroup: aGroup() }),
    EstablishLeadershipGroup: () => ({ establishLeadershipGroup: aGroup() }),
  });
});
afterEach(() => page?.unmount());

describe('the members of a group', () => {
  test('have names, one head, and nobody twice in one role', () => {
    const errors = memberErrors([
      line('某甲', 'HEAD'),
      line('', 'MEMBER'),
      line('某乙', 'HEAD'),
      line('某 丙', 'MEMBER'),
      line('某丙', 'MEMBER'),
      line('某丙', 'LIAISON'),
    ]);
    expect(errors.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'members.1.name REQUIRED',
      'members.2.role DUPLICATE',
      'members.4.name DUPLICATE',
    ]);
    expect(memberErrors([]).map(({ path }) => path)).toEqual(['members']);
  });

  test('are moved, but not beyond the ends', () => {
    const lines = [line('a', 'HEAD'), line('b', 'MEMBER'), line('c', 'MEMBER')];
    expect(moved(lines, 2, -1).map(({ name }) => name)).toEqual(['a', 'c', 'b']);
    expect(moved(lines, 0, -1)).toEqual(lines);
    expect(moved(lines, 2, 1)).toEqual(lines);
  });
});

describe('a group that is known by the number of its members', () => {
  test('sends the number and its kind, and no names', async () => {
    const session = anAdmin();
    ({ wrapper: page } = await openPage(LeadershipGroupFormPage, api, { path: '/leadership-groups/new', session }));
    await page.find('input[value="TASK_FORCE"]').setValue(true);
    await page.find('input[value="number"]').setValue(true);
    expect(page.find('.member').exists()).toBe(false);
    await save();
    expect(api.sent('EstablishLeadershipGroup')).toEqual([]);
    await page.find('#memberCount').setValue('15余');
    await save();
    expect(api.sent('EstablishLeadershipGroup')[0]).toMatchObject({
      input: { kind: 'TASK_FORCE', members: [], memberCount: { value: 15, qualifier: 'AT_LEAST' } },
    });
  });

  test('has rows that are several people, but for its head', () => {
    const errors = memberErrors([
      line('某甲', 'HEAD', { people: '2' }),
      line('各班班主任', 'MEMBER', { people: '24' }),
      line('某乙', 'MEMBER', { people: '0' }),
    ]);
    expect(errors.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'members.0.people NOT_ALLOWED_HERE',
      'members.2.people TOO_SMALL',
    ]);
  });
});

describe('the members on a phone', () => {
  const wide = window.matchMedia;
  beforeEach(() => {
    window.matchMedia = ((query: string) => ({
      matches: query.includes('max-width: 767px'),
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    })) as never;
  });
  afterEach(() => {
    window.matchMedia = wide;
  });

  test('are one row each, which opens to be written in and where something is wrong', async () => {
    ({ wrapper: page } = await openPage(MembersPage, api, {
      path: '/leadership-groups/g1/members',
      props: { id: 'g1' },
    }));
    await until(() => page.find('.member').exists());
    expect(page.findAll('.member .fields')).toHaveLength(0);
    const brief = page.find<HTMLButtonElement>('.member .brief');
    expect(brief.attributes('aria-expanded')).toBe('false');
    await brief.trigger('click');
    expect(page.findAll('.member .fields')).toHaveLength(1);
    const name = page.find('.member .name input');
    await name.trigger('focusin');
    await name.setValue('');
    await name.setValue('某');
    expect(page.findAll('.member .fields')).toHaveLength(1);
    await page.findAll('.adds button')[1]!.trigger('click');
    await page.findAll('.member .title input').at(-1)!.setValue('科长');
    await save();
    expect(page.findAll('.member').at(-1)!.find('.err').exists()).toBe(true);
  });
});

describe('the form of a group', () => {
  const open = async (session = aSession()) => {
    ({ wrapper: page } = await openPage(LeadershipGroupFormPage, api, { path: '/leadership-groups/new', session }));
    await until(() => page.find('.member').exists());
  };

  test('puts brackets of a document number right, and says how it is written', async () => {
    await open();
    const field = page.find<HTMLInputElement>('#documentNumber');
    await field.setValue('清小[2026]03号');
    await field.trigger('blur');
    expect(field.element.value).toBe('清小〔2026〕3号');
    await field.setValue('三号文');
    await field.trigger('blur');
    expect(page.find('#documentNumber-say').text()).toContain('〔2026〕');
    expect(field.attributes('aria-invalid')).toBe('true');
    await field.setValue('清小');
    await page.find('.doc button').trigger('click');
    expect(field.element.value).toMatch(/^清小〔\d{4}〕$/);
  });

  test('moves members with Alt and an arrow, the focus with them', async () => {
    await open();
    const fields = page.findAll<HTMLInputElement>('.member .name input');
    await fields[0]!.setValue('某甲');
    await fields[1]!.setValue('某乙');
    fields[1]!.element.focus();
    await fields[1]!.trigger('keydown', { key: 'ArrowUp', altKey: true });
    await settle();
    expect(names()).toEqual(['某乙', '某甲']);
    expect((document.activeElement as HTMLInputElement).value).toBe('某乙');
    await page.findAll('.member')[0]!.find('.moves button:last-child').trigger('click');
    expect(names()).toEqual(['某甲']);
  });

  test('says nothing of phones that an editor is not shown', async () => {
    await open();
    expect(page.find('input[type="tel"]').exists()).toBe(false);
    await page.findAll('.member .name input')[0]!.setValue('某甲');
    await page.findAll('.member .name input')[1]!.setValue('某乙');
    await save();
    expect(api.sent('EstablishLeadershipGroup')[0]).toMatchObject({
      input: {
        members: [
          { name: '某甲', role: 'HEAD' },
          { name: '某乙', role: 'LIAISON' },
        ],
      },
    });
    expect(JSON.stringify(api.sent('EstablishLeadershipGroup')[0])).not.toContain('phone');
  });

  test('sends the phones an administrator writes', async () => {
    await open(anAdmin());
    await page.findAll('.member .name input')[0]!.setValue('某甲');
    await page.findAll('.member .name input')[1]!.setValue('某乙');
    await page.findAll('input[type="tel"]')[0]!.setValue('0553-1234567');
    await save();
    expect(api.sent('EstablishLeadershipGroup')[0]).toMatchObject({
      input: { members: [{ phone: '0553-1234567' }, { phone: null }] },
    });
  });

  test("puts the server's words at the member they are about", async () => {
    api.on({
      EstablishLeadershipGroup: () =>
        new ApiError({
          code: 'BAD_INPUT',
          fields: [
            { path: 'members.1', code: 'DUPLICATE', message: '重复' },
            { path: 'members.0.title', code: 'TOO_LONG', message: '太长' },
          ],
        }),
    });
    await open();
    await page.findAll('.member .name input')[0]!.setValue('某甲');
    await page.findAll('.member .name input')[1]!.setValue('某乙');
    await save();
    expect(page.findAll('.member')[1]!.find('.name .err').text()).toBe('重复');
    expect(page.findAll('.member')[0]!.find('.title .err').text()).toBe('太长');
  });
});

describe('changing members', () => {
  test('sends the whole list from a day on, at the version it was opened at', async () => {
    api.on({ ChangeLeadershipMembers: () => ({ changeLeadershipMembers: aGroup({ version: 2 }) }) });
    ({ wrapper: page } = await openPage(MembersPage, api, {
      props: { id: 'g1' },
      path: '/leadership-groups/g1/members',
    }));
    await until(() => page.find('.member').exists());
    await page.findAll('.member')[1]!.find('.moves button:last-child').trigger('click');
    await page.find('#on').setValue('2026-10-08');
    await save();
    expect(api.sent('ChangeLeadershipMembers')[0]).toEqual({
      id: 'g1',
      version: 1,
      on: '2026-10-08',
      members: [{ name: '某甲', title: null, role: 'HEAD', duty: null, people: 1 }],
    });
  });
});

describe('the record of a group', () => {
  const open = async (change: Record<string, unknown> = {}) => {
    api.on({
      LeadershipGroupRecord: () => ({ leadershipGroup: aGroup(change) }),
      DissolveLeadershipGroup: () => ({ dissolveLeadershipGroup: aGroup({ version: 2, dissolvedOn: '2026-11-20' }) }),
    });
    ({ wrapper: page } = await openPage(LeadershipGroupRecordPage, api, {
      props: { id: 'g1' },
      path: '/leadership-groups/g1',
    }));
    await until(() => page.find('.roster').exists());
  };

  test('has a column of phones only where the API shows any', async () => {
    await open();
    expect(page.find('.roster thead').text()).not.toContain('电话');
    page.unmount();
    await open({ members: [aMember('某甲', 'HEAD', { phone: '0553-1234567' })] });
    expect(page.find('.roster a').attributes('href')).toBe('tel:0553-1234567');
  });

  test('shows former members with their days', async () => {
    await open({ formerMembers: [aMember('某丙', 'DEPUTY', { leftOn: '2026-06-01' })] });
    expect(page.findAll('.roster')[1]!.text()).toContain('某丙');
    expect(page.findAll('.roster')[1]!.text()).toContain('2026-03-01 – 2026-06-01');
  });

  test('is dissolved on a day', async () => {
    await open();
    await page
      .findAll('.pagehead button')
      .find((one) => one.text() === '撤销小组')!
      .trigger('click');
    await page.find('#step-day').setValue('2026-11-20');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('DissolveLeadershipGroup')[0]).toEqual({ id: 'g1', version: 1, on: '2026-11-20' });
  });

  test('offers nothing that the API does not allow', async () => {
    await open({ allowed: [] });
    expect(page.findAll('.pagehead .btn').map((one) => one.text())).toEqual(['打印', '']);
  });
});

describe('the list of groups', () => {
  const open = async (path: string) => {
    api.on({ LeadershipGroupList: () => groupPage([aGroup({ dissolvedOn: '2026-05-01' })]) });
    ({ wrapper: page } = await openPage(LeadershipGroupListPage, api, { path }));
    await settle(20);
  };
  const filter = () => api.sent('LeadershipGroupList').at(-1)?.['filter'] as Record<string, unknown>;

  test('holds those in place today, and all of them on request', async () => {
    await open('/leadership-groups');
    expect(filter()['inPlaceOn']).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await page.find('#filter-state').setValue('all');
    await until(() => filter()['inPlaceOn'] === null);
    expect(page.text()).toContain('2026-05-01 撤销');
  });
});
