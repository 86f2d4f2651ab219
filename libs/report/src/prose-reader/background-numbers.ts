import type { Classified } from './classified.js';
import { isAimed, type Surroundings } from './class-rule.js';
import { measureOf, topicOf } from './measure-of.js';
import { DIFFERENCE, isChange } from './changes.js';
import { LED_ALONG, NAMED_PEOPLE, OWN_PEOPLE } from './own-people.js';
import { pattern } from './pattern.js';
import { CHECKED_IN_ROUNDS, CHECKED_TIMES } from './places-checked.js';
import { DONE_ACT } from './results.js';
import { asFound } from './as-found.js';
import { betweenOf, isNextOfPlaces } from './number-before.js';
import { DONE_TO, TOOK_PART } from './took-part.js';

const BASE = pattern(
  'u',
  String.raw`(?:全系统|我部|汇聚了?|聚集了?|集聚了?|现有|共有|下辖|辖(?:区)?(?:内)?有?|辖区内|设有|拥有|在校(?:学)?生(?:共|有)?|在职|在岗|常住人口|总人口|户籍人口|`,
  String.raw`常住|登记|教职工|在册|总数|`,
  String.raw`应到|应(?:参加|参训|参测|参考|签|装)|登记(?:在册)?的|全[县市镇校院区行街村园系司厂店局所乡](?:道)?(?:现|共)?有?|全[县市镇校院区行街村园系司厂店局所乡]|目前|现)$`,
);
const BASE_THING =
  /^(?:乡镇|镇|街道|社区|行政村|自然村|村(?!规)|学校|幼儿园|中小学|网格|小区|成员单位|分公司|村民小组|站所|派出所|村居|镇街|县区|苏木|园区|校区|区县|教学点)/u;
/** Outlets that show something are covered by it. */
const OF_OUTLETS = /^[\p{Script=Han}]{0,4}(?:网点|营业部|营业厅|自营厅|厅店|支行)(?!中)/u;
const ACTS_ON = /^[^，。；]{0,10}(?:开展|召开|播放|参加|覆盖|组织|设立|同步|各|循环|张贴|悬挂|摆放|利用)/u;
const PLACE_BEFORE = /(?:在|到|至|于|写进|下沉到|深入)(?:全[县市镇校区]|辖区)?$/u;
const PLACE_THING = pattern(
  'u',
  String.raw`^(?:社区|村|行政村|自然村|村组|乡镇|街道|站所|支局|小区|群|微信群|楼栋|单元|校区|乡镇|学校|职校|客运站|车站|病区|科室|病房|诊室|窗口|工厂|点位|路口|`,
  String.raw`[\p{Script=Han}]{0,4}(?:群|镇|门|校|厂|商超|小区|网点))`,
);
const PARTNER = /(?:明确|联合|会同|协同|联动|协调|对接|与|同|邀请|牵头|组织|依托)[^，。；]{0,20}(?:等)?$/u;
/** 会同银保监、通管、教育等12家单位: the list stands before the number. */
const PARTNERS_LISTED = /(?:联合|会同|协同|联动|与|同|邀请|牵头)[^，。；\d]{0,36}等$/u;
const PARTNER_THING =
  /^(?:家|个)?(?:(?:行业)?(?:主管|责任|牵头|相关|行业)(?:部门|单位)|单位|部门|成员单位|银行|企业|机构|金融机构|银行网点|网点|职能部门|商户|运营商|学院|高校)/u;
const INCIDENT = /警情|发案|案件|被骗|受骗|诈骗|事件|案$/u;
const PRIOR = pattern(
  'u',
  String.raw`环比[^，。；]{0,6}（$|(?:去年同期|上年同期|上学年|上学期|同期|上个?月|上年|上季度|去年(?!(?:全年|全[省市县区])?累计)|上周|年初|活动前|整治前|此前)(?:的|为|`,
  String.raw`是|仅|只有|有|`,
  String.raw`共)?[\p{Script=Han}]{0,8}$`,
);
const FROM_TO = /(?:由|从)[^，。；]{0,20}$/u;
const GOES_TO =
  /^[^，。；]{0,10}(?:降至|降到|下降至|下降到|增至|增加到|上升至|上升到|升至|提高到|提升至|提升到|减至|减少到)/u;

