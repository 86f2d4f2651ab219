import { CurrentViewer, Requires, RestErrors, type Viewer } from '@fanzha/platform';
import { Controller, Get, Param, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type FileFormat, type SummaryFile, SummaryFileService } from './summary-files.service.js';

/**
 * Files of summaries, beside the query that shows them and authorised like it: with the same bearer token, by the same
 * rules of who sees a summary.
 */
@Controller('summaries')
@UseFilters(RestErrors)
export class SummaryFilesController {
  constructor(private readonly files: SummaryFileService) {}

  @Get(':id/edition/:number(^\\d{1,9}).:format(^docx|md|html)')
  @Requires('ledger:read')
  async edition(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Param('number') number: string,
    @Param('format') format: FileFormat,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.files.ofEdition(viewer, id, Number(number), format, () => reply.raw.destroyed));
  }

  @Get(':id/draft.:format(^docx|md|html)')
  @Requires('ledger:read')
  async draft(
    @CurrentViewer() viewer: Viewer,
    @Param('id') id: string,
    @Param('format') format: FileFormat,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await send(reply, await this.files.ofDraft(viewer, id, format, () => reply.raw.destroyed));
  }
}

/** A page of a summary brings its styles along and may do nothing else. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

async function send(reply: FastifyReply, { name, type, body }: SummaryFile): Promise<void> {
  const kind = type.startsWith('text/html') ? 'inline' : 'attachment';
  await reply
    .header('content-type', type)
    .header('content-disposition', `${kind}; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('content-security-policy', PAGE_POLICY)
    .send(body);
}
