import {
  APPEAL_STATES,
  EVALUATION_STATES,
  SCORE_DOUBTS,
  SCORE_RULES,
  SCORE_STATES,
  ACTIVITY_STATUSES,
  ALERT_KINDS,
  ALERT_LEVELS,
  ALERT_RESULTS,
  ALERT_SOURCES,
  ALERT_STATES,
  ALERT_STEP_WAYS,
  ACTIVITY_TYPES,
  AUDIENCES,
  BANKS,
  LEDGER_TERMS,
  APPROVAL_KINDS,
  APPROVAL_STATES,
  BREAKDOWN_DIMENSIONS,
  FORM_WARNING_KINDS,
  FRAUD_CASE_STAGES,
  CHANNELS,
  FRAUD_FREE_COUNTS,
  SUPERVISION_KINDS,
  SUPERVISION_OCCASIONS,
  SUPERVISION_STATES,
  SUPERVISION_STEPS,
  FRAUD_FREE_DOUBTS,
  FRAUD_FREE_LEVELS,
  FRAUD_FREE_STATUSES,
  FUNDS_ACTION_STAGES,
  GROUP_KINDS,
  INDICATORS,
  CONFIRMATIONS,
  INTERCEPTION_VENUES,
  LEADERSHIP_ROLES,
  OCCUPATIONS,
  PAYMENT_METHODS,
  CONTROL_MEASURE_TYPES,
  QUALIFIERS,
  RECORD_STATUSES,
  REGION_LEVELS,
  ROLES,
  SECTORS,
  SUMMARY_MARK_KINDS,
  SUMMARY_SECTIONS,
  SUMMARY_STATES,
  SUMMARY_SUBJECTS,
  SUMMARY_TOKEN_PARTS,
  TALLY_LEDGERS,
  TENANT_TYPES,
  SOURCE_PARTS,
  THEMES,
  CAMPAIGN_STATES,
  TASK_STATES,
  CHASE_STAGES,
  CHASE_TEXT_STYLES,
  RETURN_REASONS,
  SUBMISSION_RHYTHMS,
  SUBMISSION_STATES,
  ZERO_REASONS,
} from '@fanzha/domain';
import { registerEnumType } from '@nestjs/graphql';

/** A GraphQL enum whose values are the codes of a domain vocabulary: the vocabulary is written down once. */
function enumOf<Code extends string>(
  name: string,
  description: string,
  terms: readonly { readonly code: Code; readonly zh: string }[],
): Record<Code, Code> {
  const values = Object.fromEntries(terms.map(({ code }) => [code, code])) as Record<Code, Code>;
  registerEnumType(values, {
    name,
    description,
    valuesMap: Object.fromEntries(terms.map(({ code, zh }) => [code, { description: zh }])) as Record<
      Code,
      { description: string }
    >,
  });
  return values;
}

