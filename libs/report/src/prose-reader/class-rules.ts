import {
  type ClassRule,
  classRule as rule,
  DURATION,
  isAimed,
  isCount,
  isFuture,
  isOrdered,
  isPerson,
  isRate,
  isTargetNear,
  ORDER,
  role,
} from './class-rule.js';
import { BOUND_RULES } from './bound-rules.js';
import { HEADING_RULES } from './heading-rules.js';
import { WORDING_RULES } from './wording-rules.js';

const LIMIT_FROM = /(?:限额|额度)[\p{Script=Han}]{0,4}[由从]$/u;
/** Looked at in this order; the first that fits decides. */
export const RULES: readonly ClassRule[] = [
  rule(
    'negated',
    'CONTEXT',
    ({ left, right, unit, before }) =>
      !/力争|确保|争取|努力/u.test(before) &&
      /(?:未|没有|无|零|不)(?:再)?(?:新增|发生|出现|发现|有|接到|收到|造成)?(?:过)?$/u.test(left) &&
      /^[起例件人名次户笔]?$/u.test(unit) &&
      /发生|发案|被骗|案|诈骗|涉诈|电诈|事件|遭|中招|受骗|上当|损失|投诉|缺席|遗漏|例外|^$/u.test(right),
  ),
  rule(
    'heading-in-line',
    'CONTEXT',
    ({ before, token, sentence, right }) =>
      before === '' &&
      token.value === 1 &&
      token.isChinese &&
      sentence.end - sentence.start <= 6 &&
      /^\p{Script=Han}{0,4}$/u.test(right),
  ),
  rule(
    'not-one',
    'CONTEXT',
    ({ token, left, unit }) =>
      token.value === 1 && token.isChinese && unit !== '' && /(?:没有?|从未有?|无|未有?)$/u.test(left),
  ),
  rule(
    'gap-to-target',
    'STATISTIC',
    (at) =>
      (isRate(at) && /(?:目标|要求|平均(?:水平)?|均值)[^，。；]{0,4}(?:低|高|差|少|超)(?:了|出)?$/u.test(at.before)) ||
      ((at.unit === '' || isRate(at)) && /[低高](?:于|出)[^，。；]{0,10}(?:平均(?:水平|值)?|均值)$/u.test(at.before)),
  ),
  rule(
    'bound-in-brackets',
    'PARAMETER',
    ({ before, right, unit }) => unit === '元' && /（[^（）]{0,8}$/u.test(before) && /^以[上下]$/u.test(right),
  ),
  rule(
    'together',
    'IDIOM',
    ({ token, unit, left, before }) =>
      token.value === 1 &&
      token.isChinese &&
      unit === '起' &&
      /(?:加在|合在|聚在|在|们|大家|[与和跟同][^，。；]{1,16})$/u.test(left.length < 3 ? left : before),
  ),
  rule('held-by-one', 'PARAMETER', ({ left, unit, right }) => left === '' && unit === '人' && /^名下/u.test(right)),
  rule(
    'grades',
    'CONTEXT',
    ({ token, unit, right, after }) =>
      (unit === '个' && /^年级/u.test(right)) ||
      (token.isChinese && unit === '' && /^[一二两三四五六七八九]个年级/u.test(after)),
  ),
  rule(
    'rate-before',
    'STATISTIC',
    (at) =>
      isRate(at) &&
      (/(?:上周|上个?月|上年|去年|上季度|年初)(?:的|为|是|仅)?$/u.test(at.left) ||
        (/(?:由|从)[^，。；]{0,14}$/u.test(at.before) &&
          /^[^，。；\d]{0,6}(?:降|升|增|减|提高|提升|压|上升|下降)[至到为]/u.test(at.right))),
  ),
  rule(
    'lost-before',
    'CASE_DETAIL',
    ({ unit, before, inCase }) =>
      !inCase && unit === '元' && /(?:此前|先前)[^，。；]{0,6}(?:被骗|转出|损失)$/u.test(before),
  ),
  rule(
    'range-of-losses',
    'CASE_DETAIL',
    ({ unit, before, after, right }) =>
      unit === '元' &&
      /单[笔起案](?:损失|金额|被骗)?[^，。；]{0,12}$/u.test(before) &&
      /不等/u.test(right + after.slice(0, 10)),
  ),
  rule(
    'loss-of-every-day',
    'STATISTIC',
    ({ unit, before, right }) =>
      /^[元名人起]$/u.test(unit) &&
      /(?:平均)?每(?:天|日|月|周|年|小时|分钟)[^，。；]{0,8}$/u.test(before) &&
      /损失|被骗|发案|受骗|上当/u.test(before.slice(-8) + right),
  ),
  rule(
    'rate-of-past',
    'RATE',
    (at) =>
      isRate(at) &&
      !/力争|争取|确保/u.test(at.before) &&
      /(?:同比|环比|较.{2,8})[^，。；]{0,10}$/u.test(at.before.slice(-16)) &&
      role('WORK', 'PROBLEMS')(at) &&
      !isFuture(at),
  ),
  rule('limit-before', 'STATISTIC', ({ unit, left }) => unit === '元' && LIMIT_FROM.test(left)),
  rule(
    'months-in-a-row',
    'STATISTIC',
    ({ unit, left, right }) =>
      /^(?:个月|天|日|年|周)$/u.test(unit) && /连续$/u.test(left) && /^(?:未|零|无|没)/u.test(right),
  ),
  ...BOUND_RULES,
  ...HEADING_RULES,
  rule(
    'bound-on-a-rate',
    'TARGET',
    (at) =>
      isRate(at) &&
      /(?:(?:要|须|应)(?:提升|提高|达|降|压降|控制)(?:到|至|在)?|不低于|不少于|不超过|≤|奔着|须达|应达|要达|补到|提到|必须|务必|(?<![主重需])要|应|须)$/u.test(
        at.left,
      ),
  ),
  rule(
    'aimed-rate',
    'TARGET',
    (at) => isRate(at) && (isAimed(at) || isTargetNear(at) || role('PLANS', 'REQUIREMENTS')(at) || isFuture(at)),
  ),
  rule(
    'rhetorical-rate',
    'CONTEXT',
    ({ token, right }) => token.isShare && /^(?:是|都是|就是)(?:诈骗|骗子|骗局|假)/u.test(right),
  ),
  rule('rate', 'RATE', (at) => isRate(at)),
  rule(
    'per-unit',
    'CONTEXT',
    ({ left, unit, right }) =>
      /每$/u.test(left) &&
      /^(?:个?[年月天周日季时户人班]|年|月|小时|天|周|学期|季度|户|人|班|季|校|家|名|位|次|所|村|期|场|$)/u.test(
        unit + right.slice(0, 2),
      ),
  ),
  rule(
    'points',
    'PARAMETER',
    ({ unit, left, inCase }) => unit === '分' && !inCase && /(?:占|扣|加|计|分值(?:为)?|扣减|奖)$/u.test(left),
  ),
  rule(
    'score-before',
    'STATISTIC',
    ({ unit, before, after, inCase }) =>
      unit === '分' && !inCase && /[由从][^，。；]{0,14}$/u.test(before) && /^[^，。；\d]{0,4}[到至]\d/u.test(after),
  ),
  rule('score', 'CONTEXT', ({ unit, inCase }) => unit === '分' && !inCase),
  rule(
    'hours-of-a-line',
    'CONTEXT',
    ({ unit, right }) =>
      unit === '小时' &&
      /^(?:值班|值守|服务|咨询|举报|反诈|报警)?(?:电话|热线|客服|在线|专线|值班制?|值守)/u.test(right),
  ),
  rule('rounds', 'CONTEXT', ({ left, unit }) => unit === '轮' && /分$/u.test(left)),
  rule(
    'measures-of-a-plan',
    'CONTEXT',
    ({ left, unit, right }) =>
      /^[条项]$/u.test(unit) && /方面$/u.test(left) && /^(?:具体|工作)?(?:措施|任务|要求)/u.test(right),
  ),
  rule('copies-printed', 'CONTEXT', ({ before, unit }) => unit === '份' && /（共?印(?:发|制)?$/u.test(before)),
  rule('groups-of-people', 'CONTEXT', ({ left, unit }) => unit === '组' && /(?:分|分成|分为|编成|组成)$/u.test(left)),
  rule(
    'grouping',
    'CONTEXT',
    ({ left, unit, right }) =>
      unit === '个' &&
      /(?:分成|分为|结成|编成|划分为?|分)$/u.test(left) &&
      /^[\p{Script=Han}]{0,4}(?:小?组|摊位|片|战区|班组|小队|批次|环节|步骤|阶段)/u.test(right),
  ),
  rule('per-head', 'RATE', ({ before }) =>
    /(?:人均|户均|案均|场均|日均|月均|周均|校均|网均|点均)[\p{Script=Han}]{0,6}$/u.test(before.slice(-12)),
  ),
  rule(
    'average-of-each',
    'CONTEXT',
    ({ left, unit }) => /平均每[\p{Script=Han}]{1,4}$/u.test(left) && /^[次场份人名户张条]$/u.test(unit),
  ),
  rule('time-slots', 'PARAMETER', ({ right, unit }) => unit === '个' && /^(?:不同)?(?:时段|时间段)/u.test(right)),
  rule(
    'failed-of-tested',
    'CONTEXT',
    ({ left, unit }) =>
      /^[人名位]$/u.test(unit) &&
      /^(?:(?:不合格|不及格|未通过|未达标)的|(?:满分|及格)(?:的(?:同学|学生|职工|人)?)?)$/u.test(left),
  ),
  // 抽调警力46人: those of one operation; 出动警力500人次 is counted.
  rule(
    'force',
    'CONTEXT',
    ({ left, unit }) => /^(?:[人名]|人次)$/u.test(unit) && /(?:抽调|调集|集结)(?:警力|兵力|人手)$/u.test(left),
  ),
  rule(
    'score-that-is-asked',
    'PARAMETER',
    ({ unit, left, right }) =>
      unit === '分' && /(?:低于|高于|不足|达到|满|超过)$/u.test(left) && /^(?:以[上下])?的/u.test(right),
  ),
  rule(
    'shown',
    'CONTEXT',
    ({ left, unit, clause }) =>
      unit === '个' && /节目$/u.test(left) && !/创作|编排|编创|排练|自编|选送|征集/u.test(clause),
  ),
  rule('merit', 'CONTEXT', ({ right, unit }) => unit === '' && /^等(?:功|奖)/u.test(right)),
  rule(
    'all-of-them',
    'CONTEXT',
    ({ left, unit, right }) =>
      left === '' && /^[起人名件户家]$/u.test(unit) && /^(?:均|都|皆)(?:为|是|系|属)/u.test(right),
  ),
  rule(
    'average',
    'STATISTIC',
    ({ left, before }) =>
      /(?:平均(?:每[\p{Script=Han}]{1,4})?|人均|户均|案均|场均|日均|月均|周均|平均每[起人户个])[\p{Script=Han}]{0,6}$/u.test(
        before.slice(-14),
      ) || /(?:人均|案均|日均|户均|平均)/u.test(left),
  ),
  rule('aimed-rank', 'TARGET', (at) => role('PLANS')(at) && /(?:进入?|跻身|力争|冲)[^，。；]{0,6}前$/u.test(at.left)),
  rule(
    'rank',
    'CONTEXT',
    ({ left, unit }) =>
      /(?:第|排名|列|居|位居|全[市县省国]前|前|后|末|倒数)$/u.test(left) && /^(?:名|位|)$/u.test(unit),
  ),
  rule('group-of-age', 'PARAMETER', ({ unit, inCase }) => /^(?:岁|周岁)$/u.test(unit) && !inCase),
  rule('amount-again', 'CONTEXT', ({ isAmountAgain }) => isAmountAgain),
  rule('case-amount', 'CASE', ({ isCaseAmount }) => isCaseAmount),
  rule(
    'case-of-a-person',
    'CASE',
    ({ inCase, unit, after, token }) =>
      inCase && token.value === 1 && /^[名位个]?$/u.test(unit) && !/^[五六七八九]旬/u.test(after) && isPerson(after),
  ),
  rule(
    'case-number-of-cases',
    'CASE',
    ({ inCase, unit, token, after }) =>
      inCase &&
      token.value !== null &&
      token.value <= 2 &&
      (/^[起例宗件]$/u.test(unit) || (/^[个伙处]$/u.test(unit) && /^[^，。；]{0,24}(?:团伙|窝点|据点)/u.test(after))),
  ),
  rule('case-detail', 'CASE_DETAIL', ({ inCase }) => inCase),
  rule('age', 'PARAMETER', ({ unit }) => /^(?:岁|周岁)$/u.test(unit)),
  rule(
    'statistic-of-appeal',
    'STATISTIC',
    ({ sentence, left, unit }) =>
      sentence.role === 'APPEAL' && /^[起元人件]$/u.test(unit) && /发案|案件|损失|被骗|受骗|受害/u.test(left),
  ),
  rule(
    'advice-of-time',
    'CONTEXT',
    ({ sentence, left, unit }) => sentence.role === 'APPEAL' && DURATION.test(unit) && /[花用抽]$/u.test(left),
  ),
  rule('appeal', 'CONTEXT', (at) => at.sentence.role === 'APPEAL' && !DURATION.test(at.unit)),
  rule('title', 'CONTEXT', role('TITLE')),
  rule(
    'one-that-is-largest',
    'CONTEXT',
    ({ token, left, unit, inCase }) =>
      !inCase &&
      token.value === 1 &&
      token.isChinese &&
      /最[高大多快慢长短少小远](?:的)?$/u.test(left) &&
      /^[起笔次条例件]$/u.test(unit),
  ),
  rule(
    'best-of-a-speaker',
    'CONTEXT',
    ({ token, before }) => token.value === 1 && token.isChinese && /最[^，。；]{1,12}的$/u.test(before),
  ),
  rule(
    'largest-one',
    'CONTEXT',
    ({ before, unit }) =>
      unit === '' &&
      /最[高大多](?:的)?(?:一|1)[篇条个期][^，。；\d]{0,6}(?:量|阅读|点击|播放|浏览)[^，。；\d]{0,3}$/u.test(
        before.slice(-18),
      ),
  ),
  rule(
    'largest-of-all',
    'PART',
    ({ before, left, unit }) =>
      unit !== '' && /最[高大多](?:的)?[^，。；]{0,8}$/u.test(before.slice(-14)) && !/最大限度/u.test(left),
  ),
  rule(
    'selected',
    'PART',
    ({ left, unit, before, earlierClause }) =>
      /征集|收到|收集|上交|上报|创作|作品|参赛|\d[^，。；]{0,3}[份件幅篇部张]/u.test(`${before}${earlierClause}`) &&
      /(?:遴选|择优|优选|挑出|挑选|选出|选送|推选|推荐|评选(?:出)?优秀|优秀作品|精选)[\p{Script=Han}]{0,8}$/u.test(
        left,
      ) &&
      /^[份件幅篇部张个副]$/u.test(unit),
  ),
  rule(
    'chosen-of-many',
    'PART',
    ({ unit, right }) => /^[份件幅篇部]$/u.test(unit) && /^[^，。；]{0,12}(?:脱颖而出|入围|入选)/u.test(right),
  ),
  rule('aim', 'TARGET', (at) => isCount(at) && (isAimed(at) || isTargetNear(at))),
  rule(
    'restated-in-plan',
    'CONTEXT',
    (at) =>
      role('PLANS')(at) &&
      /^(?:在|对|向|面向)(?:全[县市镇校区])?$/u.test(at.left) &&
      /^[个家所]$/u.test(at.unit) &&
      /^[\p{Script=Han}]{1,6}各/u.test(at.right),
  ),
  rule(
    'aimed-number',
    'TARGET',
    (at) =>
      at.unit === '' &&
      at.token.value !== null &&
      (isAimed(at) || isFuture(at) || role('PLANS')(at)) &&
      /(?:数|量|量级|人数|起数|安装|注册)?(?:为|到|至|低于|不低于|不少于|不超过?|控制在|达到?|压到|降到|增至|超过|突破)$/u.test(
        at.left,
      ) &&
      !/年$/u.test(at.left),
  ),
  rule(
    'load-of-each',
    'PARAMETER',
    ({ left, unit }) =>
      /^[户人名位家个]$/u.test(unit) &&
      /每(?:人|名?[\p{Script=Han}]{0,5})(?:联系|包联|负责|走访|包保|联户|包户)$/u.test(left),
  ),
  rule('planned-lessons', 'PLAN', (at) => /^(?:课时|学时)$/u.test(at.unit) && isFuture(at)),
  rule(
    'one-that-is-wished',
    'CONTEXT',
    ({ token, unit, right }) =>
      token.value === 1 &&
      token.isChinese &&
      /^[个份种道]$/u.test(unit) &&
      /^[\p{Script=Han}、]{1,10}的(?:网络|校园|社会)?(?:环境|氛围|校园|家园|社会|空间|贡献|力量|生活|防线|屏障)/u.test(
        right,
      ),
  ),
  rule(
    'time-limit',
    'PARAMETER',
    (at) =>
      (role('PLANS', 'REQUIREMENTS')(at) || ORDER.test(at.before)) &&
      ((DURATION.test(at.unit) && /^(?:之)?(?:内|以内|后|之后|前)(?!完成)/u.test(at.right)) ||
        (/连续$/u.test(at.left) && (DURATION.test(at.unit) || /^[次个]$/u.test(at.unit))) ||
        (/^[名位]$/u.test(at.unit) && /排名(?:后|前|末)$/u.test(at.left)) ||
        (at.unit === '级' && /^以上/u.test(at.right))),
  ),
  rule('things-to-do', 'CONTEXT', ({ unit, right }) => unit === '件' && /^(?:实|大|小|好)?事/u.test(right)),
  rule(
    'before-the-aim',
    'STATISTIC',
    (at) =>
      role('PLANS')(at) &&
      /[由从][^，。；\d]{0,6}$/u.test(at.before) &&
      /^[^，。；\d]{0,6}(?:扩充|扩大|增加|提高|提升|降|压|增|减)[至到]\d/u.test(at.after),
  ),
  rule('plans-section', 'TARGET', (at) => role('PLANS')(at) && (isCount(at) || DURATION.test(at.unit))),
  rule('requirements-section', 'TARGET', (at) => role('REQUIREMENTS')(at)),
  rule('ordered', 'REQUIRED', (at) => isCount(at) && isOrdered(at)),
  rule('planned', 'TARGET', (at) => isCount(at) && isFuture(at)),
  rule(
    'case-free',
    'STATISTIC',
    ({ unit, before }) => DURATION.test(unit) && /零发案|无发案|未发案|零案件|无案件|安全运行/u.test(before.slice(-12)),
  ),
  ...WORDING_RULES,
];
