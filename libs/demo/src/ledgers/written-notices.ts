import type { FraudTypeCode, Sector } from '@fanzha/domain';

/** A particular notice of a particular authority. */
export interface WrittenNotice {
  readonly by: string;
  /**
   * Month and day, `MM-DD`: published when they last occurred, or the year before that. A number: so many days before
   * today.
   */
  readonly on: string | number;
  readonly yearBefore?: boolean;
  readonly title: string;
  readonly body: string;
  readonly fraudType?: FraudTypeCode;
  readonly regions: readonly string[];
  /** All lines, unless some are named. */
  readonly sectors?: readonly Sector[];
  readonly voidedBecause?: string;
}

const CITY = '芜湖市反诈工作联席会议办公室';
const COUNTY = '湾沚区反诈工作办公室';
const EDUCATION = '湾沚区教育系统安全工作办公室';
const NANLING = '南陵县反诈工作办公室';
const JINGHU = '镜湖区反诈工作办公室';

const ALL = ['3402'];
const WANZHI = ['340210'];

export const WRITTEN_NOTICES: readonly WrittenNotice[] = [
  {
    by: CITY,
    // Its time is over by two days: whoever has not acknowledged it has just been told so.
    on: 9,
    title: '“百万保障到期”来电骗局提醒',
    regions: ALL,
    fraudType: 'F0401',
    body: '来电自称平台客服，说“百万保障”到期要扣费，引导下载会议软件、共享屏幕。\n请各单位转到每一位职工：百万保障是免费服务，不需要办理关闭。',
  },
  {
    by: CITY,
    on: '06-10',
    yearBefore: true,
    title: '高考前后谨防“内部指标”“代填志愿”骗局',
    regions: ALL,
    sectors: ['EDUCATION'],
    fraudType: 'F0302',
    body: '近期有人自称能弄到提前批名额或代填志愿，先收订金再拉黑。\n请各校在班级群里说明：志愿只在省考试院平台填报，不收任何费用。',
  },
  {
    by: COUNTY,
    on: '08-25',
    yearBefore: true,
    title: '开学季防冒充老师收费',
    regions: WANZHI,
    sectors: ['EDUCATION'],
    fraudType: 'F0602',
    body: '骗子换上班主任头像混进家长群，发收款码收“资料费”。\n请班主任开启入群审核，凡收费先打电话核实。',
  },
  {
    by: CITY,
    on: '10-28',
    yearBefore: true,
    title: '双十一前冒充客服退款警情抬头',
    regions: ['340210', '340223'],
    sectors: ['FINANCE'],
    fraudType: 'F0401',
    body: '来电能报出订单号，说商品质检不合格要三倍理赔，引导打开屏幕共享。\n网点遇到边通话边操作的客户，请先让其挂断。',
  },
  {
    by: COUNTY,
    on: '12-18',
    title: '年底“代办信用卡、提额”骗局提醒',
    regions: WANZHI,
    sectors: ['FINANCE'],
    fraudType: 'F0501',
    body: '以“包装流水”“保证金”为名先收钱。请柜面对首次向个人账户转“手续费”的客户多问一句。',
  },
  {
    by: COUNTY,
    on: '01-16',
    title: '返乡务工人员防“跑分”提醒',
    regions: ['340210101', '340210102'],
    fraudType: 'F0101',
    body: '有人在返乡群里收购银行卡、找人取现，日结报酬。出租出借卡要承担责任，请村（社区）在广播里讲清楚。',
  },
  {
    by: NANLING,
    on: '03-12',
    title: '春耕补贴短信是假的',
    regions: ['340223'],
    fraudType: 'F0702',
    body: '自称农业补贴的短信带链接，要求填卡号和验证码。补贴直接打到一卡通，不用申领，请各村转告。',
  },
  {
    by: CITY,
    on: '03-20',
    title: '“百万保障到期”诈骗反复出现',
    regions: ['340202', '340223'],
    sectors: ['PUBLIC_SECURITY', 'FINANCE'],
    fraudType: 'F0402',
    body: '对方称保障服务到期将每月扣费，诱导下载会议软件共享屏幕。\n请劝阻席把“没有这项收费”说在第一句。',
  },
  {
    by: EDUCATION,
    on: '04-15',
    title: '游戏账号交易骗局进入小学高年级',
    regions: WANZHI,
    sectors: ['EDUCATION'],
    fraudType: 'F0901',
    body: '学生用家长手机交易皮肤，被要求交“解冻金”。请各校本周内用一节班会讲清，并提醒家长关闭免密支付。',
  },
  {
    by: JINGHU,
    on: '05-08',
    title: '商圈“扫码领小礼品”引流',
    regions: ['340202'],
    fraudType: 'F0103',
    body: '地推人员请路人扫码进群，次日开始派刷单任务。请街道和商圈巡查时劝离，并留存二维码。',
  },
  {
    by: COUNTY,
    on: '06-22',
    title: '“养老公寓预订返息”宣讲会提醒',
    regions: ['340210100', '340210103'],
    fraudType: 'F0203',
    body: '有人借会议室向老人推销床位，承诺高息返还。请社区登记外来宣讲活动，发现收钱立即报告。',
  },
  {
    by: COUNTY,
    on: '07-14',
    title: '暑期兼职刷单高发',
    regions: WANZHI,
    sectors: ['EDUCATION'],
    fraudType: 'F0101',
    body: '“日结两百、手机就能做”，先返小额再要大额垫付。请各校在放假群里再提醒一次。',
  },
  {
    by: CITY,
    on: '08-28',
    title: '开学季：助学金、校园贷注销类骗局',
    regions: ['340210', '340202'],
    sectors: ['EDUCATION'],
    fraudType: 'F0502',
    body: '自称平台客服说有不良记录要“注销”，实则引导贷款转账。\n凡说转账能改征信的，都是骗人的。',
  },
  {
    by: COUNTY,
    on: '09-17',
    title: '冒充领导加好友警情三起',
    regions: WANZHI,
    sectors: ['LOCAL_GOVERNMENT', 'PUBLIC_SECURITY'],
    fraudType: 'F0601',
    body: '对方先寒暄几天，再以“不方便出面”为由请代转款。请各镇提醒财务人员：转款必须当面或电话核实。',
  },
  {
    by: COUNTY,
    on: '10-20',
    title: '电话欠费类骗局',
    regions: WANZHI,
    sectors: ['FINANCE'],
    fraudType: 'F0701',
    body: '语音称名下号码涉案，转接“警官”要求清查资金。请网点对要求开通大额转账又说不清用途的客户请民警到场。',
    voidedBecause: '正文漏写联络方式，改后另发。',
  },
  {
    by: COUNTY,
    on: '10-24',
    title: '电话欠费类骗局（更正）',
    regions: WANZHI,
    sectors: ['FINANCE', 'PUBLIC_SECURITY'],
    fraudType: 'F0701',
    body: '语音称名下号码涉案，转接“警官”要求清查资金。请网点遇到大额转账又说不清用途的客户，按警银联络单请民警到场。',
  },
  {
    by: CITY,
    on: '11-06',
    title: '双十一退款理赔类骗局预警',
    regions: ALL,
    sectors: ['FINANCE', 'PUBLIC_SECURITY', 'LOCAL_GOVERNMENT'],
    fraudType: 'F0401',
    body: '促销前后冒充客服的来电成倍增加。\n一、退款原路返回，不需要另外操作；二、不共享屏幕；三、不点短信里的链接。\n请各单位三日内转到人。',
  },
  {
    by: COUNTY,
    on: '11-13',
    title: '“先用后付”被诱导开通',
    regions: WANZHI,
    fraudType: 'F0301',
    body: '骗子以试用为名让人开通“先用后付”，再催收“逾期费”。请村（社区）、学校和网点提醒老人、学生检查手机里的自动扣款。',
  },
];