/** What others sent: 接收上级下发预警指令66条. */
const RECEIVED = pattern(
  'u',
  String.raw`(?:接收|收到|接到|依托|结合|根据)[^，。；]{0,10}(?:下发|推送|转办|交办|移交|预警|指令)[^，。；]{0,6}$|(?:公安|上级|市局|`,
  String.raw`省厅)[^，。；]{0,4}(?:推送|下发|交办|转办)的$`,
);
/** 通报说：全市抓获41人, 据县公安局统计: what the police say, in the text of another unit. */
const TOLD_BY_POLICE = pattern(
  'u',
  String.raw`(?:通报(?:说|称|指出|显示|中)|(?:公安部|最高检|最高法|国家反诈中心)[^。；]{0,12}(?:数据|通报|统计|显示|发布)|`,
  String.raw`据(?:[^，。；]{0,10}(?:公安|警方|反诈中心|派出所))[^，。；]{0,6}(?:通报|统计|介绍|发布|披露)|(?:警方|民警)(?:通报|介绍|统计|告诉))`,
);
const isOwnCrime = ({ unitType }: Surroundings): boolean => unitType === 'POLICE' || unitType === 'DEPARTMENT';
/** Numbers and accounts of one's own that fraud has used: nothing was done to them. */
const OWN_INVOLVED =
  /(?:被(?:倒查|通报)(?:的)?(?:号码|账户|号卡)|涉(?:案|诈)(?:号码|账户|账号|银行卡|电话卡|手机卡|卡|用户)(?:被?通报(?:数量?|量)?|数量?|通报数?量|量|共|为|有|累计|达)?)$/u;
const HANDLED =
  /收缴|缴获|扣押|查扣|查获|没收|追缴|移交|关停|冻结|管控|处置|查处|清理|止付|排查|核查|封停|注销|拦截|打击|整治/u;
/** Courts, procurators and offices of the market handle cases themselves. */
const HANDLES_CASES = /受理|审结|办结|结案|查处|查办|审查|公诉|起诉|介入|宣判|判处|执结|审理/u;
/** What stands between two figures of what a unit is: 738户、2905人，其中外出务工860人. */
const NEXT_OF_BASE = pattern(
  'u',
  String.raw`^(?:，?(?:其中)?(?:(?:常年)?外出|留守|常住|户籍|流动|在家|党员|老年|贫困)?(?:务工|人口|人员|老人|儿童|户)?|`,
  String.raw`，?其中\d+(?:周?岁)以[上下](?:的)?(?:老人|老年人|人口|居民|村民)?)$`,
);
/** What is left over. */
const NOT_DONE = pattern(
  'u',
  String.raw`(?:未[\p{Script=Han}]{1,3}的$|限期整改|尚有|未(?!动户|激活)|尚未|仍有|还有|剩余|余下|还剩|尚余|仍剩|尚剩|另外|余|还差|缺|不含|掉了|`,
  String.raw`剩下|只剩|没走到的|应敲|应到|应排查|`,
  String.raw`应访|没人|无人|锁门|空户|没见着|装不了|`,
  String.raw`应报)[\p{Script=Han}]{0,6}$`,
);
/** What customers came for: nothing was done against fraud. */
const BUSINESS = pattern(
  'u',
  String.raw`(?:办理|受理)(?:新)?(?:入网|开户|开卡|开通)(?:业务)?$|(?:新开(?=户)|新开|新开立|新增开立)(?:个人|单位|对公|结算)?账户$|接待(?:客户|顾客|患者)$`,
);
const CHECKED = /核查|排查|核实|回访|清理/u;
const OF_THIS_TIME = /^[本今上](?:学期|年|月|季度)$/u;
/** 学区辖中小学12所, 现有床位3,120张. */
const BASE_OF_THINGS = pattern(
  'u',
  String.raw`(?:现有|下辖|(?<=[区镇乡街道县市局])辖(?!区)|设有|拥有|汇聚了?|聚集了?|目前有|平台接入)[\p{Script=Han}]{1,8}$|`,
  String.raw`(?:^|，)(?:目前，?)?(?:全[县市镇校院区街村园乡]|辖区(?:内)?|[我本][县市镇区乡街村校院])(?:现|共|目前|现共)?有[\p{Script=Han}]{1,10}$`,
);
/** 有3个乡镇入户不足1000户: a mark that was missed. */
const BELOW_MARK = /(?:有|仍有|尚有)[^，。；]{0,18}(?:不足|不到|低于|未达到?|未满)$/u;
const BASE_SECTION = /^[^，。；]{0,8}(?:基本情况|概况|简介)[：\t]/u;

