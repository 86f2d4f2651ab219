import type { TenantType } from '@fanzha/domain';
import type { Random } from '../random.js';
import type { DemoUnit } from '../units.js';

/** Common surnames: with 某某 behind them they stand for somebody, and for nobody in particular. */
export const SURNAMES: readonly string[] = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎',
];

/** A post, and what its holder answers for. The head comes first, the liaison last. */
type Post = readonly [title: string, duty: string | null];

/** Who sits in the group of a unit of the type. */
export const POSTS: Readonly<Record<TenantType, readonly Post[]>> = {
  DISTRICT: [
    ['党（工）委主要负责人', '全面负责'],
    ['分管政法工作负责人', '统筹协调'],
    ['派出所所长', '打击与止付'],
    ['宣传委员', '宣传发动'],
    ['社会事务办主任', '老年群体'],
    ['经济发展办主任', '企业和商户'],
    ['综合执法队队长', null],
    ['教育干事', '对接学校'],
    ['司法所所长', null],
    ['财政所所长', '经费保障'],
    ['村（社区）党组织代表', '入户走访'],
    ['平安建设办公室主任', '日常联络与报数'],
  ],
  SCHOOL: [
    ['校长', '全面负责'],
    ['分管安全副校长', '方案与检查'],
    ['德育主任', '班会和主题教育'],
    ['总务主任', '校园阵地'],
    ['年级组长', '家长群提醒'],
    ['团队工作负责人', '学生志愿队'],
    ['信息技术教师', '线上宣传'],
    ['心理健康教师', null],
    ['工会干部', '教职工宣传'],
    ['班主任代表', '家校联络'],
    ['保卫干事', null],
    ['安全办公室主任', '日常联络与报数'],
  ],
  BANK: [
    ['行长', '全面负责'],
    ['分管运营副行长', '柜面劝阻'],
    ['运营主管', '开户审核'],
    ['风险合规经理', '账户排查'],
    ['大堂经理', '厅堂宣传'],
    ['个人业务部经理', null],
    ['公司业务部经理', '对公账户'],
    ['理财经理', '老年客户'],
    ['柜员代表', null],
    ['安全保卫员', '自助区巡查'],
    ['科技联络员', null],
    ['综合管理岗', '日常联络与报数'],
  ],
  POLICE: [
    ['所（队）主要负责人', '全面负责'],
    ['分管刑侦负责人', '案件侦办'],
    ['教导员', '宣传预警'],
    ['社区警务队队长', '入户和走访'],
    ['办案队队长', '止付冻结'],
    ['接处警班长', '劝阻见面'],
    ['法制员', null],
    ['社区民警代表', null],
    ['辅警组长', null],
    ['内勤', '日常联络与报数'],
  ],
  HOSPITAL: [
    ['院长（主任）', '全面负责'],
    ['分管副院长', '统筹推进'],
    ['医务科科长', '门诊提示'],
    ['护理部主任', '病区宣讲'],
    ['公共卫生科科长', '义诊宣传'],
    ['财务科科长', '收费窗口'],
    ['信息科科长', '屏幕和短信'],
    ['后勤科科长', null],
    ['保卫科科长', '院内巡查'],
    ['办公室主任', '日常联络与报数'],
  ],
  COMMUNITY: [
    ['党组织书记', '全面负责'],
    ['副主任', '网格调度'],
    ['治保委员', '警社联动'],
    ['妇联主席', '重点家庭'],
    ['老年协会负责人', '老年人宣讲'],
    ['网格长代表', '上门走访'],
    ['物业或村民组代表', null],
    ['志愿者队长', null],
    ['网格员', '日常联络与报数'],
  ],
  DEPARTMENT: [
    ['主要负责人', '全面负责'],
    ['分管负责人', '统筹推进'],
    ['业务科室负责人', '窗口提示'],
    ['法制宣传岗', '宣传材料'],
    ['服务大厅主管', null],
    ['信息岗', '线上发布'],
    ['财务岗', '内部防范'],
    ['志愿服务岗', null],
    ['综合科负责人', '日常联络与报数'],
  ],
  AUTHORITY: [],
};

const NAMES: Readonly<Record<TenantType, string>> = {
  DISTRICT: '打击治理电信网络诈骗工作领导小组',
  SCHOOL: '校园反诈工作领导小组',
  BANK: '涉诈风险防控领导小组',
  POLICE: '打击治理电诈专项工作组',
  HOSPITAL: '反诈宣传工作领导小组',
  COMMUNITY: '反诈工作领导小组',
  DEPARTMENT: '反诈工作领导小组',
  AUTHORITY: '反诈工作领导小组',
};

/** What the group calls itself: after the place where its unit is the office of a town. */
export function groupName({ name, type }: DemoUnit): string {
  return `${name.replace('平安建设办公室', '')}${NAMES[type]}`;
}

const BODIES: Readonly<Record<TenantType, readonly string[]>> = {
  DISTRICT: ['反诈', '平安'],
  SCHOOL: ['校', '校安'],
  BANK: ['银发', '合规'],
  POLICE: ['所', '公专'],
  HOSPITAL: ['医办', '医发'],
  COMMUNITY: ['居', '综治'],
  DEPARTMENT: ['办发', '综'],
  AUTHORITY: ['反诈'],
};

/** The code of the issuing body in document numbers, as the unit abbreviates itself: 六反诈, 青荷校. */
export function documentBody(random: Random, { name, type, region }: DemoUnit): string {
  const own = name
    .replace(/^(?:湾沚|南陵|镜湖)?(?:区|县)(?=.{4})/u, '')
    .replace(/^.{2}(?:农商|村镇)?银行(?=.{3})/u, '');
  // Towns are known by one sign; streets, of which some begin alike, by two.
  const short = type === 'DISTRICT' && !region.startsWith('340202') ? own.slice(0, 1) : own.slice(0, 2);
  const body = random.pick(BODIES[type]);
  return `${short}${name.endsWith('村') ? body.replace('居', '村') : body}`;
}
