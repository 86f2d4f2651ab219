import type { IndicatorCode } from '@fanzha/domain';
import type { WriterType } from './reading.js';

/**
 * What a number counts: its unit word, the thing it counts, and what was done with it. The thing stands beside the
 * number; what was done may stand anywhere before it in the sentence, since lists do not say it again
 * (发放手册3000册、环保扇500把).
 */
export interface MeasureRule {
  /** Name of the measure, as extractions use it. */
  readonly measure: string;
  /** Null where the ledger has no indicator for it. */
  readonly indicator: IndicatorCode | null;
  /** Unit words, apart by blanks; `*` for any, `-` for none. */
  readonly units: string;
  /** What is counted, beside the number. */
  readonly thing?: RegExp;
  /** What was done, anywhere before the number in the sentence or directly behind it. */
  readonly act?: RegExp;
  /** What must not stand beside the number. */
  readonly unless?: RegExp;
  /** What must not stand in its clause or the one before, up to the number. */
  readonly unlessNear?: RegExp;
  /** Only of these units; others tell it as background. */
  readonly of?: readonly WriterType[];
  /** Whether the thing must stand directly beside the number. */
  readonly onlyBeside?: true;
}

export const PEOPLE = '人 人次 名 位 个人 余人';
export const SHEETS = '份 张 页 件 册 本 套 封 余份 套 -';
export const TIMES = '次 场 场次 班次 期 轮 节 堂 项 课时 学时 遍 批 回 课 讲 余场 -';
export const CRIME: readonly WriterType[] = ['POLICE', 'DEPARTMENT'];

export const rule = (
  measure: string,
  indicator: IndicatorCode | null,
  units: string,
  thing?: RegExp,
  more: Pick<MeasureRule, 'act' | 'unless' | 'unlessNear' | 'of' | 'onlyBeside'> = {},
): MeasureRule => ({ measure, indicator, units, ...(thing ? { thing } : {}), ...more });
