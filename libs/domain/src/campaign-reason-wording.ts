import type { ErrorReason } from './domain-error.js';
import type { Wording } from './wording.js';

/** What is said of what authorities ask of units: campaigns, submissions, letters and scores. */
export const CAMPAIGN_REASON_WORDING = {
  CAMPAIGN_SETTLED: {
    zh: ['这项专项行动现在的状态不能这样做，请刷新后再看'],
    en: ['This cannot be done with the campaign as it stands now; please reload to see how it stands'],
  },
  CAMPAIGN_UNCHANGED: {
    zh: ['与上一版相比没有变化，不必再下发'],
    en: ['Nothing differs from the last edition; there is nothing to issue'],
  },
  ALREADY_RECEIVED: {
    zh: ['本单位已经签收过这一版'],
    en: ['Your unit has received this edition already'],
  },
  NOT_ADDRESSED: {
    zh: ['这项专项行动没有发给本单位，不用签收'],
    en: ['This campaign is not addressed to your unit, so there is nothing to receive'],
  },
  SUPERVISION_OFF: {
    zh: ['督办没有开启，不能发函，也不能办理；请本单位主管人员先开启'],
    en: ['Supervision is switched off: no letter can be sent or worked on; an official can switch it on'],
  },
  SUPERVISION_STATE: {
    zh: ['这份督办函的状态已变，不能这样操作；请刷新后看看别人做了什么'],
    en: ['The state of this letter does not allow it any more; reload to see what somebody else has done'],
  },
  SUBMISSION_STATE: {
    zh: ['这份报表的状态已变，不能这样操作；请刷新后看看别人做了什么'],
    en: ['The state of this submission has changed, so that cannot be done; please reload to see what others did'],
  },
  ALERT_STATE: {
    zh: ['这条预警已经反馈或有变动，不用再催办；请刷新后再看'],
    en: ['This alert has been answered or changed, so there is nothing to remind of; please reload'],
  },
  PERIOD_LOCKED: {
    zh: [
      '“{form}”{period}已于 {lockOn} 锁定，这样会改变其中的数；确需更正请向主管单位申请例外',
      '这一期已锁定，不能再改；确需更正请向主管单位申请例外',
    ],
    en: [
      '{period} of “{form}” was locked on {lockOn}, and this would change it; ask its authority for an exception',
      'The period is locked; ask the authority for an exception',
    ],
  },
  OWN_SUBMISSION: {
    zh: ['不能审核本单位自己的报表'],
    en: ['Nobody reviews the submission of the own unit'],
  },
  CELLS_OPEN: {
    zh: ['还有 {count} 格退回的没有改，也没有说明', '还有退回的格没有改，也没有说明'],
    en: [
      '{count} returned cells are neither changed nor explained',
      'Returned cells are neither changed nor explained',
    ],
  },
  CELLS_MOVED: {
    zh: ['有 {count} 格没有退回、但台账已变；请逐格确认一并更新', '有没有退回的格台账已变；请确认一并更新'],
    en: [
      '{count} cells that were not returned have moved with the ledger; confirm that they are handed in anew',
      'Cells that were not returned have moved with the ledger; confirm that they are handed in anew',
    ],
  },
  CELL_NOT_RETURNED: {
    zh: ['这一格没有退回，不能改'],
    en: ['This cell was not returned and cannot be changed'],
  },
  ZERO_UNDECLARED: {
    zh: ['台账里没有这一期的记录；没有开展请点“零报告”，做了没记请先补记'],
    en: ['The ledgers have nothing of this period: declare a zero report, or record what was done first'],
  },
  NOT_ZERO: {
    zh: ['台账里有这一期的记录，不能零报告'],
    en: ['The ledgers have records of this period, so that it is no zero report'],
  },
  EVALUATION_STATE: {
    zh: ['这个考核方案现在的状态不能这样做，请刷新后再看'],
    en: ['This cannot be done with the scoring scheme as it stands now; please reload to see how it stands'],
  },
  EVALUATION_UNCHANGED: {
    zh: ['与上一版相比没有变化，不必再发'],
    en: ['Nothing differs from the last edition of the scheme; there is nothing to publish'],
  },
  EVALUATION_RUNS: {
    zh: ['考核的时间到 {end} 才过完，过完以后再定分', '考核的时间还没有过完，过完以后再定分'],
    en: [
      'The period of the scheme runs until {end}; please close it after that day',
      'The period of the scheme is not over yet; please close it afterwards',
    ],
  },
  APPEAL_OVER: {
    zh: ['申诉期到 {until} 为止，已经过了', '申诉期已经过了'],
    en: ['Appeals were possible until {until}', 'The time for appeals is over'],
  },
  APPEAL_DECIDED: {
    zh: ['这项申诉已经处理过了，请刷新后再看'],
    en: ['This appeal has been decided already; please reload to see the decision'],
  },
  APPEALS_OPEN: {
    zh: [
      '还有 {count} 项申诉没有处理，或申诉期（到 {until}）还没有过，不能锁定',
      '申诉还没有都处理完，或申诉期还没有过，不能锁定',
    ],
    en: [
      'Open appeals: {count}; appeals are possible until {until}. Lock the scheme after both',
      'Appeals are open or still possible; lock the scheme once neither is so',
    ],
  },
  RANKING_OFF: {
    zh: ['这个方案没有开启排名'],
    en: ['Ranking is not switched on for this scheme'],
  },
} as const satisfies Readonly<Partial<Record<ErrorReason, Wording>>>;
