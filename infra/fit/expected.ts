import {
  addFigures,
  dayAfter,
  EMPTY_FIGURE,
  figureOf,
  type FigureSum,
  indicator,
  type IndicatorCode,
  type LocalDate,
  type Qualifier,
} from '@fanzha/domain';
import { sortOf } from './extracted-fraud-type.ts';
import { objectIn } from './json.ts';
import { type Placeable, type Placed, placeFigures, seriesOf } from './parts.ts';
import type { Expected, ExpectedLine } from './plan-shape.ts';
import {
  copiedBy,
  COUNTED_THEMES,
  decidingOccurrence,
  duplicateKeys,
  isOwnRecord,
  ownerOf,
  settledAmount,
  settledDays,
  statesTheSame,
  totalAround,
} from './sameness.ts';
import type { StatedAmount } from './stated-amount.ts';
import type { Summary } from './summaries.ts';
import type { ExtractedActivity, ExtractedFigure, FigureContext } from './extracted-figure.ts';

/** Acts inside a body or between bodies, as the extraction calls them: they are no publicity. */
const INTERNAL_ACTS: ReadonlySet<string> = new Set([
  ...['setup_group', 'deploy_meeting', 'issue_plan', 'rule_building', 'staff_training', 'bank_account_control'],
  ...['inspection_rectification', 'victim_followup', 'analysis_warning', 'joint_mechanism'],
  ...['investigation_crackdown', 'technical_protection'],
]);

/** One figure on the way: its occurrences, and by which names a further one is recognised. */
interface Bucket {
  readonly occurrences: ExtractedFigure[];
  readonly names: Set<string>;
}

interface StatedFigure extends Placeable, Pick<StatedAmount, 'qualifier'> {}

type TenantOf = (context: FigureContext) => { key: string; isOwn: boolean };

/**
 * What the rollup must show, added up from what was stated and not from the records made of it: whatever gets lost on
 * the way into a record is missing there and not here. An amount counts on its last day; a total for what it adds to
 * its parts and to the total before it.
 * @param tenantOf which tenant a figure belongs to, and whether that is the unit that wrote it.
 */
export function expectedOf(
  figures: readonly ExtractedFigure[],
  activities: readonly ExtractedActivity[],
  tenantOf: TenantOf,
): Expected {
  const copied = copiedBy(figures);
  const stated = bucketsOf(figures).map((bucket) => statedFigure(bucket, tenantOf, copied));
  const lines = [...figureLines(stated), ...activityLines(activities, figures, tenantOf)];
  return expectedFrom(lines);
}

/** Lines, and their sums of the city and of each tenant. */
export function expectedFrom(lines: readonly ExpectedLine[]): Expected {
  const sums = new Sums();
  for (const { tenantKey, indicator: code, figure } of lines) sums.add(tenantKey, code, figure);
  return { lines, ...sums.all() };
}

function statedFigure({ occurrences }: Bucket, tenantOf: TenantOf, copied: ReadonlyMap<string, number>): StatedFigure {
  const { target } = decidingOccurrence(occurrences);
  const able = occurrences.filter((each) => each.target.kind === target.kind);
  const own = ownerOf(able, (context) => tenantOf(context).isOwn, copied);
  // Of what its unit states, an activity rather than a case.
  const ofUnit = occurrences.filter(
    ({ context }) => context.summary === own.context.summary && context.actor === own.context.actor,
  );
  const { context } = ofUnit.find(({ part }) => part === 'measure') ?? own;
  const { value, qualifier } = settledAmount(occurrences);
  const isOfTheme = target.kind !== 'activity' || COUNTED_THEMES.has(context.theme);
  return {
    keys: occurrences.map(({ key }) => key),
    tenantKey: tenantOf(context).key,
    target,
    value,
    qualifier,
    days: settledDays(occurrences.map((each) => each.context)),
    counts: context.doing === 'done' && isOfTheme,
    inside: totalAround(occurrences),
    sort: sortOf(target, context),
  };
}

function figureLines(figures: readonly StatedFigure[]): ExpectedLine[] {
  const placed = placeFigures(figures);
  const at = (figure: StatedFigure) => placed.get(figure) as Placed<StatedFigure>;
  const series = (figure: StatedFigure) => seriesOf(figure, at(figure));
  return figures.flatMap((figure): ExpectedLine[] => {
    const { target, days, unlinked } = at(figure);
    if (target.kind === 'words' || unlinked || !figure.counts) return [];
    const { tenantKey, value, qualifier } = figure;
    const line = { tenantKey, indicator: target.indicator, from: days.from, until: days.day };
    // A running total that was not counted says nothing of what it adds.
    if (value === null) return days.running ? [] : [{ ...line, figure: figureOf(qualifier, null) }];

    const siblings = days.running
      ? figures.filter((other) => other !== figure && at(other).days.running && series(other) === series(figure))
      : [];
    const before = siblings.filter((other) => other.value !== null && at(other).days.day < days.day);
    const previous = before.reduce<StatedFigure | null>(
      (last, other) => (last === null || at(other).days.day > at(last).days.day ? other : last),
      null,
    );
    const since = previous ? at(previous).days.day : null;
    const parts = figures.filter((other) => {
      const { total, days: own } = at(other);
      const isOfSeries = total === figure || (total !== null && siblings.includes(total));
      return isOfSeries && own.day <= days.day && (since === null || own.day > since);
    });
    const taken = [...(previous ? [previous] : []), ...parts];
    const rest =
      smallest(target.indicator, value) -
      taken.reduce((sum, each) => sum + smallest(target.indicator, each.value ?? 0), 0);
    const from = since === null ? days.from : beginning(dayAfter(since), days.day);
    return [{ ...line, from, figure: figureOf(meant(qualifier, taken), Math.max(rest, 0)) }];
  });
}

