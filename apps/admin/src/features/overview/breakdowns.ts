import type { BreakdownDimension, IndicatorCode } from '@fanzha/domain';
import { markedSpanning } from '@fanzha/ui';
import type { PartRowFragment } from '../../graphql/generated.js';
import { partsByKey } from './composition.js';
import { dimensionsOf } from './indicator-groups.js';

/** The parts of the chosen indicator as a page reads them; what it did not ask for is not there. */
export interface ReadBreakdowns {
  readonly byType?: readonly PartRowFragment[];
  readonly byFraud?: readonly PartRowFragment[];
  readonly byAge?: readonly PartRowFragment[];
  readonly byVenue?: readonly PartRowFragment[];
  readonly byCampaign?: readonly PartRowFragment[];
  readonly bySector?: readonly PartRowFragment[];
}

export interface Breakdown {
  readonly by: BreakdownDimension;
  readonly parts: readonly PartRowFragment[];
  /** The same parts a year before, over the same days. */
  readonly before: ReadonlyMap<string, number> | undefined;
}

/** The parts a year before; those of a campaign have no year before. */
type BreakdownsBefore = {
  readonly [Field in keyof ReadBreakdowns]?:
    readonly { readonly key: string; readonly value: number | null }[] | undefined;
};

/** Those that come along with the page; others are asked for one by one. */
const FIELD: Readonly<Partial<Record<BreakdownDimension, keyof ReadBreakdowns>>> = {
  ACTIVITY_TYPE: 'byType',
  FRAUD_TYPE: 'byFraud',
  AGE_BAND: 'byAge',
  VENUE: 'byVenue',
  CAMPAIGN: 'byCampaign',
  SECTOR: 'bySector',
};

const isShown = ({ value, uncounted, withheld, spanning }: PartRowFragment): boolean =>
  (value ?? 0) > 0 || uncounted > 0 || withheld > 0 || markedSpanning(spanning) !== null;

/** The breakdowns worth a chart: those with a part to show. One line or campaign alone has nothing to compare. */
export function breakdownsOf(
  read: ReadBreakdowns,
  indicator: IndicatorCode,
  narrowed: { readonly sector: string | null; readonly campaign: string | null },
  before: BreakdownsBefore = {},
): Breakdown[] {
  return dimensionsOf(indicator).flatMap((by) => {
    const field = FIELD[by];
    const parts = field && read[field];
    const alone = (by === 'SECTOR' && narrowed.sector !== null) || (by === 'CAMPAIGN' && narrowed.campaign !== null);
    return !field || alone || !parts?.some(isShown) ? [] : [{ by, parts, before: partsByKey(before[field]) }];
  });
}

/** What the page calls the bar whose source is open; undefined where it shows no such bar. */
export function memberLabel(
  breakdowns: readonly Breakdown[],
  source: { readonly by: BreakdownDimension | null; readonly member: string | null } | null,
): string | undefined {
  return breakdowns.find(({ by }) => by === source?.by)?.parts.find(({ key }) => key === source?.member)?.label;
}
