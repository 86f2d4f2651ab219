import {
  type Amount,
  type BreakdownDimension,
  indicator,
  type IndicatorCode,
  monthsTouched,
  MOST_OVERLAP_MONTHS,
  type Period,
  DomainError,
  SECTORS,
  todayIn,
} from '@fanzha/domain';
import { Database, loaderOf, type RequestContext, type Scope, type SelectedField } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { encodedPlan } from './encoded-question.js';
import { type IndicatorPlan, keptPlan, type Position, planKey } from './indicator-plan.js';
import { byReading, isOfHouseholds } from './indicator-reading.js';
import { questionKey, type RollupNode, type RollupQuestion, rosterQuestion } from './node.js';
import type { ReadAnswers } from './read-answers.js';
import { ReadBatch } from './read-batch.js';
import type { Reporting } from './reporting.js';
import { readRollups } from './rollup.repository.js';
import { type SelectionPlan, selectionPlan, type Variables } from './selection-plan.js';
import { checkCells, contributorsRefusal } from './small-cells.js';
import { NO_SUM, type Sum } from './sum.js';
import { isReadGrouped, readTenantFigures, type TenantNode, type TenantsQuestion } from './tenant-figures.js';

/** Indicators that were asked for: once `answers` is there, their figures are read without waiting. */
export interface Asked {
  readonly answers: Promise<ReadAnswers>;
  readonly positions: readonly Position[];
  /** The number of the answer of each read that positions name. */
  readonly numbers: readonly number[];
}

/** A question that was put down, and the number of its answer. */
export interface Numbered {
  readonly answers: Promise<ReadAnswers>;
  readonly i: number;
}

/** A figure by its members. Several statements may answer it: each part is read from its own answer. */
interface AskedMembers {
  /** There once the last of them is there. */
  readonly answers: Promise<ReadAnswers>;
  read(): Promise<ReadonlyMap<string, Sum>>;
}

/**
 * Collects everything that one GraphQL request asks of the engine – a county, its towns, the period before, the year
 * before, breakdowns – and answers it by ONE SQL statement. Lives as long as the request.
 */
export class OperationReads {
  private waiting: ReadBatch | null = null;
  private readonly keys = new WeakMap<RollupQuestion, string>();
  /** What was asked for before, by what it was: nothing is read twice. */
  private readonly asked = new Map<string, unknown>();
  private readonly overlaps = new Set<string>();
  private readonly selections = new Map<readonly SelectedField[], Map<string, SelectionPlan>>();

  constructor(
    private readonly database: Database,
    private readonly scope: Scope,
    /** Called before every read; throws if the viewer may not see the figure. */
    private readonly check: (question: RollupQuestion, codes: readonly IndicatorCode[], split: boolean) => void = () =>
      undefined,
    /** Why the viewer is not told how many units have recorded something, and which; null where it is. */
    readonly contributorsRefused: DomainError | null = null,
  ) {}

  /** What is selected below a rollup, looked up once for all nodes of a kind. Variables are those of the operation. */
  planOf(question: RollupQuestion, fields: readonly SelectedField[], variables: Variables): SelectionPlan {
    let plans = this.selections.get(fields);
    if (!plans) this.selections.set(fields, (plans = new Map<string, SelectionPlan>()));
    const key = planKey(question);
    const known = plans.get(key);
    if (known) return known;
    const found = selectionPlan(question, fields, variables);
    plans.set(key, found);
    return found;
  }

  /**
   * Puts indicators down to be read with everything else. What was asked for before is not asked again.
   * @param goesOn also what goes on beyond the period, without which growth cannot be told
   * @throws DomainError FORBIDDEN (CELLS_TOO_SMALL), as everything here that answers indicators.
   */
  ask(question: RollupQuestion, indicators: readonly IndicatorCode[], goesOn = false): Asked {
    return this.once(`figures ${goesOn ? '+ ' : ''}${this.keyAt(question)}|${indicators.join()}`, () =>
      this.askPlanned(question, keptPlan(question, indicators), goesOn),
    );
  }

  /**
   * Puts down what was planned for nodes of this kind.
   * @throws DomainError FORBIDDEN (CELLS_TOO_SMALL).
   */
  askPlanned(question: RollupQuestion, plan: IndicatorPlan, goesOn = false): Asked {
    this.check(question, plan.indicators, false);
    const batch = this.batch();
    // Nothing is done after today: what is still running has nothing beyond it.
    const beyond = goesOn && question.period.end < todayIn();
    return { answers: batch.answers, positions: plan.positions, numbers: batch.addAll(plan, question.node, beyond) };
  }

  /** Puts the tenants of a node down to be read with everything else. */
  askTenants(question: RollupQuestion, plan = encodedPlan('tenants', question)): Numbered {
    const batch = this.batch();
    return { answers: batch.answers, i: batch.add('tenants', plan, question.node) };
  }

