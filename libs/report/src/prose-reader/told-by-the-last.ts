import type { Surroundings } from './class-rule.js';
import type { Classified } from './classified.js';
import type { MeasureRule } from './measure-rule.js';
import { MEASURES } from './measure-table.js';
import { betweenOf } from './number-before.js';
import { RESULT_CLASSES } from './reading.js';
import { TOOK_PART } from './took-part.js';

/** Money that belongs to what has just been counted: 堵截7起，合计38万元. */
export const SUMS_MONEY =
  /^，?(?:转账)?(?:合计?|共计|总计|计|共|金额|涉及?(?:资金|金额)?|涉案(?:资金|金额)?|价值|总额|资金)(?:合计|共计|总计|达|为|约|近)?$/u;
const MONEY_OF: Readonly<Record<string, string>> = {
  INTERCEPTIONS: 'loss_prevented_yuan',
  DISSUASIONS: 'loss_prevented_yuan',
  ACCOUNTS_FROZEN: 'funds_frozen_yuan',
  STOP_PAYMENT: 'stop_payment_yuan',
  FROZEN: 'funds_frozen_yuan',
};
const MONEY_OF_MEASURE: Readonly<Record<string, string>> = {
  stop_payments: 'stop_payment_yuan',
  funds_returned_times: 'funds_returned_yuan',
};
const measureCalled = (name: string): MeasureRule | null => MEASURES.find(({ measure }) => measure === name) ?? null;
const MEASURE_OF_VISITED = measureCalled('people_visited');
const MEASURE_OF_CLASSES = measureCalled('classes_covered');
const MEASURE_OF_PARTICIPANTS = measureCalled('participants');

/** What a sum counts that follows a number of its sentence: the money of what was counted; null where it does not. */
export function ofAmountBefore(at: Surroundings, told: readonly Classified[]): MeasureRule | null {
  const last = told.at(-1);
  if (at.unit !== '元' || !last || last.context.sentence.start !== at.sentence.start) return null;
  if (!SUMS_MONEY.test(at.left) || !RESULT_CLASSES.has(last.class)) return null;
  if (/涉案/u.test(at.left) && !/^(?:ACCOUNTS_FROZEN|STOP_PAYMENT|FROZEN)$/u.test(last.indicator ?? '')) return null;
  const isStopped = last.indicator === 'ACCOUNTS_FROZEN' && /止付/u.test(at.before) && !/冻结/u.test(at.before);
  const name = isStopped
    ? 'stop_payment_yuan'
    : (MONEY_OF_MEASURE[last.measure ?? ''] ?? MONEY_OF[last.indicator ?? '']);
  return name === undefined ? null : measureCalled(name);
}

/** 开了两期特训，287人结业: people right behind sessions took part in them. */
const ATTENDED =
  /^(?:次)?(?:$|[\p{Script=Han}]{0,4}(?:一个不落|全员|无一缺席)|参加|参与|参训|结业|听|看|观看|收看|聆听|学习|观摩|到场|受训|合格|全部|受益|次)/u;
/** What a number of people right behind sessions counts: those who took part; null where it is none. */
export function ofSessionBefore(at: Surroundings, told: readonly Classified[]): MeasureRule | null {
  const last = told.at(-1);
  if (!last || last.context.sentence.start !== at.sentence.start || !/^(?:人|人次|名|余人|个家庭)$/u.test(at.unit))
    return null;
  const isSession =
    last.indicator === 'SESSIONS' || last.indicator === 'SCREENINGS' || last.indicator === 'CLASSES_COVERED';
  const isNear = at.token.start - last.context.unitEnd <= 16;
  const isMuch = at.token.value === null || at.token.value > (last.context.token.value ?? 0);
  return isSession && isNear && isMuch && ATTENDED.test(at.right) ? MEASURE_OF_PARTICIPANTS : null;
}

/** 记下了5870户、1.62万人的签字: people right behind households are those who were met there. */
export function ofHouseholdsBefore(at: Surroundings, told: readonly Classified[]): MeasureRule | null {
  const last = told.at(-1);
  const isBehind =
    last !== undefined &&
    /^HOUSEHOLD(?:S_REPORTED|_VISITS)$/u.test(last.indicator ?? '') &&
    last.context.sentence.start === at.sentence.start &&
    betweenOf(last, at) === '、';
  return isBehind && /^(?:人|人次)$/u.test(at.unit) ? MEASURE_OF_VISITED : null;
}

/** 八年级15个班760名学生现场聆听: classes and people that took part. */
export const ofThoseThere = (at: Surroundings): MeasureRule | null =>
  /^[名人位]$/u.test(at.unit) && TOOK_PART.test(at.after)
    ? MEASURE_OF_PARTICIPANTS
    : /^[名人位]$/u.test(at.unit) && /组织|安排|召集/u.test(at.left) && TRAINED.test(at.after)
      ? MEASURE_OF_PARTICIPANTS
      : at.unit === '个' && /^班(?:级)?/u.test(at.right) && (TOOK_PART.test(at.after) || HAD_LESSONS.test(at.after))
        ? MEASURE_OF_CLASSES
        : null;
/** 组织全体员工38人开展考试. */
const TRAINED =
  /^[^，。；\d]{0,10}(?:开展|进行|参加|集中)[^，。；\d]{0,12}(?:考试|测试|测评|培训|学习|轮训|答题|竞赛|训练)/u;
/** 七年级8个班、八年级7个班分别上了一节课. */
const HAD_LESSONS = /^班(?:级)?(?:、[^，。；]{0,10}班(?:级)?)?(?:分别|各|均|都)?(?:上了|上完)/u;

/** 观看宣传片2场，1800余人次观看: they are no views. */
export const asAudience = (
  measure: MeasureRule | null,
  at: Surroundings,
  told: readonly Classified[],
): MeasureRule | null =>
  measure?.measure === 'views'
    ? (ofSessionBefore(at, told) ?? measure)
    : measure?.measure === 'people_covered' && /^[名人位]$/u.test(at.unit) && TOOK_PART.test(at.after)
      ? MEASURE_OF_PARTICIPANTS
      : measure;
