import type { ToldActivity } from './told-activity.js';

const [CLINIC, STATION, TASK_FORCE, BRIGADE] = ['花溪卫生院', '莲香派出所', '湾沚区反诈专班', '湾沚区反诈宣传中队'];
const [CENTRE, SAVINGS, AGENCY] = ['远帆银行湾沚中心支行', '惠民银行花桥储蓄所', '丰禾农商银行湾沚分理处'];

export const TOLD_BY_OTHERS: readonly ToldActivity[] = [
  { unit: CLINIC, type: 'DEPLOY_MEETING', title: '护老行动院内部署会', on: '05-12', place: '卫生院会议室', audiences: ['MEDICAL_STAFF'], channels: ['MEETING'], measures: [['SESSIONS', 'UNCOUNTED']], narrative: '院长把任务分到门诊、病区和公卫三条线，各线第二天动手。' },
  { unit: CLINIC, type: 'LEAFLET_DISTRIBUTION', title: '诊室与护士站投放单页', on: '05-14', place: '诊室、护士站、病区走道', audiences: ['PATIENTS', 'ELDERLY'], channels: ['LEAFLET'], measures: [['LEAFLETS', 'UNCOUNTED']] },
  { unit: CLINIC, type: 'LED_PLAYBACK', title: '大厅滚动屏播护老提示', on: '05-14', through: '05-28', place: '门诊大厅', audiences: ['ELDERLY'], channels: ['LED_SCREEN'], measures: [['LED_PLAYS', 'UNCOUNTED']] },
  { unit: CLINIC, type: 'ONLINE_PUSH', title: '公众号护老反诈推文', on: '05-18', place: '线上', audiences: ['ELDERLY'], channels: ['WECHAT_OFFICIAL_ACCOUNT'], measures: [['ARTICLES', 'UNCOUNTED']], narrative: '来看病的老人和家属不少听过讲解，人次没有统计，不估。' },

  { unit: STATION, type: 'BROADCAST_MEDIA', title: '宣传车沿圩堤巡播', on: '10-12', through: '10-18', place: '陶辛镇各村', audiences: ['GENERAL_PUBLIC'], channels: ['PUBLICITY_VEHICLE'], measures: [['VEHICLE_TRIPS', 'UNCOUNTED']] },
  { unit: STATION, type: 'POSTING_DISPLAY', title: '路口悬挂标语、张贴海报', on: '10-13', place: '集镇路口', audiences: ['GENERAL_PUBLIC'], channels: ['BANNER', 'POSTER'], measures: [['BANNERS', 'UNCOUNTED'], ['POSTERS', 'UNCOUNTED']] },
  { unit: STATION, type: 'LECTURE', title: '到中小学上法治课', on: '10-15', place: '莲香中心小学', audiences: ['STUDENTS'], channels: ['LECTURE_HALL'], partners: ['莲香中心小学', '水网初级中学'], measures: [['SESSIONS', 'UNCOUNTED']] },
  { unit: STATION, type: 'LECTURE', title: '到厂里讲防骗', on: '10-16', place: '镇工业集中区', audiences: ['ENTERPRISE_STAFF'], channels: ['LECTURE_HALL'], measures: [['SESSIONS', 'UNCOUNTED']] },
  { unit: STATION, type: 'LEAFLET_DISTRIBUTION', title: '赶集日发传单', on: '10-17', place: '陶辛集市', audiences: ['GENERAL_PUBLIC'], channels: ['LEAFLET'], measures: [['LEAFLETS', 'UNCOUNTED']] },
  { unit: STATION, type: 'LED_PLAYBACK', title: '临街商铺屏幕同步提示', on: '10-14', through: '10-31', place: '集镇商业街', audiences: ['GENERAL_PUBLIC'], channels: ['LED_SCREEN'], measures: [['LED_PLAYS', 'UNCOUNTED']] },
  { unit: STATION, type: 'ONLINE_PUSH', title: '警民微信群每日一讲', on: '10-18', place: '线上', audiences: ['RESIDENTS'], channels: ['WECHAT_GROUP'], measures: [['GROUP_PUSHES', 'UNCOUNTED']] },
  { unit: STATION, type: 'DOOR_TO_DOOR', title: '民警与村干部进户提醒', on: '10-19', through: '10-22', place: '圩心村', audiences: ['VILLAGERS'], channels: ['DOOR_TO_DOOR'], partners: ['圩心村'], measures: [['PEOPLE_REACHED', 'UNCOUNTED']] },

  { unit: TASK_FORCE, type: 'SETUP_GROUP', title: '百日专项指挥部组建', on: '11-01', audiences: ['UNIT_STAFF'], channels: ['MEETING'], measures: [], narrative: '专项为期一百天；天数是安排，不是成果。' },
  { unit: TASK_FORCE, type: 'JOINT_MECHANISM', title: '与运营商、银行建立协查', on: '11-02', audiences: ['BANK_STAFF'], channels: ['COORDINATION'], partners: ['远帆银行湾沚中心支行', '惠民银行湾沚支行'], measures: [] },
  { unit: TASK_FORCE, type: 'ONSITE_INTERCEPTION', title: '五日驻点拦截行动', on: '11-06', through: '11-10', place: '重点银行网点柜面与自助区', audiences: ['BANK_CUSTOMERS'], channels: ['COUNTER_LOBBY', 'ATM_SCREEN'], partners: ['惠民银行湾沚支行', '丰禾农商银行湾沚分理处'], measures: [['OUTLETS_COVERED', 'UNCOUNTED']], narrative: '民警守在柜台和取款机旁，见人边通话边操作就上前询问；拦截起数和金额另行登记。' },
  { unit: TASK_FORCE, type: 'HOTLINE_SERVICE', title: '接警台增设反诈咨询席', on: '11-10', place: '接警大厅', audiences: ['GENERAL_PUBLIC'], channels: ['HOTLINE'], measures: [['PEOPLE_REACHED', 'UNCOUNTED']], narrative: '专席轮班解答，来电量由接警系统统计，不重复填报。' },
  { unit: TASK_FORCE, type: 'ANALYSIS_WARNING', title: '发布电话欠费类骗局警示', on: '11-10', place: '线上', audiences: ['GENERAL_PUBLIC'], channels: ['REPORT'], measures: [['ARTICLES', 'UNCOUNTED']] },

  { unit: BRIGADE, type: 'CENTRALIZED_PUBLICITY', title: '“五进”现场宣传', on: '08-12', through: '08-20', place: '社区、校园、厂区、医院、窗口', audiences: ['GENERAL_PUBLIC'], channels: ['ON_SITE', 'BANNER', 'DISPLAY_BOARD'], measures: [['SESSIONS', 'UNCOUNTED']] },
  { unit: BRIGADE, type: 'LECTURE', title: '法治课与警民恳谈', on: '08-22', place: '各社区', audiences: ['RESIDENTS', 'STUDENTS'], channels: ['LECTURE_HALL'], measures: [['SESSIONS', 'WITHHELD']], narrative: '场数按规定暂不公开。' },
  { unit: BRIGADE, type: 'LEAFLET_DISTRIBUTION', title: '辖区集中发放资料', on: '08-24', audiences: ['RESIDENTS'], channels: ['LEAFLET'], measures: [['LEAFLETS', 'WITHHELD']] },
  { unit: BRIGADE, type: 'ONLINE_PUSH', title: '易受骗人群定向短信', on: '08-26', place: '线上', audiences: ['KEY_GROUPS'], channels: ['SMS'], measures: [['SMS', 'WITHHELD']] },
  { unit: BRIGADE, type: 'VICTIM_FOLLOWUP', title: '受骗群众逐人回访', on: '08-28', audiences: ['FRAUD_VICTIMS'], channels: ['ONE_TO_ONE'], measures: [['PEOPLE_REACHED', 'UNCOUNTED']], narrative: '只问年龄段、职业类别和得知渠道，不记姓名。' },
  { unit: BRIGADE, type: 'ANALYSIS_WARNING', title: '回访信息研判后发预警', on: '08-30', place: '线上', audiences: ['GENERAL_PUBLIC'], channels: ['REPORT', 'POLICE_PLATFORM'], measures: [['ARTICLES', 'UNCOUNTED']] },
  { unit: BRIGADE, type: 'JOINT_MECHANISM', title: '走访网点共商堵漏', on: '08-31', audiences: ['BANK_STAFF'], channels: ['COORDINATION'], partners: ['惠民银行湾沚支行'], measures: [] },

  { unit: CENTRE, type: 'DEPLOY_MEETING', title: '部门反诈专题会', on: '09-02', place: '支行会议室', audiences: ['BANK_STAFF'], channels: ['MEETING'], measures: [['SESSIONS', 'UNCOUNTED']] },
  { unit: CENTRE, type: 'STAFF_TRAINING', title: '读手册、看警示片', on: '09-05', place: '支行培训室', audiences: ['BANK_STAFF'], channels: ['BROCHURE_MANUAL', 'VIDEO'], measures: [['SESSIONS', 'UNCOUNTED']] },
  { unit: CENTRE, type: 'CENTRALIZED_PUBLICITY', title: '宣传小分队走进邻近小区', on: '09-10', place: '周边小区', audiences: ['RESIDENTS'], channels: ['ON_SITE'], partners: ['锦绣社区'], measures: [['SESSIONS', 'UNCOUNTED']] },
  { unit: CENTRE, type: 'POSTING_DISPLAY', title: '大厅张贴反诈海报', on: '09-03', place: '营业大厅', audiences: ['BANK_CUSTOMERS'], channels: ['POSTER'], measures: [['POSTERS', 'UNCOUNTED']] },
  { unit: CENTRE, type: 'LED_PLAYBACK', title: '门头屏每天提示', on: '09-01', through: '09-30', place: '网点门头', audiences: ['GENERAL_PUBLIC'], channels: ['LED_SCREEN'], measures: [['LED_PLAYS', 'UNCOUNTED']] },
  { unit: CENTRE, type: 'LEAFLET_DISTRIBUTION', title: '柜面折页与老年客户讲解', on: '09-12', place: '柜面', audiences: ['BANK_CUSTOMERS', 'ELDERLY'], channels: ['LEAFLET', 'COUNTER_LOBBY'], measures: [['LEAFLETS', 'UNCOUNTED']] },

  { unit: SAVINGS, type: 'ONLINE_PUSH', title: '员工转发当天反诈推文', on: '07-15', place: '线上', audiences: ['BANK_CUSTOMERS'], channels: ['MOMENTS'], measures: [['FORWARDS', 'UNCOUNTED']] },
  { unit: SAVINGS, type: 'CENTRALIZED_PUBLICITY', title: '厅堂讲解与社区摆台', on: '07-15', place: '营业厅、梅岗村', audiences: ['BANK_CUSTOMERS', 'RESIDENTS'], channels: ['COUNTER_LOBBY', 'ON_SITE'], partners: ['梅岗村'], measures: [['SESSIONS', 'UNCOUNTED']] },
  { unit: SAVINGS, type: 'CONTEST_QUIZ', title: '厅堂有奖问答', on: '07-15', place: '营业厅', audiences: ['BANK_CUSTOMERS'], channels: ['COUNTER_LOBBY'], measures: [['PARTICIPANTS', 'UNCOUNTED']] },
  { unit: SAVINGS, type: 'LEAFLET_DISTRIBUTION', title: '摆台发放安全折页', on: '07-15', place: '梅岗村', audiences: ['RESIDENTS'], channels: ['LEAFLET'], measures: [['LEAFLETS', 'UNCOUNTED']] },

  { unit: AGENCY, type: 'DEPLOY_MEETING', title: '支付新规职工会', on: '12-02', place: '网点会议室', audiences: ['BANK_STAFF'], channels: ['MEETING'], measures: [['SESSIONS', 'UNCOUNTED']] },
  { unit: AGENCY, type: 'STAFF_TRAINING', title: '晨会与班后新规学习', on: '12-04', place: '网点会议室', audiences: ['BANK_STAFF'], channels: ['MEETING'], measures: [['SESSIONS', 'UNCOUNTED']] },
  { unit: AGENCY, type: 'LED_PLAYBACK', title: '显示屏循环播提示语', on: '12-01', through: '12-31', place: '网点', audiences: ['BANK_CUSTOMERS'], channels: ['LED_SCREEN', 'HALL_TV'], measures: [['LED_PLAYS', 'UNCOUNTED']] },
  { unit: AGENCY, type: 'CENTRALIZED_PUBLICITY', title: '新规咨询台', on: '12-08', place: '营业大厅', audiences: ['BANK_CUSTOMERS'], channels: ['COUNTER_LOBBY', 'ROLL_UP_STAND'], measures: [['SESSIONS', 'UNCOUNTED']] },
  { unit: AGENCY, type: 'LEAFLET_DISTRIBUTION', title: '发放总行统一折页', on: '12-08', place: '营业大厅', audiences: ['BANK_CUSTOMERS'], channels: ['LEAFLET'], measures: [['LEAFLETS', 'UNCOUNTED']] },
  { unit: AGENCY, type: 'ONLINE_PUSH', title: '官网与公众号解读新规', on: '12-10', place: '线上', audiences: ['BANK_CUSTOMERS'], channels: ['WEBSITE', 'WECHAT_OFFICIAL_ACCOUNT'], measures: [['ARTICLES', 'UNCOUNTED']] },
  { unit: AGENCY, type: 'BANK_ACCOUNT_CONTROL', title: '涉案账户停用与限额', on: '12-15', place: '网点', audiences: ['BANK_CUSTOMERS'], channels: ['TECHNICAL', 'ATM_SCREEN'], measures: [], narrative: '户数在账户管控台账里登记；自助机同步加了语音和弹窗。' },
  { unit: AGENCY, type: 'JOINT_MECHANISM', title: '与公安对接涉案名单', on: '12-16', audiences: ['BANK_STAFF'], channels: ['COORDINATION'], partners: ['望湖派出所'], measures: [] },

  { unit: '红杨镇平安建设办公室', type: 'CENTRALIZED_PUBLICITY', title: '打击非法集资法治宣传', on: '06-15', place: '红杨集镇', audiences: ['GENERAL_PUBLIC'], channels: ['ON_SITE'], measures: [['SESSIONS', 'UNCOUNTED']], narrative: '活动已办，现场没有做人次和资料统计。' },
];
