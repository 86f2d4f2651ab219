import type { IndicatorShape } from './indicator-shape.js';

/** Indicators of prevention and supervision: warnings, victims, bank controls, inspections, reporting discipline. */
export const SUPERVISION_INDICATORS = [
  {
    code: 'WARNINGS_ISSUED', zh: '预警发布', en: 'Warnings published', unit: '期', unitEn: 'issues',
    aggregation: 'sum', ledger: 'warning', money: false, derived: true,
    definition: '发布的预警期数。',
    definitionEn: 'Early warnings published.',
  },
  {
    code: 'WARNINGS_READ', zh: '预警签收单位', en: 'Warnings acknowledged', unit: '家', unitEn: 'receipts',
    aggregation: 'sum', ledger: 'warning', money: false, derived: true,
    definition: '各期预警被单位签收的家数之和。',
    definitionEn: 'Receipts of warnings by units, added over the warnings.',
  },
  {
    code: 'VICTIM_FOLLOWUPS', zh: '受害人回访', en: 'Victim follow-ups', unit: '人次', unitEn: 'visits',
    aggregation: 'sum', ledger: 'victim_followup', money: false, derived: false,
    definition: '对受害人的回访人次，同一人回访两次计两次。',
    definitionEn: 'Follow-up visits made to victims; two visits to one person count two.',
  },
  {
    code: 'ACCOUNTS_CHECKED', zh: '排查账户', en: 'Accounts checked', unit: '户', unitEn: 'accounts',
    aggregation: 'sum', ledger: 'bank_control', money: false, derived: false,
    definition: '排查的银行账户数。',
    definitionEn: 'Bank accounts checked.',
  },
  {
    code: 'ACCOUNTS_RESTRICTED', zh: '管控账户', en: 'Accounts under control', unit: '户', unitEn: 'accounts',
    aggregation: 'stock', ledger: 'bank_control', money: false, derived: false,
    definition: '期末处于管控状态的账户数。',
    definitionEn: 'Accounts under control at period end.',
  },
  {
    code: 'LEADS_TRANSFERRED', zh: '移送线索', en: 'Leads transferred', unit: '条', unitEn: 'leads',
    aggregation: 'sum', ledger: 'bank_control', money: false, derived: false,
    definition: '移送公安机关的线索条数。',
    definitionEn: 'Leads passed to the police.',
  },
  {
    code: 'INSPECTIONS', zh: '检查排查', en: 'Inspections', unit: '次', unitEn: 'inspections',
    aggregation: 'sum', ledger: 'inspection', money: false, derived: false,
    definition: '开展检查、排查的次数。',
    definitionEn: 'Inspections made.',
  },
  {
    code: 'HAZARDS_FOUND', zh: '发现隐患', en: 'Hazards found', unit: '处', unitEn: 'hazards',
    aggregation: 'sum', ledger: 'inspection', money: false, derived: false,
    definition: '检查中发现的隐患、问题处数。',
    definitionEn: 'Hazards or issues found.',
  },
  {
    code: 'HAZARDS_RECTIFIED', zh: '完成整改', en: 'Hazards rectified', unit: '处', unitEn: 'hazards',
    aggregation: 'sum', ledger: 'inspection', money: false, derived: false,
    definition: '期内完成整改的隐患处数，不论何时发现，按整改日期计。',
    definitionEn: 'Hazards rectified in the period, whenever they were found.',
  },
  {
    code: 'HAZARDS_FOUND_RECTIFIED', zh: '期内隐患已整改', en: 'Found hazards rectified', unit: '处', unitEn: 'hazards',
    aggregation: 'sum', ledger: 'inspection', money: false, derived: true, byNow: true,
    definition: '期内发现的隐患中，至今已完成整改的处数，按发现日期计。',
    definitionEn: 'Of the hazards found in the period, those rectified by now, by the day they were found.',
  },
  {
    code: 'RECTIFICATION_RATE', zh: '整改率', en: 'Rectification rate', unit: '%', unitEn: '%',
    aggregation: 'ratio', ledger: 'inspection', money: false, derived: true, byNow: true,
    ratio: { kind: 'SHARE', numerator: 'HAZARDS_FOUND_RECTIFIED', denominator: 'HAZARDS_FOUND', percent: true },
    definition: '期内发现的隐患中，至今已完成整改的比例。',
    definitionEn: 'The share of the hazards found in the period that are rectified by now.',
  },
  {
    code: 'SUBMISSIONS_DUE', zh: '应报份数', en: 'Submissions due', unit: '份', unitEn: 'submissions',
    aggregation: 'sum', ledger: 'submission', money: false, derived: true,
    definition: '期内应当上报的月报份数。',
    definitionEn: 'Submissions due in the period.',
  },
  {
    code: 'SUBMISSIONS_ON_TIME', zh: '按时上报', en: 'Submissions on time', unit: '份', unitEn: 'submissions',
    aggregation: 'sum', ledger: 'submission', money: false, derived: true,
    definition: '在截止时间之前上报的份数。',
    definitionEn: 'Submissions handed in within the deadline.',
  },
  {
    code: 'ON_TIME_RATE', zh: '及时率', en: 'On-time rate', unit: '%', unitEn: '%',
    aggregation: 'ratio', ledger: 'submission', money: false, derived: true,
    ratio: { kind: 'SHARE', numerator: 'SUBMISSIONS_ON_TIME', denominator: 'SUBMISSIONS_DUE', percent: true },
    definition: '按时上报÷应报份数。',
    definitionEn: 'Submissions on time divided by submissions due.',
  },
] as const satisfies readonly IndicatorShape[];
