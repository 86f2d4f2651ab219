import {
  type BreakdownDimension,
  EMPTY_FIGURE,
  type FigureSum,
  IN_PLACE_INDICATORS,
  indicator,
  type IndicatorCode,
  parsePeriod,
  Refusal,
  SECTORS,
} from '@fanzha/domain';
import { Database, loaderOf, type RequestContext, type Scope } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { questionKey, rosterQuestion, type RollupQuestion } from './node.js';
import type { Presence } from './presence.js';
import { type WrittenLine, writtenHouseholds, writtenInPlace, writtenPresence, writtenRead } from './written-line.js';
import { type ReadRow, readRollups } from './rollup.repository.js';
import { storageColumn } from './wide-columns.js';

/** How a figure is read: added up, in place at the end, in place as the roster of a region. */
type Kind = 'sum' | 'in place' | 'roster';

type Ask =
  | {
      readonly what: 'figures';
      readonly kind: Kind;
      readonly question: RollupQuestion;
      readonly split: BreakdownDimension | null;
      readonly indicators: readonly IndicatorCode[];
    }
  | { readonly what: 'presence'; readonly question: RollupQuestion }
  | { readonly what: 'households'; readonly question: RollupQuestion; readonly overlap: boolean };

/** Figures by member ('*' for a total) and indicator. */
type Figures = Map<string, Map<IndicatorCode, FigureSum>>;
type Answer = Figures | Presence | number;

/**
 * Collects everything that one GraphQL request asks of the engine – a county, its towns, the period before, the year
 * before, breakdowns – and answers it by ONE SQL statement. Lives as long as the request.
 */
export class RollupBatch {
  private readonly loader: DataLoader<Ask, Answer>;

  constructor(
    private readonly database: Database,
    private readonly scope: Scope,
  ) {
    this.loader = new DataLoader((asks: readonly Ask[]) => this.answer(asks), { cache: false });
  }

  /**
   * Sum and marks by indicator, whatever its aggregation; of a ratio, what it divides. An indicator nothing was recorded
   * for may be missing.
   */
  async figures(question: RollupQuestion, indicators: readonly IndicatorCode[]): Promise<ReadonlyMap<IndicatorCode, FigureSum>> {
    const { sums, inPlace, others } = sorted(indicators);
    const plain = sums.length > 0 ? this.load(question, 'sum', sums) : null;
    if (plain && inPlace.length === 0 && others.length === 0) return (await plain).get('*') ?? NO_FIGURES;

    const roster = others.includes('HOUSEHOLDS_REGISTERED') ? this.load(rosterQuestion(question), 'roster', ['HOUSEHOLDS_REGISTERED']) : null;
    const covered = others.includes('HOUSEHOLDS_COVERED') ? this.households(question) : null;
    const open = others.includes('TENANTS') ? this.presence(lastDay(question)) : null;
    const stock = inPlace.length > 0 ? this.load(question, 'in place', inPlace) : null;
    const known = new Map<IndicatorCode, FigureSum>();
    // A line has a value in every column of the statement, but an answer only in those it was asked for.
    const take = (codes: readonly IndicatorCode[], stored: Figures | null) => {
      const found = stored?.get('*') ?? NO_FIGURES;
      for (const code of codes) known.set(code, found.get(code) ?? EMPTY_FIGURE);
    };
    const [flows, stocks, rosters] = await Promise.all([plain, stock, roster]);
    take(sums, flows);
    take(inPlace, stocks);
    if (rosters) take(['HOUSEHOLDS_REGISTERED'], rosters);
    if (covered) known.set('HOUSEHOLDS_COVERED', { ...EMPTY_FIGURE, amount: await covered });
    // Units that should report are kept in the register of tenants, not in cells.
    if (open) known.set('TENANTS', { ...EMPTY_FIGURE, amount: (await open).due });
    return known;
  }

