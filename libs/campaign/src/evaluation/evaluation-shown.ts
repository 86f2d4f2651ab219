import type { EvaluationItemScore, EvaluationScore } from './evaluation.model.js';
import type { ItemScore, ScoreRow } from './evaluation.rows.js';

const shownItem = ({ itemId, state, doubts, low, high, figure, asOf }: ItemScore): EvaluationItemScore => {
  const { value, numerator, denominator, atLeast, approx, uncounted, withheld, spanning, goesOn } = figure;
  const marks = { atLeast, approx, uncounted, withheld, spanning: spanning !== null || goesOn };
  return { itemId, state, doubts, low, high, value, numerator, denominator, ...marks, asOf: new Date(asOf) };
};

/** A score as the API shows it. */
export function shownScore({ unit, result, number, hash, rank }: ScoreRow): EvaluationScore {
  const { id, name, regionCode, sector, type } = unit;
  const items = result.items.map(shownItem);
  return { tenantId: id, unitName: name, regionCode, sector, type, ...result.total, items, number, hash, rank };
}
