import type { IndicatorCode, SummarySection } from '@fanzha/domain';

/**
 * The phrasings of a summary. Each row has several ways to say the same; which one a summary takes follows from its
 * unit and period (`pick`). `{n}` is the figure with its unit, `{who}` the unit or region. No phrase praises: what no
 * record shows is not said (a spec holds the rows against the rules for marks).
 */
export const CLAUSES: Readonly<Partial<Record<IndicatorCode, readonly string[]>>> = {
  LEADERSHIP_GROUPS: ['建有反诈工作领导小组{n}', '在位反诈工作领导小组{n}', '设反诈工作领导小组{n}'],
  LEADERSHIP_MEMBERS: ['成员{n}', '小组成员{n}', '配备成员{n}'],
  TENANTS_WITH_GROUP: ['已建立领导小组的单位{n}', '建立领导小组的单位{n}', '有领导小组的单位{n}'],
  INTERNAL_ACTS: ['开展内部工作{n}', '完成内部工作{n}', '内部工作{n}'],
  ACTIVITIES: ['开展宣传活动{n}', '组织宣传活动{n}', '举办宣传活动{n}'],
  SESSIONS: ['举办活动{n}', '组织活动{n}', '活动共{n}'],
  PARTICIPANTS: ['参加{n}', '参加活动{n}', '参与{n}'],
  PEOPLE_REACHED: ['覆盖{n}', '宣传覆盖{n}', '覆盖人员{n}'],
  PEOPLE_REACHED_INDIRECTLY: ['间接覆盖{n}', '带动覆盖{n}', '另经转述覆盖{n}'],
  ARTICLES: ['原创发布{n}', '发布原创内容{n}', '自编发布{n}'],
  FORWARDS: ['转发转载{n}', '转发{n}', '转载转发{n}'],
  GROUP_PUSHES: ['群内推送{n}', '向各群推送{n}', '通过群推送{n}'],
  SMS: ['发送短信{n}', '发出提示短信{n}', '短信提醒{n}'],
  VIDEOS: ['制作视频{n}', '拍摄制作视频{n}', '制成视频{n}'],
  LED_PLAYS: ['电子屏播放{n}', '利用电子屏播放{n}', 'LED播放{n}'],
  LED_ITEMS: ['电子屏内容{n}', '播放内容{n}', '上屏内容{n}'],
  BROADCASTS: ['广播播放{n}', '通过广播播放{n}', '播放广播{n}'],
  LEAFLETS: ['发放宣传资料{n}', '散发宣传资料{n}', '分发宣传资料{n}'],
  MANUALS: ['发放手册{n}', '分发手册{n}', '派发手册{n}'],
  LETTERS: ['发放一封信{n}', '送达一封信{n}', '分发一封信{n}'],
  NOTICES_SIGNED: ['签署告知书{n}', '签订告知书{n}', '组织签署告知书{n}'],
  POSTERS: ['张贴海报{n}', '张贴宣传海报{n}', '贴出海报{n}'],
  BANNERS: ['悬挂横幅标语{n}', '悬挂横幅{n}', '拉挂横幅标语{n}'],
  BOARDS: ['展出展板板报{n}', '摆放展板{n}', '布置展板板报{n}'],
  SCREENINGS: ['组织观影{n}', '开展观影{n}', '组织集中观影{n}'],
  VEHICLE_TRIPS: ['出动宣传车{n}', '宣传车出动{n}', '派出宣传车{n}'],
  VOLUNTEERS: ['志愿者参与{n}', '志愿者{n}', '组织志愿者{n}'],
  STUDENT_WORKS: ['收到学生作品{n}', '学生上交作品{n}', '征集学生作品{n}'],
  APP_ASSISTED: ['指导安装反诈App{n}', '协助安装反诈App{n}', '帮助安装反诈App{n}'],
  ABSENTEES_FOLLOWED_UP: ['为缺席人员补学{n}', '缺席补学{n}', '组织缺席人员补学{n}'],
  HOUSEHOLD_VISITS: ['入户走访{n}', '上门走访{n}', '走访在册住户{n}'],
  HOUSEHOLDS_COVERED: ['覆盖不同住户{n}', '走访到的不同住户{n}', '不重复覆盖{n}'],
  HOUSEHOLDS_REPORTED: ['无户册社区上报入户{n}', '另由无户册社区上报入户{n}', '无户册社区按数上报{n}'],
  HOUSEHOLD_COVERAGE: ['入户覆盖率{n}', '在册住户覆盖率{n}', '户册覆盖率{n}'],
  PEOPLE_VISITED: ['入户当面宣传{n}', '入户宣传{n}', '上门当面宣传{n}'],
  ALERTS_RECEIVED: ['接收预警{n}', '收到预警{n}', '接到预警{n}'],
  ALERTS_HANDLED: ['处置反馈{n}', '已处置{n}', '完成处置{n}'],
  ALERTS_ON_TIME: ['按时处置{n}', '时限内处置{n}', '其中按时反馈{n}'],
  ALERTS_FACE_TO_FACE: ['见面劝阻{n}', '与当事人见面劝阻{n}', '当面劝阻{n}'],
  ALERTS_LOST: ['预警后仍被骗{n}', '预警后被骗{n}', '其中预警后被骗{n}'],
  WARNINGS_ISSUED: ['发布通报{n}', '编发通报{n}', '下发通报{n}'],
  WARNINGS_READ: ['单位签收{n}', '各单位签收{n}', '签收单位合计{n}'],
  INTERCEPTIONS: ['成功劝阻拦截{n}', '拦下转账{n}', '劝阻拦截转账{n}'],
  LOSS_AVOIDED: ['避免损失{n}', '避免群众损失{n}', '未转出金额{n}'],
  DISSUASIONS: ['劝阻{n}', '共劝阻{n}', '开展劝阻{n}'],
  VICTIM_FOLLOWUPS: ['回访受害人{n}', '开展受害人回访{n}', '受害人回访{n}'],
  HOTLINE_CALLS: ['接听咨询报警电话{n}', '接到咨询报警电话{n}', '受理咨询报警电话{n}'],
  TIPS: ['收到举报线索{n}', '接收举报线索{n}', '受理举报线索{n}'],
  CASES_REPORTED: ['接报诈骗警情{n}', '接到诈骗警情{n}', '受理诈骗警情{n}'],
  LOSS_REPORTED: ['接报损失{n}', '报称损失{n}', '警情涉及损失{n}'],
  CASES_FILED: ['立案{n}', '立诈骗案件{n}', '立为刑事案件{n}'],
  LOSS: ['立案损失{n}', '立案案件损失{n}', '所立案件损失{n}'],
  CASES_SOLVED: ['破案{n}', '侦破案件{n}', '破获案件{n}'],
  SUSPECTS_CAUGHT: ['抓获犯罪嫌疑人{n}', '抓获嫌疑人{n}', '到案嫌疑人{n}'],
  GANGS_DISMANTLED: ['打掉团伙窝点{n}', '捣毁团伙窝点{n}', '打掉犯罪团伙、窝点{n}'],
  LEADS_VERIFIED: ['核查办结线索{n}', '办结线索{n}', '核查线索并办结{n}'],
  STOP_PAYMENT: ['紧急止付{n}', '止付{n}', '采取紧急止付{n}'],
  FROZEN: ['冻结{n}', '新增冻结{n}', '冻结资金{n}'],
  RETURNED: ['返还{n}', '返还受害人{n}', '资金返还{n}'],
  ACCOUNTS_STOPPED: ['止付账户{n}', '涉及止付账户{n}', '对账户止付{n}'],
  ACCOUNTS_FROZEN: ['冻结账户{n}', '涉及冻结账户{n}', '对账户冻结{n}'],
  ACCOUNTS_CHECKED: ['排查账户{n}', '核查账户{n}', '开展账户排查{n}'],
  ACCOUNTS_RESTRICTED: ['期末管控账户{n}', '在管账户{n}', '处于管控状态的账户{n}'],
  LEADS_TRANSFERRED: ['移送线索{n}', '共移送线索{n}', '移交线索{n}'],
  INSPECTIONS: ['检查排查{n}', '开展检查{n}', '组织检查排查{n}'],
  HAZARDS_FOUND: ['发现隐患{n}', '查出隐患{n}', '检查中发现隐患{n}'],
  HAZARDS_RECTIFIED: ['完成整改{n}', '整改{n}', '已整改{n}'],
};

