import { type ClassRule, classRule as rule, DURATION } from './class-rule.js';
import { pattern } from './pattern.js';

const FREQUENCY = pattern(
  'u',
  String.raw`每(?:堵住|新增|举报|成功|拦截|劝阻|单|叫|分发)[\p{Script=Han}]{0,4}$|每[^，。；]{1,14}(?:奖|扣|奖励|`,
  String.raw`扣减)[\p{Script=Han}]{0,8}$|每(?:[天日周月季年期节晚]|个?(?:星期|学期|季度|工作日|月|班))[\p{Script=Han}a-z]{0,10}$|`,
  String.raw`每隔?\d{1,3}(?:分钟|小时|天|个?月|周|个号)[\p{Script=Han}]{0,6}$|早晚各[\p{Script=Han}]{0,3}$|(?:早市|晚市)各?$`,
);
const ONE_EACH_WORDS = pattern(
  'u',
  String.raw`各(?:[\p{Script=Han}]{0,6}(?:明确|配备|设|增设|选派|确定|选配)[\p{Script=Han}]{0,8})?$`,
);
/** 每天早8点推送一条, 早中晚播放不少于三次: how often by the hours of a day. */
const AT_AN_HOUR =
  /每[天日晚周月][^，。；]{0,8}\d{1,2}[点时][^，。；\d]{0,8}$|(?:早中晚|早晚|每日|每天)[^，。；\d]{0,6}(?:不少于|至少|不低于)$/u;
