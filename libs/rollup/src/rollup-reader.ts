import {
  type Amount,
  type BreakdownDimension,
  IN_PLACE_INDICATORS,
  indicator,
  type IndicatorCode,
  monthsTouched,
  MOST_OVERLAP_MONTHS,
  parsePeriod,
  type Period,
  Refusal,
  SECTORS,
} from '@fanzha/domain';
import { Database, Kept, loaderOf, type RequestContext, type Scope } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { questionKey, rosterQuestion, type RollupQuestion } from './node.js';
import type { Presence } from './presence.js';
import { checkCells } from './small-cells.js';
import { type WrittenLine, writtenHouseholds, writtenInPlace, writtenPresence, writtenRead } from './written-line.js';
import { type ReadRow, readRollups } from './rollup.repository.js';
import { NO_SUM, type Sum } from './sum.js';
import { storageColumn } from './wide-columns.js';

/** How a figure is read: added up, in place at the end, in place as the roster of a region. */
type Kind = 'sum' | 'in place' | 'roster';

/** The answer to everything that was gathered, by line. */
interface Answers {
  /** Sums of a line: one row, or one per member. */
  readonly sums: ReadonlyMap<number, readonly ReadRow[]>;
  /** Marks by line, member and indicator: see `markKey`. */
  readonly marks: ReadonlyMap<string, ReadRow>;
  readonly presence: ReadonlyMap<number, Presence>;
  readonly households: ReadonlyMap<number, HouseholdCounts>;
}

/** Different households visited, and those of them that are of the roster at the end. */
interface HouseholdCounts {
  readonly visited: number;
  readonly onRoster: number;
}

/** Where the answer to an indicator will be: the line, and the column of it. */
interface Place {
  readonly code: IndicatorCode;
  readonly i: number;
  readonly column: string;
}

/** Lines that wait for the statement that will answer them all. Equal questions share a line. */
class Gathering {
  readonly figures: WrittenLine[] = [];
  readonly presence: WrittenLine[] = [];
  readonly households: WrittenLine[] = [];
  readonly indicators = new Set<IndicatorCode>();
  private readonly numbers = new Map<string, number>();
  answers!: Promise<Answers>;

  /** The number of a line: its place among all of them. */
  lineOf(key: string, write: (i: number) => WrittenLine, into: WrittenLine[]): number {
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const i = this.numbers.size;
    this.numbers.set(key, i);
    into.push(write(i));
    return i;
  }
}

/**
 * Collects everything that one GraphQL request asks of the engine – a county, its towns, the period before, the year
 * before, breakdowns – and answers it by ONE SQL statement. Lives as long as the request.
 */