/** A sentence of a part: how it may begin, and the figures it tells in this order. */
export interface SentenceRow {
  readonly section: SummarySection;
  /** The heading of the second level that it stands under; null: none. */
  readonly under: string | null;
  readonly leads: readonly string[];
  readonly tells: readonly IndicatorCode[];
  /** Left out of summaries of single units, for which it says nothing. */
  readonly ofRegions?: true;
}

export const SENTENCES: readonly SentenceRow[] = [
  {
    section: 'ORGANISATION',
    under: null,
    leads: ['截至{end}，{who}', '到{end}，{who}', '据{end}统计，{who}'],
    tells: ['TENANTS_WITH_GROUP', 'LEADERSHIP_GROUPS', 'LEADERSHIP_MEMBERS'],
  },
  {
    section: 'ORGANISATION',
    under: null,
    leads: ['统计期内，', '本期', '{who}本期'],
    tells: ['INTERNAL_ACTS'],
  },
  {
    section: 'PUBLICITY',
    under: null,
    leads: ['统计期内，{who}', '{who}本期', '本期，{who}'],
    tells: ['ACTIVITIES', 'SESSIONS', 'PARTICIPANTS', 'PEOPLE_REACHED', 'PEOPLE_REACHED_INDIRECTLY', 'VOLUNTEERS'],
  },
  {
    section: 'PUBLICITY',
    under: '线上宣传',
    leads: ['', '线上渠道中，', '线上'],
    tells: ['ARTICLES', 'FORWARDS', 'GROUP_PUSHES', 'SMS', 'VIDEOS'],
  },
  {
    section: 'PUBLICITY',
    under: '线上宣传',
    leads: ['', '播放方面，', '另'],
    tells: ['LED_PLAYS', 'LED_ITEMS', 'BROADCASTS'],
  },
  {
    section: 'PUBLICITY',
    under: '线下宣传',
    leads: ['', '现场宣传中，', '线下'],
    tells: ['LEAFLETS', 'MANUALS', 'LETTERS', 'NOTICES_SIGNED'],
  },
  {
    section: 'PUBLICITY',
    under: '线下宣传',
    leads: ['', '阵地布置方面，', '同时'],
    tells: ['POSTERS', 'BANNERS', 'BOARDS', 'SCREENINGS', 'VEHICLE_TRIPS', 'APP_ASSISTED'],
  },
  {
    section: 'PUBLICITY',
    under: '线下宣传',
    leads: ['', '入户方面，', '走访中，'],
    tells: ['HOUSEHOLD_VISITS', 'HOUSEHOLDS_COVERED', 'HOUSEHOLD_COVERAGE', 'HOUSEHOLDS_REPORTED', 'PEOPLE_VISITED'],
  },
  {
    section: 'PUBLICITY',
    under: '重点群体宣传',
    leads: ['', '学生方面，', '面向在校学生，'],
    tells: ['STUDENT_WORKS', 'ABSENTEES_FOLLOWED_UP'],
  },
  {
    section: 'RESPONSE',
    under: '预警劝阻',
    leads: ['统计期内，', '', '本期'],
    tells: ['WARNINGS_ISSUED', 'WARNINGS_READ'],
  },
  {
    section: 'RESPONSE',
    under: '预警劝阻',
    leads: ['', '{who}', '预警方面，'],
    tells: ['ALERTS_RECEIVED', 'ALERTS_HANDLED', 'ALERTS_ON_TIME', 'ALERTS_FACE_TO_FACE', 'ALERTS_LOST'],
  },
  {
    section: 'RESPONSE',
    under: '预警劝阻',
    leads: ['', '{who}', '劝阻方面，'],
    tells: ['INTERCEPTIONS', 'LOSS_AVOIDED', 'DISSUASIONS', 'VICTIM_FOLLOWUPS', 'HOTLINE_CALLS', 'TIPS'],
  },
  {
    section: 'RESPONSE',
    under: '案件打击',
    leads: ['统计期内，', '{who}', '本期'],
    tells: ['CASES_REPORTED', 'LOSS_REPORTED', 'CASES_FILED', 'LOSS', 'CASES_SOLVED'],
  },
  {
    section: 'RESPONSE',
    under: '案件打击',
    leads: ['', '侦办中，', '打击方面，'],
    tells: ['SUSPECTS_CAUGHT', 'GANGS_DISMANTLED', 'LEADS_VERIFIED'],
  },
  {
    section: 'RESPONSE',
    under: '资金处置',
    leads: ['', '资金链各环节分别统计，', '按环节统计，'],
    tells: ['STOP_PAYMENT', 'FROZEN', 'RETURNED', 'ACCOUNTS_STOPPED', 'ACCOUNTS_FROZEN'],
  },
  {
    section: 'RESPONSE',
    under: '管控检查',
    leads: ['', '{who}', '账户管控方面，'],
    tells: ['ACCOUNTS_CHECKED', 'ACCOUNTS_RESTRICTED', 'LEADS_TRANSFERRED'],
  },
  {
    section: 'RESPONSE',
    under: '管控检查',
    leads: ['', '检查中，', '统计期内，'],
    tells: ['INSPECTIONS', 'HAZARDS_FOUND', 'HAZARDS_RECTIFIED'],
  },
];

