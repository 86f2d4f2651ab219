import { attachmentType, DomainError, isId, requireFound } from '@fanzha/domain';
import { type Scope, SignedLinks, type StoredContent } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import { AttachmentRepository } from './attachment.repository.js';
import { KeptFiles } from './kept-files.js';

/** A file that is sent. */
interface SentFile {
  readonly mediaType: string;
  /** As the person called it who uploaded it. */
  readonly name: string;
  /** The usual ending of the name of such a file. */
  readonly ending: string;
  readonly content: StoredContent;
}

/** Bytes of files by their links: nobody is signed in, and what the link says was checked when it was made. */
@Injectable()
export class AttachmentContents {
  constructor(
    private readonly links: SignedLinks,
    private readonly files: AttachmentRepository,
    private readonly kept: KeptFiles,
  ) {}

  /**
   * @param query as it stands in the address
   * @throws DomainError NOT_FOUND where the link was not made here, was changed, has ended, or its file was detached.
   */
  async ofLink(
    id: string,
    variant: 'content' | 'preview',
    query: Readonly<Record<string, unknown>>,
  ): Promise<SentFile> {
    const linked = requireFound(isId(id) ? this.links.verify(id, variant, query) : null);
    const { cityCode, tenantId, region } = linked;
    const scope: Scope = {
      cityCode,
      tenantId,
      userId: null,
      regions: region === null ? [] : [region],
      sector: null,
      mode: 'member',
    };
    const file = await this.files.find(scope, id);
    const sha256 = variant === 'content' ? file?.content : file?.preview;
    if (file?.state !== 'ATTACHED' || file.tenantId !== tenantId || !sha256) throw DomainError.notFound();
    const { mediaType, name } = file;
    const ending = attachmentType(mediaType)?.endings[0] ?? 'bin';
    return { mediaType, name, ending, content: await this.kept.open(cityCode, file, sha256) };
  }
}