/** 常委会、常务会专题听取汇报各1次: held once by each, and counted. */
const HELD_EACH = /、[^。；]{0,40}(?:召开|听取|举办|开展|组织)[^，。；、]{0,10}各$/u;
const ONE_EACH = pattern('u', String.raw`一(?:户|人|单元|家|村|店|班|楼|校)$`);
const CONTENTS = pattern(
  'u',
  String.raw`^(?:方面|常见|特点|骗局|诈骗(?:类型|手法|手段)|手法|手段|类型|案例类型|环节|要点|步骤|角度|内容|特征|关键|重点(?!乡|镇|村|社区|单位|部门|`,
  String.raw`企业|人|场所|区域|行业|路段|对象|学校|户|街)|高发|典型|方式|问题(?:开展|进行)|`,
  String.raw`维度|渠道|主题|章节|套路|伎俩|原则|意识|凡是|主线|硬任务|重点任务|大白话|举措|防线|底线|抓手|关口|关卡|准则|口诀|法宝|妙招|坚持|转变|结合)`,
);
/** 7*24小时: day and night. */
const AROUND_THE_CLOCK = /^[*×x乘]24(?:个)?小时(?!客服|热线|电话|在线|服务)/iu;
/** What the words beside a number say of it: how often, for each, what a text consists of. */
export const WORDING_RULES: readonly ClassRule[] = [
  rule('around-the-clock', 'PARAMETER', ({ after, token }) => token.value === 7 && AROUND_THE_CLOCK.test(after)),
  rule(
    'cases-as-examples',
    'CONTEXT',
    ({ unit, left, right }) =>
      /^[起个例件类种]$/u.test(unit) &&
      /^(?:真实|典型|身边|常见|高发|最新)*(?:的)?案例/u.test(right) &&
      /(?:列举|结合|剖析|选取|讲述|以|通过|围绕|讲解|分析)(?:了|出)?$/u.test(left),
  ),
  // 连续四个月实现同比下降: how long it has been so.
  rule(
    'months-of-a-change',
    'CONTEXT',
    ({ unit, left, right }) =>
      /^(?:个月|年|周)$/u.test(unit) &&
      /连续$/u.test(left) &&
      /^(?:实现|保持|呈)?(?:同比|环比|下降|上升|双降|零)/u.test(right),
  ),
  rule('lasts', 'PARAMETER', ({ unit, left }) => DURATION.test(unit) && /为期$/u.test(left)),
  rule(
    'one-while',
    'CONTEXT',
    ({ unit, token }) => DURATION.test(unit) && token.isChinese && (token.value === 1 || token.value === 0.5),
  ),
  rule(
    'duration',
    'PARAMETER',
    ({ unit, before }) =>
      DURATION.test(unit) &&
      !/培训|授课|讲授|课$|累计.{0,4}服务/u.test(before.slice(-6)) &&
      !(/小时$/u.test(unit) && /(?:巡回|累计|共|总)播[放出]?(?:了)?$/u.test(before)),
  ),
  rule(
    'per-thing',
    'CONTEXT',
    ({ before, unit }) =>
      /^[名人个份张位本]$/u.test(unit) &&
      /每(?:个)?(?:班|户|人|社区|网点|村|校|家|单元|科室|所|支局|楼栋|网格|支行)[\p{Script=Han}]{0,10}$/u.test(
        before.slice(-16),
      ),
  ),
  rule(
    'frequency',
    'PARAMETER',
    ({ before, unit, left }) =>
      (FREQUENCY.test(before.slice(-16)) || AT_AN_HOUR.test(before.slice(-24))) &&
      !(unit === '条' && /(?:标语|口号|提示语|内容|宣传语)$/u.test(left)) &&
      !/每个?网点.{0,4}(?:开展|举办)/u.test(before.slice(-16)),
  ),
  rule(
    'rhetorical-one',
    'CONTEXT',
    ({ token, right }) =>
      token.value === 1 &&
      token.isChinese &&
      /^(?:生动|深刻|别开生面|精彩|难忘|特殊|政治任务|民生|长期|系统|重[要点大](?:政治)?(?:工作|任务|举措|内容))/u.test(
        right,
      ),
  ),
  rule(
    'one-each-of-all',
    'CONTEXT',
    ({ token, before, after, unit }) =>
      token.value !== null &&
      token.value < 10 &&
      (/各(?:班|校|社区|村|网点|科室|单位|支部|年级|支行|车间)[^。；\d]{0,18}$/u.test(before) ||
        (/^[场次节堂期]$/u.test(unit) && /\d[个家所][\p{Script=Han}]{1,6}各[^，。；\d]{0,14}$/u.test(before))) &&
      /^[^，。；\d]{0,4}，(?:共|共计|合计|总计|全校|累计)[\p{Script=Han}]{0,4}\d/u.test(after),
  ),
  rule(
    'one-each',
    'CONTEXT',
    ({ token, left, before }) =>
      token.value === 1 &&
      (ONE_EACH.test(left) || ONE_EACH_WORDS.test(left)) &&
      !/共计?$/u.test(before) &&
      !HELD_EACH.test(before),
  ),
  rule(
    'one-for-everybody',
    'CONTEXT',
    ({ token, before }) =>
      token.value === 1 &&
      /每(?:位|名|个|人|户|家)[^，。；]{0,10}(?:领到|拿到|收到|得到|送去|送上|发到|发放)(?:了)?$/u.test(before),
  ),
  rule('one-by-hand', 'PARAMETER', ({ token, left }) => token.value === 1 && /人手$/u.test(left)),
  rule('levels', 'CONTEXT', ({ unit, right }) => unit === '级' && !/^以上/u.test(right)),
  rule(
    'contents',
    'CONTEXT',
    ({ unit, right, left }) =>
      /^(?:种|类|大类|点|项|个|条|步|大|方面|招|个方面|句|道|把)$/u.test(unit) &&
      CONTENTS.test(right) &&
      !/发现|整改|排查出/u.test(left),
  ),
  rule(
    'kinds',
    'STATISTIC',
    ({ unit, right, left }) =>
      /^(?:种|类)$/u.test(unit) && /诈骗(?:手法|手段|类型)/u.test(right + left) && /多达|发现|有|名目/u.test(left),
  ),
  rule(
    'kinds-of-contents',
    'CONTEXT',
    ({ unit, right }) =>
      /^(?:种|类)$/u.test(unit) && (!/问题|隐患/u.test(right) || /^[\p{Script=Han}]{0,6}(?:类型|情形)/u.test(right)),
  ),
  rule(
    'big-features',
    'CONTEXT',
    ({ unit, right }) =>
      unit === '' &&
      /^大(?:特色|特点|类|举措|行动|骗局|方面|功能|板块|工程|任务|战役|要素|典型|高发|案例)/u.test(right),
  ),
];
