import { type Locale, type Named, nameIn } from './locale.js';

// Keys are paths with `#` in the place of an index; `{n}` is that index counted from 1, as people count rows.
const NAMES: Readonly<Record<string, Named>> = {
  type: { zh: '类型', en: 'Type' },
  title: { zh: '标题', en: 'Title' },
  status: { zh: '状态', en: 'Status' },
  startOn: { zh: '开始日期', en: 'Start date' },
  endOn: { zh: '结束日期', en: 'End date' },
  regionCode: { zh: '行政区划', en: 'Region' },
  venue: { zh: '地点', en: 'Venue' },
  audiences: { zh: '宣传对象', en: 'Audiences' },
  'audiences.#': { zh: '第 {n} 个宣传对象', en: 'Audience {n}' },
  channels: { zh: '宣传渠道', en: 'Channels' },
  'channels.#': { zh: '第 {n} 个宣传渠道', en: 'Channel {n}' },
  partners: { zh: '合作单位', en: 'Partners' },
  'partners.#': { zh: '第 {n} 个合作单位', en: 'Partner {n}' },
  campaignId: { zh: '专项行动', en: 'Campaign' },
  measures: { zh: '数量', en: 'Quantities' },
  'measures.#': { zh: '第 {n} 项', en: 'Item {n}' },
  'measures.#.indicator': { zh: '第 {n} 项指标', en: 'Indicator {n}' },
  'measures.#.from': { zh: '第 {n} 项起始日期', en: 'First day of item {n}' },
  'measures.#.until': { zh: '第 {n} 项截止日期', en: 'Last day of item {n}' },
  'measures.#.value': { zh: '第 {n} 项数量', en: 'Quantity {n}' },
  'measures.#.qualifier': { zh: '第 {n} 项准确程度', en: 'Qualifier {n}' },
  'measures.#.released': { zh: '第 {n} 项解除管控', en: 'Release {n}' },
  'measures.#.partOf': { zh: '第 {n} 项的“其中”', en: 'The whole of item {n}' },
  runningSince: { zh: '累计起算日', en: 'First day of the running total' },
  totals: { zh: '与其他数的关系', en: 'What is part of a total' },
  'totals.#.recordId': { zh: '第 {n} 个关联记录', en: 'Record {n} beside it' },
  'totals.#.answer': { zh: '第 {n} 个“已包含”', en: 'Answer {n}' },
  decreaseReason: { zh: '减少的原因', en: 'Reason of the decrease' },
  ledger: { zh: '台账', en: 'Ledger' },
  narrative: { zh: '情况说明', en: 'Narrative' },
  reason: { zh: '原因', en: 'Reason' },
  idempotencyKey: { zh: '防重复编号', en: 'Idempotency key' },
  version: { zh: '版本号', en: 'Version' },
  name: { zh: '名称', en: 'Name' },
  code: { zh: '区划代码', en: 'Region code' },
  cityCode: { zh: '市的区划代码', en: 'Region code of the city' },
  foundedOn: { zh: '成立日期', en: 'Founding date' },
  on: { zh: '日期', en: 'Day' },
  documentNumber: { zh: '文号', en: 'Document number' },
  members: { zh: '成员名单', en: 'Members' },
  'members.#': { zh: '第 {n} 名成员', en: 'Member {n}' },
  'members.#.name': { zh: '第 {n} 名成员的姓名', en: 'Name of member {n}' },
  'members.#.title': { zh: '第 {n} 名成员的职务', en: 'Title of member {n}' },
  'members.#.role': { zh: '第 {n} 名成员的小组职务', en: 'Role of member {n}' },
  'members.#.duty': { zh: '第 {n} 名成员的职责', en: 'Duty of member {n}' },
  'members.#.phone': { zh: '第 {n} 名成员的联系电话', en: 'Phone of member {n}' },
  subject: { zh: '检查事项', en: 'Subject of the inspection' },
  'inspections.value': { zh: '检查次数', en: 'Number of inspections' },
  hazards: { zh: '隐患', en: 'Hazards' },
  'hazards.#': { zh: '第 {n} 项隐患', en: 'Hazard {n}' },
  'hazards.#.description': { zh: '第 {n} 项隐患的说明', en: 'Description of hazard {n}' },
  'hazards.#.count.value': { zh: '第 {n} 项隐患的处数', en: 'Count of hazard {n}' },
  'hazards.#.deadline': { zh: '第 {n} 项隐患的整改期限', en: 'Deadline of hazard {n}' },
  'hazards.#.rectifiedOn': { zh: '第 {n} 项隐患的整改日期', en: 'Day on which hazard {n} was rectified' },
  inPlaceSince: { zh: '开始执行日期', en: 'In place since' },
  note: { zh: '备注', en: 'Note' },
  communityCode: { zh: '社区（村）', en: 'Community' },
  visitedOn: { zh: '走访日期', en: 'Day of the visits' },
  doors: { zh: '门牌', en: 'Doors' },
  'doors.#': { zh: '第 {n} 个门牌', en: 'Door {n}' },
  door: { zh: '门牌', en: 'Door' },
  notMet: { zh: '未见到的门牌', en: 'Doors not met' },
  'notMet.#': { zh: '第 {n} 个未见到的门牌', en: 'Door {n} not met' },
  vacant: { zh: '空置的门牌', en: 'Vacant doors' },
  'vacant.#': { zh: '第 {n} 个空置的门牌', en: 'Vacant door {n}' },
  year: { zh: '年份', en: 'Year' },
  reported: { zh: '上报入户数', en: 'Reported households' },
  'reported.value': { zh: '上报入户数', en: 'Reported households' },
  peopleVisited: { zh: '入户宣传人次', en: 'People spoken to' },
  caseNumber: { zh: '案件编号', en: 'Case number' },
  reportedOn: { zh: '接报日期', en: 'Day of the report' },
  filedOn: { zh: '立案日期', en: 'Day of filing' },
  solvedOn: { zh: '破案日期', en: 'Day of solving' },
  fraudType: { zh: '诈骗类型', en: 'Fraud type' },
  fraudTypeCode: { zh: '诈骗类型', en: 'Fraud type' },
  loss: { zh: '损失金额', en: 'Loss' },
  lossQualifier: { zh: '损失金额准确程度', en: 'Qualifier of the loss' },
  pensionTagCode: { zh: '养老诈骗标签', en: 'Pension-fraud tag' },
  victimSex: { zh: '受害人性别', en: 'Sex of the victim' },
  victimAgeBand: { zh: '受害人年龄段', en: 'Age band of the victim' },
  victimSector: { zh: '受害人所属条线', en: 'Line of the victim' },
  victimOccupation: { zh: '受害人职业', en: 'Occupation of the victim' },
  paymentMethod: { zh: '支付方式', en: 'Payment method' },
  bankName: { zh: '银行名称', en: 'Bank' },
  occurredOn: { zh: '发生日期', en: 'Day' },
  beganOn: { zh: '起始日期', en: 'First day' },
  stage: { zh: '环节', en: 'Stage' },
  count: { zh: '起数', en: 'Number of transfers' },
  countQualifier: { zh: '起数准确程度', en: 'Qualifier of the number of transfers' },
  dissuasions: { zh: '劝阻人次', en: 'People dissuaded' },
  'dissuasions.value': { zh: '劝阻人次', en: 'People dissuaded' },
  dissuasionsQualifier: { zh: '劝阻人次准确程度', en: 'Qualifier of the people dissuaded' },
  accounts: { zh: '账户数', en: 'Accounts' },
  accountsQualifier: { zh: '账户数准确程度', en: 'Qualifier of the accounts' },
  amount: { zh: '金额', en: 'Amount' },
  amountQualifier: { zh: '金额准确程度', en: 'Qualifier of the amount' },
  caseId: { zh: '关联案件', en: 'Case' },
  joinedBy: { zh: '参与单位', en: 'Units taking part' },
  joinedByTenantIds: { zh: '参与单位', en: 'Units taking part' },
  'joinedByTenantIds.#': { zh: '第 {n} 个参与单位', en: 'Unit {n} taking part' },
  tenantId: { zh: '单位', en: 'Unit' },
  sector: { zh: '条线', en: 'Sector' },
  period: { zh: '期间', en: 'Period' },
  months: { zh: '月数', en: 'Months' },
  indicator: { zh: '指标', en: 'Indicator' },
  body: { zh: '正文', en: 'Text' },
  publishedOn: { zh: '发布日期', en: 'Day of publication' },
  regionCodes: { zh: '发布范围', en: 'Regions' },
  'regionCodes.#': { zh: '第 {n} 个行政区划', en: 'Region {n}' },
  sectors: { zh: '条线', en: 'Sectors' },
  'sectors.#': { zh: '第 {n} 个条线', en: 'Sector {n}' },
  from: { zh: '起始日期', en: 'First day' },
  codes: { zh: '合并的行政区划', en: 'Regions to merge' },
  'codes.#': { zh: '第 {n} 个合并的行政区划', en: 'Region {n} to merge' },
  intoCode: { zh: '合并后的区划代码', en: 'Code of the new region' },
  intoName: { zh: '合并后的名称', en: 'Name of the new region' },
  into: { zh: '分设的各部分', en: 'Parts' },
  'into.#.code': { zh: '第 {n} 部分的区划代码', en: 'Code of part {n}' },
  'into.#.name': { zh: '第 {n} 部分的名称', en: 'Name of part {n}' },
  communityCodes: { zh: '划入的社区（村）', en: 'Communities of the parts' },
  'communityCodes.#': { zh: '划入的第 {n} 个社区（村）', en: 'Community {n} of the part' },
  tenantIds: { zh: '划入的单位', en: 'Units of the parts' },
  'tenantIds.#': { zh: '划入的第 {n} 个单位', en: 'Unit {n} of the part' },
  parentId: { zh: '上级单位', en: 'Superior unit' },
  token: { zh: '邀请', en: 'Invitation' },
  username: { zh: '用户名', en: 'User name' },
  displayName: { zh: '姓名', en: 'Display name' },
  password: { zh: '密码', en: 'Password' },
  current: { zh: '原密码', en: 'Current password' },
  next: { zh: '新密码', en: 'New password' },
  totp: { zh: '动态验证码', en: 'One-time code' },
  roles: { zh: '角色', en: 'Roles' },
  'roles.#': { zh: '第 {n} 个角色', en: 'Role {n}' },
  phone: { zh: '联系电话', en: 'Phone' },
  scopes: { zh: '接口权限', en: 'Scopes' },
  'scopes.#': { zh: '第 {n} 项接口权限', en: 'Scope {n}' },
  expiresOn: { zh: '有效期', en: 'Expiry date' },
  first: { zh: '每页条数', en: 'Page size' },
  after: { zh: '翻页位置', en: 'Page cursor' },
  text: { zh: '搜索词', en: 'Search text' },
};

// A map, because a path comes from outside and an object also answers to names such as `constructor`.
const NAME_OF_PATTERN: ReadonlyMap<string, Named> = new Map(Object.entries(NAMES));

/** Steps of the longest path that is looked up. */
const LONGEST_PATH = 24;

/**
 * What a person calls the field at a dotted path: `measures.2.value` is 第 3 项数量. Leading steps that only wrap
 * (`input.`, `filter.`) need no name of their own: the longest known tail decides. Unknown fields keep their path.
 */
export function fieldName(path: string, locale: Locale): string {
  const steps = path.split('.', LONGEST_PATH + 1);
  // No field lies so deep. A client may write any path, and every tail of it would be looked up.
  if (steps.length > LONGEST_PATH) return path;
  for (let skipped = 0; skipped < steps.length; skipped += 1) {
    const tail = steps.slice(skipped);
    const named = NAME_OF_PATTERN.get(tail.map((step) => (isIndex(step) ? '#' : step)).join('.'));
    if (named) {
      const index = tail.find(isIndex);
      return nameIn(locale, named).replace('{n}', String(Number(index) + 1));
    }
  }
  return path;
}

function isIndex(step: string): boolean {
  return /^\d+$/.test(step);
}
