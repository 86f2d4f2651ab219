import type {
  AppealState,
  EvaluationState,
  LocalDate,
  ScoredItem,
  ScoredRule,
  ScoreTotal,
  Sector,
  TenantType,
} from '@fanzha/domain';
import type { StatedFigure } from '@fanzha/rollup';

/** What units are scored by; weights, points and values are hundredths. */
export interface EvaluationItem extends ScoredRule {
  /** The same in every edition. */
  readonly id: string;
  readonly name: string;
}

/** What an edition of a scheme states. */
export interface EvaluationContent {
  readonly title: string;
  /** A year, a quarter or a month. */
  readonly period: string;
  readonly regions: readonly string[];
  readonly sectors: readonly Sector[];
  readonly tenantTypes: readonly TenantType[];
  readonly excepted: readonly string[];
  /** Whether the weight of items that a unit is exempt from is spread over the others. */
  readonly spreadsExempt: boolean;
  readonly items: readonly EvaluationItem[];
}

/** A scheme as it is kept: its last edition, or what is worked on before the first. */
export interface EvaluationRow extends EvaluationContent {
  readonly id: string;
  readonly tenantId: string;
  /** The authority's name. */
  readonly issuerName: string;
  readonly status: EvaluationState;
  readonly edition: number;
  readonly version: number;
  readonly ranking: boolean;
  readonly rankingShown: boolean;
  readonly appealUntil: LocalDate | null;
  readonly closingHash: string | null;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly closedAt: Date | null;
  readonly lockedAt: Date | null;
  readonly changedAt: Date;
}

/** An edition as it was published. */
export interface EvaluationEditionRow {
  readonly schemeId: string;
  readonly number: number;
  readonly content: EvaluationContent;
  readonly reason: string | null;
  readonly publishedAt: Date;
}

/** A unit that is scored. */
export interface ScoredUnit {
  readonly id: string;
  readonly name: string;
  readonly regionCode: string;
  readonly sector: Sector;
  readonly type: TenantType;
}

/** A figure as an item was scored by it. Amounts are decimal text. */
export interface ScoredFigure extends StatedFigure {
  readonly numerator: string | null;
  readonly denominator: string | null;
}

/** One item of a score, with what it was computed of. */
export interface ItemScore extends ScoredItem {
  readonly itemId: string;
  readonly figure: ScoredFigure;
  /** The moment that its figure is of, as ISO text. */
  readonly asOf: string;
}

/** A score as it is computed, and frozen when its scheme is closed. */
export interface ScoreResult {
  readonly format: 1;
  readonly schemeId: string;
  readonly edition: number;
  readonly tenantId: string;
  readonly period: string;
  readonly items: readonly ItemScore[];
  readonly total: ScoreTotal;
}

/** A score as it is shown: live, or the last that was frozen. */
export interface ScoreRow {
  readonly unit: ScoredUnit;
  readonly result: ScoreResult;
  /** 0 of a live one. */
  readonly number: number;
  readonly hash: string | null;
  /** 1 is the highest; null where ranking is off, and for scores that are not certain. */
  readonly rank: number | null;
  readonly position: number;
}

/** An appeal of a unit against an item of its score. */
export interface AppealRow {
  readonly id: string;
  readonly schemeId: string;
  readonly tenantId: string;
  readonly unitName: string;
  readonly issuerId: string;
  readonly itemId: string;
  readonly state: AppealState;
  readonly reason: string;
  readonly madeAt: Date;
  readonly decision: string | null;
  readonly decidedAt: Date | null;
}

/** What of a scheme an edition states. */
export function contentOf(row: EvaluationContent): EvaluationContent {
  const { title, period, regions, sectors, tenantTypes, excepted, spreadsExempt, items } = row;
  return { title, period, regions, sectors, tenantTypes, excepted, spreadsExempt, items };
}
