import type { TenantType } from '@fanzha/domain';
import { countKeyOf } from './inside-total.ts';
import {
  copiedBy,
  decidingOccurrence,
  duplicateKeys,
  linkedFigures,
  ownerOf,
  settledAmount,
  settledDays,
  statesTheSame,
  totalAround,
  COUNTED_THEMES,
} from './sameness.ts';
import type { ExtractedFigure, FigureContext, StatedDays, Target } from './extracted-figure.ts';
import { placeFigures } from './parts.ts';
import { sortOf } from './extracted-fraud-type.ts';
import type { StatedAmount } from './stated-amount.ts';

/** One figure, however often it is stated. */
interface OneFigure extends StatedAmount {
  /** All statements of it, the one it is stored for first. */
  readonly occurrences: readonly [ExtractedFigure, ...ExtractedFigure[]];
  readonly target: Target;
  readonly days: StatedDays;
  readonly name: string;
  readonly zh: string;
  readonly unit: string;
  /** Key of the total it was stated to be one of. */
  readonly inside: string | null;
  /** Whether it is a result, and not only asked for, planned or proposed. */
  readonly isResult: boolean;
}

/** A figure in its place. */
export interface PlacedFigure extends OneFigure {
  readonly tenantKey: string;
  /** Keys of the figure that it is counted in. */
  readonly partOf: readonly string[] | null;
  /** Part of a total that it cannot be linked to. */
  readonly unlinked: boolean;
  /** Whether it adds to the figures. */
  readonly counts: boolean;
}

/** The figures as totals and parts of their units. */
export function placed(once: readonly OneFigure[], tenantKeyOf: (context: FigureContext) => string): PlacedFigure[] {
  const figures = once.map((figure) => {
    const [{ context }] = figure.occurrences;
    const isOfTheme = figure.target.kind !== 'activity' || COUNTED_THEMES.has(context.theme);
    return {
      figure,
      keys: figure.occurrences.map(({ key }) => key),
      tenantKey: tenantKeyOf(context),
      target: figure.target,
      value: figure.value,
      days: figure.days,
      counts: figure.isResult && isOfTheme,
      inside: figure.inside,
      sort: sortOf(figure.target, context),
    };
  });
  const places = placeFigures(figures);
  return figures.map((each) => {
    const at = places.get(each);
    if (!at) throw new RangeError('A figure without a place');
    const { figure, tenantKey, counts } = each;
    const { target, days, total, unlinked } = at;
    return { ...figure, tenantKey, target, days, partOf: total?.keys ?? null, unlinked, counts };
  });
}

/**
 * The figures, each once: what carries the same mark of a copied block and states the same, or is linked as the same.
 * @param ownType what the unit that wrote a summary is: a figure belongs first to a unit that may state it of itself.
 */
export function extractedOnce(
  figures: readonly ExtractedFigure[],
  ownType: (summary: string) => TenantType,
): OneFigure[] {
  const parents = new Map<ExtractedFigure, ExtractedFigure>();
  const rootOf = (figure: ExtractedFigure): ExtractedFigure => {
    const parent = parents.get(figure);
    return parent === undefined ? figure : rootOf(parent);
  };
  // Towards the earlier one, so that groups come in the order of the text.
  const order = new Map(figures.map((figure, index) => [figure, index]));
  const place = (figure: ExtractedFigure) => order.get(figure) ?? 0;
  const join = (one: ExtractedFigure, other: ExtractedFigure) => {
    const [left, right] = [rootOf(one), rootOf(other)];
    if (left !== right)
      parents.set(place(left) < place(right) ? right : left, place(left) < place(right) ? left : right);
  };

  const firstOf = new Map<string, ExtractedFigure>();
  for (const [figure, keys] of duplicateKeys(figures)) {
    for (const key of keys.map((each) => `${isDone(figure)}|${each}`)) {
      const first = firstOf.get(key);
      if (first) join(first, figure);
      else firstOf.set(key, figure);
    }
  }
  const linked = linkedFigures(figures);
  for (const figure of figures) {
    for (const other of linked(figure))
      if (isDone(other) === isDone(figure) && statesTheSame(figure, other)) join(figure, other);
  }

  const groups = new Map<ExtractedFigure, ExtractedFigure[]>();
  for (const figure of figures) groups.set(rootOf(figure), [...(groups.get(rootOf(figure)) ?? []), figure]);
  const copied = copiedBy(figures);
  return [...groups.values()].map((group) => oneOf(group, ownType, copied));
}

function oneOf(
  group: readonly ExtractedFigure[],
  ownType: (summary: string) => TenantType,
  copied: ReadonlyMap<string, number>,
): OneFigure {
  const { target, name, zh, unit } = decidingOccurrence(group);
  const isOwn = (context: FigureContext) => context.actor === ownType(context.summary);
  // Who only told of it in words need not be one that can record it.
  const able = group.filter((each) => each.target.kind === target.kind);
  const owner = ownerOf(able, isOwn, copied).context;
  const isOwners = ({ context }: ExtractedFigure) => context.summary === owner.summary && context.actor === owner.actor;
  // Of what that one states, the activity rather than the case: its other figures stand there.
  const rank = (figure: ExtractedFigure) => (isOwners(figure) ? 0 : 2) + (figure.part === 'measure' ? 0 : 1);
  const [first, ...rest] = [...group].sort((one, other) => rank(one) - rank(other));
  if (!first) throw new RangeError('A figure that nobody stated');
  return {
    occurrences: [first, ...rest],
    target,
    name,
    zh,
    unit,
    ...settledAmount(group),
    days: settledDays(group.map(({ context }) => context)),
    inside: totalAround(group),
    isResult: isDone(first),
  };
}

/**
 * Where a figure is recorded: where it was stated; the amount of a case in the record of its
 * count, if both belong into one.
 * @returns also whether that is so.
 */
export function recordedBy(
  figure: PlacedFigure,
  byKey: ReadonlyMap<string, PlacedFigure>,
): { context: FigureContext; sharesCount: boolean } {
  const [first] = figure.occurrences;
  const count = first.part === 'amount' ? byKey.get(countKeyOf(first)) : undefined;
  const sharesCount =
    count !== undefined &&
    !count.unlinked &&
    count.target.kind === figure.target.kind &&
    count.occurrences[0].context.summary === first.context.summary &&
    count.occurrences[0].context.actor === first.context.actor;
  return { context: (sharesCount ? count.occurrences[0] : first).context, sharesCount };
}

const isDone = ({ context }: ExtractedFigure) => context.doing === 'done';
