import { shownValue } from '@fanzha/domain';
import { previousOf } from './rest.js';
import { isSameLine, type StatedPart, type StatedTotal } from './stated-total.js';
import type { RecordTotal, TotalLink } from './totals.model.js';

/** Totals and parts of the units whose records are looked at. */
export interface KnownTotals {
  readonly totals: readonly StatedTotal[];
  readonly parts: readonly StatedPart[];
}

const shown = (amount: number | null, of: StatedTotal | StatedPart): number | null =>
  amount === null ? null : shownValue(of.indicator, amount);

const link = (line: StatedTotal | StatedPart): TotalLink => ({
  recordId: line.factId,
  indicator: line.indicator,
  from: line.from,
  until: line.until,
  value: shown(line.amount, line),
  qualifier: line.qualifier,
});

/** The totals that a record states, each with what it has in it. */
export function totalsOfRecord(recordId: string, { totals, parts }: KnownTotals): RecordTotal[] {
  return totals
    .filter(({ factId }) => factId === recordId)
    .map((total) => {
      const previous = previousOf(
        totals.filter(({ series }) => series === total.series),
        total,
      );
      const own = parts.filter(
        ({ included, series, until }) =>
          included && series === total.series && until <= total.until && (!previous || until > previous.until),
      );
      return {
        indicator: total.indicator,
        runningSince: total.running ? total.from : null,
        until: total.until,
        value: shown(total.amount, total),
        qualifier: total.qualifier,
        rest: shown(total.restAmount, total),
        restQualifier: total.restQualifier,
        restFrom: total.restFrom,
        exceeded: total.exceeded,
        decreaseReason: total.decreaseReason,
        previous: previous ? link(previous) : null,
        parts: own.map(link),
      };
    });
}

/** The totals that amounts of a record are part of: of each series the first that has all of their days. */
export function includedIn(recordId: string, { totals, parts }: KnownTotals): TotalLink[] {
  return parts
    .filter(({ factId, included }) => included && factId === recordId)
    .flatMap((part) => {
      const above = totals
        .filter((total) => total.series === part.series && total.until >= part.until && !isSameLine(total, part))
        .sort((one, other) => (one.until < other.until ? -1 : 1));
      return above[0] ? [link(above[0])] : [];
    });
}
