import type { IndicatorCode } from '@fanzha/domain';
import type { TallyLedger, Target } from './extracted-figure.ts';

/** What becomes of a measure of the extraction vocabulary. */
interface MeasureRule {
  readonly zh: string;
  readonly target: Target;
  /** A parameter of the work and not a result: never the same figure as a count, whatever its value. */
  readonly parameter?: true;
  /** The largest of several: part of the total, never added to it. */
  readonly largest?: true;
}

const activity = (zh: string, indicator: IndicatorCode): MeasureRule => ({
  zh,
  target: { kind: 'activity', indicator },
});
const tally = (zh: string, ledger: TallyLedger, indicator: IndicatorCode): MeasureRule => ({
  zh,
  target: { kind: 'tally', ledger, indicator },
});
const words = (zh: string, why: string): MeasureRule => ({ zh, target: { kind: 'words', why } });
const parameter = (zh: string): MeasureRule => ({
  ...words(zh, 'a parameter of the work, not a result'),
  parameter: true,
});

const NO_INDICATOR = 'no indicator means this';

/** Extracted with measures and with cases. */
export const AMOUNT_INVOLVED: Target = {
  kind: 'words',
  why: 'the amount involved is neither loss nor loss avoided',
  concept: 'amount involved',
};

/** Every measure of the vocabulary, decided one by one. */
export const MEASURE_RULES: Readonly<Record<string, MeasureRule>> = {
  leaflets_distributed: activity('发放宣传单/资料', 'LEAFLETS'),
  manuals_distributed: activity('发放手册', 'MANUALS'),
  letters_distributed: activity('发放一封信', 'LETTERS'),
  // Handed out and not signed: printed matter, as the registry defines leaflets.
  notices_distributed: activity('发放告知书', 'LEAFLETS'),
  notices_signed: activity('签署告知书', 'NOTICES_SIGNED'),
  posters_posted: activity('张贴海报', 'POSTERS'),
  banners_hung: activity('悬挂横幅标语', 'BANNERS'),
  boards_displayed: activity('展板/板报/易拉宝', 'BOARDS'),
  signs_placed: words('警示牌', NO_INDICATOR),
  consultation_desks: words('咨询台', NO_INDICATOR),
  led_slogans: activity('LED播放内容条数', 'LED_ITEMS'),
  led_plays: activity('LED播放次数', 'LED_PLAYS'),
  videos_made: activity('制作视频', 'VIDEOS'),
  videos_played: words('播放视频', 'videos shown are neither produced nor screenings held'),
  screenings_held: activity('播放/观看场次', 'SCREENINGS'),
  articles_published: activity('原创发布', 'ARTICLES'),
  posts_forwarded: activity('转发/转载', 'FORWARDS'),
  online_pushes: activity('群内推送', 'GROUP_PUSHES'),
  online_campaigns: words('线上活动', 'sessions are held on the spot'),
  sms_sent: activity('短信/校讯通', 'SMS'),
  // One indicator, broken down by the type of the activity.
  centralized_events: activity('集中宣传活动', 'SESSIONS'),
  lectures_held: activity('讲座/授课', 'SESSIONS'),
  class_meetings_held: activity('主题班会', 'SESSIONS'),
  contests_held: activity('竞赛', 'SESSIONS'),
  training_sessions: activity('内部培训', 'SESSIONS'),
  meetings_held: words('会议', 'internal meetings are no sessions of publicity'),
  joint_conferences: words('联席会议', 'internal meetings are no sessions of publicity'),
  guest_speakers: words('外请讲师', NO_INDICATOR),
  participants: activity('参加人数', 'PARTICIPANTS'),
  // Different people cannot be added up over activities; the registry keeps them as reach stated by the unit.
  people_covered: activity('覆盖人数', 'PEOPLE_REACHED'),
  classes_covered: activity('覆盖班次', 'CLASSES_COVERED'),
  households_visited: { zh: '入户', target: { kind: 'householdReport', indicator: 'HOUSEHOLDS_REPORTED' } },
  institutions_covered: words('覆盖机构', 'the level above outlets, never added to them'),
  outlets_posted: activity('张贴网点', 'OUTLETS_COVERED'),
  volunteer_teams: words('志愿队伍', 'teams are not attendances of volunteers'),
  student_works_submitted: activity('观后感/手抄报', 'STUDENT_WORKS'),
  app_installs: activity('App安装', 'APP_ASSISTED'),
  absentees_followed_up: activity('缺席补学', 'ABSENTEES_FOLLOWED_UP'),
  awards_given: words('表彰', NO_INDICATOR),
  rules_established: words('制度', NO_INDICATOR),
  inspections_done: { zh: '排查/巡查', target: { kind: 'inspection', indicator: 'INSPECTIONS' } },
  issues_found: { zh: '发现问题', target: { kind: 'inspection', indicator: 'HAZARDS_FOUND' } },
  warnings_issued: words('通报发布', 'counted from the notices that are published here'),
  victims_followed_up: tally('回访受害人', 'VICTIM_FOLLOWUP', 'VICTIM_FOLLOWUPS'),
  fraud_cases_studied: words('学习案例', NO_INDICATOR),
  hotline_calls: tally('咨询/报警电话', 'ENFORCEMENT', 'HOTLINE_CALLS'),
  dissuasion_cases: tally('劝阻警情', 'ENFORCEMENT', 'DISSUASIONS'),
  tips_reported: tally('举报线索', 'ENFORCEMENT', 'TIPS'),
  leads_verified: tally('核查办结线索', 'ENFORCEMENT', 'LEADS_VERIFIED'),
  transactions_stopped: { zh: '阻止交易', target: { kind: 'interception', indicator: 'INTERCEPTIONS' } },
  loss_prevented_yuan: { zh: '避免/挽回损失', target: { kind: 'interception', indicator: 'LOSS_AVOIDED' } },
  cases_solved: tally('破案', 'CASE_COUNT', 'CASES_SOLVED'),
  suspects_arrested: tally('抓获', 'ENFORCEMENT', 'SUSPECTS_CAUGHT'),
  dens_destroyed: tally('捣毁窝点', 'ENFORCEMENT', 'GANGS_DISMANTLED'),
  accounts_frozen: { zh: '冻结账号', target: { kind: 'fundsAction', stage: 'FREEZE', indicator: 'ACCOUNTS_FROZEN' } },
  funds_frozen_yuan: { zh: '冻结资金', target: { kind: 'fundsAction', stage: 'FREEZE', indicator: 'FROZEN' } },
  victim_loss_yuan: tally('被骗金额', 'CASE_COUNT', 'LOSS_REPORTED'),
  amount_involved_yuan: { zh: '涉案金额', target: AMOUNT_INVOLVED },
  max_single_freeze_yuan: { ...words('最大单笔冻结', 'the largest of several is part of the total'), largest: true },
  coverage_rate: words('覆盖率/知晓率/普及率', 'ratios are computed from sums, never stated'),
  duration_days: parameter('专项行动期限'),
  operation_days: parameter('行动天数'),
  daily_time_slots: parameter('每日时段'),
  atm_delay_hours: parameter('ATM到账延迟'),
};

