import { describe, expect, it } from '@jest/globals';
import { fieldName, TALLY_LEDGERS } from '@fanzha/domain';
import { activities } from '../../apps/admin/src/locales/zh-CN/activities.js';
import { controlMeasures } from '../../apps/admin/src/locales/zh-CN/control-measures.js';
import { fraudCases } from '../../apps/admin/src/locales/zh-CN/fraud-cases.js';
import { fundsActions } from '../../apps/admin/src/locales/zh-CN/funds-actions.js';
import { householdVisits } from '../../apps/admin/src/locales/zh-CN/household-visits.js';
import { inspections } from '../../apps/admin/src/locales/zh-CN/inspections.js';
import { interceptions } from '../../apps/admin/src/locales/zh-CN/interceptions.js';
import { leadershipGroups } from '../../apps/admin/src/locales/zh-CN/leadership-groups.js';
import { operator } from '../../apps/admin/src/locales/zh-CN/operator.js';
import { tallies } from '../../apps/admin/src/locales/zh-CN/tallies.js';
import { inChinese } from '../../libs/report/src/spreadsheets/chinese-table.js';
import { LEDGER_TARGETS } from '../../libs/report/src/targets/ledger-targets.js';
import { matches } from '../../libs/report/src/targets/matching.js';
import { ACCOUNTS_TARGET } from '../../libs/report/src/targets/register-targets.js';
import type { ImportTarget } from '../../libs/report/src/targets/target.js';

type Labels = Readonly<Record<string, unknown>>;
const target = (code: string): ImportTarget =>
  LEDGER_TARGETS.find((each) => each.code === code) ?? ({ code, fields: [] } as never);

/** The labels of a form, and the columns of the template and the export of the same ledger. */
const TALLIES: ReadonlySet<string> = new Set(TALLY_LEDGERS.map(({ code }) => code));
const FORMS: readonly (readonly [string, Labels, ImportTarget])[] = [
  ['activities', activities.field, target('ACTIVITIES')],
  ['controlMeasures', controlMeasures.field, target('CONTROL_MEASURES')],
  ['fraudCases', fraudCases.field, target('FRAUD_CASES')],
  ['fundsActions', fundsActions.field, target('FUNDS_ACTIONS')],
  ['householdVisits', householdVisits.field, target('HOUSEHOLD_VISITS')],
  ['inspections', inspections.field, target('INSPECTIONS')],
  ['interceptions', interceptions.field, target('INTERCEPTIONS')],
  ['leadershipGroups', leadershipGroups.field, target('LEADERSHIP_GROUPS')],
  ['tallies', tallies.field, target('ENFORCEMENT')],
  ['accounts', { username: operator.users.username, roles: operator.users.roles }, ACCOUNTS_TARGET],
];

/** Labels that ask, or that name a choice beside others: a column needs a name of its own. */
const ASKED: ReadonlySet<string> = new Set([
  // 在哪里拦下, 讲了哪些诈骗类型.
  'interceptions.venue',
  'activities.fraudTypes',
  // 已走访, 未遇，待补访, 空置，不计 stand on one row of buttons.
  'householdVisits.doors',
  'householdVisits.notMet',
  'householdVisits.vacant',
  // A column holds the id of a case, a form shows the case.
  'fundsActions.caseId',
  'tallies.caseId',
  'householdVisits.campaignIds',
  'leadershipGroups.campaignIds',
  // A region stands in the form by its place beside the community.
  'householdVisits.regionCode',
]);

/** Paths that many inputs share: errors call them by what holds for all. */
const SHARED: ReadonlySet<string> = new Set(['regionCode', 'type', 'victimAgeBand']);

/** Without what a column adds in brackets: a unit, or how it is written. */
const bare = (name: string): string => name.replace(/（[元职区划务]+）/gu, '');
/** 活动日期 names what a form, under its heading, calls 日期. */
const isOneName = (column: string, label: string): boolean => bare(column).endsWith(bare(label));

