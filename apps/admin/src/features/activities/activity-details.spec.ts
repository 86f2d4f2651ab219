import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { VueWrapper } from '@vue/test-utils';
import {
  aConnection,
  anActivity,
  aSession,
  aWholeActivity,
  formRegions,
  stubApi,
  type ApiStub,
} from '../../../test/support/api-stub.js';
import { aBank, aCountyOfficial } from '../../../test/support/ledger-records.js';
import { openPage, settle, until } from '../../../test/support/mount-page.js';
import ActivityFormPage from './activity-form-page.vue';
import ActivityListPage from './activity-list-page.vue';
import ActivityRecordPage from './activity-record-page.vue';

const STATED = {
  theme: 'CYBER_SECURITY_WEEK',
  fraudTypes: [{ __typename: 'FraudType', code: 'F0202', label: '婚恋、交友投资', parent: null }],
  basisNumber: '芜公发〔2026〕12号',
  basisIssuer: '市公安局',
  speakers: ['派出所民警'],
};
const aRevision = (change: Record<string, unknown>) => ({
  __typename: 'RecordRevision',
  id: 'a1.1',
  version: 1,
  change: 'AMENDED',
  changedAt: '2026-10-23T02:00:00Z',
  changedBy: '填报员',
  reason: null,
  ...change,
});
let api: ApiStub;
let page: VueWrapper;

beforeEach(() => {
  localStorage.clear();
  window.scrollTo = jest.fn() as never;
  api = stubApi({
    ActivityNew: () => ({ region: formRegions, activities: aConnection([anActivity({ ...STATED, type: 'LECTURE' })]) }),
    ActivityAmend: () => ({ region: formRegions, activity: aWholeActivity({ ...STATED, type: 'STAFF_TRAINING' }) }),
    ActivityRecord: () => ({ activity: { ...aWholeActivity(STATED), lastTime: null } }),
    ActivityList: () => ({ activities: aConnection([anActivity(STATED)]) }),
    SimilarActivities: () => ({ activities: aConnection([]) }),
    RecordActivity: () => ({ recordActivity: { __typename: 'Activity', id: 'a9' } }),
    AmendActivity: () => ({ amendActivity: aWholeActivity(STATED) }),
  });
});
afterEach(() => page.unmount());

async function openForm(session: ReturnType<typeof aSession> = aSession(), id?: string): Promise<void> {
  const props = id === undefined ? {} : { id };
  ({ wrapper: page } = await openPage(ActivityFormPage, api, { props, path: '/activities/new', session }));
  await until(() => page.find('form').exists());
  if (id === undefined) await until(() => page.text().includes('和上次一样'));
}
const DETAILS = ['theme', 'fraudTypes', 'basisNumber', 'basisIssuer', 'speakers'];
const shown = () => DETAILS.filter((id) => page.find(`#${id}`).exists());
const chooseType = (code: string) => page.find(`input[name="activity-type"][value="${code}"]`).setValue(true);
const openTypes = () =>
  page
    .findAll('button')
    .find((one) => /^更多 \d+ 类$/.test(one.text()))!
    .trigger('click');
const save = async () => {
  await page.find('form').trigger('submit');
  await settle(20);
};
const sent = () => api.sent('RecordActivity')[0]?.['input'] as Record<string, unknown> | undefined;

