import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import { ApiError, aSession, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { aCommunitySession, aDoor, aRoster } from '../../../test/support/ledger-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import RosterPage from './roster-page.vue';

let api: ApiStub;
let page: VueWrapper;
const roster = () =>
  aRoster([aDoor('1-1-101', { visited: true }), aDoor('1-1-102'), aDoor('9-1-101', { retiredOn: '2026-04-01' })], {
    registered: 2,
  });

const registration = (change: Record<string, unknown> = {}) => ({
  __typename: 'HouseholdRegistration',
  id: 'r1',
  registeredOn: '2026-11-01',
  registeredAt: '2026-11-01T02:00:00Z',
  doors: 2,
  visited: 0,
  undoneAt: null,
  registeredBy: '填报员',
  tenant: null,
  ...change,
});
let registrations: Record<string, unknown>[] = [];

beforeEach(() => {
  registrations = [];
  localStorage.clear();
  api = stubApi({
    HouseholdRegistrationsOf: () => ({
      householdRoster: { __typename: 'HouseholdRoster', communityCode: '340299101001', registrations },
    }),
    UndoHouseholdRegistration: () => ({ undoHouseholdRegistration: roster() }),
    HouseholdRosterOf: () => ({ householdRoster: roster() }),
    RegisterHouseholds: () => ({ registerHouseholds: { ...roster(), added: 2 } }),
    RetireHouseholdDoors: () => ({ retireHouseholdDoors: roster() }),
  });
});
afterEach(() => page.unmount());

const open = async (session = aCommunitySession()) => {
  ({ wrapper: page } = await openPage(RosterPage, api, { path: '/rosters', session }));
  await settle(20);
};
const paste = async (text: string) => {
  await page.find('#doors').setValue(text);
};
const add = async () => {
  await page.find('form').trigger('submit');
  await settle(20);
};

describe('the roster of a community', () => {
  test('shows what a pasted list will add, in its parts, and what is wrong line by line', async () => {
    await open();
    await paste('1幢1单元101\n2栋1单元201室\n2-1-202\n某人 13800138000');
    expect(page.find('form [role="status"]').text()).toContain('将登记 2 户');
    expect(page.find('form [role="status"]').text()).toContain('1 户已在册');
    expect(page.find('.preview tbody').text()).toContain('2-1-201');
    expect(
      page
        .findAll('.preview tbody tr')[0]!
        .findAll('td, th')
        .map((cell) => cell.text()),
    ).toEqual(['2', '2栋1单元201室', '2-1-201', '2', '1', '201']);
    expect(page.find('.note.bad').text()).toContain('第 4 行');
    await add();
    expect(api.sent('RegisterHouseholds')[0]).toMatchObject({
      community: '340299101001',
      doors: ['2-1-201', '2-1-202'],
    });
    expect(page.find<HTMLTextAreaElement>('#doors').element.value).toBe('');
  });

  test("puts the server's words at the lines they are about, and keeps what was pasted", async () => {
    api.on({
      RegisterHouseholds: () =>
        new ApiError({
          code: 'BAD_INPUT',
          fields: [
            { path: 'doors.1', code: 'INVALID_FORMAT', message: '不是门牌' },
            { path: 'on', code: 'DATE_IN_FUTURE', message: '日期太晚' },
          ],
        }),
    });
    await open();
    await paste('2-1-201\n\n2-1-202');
    await add();
    expect(page.find('.note.bad').text()).toContain('第 3 行 “2-1-202”：不是门牌');
    expect(page.find('#roster-on').attributes('aria-invalid')).toBe('true');
    expect(page.find<HTMLTextAreaElement>('#doors').element.value).toContain('2-1-202');
  });

  test('leaves out what looks like a date until confirmed, and names doors that may be there', async () => {
    await open();
    await paste('3月2日\n46083\n1栋1单元1层2号');
    expect(page.find('form [role="status"]').text()).toContain('将登记 1 户');
    expect(page.find('.ask').text()).toContain('第 1 行“3月2日”是门牌');
    expect(page.findAll('.note.warn')[1]!.text()).toContain('1-1-1层2号：可能就是 1-1-102');
    await page.find('.ask input').setValue(true);
    await add();
    expect(api.sent('RegisterHouseholds')[0]).toMatchObject({ doors: ['3月2日', '1-1-1层2号'], confirmed: ['3月2日'] });
  });

  test('undoes a registration after asking with its number, and none that was visited', async () => {
    registrations = [
      registration(),
      registration({ id: 'r2', visited: 1 }),
      registration({ id: 'r3', undoneAt: '2026-11-02T02:00:00Z' }),
    ];
    await open();
    const rows = page.findAll('.batches li');
    expect(rows.map((row) => row.find('button').exists())).toEqual([true, false, false]);
    await rows[0]!.find('button').trigger('click');
    expect(page.find('dialog').text()).toContain('撤销这次登记的 2 户？');
    expect(api.sent('UndoHouseholdRegistration')).toHaveLength(0);
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('UndoHouseholdRegistration')[0]).toEqual({ id: 'r1', doors: 2 });
    expect(page.find('dialog').exists()).toBe(false);
  });

  test('takes a door off with a day and a reason', async () => {
    await open();
    await page.find('[aria-label="注销 1-1-102"]').trigger('click');
    await page.find('dialog form').trigger('submit');
    expect(api.sent('RetireHouseholdDoors')).toHaveLength(0);
    expect(page.find('#retire-reason').attributes('aria-invalid')).toBe('true');
    await page.find('#retire-reason').setValue('已拆除');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('RetireHouseholdDoors')[0]).toMatchObject({ doors: ['1-1-102'], reason: '已拆除' });
    expect(page.find('dialog').exists()).toBe(false);
  });

  test('takes a building off at once, after asking with the number of its doors', async () => {
    api.on({
      HouseholdRosterOf: () => ({
        householdRoster: aRoster([aDoor('1-1-101'), aDoor('1-1-102'), aDoor('2-1-101')]),
      }),
    });
    await open();
    await page.find('.bar2 select').setValue('1');
    const whole = page.find('.bar2 .btn');
    expect(whole.text()).toBe('注销1 幢 2 户');
    await whole.trigger('click');
    expect(page.find('dialog').text()).toContain('将注销 2 户，从 1-1-101 到 1-1-102。');
    expect(api.sent('RetireHouseholdDoors')).toHaveLength(0);
    await page.find('#retire-reason').setValue('整幢拆除');
    await page.find('dialog form').trigger('submit');
    await settle(20);
    expect(api.sent('RetireHouseholdDoors')[0]).toMatchObject({ doors: ['1-1-101', '1-1-102'] });
  });

  test('shows retired doors on request only', async () => {
    await open();
    expect(page.find('.doorlist').text()).not.toContain('9-1-101');
    await page.find('.bar2 .ck').setValue(true);
    expect(page.find('.doorlist').text()).toContain('9-1-1012026-04-01 注销');
  });

  test('is of a community of the own territory, chosen by town', async () => {
    const town = {
      __typename: 'Region',
      code: '340299101',
      name: '清河镇',
      level: 'TOWN',
      children: [{ __typename: 'Region', code: '340299101001', name: '青荷社区', level: 'COMMUNITY', children: [] }],
    };
    api.on({ HouseholdRegions: () => ({ region: town }) });
    await open(aSession());
    expect(api.sent('HouseholdRosterOf')).toHaveLength(0);
    await page.find('select').setValue('340299101001');
    await until(() => api.sent('HouseholdRosterOf').length > 0);
    expect(api.sent('HouseholdRosterOf')[0]).toMatchObject({ community: '340299101001' });
    // Chosen again by itself the next time.
    expect(localStorage.getItem('fanzha.community.u1')).toBe('340299101001');
  });
});
