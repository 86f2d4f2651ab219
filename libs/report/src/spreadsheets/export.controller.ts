import { CurrentViewer, Requires, RestErrors, type Viewer } from '@fanzha/platform';
import { Controller, Get, Logger, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { askedFigures, askedFile, askedRecords, type Format } from './asked-export.js';
import { askedChase } from './asked-chase.js';
import { ChaseExports } from './chase-exports.service.js';
import { csv } from './csv.js';
import { Exports, type ReadyExport } from './exports.service.js';
import { MatrixExports } from './matrix-exports.service.js';
import { ndjson } from './ndjson.js';
import type { Table } from './table.js';
import { WholeTables } from './whole-tables.js';
import { xlsx } from './xlsx.js';

/** An export that takes longer is cut off: its reader is as good as gone, and others wait for the connection. */
const LONGEST_MS = 180_000;

const WRITERS: Readonly<Record<Format, { readonly type: string; readonly write: (table: Table) => Readable }>> = {
  csv: { type: 'text/csv; charset=utf-8; header=present', write: (table) => Readable.from(csv(table), BYTES) },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsx },
  ndjson: { type: 'application/x-ndjson; charset=utf-8', write: (table) => Readable.from(ndjson(table), BYTES) },
};
const BYTES = { objectMode: false };

/** Tables for spreadsheets and programs: `GET /export/activities.csv`. */
@Controller('export')
@UseFilters(RestErrors)
export class ExportController {
  private readonly logger = new Logger(ExportController.name);

  constructor(
    private readonly exports: Exports,
    private readonly matrices: MatrixExports,
    private readonly chases: ChaseExports,
    private readonly whole: WholeTables,
  ) {}

  /** Figures of a region. */
  @Get('rollups.:format')
  @Requires('region:read', 'rollup:read')
  async figures(
    @CurrentViewer() viewer: Viewer,
    @Param('format') format: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = askedFile(`rollups.${format}`);
    if (isHead(request, reply)) return;
    this.send(reply, file.format, await this.exports.ofFigures(viewer, file.format, askedFigures(query)));
  }

  /** Units × tasks of a campaign. */
  @Get('campaign-matrix.:format')
  @Requires('ledger:read', 'rollup:read')
  async campaign(
    @CurrentViewer() viewer: Viewer,
    @Param('format') format: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = askedFile(`campaign-matrix.${format}`);
    if (isHead(request, reply)) return;
    const id = String(query['id'] ?? '');
    await this.sendWhole(viewer, reply, file.format, () => this.matrices.ofCampaign(viewer, file.format, id));
  }

  /** Units × items of a scoring scheme. */
  @Get('evaluation-scores.:format')
  @Requires('ledger:read', 'rollup:read')
  async scores(
    @CurrentViewer() viewer: Viewer,
    @Param('format') format: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = askedFile(`evaluation-scores.${format}`);
    if (isHead(request, reply)) return;
    const id = String(query['id'] ?? '');
    await this.sendWhole(viewer, reply, file.format, () => this.matrices.ofScores(viewer, file.format, id));
  }

  /** What an authority chases: who owes what. */
  @Get('chase.:format')
  @Requires('ledger:read')
  async chase(
    @CurrentViewer() viewer: Viewer,
    @Param('format') format: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const file = askedFile(`chase.${format}`);
    if (isHead(request, reply)) return;
    const asked = askedChase(query);
    await this.sendWhole(viewer, reply, file.format, () => this.chases.of(viewer, file.format, asked));
  }

  /** Records of a ledger. */
  @Get(':file')
  @Requires('ledger:read')
  async records(
    @CurrentViewer() viewer: Viewer,
    @Param('file') file: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = askedFile(file);
    if (isHead(request, reply)) return;
    const ready = await this.exports.ofLedger(viewer, asked, askedRecords(query), () => reply.raw.destroyed);
    this.send(reply, asked.format, ready);
  }

  private async sendWhole(
    viewer: Viewer,
    reply: FastifyReply,
    format: Format,
    make: () => Promise<ReadyExport>,
  ): Promise<void> {
    this.send(reply, format, await this.whole.inTurn(viewer, () => reply.raw.destroyed, make));
  }

  /** Rows are read as the client takes them; however that ends, what was held for it is given back. */
  private send(reply: FastifyReply, format: Format, { table, end }: ReadyExport): void {
    const { type, write } = WRITERS[format];
    const body = write(table);
    const late = setTimeout(() => body.destroy(new Error(`not taken within ${LONGEST_MS} ms`)), LONGEST_MS).unref();
    body
      .on('error', (error) => this.logger.warn({ msg: 'an export was cut off', err: error }))
      .on('close', () => {
        clearTimeout(late);
        void end();
      });
    // Who went away while the rows were counted takes none of them.
    if (reply.raw.destroyed) {
      body.destroy();
      return;
    }
    void reply.type(type).header('content-disposition', `attachment; filename="${table.name}.${format}"`).send(body);
  }
}

/** Of an answer without a body nothing is read and nothing logged. */
function isHead(request: FastifyRequest, reply: FastifyReply): boolean {
  if (request.method !== 'HEAD') return false;
  void reply.code(405).header('allow', 'GET').send();
  return true;
}