const shared = FORMS.flatMap(([form, labels, { fields }]) =>
  fields.flatMap(({ name, zh }) => {
    const label = labels[name];
    return typeof label === 'string' && !ASKED.has(`${form}.${name}`) ? [[form, name, label, zh] as const] : [];
  }),
);

describe('a field has one name', () => {
  it('compares forms with templates', () => {
    expect(shared.length).toBeGreaterThan(40);
  });

  it.each(shared)('%s.%s: the form says %s, the template %s', (_, name, label, zh) => {
    expect([zh, isOneName(zh, label)]).toEqual([zh, true]);
  });

  it.each(shared.filter(([, name]) => !name.includes('.') && !SHARED.has(name)))(
    '%s.%s: what an error calls it is what the form says: %s',
    (_, name, label, zh) => {
      const told = fieldName(name, 'zh-CN');
      const isGeneric = ['日期', '类型', '名称', '状态', '地点', '主题', '备注'].some((word) => label.endsWith(word));
      const isSame = isGeneric || [label, zh].some((each) => isOneName(each, told) || isOneName(told, each));
      expect([told, isSame]).toEqual([told, true]);
    },
  );

  it('exports say what templates say', () => {
    for (const { code, fields } of LEDGER_TARGETS) {
      const own = code.toLowerCase().replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase());
      const list = TALLIES.has(code) ? 'tallies' : own;
      const columns = { record: fields.map(({ name }) => ({ name, kind: 'text' as const })), lists: [] };
      const { titles } = inChinese(list, { columns, pages: [] } as never) as { titles?: ReadonlyMap<string, string> };
      for (const { name, zh } of fields)
        if (titles?.has(name) && !['ENFORCEMENT'].includes(code)) expect([name, titles.get(name)]).toEqual([name, zh]);
    }
  });

  it.each([
    ['ACTIVITIES', '宣传渠道', 'channels'],
    ['ACTIVITIES', '合作单位', 'partners'],
    ['ACTIVITIES', '地点（区划）', 'regionCode'],
    ['ACTIVITIES', '准确程度', 'measures.qualifier'],
    ['FRAUD_CASES', '受理日期', 'reportedOn'],
    ['FRAUD_CASES', '付款方式', 'paymentMethod'],
    ['FRAUD_CASES', '损失金额（元）的准确程度', 'lossQualifier'],
    ['INTERCEPTIONS', '拦截笔数', 'count'],
    ['INTERCEPTIONS', '拦截笔数的准确程度', 'countQualifier'],
    ['INTERCEPTIONS', '避免损失（元）的上限', 'amountUpTo'],
    ['INTERCEPTIONS', '参与单位编号', 'joinedBy.id'],
    ['HOUSEHOLD_VISITS', '走访户数', 'reported'],
    ['HOUSEHOLD_VISITS', '开始日期', 'beganOn'],
    ['INSPECTIONS', '问题个数（有，未计数）', 'hazards.countAtLeast'],
    ['CONTROL_MEASURES', '开始实施日期', 'inPlaceSince'],
    ['LEADERSHIP_GROUPS', '小组类型', 'kind'],
  ])('%s still reads a column that was called %s', (code, header, name) => {
    expect(matches(target(code), [header], new Map())).toMatchObject([{ field: { name }, recognised: 'KNOWN' }]);
  });

  it.each([
    ['用户名', 'username'],
    ['角色', 'roles'],
  ])('accounts still read a column that was called %s', (header, name) => {
    expect(matches(ACCOUNTS_TARGET, [header], new Map())).toMatchObject([{ field: { name }, recognised: 'KNOWN' }]);
  });

  it('knows headers that clerks write', () => {
    const headers = ['日期', '所属乡镇', '拦截方式', '成功劝阻（起）', '避免损失金额（万元）'];
    expect(
      matches(target('INTERCEPTIONS'), headers, new Map()).map(({ field, recognised }) => [field?.name, recognised]),
    ).toEqual([
      ['occurredOn', 'KNOWN'],
      ['regionCode', 'KNOWN'],
      ['venue', 'KNOWN'],
      ['count', 'KNOWN'],
      ['amount', 'KNOWN'],
    ]);
  });
});