export const ActivityStatusEnum = enumOf(
  'ActivityStatus',
  'whether an activity was held, is a plan, or is required of others',
  ACTIVITY_STATUSES,
);
export const ActivityTypeEnum = enumOf(
  'ActivityType',
  'kinds of activities: publicity, and internal acts',
  ACTIVITY_TYPES,
);
export const ThemeEnum = enumOf('Theme', 'what an activity is about', THEMES);
export const LedgerEnum = enumOf('Ledger', 'what a unit records, as its type decides', LEDGER_TERMS);
export const ApprovalKindEnum = enumOf('ApprovalKind', 'what needs another operator', APPROVAL_KINDS);
export const ApprovalStateEnum = enumOf('ApprovalState', 'how far a request for another operator is', APPROVAL_STATES);
export const BreakdownDimensionEnum = enumOf(
  'BreakdownDimension',
  'what a figure can be split by',
  BREAKDOWN_DIMENSIONS,
);
export const SourcePartEnum = enumOf('SourcePart', 'which statements behind a figure', SOURCE_PARTS);
export const OccupationEnum = enumOf('Occupation', 'occupational groups of victims', OCCUPATIONS);
export const PaymentMethodEnum = enumOf('PaymentMethod', 'how money was paid to a swindler', PAYMENT_METHODS);
export const BankEnum = enumOf('Bank', 'banks that money left; local ones by their kind', BANKS);
export const FraudCaseStageEnum = enumOf('FraudCaseStage', 'how far a case is', FRAUD_CASE_STAGES);
export const AudienceEnum = enumOf('Audience', 'whom an activity is meant for', AUDIENCES);
export const ChannelEnum = enumOf('Channel', 'by what an activity reaches people', CHANNELS);
export const ConfirmationEnum = enumOf(
  'Confirmation',
  'whether a unit that was named has confirmed its share',
  CONFIRMATIONS,
);
export const SupervisionKindEnum = enumOf(
  'SupervisionKind',
  'kind of a letter by which an authority supervises a unit (督办)',
  SUPERVISION_KINDS,
);
export const SupervisionOccasionEnum = enumOf(
  'SupervisionOccasionKind',
  'what a supervision letter names as its occasion',
  SUPERVISION_OCCASIONS,
);
export const SupervisionStateEnum = enumOf('SupervisionState', 'how far a supervision letter is', SUPERVISION_STATES);
export const SupervisionStepEnum = enumOf(
  'SupervisionStep',
  'a step in the course of a supervision letter',
  SUPERVISION_STEPS,
);
export const AppealStateEnum = enumOf('AppealState', 'how far an appeal against a score is', APPEAL_STATES);
export const EvaluationStateEnum = enumOf('EvaluationState', 'how far a scoring scheme is', EVALUATION_STATES);
export const ScoreDoubtEnum = enumOf(
  'ScoreDoubt',
  'why a unit is exempt from an item, or why its points are not certain',
  SCORE_DOUBTS,
);
export const ScoreRuleEnum = enumOf('ScoreRule', 'how a figure becomes points', SCORE_RULES);
export const ScoreStateEnum = enumOf('ScoreState', 'how an item of a score, or all of it, stands', SCORE_STATES);
export const FraudFreeCountEnum = enumOf(
  'FraudFreeCount',
  'which cases a scheme for places without fraud counts',
  FRAUD_FREE_COUNTS,
);
export const FraudFreeDoubtEnum = enumOf(
  'FraudFreeDoubt',
  'why the status of a place cannot be determined',
  FRAUD_FREE_DOUBTS,
);
export const FraudFreeLevelEnum = enumOf('FraudFreeLevel', 'which places a scheme judges', FRAUD_FREE_LEVELS);
export const FraudFreeStatusEnum = enumOf(
  'FraudFreeStatus',
  'what the ledger says of a place under a scheme',
  FRAUD_FREE_STATUSES,
);
export const FundsActionStageEnum = enumOf(
  'FundsActionStage',
  'what was done with money on its way',
  FUNDS_ACTION_STAGES,
);
export const IndicatorCodeEnum = enumOf('IndicatorCode', 'what is counted; `indicators` explains each', INDICATORS);
export const InterceptionVenueEnum = enumOf('InterceptionVenue', 'where people were dissuaded', INTERCEPTION_VENUES);
export const AlertLevelEnum = enumOf('AlertLevel', 'how urgent an alert is', ALERT_LEVELS);
export const AlertSourceEnum = enumOf('AlertSource', 'where the police had an alert from', ALERT_SOURCES);
export const AlertKindEnum = enumOf('AlertKind', 'what told that somebody is at risk', ALERT_KINDS);
export const AlertStepWayEnum = enumOf('AlertStepWay', 'how a person was reached', ALERT_STEP_WAYS);
export const AlertResultEnum = enumOf('AlertResult', 'how an alert ended', ALERT_RESULTS);
export const AlertStateEnum = enumOf('AlertState', 'how far an alert is', ALERT_STATES);
export const GroupKindEnum = enumOf('LeadershipGroupKind', 'what a group that leads the work is', GROUP_KINDS);
export const LeadershipRoleEnum = enumOf(
  'LeadershipRole',
  'the part of a member in a leadership group',
  LEADERSHIP_ROLES,
);
export const ControlMeasureTypeEnum = enumOf('ControlMeasureType', 'measures of banks', CONTROL_MEASURE_TYPES);
export const QualifierEnum = enumOf('Qualifier', 'how an amount is meant', QUALIFIERS);
export const RecordStatusEnum = enumOf('RecordStatus', 'whether a record counts', RECORD_STATUSES);
export const RegionLevelEnum = enumOf('RegionLevel', 'levels of the official division', REGION_LEVELS);
export const RoleEnum = enumOf('Role', 'what an account may do; roles add up', ROLES);
export const SummaryMarkKindEnum = enumOf('SummaryMarkKind', 'why words of a summary are marked', SUMMARY_MARK_KINDS);
export const SummarySectionEnum = enumOf('SummarySection', 'the parts of a work summary', SUMMARY_SECTIONS);
export const SummaryStateEnum = enumOf('SummaryState', 'whether a work summary was issued', SUMMARY_STATES);
export const SummarySubjectEnum = enumOf('SummarySubject', 'what a work summary is about', SUMMARY_SUBJECTS);
export const SummaryTokenPartEnum = enumOf(
  'SummaryTokenPart',
  'what a piece of text says of a figure',
  SUMMARY_TOKEN_PARTS,
);
export const SectorEnum = enumOf('Sector', 'the line (条线) that a unit belongs to', SECTORS);
export const TallyLedgerEnum = enumOf('TallyLedger', 'ledgers of dated counts', TALLY_LEDGERS);
export const TenantTypeEnum = enumOf('TenantType', 'kinds of units, which decide the ledgers they keep', TENANT_TYPES);
export const CampaignStateEnum = enumOf('CampaignState', 'how far a campaign is', CAMPAIGN_STATES);
export const TaskStateEnum = enumOf('TaskState', 'how a unit stands with a task of a campaign', TASK_STATES);

export const SubmissionStateEnum = enumOf('SubmissionState', 'how far a submission is', SUBMISSION_STATES);
export const SubmissionRhythmEnum = enumOf('SubmissionRhythm', 'how often a form is due', SUBMISSION_RHYTHMS);
export const ZeroReasonEnum = enumOf('ZeroReason', 'why a unit has nothing of a period', ZERO_REASONS);
export const ReturnReasonEnum = enumOf('ReturnReason', 'why a cell goes back', RETURN_REASONS);
export const ChaseStageEnum = enumOf('ChaseStage', 'how far something overdue has gone up', CHASE_STAGES);
export const FormWarningKindEnum = enumOf(
  'FormWarningKind',
  'why a text of a form is asked for without need',
  FORM_WARNING_KINDS,
);
export const ChaseTextStyleEnum = enumOf('ChaseTextStyle', 'how a text names what is missing', CHASE_TEXT_STYLES);
