import { type IndicatorCode, INDICATORS } from '@fanzha/domain';
import type { Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { figureFrom } from './figures.js';
import type { RollupQuestion } from './node.js';
import type { Figure } from './rollup.model.js';
import { type OperationReads, RollupReader } from './rollup-reader.js';
import { isLargeEnough, undivided } from './small-cells.js';

/**
 * What no list of indicators means: every indicator of a ledger that units keep, of which the viewer is told figures as
 * small as these.
 */
const LIVE_INDICATORS: readonly IndicatorCode[] = INDICATORS.map(({ code }) => code);

/**
 * Figures as a viewer is told them; without `codes` all there are.
 * @throws DomainError FORBIDDEN (CELLS_TOO_SMALL)
 */
export async function toldFigures(
  viewer: Viewer,
  reads: OperationReads,
  question: RollupQuestion,
  codes: readonly IndicatorCode[] | null,
  goesOn: boolean,
): Promise<Figure[]> {
  const wanted = codes ?? LIVE_INDICATORS.filter((code) => isLargeEnough(viewer, question, code));
  const known = await reads.figures(question, wanted, goesOn);
  return wanted.map((code) => undivided(viewer, figureFrom(code, known)));
}

/** Figures for what is no operation of GraphQL, by the same rules. */
@Injectable()
export class RegionFigures {
  constructor(private readonly reader: RollupReader) {}

  /**
   * The figures of each question, read together. Whether the viewer oversees the nodes is for the caller to check.
   * @throws DomainError FORBIDDEN (CELLS_TOO_SMALL)
   */
  of(
    viewer: Viewer,
    questions: readonly RollupQuestion[],
    codes: readonly IndicatorCode[] | null,
  ): Promise<Figure[][]> {
    const reads = this.reader.readsOf({ viewer, loaders: new Map() });
    return Promise.all(questions.map((question) => toldFigures(viewer, reads, question, codes, true)));
  }
}
