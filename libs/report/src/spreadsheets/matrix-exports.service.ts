import type { Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { Format } from './asked-export.js';
import { CampaignRecords } from './campaign-records.js';
import { ExportLog } from './export-log.js';
import type { ReadyExport } from './exports.service.js';
import { ScoreRecords } from './score-records.js';
import { once } from './table.js';

/** Units of an authority beside what it has set for them: a row per unit, each of the files in the log. */
@Injectable()
export class MatrixExports {
  constructor(
    private readonly campaigns: CampaignRecords,
    private readonly scores: ScoreRecords,
    private readonly log: ExportLog,
  ) {}

  /**
   * Units × tasks of a campaign, as they stand now.
   * @throws DomainError NOT_FOUND; FORBIDDEN (OUTSIDE_OVERSIGHT)
   */
  async ofCampaign(viewer: Viewer, format: Format, id: string): Promise<ReadyExport> {
    const { columns, titles, records } = await this.campaigns.of(viewer, id);
    const about = await this.log.write(viewer, { subject: 'campaign', format, asked: { id }, rows: records.length });
    const table = { name: 'campaign-matrix', columns, titles, about, pages: once(records) };
    return { table, end: async () => undefined };
  }

  /**
   * Units × items of a scoring scheme: as they were frozen, before that as they stand now.
   * @throws DomainError NOT_FOUND; FORBIDDEN (READ_ONLY_OVERSIGHT); TOO_COMPLEX (SCOPE_TOO_WIDE)
   */
  async ofScores(viewer: Viewer, format: Format, id: string): Promise<ReadyExport> {
    const { columns, titles, records, told } = await this.scores.of(viewer, id);
    const taken = { subject: 'evaluation_scheme', format, asked: { id, ...told }, rows: records.length };
    const about = await this.log.write(viewer, taken);
    const table = { name: 'evaluation-scores', columns, titles, about, pages: once(records) };
    return { table, end: async () => undefined };
  }
}
