import { CurrentViewer, formFileInMemory, Requires, RestErrors, Turnstile, type Viewer } from '@fanzha/platform';
import { Controller, Get, HttpCode, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { AccountSheets } from './files/account-sheets.service.js';
import { AnnotatedFiles } from './files/annotated-files.service.js';
import { ImportTemplates } from './files/import-templates.service.js';
import { ImportService } from './import.service.js';
import { MOST_FILE_BYTES } from './sheet/limits.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FILE = { field: 'file', maxBytes: MOST_FILE_BYTES } as const;

/** Files of imports: templates, uploads, and what came of them. */
@Controller('imports')
@UseFilters(RestErrors)
export class ImportFilesController {
  /** A workbook is written while it is taken: a unit takes one after the other. */
  private readonly turns = new Turnstile({
    ...{ total: 4, perGroup: 1, perMember: 1 },
    ...{ waitingPerGroup: 10, waiting: 60, waitMs: 20_000 },
  });

  constructor(
    private readonly imports: ImportService,
    private readonly templates: ImportTemplates,
    private readonly annotated: AnnotatedFiles,
    private readonly sheets: AccountSheets,
  ) {}

  /** An empty workbook of a target, with the columns that units of the own type need. */
  @Get('templates/:target.xlsx')
  @Requires('account:own')
  async template(
    @CurrentViewer() viewer: Viewer,
    @Param('target') target: string,
    @Req() { headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sendInTurn(viewer, reply, async () => ({
      name: `${target}-template.xlsx`,
      body: await this.templates.of(viewer, target, headers['accept-language']),
    }));
  }

  /** `multipart/form-data` with one file in the field `file`. Answers `{ id, batchNumber, version, rowCount }`. */
  @Post(':target')
  @HttpCode(201)
  @Requires('account:own')
  async upload(@CurrentViewer() viewer: Viewer, @Param('target') target: string, @Req() request: FastifyRequest) {
    const { id, batchNumber, version, rowCount } = await this.imports.upload(viewer, target, (keep) =>
      formFileInMemory(request, FILE, keep),
    );
    return { id, batchNumber, version, rowCount };
  }

  /** One-time passwords of imported accounts that nobody has used; the same address asked again makes new ones. */
  @Post(':id/accounts.xlsx')
  @HttpCode(200)
  @Requires('account:own', 'user:manage')
  async accountSheet(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Query('part') part: string | undefined,
    @Req() { headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { body, name } = await this.sheets.give(viewer, id, Number(part ?? 1), headers['accept-language']);
    send(reply.header('cache-control', 'no-store'), name, body);
  }

  /** The rows of an import with what became of each. */
  @Get(':id/annotated.xlsx')
  @Requires('account:own')
  async annotatedFile(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Req() { headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sendInTurn(viewer, reply, () => this.annotated.of(viewer, id, headers['accept-language']));
  }

  /** @throws DomainError RATE_LIMITED (TOO_MANY_AT_ONCE) where the unit takes others; what `make` throws. */
  private async sendInTurn(
    viewer: Viewer,
    reply: FastifyReply,
    make: () => Promise<{ readonly name: string; readonly body: Readable }>,
  ): Promise<void> {
    const isGone = () => reply.raw.destroyed;
    const leave = await this.turns.enter({ group: viewer.tenantId, member: viewer.userId, isGone });
    try {
      const { name, body } = await make();
      body.once('close', leave);
      // Who went away meanwhile reads nothing.
      if (isGone()) body.destroy();
      else send(reply, name, body);
    } catch (error) {
      leave();
      throw error;
    }
  }
}

function send(reply: FastifyReply, name: string, body: unknown): void {
  void reply.type(WORKBOOK).header('content-disposition', `attachment; filename="${name}"`).send(body);
}
