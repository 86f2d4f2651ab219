import type { Named } from './locale.js';

/** One entry of a closed list: the code is stored and sent, the names are shown. */
export interface Term<Code extends string = string> extends Named {
  readonly code: Code;
}

type CodeOf<List extends readonly Term[]> = List[number]['code'];

/** Kinds of organisation that own data in the ledger. */
export const TENANT_TYPES = [
  { code: 'DISTRICT', zh: '乡镇街道', en: 'Town or street' },
  { code: 'SCHOOL', zh: '学校', en: 'School' },
  { code: 'BANK', zh: '银行', en: 'Bank' },
  { code: 'POLICE', zh: '公安机关', en: 'Police' },
  { code: 'HOSPITAL', zh: '医院', en: 'Hospital' },
  { code: 'COMMUNITY', zh: '社区（村）', en: 'Community or village' },
  { code: 'DEPARTMENT', zh: '机关部门', en: 'Department' },
  { code: 'AUTHORITY', zh: '主管单位', en: 'Authority' },
] as const satisfies readonly Term[];
export type TenantType = CodeOf<typeof TENANT_TYPES>;

/** 条线: the lines along which authorities oversee units, beside the regions. */
export const SECTORS = [
  { code: 'LOCAL_GOVERNMENT', zh: '属地政府', en: 'Local government' },
  { code: 'EDUCATION', zh: '教育', en: 'Education' },
  { code: 'FINANCE', zh: '金融', en: 'Finance' },
  { code: 'PUBLIC_SECURITY', zh: '公安', en: 'Public security' },
  { code: 'HEALTH', zh: '卫生健康', en: 'Health' },
  { code: 'URBAN_MANAGEMENT', zh: '城市管理', en: 'Urban management' },
  { code: 'COMMUNITY', zh: '社区', en: 'Community' },
  { code: 'OTHER', zh: '其他', en: 'Other' },
] as const satisfies readonly Term[];
export type Sector = CodeOf<typeof SECTORS>;

/** Levels of the administrative division, from the top down. */
export const REGION_LEVELS = [
  { code: 'PROVINCE', zh: '省', en: 'Province' },
  { code: 'CITY', zh: '市', en: 'City' },
  { code: 'COUNTY', zh: '区县', en: 'County' },
  { code: 'TOWN', zh: '乡镇（街道）', en: 'Town' },
  { code: 'COMMUNITY', zh: '社区（村）', en: 'Community' },
] as const satisfies readonly Term[];
export type RegionLevel = CodeOf<typeof REGION_LEVELS>;

