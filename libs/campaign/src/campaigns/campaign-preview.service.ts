import { indicator, todayIn } from '@fanzha/domain';
import { RegionDirectory, TenantService } from '@fanzha/org';
import type { RequestContext, Viewer } from '@fanzha/platform';
import type { OperationReads } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { AddresseeRepository, type CampaignUnit } from './addressee.repository.js';
import { matrixRows, totalsOf } from './campaign-matrix.service.js';
import type { CampaignInput } from './campaign.inputs.js';
import type { CampaignPreview, CampaignReception } from './campaign.model.js';
import { CampaignService } from './campaign.service.js';
import { shownTotals } from './campaign-shown.js';

const MOST_NAMED = 50;

/** What a campaign would be, before it is issued. */
@Injectable()
export class CampaignPreviews {
  constructor(
    private readonly service: CampaignService,
    private readonly addressees: AddresseeRepository,
    private readonly regions: RegionDirectory,
    private readonly tenants: TenantService,
  ) {}

  /**
   * Nothing is assigned to what does not exist: all records within its days count.
   * @throws DomainError as drafting it would.
   */
  async of(
    viewer: Viewer,
    _context: RequestContext,
    reads: OperationReads,
    input: CampaignInput,
    forwards: string | null,
  ): Promise<CampaignPreview> {
    const content = await this.service.preview(viewer, input, forwards);
    const units = await this.addressees.audience(viewer.scope, content, todayIn());
    const rows = await matrixRows(reads, units, { ...content, campaignId: null });
    const ratios = new Set(content.tasks.filter((task) => indicator(task.indicator).ratio).map(({ id }) => id));
    const withoutRoster = rows
      .filter(({ cells }) => cells.some((cell) => ratios.has(cell.task.id) && cell.figure && !cell.figure.denominator))
      .slice(0, MOST_NAMED)
      .map(({ unit }) => unit.id);
    const named = await this.tenants.byIds(viewer, withoutRoster);
    const totals = shownTotals(totalsOf(content, rows));
    return {
      addressed: units.length,
      cells: rows.flatMap(({ cells }) => cells.filter(({ figure }) => figure !== null)).length,
      newFields: 0,
      reception: this.byRegion(units, content.regions),
      tasks: totals.tasks,
      withoutRoster: named.flatMap((tenant) => tenant ?? []),
    };
  }

  private byRegion(units: readonly CampaignUnit[], regions: readonly string[]): CampaignReception[] {
    const shortest = Math.min(...regions.map(({ length }) => length), 12);
    const digits = shortest >= 9 ? 12 : shortest === 6 ? 9 : 6;
    const groups = Map.groupBy(units, ({ regionCode, sector }) => `${regionCode.slice(0, digits)}|${sector}`);
    return [...groups].map(([key, each]) => {
      const [regionCode = '', sector] = key.split('|') as [string, CampaignUnit['sector']];
      const region = this.regions.find(regionCode) ?? null;
      return { regionCode, region, sector, addressed: each.length, received: 0 };
    });
  }
}
