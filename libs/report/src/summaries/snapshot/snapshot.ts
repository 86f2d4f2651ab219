import {
  type BreakdownDimension,
  indicator,
  type IndicatorCode,
  type LocalDate,
  type Sector,
  type TenantType,
} from '@fanzha/domain';
import type { StatedFigure } from '@fanzha/rollup';

/** A figure of the snapshot, with the periods it is held against. */
export interface SnapshotFigure {
  /** Names it in texts and tokens: `SESSIONS`, `ACTIVITIES/AUDIENCE/ELDERLY`, `TENANTS_DUE`. */
  readonly key: string;
  /** Null for the units that are due and those that have contributed, which are counted and not recorded. */
  readonly indicator: IndicatorCode | null;
  readonly by: BreakdownDimension | null;
  readonly member: string | null;
  /** What a member is called in Chinese. */
  readonly label: string | null;
  readonly now: StatedFigure;
  readonly previous: StatedFigure | null;
  readonly lastYear: StatedFigure | null;
}

/** Whose figures: a unit, or a region with everything below it, in one line or in all. */
export type SnapshotSubject =
  | { readonly kind: 'UNIT'; readonly tenantId: string; readonly name: string; readonly type: TenantType }
  | {
      readonly kind: 'REGION';
      readonly regionCode: string;
      readonly name: string;
      readonly sector: Sector | null;
    };

/** Days that figures are of, by the text that the API takes. */
export interface SnapshotPeriod {
  readonly text: string;
  readonly start: LocalDate;
  readonly end: LocalDate;
}

/** Everything that a summary states, read at one moment. */
export interface Snapshot {
  readonly format: 1;
  readonly subject: SnapshotSubject;
  readonly period: SnapshotPeriod;
  /** The day that a running period had reached; null where it was over. */
  readonly reached: LocalDate | null;
  readonly previous: SnapshotPeriod | null;
  readonly lastYear: SnapshotPeriod | null;
  /** By key. */
  readonly figures: readonly SnapshotFigure[];
}

/** Units that are due and those that have recorded something: counted by the rollup, and no indicator. */
export const DUE = 'TENANTS_DUE';
export const CONTRIBUTING = 'TENANTS_CONTRIBUTING';

/** The key of a figure, or of one member of it. */
export const figureKey = (code: IndicatorCode, by: BreakdownDimension | null = null, member: string | null = null) =>
  by === null ? code : `${code}/${by}/${member ?? ''}`;

/** What a figure is called and counted in. */
export function nameOf({ key, indicator: code, label }: Pick<SnapshotFigure, 'key' | 'indicator' | 'label'>): {
  readonly zh: string;
  readonly unit: string;
  readonly money: boolean;
} {
  if (code === null) return { zh: key === DUE ? '应报单位' : '已报单位', unit: '家', money: false };
  const { zh, unit, money } = indicator(code);
  return { zh: label === null ? zh : `${zh}（${label}）`, unit, money };
}

/** Whether records state something of it: a figure of no records is silent, and so are sentences about it. */
export function hasRecords({ value, uncounted, withheld, spanning }: StatedFigure): boolean {
  return (value !== null && Number(value) !== 0) || uncounted > 0 || withheld > 0 || saysSpanning(spanning);
}

/** The rest of a running total may count 0: it adds nothing to a longer period, and no sentence is about it. */
export const saysSpanning = (spanning: StatedFigure['spanning']): spanning is NonNullable<StatedFigure['spanning']> =>
  spanning !== null && (spanning.amount === null || Number(spanning.amount) !== 0);
