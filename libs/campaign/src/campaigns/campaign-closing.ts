import { isWithin, type LocalDate, regionLevel, TASK_STATES, todayIn } from '@fanzha/domain';
import { RegionDirectory } from '@fanzha/org';
import type { Viewer } from '@fanzha/platform';
import type { Figure, OperationReads } from '@fanzha/rollup';
import { Injectable } from '@nestjs/common';
import { AddresseeRepository, type CampaignUnit } from './addressee.repository.js';
import { taskFigures, unitCells } from './campaign-figures.js';
import { type CampaignRow, type ClosingFigure, type ClosingFigures, recordsOf } from './campaign.rows.js';
import { CLOSING_FORMAT, hashOfClosing } from './closing-hash.js';

const EVERYTHING = { regionCode: null, sector: null, tenantType: null, received: null, text: null };

/** Takes the figures of a campaign as they are at one moment. */
@Injectable()
export class CampaignClosing {
  constructor(
    private readonly addressees: AddresseeRepository,
    private readonly regions: RegionDirectory,
  ) {}

  /** Figures of each task in the regions that the campaign is for and one level below, and how its units stand. */
  async freeze(viewer: Viewer, reads: OperationReads, campaign: CampaignRow) {
    const [asOf, today] = [new Date(), todayIn()];
    const { units } = await this.addressees.units(viewer.scope, campaign.id, today, EVERYTHING, {
      after: null,
      limit: null,
    });
    const counted = { ...campaign, campaignId: recordsOf(campaign) };
    const codes = regionsBelow(campaign.regions, units, today, this.regions);
    const [cells, figures] = await Promise.all([
      unitCells(reads, units, counted, today),
      Promise.all(codes.map((code) => taskFigures(reads, { kind: 'REGION', code }, counted, today))),
    ]);
    const frozen: ClosingFigures = {
      format: CLOSING_FORMAT,
      edition: campaign.edition,
      tasks: campaign.tasks,
      regions: codes.map((regionCode, at) => {
        const within = units.filter((unit) => isWithin(unit.regionCode, regionCode));
        return {
          regionCode,
          name: this.regions.nameOf(regionCode),
          units: within.length,
          received: within.filter(({ receivedAt }) => receivedAt !== null).length,
          figures: campaign.tasks.map(({ id }) => closingFigure(id, figures[at]?.get(id) as Figure)),
        };
      }),
      totals: campaign.tasks.map(({ id }, at) => ({
        taskId: id,
        states: Object.fromEntries(
          TASK_STATES.map(({ code }) => [code, cells.filter((row) => row[at]?.state === code).length]),
        ),
      })),
    };
    return { figures: frozen, hash: hashOfClosing(frozen), asOf };
  }
}

const closingFigure = (taskId: string, figure: Figure): ClosingFigure => ({
  taskId,
  value: figure.value,
  atLeast: figure.atLeast,
  approx: figure.approx,
  uncounted: figure.uncounted,
  withheld: figure.withheld,
  spanning: figure.spanning !== null,
});

/** Regions that a campaign is for, each with the regions one level below in which it has units. */
function regionsBelow(
  regions: readonly string[],
  units: readonly CampaignUnit[],
  today: LocalDate,
  directory: RegionDirectory,
): string[] {
  const digits = { PROVINCE: 4, CITY: 6, COUNTY: 9, TOWN: 12, COMMUNITY: 12 } as const;
  const below = regions.flatMap((code) => {
    const length = digits[regionLevel(code)];
    return units.filter((unit) => isWithin(unit.regionCode, code)).map((unit) => unit.regionCode.slice(0, length));
  });
  return [...new Set([...regions, ...below])].filter((code) => directory.find(code)).sort();
}