  /**
   * Puts different households down, or those that at least two tenants have reached.
   * @throws DomainError TOO_COMPLEX for an overlap over too many months, or too many of them in one operation.
   */
  askHouseholds(question: RollupQuestion, overlap: boolean): Numbered {
    if (overlap) this.requireAffordableOverlap(question.period, this.keyOf(question));
    const kind = overlap ? 'overlap' : 'households';
    return this.once(`${kind} ${this.keyAt(question)}`, () => this.numbered(kind, question));
  }

  /**
   * Puts a figure by its members down.
   * @throws DomainError BAD_INPUT for what has no parts: a ratio, the roster, or different
   * households by anything but lines.
   */
  askMembers(question: RollupQuestion, code: IndicatorCode, split: BreakdownDimension): AskedMembers {
    this.check(question, [code], true);
    const { inPlace, others } = byReading([code]);
    if (others.some(isOfHouseholds) && split === 'SECTOR') {
      const sectors = question.sector ? [question.sector] : SECTORS.map((term) => term.code);
      const parts = sectors.map((sector) => [sector, this.ask({ ...question, sector }, [code])] as const);
      const all = Promise.all(parts.map(([, asked]) => asked.answers));
      const read = async () => {
        const answers = await all;
        return new Map(
          parts.map(([sector, asked], at) => {
            const [position] = asked.positions;
            return [sector, position ? figureAt(asked, position, answers[at] as ReadAnswers) : NO_SUM] as const;
          }),
        );
      };
      return {
        get answers() {
          return all.then((answers) => answers.at(-1) as ReadAnswers);
        },
        read,
      };
    }
    if (indicator(code).aggregation === 'ratio' || others.length > 0)
      throw DomainError.badInput([{ path: 'indicator', code: 'NOT_ALLOWED_HERE' }]);
    const kind = inPlace.length > 0 ? 'in place' : 'sum';
    const { answers, i } = this.once(`members ${this.keyOf(question)}|${split}|${code}`, () => {
      const batch = this.batch();
      batch.indicators.add(code);
      return { answers: batch.answers, i: batch.add(kind, encodedPlan(kind, question, split), question.node) };
    });
    return { answers, read: async () => (await answers).members(i, code) };
  }

  /**
   * Sum and qualifiers by indicator, whatever its aggregation; of a ratio, what it divides. What nothing was recorded
   * for is the figure of no records.
   */
  async figures(
    question: RollupQuestion,
    indicators: readonly IndicatorCode[],
    goesOn = false,
  ): Promise<ReadonlyMap<IndicatorCode, Sum>> {
    const asked = this.ask(question, indicators, goesOn);
    const known = await asked.answers;
    return new Map(asked.positions.map((position) => [position.code, figureAt(asked, position, known)]));
  }

  /**
   * The same figures of many tenants, in their order: a page of units, or a city. Where cells know nothing, one
   * statement adds up for all of them; else they are asked as any node, some hundred a statement.
   * @throws DomainError FORBIDDEN (CELLS_TOO_SMALL).
   */
  async figuresOfTenants(
    tenants: readonly TenantNode[],
    asked: TenantsQuestion,
    indicators: readonly IndicatorCode[],
  ): Promise<readonly ReadonlyMap<IndicatorCode, Sum>[]> {
    const questionOf = (node: RollupNode): RollupQuestion => ({ ...asked, node, sector: null });
    const [first] = tenants;
    if (!first) return [];
    if (!isReadGrouped(asked, indicators)) {
      const found: ReadonlyMap<IndicatorCode, Sum>[] = [];
      for (let from = 0; from < tenants.length; from += TENANTS_AT_ONCE) {
        const some = tenants.slice(from, from + TENANTS_AT_ONCE);
        found.push(...(await Promise.all(some.map((node) => this.figures(questionOf(node), indicators)))));
      }
      return found;
    }
    this.check(questionOf(first), indicators, false);
    const { others } = byReading(indicators);
    const territories = others.includes('HOUSEHOLDS_REGISTERED')
      ? [...new Set(tenants.map(({ territory }) => territory))]
      : [];
    const [own, ...rosters] = await Promise.all([
      readTenantFigures(this.database, this.scope, tenants, asked, indicators),
      ...territories.map(async (code) => {
        const roster = rosterQuestion(questionOf({ kind: 'REGION', code }));
        const sums = await this.figures(roster, ['HOUSEHOLDS_REGISTERED']);
        return [code, sums.get('HOUSEHOLDS_REGISTERED') ?? NO_SUM] as const;
      }),
    ]);
    const rosterOf = new Map(rosters);
    return tenants.map(({ tenantId, territory }) => {
      const sums = new Map(own.get(tenantId));
      const roster = rosterOf.get(territory);
      return roster ? sums.set('HOUSEHOLDS_REGISTERED', roster) : sums;
    });
  }

  /**
   * The amounts alone, in the order asked for: what overviews are made of, by the hundred. Null where
   * nothing was counted. No ratios.
   */
  async amounts(question: RollupQuestion, indicators: readonly IndicatorCode[]): Promise<readonly (Amount | null)[]> {
    const asked = this.ask(question, indicators);
    return amountsIn(asked, await asked.answers);
  }

