import {
  BOUNDS,
  DomainError,
  regionCodeErrors,
  requireFound,
  requireId,
  requireNoErrors,
  TASK_STATES,
  type TaskState,
  taskStateRank,
  textErrors,
  todayIn,
  visibleText,
  worstState,
} from '@fanzha/domain';
import { type Connection, KEY_PARTS, KeyedPage, listName, type Viewer } from '@fanzha/platform';
import type { OperationReads } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { AddresseeRepository, type CampaignUnit, type UnitSearch } from './addressee.repository.js';
import { type Counted, type TaskCell, unitCells } from './campaign-figures.js';
import type { CampaignMatrixArgs, CampaignMatrixFilter, MatrixOrder } from './campaign.inputs.js';
import { mayMake } from './campaign.policy.js';
import { CampaignRepository } from './campaign.repository.js';
import { type CampaignRow, recordsOf } from './campaign.rows.js';

const USUAL_PAGE = 50;
const BY_PLACE = { regionCode: KEY_PARTS.text, id: KEY_PARTS.id };
const BY_STATE = { rank: KEY_PARTS.whole, ...BY_PLACE };

/** A unit with how it stands with each task. */
export interface MatrixRow {
  readonly unit: CampaignUnit;
  readonly cells: readonly TaskCell[];
  /** That of its worst task. */
  readonly state: TaskState;
}

/** How many units stand in which state. */
type StateCounts = Readonly<Record<TaskState, number>>;

/** How many units are in each state: by their worst task, and for each task. */
export interface MatrixTotals {
  readonly units: StateCounts;
  readonly tasks: readonly { readonly taskId: string; readonly states: StateCounts }[];
}

/** A page of a matrix, and what its totals are counted of. */
export interface MatrixPage extends Connection<MatrixRow> {
  readonly campaign: CampaignRow;
  readonly search: UnitSearch;
}

/** How units stand with the tasks of a campaign, computed of their records whenever it is asked. */
@Injectable()
export class CampaignMatrix {
  constructor(
    private readonly campaigns: CampaignRepository,
    private readonly addressees: AddresseeRepository,
  ) {}

  /**
   * Units in the order of the official division are read a page at a time; by state, or narrowed to one, all of them
   * are looked at.
   * @throws DomainError NOT_FOUND; FORBIDDEN (OUTSIDE_OVERSIGHT) for who oversees no units; BAD_INPUT.
   */
  async page(viewer: Viewer, reads: OperationReads, args: CampaignMatrixArgs): Promise<MatrixPage> {
    const campaign = await this.campaign(viewer, args.id);
    const { filter, order } = args;
    const [search, state] = [searchOf(filter), filter?.state ?? null];
    const list = listName('campaign matrix', { of: campaign.id, edition: campaign.edition, order, state, ...search });
    if (order === 'REGION' && state === null) {
      const page = new KeyedPage(args, { list, key: BY_PLACE, usual: USUAL_PAGE });
      const { units, totalCount } = await this.addressees.units(viewer.scope, campaign.id, todayIn(), search, page);
      const rows = await this.rows(reads, campaign, units.slice(0, page.first));
      // The row behind the page is only asked whether it is there.
      const behindIt = units.slice(page.first).map((unit): MatrixRow => ({ unit, cells: [], state: 'NOT_APPLICABLE' }));
      const connection = page.shown([...rows, ...behindIt], totalCount, { key: ({ unit }) => unit, node: itself });
      return { ...connection, campaign, search };
    }
    const page = new KeyedPage(args, { list, key: BY_STATE, usual: USUAL_PAGE });
    const all = (await this.all(viewer, reads, campaign, search)).filter(
      (row) => state === null || row.state === state,
    );
    if (order === 'STATE') all.sort((one, other) => taskStateRank(one.state) - taskStateRank(other.state));
    const key = keyOf(order);
    const from = page.after ? positionBehind(all.map(key), page.after) : 0;
    const connection = page.shown(all.slice(from, from + page.limit), all.length, { key, node: itself });
    return { ...connection, campaign, search };
  }

