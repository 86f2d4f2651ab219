import type { Term } from './vocabulary.js';

/** How far a submission (月报/上报) is. RETURNED is no further step: it goes back to be corrected. */
export const SUBMISSION_STATES = [
  { code: 'DRAFT', zh: '草稿', en: 'Draft' },
  { code: 'SUBMITTED', zh: '已报', en: 'Submitted' },
  { code: 'ACCEPTED', zh: '已受理', en: 'Accepted for review' },
  { code: 'RETURNED', zh: '已退回', en: 'Returned' },
  { code: 'APPROVED', zh: '已通过', en: 'Approved' },
  { code: 'LOCKED', zh: '已锁定', en: 'Locked' },
] as const satisfies readonly Term[];
/** Code of the state of a submission. */
export type SubmissionState = (typeof SUBMISSION_STATES)[number]['code'];

/** How often a form is due. */
export const SUBMISSION_RHYTHMS = [
  { code: 'WEEK', zh: '周报', en: 'Weekly' },
  { code: 'MONTH', zh: '月报', en: 'Monthly' },
  { code: 'QUARTER', zh: '季报', en: 'Quarterly' },
  { code: 'YEAR', zh: '年报', en: 'Yearly' },
] as const satisfies readonly Term[];
/** Code of a rhythm. */
export type SubmissionRhythm = (typeof SUBMISSION_RHYTHMS)[number]['code'];

/** What a unit says where its ledgers have nothing of a period: nothing was done, or it is still to be recorded. */
export const ZERO_REASONS = [
  { code: 'NOT_DONE', zh: '没有开展', en: 'Nothing was done' },
  { code: 'NOT_RECORDED', zh: '做了，还没记', en: 'Done, not recorded yet' },
] as const satisfies readonly Term[];
/** Code of a reason for having nothing. */
export type ZeroReason = (typeof ZERO_REASONS)[number]['code'];

/** Why a cell goes back. */
export const RETURN_REASONS = [
  { code: 'TARGET_AS_RESULT', zh: '把目标当结果', en: 'A target stated as a result' },
  { code: 'COUNTED_TWICE', zh: '与其他单位重复', en: 'Counted by another unit, too' },
  { code: 'UNUSUAL_CHANGE', zh: '变化过大请核对', en: 'Changed a lot: please check' },
  { code: 'WRONG_UNIT', zh: '单位或口径不对', en: 'Wrong unit or scope' },
  { code: 'OTHER', zh: '其他', en: 'Other' },
] as const satisfies readonly Term[];
/** Code of a reason for returning a cell. */
export type ReturnReason = (typeof RETURN_REASONS)[number]['code'];

/** How far a submission that is missing has gone up, by the plan of its form. */
export const CHASE_STAGES = [
  { code: 'NOT_YET_DUE', zh: '未到期', en: 'Not yet due' },
  { code: 'UNIT', zh: '提醒单位', en: 'The unit is reminded' },
  { code: 'TOWN', zh: '告知属地', en: 'Its town is told' },
  { code: 'LINE', zh: '告知条线', en: 'Its line is told' },
] as const satisfies readonly Term[];
/** Minutes in which nobody is reminded of the same submission twice, whoever reminds. */
export const REMINDER_PAUSE_MINUTES = 30;

/** Code of a stage. */
export type ChaseStage = (typeof CHASE_STAGES)[number]['code'];

/** How the text for a group chat names what is missing. */
export const CHASE_TEXT_STYLES = [
  { code: 'UNITS', zh: '列单位', en: 'Names of units' },
  { code: 'COUNTS', zh: '只写数', en: 'Numbers only' },
] as const satisfies readonly Term[];
/** Code of a style. */
export type ChaseTextStyle = (typeof CHASE_TEXT_STYLES)[number]['code'];

/** Why a text of a form is asked for without need. */
export const FORM_WARNING_KINDS = [
  { code: 'KNOWN_FIGURE', zh: '台账已有这个数', en: 'The ledger knows this number' },
  { code: 'ASKED_TWICE', zh: '别的报表同期也在要', en: 'Another form asks for the same' },
] as const satisfies readonly Term[];
/** Code of such a reason. */
export type FormWarningKind = (typeof FORM_WARNING_KINDS)[number]['code'];
