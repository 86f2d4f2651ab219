import { indicator, nameIn, SECTORS, TASK_STATES, termOf } from '@fanzha/domain';
import { CampaignMatrix } from '@fanzha/campaign';
import { type ExportedColumns, type ExportedRecord } from '@fanzha/ledger';
import { RegionDirectory, TenantService } from '@fanzha/org';
import type { Viewer } from '@fanzha/platform';
import { RollupReader } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';

const EVERYTHING = { regionCode: null, sector: null, tenantType: null, received: null, text: null };
const AT_ONCE = 500;

/** Units × tasks of a campaign as a table: a row per unit, two columns per task. */
@Injectable()
export class CampaignRecords {
  constructor(
    private readonly matrix: CampaignMatrix,
    private readonly rollups: RollupReader,
    private readonly tenants: TenantService,
    private readonly regions: RegionDirectory,
  ) {}

  /** @throws DomainError NOT_FOUND; FORBIDDEN (OUTSIDE_OVERSIGHT) for who oversees no units. */
  async of(viewer: Viewer, id: string) {
    const campaign = await this.matrix.campaign(viewer, id);
    const reads = this.rollups.readsOf({ viewer, loaders: new Map() });
    const rows = await this.matrix.all(viewer, reads, campaign, EVERYTHING);
    const names = new Map<string, string>();
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const found = await this.tenants.byIds(
        viewer,
        rows.slice(from, from + AT_ONCE).map(({ unit }) => unit.id),
      );
      for (const tenant of found) if (tenant) names.set(tenant.id, tenant.name);
    }
    const columns: ExportedColumns = {
      record: [
        { name: 'unit', kind: 'text' },
        { name: 'region', kind: 'text' },
        { name: 'sector', kind: 'text' },
        { name: 'receivedAt', kind: 'text' },
        { name: 'state', kind: 'text' },
        ...campaign.tasks.flatMap((_, at) => [
          { name: `task${at + 1}`, kind: 'number' } as const,
          { name: `state${at + 1}`, kind: 'text' } as const,
        ]),
      ],
      lists: [],
    };
    const titles = new Map([
      ['unit', '单位'],
      ['region', '区划'],
      ['sector', '条线'],
      ['receivedAt', '签收时间'],
      ['state', '最差的一项'],
      ...campaign.tasks.flatMap(({ title, indicator: code, target }, at): [string, string][] => [
        [`task${at + 1}`, `${title}（≥${target}${indicator(code).unit}）`],
        [`state${at + 1}`, `${title} 状态`],
      ]),
    ]);
    const wordsOf = (state: string) => nameIn('zh-CN', termOf(TASK_STATES, state as never));
    const records = rows.map(({ unit, cells, state }): ExportedRecord => ({
      unit: names.get(unit.id) ?? unit.id,
      region: this.regions.nameOf(unit.regionCode),
      sector: nameIn('zh-CN', termOf(SECTORS, unit.sector)),
      receivedAt: unit.receivedAt,
      state: wordsOf(state),
      ...Object.fromEntries(
        cells.flatMap((cell, at) => [
          [`task${at + 1}`, cell.figure?.value ?? null],
          [`state${at + 1}`, wordsOf(cell.state)],
        ]),
      ),
    }));
    return { campaign, columns, titles, records };
  }
}
