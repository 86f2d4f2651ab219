import type { IndicatorShape } from './indicator-shape.js';

/** What the records of activities themselves are counted as: publicity, internal acts, other themes. */
export const ACTIVITY_RECORD_INDICATORS = [
  {
    code: 'ACTIVITIES',
    zh: '宣传活动数',
    en: 'Activities',
    unit: '项',
    unitEn: 'activities',
    aggregation: 'sum',
    ledger: 'activity',
    money: false,
    derived: true,
    definition:
      '状态为“已开展”的宣传活动记录条数。成立专班、部署会、印发方案、内部培训等内部工作记入“内部工作数”，其他主题的活动记入“其他主题活动数”。',
    definitionEn:
      'Records of publicity whose status is done. Internal acts (groups, meetings, plans, training …) and activities ' +
      'on other themes have figures of their own.',
  },
  {
    code: 'INTERNAL_ACTS',
    zh: '内部工作数',
    en: 'Internal acts',
    unit: '项',
    unitEn: 'acts',
    aggregation: 'sum',
    ledger: 'activity',
    money: false,
    derived: true,
    definition:
      '状态为“已开展”的内部工作记录条数：成立专班、动员部署会、印发方案、建章立制、内部培训、账户管控、排查整改、受害人回访、研判预警、部门联动、侦查打击、技术防护。',
    definitionEn:
      'Records of work inside a body or between bodies whose status is done: setting up groups, meetings, plans, ' +
      'rules, staff training, account control, rectification, follow-up of victims, analysis, joint mechanisms, ' +
      'investigation and technical protection.',
  },
  {
    code: 'OTHER_THEME_ACTIVITIES',
    zh: '其他主题活动数',
    en: 'Activities on other themes',
    unit: '项',
    unitEn: 'activities',
    aggregation: 'sum',
    ledger: 'activity',
    money: false,
    derived: true,
    definition: '主题为网络安全宣传周、金融知识普及或其他的已开展活动条数。这些活动的数量不计入任何反诈指标。',
    definitionEn:
      'Activities that were held for cyber security week, financial literacy or another theme. Their amounts count ' +
      'in no figure of work against fraud.',
  },
] as const satisfies readonly IndicatorShape[];
