import type { IndicatorCode } from '@fanzha/domain';
import { AMOUNT_INVOLVED, MEASURE_RULES } from './measure-rules.ts';
import type { Target } from './extracted-figure.ts';

/** What a stated case is about, as far as it decides where its figures go. */
interface ExtractedCase {
  readonly kind: string;
  readonly status: string | null;
  /** The unit of its count: 起, 户, 名 … */
  readonly unit: string;
  /** Whether its count is a number at all. */
  readonly counted: boolean;
  /** Whether it is one single case and not a number of them. */
  readonly single: boolean;
  readonly amountMeaning: string | null;
  /** Whether the text says the cases were filed (立案). */
  readonly filed: boolean;
}

const ENFORCEMENT: Readonly<Record<string, IndicatorCode>> = {
  arrest: 'SUSPECTS_CAUGHT',
  // A person who is detained has been caught.
  detention: 'SUSPECTS_CAUGHT',
  den_destroyed: 'GANGS_DISMANTLED',
  lead_verified: 'LEADS_VERIFIED',
  hotline_calls: 'HOTLINE_CALLS',
  dissuasion: 'DISSUASIONS',
  tip_reports: 'TIPS',
};

/** The case kinds of the extraction vocabulary, as they are named in words. */
export const CASE_KINDS: Readonly<Record<string, string>> = {
  fraud_case: '诈骗案件',
  interception: '拦截交易',
  stop_payment: '紧急止付',
  freeze: '冻结',
  arrest: '抓获嫌疑人',
  detention: '刑拘',
  den_destroyed: '捣毁窝点',
  lead_verified: '线索核查办结',
  case_solved: '破案',
  victim_followup: '受害人回访',
  hotline_calls: '咨询报警电话',
  dissuasion: '劝阻警情',
  tip_reports: '举报线索',
};

/** A case kind as words name it; an unknown one by itself. */
export function caseZh(kind: string): string {
  return (Object.hasOwn(CASE_KINDS, kind) ? CASE_KINDS[kind] : undefined) ?? kind;
}

const PEOPLE = new Set(['人', '名', '位', '人次']);
const ACCOUNTS = new Set(['户', '个', '张', '卡', '账户', '账号', '']);

const words = (why: string): Target => ({ kind: 'words', why });
const loss: Target = { kind: 'tally', ledger: 'CASE_COUNT', indicator: 'LOSS' };
const lossReported: Target = { kind: 'tally', ledger: 'CASE_COUNT', indicator: 'LOSS_REPORTED' };
const lossAvoided: Target = { kind: 'interception', indicator: 'LOSS_AVOIDED' };
const funds = (stage: 'STOP_PAYMENT' | 'FREEZE' | 'RETURN', indicator: IndicatorCode): Target => ({
  kind: 'fundsAction',
  stage,
  indicator,
});

/** Where the count of a case goes. A single fraud case becomes a case of its own, a number of them a count. */
export function countTarget({ kind, status, unit, counted, single, filed }: ExtractedCase): Target {
  const enforced = Object.hasOwn(ENFORCEMENT, kind) ? ENFORCEMENT[kind] : undefined;
  if (enforced) return { kind: 'tally', ledger: 'ENFORCEMENT', indicator: enforced };
  switch (kind) {
    case 'interception':
      return { kind: 'interception', indicator: 'INTERCEPTIONS' };
    case 'fraud_case':
      if (status === 'prevented') return { kind: 'interception', indicator: 'INTERCEPTIONS' };
      if (single) return { kind: 'fraudCase', indicator: 'CASES_REPORTED' };
      if (PEOPLE.has(unit) && counted) return words('people who were deceived are not cases');
      return { kind: 'tally', ledger: 'CASE_COUNT', indicator: filed ? 'CASES_FILED' : 'CASES_REPORTED' };
    case 'case_solved':
      return { kind: 'tally', ledger: 'CASE_COUNT', indicator: 'CASES_SOLVED' };
    case 'victim_followup':
      return { kind: 'tally', ledger: 'VICTIM_FOLLOWUP', indicator: 'VICTIM_FOLLOWUPS' };
    case 'stop_payment':
    case 'freeze':
      if (!ACCOUNTS.has(unit)) return words('measures taken are not accounts');
      return kind === 'freeze' ? funds('FREEZE', 'ACCOUNTS_FROZEN') : funds('STOP_PAYMENT', 'ACCOUNTS_STOPPED');
    default:
      return words('not in the vocabulary');
  }
}

/** Where the amount of a case goes: by what it is said to mean, else by the kind of case. */
export function amountTarget({ kind, status, single, amountMeaning, filed }: ExtractedCase): Target {
  const meaning = (amountMeaning ?? '').toLowerCase();
  const says = (pattern: RegExp) => pattern.test(meaning);
  const target = (): Target => {
    if (says(/demand|claim|索要/)) return words('the amount demanded is no loss');
    if (says(/involved|涉案/)) return AMOUNT_INVOLVED;
    if (says(/prevent|avoid|saved|避免|挽回/)) return lossAvoided;
    if (says(/stop|止付/)) return funds('STOP_PAYMENT', 'STOP_PAYMENT');
    if (says(/froze|freeze|冻结/)) return funds('FREEZE', 'FROZEN');
    if (says(/return|返还|发还/)) return funds('RETURN', 'RETURNED');
    if (says(/loss|损失|被骗/)) return filed ? loss : lossReported;
    if (meaning !== '') return words('the meaning of the amount is not in the vocabulary');
    if (kind === 'interception' || kind === 'dissuasion' || status === 'prevented') return lossAvoided;
    if (kind === 'stop_payment') return funds('STOP_PAYMENT', 'STOP_PAYMENT');
    if (kind === 'freeze') return funds('FREEZE', 'FROZEN');
    if (kind === 'fraud_case') return filed ? loss : lossReported;
    return words('the meaning of the amount is not stated');
  };
  const found = target();
  const isLoss = found === loss || found === lossReported;
  const isOwnCase = single && kind === 'fraud_case' && status !== 'prevented' && isLoss;
  return isOwnCase ? { kind: 'fraudCase', indicator: 'LOSS_REPORTED' } : found;
}

/** Whether a name is a measure or a case kind the vocabulary knows as this indicator: `subset_of` names either. */
export function meansIndicator(name: string, indicator: IndicatorCode): boolean {
  const rule = Object.hasOwn(MEASURE_RULES, name) ? MEASURE_RULES[name] : undefined;
  const extracted = {
    kind: name,
    status: null,
    unit: '',
    counted: false,
    single: false,
    amountMeaning: null,
    filed: false,
  };
  const target = rule?.target ?? countTarget(extracted);
  return target.kind !== 'words' && target.indicator === indicator;
}
