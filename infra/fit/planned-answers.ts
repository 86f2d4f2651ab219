import { figureOf, type IndicatorCode, type LocalDate, parsePeriod, type Qualifier } from '@fanzha/domain';
import { restOf } from '../../libs/ledger/src/facts/totals/rest.ts';
import { type Answer, askedOf, figuresIn } from './comparison.ts';
import type { ExpectedLine, FitPlan, PlannedRecord, State } from './plan-shape.ts';

interface PlannedLine {
  readonly key: string;
  readonly tenantKey: string;
  readonly indicator: IndicatorCode;
  readonly from: LocalDate | null;
  readonly until: LocalDate;
  readonly amount: number | null;
  readonly qualifier: Qualifier;
  /** Of a running total: what it includes the earlier ones of. */
  readonly series: string | null;
  /** The record of the total that it is part of. */
  readonly total: string | null;
}

/** What the rollup would answer if every record were stored as planned: totals by the rule of the ledgers. */
export function plannedAnswers(plan: FitPlan): Answer[] {
  const lines = storedLines(plan);
  return askedOf(plan).map(({ where, period }) => {
    const own = where === 'city' ? lines : lines.filter(({ tenantKey }) => tenantKey === where);
    return { where, period, figures: Object.fromEntries(figuresIn(own, parsePeriod(period))) };
  });
}

function storedLines({ records }: FitPlan): ExpectedLine[] {
  const lines = records.flatMap((record) =>
    record.states.filter(({ counts }) => counts).map((state) => plannedLine(record, state)),
  );
  return lines.flatMap((line): ExpectedLine[] => {
    const { tenantKey, indicator, until, series, key } = line;
    const siblings = series === null ? [line] : lines.filter((other) => other.series === series);
    const keys = new Set(siblings.map((sibling) => sibling.key));
    const parts = lines.filter(({ total, indicator: code }) => total !== null && keys.has(total) && code === indicator);
    if (series === null && !parts.some(({ total }) => total === key))
      return [{ tenantKey, indicator, from: line.from, until, figure: figureOf(line.qualifier, line.amount) }];
    const { amount, qualifier, from } = restOf(siblings, line, parts);
    return amount === null ? [] : [{ tenantKey, indicator, from, until, figure: figureOf(qualifier, amount) }];
  });
}

function plannedLine({ key, tenantKey, running, partOf, kind, input }: PlannedRecord, state: State): PlannedLine {
  const { indicator, from, until, amount, qualifier, sources } = state;
  // The record itself is counted by the ledger and told by nobody.
  const isTold = sources.every((source) => !source.startsWith('activity ')) && !COUNTED_BY_ITSELF.has(indicator);
  const sort =
    kind === 'activity' ? input.type : kind === 'interception' ? `${input.fraudTypeCode} ${input.venue}` : '';
  return {
    ...{ key, tenantKey, indicator, from, until, amount, qualifier },
    series: running && isTold ? [tenantKey, indicator, sort, from].join('|') : null,
    total: partOf.find((part) => part.indicator === indicator)?.recordKeys[0] ?? null,
  };
}

const COUNTED_BY_ITSELF: ReadonlySet<IndicatorCode> = new Set([
  'ACTIVITIES',
  'INTERNAL_ACTS',
  'OTHER_THEME_ACTIVITIES',
]);
