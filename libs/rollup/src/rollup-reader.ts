import {
  ADDITIVE_INDICATORS,
  type BreakdownDimension,
  EMPTY_FIGURE,
  type FigureSum,
  indicator,
  type IndicatorCode,
  Refusal,
} from '@fanzha/domain';
import { Database, loaderOf, type RequestContext, type Scope } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { questionKey, type RollupQuestion } from './node.js';
import type { Presence } from './presence.js';
import { type WrittenLine, writtenPresence, writtenRead } from './written-line.js';
import { type ReadRow, readRollups } from './rollup.repository.js';
import { storageColumn } from './wide-columns.js';

type Ask =
  | { readonly what: 'figures'; readonly question: RollupQuestion; readonly split: BreakdownDimension | null; readonly indicators: readonly IndicatorCode[] }
  | { readonly what: 'presence'; readonly question: RollupQuestion };

/** Figures by member ('*' for a total) and indicator. */
type Figures = Map<string, Map<IndicatorCode, FigureSum>>;

/**
 * Collects everything that one GraphQL request asks of the engine – a county, its towns, the period before, the year
 * before, breakdowns – and answers it by ONE SQL statement. Lives as long as the request.
 */
export class RollupBatch {
  private readonly loader: DataLoader<Ask, Figures | Presence>;

  constructor(
    private readonly database: Database,
    private readonly scope: Scope,
  ) {
    this.loader = new DataLoader((asks: readonly Ask[]) => this.answer(asks), { cache: false });
  }

  /** Sum and marks by indicator; an indicator nothing was recorded for is not in it. */
  async figures(question: RollupQuestion, indicators: readonly IndicatorCode[]): Promise<ReadonlyMap<IndicatorCode, FigureSum>> {
    const stored = (await this.loader.load({ what: 'figures', question, split: null, indicators: additive(indicators) })) as Figures;
    return stored.get('*') ?? NO_FIGURES;
  }

  /** The same figure by each member of a dimension that has one. */
  async members(question: RollupQuestion, code: IndicatorCode, split: BreakdownDimension): Promise<ReadonlyMap<string, FigureSum>> {
    const stored = (await this.loader.load({ what: 'figures', question, split, indicators: [code] })) as Figures;
    return new Map([...stored].map(([member, figures]) => [member, figures.get(code) ?? EMPTY_FIGURE]));
  }

  async presence(question: RollupQuestion): Promise<Presence> {
    return (await this.loader.load({ what: 'presence', question })) as Presence;
  }

  private async answer(asks: readonly Ask[]): Promise<(Figures | Presence)[]> {
    const lines: WrittenLine[] = [];
    const people: WrittenLine[] = [];
    const indicators = new Set<IndicatorCode>();
    // Equal questions share a line; the number of a line is its place among all of both kinds.
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
      if (ask.what === 'presence') return numberOf(key, (i) => writtenPresence(i, key, ask.question), people);
      for (const code of ask.indicators) indicators.add(code);
      const splitKey = `${key}|${ask.split ?? '*'}`;
      return numberOf(splitKey, (i) => writtenRead(i, splitKey, ask.question, ask.split), lines);
    });
    const rows = await readRollups(this.database, this.scope, lines, people, [...indicators]);
    const { figures, presence } = collect(rows, [...indicators]);
    return asks.map((ask, position) => {
      const i = lineOf[position] ?? -1;
      return ask.what === 'figures' ? (figures.get(i) ?? new Map()) : (presence.get(i) ?? { due: 0, contributing: 0 });
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

const ADDITIVE: ReadonlySet<IndicatorCode> = new Set(ADDITIVE_INDICATORS);

/** The additive indicators behind the ones asked for: a ratio is its numerator and denominator. */
function additive(codes: readonly IndicatorCode[]): readonly IndicatorCode[] {
  if (codes.every((code) => ADDITIVE.has(code))) return codes;
  const parts = codes.flatMap((code) => {
    const { aggregation, ratio } = indicator(code);
    if (aggregation === 'ratio') return ratio ? additive([ratio.numerator, ratio.denominator]) : [];
    return aggregation === 'distinct' ? [] : [code];
  });
  return [...new Set(parts)];
}

function collect(rows: readonly ReadRow[], indicators: readonly IndicatorCode[]) {
  const figures = new Map<number, Figures>();
  const presence = new Map<number, Presence>();
  const columns = indicators.map((code) => [code, storageColumn(code)] as const);
  const cell = (i: number, member: string | null): Map<IndicatorCode, FigureSum> => {
    const members = figures.get(i) ?? new Map<string, Map<IndicatorCode, FigureSum>>();
    const found = members.get(member ?? '*') ?? new Map<IndicatorCode, FigureSum>();
    figures.set(i, members.set(member ?? '*', found));
    return found;
  };
  for (const row of rows) {
    if (row.part === 'P') presence.set(row.i, { due: row.n1 ?? 0, contributing: row.n2 ?? 0 });
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
  return { figures, presence };
}
