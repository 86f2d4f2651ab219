import {
  ACTIVITY_STATUSES,
  ACTIVITY_TYPES,
  ALERT_LEVELS,
  AUDIENCES,
  CHANNELS,
  CONTROL_MEASURE_TYPES,
  ENTERABLE_ACTIVITY_INDICATORS,
  GROUP_KINDS,
  indicator,
  LEADERSHIP_ROLES,
  TALLY_LEDGERS,
  type TallyLedgerTerm,
  THEMES,
} from '@fanzha/domain';
import { ALERTS_TARGET } from './alert-target.js';
import { measureOf } from './assembled.js';
import { FRAUD_CASES_TARGET, FUNDS_ACTIONS_TARGET, INTERCEPTIONS_TARGET } from './case-targets.js';
import { BEGAN, day, measureField, NARRATIVE, OCCURRED, RUNNING } from './dated-fields.js';
import { amount, CAMPAIGN, EXISTING, hazardOf, LINE, MEASURE_FIELDS, REGION, REGION_WORDS } from './shared-fields.js';
import type { ImportField, ImportTarget } from './target.js';

const ACTIVITIES_TARGET: ImportTarget = {
  code: 'ACTIVITIES',
  kind: 'ACTIVITY',
  zh: '宣传活动',
  fields: [
    day('startOn', '活动日期', ['日期', '时间', '开始日期', '活动时间', '开展时间'], { required: true }),
    day('endOn', '结束日期', ['截止日期', '结束时间'], { note: '只有一天的不填', example: '' }),
    {
      name: 'type',
      zh: '活动类型',
      words: ['类型', '类别', '活动类别', '活动形式', '形式'],
      reads: 'CODE',
      terms: ACTIVITY_TYPES,
      required: true,
      example: '讲座授课',
    },
    {
      name: 'title',
      zh: '活动名称',
      words: ['标题', '名称', '主题', '活动主题', '活动标题', '事项'],
      reads: 'TEXT',
      required: true,
      example: '“守护钱袋子”反诈讲座',
    },
    REGION('所属区划', REGION_WORDS),
    { name: 'venue', zh: '地点', words: ['活动地点', '场所', '具体地点'], reads: 'TEXT', example: '报告厅' },
    {
      name: 'audiences',
      zh: '宣传对象',
      words: ['对象', '受众', '参加对象'],
      reads: 'CODES',
      terms: AUDIENCES,
      note: '几个之间用顿号隔开',
      example: '学生',
    },
    {
      name: 'channels',
      zh: '宣传方式',
      words: ['渠道', '方式', '宣传渠道'],
      reads: 'CODES',
      terms: CHANNELS,
      note: '几个之间用顿号隔开',
    },
    {
      name: 'theme',
      zh: '宣传主题',
      words: ['主题类别'],
      reads: 'CODE',
      terms: THEMES,
      note: '不填就是电信网络诈骗',
    },
    {
      name: 'status',
      zh: '状态',
      words: ['完成情况'],
      reads: 'CODE',
      terms: ACTIVITY_STATUSES,
      note: '不填就是已开展',
    },
    ...ENTERABLE_ACTIVITY_INDICATORS.map(measureField),
    {
      name: 'fraudTypes',
      zh: '宣讲的诈骗类型',
      words: ['诈骗类型'],
      reads: 'FRAUD_TYPES',
      input: 'fraudTypeCodes',
      note: '几个之间用顿号隔开',
    },
    { name: 'basisNumber', zh: '依据文号', words: ['文号', '文件号'], reads: 'TEXT' },
    { name: 'basisIssuer', zh: '发文单位', words: ['发文机关'], reads: 'TEXT' },
    { name: 'speakers', zh: '主讲人（职务）', words: ['主讲人', '授课人'], reads: 'TEXTS', note: '写职务，不写姓名' },
    { name: 'partners', zh: '联合单位', words: ['协办单位', '参与单位', '合作单位'], reads: 'TEXTS' },
    NARRATIVE,
    RUNNING,
    ...MEASURE_FIELDS,
    day('measures.from', '数量起始日期', [], { further: true }),
    day('measures.until', '数量截止日期', [], { further: true }),
    CAMPAIGN,
    ...EXISTING,
  ],
  lists: [{ name: 'measures', input: 'measures', element: measureOf }],
  always: { status: 'DONE' },
};