const smallest = (code: IndicatorCode, value: number): number =>
  indicator(code).money ? Math.round(value * 100) : value;

const beginning = (from: LocalDate, until: LocalDate): LocalDate | null => (from < until ? from : null);

/** A difference is exact if all its terms are, at least if the total alone is not exact, else about. */
function meant(total: Qualifier, taken: readonly StatedFigure[]): Qualifier {
  return taken.every(({ qualifier }) => qualifier === 'EXACT') ? total : 'APPROX';
}

/** One activity, internal act or activity of another theme for each that is told of once or more. */
function activityLines(
  activities: readonly ExtractedActivity[],
  figures: readonly ExtractedFigure[],
  tenantOf: TenantOf,
): ExpectedLine[] {
  const alike = new Map<string, ExtractedActivity[]>();
  const ofSummary = new Map<string, number>();
  for (const activity of activities) {
    const { activityType, doing, summary, id } = activity.context;
    const numbers = figures
      .filter(({ context, part }) => context.id === id && (part === 'measure' || part === 'mention'))
      .map(({ part, name, value }) => `${part} ${name} ${value}`);
    const what = JSON.stringify([activity.dupGroups[0] ?? null, activityType, doing, numbers.sort()]);
    const place = `${summary} ${what}`;
    ofSummary.set(place, (ofSummary.get(place) ?? 0) + 1);
    const name = activity.dupGroups.length === 0 ? activity.key : `copy ${what} ${ofSummary.get(place)}`;
    alike.set(name, [...(alike.get(name) ?? []), activity]);
  }
  const copied = copiedBy(figures);
  return [...alike.values()].flatMap((copies): ExpectedLine[] => {
    const { context } = ownerOf(copies, (each) => tenantOf(each).isOwn, copied);
    if (context.doing !== 'done' || !isOwnRecord(context.id, figures)) return [];
    const { day, from } = settledDays(copies.map((copy) => copy.context));
    const isInternal = INTERNAL_ACTS.has((context.activityType ?? '').toLowerCase());
    const counted = isInternal ? 'INTERNAL_ACTS' : 'ACTIVITIES';
    const code = COUNTED_THEMES.has(context.theme) ? counted : 'OTHER_THEME_ACTIVITIES';
    const line = { tenantKey: tenantOf(context).key, from: null, until: from ?? day };
    return [{ ...line, indicator: code, figure: figureOf('EXACT', 1) }];
  });
}

/** Sums of figures, of each tenant and of the city. */
class Sums {
  private readonly city: Partial<Record<IndicatorCode, FigureSum>> = {};
  private readonly byTenant: Record<string, Partial<Record<IndicatorCode, FigureSum>>> = {};

  add(tenantKey: string, code: IndicatorCode, figure: FigureSum): void {
    const tenant = (this.byTenant[tenantKey] ??= {});
    for (const sum of [this.city, tenant]) sum[code] = addFigures(sum[code] ?? EMPTY_FIGURE, figure);
  }

  all(): Pick<Expected, 'city' | 'byTenant'> {
    return { city: this.city, byTenant: this.byTenant };
  }
}

/**
 * How many measures and cases stand in the lists of these names, however deep: counted in the rows, without reading
 * them.
 */
export function listedIn(summaries: readonly Summary[]): { measures: number; cases: number } {
  const counts = { measures: 0, cases: 0 };
  const visit = (value: unknown): void => {
    const object = objectIn(value);
    if (!object) {
      if (Array.isArray(value)) value.forEach(visit);
      return;
    }
    for (const [key, member] of Object.entries(object)) {
      if ((key === 'measures' || key === 'cases') && Array.isArray(member))
        counts[key] += member.filter((entry) => entry !== null).length;
      if (typeof member === 'object') visit(member);
    }
  };
  for (const { row } of summaries) visit(row);
  return counts;
}

function bucketsOf(figures: readonly ExtractedFigure[]): Bucket[] {
  const keys = duplicateKeys(figures);
  const isDone = ({ context }: ExtractedFigure) => context.doing === 'done';
  const order = new Map(figures.map((figure, index) => [figure, index]));
  const ids = new Set(figures.flatMap(({ key, context }) => [key, context.id]));
  let buckets: Bucket[] = [];
  for (const figure of figures) {
    const links = figure.links.map((link) => (ids.has(link) ? link : `${figure.context.summary}-${link}`));
    const own = (keys.get(figure) ?? []).map((key) => `${isDone(figure)} ${key}`);
    const isIts = ({ names, occurrences }: Bucket) =>
      own.some((name) => names.has(name)) ||
      occurrences.some((other) => {
        const isLinked =
          links.some((link) => link === other.key || link === other.context.id) ||
          names.has(`${other.key}>${figure.key}`) ||
          names.has(`${other.key}>${figure.context.id}`);
        return isLinked && isDone(other) === isDone(figure) && statesTheSame(figure, other);
      });
    const found = buckets.filter(isIts);
    const bucket: Bucket = {
      occurrences: [...found.flatMap(({ occurrences }) => occurrences), figure].sort(
        (one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0),
      ),
      names: new Set([
        ...found.flatMap(({ names }) => [...names]),
        ...own,
        ...links.map((link) => `${figure.key}>${link}`),
      ]),
    };
    buckets = [...buckets.filter((each) => !found.includes(each)), bucket];
  }
  return buckets;
}
