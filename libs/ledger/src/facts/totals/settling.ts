import { randomUUID } from 'node:crypto';
import { DomainError, type FieldError, type IndicatorCode, shownValue } from '@fanzha/domain';
import type { Transaction } from '@fanzha/platform';
import type { Contribution } from '@fanzha/rollup';
import type { FactEntity } from '../fact.entity.js';
import type { LedgerDefinition } from '../ledger-definition.js';
import { contains, isLarger, least, most, type Overlap, overlapsError, sameOrOnly } from './overlap.js';
import { growthOf, previousOf, restOf, type ToldPart } from './rest.js';
import { type StatedLine, statedLines } from './stated-line.js';
import {
  beginningOf,
  isSameLine,
  keyOfLine,
  type LineKey,
  partRow,
  seriesKey,
  type StatedPart,
  type StatedTotal,
  type ToldLine,
  totalContributions,
  totalRow,
} from './stated-total.js';
import { NOTHING_SAID, type ToldOfTotals } from './told.js';
import type { TotalAnswer } from './total-answer.inputs.js';
import type { TotalsRepository } from './totals.repository.js';

/** How the totals of a unit change with one of its records. */
export class Settling {
  private totals: StatedTotal[];
  private parts: StatedPart[];

  constructor(
    private readonly tx: Transaction,
    private readonly repository: TotalsRepository,
    private readonly definition: LedgerDefinition<FactEntity>,
    private readonly totalsBefore: readonly StatedTotal[],
    private readonly partsBefore: readonly StatedPart[],
  ) {
    this.totals = [...totalsBefore];
    this.parts = [...partsBefore];
  }

  async settle(fact: FactEntity, told: ToldOfTotals | null): Promise<readonly Contribution[]> {
    const lines = told === null ? [] : statedLines(this.definition, fact);
    this.follow(fact, lines, told ?? NOTHING_SAID);
    if (told !== null) await this.ask(fact, lines, told);
    this.dropUnused();
    // Where a total falls below another because one between was voided, the reason of that is its reason.
    this.computeRests(told === null ? fact.voidReason : told.decreaseReason, told !== null);
    await this.store();
    return this.totals.flatMap(totalContributions);
  }

  /** What is kept of a record follows its lines: totals that are running, and what others or itself are part of. */
  private follow(fact: FactEntity, lines: readonly StatedLine[], { running }: ToldOfTotals): void {
    const own = this.totals.filter(({ factId }) => factId === fact.id);
    const others = this.totals.filter(({ factId }) => factId !== fact.id);
    this.totals = others;
    for (const line of lines) {
      const before = own.find((total) => total.indicator === line.indicator && sameOrOnly(total, line, own, lines));
      if (running || (before && !before.running)) this.totals.push(this.totalOf(fact, line, running, before ?? null));
    }
    this.parts = this.parts.flatMap((part) => {
      if (part.factId !== fact.id) return [part];
      const ofFact = this.partsBefore.filter(({ factId }) => factId === fact.id);
      const line = lines.find((each) => each.indicator === part.indicator && sameOrOnly(part, each, ofFact, lines));
      // What has become a total of the series itself is no part of it any longer.
      const isTotal = this.totals.some((total) => total.factId === fact.id && total.series === part.series);
      return line && !isTotal ? [this.partOf(fact, line, part.series, part.included)] : [];
    });
  }

  private totalOf(fact: FactEntity, line: StatedLine, running: boolean, before: StatedTotal | null): StatedTotal {
    const total = totalRow(this.told(fact, line), {
      id: before?.id ?? randomUUID(),
      series: before?.series ?? randomUUID(),
      tenantId: fact.tenantId,
      attributedOn: (fact as unknown as Record<string, string>)[this.definition.day] as string,
      running,
      decreaseReason: before?.decreaseReason ?? null,
    });
    // What others are part of stays the same total, whatever its days are now.
    if (!running && before) return total;
    const key = seriesKey(total);
    const known = [...this.totals, ...this.totalsBefore].find((each) => seriesKey(each) === key);
    return { ...total, series: known?.series ?? randomUUID() };
  }

  private partOf(fact: FactEntity, line: StatedLine, series: string, included: boolean): StatedPart {
    return partRow(this.told(fact, line), fact.tenantId, series, included);
  }

