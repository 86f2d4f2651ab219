import { DomainError } from '@fanzha/domain';
import { Config, ObjectStore, type ReceivedFile, type Scope, type StoredContent, type Viewer } from '@fanzha/platform';
import { Injectable } from '@nestjs/common';
import type { KeptBytes } from './attachment.repository.js';
import { type AttachmentRow, contentKey } from './attachment.row.js';

const MEGABYTE = 1024 * 1024;

/** The bytes of files, in the store. */
@Injectable()
export class KeptFiles {
  private readonly quota: number;

  constructor(
    private readonly store: ObjectStore,
    { attachments }: Config,
  ) {
    this.quota = attachments.quota;
  }

  /** Keeps the bytes of a file and of its preview. */
  async put({ cityCode, tenantId }: Pick<Viewer, 'cityCode' | 'tenantId'>, file: ReceivedFile): Promise<void> {
    for (const { file: place, sha256 } of contentsOf(file))
      await this.store.put(contentKey(cityCode, tenantId, sha256), place, sha256);
  }

  /** The same where they are not there, or no longer. */
  async ensure({ cityCode, tenantId }: Scope, file: ReceivedFile): Promise<void> {
    for (const { file: place, sha256 } of contentsOf(file)) {
      const key = contentKey(cityCode, tenantId ?? '', sha256);
      if (!(await this.store.has(key))) await this.store.put(key, place, sha256);
    }
  }

  /**
   * The bytes of a file, or of its preview.
   * @throws DomainError UNAVAILABLE (FILES_UNAVAILABLE), also where a row has lost its bytes.
   */
  async open(cityCode: string, { tenantId }: AttachmentRow, sha256: string): Promise<StoredContent> {
    const found = await this.store.open(contentKey(cityCode, tenantId, sha256));
    if (!found) throw new Error(`The bytes of an attached file of tenant ${tenantId} are not in the store`);
    return found;
  }

  /**
   * Files that were detached are kept for some days, so that a backup has them: they may take as much again.
   * @throws DomainError CONFLICT (NO_ROOM_FOR_FILES) with `quotaMegabytes` and `freeMegabytes`.
   */
  requireRoom({ used, kept }: KeptBytes, size: number): void {
    const free = Math.min(this.quota - used, 2 * this.quota - kept);
    if (size <= free) return;
    const freeMegabytes = Math.max(0, Math.floor((free / MEGABYTE) * 10) / 10);
    throw DomainError.conflict({ quotaMegabytes: this.quota / MEGABYTE, freeMegabytes }, 'NO_ROOM_FOR_FILES');
  }
}

const contentsOf = ({ content, image }: ReceivedFile) => [content, ...(image ? [image.preview] : [])];