export class RollupBatch {
  private gathering: Gathering | null = null;
  private readonly keys = new WeakMap<RollupQuestion, string>();
  private readonly rosters = new WeakMap<RollupQuestion, RollupQuestion>();
  private readonly overlaps = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly scope: Scope,
    /** Whether a question may be answered at all; everything that is answered comes by here. */
    private readonly check: (question: RollupQuestion, codes: readonly IndicatorCode[], split: boolean) => void = () =>
      undefined,
  ) {}

  /**
   * Sum and marks by indicator, whatever its aggregation; of a ratio, what it divides. What nothing was recorded for is the
   * figure of no records.
   * @throws Refusal FORBIDDEN (CELLS_TOO_SMALL), as everything here that answers indicators.
   */
  async figures(
    question: RollupQuestion,
    indicators: readonly IndicatorCode[],
  ): Promise<ReadonlyMap<IndicatorCode, Sum>> {
    this.check(question, indicators, false);
    const asked = this.ask(question, indicators);
    const answers = await asked.answers;
    return new Map(asked.places.map((place) => [place.code, figureAt(place, answers)]));
  }

  /**
   * The amounts alone, in the order asked for: what overviews are made of, by the hundred. Null where nothing was counted. No
   * ratios.
   */
  async amounts(question: RollupQuestion, indicators: readonly IndicatorCode[]): Promise<readonly (Amount | null)[]> {
    this.check(question, indicators, false);
    const { answers, places } = this.ask(question, indicators);
    const known = await answers;
    return places.map((place) => countedAt(place, known));
  }

  /**
   * The same figure by each member of a dimension that has one.
   * @throws Refusal BAD_INPUT for what has no parts: a ratio, the roster, or different households by anything but lines.
   */
  async members(
    question: RollupQuestion,
    code: IndicatorCode,
    split: BreakdownDimension,
  ): Promise<ReadonlyMap<string, Sum>> {
    this.check(question, [code], true);
    const { sums, inPlace, others } = byReading([code]);
    if (others.some(isOfHouseholds) && split === 'SECTOR') return this.coveredBySector(question, code);
    if (indicator(code).aggregation === 'ratio' || others.length > 0)
      throw Refusal.badInput([{ path: 'indicator', code: 'NOT_ALLOWED_HERE' }]);
    const gathering = this.gather();
    const i = this.figureLine(gathering, question, inPlace.length > 0 ? 'in place' : 'sum', split, [
      ...inPlace,
      ...sums,
    ]);
    const answers = await gathering.answers;
    const rows = answers.sums.get(i) ?? [];
    // A member may have marks and no amount at all.
    const marked = [...answers.marks.values()].filter((row) => row.i === i && row.indicator === code);
    const members = new Set([...rows, ...marked].flatMap(({ member }) => (member === null ? [] : [member])));
    return new Map(
      [...members].map((member) => [
        member,
        sumOf(
          rows.find((row) => row.member === member),
          answers,
          i,
          member,
          code,
        ),
      ]),
    );
  }

  async presence(question: RollupQuestion): Promise<Presence> {
    const gathering = this.gather();
    const i = this.presenceLine(gathering, question);
    return (await gathering.answers).presence.get(i) ?? NOBODY;
  }

  /**
   * Different registered households visited in the period; with `overlap`, those that at least two tenants have reached.
   * @throws Refusal TOO_COMPLEX for an overlap over too many months, or too many of them in one operation.
   */
  async households(question: RollupQuestion, overlap = false): Promise<number> {
    if (overlap) this.requireAffordableOverlap(question.period, this.keyOf(question));
    const gathering = this.gather();
    const i = this.householdLine(gathering, question, overlap);
    return (await gathering.answers).households.get(i)?.visited ?? 0;
  }

  private requireAffordableOverlap(period: Period, key: string): void {
    if (monthsTouched(period) > MOST_OVERLAP_MONTHS)
      throw Refusal.tooComplex({ months: monthsTouched(period), max: MOST_OVERLAP_MONTHS }, 'SCOPE_TOO_WIDE');
    const cost = this.overlaps.add(key).size;
    if (cost > MOST_OVERLAPS) throw Refusal.tooComplex({ cost, max: MOST_OVERLAPS }, 'QUERY_TOO_COSTLY');
  }

  private async coveredBySector(question: RollupQuestion, code: IndicatorCode): Promise<ReadonlyMap<string, Sum>> {
    const sectors = question.sector ? [question.sector] : SECTORS.map((term) => term.code);
    const counts = await Promise.all(sectors.map((sector) => this.figures({ ...question, sector }, [code])));
    return new Map(sectors.map((sector, place) => [sector, counts[place]?.get(code) ?? NO_SUM]));
  }

  /**
   * Puts down everything that the indicators need and says where each of them will be found. There is one promise to wait
   * for: of a statement that fails nothing is left behind that nobody waits for.
   */
  private ask(
    question: RollupQuestion,
    indicators: readonly IndicatorCode[],
  ): { answers: Promise<Answers>; places: readonly Place[] } {
    const gathering = this.gather();
    const { sums, inPlace, others } = byReading(indicators);
    const places: Place[] = [];
    const put = (codes: readonly IndicatorCode[], of: RollupQuestion, kind: Kind) => {
      if (codes.length === 0) return;
      const i = this.figureLine(gathering, of, kind, null, codes);
      for (const code of codes) places.push({ code, i, column: storageColumn(code) });
    };
    put(sums, question, 'sum');
    put(inPlace, question, 'in place');
    for (const code of others) {
      if (code === 'HOUSEHOLDS_REGISTERED') put([code], this.rosterOf(question), 'roster');
      else if (isOfHouseholds(code))
        places.push({ code, i: this.householdLine(gathering, question, false), column: HOUSEHOLD_COLUMN });
      // Units that should report are kept in the register of tenants, not in cells.
      else places.push({ code, i: this.presenceLine(gathering, lastDay(question)), column: 'due' });
    }
    // In the order asked for, unless a ratio was among them.
    const byCode = new Map(places.map((place) => [place.code, place]));
    const inOrder = indicators.flatMap((code) => byCode.get(code) ?? []);
    return { answers: gathering.answers, places: inOrder.length === places.length ? inOrder : places };
  }

  private presenceLine(gathering: Gathering, question: RollupQuestion): number {
    const key = this.keyOf(question);
    return gathering.lineOf(`tenants ${key}`, (i) => writtenPresence(i, key, question), gathering.presence);
  }

  private householdLine(gathering: Gathering, question: RollupQuestion, overlap: boolean): number {
    const { node } = question;
    // The rosters of a tenant are those of its territory, and its territory changes.
    const key = node.kind === 'TENANT' ? `${this.keyOf(question)}|${node.home}` : this.keyOf(question);
    return gathering.lineOf(
      overlap ? `overlap ${key}` : `homes ${key}`,
      (i) => writtenHouseholds(i, key, question, overlap),
      gathering.households,
    );
  }

  private rosterOf(question: RollupQuestion): RollupQuestion {
    const known = this.rosters.get(question);
    if (known) return known;
    const roster = rosterQuestion(question);
    this.rosters.set(question, roster);
    return roster;
  }

  private figureLine(
    gathering: Gathering,
    question: RollupQuestion,
    kind: Kind,
    split: BreakdownDimension | null,
    indicators: readonly IndicatorCode[],
  ): number {
    for (const code of indicators) gathering.indicators.add(code);
    const key = split === null ? this.keyOf(question) : `${this.keyOf(question)}|${split}`;
    const write = (i: number) =>
      kind === 'sum'
        ? writtenRead(i, key, question, split)
        : writtenInPlace(i, key, question, split, kind === 'roster');
    return gathering.lineOf(`${kind} ${key}`, write, gathering.figures);
  }

  private keyOf(question: RollupQuestion): string {
    const known = this.keys.get(question);
    if (known !== undefined) return known;
    const key = questionKey(question);
    this.keys.set(question, key);
    return key;
  }

  /** What is asked in one turn of the event loop, resolvers of nested fields included, is answered together. */
  private gather(): Gathering {
    if (this.gathering) return this.gathering;
    const gathering = new Gathering();
    this.gathering = gathering;
    gathering.answers = new Promise((resolve, reject) => {
      // Behind the promise jobs that are still under way, as DataLoader does it.
      void Promise.resolve().then(() =>
        process.nextTick(() => {
          this.gathering = null;
          this.read(gathering).then(resolve, reject);
        }),
      );
    });
    return gathering;
  }

  private async read({ figures, presence, households, indicators }: Gathering): Promise<Answers> {
    return sorted(
      await readRollups(this.database, this.scope, { figures, presence, households, indicators: [...indicators] }),
    );
  }
}

