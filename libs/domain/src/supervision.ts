import { addDays, type LocalDate } from './local-date.js';
import type { Term } from './vocabulary.js';

/** Kinds of letters by which an authority supervises (督办) a unit. */
export const SUPERVISION_KINDS = [
  { code: 'REMINDER_LETTER', zh: '提醒函', en: 'Reminder letter' },
  { code: 'SUPERVISION_NOTICE', zh: '督办通知', en: 'Supervision notice' },
  { code: 'CASE_REVIEW', zh: '案件复盘', en: 'Case review' },
] as const satisfies readonly Term[];
/** Code of a kind of letter. */
export type SupervisionKind = (typeof SUPERVISION_KINDS)[number]['code'];

/** How far a letter is. RETURNED is no further step: the unit answers again. */
export const SUPERVISION_STATES = [
  { code: 'ISSUED', zh: '待签收', en: 'To be received' },
  { code: 'RECEIVED', zh: '已签收', en: 'Received' },
  { code: 'ANSWERED', zh: '已回复', en: 'Answered' },
  { code: 'RETURNED', zh: '已退回', en: 'Returned' },
  { code: 'CLOSED', zh: '已办结', en: 'Closed' },
  { code: 'WITHDRAWN', zh: '已撤回', en: 'Withdrawn' },
] as const satisfies readonly Term[];
/** Code of the state of a letter. */
export type SupervisionState = (typeof SUPERVISION_STATES)[number]['code'];

/** What a letter may name as its occasion. */
export const SUPERVISION_OCCASIONS = [
  { code: 'SUBMISSION', zh: '逾期的上报', en: 'Overdue submission' },
  { code: 'ALERT', zh: '逾期的预警', en: 'Overdue alert' },
  { code: 'CAMPAIGN_TASK', zh: '逾期的专项任务', en: 'Late task of a campaign' },
  { code: 'FRAUD_CASE', zh: '案件', en: 'Fraud case' },
] as const satisfies readonly Term[];
/** Code of an occasion. */
export type SupervisionOccasion = (typeof SUPERVISION_OCCASIONS)[number]['code'];

/** Steps in the course of a letter, each kept with its words. */
export const SUPERVISION_STEPS = [
  { code: 'ISSUE', zh: '发函', en: 'Issued' },
  { code: 'RECEIVE', zh: '签收', en: 'Received' },
  { code: 'ANSWER', zh: '回复', en: 'Answered' },
  { code: 'RETURN', zh: '退回', en: 'Returned' },
  { code: 'CLOSE', zh: '办结', en: 'Closed' },
  { code: 'WITHDRAW', zh: '撤回', en: 'Withdrawn' },
] as const satisfies readonly Term[];
/** Code of a step. */
export type SupervisionStep = (typeof SUPERVISION_STEPS)[number]['code'];

/** What may be done to a letter that is issued. */
export type SupervisionAct = 'receive' | 'answer' | 'return' | 'close' | 'withdraw';

/** Acts of the unit; the others are those of the authority that wrote. */
export const SUPERVISION_ACTS_OF_UNIT: readonly SupervisionAct[] = ['receive', 'answer'];

/** From which states each act leads, and to which: the one table of transitions. */
export const SUPERVISION_ACTS: Readonly<
  Record<
    SupervisionAct,
    { readonly from: readonly SupervisionState[]; readonly to: SupervisionState; readonly step: SupervisionStep }
  >
> = {
  receive: { from: ['ISSUED'], to: 'RECEIVED', step: 'RECEIVE' },
  answer: { from: ['RECEIVED', 'RETURNED'], to: 'ANSWERED', step: 'ANSWER' },
  return: { from: ['ANSWERED'], to: 'RETURNED', step: 'RETURN' },
  close: { from: ['ANSWERED'], to: 'CLOSED', step: 'CLOSE' },
  withdraw: { from: ['ISSUED', 'RECEIVED', 'ANSWERED', 'RETURNED'], to: 'WITHDRAWN', step: 'WITHDRAW' },
};

/** States in which the unit still owes an answer. */
const SUPERVISION_OPEN: readonly SupervisionState[] = ['ISSUED', 'RECEIVED', 'RETURNED'];

/** Whether the answer is owed and its day is over. The due day itself is in time. */
export const isSupervisionOverdue = (
  { state, dueOn }: { readonly state: SupervisionState; readonly dueOn: LocalDate },
  today: LocalDate,
): boolean => SUPERVISION_OPEN.includes(state) && dueOn < today;

/** Limits of letters. */
export const SUPERVISION_BOUNDS = {
  title: { min: 1, max: 100, required: true, legible: true },
  /** What the authority writes, and what the unit answers. */
  words: { min: 1, max: 5_000, required: true, multiline: true },
  /** Units that are written to at once. */
  units: { min: 1, max: 200 },
  /** Days from today in which an answer may be due. */
  dueDays: 365,
} as const;

/** The last day on which an answer may be due. */
export const latestSupervisionDue = (today: LocalDate): LocalDate => addDays(today, SUPERVISION_BOUNDS.dueDays);