const LEADERSHIP_GROUPS_TARGET: ImportTarget = {
  code: 'LEADERSHIP_GROUPS',
  kind: 'LEADERSHIP_GROUP',
  zh: '领导小组',
  fields: [
    {
      name: 'name',
      zh: '小组名称',
      words: ['名称', '组织名称', '领导小组名称'],
      reads: 'TEXT',
      required: true,
      example: '湖畔小学反诈工作领导小组',
    },
    {
      name: 'kind',
      zh: '小组种类',
      words: ['种类', '类型', '类别', '小组类型'],
      reads: 'CODE',
      terms: GROUP_KINDS,
      note: '不填就是领导小组',
    },
    day('foundedOn', '成立日期', ['成立时间', '日期'], { required: true }),
    { name: 'documentNumber', zh: '文号', words: ['成立文号', '文件号'], reads: 'TEXT' },
    ...amount('memberCount', '成员人数', ['人数', '成员数'], { asObject: true, note: '不列名单时填；列了名单就不填' }),
    LINE,
    { name: 'members.name', zh: '成员姓名或职务', words: ['成员', '姓名', '成员姓名'], reads: 'TEXT', example: '校长' },
    { name: 'members.title', zh: '单位职务', words: ['职务'], reads: 'TEXT' },
    {
      name: 'members.role',
      zh: '组内职务',
      words: ['小组职务', '角色'],
      reads: 'CODE',
      terms: LEADERSHIP_ROLES,
    },
    { name: 'members.duty', zh: '分工', words: ['职责'], reads: 'TEXT' },
    { name: 'members.people', zh: '代表人数', reads: 'INTEGER', further: true },
    { name: 'members.joinedOn', zh: '加入日期', reads: 'TEXT', further: true },
    { name: 'members.leftOn', zh: '离开日期', reads: 'TEXT', further: true },
    CAMPAIGN,
    ...EXISTING,
  ],
  lists: [
    {
      name: 'members',
      input: 'members',
      // Who has left is history, and no member that is stated.
      element: ({ joinedOn: _joined, leftOn, ...member }) =>
        leftOn !== undefined || member['name'] === undefined ? null : { role: 'MEMBER', ...member },
    },
  ],
};

const HOUSEHOLD_VISITS_TARGET: ImportTarget = {
  code: 'HOUSEHOLD_VISITS',
  kind: 'HOUSEHOLD_VISIT',
  zh: '入户走访',
  fields: [
    day('visitedOn', '走访日期', ['日期', '时间', '走访时间'], { required: true }),
    { ...BEGAN, note: '只报户数、讲几天的，写第一天' },
    REGION('社区（村）', ['走访的社区（村）', '村', '地点', ...REGION_WORDS], { required: true }),
    {
      name: 'doors',
      zh: '见到人的门牌',
      words: ['门牌', '门牌号', '走访门牌'],
      reads: 'TEXTS',
      note: '有户册的社区填；几户之间用顿号隔开',
      example: '3-2-401、3-2-402',
    },
    { name: 'notMet', zh: '未见到的门牌', words: ['未见面门牌', '没见到人的门牌'], reads: 'TEXTS' },
    { name: 'vacant', zh: '空置的门牌', words: ['空置门牌', '空户门牌'], reads: 'TEXTS' },
    ...amount('reported', '上报入户数', ['户数', '走访户次', '户次', '上报户数', '入户数', '入户户数'], {
      was: '走访户数',
      asObject: true,
      note: '没有户册时填，与门牌不同时填',
    }),
    ...amount('peopleVisited', '入户宣传人次', ['人数', '人次', '宣传人次'], { was: '走访人数' }),
    { ...NARRATIVE, name: 'note', zh: '备注' },
    RUNNING,
    CAMPAIGN,
    ...EXISTING,
  ],
  // Tables tell how many doors, not which.
  unamendable: true,
  complete: (input) => {
    const code = input['regionCode'];
    if (typeof code !== 'string' || code.length !== COMMUNITY_DIGITS) return;
    input['communityCode'] = code;
    delete input['regionCode'];
  },
};
const COMMUNITY_DIGITS = 12;

