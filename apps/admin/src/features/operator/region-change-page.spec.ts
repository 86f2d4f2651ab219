import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { todayIn } from '@fanzha/domain';
import type { VueWrapper } from '@vue/test-utils';
import { anOperator, ApiError, stubApi, type ApiStub } from '../../../test/support/api-stub.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import RegionChangePage from './region-change-page.vue';

const part = (code: string, name: string, level: string) => ({ __typename: 'Region', code, name, level });
const TOWNS = [part('340299101', '清河镇', 'TOWN'), part('340299102', '青山镇', 'TOWN')];
const REGIONS: Readonly<Record<string, { self: object; parts: object[] }>> = {
  3402: { self: part('3402', '清河市', 'CITY'), parts: [part('340299', '清河区', 'COUNTY')] },
  340299: { self: part('340299', '清河区', 'COUNTY'), parts: TOWNS },
  340299101: { self: part('340299101', '清河镇', 'TOWN'), parts: [] },
};
const units = (ids: readonly string[]) => ({
  __typename: 'TenantConnection',
  totalCount: ids.length,
  pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  edges: ids.map((id) => ({
    __typename: 'TenantEdge',
    node: {
      __typename: 'Tenant',
      id,
      name: `单位${id}`,
      type: 'SCHOOL',
      closedOn: id === 'closed' ? '2025-01-01' : null,
    },
  })),
});

let api: ApiStub;
let page: VueWrapper;

async function open(path: string): Promise<void> {
  api = stubApi({
    RegionParts: ({ code }: { code: string }) => ({
      region: { ...REGIONS[code]!.self, children: REGIONS[code]!.parts },
    }),
    RegionChangeSiblings: ({ code }: { code: string }) => ({
      region: {
        ...REGIONS[code]!.self,
        children: REGIONS[code]!.parts.map((one, at) => ({
          ...one,
          children: Array.from({ length: at + 1 }, (_, n) => ({ __typename: 'Region', code: `c${n}` })),
          tenants: { __typename: 'TenantConnection', totalCount: 12 + at },
        })),
      },
    }),
    RegionChangeParts: ({ code }: { code: string }) => ({
      region: {
        ...REGIONS[code]!.self,
        children:
          code === '340299101'
            ? [part('340299101001', '青荷社区', 'COMMUNITY'), part('340299101002', '新荷社区', 'COMMUNITY')]
            : [],
        tenants: units(['u1', 'u2', 'closed']),
      },
    }),
    MergeRegions: () => ({ mergeRegions: TOWNS[0]! }),
    SplitRegion: () => ({ splitRegion: [TOWNS[0]!, part('340299150', '新河镇', 'TOWN')] }),
  });
  ({ wrapper: page } = await openPage(RegionChangePage, api, { path, session: anOperator() }));
}
beforeEach(() => {
  page = undefined as never;
});
afterEach(() => page.unmount());

const button = (name: string) => page.findAll('button').find((one) => one.text() === name)!;
const next = async (): Promise<void> => {
  await page.find('form').trigger('submit');
  await settle(20);
};
const go = async (...codes: string[]): Promise<void> => {
  for (const [at, code] of codes.entries()) {
    await until(() => page.findAll('.steps select').length > at);
    await page.findAll('.steps select')[at]!.setValue(code);
    await settle(20);
  }
};

