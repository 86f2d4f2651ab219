import { isWithin, type Sector } from '@fanzha/domain';
import type { WallQuery } from '../../graphql/generated.js';

type Answer = Pick<WallQuery, 'campaigns' | 'campaignMatrix'>;
type Campaign = NonNullable<WallQuery['campaigns']>['edges'][number]['node'];

/** States in the order in which a bar has them. */
export const STATES = ['MET', 'RUNNING', 'NEW', 'LATE'] as const;
type BarState = (typeof STATES)[number];

/** A task with how many units stand in which state; units that it is not for are not among them. */
export interface WallTask {
  readonly id: string;
  readonly title: string;
  readonly units: number;
  readonly counts: Readonly<Record<BarState, number>>;
}

/** Units of a region, or one line of it, that a campaign is for, and those that have received it. */
export function receptionOf(
  { reception }: Campaign,
  code: string,
  sector: Sector | null,
): { addressed: number; received: number } {
  const here = reception.filter(
    (each) => isWithin(each.regionCode, code) && (sector === null || each.sector === sector),
  );
  return {
    addressed: here.reduce((sum, { addressed }) => sum + addressed, 0),
    received: here.reduce((sum, { received }) => sum + received, 0),
  };
}

/**
 * The running campaign that is shown of a region: the one asked for, else the newest that the authority of the region
 * itself has issued, else the newest that units of the region are addressed by.
 */
export function campaignFor(
  campaigns: Answer['campaigns'],
  code: string,
  sector: Sector | null,
  asked: string | null,
): Campaign | null {
  const here = (campaigns?.edges ?? [])
    .map(({ node }) => node)
    .filter((each) => each.tasks.length > 0 && receptionOf(each, code, sector).addressed > 0);
  return (
    here.find(({ id }) => id === asked) ?? here.find(({ tenant }) => tenant.region.code === code) ?? here[0] ?? null
  );
}

/** Tasks with their bars; null while they are not told yet. */
export function tasksOf(campaign: Campaign, matrix: Answer['campaignMatrix']): WallTask[] | null {
  if (!matrix) return null;
  const totals = new Map(matrix.totals.tasks.map(({ taskId, states }) => [taskId, states]));
  // The matrix is still of another campaign.
  if (!campaign.tasks.every(({ id }) => totals.has(id))) return null;
  return campaign.tasks.map(({ id, title }) => {
    const of = (state: BarState): number => totals.get(id)?.find((each) => each.state === state)?.count ?? 0;
    const counts = { MET: of('MET'), RUNNING: of('RUNNING'), NEW: of('NEW'), LATE: of('LATE') };
    return { id, title, counts, units: STATES.reduce((sum, state) => sum + counts[state], 0) };
  });
}
