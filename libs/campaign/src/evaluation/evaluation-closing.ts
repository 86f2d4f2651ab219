import { DomainError, EVALUATION_BOUNDS } from '@fanzha/domain';
import type { Transaction } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { dayOfUnits, freezeScores, hashOfClosing } from './evaluation-scores.js';
import type { EvaluationRow, ScoredUnit } from './evaluation.rows.js';
import { ScoreRepository } from './score.repository.js';

/** Freezes the scores of a scheme. */
@Injectable()
export class EvaluationClosing {
  constructor(private readonly scores: ScoreRepository) {}

  /**
   * The units that a scheme is for.
   * @throws DomainError TOO_COMPLEX (SCOPE_TOO_WIDE) where they are more than are closed at once.
   */
  async units(tx: Transaction, scheme: EvaluationRow): Promise<ScoredUnit[]> {
    const max = EVALUATION_BOUNDS.units;
    const units = await this.scores.unitsIn(tx, scheme.id, dayOfUnits(scheme), max + 1);
    if (units.length > max) throw DomainError.tooComplex({ units: units.length, max }, 'SCOPE_TOO_WIDE');
    return units;
  }

  /** Keeps the score of every unit as it is now. @returns the units, and the hash that names all of them */
  async freeze(tx: Transaction, scheme: EvaluationRow): Promise<{ hash: string; units: string[] }> {
    const units = await this.units(tx, scheme);
    const scores = await freezeScores(tx, scheme, units);
    if (scores.length > 0) await this.scores.keep(tx, scheme.id, scores, new Date());
    return { hash: hashOfClosing(scheme, scores), units: units.map(({ id }) => id) };
  }
}