  /**
   * The same figure by each member of a dimension that has one.
   * @throws Refusal BAD_INPUT for what has no parts: a ratio, the roster, or different households by anything but lines.
   */
  async members(question: RollupQuestion, code: IndicatorCode, split: BreakdownDimension): Promise<ReadonlyMap<string, FigureSum>> {
    const { sums, inPlace, others } = sorted([code]);
    if (others.includes('HOUSEHOLDS_COVERED') && split === 'SECTOR') return this.coveredBySector(question);
    if (indicator(code).aggregation === 'ratio' || others.length > 0) throw Refusal.badInput([{ path: 'indicator', code: 'NOT_ALLOWED_HERE' }]);
    const stored = await this.load(question, inPlace.length > 0 ? 'in place' : 'sum', inPlace.length > 0 ? inPlace : sums, split);
    return new Map([...stored].map(([member, figures]) => [member, figures.get(code) ?? EMPTY_FIGURE]));
  }

  async presence(question: RollupQuestion): Promise<Presence> {
    return (await this.loader.load({ what: 'presence', question })) as Presence;
  }

  /** Different registered households visited in the period; with `overlap`, those that at least two tenants have reached. */
  async households(question: RollupQuestion, overlap = false): Promise<number> {
    return (await this.loader.load({ what: 'households', question, overlap })) as number;
  }

  private async coveredBySector(question: RollupQuestion): Promise<ReadonlyMap<string, FigureSum>> {
    const sectors = question.sector ? [question.sector] : SECTORS.map(({ code }) => code);
    const counts = await Promise.all(sectors.map((sector) => this.households({ ...question, sector })));
    return new Map(sectors.map((sector, place) => [sector, { ...EMPTY_FIGURE, amount: counts[place] ?? 0 }]));
  }

  private async load(question: RollupQuestion, kind: Kind, indicators: readonly IndicatorCode[], split: BreakdownDimension | null = null): Promise<Figures> {
    return (await this.loader.load({ what: 'figures', kind, question, split, indicators })) as Figures;
  }

  private async answer(asks: readonly Ask[]): Promise<Answer[]> {
    const figureLines: WrittenLine[] = [];
    const people: WrittenLine[] = [];
    const homes: WrittenLine[] = [];
    const indicators = new Set<IndicatorCode>();
    // Equal questions share a line; the number of a line is its place among all of them.
    const numbers = new Map<string, number>();
    const numberOf = (key: string, write: (i: number) => WrittenLine, into: WrittenLine[]): number => {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      const i = numbers.size;
      numbers.set(key, i);
      into.push(write(i));
      return i;
    };
    const lineOf = asks.map((ask) => {
      const key = questionKey(ask.question);
      if (ask.what === 'presence') return numberOf(`tenants ${key}`, (i) => writtenPresence(i, key, ask.question), people);
      if (ask.what === 'households') return numberOf(`homes ${ask.overlap} ${key}`, (i) => writtenHouseholds(i, key, ask.question, ask.overlap), homes);
      for (const code of ask.indicators) indicators.add(code);
      const splitKey = `${key}|${ask.split ?? '*'}`;
      const write = (i: number) =>
        ask.kind === 'sum' ? writtenRead(i, splitKey, ask.question, ask.split) : writtenInPlace(i, splitKey, ask.question, ask.split, ask.kind === 'roster');
      return numberOf(`${ask.kind} ${splitKey}`, write, figureLines);
    });
    const lines = { figures: figureLines, presence: people, households: homes, indicators: [...indicators] };
    const { figures, presence, households } = collect(await readRollups(this.database, this.scope, lines), [...indicators]);
    return asks.map((ask, position) => {
      const i = lineOf[position] ?? -1;
      if (ask.what === 'figures') return figures.get(i) ?? new Map();
      return ask.what === 'households' ? (households.get(i) ?? 0) : (presence.get(i) ?? { due: 0, contributing: 0 });
    });
  }
}

