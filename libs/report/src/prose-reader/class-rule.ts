import { pattern } from './pattern.js';
import type { NumberClass, WriterType } from './reading.js';
import type { TokenContext } from './token-context.js';

/** What a rule may look at beside the surroundings of the number. */
export interface Surroundings extends TokenContext {
  readonly unitType: WriterType;
  /** Whether the number stands in a told single case. */
  readonly inCase: boolean;
  readonly isCircled: boolean;
  /** Whether it is the amount that a told case is about. */
  readonly isCaseAmount: boolean;
  readonly isAmountAgain: boolean;
}

/** A rule that classes numbers; the first one that fits decides. */
export interface ClassRule {
  readonly name: string;
  readonly class: NumberClass;
  readonly fits: (surroundings: Surroundings) => boolean;
}

/** A rule by its name, the class that it gives and the numbers that it fits. */
export const classRule = (name: string, numberClass: NumberClass, fits: ClassRule['fits']): ClassRule => ({
  name,
  class: numberClass,
  fits,
});

const AIM =
  /力争|争取|确保|目标(?!、|对准|人群|客户|群体|用户|案件|对象|人员)|要达到|应达到|达到.{0,4}以上的要求|务求|实现.{0,12}(?:率|覆盖|目标)|控制在|不突破|考核指标|任务数/u;
const FUTURE = pattern(
  'u',
  String.raw`(?:^|[，、：])(?:我[校院行局所县镇区司]|街道|公司|学校|支行|县局)?(?:还|也|再|并|现|继续|同时)?(?:将(?!近|信|今年|近期|各类|典型)|拟(?!定)|计划|打算|`,
  String.raw`准备|预计|力争|争取)|(?:年内|明年|下半年|再过)[^，。；]{0,6}(?:要|再|将)|(?<![主重需只不就想将])要(?=覆盖|建成|达到|实现|给|完成|补|增|新|再|挂)|`,
  String.raw`拟(?=对|于|在|组织|开展|新|建|举办|召开|向|将|邀请|推出)|(?<![即必终行])将(?:继续|于|在|对|组织|开展|进一步|确保|以|把|持续|会|建|每|召开|举办|完成|新增|与|`,
  String.raw`联合|加大|推出)|月底前|年底前|日前完成|之前完成|(?:下|次)个?月(?:起|将|要|再)|下季度|明年|四季度将`,
);
/** Words that order something of others. */
export const ORDER = pattern(
  'u',
  String.raw`要求(?!，)|务必|必须|须(?=在|于|每|达|做|不|将)|应(?=在|于|每|达|做|当|不少|不低)|不得|严禁|请(?:各|认真)|各(?:单位|校|社区|村|乡镇|网点|分局|镇街|机构|`,
  String.raw`院系|县区|站所|支行|所|地|部门|镇|街道|厅店|科室)(?:要(?!求)|应|须|务必|每)|(?:每[周月季年天日]|原则上).{0,6}(?:不少于|不低于|至少)`,
);
/** Units of time. */
export const DURATION = /^(?:小时|个半小时|个半月|个小时|分钟|秒|秒钟|天|个工作日|日|周|个月|年|周年|学时|课时)$/u;
/** Words that say that something was done. */
const PAST_MARK = /已(?:经)?|共(?:计)?|累计|先后|完成|开展了|举办了|组织了|召开了|了/u;

/** Asks whether a number stands in a section of one of these kinds. */
export const role =
  (...roles: readonly string[]) =>
  (at: Surroundings) =>
    roles.includes(at.sentence.role);
/** Whether a number has a unit that counts things, and no time. */
export const isCount = (at: Surroundings) => at.unit !== '' && !DURATION.test(at.unit);

/** 将涉案资金18.6万元全部返还受害人: 将 marks an object here. */
const HANDED_OVER =
  /^[^，。；]{0,8}(?:全部|全额|已|悉数|依法|及时)?(?:返还|退还|发还|移交|移送|转交|发放|送到|送至|纳入|列入)/u;
/** 9月底前完成两轮排查，当场整改48个: a day by which it was done. */
const BY_THEN = /(?:月底|年底|日|之)前完成[^，。；]{0,10}/u;
const DONE_SINCE = /当场|截至目前|目前已|均已|已全部|已完成/u;
/** 将涉案账户数纳入考核: 将 marks an object here, and no future. */
export const TAKEN_UP = pattern(
  'gu',
  String.raw`将(?!继续|持续|进一步|积极|不断|把|以|通过|会|于|组织|开展|加强|加大|充分|坚持|联合|按|全力|定期|结合|围绕|深入|严格|常态|适时|全面|认真|更|陆续|逐步|努力|邀请|依托|`,
  String.raw`利用|再)[^，。；]{1,24}?(?:纳入|列入|写入|作为|印在|编入|嵌入|融入|送到|送进|送至|送给|送往|张贴|贴[到在]|挂[到在]|摆[到在]|分解|传达|传递|延伸|转化|`,
  String.raw`搬[到进]|打造[成为]|(?:相|紧密|有机|深度)?结合)`,
);
/** 为…，确保…稳定，1月14日，…张贴海报30张: what it was for, before what was done. */
const WHAT_FOR =
  /^(?:为|为了)[^。；]{4,160}?，(?=(?:[^，。；\d]{0,4}\d{1,2}月\d{1,2}日|近日|日前|连日来|近期|今年以来|[^，。；]{2,16}共))/u;