/** What kind of publicity work an activity record describes. */
export const ACTIVITY_TYPES = [
  { code: 'SETUP_GROUP', zh: '成立专班', en: 'Setting up a group' },
  { code: 'DEPLOY_MEETING', zh: '动员部署会', en: 'Kick-off meeting' },
  { code: 'ISSUE_PLAN', zh: '印发方案', en: 'Issuing a plan' },
  { code: 'RULE_BUILDING', zh: '建章立制', en: 'Setting rules' },
  { code: 'CENTRALIZED_PUBLICITY', zh: '集中宣传', en: 'On-site publicity' },
  { code: 'LEAFLET_DISTRIBUTION', zh: '发放宣传资料', en: 'Handing out leaflets' },
  { code: 'POSTING_DISPLAY', zh: '张贴展示', en: 'Posters and displays' },
  { code: 'LED_PLAYBACK', zh: '电子屏播放', en: 'Screen playback' },
  { code: 'VIDEO_SCREENING', zh: '组织观影', en: 'Film screening' },
  { code: 'CONTENT_PRODUCTION', zh: '制作宣传品', en: 'Producing content' },
  { code: 'ONLINE_PUSH', zh: '线上推送', en: 'Online push' },
  { code: 'LECTURE', zh: '讲座授课', en: 'Lecture' },
  { code: 'CLASS_MEETING', zh: '主题班会', en: 'Class meeting' },
  { code: 'ASSEMBLY_SPEECH', zh: '国旗下讲话', en: 'Assembly speech' },
  { code: 'CONTEST_QUIZ', zh: '竞赛竞答', en: 'Contest or quiz' },
  { code: 'BROADCAST_MEDIA', zh: '广播媒体', en: 'Broadcast and media' },
  { code: 'DOOR_TO_DOOR', zh: '敲门行动', en: 'Door to door' },
  { code: 'OPEN_LETTER', zh: '一封信', en: 'Open letter' },
  { code: 'NOTICE_SIGNING', zh: '签告知书', en: 'Signing notices' },
  { code: 'ABSENTEE_FOLLOWUP', zh: '缺席补学', en: 'Following up absentees' },
  { code: 'APP_PROMOTION', zh: '反诈App推广', en: 'App promotion' },
  { code: 'STAFF_TRAINING', zh: '内部培训', en: 'Staff training' },
  { code: 'STUDENT_WORKS', zh: '学生作品', en: 'Student works' },
  { code: 'BANK_ACCOUNT_CONTROL', zh: '账户管控', en: 'Bank account control' },
  { code: 'INSPECTION_RECTIFICATION', zh: '排查整改', en: 'Inspection and rectification' },
  { code: 'VICTIM_FOLLOWUP', zh: '受害人回访', en: 'Victim follow-up' },
  { code: 'ANALYSIS_WARNING', zh: '研判预警', en: 'Analysis and warning' },
  { code: 'JOINT_MECHANISM', zh: '部门联动', en: 'Joint mechanism' },
  { code: 'INVESTIGATION_CRACKDOWN', zh: '侦查打击', en: 'Investigation and crackdown' },
  { code: 'ONSITE_INTERCEPTION', zh: '驻点劝阻', en: 'On-site interception' },
  { code: 'HOTLINE_SERVICE', zh: '咨询热线', en: 'Hotline service' },
  { code: 'TECHNICAL_PROTECTION', zh: '技术防护', en: 'Technical protection' },
] as const satisfies readonly Term[];
export type ActivityType = CodeOf<typeof ACTIVITY_TYPES>;

/** By what means an activity reaches people. */
export const CHANNELS = [
  { code: 'MEETING', zh: '会议', en: 'Meeting' },
  { code: 'CLASSROOM', zh: '课堂班会', en: 'Classroom' },
  { code: 'ON_SITE', zh: '现场', en: 'On site' },
  { code: 'LEAFLET', zh: '宣传单', en: 'Leaflet' },
  { code: 'COUNTER_LOBBY', zh: '网点厅堂', en: 'Counter and lobby' },
  { code: 'WECHAT_OFFICIAL_ACCOUNT', zh: '微信公众号', en: 'WeChat official account' },
  { code: 'LED_SCREEN', zh: '电子屏', en: 'LED screen' },
  { code: 'VIDEO', zh: '视频', en: 'Video' },
  { code: 'ATM_SCREEN', zh: '自助终端', en: 'ATM screen' },
  { code: 'LECTURE_HALL', zh: '讲座', en: 'Lecture hall' },
  { code: 'POSTER', zh: '海报', en: 'Poster' },
  { code: 'COORDINATION', zh: '部门协调', en: 'Coordination' },
  { code: 'DOCUMENT', zh: '文件制度', en: 'Document' },
  { code: 'WECHAT_GROUP', zh: '微信群', en: 'WeChat group' },
  { code: 'POLICE_OPERATION', zh: '警务行动', en: 'Police operation' },
  { code: 'BANNER', zh: '横幅标语', en: 'Banner' },
  { code: 'WEBSITE', zh: '网站', en: 'Website' },
  { code: 'DISPLAY_BOARD', zh: '展板', en: 'Display board' },
  { code: 'DOOR_TO_DOOR', zh: '入户', en: 'Door to door' },
  { code: 'MOMENTS', zh: '朋友圈', en: 'WeChat Moments' },
  { code: 'NEWS_MEDIA', zh: '新闻媒体', en: 'News media' },
  { code: 'APP', zh: '反诈App', en: 'Anti-fraud app' },
  { code: 'BLACKBOARD', zh: '黑板报', en: 'Blackboard' },
  { code: 'BROCHURE_MANUAL', zh: '手册', en: 'Brochure or manual' },
  { code: 'HALL_TV', zh: '大厅电视', en: 'Hall television' },
  { code: 'QQ_GROUP', zh: 'QQ群', en: 'QQ group' },
  { code: 'SOCIAL_MEDIA', zh: '社交媒体', en: 'Social media' },
  { code: 'WRITTEN', zh: '书面作品', en: 'Written work' },
  { code: 'LETTER', zh: '一封信', en: 'Letter' },
  { code: 'HOTLINE', zh: '热线电话', en: 'Hotline' },
  { code: 'ONE_TO_ONE', zh: '一对一', en: 'One to one' },
  { code: 'FLAG_CEREMONY', zh: '升旗仪式', en: 'Flag ceremony' },
  { code: 'PARCEL_DELIVERY', zh: '快递外卖', en: 'Parcel and meal delivery' },
  { code: 'ROLL_UP_STAND', zh: '易拉宝', en: 'Roll-up stand' },
  { code: 'OUTDOOR_LED', zh: '户外大屏', en: 'Outdoor screen' },
  { code: 'PUBLICITY_VEHICLE', zh: '宣传车', en: 'Publicity vehicle' },
  { code: 'OA_PLATFORM', zh: '办公平台', en: 'Office platform' },
  { code: 'SCHOOL_SMS', zh: '校讯通', en: 'School messages' },
  { code: 'WARNING_SIGN', zh: '警示牌', en: 'Warning sign' },
  { code: 'NOTICE_FORM', zh: '告知书', en: 'Notice form' },
  { code: 'TECHNICAL', zh: '技术措施', en: 'Technical measure' },
  { code: 'SMS', zh: '短信', en: 'Text message' },
  { code: 'REPORT', zh: '研判报告', en: 'Report' },
  { code: 'CAMPUS_BROADCAST', zh: '校园广播', en: 'Campus broadcast' },
  { code: 'POLICE_PLATFORM', zh: '办案平台', en: 'Police platform' },
  { code: 'SELF_STUDY', zh: '自学', en: 'Self-study' },
] as const satisfies readonly Term[];
export type Channel = CodeOf<typeof CHANNELS>;

