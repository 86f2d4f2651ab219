import { type IndicatorCode, type LocalDate, parsePeriod, scoreItem, todayIn, totalScore } from '@fanzha/domain';
import type { Transaction } from '@fanzha/platform';
import {
  contentHash,
  type Figure,
  figureFrom,
  type OperationReads,
  readInTransaction,
  type RollupQuestion,
  statedFigure,
  type Sum,
} from '@fanzha/rollup';
import type {
  EvaluationItem,
  EvaluationRow,
  ItemScore,
  ScoredFigure,
  ScoredUnit,
  ScoreResult,
} from './evaluation.rows.js';
import type { KeptScore } from './score.repository.js';

/** Units that one statement is asked for: a whole county would make it too long. */
export const AT_ONCE = 400;

/** The day whose units a scheme is for: the last of its period, or today while that runs. */
export function dayOfUnits({ period }: Pick<EvaluationRow, 'period'>, today = todayIn()): LocalDate {
  const { end } = parsePeriod(period);
  return end < today ? end : today;
}

/** Whether there is anything to score yet. */
export const hasBegun = ({ period }: Pick<EvaluationRow, 'period'>, today = todayIn()): boolean =>
  parsePeriod(period).start <= today;

/**
 * Scores of units as the ledgers have them now. Everything is asked for before anything is awaited, so that it is one
 * statement.
 */
export async function liveScores(
  reads: OperationReads,
  scheme: EvaluationRow,
  units: readonly ScoredUnit[],
): Promise<ScoreResult[]> {
  const period = parsePeriod(scheme.period);
  const codes = [...new Set(scheme.items.map((item) => item.indicator))];
  const asOf = new Date().toISOString();
  const found = await Promise.all(
    units.map(({ id, regionCode }) => {
      const node = { kind: 'TENANT', tenantId: id, territory: regionCode } as const;
      const question: RollupQuestion = { node, period, sector: null, campaignId: null };
      return reads.figures(question, codes, true);
    }),
  );
  return units.map((unit, at) => {
    const sums = found[at] ?? new Map<IndicatorCode, Sum>();
    return resultOf(
      scheme,
      unit.id,
      scheme.items.map((item) => itemScore(item, unit, sums, asOf)),
    );
  });
}

/** Freezes the scores of units within the transaction that closes their scheme. */
export async function freezeScores(
  tx: Transaction,
  scheme: EvaluationRow,
  units: readonly ScoredUnit[],
): Promise<KeptScore[]> {
  const kept: KeptScore[] = [];
  for (let from = 0; from < units.length; from += AT_ONCE) {
    const some = units.slice(from, from + AT_ONCE);
    const { figures: results } = await readInTransaction(tx, (reads) => liveScores(reads, scheme, some));
    kept.push(
      ...some.map((unit, at) => {
        const result = results[at] as ScoreResult;
        return { unit, result, hash: contentHash(result), number: 1 };
      }),
    );
  }
  return kept;
}

/** Names everything that a scheme was closed with. */
export const hashOfClosing = ({ id, edition }: EvaluationRow, scores: readonly KeptScore[]): string =>
  contentHash({ schemeId: id, edition, scores: scores.map(({ unit, hash }) => ({ tenantId: unit.id, hash })) });

/** The score with one item put in the place of the frozen one; all others stay as they were frozen. */
export function withItem(scheme: EvaluationRow, { tenantId, items }: ScoreResult, changed: ItemScore): ScoreResult {
  const all = items.map((item) => (item.itemId === changed.itemId ? changed : item));
  return resultOf(scheme, tenantId, all);
}

/** An item that a unit is exempt from after its appeal; its figure stays beside it. */
export const exempted = (item: ItemScore): ItemScore => ({
  ...item,
  ...{ state: 'EXEMPT', doubts: ['APPEALED'], low: 0, high: 0 },
});

function resultOf(scheme: EvaluationRow, tenantId: string, items: readonly ItemScore[]): ScoreResult {
  const weights = new Map(scheme.items.map(({ id, weight }) => [id, weight]));
  const weighed = items.map((score) => ({ weight: weights.get(score.itemId) ?? 0, score }));
  return {
    format: 1,
    schemeId: scheme.id,
    edition: scheme.edition,
    tenantId,
    period: scheme.period,
    items,
    total: totalScore(weighed, scheme.spreadsExempt),
  };
}

function itemScore(
  item: EvaluationItem,
  { type }: ScoredUnit,
  sums: ReadonlyMap<IndicatorCode, Sum>,
  asOf: string,
): ItemScore {
  const figure = statedOf(figureFrom(item.indicator, sums));
  return { itemId: item.id, asOf, figure, ...scoreItem(item, type, sums) };
}

function statedOf(figure: Figure): ScoredFigure {
  const { numerator, denominator } = figure;
  const inText = (part: number | null) => (part === null ? null : String(part));
  return { ...statedFigure(figure), numerator: inText(numerator), denominator: inText(denominator) };
}