  /** How many units of a search are in each state, without the filter by state. */
  async totals(viewer: Viewer, reads: OperationReads, { campaign, search }: Pick<MatrixPage, 'campaign' | 'search'>) {
    return totalsOf(campaign, await this.all(viewer, reads, campaign, search));
  }

  /** Every unit that the viewer may see, in the order of the official division. */
  async all(viewer: Viewer, reads: OperationReads, campaign: CampaignRow, search: UnitSearch): Promise<MatrixRow[]> {
    const page = { after: null, limit: null };
    const { units } = await this.addressees.units(viewer.scope, campaign.id, todayIn(), search, page);
    return this.rows(reads, campaign, units);
  }

  /** @throws DomainError NOT_FOUND, FORBIDDEN (OUTSIDE_OVERSIGHT). */
  async campaign(viewer: Viewer, id: string): Promise<CampaignRow> {
    requireId(id);
    const campaign = requireFound(await this.campaigns.find(viewer.scope, id));
    if (!mayMake(viewer)) throw DomainError.forbidden('OUTSIDE_OVERSIGHT');
    return campaign;
  }

  /** How one unit stands. */
  async rows(reads: OperationReads, campaign: CampaignRow, units: readonly CampaignUnit[]): Promise<MatrixRow[]> {
    return matrixRows(reads, units, { ...campaign, campaignId: recordsOf(campaign) });
  }
}

/** How units stand, by what counts for them. */
export async function matrixRows(
  reads: OperationReads,
  units: readonly CampaignUnit[],
  counted: Counted,
): Promise<MatrixRow[]> {
  const cells = await unitCells(reads, units, counted, todayIn());
  return units.map((unit, at) => {
    const own = cells[at] ?? [];
    return { unit, cells: own, state: worstState(own.map(({ state }) => state)) };
  });
}

/** How many units stand how. */
export function totalsOf({ tasks }: Pick<CampaignRow, 'tasks'>, rows: readonly MatrixRow[]): MatrixTotals {
  const counts = (states: readonly (TaskState | undefined)[]): StateCounts =>
    Object.fromEntries(
      TASK_STATES.map(({ code }) => [code, states.filter((state) => state === code).length]),
    ) as StateCounts;
  return {
    units: counts(rows.map(({ state }) => state)),
    tasks: tasks.map(({ id }, at) => ({ taskId: id, states: counts(rows.map(({ cells }) => cells[at]?.state)) })),
  };
}

const itself = (row: MatrixRow): MatrixRow => row;

/** Where a unit stands in an order: by state the worst first, units of one state by place. */
interface Place {
  readonly rank: number;
  readonly regionCode: string;
  readonly id: string;
}

const keyOf =
  (order: MatrixOrder) =>
  ({ unit: { regionCode, id }, state }: MatrixRow): Place => ({
    rank: order === 'STATE' ? taskStateRank(state) : 0,
    regionCode,
    id,
  });

/** The first place behind another one: what came or went meanwhile moves no row to another page. */
function positionBehind(places: readonly Place[], behind: Place): number {
  const at = places.findIndex(({ rank, regionCode, id }) => {
    if (rank !== behind.rank) return rank > behind.rank;
    return regionCode === behind.regionCode ? id > behind.id : regionCode > behind.regionCode;
  });
  return at < 0 ? places.length : at;
}

/** @throws DomainError BAD_INPUT. */
function searchOf(filter: CampaignMatrixFilter | null | undefined): UnitSearch {
  const { regionCode, sector, tenantType, received, text } = filter ?? {};
  requireNoErrors([
    ...regionCodeErrors('filter.regionCode', regionCode),
    ...textErrors('filter.text', text, BOUNDS.searchText),
  ]);
  return {
    regionCode: regionCode ?? null,
    sector: sector ?? null,
    tenantType: tenantType ?? null,
    received: received ?? null,
    text: visibleText(text) || null,
  };
}