/** Figures of the results, which are held against the period before and the year before, by what they are called. */
export const RESULTS: readonly (readonly [code: IndicatorCode, names: readonly string[]])[] = [
  ['ACTIVITIES', ['宣传活动', '开展宣传活动']],
  ['SESSIONS', ['活动场次', '举办场次']],
  ['PARTICIPANTS', ['参加人次', '到场人次']],
  ['LEAFLETS', ['发放宣传资料', '宣传资料发放']],
  ['HOUSEHOLD_VISITS', ['入户走访', '走访户次']],
  ['HOUSEHOLDS_COVERED', ['覆盖户数', '走访覆盖户数']],
  ['HOUSEHOLD_COVERAGE', ['入户覆盖率', '在册住户覆盖率']],
  ['INTERCEPTIONS', ['成功劝阻拦截', '劝阻拦截']],
  ['LOSS_AVOIDED', ['避免损失', '避免损失金额']],
  ['DISSUASIONS', ['劝阻人次', '劝阻']],
  ['CASES_REPORTED', ['接报警情', '诈骗警情']],
  ['CASES_FILED', ['立案', '立案数']],
  ['LOSS', ['立案损失', '立案损失金额']],
  ['CASES_SOLVED', ['破案', '破案数']],
  ['STOP_PAYMENT', ['紧急止付', '止付金额']],
  ['FROZEN', ['冻结', '冻结金额']],
  ['RETURNED', ['返还', '返还金额']],
  ['INSPECTIONS', ['检查排查', '检查次数']],
];