const INSPECTIONS_TARGET: ImportTarget = {
  code: 'INSPECTIONS',
  kind: 'INSPECTION',
  zh: '检查排查',
  fields: [
    OCCURRED('检查日期', ['日期', '时间', '检查时间']),
    BEGAN,
    {
      name: 'subject',
      zh: '检查事项',
      words: ['事项', '检查内容', '检查对象', '名称'],
      reads: 'TEXT',
      required: true,
      example: '网点反诈宣传摆放检查',
    },
    ...amount('inspections', '检查次数', ['次数'], { asObject: true, note: '不填就是 1 次' }),
    REGION('所属区划', REGION_WORDS),
    LINE,
    { name: 'hazards.description', zh: '隐患', words: ['问题', '发现的问题', '存在问题'], reads: 'TEXT' },
    ...amount('hazards.count', '隐患处数', ['隐患个数', '隐患数'], { note: '不填就是 1 个', was: '问题个数' }),
    day('hazards.deadline', '整改期限', ['期限'], { example: '' }),
    day('hazards.rectifiedOn', '整改完成日期', ['整改日期', '完成日期'], { example: '' }),
    NARRATIVE,
    RUNNING,
    CAMPAIGN,
    ...EXISTING,
  ],
  lists: [{ name: 'hazards', input: 'hazards', element: hazardOf }],
};

const CONTROL_MEASURES_TARGET: ImportTarget = {
  code: 'CONTROL_MEASURES',
  kind: 'CONTROL_MEASURE',
  zh: '管控措施',
  fields: [
    {
      name: 'type',
      zh: '措施',
      words: ['措施类型', '管控措施', '类型'],
      reads: 'CODE',
      terms: CONTROL_MEASURE_TYPES,
      required: true,
      example: CONTROL_MEASURE_TYPES[0].zh,
    },
    day('inPlaceSince', '开始执行日期', ['开始日期', '实施日期', '开始实施日期', '日期'], { required: true }),
    { ...NARRATIVE, name: 'note', zh: '备注' },
    CAMPAIGN,
    ...EXISTING,
  ],
};

const LEVEL_OF_COUNT: ImportField = {
  name: 'alertLevel',
  zh: '预警等级',
  words: ['等级', '级别', '预警级别'],
  reads: 'CODE',
  terms: ALERT_LEVELS,
  note: '不分等级的不填；分等级的，一个等级一行',
};

const tallyTarget = ({ code, zh, indicators, ofCase }: TallyLedgerTerm): ImportTarget => ({
  code,
  kind: 'TALLY',
  zh,
  fields: [
    OCCURRED('日期', ['时间', '统计日期', '截止日期']),
    BEGAN,
    ...indicators.map(measureField),
    REGION('所属区划', REGION_WORDS),
    ...(code === 'ALERT_COUNT' ? [LEVEL_OF_COUNT] : []),
    NARRATIVE,
    ...(ofCase ? [{ name: 'caseId', zh: '案件记录编号', reads: 'ID', further: true } as const] : []),
    RUNNING,
    ...MEASURE_FIELDS,
    { name: 'measures.released', zh: '解除', reads: 'FLAG', further: true },
    {
      name: 'measures.partOf',
      zh: '其中',
      reads: 'CODE',
      terms: indicators.map((each) => indicator(each)),
      further: true,
    },
    CAMPAIGN,
    ...EXISTING,
  ],
  lists: [
    {
      name: 'measures',
      input: 'measures',
      element: (cells) => {
        const measure = measureOf(cells);
        return measure && { released: false, partOf: null, ...measure };
      },
    },
  ],
  always: { ledger: code },
});

/** What rows of a ledger can be made of. */
export const LEDGER_TARGETS: readonly ImportTarget[] = [
  LEADERSHIP_GROUPS_TARGET,
  ACTIVITIES_TARGET,
  HOUSEHOLD_VISITS_TARGET,
  FRAUD_CASES_TARGET,
  INTERCEPTIONS_TARGET,
  ALERTS_TARGET,
  FUNDS_ACTIONS_TARGET,
  ...TALLY_LEDGERS.map(tallyTarget),
  INSPECTIONS_TARGET,
  CONTROL_MEASURES_TARGET,
];
