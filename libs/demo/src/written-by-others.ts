import type { WrittenActivity } from './written-activity.js';

const CLINIC = '花溪卫生院';

/** What a clinic and the office of a town tell of. */
export const WRITTEN_BY_OTHERS: readonly WrittenActivity[] = [
  {
    unit: CLINIC,
    type: 'DEPLOY_MEETING',
    title: '护老行动院内部署会',
    on: '05-12',
    venue: '卫生院会议室',
    audiences: ['MEDICAL_STAFF'],
    channels: ['MEETING'],
    measures: [['SESSIONS', 'UNCOUNTED']],
    narrative: '院长把任务分到门诊、病区和公卫三条线，各线第二天动手。',
  },
  {
    unit: CLINIC,
    type: 'LEAFLET_DISTRIBUTION',
    title: '诊室与护士站投放单页',
    on: '05-14',
    venue: '诊室、护士站、病区走道',
    audiences: ['PATIENTS', 'ELDERLY'],
    channels: ['LEAFLET'],
    measures: [['LEAFLETS', 'UNCOUNTED']],
  },
  {
    unit: CLINIC,
    type: 'LED_PLAYBACK',
    title: '大厅滚动屏播护老提示',
    on: '05-14',
    through: '05-28',
    venue: '门诊大厅',
    audiences: ['ELDERLY'],
    channels: ['LED_SCREEN'],
    measures: [['LED_PLAYS', 'UNCOUNTED']],
  },
  {
    unit: CLINIC,
    type: 'ONLINE_PUSH',
    title: '公众号护老反诈推文',
    on: '05-18',
    venue: '线上',
    audiences: ['ELDERLY'],
    channels: ['WECHAT_OFFICIAL_ACCOUNT'],
    measures: [['ARTICLES', 'UNCOUNTED']],
    narrative: '来看病的老人和家属不少听过讲解，人次没有统计，不估。',
  },

  {
    unit: '红杨镇平安建设办公室',
    type: 'CENTRALIZED_PUBLICITY',
    title: '打击非法集资法治宣传',
    on: '06-15',
    venue: '红杨集镇',
    audiences: ['GENERAL_PUBLIC'],
    channels: ['ON_SITE'],
    measures: [['SESSIONS', 'UNCOUNTED']],
    narrative: '活动已办，现场没有做人次和资料统计。',
    details: { theme: 'ILLEGAL_FUNDRAISING', fraudTypeCodes: ['F19'] },
  },
];
