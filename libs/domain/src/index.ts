export { alertCountErrors, checkCount } from './alert-count.js';
export { CHASE_PLAN_MOST, type ChasePlanDays, chaseStage, USUAL_CHASE_PLAN } from './chase-plan.js';
export {
  ALERT_KINDS,
  ALERT_LEVELS,
  ALERT_RESULTS,
  ALERT_SOURCES,
  ALERT_STATES,
  ALERT_STEP_WAYS,
  type AlertKind,
  type AlertLevel,
  type AlertResult,
  type AlertSource,
  alertState,
  type AlertState,
  type AlertStepWay,
  latestAnswer,
  minuteInChina,
} from './alert.js';
export { PER_TENANT, requireRoom } from './per-tenant.js';
export { AGE_BANDS, ageBandErrors, ageBandName, ageBandOf } from './age-band.js';
export { readChineseNumeral } from './chinese-numeral.js';
export { addAmounts, type Amount, amountOf, subtractAmounts } from './amount.js';
export { APPROVAL_KINDS, APPROVAL_STATES, type ApprovalKind, type ApprovalState } from './approval.js';
export {
  ANSWER_ALERTS,
  type LedgerCode,
  LEDGER_TERMS,
  REGISTER_TERMS,
  keepersOf,
  ledgersOf,
  TALLY_LEDGERS,
  tallyLedgerTerm,
  type TallyLedger,
  type TallyLedgerTerm,
} from './ledgers.js';
export { BOUNDS, dateErrors, listErrors, passwordErrors, repeatedAt, type TextBounds, textErrors } from './bounds.js';
export { FRAUD_CASE_STAGES, type FraudCaseStage, VICTIM_SEXES, type VictimSex } from './fraud-case-vocabulary.js';
export {
  type Bank,
  BANKS,
  type Occupation,
  OCCUPATIONS,
  type PaymentMethod,
  PAYMENT_METHODS,
  readCodedWords,
} from './coded-words.js';
export { CLIENT_SCOPES, type ClientScope, isClientScope, permissionsOfScopes } from './client-scope.js';
export { DOCUMENT_NUMBER_EXAMPLE, readDocumentNumber } from './document-number.js';
export { type Door, doorErrors, readDoor } from './door-label.js';
export { likeDoors } from './door-likeness.js';
export { dateQuestion, looksLikeDate } from './door-question.js';
export { cleanDoor } from './door-writing.js';
export { fieldName } from './field-name.js';
export {
  addFigures,
  EMPTY_FIGURE,
  figureOf,
  type FigureSum,
  growth,
  isToldByDifference,
  negateFigure,
  subtractFigures,
} from './figure.js';
export {
  FRAUD_TYPES,
  fraudType,
  fraudTypesBelow,
  type FraudType,
  type FraudTypeCode,
  isFraudTypeCode,
} from './fraud-type.js';
export { foldedWords, foldIdentifier, foldText, replaceIdentifier } from './fold.js';
export { type Ledger, RATIO_KINDS, type RatioKind } from './indicator-shape.js';
export { isId } from './id.js';
export { requireFound, requireId, requireVersion } from './required.js';
export {
  ADDITIVE_INDICATORS,
  IN_PLACE_INDICATORS,
  STORED_INDICATORS,
  columnOf,
  ENTERABLE_ACTIVITY_INDICATORS,
  indicator,
  type Indicator,
  type IndicatorCode,
  INDICATORS,
  indicatorsOf,
  isAboutVictims,
  isIndicatorCode,
} from './indicator.js';
export {
  addDays,
  addYears,
  chinaClock,
  dayAfter,
  daysBetween,
  isLocalDate,
  type LocalDate,
  monthOf,
  todayIn,
} from './local-date.js';
export { DEFAULT_LOCALE, isLocale, type Locale, type Named, nameIn } from './locale.js';
export {
  checkLines,
  exactValue,
  exceedsWhole,
  shownRatio,
  shownValue,
  type StoredLine,
  type StoredMeasure,
} from './measure.js';
export { mobileNumbersIn } from './mobile-number.js';
export { personalNumberIn } from './personal-number.js';
export { fieldMessage, fieldMessageAbout, errorMessage } from './message.js';
export { mayExceed, plausibleBound, tooLarge, withoutKept } from './plausibility.js';
export { fenFromYuan, moneyErrors, yuanFromFen } from './money.js';
export {
  type DateRange,
  decompose,
  lastYearToDate,
  monthsTouched,
  monthsWithin,
  MOST_OVERLAP_MONTHS,
  parsePeriod,
  type Period,
  periodLabel,
  previousPeriod,
  previousToDate,
  reachedDay,
  sameLastYear,
  trailingMonths,
} from './period.js';
export { OFFICIAL_ROLES, type Permission, permissionsOf, type Role, ROLES, rolesWith } from './permission.js';
export { type ControlMeasureType, CONTROL_MEASURE_TYPES } from './control-measure.js';
export {
  ERROR_CODES,
  type ErrorCode,
  FIELD_CODES,
  type FieldCode,
  type FieldError,
  DomainError,
  ERROR_REASONS,
  type ErrorReason,
  requireNoErrors,
} from './domain-error.js';
export { ancestorCodes, isRegionCode, isWithin, parentCode, regionCodeErrors, regionLevel } from './region-code.js';
export { canHold } from './relevance.js';
export { MOST_DOORS_IN_PLACE, ROSTER_KEEPERS, VACANCY_FINDERS } from './roster.js';
export { type NumberKind } from './number-grammar.js';
export {
  type AmountPaths,
  flatPaths,
  innerPaths,
  isWithoutAmount,
  qualifierOf,
  rangeErrors,
  type StatedAmount,
  type StoredAmount,
  storedAmount,
} from './stated-amount.js';
export { isStatedNumber, isStatedSome, readStatedNumber, type StatedNumber, type StatedSome } from './stated-number.js';
export { type NumberError, numberErrorMessage } from './stated-number-error.js';
export {
  beginningErrors,
  crossesMonth,
  firstDay,
  lengthErrorsOf,
  MOST_SPAN_DAYS,
  monthsOf,
  type Span,
  spanOf,
} from './span.js';
export {
  SUMMARY_MARK_KINDS,
  SUMMARY_SECTIONS,
  SUMMARY_STATES,
  SUMMARY_SUBJECTS,
  SUMMARY_TOKEN_PARTS,
  type SummaryMarkKind,
  type SummarySection,
  type SummaryState,
  type SummarySubject,
  type SummaryTokenPart,
} from './summary-vocabulary.js';
export {
  CAMPAIGN_BOUNDS,
  CAMPAIGN_STATES,
  campaignDayErrors,
  type CampaignState,
  concerns,
  judgeTask,
  TASK_STATES,
  taskErrors,
  taskListErrors,
  type TaskState,
  taskStateRank,
  worstState,
} from './campaign.js';
export { TARGET_INDICATORS, targetUse, taskDays } from './campaign-target.js';
export { alikeTitles } from './title-likeness.js';
export { isSessionType, usualMeasures } from './usual-measures.js';
export { unitWord } from './unit-word.js';
export {
  type ActivityDetail,
  activityIndicator,
  COUNTED_THEMES,
  detailsAsked,
  INTERNAL_ACT_TYPES,
  isCountedTheme,
  isInternalAct,
  type Theme,
  THEMES,
} from './publicity.js';
export { BREAKDOWN_TERMS, OVERLAPPING_DIMENSIONS } from './breakdown-terms.js';
export { fraudTypeNamed, fraudTypeNotTagNamed, wordsOfFraudType } from './fraud-type-alias.js';
export { usualTypes } from './usual-types.js';
export {
  ACTIVITY_STATUSES,
  ACTIVITY_TYPES,
  type ActivityStatus,
  type ActivityType,
  type Audience,
  AUDIENCES,
  BREAKDOWN_DIMENSIONS,
  SOURCE_PARTS,
  type SourcePart,
  type BreakdownDimension,
  type Channel,
  CHANNELS,
  FUNDS_ACTION_STAGES,
  GROUP_KINDS,
  type GroupKind,
  type FundsActionStage,
  CONFIRMATIONS,
  INTERCEPTION_VENUES,
  type Confirmation,
  type InterceptionVenue,
  isTermCode,
  LEADERSHIP_ROLES,
  type LeadershipRole,
  type Qualifier,
  QUALIFIERS,
  RECORD_STATUSES,
  type RecordStatus,
  REGION_LEVELS,
  type RegionLevel,
  type Sector,
  sectorOf,
  SECTORS,
  TENANT_TYPES,
  type TenantType,
  type Term,
  termOf,
} from './vocabulary.js';
export {
  isSupervisionOverdue,
  latestSupervisionDue,
  SUPERVISION_ACTS,
  SUPERVISION_ACTS_OF_UNIT,
  SUPERVISION_BOUNDS,
  SUPERVISION_KINDS,
  SUPERVISION_OCCASIONS,
  SUPERVISION_STATES,
  SUPERVISION_STEPS,
  type SupervisionAct,
  type SupervisionKind,
  type SupervisionOccasion,
  type SupervisionState,
  type SupervisionStep,
} from './supervision.js';
export {
  FRAUD_FREE_COUNTS,
  FRAUD_FREE_DOUBTS,
  FRAUD_FREE_LEVELS,
  FRAUD_FREE_STATUSES,
  type FraudFreeCount,
  type FraudFreeDoubt,
  type FraudFreeJudgement,
  type FraudFreeLevel,
  type FraudFreeStatus,
  judgeFraudFree,
  type PlaceSums,
} from './fraud-free.js';
export {
  ATTACHMENT_BOUNDS,
  ATTACHMENT_TYPES,
  type AttachmentType,
  attachmentType,
  endingErrors,
  endingOf,
  sizeText,
} from './attachment.js';
export { isLegible, isPlain, visibleLength, visibleLines, visibleText } from './visible-text.js';
export {
  ALWAYS_IN_APP,
  NOTIFICATION_GROUPS,
  NOTIFICATION_SUBJECTS,
  type NotificationGroup,
  type NotificationSubject,
  OF_REVIEWERS,
  UNMAILED_AT_FIRST,
} from './notification-group.js';
export {
  NOTIFICATION_KEPT_DAYS,
  NOTIFICATION_KINDS,
  type NotificationFacts,
  notificationFactsOf,
  notificationGroupOf,
  type NotificationKind,
  notificationText,
  ROBOT_GROUPS,
  robotFacts,
  robotText,
  SAME_MATTER_MINUTES,
} from './notification.js';
export { isMailAddress, mailAddressErrors, maskedMailAddress } from './mail-address.js';
export { isTimeOfDay, MAIL_RHYTHMS, type MailRhythm, mailTime, type MailTimes, type QuietHours } from './mail-time.js';
export { chatText, type ChatWords } from './chat-text.js';
export { asksTheSame, figureAskedBy, INDICATOR_ALIASES } from './asked-figure.js';
export {
  CHASE_STAGES,
  CHASE_TEXT_STYLES,
  type ChaseStage,
  type ChaseTextStyle,
  FORM_WARNING_KINDS,
  type FormWarningKind,
  REMINDER_PAUSE_MINUTES,
  RETURN_REASONS,
  type ReturnReason,
  SUBMISSION_RHYTHMS,
  SUBMISSION_STATES,
  type SubmissionRhythm,
  type SubmissionState,
  ZERO_REASONS,
  type ZeroReason,
} from './submission-vocabulary.js';
export {
  actRefusal,
  ACTS_OF_UNIT,
  endedPeriods,
  isLockedBy,
  mayAskFor,
  nextPeriodStart,
  periodOfForm,
  runningPeriodStart,
  shownState,
  stateAfter,
  SUBMISSION_ACTS,
  type SubmissionAct,
} from './submission.js';
export {
  APPEAL_STATES,
  type AppealState,
  appealUntilErrors,
  decimalOf,
  EVALUATION_BOUNDS,
  EVALUATION_STATES,
  evaluationPeriodErrors,
  type EvaluationState,
  HUNDREDTHS,
  hundredthsOf,
  SCORE_DOUBTS,
  SCORE_RULES,
  SCORE_STATES,
  type ScoreDoubt,
  SCORED_INDICATORS,
  scoredItemErrors,
  type ScoredRule,
  type ScoreRule,
  type ScoreState,
} from './evaluation.js';
export { type ScoredItem, scoreItem, type ScoreTotal, totalScore } from './evaluation-score.js';
