import { afterEach, expect, test } from '@jest/globals';
import { addDays, todayIn } from '@fanzha/domain';
import type { VueWrapper } from '@vue/test-utils';
import type { Router } from 'vue-router';
import { aConnection, aSession, stubApi } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import CampaignBoard from './campaign-board.vue';
import CampaignReceipt from './campaign-receipt.vue';

const today = todayIn('Asia/Shanghai');
const authority = { __typename: 'Tenant', id: 'a1', name: '湾沚区反诈办' };
const task = (id: string, indicator: string, more: object = {}) => ({
  __typename: 'CampaignTask',
  ...{ id, indicator, title: `任务${id}`, target: 2, dueOn: addDays(today, 9), eventOn: null },
  ...{ sectors: [], tenantTypes: [], locked: false },
  ...more,
});
const reception = (regionCode: string, name: string, sector: string, addressed: number, received: number) => ({
  __typename: 'CampaignReception',
  ...{ regionCode, sector, addressed, received, region: { __typename: 'Region', code: regionCode, name } },
});
const campaign = {
  __typename: 'Campaign',
  ...{ id: 'c2', version: 1, state: 'ISSUED', title: '“护校”行动', documentNumber: null, issuingBody: null },
  ...{ startsOn: addDays(today, -20), endsOn: addDays(today, 10), receiveBy: addDays(today, -3), edition: 1 },
  ...{ allowed: [], receivedAt: null, toReceive: false, tenant: authority, basisIssuer: null, basisNumber: null },
  ...{ theme: null, requirements: null, regionCodes: ['340210'], regions: [], sectors: [], tenantTypes: [] },
  ...{ exceptions: [], behind: false, reason: null, issuedAt: null, closedAt: null, receivedEdition: null },
  ...{ recordCampaignId: 'c1', parent: null, forwardings: [], editions: [], attachments: [], closing: null },
  tasks: [task('t1', 'SESSIONS'), task('t2', 'LEADERSHIP_GROUPS')],
  reception: [
    reception('340210', '湾沚区', 'EDUCATION', 1, 0),
    reception('340210100', '湾沚镇', 'EDUCATION', 5, 3),
    reception('340210100', '湾沚镇', 'FINANCE', 4, 4),
  ],
};
const cell = (taskId: string, value: number, state: string) => ({
  __typename: 'CampaignCell',
  ...{ taskId, value, state, atLeast: false, approx: false, uncounted: 0, withheld: 0, spanning: false },
});
const unit = (tenantId: string, receivedAt: string | null) => ({
  __typename: 'CampaignUnitModel',
  ...{ tenantId, receivedAt, state: 'NEW', cells: [cell('t1', 1, 'RUNNING'), cell('t2', 0, 'NEW')] },
});
const asked: { received?: boolean; sector?: string }[] = [];
const matrix = ({ filter }: { filter: { received?: boolean } }) => {
  asked.push(filter);
  const row = (tenantId: string, name: string, receivedAt: string | null) => ({
    __typename: 'CampaignUnitEdge',
    node: {
      ...unit(tenantId, receivedAt),
      candidates: [{ __typename: 'CampaignCellCandidates', taskId: 't1', count: 4 }],
      tenant: {
        __typename: 'Tenant',
        ...{
          id: tenantId,
          name,
          sector: 'EDUCATION',
          region: { __typename: 'Region', code: '340210100', name: '湾沚镇' },
        },
      },
    },
  });
  return {
    campaignMatrix: {
      __typename: 'CampaignMatrixConnection',
      totalCount: 2,
      pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      totals: { __typename: 'CampaignMatrixTotals', units: [], tasks: [] },
      // Half past midnight of the third in China.
      edges: [row('s1', '青荷小学', '2026-11-02T16:30:00Z'), row('s2', '柳溪小学', null)],
    },
  };
};

let page: VueWrapper;
let router: Router;
afterEach(() => page.unmount());

async function openBoard(): Promise<void> {
  const api = stubApi({
    CampaignPage: () => ({ campaign }),
    CampaignMatrixPage: matrix,
    CampaignTotals: matrix,
    FigureSource: () => ({ region: null, tenant: null }),
  });
  ({ wrapper: page, router } = await openPage(CampaignBoard, api, { path: '/campaigns/c2', props: { id: 'c2' } }));
  await until(() => page.findAll('.mxt tbody tr').length === 2);
}

test('says by the days of China who has received it, and since when others are late', async () => {
  await openBoard();
  const [first, second] = page.findAll('.mxt tbody tr');
  expect(first?.find('.sg').text()).toBe('2026-11-03');
  expect(second?.find('.sg').text()).toBe('逾期 3 天');
});

