import { ENTERABLE_ACTIVITY_INDICATORS, type IndicatorCode } from '@fanzha/domain';
import type { FigurePartsFragment } from '../../graphql/generated.js';

/** The one figure of the publicity card. */
export const HERO: IndicatorCode = 'SESSIONS';

/** Every figure of publicity work, in the order of the registry. */
export const PUBLICITY: readonly IndicatorCode[] = ['ACTIVITIES', ...ENTERABLE_ACTIVITY_INDICATORS];

/** Columns of the table until somebody chooses others. */
export const DEFAULT_COLUMNS: readonly IndicatorCode[] = ['ACTIVITIES', 'SESSIONS', 'PARTICIPANTS', 'LEAFLETS'];

/** A figure beside the same figure of the period before and of a year before. */
export interface ComparedFigure {
  readonly code: IndicatorCode;
  readonly figure: FigurePartsFragment;
  readonly previous: FigurePartsFragment | null;
  readonly lastYear: FigurePartsFragment | null;
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
export function hasNews(figure: FigurePartsFragment): boolean {
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

/** The figures of a rollup with what they are compared with, in the order of the registry. */
export function compare(rollup: Compared): ComparedFigure[] {
  const [now, previous, lastYear] = [rollup.figures, rollup.previous.figures, rollup.sameLastYear.figures].map(byIndicator) as [
    Map<IndicatorCode, FigurePartsFragment>, Map<IndicatorCode, FigurePartsFragment>, Map<IndicatorCode, FigurePartsFragment>,
  ];
  return PUBLICITY.flatMap((code) => {
    const figure = now.get(code);
    return figure ? [{ code, figure, previous: previous.get(code) ?? null, lastYear: lastYear.get(code) ?? null }] : [];
  });
}

/** What a card tells first, in this order, whatever order the registry has. */
const FOREMOST: readonly IndicatorCode[] = ['ACTIVITIES', 'PARTICIPANTS', 'PEOPLE_REACHED', 'LEAFLETS', 'NOTICES_SIGNED', 'LETTERS', 'ARTICLES', 'FORWARDS'];

/**
 * The one figure of the card, the few that stand under it, and the rest behind 更多指标. The foremost come first; where they say
 * nothing in this period, others that do take their place, and what has neither a value nor a mark stands last.
 */
export function splitRows(rows: readonly ComparedFigure[]): { hero: ComparedFigure | null; first: ComparedFigure[]; rest: ComparedFigure[] } {
  const hero = rows.find(({ code }) => code === HERO) ?? null;
  const foremost = FOREMOST.flatMap((code) => rows.filter((row) => row.code === code));
  const others = rows.filter(({ code }) => code !== HERO && !FOREMOST.includes(code));
  const ordered = [...foremost, ...others];
  const telling = ordered.filter(({ figure }) => hasNews(figure));
  return { hero, first: telling.slice(0, FOREMOST.length), rest: [...telling.slice(FOREMOST.length), ...ordered.filter(({ figure }) => !hasNews(figure))] };
}