describe('the form asks a unit for what it has to say', () => {
  test('a school for theme, types and speakers of a lecture, and for the document of an internal act', async () => {
    await openForm();
    expect(shown()).toEqual([]);
    await openTypes();
    await chooseType('LECTURE');
    expect(shown()).toEqual(['theme', 'fraudTypes', 'speakers']);
    expect(page.find<HTMLSelectElement>('#theme').element.value).toBe('TELECOM_FRAUD');
    await chooseType('DEPLOY_MEETING');
    expect(shown()).toEqual(['basisNumber', 'basisIssuer']);
    expect(page.find('.as').text()).toBe('计入“内部工作数”，不计入“宣传活动数”。');
    expect(page.find('.rcpt + .foot').text()).toContain('内部工作数');
    await chooseType('LECTURE');
    expect(page.find('.as').exists()).toBe(false);
  });

  test('a bank for reach of second degree not even where it is usual', async () => {
    await openForm(aBank());
    await openTypes();
    await chooseType('OPEN_LETTER');
    const amounts = () => page.findAll('.m1 label').map((one) => one.text());
    expect(amounts()).not.toContain('间接覆盖人次');
    page.unmount();
    localStorage.clear();
    await openForm();
    await openTypes();
    await chooseType('OPEN_LETTER');
    expect(amounts()).toContain('间接覆盖人次');
  });

  test('says of another theme where it counts, in the form and in the receipt, and sends all of it', async () => {
    await openForm();
    await chooseType('LECTURE');
    await page.find('#theme').setValue('FINANCIAL_LITERACY');
    expect(page.find('#theme-say').text()).toContain('不计入任何反诈指标');
    expect(page.find('.rcpt + .foot').text()).toContain('其他主题活动数');
    await page.find('#fraudTypes').trigger('click');
    await page.find('#fraudTypes').setValue('杀猪盘');
    await until(() => page.find('[role="option"]').exists());
    await page.find('[role="option"]').trigger('click');
    await page.find('#speakers').setValue('法治副校长、派出所民警');
    await page.find('#speakers').trigger('blur');
    await save();
    expect(sent()).toMatchObject({
      theme: 'FINANCIAL_LITERACY',
      fraudTypeCodes: ['F0202'],
      basisNumber: null,
      basisIssuer: null,
      speakers: ['法治副校长', '派出所民警'],
    });
  });

  test('sends the usual theme where nobody was asked', async () => {
    await openForm();
    await openTypes();
    await chooseType('DEPLOY_MEETING');
    await page.find('#basisNumber').setValue('  教发〔2026〕3号 ');
    await save();
    expect(sent()).toMatchObject({ theme: 'TELECOM_FRAUD', fraudTypeCodes: [], basisNumber: '教发〔2026〕3号' });
  });

  test('brings the words of the last time along', async () => {
    await openForm();
    await chooseType('LECTURE');
    await page
      .findAll('button')
      .find((one) => one.text().startsWith('和上次一样'))!
      .trigger('click');
    // What is stated is shown, whoever is asked for it.
    expect(shown()).toEqual(DETAILS);
    await save();
    expect(sent()).toMatchObject({
      theme: 'CYBER_SECURITY_WEEK',
      fraudTypeCodes: ['F0202'],
      basisIssuer: '市公安局',
      speakers: ['派出所民警'],
    });
  });
});

test('an amendment loses nothing that is stated and not asked for, and a field that is emptied stays', async () => {
  await openForm(aSession(), 'a1');
  expect(shown()).toEqual(DETAILS);
  await page.find('#theme').setValue('TELECOM_FRAUD');
  expect(shown()).toEqual(DETAILS);
  await save();
  expect(api.sent('AmendActivity')[0]?.['input']).toMatchObject({
    theme: 'TELECOM_FRAUD',
    fraudTypeCodes: ['F0202'],
    basisNumber: '芜公发〔2026〕12号',
    basisIssuer: '市公安局',
    speakers: ['派出所民警'],
  });
});

test('the page of a record says all of it, where it counts, and how it was before', async () => {
  const earlier = { theme: 'TELECOM_FRAUD', fraudTypes: ['F13'], speakers: [] };
  const history = [aRevision({ changedFields: ['theme', 'fraudTypes', 'speakers'], earlier })];
  api.on({ ActivityRecord: () => ({ activity: { ...aWholeActivity({ ...STATED, history }), lastTime: null } }) });
  ({ wrapper: page } = await openPage(ActivityRecordPage, api, { props: { id: 'a1' }, path: '/activities/a1' }));
  await until(() => page.text().includes('礼堂讲座'));
  for (const said of ['网络安全宣传周', '虚假中奖', '市公安局 芜公发〔2026〕12号', '派出所民警', '其他主题活动数'])
    expect(page.text()).toContain(said);
  expect(page.text()).toContain('电信网络诈骗');
  // Its amounts are in no figure of its own, so none is named that they would count in.
  expect(page.find('.counting').exists()).toBe(false);
});

describe('the list of activities', () => {
  const asked = () => api.sent('ActivityList').find(({ summed }) => !summed)?.['filter'];
  const chips = () => page.findAll('.fchip').map((chip) => chip.text());
  const open = async (path: string, session?: ReturnType<typeof aSession>) => {
    ({ wrapper: page } = await openPage(ActivityListPage, api, { path, ...(session && { session }) }));
    await settle(20);
  };

  test('is narrowed by theme, audience, channel, type of fraud, kind of work and type of unit', async () => {
    await open(
      '/activities?theme=PENSION_FRAUD&audience=ELDERLY&channel=VIDEO&fraud=F01&internal=0&unitType=BANK',
      aCountyOfficial(),
    );
    expect(asked()).toMatchObject({
      theme: 'PENSION_FRAUD',
      audience: 'ELDERLY',
      channel: 'VIDEO',
      fraudTypeCode: 'F01',
      internal: false,
      tenantType: 'BANK',
    });
    expect(chips()).toEqual([
      '单位类型银行',
      '宣传或内部宣传活动',
      '主题养老诈骗',
      '宣传对象老年人',
      '宣传方式视频',
      '讲了哪些诈骗类型刷单返利类',
    ]);
  });

  test('asks for both publicity and internal acts unless told otherwise', async () => {
    await open('/activities?theme=GONE&internal=2&fraud=P01&unitType=X');
    expect(asked()).toMatchObject({ theme: null, internal: null, fraudTypeCode: null, tenantType: null });
    expect(chips()).toEqual([]);
  });
});
