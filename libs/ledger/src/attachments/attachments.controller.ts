import { DomainError } from '@fanzha/domain';
import { CurrentViewer, Public, Requires, RestErrors, type StoredContent, type Viewer } from '@fanzha/platform';
import { Controller, Get, Param, Post, Query, Req, Res, UseFilters } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttachmentContents } from './attachment-contents.service.js';
import { AttachmentService } from './attachment.service.js';
import { asDownload } from './download-name.js';

/** What an upload is answered. */
interface Uploaded {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

/** A file does nothing where a browser shows it all the same. */
const POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Files come in by a form with the bearer token, and go out by links that are signed. */
@Controller('attachments')
@UseFilters(RestErrors)
export class AttachmentsController {
  constructor(
    private readonly service: AttachmentService,
    private readonly contents: AttachmentContents,
  ) {}

  /** `multipart/form-data` with one file in the field `file`; header `Idempotency-Key`. */
  @Post()
  @Requires('ledger:record')
  async upload(@CurrentViewer() viewer: Viewer, @Req() request: FastifyRequest): Promise<Uploaded> {
    const key = request.headers['idempotency-key'];
    const { id, name, mediaType, size } = await this.service.upload(viewer, request, key ? String(key) : null);
    return { id, name, mediaType, size };
  }

  /** The file itself, under the name that its unit gave it. */
  @Get(':id/content')
  @Public()
  async content(
    @Param('id') id: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    requireGet(request);
    const { mediaType, name, ending, content } = await this.contents.ofLink(id, 'content', query);
    await send(reply, { content, type: mediaType, disposition: asDownload(name, ending) });
  }

  /** The small picture of an image, for an `img` element of the own page. */
  @Get(':id/preview')
  @Public()
  async preview(
    @Param('id') id: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    requireGet(request);
    const { content } = await this.contents.ofLink(id, 'preview', query);
    await send(reply, { content, type: 'image/webp', disposition: 'inline' });
  }
}

/** HEAD would open a file that nobody reads. @throws DomainError NOT_FOUND. */
function requireGet({ method }: FastifyRequest): void {
  if (method !== 'GET') throw DomainError.notFound();
}

async function send(
  reply: FastifyReply,
  {
    content,
    type,
    disposition,
  }: { readonly content: StoredContent; readonly type: string; readonly disposition: string },
): Promise<void> {
  // Who went away meanwhile reads nothing, and the file must be closed.
  if (reply.raw.destroyed) {
    content.stream.destroy();
    return;
  }
  await reply
    .header('content-type', type)
    .header('content-length', content.size)
    .header('content-disposition', disposition)
    .header('content-security-policy', POLICY)
    .header('cross-origin-resource-policy', 'same-origin')
    .header('referrer-policy', 'no-referrer')
    .send(content.stream);
}