describe('a merger of regions', () => {
  beforeEach(async () => {
    await open('/operator/regions');
    await go('340299');
    await until(() => page.findAll('.pick').length === 2);
  });

  test('needs two of them, shows what happens, and is meant', async () => {
    await page.findAll('.pick input')[0]!.setValue(true);
    expect(button('下一步').attributes('disabled')).toBeDefined();
    await page.findAll('.pick input')[1]!.setValue(true);
    await next();
    expect(page.find<HTMLInputElement>('#merge-name').element.value).toBe('清河镇');
    await next();
    expect(
      page
        .findAll('.lines li')
        .map((one) => one.text())
        .slice(0, 2),
    ).toEqual([
      '清河镇（340299101）继续使用。',
      `青山镇（340299102）从 ${todayIn()} 起不再使用；它的 2 个下级区划和 13 家单位改归清河镇，下级区划换成新代码（末三位尽量不变）。`,
    ]);
    await next();
    expect(api.sent('MergeRegions')).toEqual([]);
    await page.find('form > .ckl input').setValue(true);
    await next();
    expect(api.sent('MergeRegions')).toEqual([
      { codes: ['340299101', '340299102'], intoCode: '340299101', intoName: '清河镇', on: todayIn() },
    ]);
    expect(page.text()).toContain('区划已经调整');
  });

  test('into a new region has its code and name; a refused day leads back to it, nothing lost', async () => {
    for (const one of page.findAll('.pick input')) await one.setValue(true);
    await next();
    await page.find('input[type="radio"][value="new"]').setValue(true);
    await page.find('#merge-code').setValue('340299150');
    await page.find('#merge-name').setValue('新河镇');
    await next();
    expect(page.findAll('.lines li').map((one) => one.text())[0]).toBe(`新河镇（340299150）从 ${todayIn()} 起启用。`);
    api.on({
      MergeRegions: () =>
        new ApiError({
          code: 'BAD_INPUT',
          fields: [{ path: 'on', code: 'DATE_TOO_EARLY', message: '日期不能早于 2021-01-02' }],
        }),
    });
    await page.find('form > .ckl input').setValue(true);
    await next();
    expect(page.find('[aria-current="step"]').text()).toContain('并到哪里');
    expect(page.text()).toContain('日期不能早于 2021-01-02');
    expect(page.find<HTMLInputElement>('#merge-code').element.value).toBe('340299150');
    expect(page.findAll<HTMLInputElement>('.pick input').map(({ element }) => element.checked)).toEqual([true, true]);
  });

  test('that would bring two units of one name together is refused in words', async () => {
    api.on({ MergeRegions: () => new ApiError({ code: 'CONFLICT', reason: 'ALREADY_EXISTS' }, '已有同名单位') });
    for (const one of page.findAll('.pick input')) await one.setValue(true);
    await next();
    await next();
    await page.find('form > .ckl input').setValue(true);
    await next();
    expect(page.find('form [role="alert"]').text()).toContain('已有同名单位');
  });
});

describe('a split of a region', () => {
  test('is offered for towns and communities only', async () => {
    await open('/operator/regions?kind=split');
    await go('340299');
    await until(() => page.text().includes('请再选到乡镇街道'));
    expect(button('下一步').attributes('disabled')).toBeDefined();
  });

  test('shares out communities and open units; each goes to exactly one part', async () => {
    await open('/operator/regions?kind=split');
    await go('340299', '340299101');
    await until(() => page.findAll('.goes').length === 4);
    await next();
    expect(page.findAll('.part input').map((one) => (one.element as HTMLInputElement).value)).toEqual([
      '340299101',
      '清河镇',
      '',
      '',
    ]);
    const [, , code, name] = page.findAll('.part input');
    await code!.setValue('340299150');
    await name!.setValue('新河镇');
    await page.findAll('.goes select')[1]!.setValue('1');
    await page.findAll('.goes select')[3]!.setValue('1');
    await next();
    expect(
      page
        .findAll('.lines li')
        .map((one) => one.text())
        .slice(0, 2),
    ).toEqual([
      '清河镇（340299101）继续使用，保留：青荷社区；直属单位 1 家。',
      `新河镇（340299150）从 ${todayIn()} 起启用，带走：新荷社区（换成新代码）；直属单位 1 家。`,
    ]);
    await page.find('form > .ckl input').setValue(true);
    await next();
    expect(api.sent('SplitRegion')).toEqual([
      {
        code: '340299101',
        on: todayIn(),
        into: [
          { code: '340299101', name: '清河镇', communityCodes: ['340299101001'], tenantIds: ['u1'] },
          { code: '340299150', name: '新河镇', communityCodes: ['340299101002'], tenantIds: ['u2'] },
        ],
      },
    ]);
    expect(page.text()).toContain('新河镇');
  });

  test('a part that is taken away gives what it had back to the first', async () => {
    await open('/operator/regions?kind=split');
    await go('340299', '340299101');
    await until(() => page.findAll('.goes').length === 4);
    await next();
    await button('再加一部分').trigger('click');
    await page.findAll('.goes select')[0]!.setValue('2');
    await page.findAll('.goes select')[1]!.setValue('1');
    await button('去掉第 2 部分').trigger('click');
    expect(page.findAll<HTMLSelectElement>('.goes select').map(({ element }) => element.value)).toEqual([
      '1',
      '0',
      '0',
      '0',
    ]);
  });
});