  /** A line of the record as lines of all records are read. */
  private told(fact: FactEntity, { at, ...line }: StatedLine): ToldLine {
    return {
      ...line,
      factKind: this.definition.source.kind,
      factId: fact.id,
      homeRegion: at.homeRegion,
      regionCode: at.regionCode,
      sector: fact.sector,
      campaignIds: at.campaignIds,
      activityType: at.activityType ?? null,
      fraudType: at.fraudType ?? null,
      ageBand: at.ageBand ?? null,
      venue: at.venue ?? null,
    };
  }

  /** Asks about every amount of the same days that nothing has been said about, and takes the answers. */
  private async ask(fact: FactEntity, lines: readonly StatedLine[], { running, answers }: ToldOfTotals): Promise<void> {
    this.requireOnce(fact, running);
    this.inherit(fact);
    for (const { indicator, recordId } of answers)
      if (recordId != null) this.forget(fact, indicator, recordId.toLowerCase());
    const named = new Set(answers.flatMap(({ recordId }) => recordId?.toLowerCase() ?? []));
    const overlaps = await this.overlapsOf(fact, lines, running, named);
    const errors: FieldError[] = [];
    const open: Overlap[] = [];
    for (const overlap of overlaps) {
      const at = answers.findIndex(
        ({ indicator, recordId }) =>
          indicator === overlap.line.indicator && (recordId == null || recordId.toLowerCase() === overlap.other.factId),
      );
      const answer = answers[at];
      // An answer for all is meant for what can be part of it.
      const isForAll = answer?.recordId == null && answer?.answer === 'INCLUDED';
      if (!answer || (isForAll && !this.sides(fact, overlap).inside)) {
        if (overlap.series !== null) open.push(overlap);
      } else errors.push(...(await this.take(fact, overlap, answer.answer, `totals.${at}`)));
    }
    errors.push(
      ...answers.flatMap(({ indicator, recordId }, at): FieldError[] =>
        recordId != null &&
        !overlaps.some(({ line, other }) => line.indicator === indicator && other.factId === recordId.toLowerCase()) &&
        !this.isSaid(fact, indicator, recordId.toLowerCase())
          ? [{ path: `totals.${at}.recordId`, code: 'NOT_FOUND' }]
          : [],
      ),
    );
    if (errors.length > 0) throw DomainError.badInput(errors);
    if (open.length > 0)
      throw overlapsError(open.map((overlap) => ({ other: overlap.other, inside: this.sides(fact, overlap).inside })));
  }

  /** What was said of a series is said of its next total, too. */
  private inherit(fact: FactEntity): void {
    for (const own of this.totals.filter((total) => total.running && total.factId === fact.id)) {
      const siblings = this.totals.filter((total) => total.series === own.series && total !== own);
      for (const part of [...this.parts]) {
        if (!siblings.some((sibling) => isSameLine(sibling, part))) continue;
        const known = this.parts.some((each) => isSameLine(each, own) && each.series === part.series);
        if (!known) this.parts.push(partRow(own, own.tenantId, part.series, part.included));
      }
    }
  }

  /** What was said of two records is said anew. */
  private forget(fact: FactEntity, indicator: IndicatorCode, recordId: string): void {
    const series = new Set(
      this.totals.filter(({ factId }) => factId === fact.id || factId === recordId).map((total) => total.series),
    );
    this.parts = this.parts.filter(
      (part) =>
        part.indicator !== indicator ||
        (part.factId !== fact.id && part.factId !== recordId) ||
        !series.has(part.series),
    );
  }

  /** A series says one total a day. */
  private requireOnce(fact: FactEntity, running: boolean): void {
    const twice = this.totals.some(
      (own) =>
        own.factId === fact.id &&
        this.totals.some((other) => other !== own && other.series === own.series && other.until === own.until),
    );
    if (running && twice) throw DomainError.badInput([{ path: 'runningSince', code: 'TOLD_ALREADY' }]);
  }

  /** Whether an answer repeats what is known. */
  private isSaid(fact: FactEntity, indicator: IndicatorCode, recordId: string): boolean {
    const series = new Set(
      this.totals.filter(({ factId }) => factId === fact.id || factId === recordId).map((total) => total.series),
    );
    return this.parts.some(
      (part) =>
        part.indicator === indicator &&
        (part.factId === fact.id || part.factId === recordId) &&
        series.has(part.series),
    );
  }