test('a gap in the receipts leads to the units behind it', async () => {
  await openBoard();
  expect(page.text()).toContain('区直单位');
  const gap = page.find('.t a.gap');
  expect(gap.attributes('href')).toBe('/campaigns/c2?received=no&region=340210100&sector=EDUCATION');
  asked.length = 0;
  await router.push(gap.attributes('href')!);
  await until(() => asked.some(({ received, sector }) => received === false && sector === 'EDUCATION'));
});

test('a cell says how many records fit its task and belong to no campaign', async () => {
  await openBoard();
  const [first, second] = page.findAll('.mxt tbody tr:first-child .mx');
  expect(first?.text()).toContain('待归入 4 条');
  expect(second?.text()).not.toContain('待归入');
});

test('those who have not received it are reminded in one step, by its authority', async () => {
  await openBoard();
  expect(page.text()).not.toContain('催签收');
  page.unmount();
  const api = stubApi({
    CampaignPage: () => ({ campaign: { ...campaign, allowed: ['remind'] } }),
    CampaignMatrixPage: matrix,
    CampaignTotals: matrix,
    RemindOfCampaign: () => ({ reminded: 3 }),
  });
  ({ wrapper: page, router } = await openPage(CampaignBoard, api, { path: '/campaigns/c2', props: { id: 'c2' } }));
  await until(() => page.text().includes('催签收'));
  await page
    .findAll('button')
    .find((button) => button.text() === '催签收')
    ?.trigger('click');
  expect(api.sent('RemindOfCampaign')).toEqual([]);
  await page.find('dialog form').trigger('submit');
  await until(() => api.sent('RemindOfCampaign').length === 1 && !page.find('dialog').exists());
  expect(api.sent('RemindOfCampaign')).toEqual([{ id: 'c2' }]);
});

const draft = {
  ...{ ...campaign, state: 'DRAFT', edition: 0, allowed: ['write', 'discard'], sectors: ['EDUCATION'] },
  regions: [{ __typename: 'Region', code: '340210100', name: '湾沚镇' }],
  exceptedUnits: [{ __typename: 'Tenant', id: 's9', name: '柳溪小学', region: null }],
};

test('a draft is deleted after asking, and its page is left', async () => {
  const api = stubApi({
    CampaignPage: () => ({ campaign: draft }),
    CampaignList: () => ({ campaigns: aConnection([]) }),
    DiscardCampaign: () => ({ discardCampaign: true }),
  });
  ({ wrapper: page, router } = await openPage(CampaignBoard, api, { path: '/campaigns/c2', props: { id: 'c2' } }));
  const press = () => page.findAll('button').find((button) => button.text() === '删除草稿');
  await until(() => press() !== undefined);
  expect(page.find('.facts').text()).toContain('发给谁湾沚镇 · 教育（不发给这些单位：柳溪小学）');
  await press()?.trigger('click');
  expect(page.find('dialog').text()).toContain('附件一并删除，不能恢复');
  expect(api.sent('DiscardCampaign')).toEqual([]);
  await page.find('dialog form').trigger('submit');
  await until(() => router.currentRoute.value.name === 'campaigns');
  expect(api.sent('DiscardCampaign')).toEqual([{ id: 'c2', version: 1 }]);
});

test('a figure opens its source, which stands in the address', async () => {
  await openBoard();
  await page.find('.mxt .fig').trigger('click');
  await until(() => router.currentRoute.value.query['source'] === 's1.t1');
  await settle(20);
  expect(page.find('.mxt .fig').attributes('aria-expanded')).toBe('true');
  await page.find('.mxt .fig').trigger('click');
  await until(() => router.currentRoute.value.query['source'] === undefined);
});

test('a unit sees when it received it, and goes from a task to the form that counts for it', async () => {
  const api = stubApi({
    CampaignReceipt: () => ({
      campaign: { ...campaign, receivedAt: '2026-11-02T16:30:00Z', ownUnit: unit('s1', null), candidates: [] },
    }),
  });
  const session = aSession();
  ({ wrapper: page } = await openPage(CampaignReceipt, api, { path: '/campaigns/c2', props: { id: 'c2' }, session }));
  await until(() => page.find('.own').exists());
  expect(page.text()).toContain('2026-11-03 00:30 签收');
  expect(page.findAll('.own a.btn').map((link) => link.attributes('href'))).toEqual([
    '/activities/new',
    '/leadership-groups/new',
  ]);
});

test.each([
  ['an authority', CampaignBoard, 'CampaignPage'],
  ['a unit', CampaignReceipt, 'CampaignReceipt'],
])('says to %s that a campaign is not there', async (_who, component, operation) => {
  const api = stubApi({ [operation]: () => ({ campaign: null }) });
  ({ wrapper: page } = await openPage(component, api, { path: '/campaigns/c9', props: { id: 'c9' } }));
  await until(() => page.text().includes('没有找到'));
});
