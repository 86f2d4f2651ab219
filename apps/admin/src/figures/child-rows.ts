import type { IndicatorCode, Sector, TenantType } from '@fanzha/domain';
import type { FigurePartsFragment } from '../graphql/generated.js';
import { codeOrder } from './units-by-region.js';
import { byIndicator, spanningOf, unstatedRecords, type StatedFigure } from './compared.js';
import { relevanceOf } from './relevance.js';

/** A line of the table of what lies below a region: a region, its own units together, or one unit. */
export interface ChildRow {
  /** Region code, `direct`, or tenant id: also what the URL names in `of=`. */
  readonly key: string;
  readonly kind: 'region' | 'direct' | 'tenant';
  readonly name: string;
  readonly due: number;
  readonly contributing: number;
  readonly figures: ReadonlyMap<IndicatorCode, FigurePartsFragment>;
  /** The same a year before, over the same days. */
  readonly before: ReadonlyMap<IndicatorCode, StatedFigure>;
  /** Of a unit: its type and line. */
  readonly type?: TenantType;
  readonly sector?: Sector;
}

interface Row {
  readonly tenantsDue: number;
  readonly tenantsContributing: number;
  readonly figures: readonly FigurePartsFragment[];
  /** Left out where no growth is told. */
  readonly sameLastYear?: {
    readonly figures: readonly ({ readonly indicator: IndicatorCode } & Pick<StatedFigure, 'value'> &
      Partial<StatedFigure>)[];
  };
}

/** A region with what lies below it, as far as it was asked for. */
interface Region {
  readonly children?: readonly { readonly code: string; readonly name: string; readonly rollup: Row }[] | null;
  readonly directRollup?: Row | null;
  readonly direct?: {
    readonly edges: readonly {
      readonly node: {
        readonly id: string;
        readonly name: string;
        readonly type: TenantType;
        readonly sector: Sector;
        readonly rollup: Row;
      };
    }[];
  } | null;
}

/** Of units the year before is told without its marks: a hundred of them are listed. */
const UNMARKED = { atLeast: false, approx: false, uncounted: 0, withheld: 0 };

const countsOf = ({ tenantsDue, tenantsContributing, figures, sameLastYear }: Row) => ({
  due: tenantsDue,
  contributing: tenantsContributing,
  figures: byIndicator(figures),
  before: new Map((sameLastYear?.figures ?? []).map((figure) => [figure.indicator, { ...UNMARKED, ...figure }])),
});

/** Regions in the order of their codes, then the units that belong to the region itself. Never a ranking. */
export function childRows(region: Region, directLabel: string): ChildRow[] {
  const regions: ChildRow[] = [...(region.children ?? [])].sort(codeOrder).map(({ code, name, rollup }) => ({
    key: code,
    kind: 'region',
    name,
    ...countsOf(rollup),
  }));
  const { directRollup, direct } = region;
  // Where the units are listed one by one, their figure together is the table's total.
  const together: ChildRow[] =
    directRollup &&
    !direct &&
    (directRollup.tenantsDue > 0 ||
      directRollup.tenantsContributing > 0 ||
      directRollup.figures.some((figure) => figure.value || spanningOf(figure)))
      ? [
          {
            key: 'direct',
            kind: 'direct',
            name: directLabel,
            ...countsOf(directRollup),
          },
        ]
      : [];
  // An authority oversees and owes nothing: it is listed only where it has records of its own.
  const units: ChildRow[] = (direct?.edges ?? [])
    .filter(({ node }) => node.type !== 'AUTHORITY' || node.rollup.tenantsContributing > 0)
    .map(({ node }) => ({
      key: node.id,
      kind: 'tenant',
      name: node.name,
      type: node.type,
      sector: node.sector,
      ...countsOf(node.rollup),
    }));
  return [...regions, ...together, ...units];
}

/**
 * What a line says of an indicator; nothing where a 0 would be a lie: nobody reported, or a unit that cannot record
 * it, such as a school with cases.
 */
export function figureIn(
  line: Pick<ChildRow, 'contributing' | 'figures'> & { readonly type?: TenantType },
  code: IndicatorCode,
): FigurePartsFragment | undefined {
  const figure = line.figures.get(code);
  if (figure && (figure.value || unstatedRecords(figure) > 0 || spanningOf(figure))) return figure;
  if (line.contributing === 0) return undefined;
  return line.type && !relevanceOf({ type: line.type })(code) ? undefined : figure;
}

/** Whether a region has no unit yet, so that there is nothing to compare. */
export const isBare = (row: ChildRow): boolean =>
  row.kind === 'region' &&
  row.due === 0 &&
  row.contributing === 0 &&
  [...row.figures.values()].every((figure) => !figure.value && !spanningOf(figure));