/** Whom an activity addresses. */
export const AUDIENCES = [
  { code: 'STUDENTS', zh: '学生', en: 'Students' },
  { code: 'BANK_CUSTOMERS', zh: '银行客户', en: 'Bank customers' },
  { code: 'GENERAL_PUBLIC', zh: '社会公众', en: 'General public' },
  { code: 'UNIT_STAFF', zh: '本单位人员', en: 'Own staff' },
  { code: 'TEACHERS', zh: '教师', en: 'Teachers' },
  { code: 'RESIDENTS', zh: '辖区居民', en: 'Residents' },
  { code: 'ELDERLY', zh: '老年人', en: 'Elderly people' },
  { code: 'BANK_STAFF', zh: '银行员工', en: 'Bank staff' },
  { code: 'VILLAGERS', zh: '村民', en: 'Villagers' },
  { code: 'PARENTS', zh: '家长', en: 'Parents' },
  { code: 'ENTERPRISE_STAFF', zh: '企业员工', en: 'Company staff' },
  { code: 'KEY_GROUPS', zh: '易受骗人群', en: 'Vulnerable groups' },
  { code: 'FAMILIES', zh: '家庭成员', en: 'Family members' },
  { code: 'SCHOOLS', zh: '下属学校', en: 'Schools' },
  { code: 'FRAUD_VICTIMS', zh: '受害人', en: 'Fraud victims' },
  { code: 'MEDICAL_STAFF', zh: '医务人员', en: 'Medical staff' },
  { code: 'PATIENTS', zh: '就诊患者', en: 'Patients' },
  { code: 'RURAL_FAMILIES', zh: '农村家庭', en: 'Rural families' },
  { code: 'MIGRANT_FAMILIES', zh: '外来务工家庭', en: 'Migrant families' },
  { code: 'DELIVERY_RIDERS', zh: '快递骑手', en: 'Delivery riders' },
  { code: 'FINANCE_STAFF', zh: '财务人员', en: 'Finance staff' },
] as const satisfies readonly Term[];
export type Audience = CodeOf<typeof AUDIENCES>;

