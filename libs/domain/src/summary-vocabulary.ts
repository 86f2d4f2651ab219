import type { Term } from './vocabulary.js';

/** The parts of a work summary in their customary order. Problems and next steps are written by a person. */
export const SUMMARY_SECTIONS = [
  { code: 'BASIS', zh: '依据与统计期', en: 'Basis and period' },
  { code: 'ORGANISATION', zh: '组织领导', en: 'Organisation' },
  { code: 'PUBLICITY', zh: '宣传防范', en: 'Publicity' },
  { code: 'RESPONSE', zh: '预警劝阻与打击', en: 'Warning, dissuasion and enforcement' },
  { code: 'RESULTS', zh: '工作成效', en: 'Results' },
  { code: 'PROBLEMS', zh: '存在问题', en: 'Problems' },
  { code: 'NEXT_STEPS', zh: '下一步打算', en: 'Next steps' },
] as const satisfies readonly Term[];
/** Code of a part of a work summary. */
export type SummarySection = (typeof SUMMARY_SECTIONS)[number]['code'];

/** What a work summary is about. */
export const SUMMARY_SUBJECTS = [
  { code: 'UNIT', zh: '本单位', en: 'The own unit' },
  { code: 'REGION', zh: '辖区或条线', en: 'A region, or a line in it' },
] as const satisfies readonly Term[];
/** Code of what a work summary is about. */
export type SummarySubject = (typeof SUMMARY_SUBJECTS)[number]['code'];

/** Whether a work summary has been issued. A new edition of an issued one is worked on beside it. */
export const SUMMARY_STATES = [
  { code: 'DRAFT', zh: '草稿', en: 'Draft' },
  { code: 'ISSUED', zh: '已签发', en: 'Issued' },
] as const satisfies readonly Term[];
/** Code of the state of a work summary. */
export type SummaryState = (typeof SUMMARY_STATES)[number]['code'];

/** What a piece of the text of a summary says of a figure. */
export const SUMMARY_TOKEN_PARTS = [
  { code: 'VALUE', zh: '数值', en: 'Value' },
  { code: 'UNCOUNTED', zh: '未统计', en: 'Not counted' },
  { code: 'WITHHELD', zh: '不便公开', en: 'Withheld' },
  { code: 'SPANNING', zh: '跨期', en: 'Spanning' },
  { code: 'PREVIOUS', zh: '环比', en: 'Against the period before' },
  { code: 'LAST_YEAR', zh: '同比', en: 'Against last year' },
] as const satisfies readonly Term[];
/** Code of what a piece of text says of a figure. */
export type SummaryTokenPart = (typeof SUMMARY_TOKEN_PARTS)[number]['code'];

/** Why words of a summary are marked. */
export const SUMMARY_MARK_KINDS = [
  { code: 'CLAIM', zh: '有评价，没有数字', en: 'A claim without a figure' },
  { code: 'NUMBER_DIFFERS', zh: '和台账不一致', en: 'Differs from the ledger' },
  { code: 'NUMBER_WITHOUT_SOURCE', zh: '数字没有来源', en: 'A number without a source' },
  { code: 'TARGET_AS_RESULT', zh: '目标写成了结果', en: 'A target written as a result' },
  { code: 'NUMBER_FORM', zh: '数字写法不规范', en: 'A form of number that is not allowed' },
  { code: 'PERIOD_MISSING', zh: '没有统计期或截止日期', en: 'No period or as-of date' },
  { code: 'PERSON_NAME', zh: '写了个人姓名', en: 'The name of a person' },
  { code: 'PERSONAL_NUMBER', zh: '写了个人号码', en: 'The number of a person' },
] as const satisfies readonly Term[];
/** Code of why words of a summary are marked. */
export type SummaryMarkKind = (typeof SUMMARY_MARK_KINDS)[number]['code'];
