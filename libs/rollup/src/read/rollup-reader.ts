import {
  type Amount,
  type BreakdownDimension,
  indicator,
  type IndicatorCode,
  monthsTouched,
  MOST_OVERLAP_MONTHS,
  parsePeriod,
  type Period,
  DomainError,
  SECTORS,
} from '@fanzha/domain';
import { Database, loaderOf, type RequestContext, type Scope } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { encodedPlan, EncodedQuestions, type ReadKind } from './encoded-question.js';
import { byReading, isOfHouseholds } from './indicator-reading.js';
import { questionKey, rosterQuestion, type RollupQuestion } from './node.js';
import type { Presence } from './presence.js';
import type { ReadAnswers } from './read-answers.js';
import { readRollups } from './rollup.repository.js';
import { checkCells } from './small-cells.js';
import { NO_SUM, type Sum } from './sum.js';

/** Questions that wait for the statement that will answer them all. Equal questions are one. */
class ReadBatch {
  readonly figures = new EncodedQuestions();
  readonly tenants = new EncodedQuestions();
  readonly households = new EncodedQuestions();
  readonly indicators = new Set<IndicatorCode>();
  private readonly numbers = new Map<string, number>();
  /** What came of it; a statement that fails leaves nothing behind that nobody waits for. */
  answers!: Promise<ReadAnswers>;

  /** The number that the answer to a question comes back under. */
  add(kind: ReadKind, key: string, question: RollupQuestion, split: BreakdownDimension | null = null): number {
    const name = `${kind} ${key}`;
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    const i = this.numbers.size;
    this.numbers.set(name, i);
    this.listOf(kind).add(i, encodedPlan(kind, question, split), question.node);
    return i;
  }

  private listOf(kind: ReadKind): EncodedQuestions {
    if (kind === 'tenants') return this.tenants;
    return kind === 'households' || kind === 'overlap' ? this.households : this.figures;
  }
}

/** Where the answer to an indicator will be: the number of the question, and what it is read as. */
interface Place {
  readonly code: IndicatorCode;
  readonly i: number;
  readonly as: 'amount' | 'visited' | 'on roster' | 'due';
}

/** Indicators that were asked for: once `answers` is there, their figures are read without waiting. */
export interface Asked {
  readonly answers: Promise<ReadAnswers>;
  readonly places: readonly Place[];
}

/** A question that was put down, and the number of its answer. */
interface Numbered {
  readonly answers: Promise<ReadAnswers>;
  readonly i: number;
}

/** A figure by its members, once `answers` is there. */
interface AskedMembers {
  readonly answers: Promise<ReadAnswers>;
  read(answers: ReadAnswers): ReadonlyMap<string, Sum>;
}

/**
 * Collects everything that one GraphQL request asks of the engine – a county, its towns, the period before, the year
 * before, breakdowns – and answers it by ONE SQL statement. Lives as long as the request.
 */
