import type { IndicatorShape } from './indicator-shape.js';

/** Indicators of organisation: leadership groups and the tenants that have one. */
export const ORGANISATION_INDICATORS = [
  {
    code: 'LEADERSHIP_GROUPS',
    zh: '领导小组数',
    en: 'Leadership groups',
    unit: '个',
    unitEn: 'groups',
    aggregation: 'stock',
    ledger: 'leadership_group',
    money: false,
    derived: true,
    definition: '期末在位的领导小组，即已成立且尚未撤销的。',
    definitionEn: 'Groups in place at period end: founded and not dissolved.',
  },
  {
    code: 'LEADERSHIP_MEMBERS',
    zh: '领导小组成员数',
    en: 'Leadership group members',
    unit: '人',
    unitEn: 'people',
    aggregation: 'stock',
    ledger: 'leadership_group',
    money: false,
    derived: true,
    definition: '期末在位的领导小组的成员人数；一行写一类岗位的，按写明的人数计；没有名单的，按写明的人数计。',
    definitionEn:
      'Members of the groups in place at period end; a post or class of posts, and a group without names, by the ' +
      'number ' +
      'that was stated.',
  },
  {
    code: 'TENANTS_WITH_GROUP',
    zh: '已成立领导小组单位数',
    en: 'Units with a group',
    unit: '家',
    unitEn: 'units',
    aggregation: 'distinct',
    ledger: 'leadership_group',
    money: false,
    derived: true,
    definition: '期末至少有一个在位领导小组的单位，每家只计一次。',
    definitionEn: 'Units with at least one group in place at period end, each counted once.',
  },
  {
    code: 'TENANTS',
    zh: '应报单位数',
    en: 'Units due to report',
    unit: '家',
    unitEn: 'units',
    aggregation: 'stock',
    ledger: 'tenant',
    money: false,
    derived: true,
    definition: '期末存续的单位，是各项填报率的分母。',
    definitionEn: 'Units open at period end; the denominator of every reporting rate.',
  },
] as const satisfies readonly IndicatorShape[];