/** Gives every operation its batch. */
@Injectable()
export class RollupReader {
  constructor(private readonly database: Database) {}

  /** The one batch of a GraphQL operation. */
  batchOf(context: RequestContext): RollupBatch {
    if (!context.viewer) throw Refusal.unauthenticated();
    const { scope } = context.viewer;
    return loaderOf(context, RollupBatch, () => new RollupBatch(this.database, scope));
  }
}

const NO_FIGURES: ReadonlyMap<IndicatorCode, FigureSum> = new Map();

/** The same question about the last day of its period: what was open at its end. */
function lastDay(question: RollupQuestion): RollupQuestion {
  const { end } = question.period;
  return { ...question, period: parsePeriod(`${end}/${end}`) };
}

const READ_APART: ReadonlySet<IndicatorCode> = new Set(['TENANTS', 'HOUSEHOLDS_REGISTERED', 'HOUSEHOLDS_COVERED']);

interface Sorted {
  readonly sums: readonly IndicatorCode[];
  readonly inPlace: readonly IndicatorCode[];
  /** Read by a way of their own. */
  readonly others: readonly IndicatorCode[];
}
const sortings = new Map<string, Sorted>();
const MOST_SORTINGS = 1_000;

/** The indicators behind the ones asked for, by how they are read: a ratio is its numerator and denominator. */
function sorted(codes: readonly IndicatorCode[]): Sorted {
  const key = codes.join();
  const known = sortings.get(key);
  if (known) return known;
  const wanted = new Set(codes.flatMap((code): IndicatorCode[] => {
    const { ratio } = indicator(code);
    return ratio ? [ratio.numerator, ratio.denominator] : [code];
  }));
  const others = [...wanted].filter((code) => READ_APART.has(code));
  const inPlace = [...wanted].filter((code) => !READ_APART.has(code) && IN_PLACE_INDICATORS.includes(code));
  const sums = [...wanted].filter((code) => !READ_APART.has(code) && !IN_PLACE_INDICATORS.includes(code));
  if (sortings.size < MOST_SORTINGS) sortings.set(key, { sums, inPlace, others });
  return { sums, inPlace, others };
}

function collect(rows: readonly ReadRow[], indicators: readonly IndicatorCode[]) {
  const figures = new Map<number, Figures>();
  const presence = new Map<number, Presence>();
  const households = new Map<number, number>();
  const columns = indicators.map((code) => [code, storageColumn(code)] as const);
  const cell = (i: number, member: string | null): Map<IndicatorCode, FigureSum> => {
    const members = figures.get(i) ?? new Map<string, Map<IndicatorCode, FigureSum>>();
    const found = members.get(member ?? '*') ?? new Map<IndicatorCode, FigureSum>();
    figures.set(i, members.set(member ?? '*', found));
    return found;
  };
  for (const row of rows) {
    if (row.part === 'P') presence.set(row.i, { due: row.n1 ?? 0, contributing: row.n2 ?? 0 });
    if (row.part === 'H') households.set(row.i, row.n1 ?? 0);
    if (row.part === 'S') {
      const sums = cell(row.i, row.member);
      for (const [code, column] of columns) {
        const amount = row[column];
        if (typeof amount !== 'number') continue;
        const marked = sums.get(code);
        sums.set(code, marked ? { ...marked, amount } : { amount, atLeast: 0, approx: 0, uncounted: 0, withheld: 0 });
      }
    }
    if (row.part === 'M') {
      const sums = cell(row.i, row.member);
      const code = row.indicator as IndicatorCode;
      const { amount } = sums.get(code) ?? EMPTY_FIGURE;
      sums.set(code, { amount, atLeast: row.n1 ?? 0, approx: row.n2 ?? 0, uncounted: row.n3 ?? 0, withheld: row.n4 ?? 0 });
    }
  }
  return { figures, presence, households };
}
