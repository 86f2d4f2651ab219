import { MEASURE_RULES } from './measure-rules.ts';
import { type ExtractedFigure, type FigureContext, meaningOf, type StatedDays } from './extracted-figure.ts';
import type { StatedAmount } from './stated-amount.ts';

const LEAST_EXACT_LAST = ['EXACT', 'APPROX', 'AT_LEAST'] as const;

/**
 * Whether two figures that somebody linked state the same: the same meaning and value, or the same value in the
 * same unit. A case that is linked to an activity is linked to the whole of it: the days it took are not the transfers
 * it stopped, though both be 5.
 */
export function statesTheSame(one: ExtractedFigure, other: ExtractedFigure): boolean {
  if (isParameter(one) !== isParameter(other)) return false;
  if (meaningOf(one) === meaningOf(other))
    return one.value === other.value || one.value === null || other.value === null;
  return one.value !== null && one.value === other.value && one.unit === other.unit;
}

/**
 * By what a figure is recognised in another copy of the same block: the group, what it means, its value, and the
 * how-manieth of its kind in its summary it is; different figures of one block stay different. A single case says
 * nothing by its 1, so its amount helps.
 */
export function duplicateKeys(figures: readonly ExtractedFigure[]): ReadonlyMap<ExtractedFigure, readonly string[]> {
  const amounts = new Map(
    figures.filter(({ part }) => part === 'amount').map((figure) => [figure.context.id, figure.value]),
  );
  const seen = new Map<string, number>();
  return new Map(
    figures.map((figure) => {
      const { context, name, value, part } = figure;
      const single = part === 'measure' ? `measure ${name}` : `case ${name} ${amounts.get(context.id) ?? ''}`;
      const mentioned = part === 'mention' ? `mention ${name}` : `${meaningOf(figure)} ${value}`;
      const what = value === 1 ? single : mentioned;
      const keys = figure.dupGroups.map((group) => {
        const counted = `${context.summary}|${context.source}|${part}|${group}|${what}`;
        const nth = (seen.get(counted) ?? 0) + 1;
        seen.set(counted, nth);
        return `${group}|${what}|${nth}`;
      });
      return [figure, keys] as const;
    }),
  );
}

/** The figures that the links of one name, in whatever summary they stand. */
export function linkedFigures(figures: readonly ExtractedFigure[]): (figure: ExtractedFigure) => ExtractedFigure[] {
  const byId = new Map<string, ExtractedFigure[]>();
  for (const figure of figures) {
    const [id = ''] = figure.key.split(':');
    for (const name of new Set([figure.key, id])) byId.set(name, [...(byId.get(name) ?? []), figure]);
  }
  return (figure) =>
    figure.links
      .flatMap((link) => byId.get(link) ?? byId.get(`${figure.context.summary}-${link}`) ?? [])
      .filter((other) => other !== figure);
}

/** The amount of one figure stated several times: the first number, as inexact as the least exact of them. */
export function settledAmount(occurrences: readonly ExtractedFigure[]): StatedAmount {
  const known = occurrences.find(({ value }) => value !== null);
  if (!known) {
    const [first] = occurrences;
    if (!first) throw new RangeError('A figure that nobody stated');
    const { value, qualifier, upTo, some, raw } = first;
    return { value, qualifier, upTo, some, raw };
  }
  const same = occurrences.filter(({ value }) => value === known.value);
  const exactness = Math.max(...same.map(({ qualifier }) => LEAST_EXACT_LAST.findIndex((each) => each === qualifier)));
  const upTo = same.find((each) => each.upTo !== null)?.upTo ?? null;
  return {
    value: known.value,
    qualifier: LEAST_EXACT_LAST[exactness] ?? known.qualifier,
    upTo,
    some: false,
    raw: null,
  };
}

/**
 * The days of what was stated several times: those that one of the entries states itself, of these those of a running
 * total; of several such days the last ones.
 */
export function settledDays(occurrences: readonly StatedDays[]): StatedDays {
  const rank = ({ daysOf, running }: StatedDays) =>
    ['nobody', 'summary', 'entry'].indexOf(daysOf) * 2 + (running ? 1 : 0);
  const order = (days: StatedDays) => `${rank(days)} ${days.day} ${days.from ?? days.day}`;
  const settled = occurrences.reduce((best, each) => (order(each) > order(best) ? each : best));
  const { day, from, running, daysOf } = settled;
  return { day, from, running, daysOf };
}

/**
 * The occurrence that decides where the figure goes: one with an indicator, unless it is the largest of a total.
 */
export function decidingOccurrence(occurrences: readonly ExtractedFigure[]): ExtractedFigure {
  const largest = occurrences.find(({ name }) => Object.hasOwn(MEASURE_RULES, name) && MEASURE_RULES[name]?.largest);
  const found = largest ?? occurrences.find(({ target }) => target.kind !== 'words') ?? occurrences[0];
  if (!found) throw new RangeError('A figure that nobody stated');
  return found;
}

/** Key of the total that one of the occurrences puts the figure in; it cannot be its own part. */
export function totalAround(occurrences: readonly ExtractedFigure[]): string | null {
  const keys = new Set(occurrences.map(({ key }) => key));
  return occurrences.find(({ inside }) => inside !== null && !keys.has(inside))?.inside ?? null;
}

function isParameter({ name }: ExtractedFigure): boolean {
  return Object.hasOwn(MEASURE_RULES, name) && MEASURE_RULES[name]?.parameter === true;
}

/** Whether figures of an activity count: with other themes than fraud they are kept and add nothing. */
export const COUNTED_THEMES: ReadonlySet<string> = new Set(['TELECOM_FRAUD', 'PENSION_FRAUD', 'ILLEGAL_FUNDRAISING']);

/**
 * Whether an activity is a record of its own: it is, unless all it says in figures is recorded as other work, as
 * transfers that were stopped are.
 */
export function isOwnRecord(id: string, figures: readonly ExtractedFigure[]): boolean {
  const kinds = figures
    .filter(({ context, part }) => context.id === id && (part === 'measure' || part === 'mention'))
    .map(({ target }) => target.kind);
  return kinds.includes('activity') || kinds.every((kind) => kind === 'words');
}

/**
 * Which of several summaries has a copied block as its own: one by a unit that may state it of itself, of these the one
 * that copies most, so that totals and their parts stay together; else the first.
 */
export function ownerOf<Occurrence extends { readonly context: FigureContext }>(
  occurrences: readonly Occurrence[],
  isOwn: (context: FigureContext) => boolean,
  copied: ReadonlyMap<string, number>,
): Occurrence {
  const own = occurrences.filter(({ context }) => isOwn(context));
  const most = Math.max(...own.map(({ context }) => copied.get(context.summary) ?? 0));
  const owner = own.find(({ context }) => (copied.get(context.summary) ?? 0) === most) ?? occurrences[0];
  if (!owner) throw new RangeError('Something that nobody stated');
  return owner;
}

/** How many figures of each summary stand in copied blocks. */
export function copiedBy(figures: readonly ExtractedFigure[]): ReadonlyMap<string, number> {
  const copied = new Map<string, number>();
  for (const { context, dupGroups } of figures)
    if (dupGroups.length > 0) copied.set(context.summary, (copied.get(context.summary) ?? 0) + 1);
  return copied;
}
