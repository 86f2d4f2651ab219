import { describedEnum } from '../records/described-enum.js';
import type { NumberClass, ProposalKind, ToldStatus } from '../prose-reader/index.js';

/** What has become of a text. */
export type ReadTextState = 'OPEN' | 'ACCEPTED' | 'PARKED' | 'UNDONE';

/** Why a proposal cannot become a record of this unit. */
export type ProposalObstacle = 'OF_OTHERS' | 'NO_LEDGER' | 'WRONG_UNIT' | 'NOTHING_STATED' | 'NOT_DONE';

/** What becomes of an amount of a proposal that is accepted. */
export type AmountRole = 'STATED' | 'RUNNING' | 'PART' | 'WORDS';

export const ReadTextStateEnum = describedEnum<ReadTextState>(
  'ReadTextState',
  'what has become of a text that was read',
  {
    OPEN: 'waits for somebody to decide',
    ACCEPTED: 'records were made of it',
    PARKED: 'put aside: it is no report',
    UNDONE: 'the records that were made of it were voided in one step',
  },
);

export const NumberClassEnum = describedEnum<NumberClass>('NumberClass', 'what a number of a text is', {
  RESULT: 'a result of work',
  PART: 'part of a result that is told as well (其中)',
  RUNNING_TOTAL: 'a running total (今年以来累计)',
  RATE: 'a ratio',
  STATISTIC: 'a number about the situation',
  TARGET: 'a target, no result',
  PLAN: 'planned, not done',
  REQUIRED: 'asked of others',
  PARAMETER: 'how something is done: hours a day, times a week',
  DATE: 'a day, a month, a year',
  DOCUMENT: 'the number of a document, a phone, a building',
  CASE: 'the amount of a single case',
  CASE_DETAIL: 'told of a single case, and no amount of it',
  CONTEXT: 'told of something else',
  LIST_NUMBER: 'numbers a list',
  IDIOM: 'part of a saying (三不一多)',
});

export const ProposalKindEnum = describedEnum<ProposalKind>('ProposalKind', 'what a proposed record would be', {
  ACTIVITY: '宣传活动',
  LEADERSHIP_GROUP: '领导小组',
  HOUSEHOLD_VISIT: '入户走访',
  FRAUD_CASE: '案件',
  INTERCEPTION: '劝阻拦截',
  FUNDS_ACTION: '资金处置',
  TALLY: '数量台账',
  INSPECTION: '检查排查',
  OF_OTHERS: 'what another unit did: never a record of the own unit',
  WORDS: 'words without a ledger',
});

export const ToldStatusEnum = describedEnum<ToldStatus>('ToldStatus', 'how something is told', {
  DONE: 'done',
  PLANNED: 'planned',
  REQUIRED: 'required of others',
  PROPOSED: 'suggested',
});

export const ProposalObstacleEnum = describedEnum<ProposalObstacle>(
  'ProposalObstacle',
  'why a proposal cannot become a record of the own unit',
  {
    OF_OTHERS: 'another unit did it',
    NO_LEDGER: 'no ledger keeps it',
    WRONG_UNIT: 'units of this type do not keep the ledger',
    NOTHING_STATED: 'no amount that the ledger keeps',
    NOT_DONE: 'planned or required, and only activities can be',
  },
);

export const AmountRoleEnum = describedEnum<AmountRole>('AmountRole', 'what becomes of an amount that is accepted', {
  STATED: 'stated in the record',
  RUNNING: 'stated as a running total',
  PART: 'part of a total that the text tells: stays in the words, so that nothing counts twice',
  WORDS: 'no ledger counts it: stays in the words',
});