/** How exact a stated amount is: 余/以上 is at least, 约 is approximate; done-but-uncounted is a legal state, not 0. */
export const QUALIFIERS = [
  { code: 'EXACT', zh: '准确', en: 'Exact' },
  { code: 'AT_LEAST', zh: '余/以上', en: 'At least' },
  { code: 'APPROX', zh: '约', en: 'About' },
  { code: 'UNCOUNTED', zh: '做了未统计', en: 'Done, not counted' },
  { code: 'WITHHELD', zh: '不便公开', en: 'Withheld' },
] as const satisfies readonly Term[];
export type Qualifier = CodeOf<typeof QUALIFIERS>;

/**
 * Only what is done is ever a result. What is planned is kept apart, and what a unit requires of others (要求各校…) is
 * neither a plan of its own nor a result.
 */
export const ACTIVITY_STATUSES = [
  { code: 'DONE', zh: '已开展', en: 'Done' },
  { code: 'PLANNED', zh: '计划中', en: 'Planned' },
  { code: 'REQUIRED', zh: '工作要求', en: 'Required of others' },
] as const satisfies readonly Term[];
export type ActivityStatus = CodeOf<typeof ACTIVITY_STATUSES>;

/** State of any record: nothing is deleted, wrong records are voided with a reason. */
export const RECORD_STATUSES = [
  { code: 'ACTIVE', zh: '有效', en: 'Active' },
  { code: 'VOIDED', zh: '已作废', en: 'Voided' },
] as const satisfies readonly Term[];
export type RecordStatus = CodeOf<typeof RECORD_STATUSES>;

/** What a group that leads the work is. */
export const GROUP_KINDS = [
  { code: 'LEADERSHIP_GROUP', zh: '领导小组', en: 'Leadership group' },
  { code: 'TASK_FORCE', zh: '专班', en: 'Task force' },
  { code: 'HEADQUARTERS', zh: '指挥部', en: 'Headquarters' },
  { code: 'JOINT_MEETING', zh: '联席会议', en: 'Joint meeting' },
] as const satisfies readonly Term[];
export type GroupKind = CodeOf<typeof GROUP_KINDS>;

/** Roles in a leadership group. */
export const LEADERSHIP_ROLES = [
  { code: 'HEAD', zh: '组长', en: 'Head' },
  { code: 'DEPUTY', zh: '副组长', en: 'Deputy head' },
  { code: 'MEMBER', zh: '成员', en: 'Member' },
  { code: 'LIAISON', zh: '联络员', en: 'Liaison' },
] as const satisfies readonly Term[];
export type LeadershipRole = CodeOf<typeof LEADERSHIP_ROLES>;

/** Where a transfer was stopped. */
export const INTERCEPTION_VENUES = [
  { code: 'COUNTER', zh: '柜面', en: 'Counter' },
  { code: 'ATM', zh: '自助机', en: 'ATM' },
  { code: 'PHONE', zh: '电话', en: 'Phone' },
  { code: 'VISIT', zh: '上门', en: 'Visit' },
  { code: 'ONLINE', zh: '线上', en: 'Online' },
] as const satisfies readonly Term[];
export type InterceptionVenue = CodeOf<typeof INTERCEPTION_VENUES>;

/** What a unit that another one named says to having taken part; its share counts once it has confirmed. */
export const CONFIRMATIONS = [
  { code: 'PENDING', zh: '待确认', en: 'Not answered yet' },
  { code: 'CONFIRMED', zh: '已确认', en: 'Confirmed' },
  { code: 'DECLINED', zh: '未参与', en: 'Declined' },
] as const satisfies readonly Term[];
/** Code of an answer to having been named. */
export type Confirmation = CodeOf<typeof CONFIRMATIONS>;

/** Stages of ONE flow of money: the three amounts are never added together. */
export const FUNDS_ACTION_STAGES = [
  { code: 'STOP_PAYMENT', zh: '止付', en: 'Stop payment' },
  { code: 'FREEZE', zh: '冻结', en: 'Freeze' },
  { code: 'RETURN', zh: '返还', en: 'Return' },
] as const satisfies readonly Term[];
export type FundsActionStage = CodeOf<typeof FUNDS_ACTION_STAGES>;

