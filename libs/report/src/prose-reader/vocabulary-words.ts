import type { Audience, Channel, Theme } from '@fanzha/domain';

/** Words by which a sentence names whom an activity addresses. */
export const AUDIENCE_WORDS: readonly (readonly [Audience, RegExp])[] = [
  ['STUDENTS', /学生|同学|师生|新生|幼儿|小朋友|孩子|班级|大学生|团员/u],
  ['TEACHERS', /教师|老师|师生|教职工|班主任|辅导员/u],
  ['PARENTS', /家长/u],
  ['ELDERLY', /老年|老人|养老院|银发|长者/u],
  ['BANK_CUSTOMERS', /客户|储户|厅堂|网点|柜面|营业厅|前来办理/u],
  ['BANK_STAFF', /柜员|一线员工|全行员工|客户经理|支行员工/u],
  ['VILLAGERS', /村民|农户|进村|入村|村组|农村|集市|赶集/u],
  ['RESIDENTS', /居民|社区|小区|住户|业主|入户/u],
  ['ENTERPRISE_STAFF', /企业|工厂|工人|厂区|工地|车间|园区|职工(?!大会)/u],
  ['FINANCE_STAFF', /财务|会计|出纳/u],
  ['MEDICAL_STAFF', /医务|医护|全院职工/u],
  ['PATIENTS', /患者|就诊|病人|住院|门诊大厅|候诊/u],
  ['DELIVERY_RIDERS', /骑手|快递员|快递小哥|外卖/u],
  ['FRAUD_VICTIMS', /受害人|被骗群众|受骗群众|回访/u],
  ['KEY_GROUPS', /重点人群|易受骗|易受害|留守|独居/u],
  ['UNIT_STAFF', /民警|辅警|干部职工|全体职工|全员|本单位/u],
  ['GENERAL_PUBLIC', /群众|市民|公众|广场|商圈|街头/u],
];

/** Words by which a sentence names by what means an activity reaches people. */
export const CHANNEL_WORDS: readonly (readonly [Channel, RegExp])[] = [
  ['WECHAT_OFFICIAL_ACCOUNT', /公众号/u],
  ['WECHAT_GROUP', /微信群|居民群|家长群|班级群|业主群|村民群|警民群|群内|网格群|微信/u],
  ['QQ_GROUP', /qq群/u],
  ['MOMENTS', /朋友圈/u],
  ['SMS', /短信/u],
  ['SCHOOL_SMS', /校讯通/u],
  ['WEBSITE', /官网|网站|校园网/u],
  ['SOCIAL_MEDIA', /抖音|微博|视频号|快手|社交媒体/u],
  ['LED_SCREEN', /led|电子屏|显示屏|大屏|滚动屏|候诊屏/u],
  ['HALL_TV', /大厅电视/u],
  ['VIDEO', /视频|宣传片|短片|影片|动画|电影/u],
  ['LEAFLET', /传单|单页|折页|宣传单|资料|彩页|明白纸/u],
  ['BROCHURE_MANUAL', /手册|读本|小册/u],
  ['LETTER', /一封信|公开信|倡议书/u],
  ['NOTICE_FORM', /告知书|承诺书|责任书/u],
  ['POSTER', /海报|张贴|贴画|贴纸/u],
  ['BANNER', /横幅|标语|条幅/u],
  ['DISPLAY_BOARD', /展板|橱窗|宣传栏/u],
  ['BLACKBOARD', /黑板报|板报/u],
  ['ROLL_UP_STAND', /易拉宝|展架/u],
  ['WARNING_SIGN', /警示牌|提示牌/u],
  ['CLASSROOM', /班会|课堂|教室|上课/u],
  ['LECTURE_HALL', /讲座|报告厅|会议室|礼堂/u],
  ['MEETING', /会议|晨会|例会|座谈会/u],
  ['FLAG_CEREMONY', /国旗下|升旗/u],
  ['CAMPUS_BROADCAST', /校园广播/u],
  ['NEWS_MEDIA', /电视台|报纸|广播电台|融媒体|媒体/u],
  ['PUBLICITY_VEHICLE', /宣传车/u],
  ['DOOR_TO_DOOR', /入户|敲门|逐户|上门|走访/u],
  ['COUNTER_LOBBY', /柜面|厅堂|柜台|营业厅|填单台/u],
  ['APP', /app/u],
  ['HOTLINE', /热线|96110|110|举报电话|咨询电话/u],
  ['ONE_TO_ONE', /一对一|逐一/u],
  ['ON_SITE', /广场|集市|社区|咨询台|现场|进村|街头|商圈/u],
];

/** Words by which a text names what its publicity is about; telecom fraud where it names none. */
export const THEME_WORDS: readonly (readonly [Theme, RegExp])[] = [
  ['PENSION_FRAUD', /养老诈骗|涉老诈骗|老年人防骗|坑老骗老/u],
  ['ILLEGAL_FUNDRAISING', /非法集资/u],
  ['CYBER_SECURITY_WEEK', /网络安全(?:宣传)?周|网络安全教育/u],
  ['FINANCIAL_LITERACY', /金融知识(?!.{0,12}反诈)|消费者权益保护/u],
];
