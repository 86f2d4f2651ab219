import type { IndicatorShape } from './indicator-shape.js';

/** Indicators of fraud cases, enforcement, interceptions and the three stages of the flow of money. */
export const CRIME_INDICATORS = [
  {
    code: 'CASES_REPORTED', zh: '接报警情', en: 'Fraud reports', unit: '起', unitEn: 'reports',
    aggregation: 'sum', ledger: 'case', money: false, derived: true,
    definition: '期内接报的诈骗警情起数，按接报日期计。',
    definitionEn: 'Fraud reports accepted, by the day of the report.',
  },
  {
    code: 'CASES_FILED', zh: '立案数', en: 'Cases filed', unit: '起', unitEn: 'cases',
    aggregation: 'sum', ledger: 'case', money: false, derived: true,
    definition: '期内立为刑事案件的起数，按立案日期计。',
    definitionEn: 'Criminal cases filed in the period, by the day of filing.',
  },
  {
    code: 'LOSS', zh: '损失金额', en: 'Loss', unit: '元', unitEn: 'yuan',
    aggregation: 'sum', ledger: 'case', money: true, derived: false,
    definition: '期内立案案件的损失金额。',
    definitionEn: 'Loss in the cases filed in the period.',
  },
  {
    code: 'CASES_SOLVED', zh: '破案数', en: 'Cases solved', unit: '起', unitEn: 'cases',
    aggregation: 'sum', ledger: 'case', money: false, derived: true,
    definition: '期内侦破的案件起数，不论何时立案。',
    definitionEn: 'Cases solved in the period, whatever the filing date.',
  },
  {
    code: 'CLEARANCE_RATE', zh: '破案率', en: 'Clearance rate', unit: '%', unitEn: '%',
    aggregation: 'ratio', ledger: 'case', money: false, derived: true,
    ratio: { kind: 'QUOTIENT', numerator: 'CASES_SOLVED', denominator: 'CASES_FILED', percent: true },
    definition: '期内破案数与期内立案数之比，不是立案中已破的比例；破获往期积案时可超过100%。',
    definitionEn: 'Cases solved in the period for every 100 filed in it: no share of those filed, and above 100 % where older cases are solved.',
  },
  {
    code: 'LOSS_PER_CASE', zh: '案均损失', en: 'Loss per case', unit: '元/起', unitEn: 'yuan per case',
    aggregation: 'ratio', ledger: 'case', money: false, derived: true,
    ratio: { kind: 'QUOTIENT', numerator: 'LOSS', denominator: 'CASES_FILED', percent: false },
    definition: '损失金额÷立案数。',
    definitionEn: 'Loss divided by cases filed.',
  },
  {
    code: 'SUSPECTS_CAUGHT', zh: '抓获嫌疑人', en: 'Suspects caught', unit: '人', unitEn: 'people',
    aggregation: 'sum', ledger: 'enforcement', money: false, derived: false,
    definition: '抓获的犯罪嫌疑人数，只记数字，不记姓名。',
    definitionEn: 'Suspects caught: a number only, no names.',
  },
  {
    code: 'GANGS_DISMANTLED', zh: '打掉团伙窝点', en: 'Gangs dismantled', unit: '个', unitEn: 'gangs or dens',
    aggregation: 'sum', ledger: 'enforcement', money: false, derived: false,
    definition: '打掉的犯罪团伙、捣毁的窝点个数。',
    definitionEn: 'Gangs or dens dismantled.',
  },
  {
    code: 'LEADS_VERIFIED', zh: '核查办结线索', en: 'Leads closed', unit: '条', unitEn: 'leads',
    aggregation: 'sum', ledger: 'enforcement', money: false, derived: false,
    definition: '核查完毕并办结的线索条数。',
    definitionEn: 'Leads checked and closed.',
  },
  {
    code: 'STOP_PAYMENT', zh: '紧急止付金额', en: 'Payment stopped', unit: '元', unitEn: 'yuan',
    aggregation: 'sum', ledger: 'funds_action', money: true, derived: false,
    definition: '紧急止付的金额，是同一资金流的第一环节，不得与冻结、返还相加。',
    definitionEn: 'Amount under stop-payment orders: stage one of one flow of money, never added to the next two.',
  },
  {
    code: 'FROZEN', zh: '冻结金额', en: 'Funds frozen', unit: '元', unitEn: 'yuan',
    aggregation: 'sum', ledger: 'funds_action', money: true, derived: false,
    definition: '新冻结的金额，是同一资金流的第二环节，不得与止付、返还相加。',
    definitionEn: 'Amount newly frozen: stage two of the flow, never added to stop-payment or return.',
  },
  {
    code: 'RETURNED', zh: '返还金额', en: 'Funds returned', unit: '元', unitEn: 'yuan',
    aggregation: 'sum', ledger: 'funds_action', money: true, derived: false,
    definition: '返还受害人的金额，是同一资金流的第三环节，不得与止付、冻结相加。',
    definitionEn: 'Amount paid back to victims: stage three of the flow, never added to the first two.',
  },
  {
    code: 'ACCOUNTS_STOPPED', zh: '止付账户', en: 'Accounts stopped', unit: '户', unitEn: 'accounts',
    aggregation: 'sum', ledger: 'funds_action', money: false, derived: false,
    definition: '被采取紧急止付措施的账户数；同一账户先止付后冻结的，两项各计一次，不得相加。',
    definitionEn: 'Accounts under stop-payment orders. One that is stopped and then frozen counts in both, which are never added.',
  },
  {
    code: 'ACCOUNTS_FROZEN', zh: '冻结账户', en: 'Accounts frozen', unit: '户', unitEn: 'accounts',
    aggregation: 'sum', ledger: 'funds_action', money: false, derived: false,
    definition: '被采取冻结措施的账户数；同一账户先止付后冻结的，两项各计一次，不得相加。',
    definitionEn: 'Accounts under freezing orders. One that is stopped and then frozen counts in both, which are never added.',
  },
  {
    code: 'INTERCEPTIONS', zh: '成功劝阻拦截', en: 'Transfers intercepted', unit: '起', unitEn: 'transfers',
    aggregation: 'sum', ledger: 'interception', money: false, derived: false,
    definition: '在柜面、自助机、电话或上门中拦下、未造成损失的转账起数。',
    definitionEn: 'Transfers stopped before the loss, at a counter or ATM, by phone or by visit.',
  },
  {
    code: 'LOSS_AVOIDED', zh: '避免损失金额', en: 'Loss avoided', unit: '元', unitEn: 'yuan',
    aggregation: 'sum', ledger: 'interception', money: true, derived: false,
    definition: '当事人准备转出而被拦下、未转出的金额。',
    definitionEn: 'Amount about to be transferred and then not transferred.',
  },
  {
    code: 'DISSUASIONS', zh: '劝阻人次', en: 'Dissuasions', unit: '人次', unitEn: 'person-times',
    aggregation: 'sum', ledger: 'interception', money: false, derived: false,
    definition: '通过电话或当面劝阻的人次。',
    definitionEn: 'People dissuaded, by phone or face to face.',
  },
  {
    code: 'HOTLINE_CALLS', zh: '咨询报警电话', en: 'Hotline calls', unit: '个', unitEn: 'calls',
    aggregation: 'sum', ledger: 'enforcement', money: false, derived: false,
    definition: '接听的咨询、报警电话；劝阻和举报可能包含在内，不得与之相加。',
    definitionEn: 'Calls taken. Dissuasions and tips may be part of them and are never added to them.',
  },
  {
    code: 'TIPS', zh: '举报线索', en: 'Tips', unit: '条', unitEn: 'tips',
    aggregation: 'sum', ledger: 'enforcement', money: false, derived: false,
    definition: '群众举报的线索条数。',
    definitionEn: 'Tips reported by the public.',
  },
] as const satisfies readonly IndicatorShape[];