  /** The same figure by each member of a dimension that has one: see `askMembers`. */
  async members(
    question: RollupQuestion,
    code: IndicatorCode,
    split: BreakdownDimension,
  ): Promise<ReadonlyMap<string, Sum>> {
    return this.askMembers(question, code, split).read();
  }

  /**
   * Tenants of the node in the period.
   * @throws DomainError FORBIDDEN (CELLS_TOO_SMALL) where the viewer is not told how many have recorded something.
   */
  async reporting(question: RollupQuestion): Promise<Reporting> {
    if (this.contributorsRefused) throw this.contributorsRefused;
    const { answers, i } = this.askTenants(question);
    return (await answers).reporting(i);
  }

  /**
   * Different registered households visited in the period; with `overlap`, those that at least two tenants have
   * reached.
   */
  async households(question: RollupQuestion, overlap = false): Promise<number> {
    const { answers, i } = this.askHouseholds(question, overlap);
    return (await answers).households(i).visited;
  }

  private requireAffordableOverlap(period: Period, key: string): void {
    if (monthsTouched(period) > MOST_OVERLAP_MONTHS)
      throw DomainError.tooComplex({ months: monthsTouched(period), max: MOST_OVERLAP_MONTHS }, 'SCOPE_TOO_WIDE');
    const cost = this.overlaps.add(key).size;
    if (cost > MOST_OVERLAPS) throw DomainError.tooComplex({ cost, max: MOST_OVERLAPS }, 'QUERY_TOO_COSTLY');
  }

  private once<T>(key: string, make: () => T): T {
    const known = this.asked.get(key) as T | undefined;
    if (known !== undefined) return known;
    const made = make();
    this.asked.set(key, made);
    return made;
  }

  private numbered(kind: 'households' | 'overlap', question: RollupQuestion): Numbered {
    const batch = this.batch();
    return { answers: batch.answers, i: batch.add(kind, encodedPlan(kind, question), question.node) };
  }

  /** The rosters of a tenant are those of its territory, and its territory changes. */
  private keyAt(question: RollupQuestion): string {
    const { node } = question;
    const key = this.keyOf(question);
    return node.kind === 'TENANT' ? `${key}|${node.territory}` : key;
  }

  private keyOf(question: RollupQuestion): string {
    const known = this.keys.get(question);
    if (known !== undefined) return known;
    const key = questionKey(question);
    this.keys.set(question, key);
    return key;
  }

  /** What is asked in one turn of the event loop, resolvers of nested fields included, is answered together. */
  private batch(): ReadBatch {
    if (this.waiting) return this.waiting;
    const batch = new ReadBatch();
    this.waiting = batch;
    batch.answers = new Promise((resolve, reject) => {
      // Behind the promise jobs that are still under way, as DataLoader does it.
      void Promise.resolve().then(() =>
        process.nextTick(() => {
          this.waiting = null;
          readRollups(this.database, this.scope, batch).then(resolve, reject);
        }),
      );
    });
    return batch;
  }
}

/** Gives every operation the one object that reads for it. */
@Injectable()
export class RollupReader {
  constructor(private readonly database: Database) {}

  /** The one object that reads for a GraphQL operation. */
  readsOf(context: Pick<RequestContext, 'viewer' | 'loaders'>): OperationReads {
    if (!context.viewer) throw DomainError.unauthenticated();
    const { viewer } = context;
    return loaderOf(
      context,
      OperationReads,
      () =>
        new OperationReads(
          this.database,
          viewer.scope,
          (...asked) => checkCells(viewer, ...asked),
          contributorsRefusal(viewer),
        ),
    );
  }
}

/** Tenants that one statement is asked for one by one: a whole city would make it too long. */
const TENANTS_AT_ONCE = 400;

/** Nothing keeps overlaps: bitmaps of every visitor in every month are put together for each of them. */
const MOST_OVERLAPS = 12;

/** The amounts of what was asked for, in its order; null where nothing was counted. */
export const amountsIn = ({ positions, numbers }: Asked, answers: ReadAnswers): readonly (Amount | null)[] =>
  positions.map(({ code, read, as }) => {
    const i = numbers[read] as number;
    return as === 'amount' ? answers.counted(i, code) : numberAt(i, as, answers);
  });

function figureAt({ numbers }: Asked, { code, read, as }: Position, answers: ReadAnswers): Sum {
  const i = numbers[read] as number;
  return as === 'amount' ? answers.sum(i, code) : { ...NO_SUM, amount: numberAt(i, as, answers) };
}

function numberAt(i: number, as: Exclude<Position['as'], 'amount'>, answers: ReadAnswers): number {
  if (as === 'due') return answers.reporting(i).due;
  const { visited, onRoster } = answers.households(i);
  return as === 'visited' ? visited : onRoster;
}