/** 辖区2460户人家挨个走了一遍: what was done with them stands behind. */
const WALKED = /^[^，。；]{0,12}(?:走了?一?遍|走遍|过了?一遍|敲[开了门]|入户|见了?面|走访|跑[了遍]|签[了订])/u;
/** A team that stands is told as a result. */
const STANDING =
  /(?:队伍|服务队|志愿队|宣传队|宣讲队|小分队|联盟|劝阻队|突击队|队员|志愿者|宣传员|联络员)(?:现有|共有|现|目前|已有)?$/u;
/** What was done, between a base figure and the next number. */
const WORKED =
  /开展|组织|举办|召开|发放|参加|走访|入户|签|覆盖|宣传|劝阻|张贴|悬挂|培训|推送|播放|安装|检查|排查|设立|成立|建立|共|累计|完成|协助|全部|同步|均|实到|到会|到场|听/u;
/** 登记的210户里有三十几户; 辖区14个小区中，9个: the whole of which some are told. */
const WHOLE_OF = /^(?:[\p{Script=Han}]{0,6}?)?(?:里|当中|之中|(?<![家手集])中)(?:有|，|已|仍|还|还有|仍有)/u;
/** 786名职工签订承诺书786份: the letters are told, and the people are those that there are. */
const SIGNED_AS_MANY = /^[^，。；\d]{0,10}签[^。；\d]{0,16}?(\d[\d,.]*)份/u;
const spelled = ({ token }: Surroundings): string => String(token.value ?? '');
/** Who was not there and was taught later is a result. */
const TAUGHT_LATER = /补[学课训测考讲上]|一对一|传达/u;

/** The rule of a number that was told before, of which some are told now: it is no figure of its own. */
export const RESTATED_WHOLE = 'restated-whole';
const OF_A_WHOLE = /^(?:案件|警情|电诈案件)?(?:里头?|当中|之中|中|案件中)?(?:，|有|已有|仍有|就占|中|里)/u;
const isRestatedWhole = ({ unit, right, after, token }: Surroundings, told: readonly Classified[]): boolean =>
  /^[起件笔人名户]$/u.test(unit) &&
  OF_A_WHOLE.test(right + after.slice(right.length, right.length + 2)) &&
  /^(?:案件|警情|电诈案件)?(?:里|当中|之中|中|有|就占)/u.test(right) &&
  told
    .slice(-120)
    .some(
      ({ context }) => context.token.value === token.value && context.token.value !== null && context.unit === unit,
    );

/**
 * The rule by which a number is background: what the unit is, whom it works with, how it was before. Null for none.
 */
