import { addFigures, EMPTY_FIGURE, figureOf, type FigureSum, indicator, type IndicatorCode } from '@fanzha/domain';
import { objectIn } from './json.ts';
import type { Expected } from './plan-shape.ts';
import { decidingOccurrence, duplicateKeys, settledAmount, statesTheSame, totalAround } from './sameness.ts';
import type { Summary } from './summaries.ts';
import type { FigureContext, ExtractedFigure } from './extracted-figure.ts';

/** One figure on the way: its occurrences, and by which names a further one is recognised. */
interface Bucket {
  readonly occurrences: ExtractedFigure[];
  readonly names: Set<string>;
}

/**
 * What the rollup must show, added up from the figures as they were stated and not from the records made of them:
 * whatever gets lost on the way into a record is missing there and not here.
 * @param tenantOf which tenant a figure belongs to, and whether that is the unit that wrote it.
 */
export function expectedOf(
  figures: readonly ExtractedFigure[],
  tenantOf: (context: FigureContext) => { key: string; isOwn: boolean },
): Expected {
  const sums = new Sums();
  for (const { occurrences } of bucketsOf(figures)) {
    const { target } = decidingOccurrence(occurrences);
    const isCounted = occurrences[0]?.context.doing === 'done' && totalAround(occurrences) === null;
    if (target.kind === 'words' || !isCounted) continue;
    const { value, qualifier } = settledAmount(occurrences);
    const amount = value === null || !indicator(target.indicator).money ? value : Math.round(value * 100);
    const owner = occurrences.find(({ context }) => tenantOf(context).isOwn) ?? occurrences[0];
    if (owner) sums.add(tenantOf(owner.context).key, target.indicator, figureOf(qualifier, amount));
  }
  return sums.all();
}

/** Sums of figures, of each tenant and of the city. */
export class Sums {
  private readonly city: Partial<Record<IndicatorCode, FigureSum>> = {};
  private readonly byTenant: Record<string, Partial<Record<IndicatorCode, FigureSum>>> = {};

  add(tenantKey: string, code: IndicatorCode, figure: FigureSum): void {
    const tenant = (this.byTenant[tenantKey] ??= {});
    for (const sum of [this.city, tenant]) sum[code] = addFigures(sum[code] ?? EMPTY_FIGURE, figure);
  }

  all(): Expected {
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