/** Whether the words before a number, in its sentence, speak of what is to come. */
export const isAimed = (at: Surroundings): boolean =>
  AIM.test(at.before.replace(WHAT_FOR, '')) || AIM.test(at.right.slice(0, 6));
/** Whether they say that something will be done, and not that it was. */
export const isFuture = (at: Surroundings): boolean =>
  FUTURE.test(at.before.replace(TAKEN_UP, '')) &&
  !(/将[^，。；]{1,16}$/u.test(at.before) && HANDED_OVER.test(at.after)) &&
  !(BY_THEN.test(at.before) && DONE_SINCE.test(at.after + at.before)) &&
  !/已将|将其|将[^，。；]{1,16}(?:纳入|列入|作为|分解|融入|落实|压实|送到|送进|送至|延伸|传递|搬到|搬进|编成|贯穿|细化|下沉|发放|发给|推送|分为|分成)(?:了)?/u.test(
    at.before.slice(-34),
  );

/** 要求各部门摸排，已办结12起，同时建立机制10个: behind the order the text goes on with what was done. */
const DONE_SINCE_ORDER = pattern(
  'u',
  String.raw`(?:要求|务必|必须|各[\p{Script=Han}]{1,4}(?:要|应|须))[^。；]*，(?:(?:现|目前|均|都)?已|截[至止]|累计|(?:现|目前)共|同时(?:建立|健全|`,
  String.raw`组织|开展|成立|组建))`,
);
/** Whether words before a number order it of others, and do not go on with what was done. */
export const isOrdered = ({ before, left }: Surroundings): boolean =>
  ORDER.test(before) &&
  !PAST_MARK.test(left) &&
  !DONE_SINCE_ORDER.test(before) &&
  // 要求辖区7所小学…: of whom it is asked.
  !/(?:要求|督促)(?:辖区|下辖|所辖|全[县市区镇乡])内?$/u.test(left);

/** A share, a multiple, or a rate without its sign. */
export function isRate({ token, unit, left, right }: Surroundings): boolean {
  return (
    token.isShare ||
    /^(?:成|倍|个百分点|个千分点|折)$/u.test(unit) ||
    (unit === '个' && /^百?分点/u.test(right)) ||
    (unit === '' &&
      /(?:率|万人比|占比|发案比)(?:为|达|达到|提升至|降至)?$/u.test(left) &&
      token.value !== null &&
      token.value < 100)
  );
}

/** Whether words before the number make it a bound that is still to be reached. */
export const isTargetNear = ({ left, before }: Surroundings): boolean =>
  /(?:不少于|不低于|不超过|不高于|控制在|要达|达到(?=$))$/u.test(left) &&
  !PAST_MARK.test(before.slice(-14)) &&
  /每|要|应|须|力|确保|全年|目标/u.test(before);

const PERSON = pattern(
  'u',
  String.raw`^(?:[七八六五四九]旬|年逾|年近|高龄|年轻|中年|退休|本地|外地|女|男|大|老|\p{Script=Han}{0,4})?(?:老人|居民|市民|群众|学生|男子|女子|女士|先生|大爷|`,
  String.raw`大妈|阿姨|大娘|事主|受害人|员工|村民|储户|客户|顾客|老太|老奶奶|老爷爷|会计|财务|业主|职工|工人|教师|商户|老板|妇女|同学|女生|男生|中年人|受害者|当事人|店主|家长|老伯|`,
  String.raw`奶奶|妈妈|爸爸|爷爷|老师|司机|师傅|护士|医生|用户|租户|租客|业主|同事|教职工|婆婆|大叔|农户|牧民|小伙|姑娘|青年|女孩|男孩|职员|骑手|老支书)`,
);
/** 一名正要向“安全账户”转款的退休教师: what he was about to do stands between. */
const PERSON_FAR = pattern(
  'u',
  String.raw`^(?:[一二三四五六七八九]年级|(?:正要|正欲|意欲|正想|刚要|急着|正在|准备|欲|想要|要|刚|前来|急于|打算|在|拎|提|抱|拄|推|背|揣|拿|攥)[^，。；]{2,26}的|`,
  String.raw`“[^”]{2,8}”)[\p{Script=Han}]{0,4}(?:老人|居民|市民|群众|学生|同学|男子|女子|女士|先生|大爷|大妈|阿姨|大娘|大叔|婆婆|村民|储户|客户|顾客|会计|`,
  String.raw`职工|工人|教师|商户|老板|妇女|患者|家长|用户|租户|租客|业主|妈妈|老师|司机|骑手)`,
);
/** Whether words name one person. */
export const isPerson = (words: string): boolean => PERSON.test(words) || PERSON_FAR.test(words);