/** How a summary opens. `{title}`: whose work of which period. */
export const OPENINGS: readonly string[] = [
  '现将{title}情况总结如下。',
  '{title}情况如下。',
  '根据台账记录，现将{title}情况报告如下。',
  '现就{title}情况作如下总结。',
];

/** Where figures come from. `{days}`: the period; `{moment}`: when they were read. */
export const SOURCES: readonly string[] = [
  '文中数字取自反诈台账，统计期为{days}，数据截至{moment}。',
  '本总结统计期为{days}，数字以反诈台账{moment}的记录为准。',
  '统计期为{days}；所列数字均出自反诈台账，截至{moment}。',
];

/** Units that are due and those that have recorded something. `{due}` and `{done}` are figures. */
export const REPORTING: readonly string[] = [
  '应报单位{due}，已报{done}。',
  '本期应报单位{due}，其中已报{done}。',
  '统计期内应报单位{due}，有记录的{done}。',
];

/** What a part says that must be there and of which no record shows anything. */
export const NO_RECORD = '本期无相关记录。';

/** What the results say where nothing can be held against another period. */
export const NO_COMPARISON = '本期与上期、上年同期无可比数据。';

/** How members of a breakdown are told: the list stands for `{list}`. */
export interface BreakdownRow {
  readonly section: SummarySection;
  readonly under: string | null;
  readonly code: IndicatorCode;
  readonly by: 'ACTIVITY_TYPE' | 'AUDIENCE' | 'FRAUD_TYPE';
  /** Those that are told, however many they are; null: the largest of all. */
  readonly members: readonly string[] | null;
  readonly most: number;
  /** Where some are told and others are not. */
  readonly forms: readonly string[];
  /** Where all there are are told: of members that overlap, where there is one alone. */
  readonly whole: readonly string[];
}

export const BREAKDOWNS: readonly BreakdownRow[] = [
  {
    section: 'PUBLICITY',
    under: null,
    code: 'ACTIVITIES',
    by: 'ACTIVITY_TYPE',
    members: null,
    most: 5,
    forms: ['较多的类型是{list}。', '其中较多的是{list}。', '从类型看，较多的是{list}。'],
    whole: ['类型有{list}。', '按类型分，{list}。', '从类型看，{list}。'],
  },
  {
    section: 'PUBLICITY',
    under: '重点群体宣传',
    code: 'ACTIVITIES',
    by: 'AUDIENCE',
    members: ['STUDENTS', 'ELDERLY', 'KEY_GROUPS', 'FINANCE_STAFF', 'ENTERPRISE_STAFF', 'DELIVERY_RIDERS', 'PARENTS'],
    most: 7,
    forms: [
      '面向重点群体的宣传活动（各项有重叠，不相加）：{list}。',
      '按宣传对象分（各项有重叠，不相加），{list}。',
      '宣传活动中，面向{list}（各项有重叠，不相加）。',
    ],
    whole: ['面向重点群体的宣传活动：{list}。', '按宣传对象分，{list}。', '宣传活动中，面向{list}。'],
  },
  {
    section: 'RESPONSE',
    under: '案件打击',
    code: 'CASES_FILED',
    by: 'FRAUD_TYPE',
    members: null,
    most: 3,
    forms: ['立案较多的类型：{list}。', '从立案类型看，{list}居前。', '立案数居前的类型为{list}。'],
    whole: ['立案类型：{list}。', '从立案类型看，{list}。', '按诈骗类型分，{list}。'],
  },
];
