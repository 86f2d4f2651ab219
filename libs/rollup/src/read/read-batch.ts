import type { IndicatorCode } from '@fanzha/domain';
import { type EncodedPlan, EncodedQuestions, type ReadKind } from './encoded-question.js';
import type { IndicatorPlan } from './indicator-plan.js';
import type { RollupNode } from './node.js';
import type { ReadAnswers } from './read-answers.js';

/** Questions that wait for the statement that will answer them all. Equal questions are one. */
export class ReadBatch {
  readonly figures = new EncodedQuestions();
  readonly tenants = new EncodedQuestions();
  readonly households = new EncodedQuestions();
  readonly indicators = new Set<IndicatorCode>();
  private readonly plans = new Set<IndicatorPlan>();
  private count = 0;
  /** What came of it; a statement that fails leaves nothing behind that nobody waits for. */
  answers!: Promise<ReadAnswers>;

  /** The number that the answer to a question comes back under. */
  add(kind: ReadKind, plan: EncodedPlan, node: RollupNode): number {
    const list = this.listOf(kind);
    const known = list.numberOf(plan, node);
    if (known !== undefined) return known;
    const i = this.count++;
    list.add(i, plan, node);
    return i;
  }

  /**
   * The numbers of everything that a plan reads of a node, in the order of its reads.
   * @param goesOn what goes on beyond the period is asked for, too
   */
  addAll(plan: IndicatorPlan, node: RollupNode, goesOn: boolean): number[] {
    if (!this.plans.has(plan)) {
      this.plans.add(plan);
      for (const { code, as } of plan.positions) if (as === 'amount') this.indicators.add(code);
    }
    const numbers: number[] = [];
    for (const read of plan.reads) {
      const i = this.add(read.kind, read.plan, read.nodeOf(node));
      // What is in place, and who is where, has no span.
      if (goesOn && read.kind === 'sum') this.figures.askGoesOn(i, read.plan);
      numbers.push(i);
    }
    return numbers;
  }

  private listOf(kind: ReadKind): EncodedQuestions {
    if (kind === 'tenants') return this.tenants;
    return kind === 'households' || kind === 'overlap' ? this.households : this.figures;
  }
}