/** Names that extractions use beside the vocabulary for what an indicator means. */
const FURTHER_RULES: Readonly<Record<string, MeasureRule>> = {
  cases_reported: tally('接报警情', 'CASE_COUNT', 'CASES_REPORTED'),
  cases_filed: tally('立案', 'CASE_COUNT', 'CASES_FILED'),
  leads_transferred: tally('移送线索', 'BANK_CONTROL', 'LEADS_TRANSFERRED'),
  stop_payment_yuan: {
    zh: '紧急止付',
    target: { kind: 'fundsAction', stage: 'STOP_PAYMENT', indicator: 'STOP_PAYMENT' },
  },
  funds_returned_yuan: { zh: '返还', target: { kind: 'fundsAction', stage: 'RETURN', indicator: 'RETURNED' } },
};

/** The rule of a measure: for an unknown name, to keep it in words under that name. */
export function measureRule(name: string): MeasureRule {
  return ruleOf(name) ?? words(name, 'not in the vocabulary');
}

function ruleOf(name: string): MeasureRule | undefined {
  return [MEASURE_RULES, FURTHER_RULES].find((rules) => Object.hasOwn(rules, name))?.[name];
}

/** Whether it is decided what becomes of the measure. */
export function isKnownMeasure(name: string): boolean {
  return ruleOf(name) !== undefined;
}