export class RollupBatch {
  private waiting: ReadBatch | null = null;
  private readonly keys = new WeakMap<RollupQuestion, string>();
  private readonly rosters = new WeakMap<RollupQuestion, RollupQuestion>();
  /** What was asked for before, by what it was: nothing is read twice. */
  private readonly asked = new Map<string, unknown>();
  private readonly overlaps = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly scope: Scope,
    /** Whether a question may be answered at all; everything that is answered comes by here. */
    private readonly check: (question: RollupQuestion, codes: readonly IndicatorCode[], split: boolean) => void = () =>
      undefined,
  ) {}

  /**
   * Puts indicators down to be read with everything else. What was asked for before is not asked again.
   * @throws DomainError FORBIDDEN (CELLS_TOO_SMALL), as everything here that answers indicators.
   */
  ask(question: RollupQuestion, indicators: readonly IndicatorCode[]): Asked {
    this.check(question, indicators, false);
    return this.once(`figures ${this.keyAt(question)}|${indicators.join()}`, () => this.put(question, indicators));
  }

  /** Puts the tenants of a node down to be read with everything else. */
  askTenants(question: RollupQuestion): Numbered {
    return this.once(`tenants ${this.keyOf(question)}`, () => this.numbered('tenants', question));
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
      const read = (answers: ReadAnswers) =>
        new Map(parts.map(([sector, { places }]) => [sector, places[0] ? figureAt(places[0], answers) : NO_SUM]));
      return { answers: parts[0]?.[1].answers ?? this.batch().answers, read };
    }
    if (indicator(code).aggregation === 'ratio' || others.length > 0)
      throw DomainError.badInput([{ path: 'indicator', code: 'NOT_ALLOWED_HERE' }]);
    const kind = inPlace.length > 0 ? 'in place' : 'sum';
    const { answers, i } = this.once(`members ${this.keyOf(question)}|${split}|${code}`, () => {
      const batch = this.batch();
      batch.indicators.add(code);
      return { answers: batch.answers, i: batch.add(kind, `${this.keyOf(question)}|${split}`, question, split) };
    });
    return { answers, read: (known) => known.members(i, code) };
  }

  /**
   * Sum and qualifiers by indicator, whatever its aggregation; of a ratio, what it divides. What nothing was recorded
   * for is the figure of no records.
   */
  async figures(
    question: RollupQuestion,
    indicators: readonly IndicatorCode[],
  ): Promise<ReadonlyMap<IndicatorCode, Sum>> {
    const { answers, places } = this.ask(question, indicators);
    const known = await answers;
    return new Map(places.map((place) => [place.code, figureAt(place, known)]));
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
    const { answers, read } = this.askMembers(question, code, split);
    return read(await answers);
  }

  /** Tenants of the node in the period. */
  async presence(question: RollupQuestion): Promise<Presence> {
    const { answers, i } = this.askTenants(question);
    return (await answers).presence(i);
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

  private numbered(kind: 'tenants' | 'households' | 'overlap', question: RollupQuestion): Numbered {
    const batch = this.batch();
    const key = kind === 'tenants' ? this.keyOf(question) : this.keyAt(question);
    return { answers: batch.answers, i: batch.add(kind, key, question) };
  }

  /** Puts down everything that the indicators need and says where each of them will be found. */
  private put(question: RollupQuestion, indicators: readonly IndicatorCode[]): Asked {
    const batch = this.batch();
    const { sums, inPlace, others } = byReading(indicators);
    const places: Place[] = [];
    const add = (kind: ReadKind, of: RollupQuestion, codes: readonly IndicatorCode[]) => {
      if (codes.length === 0) return;
      const i = batch.add(kind, this.keyOf(of), of);
      for (const code of codes) {
        batch.indicators.add(code);
        places.push({ code, i, as: 'amount' });
      }
    };
    add('sum', question, sums);
    add('in place', question, inPlace);
    for (const code of others) {
      if (code === 'HOUSEHOLDS_REGISTERED') add('roster', this.rosterOf(question), [code]);
      else if (isOfHouseholds(code)) {
        const as = code === 'HOUSEHOLDS_COVERED' ? 'visited' : 'on roster';
        places.push({ code, i: batch.add('households', this.keyAt(question), question), as });
      } else {
        // Units that should report are kept in the register of tenants, not in cells.
        const day = lastDay(question);
        places.push({ code, i: batch.add('tenants', this.keyOf(day), day), as: 'due' });
      }
    }
    // In the order asked for, unless a ratio was among them.
    const byCode = new Map(places.map((place) => [place.code, place]));
    const inOrder = indicators.flatMap((code) => byCode.get(code) ?? []);
    return { answers: batch.answers, places: inOrder.length === places.length ? inOrder : places };
  }

  /** The rosters of a tenant are those of its territory, and its territory changes. */
  private keyAt(question: RollupQuestion): string {
    const { node } = question;
    const key = this.keyOf(question);
    return node.kind === 'TENANT' ? `${key}|${node.home}` : key;
  }

  private rosterOf(question: RollupQuestion): RollupQuestion {
    const known = this.rosters.get(question);
    if (known) return known;
    const roster = rosterQuestion(question);
    this.rosters.set(question, roster);
    return roster;
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

/** Gives every operation its batch. */
@Injectable()
export class RollupReader {
  constructor(private readonly database: Database) {}

  /** The one batch of a GraphQL operation. */
  batchOf(context: RequestContext): RollupBatch {
    if (!context.viewer) throw DomainError.unauthenticated();
    const { viewer } = context;
    return loaderOf(
      context,
      RollupBatch,
      () => new RollupBatch(this.database, viewer.scope, (...asked) => checkCells(viewer, ...asked)),
    );
  }
}

/** Nothing keeps overlaps: bitmaps of every visitor in every month are put together for each of them. */
const MOST_OVERLAPS = 12;

/** The same question about the last day of its period: what was open at its end. */
function lastDay(question: RollupQuestion): RollupQuestion {
  const { end } = question.period;
  return { ...question, period: parsePeriod(`${end}/${end}`) };
}

/** The amounts of what was asked for, in its order; null where nothing was counted. */
export const amountsIn = ({ places }: Asked, answers: ReadAnswers): readonly (Amount | null)[] =>
  places.map((place) => (place.as === 'amount' ? answers.counted(place.i, place.code) : numberAt(place, answers)));

function figureAt(place: Place, answers: ReadAnswers): Sum {
  if (place.as === 'amount') return answers.sum(place.i, place.code);
  return { ...NO_SUM, amount: numberAt(place, answers) };
}

function numberAt({ i, as }: Place, answers: ReadAnswers): number {
  if (as === 'due') return answers.presence(i).due;
  const { visited, onRoster } = answers.households(i);
  return as === 'visited' ? visited : onRoster;
}