/** Whether publicity had reached a victim before. */
export const HAD_PUBLICITY = [
  { code: 'YES', zh: '接受过', en: 'Reached before' },
  { code: 'NO', zh: '未接受过', en: 'Not reached before' },
] as const satisfies readonly Term[];

/** By what a figure can be broken down. */
export const BREAKDOWN_DIMENSIONS = [
  { code: 'ACTIVITY_TYPE', zh: '活动类型', en: 'Activity type' },
  { code: 'FRAUD_TYPE', zh: '诈骗类型', en: 'Fraud type' },
  { code: 'SECTOR', zh: '条线', en: 'Sector' },
  { code: 'CAMPAIGN', zh: '专项行动', en: 'Campaign' },
  { code: 'AGE_BAND', zh: '受害人年龄段', en: "Victim's age band" },
  { code: 'VENUE', zh: '拦截地点', en: 'Place of interception' },
  { code: 'THEME', zh: '活动主题', en: 'Theme' },
  { code: 'AUDIENCE', zh: '宣传对象', en: 'Audience' },
  { code: 'CHANNEL', zh: '宣传方式', en: 'Channel' },
  { code: 'TENANT_TYPE', zh: '单位类型', en: 'Type of unit' },
  { code: 'VICTIM_SEX', zh: '受害人性别', en: "Victim's sex" },
  { code: 'OCCUPATION', zh: '受害人职业', en: "Victim's occupation" },
  { code: 'BANK', zh: '转出银行', en: 'Bank that the money left' },
  { code: 'PAYMENT_METHOD', zh: '支付方式', en: 'Payment method' },
  { code: 'HAD_PUBLICITY', zh: '事前受过宣传', en: 'Reached by publicity before' },
  { code: 'VICTIM_SECTOR', zh: '受害人所属条线', en: "Victim's sector" },
] as const satisfies readonly Term[];
export type BreakdownDimension = CodeOf<typeof BREAKDOWN_DIMENSIONS>;

/**
 * Which statements behind a figure: those whose days lie within its period, which make its value; those that ended in
 * it and began before; those that go on beyond it, which count where they end.
 */
export const SOURCE_PARTS = [
  { code: 'WITHIN', zh: '期内', en: 'Within the period' },
  { code: 'BEGAN_BEFORE', zh: '跨期：期前开始', en: 'Spanning: began before' },
  { code: 'GOES_ON', zh: '跨期：期后结束', en: 'Spanning: goes on beyond' },
] as const satisfies readonly Term[];
export type SourcePart = CodeOf<typeof SOURCE_PARTS>;

const DEFAULT_SECTORS: Readonly<Record<TenantType, Sector>> = {
  DISTRICT: 'LOCAL_GOVERNMENT',
  SCHOOL: 'EDUCATION',
  BANK: 'FINANCE',
  POLICE: 'PUBLIC_SECURITY',
  HOSPITAL: 'HEALTH',
  COMMUNITY: 'COMMUNITY',
  // The type alone does not tell the line of a department (城管局, 财政局 …): somebody has to choose it.
  DEPARTMENT: 'OTHER',
  AUTHORITY: 'LOCAL_GOVERNMENT',
};

/** The sector a new tenant of this type belongs to unless another one is chosen. */
export function sectorOf(tenantType: TenantType): Sector {
  return DEFAULT_SECTORS[tenantType];
}

/** Whether `text` is a code of the list. */
export function isTermCode<Code extends string>(list: readonly Term<Code>[], text: string): text is Code {
  return list.some((term) => term.code === text);
}

/**
 * The entry of a list with the given code.
 * @throws RangeError for a code outside the list, which only unchecked data can bring here.
 */
export function termOf<Code extends string>(list: readonly Term<Code>[], code: NoInfer<Code>): Term<Code> {
  const term = list.find((candidate) => candidate.code === code);
  if (!term) throw new RangeError(`Not a term of the list: ${code}`);
  return term;
}
