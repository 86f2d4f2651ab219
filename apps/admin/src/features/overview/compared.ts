import type { IndicatorCode } from '@fanzha/domain';
import type { FigurePartsFragment } from '../../graphql/generated.js';
import { GROUPS, type IndicatorGroup } from './indicator-groups.js';

/** A figure beside the same figure of the period before and of a year before. */
export interface ComparedFigure {
  readonly code: IndicatorCode;
  readonly figure: FigurePartsFragment;
  readonly previous: FigurePartsFragment | null;
  readonly lastYear: FigurePartsFragment | null;
}

export type ComparedFigures = ReadonlyMap<IndicatorCode, ComparedFigure>;

/** A number of the card that is no indicator, with what it is compared with; its source is that of the hero. */
export interface SideFigure {
  readonly label: string;
  readonly note: string;
  readonly now: number;
  readonly previous: number;
  readonly lastYear: number;
}

interface Compared {
  readonly figures: readonly FigurePartsFragment[];
  readonly previous: { readonly figures: readonly FigurePartsFragment[] };
  readonly sameLastYear: { readonly figures: readonly FigurePartsFragment[] };
}

/** Figures by indicator. */
export function byIndicator(figures: readonly FigurePartsFragment[]): Map<IndicatorCode, FigurePartsFragment> {
  return new Map(figures.map((figure) => [figure.indicator, figure]));
}

/** Whether a figure says anything: a number other than 0, or work that was done without one. */
function hasNews(figure: FigurePartsFragment): boolean {
  return (figure.value ?? 0) !== 0 || figure.uncounted > 0 || figure.withheld > 0;
}

/** Records without a number, where there is nothing but such records: then 0 would be a lie. */
export function unstatedRecords(figure: FigurePartsFragment): number {
  return (figure.value ?? 0) === 0 ? figure.uncounted + figure.withheld : 0;
}

/** Whether a change against this figure has to be read with care. */
export function isInexact(figure: FigurePartsFragment | null): boolean {
  return figure !== null && (figure.atLeast || figure.approx || figure.uncounted > 0 || figure.withheld > 0);
}

/** The figures of a rollup with what they are compared with. */
export function compare(rollup: Compared): ComparedFigures {
  const [previous, lastYear] = [byIndicator(rollup.previous.figures), byIndicator(rollup.sameLastYear.figures)];
  return new Map(
    rollup.figures.map((figure) => [
      figure.indicator,
      {
        code: figure.indicator,
        figure,
        previous: previous.get(figure.indicator) ?? null,
        lastYear: lastYear.get(figure.indicator) ?? null,
      },
    ]),
  );
}

/** What a card shows of its group. */
export interface CardRows {
  readonly hero: ComparedFigure | null;
  readonly first: readonly ComparedFigure[];
  readonly rest: readonly ComparedFigure[];
  readonly flow: readonly ComparedFigure[];
  /** Nothing at all is recorded. */
  readonly empty: boolean;
}

/**
 * The one figure of the card, the few that stand under it, and the rest behind 更多指标. Where the primary say nothing
 * in this period, others of the group that do take their place, unless the group is alwaysShown; what has neither a
 * value nor a qualifier stands last.
 */
export function cardRows(group: IndicatorGroup, figures: ComparedFigures): CardRows {
  const of = (codes: readonly IndicatorCode[]) => codes.flatMap((code) => figures.get(code) ?? []);
  const hero = figures.get(group.hero) ?? null;
  const [primary, others, flow] = [of(group.primary), of(group.rest), of(group.flow)];
  const tells = ({ figure }: ComparedFigure) => hasNews(figure);
  const ordered = group.alwaysShown
    ? [...others.filter(tells), ...others.filter((row) => !tells(row))]
    : [...primary, ...others];
  const telling = ordered.filter(tells);
  const first = group.alwaysShown ? primary : telling.slice(0, group.primary.length);
  const rest = group.alwaysShown ? ordered : [...telling.slice(first.length), ...ordered.filter((row) => !tells(row))];
  return { hero, first, rest, flow, empty: ![...(hero ? [hero] : []), ...primary, ...others, ...flow].some(tells) };
}

/**
 * The cards in two columns: publicity and what supervises on the left, the others on the right. A group of which
 * nothing is recorded is shown only where `always` says so, and an empty column not at all.
 */
export function cardColumns(figures: ComparedFigures, always: (group: IndicatorGroup) => boolean): IndicatorGroup[][] {
  const shown = GROUPS.filter((group) => always(group) || !cardRows(group, figures).empty);
  const isLeft = ({ key }: IndicatorGroup) => key === 'publicity' || key === 'guard';
  return [shown.filter(isLeft), shown.filter((group) => !isLeft(group))].filter((column) => column.length > 0);
}