  private async overlapsOf(
    fact: FactEntity,
    lines: readonly StatedLine[],
    running: boolean,
    named: ReadonlySet<string>,
  ): Promise<Overlap[]> {
    const codes = [...new Set(lines.map(({ indicator }) => indicator))];
    if (codes.length === 0) return [];
    const [from, until] = [least(lines.map(beginningOf)), most(lines.map((line) => line.until))];
    const others = (await this.repository.lines(this.tx, codes, from, until)).filter(
      ({ factId }) => factId !== fact.id,
    );
    const found = lines.flatMap((line) =>
      others
        .filter(
          (other) =>
            other.indicator === line.indicator && beginningOf(other) <= line.until && beginningOf(line) <= other.until,
        )
        .flatMap((other): Overlap[] => {
          const series = this.seriesBetween(fact, line, running, other);
          if (series !== null) return [{ line, other, series }];
          return named.has(other.factId) && !this.isSaid(fact, line.indicator, other.factId)
            ? [{ line, other, series: null }]
            : [];
        }),
    );
    return this.onceEach(fact, found);
  }

  /** A line is asked about once for each series: beside a total that has all of its days, if there is one. */
  private onceEach(fact: FactEntity, overlaps: readonly Overlap[]): Overlap[] {
    const own = new Set(this.totals.filter(({ factId }) => factId === fact.id).map(({ series }) => series));
    const groups = Map.groupBy(overlaps, ({ line, other, series }) =>
      series === null || own.has(series) ? keyOfLine(other) : `${keyOfLine({ ...line, factId: fact.id })} ${series}`,
    );
    return [...groups.values()].flatMap(
      (group) => group.find(({ line, other }) => contains(other, line)) ?? group[0] ?? [],
    );
  }

  /** The series of one of two amounts that the other may be part of; null where nothing has to be asked. */
  private seriesBetween(fact: FactEntity, line: StatedLine, running: boolean, other: ToldLine): string | null {
    const own = this.totals.find((total) => isSameLine(total, { ...line, factId: fact.id }));
    const theirs = this.totals.find((total) => isSameLine(total, other));
    if (own && theirs && own.series === theirs.series) return null;
    const isPart = (key: LineKey, series: string) =>
      this.parts.some((part) => isSameLine(part, key) && part.series === series);
    if (theirs?.running && !isPart({ ...line, factId: fact.id }, theirs.series)) {
      // Totals of a series that was asked about as a whole.
      if (own && this.isSeriesSaid(own.series, theirs.series)) return null;
      return theirs.series;
    }
    if (theirs && !theirs.running && !running && !isPart({ ...line, factId: fact.id }, theirs.series))
      return theirs.series;
    if (own && running && !theirs?.running) {
      // What is part of something that is asked about itself need not be asked about.
      if (this.parts.some((part) => isSameLine(part, other) && (part.included || part.series === own.series)))
        return null;
      return isPart(other, own.series) ? null : own.series;
    }
    return null;
  }

  private isSeriesSaid(one: string, other: string): boolean {
    const lines = (series: string) => this.totals.filter((total) => total.series === series);
    const said = (from: string, to: string) =>
      lines(from).some((total) => this.parts.some((part) => isSameLine(part, total) && part.series === to));
    return said(one, other) || said(other, one);
  }

  /** Takes an answer. */
  private async take(
    fact: FactEntity,
    { line, other, series }: Overlap,
    answer: TotalAnswer,
    path: string,
  ): Promise<FieldError[]> {
    const own = { ...line, factId: fact.id };
    const theirs = this.totals.find((total) => isSameLine(total, other));
    const mine = this.totals.find((total) => isSameLine(total, own));
    if (answer === 'ADDITIONAL') {
      const of = series ?? theirs?.series ?? mine?.series;
      if (of)
        this.parts.push(
          mine?.series === of ? partRow(other, fact.tenantId, of, false) : this.partOf(fact, line, of, false),
        );
      return [];
    }
    const { isInMine, inside } = this.sides(fact, { line, other });
    if (!inside) return [{ path: `${path}.answer`, code: 'CONTRADICTORY' }];
    const partKey = isInMine ? other : own;
    if (this.parts.some((each) => each.included && isSameLine(each, partKey)))
      return [{ path: `${path}.recordId`, code: 'ALREADY_TAKEN' }];
    const total = isInMine
      ? (mine ?? this.totalOf(fact, line, false, null))
      : (theirs ?? (await this.totalOfOther(fact, other)));
    if (this.leadsTo(total, partKey)) return [{ path: `${path}.recordId`, code: 'CONTRADICTORY' }];
    if (!this.totals.includes(total)) this.totals.push(total);
    this.parts.push(
      isInMine ? partRow(other, fact.tenantId, total.series, true) : this.partOf(fact, line, total.series, true),
    );
    return [];
  }

