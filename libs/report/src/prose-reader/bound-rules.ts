import { type ClassRule, classRule as rule } from './class-rule.js';

const EACH_EARNS = /每[^，。；\d]{1,8}\d[^，。；\d]{1,6}(?:奖励?|扣|补贴|兑换|得)[^，。；\d]{0,6}$/u;
/** Bounds that rules of law or of a bank state, and that nobody has counted: 单笔超过5万元的. */
export const BOUND_RULES: readonly ClassRule[] = [
  rule(
    'threshold',
    'PARAMETER',
    ({ token, left, right, after, unit, inCase }) =>
      !inCase &&
      (token.isShare || /^(?:次|个月|月|起|张|笔|万元|元|人|个|天|周)$/u.test(unit)) &&
      /(?:超过?|过|连续|满|达到?|低于|高于|不足|大于|单笔|单日|每日限额|限额|年满|一次办理|办理)$/u.test(left) &&
      /^(?:以上|以下)?(?:的(?!同比)|[\p{Script=Han}]{1,4}的(?:不予|不得|一律|须|需|应|暂停)|未|上升|发案|转账|汇款|以上的)/u.test(
        right + after.slice(0, 4),
      ) &&
      !/成绩|好评|覆盖率|满意/u.test(left),
  ),
  rule(
    'cases-of-an-amount',
    'PARAMETER',
    ({ unit, right, inCase }) => unit === '元' && !inCase && /^以[上下](?:的)?[^，。；\d]{0,8}(?:案|警情)/u.test(right),
  ),
  // 每新安装1个可奖励口罩1个: what is given for each.
  rule(
    'reward-of-each',
    'PARAMETER',
    ({ unit, before, right, sentence }) =>
      unit !== '' &&
      sentence.role !== 'PLANS' &&
      (/每[^，。；\d]{1,8}$/u.test(before)
        ? /^[^，。；\d]{0,4}(?:奖|扣|补贴|兑换|得)/u.test(right)
        : EACH_EARNS.test(before)),
  ),
  rule(
    'threshold-of-service',
    'PARAMETER',
    ({ unit, left, right, after }) =>
      (unit === '题' && /^以上/u.test(right)) ||
      (/^[张户个次部笔]$/u.test(unit) &&
        ((/(?:办理|持有|名下|开立|一证)$/u.test(left) && /^以上/u.test(right)) ||
          (/(?:对|凡)$/u.test(left) && /^(?:性)?(?:办理|申请|开立)\d/u.test(after.slice(0, 5))))),
  ),
  rule(
    'most-that-is-allowed',
    'PARAMETER',
    ({ left, unit }) => unit !== '' && /(?:最多|限|只能|仅限)(?:可)?(?:办理|开立|持有|开|可|办)$/u.test(left),
  ),
  rule(
    'bound-of-law',
    'PARAMETER',
    ({ right, after, before, unit, token }) =>
      unit !== '' &&
      (/^以[上下](?=[一二三四五六七八九十\d]|的?(?:罚款|拘留|有期徒刑))/u.test(after) ||
        (/以上$/u.test(before) && /^以下/u.test(right)) ||
        (token.isShare && /违法所得$/u.test(before))),
  ),
  rule(
    'threshold-of-money',
    'PARAMETER',
    ({ unit, right, left, before }) =>
      unit === '元' &&
      (/^(?:[（(]含[）)])?以上(?:的)?(?:必|须|付款|转账|取现|现金|大额|客户|交易|汇款|取款|对公|支出|[\p{Script=Han}]{0,6}案件?|一律|均|由|，?必须|，?须)/u.test(
        right,
      ) ||
        /(?:限额|额度)[\p{Script=Han}]{0,6}(?:至|到|为|在)$/u.test(left) ||
        /(?:限额|额度)[^，。；]{0,14}(?:调整|下调|上调|降低?|压降?|提高)(?:至|到|为)$/u.test(before) ||
        /(?:凡|每笔|单笔)(?:超过?|达到?|满)?$/u.test(left) ||
        (/凡[^，。；\d]{0,10}$/u.test(left) && /^以上/u.test(right))),
  ),
];