export function statisticOf(at: Surroundings, told: readonly Classified[]): string | null {
  const { left, right, unit, before, after } = at;
  // 1.1万人，其中60岁以上老人2870人: an age between two base figures is passed over.
  const isAge = told.at(-1)?.rule === 'group-of-age' || told.at(-1)?.rule === 'age';
  const last = isAge ? told.at(-2) : told.at(-1);
  const tookPart =
    /^[名人位]$/u.test(unit) && !/^(?:民警|辅警)/u.test(right) && (TOOK_PART.test(after) || DONE_TO.test(after));
  if (isChange(at)) return DIFFERENCE;
  const found = asFound(at);
  if (found !== null) return found;
  if (/^[个家]$/u.test(unit) && /由$/u.test(left) && /^[^，。；]{0,16}组成/u.test(after)) return 'base-figure';
  if (
    unit === '个' &&
    /^[\p{Script=Han}]{0,8}群(?:每[天日周月]|共|累计|合计|内|里|中|同步|转发|推送|发布|转)/u.test(right)
  )
    return 'places';
  if (
    /^[个家所]$/u.test(unit) &&
    /^(?:全[省市县区州]|全国)$/u.test(left) &&
    /^[^，。；]{0,10}第\d/u.test(right + after)
  )
    return 'base-figure';
  if (
    /^[人名户位]$/u.test(unit) &&
    /未(?:安装|下载|注册|参加|签订)的$/u.test(left) &&
    !TAUGHT_LATER.test(after.slice(0, 24))
  )
    return 'not-done';
  if (/(?:超时|逾期|滞后|未反馈|迟报|漏报|错报|未接听|未接通)$/u.test(left) && unit !== '') return 'not-done';
  if (unit !== '' && SIGNED_AS_MANY.exec(after)?.[1] === spelled(at)) return 'base-figure';
  if (/另(?:有|外)?$/u.test(left) && /^[^，。；]{0,4}(?:限期|限\d|正在|尚|未|将|列入|预计)/u.test(after))
    return 'not-done';
  if (/(?:装不了|没有?装|没法装|不会用|用不了)[^，。；]{0,8}，(?:约|共|有)?$/u.test(before) && unit !== '')
    return 'not-done';
  if (
    RECEIVED.test(before.slice(-24)) &&
    !/处置|核查|核办|办结/u.test(left) &&
    /^[条个件份期]$/u.test(unit) &&
    !/转给|转发给|转至/u.test(left)
  )
    return 'received';
  if (!isOwnCrime(at) && TOLD_BY_POLICE.test(before)) return 'told-by-others';
  if (/^[家个所处]$/u.test(unit) && (CHECKED_TIMES.test(after) || (unit !== '个' && CHECKED_IN_ROUNDS.test(after))))
    return 'places-checked';
  if (/^[个家]$/u.test(unit) && /(?:零|无|未)发案(?:的)?[\p{Script=Han}]{0,6}$/u.test(left)) return 'case-free';
  if (/^[人户个]$/u.test(unit) && /总(?:人|户|量)?数?(?:升至|增至|达到?|增加到|为)$/u.test(left)) return 'base-figure';
  if (OWN_INVOLVED.test(left) && !HANDLED.test(at.clause) && /^[个户张条]?$/u.test(unit)) return 'involved';
  if (BUSINESS.test(left) && !CHECKED.test(left)) return 'business';
  if (/^[所个名人户张家间台支]$/u.test(unit) && BASE_OF_THINGS.test(left) && !STANDING.test(left)) return 'base-figure';
  if (
    /(?:较|比|与)(?:\d{2,4}年|上年|去年|第?[一二三四]季度|[上下]半年|\d{1,2}月份?|上个?(?:月|季度|周|期))[^，。；]{0,6}$/u.test(
      before.slice(-18),
    ) &&
    unit !== ''
  )
    return 'prior-period';
  if (/^[处个家条项件起]$/u.test(unit) && /^(?:正在|尚在|还在|尚未|待)/u.test(right)) return 'not-done';
  if (isRestatedWhole(at, told)) return RESTATED_WHOLE;
  if (
    /^[户人名个家所]$/u.test(unit) &&
    WHOLE_OF.test(right + after.slice(right.length, right.length + 2)) &&
    !/^(?:群众|学生)?中/u.test(right) &&
    !/^应报/u.test(right)
  )
    return 'base-figure';
  // 进度缓慢的4个村13名干部: where those are of whom is told.
  if (/的$/u.test(left) && /^[个家]$/u.test(unit) && BASE_THING.test(right) && /^\p{Script=Han}{1,6}\d/u.test(after))
    return 'places';
  if (/[与和同]$/u.test(left) && /^[名位]$/u.test(unit) && /^[^，。；\d]{1,14}(?:一起|一道|共同|携手)/u.test(after))
    return 'partners';
  // 充分发挥1460个微信群优势: by what means it was done.
  if (/(?:发挥|依托|用好|用活|借助)$/u.test(left) && /^[个支名处块家]$/u.test(unit)) return 'base-figure';
  if (BELOW_MARK.test(before.slice(-24)) && !isAimed(at)) return 'below-mark';
  if (BASE_SECTION.test(at.line)) return 'base-section';
  if (PRIOR.test(before.slice(-16)) && !/同期(?:开展|举办)|被骗|受骗|未/u.test(left)) return 'prior-period';
  if (
    (last?.rule === 'prior-period' || last?.rule === DIFFERENCE) &&
    last.context.sentence.start === at.sentence.start &&
    /^(?:[\p{Script=Han}]{0,2})?[、和]$/u.test(betweenOf(last, at))
  )
    return last.rule;
  if (
    PLACE_BEFORE.test(left) &&
    /^[个家所处]$/u.test(unit) &&
    PLACE_THING.test(right) &&
    !/^.{0,8}(?:检查|排查|督导|督查|暗访|抽查|巡查)/u.test(right) &&
    (!/网点|营业厅|厅店|门店/u.test(right) || /驻点|驻守|劝阻/u.test(right))
  )
    return 'places';
  if (FROM_TO.test(before.slice(-24)) && GOES_TO.test(after)) return 'prior-period';
  if (
    !/[对赴向到]$/u.test(left) &&
    (PARTNER.test(left) || PARTNERS_LISTED.test(before.slice(-44))) &&
    PARTNER_THING.test(`${unit === '家' || unit === '个' ? '' : unit}${right}`)
  )
    return 'partners';
  if (
    /^[名位]$/u.test(unit) &&
    /(?:与|同|和|跟)$/u.test(left) &&
    /^[^，。；]{0,14}(?:一起|共同|一道|联手)/u.test(after)
  )
    return 'partners';
  // 对26个新生班、1204名新生开展讲座2场: whom the sessions were for.
  if (
    /(?:^|[，：])(?:[^，。；\d]{0,8}期间)?(?:对|面向|为)[^，。；]{0,24}$/u.test(before) &&
    !/^[^，。；]{0,12}(?:自查|检查|排查|督导)/u.test(after) &&
    /^[个名人位]$/u.test(unit) &&
    /^[^，。；\d]{0,10}(?:开展|举办|组织|举行|进行)(?:了)?[^。；\d]{2,20}\d+(?:余|多)?(?:场|次|期|轮|节|堂)/u.test(
      after,
    )
  )
    return 'base-figure';
  if (/面向[^，。；]{0,30}$/u.test(before) && /^[个名人]$/u.test(unit) && !/覆盖|开展/u.test(left))
    return 'base-figure';
  // 上学期发生被骗事件2起，本学期为0起: incidents then and now.
  if (
    last?.rule === 'incidents' &&
    last.context.unit === unit &&
    last.context.sentence.start === at.sentence.start &&
    /，(?:这|本|今|现在?|如今)[^，。；]{0,6}(?:只有|仅有|仅|为|是|有|则为)$/u.test(betweenOf(last, at))
  )
    return 'compared';
  // 上学期11名学生被骗，这学期只有2名: then and now.
  if (
    last?.rule === 'prior-period' &&
    last.context.unit === unit &&
    last.context.sentence.start === at.sentence.start &&
    /^[^。；]{0,12}，(?:这|本|今|现在?|如今)[^，。；]{0,6}(?:只有|仅有|仅|为|是|有)?$/u.test(betweenOf(last, at))
  )
    return 'compared';
  // 辖6个村民小组，738户2,905人，其中外出务工860人: what follows is of the same kind.
  if (
    last?.rule === 'base-figure' &&
    last.context.sentence.start === at.sentence.start &&
    at.token.start - last.context.unitEnd <= 12 &&
    NEXT_OF_BASE.test(betweenOf(last, at).replace(/^[人户名口]/u, '')) &&
    /^[户人名个口]$/u.test(unit) &&
    !DONE_ACT.test(left.replace(/岁以[上下]/u, ''))
  )
    return 'base-figure';
  if (
    /^[名个人]$/u.test(unit) &&
    (LED_ALONG.test(left) ||
      (!DONE_ACT.test(left) && NAMED_PEOPLE.test(right + after.slice(right.length, right.length + 1))))
  )
    return 'own-people';
  if (
    last?.rule === 'base-figure' &&
    last.context.sentence.start === at.sentence.start &&
    /^(?:[\p{Script=Han}]{0,8})?[、和及，][\p{Script=Han}]{0,8}$/u.test(betweenOf(last, at)) &&
    !tookPart &&
    !WORKED.test(betweenOf(last, at)) &&
    !(/，/u.test(betweenOf(last, at)) && !/^(?:[人名个户所]|)$/u.test(unit))
  )
    return 'base-figure';
  if (/(?:门诊|住院|接诊|就诊|出院|手术)$/u.test(left) && /^(?:人次|人|例|台)$/u.test(unit)) return 'other-service';
  if (
    /(?:测|量)?血压|血糖|体检|义诊(?!进)|理发|查体/u.test(left) &&
    !/宣传|社区/u.test(left) &&
    /^(?:人次|人|次)$/u.test(unit)
  )
    return 'other-service';
  if (
    /(?:降至|增至|上升至|上升到|降到|升到|升至|降为)[^，。；]{0,8}$/u.test(before.slice(-14)) &&
    measureOf(at, at.unitType)?.indicator == null
  )
    return 'compared';
  if (
    BASE.test(left) &&
    (!tookPart || /(?:我部|全系统)$/u.test(left)) &&
    !(unit === '户' && WALKED.test(after)) &&
    !DONE_TO.test(after) &&
    !/^(?:[起件例宗笔]|[节场次堂期])$/u.test(unit) &&
    !(/全[县市镇校院区行街村园系司厂店局所乡](?:道)?$/u.test(left) && /^[块幅条张份节场次期篇本册]$/u.test(unit)) &&
    !/^(?:已|共|先后|分别)?(?:对|到|赴|深入)/u.test(left) &&
    (!OF_OUTLETS.test(right) || /^[^，。；\d]{0,8}、\d+(?:余|多)?名(?:员工|职工)/u.test(after)) &&
    !(ACTS_ON.test(right + after) && /全[县市镇校院区行街村园系司厂店局所乡](?:道)?$/u.test(left)) &&
    !/过筛|检查|排查|清查|暗访|发放|走访|覆盖|开展|举办|累计|宣传|安装|下载|注册|签订|签署|(?<!应)参加|培训|劝阻|推广/u.test(
      at.clause.split('□')[0] ?? '',
    ) &&
    !STANDING.test(left)
  )
    return 'base-figure';
  if (
    /^[个家所]$/u.test(unit) &&
    BASE_THING.test(right) &&
    !isNextOfPlaces(at, last) &&
    !DONE_ACT.test(left) &&
    !OF_OUTLETS.test(right) &&
    !/^.{0,24}(?:检查|排查|自查|督导|督查|暗访|抽查|巡查|指导|走访|约谈|谈话|通报批评|问责|表彰|挂牌|授牌)/u.test(
      right + after,
    )
  )
    return 'base-figure';
  if (
    /^[个名位家户所间台辆元起件笔条张本份套项处册块]$/u.test(unit) &&
    NOT_DONE.test(left) &&
    !/(?:问题|隐患|违规|情形|现象|行为)$/u.test(left) &&
    !TAUGHT_LATER.test(`${right}${after.slice(0, 24)}`) &&
    (!/其余/u.test(left) || /^[^，。；]{0,4}(?:限期|限\d|正在|尚未|未|将|预计|计划|列入)/u.test(right)) &&
    !/其中[^，。；]*$/u.test(before)
  )
    return 'not-done';
  if (
    /^[名位户个人]$/u.test(unit) &&
    (/^[^，。；]{0,4}(?:没|未|不在|外出|尚未|说啥也不)/u.test(right) ||
      /^[一二两]次(?:也|都)?[^，。；]{0,3}(?:没|未)/u.test(after)) &&
    !TAUGHT_LATER.test(after.slice(0, 24))
  )
    return 'not-done';
  if (
    /^[名人位]$/u.test(unit) &&
    OWN_PEOPLE.test(left) &&
    !/^[^，。；]{0,6}(?:交卷|参|受训|完成|通过|签|结业|听|答题|考)/u.test(right) &&
    !/培训|覆盖|惠及|触达|表彰|抽调|组织|出动|获|听|参|受|学|讲|看|测试|安装|下载|注册|签|配备|选配|选聘|聘请|聘任|招募|发展|吸纳|组建/u.test(
      at.clause,
    )
  )
    return 'own-people';
  if (
    /(?:存量|保有量|总数|群成员|成员单位)(?:已?达)?$/u.test(left) &&
    !/^[^，。；]{0,20}(?:排查|清理|核查|筛查|复核|管控)/u.test(right)
  )
    return 'base-figure';
  const isPolice = at.unitType === 'POLICE' || at.unitType === 'DEPARTMENT';
  if (!isPolice && unit === '起' && /(?:出了|发了|发生了?|中招)$/u.test(left)) return 'incidents';
  if (
    !isPolice &&
    /^[起件例宗]$/u.test(unit) &&
    INCIDENT.test(
      [
        left,
        right,
        at.clause,
        before.slice(-6),
        ...(OF_THIS_TIME.test(left) ? [at.earlierClause, topicOf(at)] : []),
      ].join(''),
    ) &&
    !/劝阻|拦截|阻止|堵截|制止|协助|识别|破获|破案|带破|侦破|告破|避免|处置(?!中)/u.test(at.clause) &&
    !HANDLES_CASES.test(at.clause) &&
    !(/新?立案$/u.test(left) && HANDLES_CASES.test(at.earlierClause))
  )
    return 'incidents';
  // 1-5月累计29起: what was told of the days before.
  if (
    !isPolice &&
    /^[起件]$/u.test(unit) &&
    /(?:^|[月年份来])(?:累计|共|共计)$/u.test(left) &&
    told.slice(-4).some(({ rule, context }) => rule === 'incidents' && context.unit === unit)
  )
    return 'incidents';
  if (
    !isPolice &&
    unit === '元' &&
    last?.rule === 'incidents' &&
    /^[、，（]?(?:涉及|涉案|损失|合计|共计|共|金额|资金)*$/u.test(betweenOf(last, at))
  )
    return 'incident-loss';
  if (
    !isPolice &&
    unit === '元' &&
    (/损失|被骗|骗走|案损|案值/u.test(left) ||
      (/涉案|涉及|案值/u.test(left) && told.slice(-3).some(({ rule }) => rule === 'incidents'))) &&
    !/挽|避免|止|减少|少损|免|返还|追回|发还|退还|归还|冻结|拦截|堵截|劝阻/u.test(
      `${left}${at.earlierClause.slice(-6)}`,
    )
  )
    return 'incident-loss';
  return null;
}