  /**
   * Which of two amounts can have the other in it, and whether its days do: a running total; of two that are none the
   * one of more days, then of more, then the one told first.
   */
  private sides(fact: FactEntity, { line, other }: Pick<Overlap, 'line' | 'other'>) {
    const theirs = this.totals.find((total) => isSameLine(total, other));
    const mine = this.totals.find((total) => isSameLine(total, { ...line, factId: fact.id }));
    const isInMine = mine?.running
      ? !theirs?.running || !contains(other, line)
      : !theirs?.running && isLarger(line, other);
    return { isInMine, inside: isInMine ? contains(line, other) : contains(other, line) };
  }

  /** Whether a total is, over whatever steps, part of a line. */
  private leadsTo(total: StatedTotal, line: LineKey): boolean {
    const seen = new Set<string>();
    const above = (key: LineKey): boolean => {
      if (isSameLine(key, line)) return true;
      if (seen.has(keyOfLine(key))) return false;
      seen.add(keyOfLine(key));
      const series = this.parts.filter((part) => part.included && isSameLine(part, key)).map((part) => part.series);
      return this.totals.filter((each) => series.includes(each.series)).some(above);
    };
    return above(total);
  }

  /** An amount of another record that becomes a total, as something is part of it now. */
  private async totalOfOther({ tenantId }: FactEntity, other: ToldLine): Promise<StatedTotal> {
    const attributedOn = await this.repository.dayOf(this.tx, other);
    const [id, series] = [randomUUID(), randomUUID()];
    return totalRow(other, { id, series, tenantId, attributedOn, running: false, decreaseReason: null });
  }

  /** An amount is a total as long as something is part of it, or it is running; nothing is part of what is none. */
  private dropUnused(): void {
    const used = new Set(this.parts.filter(({ included }) => included).map(({ series }) => series));
    this.totals = this.totals.filter((total) => total.running || used.has(total.series));
    const series = new Set(this.totals.map((total) => total.series));
    this.parts = this.parts.filter((part) => series.has(part.series));
  }

  private computeRests(decreaseReason: string | null, asks: boolean): void {
    const bySeries = Map.groupBy(this.totals, ({ series }) => series);
    this.totals = this.totals.map((total) => {
      const series = bySeries.get(total.series) ?? [];
      const parts = this.parts
        .filter((part) => part.included && part.series === total.series)
        .map((part) => this.addedBy(part, bySeries));
      const rest = restOf(series, total, parts);
      const reason = rest.decreased ? (decreaseReason ?? total.decreaseReason) : null;
      if (asks && rest.decreased && reason === null)
        throw DomainError.badInput([
          {
            path: 'decreaseReason',
            code: 'REQUIRED',
            params: { before: shownValue(total.indicator, previousOf(series, total)?.amount ?? 0) },
          },
        ]);
      return {
        ...total,
        restAmount: rest.amount,
        restQualifier: rest.qualifier,
        restFrom: rest.from,
        exceeded: rest.exceeded,
        decreaseReason: reason,
      };
    });
  }

  /** What a part adds itself: a total that is running includes the one before it, which is a part of its own. */
  private addedBy(part: StatedPart, bySeries: ReadonlyMap<string, readonly StatedTotal[]>): ToldPart {
    const total = this.totals.find((each) => each.running && isSameLine(each, part));
    if (!total) return part;
    return { until: part.until, ...growthOf(bySeries.get(total.series) ?? [], total) };
  }

  private async store(): Promise<void> {
    const changed = <Row>(now: readonly Row[], before: readonly Row[]) => {
      const known = new Set(before.map((row) => JSON.stringify(row)));
      return now.filter((row) => !known.has(JSON.stringify(row)));
    };
    const ids = new Set(this.totals.map(({ id, until }) => `${id} ${until}`));
    const gone = this.totalsBefore.filter(({ id, until }) => !ids.has(`${id} ${until}`));
    const partKey = (part: StatedPart) => `${keyOfLine(part)} ${part.series}`;
    const keys = new Set(this.parts.map(partKey));
    await this.repository.drop(
      this.tx,
      gone,
      this.partsBefore.filter((part) => !keys.has(partKey(part))),
    );
    await this.repository.write(
      this.tx,
      changed(this.totals, this.totalsBefore),
      changed(this.parts, this.partsBefore),
    );
  }
}