/** Gives every operation its batch. */
@Injectable()
export class RollupReader {
  constructor(private readonly database: Database) {}

  /** The one batch of a GraphQL operation. */
  batchOf(context: RequestContext): RollupBatch {
    if (!context.viewer) throw Refusal.unauthenticated();
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

const NOBODY: Presence = { due: 0, contributing: 0 };

/** The same question about the last day of its period: what was open at its end. */
function lastDay(question: RollupQuestion): RollupQuestion {
  const { end } = question.period;
  return { ...question, period: parsePeriod(`${end}/${end}`) };
}

/** Read from bitmaps of doors. */
const isOfHouseholds = (code: IndicatorCode): boolean =>
  code === 'HOUSEHOLDS_COVERED' || code === 'ROSTER_HOUSEHOLDS_COVERED';
const HOUSEHOLD_COLUMN = 'different';
const READ_APART: ReadonlySet<IndicatorCode> = new Set([
  'TENANTS',
  'HOUSEHOLDS_REGISTERED',
  'HOUSEHOLDS_COVERED',
  'ROSTER_HOUSEHOLDS_COVERED',
]);

interface Sorted {
  readonly sums: readonly IndicatorCode[];
  readonly inPlace: readonly IndicatorCode[];
  /** Read by a way of their own. */
  readonly others: readonly IndicatorCode[];
}
/** Lists that are constants of the program are recognised without being read. */
const sortedLists = new WeakMap<readonly IndicatorCode[], Sorted>();
/** Lists that clients ask for, by their codes: in whatever order they put them, a megabyte at most. */
const sortings = new Kept<string, Sorted>(1_000_000, (key) => key.length);

/** The indicators behind the ones asked for, by how they are read: a ratio is its numerator and denominator. */
function byReading(codes: readonly IndicatorCode[]): Sorted {
  const seen = sortedLists.get(codes);
  if (seen) return seen;
  const key = codes.join();
  const known = sortings.get(key);
  if (known) {
    sortedLists.set(codes, known);
    return known;
  }
  const wanted = new Set(
    codes.flatMap((code): IndicatorCode[] => {
      const { ratio } = indicator(code);
      return ratio ? [ratio.numerator, ratio.denominator] : [code];
    }),
  );
  const others = [...wanted].filter((code) => READ_APART.has(code));
  const inPlace = [...wanted].filter((code) => !READ_APART.has(code) && IN_PLACE_INDICATORS.includes(code));
  const sums = [...wanted].filter((code) => !READ_APART.has(code) && !IN_PLACE_INDICATORS.includes(code));
  const sorting = { sums, inPlace, others };
  sortings.set(key, sorting);
  return sorting;
}

function sorted(rows: readonly ReadRow[]): Answers {
  const sums = new Map<number, ReadRow[]>();
  const marks = new Map<string, ReadRow>();
  const presence = new Map<number, Presence>();
  const households = new Map<number, HouseholdCounts>();
  for (const row of rows) {
    if (row.part === 'P') presence.set(row.i, { due: row.n1 ?? 0, contributing: row.n2 ?? 0 });
    else if (row.part === 'H') households.set(row.i, { visited: row.n1 ?? 0, onRoster: row.n2 ?? 0 });
    else if (row.part === 'M') marks.set(markKey(row.i, row.member, row.indicator), row);
    else {
      const known = sums.get(row.i);
      if (known) known.push(row);
      else sums.set(row.i, [row]);
    }
  }
  return { sums, marks, presence, households };
}

const markKey = (i: number, member: string | null, code: string | null): string => `${i} ${code} ${member ?? '*'}`;

function sumOf(
  row: ReadRow | undefined,
  { marks }: Answers,
  i: number,
  member: string | null,
  code: IndicatorCode,
): Sum {
  const amount = row?.[storageColumn(code)];
  const stated = isAmount(amount) ? amount : 0;
  const mark = marks.size === 0 ? undefined : marks.get(markKey(i, member, code));
  if (!mark) return { amount: stated, atLeast: 0, approx: 0, uncounted: 0, withheld: 0, toCheck: 0 };
  return {
    amount: stated,
    atLeast: mark.n1 ?? 0,
    approx: mark.n2 ?? 0,
    uncounted: mark.n3 ?? 0,
    withheld: mark.n4 ?? 0,
    toCheck: mark.n5 ?? 0,
  };
}

function amountAt({ code, i, column }: Place, { sums, presence, households }: Answers): Amount {
  if (column === HOUSEHOLD_COLUMN)
    return households.get(i)?.[code === 'HOUSEHOLDS_COVERED' ? 'visited' : 'onRoster'] ?? 0;
  if (column === 'due') return presence.get(i)?.due ?? 0;
  const amount = sums.get(i)?.[0]?.[column];
  return isAmount(amount) ? amount : 0;
}

/** A sum that has nothing to add up is null; an indicator that the statement did not ask for has no column. */
const isAmount = (value: string | Amount | null | undefined): value is Amount =>
  typeof value === 'number' || typeof value === 'bigint';

function countedAt(place: Place, answers: Answers): Amount | null {
  const amount = amountAt(place, answers);
  if (amount !== 0 || answers.marks.size === 0) return amount;
  const mark = answers.marks.get(markKey(place.i, null, place.code));
  return mark && (mark.n3 ?? 0) + (mark.n4 ?? 0) > 0 ? null : amount;
}

function figureAt(place: Place, answers: Answers): Sum {
  if (place.column === HOUSEHOLD_COLUMN || place.column === 'due')
    return { ...NO_SUM, amount: amountAt(place, answers) };
  return sumOf(answers.sums.get(place.i)?.[0], answers, place.i, null, place.code);
}
