import {
  DomainError,
  isId,
  isRegionCode,
  requireNoErrors,
  TASK_STATES,
  type TaskState,
  taskStateRank,
  textErrors,
  BOUNDS,
  todayIn,
  visibleText,
  worstState,
} from '@fanzha/domain';
import { type Connection, invalidCursor, keyOfCursor, listName, pageOf, pageSize, type Viewer } from '@fanzha/platform';
import type { OperationReads } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { AddresseeRepository, type CampaignUnit, type UnitSearch } from './addressee.repository.js';
import { type Counted, type TaskCell, unitCells } from './campaign-figures.js';
import type { CampaignMatrixArgs, CampaignMatrixFilter, MatrixOrder } from './campaign.inputs.js';
import { mayMake } from './campaign.policy.js';
import { CampaignRepository } from './campaign.repository.js';
import { type CampaignRow, recordsOf } from './campaign.rows.js';

const USUAL_PAGE = 50;

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
    const { filter, order, after } = args;
    const [search, state] = [searchOf(filter), filter?.state ?? null];
    const first = pageSize(args.first ?? USUAL_PAGE);
    const list = listName('campaign matrix', { of: campaign.id, edition: campaign.edition, order, state, ...search });
    const options = { list, first, after: after || null };
    if (order === 'REGION' && state === null) {
      const behind = after ? unitOf(keyOfCursor(after, 2, list)) : null;
      const page = { after: behind, limit: first + 1 };
      const { units, totalCount } = await this.addressees.units(viewer.scope, campaign.id, todayIn(), search, page);
      const rows = await this.rows(reads, campaign, units.slice(0, first));
      // The row behind the page is only asked whether it is there.
      const behindIt = units.slice(first).map((unit): MatrixRow => ({ unit, cells: [], state: 'NOT_APPLICABLE' }));
      const connection = pageOf([...rows, ...behindIt], { ...options, totalCount, key: keyOf('REGION'), node: itself });
      return { ...connection, campaign, search };
    }
    const all = (await this.all(viewer, reads, campaign, search)).filter(
      (row) => state === null || row.state === state,
    );
    if (order === 'STATE') all.sort((one, other) => taskStateRank(one.state) - taskStateRank(other.state));
    const from = after ? positionBehind(all, keyOfCursor(after, order === 'STATE' ? 3 : 2, list), order) : 0;
    const rows = all.slice(from, from + first + 1);
    const connection = pageOf(rows, { ...options, totalCount: all.length, key: keyOf(order), node: itself });
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
    const campaign = isId(id) ? await this.campaigns.find(viewer.scope, id) : null;
    if (!campaign) throw DomainError.notFound();
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

const keyOf =
  (order: MatrixOrder) =>
  ({ unit, state }: MatrixRow): (string | number)[] => [
    ...(order === 'STATE' ? [taskStateRank(state)] : []),
    unit.regionCode,
    unit.id,
  ];

/** The first row behind a key: what came or went meanwhile moves no row to another page. */
function positionBehind(rows: readonly MatrixRow[], key: readonly (string | number)[], order: MatrixOrder): number {
  const rank = order === 'STATE' ? key[0] : 0;
  if (typeof rank !== 'number') throw invalidCursor();
  const { regionCode, id } = unitOf(order === 'STATE' ? key.slice(1) : key);
  const at = rows.findIndex(({ unit, state }) => {
    const own = order === 'STATE' ? taskStateRank(state) : 0;
    if (own !== rank) return own > rank;
    return unit.regionCode === regionCode ? unit.id > id : unit.regionCode > regionCode;
  });
  return at < 0 ? rows.length : at;
}

function unitOf([regionCode, id]: readonly (string | number)[]): { regionCode: string; id: string } {
  if (typeof regionCode === 'string' && typeof id === 'string' && isId(id)) return { regionCode, id };
  throw invalidCursor();
}

/** @throws DomainError BAD_INPUT. */
function searchOf(filter: CampaignMatrixFilter | null | undefined): UnitSearch {
  const { regionCode, sector, tenantType, received, text } = filter ?? {};
  requireNoErrors([
    ...(regionCode == null || isRegionCode(regionCode)
      ? []
      : [{ path: 'filter.regionCode', code: 'NOT_A_REGION' } as const]),
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
